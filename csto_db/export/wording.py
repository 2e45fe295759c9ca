"""What an entry says in words: titles that stand in for one, notes, and where it is cited."""

from collections.abc import Iterator

from csto_db.export.cited import CitedWork
from csto_db.export.names import spoken
from csto_db.model.vocabulary import EntryType, Role
from csto_db.model.work import Work

GENRES = {
    EntryType.INTERVIEW: "Interview",
    EntryType.TREATY: "Treaty",
    EntryType.TRANSCRIPT: "Transcript",
    EntryType.OFFICIAL_DOCUMENT: "Official document",
    EntryType.REPORT: "Report",
}
_INTERVIEWER = Role.INTERVIEWER


def title_of(work: Work) -> str:
    """Return the title; where the source gives none, one in brackets as catalogues do.

    >>> title_of(Work(url="http://www.x.org/a/b"))
    '[Page on www.x.org]'
    """
    if work.title:
        return work.title
    if work.entry_type is EntryType.INTERVIEW:
        people = " and ".join(map(spoken, work.names(Role.INTERVIEWEE)))
        return f"[Interview with {people}]" if people else "[Interview]"
    names = [spoken(name) for name in work.names(Role.AUTHOR)]
    if names:
        return f"[{' '.join([*names, (work.issued or '')[:4]]).strip()}]"
    host = (work.url or "").partition("//")[2].partition("/")[0]
    return f"[Page on {host}]" if host else "[no title]"


def addition_of(work: Work) -> str:
    """Return the translation of the title as it is printed behind it, "" if there is none.

    >>> work = Work(title="O mire", translated_title="On Peace", original_title="О мире")
    >>> addition_of(work), original_of(work), whole_title_of(work)
    ('[On Peace]', 'О мире', 'O mire [On Peace]')
    """
    other = work.translated_title
    return f"[{other}]" if other and other != work.title else ""


def whole_title_of(work: Work) -> str:
    """Return the title and its translation in brackets: what styles print."""
    return f"{title_of(work)} {addition_of(work)}".rstrip()


def original_of(work: Work) -> str:
    """Return the title in its own script, else transliterated; "" if it is the one cited by."""
    found = work.original_title or work.transliterated_title
    if not found:
        return ""
    is_translated = work.translated_title == work.title
    return found if found != work.title and (work.original_title or is_translated) else ""


def further_titles(work: Work) -> list[str]:
    """Return, in words, the form of the title that no field has room for.

    >>> further_titles(Work(title="О мире", original_title="О мире", transliterated_title="O mire"))
    ['transliterated title: O mire']
    """
    other = work.transliterated_title
    is_said = other in (None, work.title, original_of(work))
    return [] if is_said else [f"transliterated title: {other}"]


def genre_of(work: Work) -> str:
    """Return the kind of a work in a word, "" if its entry type says it."""
    return work.genre or GENRES.get(work.entry_type, "")


def notes_of(work: Work, *, with_number: bool) -> str:
    """Return what a reader of the bibliography should see and no field has room for."""
    parts = [work.note] if work.note else []
    for one in work.contributions:
        if one.description or one.role is _INTERVIEWER:
            parts += _said_of_people(work)
            break
    number = work.number() if with_number and work.identifiers else None
    if number:
        parts.append(f"no. {number}")
    return "; ".join(parts)


def _said_of_people(work: Work) -> Iterator[str]:
    makers = [one for one in work.contributions if one.role in (Role.AUTHOR, Role.INTERVIEWEE)]
    for contribution in work.contributions:
        if contribution.description:
            # Where one person made it, everybody knows who is meant.
            name = "" if makers == [contribution] else f"{spoken(contribution.name)}: "
            yield f"{name}{contribution.description}"
    interviewers = work.names(_INTERVIEWER)
    if interviewers:
        yield f"interviewed by {' and '.join(map(spoken, interviewers))}"


def provenance(cited: CitedWork) -> list[str]:
    """Return where a work is cited, and what of it is inferred."""
    parts = list(map(str, cited.places))
    if cited.document:
        parts.append(f"document {cited.document} of this collection")
    if cited.work.inferred:
        parts += [f"{field} inferred: {basis}" for field, basis in cited.work.inferred]
    return parts


def keywords(cited: CitedWork) -> str:
    """Return the keywords of an entry: by which sources it is cited."""
    return ", ".join([f"cited in {source}" for source in cited.sources()])
