"""What a council should know before it judges: said in words, each with the rule it rests on; never a refusal
by itself, because only people can weigh an achievement."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nep.commendations.dossiers import dossier_of
from nep.commendations.models import AwardRule, Nomination
from nep.commendations.models.nominations import NominationQuerySet
from nep.commendations.pending import awarded_nominations
from nep.norms.queries import UnknownNorm, norm_on
from nep.organisations.models import Post
from nep.organisations.queries import version_on
from nep.vietnamese.dates import short_day
from nep.vietnamese.numbers import with_dots
from nep.vietnamese.text import fold

TRANSFER_RULE = "award.transfer"


@dataclass(frozen=True)
class Check:
    """`is_fine` is False for what needs an eye; `basis` names the rule as the clerk wrote it, or is empty."""

    is_fine: bool
    sentence: str
    basis: str = ""
    is_verified: bool = False


def checks_of(nomination: Nomination, *, on: date) -> list[Check]:
    """Every check of the nomination, those that need an eye first."""
    found = [
        *_eligible(nomination, on),
        *_dossier(nomination, on),
        *_unit_still_there(nomination, on),
        *_other_forms(nomination, on),
        *_earlier(nomination, on),
        *_moved(nomination, on),
    ]
    return sorted(found, key=lambda check: check.is_fine)


def _rule(nomination: Nomination, topic: str, on: date) -> AwardRule | None:
    return nomination.form.rules_on(on).get(topic)


def _eligible(nomination: Nomination, on: date) -> Iterator[Check]:
    rule = _rule(nomination, AwardRule.Topic.ELIGIBILITY, on)
    if rule is None:
        yield Check(False, _("Chưa ghi hình thức này tặng cho ai."))
        return
    allowed = rule.for_collectives if nomination.kind == "collective" else rule.for_individuals
    words = _("Hình thức này tặng cho %(kind)s.") if allowed else _("Hình thức này không tặng cho %(kind)s.")
    yield Check(
        allowed,
        words % {"kind": nomination.get_kind_display()},
        rule.basis,
        rule.status == AwardRule.Status.VERIFIED,
    )


def _dossier(nomination: Nomination, on: date) -> Iterator[Check]:
    rule = _rule(nomination, AwardRule.Topic.DOSSIER, on)
    if rule is None:
        return
    asked = [line for line in dossier_of(nomination, on) if line.is_asked]
    missing = [line.name for line in asked if not line.is_there]
    if missing:
        words = _("Hồ sơ còn thiếu: %(papers)s.") % {"papers": ", ".join(missing)}
    else:
        words = _("Hồ sơ đủ %(count)s văn bản.") % {"count": with_dots(len(asked))}
    yield Check(not missing, words, rule.basis, rule.status == AwardRule.Status.VERIFIED)


def _unit_still_there(nomination: Nomination, on: date) -> Iterator[Check]:
    unit = nomination.collective
    if unit is not None and version_on(unit, on).is_closing:
        sentence = _("Tập thể này đã giải thể hoặc sáp nhập, không còn hoạt động.")
        yield Check(False, sentence, *_by(nomination, AwardRule.Topic.DISSOLVED, on))


def _by(nomination: Nomination, topic: str, on: date) -> tuple[str, bool]:
    """Basis and state of the rule about `topic`, as the catalogue has it; empty where it has none."""
    rule = _rule(nomination, topic, on)
    return (rule.basis, rule.status == AwardRule.Status.VERIFIED) if rule else ("", False)


def _other_forms(nomination: Nomination, on: date) -> Iterator[Check]:
    by = _by(nomination, AwardRule.Topic.ONE_FORM, on)
    others = _same_subject(nomination).filter(round=nomination.round).select_related("form")
    for other in others.order_by("pk"):
        same = fold(other.achievement) == fold(nomination.achievement) and nomination.achievement
        facts = {"form": other.form.name}
        if same:
            yield Check(False, _("Cùng một thành tích đã được đề nghị %(form)s trong đợt này.") % facts, *by)
        else:
            yield Check(
                False, _("Cũng được đề nghị %(form)s trong đợt này, với thành tích khác.") % facts, *by
            )


def _earlier(nomination: Nomination, on: date) -> Iterator[Check]:
    """As the register has it: what waits for its decision is not told, what was revoked does not count."""
    by = _by(nomination, AwardRule.Topic.ONE_FORM, on)
    awarded = awarded_nominations(_same_subject(nomination).exclude(round=nomination.round))
    rows = awarded.select_related("form", "round", "outside_award")
    for other in rows.order_by("-round__period_to", "pk"):
        facts = {"form": other.form.name, "round": other.round.title}
        outside = getattr(other, "outside_award", None)
        until = (outside.period_to if outside else None) or other.round.period_to
        words = _("Đã được tặng %(form)s ở %(round)s.") % facts
        yield Check(until < nomination.round.period_from, words, *by)


def _same_subject(nomination: Nomination) -> NominationQuerySet:
    rows = Nomination.objects.standing().exclude(pk=nomination.pk)
    return rows.filter(collective=nomination.collective, person=nomination.person)


def _moved(nomination: Nomination, on: date) -> Iterator[Check]:
    """The new unit nominates; who came from another one within the time of the norm brings its word."""
    if nomination.person is None:
        return
    try:
        norm = norm_on(TRANSFER_RULE, on)
    except UnknownNorm:
        return
    posts = Post.objects.filter(person=nomination.person, valid_from__lte=on).order_by("valid_from", "pk")
    held = list(posts.values_list("unit", "valid_from"))
    here = [day for unit, day in held if unit == held[-1][0]]
    if len(here) == len(held) or (on - here[0]).days >= norm.value:
        return
    words = _("Về đơn vị từ ngày %(day)s: cần ý kiến bằng văn bản của đơn vị cũ.")
    yield Check(False, words % {"day": short_day(here[0])}, norm.basis, norm.status == "verified")
