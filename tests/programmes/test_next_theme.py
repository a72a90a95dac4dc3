"""The next theme starts from the last: its contents, lessons, promises not kept, actions not done."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.accounts.models import User
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.programmes import actions
from nep.programmes.actions import succession
from nep.programmes.actions.lessons import note_lesson
from nep.programmes.models import CarriedLine, Lesson, Theme
from nep.programmes.queries.lessons import carried_groups
from nep.programmes.refusals import lessons as refusals
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.secrecy import MarkedSecret
from tests.factories.organisations import an_actor
from tests.factories.plans import Planning, a_planning, an_approved_plan
from tests.factories.programmes import a_draft
from tests.factories.promises import a_kept_promise, a_promise
from tests.tables import assert_table

pytestmark = pytest.mark.django_db
NEXT = {
    "code": "2024-2025",
    "full_title": "Học tập và làm theo năm 2024-2025",
    "short_title": "Chuyên đề 2024-2025",
    "starts_on": date(2024, 1, 1),
    "ends_on": date(2025, 12, 31),
}
LESSON = "Giao việc kèm ngày thì mới theo được."


@pytest.fixture
def planning(now: datetime) -> Planning:
    return a_planning()


def told(planning: Planning) -> dict[str, Any]:
    return {"by": planning.officers["party"], "at": clock.now()}


def the_next(planning: Planning) -> Theme:
    return actions.succeed_theme(planning.theme, **NEXT, **told(planning))


def drawn(theme: Theme) -> list[tuple[str, list[str]]]:
    return [(str(group.heading), [line.text for line in group.lines]) for group in carried_groups(theme)]


def test_the_draft_starts_with_what_the_last_theme_leaves_each_with_its_link(planning: Planning) -> None:
    note_lesson(planning.theme, text=LESSON, **told(planning))
    an_approved_plan(planning, "party", by="party")
    an_approved_plan(planning, "party_district", by="party")
    open_promise = a_promise(planning.units["commune"], text="Rải đá đường ấp Tám")
    a_kept_promise(planning.units["commune"])
    theme = the_next(planning)
    assert drawn(theme) == [
        ("Bài học", [LESSON]),
        ("Việc đã hứa chưa làm xong", ["Xã Một: Rải đá đường ấp Tám"]),
        (
            "Việc trong kế hoạch chưa xong",
            ["Thu gom rác tại nguồn ở mười ấp", "1 việc trong kế hoạch của 1 đơn vị chưa làm xong"],
        ),
    ]
    links = dict(theme.carried.order_by("pk").values_list("kind", "url"))
    assert links["promises"] == reverse("promises:promise", args=[open_promise.uuid])
    assert links["lessons"] == f"{planning.theme.get_absolute_url()}#bai-hoc"
    assert links["actions"].startswith(reverse("programmes:actions"))


def test_a_line_is_taken_into_the_contents_or_left_and_stays_so(planning: Planning) -> None:
    note_lesson(planning.theme, text=LESSON, **told(planning))
    note_lesson(planning.theme, text="Họp ít, đi nhiều.", **told(planning))
    theme = the_next(planning)
    first, second = theme.carried.order_by("position")
    content = succession.take_line(first, text="Giao việc phải kèm ngày", **told(planning))
    assert (content.text, theme.corecontents.count()) == ("Giao việc phải kèm ngày", 2)
    succession.leave_line(second, **told(planning))
    note_lesson(planning.theme, text="Nghe dân trước, bàn sau.", **told(planning))
    assert succession.carry_lessons(theme, **told(planning)) == 3
    states = theme.carried.order_by("position").values_list("state", flat=True)
    assert list(states) == ["taken", "left", "proposed"]
    for line in (first, second):
        with pytest.raises(refusals.AlreadyDecided):
            succession.take_line(line, text="Lại", **told(planning))


@pytest.mark.parametrize(
    ("text", "refusal"),
    [(" ", refusals.LessonEmpty), ("ấ" * 1001, refusals.LessonTooLong), ("Văn bản (Mật)", MarkedSecret)],
)
def test_a_bad_lesson_is_refused(planning: Planning, text: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        note_lesson(planning.theme, text=text, **told(planning))
    assert not Lesson.objects.exists()


def test_a_draft_has_no_lessons_and_a_first_theme_nothing_before(planning: Planning) -> None:
    draft = a_draft(planning.units["party"], planning.officers["party"], code="khac")
    with pytest.raises(refusals.LessonTooEarly):
        note_lesson(draft, text=LESSON, **told(planning))
    with pytest.raises(refusals.NothingBefore):
        succession.carry_lessons(draft, **told(planning))


def test_who_works_on_lessons(planning: Planning) -> None:
    note_lesson(planning.theme, text=LESSON, **told(planning))
    theme, at = the_next(planning), clock.now()
    line = theme.carried.get()
    assert_table(
        """
                  note  carry  take  leave
        office    yes   yes    yes   yes
        leader    -     -      -     -
        below     -     -      -     -
        auditor   -     -      -     -
        """,
        who={
            "office": planning.officers["party"],
            "leader": planning.leaders["party"],
            "below": planning.officers["party_district"],
            "auditor": an_actor(planning.units["party"], Role.AUDITOR),
        },
        verbs={
            "note": lambda actor: note_lesson(planning.theme, text=LESSON, by=actor, at=at),
            "carry": lambda actor: succession.carry_lessons(theme, by=actor, at=at),
            "take": lambda actor: succession.take_line(line, text=LESSON, by=actor, at=at),
            "leave": lambda actor: succession.leave_line(line, by=actor, at=at) or 1,
        },
    )


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert isinstance(actor.user, User)
    client.force_login(actor.user)
    return client


def test_the_officer_does_it_in_the_browser(planning: Planning) -> None:
    desk, old = signed_in(planning.officers["party"]), planning.theme
    desk.post(reverse("programmes:lesson", args=[old.uuid]), {"text": LESSON})
    assert LESSON in desk.get(old.get_absolute_url()).content.decode()
    theme = the_next(planning)
    carried = reverse("programmes:carried", args=[theme.uuid])
    assert carried in desk.get(theme.get_absolute_url()).content.decode()
    assert LESSON in desk.get(carried).content.decode()
    line = CarriedLine.objects.get()
    take = reverse("programmes:take_line", args=[theme.uuid, line.pk])
    assert "Ông/bà ghi nội dung" not in desk.get(take).content.decode()
    assert "(Mật)" in desk.post(take, {"text": "Văn bản (Mật)"}).content.decode(), "the words are kept"
    assert desk.post(take, {"text": "Giao việc kèm ngày"}).headers["Location"] == carried
    assert "đã đưa vào" in desk.get(carried).content.decode()
    desk.post(reverse("programmes:leave_line", args=[theme.uuid, line.pk]))
    desk.post(reverse("programmes:carry", args=[theme.uuid]))
    assert CarriedLine.objects.get().state == "taken"
    stranger = signed_in(planning.officers["commune"])
    assert stranger.get(carried).status_code == 404, "a draft of others does not exist"
    assert stranger.get(reverse("programmes:lesson", args=[old.uuid])).status_code == 403
