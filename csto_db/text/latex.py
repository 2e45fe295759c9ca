"""LaTeX made Unicode: what a BibTeX field says."""

import logging
import re
from functools import cache, lru_cache
from itertools import accumulate

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from csto_db.text.latex_letters import plain_letters

# pylatexenc drops these, or takes them for an accent without a letter.
_MACROS = {
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textbar": "|",
    "textgreater": ">",
    "textless": "<",
    "textquotesingle": "'",
}
_BLANKS = " \t\r\n"
"""What LaTeX takes for a blank: a no-break space is a character of the text."""
_DEEPEST = 50
_BRACE = re.compile(r"[{}]")
_MARK = re.compile(r"[\\{}~$]|--|``|''|[?!]`")


def latex_text(value: str) -> str:
    r"""Return a text with its LaTeX made Unicode.

    >>> latex_text(r"Raisons d'{\^E}tre"), latex_text(r"a \textless{} b\textasciicircum{}2")
    ("Raisons d'Être", 'a < b^2')
    >>> latex_text(r"$\alpha$-rays in {\it Nature}")
    'α-rays in Nature'
    >>> latex_text(r"\emph{a}" * 100) == "a" * 100
    True
    >>> latex_text("12\N{NO-BREAK SPACE}")
    '12\xa0'
    """
    return _decoded(value) if _MARK.search(value) else value.strip(_BLANKS)


@lru_cache(maxsize=1 << 14)
def _decoded(value: str) -> str:
    plain = plain_letters(value)
    return (_by_pylatexenc(value) if plain is None else plain).strip(_BLANKS)


def _by_pylatexenc(value: str) -> str:
    if _depth(value) > _DEEPEST:
        # pylatexenc follows braces by recursion.
        return value.replace("{", "").replace("}", "")
    try:
        return str(_decoder().latex_to_text(value))
    except (ValueError, IndexError, AttributeError, TypeError, RecursionError):
        return value


def _depth(value: str) -> int:
    """How deep the braces of a text stand in each other."""
    if value.count("{") <= _DEEPEST:
        return 0
    steps = (1 if found[0] == "{" else -1 for found in _BRACE.finditer(value))
    return max(accumulate(steps))


@cache
def _decoder() -> LatexNodes2Text:
    # It says what it cannot read on stderr, by line and column of the field.
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    context = get_default_latex_context_db()
    specs = [MacroTextSpec(name, simplify_repl=text) for name, text in _MACROS.items()]
    context.add_context_category("plain characters", prepend=True, macros=specs)
    return LatexNodes2Text(latex_context=context, keep_comments=True)
