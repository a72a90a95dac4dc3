from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nep.dialogue import actions, permissions, refusals
from nep.dialogue.models import Issue, Opinion, Registration, Speaker
from nep.dialogue.queries import counts_of, registration_counts, shown_workplaces, unfinished_promises
from nep.meetings.models import Meeting
from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.petitions.models import Petition
from nep.promises.models import Promise
from nep.promises.refusals import NoOwner
from nep.web.clock import noon
from nep.web.errors import NotAllowed
from tests.factories.dialogue import a_held_day, an_announced_day, an_issue
from tests.factories.meetings import HAPPENS_ON, a_host, the_desk
from tests.factories.organisations import a_post, acting
from tests.factories.promises import a_promise
from tests.tables import assert_table

AT = noon(HAPPENS_ON)


@pytest.fixture
def desk(commune: Unit) -> Actor:
    return the_desk(commune)


def test_rows_become_speakers_opinions_and_issues_that_carry_unit_and_day(commune: Unit, desk: Actor) -> None:
    day = a_held_day(commune, desk=desk)
    rows = [
        actions.GridRow(1, "Đường lầy, đèn hỏng", issues=["Đường lầy", "Đèn hỏng"]),
        actions.GridRow(2, "Xin xây cầu"),
        actions.GridRow(1, "Trạm y tế thiếu thuốc"),
    ]
    actions.record_opinions(day, rows, by=desk, at=AT)
    counts = counts_of(day)
    assert (counts["speakers"], counts["opinions"], counts["issues"], counts["open"]) == (2, 3, 4, 4)
    facts = {(row.unit_id, row.held_on) for row in [*Speaker.objects.all(), *Issue.objects.all()]}
    assert facts == {(commune.pk, HAPPENS_ON)}


def test_what_tells_who_spoke_is_masked(commune: Unit, desk: Actor) -> None:
    issue = an_issue(a_held_day(commune, desk=desk), desk, text="Gọi tôi số 0912 345 678 về con đường")
    assert "0912" not in issue.text
    assert "0912" not in Opinion.objects.get().text


@pytest.mark.parametrize(
    ("row", "refusal", "sentence"),
    [
        (actions.GridRow(0, "Đường lầy"), refusals.NoSpeaker, "Dòng 2: ghi số thứ tự"),
        (actions.GridRow(3, "  "), refusals.NoRows, "Dòng 2: chưa ghi ý kiến"),
        (actions.GridRow(3, "a" * 100_000), refusals.NoRows, "Dòng 2: dài quá"),
    ],
)
def test_one_bad_row_keeps_all_out(
    commune: Unit, desk: Actor, row: actions.GridRow, refusal: type[Exception], sentence: str
) -> None:
    day = a_held_day(commune, desk=desk)
    with pytest.raises(refusal, match=sentence):
        actions.record_opinions(day, [actions.GridRow(1, "Xin xây cầu"), row], by=desk, at=AT)
    assert not Speaker.objects.exists()


def test_nothing_is_written_before_the_day_nor_after_its_end(commune: Unit, desk: Actor) -> None:
    row = [actions.GridRow(1, "Xin xây cầu")]
    with pytest.raises(refusals.NotHeld):
        actions.record_opinions(an_announced_day(commune, desk=desk), row, by=desk, at=AT)
    day = a_held_day(commune, desk=desk)
    actions.close_day(day, by=desk, at=AT)
    with pytest.raises(refusals.NotHeld):
        actions.record_opinions(day, row, by=desk, at=AT)


def test_a_day_closes_only_when_each_issue_has_an_owner(commune: Unit, desk: Actor) -> None:
    day = a_held_day(commune, desk=desk)
    hall, written, promised = (an_issue(day, desk, number=n) for n in (1, 2, 3))
    with pytest.raises(refusals.IssuesWithoutOwner, match="Còn 3 vấn đề"):
        actions.close_day(day, by=desk, at=AT)
    actions.answer_in_hall(hall, answer="Xã đã có kế hoạch", by=desk, at=AT)
    petition = actions.petition_from_issue(written, by=desk, at=AT)
    promise = actions.promise_from_issue(
        promised,
        text="Tháng 12 sẽ rải đá",
        outcome=Promise.Outcome.DO_BY,
        promised_by=a_host(commune),
        unit=commune,
        due_on=date(2023, 12, 20),
        by=desk,
        at=AT,
    )
    actions.close_day(day, by=desk, at=AT)
    assert Meeting.objects.get().state == Meeting.State.CLOSED
    assert (petition.meeting, promise.meeting, promise.made_on) == (day.meeting, day.meeting, HAPPENS_ON)
    counts = counts_of(day)
    assert (counts["hall"], counts["petition"], counts["promise"], counts["open"]) == (1, 1, 1, 0)


def test_an_issue_gets_one_owner_only(commune: Unit, desk: Actor) -> None:
    day = a_held_day(commune, desk=desk)
    issue = an_issue(day, desk)
    actions.petition_from_issue(issue, by=desk, at=AT)
    with pytest.raises(refusals.IssueHasOwner):
        actions.petition_from_issue(issue, by=desk, at=AT)
    assert Petition.objects.count() == 1


