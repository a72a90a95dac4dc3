"""What commendations declares."""

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from nep.commendations.models import Nomination
from nep.notices.models import Notice
from nep.notices.registry import Message

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


NOTICES = {"nomination_returned": tell_returned}
NOTICE_LABELS = {"nomination_returned": gettext_lazy("Đề nghị khen thưởng bị trả lại")}
