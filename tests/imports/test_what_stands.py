"""What stands goes out in the columns of its template, and comes back as no change."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nep.audit.models import Event
from nep.imports.models import Batch
from nep.organisations.roles import Role
from tests.factories.imports import an_import
from tests.factories.organisations import a_province, an_actor
from tests.factories.plans import a_full_plan, a_planning
from tests.taken import grid, rows_of

pytestmark = pytest.mark.django_db


def signed_in(actor):
    client = Client()
    client.force_login(actor.user)
    return client


def there_and_back(client, kind, scope=""):
    """The file that goes out, sent back as it is; the batch that it becomes."""
    query = {"pham-vi": scope} if scope else {}
    taken = client.post(reverse("imports:current", args=[kind]), {"dang": "xlsx"}, query_params=query)
    content = taken.getvalue()
    upload = SimpleUploadedFile("hien-co.xlsx", content)
    client.post(reverse("imports:new", args=[kind]), {"scope": scope, "file": upload})
    return taken, Batch.objects.latest("pk")


def test_people_go_out_and_come_back_unchanged_and_history_tells(now):
    keeper = an_actor(a_province()["province"], Role.ADMINISTRATOR)
    an_import("people", [["00123", "Nguyễn Văn Thử"], ["00124", "Trần Thị Thử"]], by=keeper)
    client = signed_in(keeper)
    assert "Tải dữ liệu hiện có" in client.get(reverse("imports:new", args=["people"])).content.decode()

    _taken, batch = there_and_back(client, "people")

    assert (batch.same_count, batch.writes_count, batch.faulty_count) == (2, 0, 0)
    event = Event.objects.get(event="list_exported")
    assert event.facts == {"list": "Người", "filters": "không", "form": "xlsx", "rows": 2}


def test_a_plan_goes_out_and_comes_back_unchanged(now):
    planning = a_planning()
    plan = a_full_plan(planning, "district")
    _taken, batch = there_and_back(signed_in(planning.officers["district"]), "plan", str(plan.uuid))
    assert (batch.same_count, batch.writes_count, batch.faulty_count) == (2, 0, 0)


def test_who_may_not_bring_in_may_not_take_out(now):
    planning = a_planning()
    plan = a_full_plan(planning, "district")
    query = {"pham-vi": str(plan.uuid)}
    url = reverse("imports:current", args=["plan"])
    for name, code in (("district", 200), ("commune", 403), ("board", 403)):
        client = signed_in(planning.officers[name])
        answer = client.post(url, {"dang": "xlsx"}, query_params=query)
        assert answer.getvalue(), "read to its end, so that the client closes its file"
        assert answer.status_code == code
    desk = an_actor(planning.units["commune"], Role.RECEPTION_DESK)
    lists = signed_in(desk).post(
        reverse("imports:current", args=["petitions"]),
        {"dang": "xlsx"},
        query_params={"pham-vi": str(planning.units["commune"].uuid)},
    )
    assert lists.status_code == 403, "petitions never go out with who sent them"
    assert signed_in(planning.officers["district"]).get(url).status_code == 405


def test_a_csv_goes_out_with_its_count(now):
    keeper = an_actor(a_province()["province"], Role.ADMINISTRATOR)
    an_import("people", [["00123", "Nguyễn Văn Thử"]], by=keeper)
    answer = signed_in(keeper).post(reverse("imports:current", args=["people"]), {"dang": "csv"})
    assert rows_of(grid(answer)) == [["00123", "Nguyễn Văn Thử"]]
