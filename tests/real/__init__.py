"""Tests on real files, read in place where they are at hand."""
