"""Taking a foreign file over: what is in it, what is new or changed, and one step to undo."""
