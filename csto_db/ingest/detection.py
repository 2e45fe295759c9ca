"""Findings brought up to date with the claims, in the transaction that changed them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from csto_db.db import findings as store
from csto_db.db.claims import claim_entities, load_claims
from csto_db.db.judgements import in_force, load_judgements
from csto_db.db.reference import load_vocabulary
from csto_db.detect.background import Background
from csto_db.detect.engine import detect
from csto_db.detect.statement import statement
from csto_db.model.claim import Claim


def redetect(connection: Connection, entities: Iterable[str] | None = None) -> int:
    """Compute the findings about some entities anew, or all for None; return how many.

    Claims about an entity that only stand beside the touched ones are read as well, so
    that every block that is recomputed is whole.
    """
    touched = None if entities is None else _with_judged(connection, set(entities))
    if touched is not None and not touched:
        return 0
    stored = load_claims(connection, entities=touched)
    everything = {s.claim.key: s.claim for s in stored}
    labels = store.load_labels(connection)
    background = Background(
        load_vocabulary(connection).predicates,
        labels=labels,
        within=store.load_ancestors(connection),
        cites=store.load_cites(connection),
        judgements=in_force(connection, everything),
    )
    statements = [statement(_with_names(s.claim, labels), s.leans_on) for s in stored]
    findings = [
        finding
        for finding in detect(statements, background)
        if touched is None or finding.subject in touched
    ]
    store.delete_findings(connection, touched)
    store.save_findings(connection, findings, load_judgements(connection))
    return len(findings)


def _with_judged(connection: Connection, touched: set[str]) -> set[str]:
    """Return some entities and all that judgements tie to them: a finding stands under one."""
    judged = [(judgement.a, judgement.b) for judgement in load_judgements(connection)]
    about = claim_entities(connection, {key for pair in judged for key in pair})
    pairs = [about[a] | about[b] for a, b in judged]
    tied = [pair for pair in pairs if not pair.isdisjoint(touched)]
    while any(not pair <= touched for pair in tied):
        touched = touched.union(*tied)
        tied = [pair for pair in pairs if not pair.isdisjoint(touched)]
    return touched


def _with_names(claim: Claim, labels: Mapping[str, str]) -> Claim:
    voices = (replace(voice, name=labels.get(voice.name, voice.name)) for voice in claim.voices)
    return replace(claim, voices=tuple(voices))
