"""Painters: each walks ``page.Pages`` and writes one kind of file; none measures or decides."""
