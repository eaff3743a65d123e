from pathlib import Path

import pytest

from corpus import FolderError
from index.labels import Rule, read_labels


def labels_file(folder: Path, text: str) -> Path:
    (folder / "labels.toml").write_text(text, "utf-8")
    return folder


def test_without_a_file_every_document_is_public(tmp_path: Path) -> None:
    """A folder without labels.toml hides nothing."""
    assert read_labels(tmp_path).labels_of("any/where.md") == {"public"}


def test_last_matching_rule_decides(tmp_path: Path) -> None:
    """Rules are read top down; a later one overrides an earlier one, and the default is for the rest."""
    rules = read_labels(
        labels_file(
            tmp_path,
            'default = ["staff"]\n'
            '[[rules]]\nfiles = "board/**"\nlabels = ["board"]\n'
            '[[rules]]\nfiles = "board/open/*"\nlabels = ["public", "board"]\n',
        )
    )
    assert rules.labels_of("board/a/b.md") == {"board"}
    assert rules.labels_of("board/open/b.md") == {"public", "board"}
    assert rules.labels_of("b.md") == {"staff"}


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("board/**", "board/a.md", True),
        ("board/**", "board/x/a.md", True),
        ("board/**", "boards/a.md", False),
        ("board/", "board/x/a.md", True),
        ("board/*", "board/x/a.md", False),
        ("**/secret*", "a/b/secret-1.md", True),
        ("**/secret*", "secret.md", True),
        ("secret*", "a/b/secret-1.md", True),
        ("?.md", "ab.md", False),
        ("møde.md", "mo\u0308de.md", False),
        ("råd.md", "ra\u030ad.md", True),
        ("a[1].md", "a[1].md", True),
        ("a.md", "axmd", False),
    ],
)
def test_pattern(pattern: str, path: str, matches: bool) -> None:
    """Two stars cross folders, one star does not, and everything else stands for itself."""
    assert Rule(pattern, frozenset({"x"})).matches(path) is matches


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("default = [", id="no TOML"),
        pytest.param('default = "board"', id="a label that is no list"),
        pytest.param('defaults = ["board"]', id="a misspelt key"),
        pytest.param('[[rules]]\nfiles = "a"', id="a rule without labels"),
        pytest.param('[[rules]]\nlabels = ["a"]', id="a rule without files"),
        pytest.param('[[rules]]\nfile = "a"\nlabels = ["a"]', id="a misspelt key in a rule"),
        pytest.param('[[rules]]\nfiles = "a"\nlabels = [1]', id="a label that is a number"),
        pytest.param('[rules]\nfiles = "a"\nlabels = ["a"]', id="a rule under a single bracket"),
        pytest.param('[[rules]]\nfiles = ""\nlabels = ["a"]', id="an empty pattern"),
    ],
)
def test_mistake_in_the_file_is_refused(tmp_path: Path, text: str) -> None:
    """A file that is not fully understood is refused in one line that names it."""
    with pytest.raises(FolderError, match=r"labels\.toml") as refusal:
        read_labels(labels_file(tmp_path, text))
    assert "\n" not in str(refusal.value)


def test_rule_without_any_label_hides_its_files(tmp_path: Path) -> None:
    """An empty list of labels is a rule too: nobody who needs a label sees those files."""
    rules = read_labels(labels_file(tmp_path, '[[rules]]\nfiles = "draft/**"\nlabels = []\n'))
    assert rules.labels_of("draft/a.md") == frozenset()
