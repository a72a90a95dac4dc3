"""Who is asked, what waits for whom, and an attempt as its page shows it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.accounts.models import User
from nep.learning.choosing import shuffled
from nep.learning.models import (
    AnswerOption,
    Attempt,
    AttemptAnswer,
    Attendance,
    Feedback,
    FeedbackMark,
    QuestionVersion,
    Quiz,
    Session,
)
from nep.learning.scoring import Mark, mark
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Post, Span, Unit, World
from nep.organisations.queries import SEGMENT, units_below
from nep.organisations.registry import DeskItem
from nep.organisations.roles import GRANTS

CAME = (Attendance.State.PRESENT, Attendance.State.MAKE_UP)
TAKERS = [role for role, grants in GRANTS.items() if "take_quizzes" in grants]
DESK_LIMIT = 50
QUIZ, FEEDBACK = "quiz", "feedback"


def line_of(unit: Unit) -> Line:
    return Line.PARTY if unit.world == World.PARTY else Line.STATE


@dataclass(frozen=True)
class Above:
    """A unit with those above it, each on the line of its own world."""

    unit: int
    party: list[int]
    state: list[int]

    def holds(self, field: str) -> Q:
        """A condition: the unit in `field` is one of these."""
        in_party = Q(**{f"{field}__in": self.party, f"{field}__world": World.PARTY})
        in_state = Q(**{f"{field}__in": self.state}) & ~Q(**{f"{field}__world": World.PARTY})
        return Q(**{field: self.unit}) | in_party | in_state


def above(unit: Unit, *, on: date) -> Above:
    """One query."""
    rows = Span.objects.filter(unit=unit, valid_from__lte=on, valid_to__gt=on).order_by()
    paths = dict(rows.values_list("line", "path"))
    return Above(unit.pk, _units(paths.get(Line.PARTY, "")), _units(paths.get(Line.STATE, "")))


def _units(path: str) -> list[int]:
    return [int(path[place : place + SEGMENT]) for place in range(0, len(path), SEGMENT)]


def quizzes_for(actor: Actor, day: date, *, among: Above | None = None) -> QuerySet[Quiz]:
    """Running quizzes that the acting post may answer."""
    if actor.post is None or not actor.has("take_quizzes"):
        return Quiz.objects.none()
    among = among or above(actor.post.unit, on=day)
    own = Attendance.objects.of(actor).values("session")
    return Quiz.objects.running_on(day).filter(among.holds("unit") | Q(session__in=own))


def feedback_for(actor: Actor, day: date, *, among: Above | None = None) -> QuerySet[Feedback]:
    """Sessions whose quality the acting post is asked about and has not told yet."""
    if actor.post is None or not actor.has("take_quizzes"):
        return Feedback.objects.none()
    among = among or above(actor.post.unit, on=day)
    came = Q(session__in=Attendance.objects.of(actor).filter(state__in=CAME).values("session"))
    counted = Q(session__attendance_by=Session.Way.COUNT)
    asked = came | (counted & among.holds("session__unit"))
    running = Feedback.objects.filter(asked, opened_on__lte=day, closes_on__gte=day)
    told = FeedbackMark.objects.filter(feedback=OuterRef("pk"), person=actor.post.person_id)
    return running.filter(~Exists(told)).select_related("session")


def desk_answers(actor: Actor, day: date) -> list[DeskItem]:
    """Quizzes that wait for the learner's first attempt, and sessions to tell about. In person only."""
    if actor.post is None or actor.mandate is not None or not actor.has("take_quizzes"):
        return []
    among = above(actor.post.unit, on=day)
    sent = Attempt.objects.filter(quiz=OuterRef("pk"), person=actor.post.person_id, sent_at__isnull=False)
    quizzes = quizzes_for(actor, day, among=among).filter(~Exists(sent)).order_by()
    asked = feedback_for(actor, day, among=among).order_by()
    names = ("about", "closes_on", "title", "uuid")
    rows = quizzes.annotate(about=Value(QUIZ)).values_list(*names)
    sessions = asked.annotate(
        about=Value(FEEDBACK), title=F("session__title"), uuid=F("session__uuid")
    ).values_list(*names)
    found = rows.union(sessions, all=True).order_by("closes_on", "about", "title")[:DESK_LIMIT]
    return [_desk_item(*row) for row in found]


