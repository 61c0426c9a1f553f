"""People files: tables and address-book cards."""
