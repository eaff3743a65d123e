from pathlib import Path

import pytest
from builds import (
    docx_of_bold_lines,
    docx_of_lines,
    docx_of_numbered_list,
    docx_of_parts,
    docx_of_xml,
    html_of_parts,
    odt_of_parts,
    odt_of_xml,
    taken_apart,
    zipped,
)
from documents import SAMPLE

from corpus import Document, DocumentError, DocumentKind, document_files, mend, read_document
from corpus.understanding import understand

MINUTES = (SAMPLE / "styregruppen" / "referat-2025-06-11.txt").read_text("utf-8")
WORDS = "Blåbærgrød på Ærø: én side, 3½ time – »ja« § 4"
DOCX = docx_of_xml("<w:p><w:r><w:t>Referat af møde</w:t></w:r></w:p>")
ODT = odt_of_xml("<text:p>Referat af møde</text:p>")
HTML = "<!DOCTYPE html><html><body><p>Referat af møde</p></body></html>".encode()
TEXT = "Referat af møde".encode()
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def read_bytes(folder: Path, name: str, raw: bytes) -> Document:
    file = folder / name
    file.write_bytes(raw)
    return read_document(file, folder)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.docx", DOCX), ("a.odt", ODT), ("a.html", HTML), ("a.HTM", HTML), ("a.txt", TEXT),
        ("a.md", TEXT), ("a", TEXT), ("a.dotx", DOCX), ("a.html", b"<p>Referat af m&oslash;de"),
    ],
)  # fmt: skip
def test_each_format_is_read(tmp_path: Path, name: str, raw: bytes) -> None:
    """A file that is what its name says is read, without a remark."""
    document = read_bytes(tmp_path, name, raw)
    assert document.text.strip() == "Referat af møde"
    assert document.kind is DocumentKind.MINUTES
    assert document.notes == ()


@pytest.mark.parametrize(
    ("name", "raw", "called"),
    [
        ("a.pdf", DOCX, "Word document"), ("a.txt", DOCX, "Word document"), ("a.doc", DOCX, "Word document"),
        ("a.docx", ODT, "OpenDocument"), ("a.md", HTML, "HTML page"), ("a.pdf", HTML, "HTML page"),
        ("a.docx", TEXT, "plain text"), ("a.html", TEXT, "plain text"), ("a.zip", DOCX, "Word document"),
    ],
)  # fmt: skip
def test_file_under_a_wrong_name_is_read_as_what_it_is(
    tmp_path: Path, name: str, raw: bytes, called: str
) -> None:
    """What a file holds decides; a note says that its name misleads."""
    document = read_bytes(tmp_path, name, raw)
    assert document.text.strip() == "Referat af møde"
    assert [note.kind for note in document.notes] == ["mislabelled"]
    assert called in document.notes[0].message


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "old Word version.*DOCX or PDF",
        ),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "spreadsheet"),
        ("a.docx", LOCKED, "locked with a password. Save it without"),
        ("a.rtf", rb"{\rtf1 Referat}", "RTF.*DOCX or PDF"),
        ("a.txt", rb"{\rtf1 Referat}", "RTF.*DOCX or PDF"),
        ("a.xlsx", zipped({"xl/workbook.xml": "<a/>"}), "spreadsheet.*PDF"),
        ("a.pptx", zipped({"ppt/presentation.xml": "<a/>"}), "presentation.*PDF"),
        (
            "a.ods",
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "spreadsheet",
        ),
        ("a.zip", zipped({"referat.txt": "A"}), "archive.*Unpack"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "image.*text recognition"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "image.*text recognition"),
        ("a.gz", b"\x1f\x8b\x08", "archive"),
        ("a.csv", b"a;b\n1;2\n", "files of type .csv are not read. Save"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "files of type .xml"),
        ("a.txt", b"<?xml version='1.0'?><a/>", "XML of a type"),
        ("a.docx", b"PK\x03\x04abc", "damaged"),
        ("a.pdf", bytes(range(256)), "damaged"),
        ("a.txt", bytes(range(256)), "binary file"),
        ("a.txt", b"", "empty"),
        ("a.docx", b"\x00\x00 \n", "empty"),
        ("a.txt", b"--- ... ***", "no words"),
        ("a.docx", docx_of_xml("<w:p/>"), "no words"),
        ("a.html", b"<html><body><script>x</script></body></html>", "no words"),
    ],
)
def test_what_is_not_read_is_refused_with_the_remedy(
    tmp_path: Path, name: str, raw: bytes, reason: str
) -> None:
    """A file of another type, a locked, damaged or empty one is refused, and told what to do."""
    with pytest.raises(DocumentError, match=reason) as refusal:
        read_bytes(tmp_path, name, raw)
    assert str(refusal.value).endswith(".")


