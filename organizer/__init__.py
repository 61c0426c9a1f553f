"""Community Meeting Organizer: public comment at a city commission, organised on one laptop."""

__version__ = "0.1.0"
