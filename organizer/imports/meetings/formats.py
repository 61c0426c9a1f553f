"""The formats in which cities publish their meetings; each file of a format has one line here."""

from organizer.imports.agenda.iqm2 import pages as iqm2
from organizer.imports.meetings.calendars import ics
from organizer.imports.meetings.parts import FileFormat, RecordFormat
from organizer.imports.meetings.portals import (
    city_scrapers,
    civicclerk,
    elms,
    escribe,
    legistar,
    legistar_table,
    lims,
    nyc_council,
    open_civic_data,
    primegov,
)

FILES: tuple[FileFormat, ...] = (iqm2.FORMAT, ics.FORMAT)
"""Pages and calendars."""

RECORDS: tuple[RecordFormat, ...] = (
    legistar.FORMAT,
    legistar_table.FORMAT,
    nyc_council.FORMAT,
    primegov.FORMAT,
    civicclerk.FORMAT,
    escribe.FORMAT,
    elms.FORMAT,
    lims.FORMAT,
    open_civic_data.FORMAT,
    city_scrapers.FORMAT,
)
"""JSON, in the order in which they are tried."""
