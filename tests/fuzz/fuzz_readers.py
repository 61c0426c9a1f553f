"""Feeds the readers of meetings and agendas with what a fuzzer makes of small real shapes.

This is no test of the suite: it needs atheris, which is no dependency of the program. To run it
for five minutes, with what it found before kept in a folder outside of the repository:

    pip install --target /tmp/atheris atheris
    mkdir -p /tmp/corpus
    PYTHONPATH=/tmp/atheris:.:tests python tests/fuzz/fuzz_readers.py /tmp/corpus \\
        -max_total_time=300

It stops at the first input for which a reader raises anything but RuleBroken, gives a draft that
cannot be stored, or takes more than five seconds (-timeout=5), and writes that input to a file.
"""

import json
import sys
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["organizer.imports"]):
    from factories import kind_of

    from organizer.imports.agenda import reader as agendas
    from organizer.imports.meetings import reader as meetings

from imports.test_meeting_formats import ALL, ITEMS
from imports.test_meetings_hostile import checked

from organizer.model.errors import RuleBroken

ZONE, TODAY = "America/New_York", date(2026, 1, 5)
PAGE = b"""<html><div class="Row MeetingRow"><a title="Board:&#9;Council&#13;Status:&#9;Scheduled"
 href="/Citizens/Detail_Meeting.aspx?ID=1">Jan 5, 2026 1:00 PM</a><div class="RowDetails">Council -
 Regular</div><span class="MeetingCancelled">Cancelled</span></div><table id="MeetingDetail"><tr>
<td class="Num">1.</td><td class="Title"><a href="Detail_LegiFile.aspx?ID=2">A</a></td></tr>
</table>"""
CALENDAR = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260101T010000Z\nRRULE:FREQ=DAILY\n"


def one_input(data: bytes) -> None:
    """Tries one input with every reader."""
    for read in (
        lambda: checked(meetings.read(data, ZONE, TODAY)),
        lambda: checked(agendas.read(data, ZONE, TODAY)),
        lambda: kind_of(data),
    ):
        try:
            read()
        except RuleBroken:
            continue


def main() -> None:
    """Writes the first inputs into the corpus folder, and runs until told to stop."""
    folder = next((Path(word) for word in sys.argv[1:] if not word.startswith("-")), None)
    if folder is not None:
        shapes = [json.dumps(shape).encode() for shape in [*ALL, ITEMS]]
        lines = [json.dumps([shape, shape]).encode() for shape in ALL]
        for number, seed in enumerate((*shapes, *lines, PAGE, CALENDAR)):
            (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup([*sys.argv, "-timeout=5", "-max_len=8000"], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
