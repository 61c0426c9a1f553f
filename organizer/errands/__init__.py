"""Whole jobs over file, formats and paper, the same for the window and the command line."""
