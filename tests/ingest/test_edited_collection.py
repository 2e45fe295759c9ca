"""A collection that was edited and read again is the same as one that was read once."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from dumps import meaning, select
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_collection import edit, write_collection

from csto_db.db.migrate import upgrade
from csto_db.errors import InputError
from csto_db.ingest.pipeline import ingest

ENTITIES = ("league", "moravia", "ostrava", "silesia")
PREDICATES = {
    "member_count": "{value: number, conflict: functional_at_time}",
    "priority_of": "{value: entity, conflict: boolean, rules: [{excludes: rival_of}]}",
    "rival_of": "{value: entity, conflict: boolean}",
    "closeness": "{value: level, scale: extent, conflict: ordinal, gap: 1}",
}
SENTENCES = (
    "The League has six members, said Moravia.",
    "The League has seven members, wrote Silesia.",
    "The League is the priority of Moravia.",
    "The League is no priority of Moravia.",
    "The League is the rival of Ostrava.",
    "Moravia is much closer to Silesia than Ostrava was.",
    "Nobody came to Ostrava.",
)
# What is said of whom in which sentence, by what, and who else is needed for it.
CLAIMS = {
    "six": (0, "league", "member_count", "value: 6"),
    "seven": (1, "league", "member_count", "value: 7"),
    "first": (2, "league", "priority_of", "value: moravia"),
    "none": (3, "league", "priority_of", "value: moravia\n    polarity: denied"),
    "rival": (4, "league", "rival_of", "value: ostrava"),
    "close": (5, "moravia", "closeness", "value: much"),
    "told": (
        0,
        "league",
        "member_count",
        "value: 6\n    voices: [{voice: moravia, kind: speaker}]",
    ),
}


FILES = (
    "papera", "paperb", "claims of papera", "claims of paperb", "entities", "predicates",
)  # fmt: skip


@dataclass(frozen=True)
class Edition:
    """What a collection holds at one time; some files are not `there`, and what they would say."""

    entities: frozenset[str]
    related: bool
    aliases: frozenset[str]
    worded: frozenset[str]
    types: frozenset[str]
    predicates: frozenset[str]
    sentences: tuple[frozenset[int], frozenset[int]]
    claims: tuple[frozenset[str], frozenset[str]]
    there: set[str]

    def write(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "claims").mkdir(parents=True)
        bibliography = "% papers\n"
        for name, said, claims in zip("ab", self.sentences, self.claims, strict=True):
            key = f"paper{name}"
            if key not in self.there:
                continue
            bibliography += f"@misc{{{key}, title={{Paper {name}}}, file={{{key}.txt}}}}\n"
            text = "\n\n".join(SENTENCES[n] for n in sorted(said))
            (folder / f"{key}.txt").write_text(f"A paper\n\n{text}\n", encoding="utf-8")
            told = f"source: {key}\nclaims:{'' if self._kept(said, claims) else ' []'}\n"
            told += "".join(self._kept(said, claims))
            if f"claims of {key}" in self.there:
                (folder / "claims" / f"{key}.yml").write_text(told, encoding="utf-8")
        (folder / "sources.bib").write_text(bibliography, encoding="utf-8")
        if "entities" in self.there:
            (folder / "entities.yml").write_text(self._entities(), encoding="utf-8")
        if "predicates" in self.there:
            (folder / "predicates.yml").write_text(self._predicates(), encoding="utf-8")

    def _kept(self, said: frozenset[int], claims: frozenset[str]) -> list[str]:
        found = []
        for name in sorted(claims):
            sentence, subject, predicate, value = CLAIMS[name]
            words = {subject, *(one for one in ENTITIES if one in value)}
            is_known = predicate in self.predicates and words <= self.entities
            if sentence in said and is_known and {"entities", "predicates"} <= self.there:
                found.append(
                    f"  - id: {name}\n    quote: {SENTENCES[sentence]}\n    subject: {subject}\n"
                    f"    predicate: {predicate}\n    {value}\n"
                )
        return found

    def _entities(self) -> str:
        lines = ["types:", "  thing: What there is."]
        lines += [f"  {kind}: A {kind}." for kind in sorted(self.types)]
        lines.append("entities:" if self.entities else "entities: []")
        kind = min(self.types, default="thing")
        for key in sorted(self.entities):
            aliases = f"[{key} people]" if key in self.aliases else "[]"
            relations = "[]"
            if self.related and key == "moravia" and "league" in self.entities:
                relations = "[{relation: member_of, entity: league}]"
            wording = f"the {key}" if key in self.worded else ""
            lines.append(
                f"  - {{key: {key}, label: {key.title()}, type: {kind}, aliases: {aliases},"
                f" relations: {relations}, wording: {wording}}}"
            )
        return "\n".join(lines) + "\n"

    def _predicates(self) -> str:
        lines = ["scales: {extent: [little, much]}"] if "closeness" in self.predicates else []
        lines.append("predicates:" if self.predicates else "predicates: []")
        for name in sorted(self.predicates):
            rest = PREDICATES[name][1:]
            if "rival_of" not in self.predicates:
                rest = rest.replace(", rules: [{excludes: rival_of}]", "")
            lines.append(f"  - {{name: {name}, definition: Something., {rest}")
        return "\n".join(lines) + "\n"


def some(names: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names))


said = st.frozensets(st.sampled_from(range(len(SENTENCES))), min_size=2)
editions = st.builds(
    Edition,
    entities=some(ENTITIES),
    related=st.booleans(),
    aliases=some(ENTITIES),
    worded=some(ENTITIES),
    types=some(("state", "body")),
    predicates=some(tuple(PREDICATES)),
    sentences=st.tuples(said, said),
    claims=st.tuples(some(tuple(CLAIMS)), some(tuple(CLAIMS))),
    there=st.frozensets(st.sampled_from(FILES), max_size=2).map(lambda gone: set(FILES) - gone),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "csto.db"
    upgrade(str(path))
    return path


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.lists(editions, min_size=2, max_size=3))
def test_a_collection_read_after_each_edit_equals_one_read_once(
    empty: Path, found: list[Edition]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "collection"
        for database in ("edited.db", "anew.db"):
            shutil.copy(empty, Path(name) / database)
        for edition in found:
            edition.write(folder)
            ingest(str(Path(name) / "edited.db"), [folder])
        ingest(str(Path(name) / "anew.db"), [folder])
        assert meaning(Path(name) / "edited.db") == meaning(Path(name) / "anew.db")
        again = ingest(str(Path(name) / "edited.db"), [folder])
        assert (again.new, again.changed) == ([], [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_collection(tmp_path / "collection")


MORAVIA = "  - {key: moravia, label: Moravia, type: state}\n"
KEYS = "SELECT entity_key FROM entity ORDER BY entity_key"


def test_an_entity_that_claims_still_name_cannot_be_taken_out(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "csto.db"
    ingest(str(database), [folder])
    edit(folder / "entities.yml", MORAVIA, "")
    with pytest.raises(InputError, match=r"atlas2010.yml:12:12: .*moravia"):
        ingest(str(database), [folder])


def test_an_entity_stays_while_claims_of_another_collection_need_it(
    folder: Path, tmp_path: Path
) -> None:
    database = tmp_path / "csto.db"
    ingest(str(database), [folder])
    before = meaning(database)
    edit(folder / "entities.yml", MORAVIA, "")
    ingest(str(database), [folder / "entities.yml"])
    assert meaning(database) == before
    assert ingest(str(database), [folder / "entities.yml"]).changed == []


def test_an_entity_is_told_as_it_is_worded_last(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "csto.db"
    denial = "    value: moravia\n    polarity: denied\n"
    voices = "    quantifier: none\n    voices: [{voice: league, kind: speaker}]\n"
    edit(folder / "claims" / "atlas2010.yml", denial, denial + voices)
    ingest(str(database), [folder])
    edit(folder / "entities.yml", "Moravia, type", "Moravia, wording: the Moravian lands, type")
    edit(folder / "entities.yml", "The League, type", "The League, wording: the League, type")
    ingest(str(database), [folder])
    [(told,)] = select(database, "SELECT explanation FROM finding WHERE kind = 'polarity'")
    assert told.startswith(
        "bulletin2012 says “priority of the Moravian lands”,"
        " atlas2010 reports it of none of the League (according to the League);"
    )
    says = "SELECT says FROM claim_detail WHERE predicate = 'priority_of' ORDER BY claim"
    assert select(database, says) == [
        ("priority of the Moravian lands (of none)",),
        ("priority of the Moravian lands",),
    ]


def test_an_entity_that_another_file_defines_stays(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "csto.db"
    other = tmp_path / "other"
    other.mkdir()
    (other / "entities.yml").write_text((folder / "entities.yml").read_text())
    ingest(str(database), [folder / "entities.yml", other])
    (folder / "entities.yml").write_text("types: {}\nentities: []\n")
    ingest(str(database), [folder / "entities.yml"])
    assert select(database, KEYS) == [("league",), ("moravia",)]
    (other / "entities.yml").write_text("types: {}\nentities: []\n")
    ingest(str(database), [other])
    assert select(database, KEYS) == []
    assert select(database, "SELECT name FROM entity_type") == []
