"""Meetings from the portals of cities: one file for each format."""
