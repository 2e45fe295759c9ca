"""A claim leans on what the note cites that is called for it, wherever the note stands."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from dumps import select

Run = Callable[..., CompletedProcess[str]]
BODY = """\
The Convention was signed in summer{1} and ratified by Norland in 1989.{2} It has five
parties.{3} The Court has seven judges.{4} It binds all{5} but the weak. Under article 3(2), nobody
paid. The Court met; it ruled.{6} The award stands. It is said to fall.
"""
NOTES = (
    "Lindgren, P. (1998). The law of lakes. Oxford: Lowe.",
    "Vance, J. (2006). Overruling. Law Review, 5(1), 1-9.",
    "Achterberg, R. (2004). Preambles. Hull: Lowe.",
    "Okonjo, A. (2001). Judges and lakes. Hull: Lowe.",
    "We thank the registrar for the figures.",
    "Ibid., p. 7; Vance (2006), p. 4.",
)
QUOTES = {
    "signed": "The Convention was signed in summer",
    "ratified": "ratified by Norland in 1989",
    "parties": "It has five parties.",
    "judges": "The Court has seven judges",
    "binds": "It binds all",
    "paid": "nobody paid",
    "met": "The Court met",
    "both": "has five parties.{3} The Court has seven",
    "stands": "The award stands",
}
LEANS_ON = {
    "signed": "Lindgren", "ratified": "Vance", "parties": "Achterberg", "judges": "Okonjo",
    "met": "Okonjo Vance", "both": "Achterberg Okonjo",
}  # fmt: skip
FORMS = {"bare": "{}", "raised": "{}", "square": "[{}]", "markdown": "[^{}]"}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def mark(number: int, form: str) -> str:
    """Return the call of a note; of a mixed form one of them is unlike the others."""
    if form == "mixed":
        form = "square" if number == 3 else "bare"
    call = FORMS[form].format(number)
    return call.translate(RAISED) if form == "raised" else call


def write(folder: Path, form: str) -> Path:
    """Write a collection of one document whose notes are called in some form."""
    (folder / "claims").mkdir(parents=True)
    calls = [mark(n, form) for n in range(len(NOTES) + 1)]
    label = "[^{}]: {}" if form == "markdown" else "{}. {}"
    notes = "\n".join(label.format(n, note) for n, note in enumerate(NOTES, start=1))
    (folder / "paper.txt").write_text(f"{BODY.format(*calls)}\n{notes}\n", "utf-8")
    (folder / "sources.bib").write_text(
        "@misc{paper, title = {On lakes}, date = {2010}, file = {paper.txt}}\n"
    )
    (folder / "entities.yml").write_text(
        "types: {thing: What there is.}\nentities: [{key: court, label: Court, type: thing}]\n"
    )
    (folder / "predicates.yml").write_text(
        "predicates: [{name: says, definition: It is said., value: text, conflict: free}]\n"
    )
    claims = "".join(
        f"  - {{id: {key}, quote: {quote.format(*calls)!r}, subject: court,"
        " predicate: says, value: x}\n"
        for key, quote in QUOTES.items()
    )
    (folder / "claims" / "paper.yml").write_text(f"source: paper\nclaims:\n{claims}", "utf-8")
    return folder


@pytest.mark.parametrize("form", [*FORMS, "mixed"])
def test_a_claim_leans_on_the_note_that_its_sentence_calls_next(
    form: str, cli: Run, tmp_path: Path
) -> None:
    result = cli("ingest", str(write(tmp_path / "folder", form)))
    assert result.returncode == 0, result.stderr
    rows = select(
        tmp_path / "csto.db",
        "SELECT DISTINCT substr(c.claim_key, 7), n.family FROM claim AS c JOIN evidence USING"
        " (claim_id) JOIN evidence_citation USING (evidence_id) JOIN citation USING (citation_id)"
        " JOIN contribution AS n USING (work_id) ORDER BY 1, 2",
    )
    found: dict[str, str] = {}
    for key, family in rows:
        found[str(key)] = f"{found.get(str(key), '')} {family}".strip()
    assert found == LEANS_ON


def test_a_claim_whose_note_only_comments_is_unsupported(cli: Run, tmp_path: Path) -> None:
    cli("ingest", str(write(tmp_path / "folder", "bare")))
    rows = json.loads(cli("report", "unsupported", "-f", "json").stdout)
    assert {row["claim"] for row in rows} == {"paper/binds", "paper/paid", "paper/stands"}


def test_a_text_read_alone_again_is_the_work_that_it_was_and_its_lost_quotes_are_told(
    cli: Run, tmp_path: Path
) -> None:
    folder = write(tmp_path / "folder", "bare")
    cli("ingest", str(folder))
    sources = "SELECT citation_key, title, issued FROM source JOIN work_detail USING (work_id)"
    before = select(tmp_path / "csto.db", sources)
    text = folder / "paper.txt"
    assert "1 unchanged" in cli("ingest", str(text)).stderr
    assert "1 unchanged" in cli("ingest", str(text), "--dry-run").stderr
    text.write_text(text.read_text("utf-8").replace("The award stands", "It stands"), "utf-8")
    result = cli("ingest", str(text))
    assert "1 changed" in result.stderr
    assert "quotes of these claims do not stand there any more" in result.stderr
    assert "no report shows them: paper/stands\n" in result.stderr
    assert select(tmp_path / "csto.db", sources) == before
    decision = ("judge", "paper/stands", "paper/met", "compatible", "--by", "A", "--reason", "b")
    assert "the quote of 'paper/stands' does not stand in its source" in cli(*decision).stderr
