"""Each delivery is taken on once, also across a restart."""

from pathlib import Path

import pytest

from bot.slack import deliveries as module
from bot.slack.deliveries import Conversation, Deliveries
from corpus import SettingsError

ASKED = Conversation("C1", "1700000000.000100", "1700000000.000100", "U1")


def test_delivery_is_taken_once_by_any_of_its_names(tmp_path: Path) -> None:
    """The same event, or the same message under another event id, is known."""
    deliveries = Deliveries(tmp_path)
    assert deliveries.take("message C1 1", "event E1")
    assert not deliveries.take("message C1 1", "event E1")
    assert not deliveries.take("message C1 1", "event E2")
    assert not deliveries.take("message C1 2", "event E1")
    assert deliveries.take("message C1 3", "event E3")


def test_restart_remembers(tmp_path: Path) -> None:
    """What was taken on and what is owed outlive the process."""
    deliveries = Deliveries(tmp_path)
    deliveries.take("message C1 1")
    deliveries.owe(ASKED)
    again = Deliveries(tmp_path)  # the first was never closed: a crash
    assert not again.take("message C1 1")
    assert again.owed() == (ASKED,)
    again.settle(ASKED)
    assert again.owed() == ()


def test_old_and_surplus_deliveries_are_forgotten(tmp_path: Path, monkeypatch) -> None:
    """The memory is bounded in time and in size."""
    now = [0.0]
    deliveries = Deliveries(tmp_path, clock=lambda: now[0])
    deliveries.take("old")
    now[0] = module.KEPT_SECONDS + 1
    assert deliveries.take("old")
    monkeypatch.setattr(module, "KEPT_ROWS", 3)
    for number in range(10):
        now[0] += 1
        deliveries.take(f"message {number}")
    assert not deliveries.take("message 9")
    assert deliveries.take("message 1")


def test_damaged_file_is_set_aside(tmp_path: Path) -> None:
    """A memory of one hour is not worth refusing to start."""
    (tmp_path / "slack.sqlite").write_bytes(b"this is no database" * 100)
    assert Deliveries(tmp_path).take("message")
    assert (tmp_path / "slack.damaged").exists()


def test_home_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    """The setting is named, so that the operator can mend it."""
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(SettingsError, match="REFERENT_HOME"):
        Deliveries(tmp_path / "file" / "home")


def test_unwritable_memory_does_not_silence(tmp_path: Path) -> None:
    """Rather an answer twice than none."""
    deliveries = Deliveries(tmp_path)
    deliveries.close()
    assert deliveries.take("message")
    deliveries.owe(ASKED)
