"""What differs between two documents: what each tells, compared, and shown to a person or a program.

Nothing here reads a file or composes: tellings come in, differences go out as values, lines, records, pages.
"""
