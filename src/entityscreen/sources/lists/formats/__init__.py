"""One module a list or format, each with its `FORMATS`; what they share is in the folder above."""
