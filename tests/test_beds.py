"""The test beds themselves: each is shown a fault that it must see."""

import socket
from datetime import date
from typing import Any

import pytest
from django.http import Http404, HttpResponse
from django.template import Context, engines
from django.template.base import Origin, Template

from nep.accounts.models import User
from nep.jobs.models import ScheduledJob
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from tests.tables import answer_of, assert_queries, assert_table
from tests.templates import OURS, UnknownVariableError


def a_job(name: str) -> ScheduledJob:
    return ScheduledJob.objects.create(name=name, next_run_at=clock.real_now())


def drawn_from(path: str, text: str) -> str:
    template = Template(text, origin=Origin(path), engine=engines["django"].engine)  # type: ignore[attr-defined]
    return str(template.render(Context({"known": "nếp"})))


def test_an_unknown_variable_in_our_template_is_an_error() -> None:
    with pytest.raises(UnknownVariableError, match="unknwon"):
        drawn_from(f"{OURS}/web/templates/web/page.html", "{{ unknwon }}")


def test_an_unknown_variable_in_another_template_is_nothing() -> None:
    assert drawn_from("/elsewhere/page.html", "[{{ unknwon }}{{ known }}]") == "[nếp]"


def test_the_network_is_closed() -> None:
    with socket.socket() as outside, pytest.raises(AssertionError, match="network is closed"):
        outside.connect(("192.0.2.1", 80))


def test_the_business_day_of_tests_stands_still(now: Any) -> None:
    assert (clock.now(), clock.today()) == (now, date(2023, 12, 27))


@pytest.mark.django_db
def test_rows_asked_for_without_order_come_shuffled() -> None:
    names = [f"job{number:02}" for number in range(20)]
    for name in names:
        a_job(name)
    seen = {tuple(ScheduledJob.objects.values_list("name", flat=True)) for _ in range(5)}
    assert len(seen) > 1
    assert list(ScheduledJob.objects.order_by("pk").values_list("name", flat=True)) == names


@pytest.mark.django_db
def test_one_query_too_many_is_seen() -> None:
    with pytest.raises(AssertionError, match="0 queries instead of 1"), assert_queries(1):
        pass


def raising(error: Exception) -> Any:
    raise error


@pytest.mark.django_db
def test_an_attempt_is_told_in_one_word() -> None:
    answers = [
        lambda: True,
        lambda: None,
        lambda: raising(NotAllowed()),
        lambda: raising(Refusal()),
        lambda: raising(Http404()),
        lambda: HttpResponse(status=403),
        lambda: HttpResponse(status=302, headers={"Location": "/tai-khoan/vao/?next=/ban-lam-viec/"}),
    ]
    assert [answer_of(answer) for answer in answers] == [
        "yes", "-", "-", "refused", "404", "403", "sign-in",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_table_takes_back_what_a_verb_wrote() -> None:
    assert_table("     add\nall  yes", who={"all": None}, verbs={"add": lambda _: a_job("once")})
    assert not ScheduledJob.objects.exists()


@pytest.mark.django_db
def test_a_table_with_one_wrong_cell_fails_and_shows_itself() -> None:
    with pytest.raises(AssertionError, match=r"officer\s+yes\s+-"):
        assert_table(
            "          view  sign\nofficer   yes   yes",
            who={"officer": 1},
            verbs={"view": lambda _: True, "sign": lambda _: False},
        )


@pytest.mark.django_db
def test_a_table_that_forgets_an_actor_fails() -> None:
    with pytest.raises(AssertionError, match="outsider"):
        assert_table(
            "      view\ndesk  yes", who={"desk": 1, "outsider": 2}, verbs={"view": lambda who: who == 1}
        )


@pytest.mark.race
def test_a_race_without_a_constraint_is_seen(race: Any) -> None:
    """Both look, both see nothing, both write: the bed must be able to show it."""
    from threading import Barrier

    both_have_looked = Barrier(2)

    def look_then_write() -> bool:
        seen = User.objects.filter(display_name="x").exists()
        both_have_looked.wait(20)
        if not seen:
            User.objects.create(
                username=f"u{id(object())}{clock.real_now()}", display_name="x", created_at=clock.real_now()
            )
        return seen

    assert race(look_then_write, look_then_write) == [False, False]
    assert User.objects.filter(display_name="x").count() == 2


@pytest.mark.race
def test_a_race_is_settled_by_a_constraint(race: Any) -> None:
    outcomes = race(lambda: a_job("one"), lambda: a_job("one"))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["IntegrityError", "ScheduledJob"]
    assert ScheduledJob.objects.count() == 1
