"""The rules, by what they look at. In: a deck. Out: places where it breaks them."""
