"""Pages of petitions: the citizen's form and slip, the clerk's desk; `officer` for handling."""
