"""The page of background work: who opens it, and what it says."""

from datetime import timedelta

import pytest
from django.test import Client

from nep.jobs.models import Heartbeat, ScheduledJob
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.organisations import a_post, a_province
from tests.portal.test_pages import signed_in
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
ADDRESS = "/tinh-trang/"


@pytest.fixture
def units() -> dict[str, Unit]:
    return a_province()


def a_scheduled(name: str, *, minutes: int, error: str = "") -> None:
    at = clock.real_now()
    ScheduledJob.objects.create(
        name=name, next_run_at=at + timedelta(minutes=minutes), last_run_at=at, last_error=error
    )


def test_a_dead_worker_is_said_with_what_to_do_and_an_error_without_its_text(units: dict[str, Unit]) -> None:
    a_scheduled("dialogue.make_days_ahead", minutes=-3000)
    a_scheduled("web.forget_old", minutes=30, error="ValueError: Nguyễn Thị Thử, 0912345678")
    page = signed_in(a_post(units["province"], Role.ADMINISTRATOR)).get(ADDRESS).content.decode()

    assert "không có tiến trình nào đang làm việc nền" in page
    assert "nep serve --with-worker" in page
    assert "Xếp trước các ngày nghe dân" in page
    assert "quá giờ chưa chạy" in page
    assert "lần chạy cuối bị lỗi" in page
    assert "Nguyễn Thị Thử" not in page
    assert "chưa sao lưu lần nào" in page


def test_a_living_worker_is_said_in_one_word(units: dict[str, Unit]) -> None:
    at = clock.real_now()
    Heartbeat.objects.create(worker_id="một", started_at=at, beat_at=at)
    a_scheduled("web.forget_old", minutes=30)
    page = signed_in(a_post(units["province"], Role.ADMINISTRATOR)).get(ADDRESS).content.decode()

    assert "đang chạy bình thường" in page
    assert "alert-danger" not in page


def test_who_opens_the_page_of_background_work(units: dict[str, Unit]) -> None:
    people = {
        "administrator": signed_in(a_post(units["province"], Role.ADMINISTRATOR)),
        "programme officer": signed_in(a_post(units["party"], Role.PROGRAMME_OFFICER)),
        "leader": signed_in(a_post(units["commune"], Role.LEADER)),
        "auditor": signed_in(a_post(units["province"], Role.AUDITOR)),
        "nobody": Client(),
    }
    assert {who: client.get(ADDRESS).status_code for who, client in people.items()} == {
        "administrator": 200,
        "programme officer": 200,
        "leader": 403,
        "auditor": 403,
        "nobody": 302,
    }


@pytest.mark.parametrize("names", [["web.forget_old"], ["web.forget_old", "jobs.reap", "notices.mail"]])
def test_the_page_asks_the_same_questions_however_many_jobs_there_are(
    units: dict[str, Unit], names: list[str]
) -> None:
    for name in names:
        a_scheduled(name, minutes=30)
    keeper = signed_in(a_post(units["province"], Role.ADMINISTRATOR))
    with assert_queries(12):
        keeper.get(ADDRESS)
