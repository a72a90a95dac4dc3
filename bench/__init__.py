"""Each bar of the product as one command."""
