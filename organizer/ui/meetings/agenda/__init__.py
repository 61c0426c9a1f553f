"""The tab with the agenda of a meeting, and one item of it."""
