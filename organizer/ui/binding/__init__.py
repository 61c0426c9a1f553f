"""Between the window and the open campaign: commands, live queries, jobs, settings."""
