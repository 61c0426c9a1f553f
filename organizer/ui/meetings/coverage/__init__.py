"""The tab with talking points by speakers."""
