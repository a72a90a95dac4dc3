"""Pages of rounds and of units' reports."""
