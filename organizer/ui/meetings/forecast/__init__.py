"""Who will probably be heard."""
