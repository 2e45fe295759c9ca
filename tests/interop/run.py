"""Every reader on the export of the collection, whole and by source: what each brings back.

Exits 1 if one loses an entry, a title or a character of a URL, or has a warning. Programs from
Debian: biber, bibtex, bibtool, pandoc, lualatex; from npm those of package.json. The schema of
CSL-JSON is fetched from the CSL project, or is the file that CSL_SCHEMA names.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import jsonschema
import rispy

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "export"))
import readers  # noqa: E402  the readers that the tests run as well

SEEDS = HERE.parent.parent / "seeds"
BIBTEX = ("bibtex", "biblatex")
FILES = {
    "bibtex": "cited.bib", "biblatex": "cited.bib", "csl-json": "cited.json", "ris": "cited.ris",
}  # fmt: skip
_SCHEMA = "https://resource.citationstyles.org/schema/latest/input/json/csl-data.json"
_SECONDS = 20
_PAPER = r"""\documentclass{article}
\usepackage{fontspec}\setmainfont{DejaVu Serif}
\usepackage[russian,main=english]{babel}
\usepackage[backend=biber,style=authoryear,urldate=iso]{biblatex}
\usepackage[hidelinks]{hyperref}
\addbibresource{cited.bib}
\DeclareSourcemap{\maps[datatype=bibtex]{\map{%
  \step[fieldsource=date, match=\regexp{\AXXXX\Z}, final]\step[fieldset=date, null]}}}
\begin{document}\nocite{*}\printbibliography\end{document}
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What must come back of a work; the title is None where the database has none."""

    title: str | None
    url: str | None


Works = Mapping[str, Entry]


def main() -> int:
    """Run every reader on every file, print a line for each; return 1 if one found something."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        print(f"not installed: {', '.join(missing)}; see CONTRIBUTING.md")
        return 1
    with TemporaryDirectory() as name:
        folder = Path(name)
        database = folder / "csto.db"
        _csto(database, "ingest", str(SEEDS))
        complaints = list(_complaints(database, folder))
    print(f"{len(complaints)} complaints")
    return 1 if complaints else 0


def _complaints(database: Path, folder: Path) -> Iterator[str]:
    sources = _rows(database, "SELECT source_key FROM source ORDER BY source_key")
    for source in (None, *(str(row["source_key"]) for row in sources)):
        works = _works(database, source)
        chosen = () if source is None else ("--source", source)
        for fmt, name in FILES.items():
            _csto(database, "export", fmt, *chosen, "--output", str(folder / name))
            for reader, check in READERS.items():
                if fmt not in check.formats:
                    continue
                found = list(check.run(folder, works))
                label = f"{source or 'all'} ({len(works)}) as {fmt}, {reader}"
                print(f"{label}: {'; '.join(found) or 'nothing lost, nothing to say'}", flush=True)
                yield from found


