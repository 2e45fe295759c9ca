"""The wheel, installed elsewhere, has all it needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel of this checkout holds."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-m", "csto_db", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_it_builds_the_collection(installed: Path, tmp_path: Path) -> None:
    result = run(installed, tmp_path, "build")
    assert result.returncode == 0, result.stderr
    assert "raisonsdetre2020" in result.stdout
    assert (tmp_path / "csto.db").is_file()
    assert run(installed, tmp_path, "db", "check").returncode == 0


@pytest.mark.slow
def test_it_upgrades_an_empty_database(installed: Path, tmp_path: Path) -> None:
    result = run(installed, tmp_path, "--db", "new.db", "db", "upgrade")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "new.db").is_file()


@pytest.mark.slow
def test_it_does_not_fall_back_on_the_checkout(installed: Path, tmp_path: Path) -> None:
    script = (
        "import csto_db.config as c; print(c.data_folder('seeds'), c.data_folder('migrations'))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert all(place.startswith(str(installed)) for place in result.stdout.split())
