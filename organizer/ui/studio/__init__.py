"""The print studio: choose a document, see the very page, save or print it."""
