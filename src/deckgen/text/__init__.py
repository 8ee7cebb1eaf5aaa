"""Text measured: from inline text to lines. In: ``Text``, styles, fonts. Out: ``page.Para`` values."""
