"""Parts that screens are put together from; none of them knows what the program is about."""
