"""Pictures as files: reading them, and encoding what of them is shown."""
