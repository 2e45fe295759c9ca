"""The forms of a title: in its own script, transliterated, and in translation."""

import re
from dataclasses import dataclass

from csto_db.model.language import CYRILLIC_LANGUAGES
from csto_db.model.script import LATIN, letter_script, script_of
from csto_db.text.title_language import (
    has_own_alphabet,
    is_romanized,
    may_be_romanized,
    own_language,
    said_language,
)

_QUOTES = "“”„«»‘’‚‹›\"'`"
_QUOTES_INSIDE = '“”„«»‹›"`'
"""Not those that may be an apostrophe or a soft sign."""
_CLOSING = {"[": "]", "(": ")"}
_LONG = 1000
"""No title is longer; what is so long is not looked at, and hostile text stays linear."""
_ENGLISH_TAG = "en"
_SHORTEST = 4
_SHORTEST_OWN = 3
"""Three Chinese signs say as much as a line of letters."""
_PARALLEL = re.compile(r"\s=\s")
# Words that hardly any language but English has: a text with one of them is English.
_ENGLISH = re.compile(r"(?i:\b(?:the|of|and|with|from|by|for|its?|how|why|what)\b)")
_SURELY_ENGLISH = frozenset("the of and with from by for".split())
# What librarians and styles put in brackets behind a title, and is none.
_NO_TITLE = re.compile(
    r"(?i:\s*(?:review|recension|rezension|compte|interview|letter|online|electronic|elektron|электрон"
    r"|text\b|текст|data\s?set|computer|software|video|film|audio|sound|map\b|in\s|на\s|available|accessed"
    r"|sic\b|ed\b|eds\b|edited|trans|rev|vol|no\b|n\.\s?d|report|working|paper|phd|doctoral|thesis|diss"
    r"|master|unpublished|preprint|press\s?release|abstract|reprint|special|supplement|part\b|https?:)"
    r"|\W*\d)"
)
_CITIES = re.compile(
    r"(?:Mosc(?:ow|ou)|Mosk[vw]a|Moskau|Москва|M\.|М\.?|S(?:ain|ank)?t\.?[\s-]Peters?burg|Санкт-Петербург"
    r"|SPb\.?|СПб\.?|Leningrad|Ленинград|Л\.)(?:[;,/].*)?"
)


@dataclass(frozen=True, slots=True)
class TitleForms:
    """A title as it is printed first, and its forms; `language` is a tag (BCP 47).

    A form is None where it is not printed, or not sure to be that form. An English title
    beside which nothing else stands has none.
    """

    title: str
    original: str | None = None
    transliterated: str | None = None
    translated: str | None = None
    language: str | None = None


def title_forms(
    printed: str,
    behind: str = "",
    context: tuple[str, ...] = (),
    known: tuple[str, ...] = (),
    language: str | None = None,
) -> TitleForms:
    """Return the forms of a title, with the brackets that stand in it or behind it.

    `behind` is what follows the title in the reference; `context` are the names of container,
    publisher and place, which may say what language a title is in that has a translation.
    `known` are further forms, and `language` the one that the work is known to be in.

    >>> title_forms("Rules of Procedure (Pravila protsedury organov)")
    ... # doctest: +NORMALIZE_WHITESPACE
    TitleForms(title='Rules of Procedure', original=None,
        transliterated='Pravila protsedury organov', translated='Rules of Procedure',
        language=None)
    >>> title_forms("Kanaly Severa", " [Canals of the North]. Moscow", ("Moscow",))
    ... # doctest: +NORMALIZE_WHITESPACE
    TitleForms(title='Kanaly Severa', original=None, transliterated='Kanaly Severa',
        translated='Canals of the North', language='ru')
    >>> title_forms("Deterrence [Review of the book War]").title
    'Deterrence [Review of the book War]'
    """
    if len(printed) > _LONG:
        return TitleForms(printed)
    if not (behind or known) and _is_plainly_english(printed):
        return TitleForms(_bare(printed.strip()), language=language)
    main, others = _split(printed, behind, context)
    before = printed
    while main != before:
        before, (main, more) = main, _split(main, "", context)
        others = [*more, *others]
    others += known
    texts = (main, *others)
    own = next((text for text in texts if script_of(text) not in (LATIN, None)), None)
    said = said_language(f"{printed} {behind}"[:_LONG])
    language = language or said or next(filter(None, map(own_language, texts)), None)
    if language is None and (others or own or is_romanized(main)):
        language = _language_of(context)
    latin = [text for text in texts if script_of(text) == LATIN]
    transliterated = _transliteration(latin, own, language)
    translated = None
    if others:
        others_than = (transliterated, *known)
        translated = next((text for text in reversed(latin) if text not in others_than), None)
        if own is None and transliterated not in known:
            own = next(iter(known), None)
        if own is None and translated != main and has_own_alphabet(main):
            own = main
    elif said and said != _ENGLISH_TAG and _ENGLISH.search(main):
        translated = main
    return TitleForms(main, own, transliterated, translated, language)


