"""Citations to works, mentions to entities, quotes to passages."""
