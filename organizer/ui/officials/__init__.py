"""The screen with the bodies that decide, and who sits on them."""
