"""Versions: the same mandate through time, and what each one changed."""

from dataclasses import replace
from datetime import date

import pytest

from corpus import Document, DocumentKind, ProvisionKind, document_files, read_document
from corpus.mandates import parse_mandate
from corpus.mandates.versions import Change, ChangeKind, Versions, in_force, mandate_versions
from tests.documents import SAMPLE, sample_documents, shared

OLD = """Kommissorium for Vejudvalget (2023)

1. Formål
Udvalget fører tilsyn med de kommunale veje og cykel-
stier i hele området.

2. Medlemmer
Udvalget består af:
- én repræsentant for Norddal Kommune
- én repræsentant for Sønderdal Kommune

3. Møder
Udvalget mødes fire gange årligt.
Udvalget kan holde møde på fjorden.

4. Ikrafttræden
Kommissoriet træder i kraft den 1. januar 2023.
"""
NEW = """Kommissorium for Vejudvalget (2025)

1. Formål
Udvalget fører tilsyn med de kommunale
veje og cykelstier i hele området.

2. Medlemmer
Udvalget består af:
- én repræsentant for Norddal Kommune
- én repræsentant for Vesterdal Kommune

3. Sekretariat
Norddal Kommune varetager sekretariatet.

4. Møder
Udvalget mødes to gange årligt.

5. Ikrafttræden
Kommissoriet træder i kraft den 1. marts 2025.
"""


def document(text: str, path: str) -> Document:
    return Document(path, DocumentKind.MANDATE, text.splitlines()[0], "", text)


def versions_of(*documents: Document) -> Versions:
    (found,) = mandate_versions((d, parse_mandate(d)) for d in documents)
    return found


def both(change: Change) -> tuple[str, str | None, str | None]:
    return change.kind.value, change.old, change.new


def test_changes_from_one_version_to_the_next() -> None:
    """Another number is a change, another seat is another seat, a new section is added."""
    found = versions_of(document(NEW, "b.txt"), document(OLD, "a.txt"))
    assert [v.document.path for v in found.versions] == ["a.txt", "b.txt"]
    assert found.versions[0].changes == ()
    assert {both(c) for c in found.versions[1].changes} == {
        ("added", None, "én repræsentant for Vesterdal Kommune"),
        ("removed", "én repræsentant for Sønderdal Kommune", None),
        ("added", None, "Norddal Kommune varetager sekretariatet."),
        ("changed", "Udvalget mødes fire gange årligt.", "Udvalget mødes to gange årligt."),
        ("removed", "Udvalget kan holde møde på fjorden.", None),
        ("changed", "Kommissoriet træder i kraft den 1. januar 2023.", "Kommissoriet træder i kraft den 1. marts 2025."),
    }  # fmt: skip


def test_every_change_quotes_both_texts() -> None:
    """Old words stand in the old text, new words in the new one."""
    old, new = document(OLD, "a.txt"), document(NEW, "b.txt")
    for change in versions_of(old, new).versions[1].changes:
        assert (change.old is None) == (change.old_span is None)
        if change.old_span and change.old:
            assert change.old.split()[0] in old.text[change.old_span.start : change.old_span.end]
        if change.new_span and change.new:
            assert change.new.split()[0] in new.text[change.new_span.start : change.new_span.end]


def test_other_line_lengths_and_hyphens_are_no_change() -> None:
    """The same words, set anew, are the same mandate."""
    again = OLD.replace("cykel-\nstier i", "cykelstier\ni").replace("(2023)", "(2024)")
    later = document(again.replace("den 1. januar 2023", "den 1. januar 2023"), "b.txt")
    assert versions_of(document(OLD, "a.txt"), later).versions[1].changes == ()


def test_a_moved_provision_is_no_change() -> None:
    """A sentence that stands elsewhere in the new version is still in force."""
    moved = OLD.replace("Udvalget kan holde møde på fjorden.\n", "").replace(
        "1. Formål\n", "1. Formål\nUdvalget kan holde møde på fjorden.\n"
    )
    assert versions_of(document(OLD, "a.txt"), document(moved, "b.txt")).versions[1].changes == ()


@pytest.mark.parametrize(
    ("day", "path"),
    [
        (date(2022, 12, 31), None),
        (date(2023, 1, 1), "a.txt"),
        (date(2025, 2, 28), "a.txt"),
        (date(2025, 3, 1), "b.txt"),
    ],
)
def test_version_in_force_on_a_day(day: date, path: str | None) -> None:
    """The latest that has begun; none before the first."""
    found = in_force(versions_of(document(OLD, "a.txt"), document(NEW, "b.txt")), day)
    assert (found.document.path if found else None) == path


