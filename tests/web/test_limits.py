"""How often one address may do something."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from nep.web import clock
from nep.web.limits import (
    TooOften,
    Window,
    address_of,
    count_for,
    count_form,
    count_visit,
    end_of,
    forget_counts,
    hash_of,
)
from nep.web.models import VisitCount

pytestmark = pytest.mark.django_db
NOW = datetime(2023, 12, 27, 2, 7, tzinfo=UTC)  # 09:07 in Vietnam
TEN_MINUTES, DAY = Window(2, 600), Window(3, 86400)


def test_a_full_window_is_refused_with_when_it_ends():
    for _ in range(2):
        count_for("a", "gui", [TEN_MINUTES, DAY], at=NOW)

    with pytest.raises(TooOften) as refusal:
        count_for("a", "gui", [TEN_MINUTES, DAY], at=NOW)

    assert refusal.value.sentence == (
        "Địa chỉ mạng này đã gửi 2 lần, là mức nhiều nhất trong 10 phút. "
        "Ông/bà gửi lại được từ 09:10 ngày 27/12/2023, hoặc đến nơi tiếp dân."
    )
    assert set(VisitCount.objects.values_list("count", flat=True)) == {2}


def test_the_next_window_is_free_until_the_longer_one_is_full():
    count_for("a", "gui", [TEN_MINUTES, DAY], at=NOW)
    count_for("a", "gui", [TEN_MINUTES, DAY], at=NOW)
    count_for("a", "gui", [TEN_MINUTES, DAY], at=NOW + timedelta(minutes=5))
    with pytest.raises(TooOften, match="từ 00:00 ngày 28/12/2023"):
        count_for("a", "gui", [TEN_MINUTES, DAY], at=NOW + timedelta(minutes=15))


def test_others_and_other_things_are_counted_apart():
    for who, name in [("a", "gui"), ("a", "gui"), ("b", "gui"), ("a", "tra")]:
        count_for(who, name, [TEN_MINUTES], at=NOW)


def test_a_day_ends_at_midnight_in_vietnam():
    assert end_of(DAY, NOW) == datetime(2023, 12, 27, 17, 0, tzinfo=UTC)


def test_no_address_is_stored(rf):
    request = rf.get("/", REMOTE_ADDR="203.0.113.7")
    count_visit(request, "gui", [DAY])
    row = VisitCount.objects.get()
    assert "203.0.113.7" not in f"{row.who} {row.name}"
    assert row.who == hash_of("203.0.113.7")


def test_the_machines_of_one_ipv6_home_are_one():
    assert hash_of("2001:db8:1:2::1") == hash_of("2001:db8:1:2:ffff::9")
    assert hash_of("2001:db8:1:2::1") != hash_of("2001:db8:1:3::1")


def test_a_forwarded_address_is_believed_only_behind_our_proxies(rf):
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.7"})
    assert address_of(request) == "10.0.0.1"
    with override_settings(NEP_PROXIES=1):
        assert address_of(request) == "203.0.113.7"


def test_counts_are_forgotten_after_their_window():
    count_for("a", "gui", [TEN_MINUTES, DAY], at=NOW)
    assert forget_counts(NOW + timedelta(hours=2)) == 1
    assert VisitCount.objects.get().seconds == 86400


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr(clock, "real_now", lambda: NOW)


@pytest.mark.usefixtures("now")
def test_a_form_sent_again_counts_once_and_others_still_meet_the_limit(rf):
    request = rf.get("/", REMOTE_ADDR="203.0.113.7")
    for _ in range(5):
        count_form(request, "gui", [TEN_MINUTES], key="one")
    count_form(request, "gui", [TEN_MINUTES], key="two")

    with pytest.raises(TooOften):
        count_form(request, "gui", [TEN_MINUTES], key="three")
    count_form(request, "gui", [TEN_MINUTES], key="one")


@pytest.mark.usefixtures("now")
def test_sending_one_form_over_and_over_ends_too(rf):
    request = rf.get("/", REMOTE_ADDR="203.0.113.7")
    for _ in range(100):
        count_form(request, "gui", [TEN_MINUTES], key="one")
    with pytest.raises(TooOften, match="100 lần"):
        count_form(request, "gui", [TEN_MINUTES], key="one")
