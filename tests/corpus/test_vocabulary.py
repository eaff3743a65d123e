"""The tables of words: each topic in one file, so that a reader finds all of its words there."""

import tomllib
from collections import defaultdict
from pathlib import Path

import corpus

FOLDER = Path(corpus.__file__).parent / "vocabulary"


def test_no_topic_stands_in_two_files() -> None:
    """Files are merged into one set of topics: a name used twice would mix two lists of words."""
    files: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted(FOLDER.glob("*.toml")):
        for topic in tomllib.loads(file.read_text("utf-8")):
            files[topic].append(file.name)
    assert {topic: names for topic, names in files.items() if len(names) > 1} == {}
