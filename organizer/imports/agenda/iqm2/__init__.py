"""Agendas and calendars from saved IQM2 pages."""