def _desk_item(about: str, closes_on: date, title: str, uuid: UUID) -> DeskItem:
    if about == QUIZ:
        return DeskItem(_("Bài trắc nghiệm"), title, reverse("learning:take", args=[uuid]), closes_on)
    return DeskItem(_("Góp ý về buổi học"), title, reverse("learning:feedback", args=[uuid]), closes_on)


def learners_of(quiz: Quiz, *, on: date) -> QuerySet[User]:
    """Accounts of who is asked and has not sent a first attempt: who is on the list of the quiz's session,
    or without such a list everybody below its unit."""
    answered = Attempt.objects.filter(quiz=quiz, sent_at__isnull=False).values("person")
    listed = Attendance.objects.filter(session=quiz.session_id, person__isnull=False)
    users = User.objects.filter(person__isnull=False).exclude(person__in=answered)
    if quiz.session_id is not None and listed.exists():
        return users.filter(person__in=listed.values("person"))
    below = units_below(quiz.unit, line=line_of(quiz.unit), on=on)
    held = Post.objects.filter(unit__in=below, valid_from__lte=on, valid_to__gt=on, roles__role__in=TAKERS)
    return users.filter(person__in=held.values("person"))


def not_told(feedback: Feedback) -> QuerySet[User]:
    """Accounts of who was there and has not told what they think."""
    came = Attendance.objects.filter(session=feedback.session_id, state__in=CAME, person__isnull=False)
    users = User.objects.filter(person__in=came.values("person"))
    return users.exclude(person__in=feedback.marks.values("person"))


@dataclass(frozen=True)
class ShownOption:
    pk: int
    text: str
    is_chosen: bool
    is_right: bool


@dataclass(frozen=True)
class ShownQuestion:
    """One question of an attempt. `mark` is empty while it is being answered."""

    position: int
    text: str
    is_multiple: bool
    options: list[ShownOption]
    explanation: str = ""
    mark: str = ""

    @property
    def chosen(self) -> list[int]:
        return sorted(option.pk for option in self.options if option.is_chosen)

    @property
    def base(self) -> str:
        """What this page shows as chosen, as its hidden field carries it."""
        return ",".join(map(str, self.chosen))


def shown_questions(attempt: Attempt, *, with_results: bool) -> list[ShownQuestion]:
    """The attempt's questions in their order, the options of each in the order of its seed. Right options and
    explanations are there only `with_results`. Two queries."""
    rows = attempt.answers.select_related("version").order_by("position")
    return [_shown(row, attempt.seed, with_results) for row in rows.prefetch_related("version__options")]


def _shown(row: AttemptAnswer, seed: int, with_results: bool) -> ShownQuestion:
    version = row.version
    by_key = {option.pk: option for option in version.options.all()}
    ordered = [by_key[pk] for pk in shuffled(by_key, seed, about=f"options {version.pk}")]
    return ShownQuestion(
        position=row.position,
        text=version.text,
        is_multiple=version.kind == QuestionVersion.Kind.MULTIPLE,
        options=[_option(one, row.chosen, with_results) for one in ordered],
        explanation=version.explanation if with_results else "",
        mark=_mark(row, by_key) if with_results else "",
    )


def _option(option: AnswerOption, chosen: list[int], with_results: bool) -> ShownOption:
    return ShownOption(option.pk, option.text, option.pk in chosen, with_results and option.is_right)


def _mark(row: AttemptAnswer, options: dict[int, AnswerOption]) -> Mark:
    return mark(row.chosen, [pk for pk, option in options.items() if option.is_right])
