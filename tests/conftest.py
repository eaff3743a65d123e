"""What several folders of tests share: the sample documents, indexed once with the bundled model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import SAMPLE, Settings
from bot.indexing import run_reindex
from bot.service import Referent


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the environment nor a ``.env`` file of whoever runs the tests counts."""
    import os

    for name in os.environ:
        if name.startswith(("REFERENT_", "SLACK_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample documents indexed; read only."""
    home = tmp_path_factory.mktemp("sample") / "home"
    run_reindex(Settings(REFERENT_HOME=home), SAMPLE, quiet=True)
    return home


@pytest.fixture(scope="session")
def referent(sample_home: Path) -> Iterator[Referent]:
    """The real service over the sample documents."""
    service = Referent.open(Settings(REFERENT_HOME=sample_home))
    yield service
    service.close()
