"""Annotated references made up at random, in the styles that researchers meet."""
