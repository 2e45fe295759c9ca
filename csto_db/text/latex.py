"""LaTeX made Unicode: what a BibTeX field says."""

from functools import cache

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

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


def latex_text(value: str) -> str:
    r"""Return a text with its LaTeX made Unicode.

    >>> latex_text(r"Raisons d'{\^E}tre"), latex_text(r"a \textless{} b\textasciicircum{}2")
    ("Raisons d'Être", 'a < b^2')
    """
    return str(_decoder().latex_to_text(value)).strip()


@cache
def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    specs = [MacroTextSpec(name, simplify_repl=text) for name, text in _MACROS.items()]
    context.add_context_category("plain characters", prepend=True, macros=specs)
    return LatexNodes2Text(latex_context=context, keep_comments=True)
