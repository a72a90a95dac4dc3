"""Where the prepared words stand: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL."""

from django.db import migrations

FORWARD = {
    # ascii: the tokens hold a-z and 0-9 only. The prefixes are two and three letters behind the sort of a
    # token, public (one letter) and own (two).
    "sqlite": [
        "CREATE VIRTUAL TABLE search_words USING fts5(words, tokenize = 'ascii', columnsize = 0, prefix = '3 4 5')",
        "CREATE TRIGGER search_row_gone AFTER DELETE ON search_row BEGIN"
        " DELETE FROM search_words WHERE rowid = old.place; END",
    ],
    "postgresql": [
        "ALTER TABLE search_row ADD COLUMN words tsvector",
        "ALTER TABLE search_row ALTER COLUMN words SET STATISTICS 1000",
        # a row is some 2 kB: it stays whole and unpacked, for unpacking is most of what looking at it costs
        "ALTER TABLE search_row SET (toast_tuple_target = 8160)",
        "CREATE INDEX search_row_words ON search_row USING gin (words) WITH (gin_pending_list_limit = 256)",
    ],
}
BACKWARD = {
    "sqlite": ["DROP TRIGGER search_row_gone", "DROP TABLE search_words"],
    "postgresql": ["ALTER TABLE search_row DROP COLUMN words"],
}


def forward(apps, schema_editor):
    for statement in FORWARD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def backward(apps, schema_editor):
    for statement in BACKWARD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
