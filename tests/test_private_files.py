"""Nobody else on the machine reads the data folder (X3, X4)."""

import os
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from api.run import startup
from api.settings import Settings
from shared.private_files import keep_private, tighten

pytestmark = pytest.mark.rule("X4")


def modes(folder: Path) -> set[int]:
    return {path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*"))}


def test_a_folder_of_an_older_version_is_closed_once(tmp_path: Path) -> None:
    """S20: with all that is in it, and the log says so once; a link is not followed."""
    folder = tmp_path / "data"
    (folder / "files" / "ab").mkdir(parents=True)
    for path in (folder / "vestovoy.db", folder / "files" / "ab" / "scan", tmp_path / "foreign"):
        path.touch()
        path.chmod(0o644)
    (folder / "link").symlink_to(tmp_path / "foreign")
    folder.chmod(0o755)
    with capture_logs() as log:
        for _ in range(2):
            startup.make(Settings.model_validate({"data_dir": folder}))
    assert [each["log_level"] for each in log] == ["warning"]
    (folder / "link").unlink()
    assert modes(folder) == {0}
    assert (tmp_path / "foreign").stat().st_mode & 0o777 == 0o644
    assert tighten(folder) is False


def test_whatever_a_process_makes_is_its_own(tmp_path: Path) -> None:
    """S20: every command begins with that."""
    before = os.umask(0o022)
    try:
        keep_private()
        (tmp_path / "made").mkdir()
        (tmp_path / "made" / "file").touch()
    finally:
        os.umask(before)
    assert modes(tmp_path / "made") == {0}
