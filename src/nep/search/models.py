"""The index: one row per thing that can be found. Derived; one writer: `actions.index`."""

from django.db import models


class Row(models.Model):
    """Where a thing stands in every answer: see `places.place_of`.

    Its prepared words stand where the database searches them: on PostgreSQL in the column `words` of this
    table, on SQLite in the FTS5 table `search_words` under the same number. Both are made by migration 0002
    and unknown to Django; `store` alone reads and writes them. Deleting a row here, however it is done, takes
    its words along (on SQLite by a trigger, which a copy of this table by a migration would lose).
    """

    place = models.BigIntegerField(primary_key=True)
    kind = models.PositiveSmallIntegerField()
    thing_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "thing_id"], name="search_row_thing_unique"),
        ]
