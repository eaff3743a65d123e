"""Series: one figure as the meetings of a body report it, one after the other.

The one thing to know: two different things never share a series. Where two
figures of a meeting would fit, neither is taken.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.figures.amounts import is_money, is_percent
from corpus.model import Figure, Meeting
from corpus.terms import words

__all__ = ["Point", "Series", "figure_series"]

_STEM = 6  # letters that two forms of a word share ("skannet", "skannede")


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series.

    Attributes:
        document: ``Document.path`` of the minutes; ``figure.span`` is a place in them.
        meeting: the day of the meeting, or None.
    """

    document: str
    meeting: date | None
    figure: Figure


@dataclass(frozen=True, slots=True)
class Series:
    """The same figure at several meetings of a body.

    Attributes:
        body: as the minutes name it, or None.
        subject: what it is a number of, in the words of the last point.
        unit: as written in the last point.
        forecast: whether the points are targets or estimates.
        points: two or more, ordered by the day they are of; forecasts by the meeting.
    """

    body: str | None
    subject: str
    unit: str
    forecast: bool
    points: tuple[Point, ...]


def figure_series(meetings: Iterable[tuple[str, Meeting]]) -> tuple[Series, ...]:
    """The figures that come back, each with its points.

    Args:
        meetings: with the path of their minutes, in any order.
    """
    groups: dict[tuple[str, str, bool], list[Point]] = {}
    bodies: dict[tuple[str, str, bool], str | None] = {}
    for path, meeting in sorted(meetings, key=lambda m: (m[1].date or date.min, m[0])):
        for figure in meeting.figures:
            key = ((meeting.body or "").casefold(), _unit_stem(figure.unit), figure.forecast)
            groups.setdefault(key, []).append(Point(path, meeting.date, figure))
            bodies[key] = meeting.body
    found = [
        _series(bodies[key], points)
        for key, group in groups.items()
        for points in _threads(group)
        if _moves(points)
    ]
    return tuple(sorted(found, key=lambda s: (s.body or "", s.subject.casefold(), s.unit)))


def _series(body: str | None, points: list[Point]) -> Series:
    forecast = points[0].figure.forecast
    ordered = sorted(points, key=lambda p: (p.meeting if forecast else p.figure.as_of) or date.min)
    last = ordered[-1].figure
    return Series(body, last.subject, last.unit, forecast, tuple(ordered))


def _moves(points: list[Point]) -> bool:
    days = {point.meeting if point.figure.forecast else point.figure.as_of for point in points}
    return len(days - {None}) > 1


def _threads(group: list[Point]) -> list[list[Point]]:
    """The points of one unit as threads, meeting by meeting."""
    threads: list[list[Point]] = []
    documents = dict.fromkeys(point.document for point in group)
    for document in documents:
        here = [point for point in group if point.document == document]
        claims: dict[int, list[Point]] = {}
        for point in here:
            if (at := _thread_of(point, threads)) is not None:
                claims.setdefault(at, []).append(point)
        taken: list[Point] = []
        for at, points in claims.items():
            taken += points
            if len(points) == 1 or len({(p.figure.value, p.figure.as_of) for p in points}) == 1:
                threads[at].append(points[0])
            elif best := _clearly_best(points, threads[at]):
                threads[at].append(best)
        threads += [[point] for point in here if point not in taken]
    return threads


def _thread_of(point: Point, threads: list[list[Point]]) -> int | None:
    scored = [(_likeness(point.figure, thread), at) for at, thread in enumerate(threads)]
    scored = [pair for pair in scored if pair[0] > 0]
    if not scored:
        return None
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    if len(scored) > 1 and scored[0][0] == scored[1][0]:
        return None
    return scored[0][1]


def _clearly_best(points: list[Point], thread: list[Point]) -> Point | None:
    scored = sorted(
        ((_likeness(p.figure, thread), at) for at, p in enumerate(points)), reverse=True
    )
    return points[scored[0][1]] if scored[0][0] > scored[1][0] else None


def _likeness(figure: Figure, thread: list[Point]) -> float:
    """How sure it is that a figure is of the same thing as a thread; 0 where it is not."""
    return max(_alike(figure, point.figure) for point in thread)


def _alike(one: Figure, other: Figure) -> float:
    if one.forecast and one.value == other.value and not _general(one.unit) and one.value >= 100:
        return 1.0  # "de 56.000 hyldemeter": the same target, whatever is said of it
    mine, theirs = _stems(one), _stems(other)
    shared = mine & theirs
    if not shared:
        return 0.0
    overlap = len(shared) / min(len(mine), len(theirs))
    if _general(one.unit):
        # "drift 1,2 mio. kr." and "skanning af drift …": money is of everything
        return overlap if mine == theirs or (len(shared) > 1 and overlap > 0.6) else 0.0
    # Where much is said of one of them, a single word in common is no likeness.
    enough = len(shared) > 1 or max(len(mine), len(theirs)) <= 4
    return overlap if overlap >= 0.5 and enough else 0.0


def _general(unit: str) -> bool:
    return is_money(unit) or is_percent(unit)


def _stems(figure: Figure) -> frozenset[str]:
    """Stems of the subject's content words, the unit's own aside."""
    small = set(words("subject_edges")) | set(words("unit_ends")) | set(words("clause_openers"))
    unit = {_stem(word) for word in re.findall(r"[^\W\d_]+", figure.unit.casefold())}
    named = re.findall(r"[^\W\d_]+", figure.subject.casefold())
    return frozenset(_stem(w) for w in named if len(w) > 3 and w not in small) - unit


def _stem(word: str) -> str:
    return word[:_STEM]


def _unit_stem(unit: str) -> str:
    plain = unit.casefold().strip(". ")
    if is_money(unit) or is_percent(unit):
        return plain
    return _stem(plain.split()[-1])
