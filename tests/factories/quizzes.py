"""Question banks, quizzes and who answers them, for tests; made through the actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from nep.learning.actions import attempts, banks, feedback, planning, quizzes
from nep.learning.actions.attempts import Given
from nep.learning.models import Attempt, Attendance, Bank, Feedback, FeedbackCount, Question, Quiz, Session
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.programmes.models import AudienceGroup
from nep.vietnamese.names import sort_key
from nep.vietnamese.text import fold
from nep.web import clock
from tests.factories.organisations import an_actor
from tests.factories.plans import Planning, a_planning

RIGHT_LEVELS = dict.fromkeys(FeedbackCount.Aspect.values, 4)


@dataclass
class Class:
    """The committee of a commune asks its members about the theme."""

    planning: Planning
    bank: Bank
    author: Actor

    @property
    def unit(self) -> Unit:
        return self.planning.units["party_commune"]


def a_class(*, questions: int = 6) -> Class:
    planning_ = a_planning()
    author = planning_.officers["party_commune"]
    unit = planning_.units["party_commune"]
    bank = a_bank(planning_, unit, author)
    for number in range(1, questions + 1):
        a_question(bank, author, number)
    return Class(planning_, bank, author)


def a_bank(planning_: Planning, unit: Unit, by: Actor, title: str = "Học tập gắn với nhiệm vụ") -> Bank:
    return banks.create_bank(unit=unit, theme=planning_.theme, title=title, by=by, at=clock.now())


def wording(number: int = 1, **changes: Any) -> banks.Wording:
    given: dict[str, Any] = {
        "kind": "single",
        "text": f"Câu hỏi thử số {number}?",
        "options": ("Từ việc của mình", "Từ việc của người khác", "Không từ đâu"),
        "right": (1,),
        "explanation": f"Vì lời giải số {number}.",
        **changes,
    }
    return banks.worded(**given)


def a_question(bank: Bank, by: Actor, number: int = 1, **changes: Any) -> Question:
    return banks.add_question(bank, wording(number, **changes), by=by, at=clock.now())


def a_quiz(scene: Class, **changes: Any) -> Quiz:
    """A draft, from today for a week."""
    today = clock.today()
    given = {
        "title": "Tìm hiểu chuyên đề",
        "question_count": 3,
        "opens_on": today,
        "closes_on": today + timedelta(days=7),
        **changes,
    }
    return quizzes.create_quiz(scene.bank, **given, by=scene.author, at=clock.now())


def an_open_quiz(scene: Class, **changes: Any) -> Quiz:
    return quizzes.open_quiz(a_quiz(scene, **changes), by=scene.author, at=clock.now())


def a_learner(unit: Unit) -> Actor:
    return an_actor(unit, Role.MEMBER, title="Đảng viên")


def begun(quiz: Quiz, by: Actor, *, seed: int = 7) -> Attempt:
    return attempts.begin_attempt(quiz, by=by, at=clock.now(), seed=seed)


def right_of(attempt: Attempt, position: int) -> frozenset[int]:
    version = attempt.answers.get(position=position).version
    return frozenset(version.options.filter(is_right=True).values_list("pk", flat=True))


def wrong_of(attempt: Attempt, position: int) -> frozenset[int]:
    version = attempt.answers.get(position=position).version
    return frozenset(version.options.filter(is_right=False).values_list("pk", flat=True)[:1])


def saved(
    attempt: Attempt, given: dict[int, Iterable[int]], by: Actor, *, window: str = "w" * 22
) -> attempts.Saved:
    """Answers from a page that had shown none of them."""
    told = {place: Given(frozenset(), frozenset(mine)) for place, mine in given.items()}
    return attempts.save_answers(attempt, told, window=window, by=by, at=clock.now())


def sent(quiz: Quiz, by: Actor, *, right: int, seed: int = 7) -> Attempt:
    """An attempt with `right` right answers; the others are wrong."""
    attempt = begun(quiz, by, seed=seed)
    places = range(1, attempt.asked_count + 1)
    given = {place: (right_of if place <= right else wrong_of)(attempt, place) for place in places}
    saved(attempt, given, by)
    return attempts.send_attempt(attempt, by=by, at=clock.now())


def some_results(quiz: Quiz, unit: Unit, results: Iterable[int]) -> list[Attempt]:
    """One learner of `unit` for each number of right answers."""
    return [sent(quiz, a_learner(unit), right=right, seed=place) for place, right in enumerate(results)]


def a_session(scene: Class, *, happens_on: date | None = None) -> Session:
    group = AudienceGroup.objects.filter(theme=scene.planning.theme).first() or AudienceGroup.objects.create(
        theme=scene.planning.theme, name="Cán bộ", position=1
    )
    assert scene.author.post is not None
    return planning.plan_session(
        scene.planning.theme,
        unit=scene.unit,
        title="Lớp học chuyên đề",
        format="class",
        core_contents=[],
        audience_groups=[group],
        happens_on=happens_on or clock.today(),
        starts_at=time(8),
        place="Hội trường xã",
        hosts=[scene.author.post],
        by=scene.author,
        at=clock.now(),
    )


def a_held_session(scene: Class, *learners: Actor) -> Session:
    """Held today; `learners` came. The attendance app writes this through its own actions."""
    session = a_session(scene)
    for place, learner in enumerate(learners):
        assert learner.post is not None
        person = learner.post.person
        Attendance.objects.create(
            session=session,
            person=person,
            name=person.full_name,
            folded=fold(person.full_name),
            sort_key=sort_key(person.full_name),
            code=f"{place:08d}",
            state=Attendance.State.PRESENT,
            marked_at=clock.now(),
        )
    Session.objects.filter(pk=session.pk).update(
        state=Session.State.HELD,
        held_on=clock.today(),
        persons_due=len(learners),
        present=len(learners),
        attendance_by=Session.Way.LIST,
    )
    session.refresh_from_db()
    return session


def an_open_feedback(scene: Class, session: Session) -> Feedback:
    closes_on = clock.today() + timedelta(days=7)
    return feedback.open_feedback(session, closes_on=closes_on, by=scene.author, at=clock.now())


def told(row: Feedback, by: Actor, *, text: str = "", **levels: int) -> None:
    feedback.give_feedback(row, levels=RIGHT_LEVELS | levels, text=text, by=by, at=clock.now())
