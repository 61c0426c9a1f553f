"""Letting a list of people leave the campaign: who, which columns, how many, and which file."""
