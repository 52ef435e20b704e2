"""The version of the library: a snapshot of another version is refused."""

__version__ = "0.1.0"