def _is_plainly_english(text: str) -> bool:
    """Whether a title is in English and nothing stands beside it: most are, in a library."""
    if not text.isascii() or any(mark in text for mark in "[(="):
        return False
    return not _SURELY_ENGLISH.isdisjoint(text.lower().split())


def _split(printed: str, behind: str, context: tuple[str, ...]) -> tuple[str, list[str]]:
    """The title without what stands behind it in brackets or another script, and that."""
    main, others = printed.strip(), list[str]()
    first, *parallel = _PARALLEL.split(main, maxsplit=1)
    if parallel and _are_two_forms(first, parallel[0]):
        return _bare(first), [_bare(parallel[0])]
    while found := _last_bracket(main):
        head, inner = found
        if said_language(f"[{inner}]"):
            main = head.rstrip(" ,.:")
            continue
        if not _is_form(head, inner, main[len(head)], context):
            break
        main = head.rstrip(" ,.:")
        others.insert(0, _bare(inner))
    rest = behind.lstrip(" ,.’”»\"'")
    if rest.startswith(("[", "(")):
        inner = rest[1 : rest.find(_CLOSING[rest[0]])]
        if inner and _is_form(main, inner, rest[0], context):
            others.append(_bare(inner))
    main, own = _own_script_at_end(main)
    if not own and not others and main == printed.strip():
        return printed, []
    return _bare(main), [*own, *others]


def _last_bracket(text: str) -> tuple[str, str] | None:
    """What stands before a bracket that closes a text, and in it."""
    for opening, closing in _CLOSING.items():
        if text.endswith(closing):
            start = text.rfind(opening)
            if start > 0 and text[:start].strip():
                return text[:start], text[start + 1 : -1]
    return None


def _is_form(head: str, inner: str, opening: str, context: tuple[str, ...]) -> bool:
    """Whether what stands in brackets behind a title is another form of it."""
    if _NO_TITLE.match(inner) or sum(map(str.isalpha, inner)) < _SHORTEST:
        return False
    if _are_two_forms(head, inner):
        return opening == "[" or " " in inner.strip()
    is_translated = bool(_ENGLISH.search(inner)) and not _ENGLISH.search(head)
    if opening == "(":
        return is_translated and _is_cyrillic(_language_of(context))
    return is_translated or own_language(head) is not None


def _are_two_forms(one: str, other: str) -> bool:
    """Whether two texts say the same in two scripts, or in Latin letters and in translation."""
    scripts = script_of(one), script_of(other)
    if None in scripts:
        return False
    if scripts[0] != scripts[1] or is_romanized(one) != is_romanized(other):
        return True
    return bool(_ENGLISH.search(one)) and may_be_romanized(other)


def _own_script_at_end(text: str) -> tuple[str, list[str]]:
    """A title behind whose Latin form stands the one in its own script, without brackets."""
    if text.isascii():
        return text, []
    words = text.split(" ")
    scripts = [script_of(word) for word in words]
    at = next((n for n, script in enumerate(scripts) if script not in (LATIN, None)), 0)
    if not at or LATIN in scripts[at:] or letter_script(words[at][0]) is None:
        return text, []
    own = " ".join(words[at:])
    return (" ".join(words[:at]), [own]) if at > 1 and len(own) >= _SHORTEST_OWN else (text, [])


def _transliteration(latin: list[str], own: str | None, language: str | None) -> str | None:
    """The form that writes another alphabet with Latin letters."""
    found = next(filter(is_romanized, latin), None)
    if found or not latin:
        return found
    beside = [text for text in latin if not _ENGLISH.search(text)]
    if len(latin) > 1:
        is_cyrillic = own is not None or _is_cyrillic(language)
        return next((text for text in beside if is_cyrillic or may_be_romanized(text)), None)
    if own is None:
        return latin[0] if beside and _is_cyrillic(language) else None
    # Word for word: a translation has rarely as many words, and is mostly known to be English.
    return latin[0] if beside and len(own.split()) == len(latin[0].split()) else None


def _is_cyrillic(language: str | None) -> bool:
    return (language or "").partition("-")[0] in CYRILLIC_LANGUAGES


def _language_of(context: tuple[str, ...]) -> str | None:
    """The language by where a work appeared."""
    if any(map(_CITIES.fullmatch, context)):
        return "ru"
    return next(filter(None, map(own_language, context)), None)


def _bare(text: str) -> str:
    """A form without the punctuation around it, and the quotes if all of it stands in them."""
    bare = text.strip(" ,:").rstrip(".")
    is_quoted = len(bare) > 1 and bare[0] in _QUOTES and bare[-1] in _QUOTES
    if not is_quoted or any(mark in _QUOTES_INSIDE for mark in bare[1:-1]):
        return bare
    return bare[1:-1].rstrip(" ,.")
