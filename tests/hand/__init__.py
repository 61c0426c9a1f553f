"""Journeys through the real program, a process on a screen of its own, by mouse and keys.

They find what they press by its name, through the address list that `addressed.py` adds to the
program, and judge by what the campaign's file and the screen hold afterwards.
"""
