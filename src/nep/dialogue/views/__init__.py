"""Pages of listening days: public and for officers."""
