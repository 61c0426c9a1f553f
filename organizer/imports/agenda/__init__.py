"""The agenda of one meeting, from a PDF, a page or a portal."""
