"""The screen with all people: lists, search, and one person at the right."""
