"""Pages of rules and calendars, through the client."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from nep.accounts.models import User
from nep.norms import actions
from nep.norms.models import Calendar, CalendarDay, Deadline, NormRecord
from nep.norms.queries import norm_on
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_unit, an_actor
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar(now: datetime) -> Calendar:
    return shipped_norms()


@pytest.fixture
def unit() -> Unit:
    return a_unit("Xã Thử")


@pytest.fixture
def clerk(unit: Unit) -> Actor:
    return an_actor(unit, Role.PROGRAMME_OFFICER, title="Chuyên viên thử")


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert isinstance(actor.user, User)
    client.force_login(actor.user)
    return client


def confirmed(client: Client, preview: Any, **more: str) -> Any:
    """The second step of a change: what the preview carries, sent as its form would."""
    assert preview.status_code == 200
    carried = {"thay-doi": preview.context["signed"], **more}
    return client.post(reverse("norms:confirm", args=[preview.context["calendar"].scope]), carried)


def test_everybody_reads_the_rules_with_status_and_basis(calendar: Calendar, client: Client) -> None:
    page = client.get(reverse("norms:list")).content.decode()
    assert "chưa đối chiếu văn bản gốc, dữ liệu mẫu" in page
    assert "Luật Tiếp công dân 42/2013/QH13, Điều 28 khoản 1" in page
    page = client.get(reverse("norms:norm", args=["petition.complaint.accept"])).content.decode()
    assert page.index("01/07/2026") < page.index("01/07/2012")


def test_the_verifier_is_named_to_officers_and_by_post_to_the_public(
    calendar: Calendar, clerk: Actor, client: Client, now: datetime
) -> None:
    actions.verify_norm_record(norm_on("reception.notice", date(2023, 1, 1)), by=clerk, at=now)
    address = reverse("norms:norm", args=["reception.notice"])
    assert clerk.post is not None
    name = clerk.post.person.full_name
    public, desk = client.get(address).content.decode(), signed_in(clerk).get(address).content.decode()
    assert "đã đối chiếu văn bản gốc, Chuyên viên thử, ngày 27/12/2023" in public
    assert (name in public, name in desk) == (False, True)


def test_a_clerk_adds_a_value_on_the_page(calendar: Calendar, clerk: Actor) -> None:
    address = reverse("norms:add_record", args=["reception.notice"])
    typed = {"valid_from": "01/02/2024", "value": "7", "time_unit": "working_days", "basis": "Thử nghiệm"}
    answer = signed_in(clerk).post(address, typed, follow=True)
    assert "7 ngày làm việc" in answer.content.decode()
    assert norm_on("reception.notice", date(2024, 2, 1)).value == 7


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"valid_from": "31/02/2024"}, "Không có ngày 31/02/2024: tháng 2 năm 2024 có 29 ngày."),
        ({"valid_from": "01/07/2014"}, "Đã có giá trị áp dụng từ ngày này."),
        ({"basis": "a" * 100_000}, "Dài quá: 100.000 ký tự, nhận tối đa 300."),
    ],
)
def test_a_bad_value_gets_its_sentence_and_loses_nothing(
    calendar: Calendar, clerk: Actor, typed: dict[str, str], sentence: str
) -> None:
    before = NormRecord.objects.count()
    values = {"valid_from": "01/02/2024", "value": "7", "time_unit": "working_days", "basis": "Căn cứ thử"}
    answer = signed_in(clerk).post(reverse("norms:add_record", args=["reception.notice"]), values | typed)
    page = answer.content.decode()
    assert sentence in page
    assert (values | typed)["valid_from"] in page
    assert NormRecord.objects.count() == before


def test_the_calendar_of_a_year_shows_days_off_and_working_saturdays(
    calendar: Calendar, client: Client
) -> None:
    page = client.get(reverse("norms:calendar_year", args=["state", 2024])).content.decode()
    assert "Lịch làm việc năm 2024" in page
    assert "thứ Hai 29/04/2024" in page
    assert "thứ Bảy 04/05/2024" in page
    assert "Tạm tính, chờ thông báo lịch nghỉ." not in page
    page = client.get(reverse("norms:calendar_year", args=["state", 2030])).content.decode()
    assert "Tạm tính, chờ thông báo lịch nghỉ." in page


def test_a_clerk_edits_the_calendar_and_open_clocks_follow(
    calendar: Calendar, clerk: Actor, unit: Unit, now: datetime
) -> None:
    running = actions.start_deadline(
        rule="reception.notice", thing=unit, unit=unit, start_on=date(2023, 12, 27), by=COMMAND, at=now
    )
    client = signed_in(clerk)
    typed = {"day": "02/01/2024", "kind": "swap_off", "name": "Nghỉ thử", "basis": "Thông báo thử"}
    added = confirmed(client, client.post(reverse("norms:add_day", args=["state"]), typed))
    assert added.headers["Location"] == reverse("norms:calendar_year", args=["state", 2024])
    running.refresh_from_db()
    assert running.due_on == date(2024, 1, 12)
    traced = client.get(running.get_absolute_url()).content.decode()
    assert "Hạn đổi từ 11/01/2024 sang 12/01/2024 vì lịch làm việc thay đổi" in traced
    assert clerk.post_title not in traced.split("<main")[1]
    history = client.get(added.headers["Location"]).content.decode()
    assert "Thêm ngày 02/01/2024 vào lịch làm việc (nghỉ hoán đổi); số hạn đang chạy đổi theo: 1" in history
    special = CalendarDay.objects.get(day=date(2024, 1, 2), calendar=calendar)
    confirmed(client, client.post(reverse("norms:remove_day", args=[special.pk]), {"basis": "Thông báo thử"}))
    running.refresh_from_db()
    assert running.due_on == date(2024, 1, 11)
    answer = client.post(reverse("norms:announce", args=["state", 2027]), {"basis": "Thông báo thử"})
    assert confirmed(client, answer).status_code == 302


def test_a_refused_day_shows_its_sentence_at_the_field(calendar: Calendar, clerk: Actor) -> None:
    typed = {"day": "01/01/2024", "kind": "holiday", "name": "Tết", "basis": "Thông báo thử"}
    page = signed_in(clerk).post(reverse("norms:add_day", args=["state"]), typed).content.decode()
    assert "Ngày này đã có trong lịch." in page
    assert "Thông báo thử" in page


def test_the_explanation_is_public_by_uuid_and_names_no_unit(
    calendar: Calendar, unit: Unit, client: Client, now: datetime
) -> None:
    running = actions.start_deadline(
        rule="reception.notice", thing=unit, unit=unit, start_on=date(2023, 12, 27), by=COMMAND, at=now
    )
    page = client.get(running.get_absolute_url()).content.decode()
    assert "<strong>thứ Năm 11/01/2024</strong>, còn 10 ngày làm việc." in page
    assert "nghỉ lễ, Tết: Tết Dương lịch" in page
    assert "Xã Thử" not in page
    assert client.get(reverse("norms:deadline", args=[uuid4()])).status_code == 404


def test_the_explanation_names_both_dates_of_the_unconfirmed_holiday(
    calendar: Calendar, unit: Unit, client: Client, now: datetime
) -> None:
    running = actions.start_deadline(
        rule="reception.inform", thing=unit, unit=unit, start_on=date(2026, 11, 20), by=COMMAND, at=now
    )
    page = client.get(running.get_absolute_url()).content.decode()
    assert "hạn là 27/11/2026; nếu ngày đó được nghỉ thì hạn là 30/11/2026" in page


def test_queries_of_the_pages_do_not_grow(
    calendar: Calendar, unit: Unit, client: Client, now: datetime
) -> None:
    with assert_queries(2):
        client.get(reverse("norms:list"))
    with assert_queries(5):
        client.get(reverse("norms:calendar_year", args=["state", 2030]))
    with assert_queries(5):
        client.get(reverse("norms:calendar_year", args=["state", 2024]))
    running = actions.start_deadline(
        rule="reception.notice", thing=unit, unit=unit, start_on=date(2023, 12, 27), by=COMMAND, at=now
    )
    with assert_queries(5):
        client.get(running.get_absolute_url())


def test_who_may_open_which_page(calendar: Calendar, unit: Unit, clerk: Actor) -> None:
    special = CalendarDay.objects.get(calendar=calendar, day=date(2024, 1, 1))
    record = norm_on("reception.notice", date(2023, 1, 1))
    pages = {
        "list": reverse("norms:list"),
        "norm": reverse("norms:norm", args=["reception.notice"]),
        "calendar": reverse("norms:calendar"),
        "add": reverse("norms:add_record", args=["reception.notice"]),
        "verify": reverse("norms:verify", args=[record.pk]),
        "add-day": reverse("norms:add_day", args=["state"]),
        "remove-day": reverse("norms:remove_day", args=[special.pk]),
        "announce": reverse("norms:announce", args=["state", 2027]),
        "import": reverse("norms:import_days", args=["state"]),
        "form": reverse("norms:template", args=["state", 2027]),
        "create": reverse("norms:create_calendar"),
        "follow": reverse("norms:follow", args=["state"]),
        "file": reverse("norms:export", args=["state"]),
    }
    assert_table(
        """
          list norm calendar add     verify  add-day remove-day announce import  form    create  follow  file
  clerk   yes  yes  yes      yes     yes     yes     yes        yes      yes     yes     yes     yes     yes
  officer yes  yes  yes      403     403     403     403        403      403     403     403     403     yes
  public  yes  yes  yes      sign-in sign-in sign-in sign-in    sign-in  sign-in sign-in sign-in sign-in yes
        """,
        who={
            "clerk": signed_in(clerk),
            "officer": signed_in(an_actor(unit, Role.UNIT_OFFICER)),
            "public": Client(),
        },
        verbs={
            name: (lambda client, address=address: client.get(address)) for name, address in pages.items()
        },
    )
    assert Deadline.objects.count() == 0
