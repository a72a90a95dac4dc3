"""Open Badges 3.0 credentials as JWT: what they say, the keys that sign them, the list that revokes them.

Sources: Open Badges 3.0 (1EdTech), Verifiable Credentials 2.0 and Bitstring Status List 1.0 (W3C). All
addresses in a credential are our own; the two contexts of the standards are names, nothing is fetched from
them.
"""
