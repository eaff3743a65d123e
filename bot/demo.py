"""The demonstration: the fictional sample documents, three questions, their answers.

The one thing to know: it never touches an index of other documents.
"""

import sys

from rich.console import Console
from rich.text import Text

from bot.config import SAMPLE, Settings
from bot.indexing import run_reindex
from bot.printing import answer_text, report_text
from bot.service import Referent
from corpus import SettingsError
from index import Record

__all__ = ["QUESTIONS", "run_demo"]

#: One in Danish, one in English about Danish minutes, one that the documents cannot answer.
QUESTIONS = (
    "Blev fordelingsnøglen for kommunernes bidrag tiltrådt, og med hvilket forbehold?",
    "What happened to the proposal to charge people for digital copies?",
    "Hvad er prisen pr. hyldemeter i aftalen med Pergamus Scan?",
)

_NEXT = """\
Ask your own:        .venv/bin/referent ask "Hvem er formand for styregruppen?"
Look up a citation:  .venv/bin/referent cite 29/25
Read the sources:    .venv/bin/referent serve          then open http://127.0.0.1:8080
Your own documents:  .venv/bin/referent reindex ~/referater

Connect Slack:
  1. On api.slack.com/apps choose "Create New App", "From a manifest", and paste bot/slack/manifest.yaml.
  2. Install the app; copy the bot token (xoxb-…) and an app-level token with connections:write (xapp-…).
  3. Put both into a file .env:  SLACK_BOT_TOKEN=xoxb-…  and  SLACK_APP_TOKEN=xapp-…
  4. .venv/bin/referent serve, then write to @Referent in Slack."""


def run_demo(settings: Settings) -> None:
    """Indexes the sample documents in the settings' home and prints three answers.

    Raises:
        SettingsError: the home holds an index of other documents; it is left as it is.
    """
    _refuse_other_documents(settings)
    console = Console(highlight=False, soft_wrap=True)
    console.print("[bold]Indexing the sample documents[/] (a fictional programme)")
    report = run_reindex(settings, SAMPLE, quiet=not sys.stderr.isatty())
    console.print(Text(report_text(report)))
    referent = Referent.open(settings)
    for question in QUESTIONS:
        answer = referent.ask(question)
        console.print()
        console.print(Text(question, "bold"))
        console.print(Text(answer_text(answer)))
    referent.close()
    console.print()
    console.print(Text(_NEXT))


def _refuse_other_documents(settings: Settings) -> None:
    with Record.create_or_open(settings.home) as record:
        folder = record.folder
    if folder is not None and folder != SAMPLE.resolve():
        raise SettingsError(
            f"The index in {settings.home} holds the documents of {folder}. "
            "Run the demonstration elsewhere: REFERENT_HOME=.referent-demo make demo"
        )
