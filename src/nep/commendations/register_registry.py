"""What decisions and the register tell the other apps."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.commendations.actions.comments import follow_calendar_change
from nep.commendations.models import CommentPeriod, RegisterEntry, SubjectKind
from nep.commendations.register_rows import ENTRY
from nep.norms.registry import register_calendar_watcher
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.searched import ids_after
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.vietnamese.dates import short_day
from nep.web.registry import register_public_link

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

EVENTS = {
    "award_decision_drafted": gettext_noop("Soạn quyết định khen thưởng"),
    "award_decision_edited": gettext_noop("Sửa quyết định khen thưởng"),
    "award_decision_ready": gettext_noop("Hoàn tất quyết định khen thưởng, chờ công bố"),
    "award_decision_taken_back": gettext_noop("Đưa quyết định khen thưởng về bản soạn"),
    "award_decision_discarded": gettext_noop("Bỏ một bản soạn quyết định khen thưởng"),
    "award_decision_published": gettext_noop("Công bố quyết định khen thưởng số {number}"),
    "awards_published": gettext_noop("Công bố {decisions} quyết định, {names} tập thể, cá nhân vào sổ"),
    "outside_award_recorded": gettext_noop("Ghi khen thưởng của cơ quan khác vào sổ"),
    "entry_corrected": gettext_noop("Đính chính một dòng của sổ khen thưởng"),
    "entry_revoked": gettext_noop("Thu hồi một dòng của sổ khen thưởng"),
    "award_comments_opened": gettext_noop("Mở lấy ý kiến công khai về danh sách được chọn"),
    "award_comments_moved": gettext_noop(
        "Ngày cuối lấy ý kiến công khai đổi từ {before} sang {after} vì lịch làm việc thay đổi"
    ),
    "award_comment_received": gettext_noop("Nhận một ý kiến công khai, đã niêm phong"),
    "award_comment_opened": gettext_noop("Mở một ý kiến công khai để đọc"),
    "award_comment_settled": gettext_noop("Ghi đã xử lý một ý kiến công khai"),
}


def declare() -> None:
    register_events(EVENTS)
    register_notice(
        "award_published", tell_published, label=gettext_lazy("Được khen thưởng"), desk_verb="view_awards"
    )
    register_notice(
        "award_comments_moved",
        tell_comments_moved,
        label=gettext_lazy("Ngày cuối lấy ý kiến về khen thưởng thay đổi"),
        desk_verb="publish_awards",
    )
    register_calendar_watcher(follow_calendar_change)
    register_kind(
        Kind(
            ENTRY,
            24,
            gettext_lazy("Sổ khen thưởng"),
            documents=documents,
            ids_after=partial(ids_after, RegisterEntry),
            shown=shown,
            holder=holder,
        )
    )
    register_public_link(gettext_lazy("Sổ khen thưởng"), "register:list", order=48)


def tell_published(notice: Notice) -> Message:
    entry = RegisterEntry.objects.select_related("form").get(pk=notice.thing_id)
    sentence = _("Chúc mừng %(name)s được tặng %(form)s.") % {
        "name": entry.subject_name,
        "form": entry.form.name,
    }
    return Message(sentence, entry.get_absolute_url())


def tell_comments_moved(notice: Notice) -> Message:
    period = CommentPeriod.objects.select_related("form", "round").get(pk=notice.thing_id)
    sentence = _("Lấy ý kiến công khai về %(form)s đến hết %(day)s, vì lịch làm việc thay đổi.") % {
        "form": period.form.name,
        "day": short_day(period.ends_on),
    }
    return Message(sentence, period.get_absolute_url(), about=period.round.title)


def documents(ids: Sequence[int]) -> list[Document]:
    """Collectives for everybody; persons for officers, since a name on a public search page stays for ever
    (safeguard 21). A revoked one is not found."""
    rows = RegisterEntry.objects.named().filter(pk__in=ids).select_related("form").order_by("pk")
    return [_document(row) for row in rows]


def _document(entry: RegisterEntry) -> Document:
    texts = [entry.subject_name, entry.form.name, entry.achievement, entry.unit_name]
    if entry.kind == SubjectKind.COLLECTIVE:
        return Document(entry.pk, entry.signed_on, public=texts)
    return Document(entry.pk, entry.signed_on, own=texts, keys=[key("awards")])


def holder(actor: "Actor") -> Holder:
    return Holder(frozenset({key("awards")})) if actor.has("view_awards") else Holder()


def shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    rows = RegisterEntry.objects.named().filter(pk__in=ids).select_related("form").order_by("pk")
    return {
        row.pk: Shown(
            row.subject_name,
            row.get_absolute_url(),
            (row.achievement,),
            _("%(form)s, quyết định số %(number)s ngày %(day)s")
            % {"form": row.form.name, "number": row.decision_number, "day": short_day(row.signed_on)},
        )
        for row in rows
    }
