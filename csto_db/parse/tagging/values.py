"""One normalizer a field: the printed stretch to the value that is kept."""

import re
from functools import lru_cache

from csto_db.parse.dates import find_dates, read_date
from csto_db.parse.month_names import MONTHS, alternation
from csto_db.text.urls import clean_url

_QUOTES = "“”„«»‘’‚‹›\"'`"
_EDGES = " ,;:/–—-"
_IN = re.compile(r"\A(?:in|In|IN|aus|dans|en|en:)\b\s?:?\s+(?=\S)")
_PAGE = re.compile(
    r"\A(?:at\s)?(?:pp?|pages?|S|Seiten?|s|ss|págs?|pgs?|с|С|стр|str|c)\b\.?\s?:?\s*(?=[\divxlIVXLeEsS])"
)
_HERE = re.compile(r"\A(?:here|hier|at|esp\.?|insb\.?)\s+(?=\S)", re.IGNORECASE)
_TOTAL = re.compile(r"\s*(?:pp?|S|с|Seiten)\.?\s*\Z")
_DASH = re.compile(r"\s?(?:--+|[-‐‑‒—−–])\s?(?=[\w])")
_VOLUME = re.compile(
    r"\A(?:vol(?:ume)?s?|bd|bde|band|bände|jg|jahrgang|tome|tom|t|v|т|vyp|вып|n[o°º]?|nos|nr|num(?:ber)?"
    r"|issue|iss|heft|hft|h|№|fasc)\b[.:]?\s*",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(
    r"\A(?:(?:report|doc(?:ument)?)?\s?(?:no|nr|№|N(?=\s))\.?|(?:joined )?cases?"
    r"|app(?:lication)? no\.?)\s?(?=\S*\d)",
    re.IGNORECASE,
)
_DOI = re.compile(r"10\.\d{4,9}\s?/\s?\S+")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)")
_YEAR_FIRST = re.compile(
    rf"(?P<y>(?:1[4-9]|20)\d\d)[a-z]?[,.:;]?\s+(?P<rest>(?:{alternation(MONTHS)})\.?(?:\s\d{{1,2}})?"
    rf"|\d{{1,2}}(?:\.|\s?[-–]\s?\d{{1,2}})?\s(?:{alternation(MONTHS)})\.?)",
    re.IGNORECASE,
)

_REPRINT = re.compile(r"(?P<own>(?:1[4-9]|20)\d\d)\s?[\[(]\s?(?:1[4-9]|20)\d\d\s?[\])]?")


def read_title(printed: str) -> str:
    """Return a title without its quotes and the stop behind it.

    >>> read_title("“On War,”"), read_title("What Now?"), read_title("‘The “Near” Abroad’.")
    ('On War', 'What Now?', 'The “Near” Abroad')
    """
    title = " ".join(printed.split()).strip(_EDGES)
    while True:
        bare = _unquoted(title).strip(_EDGES)
        if bare.endswith(".") and not bare.endswith(".."):
            bare = bare[:-1]
        if bare == title:
            return bare
        title = bare


def _unquoted(text: str) -> str:
    """The text without quotes that stand around it, or that have no partner inside it."""
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        return text[1:-1]
    if text[:1] in _QUOTES and not set(text[1:]) & set(_QUOTES):
        return text[1:]
    if text[-1:] in _QUOTES and not set(text[:-1]) & set(_QUOTES):
        return text[:-1]
    return text


def read_container(printed: str) -> str:
    """Return the name of what holds a work, without "in".

    >>> read_container("In: Handbuch der Psychologie,")
    'Handbuch der Psychologie'
    """
    return read_title(_IN.sub("", printed.strip(_EDGES)))


def read_imprint(printed: str) -> str:
    """Return a place or a publisher without the punctuation around it.

    >>> read_imprint("(New York:"), read_imprint("Springer)."), read_imprint("Washington, D.C.")
    ('New York', 'Springer', 'Washington, D.C.')
    """
    bare = " ".join(printed.split()).strip("()[]" + _EDGES)
    is_short = re.search(r"\b(?:[A-Z]|Co|Inc|Ltd|Mass|Conn|Calif|Ill|Pub|Press\.?\sInc)\.\Z", bare)
    name = bare if is_short else bare.rstrip(".")
    return name if "(" in name else name.rstrip(")")


