"""How well minutes are understood: field by field, precision and recall, against a truth by hand.

    python benchmarks/understanding.py [FOLDER] [--misses]

FOLDER holds documents, each with its truth beside it (``referat.txt`` and
``referat.truth.json``); the default is the fictional set in ``tests/data/styles``.
The truth has the form of ``referent show --json``, with what is not to be scored left
out; an item's ``sections`` are roles ("indstilling", "referat", …).
"""

import argparse
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.printing import document_json, finding_json
from corpus import Archive, Meeting, Understood, examine, read_document, understand

ROOT = Path(__file__).parent.parent
Fact = tuple[str, ...]
HEAD = ("body", "meeting", "date", "start", "end", "place", "chair", "minute_taker", "next_meeting")
ITEM = ("title", "type", "presenter", "minutes")
NAMES = {"chair", "minute_taker", "substitute_for"}
HONORIFICS = {
    "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "cllr", "councillor",
    "rev", "revd", "hr", "fru", "lektor",
}  # fmt: skip
PERSON = ("title", "organisation", "role", "absent", "secretariat", "substitute_for", "presence")


def fold(value: object) -> str:
    """A value as it is compared: case, punctuation and white space aside."""
    words = unicodedata.normalize("NFKC", str(value)).casefold()
    return " ".join("".join(c if c.isalnum() or c in "/-" else " " for c in words).split())


def bare_name(value: object) -> str:
    """A person's name as it is compared, without "Dr", "Cllr" and the like before it."""
    parts = fold(value).split()
    while len(parts) > 1 and parts[0] in HONORIFICS:
        parts = parts[1:]
    return " ".join(parts)


def facts(shown: dict[str, Any], scored: set[str]) -> Iterator[Fact]:
    """Every fact of a document as (field, key, value); only of the parts that are scored."""
    for name in HEAD:
        if name in scored and shown.get(name) not in (None, ""):
            yield f"head.{name}", "", (bare_name if name in NAMES else fold)(shown[name])
    for item in shown.get("agenda", ()) if "agenda" in scored else ():
        key = item.get("number") or fold(item["title"])
        yield "item", key, ""
        for name in ITEM:
            if item.get(name) not in (None, ""):
                yield f"item.{name}", key, fold(item[name])
        roles = item.get("section_roles")
        names = [r["role"] for r in roles] if roles is not None else item.get("sections") or []
        for place, role in enumerate(names):
            yield "item.section", key, f"{place} {role}"
    for person in shown.get("participants", ()) if "participants" in scored else ():
        key = bare_name(person["name"])
        yield "person", key, ""
        for name in PERSON:
            value = person.get(name)
            if name == "title" and fold(value) in HONORIFICS:
                continue
            if value not in (None, "", False, "present"):
                yield f"person.{name}", key, (bare_name if name in NAMES else fold)(value)
    for guest in shown.get("guests", ()) if "guests" in scored else ():
        yield "guest", bare_name(guest["name"]), fold(guest.get("item") or "")
    for one in shown.get("attachments", ()) if "attachments" in scored else ():
        yield "attachment", one.get("item") or "", fold(one["title"])
    for one in shown.get("decisions", ()) if "decisions" in scored else ():
        key = fold(one.get("item") or one.get("item_title") or "")
        yield "decision.outcome", key, one["outcome"]
        until = one.get("deferred_until") or (one.get("deferral") or {}).get("until")
        if until:
            yield "decision.deferred_until", key, until
        if one.get("concluded_by"):
            yield "decision.concluded_by", key, fold(one["concluded_by"])
        vote = one.get("vote") or {}
        for name in ("for", "against", "abstained"):
            if vote.get(name) is not None:
                yield "decision.vote", key, f"{name} {vote[name]}"
    for one in shown.get("actions", ()) if "actions" in scored else ():
        yield (
            "action",
            fold(one.get("item") or one.get("item_title") or ""),
            f"{fold(one.get('who') or '')} {one.get('due') or ''}",
        )
    for one in shown.get("findings", ()) if "findings" in scored else ():
        yield "finding", one.get("item") or "", one["kind"]


