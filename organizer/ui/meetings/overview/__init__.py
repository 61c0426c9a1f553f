"""The tab with the facts of a meeting: deadlines, public comment, tasks."""
