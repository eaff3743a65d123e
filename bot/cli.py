"""The ``referent`` command: parse, call a public function, print.

The one thing to know: results go to stdout, progress and warnings to stderr;
exit code 0 is done, 1 a clear one-line error, 2 wrong usage. Everything heavy
is imported inside the command that needs it, so that ``--help`` answers at once.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.printing import Json
    from bot.registers import Registers, Wanted

__all__ = ["app", "main"]

app = typer.Typer(
    name="referent",
    help="Answers governance questions from committee minutes and mandates, and shows for every "
    "answer the passage that it rests on.\n\n"
    "First: referent reindex FOLDER. Then: referent ask 'Hvad blev besluttet om budgettet?'",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object, for scripts.")]


def main() -> None:
    """Run the command; a ReferentError becomes one line on stderr and exit code 1."""
    try:
        app()
    except KeyboardInterrupt:
        print("referent: stopped; nothing was lost.", file=sys.stderr)  # noqa: T201
        raise SystemExit(130) from None
    except Exception as error:
        from corpus import ReferentError  # imported late: --help must answer at once

        if not isinstance(error, ReferentError):
            raise
        print(f"referent: {error}", file=sys.stderr)  # noqa: T201
        raise SystemExit(1) from None


def _settings() -> "Settings":
    from bot.config import read_settings

    return read_settings()


def _print(text: str) -> None:
    sys.stdout.write(text.rstrip("\n") + "\n")
    sys.stdout.flush()


def _print_json(value: "dict[str, Json]") -> None:
    _print(json.dumps(value, ensure_ascii=False))


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help="The question, in Danish or English.", show_default=False)
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(help='A JSONL file of {"id", "question"}; prints one answer object a line.'),
    ] = None,
    label: Annotated[
        list[str] | None,
        typer.Option(help="Answer only from documents with this access label (repeatable)."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question with cited quotations, or say that the documents do not.

    Example: referent ask 'Hvornår tages sagen om driftsmodellen op igen?'
    """
    if (question is None) == (batch is None):
        raise typer.BadParameter("give either a QUESTION or --batch FILE")
    settings = _settings()
    questions = list(_batch(batch)) if batch else []

    from bot.printing import answer_json, answer_text
    from bot.service import Referent

    labels = frozenset(label) if label else None
    referent = Referent.open(settings)
    skipped = 0
    if question is not None:
        answer = referent.ask(question, labels=labels)
        if as_json:
            _print_json(answer_json(answer))
        else:
            _print(answer_text(answer))
    for number, line in questions:
        if isinstance(line, str):
            print(f"{batch}:{number}: {line}; skipped.", file=sys.stderr)  # noqa: T201
            skipped += 1
            continue
        answer = referent.ask(line["question"], labels=labels)
        _print_json({"id": line["id"], **answer_json(answer)})
    referent.close()
    if skipped:
        raise typer.Exit(1)


def _batch(file: Path) -> Iterator[tuple[int, dict[str, str] | str]]:
    """The questions of a batch file with their line numbers; for a bad line what is wrong."""
    from corpus import DocumentError

    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"{file} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError:
            yield number, "not JSON"
            continue
        if isinstance(value, dict) and "id" in value and isinstance(value.get("question"), str):
            yield number, value
        else:
            yield number, 'not an object with "id" and "question"'


