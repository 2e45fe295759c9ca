"""The clashes of the three documents that a close reader lists, and those that he does not."""

import json
import subprocess
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from csto_db.db.reader import Cell

Run = Callable[..., subprocess.CompletedProcess[str]]
Query = Callable[..., list[tuple[Cell, ...]]]

LISTED = """
contradicts  K/priority                 R/no-priority
contradicts  K/instrument               R/symbol-not-instrument
contradicts  K/three-directions         R/only-central-asia
contradicts  K/russia-pays              R/no-money
contradicts  K/no-challenge             R/minsk-resisted
contradicts  P/charter-1992             P/charter-2002
contradicts  K/charter-2002             P/charter-1992
contradicts  P/declaration-date-n39     P/declaration-number-n39
contradicts  P/statement-date-n39       P/statement-number-n39
contradicts  K/georgia-member           K/georgia-not-listed
contradicts  K/ukraine-member           K/ukraine-not-counted
contradicts  K/georgia-member           R/georgia-lost
contradicts  K/hegemony                 R/dominance-hardly
contradicts  K/leadership-conviction    R/no-leadership-ambitions
contradicts  K/eaeu-success             R/no-integration
contradicts  K/invaluable               R/replaceable
contradicts  K/russia-needs             R/dispensable
contradicts  K/china-kept-out           R/palmed-to-beijing
contradicts  K/mission                  R/no-mission
contradicts  K/heavy-criticism          K/moderate-criticism
contradicts  K/arab-spring-date         K/arab-spring-source
contradicts  K/quotation-baluk          K/quotation-malak
in_tension   K/kyrgyz-date              R/kyrgyz-date
in_tension   K/kyrgyz-non-involvement   R/kyrgyz-unprepared
in_tension   K/priority-doctrine        R/no-priority
in_tension   K/crisis-response-introduced K/crisis-response-source
in_tension   K/zapad-main-role          K/zapad-union-state
in_tension   K/crrf-belarus-gives       R/crrf-belarus-resists
in_tension   K/russian-leadership-approved R/multi-vectored
in_tension   K/sco-collaboration        R/sidelined
in_tension   K/agenda-nato              R/measures-central-asia
in_tension   K/nato-offset              R/nato-proposals
in_tension   K/us-kept-out              P/coalition-presence
in_tension   K/never-bound              P/partners
in_tension   K/never-bound-by-values    K/sovereignty-binds
in_tension   K/joint-actions            R/limited-involvement
in_tension   P/multilateralism          R/bilateral
in_tension   P/aid-to-tajikistan        R/assistance-unclear
in_tension   P/peacekeeping-basis       R/peacekeeping-basis
in_tension   P/peacekeepers-abroad      R/peacekeepers-not-abroad
in_tension   K/reluctant                K/strong-alliance
in_tension   K/instrument-strategy      R/symbol-not-instrument
in_tension   P/unilateral               R/symbol-not-instrument
in_tension   P/unilateral               R/dominance-hardly
in_tension   P/nato-turned-away         R/nato-proposals
in_tension   K/constituted              P/charter-constitutes
in_tension   K/first-priority-cis       K/first-priority-csto
in_tension   K/west-held-back           R/sold-to-west
in_tension   K/never-bound              K/reliable-partner
in_tension   K/chief-threat-crime       K/chief-threat-nato
"""
"""Verdicts and both claims; K is kaszuba2019, P kropatcheva2016, R raisonsdetre2020."""

LOOKALIKES = """
K/tajikistan-member       K/six-states
R/serbia-pa-observer      R/observer-status
K/iran-observes-exercises R/iran-status-open
K/treaty-signatories      K/founded
P/kyrgyzstan-signs        R/six-members
K/cis-results             R/cis-ineffective
K/bilateral               P/multilateralism
P/peacekeeping-ratified   P/peacekeeping-in-force
K/treaty-date             P/charter-2002
R/exercises-islamic-groups R/agenda-afghanistan
K/nato-offset             K/agenda-transnational
K/constituted             K/treaty-date
P/charter-constitutes     R/three-decades
K/task-aggression         K/no-aggression
P/nato-accountable        P/coalition-welcome
"""

