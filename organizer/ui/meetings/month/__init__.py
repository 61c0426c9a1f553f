"""The meetings of a month."""
