"""Pages of promises: public and for officers."""
