"""Pages of the newsroom: what everybody reads, where officers write and decide."""
