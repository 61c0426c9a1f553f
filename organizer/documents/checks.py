"""What is looked at before printing: each check gives a notice, ok, look or stop."""

from collections.abc import Iterable

from organizer.documents.data import MeetingData, Notice, PageSetup
from organizer.documents.layout import dates, fonts, look, words
from organizer.documents.layout.tags import Paper, page_size
from organizer.model.kinds import MeetingStatus


def ok(check: str, key: str = "", **values: object) -> Notice:
    """Nothing to do."""
    return Notice(check, "ok", words.notice(key or check, **values))


def look_at(check: str, key: str = "", **values: object) -> Notice:
    """Worth a look; printing is fine."""
    return Notice(check, "look", words.notice(key or check, **values))


def stop(check: str, key: str = "", **values: object) -> Notice:
    """The page is broken as it is."""
    return Notice(check, "stop", words.notice(key or check, **values))


def meeting(data: MeetingData, setup: PageSetup) -> list[Notice]:
    """The date with its weekday; whether the meeting is over, cancelled or not yet sure."""
    whole = dates.plain_date(data.date, "en")
    found = [ok("weekday", date=whole, weekday=dates.weekday(data.date, "en"))]
    if data.status == MeetingStatus.CANCELLED:
        found.append(stop("cancelled"))
    elif data.status == MeetingStatus.HELD or data.date < setup.today:
        found.append(look_at("past", date=whole))
    elif data.status == MeetingStatus.TENTATIVE:
        found.append(look_at("tentative"))
    elif data.status == MeetingStatus.MOVED:
        found.append(look_at("moved"))
    return found


def letters(texts: Iterable[tuple[str, str]]) -> list[Notice]:
    """Letters that the font cannot draw, with where they stand: (place, text) pairs."""
    lacking: dict[str, None] = {}
    places: dict[str, None] = {}
    for place, content in texts:
        found = () if content.isascii() else fonts.missing(content)
        if found:
            lacking.update(dict.fromkeys(sorted(found)))
            places[place] = None
    if not lacking:
        return []
    shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in list(lacking)[:12])
    shown += " …" if len(lacking) > 12 else ""
    where = ", ".join(list(places)[:8]) + (f" +{len(places) - 8}" if len(places) > 8 else "")
    return [stop("letters", letters=shown, where=where)]


def paper(sheet: Paper, setup: PageSetup) -> list[Notice]:
    """The smallest type, and whether all ink and all text keep their margins: as drawn."""
    found = []
    if sheet.smallest < 1e8:
        size = f"{sheet.smallest:g}"
        if sheet.smallest >= look.FLOOR_SMALL:
            found.append(ok("smallest", size=size))
        else:
            found.append(stop("smallest", "too_small", size=size, floor=f"{look.FLOOR_SMALL:g}"))
    size_pt = page_size(setup.paper)
    if sheet.width > sheet.height:
        size_pt = (size_pt[1], size_pt[0])
    inside = sheet.ink.is_inside(size_pt, look.INK_MARGIN) and sheet.text_ink.is_inside(
        size_pt, look.TEXT_MARGIN
    )
    found.append(ok("margins") if inside else stop("margins", "outside"))
    return found
