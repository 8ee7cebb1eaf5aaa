"""Foreign templates: an organisation's .pptx or .potx, read safely into data that layouts can stand on.

In:  a file from anybody. Out: a ``Template``: its masters and layouts with their placeholders, colours,
fonts and art (``tree``), and the parts of it that a deck carries on (``carrying``). ``choose`` says which
of its layouts serves for which of ours; ``mapping`` lets a person overrule that.
"""