def test_version_that_has_ended_is_not_in_force() -> None:
    """A mandate may name its last day."""
    old = document(OLD, "a.txt")
    read = replace(parse_mandate(old), valid_to=date(2024, 12, 31))
    (found,) = mandate_versions([(old, read)])
    assert in_force(found, date(2024, 12, 31)) is not None
    assert in_force(found, date(2025, 1, 1)) is None


def test_year_of_title_or_file_name_orders_versions_without_days() -> None:
    """Where a mandate gives no day, its year does."""
    text = "Vedtægter for Åens Venner\n\n§ 1 Møder\nVi mødes i {}.\n\n§ 2 Navn\nNavnet er Åens Venner.\n"
    files = [
        document(text.format("maj"), "vedtaegter-2019.txt"),
        document(text.format("juni"), "vedtaegter-2012.txt"),
    ]
    assert [v.document.path for v in versions_of(*files).versions] == [
        "vedtaegter-2012.txt",
        "vedtaegter-2019.txt",
    ]


def test_statutes_and_rules_of_procedure_are_not_versions_of_each_other() -> None:
    """They may be of one body, but one does not replace the other."""
    text = "{} for Åens Venner\n\n§ 1 Møder\nVi mødes i maj.\n\n§ 2 Navn\nNavnet er Åens Venner.\n"
    files = [
        document(text.format("Vedtægter"), "a.txt"),
        document(text.format("Forretningsorden"), "b.txt"),
    ]
    found = mandate_versions((d, parse_mandate(d)) for d in files)
    assert [(f.type, len(f.versions)) for f in found] == [("procedure", 1), ("statutes", 1)]


def test_steering_group_of_the_sample() -> None:
    """The second mandate raised the limit and the quorum, and lowered the number of meetings."""
    mandates = [d for d in sample_documents() if d.kind is DocumentKind.MANDATE]
    found = {v.body: v for v in mandate_versions((d, parse_mandate(d)) for d in mandates)}
    steering = found["styregruppen for Arkivbroen"]
    assert [v.mandate.version for v in steering.versions] == ["2025", "2026"]
    changed = {
        c.provision: (c.old, c.new)
        for c in steering.versions[1].changes
        if c.kind is ChangeKind.CHANGED
    }
    assert changed[ProvisionKind.MEETING_FREQUENCY] == (
        "Styregruppen mødes mindst fire gange om året.",
        "Styregruppen mødes mindst tre gange om året.",
    )
    old, new = changed[ProvisionKind.QUORUM]
    assert old is not None
    assert new is not None
    assert ("mindst fire" in old, "mindst fem" in new) == (True, True)


@pytest.fixture(scope="module")
def statutes() -> Versions:
    """The real statutes of one association, of three years."""
    folder = shared("corpora/pdf")
    files = [file for file in document_files(folder) if "vedtaegter" in file.name]
    return versions_of(*(read_document(file, folder) for file in files))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("eller 50 af medlemmerne ønsker det", "eller 20 af medlemmerne ønsker det"),
        ("afholdes medio februar", "afholdes medio marts"),
        ("seks til tolv menige", "seks til femten menige"),
        (None, "i op til 3 måneder efter ophør"),
        (None, "i hænderne mindst en uge før generalforsamlingen"),
    ],
)
def test_real_statutes_through_three_versions(
    statutes: Versions, old: str | None, new: str
) -> None:
    """What an association changed between 2009 and 2017 is found with its words before."""
    found = statutes
    assert [v.mandate.valid_from for v in found.versions] == [
        date(2009, 4, 22),
        date(2012, 6, 6),
        date(2017, 12, 4),
    ]
    changes = [change for version in found.versions for change in version.changes]
    assert any(
        new in (c.new or "") and (old in (c.old or "") if old else c.old is None) for c in changes
    )


def test_order_and_bodies_do_not_depend_on_the_order_of_files() -> None:
    """The same versions whichever file comes first."""
    files = [d for d in sample_documents() if d.kind is DocumentKind.MANDATE]
    pairs = [(d, parse_mandate(d)) for d in files]
    assert mandate_versions(pairs) == mandate_versions(reversed(pairs))
    assert SAMPLE.is_dir()
