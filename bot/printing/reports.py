"""What indexing, the status and a measurement print, as JSON and as people read them."""

from bot.printing.json import Json
from bot.printing.registers import finding_json
from bot.status import Status
from index import ChangeReport

__all__ = ["evaluation_text", "report_json", "report_text", "status_json", "status_text"]


def report_json(report: ChangeReport) -> dict[str, Json]:
    """A change report as ``reindex --json`` prints it."""
    return {
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "unchanged": report.unchanged,
        "failed": [{"file": f.file, "reason": f.reason} for f in report.failed],
        "warnings": [finding_json(finding) for finding in report.warnings],
        "documents": report.documents,
        "passages": report.passages,
        "embedded": report.embedded,
        "seconds": round(report.seconds, 3),
    }


def report_text(report: ChangeReport) -> str:
    """A change report as the secretariat reads it."""
    lines = [f"+ {file}" for file in report.added]
    lines += [f"~ {file}" for file in report.changed]
    lines += [f"- {file}" for file in report.removed]
    for failed in report.failed:
        lines.append(f"! {failed.file}: {failed.reason}")
    if report.warnings:
        lines += ["", "Worth a look:"]
        for warning in report.warnings:
            place = f"{warning.file}:{warning.line}" if warning.line else warning.file
            item = f" (pkt. {warning.item})" if warning.item else ""
            lines.append(f"  {place}{item}: {warning.message}")
            if warning.quote:
                lines.append(f"      »{warning.quote}«")
    done = (
        f"{len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed, "
        f"{report.unchanged} unchanged, {len(report.failed)} set aside."
    )
    total = (
        f"{report.documents} documents, {report.passages} passages; {report.embedded} embedded anew; "
        f"{report.seconds:.1f} s."
    )
    return "\n".join(
        [*lines, "" if lines else done, done if lines else total, *([total] if lines else [])]
    )


def status_json(status: Status) -> dict[str, Json]:
    """The status as ``status --json`` prints it."""
    return {
        "documents": status.documents,
        "passages": status.passages,
        "embedder": status.embedder,
        "indexed_at": status.indexed_at.isoformat() if status.indexed_at else None,
        "bodies": list(status.bodies),
        "first": status.first.isoformat() if status.first else None,
        "last": status.last.isoformat() if status.last else None,
        "folder": status.folder,
        "home": status.home,
        "healthy": not status.problems,
        "problems": list(status.problems),
    }


def status_text(status: Status) -> str:
    """The status as people read it."""
    when = status.indexed_at.strftime("%Y-%m-%d %H:%M UTC") if status.indexed_at else "never"
    lines = [
        f"{status.documents} documents, {status.passages} passages, indexed {when}",
        f"Model:     {status.embedder}",
        f"Documents: {status.folder}",
        f"Home:      {status.home}",
    ]
    if status.first and status.last:
        lines.append(f"Period:    {status.first} to {status.last}")
    lines += [f"  {body}" for body in status.bodies]
    lines += [f"! {problem}" for problem in status.problems] or ["All is well."]
    return "\n".join(lines)


def evaluation_text(figures: dict[str, int | float]) -> str:
    """The figures of ``referent eval`` as people read them."""
    return "\n".join(
        (
            f"Answerable:    {figures['answered']} of {figures['answerable']} answered; a gold quote "
            f"shown first {figures['gold_first']}, at all {figures['gold_any']}",
            f"Unanswerable:  {figures['declined']} of {figures['unanswerable']} declined",
            f"Quotes:        {figures['verbatim']} of {figures['quotes']} verbatim",
            f"Seconds:       {figures['seconds_median']} median, {figures['seconds_p95']} 95th percentile",
        )
    )
