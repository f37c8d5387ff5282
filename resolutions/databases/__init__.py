"""Which database a request reads: the primary, or a replica where DATABASE_REPLICA_URLS names some.

Whoever reads or writes needs nothing of this: during a reader's request `default` *is* the replica chosen for it, so
querysets, `django.db.connection` and transactions all read from one database, and a write there is refused by it.
"""
