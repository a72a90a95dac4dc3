"""The public board: what was promised, and what came of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.meetings.models import Meeting
from nep.organisations.models import UnitVersion
from nep.organisations.queries import versions_on
from nep.promises.exporting import PROMISES
from nep.promises.models import EvidenceImage, Promise
from nep.promises.queries import answers_of
from nep.promises.standing import groups_on, late_words, moves_words, state_of
from nep.vietnamese.dates import short_day
from nep.web.charts import Chart, Share, shares
from nep.web.listing import Choice, Listing
from nep.web.registry import address_for
from nep.web.states import State

NO_DAY = date(9999, 12, 31)
MOST_MEETINGS = 60


@dataclass(frozen=True)
class BoardRow:
    """One promise as the board shows it."""

    promise: Promise
    unit_name: str
    state: State
    in_time: str
    moves: str
    image_url: str
    meeting_url: str


@dataclass(frozen=True)
class Board:
    listing: Listing[Promise]
    rows: list[BoardRow]
    chart: Chart
    whole: int
    drafts: int


def board_of(request: HttpRequest, today: date) -> Board:
    """Everything the board needs, in a fixed number of queries."""
    counts = _counts_by_unit(today)
    versions = versions_on(counts, today)
    names = {pk: version.name for pk, version in versions.items()}
    units = sorted(versions, key=lambda pk: versions[pk].sort_key)
    listing = listing_of(
        request,
        Promise.objects.public(),
        today=today,
        units=[(pk, names[pk]) for pk in units],
        meetings=_meeting_choices(),
    )
    chosen = request.GET.get("don-vi", "")
    shown = [counts[pk] for pk in units if chosen in ("", str(pk))]
    sums = {group.key: sum(row[group.key] for row in shown) for group in groups_on(today)}
    return Board(
        listing=listing,
        rows=rows_of(listing.page, names, today=today),
        chart=chart_of(sums, today=today),
        whole=sum(sums.values()),
        drafts=sum(row["drafts"] for row in shown),
    )


def listing_of(
    request: HttpRequest,
    promises: QuerySet[Promise],
    *,
    today: date,
    units: list[tuple[int, str]],
    meetings: list[tuple[int, str]],
) -> Listing[Promise]:
    groups = groups_on(today)
    names = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=today).order_by("-valid_from")
    rows = promises.select_related("meeting").annotate(
        unit_sort=Coalesce(Subquery(names.values("sort_key")[:1]), Value("")),
        due_sort=Coalesce("due_on", Value(NO_DAY)),
    )
    return Listing(
        request,
        rows,
        search=("folded",),
        filters={
            "don-vi": Choice(_("Đơn vị"), units, lookup="unit"),
            "buoi": Choice(_("Buổi nghe dân"), meetings, lookup="meeting"),
            "tinh-trang": Choice(
                _("Tình trạng"),
                [(group.key, group.label) for group in groups],
                conditions={group.key: group.condition for group in groups},
            ),
        },
        orders={"don-vi": ("unit_sort", "due_sort"), "han": ("due_sort",), "moi": ("-made_on",)},
        order_labels={"don-vi": _("Tên đơn vị"), "han": _("Hạn gần trước"), "moi": _("Mới hứa trước")},
        export=PROMISES,
    )


def rows_of(
    promises: list[Promise], names: dict[int, str], *, today: date, with_images: bool = True
) -> list[BoardRow]:
    """The rows of a page, in two queries however many there are (one without images)."""
    ids = [promise.pk for promise in promises]
    answers = answers_of(ids)
    images = _images_of(ids) if with_images else {}
    return [
        BoardRow(
            promise=promise,
            unit_name=names.get(promise.unit_id, ""),
            state=state_of(promise, today=today, answers=answers[promise.pk]),
            in_time=late_words(promise),
            moves=moves_words(promise),
            image_url=image_url(images[promise.pk]) if promise.pk in images else "",
            meeting_url=meeting_url(promise),
        )
        for promise in promises
    ]


def image_url(image: EvidenceImage, *, small: bool = True) -> str:
    name = "promises:thumbnail" if small else "promises:image"
    return reverse(name, args=[image.evidence.promise.uuid, image.pk])


def _images_of(promise_ids: list[int]) -> dict[int, EvidenceImage]:
    """The newest photograph of each promise that has one."""
    rows = EvidenceImage.objects.filter(evidence__promise__in=promise_ids)
    return {
        image.evidence.promise_id: image
        for image in rows.select_related("evidence__promise").order_by("evidence_id", "-pk")
    }


def _counts_by_unit(today: date) -> dict[int, dict[str, int]]:
    """unit id -> how many promises of it are in each group, and how many wait for approval."""
    groups = {group.key: Count("pk", filter=group.condition) for group in groups_on(today)}
    groups["drafts"] = Count("pk", filter=Q(state=Promise.State.DRAFT))
    rows = Promise.objects.values("unit").annotate(**groups).order_by("unit").values_list("unit", *groups)
    return {unit: dict(zip(groups, counts, strict=True)) for unit, *counts in rows}


def meeting_url(promise: Promise) -> str:
    """Where it was promised, when that was before the public; a conference has no page for everybody."""
    meeting = promise.meeting
    return "" if meeting is None or meeting.is_internal else address_for("dialogue:day", meeting.uuid)


def _meeting_choices() -> list[tuple[int, str]]:
    """The newest meetings at which something public was promised."""
    given = Promise.objects.public().filter(meeting__isnull=False).values("meeting")
    meetings = Meeting.objects.filter(pk__in=given).order_by("-happens_on", "-pk")[:MOST_MEETINGS]
    return [
        (meeting.pk, f"{short_day(meeting.held_on or meeting.happens_on)} · {meeting.title}")
        for meeting in meetings
    ]


def chart_of(sums: dict[str, int], *, today: date) -> Chart:
    parts = [Share(str(group.label), sums[group.key], group.fill) for group in groups_on(today)]
    return shares(
        _("Việc đã hứa, tính đến %(day)s") % {"day": short_day(today)},
        parts,
        unit=_("Số việc"),
        label_head=_("Tình trạng"),
    )
