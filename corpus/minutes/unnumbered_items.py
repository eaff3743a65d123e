"""Items without numbers: lists of issues, headings of the format, bold lines, lines that stand alone.

The one thing to know: a line without a mark of its own counts as a heading only
in minutes with several lines that are items' titles everywhere ("Eventuelt",
"Call to order").
"""

import re

from corpus.minutes.agenda import part_of
from corpus.minutes.announcements import Announcement
from corpus.minutes.heading_lines import Candidate, HeadingLines, Start, is_group
from corpus.model import SectionKind, Span
from corpus.rows import bare, front_heading, label_of, section_heading
from corpus.terms import words
from corpus.text import mend

__all__ = ["unnumbered_items"]

# "Review the charter [#1467](https://…)" and its like: an item of a list in Markdown
_ISSUE = re.compile(r"\[(?P<number>#\d+)\]\([^)\s]{1,300}\)")
_ISSUE_LAST = re.compile(r"\[#\d+\]\([^)\s]{1,300}\)\s{0,3}\W{0,3}$")
# The sentence behind a title on the same line: "Valg af dirigent: Bo Dahl blev valgt."
_INLINE = re.compile(r"^(?P<title>[^.:;]{3,80}?)(?P<stop>[:.]|\s[–-]\s)\s{0,3}(?P<rest>\S.*)$")


def unnumbered_items(
    lines: HeadingLines, found: list[Candidate], cuts: frozenset[int]
) -> tuple[Start, ...]:
    """The items of minutes that number none.

    Args:
        lines: of the document.
        found: its candidates, in order.
        cuts: rows that open the agenda or a list of participants.
    """
    return _Unnumbered(lines, cuts).items(found)


class _Unnumbered:
    def __init__(self, lines: HeadingLines, cuts: frozenset[int]) -> None:
        self.lines, self.cuts = lines, cuts
        self.text, self.rows = lines.text, lines.rows

    def items(self, found: list[Candidate]) -> tuple[Start, ...]:
        """List entries that name an issue and sub-headings, bold lines, or lines that stand alone."""
        opening = next((at for at in self.cuts if self._is_agenda(at)), -1)
        after = range(opening + 1, len(self.rows))
        issues = [start for at in after if (start := self._issue(at))]
        headings = self._plain_headings()
        if issues or headings:
            taken = {start.at for start in issues}
            both = [*issues, *(h for h in headings if h.at not in taken)]
            return tuple(sorted(both, key=lambda start: start.at))
        bold = [c for c in found if self.rows[c.at].bold and self._may_title(c)]
        if len(bold) >= 2:
            return self.lines.starts(bold)
        standing = [c for c in found if self._may_title(c) and c.alone and self._has_body(c.at)]
        usual = [c for c in standing if self._is_usual(c.at)]
        if len(usual) >= 2:
            caps = all(self.rows[c.at].words.isupper() for c in usual)
            chosen = [
                c for c in standing if c in usual or not caps or self.rows[c.at].words.isupper()
            ]
            return self.lines.starts(chosen)
        return ()

    def _is_agenda(self, at: int) -> bool:
        return front_heading(self.rows[at]) is SectionKind.DAGSORDEN

    def _is_usual(self, at: int) -> bool:
        title = bare(_INLINE.sub(r"\g<title>", self.rows[at].words)).casefold().replace("’", "'")
        return title in words("usual_items")

    def _plain_headings(self) -> list[Start]:
        """Headings of the format below the document's title, or below its agenda or minutes."""
        marked = [at for at, row in enumerate(self.rows) if row.level and row.words]
        if len(marked) < 2:
            return []
        container = next((at for at in marked if self._holds_items(at)), None)
        ground = self.rows[container].level if container is not None else self.rows[marked[0]].level
        first = container if container is not None else marked[0]
        if container is not None and not any(
            at > first and self.rows[at].level > ground for at in marked
        ):
            ground -= 1  # the items stand beside "Agenda" rather than below it
        deeper = [at for at in marked if at > first and self.rows[at].level > ground]
        deeper = [at for at in deeper if at not in self.cuts and self._titles_item(at)]
        if not deeper:
            return []
        level = min(self.rows[at].level for at in deeper)
        grouped = [at for at in marked if at > first and is_group(self.rows[at])]
        chosen = [at for at in deeper if self.rows[at].level == level or grouped]
        return [
            Start(
                at,
                at + 1,
                self.rows[at].span.end,
                self.lines.announced(at, at + 1, None),
                "heading",
            )
            for at in chosen
        ]

    def _holds_items(self, at: int) -> bool:
        row = self.rows[at]
        name = bare(row.words).casefold()
        return (at in self.cuts and name in words("front.dagsorden")) or name in words(
            "item_holders"
        )

    def _titles_item(self, at: int) -> bool:
        row = self.rows[at]
        name = bare(row.words).casefold()
        outside = name in words("outside_items") or is_group(row) or part_of(row) is not None
        return not (
            outside or section_heading(row) or front_heading(row) or name in words("item_holders")
        )

    def _may_title(self, candidate: Candidate) -> bool:
        row = self.rows[candidate.at]
        if candidate.opening is not None or candidate.sentence or row.level:
            return False
        name = bare(row.words).casefold()
        plain = row.words[:1].isupper() or row.words[:1] in "*_"
        return (
            plain
            and len(row.words) <= 80
            and candidate.at > 0
            and not section_heading(row)
            and not front_heading(row)
            and name not in words("outside_items")
            and not (label_of(row) and (label_of(row) or ("", ""))[1])
            and not row.cells
        )

    def _has_body(self, at: int) -> bool:
        following = next((row for row in self.rows[at + 1 : at + 3] if not row.blank), None)
        return following is not None and not following.level and len(following.words) > 12

    def _issue(self, at: int) -> Start | None:
        """A Markdown list entry that names an issue, "* Review the charter [#1467](…)"."""
        row = self.rows[at]
        if (
            not row.bullet
            or row.indent > 1
            or ("[" not in row.words and not self._wraps_to_issue(at))
        ):
            return None
        end = at + 1
        if not _ISSUE_LAST.search(row.words) and self._wraps_to_issue(at):
            end += 1
        span = Span(row.span.start + row.indent, self.rows[end - 1].span.end)
        printed = mend(self.text, span).lstrip("*-+ ")
        match = _ISSUE.search(printed) if _ISSUE_LAST.search(printed) else None
        if not match or not printed[: match.start()].strip(" -:"):
            return None
        title = printed[: match.start()].replace("\\", "").strip(" -:")
        found = Announcement(match["number"], title, None, None, None, span)
        return Start(at, end, self.lines.below(end), found, "issue")

    def _wraps_to_issue(self, at: int) -> bool:
        following = self.rows[at + 1] if at + 1 < len(self.rows) else None
        return following is not None and following.words.startswith("[#") and not following.bullet
