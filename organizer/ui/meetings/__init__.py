"""Meetings: the list, and one meeting with its agenda, speakers and coverage."""
