"""A bibliographic and claims database of documents that argue about the same things."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from csto_db.parse.api import Reference, parse_document_text, parse_references

__version__ = "0.1.0"
__all__ = ["Reference", "__version__", "parse_document_text", "parse_references"]


def __getattr__(name: str) -> Any:
    # Loaded when it is asked for: a report starts without the parser.
    if name in __all__:
        from csto_db.parse import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
