"""Tables in foreign files: encodings, delimiters, quotes, formulas."""