def read_pages(printed: str) -> str:
    """Return pages without "pp." and with en dashes.

    >>> read_pages("(pp. 89-98)."), read_pages("S. 12 ff."), read_pages("Rn. 5")
    ('89–98', '12 ff.', 'Rn. 5')
    >>> read_pages("3(2)"), read_pages("(3(2)).")
    ('3(2)', '3(2)')
    """
    bare = " ".join(printed.split()).strip("()[]." + _EDGES)
    bare += ")" * (bare.count("(") - bare.count(")")) + "]" * (bare.count("[") - bare.count("]"))
    bare = _HERE.sub("", bare)
    shorn = _PAGE.sub("", bare)
    shorn = _TOTAL.sub("", shorn) or shorn
    if re.search(r"\bff?\Z", shorn) and printed.rstrip().endswith("."):
        shorn += "."
    return _DASH.sub("–", shorn)


def read_count(printed: str) -> str:
    """Return the number of a volume or an issue without the word in front of it.

    >>> read_count("Vol. 24,"), read_count("(no. 3)"), read_count("Bd. VII")
    ('24', '3', 'VII')
    """
    bare = " ".join(printed.split()).strip("()[]." + _EDGES)
    shorn = _VOLUME.sub("", bare)
    return _DASH.sub("–", shorn or bare)


def read_number(printed: str) -> str:
    """Return the number of a document or report without "Report No."."""
    bare = " ".join(printed.split()).strip("()[]." + _EDGES)
    return _NUMBER_WORD.sub("", bare)


def read_doi(printed: str) -> str:
    """Return a DOI as such.

    >>> read_doi("doi: 10.1000/182.")
    '10.1000/182'
    """
    found = _DOI.search(printed)
    return re.sub(r"\s", "", found.group() if found else printed).rstrip(".,;)")


def read_url(printed: str) -> str:
    """Return the address that was meant, its line breaks gone.

    >>> read_url("http: //www.x.org/ a-b.pdf")
    'http://www.x.org/a-b.pdf'
    """
    return clean_url(re.sub(r"\s+", "", printed).lstrip("<(["))


def read_printed_url(printed: str) -> str:
    """Return an address as it is printed, without the punctuation around it.

    >>> read_printed_url("<http: //www.x.org/ a-b.pdf>.")
    'http: //www.x.org/ a-b.pdf'
    """
    return printed.strip(" <([").rstrip(" .,;>")


@lru_cache(1 << 14)
def read_edtf(printed: str) -> str | None:
    """Return a printed date in EDTF, or None where it cannot be read so.

    Of "2003 [1910]" it is the first: the other is that of an earlier edition.

    >>> read_edtf("(2009, March 4)."), read_edtf("Januar 1979"), read_edtf("forthcoming")
    ('2009-03-04', '1979-01', None)
    >>> read_edtf("1998a"), read_edtf("November2017"), read_edtf("2003 [1910]")
    ('1998', '2017-11', '2003')
    """
    bare = _GLUED.sub(" ", printed.strip("()[]. ,;:"))
    reprint = _REPRINT.fullmatch(bare)
    if reprint:
        return reprint["own"]
    if len(bare) == 4 and bare.isdigit():
        return bare
    turned = _YEAR_FIRST.fullmatch(bare)
    if turned:
        bare = f"{turned['rest']} {turned['y']}"
    read = read_date(re.sub(r"(?<=\d{4})[a-z]\Z", "", bare))
    if read is None:
        found = find_dates(bare)
        read = found[-1] if found else None
    return read.edtf if read else None


def read_plain(printed: str) -> str:
    """Return a stretch without the punctuation around it.

    >>> read_plain("(2003)."), read_plain("[Film]. ")
    ('2003', 'Film')
    """
    bare = " ".join(printed.split()).strip("()[].;" + _EDGES)
    return bare + ")" * (bare.count("(") > bare.count(")"))


def read_back_reference(printed: str) -> str:
    """Return the words that point back, with the stops of their abbreviations.

    >>> read_back_reference("(oben N. 7)"), read_back_reference("Ibid.,")
    ('oben N. 7', 'Ibid.')
    """
    return " ".join(printed.split()).strip("()[]" + _EDGES)
