"""Provenance: which statement of an output comes from which line of the notes, and what has changed since."""