def test_a_promise_in_the_hall_without_an_owner_is_refused(commune: Unit, desk: Actor) -> None:
    issue = an_issue(a_held_day(commune, desk=desk), desk)
    with pytest.raises(NoOwner):
        actions.promise_from_issue(
            issue, text="Sẽ làm", outcome="do_by", promised_by=a_host(commune), unit=None,
            due_on=date(2023, 12, 20), by=desk, at=AT,
        )  # fmt: skip
    issue.refresh_from_db()
    assert (issue.state, Promise.objects.count()) == ("open", 0)


def test_the_database_keeps_the_outcome_of_an_issue_whole(commune: Unit, desk: Actor) -> None:
    issue = an_issue(a_held_day(commune, desk=desk), desk)
    for columns in ({"state": "hall"}, {"answer": "đã nói"}, {"state": "petition", "settled_on": HAPPENS_ON}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Issue.objects.filter(pk=issue.pk).update(**columns)


def test_a_day_opens_with_the_unfinished_promises_of_earlier_days(commune: Unit, desk: Actor) -> None:
    day = a_held_day(commune, desk=desk)
    earlier = a_promise(commune, meeting=day.meeting)
    assert unfinished_promises(commune, date(2023, 12, 29)) == [earlier]
    assert unfinished_promises(commune, HAPPENS_ON) == []


def test_who_asks_to_speak_gets_a_number_and_leaves_no_name(commune: Unit, desk: Actor) -> None:
    day = an_announced_day(commune, desk=desk)
    first, second = (
        actions.register_to_speak(day, topic=topic, by=PUBLIC, at=noon(date(2023, 11, 10)))
        for topic in ("Tôi tên là Nguyễn Văn Bảy, hỏi về đường", "Nước sạch")
    )
    assert (first.number, second.number) == (1, 2)
    assert "Bảy" not in first.topic
    with pytest.raises(refusals.NoTopic):
        actions.register_to_speak(day, topic=" ", by=PUBLIC, at=noon(date(2023, 11, 10)))
    with pytest.raises(refusals.NotOpenForSpeakers):
        actions.register_to_speak(day, topic="Nước", by=PUBLIC, at=noon(date(2023, 11, 25)))


def test_only_the_days_secretary_reads_who_asked(commune: Unit, units: dict[str, Unit], desk: Actor) -> None:
    day = an_announced_day(commune, desk=desk)
    row = actions.register_to_speak(day, topic="Nước sạch", by=PUBLIC, at=noon(date(2023, 11, 10)))
    assert_table(
        """
                       reads  refuses  records
            secretary  yes    yes      yes
            other_desk -      -        yes
            leader     -      -        -
            district   -      -        -
        """,
        who={
            "secretary": desk,
            "other_desk": the_desk(commune),
            "leader": acting(a_post(commune, Role.LEADER)),
            "district": acting(a_post(units["district"], Role.LEADER, Role.PROGRAMME_OFFICER)),
        },
        verbs={
            "reads": lambda who: permissions.can_read_registrations(who, day),
            "refuses": lambda who: actions.settle_registration(
                row, state="refused", reason="việc riêng", by=who, at=AT
            ),
            "records": lambda who: permissions.can_record_day(who, day),
        },
    )


def test_not_taking_a_question_up_needs_a_reason_and_is_counted(commune: Unit, desk: Actor) -> None:
    day = an_announced_day(commune, desk=desk)
    row = actions.register_to_speak(day, topic="Nước sạch", by=PUBLIC, at=noon(date(2023, 11, 10)))
    with pytest.raises(refusals.NoReason):
        actions.settle_registration(row, state="refused", reason="", by=desk, at=AT)
    actions.settle_registration(row, state="refused", reason="ngoài thẩm quyền", by=desk, at=AT)
    assert registration_counts(day) == {"asked": 1, "waiting": 0, "hall": 0, "writing": 0, "refused": 1}
    assert Registration.objects.get().reason == "ngoài thẩm quyền"


@pytest.mark.parametrize(
    ("employees", "questions", "shown"), [(49, 5, set()), (50, 4, set()), (50, 5, {"Xưởng may"})]
)
def test_a_workplace_is_named_from_five_questions_and_fifty_employees(
    commune: Unit, desk: Actor, employees: int, questions: int, shown: set[str]
) -> None:
    day = a_held_day(commune, desk=desk, kind=Meeting.Kind.WORKERS, employees_count=employees)
    rows = [actions.GridRow(n + 1, "Lương chậm", workplace="Xưởng may") for n in range(questions)]
    actions.record_opinions(day, rows, by=desk, at=AT)
    assert shown_workplaces(day) == shown


def test_another_units_desk_may_not_record(commune: Unit, units: dict[str, Unit], desk: Actor) -> None:
    day = a_held_day(commune, desk=desk)
    with pytest.raises(NotAllowed):
        actions.record_opinions(day, [actions.GridRow(1, "x")], by=the_desk(units["neighbour"]), at=AT)
