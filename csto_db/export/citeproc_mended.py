"""Rules of CSL that citeproc-py leaves out."""

import re
from typing import Any

_PRINTED_ONCE = (
    "title", "title-short", "container-title", "collection-title", "publisher", "genre", "number",
)  # fmt: skip
_INNER_QUOTES = str.maketrans("“”", "‘’")
_STOP_BEHIND_QUOTE = re.compile(r"(?P<before>.)(?P<close>”)(?P<stop>[.,])")
_NUMBER_AT_START = re.compile(r"\A(\[\d+\]|\d+\.)(?=[^\s\d])")
_is_mended = False


def mend() -> None:
    """Make citeproc-py keep rules of CSL 1.0.2 that it does not, once in a process.

    What a `substitute` printed through a macro is not printed again ("Substituted variables are
    considered empty for the purposes of determining the output of the rest"): citeproc-py 0.11
    sees to it only where the variable is named in the `substitute` itself. `initialize="false"`
    leaves given names in full. Quotation marks within quotation marks are the inner ones.
    """
    global _is_mended
    if not _is_mended:
        _mend_substitute()
        _mend_names()
        _mend_quotes()
        _is_mended = True


def finished(entry: str, *, american: bool) -> str:
    """Return an entry with a blank behind its number, and stops where the locale has them.

    The number is what a style sets into a margin of its own.

    >>> finished("[7]Roe, “War”, 1999", american=True)
    '[7] Roe, “War,” 1999'
    >>> finished("“What Now?”. 1999", american=True), finished("“War”, 1999", american=False)
    ('“What Now?” 1999', '“War”, 1999')
    """
    entry = _NUMBER_AT_START.sub(r"\1 ", entry)
    return _STOP_BEHIND_QUOTE.sub(_stop_inside, entry) if american else entry


def has_stops_in_quotes(style: Any) -> bool:
    """Whether stops and commas stand inside closing quotation marks, as in the United States."""
    return str(style.root.get_locale_option("punctuation-in-quote")).lower() == "true"


def _stop_inside(found: re.Match[str]) -> str:
    is_ended = found["stop"] == "." and found["before"] in "?!."
    return found["before"] + ("" if is_ended else found["stop"]) + found["close"]


def _mend_substitute() -> None:
    from citeproc.model import Substitute

    render = Substitute.render

    def rendered(self: Any, item: Any, context: Any = None, **options: Any) -> Any:
        text = render(self, item, context=context, **options)
        if text:
            held = context.get_layout().repressed.setdefault(_TEXT, [])
            held += [name for name in _PRINTED_ONCE if _is_in(item, name, str(text))]
        return text

    Substitute.render = rendered


_TEXT = "{http://purl.org/net/xbiblio/csl}text"


def _is_in(item: Any, variable: str, text: str) -> bool:
    value = item.reference.get(variable.replace("-", "_"))
    # A title within quotation marks has had its own changed.
    return bool(value) and _plain(value) in _plain(text)


def _plain(text: Any) -> str:
    return str(text).translate(_INNER_QUOTES).casefold()


def _mend_names() -> None:
    from citeproc.model import Name

    initialize = Name.initialize

    def initialized(self: Any, given: Any, mark: Any, context: Any) -> Any:
        is_kept = self.get("initialize", "true").lower() == "false"
        return given if is_kept else initialize(self, given, mark, context)

    Name.initialize = initialized


def _mend_quotes() -> None:
    from citeproc.model import Quoted

    quote = Quoted.quote

    def quoted(self: Any, string: Any) -> Any:
        if self.get("quotes", "false").lower() == "true":
            string = type(string)(str(string).translate(_INNER_QUOTES))
        return quote(self, string)

    Quoted.quote = quoted
