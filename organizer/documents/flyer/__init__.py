"""The flyer."""
