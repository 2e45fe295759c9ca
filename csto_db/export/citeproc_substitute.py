"""A rule of CSL that citeproc-py leaves out: what stands in for a name is not printed again."""

from typing import Any

_PRINTED_ONCE = (
    "title", "title-short", "container-title", "collection-title", "publisher", "genre", "number",
)  # fmt: skip
_is_mended = False


def mend() -> None:
    """Make citeproc-py hold back what a `substitute` printed through a macro.

    CSL 1.0.2, Substitute: "Substituted variables are considered empty for the purposes of
    determining the output of the rest". citeproc-py 0.11 sees to it only where the
    variable is named in the `substitute` itself; in most styles a macro stands there, and every
    work without an author has its title twice.
    """
    global _is_mended
    if _is_mended:
        return
    from citeproc.model import Substitute

    render = Substitute.render

    def rendered(self: Any, item: Any, context: Any = None, **options: Any) -> Any:
        text = render(self, item, context=context, **options)
        if text:
            held = context.get_layout().repressed.setdefault(_TEXT, [])
            held += [name for name in _PRINTED_ONCE if _is_in(item, name, str(text))]
        return text

    Substitute.render = rendered
    _is_mended = True


_TEXT = "{http://purl.org/net/xbiblio/csl}text"


def _is_in(item: Any, variable: str, text: str) -> bool:
    value = item.reference.get(variable.replace("-", "_"))
    return bool(value) and str(value).casefold() in text.casefold()
