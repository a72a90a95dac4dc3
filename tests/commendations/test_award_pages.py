"""The pages of rounds and nominations: who reaches them, what they cost, what a refusal says."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nep.commendations import actions
from nep.commendations.models import AwardForm, AwardRound, AwardRule, Nomination, Phase, Quota
from nep.organisations.actors import Actor
from nep.vietnamese.dates import short_day
from nep.web import clock
from nep.web.exports import FORM
from tests.factories.nominations import (
    DEED,
    Field,
    a_field,
    a_nominee,
    a_rule,
    an_outside_form,
    asked,
    at_the_top,
    drafted,
    places,
    sent,
    who,
)
from tests.factories.norms import shipped_norms
from tests.factories.practices import signed_in
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(now: Any) -> Field:
    shipped_norms()
    made = a_field()
    a_rule(made.form, AwardRule.Topic.DOSSIER, words="Tờ trình\nBáo cáo thành tích")
    return made


def at(name: str, *args: Any) -> str:
    return reverse(f"commendations:{name}", args=args)


def told(by: Any) -> dict[str, Any]:
    return {"by": by, "at": clock.now()}


def seen(address: str, by: Actor) -> str:
    answer = signed_in(by).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_costs_the_same_for_one_row_and_for_three(field: Field, rows: int) -> None:
    places(field, 5)
    for _number in range(rows):
        sent(field, post=a_nominee(field.of("commune")))
    client, address = signed_in(field.hall.office), field.hall.round.get_absolute_url()
    client.get(address)
    with assert_queries(BOARD):
        page = client.get(address).content.decode()
    assert page.count("đã gửi, chờ xét</span>") == rows
    assert page.count("còn thiếu Tờ trình") == rows


BOARD = 12


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_the_same_for_one_row_and_for_three(field: Field, rows: int) -> None:
    one = sent(field)
    for number in range(rows - 1):
        an_outside_form(f"Bằng khen số {number}")
        AwardRound.objects.create(
            theme=field.hall.round.theme,
            unit=field.of("party"),
            title=f"Đợt số {number}",
            period_from=clock.today(),
            period_to=clock.today(),
        )
        asked(field, one, unit=(field.of("neighbour"), field.of("province"))[number])
    asked(field, one)
    client, counts = signed_in(field.hall.office), {}
    for name in LISTS:
        path = at(name, *([field.hall.round.uuid] if name == "consultations" else []))
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(path).content.decode()
        assert page.count('class="rows__title"') == rows
        counts[name] = len(captured)
    assert counts == LISTS


LISTS = {"rounds": 8, "forms": 6, "consultations": 10}


@pytest.mark.parametrize("rows", [1, 3])
def test_a_nomination_costs_the_same_with_one_of_everything_and_with_three(field: Field, rows: int) -> None:
    one = at_the_top(field)
    for unit in ("department", "neighbour", "province")[:rows]:
        asked(field, one, unit=field.of(unit))
    client = signed_in(field.hall.office)
    client.get(one.get_absolute_url())
    with assert_queries(NOMINATION):
        page = client.get(one.get_absolute_url()).content.decode()
    assert page.count("chưa trả lời</span>") == rows


NOMINATION = 23


def test_who_reaches_which_page(field: Field) -> None:
    one, round_ = sent(field), field.hall.round
    draft = drafted(field, post=a_nominee(field.of("commune")))
    question = asked(field, one)
    pages = {
        "rounds": at("rounds"),
        "board": round_.get_absolute_url(),
        "quota": at("quota", round_.uuid),
        "nominate": at("nominate", round_.uuid),
        "submission": at("submission", round_.uuid),
        "ask": at("consultation_ask", round_.uuid),
        "bound": at("bound", round_.uuid),
        "answer": question.get_absolute_url(),
        "sent": one.get_absolute_url(),
        "report": at("nomination_report", one.uuid, "docx"),
        "draft": draft.get_absolute_url(),
        "return": at("nomination_return", one.uuid),
    }
    assert_table(
        """
                    rounds board quota nominate submission ask bound answer sent report draft return
        office      yes    yes   yes   yes      yes        yes yes   yes    yes  yes    404   403
        commune     yes    yes   403   yes      yes        403 403   404    yes  yes    yes   403
        district    yes    yes   403   yes      yes        403 403   404    yes  yes    404   yes
        neighbour   yes    yes   403   yes      yes        403 403   404    404  404    404   404
        department  yes    yes   403   yes      yes        403 403   yes    yes  yes    404   403
        auditor     yes    yes   403   403      403        403 403   404    yes  yes    404   403
        member      403    404   404   404      404        404 404   404    404  404    404   404
        """,
        who=who(field),
        verbs={
            name: lambda by, path=path: signed_in(by).get(path)  # type: ignore[misc]
            for name, path in pages.items()
        },
    )


def test_nobody_reads_awards_without_signing_in(field: Field) -> None:
    answer = Client().get(sent(field).get_absolute_url())
    assert answer.headers["Location"].startswith("/tai-khoan/")


def test_a_round_is_set_up_opened_and_nominated_in_through_its_pages(field: Field) -> None:
    office, today = signed_in(field.hall.office), clock.today()
    days = {"starts_on": short_day(today - timedelta(days=300)), "ends_on": short_day(today)}
    theme = field.hall.round.theme_id
    page = office.post(at("round_create"), {"theme": theme, "title": "Đợt mới", **days}, follow=True)
    made = AwardRound.objects.get(title="Đợt mới")
    assert "Đã lập đợt" in page.content.decode()
    assert "Đợt mới" not in seen(at("rounds"), field.commune)
    window = {"nominate_from": short_day(today), "nominate_to": short_day(today + timedelta(days=9))}
    office.post(at("phases", made.uuid), window)
    quota = {"form": field.form.pk, "kind": "collective", "places": "1", "limits_nominations": "on"}
    office.post(at("quota", made.uuid), quota)
    office.post(at("round_open", made.uuid))
    clerk = signed_in(field.commune)
    wanted = {"form": field.form.pk, "collective": field.of("commune").pk}
    clerk.post(at("nominate", made.uuid), wanted)
    one = Nomination.objects.get(round=made)
    clerk.post(at("nomination_edit", one.uuid), {"achievement": DEED})
    page = clerk.post(at("nomination_submit", one.uuid), follow=True)
    assert "Đã gửi đề nghị." in page.content.decode()
    one.refresh_from_db()
    assert (one.state, Quota.objects.get(round=made).nominated) == ("submitted", 1)


def test_a_quota_lowered_below_what_is_taken_is_said_and_kept(field: Field) -> None:
    places(field, 2)
    sent(field)
    given = {"form": field.form.pk, "kind": "collective", "places": "0", "limits_nominations": "on"}
    page = signed_in(field.hall.office).post(at("quota", field.hall.round.uuid), given).content.decode()
    assert "Chỉ tiêu không được thấp hơn số đã đề nghị hoặc đã chọn." in page
    assert 'value="0"' in page
    assert Quota.objects.get().places == 2


def test_a_second_form_for_one_achievement_is_said_on_the_page(field: Field) -> None:
    sent(field)
    second = drafted(field, form=an_outside_form())
    page = signed_in(field.commune).post(at("nomination_submit", second.uuid)).content.decode()
    assert "Một thành tích chỉ đề nghị một hình thức." in page
    second.refresh_from_db()
    assert second.state == "draft"


def test_an_achievement_marked_secret_is_refused_with_the_words_kept(field: Field) -> None:
    one = drafted(field)
    given = {"achievement": "TỐI MẬT\nViệc này không ghi ở đây."}
    page = signed_in(field.commune).post(at("nomination_edit", one.uuid), given).content.decode()
    assert "có dấu độ mật" in page
    assert "Việc này không ghi ở đây." in page
    one.refresh_from_db()
    assert one.achievement == DEED


def test_a_nomination_without_whom_is_asked_again(field: Field) -> None:
    given = {"form": field.form.pk}
    places(field, 1)
    page = signed_in(field.commune).post(at("nominate", field.hall.round.uuid), given).content.decode()
    assert "Ông/bà chọn một tập thể, hoặc một cá nhân." in page
    assert not Nomination.objects.exists()


def test_the_asked_body_answers_on_its_page(field: Field) -> None:
    one = sent(field)
    question = asked(field, one)
    item = question.items.get()
    client = signed_in(who(field)["department"])
    empty = client.post(question.get_absolute_url(), {f"opinion_{item.pk}": "objects"}).content.decode()
    assert "Không đồng ý thì phải ghi lý do." in empty
    question.refresh_from_db()
    assert question.answered_at is None
    given = {f"opinion_{item.pk}": "objects", f"note_{item.pk}": "Có đơn đang xét."}
    page = client.post(question.get_absolute_url(), given, follow=True).content.decode()
    assert "Đã gửi ý kiến." in page
    assert "Có đơn đang xét." in seen(question.get_absolute_url(), field.hall.office)
    assert "Có đơn đang xét." in seen(one.get_absolute_url(), field.district)
    assert "Có đơn đang xét." not in seen(one.get_absolute_url(), field.commune)


def test_sent_on_to_another_authority_there_is_no_more_step_here(field: Field) -> None:
    one = at_the_top(field, form=an_outside_form())
    client = signed_in(field.hall.office)
    assert "Ghi đã trình cấp có thẩm quyền" in client.get(one.get_absolute_url()).content.decode()
    page = client.post(at("nomination_forward", one.uuid), {"note": "12-TTr/TU"}, follow=True)
    text = page.content.decode()
    assert "đã trình cấp có thẩm quyền" in text
    assert "12-TTr/TU" in text
    assert "Ghi đã trình cấp có thẩm quyền" not in text


def test_the_list_of_nominations_is_taken_as_a_file_in_the_order_of_names(field: Field) -> None:
    for title in ("Ông Hai", "Ông Một"):
        sent(field, post=a_nominee(field.of("commune"), title=title))
    answer = signed_in(field.hall.office).post(field.hall.round.get_absolute_url(), {FORM: "csv"})
    text = answer.getvalue().decode("utf-8-sig")
    assert [title in text for title in ("Ông Hai", "Ông Một")] == [True, True]


def test_rules_are_added_and_verified_by_name(field: Field) -> None:
    office = signed_in(field.hall.office)
    form = AwardForm.objects.get(pk=field.form.pk)
    given = {"topic": "comment", "valid_from": "01/01/2023", "value": "5", "basis": "Quy chế thử"}
    office.post(at("rule_add", form.uuid), given)
    rule = form.rules.get(topic="comment")
    assert "chưa đối chiếu văn bản gốc" in seen(form.get_absolute_url(), field.commune)
    office.post(at("rule_verify", rule.pk))
    rule.refresh_from_db()
    assert (rule.status, rule.verified_by) == ("verified", field.hall.office.post)


def test_what_is_chosen_or_left_shows_no_count_of_votes_anywhere(field: Field) -> None:
    one = at_the_top(field)
    Nomination.objects.filter(pk=one.pk).update(state="left")
    actions.close_award_round(field.hall.round, **told(field.hall.office))
    page = seen(one.get_absolute_url(), field.commune)
    assert "chưa được chọn" in page
    assert "phiếu" not in page.split("<main")[1].split("Lịch sử")[0]


def test_nothing_is_done_in_a_closed_round(field: Field) -> None:
    one = drafted(field)
    actions.close_award_round(field.hall.round, **told(field.hall.office))
    page = signed_in(field.commune).post(at("nomination_submit", one.uuid)).content.decode()
    assert "đã kết thúc hoặc chưa mở" in page
    assert Phase.objects.count() == 1
    one.refresh_from_db()
    assert one.state == "draft"
