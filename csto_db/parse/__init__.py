"""Text to values: notes, citations, links, and the files of a collection."""
