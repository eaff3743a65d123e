"""Minutes of the sample's form built in other formats, as people really build them."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from corpus import mend
from corpus.rows import section_named

ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_AGENDA = re.compile(r"^(\d+/\d\d) (\d+ min\.) (.*)$", re.DOTALL)
_SECTION = re.compile(r"^[A-ZÆØÅ][\wæøå ]+$")


@dataclass
class Built:
    """Minutes taken apart: what a word processor would be given."""

    head: list[str] = field(default_factory=list)
    agenda: list[tuple[str, str, str]] = field(default_factory=list)
    legend: str = ""
    participants: list[str] = field(default_factory=list)
    secretariat: list[str] = field(default_factory=list)
    items: list[tuple[str, list[tuple[str, list[str]]]]] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


def taken_apart(text: str) -> Built:
    """The sample's minutes of June 2025 as parts; words broken by line ends are mended."""
    built = Built()
    before, _, rest = text.partition("Deltagere\n")
    people, *items = re.split(r"(?m)^(?=Pkt\. )", rest)
    for paragraph in re.split(r"\n\s*\n", before.strip()):
        if match := _AGENDA.match(paragraph):
            number, minutes, title = match.groups()
            built.agenda.append((number, minutes, mend(title)))
        elif paragraph.startswith("(B)"):
            built.legend = mend(paragraph)
        elif not paragraph.startswith("Punkt "):
            labels = re.match(r"Dato|Sted", paragraph)
            built.head += paragraph.split("\n") if labels else [mend(paragraph)]
    board, _, secretariat = people.partition("Fra styregruppens sekretariat:")
    built.participants, built.secretariat = _people(board), _people(secretariat)
    items[-1], _, tail = items[-1].partition("____________")
    built.tail = [mend(tail)] if tail.strip() else []
    built.items = [_item(item) for item in items]
    return built


def _people(text: str) -> list[str]:
    people: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if (people and (line[0].islower() or people[-1].count("(") > people[-1].count(")"))) or (
            people and "," not in line
        ):
            people[-1] += " " + line
        else:
            people.append(line)
    return people


def _item(text: str) -> tuple[str, list[tuple[str, list[str]]]]:
    previous = ""
    heading, *blocks = re.split(r"\n\s*\n", text.strip())
    sections: list[tuple[str, list[str]]] = []
    for block in blocks:
        first, *lines = block.split("\n")
        if _SECTION.match(first) and section_named(first):
            sections.append((first, []))
        else:
            lines = [first, *lines]
        for line in lines:
            body = sections[-1][1]
            if body and not line.startswith("- ") and len(previous) > 58:
                body[-1] += "\n" + line
            else:
                body.append(line)
            previous = line
        sections[-1] = (sections[-1][0], [mend(one) for one in sections[-1][1]])
    return mend(heading), sections


