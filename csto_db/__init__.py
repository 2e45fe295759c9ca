"""A bibliographic and claims database of documents that argue about the same things."""

__version__ = "0.1.0"
