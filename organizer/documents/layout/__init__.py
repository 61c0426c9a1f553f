"""What all pages are made of: type, colour, words, blocks, tables, tags."""
