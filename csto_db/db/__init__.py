"""Tables, views and the two doors to the database: writing and reading."""
