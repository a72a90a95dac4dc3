"""Commitments: written for one reader, bound to a duty, reviewed by their owner, erased to counts."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from nep.audit.models import Event
from nep.files.models import StoredFile
from nep.organisations.actors import COMMAND, Actor, Channel
from nep.organisations.roles import Role
from nep.programmes import checks, jobs
from nep.programmes.actions import close_theme
from nep.programmes.actions import commitments as actions
from nep.programmes.actions.erasing import erased_on
from nep.programmes.models import (
    Commitment,
    CommitmentEvidence,
    CommitmentTally,
    CommitmentText,
    PlanAction,
)
from nep.programmes.queries.commitments import counts_of, desk_commitments, direct_heads
from nep.programmes.refusals import commitments as refusals
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.secrecy import MarkedSecret
from tests.factories.commitments import (
    DUTY,
    REVIEW,
    TEXT,
    a_commitment,
    a_member,
    a_reviewed_commitment,
    also_an_officer,
    reviewed,
    some_commitments,
    the_head,
    the_post,
)
from tests.factories.commitments import member as member
from tests.factories.commitments import planning as planning
from tests.factories.organisations import acting, an_actor
from tests.factories.plans import Planning, an_approved_plan
from tests.files.test_store import a_photo
from tests.tables import assert_table

pytestmark = pytest.mark.django_db


def titles(actor: Actor) -> list[str]:
    return [item.title for item in desk_commitments(actor, clock.today())]


def test_a_member_writes_one_for_the_head_reviews_it_and_the_head_reads(
    planning: Planning, member: Actor
) -> None:
    head = planning.leaders["party_commune"]
    assert titles(member) == ["Viết bản đăng ký năm 2023, Chuyên đề 2022-2023"]
    row = a_commitment(planning, member)
    assert (row.year, row.side, row.unit, row.reader) == (2023, "party", member.unit, head.post)
    assert titles(member) == ["Bản đăng ký của ông/bà năm 2023"], "due within a week: reviewed next"
    assert titles(head) == [f"{the_post(member).person.full_name} gửi ông/bà đọc bản năm 2023"]
    actions.note_seen(row, by=head, at=clock.now())
    assert titles(head) == []
    row = reviewed(row, member)
    assert (row.content.review, row.seen_on) == (REVIEW, None), "there is something new to read"
    assert titles(member) == []
    assert CommitmentTally.objects.get().reviewed_on == date(2023, 1, 1)


def test_many_to_read_are_one_line_of_the_desk(planning: Planning) -> None:
    some_commitments(planning, 4)
    assert titles(planning.leaders["party_commune"]) == ["4 bản đăng ký gửi ông/bà đọc"]


def test_it_is_bound_to_an_action_of_the_own_units_approved_plan(planning: Planning, member: Actor) -> None:
    an_approved_plan(planning, "party", by="party")
    an_approved_plan(planning, "party_district", by="party")
    mine = an_approved_plan(planning, "party_commune", by="party_district").planactions.get()
    other = PlanAction.objects.get(plan__unit=planning.units["party"])
    row = a_commitment(planning, member, action=mine, duty="")
    assert (row.content.action, row.content.duty) == (mine, mine.text)
    with pytest.raises(refusals.DutyOfOther):
        actions.edit_commitment(row, **told(row, member, action=other))


def told(row: Commitment, by: Actor, **changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"duty": DUTY, "text": TEXT, "due_on": date(2023, 12, 31), "reader": row.reader}
    return {**given, **changes, "by": by, "at": clock.now()}


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"duty": " "}, refusals.DutyMissing),
        ({"text": ""}, refusals.WordsMissing),
        ({"text": "ấ" * 2001}, refusals.CommitmentTooLong),
        ({"text": "Kèm công văn (MẬT)"}, MarkedSecret),
        ({"duty": "TỐI MẬT"}, MarkedSecret),
        ({"due_on": date(2023, 12, 26)}, refusals.DueOutsideTheme),
        ({"due_on": date(2024, 1, 1)}, refusals.DueOutsideTheme),
    ],
)
def test_bad_input_is_refused_and_nothing_is_written(
    planning: Planning, member: Actor, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        a_commitment(planning, member, **changes)
    assert not Commitment.objects.exists()
    assert not CommitmentTally.objects.exists()


def test_one_a_year_for_a_person_also_with_two_posts(planning: Planning, member: Actor) -> None:
    a_commitment(planning, member)
    with pytest.raises(refusals.AlreadyCommitted):
        a_commitment(planning, member)
    with pytest.raises(refusals.AlreadyCommitted):
        a_commitment(planning, also_an_officer(planning, member))
    assert CommitmentTally.objects.count() == 1


def test_a_theme_that_is_over_takes_none(planning: Planning, member: Actor) -> None:
    close_theme(planning.theme, by=planning.officers["party"], at=clock.now())
    planning.theme.refresh_from_db()
    with pytest.raises(refusals.ThemeNotRunning):
        a_commitment(planning, member)


def test_a_reviewed_one_is_no_longer_edited_but_its_reader_may_change(
    planning: Planning, member: Actor
) -> None:
    row = a_reviewed_commitment(planning, member)
    with pytest.raises(refusals.AlreadyReviewed):
        actions.edit_commitment(row, **told(row, member))
    with pytest.raises(refusals.AlreadyReviewed):
        actions.review_commitment(row, review="Lại", by=member, at=clock.now())
    with pytest.raises(refusals.AlreadyReviewed):
        actions.withdraw_commitment(row, by=member, at=clock.now())
    new_head = an_actor(planning.units["party_commune"], Role.LEADER, title="Bí thư mới")
    row = actions.pick_reader(row, reader=the_post(new_head), by=member, at=clock.now())
    assert Commitment.objects.visible_to(new_head).get() == row
    assert not Commitment.objects.visible_to(planning.leaders["party_commune"]).exists()


def test_one_that_is_withdrawn_leaves_nothing_and_makes_room_for_another(
    planning: Planning, member: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    a_reviewed_commitment(planning, a_member(planning))
    row, files = a_commitment(planning, member), StoredFile.objects.count()
    photo = SimpleUploadedFile("viec.jpg", a_photo())
    actions.add_commitment_evidence(row, uploads=[photo], by=member, at=clock.now())
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_commitment(row, by=member, at=clock.now())
    assert not Commitment.objects.visible_to(member).exists()
    assert not Commitment.objects.filter(pk=row.pk).exists()
    assert StoredFile.objects.count() == files
    assert CommitmentTally.objects.get().reviewed_on is not None, "the other one still counts"
    assert checks.commitment_faults() == []
    assert Event.objects.get(event="commitment_withdrawn").user_id is None
    a_commitment(planning, member)


def test_a_review_needs_words(planning: Planning, member: Actor) -> None:
    with pytest.raises(refusals.ReviewMissing):
        actions.review_commitment(a_commitment(planning, member), review="  ", by=member, at=clock.now())


def test_the_direct_head_is_of_the_own_side(planning: Planning, member: Actor) -> None:
    """An officer is read by the heads of the own unit; who leads a unit by the leader of the one above."""
    state = an_actor(planning.units["commune"], Role.UNIT_OFFICER)
    middle = an_actor(planning.units["commune"], Role.UNIT_HEAD)
    assert direct_heads(the_post(state), on=clock.today()) == [
        the_post(middle),
        the_head(planning, "commune"),
    ]
    assert direct_heads(the_post(middle), on=clock.today()) == [the_head(planning, "commune")]
    assert direct_heads(the_head(planning, "commune"), on=clock.today()) == [the_head(planning, "district")]
    assert direct_heads(the_post(member), on=clock.today()) == [the_head(planning)]
    assert direct_heads(the_head(planning), on=clock.today()) == [the_head(planning, "party_district")]


@pytest.mark.parametrize("name", ["commune", "party_district", "neighbour"])
def test_a_reader_of_the_other_side_or_of_another_unit_is_refused(
    planning: Planning, member: Actor, name: str
) -> None:
    with pytest.raises(refusals.NotDirectHead):
        a_commitment(planning, member, reader=the_head(planning, name))
    assert not Commitment.objects.exists()


def test_who_may_do_what_with_a_commitment(planning: Planning, member: Actor) -> None:
    row = a_commitment(planning, member)
    at = clock.now()
    head = the_head(planning)
    assert_table(
        """
                     see   edit  review  reader  evidence  withdraw  seen
        owner        yes   yes   yes     yes     yes       yes       -
        reader       yes   -     -       -       -         -         yes
        colleague    -     -     -       -       -         -         -
        officer      -     -     -       -       -         -         -
        above        -     -     -       -       -         -         -
        other_side   -     -     -       -       -         -         -
        programme    -     -     -       -       -         -         -
        keeper       -     -     -       -       -         -         -
        auditor      -     -     -       -       -         -         -
        command      -     -     -       -       -         -         -
        stand_in     -     -     -       -       -         -         -
        """,
        who={
            "owner": member,
            "reader": planning.leaders["party_commune"],
            "colleague": a_member(planning),
            "officer": planning.officers["party_commune"],
            "above": planning.leaders["party_district"],
            "other_side": planning.leaders["commune"],
            "programme": planning.officers["party"],
            "keeper": an_actor(planning.units["party_commune"], Role.ADMINISTRATOR, Role.PRIVACY_OFFICER),
            "auditor": an_actor(planning.units["party"], Role.AUDITOR),
            "command": COMMAND,
            "stand_in": Actor(channel=Channel.PAGE, user=planning.officers["party"].user, post=head),
        },
        verbs={
            "see": lambda actor: Commitment.objects.visible_to(actor).exists(),
            "edit": lambda actor: actions.edit_commitment(row, **told(row, actor)),
            "review": lambda actor: actions.review_commitment(row, review="Đã làm", by=actor, at=at),
            "reader": lambda actor: actions.pick_reader(row, reader=row.reader, by=actor, at=at),
            "evidence": lambda actor: actions.add_commitment_evidence(row, uploads=[], by=actor, at=at) or 1,
            "withdraw": lambda actor: actions.withdraw_commitment(row, by=actor, at=at) or 1,
            "seen": lambda actor: actions.note_seen(row, by=actor, at=at) or 1,
        },
    )


def test_constraints_hold_without_the_actions(planning: Planning, member: Actor) -> None:
    row = a_commitment(planning, member)
    texts, tallies = CommitmentText.objects.all(), CommitmentTally.objects.all()
    refused: list[Callable[[], object]] = [
        lambda: texts.update(duty=""),
        lambda: texts.update(text=""),
        lambda: tallies.update(reviewed_on=date(2023, 5, 1)),
        lambda: Commitment.objects.update(reviewed_on=date(2020, 1, 1)),
        lambda: Commitment.objects.create(
            theme=row.theme,
            year=row.year,
            person=row.person,
            unit=row.unit,
            side=row.side,
            reader=row.reader,
            written_on=row.written_on,
        ),
    ]
    for write in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


def test_small_counts_are_hidden_and_so_is_what_would_tell_them(planning: Planning) -> None:
    some_commitments(planning, 6)
    for row in some_commitments(planning, 4, "party_district"):
        reviewed(row, owner_of(row))
    some_commitments(planning, 5, "party")
    seen = counts_of(planning.theme, planning.officers["party"], year=2023, on=clock.today())
    assert [(row.name, row.registered, row.reviewed) for row in seen.rows] == [
        ("Đảng ủy Xã Một", 6, 0),
        ("Huyện ủy Thử", None, None),
        ("Tỉnh ủy Thử", None, None),
    ]
    assert (seen.registered, seen.reviewed) == (15, None)
    state = counts_of(planning.theme, planning.leaders["province"], year=2023, on=clock.today())
    assert state.rows == [], "the State side learns nothing of the Party's"


def owner_of(row: Commitment) -> Actor:
    return acting(row.person.posts.get())


def test_a_year_after_the_theme_only_counts_are_left(
    planning: Planning,
    member: Actor,
    at_moment: Callable[..., datetime],
    django_capture_on_commit_callbacks: Any,
) -> None:
    row = a_commitment(planning, member)
    photo = SimpleUploadedFile("viec.jpg", a_photo())
    actions.review_commitment(row, review=REVIEW, uploads=[photo], by=member, at=clock.now())
    kept = StoredFile.objects.exclude(
        pk__in=CommitmentEvidence.objects.values_list("file", flat=True)
    ).exclude(pk__in=CommitmentEvidence.objects.values_list("thumbnail", flat=True))
    others = set(kept.values_list("pk", flat=True))
    assert erased_on(planning.theme) == date(2024, 12, 31)
    at_moment(date(2024, 12, 30))
    jobs.erase_due()
    assert Commitment.objects.exists()
    at_moment(date(2025, 1, 1))
    assert "quá hạn giữ" in checks.commitment_faults()[0]
    with django_capture_on_commit_callbacks(execute=True):
        jobs.erase_due()
        jobs.erase_due()
    left = [model.objects.count() for model in (Commitment, CommitmentText, CommitmentEvidence)]
    assert left == [0, 0, 0]
    assert set(StoredFile.objects.values_list("pk", flat=True)) == others, "evidence only, and all of it"
    assert CommitmentTally.objects.filter(reviewed_on__isnull=False).count() == 1
    assert Event.objects.filter(event="commitments_erased").count() == 1
    assert checks.commitment_faults() == []


def test_the_doctor_sees_a_tally_that_differs(planning: Planning, member: Actor) -> None:
    a_commitment(planning, member)
    assert checks.commitment_faults() == []
    CommitmentTally.objects.all().delete()
    assert "không khớp" in checks.commitment_faults()[0]


def test_someone_elses_words_are_not_allowed_from_the_action(planning: Planning, member: Actor) -> None:
    with pytest.raises(NotAllowed):
        a_commitment(planning, an_actor(planning.units["party"], Role.AUDITOR), reader=the_head(planning))
