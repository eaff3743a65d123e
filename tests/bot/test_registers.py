"""The registers, for scripts and for people: decisions, findings, who sat where."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from hashing_embedder import HashingEmbedder
from rich.console import Console, RenderableType

from bot.printing import (
    attendance_view,
    decisions_json,
    decisions_view,
    findings_json,
    findings_view,
    people_json,
    people_view,
)
from bot.registers import Registers, Wanted
from index import Record, reindex

ALL = Wanted()

MARCH = """Referat

3. møde i Havneudvalget

Dato: 4. marts 2025

Deltagere
Anna Holm, havnechef, Østby Havn (formand)
Per Vad, lods, Vestlods
Afbud: Ida Lund

Dagsorden

Pkt. 7/25 Nyt fortøjningsanlæg

Referat
Udvalget besluttede at udsætte sagen til mødet den 6. maj 2025.

Pkt. 8/25 Havnens regulativ

Referat
Udvalget godkendte regulativet.

Bilag 1: Udkast til regulativ

Pkt. 9/25 Eventuelt

Referat
Intet.
"""

MAY = """Referat

4. møde i Havneudvalget

Dato: 6. maj 2025

Deltagere
Anna Holm, havnechef, Østby Havn (formand)
Ida Lund, fisker
Per Vad

Dagsorden

Pkt. 11/25 Nyt fortøjningsanlæg – opfølgning på pkt. 7/25

Referat
Udvalget godkendte anlægget.
"""

BOARD = """Referat

9. møde i BESTYRELSEN FOR ØSTBY HAVN

Dato: 7. april 2025

Deltagere
Bo Dahl (formand)

Pkt. 1 Ansættelse af direktør

Referat
Bestyrelsen besluttede at ansætte en direktør.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A record of three meetings; the board's minutes carry a label of their own."""
    folder = tmp_path / "documents"
    for name, text in (
        ("udvalg/marts.txt", MARCH),
        ("udvalg/maj.txt", MAY),
        ("bestyrelse/april.txt", BOARD),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "labels.toml").write_text(
        '[[rules]]\nfiles = "bestyrelse/**"\nlabels = ["board"]\n', "utf-8"
    )
    with Record.create_or_open(tmp_path / "home") as record:
        reindex(folder, record, HashingEmbedder())
    return tmp_path / "home"


@pytest.fixture
def registers(home: Path) -> Iterator[Registers]:
    """Of everything."""
    with Record.open(home) as record:
        yield Registers(record, public_url="http://viewer.test")


def printed(view: RenderableType) -> str:
    """A view as a terminal of 100 columns shows it, without styles."""
    console = Console(file=StringIO(), width=100)
    console.print(view)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_decisions_say_what_stands_and_cite_their_words(registers: Registers) -> None:
    """The fields of the contract; a matter put off is followed to where it was taken up."""
    found = decisions_json(registers, registers.decisions(ALL))["decisions"]
    by_item = {one["item"]: one for one in found}
    put_off = by_item["7/25"]
    assert set(put_off) >= {
        "item", "body", "meeting", "date", "outcome", "what", "deferred_until", "condition",
        "status", "citations",
    }  # fmt: skip
    assert (put_off["meeting"], put_off["date"]) == ("3. møde", "2025-03-04")
    assert (put_off["outcome"], put_off["deferred_until"]) == ("deferred", "2025-05-06")
    assert put_off["status"] == "closed"
    assert put_off["followed_by"] == {"document": "udvalg/maj.txt", "item": "11/25"}
    cited = put_off["citations"][0]
    first, last = cited["span"]
    assert MARCH[first:last] == cited["quote"]
    assert by_item["9/25"]["outcome"] == "none_recorded"


def test_decisions_are_narrowed_by_body_day_and_status(registers: Registers) -> None:
    """Words of the body's name in any case; days inclusive."""
    assert {one.path for one in registers.decisions(Wanted(body="havneUDVALG"))} == {
        "udvalg/marts.txt",
        "udvalg/maj.txt",
    }
    since = Wanted(since=registers.decisions(Wanted(body="bestyrelsen"))[0].date)
    assert {one.path for one in registers.decisions(since)} == {
        "bestyrelse/april.txt",
        "udvalg/maj.txt",
    }
    assert registers.decisions(ALL, status="open") == ()


