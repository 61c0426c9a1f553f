"""Two versions of an agenda side by side."""
