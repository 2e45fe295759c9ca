"""judgements.yml: what people decided on pairs of claims."""

from csto_db.model.claim import Judgement
from csto_db.model.dates import is_edtf
from csto_db.model.vocabulary import Verdict
from csto_db.parse.collection.tree import Fields, Node, Problems, read_tree


def read_judgements(text: str, problems: Problems) -> tuple[Judgement, ...]:
    """Return the judgements of a file; every mistake is added to `problems`."""
    root = read_tree(text, problems)
    if root is None:
        return ()
    fields = Fields(root, problems, "judgements")
    return tuple(_judgement(node, problems) for node in fields.items("judgements"))


def _judgement(node: Node, problems: Problems) -> Judgement:
    fields = Fields(node, problems, "claims", "verdict", "reason", "by", "on")
    keys = sorted(item.text or "" for item in fields.items("claims"))
    if len(keys) != 2 or keys[0] == keys[1]:
        problems.add(fields.at("claims"), "'claims' must be a list of the keys of two claims")
        keys = ["", ""]
    fields.required("verdict")
    judged_on = fields.required("on")
    if judged_on and not is_edtf(judged_on):
        problems.add(fields.at("on"), f"{judged_on!r} is not a date, as 2026-11-21")
    return Judgement(
        a=keys[0],
        b=keys[1],
        verdict=fields.choice("verdict", Verdict, Verdict.COMPATIBLE),
        reason=fields.required("reason"),
        judged_by=fields.required("by"),
        judged_on=judged_on,
    )
