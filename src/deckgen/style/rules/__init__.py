"""The rules of style, by what they are about."""
