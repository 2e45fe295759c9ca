"""judgements.yml: what people decided on pairs of claims."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from csto_db.model.claim import Judgement
from csto_db.model.dates import is_edtf
from csto_db.model.vocabulary import Verdict
from csto_db.parse.collection.tree import Fields, Node, Problems, read_tree, suggestion

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class PlacedJudgement:
    """A judgement, and where the names of its claims stand in the file."""

    judgement: Judgement
    claims_at: tuple[Node, ...]


def read_judgements(text: str, problems: Problems) -> tuple[PlacedJudgement, ...]:
    """Return the judgements of a file; every mistake is added to `problems`."""
    root = read_tree(text, problems)
    if root is None:
        return ()
    fields = Fields(root, problems, "judgements")
    return tuple(_judgement(node, problems) for node in fields.items("judgements"))


def check_claims(placed: PlacedJudgement, known: Collection[str], problems: Problems) -> None:
    """Add a problem for every claim of a judgement that is not known."""
    for node in placed.claims_at:
        if node.text and node.text not in known:
            problems.add(node, f"{node.text!r} is no claim{suggestion(node.text, list(known))}")


def _judgement(node: Node, problems: Problems) -> PlacedJudgement:
    fields = Fields(node, problems, "claims", "verdict", "reason", "by", "on", "judged")
    claims = fields.items("claims")
    given = [item.text or "" for item in claims]
    keys = sorted(given)
    if len(keys) != 2 or keys[0] == keys[1]:
        if claims or fields.at("claims").text is None:
            problems.add(fields.at("claims"), "'claims' must be a list of the keys of two claims")
        keys = ["", ""]
    fields.required("verdict")
    judged_on = fields.required("on")
    if judged_on and not (is_edtf(judged_on) or _is_instant(judged_on)):
        problems.add(fields.at("on"), f"{judged_on!r} is not a date, as 2026-11-21")
    judgement = Judgement(
        a=keys[0],
        b=keys[1],
        verdict=fields.choice("verdict", Verdict, Verdict.COMPATIBLE),
        reason=fields.required("reason"),
        judged_by=fields.required("by"),
        judged_on=judged_on,
        judged=_judged(fields, given, problems),
    )
    return PlacedJudgement(judgement, claims)


def _judged(fields: Fields, claims: list[str], problems: Problems) -> tuple[str, str] | None:
    """The fingerprints of the claims as they were judged, in the order of their keys."""
    items = fields.items("judged")
    prints = [item.text or "" for item in items]
    if not items and fields.at("judged") is fields.node:
        return None
    if len(prints) != 2 or not all(map(_FINGERPRINT.fullmatch, prints)):
        what = "two fingerprints, as `csto-db claims judgements` writes them; or leave it out"
        problems.add(fields.at("judged"), f"'judged' must be a list of {what}")
        return None
    if len(claims) == 2 and claims[0] > claims[1]:
        prints.reverse()
    return prints[0], prints[1]


def _is_instant(text: str) -> bool:
    """Whether a text is an instant of ISO 8601, as `csto-db judge` writes for a second decision."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
