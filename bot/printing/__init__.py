"""What the commands print: the same facts as JSON for scripts and in words for people."""

from bot.printing.answers import answer_json, answer_text, lookup_json, lookup_text
from bot.printing.documents import document_json, document_view
from bot.printing.json import Json
from bot.printing.registers import (
    attendance_view,
    decisions_json,
    decisions_view,
    finding_json,
    findings_json,
    findings_view,
    people_json,
    people_view,
)
from bot.printing.reports import (
    evaluation_text,
    report_json,
    report_text,
    status_json,
    status_text,
)

__all__ = [
    "Json",
    "answer_json",
    "answer_text",
    "attendance_view",
    "decisions_json",
    "decisions_view",
    "document_json",
    "document_view",
    "evaluation_text",
    "finding_json",
    "findings_json",
    "findings_view",
    "lookup_json",
    "lookup_text",
    "people_json",
    "people_view",
    "report_json",
    "report_text",
    "status_json",
    "status_text",
]
