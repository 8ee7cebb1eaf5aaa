"""The source notes. In: a Markdown or plain text file. Out: ``Notes``: themes, statements, places."""
