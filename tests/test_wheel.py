"""What is installed from the wheel works with the source folder out of sight."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.commands import NOW, ROOT, lines_of


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `factsheet` command of a fresh environment that sees our dependencies, but not the source."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = place.glob("*.whl")
    venv.create(place / "venv", with_pip=False)
    python = place / "venv" / "bin" / "python"
    # A path in a .pth file is added without the .pth files in it, so an editable install stays out.
    packages = next((place / "venv").glob("lib/python*/site-packages"))
    (packages / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    subprocess.run(
        [*pip, "install", "-qq", "--no-deps", "--no-index", str(wheel)], cwd=place, check=True
    )
    return place / "venv" / "bin" / "factsheet"


def call(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(command), *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_init_lays_out_a_workspace_in_which_a_run_gives_a_sheet(
    installed: Path, tmp_path: Path
) -> None:
    where = [
        str(installed.with_name("python")),
        "-c",
        "import factsheet; print(factsheet.__file__)",
    ]
    file = subprocess.run(where, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert str(installed.parents[1]) in file
    done = call(installed, "init", "desk", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "factsheet run" in done.stdout
    assert list((tmp_path / "desk" / "seeds").iterdir())
    ran = call(installed, "run", "--now", NOW, cwd=tmp_path / "desk")
    assert ran.returncode == 0, ran.stderr
    assert lines_of(tmp_path / "desk" / "out")
    again = call(installed, "init", "desk", cwd=tmp_path)
    assert again.returncode == 2
    assert "C102" in again.stderr


def test_the_version_is_told(installed: Path, tmp_path: Path) -> None:
    assert call(installed, "--version", cwd=tmp_path).stdout.startswith("factsheet ")
