"""The only package that reaches the network, and only because a person asked it to."""
