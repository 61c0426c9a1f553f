"""Bodies, their members, how they voted and what they said."""
