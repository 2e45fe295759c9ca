"""Bytes to clean text in which every character knows its place in the document."""
