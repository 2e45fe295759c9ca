"""Documents and collections into the database."""
