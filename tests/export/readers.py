"""Real programs that read what is exported, and what they say of it."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

_AUX = "\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{cited}\n"


def _run(program: str, arguments: Sequence[str], folder: Path) -> tuple[str, str]:
    """Return what a program prints; skip the test where it is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [program, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout, done.stderr


def biber(text: str, folder: Path) -> tuple[list[str], str]:
    """Return the warnings of biber's validation, and the file as biber writes it again."""
    (folder / "cited.bib").write_text(text, encoding="utf-8")
    out, _ = _run("biber", ("--tool", "--validate-datamodel", "cited.bib"), folder)
    assert "INFO" in out
    said = [line for line in out.splitlines() if "WARN" in line or "ERROR" in line]
    written = folder / "cited_bibertool.bib"
    return said, written.read_text("utf-8") if written.exists() else ""


def bibtex(text: str, folder: Path) -> list[str]:
    """Return what BibTeX says of a file that plain.bst is to print all entries of."""
    (folder / "cited.bib").write_text(text, encoding="utf-8")
    (folder / "paper.aux").write_text(_AUX, encoding="utf-8")
    out, _ = _run("bibtex", ("paper",), folder)
    if "I couldn't open style file" in out:
        pytest.skip("plain.bst is not installed (texlive-base)")
    return [line for line in out.splitlines()[1:] if "file" not in line]


def bibtool(text: str, folder: Path) -> list[str]:
    """Return what BibTool says of a file, with the names of biblatex."""
    (folder / "cited.bib").write_text(text, encoding="utf-8")
    _, said = _run("bibtool", ("-r", "biblatex", "cited.bib"), folder)
    return said.splitlines()


def pandoc(text: str, folder: Path) -> dict[str, dict[str, object]]:
    """Return the items that pandoc makes of a BibLaTeX file, by their keys."""
    (folder / "cited.bib").write_text(text, encoding="utf-8")
    out, said = _run("pandoc", ("-f", "biblatex", "-t", "csljson", "cited.bib"), folder)
    assert said == ""
    return {item["id"]: item for item in json.loads(out)}
