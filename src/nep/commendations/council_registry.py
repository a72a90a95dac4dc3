"""What councils and ballots declare."""

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from nep.commendations.models import Ballot
from nep.notices.models import Notice
from nep.notices.registry import Message

COUNCIL_EVENTS = {
    "dossiers_opened": gettext_noop("Một thành viên khai báo mối liên quan và mở {count} hồ sơ"),
    "note_written": gettext_noop("Một thành viên ghi ý kiến trao đổi"),
    "ballot_discarded": gettext_noop("Bỏ một cuộc bỏ phiếu chưa mở"),
    "tally_typed": gettext_noop("Một người của ban kiểm phiếu nhập số phiếu đã đếm"),
    "tie_broken": gettext_noop("Chủ tịch quyết định khi bằng phiếu: {chosen} đề nghị được chọn"),
    "tally_minutes_issued": gettext_noop("Ban hành biên bản kiểm phiếu số {number}"),
    "council_minutes_issued": gettext_noop("Ban hành biên bản họp hội đồng số {number}"),
}


def tell_ballot(notice: Notice) -> Message:
    ballot = Ballot.objects.select_related("form", "council").get(pk=notice.thing_id)
    sentence = gettext("%(council)s đang bỏ phiếu: %(ballot)s. Phiếu của ông/bà đang chờ.")
    told = {"council": ballot.council.name, "ballot": str(ballot)}
    return Message(sentence % told, ballot.get_absolute_url())


COUNCIL_NOTICES = {"ballot_waits": tell_ballot}
COUNCIL_NOTICE_LABELS = {"ballot_waits": gettext_lazy("Cuộc bỏ phiếu của hội đồng đang chờ ông/bà")}
