"""Things to do, on the first screen and on the page of a meeting."""
