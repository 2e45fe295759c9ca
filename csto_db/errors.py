"""What can go wrong in a way that a user can mend, each with its exit code."""


class CstoError(Exception):
    """An expected failure; its text says what happened, where, and what to do."""

    exit_code = 1


class InputError(CstoError):
    """A file or an argument that cannot be used as it is."""


class DatabaseError(CstoError):
    """A database that is not ours, is of another version, or cannot be written."""


class QueryError(CstoError):
    """A query that the read-only door refuses, or that SQL does not understand."""
