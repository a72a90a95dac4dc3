"""One petition through every door: typed by a citizen, sorted, assigned, drafted with a promise, checked,
approved, told, kept, and confirmed with the slip."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.organisations.actors import Actor
from nep.organisations.registry import desk_items
from nep.petitions.models import Answer, Petition, Telling
from nep.promises.models import Confirmation, Promise
from tests.factories.handling import WORDS, House, a_house, post_of
from tests.petitions.test_public_form import answered, sent, solved

TODAY = date(2023, 12, 27)


@pytest.fixture(autouse=True)
def _own_keys(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def house(db: None, now: datetime) -> House:
    return a_house(now)


def as_(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def post(actor: Actor, name: str, *args: Any, **given: Any) -> None:
    response = as_(actor).post(reverse(f"petitions:{name}", args=args), given)
    assert response.status_code == 302, response.content.decode()


def test_a_petition_becomes_a_promise_that_its_sender_confirms(house: House) -> None:
    citizen = Client()
    last = answered(citizen, SimpleNamespace(commune=house.commune))  # type: ignore[arg-type] # only the commune is read
    receipt = sent(citizen, last, altcha=solved(last)).context["receipt"]
    petition = Petition.objects.get()

    post(house.desk, "classify", petition.uuid, klass="proposal")
    post(house.desk, "assign", petition.uuid, **{"assign-to_unit": house.commune.pk})
    post(
        house.officer,
        "draft",
        petition.uuid,
        **{
            "text": WORDS,
            "submit": "1",
            "promises-TOTAL_FORMS": 1,
            "promises-INITIAL_FORMS": 0,
            "promises-0-text": "Thay lan can cầu ấp Ba",
            "promises-0-outcome": "do_by",
            "promises-0-due_on": "31/01/2024",
            "promises-0-unit": house.commune.pk,
            "promises-0-promised_by": post_of(house.leader).pk,
            "promises-0-contact": post_of(house.officer).pk,
        },
    )
    answer = Answer.objects.get()
    post(house.head, "check_answer", petition.uuid, answer.pk)
    post(house.leader, "approve_answer", petition.uuid, answer.pk)

    petition.refresh_from_db()
    assert (petition.state, petition.answered_on) == ("answered", TODAY)
    promise = Promise.objects.get()
    assert promise.state == Promise.State.OPEN
    assert Telling.objects.get().about == "answer"
    assert "Thay lan can cầu ấp Ba" in Client().get(reverse("promises:board")).content.decode()

    kept = as_(house.officer).post(
        reverse("promises:act", args=[promise.uuid, "xong"]),
        {"note": "Đã thay lan can", "happened_on": "27/12/2023"},
    )
    assert kept.status_code == 302, kept.content.decode()
    opened = citizen.post(
        reverse("petitions:open_slip"),
        {"number": receipt.number.replace(" ", ""), "secret": receipt.secret.replace(" ", "")},
        follow=True,
    )
    assert WORDS in opened.content.decode()
    citizen.post(reverse("petitions:confirm", args=[petition.uuid, promise.uuid]), {"answer": "done"})

    confirmation = Confirmation.objects.get()
    assert (confirmation.answer, confirmation.given_by) == ("done", Confirmation.GivenBy.CITIZEN)
    assert Promise.objects.get().state == Promise.State.KEPT


def test_not_clear_said_with_the_slip_comes_back_to_the_unit(house: House) -> None:
    citizen = Client()
    last = answered(citizen, SimpleNamespace(commune=house.commune))  # type: ignore[arg-type] # only the commune is read
    receipt = sent(citizen, last, altcha=solved(last)).context["receipt"]
    petition = Petition.objects.get()
    post(house.desk, "classify", petition.uuid, klass="question")
    post(house.desk, "assign", petition.uuid, **{"assign-to_unit": house.commune.pk})
    given = {"promises-TOTAL_FORMS": 0, "promises-INITIAL_FORMS": 0}
    post(house.officer, "draft", petition.uuid, text=WORDS, submit="1", **given)
    answer = Answer.objects.get()
    post(house.head, "check_answer", petition.uuid, answer.pk)
    post(house.leader, "approve_answer", petition.uuid, answer.pk)

    citizen.post(
        reverse("petitions:open_slip"),
        {"number": receipt.number.replace(" ", ""), "secret": receipt.secret.replace(" ", "")},
    )
    shown = citizen.post(reverse("petitions:not_settled", args=[petition.uuid]), follow=True)

    assert "Đơn vị trả lời lại chậm nhất thứ Năm 18/01/2024." in shown.content.decode()
    waiting = [(item.kind, item.due_on) for item in desk_items(house.officer, TODAY)]
    assert waiting == [("Người dân báo chưa xong", date(2024, 1, 18))]
