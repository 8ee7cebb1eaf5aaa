"""Two documents compared: what ``deckgen diff`` is asked for, read, told apart, and written down."""
