"""Input of petitions: the citizen's steps, the clerk's one page, sorting, the slip's holder."""
