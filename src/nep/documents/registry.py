"""What this app tells the others."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from nep.audit.registry import register_events
from nep.documents import searched
from nep.documents.checks import altered_papers, wrong_search_texts
from nep.documents.searching import mend_search_texts
from nep.jobs.registry import register_check
from nep.organisations.registry import register_menu
from nep.web.registry import Place, register_public_link

EVENTS = {
    "paper_issued": gettext_noop("Ban hành văn bản số {number}"),
    "paper_scan_attached": gettext_noop("Đính kèm bản đã ký, đóng dấu"),
    "paper_numbering_set": gettext_noop("Đặt cách lấy số văn bản"),
    "paper_register_started": gettext_noop("Ghi số cuối trong sổ văn bản: {last}"),
}


def declare() -> None:
    register_events(EVENTS)
    searched.declare()
    register_check("documents.papers", find=altered_papers)
    register_check("documents.search_texts", find=wrong_search_texts, mend=mend_search_texts)
    register_public_link(_("Văn bản"), "documents:papers", order=20, place=Place.FOOTER)
    register_menu(_("Văn bản"), "documents:papers", verb="view_papers", order=70)
