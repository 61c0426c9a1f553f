"""What the rows of every subject share: long lists, forms that reach a row, whose word counts."""
