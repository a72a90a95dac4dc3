"""Reads of the decision desk: what a round has chosen, what waits, and all that publishing will do."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from nep.commendations.decision_paper import items_of
from nep.commendations.models import (
    AwardDecision,
    AwardForm,
    AwardItem,
    AwardRound,
    AwardRule,
    CommentPeriod,
    Nomination,
)
from nep.commendations.models.decisions import post_and_unit
from nep.commendations.permissions import can_publish_awards
from nep.commendations.subjects import unit_names
from nep.documents.models import NumberSource, PaperType
from nep.documents.numbering import last_number, number_source, number_text
from nep.organisations.actors import Actor
from nep.organisations.queries import version_on


@dataclass(frozen=True)
class FormRow:
    """One form of the round at the decision desk. `free`: chosen and on no decision yet. `may_ask`: the rule
    of today asks the public and nobody was asked yet."""

    form: AwardForm
    free: int
    period: CommentPeriod | None
    unsettled: int
    may_ask: bool
    decisions: list[AwardDecision]


def desk_rows(round_: AwardRound, actor: Actor, day: date) -> list[FormRow]:
    """The forms decided here that somebody was chosen for, the highest first: four queries."""
    chosen = Count(
        "nominations",
        filter=Q(
            nominations__round=round_,
            nominations__state=Nomination.State.CHOSEN,
            nominations__award_item__isnull=True,
        ),
        distinct=True,
    )
    forms = AwardForm.objects.filter(is_own=True).filter(
        Q(nominations__round=round_, nominations__state=Nomination.State.CHOSEN) | Q(decisions__round=round_)
    )
    rows = forms.annotate(free=chosen).prefetch_related("rules").select_related("deciding_unit")
    listed = list(rows.order_by("position", "pk").distinct())
    unsettled = Count("comments", filter=Q(comments__settled_at=None))
    periods = {
        row.form_id: row for row in CommentPeriod.objects.filter(round=round_).annotate(unsettled=unsettled)
    }
    made: dict[int, list[AwardDecision]] = {}
    decisions = AwardDecision.objects.visible_to(actor).filter(round=round_)
    for decision in (
        decisions.select_related("paper", "form", "round").annotate(names=Count("items")).order_by("pk")
    ):
        made.setdefault(decision.form_id, []).append(decision)
    return [_row(form, periods.get(form.pk), made.get(form.pk, []), actor, day) for form in listed]


def _row(
    form: AwardForm,
    period: CommentPeriod | None,
    decisions: list[AwardDecision],
    actor: Actor,
    day: date,
) -> FormRow:
    rule = form.rules_on(day).get(AwardRule.Topic.COMMENT)
    office = form.deciding_unit is not None and can_publish_awards(actor, form.deciding_unit)
    may_ask = office and period is None and rule is not None and bool(rule.value)
    return FormRow(
        form,
        getattr(form, "free", 0) if office else 0,
        period,
        getattr(period, "unsettled", 0),
        may_ask,
        decisions,
    )


@dataclass(frozen=True)
class Preview:
    """One decision as it will stand when it is published. `number` is what the register would give now."""

    decision: AwardDecision
    number: str
    is_number_certain: bool
    items: list[tuple[AwardItem, str, str]]
    persons: int


def preview_of(decision: AwardDecision) -> Preview:
    """Its names with unit and achievement as the register will say them."""
    on = decision.signed_on
    assert on is not None, "a pending decision has its day"
    items = items_of(decision)
    units = unit_names([item.nomination for item in items], on)
    typed = number_source(decision.unit) is NumberSource.OFFICE
    wanted = decision.number or last_number(decision.unit, PaperType.DECISION, on.year) + 1
    issuer = version_on(decision.unit, on).abbreviation
    return Preview(
        decision,
        number_text(decision.unit.world, wanted, PaperType.DECISION, issuer or "…"),
        typed,
        [
            (
                item,
                post_and_unit(item.nomination.subject_post, units[item.nomination_id]),
                item.achievement or decision.citation,
            )
            for item in items
        ],
        sum(1 for item in items if item.nomination.person is not None and item.nomination.person.user_id),
    )
