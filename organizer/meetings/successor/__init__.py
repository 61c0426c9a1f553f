"""From a meeting that did not take place to the one that follows it."""
