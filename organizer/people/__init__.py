"""People: how they are found, reached, merged, and what they agreed to."""
