"""Every mapped class, so that whoever needs the whole schema imports one name."""

from organizer.model import (
    agendas,
    bodies,
    campaign,
    comment_rules,
    meetings,
    people,
    points,
    speakers,
)
from organizer.model.base import Base

MODULES = (agendas, bodies, campaign, comment_rules, meetings, people, points, speakers)
METADATA = Base.metadata
