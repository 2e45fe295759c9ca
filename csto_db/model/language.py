"""Languages by their tags (BCP 47) and by the names that babel and biblatex use."""

_NAMES = {
    "ar": "arabic", "az": "azerbaijani", "be": "belarusian", "bg": "bulgarian", "ca": "catalan",
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "fa": "persian", "fi": "finnish", "fr": "french",
    "he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "is": "icelandic", "it": "italian", "ja": "japanese", "ka": "georgian",
    "kk": "kazakh", "ko": "korean", "ky": "kyrgyz", "la": "latin", "lt": "lithuanian",
    "lv": "latvian", "mk": "macedonian", "mn": "mongolian", "nb": "norsk", "nl": "dutch",
    "nn": "nynorsk", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sk": "slovak", "sl": "slovene", "sq": "albanian", "sr": "serbian",
    "sv": "swedish", "tg": "tajik", "tk": "turkmen", "tr": "turkish", "uk": "ukrainian",
    "uz": "uzbek", "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
_VARIANTS = {
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH",
    "nswissgerman": "de-CH", "brazil": "pt-BR", "brazilian": "pt-BR", "portuges": "pt",
    "canadien": "fr-CA", "magyar": "hu", "farsi": "fa", "slovenian": "sl", "norwegian": "no",
}  # fmt: skip
_RUSSIAN_STEMS = {
    "англ": "en", "белор": "be", "казах": "kk", "нем": "de", "рус": "ru",
    "укр": "uk", "франц": "fr",
}  # fmt: skip
_TAGS = {name: tag for tag, name in _NAMES.items()} | _VARIANTS


CYRILLIC_LANGUAGES = frozenset(("be", "bg", "kk", "ky", "mk", "mn", "ru", "tg", "uk"))
"""Languages whose titles are transliterated where they stand in Latin letters."""


def language_tag(text: str) -> str:
    """Return the tag of a language given by its tag or by a name of babel, else the text.

    >>> language_tag("ngerman"), language_tag("ru-Latn"), language_tag("Russian and English")
    ('de', 'ru-Latn', 'Russian and English')
    """
    return _TAGS.get(text.strip().lower(), text)


def named_language(name: str) -> str | None:
    """Return the tag of a language by its English or Russian name, in full or cut short.

    >>> named_language("Ukrainian"), named_language("Russ"), named_language("Ital")
    ('uk', 'ru', 'it')
    >>> named_language("русском"), named_language("press"), named_language("Ger")
    ('ru', None, 'de')
    """
    for stem, tag in _RUSSIAN_STEMS.items():
        if name.lower().startswith(stem):
            return tag
    begun = {tag for tag, full in _NAMES.items() if full.startswith(name.lower())}
    return begun.pop() if len(begun) == 1 else None


def babel_name(text: str) -> str | None:
    """Return the name of a language as babel knows it, None if it is not a known language.

    >>> babel_name("ru-Latn"), babel_name("english"), babel_name("Klingon")
    ('russian', 'english', None)
    """
    if text.strip().lower() in _TAGS:
        return text.strip().lower()
    return _NAMES.get(text.partition("-")[0].lower())


def is_transliterated(text: str) -> bool:
    """Whether a tag names a script: a text then need not be in the usual one of its language.

    >>> is_transliterated("ru-Latn"), is_transliterated("pt-BR")
    (True, False)
    """
    return any(len(part) == 4 and part.isalpha() for part in text.split("-")[1:])
