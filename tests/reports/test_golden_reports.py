"""Every report on the collection, word for word; `pytest --refresh-goldens` writes them anew."""

from pathlib import Path

import pytest
from printed import printed

from csto_db.reports.registry import report_names

GOLDEN = Path(__file__).parent / "golden"
SHOWN = {
    "source": "kropatcheva2016",
    "footnote": "kropatcheva2016:39",
    "work": "stenogramma2011zasedaniya",
    "entity": "crrf",
    "claim": "kaszuba2019/priority",
}
LISTED = [("report",), *(("report", name) for name in report_names())]
COMMANDS = [*LISTED, *(("show", kind, key) for kind, key in SHOWN.items())]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_report_reads_as_its_golden_file(
    command: tuple[str, ...], built: Path, request: pytest.FixtureRequest
) -> None:
    path = GOLDEN / ("-".join(command).replace("/", "-").replace(":", "-") + ".txt")
    text = printed(built, *command)
    if request.config.getoption("--refresh-goldens"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_report() -> None:
    names = {"-".join(c).replace("/", "-").replace(":", "-") for c in COMMANDS}
    assert {path.stem for path in GOLDEN.glob("*")} == names
