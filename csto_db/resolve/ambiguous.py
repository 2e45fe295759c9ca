"""Whether an alias that is also a common word names its entity where it stands."""

import re

from csto_db.model.passage import Span

_WINDOW = 40
_DETERMINERS = frozenset(("the", "a", "an", "this", "operation", "exercise", "exercises"))
_FUNCTION_WORDS = frozenset(
    "a about after all also an and are as at be because been before but by can could did do does"
    " for from had has have how if in into is it its may might more must no nor not of on or our"
    " over shall should since so some such than that the their them then there these they this"
    " those through to too under until up was were what when where which while who whom whose"
    " why will with would you your".split()
)
_GIVING_VERBS = frozenset(
    "allow allows ask asks bring brings brought enable enables gave give gives help helps join"
    " joins lead leads leave leaves let lets make makes remind reminds show shows take takes tell"
    " tells told teach teaches among between of for to".split()
)
_BEFORE = re.compile(r"([\w’']+)\W*\Z")
_AFTER = re.compile(r"\W*([^\W\d_][\w]*)")


def names_entity(text: str, span: Span, alias: str, lost_capitals: bool) -> bool:
    """Return whether an ambiguous alias names its entity at this place, by what is around it.

    Where case tells something, an alias written in capitals or in quotes names it. Elsewhere
    a word like "us" needs a determiner before it, an apostrophe after it, or a noun that it
    qualifies.

    >>> names_entity("supported by the us government", Span(17, 19), "US", True)
    True
    >>> names_entity("it tells us what", Span(9, 11), "US", True)
    False
    """
    printed = text[span.start : span.end]
    before = text[max(0, span.start - _WINDOW) : span.start]
    after = text[span.end : span.end + _WINDOW]
    if _is_quoted(before, after):
        return True
    if not lost_capitals:
        return printed == alias and (alias.isupper() or not _opens_sentence(before))
    return alias.isupper() and _is_noun_place(before, after)


def _is_quoted(before: str, after: str) -> bool:
    return before[-1:] in tuple("‘“\"'„«") and after[:1] in tuple("’”\"'“»")


def _opens_sentence(before: str) -> bool:
    bare = before.rstrip()
    return not bare or bare[-1] in ".!?:"


def _is_noun_place(before: str, after: str) -> bool:
    if after[:1] in ("’", "'"):
        return True
    word = _BEFORE.search(before)
    previous = word[1].casefold() if word else ""
    if previous in _DETERMINERS:
        return True
    following = _AFTER.match(after)
    if previous in _GIVING_VERBS and (following is None or after[:1] != " "):
        return False
    return (
        following is not None
        and after[:1].isspace()
        and after.lstrip()[:1] not in tuple(".,;:!?)")
        and following[1].casefold() not in _FUNCTION_WORDS
        and previous not in _GIVING_VERBS - {"of", "to", "for", "between", "among"}
    )