def docx_of_lines(text: str) -> bytes:
    """Plain text pasted into Word: every line a paragraph."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    return _saved(document)


def docx_of_parts(built: Built) -> bytes:
    """A tidy document: heading styles, the agenda and the participants as tables."""
    document = docx.Document()
    document.add_heading(built.head[0], 0)
    for line in built.head[1:]:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=3)
    _fill(table.rows[0].cells, ("Punkt", "Ca. tid", "Aktivitet"))
    for entry in built.agenda:
        _fill(table.add_row().cells, entry)
    document.add_paragraph(built.legend)
    document.add_heading("Deltagere", 1)
    _people_table(document, built.participants)
    document.add_paragraph("Fra styregruppens sekretariat:")
    _people_table(document, built.secretariat)
    for heading, sections in built.items:
        document.add_heading(heading, 1)
        _add_sections(document, sections, styled=True)
    for line in ("____________", *built.tail):
        document.add_paragraph(line)
    return _saved(document)


def docx_of_bold_lines(built: Built) -> bytes:
    """A hurried document: bold lines for headings, everybody a paragraph."""
    document = docx.Document()
    _bold(document, built.head[0])
    for line in built.head[1:]:
        document.add_paragraph(line)
    _bold(document, "Dagsorden")
    for entry in built.agenda:
        document.add_paragraph("\t".join(entry))
    document.add_paragraph(built.legend)
    _bold(document, "Deltagere")
    for person in built.participants:
        document.add_paragraph(person)
    _bold(document, "Fra styregruppens sekretariat:")
    for person in built.secretariat:
        document.add_paragraph(person)
    for heading, sections in built.items:
        _bold(document, heading)
        _add_sections(document, sections, styled=False)
    for line in ("____________", *built.tail):
        document.add_paragraph(line)
    return _saved(document)


def docx_of_numbered_list(built: Built) -> bytes:
    """An agenda and items that Word numbers by itself: "19/25" is nowhere in the text."""
    document = docx.Document()
    first, year = built.agenda[0][0].split("/")
    _define_numbering(document, f"%1/{year}", int(first), num_id=90)
    _define_numbering(document, f"Pkt. %1/{year}", int(first), num_id=91)
    document.add_heading(built.head[0], 0)
    for line in built.head[1:]:
        document.add_paragraph(line)
    document.add_heading("Dagsorden", 1)
    for _, minutes, title in built.agenda:
        _numbered(document.add_paragraph(f"{minutes} {title}"), 90)
    document.add_paragraph(built.legend)
    document.add_heading("Deltagere", 1)
    for person in built.participants:
        document.add_paragraph(person)
    document.add_paragraph("Fra styregruppens sekretariat:")
    for person in built.secretariat:
        document.add_paragraph(person)
    for heading, sections in built.items:
        title = re.sub(r"^Pkt\. \S+ ", "", heading)
        _numbered(document.add_heading(title, 1), 91)
        _add_sections(document, sections, styled=True)
    for line in ("____________", *built.tail):
        document.add_paragraph(line)
    return _saved(document)


def _add_sections(
    document: docx.document.Document, sections: Iterable[tuple[str, list[str]]], *, styled: bool
) -> None:
    for heading, paragraphs in sections:
        if styled:
            document.add_heading(heading, 2)
        else:
            _bold(document, heading)
        for words in paragraphs:
            bullet = words.startswith("- ")
            style = "List Bullet" if bullet and styled else None
            document.add_paragraph(words.removeprefix("- ") if style else words, style)


def _people_table(document: docx.document.Document, people: Sequence[str]) -> None:
    table = document.add_table(rows=0, cols=3)
    for person in people:
        _fill(table.add_row().cells, person.split(", ", 2))


def _fill(cells: Sequence[object], words: Sequence[str]) -> None:
    for cell, text in zip(cells, words, strict=True):
        cell.text = text  # type: ignore[attr-defined]


def _bold(document: docx.document.Document, words: str) -> None:
    document.add_paragraph().add_run(words).bold = True


def _numbered(paragraph: Paragraph, num_id: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = num_id


def _define_numbering(document: docx.document.Document, text: str, start: int, num_id: int) -> None:
    root = document.part.numbering_part.element
    abstract = _word("abstractNum", abstractNumId=str(num_id))
    level = _word("lvl", ilvl="0")
    for name, value in (
        ("start", str(start)), ("numFmt", "decimal"), ("lvlText", text), ("lvlJc", "left"),
    ):  # fmt: skip
        level.append(_word(name, val=value))
    abstract.append(level)
    root.insert(0, abstract)
    number = _word("num", numId=str(num_id))
    number.append(_word("abstractNumId", val=str(num_id)))
    root.append(number)


def _word(name: str, **attributes: str) -> object:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_of_xml(body: str, *, numbering: str = "", styles: str = "", **parts: str) -> bytes:
    """A Word document of this XML; ``parts`` are other parts by kind (footnotes, comments, header)."""
    kinds = {"numbering": numbering, "styles": styles, **parts}
    relations = "".join(
        f'<Relationship Id="{name}" Target="{name}.xml" Type="http://x/relationships/'
        f'{re.sub("[0-9]", "", name)}"/>'
        for name, xml in kinds.items()
        if xml
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": '<Relationships><Relationship Id="r" Target="word/document.xml" '
        'Type="http://x/officeDocument"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="http://r" xmlns:mc="http://mc">'
        f"<w:body>{body}</w:body></w:document>",
    }
    files |= {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{WORD}">{xml}</w:{name}>'
        for name, xml in kinds.items()
        if xml
    }
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """An archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def odt_of_xml(body: str, *, styles: str = "", automatic: str = "", master: str = "") -> bytes:
    """An OpenDocument text of this XML."""
    names = " ".join(
        f'xmlns:{short}="{ODF}:{long}:1.0"'
        for short, long in {
            "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
            "fo": "xsl-fo-compatible",
        }.items()
    )  # fmt: skip
    return zipped({
        "mimetype": ODT_TYPE,
        "content.xml": f"<office:document-content {names}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {names}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>",
    })  # fmt: skip


