"""What things are: mapped classes and their rules."""
