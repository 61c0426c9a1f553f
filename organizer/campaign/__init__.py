"""The campaign as a whole: profile, tasks, what left it, today, search."""
