"""What is said, before anything is placed: inline text, blocks, decks and memos.

Frozen values only; the closed unions (``Block``, ``Body``, ``Part``) are matched to the end wherever
they are used, so that the type checker names each place that a new member still needs.
"""
