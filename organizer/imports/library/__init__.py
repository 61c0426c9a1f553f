"""Library files: talking points with their sources."""
