"""What a `--db` value names."""


def is_url(target: str) -> bool:
    """Whether a `--db` value is a database URL; otherwise it is the path of a SQLite file.

    >>> is_url("postgresql+psycopg://localhost/csto"), is_url("csto.db")
    (True, False)
    """
    return "://" in target
