"""The watch words: kept, switched, tried."""
