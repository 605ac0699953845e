"""A file that is deleted, replaced or changed while it is open."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.document import engine
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Theme


def test_a_deleted_file_is_noticed_and_what_is_seen_can_be_saved(
    file: PartnershipFile, tmp_path: Path
) -> None:
    edits.add(file, Theme(name="Violence"))
    file.path.unlink()
    with pytest.raises(UserError, match="moved, renamed or deleted while it was open"):
        edits.add(file, Theme(name="Lost"))
    copy = tmp_path / "Saved.smp"
    file.save_copy(copy)
    with PartnershipFile.open(copy) as saved:
        assert [theme.name for theme in saved.all(Theme)] == ["Violence"]
    assert not file.path.exists()


def test_a_file_replaced_by_a_synchronised_copy_is_noticed(
    file: PartnershipFile, tmp_path: Path
) -> None:
    other = tmp_path / "other.smp"
    shutil.copy(file.path, other)
    edits.add(file, Theme(name="Violence"))
    other.replace(file.path)
    with pytest.raises(UserError, match="was replaced by another copy while it was open"):
        edits.add(file, Theme(name="Lost"))
    with pytest.raises(UserError, match="replaced"):
        file.undo()


def test_a_file_overwritten_in_place_is_noticed_even_at_the_same_count_of_changes(
    path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.smp"
    PartnershipFile.create(path, "Example").close()
    shutil.copy(path, other)
    with PartnershipFile.open(other) as laptop:
        edits.add(laptop, Theme(name="Written on the laptop"))
    with PartnershipFile.open(path) as file:
        edits.add(file, Theme(name="Written at the desk"))
        path.write_bytes(other.read_bytes())
        with pytest.raises(UserError, match="was changed by another program"):
            edits.add(file, Theme(name="Lost"))
    with PartnershipFile.open(path) as file:
        assert [theme.name for theme in file.all(Theme)] == ["Written on the laptop"]
        edits.add(file, Theme(name="Going on"))


def test_a_change_by_another_program_is_noticed(file: PartnershipFile) -> None:
    other = engine.connect(file.path)
    other.execute("UPDATE partnership SET about = 'changed with another program'")
    other.close()
    with pytest.raises(UserError, match="was changed by another program"):
        edits.add(file, Theme(name="Lost"))
    assert file.partnership().about == "changed with another program"


def test_a_file_whose_time_alone_changed_is_still_ours(file: PartnershipFile) -> None:
    edits.add(file, Theme(name="Violence"))
    os.utime(file.path, (time.time() + 100, time.time() + 100))
    edits.add(file, Theme(name="Road safety"))
    os.utime(file.path, (0, 0))
    file.undo()
    assert len(file.all(Theme)) == 1


def test_undo_refuses_when_the_row_is_not_as_the_history_says(path: Path) -> None:
    with PartnershipFile.create(path, "Example") as file:
        edits.change(file, file.partnership(), about="ours")
    other = engine.connect(path)
    other.execute("UPDATE partnership SET about = 'theirs'")
    other.close()
    with PartnershipFile.open(path) as file:
        with pytest.raises(UserError, match="can't be undone or redone"):
            file.undo()
        assert file.partnership().about == "theirs"
