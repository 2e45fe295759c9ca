"""predicates.yml: the vocabulary of claims."""

from dataclasses import dataclass

from csto_db.model.claim import VALUE_PLACE, Predicate, PredicateRule, Scale
from csto_db.model.vocabulary import Conflict, RuleKind, ValueType, Verdict
from csto_db.parse.collection.tree import Fields, Node, Problems, read_tree, suggestion

PREDICATE_FIELDS = (
    "name", "definition", "value", "conflict", "scale", "gap", "unit", "tolerance",
    "is_symmetric", "cap", "cap_reason", "wording", "rules",
)  # fmt: skip
_UNDER_RULES = {
    str(kind): f"; it stands under 'rules', as rules: [{{{kind}: NAME}}]" for kind in RuleKind
}
_TIED = {
    RuleKind.COUNTS: (ValueType.NUMBER, ValueType.ENTITY),
    RuleKind.SUMS: (ValueType.NUMBER, ValueType.NUMBER),
    RuleKind.BEFORE: (ValueType.DATE, ValueType.DATE),
}
"""The types of values that a rule ties together; the others tie what is of one type."""


@dataclass(frozen=True, slots=True)
class Predicates:
    """What predicates.yml says."""

    scales: tuple[Scale, ...] = ()
    predicates: tuple[Predicate, ...] = ()


def read_predicates(text: str, problems: Problems) -> Predicates:
    """Return the predicates of a file; every mistake is added to `problems`."""
    root = read_tree(text, problems)
    if root is None:
        return Predicates()
    fields = Fields(root, problems, "scales", "predicates")
    scales = tuple(_scale(name, levels, problems) for name, levels in fields.pairs("scales"))
    nodes = fields.items("predicates")
    names = {scale.name for scale in scales}
    predicates = tuple(_predicate(node, problems, names) for node in nodes)
    _check_names(predicates, nodes, problems)
    return Predicates(scales, predicates)


def _scale(name: Node, levels: Node, problems: Problems) -> Scale:
    if not levels.items:
        problems.add(levels, f"scale {name.text!r} must be a list of levels, the lowest first")
    texts = tuple(item.text or "" for item in levels.items or ())
    if len(set(texts)) < len(texts):
        problems.add(levels, f"scale {name.text!r} names a level twice")
    return Scale(name.text or "", texts)


def _predicate(node: Node, problems: Problems, scales: set[str]) -> Predicate:
    fields = Fields(node, problems, *PREDICATE_FIELDS, elsewhere=_UNDER_RULES)
    scale = fields.optional("scale")
    if scale is not None and scale not in scales:
        problems.add(
            fields.at("scale"), f"scale {scale!r} is not under 'scales'{suggestion(scale, scales)}"
        )
    predicate = Predicate(
        name=fields.required("name"),
        definition=fields.required("definition"),
        value_type=fields.choice("value", ValueType, ValueType.TEXT),
        conflict=fields.choice("conflict", Conflict, Conflict.FREE),
        scale=scale,
        gap=int(fields.number("gap", 1)),
        unit=fields.optional("unit"),
        tolerance=fields.number("tolerance", 0.0),
        is_symmetric=fields.flag("is_symmetric"),
        cap=fields.optional_choice("cap", Verdict),
        cap_reason=fields.optional("cap_reason"),
        wording=fields.optional("wording"),
        rules=tuple(_rule(item, problems) for item in fields.items("rules")),
    )
    _check(predicate, fields)
    return predicate


def _check(predicate: Predicate, fields: Fields) -> None:
    is_ordinal = predicate.conflict is Conflict.ORDINAL
    if is_ordinal != (predicate.value_type is ValueType.LEVEL):
        fields.problems.add(
            fields.at("conflict"), "'ordinal' and 'value: level' go together, one needs the other"
        )
    elif is_ordinal and predicate.scale is None:
        fields.problems.add(fields.node, "an ordinal predicate needs a 'scale'")
    for name, kind, is_set in (
        ("unit", ValueType.NUMBER, predicate.unit is not None),
        ("tolerance", ValueType.NUMBER, predicate.tolerance != 0),
        ("is_symmetric", ValueType.ENTITY, predicate.is_symmetric),
        ("scale", ValueType.LEVEL, predicate.scale is not None),
        ("gap", ValueType.LEVEL, predicate.gap != 1),
    ):
        if is_set and predicate.value_type is not kind:
            fields.problems.add(fields.at(name), f"{name!r} goes with 'value: {kind}'")
    if predicate.gap < 1:
        fields.problems.add(fields.at("gap"), "'gap' must be at least 1")
    if not 0 <= predicate.tolerance < 1:
        fields.problems.add(fields.at("tolerance"), "'tolerance' is relative, from 0 to under 1")
    if predicate.cap_reason is not None and predicate.cap is None:
        fields.problems.add(
            fields.at("cap_reason"), "'cap_reason' says why there is a 'cap'; add it"
        )
    _check_wording(predicate, fields)


def _check_wording(predicate: Predicate, fields: Fields) -> None:
    if predicate.wording is None:
        return
    places = predicate.wording.count(VALUE_PLACE)
    if predicate.value_type is ValueType.BOOLEAN and places:
        problem = "'wording' has no '{}' where the value is 'boolean'"
    elif predicate.value_type is not ValueType.BOOLEAN and places != 1:
        problem = "'wording' has one '{}', where the value goes, as 'is an ally of {}'"
    else:
        return
    fields.problems.add(fields.at("wording"), problem)


def _rule(node: Node, problems: Problems) -> PredicateRule:
    pairs = node.fields or ()
    if len(pairs) != 1:
        problems.add(node, "a rule is one pair, as {excludes: rival_of}")
        return PredicateRule(RuleKind.IMPLIES, "")
    kind, other = pairs[0]
    try:
        return PredicateRule(RuleKind(kind.text or ""), other.text or "")
    except ValueError:
        problems.add(kind, f"rule {kind.text!r} must be one of {', '.join(RuleKind)}")
        return PredicateRule(RuleKind.IMPLIES, "")


def _check_names(
    predicates: tuple[Predicate, ...], nodes: tuple[Node, ...], problems: Problems
) -> None:
    kinds = {predicate.name: predicate.value_type for predicate in predicates}
    names = set(kinds)
    seen: set[str] = set()
    for predicate, node in zip(predicates, nodes, strict=True):
        if predicate.name in seen:
            problems.add(node, f"the predicate {predicate.name!r} stands twice")
        seen.add(predicate.name)
        for rule in predicate.rules:
            if rule.other and rule.other not in names:
                hint = suggestion(rule.other, names)
                problems.add(node, f"a rule names {rule.other!r}, which is no predicate{hint}")
            elif rule.other:
                tied = predicate.value_type, kinds[rule.other]
                own, other = _TIED.get(rule.kind, (predicate.value_type, predicate.value_type))
                if tied != (own, other):
                    has = f"{predicate.name!r} has {tied[0]}, {rule.other!r} {tied[1]} values"
                    problems.add(node, f"'{rule.kind}' ties {own} to {other} values; {has}")
