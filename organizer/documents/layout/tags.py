"""Tagged paper: a canvas on which everything is either part of the structure or decoration.

Positions are measured from the top left corner of the page, in points. Whatever is drawn is
noted: the smallest type and the outermost ink, so that "inside the margins" is seen, not assumed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from organizer.documents.layout import fonts
from organizer.documents.layout.blocks import Laid, Line
from organizer.documents.layout.links import Code
from organizer.documents.layout.look import (
    BLACK,
    INK_MARGIN,
    PAPERS,
    REGULAR,
    WHITE,
    Colour,
    Palette,
)
from organizer.documents.layout.structure import Element, StructuredFile, TitleOnly, xmp

_LITERAL = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_LITERAL |= {ord(mark): f"\\{mark}" for mark in "()\\"}

BASELINE = 0.8
"""Where the baseline stands in the type size, from the top."""


class Extent:
    """The outermost ink on a page so far, from the top left; empty before anything is drawn."""

    def __init__(self) -> None:
        self.left, self.top, self.right, self.bottom = 1e9, 1e9, -1e9, -1e9

    def add(self, left: float, top: float, right: float, bottom: float) -> None:
        """Take in a rectangle."""
        self.left, self.top = min(self.left, left), min(self.top, top)
        self.right, self.bottom = max(self.right, right), max(self.bottom, bottom)

    def is_inside(self, size: tuple[float, float], margin: float) -> bool:
        """Whether all of it keeps `margin` on a page of that size; nothing drawn is inside."""
        return (
            self.left >= margin - 0.01
            and self.top >= margin - 0.01
            and self.right <= size[0] - margin + 0.01
            and self.bottom <= size[1] - margin + 0.01
        )


class Paper:
    """The pages of one document, from the first mark to the bytes."""

    def __init__(self, title: str, lang: str, size: tuple[float, float], palette: Palette) -> None:
        fonts.register()
        # ASCII85 makes page streams a quarter larger and slower, for mail systems of the 1990s.
        rl_config.useA85 = 0
        self.width, self.height = size
        self.palette = palette
        self.root = Element("Document", lang)
        self.ink = Extent()
        self.text_ink = Extent()
        self.smallest = 1e9
        self._stamp: Laid | None = None
        self.canvas = Canvas(
            BytesIO(),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=REGULAR,
            lang=lang,
        )
        document = self.canvas._doc
        document.info = TitleOnly()
        document.info.title = title
        document.Catalog.Metadata = xmp(title, lang)
        self._marks: list[list[Element]] = [[]]
        self._faces: dict[tuple[str, int], str] = {}

    @property
    def page(self) -> int:
        """The number of the current page, from 1."""
        return len(self._marks)

    def stamp(self, laid: Laid) -> None:
        """Print a line below the text of every page, in the middle of the lower margin."""
        self._stamp = laid

    def _end_page(self) -> None:
        if self._stamp is not None:
            # It stands in the margin on purpose: what a document keeps free is measured without it.
            kept, self.text_ink = self.text_ink, Extent()
            left = (self.width - self._stamp.width) / 2
            top = self.height - INK_MARGIN - self._stamp.height
            self.text(self._stamp, left, top, self.root.add("P"))
            self.text_ink = kept
        self.canvas.showPage()

    def next_page(self) -> None:
        """Close this page and begin another."""
        self._end_page()
        self._marks.append([])

    def finish(self) -> bytes:
        """Close the last page; the whole file."""
        self._end_page()
        return StructuredFile(self.canvas, self.root, self._marks).to_bytes()

    # ---- marks -------------------------------------------------------------------------------

    def begin(self, element: Element) -> str:
        """The operator that begins a piece of `element` on this page; ends with `EMC`."""
        owners = self._marks[-1]
        element.kids.append((len(self._marks) - 1, len(owners)))
        owners.append(element)
        return f"/{element.role} <</MCID {len(owners) - 1}>> BDC"

    @contextmanager
    def mark(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside belongs to `element`; without one it is decoration."""
        code = self.canvas._code
        code.append(self.begin(element) if element else "/Artifact BMC")
        yield
        code.append("EMC")

    # ---- text --------------------------------------------------------------------------------

    def encode(self, font: str, content: str) -> list[tuple[str, str]]:
        """`content` as (face in the file, literal string) pairs: faces hold 256 letters each."""
        document = self.canvas._doc
        pieces = []
        for subset, raw in fonts.face(font).splitString(content, document):
            name = self._faces.get((font, subset))
            if name is None:
                name = fonts.face(font).getSubsetInternalName(subset, document)
                self._faces[font, subset] = name
            pieces.append((name, raw.decode("latin-1").translate(_LITERAL)))
        return pieces

    def text(
        self, laid: Laid, left: float, top: float, element: Element | None, align_right: float = 0
    ) -> float:
        """Draw laid lines with their first line's top at `top`; the height that they took.

        With `align_right`, lines end at that position instead of beginning at `left`.
        """
        with self.mark(element):
            for number, line in enumerate(laid.lines):
                start = align_right - line.width if align_right else left
                self._line(line, laid, start, top + number * laid.style.line_height)
        return laid.height

    def _line(self, line: Line, laid: Laid, left: float, top: float) -> None:
        if not line.fragments:
            return
        size = laid.style.size
        baseline = top + (laid.style.line_height - size) / 2 + BASELINE * size
        ops = [f"BT 1 0 0 1 {left:.2f} {self.height - baseline:.2f} Tm"]
        for number, (content, font, ink) in enumerate(line.fragments):
            # The space at a wrapped line's end is not seen, but read: words do not run together.
            is_end = line.is_wrapped and number == len(line.fragments) - 1
            ops.append(f"{_number(ink)} rg")
            ops += [
                f"{face} {size:g} Tf ({literal}) Tj"
                for face, literal in self.encode(font, content + " " * is_end)
            ]
        self.canvas._code.append(" ".join([*ops, "ET"]))
        self.smallest = min(self.smallest, size)
        self.text_ink.add(left, baseline - 0.75 * size, left + line.width, baseline + 0.24 * size)
        self.ink.add(left, baseline - 0.75 * size, left + line.width, baseline + 0.24 * size)

    # ---- shapes ------------------------------------------------------------------------------

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        radius: float = 0,
        line: float = 1,
    ) -> None:
        """A decorative rectangle; the stroke lies inside it."""
        inset = line / 2 if stroke else 0
        canvas = self.canvas
        with self.mark(None):
            canvas.saveState()
            if fill:
                canvas.setFillColorRGB(*fill)
            if stroke:
                canvas.setStrokeColorRGB(*stroke)
                canvas.setLineWidth(line)
            x, y = left + inset, self.height - top - height + inset
            w, h = width - 2 * inset, height - 2 * inset
            if radius:
                canvas.roundRect(x, y, w, h, min(radius, h / 2), bool(stroke), bool(fill))
            else:
                canvas.rect(x, y, w, h, bool(stroke), bool(fill))
            canvas.restoreState()
        self.ink.add(left, top, left + width, top + height)

    def rule(self, left: float, top: float, width: float, ink: Colour, line: float = 1) -> None:
        """A decorative horizontal line, `top` being its upper edge."""
        self.box(left, top, width, line, fill=ink)

    def qr(self, code: Code, left: float, top: float, side: float, element: Element) -> None:
        """A QR code of `side` points with its white border, black on white, as vectors."""
        module = side / code.modules
        canvas = self.canvas
        with self.mark(element):
            canvas.saveState()
            canvas.setFillColorRGB(*WHITE)
            canvas.rect(left, self.height - top - side, side, side, 0, 1)
            canvas.setFillColorRGB(*BLACK)
            path = canvas.beginPath()
            for column, row, length in code.runs:
                path.rect(
                    left + column * module,
                    self.height - top - (row + 1) * module,
                    length * module,
                    module,
                )
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.restoreState()
        self.ink.add(left, top, left + side, top + side)


def page_size(paper: str) -> tuple[float, float]:
    """Width and height of `letter` or `a4`; an unknown name is letter."""
    return PAPERS.get(paper, PAPERS["letter"])


def _number(ink: Colour) -> str:
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") or "0" for part in ink)
