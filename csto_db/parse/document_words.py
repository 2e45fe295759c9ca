"""The words by which titles, bodies and places are known."""

import re

_TRANSCRIPTS = "stenogramma transcript transkript verbatim wortprotokoll"
_TREATIES = (
    "treaty dogovor convention konventsiya agreement soglashenie pact pakt vertrag traité accord"
    " договор соглашение конвенция пакт"
)
_DOCUMENTS = (
    "statement declaration protocol resolution charter regulation regulations rules decision decree"
    " directive communiqué communique concept doctrine strategy memorandum law act constitution"
    " order letter note table programme program plan guidelines framework recommendation"
    " zayavlenie deklaratsiya protokol rezolyutsiya ustav polozhenie poryadok pravila reshenie ukaz"
    " postanovlenie kontseptsiya doktrina strategiya memorandum zakon prikaz kommyunike plan"
    " programma rekomendatsii obrashchenie rasporyazhenie"
    " erklärung beschluss beschluß verordnung gesetz satzung richtlinie protokoll"
    " déclaration résolution charte décret loi règlement"
    " закон указ постановление распоряжение приказ решение определение резолюция заявление"
    " декларация протокол устав положение кодекс концепция доктрина стратегия"
)
_REPORTS = "report doklad bericht rapport survey otchet"


def _first_word(words: str) -> re.Pattern[str]:
    alternatives = "|".join(words.split())
    return re.compile(
        rf"(?:the\s|joint\s|draft\s|final\s|moscow\s|federal\s|federal’nyi\s|федеральный\s|council\s)*(?:{alternatives})\b",
        re.IGNORECASE,
    )


TRANSCRIPT = _first_word(_TRANSCRIPTS)
TREATY = _first_word(_TREATIES)
DOCUMENT = _first_word(_DOCUMENTS)
REPORT = _first_word(_REPORTS)
ACT_WORD = re.compile(rf"\b(?:{'|'.join((_TREATIES + ' ' + _DOCUMENTS).split())})\b", re.IGNORECASE)
ENDS_IN_ACT = re.compile(rf"{ACT_WORD.pattern}(?:\s\d+)?\Z", re.IGNORECASE)

INSTITUTION = re.compile(
    r"\b(?:ministry|president|government|secretariat|council|organi[sz]ation|committee|commission"
    r"|delegation|department|parliament|duma|assembly|embassy|cabinet|congress|senate|bundestag"
    r"|university|institute|institut|centre|center|foundation|academy|bank|agency|association"
    r"|nations|union|nato|osce|csto|office|court|ministerstvo|prezident|pravitel.?stvo|sekretariat"
    r"|sovet|ministerium|bundesregierung|ministère)\b",
    re.IGNORECASE,
)
MEDIUM = re.compile(
    r"\b(?:web\s?(?:site|page)|site|portal|news|agentstvo|times|post|gazeta|journal|review|bulletin"
    r"|byulleten.?|radio|tv|television|daily|weekly|zeitung|zeitschrift|list|blog|magazine)\b",
    re.IGNORECASE,
)
CITIES = frozenset(
    "amsterdam|ankara|astana|athens|baden-baden|baku|beijing|belgrade|berlin|bern|bishkek|bonn|boston"
    "|brussels|bucharest|budapest|cairo|cambridge|cambridge, ma|chicago|cologne|copenhagen|delhi"
    "|dublin|dushanbe|frankfurt|freiburg|geneva|göttingen|hamburg|heidelberg|helsinki|hong kong"
    "|istanbul|jerusalem|kiev|kyiv|köln|leiden|leipzig|lisbon|ljubljana|london|los angeles|madrid"
    "|minsk|montreal|moscow|moskva|munich|münchen|new haven|new york|nicosia|nur-sultan|oslo|ottawa"
    "|oxford|paris|prague|princeton|riga|rome|seoul|singapore|sochi|sofia|st petersburg|stockholm"
    "|strasbourg|stuttgart|tallinn|tashkent|tbilisi|tehran|the hague|tokyo|toronto|tübingen|vienna"
    "|vilnius|warsaw|washington|washington, dc|washington dc|wien|yerevan|zagreb|zurich|zürich"
    "|almaty|chisinau|ashgabat|kabul|sankt-peterburg|basel|münster|tampere|turku|uppsala|edinburgh".split(
        "|"
    )
)
_PLACE = re.compile(r"(?:the\s)?[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+){0,2}\Z")
_SITE = re.compile(r"\b(?:headquarters|HQ|embassy)\b", re.IGNORECASE)


def is_city(text: str) -> bool:
    """Return whether the text is a city where books and documents are often issued.

    >>> is_city("Tashkent"), is_city("Interfax")
    (True, False)
    """
    return text.casefold().strip(" .") in CITIES


def can_be_place(text: str) -> bool:
    """Return whether the text has the form of a place: capitalised words, none of a body.

    >>> can_be_place("Bishkek"), can_be_place("NATO headquarters"), can_be_place("RAS")
    (True, True, False)
    """
    if is_city(text) or _SITE.search(text):
        return True
    is_acronym = (text.isupper() and len(text) > 3) or text in ("RAS", "UN", "EU")
    return bool(_PLACE.match(text)) and not (is_acronym or INSTITUTION.search(text))
