"""What this app tells the others."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.queries import name_on
from nep.organisations.registry import register_desk_source, register_menu
from nep.practices import handing_over, searched
from nep.practices.models import Adoption, Practice
from nep.practices.queries import desk_practices
from nep.web import clock
from nep.web.registry import address_for, register_public_link

EVENTS = {
    "practice_drafted": gettext_noop("Viết nháp mô hình"),
    "practice_edited": gettext_noop("Sửa lời văn mô hình"),
    "practice_owner_added": gettext_noop("Thêm đơn vị, cá nhân cùng làm mô hình"),
    "practice_owner_removed": gettext_noop("Bỏ đơn vị, cá nhân cùng làm mô hình"),
    "practice_evidence_added": gettext_noop("Thêm ảnh, giấy tờ của mô hình"),
    "practice_evidence_removed": gettext_noop("Bỏ ảnh, giấy tờ của mô hình"),
    "practice_result_added": gettext_noop("Ghi kết quả của mô hình"),
    "practice_result_removed": gettext_noop("Bỏ một dòng kết quả của mô hình"),
    "practice_result_frozen": gettext_noop("Chốt số của một kết quả"),
    "practice_registered": gettext_noop("Đăng ký mô hình"),
    "practice_recognised": gettext_noop("Công nhận mô hình"),
    "practice_returned": gettext_noop("Trả lại mô hình, đề nghị bổ sung"),
    "practice_published": gettext_noop("Đưa mô hình ra công khai"),
    "practice_unpublished": gettext_noop("Thôi công khai mô hình"),
    "practice_withdrawn": gettext_noop("Rút mô hình"),
    "practice_adopted": gettext_noop("Ghi áp dụng mô hình của nơi khác"),
    "adoption_changed": gettext_noop("Sửa phần đã thay đổi, kết quả của việc áp dụng"),
    "adoption_stopped": gettext_noop("Ghi thôi áp dụng mô hình"),
    "practice_contact_passed": gettext_noop("Đổi nơi hỏi thêm về mô hình, theo văn bản bàn giao"),
}
NOTICES = {
    "practice_registered": gettext_noop("%(unit)s đăng ký mô hình, chờ ông/bà công nhận hoặc trả lại."),
    "practice_returned": gettext_noop("Cấp trên trả lại mô hình của đơn vị, đề nghị bổ sung."),
    "practice_recognised": gettext_noop("Mô hình của đơn vị được cấp trên công nhận."),
}
LABELS = {
    "practice_registered": gettext_lazy("Mô hình chờ công nhận"),
    "practice_returned": gettext_lazy("Mô hình bị trả lại"),
    "practice_recognised": gettext_lazy("Mô hình được công nhận"),
}
READ_BY = {
    "practice_registered": "recognise_practice",
    "practice_returned": "register_practice",
    "practice_recognised": "register_practice",
}


def declare() -> None:
    register_events(EVENTS)
    handing_over.declare()
    searched.declare()
    for kind in NOTICES:
        register_notice(kind, _message, label=LABELS[kind], desk_verb=READ_BY[kind])
    register_notice(
        "practice_adopted",
        _adopted,
        label=gettext_lazy("Nơi khác áp dụng mô hình của đơn vị"),
        desk_verb="register_practice",
    )
    register_desk_source(desk_practices)
    register_menu(gettext_lazy("Mô hình, cách làm hay"), "practices:list", verb="view_practices", order=56)
    register_public_link(gettext_lazy("Mô hình hay"), "practices:gallery", order=45)


def _message(notice: Notice) -> Message:
    practice = Practice.objects.get(pk=notice.thing_id)
    unit = name_on(practice.unit_id, clock.day_of(notice.created_at))
    return Message(
        _(NOTICES[notice.kind]) % {"unit": unit},
        address_for("practices:practice", practice.uuid),
        about=practice.title,
    )


def _adopted(notice: Notice) -> Message:
    adoption = Adoption.objects.select_related("practice").get(pk=notice.thing_id)
    unit = name_on(adoption.unit_id, clock.day_of(notice.created_at))
    return Message(
        _("%(unit)s áp dụng mô hình của đơn vị ông/bà.") % {"unit": unit},
        address_for("practices:spread", adoption.practice.uuid),
        about=adoption.practice.title,
    )
