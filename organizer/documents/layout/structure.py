"""The structure tree of a tagged PDF, and how it gets into the file.

ReportLab knows no structure tree. Its objects are kept as they are; the tree follows them in
compressed object streams, and one cross-reference stream replaces ReportLab's table (ISO 32000-1,
7.5.7, 7.5.8 and 14.7). A list of 10,000 people has 60,000 elements: as plain objects they would
be most of the file.
"""

import struct
import zlib
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_PER_STREAM = 2_000
_SPARE = 600
"""Numbers left free for objects that ReportLab adds while it writes: fonts, page streams."""


class Element:
    """One element of the structure: a role, its language, and what belongs to it in order.

    `kids` holds elements and, as (page, mark) pairs, pieces of pages.
    """

    __slots__ = ("alt", "extra", "kids", "lang", "number", "role")

    def __init__(self, role: str, lang: str = "", alt: str = "", extra: str = "") -> None:
        self.role = role
        self.lang = lang
        self.alt = alt
        self.extra = extra
        self.kids: list[Element | tuple[int, int]] = []
        self.number = 0

    def add(self, role: str, lang: str = "", alt: str = "", extra: str = "") -> "Element":
        """A new last child."""
        child = Element(role, lang, alt, extra)
        self.kids.append(child)
        return child


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """A PDF object whose text is known."""

    def __init__(self, content: str) -> None:
        self.content = content.encode("ascii")

    def format(self, document: object) -> bytes:  # noqa: ARG002
        """The text as it goes into the file."""
        return self.content


class TitleOnly(pdfdoc.PDFInfo):  # type: ignore[misc]
    """Document information that holds the title and nothing about people, tools or times."""

    def format(self, document: Any) -> bytes:  # noqa: ARG002
        """The dictionary as it goes into the file."""
        return f"<</Title {string(self.title)}>>".encode("ascii")


def string(value: str) -> str:
    """A PDF text string in UTF-16, as hexadecimal digits."""
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"


