"""Pages of the review conference."""