@app.command()
def cite(
    reference: Annotated[
        str,
        typer.Argument(
            help="29/25, 'pkt. 29/25', '29/25 referat', '5. møde', a date, a passage id or a quotation."
        ),
    ],
    label: Annotated[
        list[str] | None, typer.Option(help="Only documents with this access label (repeatable).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Look up a reference: the very text, its place, and who else refers to it."""
    from bot.printing import lookup_json, lookup_text
    from bot.service import Referent
    from corpus import ReferenceUnknown

    referent = Referent.open(_settings())
    found = referent.cite(reference, labels=frozenset(label) if label else None)
    referent.close()
    if as_json:
        _print_json(lookup_json(found))
    elif found.matches or found.referred_to_by:
        _print(lookup_text(found))
    if not found.matches:
        near = f" Did you mean: {' · '.join(found.suggestions)}?" if found.suggestions else ""
        if as_json:
            return
        raise ReferenceUnknown(f"Nothing in the index answers to »{reference}«.{near}")


@app.command()
def reindex(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Folder with minutes and mandates; default: the folder indexed before, else REFERENT_DOCUMENTS, else the sample documents.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make the index match a folder and print what changed.

    Only new and changed files are read and embedded. A file that cannot be read is set aside
    with its reason; what was indexed of it before stays.
    """
    from bot.indexing import run_reindex
    from bot.printing import report_json, report_text

    report = run_reindex(_settings(), folder, quiet=not sys.stderr.isatty())
    if as_json:
        _print_json(report_json(report))
    else:
        _print(report_text(report))


@app.command()
def show(
    file: Annotated[
        Path, typer.Argument(help="A document: a path, or a name in the documents folder.")
    ],
    as_json: AsJson = False,
) -> None:
    """Show one document as it was understood: meeting, agenda, participants, attachments."""
    from bot.indexing import read_one
    from bot.printing import document_json, document_view
    from bot.terminal import print_view

    document, understood, names = read_one(_settings(), file)
    if as_json:
        _print_json(document_json(document, understood, names))
    else:
        print_view(document_view(document, understood, names))


class Standing(StrEnum):
    """How a decision stands."""

    OPEN = "open"
    CLOSED = "closed"
    SUPERSEDED = "superseded"


Body = Annotated[
    str | None,
    typer.Option(help="Only of bodies whose name holds these words.", show_default=False),
]
Since = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], help="Only meetings on or after this day.", show_default=False
    ),
]
Until = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], help="Only meetings on or before this day.", show_default=False
    ),
]
Labels = Annotated[
    list[str] | None,
    typer.Option("--label", help="Only documents with this access label (repeatable)."),
]


@contextmanager
def _registers(label: list[str] | None) -> "Iterator[Registers]":
    from bot.registers import Registers
    from index import Record

    settings = _settings()
    with Record.open(settings.home) as record:
        labels = frozenset(label) if label else None
        yield Registers(record, labels=labels, public_url=settings.public_url)


def _wanted(body: str | None, since: datetime | None, until: datetime | None) -> "Wanted":
    from bot.registers import Wanted

    return Wanted(body, since.date() if since else None, until.date() if until else None)


@app.command()
def decisions(
    status: Annotated[
        Standing | None, typer.Option(help="Only decisions that stand so.", show_default=False)
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="The same as --status open.")] = False,
    body: Body = None,
    since: Since = None,
    until: Until = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also list items for which no decision is recorded.")
    ] = False,
    label: Labels = None,
    as_json: AsJson = False,
) -> None:
    """The decision register: what was decided, on which condition, until when put off, and what stands.

    Only the record section of an item says what was decided. A matter is open while it is put off
    or reserved and no later meeting has taken it up.

    Example: referent decisions --open --body styregruppen
    """
    from bot.printing import decisions_json, decisions_view
    from bot.terminal import print_view

    wanted = _wanted(body, since, until)
    with _registers(label) as registers:
        found = registers.decisions(wanted, status="open" if open_ else status and status.value)
        if as_json:
            _print_json(decisions_json(registers, found))
        else:
            print_view(decisions_view(registers, found, every=every))


@app.command()
def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            help="Only these documents, by their name in the index; default: all.",
            show_default=False,
        ),
    ] = None,
    label: Labels = None,
    as_json: AsJson = False,
) -> None:
    """The record doctor: what in the documents cannot be right or is missing.

    Each finding names the file, the line and the words, and what to do. Nothing is changed.
    """
    from bot.printing import findings_json, findings_view
    from bot.terminal import print_view
    from corpus import ReferenceUnknown

    with _registers(label) as registers:
        known = registers.paths
        if unknown := [file for file in files or () if file not in known]:
            raise ReferenceUnknown(f"No document {unknown[0]} in the index. Run: referent reindex")
        found = registers.findings(files or None)
        if as_json:
            _print_json(findings_json(found))
        else:
            print_view(findings_view(found, len(files or known)))


@app.command()
def people(
    name: Annotated[
        str | None,
        typer.Argument(help="Only people whose name holds these words.", show_default=False),
    ] = None,
    body: Body = None,
    since: Since = None,
    until: Until = None,
    label: Labels = None,
    as_json: AsJson = False,
) -> None:
    """Who sat where, for whom, in which role, when, present or not.

    With a NAME, or for the meetings of one day, each meeting is listed; else each seat once, with its period.

    Example: referent people 'Anna Holm'
    """
    from bot.printing import attendance_view, people_json, people_view
    from bot.terminal import print_view

    wanted = _wanted(body, since, until)
    with _registers(label) as registers:
        found = registers.people(wanted, name=name)
        if as_json:
            _print_json(people_json(registers, found))
        else:
            single = name is not None or (since is not None and since == until)
            print_view(attendance_view(found) if single else people_view(found))


@app.command()
def status(as_json: AsJson = False) -> None:
    """Show what is indexed, with which model, since when, and whether all is well."""
    from bot.printing import status_json, status_text
    from bot.status import read_status
    from index import Record

    settings = _settings()
    with Record.open(settings.home) as record:
        found = read_status(settings, record)
    if as_json:
        _print_json(status_json(found))
    else:
        _print(status_text(found))


@app.command(name="eval")
def evaluate(
    file: Annotated[Path, typer.Argument(help="A question file: JSON lines with gold quotes.")],
    as_json: AsJson = False,
) -> None:
    """Measure answers against a question file: answered, gold quotes shown, declined, time."""
    from bot.evaluate import measure, read_cases, summary
    from bot.printing import evaluation_text
    from bot.service import Referent
    from bot.terminal import progress_bar

    settings = _settings()
    cases = read_cases(file)
    referent = Referent.open(settings)
    referent.warm()
    with progress_bar("Asking", quiet=not sys.stderr.isatty()) as tell:
        measured = measure(
            cases,
            referent.ask,
            verbatim=referent.is_verbatim,
            progress=lambda done: tell(done, len(cases)),
        )
    referent.close()
    figures = summary(measured)
    if as_json:
        _print_json({**figures})
    else:
        _print(evaluation_text(figures))


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8080,
) -> None:
    """Run the source viewer, and the Slack bot when its tokens are set."""
    import asyncio
    import logging

    from bot.server import serve as run
    from bot.service import Referent

    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    settings = _settings()
    referent = Referent.open(settings)
    print("Loading the model …", file=sys.stderr)  # noqa: T201
    referent.warm()
    asyncio.run(run(settings, referent, host, port))


@app.command(hidden=True)
def demo() -> None:
    """Index the sample documents and answer three questions about them."""
    from bot.demo import run_demo

    run_demo(_settings())
