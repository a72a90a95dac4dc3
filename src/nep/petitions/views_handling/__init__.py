"""Officers' pages of handling, and what everyone reads of the answers."""
