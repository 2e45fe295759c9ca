"""Findings brought up to date with the claims, in the transaction that changed them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from csto_db.db import findings as store
from csto_db.db.claims import load_claims
from csto_db.db.judgements import in_force, load_judgements
from csto_db.db.reference import load_vocabulary
from csto_db.detect.engine import Background, detect
from csto_db.detect.statement import Statement
from csto_db.model.claim import Claim


def redetect(connection: Connection, entities: Iterable[str] | None = None) -> int:
    """Compute the findings about some entities anew, or all for None; return how many.

    Claims about an entity that only stand beside the touched ones are read as well, so
    that every block that is recomputed is whole.
    """
    touched = None if entities is None else set(entities)
    if touched is not None and not touched:
        return 0
    stored = load_claims(connection, entities=touched)
    everything = {s.claim.key: s.claim for s in stored}
    background = Background(
        predicates=load_vocabulary(connection).predicates,
        labels=store.load_labels(connection),
        within=store.load_ancestors(connection),
        cites=store.load_cites(connection),
        judgements=in_force(connection, everything),
    )
    labels = background.labels
    statements = [Statement(_with_names(s.claim, labels), s.leans_on) for s in stored]
    findings = [
        finding
        for finding in detect(statements, background)
        if touched is None or finding.subject in touched
    ]
    store.delete_findings(connection, touched)
    store.save_findings(connection, findings, load_judgements(connection))
    return len(findings)


def _with_names(claim: Claim, labels: Mapping[str, str]) -> Claim:
    voices = (replace(voice, name=labels.get(voice.name, voice.name)) for voice in claim.voices)
    return replace(claim, voices=tuple(voices))
