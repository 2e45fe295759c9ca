"""The files of a collection: text in, values out, and every mistake with its place."""
