"""Meetings: what a list, a month and the page of one meeting show, and what changes them."""
