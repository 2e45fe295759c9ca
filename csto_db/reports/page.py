"""Findings as one page of HTML that needs nothing else: to read, to filter, to print."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from csto_db.db.reader import Cell, Reader
from csto_db.reports.evidence import Evidence, read_evidence
from csto_db.reports.markup import Markup, joined, tag
from csto_db.reports.page_sources import Leaned, appendix, note_id, work_id
from csto_db.reports.registry import Report

_FOLDER = Path(__file__).parent
_COUNTED = {
    "contradicts": ("contradiction", "contradictions"),
    "in tension": ("tension", "tensions"),
    "superseded": ("superseded", "superseded"),
    "compatible": ("compatible", "compatible"),
    "corroborates": ("agreement", "agreements"),
}
_STANCES = {
    "endorses": "and the author agrees",
    "neutral": "which the author only reports",
    "rejects": "which the author contradicts",
}
_CERTAINTIES = {
    "hedged": "hedged",
    "prospective": "of what is planned",
    "normative": "of what should be",
}
_BULLETS = "•‣▪◦ "
_MORE_CLAIMS = """\
SELECT f.side, f.claim
FROM finding_claim AS f
WHERE f.finding = :key
ORDER BY f.side, f.claim
"""
Row = Mapping[str, Cell]


@dataclass(slots=True)
class _Page:
    """What the articles of a page share, and what they were seen to lean on."""

    reader: Reader
    leaned: Leaned = field(default_factory=Leaned)
    read: dict[str, Evidence] = field(default_factory=dict)

    def evidence(self, claim: str) -> Evidence:
        if claim not in self.read:
            self.read[claim] = read_evidence(self.reader, claim)
            self.leaned.add(self.read[claim])
        return self.read[claim]


def findings_page(reader: Reader, report: Report, rows: Sequence[Row]) -> Iterator[str]:
    """Yield a page of the rows of a report of findings: an article each, and at the end the
    notes and works that they lean on.

    Nothing is loaded from anywhere; without scripts the page shows everything.
    """
    page = _Page(reader)
    yield _head(report.title)
    yield tag(
        "header",
        tag("h1", report.title),
        tag("p", report.question, class_="question"),
        tag("p", _counts(rows, report.empty), class_="counts"),
    )
    yield _filters(page, rows)
    yield "<main>\n"
    for row in rows:
        yield _article(page, row) + "\n"
    yield "</main>\n"
    yield from appendix(reader, page.leaned)
    yield f"<script>{_asset('page.js')}</script>\n</html>\n"


@cache
def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _head(title: str) -> str:
    style, script = _asset("page.css"), _asset("page.js")
    # Even if a text of the collection became markup, a browser would run and load nothing.
    policy = f"default-src 'none'; style-src {_hashed(style)}; script-src {_hashed(script)}"
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{tag('title', title)}\n<style>{style}</style>\n"
    )


def _counts(rows: Sequence[Row], empty: str) -> str:
    counted = Counter(str(row["verdict"]) for row in rows)
    parts = [f"{n} {_COUNTED[v][n > 1]}" for v in _COUNTED if (n := counted[v])]
    return f"{' · '.join(parts)}." if parts else empty


def _filters(page: _Page, rows: Sequence[Row]) -> Markup:
    labels = {}
    for row in rows:
        labels[str(row["subject"])] = str(row["subject_label"])
        for side in _sides(page, row):
            labels[side.subject] = side.subject_label
            if side.value_entity:
                labels[side.value_entity] = side.value_label
    entities = sorted(labels.items(), key=lambda pair: pair[1].casefold())
    verdicts = dict.fromkeys(str(row["verdict"]) for row in rows)
    return tag(
        "form",
        _choice("entity", "about", "everything", entities),
        _choice("verdict", "verdict", "any", [(verdict, verdict) for verdict in verdicts]),
        tag("output", role="status"),
        hidden="",
    )


def _choice(name: str, label: str, every: str, options: Sequence[tuple[str, str]]) -> Markup:
    choices = [tag("option", every, value="")]
    choices += [tag("option", text, value=value) for value, text in options]
    return tag("label", tag("span", label), tag("select", *choices, name=name))


def _sides(page: _Page, row: Row) -> tuple[Evidence, Evidence]:
    return page.evidence(str(row["a_claim"])), page.evidence(str(row["b_claim"]))


def _article(page: _Page, row: Row) -> Markup:
    key, verdict = str(row["finding"]), str(row["verdict"])
    a, b = _sides(page, row)
    spoken_of = (str(row["subject"]), a.subject, b.subject, a.value_entity, b.value_entity)
    entities = dict.fromkeys(entity for entity in spoken_of if entity)
    subjects = dict.fromkeys((str(row["subject_label"]), a.subject_label, b.subject_label))
    return tag(
        "article",
        tag(
            "header",
            tag("p", verdict, class_="verdict"),
            tag("h2", " and ".join(subjects), ": ", tag("i", str(row["question"]))),
            tag("a", key, href=f"#{key}", class_="key"),
        ),
        tag("div", *(_side(side, len(subjects) > 1) for side in (a, b)), class_="sides"),
        tag("p", str(row["why"]), class_="why"),
        *([tag("p", str(row["more"]), class_="says")] if row["more"] else ()),
        *_more(page, key, (a.claim, b.claim)),
        id=key,
        data_verdict=verdict,
        data_entities=" ".join(entities),
    )


def _side(side: Evidence, is_subject_named: bool) -> Markup:
    source = tag("a", side.source, href=f"#{work_id(side.source)}")
    subject = f"{side.subject_label}: " if is_subject_named else ""
    return tag(
        "section",
        tag("h3", tag("cite", source), " ", tag("span", _place(side), class_="place")),
        tag("blockquote", tag("p", side.before.lstrip(_BULLETS), _marked(side), side.after)),
        tag("p", tag("b", f"{subject}{side.says}"), *_qualified(side), class_="says"),
        *_leans(side),
    )


def _place(side: Evidence) -> str:
    if side.footnote is None:
        return side.place
    return tag("a", side.place, href=f"#{note_id(side.source, side.footnote)}")


def _marked(side: Evidence) -> Markup:
    parts: list[str] = []
    end = 0
    for span in side.telling:
        parts.append(side.quote[end : span.start])
        parts.append(tag("em", side.quote[span.start : span.end]))
        end = span.end
    return tag("mark", *parts, side.quote[end:])


def _qualified(side: Evidence) -> Iterator[str]:
    for voice in side.voices:
        yield f"; in the words of {voice.name}, {_STANCES[voice.stance]}"
    if side.certainty in _CERTAINTIES:
        yield f"; {_CERTAINTIES[side.certainty]}"
    if side.when:
        yield f"; {side.when}"
    if side.scope:
        yield f"; as to {side.scope}"


def _leans(side: Evidence) -> Iterator[Markup]:
    links = [
        tag("a", f"note {label}", href=f"#{note_id(side.source, label)}")
        for label in side.notes
        if label != side.footnote
    ]
    links += [tag("a", work, href=f"#{work_id(work)}") for work in side.works]
    if links:
        yield tag("p", "leans on ", *_comma(links), class_="leans")


def _comma(links: Sequence[Markup]) -> Iterator[str]:
    for number, link in enumerate(links):
        yield joined(", " if number else "", link)


def _more(page: _Page, finding: str, shown: tuple[str, str]) -> Iterator[Markup]:
    rows = page.reader.execute(_MORE_CLAIMS, {"key": finding}).rows
    others = [page.evidence(str(claim)) for _, claim in rows if claim not in shown]
    if others:
        yield tag(
            "details",
            tag("summary", f"the other claims of this finding ({len(others)})"),
            *(tag("p", f"“{o.quote}” ({o.source} {o.place})") for o in others),
        )
