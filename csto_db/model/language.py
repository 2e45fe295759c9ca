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
_TAGS = {name: tag for tag, name in _NAMES.items()} | _VARIANTS


def language_tag(text: str) -> str:
    """Return the tag of a language given by its tag or by a name of babel, else the text.

    >>> language_tag("ngerman"), language_tag("ru-Latn"), language_tag("Russian and English")
    ('de', 'ru-Latn', 'Russian and English')
    """
    return _TAGS.get(text.strip().lower(), text)


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
