"""The speakers of a meeting: order, status, points, statements, coverage."""
