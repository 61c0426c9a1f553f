"""How things are kept: one open campaign, one door to write, steps that can be undone."""
