"""The petition figures. Each counts at the desk that received the petition; the secret path is in none."""

from collections.abc import Sequence

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from nep.measures.declarations import Entry, Flow, RecordRow, Records, Stock
from nep.measures.registry import register
from nep.measures.things import Thing
from nep.organisations.actors import Actor
from nep.petitions.models import Concern, Klass, Petition
from nep.petitions.models.petition import COUNTED
from nep.web.registry import address_for

SORTED = [str(klass) for klass in (Klass.QUESTION, Klass.PROPOSAL, Klass.COMPLAINT)]
# What went to the desk above counts once it was sorted there: it may be a denunciation, and a figure that
# rises and falls again would tell the place so.
OPEN = Q(is_secret=False, state__in=[str(state) for state in COUNTED]) & (
    Q(concern=str(Concern.NO)) | Q(klass__in=SORTED)
)
LATE = (
    OPEN
    & (Q(answered_on=None) | Q(answered_on__gte=F("late_from")))
    & (Q(closed_on=None) | Q(closed_on__gte=F("late_from")))
)


def _visible(actor: Actor) -> QuerySet[Petition]:
    public = Q(pk__in=Petition.objects.public().values("pk"))
    if actor.post is None:
        return Petition.objects.filter(public)
    return Petition.objects.filter(public | Q(pk__in=Petition.objects.visible_to(actor).values("pk")))


def _describe(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    ids = [pk for pk, _n in pairs]
    found = Petition.objects.in_bulk(ids)
    seen = Petition.objects.visible_to(actor).filter(pk__in=ids)
    at_desk = set(seen.values_list("pk", flat=True)) if actor.post else set()
    return [_row(found[pk], is_at_desk=pk in at_desk) for pk in ids if pk in found]


def _row(petition: Petition, *, is_at_desk: bool) -> RecordRow:
    """A post that may work with it is led to the desk's page, everybody else to the public answer."""
    title = petition.public_title or _("Kiến nghị ngày %(day)s") % {"day": f"{petition.received_on:%d/%m/%Y}"}
    page = "petitions:petition" if is_at_desk else "petitions:answered_one"
    url = address_for(page, petition.uuid) if is_at_desk or petition.answered_on else ""
    return RecordRow(title, url, petition.received_on, petition.home_unit_id)


RECORDS = Records(visible_to=_visible, describe=_describe)
RECEIVED = Flow(
    "petitions_received",
    gettext_noop("Kiến nghị, phản ánh đã tiếp nhận"),
    gettext_noop(
        "Đếm mỗi kiến nghị, phản ánh một lần theo ngày tiếp nhận, ở nơi tiếp nhận; tính cả kiến nghị đã rút "
        "hoặc đã chuyển cơ quan khác, không tính tin rác và đơn thuộc đường kín. "
        "Ý kiến có thể liên quan đến cán bộ, gửi lên cấp trên, được tính sau khi phân loại."
    ),
    Thing.PETITIONS,
    Petition,
    "home_unit",
    RECORDS,
    day="received_on",
    where=OPEN,
)
ANSWERED = Flow(
    "petitions_answered",
    gettext_noop("Kiến nghị, phản ánh đã trả lời"),
    gettext_noop("Đếm mỗi kiến nghị, phản ánh một lần theo ngày câu trả lời được duyệt, ở nơi tiếp nhận."),
    Thing.PETITIONS,
    Petition,
    "home_unit",
    RECORDS,
    day="answered_on",
    where=OPEN,
)
ANSWERED_IN_TIME = Flow(
    "petitions_answered_in_time",
    gettext_noop("Kiến nghị, phản ánh trả lời đúng hạn"),
    gettext_noop(
        "Trong số kiến nghị, phản ánh đã trả lời, đếm những kiến nghị trả lời chậm nhất vào ngày hết hạn."
    ),
    Thing.PETITIONS,
    Petition,
    "home_unit",
    RECORDS,
    day="answered_on",
    where=OPEN & Q(answered_on__lte=F("due_on")),
)
OVERDUE = Stock(
    "petitions_late",
    gettext_noop("Kiến nghị, phản ánh quá hạn chưa trả lời"),
    gettext_noop(
        "Đếm những kiến nghị, phản ánh đến cuối ngày cuối kỳ đã quá hạn mà chưa được trả lời, ở nơi "
        "tiếp nhận."
    ),
    Thing.PETITIONS,
    Petition,
    "home_unit",
    RECORDS,
    entries=(
        Entry("late_from", +1, LATE),
        Entry("answered_on", -1, LATE),
        Entry("closed_on", -1, LATE & Q(answered_on=None)),
    ),
)


def declare() -> None:
    register(RECEIVED, ANSWERED, ANSWERED_IN_TIME, OVERDUE)
