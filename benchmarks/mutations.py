"""Ways in which files are damaged, and ways in which they are made hostile."""

import io
import random
import re
import zipfile
from collections.abc import Sequence

__all__ = ["mutated"]

_ARCHIVES = (".docx", ".odt")
_TEXTS = (".txt", ".md", ".html")
_LARGEST = 300_000


def mutated(
    chance: random.Random, name: str, raw: bytes, others: Sequence[tuple[str, bytes]]
) -> bytes:
    """A damaged or hostile variant of a file.

    Args:
        chance: decides everything.
        name: of the file; its ending says what can be done to it.
        raw: what it holds.
        others: files that pieces may come from.
    """
    kind = chance.random()
    if name.endswith(_ARCHIVES) and kind < 0.75:
        return _repacked(chance, raw)
    if name.endswith(_TEXTS) and kind < 0.6:
        return _hostile_text(chance, raw)
    if name.endswith(".html") and kind < 0.8:
        return _broken_markup(chance, raw)
    return _damaged(chance, raw, others)


def _damaged(chance: random.Random, raw: bytes, others: Sequence[tuple[str, bytes]]) -> bytes:
    """Bytes changed, lost, doubled, or of another file."""
    at = chance.randrange(len(raw) + 1)
    to = min(len(raw), at + chance.choice((1, 16, 256, 4096)))
    match chance.randrange(7):
        case 0:
            changed = bytearray(raw)
            for _ in range(chance.choice((1, 4, 32, 256))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            return bytes(changed)
        case 1:
            return raw[:at]
        case 2:
            other = chance.choice(others)[1]
            return raw[:at] + other[chance.randrange(len(other) + 1) :]
        case 3:
            return raw[:at] + raw[to:]
        case 4:
            return raw[:to] + raw[at:to] * chance.choice((1, 10, 1000)) + raw[to:]
        case 5:
            return raw[:at] + chance.randbytes(to - at) + raw[to:]
        case _:
            return raw[:at] + bytes(to - at) + raw[to:]


def _repacked(chance: random.Random, raw: bytes) -> bytes:
    """The archive with some of its parts damaged, exchanged or gone."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = [name for name in parts if name.endswith((".xml", ".rels"))]
    main = [name for name in xml if name.endswith(("document.xml", "content.xml"))]
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice(main if chance.random() < 0.6 else xml)
        match chance.randrange(8):
            case 0:
                parts[name] = _damaged(chance, parts[name] or b" ", [(name, b"<w:p/>")])
            case 1:
                other = chance.choice(xml)
                parts[name], parts[other] = parts[other], parts[name]
            case 2 if len(parts) > 2:
                del parts[name]
                xml.remove(name)
                main = [one for one in main if one != name] or xml
            case _:
                parts[name] = _broken_markup(chance, parts[name])
    packed = io.BytesIO()
    method = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _broken_markup(chance: random.Random, raw: bytes) -> bytes:
    """Tags lost, doubled, exchanged, nested; values that are absurd."""
    tags = list(re.finditer(rb"<[^<>]{1,400}>", raw))
    if not tags:
        return raw
    one, other = chance.choice(tags), chance.choice(tags)
    match chance.randrange(8):
        case 0:
            return raw[: one.start()] + raw[one.end() :]
        case 1:
            many = chance.choice((2, 50, 2000))
            return raw[: one.end()] + one.group() * many + raw[one.end() :]
        case 2:
            first, last = sorted((one, other), key=lambda tag: tag.start())
            swapped = last.group() + raw[first.end() : last.start()] + first.group()
            return raw[: first.start()] + swapped + raw[last.end() :] if first is not last else raw
        case 3:
            depth = chance.choice((5, 60, 300, 5000))
            tag = re.match(rb"</?([\w:]+)", one.group())
            name = tag[1] if tag else b"p"
            inside = b"<%s>" % name * depth + b"x" + b"</%s>" % name * depth
            return raw[: one.end()] + inside + raw[one.end() :]
        case 4:
            absurd = chance.choice((b"-1", b"999999999", b"0", b"", b"1e9", b"%1%2%3%9", b"\xff"))
            value = re.sub(rb'"[^"]*"', b'"%s"' % absurd.replace(b"\\", b""), one.group(), count=2)
            return raw[: one.start()] + value + raw[one.end() :]
        case 5:
            first, last = sorted((one.start(), other.end()))
            times = min(chance.choice((2, 10, 200)), _LARGEST // max(1, last - first))
            return raw[:last] + raw[first:last] * times + raw[last:]
        case 6:
            entities = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
            return entities + raw + b"&b;"
        case _:
            first, last = sorted((one.start(), other.end()))
            return raw[:first] + raw[last:]


def _hostile_text(chance: random.Random, raw: bytes) -> bytes:
    """Words that are hard on whoever looks for patterns in them."""
    text = raw.decode("utf-8", "replace")
    at = chance.randrange(len(text) + 1)
    to = min(len(text), at + chance.choice((1, 8, 80, 800)))
    times = chance.choice((3, 100, 5000))
    piece = text[at:to] or " "
    times = min(times, _LARGEST // len(piece))
    signs = ("(", " ", "\n", "\t", "-", "1.", "a ", "Pkt. 1/25 ", ", ", "/", ":", "*", "#", "| ", "\u00ad",
             "Bo Dahl, ", "v/", "1. januar ", "og ", "\f", "<", "[", "Æ", "kl. 10.00 – ", "jf. pkt. ")  # fmt: skip
    sign = chance.choice(signs)
    match chance.randrange(9):
        case 0:
            text = text[:at] + piece * times + text[to:]
        case 1:
            text = text[:at] + sign * times + text[at:]
        case 2:
            text = text.replace("\n", chance.choice((" ", "", "\r", "\r\n", "\n\n", "\n" + sign)))
        case 3:
            text = text.replace(" ", chance.choice(("", "\u00a0", "\n", "  ", "\t")))
        case 4:
            lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join(lines)
        case 5:
            text = "".join(chance.choice(signs) for _ in range(times)) + text
        case 6:
            text = text.translate(
                {ord(letter): chance.choice(signs) for letter in chance.sample(text, 2)}
            )
        case 7:
            text = text.upper() if chance.random() < 0.5 else text.lower()
        case _:
            encoding = chance.choice(
                ("cp1252", "utf-16", "cp865", "mac_roman", "utf-8-sig", "utf-7")
            )
            return text.encode(encoding, "replace")
    return text[:_LARGEST].encode("utf-8", "replace")
