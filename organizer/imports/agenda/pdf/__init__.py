"""Agendas from PDF: words with places, lines, entries, items."""
