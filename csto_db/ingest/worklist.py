"""A worklist for the curator of a source: its promising sentences as drafts of claims."""

from collections.abc import Iterator, Sequence

import yaml

from csto_db.db.engine import current_engine, reading
from csto_db.db.reference import load_entities
from csto_db.errors import InputError
from csto_db.ingest.stored import call_places, claimed_places, source_text
from csto_db.model.passage import Span
from csto_db.parse.dates import find_dates
from csto_db.resolve.drafts import Draft, draft_sentences
from csto_db.resolve.mentions import Gazetteer
from csto_db.text.clean import clean

_HEADER = """\
# Drafts: sentences of {source} that may hold a claim. Nothing here is a claim yet: shorten the
# quote to what it asserts, choose predicate and value, delete the rest, and check the file with
# `csto-db claims check`. docs/collection.md says what the fields mean.
# {left_out}
source: {source}
claims:
"""
_BULLETS = "•‣▪◦*- "


def worklist(target: str, source: str) -> Iterator[str]:
    """Yield a claims file of drafts for a source. Raises InputError if it is not there."""
    engine = current_engine(target)
    try:
        with reading(engine) as connection:
            text = source_text(connection, source)
            claimed = claimed_places(connection, source)
            calls = call_places(connection, source)
            entities = load_entities(connection)
    finally:
        engine.dispose()
    if text is None:
        raise InputError(f"no source {source!r} in {target}; 'csto-db report sources' lists them")
    cleaned = clean(text)
    drafts = list(draft_sentences(cleaned, Gazetteer(entities), calls))
    new = [one for one in drafts if not _has_claim(cleaned.to_original(one.place), claimed)]
    said = f"Sentences that have a claim are left out ({len(drafts) - len(new)})."
    yield _HEADER.format(source=source, left_out=said)
    for number, draft in enumerate(new, start=1):
        yield _written(number, draft)


def _has_claim(sentence: Span, claimed: Sequence[Span]) -> bool:
    return any(one.start < sentence.end and sentence.start < one.end for one in claimed)


def _written(number: int, draft: Draft) -> str:
    dates = find_dates(draft.sentence)
    hints = (
        ("entities", draft.entities),
        ("dates", [f"{date.printed} ({date.edtf or 'without a year'})" for date in dates]),
        ("figures", [f for f in draft.figures if not any(f in date.printed for date in dates)]),
        ("reporting", draft.reporting),
        ("judging", draft.evaluation),
    )
    said = "; ".join(f"{name}: {', '.join(found)}" for name, found in hints if found)
    quote = draft.quote.lstrip(_BULLETS)
    fields = {"id": f"draft-{number}", "quote": quote, "subject": draft.entities[0]}
    text = yaml.safe_dump([fields], sort_keys=False, allow_unicode=True, width=96)
    lines = [f"# {said}", *text.splitlines(), "  predicate:", "  value:"]
    return "".join(f"  {line}\n" for line in lines)
