"""Words: a sentence that breaks off, a word too many or too few, an abbreviation that nobody explains.

The one thing to know: these checks name only what cannot be good language, never style.
"""

import re
from collections.abc import Iterator

from corpus.archive import Archive
from corpus.archive.abbreviations import abbreviations_used, expansions, glossary
from corpus.doctor.case import Case, Finding, Said
from corpus.model import Span
from corpus.terms import from_words, phrases, words

__all__ = ["check_endings", "check_slips", "unexplained"]

# Doubled over a line end too, but not over punctuation, a cell or a bullet.
_DOUBLED = re.compile(r"(?<![\w.’'/-])(?P<word>[^\W\d_]{2,})[ ]+(?P=word)(?![\w’'/-])")
#: Longer ones are names rather than abbreviations ("UNESCO").
LONGEST = 4

# A word that does not stand in capitals only: "ACTION" is one where "action" stands elsewhere.
_ORDINARY = re.compile(r"[^\W\d_]+")
# Words in capitals side by side: "BETTER JAVASCRIPT STYLE SHEETS", "ATTENDU QU’aucune"
_CAPITALS_BEFORE = re.compile(r"[A-ZÀ-ÖØ-Þ]{3,}[ :]+$")
_CAPITALS_AFTER = re.compile(r"[ :]+[A-ZÀ-ÖØ-Þ]{3,}|[’'][a-z]{3,}")
_QUOTED_CODE = re.compile(r"`|https?://|\||\{|\[")


@from_words
def _never_twice() -> frozenset[str]:
    return frozenset(words("never_twice"))


@from_words
def _well_known() -> frozenset[str]:
    return frozenset(words("well_known_abbreviations"))


@from_words
def _patterns() -> dict[str, re.Pattern[str]]:
    openers = "|".join(map(re.escape, words("new_clauses")))
    verbs = "|".join(map(re.escape, words("single_verbs")))
    adjectives = phrases("attributes")
    before = phrases("attribute_prepositions")
    return {
        "slips": re.compile(phrases("slips"), re.IGNORECASE),
        "verbs": re.compile(
            rf"(?<!\w)(?P<verb>{verbs})(?!\w)(?:\s+(?!(?:{openers})\b)[^\W_][\w’'-]*){{1,6}}?\s+(?P=verb)(?!\w)"
        ),
        "attributes": re.compile(rf"{before}\s+{adjectives}(?=\s+(?:mhp\b|med henblik\b)|\s*\.$)"),
        "ends": re.compile(rf"{phrases('broken_ends')}$", re.IGNORECASE),
        "openers": re.compile(rf"(?<!\w)(?:{openers})(?!\w)"),
    }


def check_slips(case: Case) -> Iterator[Finding]:
    """word_doubled, word_missing and word_slip."""
    patterns = _patterns()
    for said in case.said:
        if _QUOTED_CODE.search(said.words):
            continue
        for match in _DOUBLED.finditer(said.words):
            word = match["word"]
            if word in _never_twice():
                yield _in(
                    case, said, "word_doubled", f"»{word}« stands twice. Strike one.", match.group()
                )
                break
        if found := patterns["verbs"].search(said.words):
            clause = re.split(r"[,:;(”“\"»]", said.words[: found.start()])[-1]
            if not patterns["openers"].search(clause):
                yield _in(
                    case,
                    said,
                    "word_doubled",
                    f"»{found['verb']}« stands twice in one clause. Strike one.",
                    found["verb"],
                )
        if found := patterns["slips"].search(said.words):
            yield _in(
                case,
                said,
                "word_slip",
                f"»{found.group()}« cannot be right. Correct the words.",
                found.group(),
            )
        if found := patterns["attributes"].search(said.words):
            yield _in(
                case,
                said,
                "word_missing",
                f"A noun seems to be missing after »{found.group()}«. Add it.",
                found.group(),
            )


def _in(case: Case, said: Said, kind: str, message: str, words_: str) -> Finding:
    """A finding at the line of the words, quoting their sentence."""
    pattern = r"\s+".join(map(re.escape, words_.split()))
    match = re.compile(pattern, re.IGNORECASE).search(case.text, said.span.start, said.span.end)
    at = Span(match.start(), match.end()) if match else said.span
    return case.finding(
        kind, message, at, item=said.item.number if said.item else None, quote=said.span
    )


def check_endings(case: Case) -> Iterator[Finding]:
    """sentence_cut_off: the last sentence of an item's section stops in the middle."""
    pattern = _patterns()["ends"]
    last: dict[Span, Said] = {}
    for said in case.said:
        if said.item:
            last[said.section.span] = said
    for said in last.values():
        opening = case.text[case.text.rfind("\n", 0, said.span.start) + 1 : said.span.start]
        if re.search(r"[-*+•\uf0b7\d|#]", opening) or len(said.words.split()) < 4:
            continue  # a list entry or a heading
        words_ = said.words.rstrip(" *_")
        if pattern.search(words_) or words_.endswith((",", "-", "–")):
            yield case.finding(
                "sentence_cut_off",
                f"The last sentence breaks off after »{words_.split()[-1]}«. Add what is missing.",
                said.span,
            )


def unexplained(archive: Archive, cases: tuple[Case, ...]) -> Iterator[Finding]:
    """undefined_abbreviation: where it is first used, if no document of the archive explains it."""
    used: dict[str, list[tuple[Case, Span]]] = {}
    for case in cases:
        for short, span in _first_uses(case):
            used.setdefault(short, []).append((case, span))
    if not used:
        return
    known = glossary(archive)
    texts = [entry.document.text for entry in archive.entries]
    spoken = {
        word.casefold()
        for text in texts
        for word in set(_ORDINARY.findall(text))
        if not word.isupper()
    }
    open_ = [short for short in used if short not in known and short.casefold() not in spoken]
    guessed = expansions(texts, open_)
    for short in open_:
        if short in guessed:
            continue
        case, span = used[short][0]
        said = case.sentence_at(span.start)
        others = len(used[short]) - 1
        also = (
            f" (nor in {others} other document{'s' if others > 1 else ''} that use it)"
            if others
            else ""
        )
        yield case.finding(
            "undefined_abbreviation",
            f"»{short}« is never spelt out here{also}. Write the full name the first time it is used.",
            span,
            quote=said.span if said else None,
        )


def _first_uses(case: Case) -> Iterator[tuple[str, Span]]:
    """Abbreviations of running text that not every reader knows, each where it first stands."""
    seen: set[str] = set()
    for short, span in abbreviations_used(case.text):
        if short in seen or len(short) > LONGEST or short.casefold() in _well_known():
            continue
        if any(map(str.isdigit, short)):
            continue
        before = case.text[max(0, span.start - 24) : span.start]
        after = case.text[span.end : span.end + 24]
        if _CAPITALS_BEFORE.search(before) or _CAPITALS_AFTER.match(after):
            continue
        if f"{short}!" in case.text or case.sentence_at(span.start) is None:
            continue
        if re.search(rf"(?m)^[ \t*•-]*{re.escape(short)}\s*[:–-]", case.text):
            continue  # "TT: agrees", the initials of who speaks
        seen.add(short)
        yield short, span
