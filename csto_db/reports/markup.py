"""HTML that is safe by construction: what is not markup already is escaped."""

from html import escape


class Markup(str):
    """A text that is HTML, and goes into a page as it is."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | None) -> Markup:
    """Return an element; children and attributes are escaped, unless a child is `Markup`.

    An attribute of None is left out; `class_` is class, `data_verdict` is data-verdict.

    >>> tag("p", "1 < 2 ", tag("b", "&"), class_='a "b"')
    '<p class="a &quot;b&quot;">1 &lt; 2 <b>&amp;</b></p>'
    """
    given = ((key.rstrip("_").replace("_", "-"), text) for key, text in attributes.items())
    start = "".join(f' {key}="{escape(text)}"' for key, text in given if text is not None)
    return Markup(f"<{name}{start}>{joined(*children)}</{name}>")


def joined(*children: str) -> Markup:
    """Return children one after the other, each escaped unless it is `Markup`."""
    return Markup("".join(c if isinstance(c, Markup) else escape(c, quote=False) for c in children))


def web_link(url: str) -> Markup:
    """Return a link to a URL; one that leads elsewhere than to the web stays text.

    >>> web_link("javascript:alert(1)")
    'javascript:alert(1)'
    """
    if not url.lower().startswith(("http://", "https://")):
        return joined(url)
    return tag("a", url, href=url, rel="noreferrer")
