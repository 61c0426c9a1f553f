"""The first screen: one answer to "what now?"."""