EXPLAINED = """
P/crdf-personnel          K/crrf-personnel
K/crrf-personnel          R/exercise-personnel
P/crdf-personnel          K/crrf-kazakhstan
P/six-signatories         R/six-members
K/five-named              K/six-states
R/observer-status         R/observer-status-assembly
R/priority-peacekeepers   R/no-priority
R/lavrov-potential        R/insufficient-relevance
R/operations-planned      R/capacity-unused
R/instrument-only         R/symbol-not-instrument
K/refusal-secretary-general K/refusal-uzbekistan
K/uzbekistan-then-member  R/uzbekistan-lost
"""
"""Look-alikes that the report of them lists."""
_SOURCES = {"K": "kaszuba2019", "P": "kropatcheva2016", "R": "raisonsdetre2020"}


class Side(NamedTuple):
    """The stretch of a source that one side of a finding quotes."""

    source: str
    start: int
    end: int

    def meets(self, other: "Side") -> bool:
        overlap = max(self.start, other.start) < min(self.end, other.end)
        return self.source == other.source and overlap


def claim(short: str) -> str:
    return _SOURCES[short[0]] + short[1:]


@pytest.mark.parametrize("row", LISTED.split("\n")[1:-1])
def test_a_clash_that_a_close_reader_lists_is_found(query: Query, row: str) -> None:
    verdict, a, b = row.split()
    sql = "SELECT verdict FROM contradiction WHERE a_claim = :a AND b_claim = :b"
    assert query(sql, a=claim(a), b=claim(b)) == [(verdict,)]


@pytest.mark.parametrize("row", LOOKALIKES.split("\n")[1:-1] + EXPLAINED.split("\n")[1:-1])
def test_a_lookalike_is_no_clash(query: Query, row: str) -> None:
    pair = sorted(map(claim, row.split()))
    known = "SELECT 1 FROM claim_detail WHERE claim IN (:a, :b)"
    assert len(query(known, a=pair[0], b=pair[1])) == 2
    sql = """
      SELECT c.finding
      FROM contradiction AS c
      JOIN finding_claim AS a ON a.finding = c.finding
      JOIN finding_claim AS b ON b.finding = c.finding
      WHERE a.claim = :a AND b.claim = :b
    """
    assert query(sql, a=pair[0], b=pair[1]) == []


@pytest.mark.parametrize("row", EXPLAINED.split("\n")[1:-1])
def test_a_lookalike_is_listed_with_its_reason(query: Query, row: str) -> None:
    a, b = sorted(map(claim, row.split()))
    sql = """
      SELECT explanation LIKE '%no clash,%for %'
      FROM finding_detail
      WHERE a_claim = :a AND b_claim = :b AND verdict IN ('compatible', 'superseded')
    """
    assert query(sql, a=a, b=b) == [(1,)]


def test_one_pair_of_statements_is_one_finding(query: Query) -> None:
    sql = """
      SELECT finding, a_source, a_start, a_end, b_source, b_start, b_end
      FROM contradiction
      ORDER BY finding
    """
    sides = {
        str(finding): (
            Side(str(a), int(str(i)), int(str(j))),
            Side(str(b), int(str(k)), int(str(n))),
        )
        for finding, a, i, j, b, k, n in query(sql)
    }
    twice = [
        (x, y)
        for x, y in combinations(sides, 2)
        if any(
            sides[x][0].meets(one) and sides[x][1].meets(other)
            for one, other in (sides[y], sides[y][::-1])
        )
    ]
    assert twice == []


def test_a_member_is_held_against_what_is_said_of_all_members(query: Query) -> None:
    sql = "SELECT kind FROM finding_detail WHERE a_claim = :a AND b_claim = :b"
    pair = {"a": "kaszuba2019/no-challenge", "b": "raisonsdetre2020/minsk-resisted"}
    assert query(sql, **pair) == [("part",)]


@pytest.mark.parametrize(
    ("at", "member", "sources"),
    [
        ("2010", "Uzbekistan", {"entities.yml", "kaszuba2019", "kropatcheva2016"}),
        ("2005", "Uzbekistan", set()),
        ("2013", "Uzbekistan", set()),
        ("2010", "Kyrgyzstan", {"entities.yml", "kaszuba2019"}),
        ("2001", "Armenia", {"kaszuba2019", "raisonsdetre2020"}),
        ("2010", "Georgia", {"kaszuba2019"}),
        ("2014", "Serbia", set()),
    ],
)
def test_who_was_a_member_at_a_date(
    cli: Run, built: Path, at: str, member: str, sources: set[str]
) -> None:
    done = cli("--db", str(built), "report", "membership", "--of", "csto", "--at", at, "-f", "json")
    rows = json.loads(done.stdout)
    as_member = (member, "member_of")
    found = {row["according_to"] for row in rows if (row["member"], row["relation"]) == as_member}
    assert found == sources
