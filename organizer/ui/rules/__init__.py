"""How the public may speak: values, versions, sign-up periods, what the clerk said."""
