"""Finished files, whoever made or edited them, as the text that readers see."""