def test_decisions_are_pleasant_to_read(registers: Registers) -> None:
    """Meeting by meeting, each with its words and place; items without a decision are counted."""
    shown = printed(decisions_view(registers, registers.decisions(ALL), every=False))
    assert "Havneudvalget, 3. møde, 2025-03-04" in shown
    assert "7/25  Nyt fortøjningsanlæg  deferred · closed" in shown
    assert "»Udvalget godkendte regulativet.«" in shown
    assert "Taken up in 11/25 (2025-05-06)." in shown
    assert "Eventuelt" not in shown
    assert "1 item without one (--all shows them)" in shown
    every = printed(decisions_view(registers, registers.decisions(ALL), every=True))
    assert "Eventuelt" in every
    assert "--all" not in every


def test_people_say_who_sat_where(registers: Registers) -> None:
    """One entry a person and meeting, with the line that says so."""
    sat = people_json(registers, registers.people(ALL))["people"]
    anna = [one for one in sat if one["name"] == "Anna Holm"]
    assert [(one["meeting"], one["presence"], one["role"]) for one in anna] == [
        ("3. møde", "present", "formand"),
        ("4. møde", "present", "formand"),
    ]
    assert "Anna Holm, havnechef" in anna[0]["citation"]["quote"]
    ida = [one for one in sat if one["name"] == "Ida Lund"]
    assert [one["presence"] for one in ida] == ["absent", "present"]


def test_people_are_pleasant_to_read(registers: Registers) -> None:
    """Each seat once with its period; one person meeting by meeting."""
    seats = printed(people_view(registers.people(ALL)))
    line = next(line for line in seats.splitlines() if line.startswith("Anna Holm"))
    assert "2025-03-04" in line
    assert "2025-05-06" in line
    assert sum(line.startswith("Per Vad") for line in seats.splitlines()) == 1
    alone = printed(attendance_view(registers.people(ALL, name="ida")))
    assert "absent" in alone
    assert "Anna" not in alone


def test_findings_name_file_line_words_and_remedy(registers: Registers) -> None:
    """The attachment that is listed and not there."""
    (found,) = [
        one
        for one in findings_json(registers.findings())["findings"]
        if one["kind"] == "attachment_missing"
    ]
    assert set(found) == {"file", "kind", "message", "quote", "line", "item"}
    assert (found["file"], found["item"]) == ("udvalg/marts.txt", "8/25")
    assert found["quote"] in MARCH.splitlines()[found["line"] - 1]
    assert "Add the file" in found["message"]
    shown = printed(findings_view(registers.findings(), 3))
    assert f"line {found['line']} (pkt. 8/25)" in shown
    assert shown.strip().endswith("in 3 documents.")


def test_a_reader_gets_registers_of_what_the_labels_open(home: Path) -> None:
    """As if there were no other documents."""
    with Record.open(home) as record:
        public = Registers(record, labels=frozenset({"public"}), public_url="http://viewer.test")
        board = Registers(record, labels=frozenset({"board"}), public_url="http://viewer.test")
    assert {one.path for one in public.decisions(ALL)} == {"udvalg/marts.txt", "udvalg/maj.txt"}
    assert {one.document for one in board.people(ALL)} == {"bestyrelse/april.txt"}
    assert all(one.file != "bestyrelse/april.txt" for one in public.findings())


@pytest.mark.parametrize("command", ["decisions", "people", "check"])
def test_each_register_is_a_command(command: str, home: Path, tmp_path: Path) -> None:
    """That prints one JSON object for scripts."""
    run = [sys.executable, "-c", "from bot.cli import main; main()", command]
    environment = os.environ | {"REFERENT_HOME": str(home)}
    done = subprocess.run(
        [*run, "--json"], capture_output=True, text=True, cwd=tmp_path, env=environment, check=True
    )
    (entries,) = json.loads(done.stdout).values()
    assert entries
    assert done.stderr == ""
