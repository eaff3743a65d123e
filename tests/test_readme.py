"""The README's commands, settings and map, held against what is there."""

import re

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.config import Settings
from tests.documents import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_every_command_of_the_readme_exists() -> None:
    """And every command that exists is in it."""
    named = set(
        re.findall(r"referent (ask|cite|[a-z]+)\b", re.sub(r"@Referent|`/referent", "", README))
    )
    listed = {
        c.name or c.callback.__name__
        for c in app.registered_commands
        if c.callback and not c.hidden
    }
    assert listed <= named


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`((?:REFERENT|SLACK)_[A-Z_]+)`", README))))
def test_every_setting_of_the_readme_exists(name: str) -> None:
    """By its very name."""
    assert name in {field.validation_alias for field in Settings.model_fields.values()}


def test_the_map_of_the_code_is_true() -> None:
    """Every file that the map names is there, and every module is in the map."""
    tree = README[README.index("## Where things live") : README.index("## Test")]
    named = set(re.findall(r"\b([a-z_]+\.py)\b", tree))
    there = {
        file.name
        for folder in ("corpus", "index", "bot")
        for file in (ROOT / folder).glob("*.py")
        if file.name != "__init__.py"
    }
    assert named - {"app.py"} <= there
    assert there - named <= {"errors.py", "filter.py"}, there - named


def test_the_first_screen_gets_to_a_cited_answer() -> None:
    """The first two commands are the demonstration and the tests."""
    commands = re.findall(r"(?m)^    (make \w+|\.venv/bin/referent \w+)", README)
    assert commands[:2] == ["make demo", "make test"]
    assert README[: README.index("make test")].count("\n") < 30


def test_help_is_given_without_an_index() -> None:
    """Whatever the command."""
    assert CliRunner().invoke(app, ["--help"]).exit_code == 0
