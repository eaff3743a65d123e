"""Mandates of one body through time: their order, and which is in force on a day.

The one thing to know: a version that gives no day counts from the year that its title or
its file's name gives.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.mandates.changes import Change, ChangeKind, changes_between
from corpus.mandates.mandate_body import mandate_type
from corpus.model import Document, Mandate
from corpus.text import fold

__all__ = ["Change", "ChangeKind", "Version", "Versions", "in_force", "mandate_versions"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a mandate; ``changes`` are from the version before, () for the first."""

    document: Document
    mandate: Mandate
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of one body's mandate, the oldest first.

    Attributes:
        body: as the latest version prints it.
        type: "remit", "statutes" or "procedure".
    """

    body: str
    type: str
    versions: tuple[Version, ...]


def mandate_versions(mandates: Iterable[tuple[Document, Mandate]]) -> tuple[Versions, ...]:
    """Mandates of the same body and type, in order, each with what it changed.

    Documents without a body are left out.
    """
    groups: dict[tuple[str, str], list[tuple[Document, Mandate]]] = {}
    for document, mandate in mandates:
        if mandate.body:
            key = (_same_body(mandate.body), mandate_type(document) or "remit")
            groups.setdefault(key, []).append((document, mandate))
    found: list[Versions] = []
    for (_, type_), group in groups.items():
        ordered = sorted(group, key=lambda pair: _order(*pair))
        versions = [
            Version(
                document,
                mandate,
                changes_between(ordered[at - 1], (document, mandate)) if at else (),
            )
            for at, (document, mandate) in enumerate(ordered)
        ]
        found.append(Versions(ordered[-1][1].body or "", type_, tuple(versions)))
    return tuple(sorted(found, key=lambda one: (fold(one.body), one.type)))


def in_force(versions: Versions, on: date) -> Version | None:
    """The version in force on a day: the latest that had begun, unless it had ended; else None.

    A version that gives no day counts from the year that its title or file name gives.
    """
    begun = [version for version in versions.versions if _begins(version) <= on]
    if not begun:
        return None
    last = begun[-1]
    return None if last.mandate.valid_to and last.mandate.valid_to < on else last


def _begins(version: Version) -> date:
    if version.mandate.valid_from:
        return version.mandate.valid_from
    year = _year(version.document, version.mandate)
    return date(year, 1, 1) if year else date.min


def _year(document: Document, mandate: Mandate) -> int | None:
    for words in (mandate.version or "", document.title, document.path.rsplit("/", 1)[-1]):
        if match := _YEAR.search(words):
            return int(match.group())
    return None


def _order(document: Document, mandate: Mandate) -> tuple[date, tuple[int, ...], str]:
    year = _year(document, mandate)
    day = mandate.valid_from or (date(year, 1, 1) if year else date.min)
    numbers = tuple(int(n) for n in re.findall(r"\d{1,6}", mandate.version or ""))
    return day, numbers, document.path


def _same_body(body: str) -> str:
    return re.sub(r"^the\s+|[^\w\s]", "", fold(body)).strip()
