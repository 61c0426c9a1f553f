"""From a foreign file to rows: read, compared, looked at, taken as one step."""
