"""What belongs to the campaign and prints on everything: its profile."""
