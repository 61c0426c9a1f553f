"""What time it is for a query or a command: one moment for all that it reads or writes."""

from datetime import date, datetime

from sqlalchemy.orm import Session


def now(session: Session) -> datetime:
    """The moment at which the session began, in UTC, by the clock of the open campaign."""
    moment: datetime = session.info["moment"]
    return moment


def today(session: Session) -> date:
    """The day of that moment where the computer is."""
    return now(session).astimezone().date()
