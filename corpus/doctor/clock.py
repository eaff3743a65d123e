"""The clock: a meeting that ends before it starts, an agenda that is longer than the meeting."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from corpus.dates import find_dates
from corpus.doctor.case import Case, Finding
from corpus.model import SectionKind, Span

__all__ = ["check_clock"]


def check_clock(case: Case) -> Iterator[Finding]:
    """end_before_start and minutes_overrun."""
    meeting = case.meeting
    if meeting.start is None or meeting.end is None:
        return
    day = date(2000, 1, 1)
    length = (
        datetime.combine(day, meeting.end) - datetime.combine(day, meeting.start)
    ).total_seconds() / 60
    clock = f"{meeting.start:%H.%M}–{meeting.end:%H.%M}"
    head = next((s.span for s in meeting.front if s.kind is SectionKind.HOVED), None)
    at = _clock_line(case, head) if head else None
    if length == 0:
        return  # one clock time, read twice
    if length < 0:
        if not (meeting.start.hour >= 17 and meeting.end.hour <= 4):  # over midnight
            yield case.finding(
                "end_before_start",
                f"The meeting ends before it starts ({clock}). Correct the time.",
                at,
            )
        return
    allotted = [item.minutes for item in meeting.items if item.minutes]
    if len(allotted) * 3 >= len(meeting.items) * 2 and sum(allotted) > length:
        yield case.finding(
            "minutes_overrun",
            f"The agenda allots {sum(allotted)} minutes, but the meeting lasts {length:.0f} ({clock}). "
            "Correct the times of the items or of the meeting.",
            at,
        )


def _clock_line(case: Case, head: Span) -> Span | None:
    for match in re.finditer(r"[^\n]+", case.text[head.start : head.end]):
        if re.search(r"\d{1,2}[.:]\d{2}", match.group()) and not (
            find_dates(match.group()) and not re.search(r"kl|\d[.:]\d{2}\s*[–-]", match.group())
        ):
            start = head.start + match.start()
            return Span(start, start + len(match.group().rstrip()))
    return None
