"""Progress on the actions of plans: reported with evidence, reminded of."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from nep.audit.actions import record
from nep.norms.entering import counted_day
from nep.organisations.actors import Actor
from nep.programmes import standing
from nep.programmes.actions.evidence import store_evidence
from nep.programmes.computed import computed_of, value_words
from nep.programmes.models import Plan, PlanAction, ProgressEntry, ProgressEvidence
from nep.programmes.permissions.progress import can_report_progress
from nep.programmes.refusals import progress as refusals
from nep.vietnamese.numbers import with_dots
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

LONGEST = 5000


def report_progress(
    action: PlanAction,
    *,
    note: str,
    by: Actor,
    at: datetime,
    stated_value: Decimal | None = None,
    explanation: str = "",
    is_done: bool = False,
    happened_on: date | None = None,
    uploads: "Sequence[UploadedFile[Any]]" = (),
) -> ProgressEntry:
    """One more entry on `action`; the newest one says whether it is done. What the system counts up to the
    day of `at` is written beside `stated_value`; a difference between the two needs its reason.

    `happened_on` decides lateness when it lies at most three working days before `at`, else the day of `at`.
    Raises NotAllowed, PlanNotApproved, NoteMissing, NoteTooLong, ValueBelowZero, DifferenceUnexplained,
    EntryInFuture, EntryBeforeTheme, MarkedSecret, and what `store_evidence` refuses.
    """
    with transaction.atomic():
        row = _locked(action)
        if not can_report_progress(by, row):
            raise NotAllowed
        if row.plan.state != Plan.State.APPROVED:
            raise refusals.PlanNotApproved
        words, reason = _words(note), clean(explanation).strip()
        refuse_marked_secret(words, reason)
        day = _day(row, happened_on, at)
        computed = _computed(row, stated_value, reason, at)
        entry = ProgressEntry.objects.create(
            action=row,
            note=words,
            is_done=is_done,
            stated_value=stated_value,
            computed_value=computed,
            explanation=reason,
            happened_on=day,
            recorded_on=clock.day_of(at),
            counted_on=counted_day(day, recorded_on=clock.day_of(at)),
            recorded_at=at,
            given_by_title=by.post_title,
        )
        for stored in store_evidence(uploads, at=at):
            ProgressEvidence.objects.create(entry=entry, file=stored.file, thumbnail=stored.thumbnail)
        standing.write_action(row, done_on=entry.counted_on if is_done else None)
        event = "action_done" if is_done else "action_progress_reported"
        record(event, thing=row, by=by, at=at, unit_id=row.plan.unit_id)
        return entry


def _locked(action: PlanAction) -> PlanAction:
    rows = PlanAction.objects.select_for_update(of=("self",))
    return rows.select_related("plan__unit", "plan__theme").get(pk=action.pk)


def _words(note: str) -> str:
    words = clean(note).strip()
    if not words:
        raise refusals.NoteMissing
    if len(words) > LONGEST:
        raise refusals.NoteTooLong
    return words


def _day(action: PlanAction, happened_on: date | None, at: datetime) -> date:
    today = clock.day_of(at)
    if happened_on is None:
        return today
    if happened_on > today:
        raise refusals.EntryInFuture
    if happened_on < action.plan.theme.starts_on:
        raise refusals.EntryBeforeTheme
    return happened_on


def _computed(action: PlanAction, stated: Decimal | None, reason: str, at: datetime) -> int | None:
    """What the system counts beside the stated value, which is refused when it differs without a reason."""
    if stated is not None and stated < 0:
        raise refusals.ValueBelowZero
    found = computed_of([action], on=clock.day_of(at)).get(action.pk)
    if found is None:
        return None
    if stated is not None and stated != found.value and not reason:
        said = _(
            "Số đơn vị báo cáo là %(stated)s, số hệ thống tính là %(computed)s. Ông/bà ghi lý do chênh lệch."
        )
        shown = {"stated": value_words(stated), "computed": with_dots(found.value)}
        raise refusals.DifferenceUnexplained(said % shown)
    return found.value
