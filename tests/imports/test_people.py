"""People from a spreadsheet: sent, looked through, written, sent again, taken back."""

import pytest
from django.urls import reverse

from nep.audit.models import Event
from nep.imports.models import Batch, BatchFault, StagedChunk
from nep.organisations.models import Person
from nep.organisations.roles import Role
from tests.factories.imports import a_file, an_import
from tests.factories.organisations import a_province, an_actor

pytestmark = pytest.mark.django_db

PEOPLE = [["00123", "Nguyễn Văn Một"], ["00124", "Trần Thị Hai"]]


@pytest.fixture
def keeper(client, now):
    actor = an_actor(a_province()["province"], Role.ADMINISTRATOR)
    client.force_login(actor.user)
    return actor


def test_people_come_in_with_their_codes_as_typed(keeper, now):
    batch = an_import("people", PEOPLE, by=keeper)

    assert (batch.state, batch.new_count) == ("committed", 2)
    assert sorted(Person.objects.exclude(code="").values_list("code", "full_name")) == [
        ("00123", "Nguyễn Văn Một"),
        ("00124", "Trần Thị Hai"),
    ]


def test_nothing_typed_is_kept_after_the_commit(keeper, now):
    batch = an_import("people", PEOPLE, by=keeper)

    assert not StagedChunk.objects.exists()
    assert not BatchFault.objects.exists()
    assert batch.file is None
    assert batch.emptied_at is not None


def test_each_of_them_has_a_row_of_history(keeper, now):
    an_import("people", PEOPLE, by=keeper)

    assert Event.objects.filter(event="person_added", facts__has_key="batch").count() == 2
    assert Event.objects.filter(event="import_committed").count() == 1


def test_the_whole_road_through_the_pages(client, keeper):
    sent = client.post(
        reverse("imports:new", args=["people"]), {"file": a_file("people", PEOPLE)}, follow=True
    )
    assert "dòng mới" in sent.content.decode()
    batch = Batch.objects.get()

    done = client.post(reverse("imports:commit", args=[batch.uuid]), follow=True)
    assert "Đã ghi xong" in done.content.decode()
    assert Person.objects.filter(code="00123").exists()

    asked = client.get(reverse("imports:undo", args=[batch.uuid]))
    assert "2 người đã tạo sẽ được bỏ đi." in asked.content.decode()
    undone = client.post(reverse("imports:undo", args=[batch.uuid]), follow=True)
    assert "Đã hoàn tác" in undone.content.decode()
    assert not Person.objects.exclude(code="").exists()


def test_the_same_file_again_changes_nothing_and_says_so(client, keeper):
    an_import("people", PEOPLE, by=keeper)

    sent = client.post(
        reverse("imports:new", args=["people"]), {"file": a_file("people", PEOPLE)}, follow=True
    )

    assert "Không có gì thay đổi" in sent.content.decode()
    assert Person.objects.exclude(code="").count() == 2
