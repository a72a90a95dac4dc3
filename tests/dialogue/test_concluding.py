from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from nep.dialogue import actions, refusals
from nep.dialogue.papers import conclusion_paper
from nep.documents.content import Table
from nep.documents.models import IssuedPaper
from nep.organisations.models import Unit, World
from nep.promises.actions import approve_wording
from nep.promises.models import Promise
from nep.web.clock import noon
from tests.factories.dialogue import a_concluded_day, a_held_day, an_issue
from tests.factories.meetings import HAPPENS_ON, a_host, the_desk
from tests.factories.organisations import acting

AT = noon(HAPPENS_ON)


def test_the_notice_of_conclusion_names_owners_and_due_days_and_no_speaker(commune: Unit) -> None:
    desk, host = the_desk(commune), a_host(commune)
    day = a_held_day(commune, desk=desk, hosts=[host])
    said, promised, written = (an_issue(day, desk, number=n, text=f"Việc thứ {n}") for n in (1, 2, 3))
    actions.answer_in_hall(said, answer="Đã có kế hoạch", by=desk, at=AT)
    promise = actions.promise_from_issue(
        promised,
        text="Rải đá xong trước Tết",
        outcome=Promise.Outcome.DO_BY,
        promised_by=host,
        unit=commune,
        due_on=date(2024, 2, 5),
        by=desk,
        at=AT,
    )
    actions.petition_from_issue(written, by=desk, at=AT)
    with pytest.raises(refusals.DayNotClosed):
        actions.conclude_day(day, signer=host, issued_on=HAPPENS_ON, by=desk, at=AT)
    actions.close_day(day, by=desk, at=AT)
    with pytest.raises(refusals.WordingWaits):
        actions.conclude_day(day, signer=host, issued_on=HAPPENS_ON, by=desk, at=AT)
    assert not IssuedPaper.objects.exists()
    approve_wording(promise, by=acting(host), at=AT)
    paper = conclusion_paper(day, signer=host, issued_on=HAPPENS_ON)
    (table,) = [block for block in paper.blocks if isinstance(block, Table)]
    assert table.rows == (
        ("Rải đá xong trước Tết", "Xã Một", "05/02/2024"),
        ("Việc thứ 3", "Xã Một", "15/12/2023"),
    )
    assert paper.subject == "kết luận Ngày nghe dân nói tháng 11/2023"


def test_the_public_conclusion_says_what_was_promised_and_not_what_people_said(
    commune: Unit, client: Client
) -> None:
    day = a_concluded_day(commune)
    address = reverse("dialogue:conclusion", args=[day.meeting.uuid])
    page = client.get(address).content.decode()

    for words in ("Rải đá xong trước Tết", "05/02/2024", "Xã Một", "người phát biểu"):
        assert words in page
    assert day.conclusion is not None
    assert day.conclusion.number_text in page
    assert "Lời của người dân" not in page
    assert address in client.get(reverse("dialogue:day", args=[day.meeting.uuid])).content.decode()
    assert client.get(reverse("documents:paper", args=[day.conclusion.uuid])).status_code in {302, 404}


def test_a_party_conclusion_stays_inside_unless_its_issuer_publishes_it(
    commune: Unit, client: Client
) -> None:
    day = a_concluded_day(commune)
    Unit.objects.filter(pk=commune.pk).update(world=World.PARTY)
    address = reverse("dialogue:conclusion", args=[day.meeting.uuid])
    inside = client.get(address).status_code
    linked = address in client.get(reverse("dialogue:day", args=[day.meeting.uuid])).content.decode()
    with connection.cursor() as cursor:  # an issued paper never changes through the product
        cursor.execute("UPDATE documents_issuedpaper SET is_public = %s", [True])

    assert (inside, linked) == (404, False)
    assert client.get(address).status_code == 200


def test_a_day_without_a_conclusion_has_no_such_page(commune: Unit, client: Client) -> None:
    day = a_held_day(commune)
    assert client.get(reverse("dialogue:conclusion", args=[day.meeting.uuid])).status_code == 404
