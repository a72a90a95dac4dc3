"""What the desk, the unit, the leader and everyone need to read of handling."""

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from nep.meetings.models import Host
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Post, Unit, UnitKind, World
from nep.organisations.queries import parent_of, posts_at, units_below, version_on, with_version
from nep.organisations.roles import Role
from nep.petitions.models import LIVE, Answer, AnswerPromise, Concern, Petition, Reopening, State, Telling

HANDLED_BY = tuple(kind for kind in UnitKind if kind != UnitKind.HAMLET)


def area_of_desk(desk_unit_id: int, day: date) -> Unit | int:
    """The unit (or its id) whose subtree a desk serves: a reception board serves the unit above it, others
    their own."""
    if version_on(desk_unit_id, day).kind != UnitKind.RECEPTION:
        return desk_unit_id
    return parent_of(desk_unit_id, line=Line.STATE, on=day) or desk_unit_id


def units_to_assign(petition: Petition, day: date) -> QuerySet[Unit]:
    """Where the desk may send it: the units of its area that handle petitions, by name."""
    area = area_of_desk(petition.desk_unit_id, day)
    return _in_order(_not_concerned(units_below(area, line=Line.STATE, on=day), petition, day), day)


def units_to_transfer(petition: Petition, day: date) -> QuerySet[Unit]:
    """Any other unit of the State and the Front that handles petitions."""
    others = Unit.objects.exclude(world=World.PARTY).exclude(petitions=petition)
    return _in_order(_not_concerned(others, petition, day), day)


def _not_concerned(units: QuerySet[Unit], petition: Petition, day: date) -> QuerySet[Unit]:
    """Without those that its sender says it is about: the action refuses them, so they are not offered."""
    if petition.concern == Concern.NO:
        return units
    return units.exclude(pk__in=units_below(petition.place_unit, line=Line.STATE, on=day).values("pk"))


def _in_order(units: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    return named_units(units, day).filter(current_kind__in=HANDLED_BY)  # type: ignore[misc] # annotated


def named_units(units: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    """`units` with their `current_name`, in the order of their names."""
    return with_version(units, day).order_by("current_sort_key", "pk")


def unit_options(units: QuerySet[Unit], day: date) -> list[tuple[int, str]]:
    """(id, name) of `units` for a drop-down, by name."""
    return [(unit.pk, unit.current_name) for unit in named_units(units, day)]  # type: ignore[attr-defined] # annotated


def units_to_act(unit: Unit, day: date) -> QuerySet[Unit]:
    """Who may be made responsible for a promise: the answering unit and the units below it."""
    return named_units(units_below(unit, line=Line.STATE, on=day), day)


def leaders_of(unit: Unit, day: date) -> QuerySet[Post]:
    return posts_at(unit, on=day, role=Role.LEADER)


def leaders_in_the_hall(petition: Petition, day: date) -> QuerySet[Post]:
    """Leaders who hosted the session where it was said, and those of the unit that held it."""
    held = Post.objects.filter(valid_from__lte=day, valid_to__gt=day, roles__role=Role.LEADER)
    hosted = Host.objects.filter(meeting=petition.meeting_id).values("post")
    here = held.filter(Q(unit=petition.home_unit_id) | Q(pk__in=hosted))
    return here.select_related("unit").prefetch_related("roles").distinct().order_by("pk")


def has_head(petition: Petition, day: date) -> bool:
    """Somebody at the unit checks answers before they are approved."""
    unit = petition.unit
    return unit is not None and posts_at(unit, on=day, role=Role.UNIT_HEAD).exists()


def live_answer(petition: Petition) -> Answer | None:
    return petition.answers.filter(state__in=LIVE).select_related("drafted_by", "returned_by").first()


def approved_answers(petition: Petition) -> list[Answer]:
    """Every approved version, the current one first."""
    answers = petition.answers.approved().select_related("approved_by", "drafted_by")
    return list(answers.order_by("-version"))


def promises_in(answer: Answer) -> QuerySet[AnswerPromise]:
    rows = answer.promises.select_related("promised_by", "contact", "promise")
    return rows.order_by("position")


def answers_to_check(actor: Actor) -> QuerySet[Answer]:
    return _answers_at(actor, "check_answer", [Answer.State.SUBMITTED])


def answers_to_approve(actor: Actor, day: date) -> QuerySet[Answer]:
    """What the leader reads and signs, the most urgent first; also unchecked ones where no head is."""
    states = [Answer.State.CHECKED]
    if actor.unit is None or not actor.has("approve_answer"):
        return Answer.objects.none()
    if not posts_at(actor.unit, on=day, role=Role.UNIT_HEAD).exists():
        states.append(Answer.State.SUBMITTED)
    return _answers_at(actor, "approve_answer", states)


def _answers_at(actor: Actor, verb: str, states: Sequence[str]) -> QuerySet[Answer]:
    if actor.unit is None or not actor.has(verb):
        return Answer.objects.none()
    seen = Petition.objects.visible_to(actor)
    rows = Answer.objects.filter(unit=actor.unit, state__in=states, petition__in=seen.values("pk"))
    return rows.select_related("petition__deadline", "drafted_by").order_by(*_by_due("petition__due_on"))


def petitions_to_assign(actor: Actor) -> QuerySet[Petition]:
    """Sorted, at the acting post's desk, not yet with a unit."""
    if not actor.has("assign_petition"):
        return Petition.objects.none()
    waiting = Petition.objects.visible_to(actor).filter(desk_unit=actor.unit, state=State.RECEIVED)
    sorted_ones = waiting.filter(klass__in=[Petition.Klass.QUESTION, Petition.Klass.PROPOSAL])
    return sorted_ones.select_related("deadline").order_by(*_by_due("due_on"))


def _by_due(name: str) -> tuple[OrderBy, str]:
    """The most urgent first; what stands still has no day and comes last on either database."""
    return F(name).asc(nulls_last=True), "pk"


def petitions_to_draft(actor: Actor) -> QuerySet[Petition]:
    """With the acting post's unit, and no answer on its way to approval."""
    if not actor.has("draft_answer"):
        return Petition.objects.none()
    on_its_way = Answer.objects.waiting_for_approval().values("petition")
    waiting = Petition.objects.visible_to(actor).filter(unit=actor.unit, state=State.ASSIGNED)
    return waiting.exclude(pk__in=on_its_way).select_related("deadline").order_by(*_by_due("due_on"))


def returned_to(actor: Actor) -> QuerySet[Answer]:
    return _answers_at(actor, "draft_answer", [Answer.State.RETURNED])


def reopened_at(actor: Actor) -> QuerySet[Reopening]:
    """What a citizen reported as not settled by the answer of the acting post's unit."""
    if not actor.has("draft_answer"):
        return Reopening.objects.none()
    seen = Petition.objects.visible_to(actor)
    rows = Reopening.objects.filter(unit=actor.unit, closed_on=None, petition__in=seen.values("pk"))
    return rows.select_related("petition", "deadline").order_by(*_by_due("due_on"))


def tellings_to_do(actor: Actor) -> QuerySet[Telling]:
    """The desk's tasks of telling, the oldest first."""
    seen = Petition.objects.visible_to(actor)
    rows = Telling.objects.to_do().on_desk_of(actor).filter(petition__in=seen.values("pk"))
    return rows.select_related("petition__slip", "answer", "promise").order_by("created_on", "pk")
