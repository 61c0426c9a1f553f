"""Foreign formats: bytes in, drafts out, and the other way. Knows no database."""
