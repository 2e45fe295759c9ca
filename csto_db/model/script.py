"""The script that a text is written in, by its code (ISO 15924)."""

import unicodedata
from collections import Counter
from functools import lru_cache

# How Unicode's names of letters begin. Kana says that Chinese characters beside it are Japanese.
_BY_NAME = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CYRILLIC": "Cyrl",
    "CJK": "Hani", "DEVANAGARI": "Deva", "ETHIOPIC": "Ethi", "GEORGIAN": "Geor",
    "GREEK": "Grek", "HANGUL": "Hang", "HEBREW": "Hebr", "HIRAGANA": "Hira",
    "KATAKANA": "Kana", "LATIN": "Latn", "MONGOLIAN": "Mong", "TAMIL": "Taml", "THAI": "Thai",
    "TIBETAN": "Tibt",
}  # fmt: skip
LATIN = "Latn"
CYRILLIC = "Cyrl"


@lru_cache(maxsize=1 << 12)
def letter_script(letter: str) -> str | None:
    """Return the script of a character, None if it is no letter or one of a rare script.

    >>> letter_script("я"), letter_script("ą"), letter_script("4")
    ('Cyrl', 'Latn', None)
    """
    if not letter.isalpha():
        return None
    return _BY_NAME.get(unicodedata.name(letter, "").partition(" ")[0])


@lru_cache(maxsize=1 << 12)
def script_of(text: str | None) -> str | None:
    """Return the script of most letters of a text, None if it has none that is known.

    >>> script_of("Каналы Севера (NATO)"), script_of("Kanaly Severa"), script_of("1984")
    ('Cyrl', 'Latn', None)
    >>> script_of("撥水材を混入した")
    'Jpan'
    """
    if not text:
        return None
    if text.isascii():
        return LATIN if any(map(str.isalpha, text)) else None
    counts = Counter(filter(None, map(letter_script, text)))
    if not counts:
        return None
    if counts["Hira"] or counts["Kana"]:
        return "Jpan"
    found = counts.most_common(1)[0][0]
    return "Kore" if found == "Hang" else found
