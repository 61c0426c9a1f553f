"""Takes the words out of a PDF, with their places on the page, in a process of its own.

A PDF can be made to hang or to fill the memory of whoever reads it, so the program never does it
itself (rules C14): `pdf_pages` starts this file, hands it the bytes and reads what it writes. It
therefore imports nothing of ours, and is never imported for what it does. Bytes come from standard
input, JSON goes to standard output, one object a line; nothing is written to the disk, and no
script, form, attachment or link of the PDF is looked at.
"""

import ctypes
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

MAX_PAGES = 150
"""Pages that are read. Rules C14 asked for 50; an agenda of 600 items has twice as many."""

MAX_CHARACTERS = 60_000
"""Characters that are read of one page; a full page of an agenda has 4,000."""

_MEMORY = 200 * 1024 * 1024
_SECONDS = 8
_ROUND = 1
_HYPHENS = "\x02\xad\ufffe"  # what PDFium makes of a hyphen at the end of a line
_LOCKED = 4  # FPDF_ERR_PASSWORD


def main() -> int:
    """Reads standard input, writes a first line with the number of pages, then one line a page.

    The first line is {"pages": n}, or {"error": "locked" | "damaged"} and nothing follows.
    A page is {"page": n, "width": pt, "height": pt, "cut": bool, "words": [[left, right, baseline
    from the top, size, is bold, text], ...]}, in the order of the file.
    """
    _limit()
    with os.fdopen(0, "rb", closefd=False) as source, os.fdopen(1, "wb", closefd=False) as target:

        def say(what: dict[str, Any]) -> None:
            target.write(json.dumps(what, separators=(",", ":")).encode("ascii") + b"\n")
            target.flush()

        import pypdfium2  # lazy: 30 ms, and the program that imports this file does not read PDFs

        say({"ready": True})
        data = source.read()
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == _LOCKED or "password" in str(error).lower()
            say({"error": "locked" if locked else "damaged"})
            return 0
        say({"pages": len(document)})
        for number in range(min(len(document), MAX_PAGES)):
            try:
                say(_page(document, number))
            except (pypdfium2.PdfiumError, MemoryError):
                say({"page": number + 1, "damaged": True})
    # The document is not taken apart again: the process ends here.
    sys.stdout = None
    os._exit(0)


def _limit() -> None:
    """No more than 200 MB and 8 s of the processor, no file, no core dump, where it can be said."""
    try:
        import resource  # lazy: Windows has none; there the time limit of `pdf_pages` holds
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_AS", _MEMORY),
        ("RLIMIT_CPU", _SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (AttributeError, ValueError, OSError):
            continue  # macOS refuses some of them


def _page(document: Any, number: int) -> dict[str, Any]:
    page = document[number]
    text = page.get_textpage()
    try:
        count = text.count_chars()
        turn = _turned(page.get_rotation(), *_unturned_size(page))
        width, height = page.get_size()
        words = list(_words(text.raw, min(count, MAX_CHARACTERS), turn))
        return {
            "page": number + 1,
            "width": round(width, _ROUND),
            "height": round(height, _ROUND),
            "cut": count > MAX_CHARACTERS,
            "words": words,
        }
    finally:
        text.close()
        page.close()


Turn = Callable[[float, float], tuple[float, float]]


def _unturned_size(page: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = page.get_cropbox()
    return left, bottom, right, top


def _turned(degrees: int, left: float, bottom: float, right: float, top: float) -> Turn:
    """From a point of the PDF (up from the lower left) to one of the page as seen (down)."""
    if degrees == 90:
        return lambda x, y: (y - bottom, x - left)
    if degrees == 180:
        return lambda x, y: (right - x, y - bottom)
    if degrees == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


def _words(text: Any, count: int, turn: Turn) -> Iterator[list[Any]]:
    """The words in the order of the file; a word ends at a space, a new line or a new place."""
    import pypdfium2.raw as pdfium  # lazy: as above

    letters: list[str] = []
    first = last = 0

    def word() -> list[Any]:
        x, y = _origin(pdfium, text, first, turn)
        size, bold = _style(pdfium, text, first)
        right = _right(pdfium, text, last, turn)
        written = "".join(letters)
        return [round(x, 1), round(max(x, right), 1), round(y, 1), size, bold, written]

    for index in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index) or 0xFFFD)
        if "\ud800" <= letter <= "\udfff":
            letter = "\ufffd"
        if letter in _HYPHENS:
            letter = "-"
        if letter <= " " or letter in "\xa0\u2002\u2003\u2009\u3000":
            if letters:
                yield word()
                letters.clear()
            continue
        if not letters:
            first = index
        letters.append(letter)
        last = index
    if letters:
        yield word()


def _origin(pdfium: Any, text: Any, index: int, turn: Turn) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return turn(x.value, y.value)


def _right(pdfium: Any, text: Any, index: int, turn: Turn) -> float:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    ends = turn(left.value, bottom.value), turn(right.value, top.value)
    return max(ends[0][0], ends[1][0])


def _style(pdfium: Any, text: Any, index: int) -> tuple[float, bool]:
    """Size in points as set, and whether the font is a bold one by its name or its weight."""
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text, index)
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= max(abs(matrix.a), abs(matrix.b)) or 1
    name = ctypes.create_string_buffer(80)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 80, flags)
    heavy = pdfium.FPDFText_GetFontWeight(text, index) >= 600
    bold = heavy or any(sign in name.value.lower() for sign in (b"bold", b"black", b"heavy"))
    return round(size, 1), bold


if __name__ == "__main__":
    sys.exit(main())
