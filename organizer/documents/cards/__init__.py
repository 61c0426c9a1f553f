"""Cards for speakers."""
