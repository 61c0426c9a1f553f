"""Tests of the foreign formats."""
