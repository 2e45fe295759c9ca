"""A collection of two short documents that argue, in a folder that a test may change."""

from pathlib import Path

ATLAS = """\
The Atlas of Alliances

The League has six members.1 It was founded in Ostrava in 1992.2

The League never became a priority for Moravia.3

Notes

1 ‘Members of the League’, 3 May 2004, available at: http://www.league.org/a, accessed 4 May 2010.
2 ‘Founding of the League’, Ostrava Gazette, 9 December 1992.
3 Interview with an anonymous official, Ostrava, 5 June 2009.
"""
BULLETIN = """\
A Bulletin

The League has seven members (Novak, 2009, p. 4). Moravia calls the League its priority.
"""
BIBLIOGRAPHY = """\
@article{atlas2010,
  author = {Novak, Jan},
  title = {The Atlas of Alliances},
  date = {2010},
  file = {texts/atlas.txt},
}

@online{bulletin2012,
  title = {A Bulletin},
  date = {2012-04-01},
  file = {texts/bulletin.txt},
}
"""
ENTITIES = """\
types:
  state: A state.
  body: An organization.
entities:
  - {key: league, label: The League, type: body, aliases: [League]}
  - {key: moravia, label: Moravia, type: state}
"""
PREDICATES = """\
predicates:
  - name: member_count
    definition: How many members the subject has.
    value: number
    conflict: functional_at_time
  - name: priority_of
    definition: The subject is a priority of the value.
    value: entity
    conflict: boolean
  - name: founded_on
    definition: When the subject was founded.
    value: date
    conflict: functional
"""
ATLAS_CLAIMS = """\
source: atlas2010
claims:
  - id: six
    quote: The League has six members
    subject: league
    predicate: member_count
    value: 6
  - id: no-priority
    quote: The League never became a priority for Moravia
    subject: league
    predicate: priority_of
    value: moravia
    polarity: denied
  - id: founded
    quote: It was founded in Ostrava in 1992.
    subject: league
    predicate: founded_on
    value: 1992
"""
BULLETIN_CLAIMS = """\
source: bulletin2012
claims:
  - id: seven
    quote: The League has seven members
    subject: league
    predicate: member_count
    value: 7
  - id: priority
    quote: Moravia calls the League its priority.
    subject: league
    predicate: priority_of
    value: moravia
"""
JUDGEMENTS = """\
judgements:
  - claims: [atlas2010/six, bulletin2012/seven]
    verdict: compatible
    reason: The bulletin counts an observer.
    by: A reader
    on: 2026-11-01
"""


def write_collection(folder: Path) -> Path:
    """Write the collection without judgements; return its folder."""
    (folder / "texts").mkdir(parents=True)
    (folder / "claims").mkdir()
    for name, text in {
        "sources.bib": BIBLIOGRAPHY,
        "entities.yml": ENTITIES,
        "predicates.yml": PREDICATES,
        "texts/atlas.txt": ATLAS,
        "texts/bulletin.txt": BULLETIN,
        "claims/atlas2010.yml": ATLAS_CLAIMS,
        "claims/bulletin2012.yml": BULLETIN_CLAIMS,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file; it must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
