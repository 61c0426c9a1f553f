"""The contact list on paper."""
