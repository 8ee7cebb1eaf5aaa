"""deckgen: one outline, a native deck and a paged memo, for each audience."""

__version__ = "0.1.0"
