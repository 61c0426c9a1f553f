"""Meetings from calendars (RFC 5545)."""