def comparable(shown: dict[str, Any], truth: dict[str, Any]) -> dict[str, Any]:
    """What was read, less what the truth leaves open, items under the numbers that the truth gives.

    An item that the truth knows by its title alone (a heading with an issue's number in it)
    is compared by its title. A key that no entry of a list in the truth has is not scored;
    nor are the sections of an item that has none there.
    """
    untold = {fold(i["title"]) for i in truth.get("agenda", ()) if not i.get("number")}
    told = {i["number"] for i in truth.get("agenda", ()) if i.get("number")}
    silent = {
        fold(i.get("number") or i["title"]) for i in truth.get("agenda", ()) if "sections" not in i
    }
    titles = {
        i["number"]: i["title"]
        for i in shown.get("agenda", ())
        if i["number"] and i["number"] not in told and fold(i["title"]) in untold
    }
    plain = dict(shown)
    for part in ("agenda", "participants", "guests", "attachments", "decisions", "actions"):
        known = {key for one in truth.get(part, ()) for key in one}
        entries = [dict(one) for one in shown.get(part, ())]
        for one in entries:
            name = "number" if part == "agenda" else "item"
            if (number := one.get(name)) in titles:
                one[name] = None if part in {"agenda", "decisions"} else titles[number]
                one["item_title"] = titles[number]
            if part in {"agenda", "participants"} and known:
                for key in {*ITEM, *PERSON} & one.keys() - known:
                    one[key] = None
            if part == "agenda" and fold(one["number"] or one["title"]) in silent:
                one["section_roles"] = []
        plain[part] = entries
    return plain


def measure(folder: Path) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]], list[str]]:
    """Hits, misses and false ones by field and by file, and a line for each that is wrong."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    files: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[str] = []
    for truth_file in sorted(folder.rglob("*.truth.json")):
        stem = truth_file.name.removesuffix(".truth.json")
        file = next(f for f in truth_file.parent.glob(f"{stem}.*") if f != truth_file)
        truth: dict[str, Any] = json.loads(truth_file.read_text("utf-8"))
        document = read_document(file, folder)
        meaning = understand(document)
        shown = document_json(document, meaning, ())
        if isinstance(meaning, Meeting):
            alone = Archive([Understood(document, meaning)])
            shown["findings"] = [finding_json(f) for f in examine(alone)]
        scored = set(truth)
        wanted = Counter(facts(truth, scored))
        found = Counter(facts(comparable(shown, truth), scored))
        if any(i.get("sections", 0) is None for i in truth.get("agenda", ())):
            found = Counter({f: n for f, n in found.items() if f[0] != "item.section"})
        for fact, number in (wanted & found).items():
            tally[fact[0]]["hit"] += number
            files[file.name]["hit"] += number
        for fact, number in (wanted - found).items():
            tally[fact[0]]["missed"] += number
            files[file.name]["missed"] += number
            wrong.append(f"{file.name}: missed {' · '.join(fact)}")
        for fact, number in (found - wanted).items():
            tally[fact[0]]["false"] += number
            files[file.name]["false"] += number
            wrong.append(f"{file.name}: false  {' · '.join(fact)}")
    return tally, files, wrong


def main() -> None:
    """Print the table, and with ``--misses`` each fact that is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests" / "data" / "styles")
    parser.add_argument("--misses", action="store_true", help="print each fact that is wrong")
    given = parser.parse_args()
    tally, files, wrong = measure(given.folder)
    total: Counter[str] = Counter()
    print(f"{'field':48}{'truth':>7}{'precision':>11}{'recall':>9}")
    for field in sorted(tally):
        total += tally[field]
        print(row(field, tally[field]))
    print(row("all", total))
    print()
    for name in sorted(files):
        print(row(name, files[name]))
    if given.misses:
        print(*wrong, sep="\n")


def row(name: str, of: Counter[str]) -> str:
    """One line of the table."""
    truth, found = of["hit"] + of["missed"], of["hit"] + of["false"]
    precision = f"{of['hit'] / found:.3f}" if found else "–"
    recall = f"{of['hit'] / truth:.3f}" if truth else "–"
    return f"{name:48}{truth:>7}{precision:>11}{recall:>9}"


if __name__ == "__main__":
    main()
