"""From the campaign to a file that leaves it."""
