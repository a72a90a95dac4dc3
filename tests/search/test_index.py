"""The index is derived: broken in any way it is noticed, and made right again."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from nep.search.actions import fill_if_empty, index, once_at_the_end, rebuild
from nep.search.checks import index_faults
from nep.search.models import Row, StandingKey
from nep.search.registry import Document
from tests.factories.organisations import a_unit
from tests.search.conftest import DAY, NOTE, Shelf

WORDS = {"postgresql": ("search_row", "place"), "sqlite": ("search_words", "rowid")}


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))


def row_is_gone() -> None:
    Row.objects.order_by("place").first().delete()  # type: ignore[union-attr] # there is one


def row_too_many() -> None:
    shown = {"postgresql": "INSERT INTO search_row (place, kind, thing_id, words) VALUES (5, 1, 5, 'fx')"}
    run(shown.get(connection.vendor, "INSERT INTO search_row (place, kind, thing_id) VALUES (5, 1, 5)"))


def kind_is_unknown() -> None:
    Row.objects.filter(thing_id=1).update(kind=9)


def words_are_others() -> None:
    table, key = WORDS[connection.vendor]
    place = Row.objects.order_by("place").values_list("place", flat=True)[0]
    run(f"UPDATE {table} SET words = 'fkhac' WHERE {key} = %s", place)


def words_are_gone() -> None:
    table, key = WORDS[connection.vendor]
    place = Row.objects.order_by("place").values_list("place", flat=True)[0]
    gone = f"DELETE FROM {table} WHERE {key} = %s"
    run(gone if connection.vendor == "sqlite" else f"UPDATE {table} SET words = NULL WHERE {key} = %s", place)


def index_is_damaged() -> None:
    """SQLite's own index loses what its content keeps."""
    if connection.vendor == "sqlite":
        run("DELETE FROM search_words_idx")
        run("DELETE FROM search_words_data WHERE id > 10")
    else:
        words_are_gone()


def keys_are_gone() -> None:
    StandingKey.objects.all().delete()


BROKEN = [
    keys_are_gone,
    row_is_gone,
    row_too_many,
    kind_is_unknown,
    words_are_others,
    words_are_gone,
    index_is_damaged,
]


@pytest.mark.parametrize("break_it", BROKEN)
def test_what_is_broken_is_noticed_and_mended(shelf: Shelf, break_it: object) -> None:
    shelf.put("đường", "đèn đường", "cầu", own=["cống"])
    assert index_faults() == []
    break_it()  # type: ignore[operator] # one of BROKEN
    assert index_faults()
    rebuild()
    assert index_faults() == []
    assert shelf.found("đường") == ["đèn đường", "đường"]


def test_a_source_that_changed_unnoticed_is_noticed(shelf: Shelf) -> None:
    shelf.put("đường")
    shelf.documents[NOTE][1] = Document(1, DAY, public=["cầu"])
    assert index_faults()
    index(NOTE, [1])
    assert index_faults() == []
    assert (shelf.found("đường"), shelf.found("cầu")) == ([], ["cầu"])


def test_what_cannot_be_found_any_more_leaves(shelf: Shelf) -> None:
    shelf.put("đường", "cầu")
    del shelf.documents[NOTE][1]
    index(NOTE, [1])
    assert (shelf.found("đường"), Row.objects.count()) == ([], 1)


def test_nothing_is_written_where_nothing_changed(shelf: Shelf) -> None:
    shelf.put("đường")
    before = list(Row.objects.values_list("place", flat=True))
    with connection.execute_wrapper(_no_writes):
        index(NOTE, [1])
    assert list(Row.objects.values_list("place", flat=True)) == before


def _no_writes(execute, sql, params, many, context):  # type: ignore[no-untyped-def] # Django's own shape
    assert not sql.lstrip().upper().startswith("INSERT")
    return execute(sql, params, many, context)


def test_the_rebuild_may_be_stopped_and_begun_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nep.search.actions.AT_ONCE", 2)
    shelf.put(*(f"đường {number}" for number in range(7)))
    Row.objects.all().delete()
    told: list[int] = []

    def stop(kind: object, done: int) -> None:
        told.append(done)
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(stop)
    assert (told, Row.objects.count()) == ([2, 4], 4)
    rebuild()
    assert (index_faults(), Row.objects.count()) == ([], 7)


def test_an_older_installation_fills_its_index_at_the_upgrade(shelf: Shelf) -> None:
    shelf.put("đường")
    assert not fill_if_empty()
    Row.objects.all().delete()
    assert fill_if_empty()
    assert shelf.found("đường") == ["đường"]


def test_the_command_rebuilds(shelf: Shelf) -> None:
    shelf.put("đường", "cầu")
    Row.objects.all().delete()
    said = StringIO()
    call_command("search", "--rebuild", stdout=said)
    assert "note: 2" in said.getvalue()
    assert index_faults() == []


@pytest.mark.django_db
def test_what_changes_often_in_one_go_is_written_once_at_its_end() -> None:
    unit = a_unit("Xã Một Lần")
    Row.objects.all().delete()
    with once_at_the_end():
        for _time in range(3):
            index("unit", [unit.pk])
            assert not Row.objects.exists()
        with once_at_the_end():
            index("unit", [unit.pk])
        assert not Row.objects.exists()
    assert Row.objects.filter(thing_id=unit.pk).count() == 1


@pytest.mark.django_db
def test_what_breaks_off_leaves_the_index_as_it_was() -> None:
    unit = a_unit("Xã Dở Dang")
    Row.objects.all().delete()
    with pytest.raises(TypeError), once_at_the_end():
        index("unit", [unit.pk, None])  # type: ignore[list-item] # what cannot be sorted breaks off at the end
    index("unit", [unit.pk])
    assert Row.objects.filter(thing_id=unit.pk).count() == 1
