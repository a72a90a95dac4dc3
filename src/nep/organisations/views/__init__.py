"""Pages on units, posts, and who stands in for whom."""