def test_too_large_files_are_refused(tmp_path: Path) -> None:
    """Text beyond 20 MB and anything beyond 100 MB is not opened."""
    with pytest.raises(DocumentError, match="larger than 20 MB"):
        read_bytes(tmp_path, "a.txt", b"ord " * (6 << 20))
    huge = tmp_path / "b.pdf"
    with huge.open("wb") as stream:
        stream.truncate(101 << 20)
    with pytest.raises(DocumentError, match="larger than 100 MB"):
        read_document(huge, tmp_path)


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp1252",
        "latin-1",
        "cp850",
        "cp865",
        "mac_roman",
    ],
)
@pytest.mark.parametrize("words", [WORDS, "Brødrene Åse og Øjvind", "MØDE I RÅDET FOR ÆLDRE"])
def test_encodings(tmp_path: Path, encoding: str, words: str) -> None:
    """The encodings that Danish texts come in are told apart, also in a short text."""
    text = f"Referat\r\n\r\n{words}\r\n"
    raw = text.encode(encoding, "ignore")
    expected = raw.decode(encoding).removeprefix("\ufeff")
    assert read_bytes(tmp_path, "a.txt", raw).text == expected


def test_text_is_untouched(tmp_path: Path) -> None:
    """Line ends, hyphens and spaces of a text file stay as they came."""
    text = "Referat \r\n\tpunkt-\rto\n\n  Slut\f"
    assert read_bytes(tmp_path, "a.txt", text.encode()).text == text


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    """Pages of a text end with their form feeds; one at the end parts nothing."""
    pages = read_bytes(tmp_path, "a.txt", b"Referat\n\fSide to\n\f\n").pages
    assert [(page.start, page.end) for page in pages] == [(0, 9), (9, 19)]
    assert read_bytes(tmp_path, "b.txt", b"Referat\n\f").pages == ()


def test_files_that_are_no_documents(tmp_path: Path) -> None:
    """The archive's own tables, lock files and hidden files are not read."""
    for name in ("a.docx", "~$a.docx", "labels.toml", "vocabulary.toml", ".gemt.txt", "README.md"):
        (tmp_path / name).write_text("x")
    assert [file.name for file in document_files(tmp_path)] == ["a.docx"]


def test_title_of_the_file_where_the_text_has_none(tmp_path: Path) -> None:
    """What a page calls itself is its title where nothing in the text can be."""
    raw = b"<html><title>Referat fra maj</title><p>Dato: 4. maj 2025</p></html>"
    assert read_bytes(tmp_path, "a.html", raw).title == "Referat fra maj"


def understood(document: Document) -> list[tuple[object, ...]]:
    """What minutes say, without where they say it."""
    meeting = understand(document)
    found: list[tuple[object, ...]] = [
        (meeting.body, meeting.number, meeting.date, meeting.start, meeting.end, meeting.place)
    ]
    for item in meeting.items:
        attached = [one.title for one in item.attachments]
        found.append((item.number, item.title, item.kind, item.presenter, item.minutes, attached))
        for part in item.sections:
            words = mend(document.text, part.body).replace("• ", "- ")
            found.append((part.kind, words.split(" ____")[0]))
    found += [
        (one.name, one.title, one.organisation, one.role, one.absent, one.secretariat)
        for one in meeting.participants
    ]
    return found


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("lines.docx", docx_of_lines(MINUTES)),
        ("parts.docx", docx_of_parts(taken_apart(MINUTES))),
        ("bold.docx", docx_of_bold_lines(taken_apart(MINUTES))),
        ("numbered.docx", docx_of_numbered_list(taken_apart(MINUTES))),
        ("parts.odt", odt_of_parts(taken_apart(MINUTES))),
        ("parts.html", html_of_parts(taken_apart(MINUTES))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_minutes_mean_the_same_in_every_format(tmp_path: Path, name: str, raw: bytes) -> None:
    """Items, sections and participants are the same whatever the minutes were written with."""
    plain = read_bytes(tmp_path, "referat.txt", MINUTES.encode())
    assert understood(read_bytes(tmp_path, f"referat-{name}", raw)) == understood(plain)
