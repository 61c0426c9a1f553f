"""Foreign text made plain: bytes to characters, markup to words, a place line to its parts."""

import html
import re
import unicodedata

from organizer.model.errors import Rule, RuleBroken

MAX_BYTES = 20 * 1024 * 1024
"""Largest file that is read (rules C3)."""

MAX_PAGE_BYTES = 50 * 1024 * 1024
"""Largest saved page or PDF that is looked at: cities' packets run to 505 MB (civic data 1.4)."""

_TAG_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG_UNSEEN = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n{3,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2028\u2029\ufeff\ufffe\uffff]")
_HOUSE = re.compile(
    r"^\d{1,6}[A-Za-z]?(?:-\d{1,4})?\s+(?=[^\W_])(?!(?:st|nd|rd|th)\b)", re.IGNORECASE
)
_STATE_ZIP = re.compile(r"\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b")
_SEPARATOR = re.compile(r"\s+[-–—|]\s+|\s*[,;\n]\s*")

_LETTERS = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡àâçèêëîïôùûœæÀÂÇÈÊËÎÏÔÙÛŒÆòÒäöÄÖßãõÃÕ’‘“”–—…•€£©®°ºª«»·´\xa0")
"""Letters and signs of the languages spoken here; a wrong code page shows others."""


def check_size(data: bytes) -> None:
    """Refuses nothing at all (FILE_EMPTY) and more than 20 MB (FILE_TOO_LARGE)."""
    if len(data) > MAX_BYTES:
        raise RuleBroken(Rule.FILE_TOO_LARGE, limit="20 MB")
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise RuleBroken(Rule.FILE_EMPTY)


def is_pdf(data: bytes) -> bool:
    """Whether data is a PDF; its mark may stand after some bytes (PDF 1.7, annex H)."""
    return b"%PDF-" in data[:1024]


def is_page(data: bytes) -> bool:
    """Whether data begins like a saved web page."""
    start = data[:2000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start[:1] == b"<"


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str, bool]:
    """Gives (text, encoding, is_guess), in the order of rules C5.

    Byte-order mark, strict UTF-8, then a guess: Windows or Mac Western if every letter is one
    that people here write, else what the detector says, else Windows Western.
    An encoding that the caller names is used as it stands, unreadable bytes replaced.
    """
    if encoding:
        try:
            return data.decode(encoding, "replace").removeprefix("\ufeff"), encoding, False
        except LookupError:
            raise RuleBroken(Rule.FILE_UNREADABLE, "encoding", encoding=encoding) from None
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace"), name, False
    head = data[:4096]
    if len(head) >= 8 and head[1::2].count(0) > len(head) // 3:
        return data.decode("utf-16-le", "replace"), "utf-16-le", True
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> tuple[str, str, bool]:
    for name in ("cp1252", "mac_roman"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if all(letter in _LETTERS for letter in set(text) if ord(letter) > 127):
            return text, name, True
    from charset_normalizer import from_bytes  # lazy: 40 ms, and most files are UTF-8

    best = from_bytes(data[:65536]).best()
    if best is not None and best.encoding != "ascii":
        return data.decode(best.encoding, "replace"), best.encoding, True
    return data.decode("cp1252", "replace"), "cp1252", True


def one_newline(text: str) -> str:
    """All line ends as a single newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_control(text: str) -> str:
    """Without characters that no reader sees and that break files: NUL, controls, zero width."""
    return _CONTROL.sub("", text)


def without_markup(text: str) -> str:
    """Tags removed, entities decoded, doubled escapes undone once, spaces tidied, NFC.

    A lone `<` or `>` stays: councils write "Building > Chambers".
    """
    if "\\" in text:
        text = re.sub(r"\\([nN,;])", lambda m: "\n" if m[1] in "nN" else m[1], text)
    if "<" in text:
        text = _TAG_UNSEEN.sub("", text) if len(text) < 100_000 else text
        text = _TAG.sub("", _TAG_BREAK.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
        if "<" in text and _TAG.search(text):  # markup that was itself written as entities
            text = _TAG.sub("", _TAG_BREAK.sub("\n", text))
    text = without_control(one_newline(text).replace("\xa0", " "))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return unicodedata.normalize("NFC", _LINES.sub("\n\n", "\n".join(lines)).strip())


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def shortened(text: str, limit: int) -> str:
    """The text, cut with an ellipsis where it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def place_and_address(text: str) -> tuple[str, str]:
    """A place line as (name, street address); either may be empty.

    The address starts at the first part that begins like a house number and a street, or after
    the first comma where only a city with state and ZIP follows. Nothing is dropped.
    """
    text = text.strip(" -–,|\n")
    if _HOUSE.match(text):
        return "", one_line(text)
    for gap in _SEPARATOR.finditer(text):
        if _HOUSE.match(text[gap.end() :]):
            return one_line(text[: gap.start()]), one_line(text[gap.end() :])
    name, comma, rest = text.partition(",")
    if comma and _STATE_ZIP.search(rest):
        return one_line(name), one_line(rest)
    return one_line(text), ""
