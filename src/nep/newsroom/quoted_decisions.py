"""An award decision in an article: its number, day and body, how many it commends, and what the register took
back or put right since. No name: those stand in the register, where one that is revoked has none."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.commendations.models import AwardDecision, EntryChange, RegisterEntry, SubjectKind
from nep.vietnamese.dates import short_day
from nep.vietnamese.numbers import with_dots

PUBLISHED, REVOKED = AwardDecision.State.PUBLISHED, RegisterEntry.State.REVOKED
WITH = ("decision__paper", "decision__form")
PAGES = {"commendations:decision", "documents:paper", "register:entry"}


def decision_at(view_name: str, uuid: UUID) -> AwardDecision | None:
    """The published decision of which a page tells: its own, its public paper, a line of the register."""
    rows = AwardDecision.objects.filter(state=PUBLISHED)
    if view_name == "commendations:decision":
        return rows.filter(uuid=uuid).first()
    if view_name == "documents:paper":
        return rows.filter(paper__uuid=uuid, paper__is_public=True).first()
    return rows.filter(items__entry__uuid=uuid).first()


@dataclass(frozen=True)
class QuotedDecision:
    """What a block says. `paper_url` is empty where the paper is not public or names somebody whose award was
    taken back; `changed` where the register changed since it was quoted."""

    title: str
    form: str
    counted: str
    register_url: str
    paper_url: str
    changed: str


def told(decision: AwardDecision, *, since: datetime) -> QuotedDecision:
    """Two queries. `decision` with its paper and form."""
    assert decision.paper is not None, "a published decision has its paper"
    entries = RegisterEntry.objects.filter(item__decision=decision)
    named = entries.exclude(state=REVOKED).values("kind").annotate(found=Count("pk")).order_by()
    counts = {row["kind"]: row["found"] for row in named}
    gone = EntryChange.objects.filter(entry__item__decision=decision).aggregate(
        revoked=Count("pk", filter=Q(kind=EntryChange.Kind.REVOKED)),
        revoked_since=Count("pk", filter=Q(kind=EntryChange.Kind.REVOKED, at__gt=since)),
        corrected_since=Count("pk", filter=Q(kind=EntryChange.Kind.CORRECTED, at__gt=since)),
    )
    is_open = decision.paper.is_public and not gone["revoked"]
    return QuotedDecision(
        title=title_of(decision),
        form=decision.form.name,
        counted=_counted(counts),
        register_url=f"{reverse('register:list')}?{urlencode({'quyet-dinh': decision.uuid})}",
        paper_url=reverse("documents:paper", args=[decision.paper.uuid]) if is_open else "",
        changed=_changed(gone["revoked_since"], gone["corrected_since"]),
    )


def title_of(decision: AwardDecision) -> str:
    assert decision.paper is not None, "a published decision has its paper"
    said = {
        "number": decision.paper.number_text,
        "day": short_day(decision.paper.issued_on),
        "authority": decision.form.authority,
    }
    return _("Quyết định số %(number)s ngày %(day)s của %(authority)s") % said


def _counted(counts: dict[str, int]) -> str:
    """12 tập thể, 13 cá nhân."""
    collectives, persons = counts.get(SubjectKind.COLLECTIVE, 0), counts.get(SubjectKind.INDIVIDUAL, 0)
    words = [(collectives, _("%(count)s tập thể")), (persons, _("%(count)s cá nhân"))]
    return ", ".join(said % {"count": with_dots(count)} for count, said in words if count)


def _changed(revoked: int, corrected: int) -> str:
    words = [
        (revoked, _("%(count)s khen thưởng đã thu hồi")),
        (corrected, _("%(count)s dòng đã đính chính")),
    ]
    what = ", ".join(said % {"count": with_dots(count)} for count, said in words if count)
    return _("Sổ khen thưởng đã đổi sau khi viết bài: %(what)s.") % {"what": what} if what else ""
