"""Meetings as cities publish them."""
