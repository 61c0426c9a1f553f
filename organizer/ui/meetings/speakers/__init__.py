"""The tab with the speakers of a meeting, and one speaker."""
