"""Quizzes of the sample: one after a session with its results and opinions, two that are open on the last
day. Learners answer through the actions, as anybody would."""

from datetime import date, datetime, timedelta

from nep.demo.engine import Story
from nep.demo.members import MEMBERS, OFFICES
from nep.demo.province import Province, cell_of, showcase_of
from nep.demo.quiz_texts import OPINIONS, QUESTIONS
from nep.learning.actions import attempts, banks, feedback, quizzes
from nep.learning.actions.attempts import Given
from nep.learning.actions.banks import worded
from nep.learning.models import (
    AnswerOption,
    Attempt,
    Attendance,
    Bank,
    Feedback,
    FeedbackCount,
    Quiz,
    QuizQuestion,
    Session,
)
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes.models import Theme
from nep.web import clock

SEED = 11
CLASS_ON, ASKED_ON = date(2023, 3, 17), date(2023, 3, 20)
LAST_OPENED = date(2023, 12, 20)
ASKED_PER_LEARNER = 8
STAFF = ("leader", "head", "officer", "desk")
CAME = (Attendance.State.PRESENT, Attendance.State.MAKE_UP)


class QuizLives:
    """The commune asks after its class of March 2023; in the last week commune and committee ask again."""

    def __init__(self, story: Story, built: Province, theme: Theme) -> None:
        self.story, self.built, self.theme = Story.beside(story, seed=SEED), built, theme
        self.right: dict[int, frozenset[int]] = {}
        """Version -> its right options, learnt once per quiz."""
        self.known: set[int] = set()

    def tell(self) -> None:
        self.story.on(CLASS_ON - timedelta(days=7), self._write_banks, hour=9)
        self.story.on(ASKED_ON, self._ask_after_class, hour=9)
        self.story.on(LAST_OPENED, self._ask_again, hour=9)

    def _write_banks(self, at: datetime) -> None:
        contents = list(self.theme.corecontents.order_by("position", "pk"))
        for unit in (showcase_of(self.built), cell_of(self.built)):
            officer = self.built.actor(unit, "officer")
            bank = banks.create_bank(
                unit=unit, theme=self.theme, title="Nghe, nói, làm trong việc hằng ngày", by=officer, at=at
            )
            for place, asked in enumerate(QUESTIONS):
                wording = worded(
                    kind="multiple" if len(asked.right) > 1 else "single",
                    text=asked.text,
                    options=asked.options,
                    right=asked.right,
                    explanation=asked.why,
                    core_content=contents[place % len(contents)] if contents else None,
                )
                banks.add_question(bank, wording, by=officer, at=at)

    def _ask_after_class(self, at: datetime) -> None:
        commune = showcase_of(self.built)
        session = Session.objects.filter(unit=commune, held_on=CLASS_ON).first()
        last = clock.day_of(at) + timedelta(days=10)
        quiz = self._open(commune, "Sau lớp học chuyên đề năm 2023", last, at, session)
        for learner in self._staff(commune):
            if self.story.chance(0.9):
                self._answer_in(quiz, learner, clock.day_of(at))
        if session is not None:
            self._ask_opinions(session, commune, last, at)

    def _ask_again(self, at: datetime) -> None:
        """Open on the last day: the accounts of the sample have something to answer."""
        commune, cell = showcase_of(self.built), cell_of(self.built)
        last = date(2024, 1, 5)
        self._open(commune, "Nhìn lại hai năm làm theo", last, at, None)
        asked = self._open(cell, "Nêu gương: hứa thì theo tới khi xong", last, at, None)
        for number in range(2, MEMBERS + 1):
            if self.story.chance(0.6):
                self._answer_in(asked, self.built.actor(cell, f"member {number}"), clock.day_of(at))

    def _staff(self, commune: Unit) -> list[Actor]:
        parts = [*STAFF, *(f"office {number}" for number in range(1, len(OFFICES) + 1))]
        return [self.built.actor(commune, part) for part in parts]

    def _open(self, unit: Unit, title: str, last: date, at: datetime, session: Session | None) -> Quiz:
        officer, today = self.built.actor(unit, "officer"), clock.day_of(at)
        quiz = quizzes.create_quiz(
            Bank.objects.get(unit=unit),
            title=title,
            question_count=ASKED_PER_LEARNER,
            attempts_allowed=2,
            opens_on=today,
            closes_on=last,
            session=session,
            by=officer,
            at=at,
        )
        return quizzes.open_quiz(quiz, by=officer, at=at)

    def _answer_in(self, quiz: Quiz, learner: Actor, first: date) -> None:
        day = first + timedelta(days=self.story.random.randrange(1, 6))
        self.story.on(day, lambda at: self._answer(quiz, learner, at), hour=19)

    def _answer(self, quiz: Quiz, learner: Actor, at: datetime) -> None:
        seed = self.story.random.getrandbits(attempts.SEED_BITS)
        attempt = attempts.begin_attempt(quiz, by=learner, at=at, seed=seed)
        self._learn_right(quiz)
        given = {place: Given(frozenset(), mine) for place, mine in self._chosen(attempt).items()}
        attempts.save_answers(attempt, given, window="", by=learner, at=at)
        attempts.send_attempt(attempt, by=learner, at=at)

    def _chosen(self, attempt: Attempt) -> dict[int, frozenset[int]]:
        """Right in three of four cases; of several right ones sometimes one is forgotten."""
        found: dict[int, frozenset[int]] = {}
        for position, version in attempt.answers.order_by("position").values_list("position", "version"):
            right = sorted(self.right[version])
            if self.story.chance(0.75):
                found[position] = frozenset(right)
            elif len(right) > 1:
                found[position] = frozenset(right[:-1])
        return found

    def _learn_right(self, quiz: Quiz) -> None:
        if quiz.pk in self.known:
            return
        self.known.add(quiz.pk)
        versions = QuizQuestion.objects.filter(quiz=quiz).values("version")
        options = AnswerOption.objects.filter(version__in=versions, is_right=True).order_by("pk")
        for version, option in options.values_list("version", "pk"):
            self.right[version] = self.right.get(version, frozenset()) | {option}

    def _ask_opinions(self, session: Session, unit: Unit, last: date, at: datetime) -> None:
        row = feedback.open_feedback(session, closes_on=last, by=self.built.actor(unit, "officer"), at=at)
        came = Attendance.objects.filter(session=session, state__in=CAME).values_list("person", flat=True)
        present = set(came)
        for place, learner in enumerate(self._staff(unit)):
            assert learner.post is not None
            if learner.post.person_id in present:
                self._tell_in(row, learner, place, clock.day_of(at))

    def _tell_in(self, row: Feedback, learner: Actor, place: int, first: date) -> None:
        levels = {
            aspect: self.story.random.choices([4, 3, 2], weights=[5, 4, 1])[0]
            for aspect in FeedbackCount.Aspect.values
        }
        words = OPINIONS[place] if place < len(OPINIONS) else ""
        self.story.on(
            first + timedelta(days=1 + place % 5),
            lambda at: feedback.give_feedback(row, levels=levels, text=words, by=learner, at=at),
            hour=20,
        )
