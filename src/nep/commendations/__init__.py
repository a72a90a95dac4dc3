"""Awards: the catalogue, rounds with their quotas, nominations, councils and their ballots."""