def xmp(title: str, lang: str) -> pdfdoc.PDFStream:
    """The metadata packet: the title, and that the file is meant to be PDF/UA-1."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt>'
        f"</dc:title><dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>"
        "<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
    stream = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        )
    )
    stream.content = packet.encode("utf-8")
    stream.filters = []
    return stream


class StructuredFile:
    """Writes a finished canvas with its structure: `marks[page][n]` is the owner of mark n."""

    def __init__(self, canvas: Canvas, root: Element, marks: list[list[Element]]) -> None:
        self._canvas = canvas
        self._doc = canvas._doc
        self._root = root
        self._marks = marks
        numbers = self._doc.idToObjectNumberAndVersion
        self._pages = [numbers[f"Page{n + 1}"][0] for n in range(len(marks))]

    def to_bytes(self) -> bytes:
        """The whole file; the canvas cannot be used afterwards."""
        first = self._doc.objectcounter + 2 * len(self._marks) + _SPARE
        objects = self._objects(first)
        self._prepare(first)
        base: bytes = self._canvas.getpdfdata()
        if self._doc.objectcounter >= first:
            raise ValueError("more fonts in one document than were reckoned with")
        return self._assemble(base, first, objects)

    def _prepare(self, first: int) -> None:
        """Let the catalogue and the pages point to the structure."""
        # Catalogue keys that ReportLab has no door for; __Defaults__ is its table of fixed ones.
        catalog = self._doc.Catalog
        catalog.__Refs__ = ["Pages", "Outlines", "Metadata"]
        catalog.__Defaults__ = {
            **catalog.__Defaults__,
            "StructTreeRoot": Raw(f"{first} 0 R"),
            "MarkInfo": Raw("<</Marked true>>"),
            "ViewerPreferences": Raw("<</DisplayDocTitle true>>"),
        }
        for number, page in enumerate(self._doc.Pages.pages):
            page.__Defaults__ = {
                "Type": pdfdoc.PDFName("Page"),
                "StructParents": Raw(str(number)),
                "Tabs": Raw("/S"),
            }

    def _objects(self, first: int) -> list[str]:
        """StructTreeRoot, ParentTree and the elements, numbered from `first`."""
        elements: list[tuple[Element, int]] = []
        number = first + 2
        pending: list[tuple[Element, int]] = [(self._root, first)]
        while pending:
            element, parent = pending.pop()
            element.number = number
            elements.append((element, parent))
            number += 1
            pending.extend((k, element.number) for k in element.kids if isinstance(k, Element))
        texts = [
            f"<</Type/StructTreeRoot/K {first + 2} 0 R/ParentTree {first + 1} 0 R"
            f"/ParentTreeNextKey {len(self._marks)}>>",
            self._parent_tree(),
        ]
        texts.extend(self._element(element, parent) for element, parent in elements)
        return texts

    def _parent_tree(self) -> str:
        rows = (
            f"{page}[{' '.join([f'{owner.number} 0 R' for owner in owners])}]"
            for page, owners in enumerate(self._marks)
        )
        return f"<</Nums[{' '.join(rows)}]>>"

    def _element(self, element: Element, parent: int) -> str:
        kids = element.kids
        if len(kids) == 1 and isinstance(kids[0], tuple):
            page, mark = kids[0]
            content = f"/Pg {self._pages[page]} 0 R/K {mark}"
        elif kids:
            content = f"/K[{' '.join([self._kid(kid) for kid in kids])}]"
        else:
            content = ""
        lang = f"/Lang{string(element.lang)}" if element.lang else ""
        alt = f"/Alt{string(element.alt)}" if element.alt else ""
        return f"<</S/{element.role}/P {parent} 0 R{content}{lang}{alt}{element.extra}>>"

    def _kid(self, kid: Element | tuple[int, int]) -> str:
        if isinstance(kid, Element):
            return f"{kid.number} 0 R"
        return f"<</Type/MCR/Pg {self._pages[kid[0]]} 0 R/MCID {kid[1]}>>"

    def _assemble(self, base: bytes, first: int, objects: list[str]) -> bytes:
        """ReportLab's objects, the object streams, and one cross-reference stream."""
        table_at = int(base[base.rindex(b"startxref") + 9 : base.rindex(b"%%EOF")])
        out = bytearray(base[:table_at])
        entries = [b"\x00\x00\x00\x00\x00\xff\xff"] + [b"\x00" * 7] * (first - 1)
        for number, name in self._doc.numberToId.items():
            entries[number] = struct.pack(">BIH", 1, self._doc.idToOffset[name], 0)
        stream = first + len(objects)
        streams: list[bytes] = []
        for start in range(0, len(objects), _PER_STREAM):
            chunk = objects[start : start + _PER_STREAM]
            entries += [struct.pack(">BIH", 2, stream, index) for index in range(len(chunk))]
            streams.append(struct.pack(">BIH", 1, len(out), 0))
            out += _object_stream(stream, first + start, chunk)
            stream += 1
        return bytes(out + self._tail(len(out), stream, entries + streams))

    def _tail(self, at: int, number: int, entries: list[bytes]) -> bytes:
        packed = zlib.compress(b"".join([*entries, struct.pack(">BIH", 1, at, 0)]), 6)
        identity = self._doc.ID().split(b"]")[0].decode("latin-1").strip() + "]"
        head = (
            f"{number} 0 obj\n<</Type/XRef/Size {number + 1}/W[1 4 2]"
            f"/Root {self._number(self._doc.Catalog)} 0 R/Info {self._number(self._doc.info)} 0 R"
            f"/ID {identity}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        )
        end = f"\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n"
        return head.encode("latin-1") + packed + end.encode("ascii")

    def _number(self, thing: Any) -> int:
        name = thing.__InternalName__
        return int(self._doc.idToObjectNumberAndVersion[name][0])


def _object_stream(number: int, first: int, texts: list[str]) -> bytes:
    """One compressed stream of objects numbered from `first` (ISO 32000-1, 7.5.7)."""
    offsets: list[str] = []
    at = 0
    for index, content in enumerate(texts):
        offsets.append(f"{first + index} {at}")
        at += len(content) + 1
    head = " ".join(offsets) + "\n"
    packed = zlib.compress((head + "\n".join(texts)).encode("ascii"), 6)
    return (
        (
            f"{number} 0 obj\n<</Type/ObjStm/N {len(texts)}/First {len(head)}"
            f"/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        ).encode("ascii")
        + packed
        + b"\nendstream\nendobj\n"
    )
