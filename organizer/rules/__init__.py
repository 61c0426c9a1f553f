"""How the public may speak: values, sign-up periods, deadlines, and who will be heard."""
