"""Words: a sentence that breaks off, a word too many or too few.

The one thing to know: these checks name only what cannot be good language, never style.
"""

import re
from collections.abc import Iterator

from corpus.doctor.case import Case, Finding, Said
from corpus.model import SectionKind, Span
from corpus.terms import from_words, phrases, words

__all__ = ["check_endings", "check_slips"]

# Doubled over a line end too, but not over punctuation, a cell or a bullet.
_DOUBLED = re.compile(r"(?<![\w.’'/-])(?P<word>[^\W\d_]{2,})[ ]+(?P=word)(?![\w’'/-])")
#: Words of a sentence that nobody leaves without a full stop.
_LONG = 10
#: Sections enough to tell that minutes end their sentences with care.
_MANY = 5
_QUOTED_CODE = re.compile(r"`|https?://|\||\{|\[")


@from_words
def _never_twice() -> frozenset[str]:
    return frozenset(words("never_twice"))


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


def _is_long(case: Case, said: Said) -> bool:
    """A long sentence of the record, not a row of words or a list."""
    paragraph = case.text[case.text.rfind("\n\n", 0, said.span.start) + 1 : said.span.end]
    return len(said.words.split()) >= _LONG and not re.search(
        r"\t|[ ]{3}|https?:|[·|]|\n\s*[-*+•\uf0b7]", paragraph
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
    """sentence_cut_off: the last sentence of an item's section stops in the middle.

    A word that none can end with tells; so does a long one without a full stop, in minutes
    that forget it nowhere else.
    """
    pattern = _patterns()["ends"]
    last: dict[Span, Said] = {}
    for said in case.said:
        if said.item:
            last[said.section.span] = said
    ends = [one for one in last.values() if one.section.kind is SectionKind.REFERAT]
    open_ended = [one for one in ends if one.words.rstrip(' *_”“"»')[-1:].isalnum()]
    careful = (
        not case.document.markdown
        and len(ends) >= _MANY
        and len(open_ended) == 1
        and _is_long(case, open_ended[0])
    )
    for said in last.values():
        opening = case.text[case.text.rfind("\n", 0, said.span.start) + 1 : said.span.start]
        if re.search(r"[-*+•\uf0b7\d|#]", opening) or len(said.words.split()) < 4:
            continue  # a list entry or a heading
        words_ = said.words.rstrip(" *_")
        broken = pattern.search(words_) or words_.endswith((",", "-", "–"))
        if broken or (careful and said is open_ended[0]):
            yield case.finding(
                "sentence_cut_off",
                f"The last sentence breaks off after »{words_.split()[-1]}«. Add what is missing.",
                said.span,
            )
