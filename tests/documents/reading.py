"""Reads a PDF back: its text, boxes, fonts, structure and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp
from pdfua import validate
from PIL import Image


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page with blanks made single."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for number in range(len(document)):
            page = document[number]
            content = page.get_textpage()
            texts.append(" ".join(content.get_text_range().replace("\xa0", " ").split()))
            content.close()
            page.close()
        return texts
    finally:
        document.close()


def whole_text(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def picture(pdf: bytes, dpi: int, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        image = sheet.render(scale=dpi / 72).to_pil().convert("L")
        sheet.close()
        return image
    finally:
        document.close()


def qr_texts(pdf: bytes, dpi: int = 200) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture(pdf, dpi))]


def outermost_ink(pdf: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """Left, top, right, bottom margins of the ink in points, from a picture at 144 dpi."""
    image = picture(pdf, 144, page)
    box = image.point(lambda value: 255 if value < 250 else 0).getbbox()
    assert box
    left, top, right, bottom = box
    return (left / 2, top / 2, (image.width - right) / 2, (image.height - bottom) / 2)


def text_boxes(pdf: bytes) -> list[tuple[float, float, float, float, float, float]]:
    """Each piece of text: left, bottom, right, top, and its page's width and height."""
    document = pypdfium2.PdfDocument(pdf)
    boxes = []
    for number in range(len(document)):
        page = document[number]
        content = page.get_textpage()
        for index in range(content.count_rects()):
            boxes.append((*content.get_rect(index), *page.get_size()))
        content.close()
        page.close()
    document.close()
    return boxes


def findings(pdf: bytes, folder: Path) -> list[str]:
    """What the PDF/UA checker finds."""
    file = folder / "checked.pdf"
    file.write_bytes(pdf)
    return [f"{found.rule_id} {found.message}" for found in validate(str(file)).findings]


@dataclass
class Node:
    """One element of the structure, with how many pieces of pages it has by itself."""

    role: str
    lang: str = ""
    alt: str = ""
    marks: int = 0
    kids: list[Node] = field(default_factory=list)

    def all(self, role: str) -> list[Node]:
        found = [self] if self.role == role else []
        return found + [node for kid in self.kids for node in kid.all(role)]


def structure(pdf: bytes) -> Node:
    with pikepdf.open(BytesIO(pdf)) as document:
        return _node(document.Root.StructTreeRoot.K)


def _node(element: Any) -> Node:
    node = Node(str(element.S)[1:], str(element.get("/Lang", "")), str(element.get("/Alt", "")))
    content = element.get("/K")
    if content is None:
        return node
    for kid in content if isinstance(content, pikepdf.Array) else [content]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == element.objgen
            node.kids.append(_node(kid))
        else:
            node.marks += 1
    return node


def parent_tree_is_right(pdf: bytes) -> bool:
    """Whether every mark of every page leads to an element that holds that very mark."""
    with pikepdf.open(BytesIO(pdf)) as document:
        nums = document.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(nums[n]): nums[n + 1] for n in range(0, len(nums), 2)}
        for page in document.pages:
            row = owners[int(page.obj.StructParents)]
            for mark, owner in enumerate(row):
                content = owner.K
                kids = content if isinstance(content, pikepdf.Array) else [content]
                held = []
                for kid in kids:
                    if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                        held.append((kid.Pg.objgen, int(kid.MCID)))
                    elif not isinstance(kid, pikepdf.Dictionary):
                        held.append((owner.Pg.objgen, int(kid)))
                if (page.obj.objgen, mark) not in held:
                    return False
    return True


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Font name to whether it is embedded."""
    found = {}
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for font in page.obj.Resources.Font.values():
                descriptor = font.get("/FontDescriptor", {})
                found[str(font.BaseFont)] = "/FontFile2" in descriptor
    return found


def info(pdf: bytes) -> dict[str, str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return {str(key): str(value) for key, value in document.docinfo.items()}
