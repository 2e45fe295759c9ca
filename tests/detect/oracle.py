"""The rules of contradiction once more, as docs/how-it-works.md states them, over all pairs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from csto_db.model.claim import Claim, Predicate
from csto_db.model.dates import Days, span_of

PARTIAL = ("some", "one_of", "most")
OPPOSED = """
asserted none-named only all none most some one_of
-        !          .    ~   !    ~    ~    ~
only     !          !    ~   !    ~    ~    ~
all      !          .    !   !    !    !    !
none     !          .    ~   !    ~    ~    ~
most     ~          .    .   !    !    .    .
some     ~          .    .   !    .    .    .
one_of   ~          .    .   !    .    .    .
"""
"""How what is asserted of so much (rows) clashes with what is denied of so much (columns): "!"
always, "~" by a reading. To assert something of none comes from `value: no`, "none is not"."""
DENIALS = (None, "only", "all", "none", "most", "some", "one_of")
CLASH = {
    (None if row[0] == "-" else row[0], denied): mark
    for row in map(str.split, OPPOSED.strip().splitlines()[1:])
    for denied, mark in zip(DENIALS, row[1:], strict=True)
}
WEAKEST_FIRST = ("compatible", "superseded", "in_tension", "contradicts")


class Said(NamedTuple):
    """A claim as it counts."""

    claim: Claim
    predicate: Predicate
    subject: str
    value: str
    denied: bool
    low: float | None
    high: float | None
    time: Days
    quantifier: str | None
    rejects: bool

    @property
    def is_total(self) -> bool:
        return self.quantifier == ("none" if self.denied else "all")

    @property
    def reported(self) -> "Said":
        """What the author reports, if he rejects it; else what he holds."""
        if not self.rejects:
            return self
        return self._replace(denied=not self.denied, quantifier=self.claim.quantifier)


class Oracle:
    def __init__(
        self, predicates: Mapping[str, Predicate], within: Mapping[str, frozenset[str]]
    ) -> None:
        self.predicates, self.within = predicates, within
        self.wholes = frozenset().union(*within.values())

    def pairs(self, claims: Sequence[Claim]) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
        """Yield every pair that clashes or agrees, with what it amounts to."""
        for one, other in combinations(claims, 2):
            a, b = sorted((self.said(one), self.said(other)), key=lambda s: s.claim.key)
            found = self.same_subject(a, b) if a.subject == b.subject else None
            if found is None:
                views = product(self.either_way(a), self.either_way(b))
                parted = (self.whole_part(x, y) for x, y in views)
                found = next(filter(None, parted), None) or self.two_things(a, b)
            if found is not None:
                scope = "within" if one.source == other.source else "between"
                yield frozenset((one.key, other.key)), (*found, scope)

    def said(self, claim: Claim) -> Said:
        predicate = self.predicates[claim.predicate]
        subject, value, denied = claim.subject, claim.value.text, claim.polarity == "denied"
        denied = denied or claim.quantifier == "none"
        if predicate.value_type == "boolean":
            denied, value = denied != (value == "no"), "yes"
        if predicate.is_symmetric:
            subject, value = sorted((subject, value))
        low, high = claim.value.low, claim.value.high
        if low is not None and high is not None:
            low -= predicate.tolerance * abs(low)
            high += predicate.tolerance * abs(high)
        time = span_of(claim.valid_from, claim.valid_to)
        rejects = any(voice.stance == "rejects" for voice in claim.voices)
        quantifier: str | None = claim.quantifier
        if rejects:
            denied, quantifier = not denied, "some" if quantifier == "none" else quantifier
        return Said(claim, predicate, subject, value, denied, low, high, time, quantifier, rejects)

    @staticmethod
    def either_way(said: Said) -> list[Said]:
        mirror = said._replace(subject=said.value, value=said.subject)
        return [said, mirror] if said.predicate.is_symmetric else [said]

    def same_subject(self, a: Said, b: Said) -> tuple[str, ...] | None:
        held = self.touch(a, b)
        if held is not None and held[0] != "agreement":
            kind, rule, name, is_loose = held
            return a.subject, name, kind, rule, self.verdict(a, b, rule, is_loose)
        if held is not None and self.support(a, b):
            return a.subject, held[2], "agreement", held[1], "corroborates"
        if a.rejects == b.rejects:
            return None
        words = self.touch(a.reported, b.reported)
        if words is None or words[0] == "agreement":
            return None
        return a.subject, words[2], words[0], words[1], "compatible"

    def support(self, a: Said, b: Said) -> bool:
        moods = {s.claim.certainty for s in (a, b)} | {"plain", "hedged"}
        if a.claim.source == b.claim.source or self.is_hearsay_against_own(a, b):
            return False
        if len(moods) != 2 and a.claim.certainty != b.claim.certainty:
            return False
        return a.claim.scope == b.claim.scope and a.time.overlaps(b.time)

    def whole_part(self, a: Said, b: Said) -> tuple[str, ...] | None:
        for whole, part in ((a, b), (b, a)):
            if whole.subject not in self.within.get(part.subject, ()) or not whole.is_total:
                continue
            if whole.predicate.value_type == "entity" and whole.value in self.wholes:
                continue
            touched = self.touch(a, b)
            if touched is not None and touched[0] != "agreement":
                _, rule, name, is_loose = touched
                return part.subject, name, "part", rule, self.verdict(a, b, rule, is_loose)
        return None

    def two_things(self, a: Said, b: Said) -> tuple[str, ...] | None:
        """One question, or one figure in one unit, of two things, if figures do not add up."""
        sums = [
            (p.name, r.other) for p in self.predicates.values() for r in p.rules if r.kind == "sums"
        ]
        for said in (a, b):
            if any(said.predicate.name in names for names in sums):
                return None
            is_denied = said.rejects or said.claim.polarity == "denied"
            if is_denied or said.predicate.value_type != "number":
                return None
            if said.claim.quantifier in ("all", "none"):
                return None
        numbers = {s.claim.value.text.removeprefix("~") for s in (a, b)}
        one, other = sorted((a, b), key=lambda s: s.claim.subject)
        if one.claim.subject == other.claim.subject:
            return None
        if a.predicate is b.predicate:
            rule = "question"
        elif a.predicate.unit == b.predicate.unit is not None and len(numbers) == 1:
            rule = "figure"
        else:
            return None
        return one.claim.subject, one.predicate.name, "alike", rule, "compatible"

    def touch(self, a: Said, b: Said) -> tuple[str, str, str, bool] | None:
        if a.predicate is not b.predicate:
            return self.by_rule(a, b) or self.by_rule(b, a)
        rule, name = str(a.predicate.conflict), a.predicate.name
        if self.equal(a, b):
            return self.of_one_value(a, b, rule)
        if a.denied != b.denied:
            parted = any(
                w.is_total
                and w.value in self.within.get(p.value, ())
                and not (p.denied and p.quantifier == "only")
                for w, p in ((a, b), (b, a))
            )
            is_parted = parted and rule in ("boolean", "set") and not a.predicate.is_symmetric
            return ("part", rule, name, False) if is_parted else None
        if a.denied:
            return None
        if rule in ("functional", "functional_at_time"):
            return "value", rule, name, False
        if rule == "ordinal" and abs((a.low or 0) - (b.low or 0)) >= a.predicate.gap:
            return "level", rule, name, False
        if rule == "set" and any(
            o.quantifier == "only" and o.value not in self.within.get(p.value, ())
            for o, p in ((a, b), (b, a))
        ):
            return "only", rule, name, False
        return None

    @staticmethod
    def of_one_value(a: Said, b: Said, rule: str) -> tuple[str, str, str, bool] | None:
        name, quantifiers = a.predicate.name, {a.quantifier, b.quantifier}
        if a.denied != b.denied:
            asserted, denied = (b, a) if a.denied else (a, b)
            mark = CLASH[asserted.quantifier, denied.quantifier]
            if rule == "free" or mark == ".":
                return None
            is_partly = mark == "~" or quantifiers & set(PARTIAL)
            return "quantifier" if is_partly else "polarity", rule, name, mark == "~"
        if not a.denied and rule in ("boolean", "set") and quantifiers == {"only", "one_of"}:
            return "only", rule, name, False
        if a.denied and "only" in quantifiers and quantifiers != {"only"}:
            return None
        return "agreement", rule, name, False

    def by_rule(self, a: Said, b: Said) -> tuple[str, str, str, bool] | None:
        for rule in a.predicate.rules:
            if rule.other != b.predicate.name or a.denied:
                continue
            if rule.kind == "before" and not b.denied and (a.low or 0) > (b.high or 0):
                return "order", "before", a.predicate.name, False
            if rule.kind not in ("implies", "excludes") or not self.equal(a, b):
                continue
            if b.denied != (rule.kind == "implies"):
                continue
            if rule.kind == "implies":
                follows = None if a.quantifier == "only" else a.quantifier
                mark = CLASH[follows, b.quantifier]
            else:
                follows = {"all": "none", "only": None}.get(str(a.quantifier), a.quantifier)
                mark = CLASH[b.quantifier, follows]
            if mark != ".":
                return str(rule.kind), str(rule.kind), a.predicate.name, mark == "~"
        return None

    @staticmethod
    def equal(a: Said, b: Said) -> bool:
        if None in (a.low, a.high, b.low, b.high):
            return a.value == b.value
        return not (a.low > b.high or b.low > a.high)  # type: ignore[operator]

    def verdict(self, a: Said, b: Said, rule: str, is_loose: bool = False) -> str:
        caps = ["contradicts"]
        certainties = [s.claim.certainty for s in (a, b)]
        if a.claim.scope != b.claim.scope or certainties.count("normative") == 1:  # type: ignore[arg-type]
            caps.append("compatible")
        if rule not in ("functional", "before") and not a.time.overlaps(b.time):
            caps.append("superseded")
        if {"hedged", "prospective"} & set(certainties):
            caps.append("in_tension")
        for stance in (v.stance for s in (a, b) if not s.rejects for v in s.claim.voices):
            caps += ["in_tension"] * (stance == "neutral")
        if a.claim.source == b.claim.source and self.is_hearsay_against_own(a, b):
            caps.append("compatible")
        if is_loose:
            caps.append("in_tension")
        caps += [str(s.predicate.cap) for s in (a, b) if s.predicate.cap]
        return min(caps, key=WEAKEST_FIRST.index)

    @staticmethod
    def is_hearsay_against_own(a: Said, b: Said) -> bool:
        """Whether one side only says what somebody said, and the other speaks for itself."""
        for one, other in ((a, b), (b, a)):
            heard = [v for v in one.claim.voices if (v.kind, v.stance) == ("speaker", "neutral")]
            is_own = other.rejects or all(v.stance == "endorses" for v in other.claim.voices)
            if heard and is_own and not one.rejects:
                return True
        return False

    def totals(self, claims: Sequence[Claim]) -> set[tuple[str, frozenset[str], str, str]]:
        """Return each number with the claims of the list against it, the rule and the verdict."""
        found = set()
        said = [self.said(claim) for claim in claims]
        for number in said:
            for rule in number.predicate.rules:
                if rule.kind in ("counts", "sums") and not number.denied:
                    for source in {s.claim.source for s in said}:
                        items = [
                            s
                            for s in said
                            if (s.predicate.name, s.claim.source) == (rule.other, source)
                            and self.is_item(s, number, rule.kind)
                        ]
                        named = len({s.subject for s in items})
                        verdict = None
                        if items and self.disagrees(number, items, rule.kind):
                            verdict = self.of_list(number, items, rule.kind)
                        elif rule.kind == "counts" and named > 1:
                            is_near = named < (number.low or 0) <= 2 * named
                            verdict = "compatible" if is_near else None
                        if verdict:
                            keys = frozenset(s.claim.key for s in items)
                            found.add((number.claim.key, keys, str(rule.kind), verdict))
        return found

    def is_item(self, item: Said, number: Said, kind: str) -> bool:
        above = self.within.get(item.subject, frozenset())
        further = {far for one in above for far in self.within.get(one, ())}
        owners = {item.value} if kind == "counts" else above - further
        return (
            number.subject in owners
            and not item.denied
            and item.claim.quantifier in (None, "all", "only")
            and item.claim.certainty in ("plain", "hedged")
            and all(voice.stance != "rejects" for voice in item.claim.voices)
            and item.claim.scope == number.claim.scope
            and item.time.overlaps(number.time)
        )

    @staticmethod
    def disagrees(number: Said, items: Sequence[Said], kind: str) -> bool:
        lows, highs = defaultdict(list), defaultdict(list)
        for item in items:
            lows[item.subject].append(1.0 if kind == "counts" else item.low or 0.0)
            highs[item.subject].append(1.0 if kind == "counts" else item.high or 0.0)
        low, high = sum(map(min, lows.values())), sum(map(max, highs.values()))
        is_whole = all(item.claim.quantifier == "only" for item in items)
        return low > (number.high or 0) or (is_whole and high < (number.low or 0))

    def of_list(self, number: Said, items: Sequence[Said], kind: str) -> str:
        caps = [self.verdict(number, item, kind) for item in items]
        if any(s.claim.valid_from is None and s.claim.valid_to is None for s in (number, *items)):
            caps.append("in_tension")
        return min(caps, key=WEAKEST_FIRST.index)
