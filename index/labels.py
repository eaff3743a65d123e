"""Who may see which document: ``labels.toml`` in the documents folder.

    default = ["public"]

    [[rules]]
    files = "board/**"
    labels = ["board"]

The last rule that matches a file decides; where none does, ``default``. The one
thing to know: a file with a mistake in it is refused as a whole, because a rule
that is passed over would open documents up.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from corpus import FolderError

__all__ = ["PUBLIC", "LabelRules", "Rule", "read_labels"]

PUBLIC = "public"
FILE = "labels.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """Files under one pattern, and the labels they carry.

    In ``files``, ``**`` stands for any folders, ``*`` and ``?`` stay within one name; a pattern
    without a slash is compared with the file's name in every folder.
    """

    files: str
    labels: frozenset[str]

    def matches(self, path: str) -> bool:
        """Whether a file, relative to the documents folder, falls under this rule."""
        path, pattern = _composed(path), _composed(self.files)
        if "/" not in pattern:
            path = path.rpartition("/")[2]
        return re.fullmatch(_expression(pattern), path, re.DOTALL) is not None


@dataclass(frozen=True, slots=True)
class LabelRules:
    """All rules, in the file's order."""

    default: frozenset[str] = frozenset({PUBLIC})
    rules: tuple[Rule, ...] = ()

    def labels_of(self, path: str) -> frozenset[str]:
        """The labels a document carries; without any it is seen only where no label is asked for."""
        matching = (rule.labels for rule in reversed(self.rules) if rule.matches(path))
        return next(matching, self.default)


def read_labels(folder: Path) -> LabelRules:
    """The rules of a documents folder; without a file, every document is public.

    Raises:
        FolderError: the file is there, but cannot be read or understood.
    """
    file = folder / FILE
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return LabelRules()
    except (OSError, ValueError) as error:
        raise _refusal(file, str(error)) from error
    _only_keys(file, table, {"default", "rules"})
    rules = table.get("rules", [])
    if not isinstance(rules, list):
        raise _refusal(file, 'write each rule under a heading "[[rules]]"')
    default = _labels(file, table.get("default", [PUBLIC]), "default")
    return LabelRules(default, tuple(_rule(file, rule) for rule in rules))


def _rule(file: Path, rule: object) -> Rule:
    if not isinstance(rule, dict):
        raise _refusal(file, 'write each rule under a heading "[[rules]]"')
    _only_keys(file, rule, {"files", "labels"})
    files = rule.get("files")
    if not isinstance(files, str) or not files.strip("/"):
        raise _refusal(file, 'each rule needs a pattern, such as files = "board/**"')
    return Rule(files.removeprefix("./").lstrip("/"), _labels(file, rule.get("labels"), files))


def _labels(file: Path, value: object, where: str) -> frozenset[str]:
    if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
        return frozenset(one.strip() for one in value)
    raise _refusal(file, f'"{where}" needs a list of labels, such as ["board"]')


def _only_keys(file: Path, table: dict[str, object], known: set[str]) -> None:
    if unknown := sorted(table.keys() - known):
        raise _refusal(file, f'"{unknown[0]}" means nothing here')


def _refusal(file: Path, reason: str) -> FolderError:
    return FolderError(f"{file}: {reason}. Nothing was re-indexed. Correct the file and try again.")


def _composed(text: str) -> str:
    # macOS hands out file names with letters and rings apart; editors write them as one.
    return unicodedata.normalize("NFC", text)


def _expression(pattern: str) -> str:
    special = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(
        r"(\*\*/|\*\*|\*|\?)", pattern.rstrip("/") + ("/**" if pattern.endswith("/") else "")
    )
    return "".join(special.get(part, re.escape(part)) for part in parts)
