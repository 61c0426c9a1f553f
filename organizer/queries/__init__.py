"""What a user sees: plain functions, session first, that return frozen rows."""
