"""Every mapped class, so that whoever needs the whole schema imports one name."""

from organizer.model import bodies, campaign, meetings, people, points, speakers
from organizer.model.base import Base

MODULES = (bodies, campaign, meetings, people, points, speakers)
METADATA = Base.metadata
