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


class StandingKey(models.Model):
    """A right at a unit (or of a person) under which something stands, or once stood, in the index.

    Derived; written with the rows and never taken away: one too many costs time only, while one that is
    missing would let somebody who reads everything below a unit be taken for one who reads everything.
    """

    right = models.CharField(max_length=32)
    thing_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["right", "thing_id"], name="search_standingkey_unique"),
        ]
