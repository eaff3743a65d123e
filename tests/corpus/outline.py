"""A meeting in lines that a reader can compare with the minutes at a glance."""

from corpus import AgendaItem, Meeting

__all__ = ["outline"]


def outline(meeting: Meeting) -> str:
    """Head, front sections, and each item with its sections and attachments."""
    head = (
        ("body", meeting.body), ("number", meeting.number), ("date", meeting.date),
        ("start", meeting.start), ("end", meeting.end), ("place", meeting.place),
        ("chair", meeting.chair), ("minute taker", meeting.minute_taker),
        ("next meeting", meeting.next_meeting), ("approved", meeting.approved),
    )  # fmt: skip
    lines = [f"{name}: {value}" for name, value in head if value is not None]
    lines.append("front: " + ", ".join(section.kind.value for section in meeting.front))
    for item in meeting.items:
        lines += _item(item)
    return "\n".join(lines) + "\n"


def _item(item: AgendaItem) -> list[str]:
    details = [
        f"{item.kind.value if item.kind else '?'} = {item.type}" if item.type else None,
        f"v/{item.presenter}" if item.presenter else None,
        f"{item.minutes} min" if item.minutes else None,
        f"at {item.starts:%H.%M}" if item.starts else None,
        "closed" if item.closed else None,
    ]
    first = " | ".join([item.number or "-", item.title, *filter(None, details)])
    sections = [
        f"    {section.kind.value}" + (f": {section.heading}" if section.heading else "")
        for section in item.sections
    ]
    papers = [f"    * {paper.number or '-'} {paper.title}" for paper in item.attachments]
    return [first, *sections, *papers]
