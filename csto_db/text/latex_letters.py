"""What LaTeX writes for single characters: accents, letters, signs."""

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "i": "ı", "j": "ȷ", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "pounds": "£",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textbackslash": "\\",
    "textasciicircum": "^", "textasciitilde": "~", "textbraceleft": "{", "textbraceright": "}",
    "textbar": "|", "textless": "<", "textgreater": ">", "textunderscore": "_",
    "textquotesingle": "'", "guillemotleft": "«", "guillemotright": "»", "ldots": "…",
    "dots": "…", "textellipsis": "…", "copyright": "©", "texteuro": "€", "euro": "€",
}  # fmt: skip
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡"}
_STYLES = "emph textit textbf textsc textrm textsf texttt textup mkbibquote mkbibemph enquote"

_TOKEN = re.compile(
    r"""
    \\(?P<accent>[`'^"~=.]|[uvHcdbkr](?![A-Za-z]))\s*
      (?:\{\s*\\?(?P<in_braces>[^\W\d_]|)\s*\}
        | \\(?P<dotless>[ij])(?![A-Za-z])(?:\{\})?
        | (?P<bare>[^\W\d_]))
    | \\(?P<escaped>[&%$\#_{}])
    | \\(?P<blank>[ ,;:!/@-]|\n)
    | \\(?P<style>""" + "|".join(_STYLES.split()) + r""")(?=\s*\{)\s*
    | \\(?P<letter>""" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r""")
      (?:\{\}|(?![A-Za-z])\s*)
    | (?P<ligature>---?|``|''|[?!]`)
    | (?P<brace>[{}])
    | (?P<tie>~)
    | (?P<other>[\\$])
    """,
    re.X,
)  # fmt: skip
_BEYOND_BRACES = re.compile(r"[\\$~]|--|``|''|[?!]`")
_BLANKS = {" ": " ", "\n": " ", ",": "\u202f", ";": " ", ":": " "}


class _NotPlainError(Exception):
    """LaTeX that does more than to stand for a character."""


def plain_letters(value: str) -> str | None:
    r"""Return a text whose LaTeX only stands for characters; None if it does more.

    >>> plain_letters(r"Raisons d'{\^E}tre -{}- {\"u}ber \& \v{c}"), plain_letters(r"$E=mc^2$")
    ("Raisons d'Être -- über & č", None)
    """
    if not _BEYOND_BRACES.search(value):
        # Most titles: braces keep their capitals, and that is all.
        return value.replace("{", "").replace("}", "")
    try:
        return _TOKEN.sub(_character, value)
    except _NotPlainError:
        return None


def _character(found: re.Match[str]) -> str:
    kind, token = found.lastgroup, found[0]
    match kind:
        case "in_braces" | "dotless" | "bare":
            letter = found["in_braces"] or found["dotless"] or found["bare"] or " "
            accent = found["accent"]
            return unicodedata.normalize("NFC", letter + _ACCENTS[accent])
        case "escaped":
            return found["escaped"]
        case "blank":
            return _BLANKS.get(found["blank"], "")
        case "letter":
            return _LETTERS[found["letter"]]
        case "ligature":
            return _LIGATURES[token]
        case "tie":
            return " "
        case "other":
            raise _NotPlainError
    return ""
