"""The catalogue of awards: forms, and dated rules that a named clerk has compared with their texts."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import refusals
from nep.commendations.models import AwardForm, AwardRule
from nep.commendations.permissions import can_edit_catalogue
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.vietnamese.dates import short_day
from nep.web import clock
from nep.web.errors import NotAllowed


def create_award_form(
    *,
    name: str,
    level: str,
    world: str,
    deciding_unit: Unit | None,
    authority: str,
    position: int,
    by: Actor,
    at: datetime,
) -> AwardForm:
    """Without `deciding_unit` another authority decides: the form is only nominated and recorded
    (safeguard 20).

    Raises NotAllowed, FormAlreadyThere."""
    if not can_edit_catalogue(by):
        raise NotAllowed
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = AwardForm.objects.create(
                    name=name,
                    level=level,
                    world=world,
                    is_own=deciding_unit is not None,
                    deciding_unit=deciding_unit,
                    authority=authority,
                    position=position,
                )
        except IntegrityError:
            raise refusals.FormAlreadyThere from None
        record("award_form_created", thing=made, by=by, at=at)
        return made


def add_award_rule(
    form: AwardForm,
    *,
    topic: str,
    valid_from: date,
    basis: str,
    value: int | None = None,
    denominator: str = "",
    for_collectives: bool = False,
    for_individuals: bool = False,
    words: str = "",
    by: Actor,
    at: datetime,
) -> AwardRule:
    """Holds for events from `valid_from` on; starts as not compared with the original text.

    Raises NotAllowed, RuleIncomplete, RuleAlreadyThere."""
    if not can_edit_catalogue(by):
        raise NotAllowed
    rule = AwardRule(
        form=form,
        topic=topic,
        valid_from=valid_from,
        value=value,
        denominator=denominator,
        for_collectives=for_collectives,
        for_individuals=for_individuals,
        words=words,
        basis=basis,
    )
    _refuse_incomplete(rule)
    with transaction.atomic():
        if form.rules.filter(topic=topic, valid_from=valid_from).exists():
            raise refusals.RuleAlreadyThere
        rule.save()
        facts: dict[str, str | int | None] = {"topic": topic, "day": short_day(valid_from)}
        record("award_rule_added", thing=form, by=by, at=at, facts=facts)
        return rule


def _refuse_incomplete(rule: AwardRule) -> None:
    topics = AwardRule.Topic
    missing = {
        topics.THRESHOLD: not rule.value or rule.value > 100 or not rule.denominator,
        topics.COMMENT: rule.value is None,
        topics.ELIGIBILITY: not (rule.for_collectives or rule.for_individuals),
        topics.HANDS: rule.value not in (0, 1),
        topics.TIE: not rule.value or rule.value > 9,
    }
    if missing.get(topics(rule.topic), not rule.words.strip()):
        raise refusals.RuleIncomplete


def verify_award_rule(rule: AwardRule, *, by: Actor, at: datetime) -> AwardRule:
    """The acting post has compared the rule with the original text and stands for it by name.

    Raises NotAllowed, AlreadyVerified."""
    with transaction.atomic():
        if not can_edit_catalogue(by) or by.post is None:
            raise NotAllowed
        unverified = AwardRule.objects.filter(pk=rule.pk, status=AwardRule.Status.UNVERIFIED)
        verified = {"verified_by": by.post, "verified_on": clock.day_of(at)}
        if unverified.update(status=AwardRule.Status.VERIFIED, **verified) != 1:
            raise refusals.AlreadyVerified
        facts: dict[str, str | int | None] = {"topic": rule.topic, "day": short_day(rule.valid_from)}
        record("award_rule_verified", thing=rule.form, by=by, at=at, facts=facts)
        rule.refresh_from_db()
        return rule
