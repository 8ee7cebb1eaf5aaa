"""The outline. In: a YAML file and an audience. Out: ``Outline``, worded for that audience.

An audience is a delta: its keys replace the outline's, its ``reword`` replaces single texts. The
merge happens on the positioned YAML nodes, before they are read, so that every value keeps the place
it was written at.
"""
