"""Rosters: who sits on a body."""
