"""What commendations declares."""

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from nep.commendations.models import Consultation, Nomination
from nep.notices.models import Notice
from nep.notices.registry import Message
from nep.organisations.queries import name_on
from nep.web import clock

EVENTS = {
    "award_form_created": gettext_noop("Thêm hình thức khen thưởng"),
    "award_rule_added": gettext_noop("Thêm quy định ({topic}) áp dụng từ ngày {day}"),
    "award_rule_verified": gettext_noop("Xác nhận đã đối chiếu quy định ({topic}) áp dụng từ ngày {day}"),
    "quota_set": gettext_noop("Đặt chỉ tiêu {form}: {places}"),
    "award_round_created": gettext_noop("Lập đợt khen thưởng"),
    "award_phases_set": gettext_noop("Đặt thời gian các bước"),
    "award_round_opened": gettext_noop("Mở đợt khen thưởng"),
    "award_round_closed": gettext_noop("Kết thúc đợt khen thưởng"),
    "nomination_drafted": gettext_noop("Soạn đề nghị khen thưởng"),
    "nomination_edited": gettext_noop("Sửa đề nghị khen thưởng"),
    "nomination_submitted": gettext_noop("Gửi đề nghị khen thưởng"),
    "nomination_returned": gettext_noop("Trả lại đề nghị, đề nghị bổ sung"),
    "nomination_withdrawn": gettext_noop("Rút đề nghị khen thưởng"),
    "nomination_passed": gettext_noop("Chuyển đề nghị lên cấp trên"),
    "nomination_forwarded": gettext_noop("Trình đề nghị lên cấp có thẩm quyền quyết định"),
    "nomination_answered": gettext_noop("Ghi kết quả theo quyết định của cấp có thẩm quyền"),
    "nomination_paper_added": gettext_noop("Thêm văn bản vào hồ sơ: {name}"),
    "nomination_paper_removed": gettext_noop("Bỏ văn bản khỏi hồ sơ: {name}"),
    "consultation_asked": gettext_noop("Lấy ý kiến hiệp y"),
    "consultation_answered": gettext_noop("Trả lời ý kiến hiệp y"),
    "council_created": gettext_noop("Lập hội đồng"),
    "council_member_seated": gettext_noop("Thêm một thành viên hội đồng"),
    "council_member_unseated": gettext_noop("Một thành viên thôi tham gia hội đồng"),
    "member_recused": gettext_noop("Một thành viên không tham gia xét một đề nghị"),
    "ballot_drafted": gettext_noop("Chuẩn bị cuộc bỏ phiếu"),
    "ballot_settled": gettext_noop("Ghi kết quả bỏ phiếu: {chosen} đề nghị được chọn"),
    "ballot_opened": gettext_noop("Mở cuộc bỏ phiếu của hội đồng"),
    "written_opinion": gettext_noop("Ghi ý kiến bằng văn bản của một thành viên vắng mặt"),
    "ballot_closed": gettext_noop("Kết thúc, kiểm phiếu của hội đồng"),
}


def tell_returned(notice: Notice) -> Message:
    nomination = Nomination.objects.get(pk=notice.thing_id)
    sentence = gettext("Đề nghị khen thưởng %(name)s được trả lại, đề nghị bổ sung.")
    return Message(sentence % {"name": nomination.subject_name}, nomination.get_absolute_url())


def tell_asked(notice: Notice) -> Message:
    consultation = Consultation.objects.select_related("round").get(pk=notice.thing_id)
    sentence = gettext("Đơn vị được lấy ý kiến hiệp y về đề nghị khen thưởng.")
    return Message(sentence, consultation.get_absolute_url(), about=consultation.round.title)


def tell_answered(notice: Notice) -> Message:
    consultation = Consultation.objects.select_related("round").get(pk=notice.thing_id)
    sentence = gettext("%(unit)s đã trả lời ý kiến hiệp y.")
    unit = name_on(consultation.unit_id, clock.day_of(notice.created_at))
    return Message(sentence % {"unit": unit}, consultation.get_absolute_url(), about=consultation.round.title)


NOTICES = {
    "nomination_returned": tell_returned,
    "consultation_asked": tell_asked,
    "consultation_answered": tell_answered,
}
NOTICE_LABELS = {
    "nomination_returned": gettext_lazy("Đề nghị khen thưởng bị trả lại"),
    "consultation_asked": gettext_lazy("Được lấy ý kiến hiệp y về khen thưởng"),
    "consultation_answered": gettext_lazy("Có trả lời ý kiến hiệp y về khen thưởng"),
}
READ_BY = {"consultation_asked": "nominate", "consultation_answered": "open_award_round"}