def _csto(database: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "csto_db", "--db", str(database), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _rows(database: Path, sql: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in _csto(database, "sql", "-f", "jsonl", sql).splitlines()]


def _works(database: Path, source: str | None) -> Works:
    where = f"source = '{source}'" if source else "1"
    rows = _rows(
        database,
        "SELECT citation_key, title, url FROM work_detail"
        f" WHERE citation_key IN (SELECT work FROM citation_detail WHERE {where})",
    )
    return {str(r["citation_key"]): Entry(r["title"], r["url"]) for r in rows}  # type: ignore[arg-type]


def _run(folder: Path, *command: str) -> tuple[str, str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout, done.stderr


def _lost(works: Works, items: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what is not as it was: entries, titles, URLs."""
    found = {item["id"]: item for item in items}
    if len(items) != len(works) or set(found) != set(works):
        yield f"{len(items)} of {len(works)} entries"
    for key, work in works.items():
        item = found.get(key, {})
        if work.title is not None and item.get("title") != work.title:
            yield f"{key}: title {item.get('title')!r}, not {work.title!r}"
        if item.get("URL") != work.url:
            yield f"{key}: URL {item.get('URL')!r}, not {work.url!r}"


def _biber(folder: Path, works: Works) -> Iterator[str]:
    said, written = readers.biber(_exported(folder), folder)
    yield from said
    if len(re.findall(r"^@", written, re.M)) != len(works):
        yield "biber writes another number of entries"


def _bibtex(folder: Path, works: Works) -> Iterator[str]:
    yield from readers.bibtex(_exported(folder), folder)
    if (folder / "paper.bbl").read_text("utf-8").count("\\bibitem") != len(works):
        yield "bibtex prints another number of entries"


def _bibtool(folder: Path, _works: Works) -> Iterator[str]:
    yield from readers.bibtool(_exported(folder), folder)


def _pandoc(folder: Path, works: Works) -> Iterator[str]:
    yield from _lost(works, list(readers.pandoc(_exported(folder), folder).values()))


def _csl_schema(folder: Path, works: Works) -> Iterator[str]:
    items = json.loads((folder / "cited.json").read_text("utf-8"))
    yield from _lost(works, items)
    for error in jsonschema.Draft7Validator(_schema()).iter_errors(items):
        yield f"{list(error.absolute_path)}: {error.message[:200]}"


@cache
def _schema() -> dict[str, Any]:
    """The schema of the CSL project; one that takes all where it cannot be reached."""
    given = os.environ.get("CSL_SCHEMA")
    try:
        text = Path(given).read_bytes() if given else urlopen(_SCHEMA, timeout=_SECONDS).read()
    except (URLError, TimeoutError) as error:
        print(f"{_SCHEMA}: not reached ({error}); CSL-JSON is not checked by it")
        return {}
    found: dict[str, Any] = json.loads(text)
    return found


def _rispy(folder: Path, works: Works) -> Iterator[str]:
    records = rispy.loads((folder / "cited.ris").read_text("utf-8"))
    if rispy.loads(rispy.dumps(records)) != records:
        yield "rispy writes it otherwise than it read it"
    items = [
        {"id": one["id"], "title": one["title"], "URL": next(iter(one.get("urls", [])), None)}
        for one in records
    ]
    yield from _lost(works, items)


def _exported(folder: Path) -> str:
    return (folder / "cited.bib").read_text("utf-8")


def _npm(name: str, file: str = "cited.bib") -> Callable[[Path, Works], Iterator[str]]:
    def check(folder: Path, works: Works) -> Iterator[str]:
        out, said = _run(HERE, "node", "read.mjs", name, str(folder / file))
        if not out:
            yield said.strip()
            return
        yield from _lost(works, json.loads(out))

    return check


def _lualatex(folder: Path, works: Works) -> Iterator[str]:
    for old in folder.glob("paper.*"):
        old.unlink()
    (folder / "paper.tex").write_text(_PAPER, "utf-8")
    for command in (("lualatex", "-interaction=nonstopmode", "paper"), ("biber", "paper")) * 2:
        out, _ = _run(folder, *command)
        if command[0] == "biber":
            yield from (line for line in out.splitlines() if "WARN" in line or "ERROR" in line)
    log = (folder / "paper.log").read_text("utf-8", "replace")
    yield from (line for line in log.splitlines() if line.startswith(("!", "Missing character")))
    if (folder / "paper.bbl").read_text("utf-8").count("\\entry{") != len(works):
        yield "biber gives lualatex another number of entries"


@dataclass(frozen=True, slots=True)
class Check:
    """A reader: how it is run, and the formats that it reads."""

    run: Callable[[Path, Works], Iterator[str]]
    formats: tuple[str, ...] = BIBTEX


PROGRAMS = ("biber", "bibtex", "bibtool", "pandoc", "lualatex", "node")
READERS = {
    "biber": Check(_biber),
    "bibtex": Check(_bibtex, ("bibtex",)),
    "bibtool": Check(_bibtool),
    "pandoc": Check(_pandoc),
    "citation-js": Check(_npm("citation-js")),
    "bibtex-parser": Check(_npm("bibtex-parser")),
    "lualatex": Check(_lualatex, ("biblatex",)),
    "CSL schema": Check(_csl_schema, ("csl-json",)),
    "citation-js, csl-json": Check(_npm("csl-json", "cited.json"), ("csl-json",)),
    "rispy": Check(_rispy, ("ris",)),
}

if __name__ == "__main__":
    sys.exit(main())