def odt_of_parts(built: Built) -> bytes:
    """Headings, the agenda as a table, everybody a paragraph, attachments as a list."""
    heading = '<text:h text:outline-level="{}">{}</text:h>'
    body = [heading.format(1, _xml(built.head[0])), *map(_p, built.head[1:])]
    rows = [("Punkt", "Ca. tid", "Aktivitet"), *built.agenda]
    cells = (
        "".join(f"<table:table-cell>{_p(one)}</table:table-cell>" for one in row) for row in rows
    )
    body.append(
        "<table:table>"
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        + "</table:table>"
    )
    body += [_p(built.legend), heading.format(2, "Deltagere"), *map(_p, built.participants)]
    body += [_p("Fra styregruppens sekretariat:"), *map(_p, built.secretariat)]
    for title, sections in built.items:
        body.append(heading.format(2, _xml(title)))
        for name, paragraphs in sections:
            body.append(heading.format(3, _xml(name)))
            body += map(_odt_paragraph, paragraphs)
    return odt_of_xml("".join([*body, _p("____________"), *map(_p, built.tail)]))


def _odt_paragraph(words: str) -> str:
    if not words.startswith("- "):
        return _p(words)
    return f"<text:list><text:list-item>{_p(words[2:])}</text:list-item></text:list>"


def _p(words: str) -> str:
    return f"<text:p>{_xml(words)}</text:p>"


def _xml(words: str) -> str:
    return escape(words, quote=False).replace("\n", "<text:line-break/>")


def html_of_parts(built: Built) -> bytes:
    """A page of a public body's site: menus and a footer around the minutes."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in entry) + "</tr>"
        for entry in built.agenda
    )
    body = [
        f"<h1>{escape(built.head[0])}</h1>",
        *(f"<p>{escape(line)}</p>" for line in built.head[1:]),
        "<table><thead><tr><th>Punkt</th><th>Ca. tid</th><th>Aktivitet</th></tr></thead>"
        f"<tbody>{rows}</tbody></table><p>{escape(built.legend)}</p><h2>Deltagere</h2>",
        "<p>" + "<br>\n".join(map(escape, built.participants)) + "</p>",
        "<p>Fra styregruppens sekretariat:<br>"
        + "<br>".join(map(escape, built.secretariat))
        + "</p>",
    ]
    for title, sections in built.items:
        body.append(f"<h2>{escape(title)}</h2>")
        for name, paragraphs in sections:
            body.append(f"<h3>{escape(name)}</h3>")
            body += (
                f"<ul><li>{escape(words[2:])}</li></ul>"
                if words.startswith("- ")
                else f"<p>{escape(words)}</p>"
                for words in paragraphs
            )
    body += [f"<p>____________</p><p>{escape(line)}</p>" for line in built.tail]
    return (
        '<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Referat | Arkivbroen</title>'
        "<style>p{margin:0}</style></head><body><header><a href='/'>Arkivbroen</a></header>"
        "<nav><ul><li>Forside</li><li>Møder</li></ul></nav><main>"
        + "\n".join(body)
        + "</main><footer>Kontakt: post@arkivbroen.example</footer></body></html>"
    ).encode()
