"""New campaigns: empty, with the starter library, or the sample."""
