"""Items without numbers: lists of issues, headings of the format, bold lines, lines that stand alone.

The one thing to know: a line without a mark of its own counts as a heading only
in minutes with several lines that are items' titles everywhere ("Eventuelt",
"Call to order").
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.minutes.announcements import Announcement, letters_of
from corpus.minutes.heading_lines import Candidate, HeadingLines, Start, is_group
from corpus.model import SectionKind, Span
from corpus.rows import Row, bare, front_heading, front_titled, label_of, section_titled
from corpus.terms import keys, words
from corpus.text import mend

__all__ = ["unnumbered_items"]

# "Review the charter [#123](https://…)" and its like: an item of a list in Markdown
_ISSUE = re.compile(r"\[(?P<number>#\d+)\]\([^)\s]{1,300}\)")
_ISSUE_LAST = re.compile(r"\[#\d+\]\([^)\s]{1,300}\)\s{0,3}\W{0,3}$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?$")
_UNDERLINE = re.compile(r"([-=~_*])\1{2,90}")
# Who said it and when, in the summary of a chat: "Budget  (ada, 18:04:30)"
_SAID = re.compile(r"\s{1,3}\([\w.|\[\]-]{1,30}, \d\d:\d\d(?::\d\d)?\)\s{0,3}$")
# What may open a title over words of its own: "[Ann - 5m] ", "(5 min) ", "» ", "== ", "- "
_MARKED = re.compile(
    r"^(?:(?P<bracket>\[[^\[\]]{1,40}\]|\([^()]{0,12}\d[^()]{0,12}\))\s{1,3}(?=\S)"
    r"|(?P<mark>[^\w\s\[(\"'“”«‘’§#@$€£+…&.<|]{1,3}|>{1,3}|#{1,3})\s{0,3}(?=[^\W_]))"
)
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
        """List entries that name an issue and headings of the format, else the best family of lines."""
        opening = next((at for at in self.cuts if self._is_agenda(at)), -1)
        after = range(opening + 1, len(self.rows))
        issues = [start for at in after if (start := self._issue(at))]
        headings = self._plain_headings()
        plain = [c for c in found if c.opening is None and not self.rows[c.at].level]
        if not issues and len(headings) == 1:  # the body's name; the items may be set in bold
            family = [c for c in self._family(plain) if c.at > headings[0].at]
            if len(family) >= 3:
                return self.lines.starts(family)
        if issues or headings:
            taken = {start.at for start in issues}
            both = [*issues, *(h for h in headings if h.at not in taken)]
            return _last_of_each(self.rows, sorted(both, key=lambda start: start.at))
        apart = self._set_apart()
        lined = self.lines.starts(self._family(plain))
        if not lined and len(apart) < 3 and (outlined := self._outlined()):
            return outlined
        marked = bool(apart) and not self.rows[apart[0].at].bullet
        stronger = len(apart) * 4 >= len(lined) * 3 if marked else len(apart) > len(lined)
        return _last_of_each(self.rows, apart if stronger else lined)

    def _set_apart(self) -> tuple[Start, ...]:
        """Titles that the same mark opens, whatever it is: "== Budget ==", "[Ann - 5m] Budget", "» Budget"."""
        marks: dict[str, list[int]] = defaultdict(list)
        for at in range(1, len(self.rows)):
            found = _MARKED.match(self.rows[at].words)
            if found and not self.rows[at].level:
                marks["[" if found["bracket"] else found["mark"].strip()].append(at)
        rivals = [self._titled(rows) for rows in marks.values() if len(rows) >= 3]
        best = max(rivals, key=len, default=[])
        starts: list[Start] = []
        if len(best) >= 3:  # what is usual may stand without the mark
            best = sorted(
                {*best, *(at for at in range(best[0], len(self.rows)) if self._stands(at))}
            )
        for at in best if len(best) >= 3 else ():
            announced = self.lines.announced(at, at + 1, None)
            announced = replace(announced, title=bare(announced.title))
            starts.append(Start(at, at + 1, self.lines.below(at + 1), announced, "line"))
        return tuple(starts)

    def _stands(self, at: int) -> bool:
        """Whether a usual title stands alone over its record."""
        alone = at > 0 and self.rows[at - 1].blank
        return (
            alone
            and self._is_usual(at)
            and self.lines.names_matter(at)
            and self.lines.has_prose(at)
        )

    def _titled(self, marked: list[int]) -> list[int]:
        """Of the rows with one mark those that are titles, or none where most are something else."""
        places = frozenset(marked)
        titles = [at for at in marked if self._heads_words(at, places)]
        if not self.rows[marked[0]].bullet:
            return titles if len(titles) * 4 >= len(marked) * 3 else []
        usual = any(self._is_usual(at) for at in titles)
        return titles if usual else []  # a list within the record looks the same

    def _heads_words(self, at: int, places: frozenset[int]) -> bool:
        row = self.rows[at]
        found = _MARKED.match(row.words)
        title = row.words[found.end() :].rstrip("=*_~-<») ") if found else ""
        filled = (i for i in range(at + 1, min(at + 3, len(self.rows))) if not self.rows[i].blank)
        below = next(filled, None)
        if below is None or below in places or self.rows[below].level:
            return False
        if row.bullet and (below > at + 1 or self.rows[below].indent > row.indent):
            return False
        if found and found["bracket"]:
            title = title.replace(":", " ", 1)  # a label is none behind who presents
        return self.lines.titles_matter(replace(row, words=title, bullet=False, cells=()))

    def _family(self, plain: list[Candidate]) -> list[Candidate]:
        """The lines that one mark sets apart, the strongest mark first."""
        topics = [c for c in plain if c.form == "topic"]
        if len(topics) >= 2:
            return topics
        titles = [c for c in plain if c.at > 0 and self.lines.names_matter(c.at)]
        if len(bold := [c for c in titles if self.rows[c.at].bold]) >= 2:
            return self._with_minutes(plain, bold)
        if len(underlined := [c for c in titles if self._is_underlined(c.at)]) >= 3:
            return underlined
        clocks = [c for c in plain if c.form == "clock" and self.lines.has_body(c.at)]
        if len(clocks) >= 3:
            return clocks
        front = self._front_end()
        titles = [c for c in titles if c.at >= front and self.lines.has_body(c.at)]
        capitals = [c for c in titles if self._is_upper(c.at)]
        standing = [c for c in titles if c.alone and self.lines.has_prose(c.at)]
        led = [c for c in self._led(plain, front) if self._label(c.at).isupper()]
        if led:
            taken = {c.at for c in led}
            return sorted([*led, *(c for c in capitals if c.at not in taken)], key=lambda c: c.at)
        apart = sum(c.alone for c in capitals) * 2 > len(capitals)
        if len(capitals) >= 2 and apart and len(capitals) * 2 >= len(standing):
            return [c for c in capitals if c.alone or len(self.rows[c.at].words) > 3]
        dense = self._dense(titles)
        if len(dense) > len(standing):
            return dense
        usual = [c for c in standing if self._is_usual(c.at)]
        if len(usual) >= 2 or self._rules(standing, usual):
            return self._with_minutes(plain, standing)
        return self._led(plain, front)

    def _with_minutes(self, plain: list[Candidate], found: list[Candidate]) -> list[Candidate]:
        """With the item on the last meeting's minutes, where one line of the record says that alone."""
        front = self._front_end()
        rows = self.rows
        named = (c for c in plain if rows[c.at].words.strip("*_ ") in words("bare_minutes"))
        minutes = [c for c in named if c.alone and c.at >= front and self.lines.has_prose(c.at)]
        one = minutes if len(minutes) == 1 else []
        return sorted([*one, *found], key=lambda c: c.at)

    def _rules(self, standing: list[Candidate], usual: list[Candidate]) -> bool:
        """Whether titles head most paragraphs from the first of them to the last."""
        if len(standing) < 3 - bool(usual):
            return False
        first, last = standing[0].at, standing[-1].at
        headed = {c.at for c in standing}
        blocks = [
            at
            for at in range(first, last + 1)
            if not self.rows[at].blank and (at == 0 or self.rows[at - 1].blank)
        ]
        loose = {at for at in headed if at + 1 < len(self.rows) and self.rows[at + 1].blank}
        bodies = len(blocks) - len(loose)  # a title apart from its paragraph is a block of its own
        return len(standing) * 2 >= bodies

    def _led(self, plain: list[Candidate], front: int) -> list[Candidate]:
        """Paragraphs that open with their title, "Musik: Per hører …", some with a usual one."""
        led = [
            replace(c, form="led", sentence=False)
            for c in plain
            if c.at >= front and c.alone and self._leads(c.at)
        ]
        usual = [c for c in led if self._is_usual(c.at)]
        return led if len(led) >= 3 and usual else []

    def _is_underlined(self, at: int) -> bool:
        """Whether the next line is a rule about as long as a title, with words below it."""
        below = self.rows[at + 1 : at + 3]
        if len(below) < 2 or not _UNDERLINE.fullmatch(below[0].words):
            return False
        return abs(len(below[0].words) - len(self.rows[at].words)) <= 3 and not below[1].rule

    def _outlined(self) -> tuple[Start, ...]:
        """The outer entries of a list within a list, one of them usual or all with a chat's time."""
        outer = [at for at, row in enumerate(self.rows) if row.bullet and row.indent == 0]
        holders = [at for at in outer if self._holds_entries(at)]
        timed = [at for at in holders if _SAID.search(self.rows[at].words)]
        chosen = timed if len(timed) >= 2 else holders
        usual = chosen is timed or any(self._is_usual(at) for at in chosen)
        if len(chosen) < 3 or not usual:
            return ()
        among = sum(chosen[0] <= at <= chosen[-1] for at in outer)
        if len(chosen) * 4 < among * 3:
            return ()
        starts: list[Start] = []
        for at in chosen:
            announced = self.lines.announced(at, at + 1, None)
            announced = replace(announced, title=bare(_SAID.sub("", announced.title)))
            starts.append(Start(at, at + 1, self.lines.below(at + 1), announced, "outline"))
        return tuple(starts)

    def _holds_entries(self, at: int) -> bool:
        below = self.rows[at + 1] if at + 1 < len(self.rows) else None
        return below is not None and below.bullet and below.indent > self.rows[at].indent

    def _is_upper(self, at: int) -> bool:
        """Whether a title is set in capitals; the presenter beside it need not be ("RENT v. Bo")."""
        printed = self.rows[at].words
        return printed.isupper() or (
            printed[:3].isupper() and self.lines.announced(at, at + 1, None).title.isupper()
        )

    def _dense(self, titles: list[Candidate]) -> list[Candidate]:
        """Titles with no blank line anywhere: each stands between the end of a sentence and a line of prose."""
        found = [
            c
            for c in titles
            if self.lines.has_prose(c.at)
            and self.rows[c.at].words.rstrip("*_ ")[-1:] not in ".!?"
            and (c.alone or self._is_usual(c.at) or _SENTENCE_END.search(self.rows[c.at - 1].words))
        ]
        usual = sum(self._is_usual(c.at) for c in found)
        return found if len(found) > 2 and usual >= 2 and usual * 4 >= len(found) else []

    def _label(self, at: int) -> str:
        return self.rows[at].words.partition(":")[0].strip("*_ ")

    def _leads(self, at: int) -> bool:
        label = label_of(self.rows[at])
        if label is None or not label[1] or len(label[0].split()) > 6:
            return False
        if label[0] in words("usual_items") and self._label(at).isupper():
            return True
        known = (*keys("head_labels"), *words("attendance_labels"), *words("outside_items"))
        return not (label[0] in known or section_titled(label[0]) or front_titled(label[0]))

    def _front_end(self) -> int:
        """The row after the head and the lists of participants that the document opens with."""
        end = 0
        met = 0  # titles with prose below them, after which the record has begun
        for first, stop in self._blocks():
            rows = range(first, stop)
            if any(at in self.cuts or self._labels_head(at) for at in rows):
                if met >= 2:
                    break
                end, met = stop, 0
            elif self.lines.names_matter(first) and self.lines.has_prose(first):
                met += 1
        return end or next((stop for _, stop in self._blocks()), 0)

    def _blocks(self) -> Iterator[tuple[int, int]]:
        first: int | None = None
        for at, row in enumerate(self.rows):
            if row.blank and first is not None:
                yield first, at
                first = None
            elif not row.blank and first is None:
                first = at
        if first is not None:
            yield first, len(self.rows)

    def _labels_head(self, at: int) -> bool:
        label = label_of(self.rows[at])
        if label and label[0] in words("usual_items") and self._label(at).isupper():
            return False  # "CALL TO ORDER: …"
        return bool(label) and (
            label[0] in keys("head_labels")  # type: ignore[index]
            or label[0] in words("attendance_labels")  # type: ignore[index]
            or label[0] in words("apology_labels")  # type: ignore[index]
        )

    def _is_agenda(self, at: int) -> bool:
        return front_heading(self.rows[at]) is SectionKind.DAGSORDEN

    def _is_usual(self, at: int) -> bool:
        printed = _MARKED.sub("", self.rows[at].words, count=1)
        title = bare(_INLINE.sub(r"\g<title>", printed)).casefold().replace("’", "'")
        return title.rstrip(".") in words("usual_items")

    def _plain_headings(self) -> list[Start]:
        """Headings of the format below the document's title, or below its agenda or minutes."""
        marked = [at for at, row in enumerate(self.rows) if row.level and row.words]
        if len(marked) < 2:
            return []
        container = self._container(marked)
        first = marked[0] if container is None else container
        ground = self.rows[first].level
        below = self._below(marked, first)
        if container is not None and not below:
            ground -= 1  # the items stand beside "Agenda" rather than below it
        deeper = [at for at in marked if at > first and self.rows[at].level > ground]
        deeper = [at for at in deeper if at not in self.cuts and self._titles_item(at)]
        if not deeper:
            return self._flat(marked)
        level = min(self.rows[at].level for at in deeper)
        grouped = [at for at in marked if at > first and is_group(self.rows[at])]
        chosen = [at for at in deeper if self.rows[at].level == level or grouped]
        if below:  # beside the agenda stand what else was taken up
            beside = (at for at in marked if at > first and self.rows[at].level == ground)
            chosen += [at for at in beside if at not in self.cuts and self._is_matter(at)]
        return [self.lines.heading(at) for at in sorted(chosen)]

    def _flat(self, marked: list[int]) -> list[Start]:
        """Headings of one level, where the document's title is none or the first of them."""
        first = next((at for at, row in enumerate(self.rows) if not row.blank), 0)
        found = [at for at in marked if at > first and at not in self.cuts]
        found = [at for at in found if self._is_matter(at)]
        one_level = len({self.rows[at].level for at in marked}) == 1
        return [self.lines.heading(at) for at in found] if one_level and len(found) >= 3 else []

    def _container(self, marked: list[int]) -> int | None:
        """The heading under which the items stand: of several the one with most below it."""
        holders = [at for at in marked if self._holds_items(at)]
        return max(holders, key=lambda at: (self._children(marked, at), at), default=None)

    def _children(self, marked: list[int], holder: int) -> int:
        """How many headings of one level stand right below another."""
        below = self._below(marked, holder)
        level = min((self.rows[at].level for at in below), default=0)
        return sum(self.rows[at].level == level for at in below if self._titles_item(at))

    def _below(self, marked: list[int], holder: int) -> list[int]:
        found: list[int] = []
        for at in marked:
            if at > holder:
                if self.rows[at].level <= self.rows[holder].level:
                    break
                found.append(at)
        return found

    def _holds_items(self, at: int) -> bool:
        row = self.rows[at]
        name = bare(row.words).casefold()
        listed = at in self.cuts and name in words("front.dagsorden")
        return listed or name in words("item_holders")

    def _titles_item(self, at: int) -> bool:
        return self.lines.titles_item(at)

    def _is_matter(self, at: int) -> bool:
        """Whether a heading beside the agenda titles an item rather than announces a meeting."""
        announces = bare(self.rows[at].words).casefold() in words("next_meeting_words")
        return self._titles_item(at) and self.lines.has_body(at) and not announces

    def _issue(self, at: int) -> Start | None:
        """A Markdown list entry that names an issue, "* Review the charter [#123](…)"."""
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
        if re.match(r"\d{4}-\d\d-\d\d\b", printed):
            return None  # a meeting to come
        title = printed[: match.start()].replace("\\", "").strip(" -:")
        found = Announcement(match["number"], title, None, None, None, span)
        return Start(at, end, self.lines.below(end), found, "issue")

    def _wraps_to_issue(self, at: int) -> bool:
        following = self.rows[at + 1] if at + 1 < len(self.rows) else None
        return following is not None and following.words.startswith("[#") and not following.bullet


def _last_of_each(rows: tuple[Row, ...], starts: Sequence[Start]) -> tuple[Start, ...]:
    """The items without those that a list above the record announces in the same words."""
    named = [start.found.number or letters_of(start.found.title) for start in starts]
    stops = [*(start.at for start in starts[1:]), len(rows)][: len(starts)]
    told = [
        any(not row.blank and not row.level for row in rows[max(s.row, s.at + 1) : stop])
        for s, stop in zip(starts, stops, strict=True)
    ]
    later: set[str] = set()
    kept: list[Start] = []
    for start, key, has_words in reversed(list(zip(starts, named, told, strict=True))):
        if has_words or key not in later:
            kept.append(start)
        later.add(key)
    return tuple(reversed(kept))
