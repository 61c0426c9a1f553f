"""Talking points, their wordings and their sources."""
