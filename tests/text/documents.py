"""The three documents of the seeds, and mangled copies of them."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

TEXTS = Path(__file__).parents[2] / "seeds" / "texts"
NAMES = ("000_114b52dd7ae8b880.txt", "002_d60f98a4c6c9ddde.txt", "004_a54d1a83f03265bf.txt")
STRAY_LINES = (
    "",
    " ",
    "\f",
    "12",
    " A page starts.",
    "1 See http://x.org/a,",
    "http://x.org/b",
    "co-",
)


def read(name: str) -> str:
    return (TEXTS / name).read_bytes().decode()


@st.composite
def mangled(draw: Any) -> str:
    """A stretch of a document with lines lost and added, perhaps with other line ends."""
    lines = read(draw(st.sampled_from(NAMES))).split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    lines = lines[first : first + draw(st.integers(1, 120))]
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, max(0, len(lines) - 1)))
        if lines and draw(st.booleans()):
            del lines[place]
        else:
            lines.insert(place, draw(st.sampled_from(STRAY_LINES)))
    return draw(st.sampled_from(("\n", "\r\n", "\r"))).join(lines)


PIECES = [
    "a",
    "Ab ",
    "-\n",
    "\n",
    "\n\n",
    "\f",
    " ",
    "\u00ad",
    "\u00a0",
    "\ufeff",
    "\r\n",
    ".",
    " .",
]
PIECES += ["Ab ", "1 See x, p. 3.\n", "(Haas, 2017)", "http://x.org/a,\n", "“", "’", "[1] ", "ﬁ"]
ANY_TEXT = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES)).map("".join),
    mangled(),
)
