"""In documents edited at random a quote binds where it stood, moved by the edits, or not at all."""

import random
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from csto_db.resolve.anchor import QuoteIndex, skeleton
from csto_db.text.clean import clean

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SOURCES = {"kropatcheva2016": "000", "kaszuba2019": "002", "raisonsdetre2020": "004"}
EDITS = 10_000
PER_SLICE = 5
AROUND = 400
BESIDE = 3
"""So many letters beside a cut may happen to be those that were cut."""
LAYOUT = (" ", "\n", "-\n", "\n\n", "- ", "\u00ad", "\u00a0", "—", "’", '"')


@dataclass(frozen=True)
class Edit:
    """The characters from `start` to `end` of a text give way to others."""

    start: int
    end: int
    new: str


def edited(text: str, edits: list[Edit]) -> str:
    """Return a text after edits, which do not overlap and are in order."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def moved(text: str, place: int, edits: list[Edit], *, is_end: bool) -> int:
    """Return the outermost place that a place of a text may have after edits."""
    shift = 0
    for edit in edits:
        if edit.start <= place <= edit.end:
            if is_end:
                cut, beside = text[edit.start : place], text[edit.end :]
                return edit.start + shift + len(edit.new) + max(BESIDE, same(cut, beside))
            cut, beside = text[place : edit.end], text[: edit.start]
            return edit.start + shift - max(BESIDE, same(cut[::-1], beside[::-1]))
        if edit.end < place:
            shift += len(edit.new) - (edit.end - edit.start)
    return place + shift


def same(cut: str, beside: str) -> int:
    """Return how many characters beside a cut happen to have the letters that were cut."""
    left, count = skeleton(cut), 0
    for place, character in enumerate(beside, start=1):
        letters = skeleton(character)
        if letters and not left.startswith(letters):
            break
        left = left[len(letters) :]
        count = place if letters else count
    return count


def random_edits(text: str, random_: random.Random) -> list[Edit]:
    cuts = sorted(random_.sample(range(len(text)), 2 * PER_SLICE))
    edits = []
    for start, limit in zip(cuts[::2], cuts[1::2], strict=True):
        end = min(limit, start + random_.choice((0, 1, 1, 2, 8, 60)))
        elsewhere = random_.randrange(len(text))
        new = random_.choice(
            (
                "",
                text[start:end].swapcase(),
                random_.choice(LAYOUT),
                random_.choice("aeiou19. "),
                text[elsewhere : elsewhere + random_.randrange(12)],
            )
        )
        edits.append(Edit(start, end, new))
    return edits


@pytest.mark.parametrize("source", SOURCES)
def test_no_quote_binds_to_a_wrong_place(source: str) -> None:
    path = next(SEEDS.glob(f"texts/{SOURCES[source]}*"))
    text = path.read_text(encoding="utf-8")
    claims = yaml.load((SEEDS / "claims" / f"{source}.yml").read_text("utf-8"), yaml.BaseLoader)
    index = QuoteIndex(clean(text))
    quotes = {claim["quote"]: index.find(claim["quote"])[0] for claim in claims["claims"]}
    places = sorted((span.start, span.end, quote) for quote, span in quotes.items())
    random_ = random.Random(source)
    seen = bound = untouched = 0
    while seen < EDITS / len(SOURCES):
        middle = random_.choice(places)[0]
        offset = max(0, middle - AROUND)
        part = text[offset : middle + AROUND]
        edits = random_edits(part, random_)
        seen += len(edits)
        found_in = QuoteIndex(clean(edited(part, edits)))
        first = bisect_left(places, (offset, 0, ""))
        for start, end, quote in places[first:]:
            start, end = start - offset, end - offset
            if start >= len(part) or end > len(part):
                continue
            found = found_in.find(quote)
            is_untouched = all(edit.end < start or edit.start > end for edit in edits)
            untouched += is_untouched
            bound += is_untouched and len(found) == 1
            if len(found) == 1:
                low = moved(part, start, edits, is_end=False)
                high = moved(part, end, edits, is_end=True)
                assert low <= found[0].start < found[0].end <= high, (
                    start,
                    end,
                    part[start - 5 : end + 5],
                    edits,
                )
                exact = edited(part, edits)[found[0].start : found[0].end]
                assert skeleton(clean(exact).clean) == skeleton(quote)
    assert bound > 0.98 * untouched > 0
