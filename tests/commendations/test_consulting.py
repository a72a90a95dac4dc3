"""Opinions of other bodies: asked with a clock, answered once, read by who asked."""

from typing import Any

import pytest

from nep.commendations import actions, refusals
from nep.commendations.actions import Said
from nep.commendations.desk import waiting_awards
from nep.commendations.models import Consultation, Nomination
from nep.norms.models import Deadline
from nep.notices.models import Notice
from nep.web import clock
from tests.factories.nominations import Field, a_field, a_nominee, asked, at_the_top, sent, who
from tests.factories.norms import shipped_norms
from tests.tables import assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(now: Any) -> Field:
    shipped_norms()
    return a_field()


def told(by: Any) -> dict[str, Any]:
    return {"by": by, "at": clock.now()}


def test_asking_starts_a_clock_of_the_norm_and_tells_the_body(field: Field) -> None:
    one = asked(field, sent(field))
    assert one.deadline is not None
    assert (one.deadline.rule, one.deadline.unit, one.deadline.closed_on) == (
        "award.consult",
        field.of("department"),
        None,
    )
    assert one.deadline.due_on > clock.today()
    assert Notice.objects.filter(kind="consultation_asked", unit_id=field.of("department").pk).count() == 1


def test_the_body_reads_what_it_is_asked_about_and_nothing_else(field: Field) -> None:
    first, second = sent(field), sent(field, post=a_nominee(field.of("commune")))
    department = who(field)["department"]
    assert not Nomination.objects.visible_to(department).exists()
    asked(field, first)
    assert list(Nomination.objects.visible_to(department)) == [first]
    assert second not in Nomination.objects.visible_to(department)


def test_an_answer_stops_the_clock_and_is_given_once(field: Field) -> None:
    one = sent(field)
    question, department = asked(field, one), who(field)["department"]
    said = {one.pk: Said("objects", "Đang có kết luận chưa khắc phục.")}
    question = actions.answer_consultation(question, said=said, **told(department))
    assert [row.closed_on for row in Deadline.objects.of(question)] == [clock.today()]
    item = question.items.get()
    assert (item.opinion, item.note) == ("objects", "Đang có kết luận chưa khắc phục.")
    with pytest.raises(refusals.AlreadyAnswered, match="không gửi lại được"):
        actions.answer_consultation(question, said={one.pk: Said("agrees")}, **told(department))
    item.refresh_from_db()
    assert item.opinion == "objects"


def test_half_an_answer_and_an_objection_without_reason_change_nothing(field: Field) -> None:
    first, second = sent(field), sent(field, post=a_nominee(field.of("commune")))
    question, department = asked(field, first, second), who(field)["department"]
    with pytest.raises(refusals.OpinionMissing, match="Còn đề nghị chưa có ý kiến"):
        actions.answer_consultation(question, said={first.pk: Said("agrees")}, **told(department))
    both = {first.pk: Said("agrees"), second.pk: Said("objects", " ")}
    with pytest.raises(refusals.ObjectionWithoutReason, match="phải ghi lý do"):
        actions.answer_consultation(question, said=both, **told(department))
    question.refresh_from_db()
    assert question.answered_at is None
    assert set(question.items.values_list("opinion", flat=True)) == {""}


def test_nobody_is_asked_about_itself_twice_or_about_nothing(field: Field) -> None:
    one = sent(field)
    with pytest.raises(refusals.AskedAboutItself, match="của chính đơn vị ấy"):
        asked(field, one, unit=field.of("commune"))
    with pytest.raises(refusals.NothingToAsk, match="ít nhất một đề nghị"):
        asked(field)
    asked(field, one)
    with pytest.raises(refusals.AlreadyAsked, match="chờ trả lời rồi hỏi tiếp"):
        asked(field, one)
    assert Consultation.objects.count() == 1


def test_who_may_ask_answer_and_see(field: Field) -> None:
    one = sent(field)
    question = asked(field, one)
    again: dict[str, Any] = {"unit": field.of("district"), "nominations": [one], "question": "Hỏi"}
    assert_table(
        """
                    ask  answer  see
        office      yes  -       yes
        commune     -    -       -
        district    -    -       -
        neighbour   -    -       -
        department  -    yes     yes
        auditor     -    -       -
        member      -    -       -
        """,
        who=who(field),
        verbs={
            "ask": lambda by: actions.ask_consultation(field.hall.round, **again, **told(by)),
            "answer": lambda by: actions.answer_consultation(
                question, said={one.pk: Said("agrees")}, **told(by)
            ),
            "see": lambda by: Consultation.objects.visible_to(by).first(),
        },
    )


def test_the_desk_shows_what_waits_for_whom(field: Field) -> None:
    one = at_the_top(field)
    returned = actions.return_nomination(
        sent(field, post=a_nominee(field.of("commune"))), note="Thiếu.", **told(field.district)
    )
    asked(field, one)
    people = who(field)
    lines = {
        name: [(item.kind, item.title) for item in waiting_awards(people[name], clock.today())]
        for name in ("office", "commune", "district", "department")
    }
    assert lines == {
        "office": [("Đề nghị khen thưởng chờ xét", "1 đề nghị chờ xét: Khen thưởng chuyên đề thử")],
        "commune": [("Đề nghị bị trả lại", returned.subject_name)],
        "district": [],
        "department": [("Ý kiến hiệp y phải trả lời", "Khen thưởng chuyên đề thử")],
    }
