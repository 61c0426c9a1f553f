"""The screen with the talking points, their wording, their sources, and places to look."""
