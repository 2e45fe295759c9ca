"""The three documents of the seeds, as text."""

from pathlib import Path

EUROPE_ASIA = "000_114b52dd7ae8b880.txt"
COPERNICUS = "002_d60f98a4c6c9ddde.txt"
RAISONS = "004_a54d1a83f03265bf.txt"
_TEXTS = Path(__file__).parents[2] / "seeds" / "texts"


def seed(name: str) -> str:
    return (_TEXTS / name).read_bytes().decode()
