"""The agenda of a meeting: its items, its versions, and the way of a file through meetings."""
