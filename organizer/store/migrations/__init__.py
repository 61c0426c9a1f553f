"""Frozen steps from one schema to the next; never import model."""
