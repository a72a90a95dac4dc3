"""What programmes declares."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from nep.notices.models import Notice
from nep.notices.registry import Message
from nep.organisations.queries import name_on
from nep.programmes.models import Plan, PlanAction, Theme
from nep.vietnamese.dates import short_day
from nep.web import clock

EVENTS = {
    "theme_created": gettext_noop("Lập bản nháp chuyên đề"),
    "theme_edited": gettext_noop("Sửa bản nháp chuyên đề ({fields})"),
    "theme_part_added": gettext_noop("Thêm một dòng vào {part}"),
    "theme_part_edited": gettext_noop("Sửa một dòng của {part}"),
    "theme_part_removed": gettext_noop("Bỏ một dòng khỏi {part}"),
    "audience_group_added": gettext_noop("Thêm một nhóm đối tượng"),
    "audience_group_edited": gettext_noop("Sửa một nhóm đối tượng"),
    "audience_group_removed": gettext_noop("Bỏ một nhóm đối tượng"),
    "theme_issued": gettext_noop("Ban hành chuyên đề bằng văn bản số {number}"),
    "theme_closed": gettext_noop("Kết thúc chuyên đề"),
    "theme_succeeded": gettext_noop("Lập chuyên đề nối tiếp"),
    "plan_created": gettext_noop("Lập bản nháp kế hoạch"),
    "plan_edited": gettext_noop("Sửa tên, kế hoạch năm"),
    "plan_part_added": gettext_noop("Thêm một dòng vào {part}"),
    "plan_part_edited": gettext_noop("Sửa một dòng của {part}"),
    "plan_part_removed": gettext_noop("Bỏ một dòng khỏi {part}"),
    "plan_lines_taken_back": gettext_noop("Hoàn tác một lần nhập trọng tâm, việc làm từ bảng tính"),
    "plan_actions_given": gettext_noop("Giao {count} việc chưa có người phụ trách"),
    "plan_owner_changed": gettext_noop("Giao lại một việc cho người khác của đơn vị"),
    "plan_submitted": gettext_noop("Gửi cấp trên duyệt kế hoạch"),
    "plan_returned": gettext_noop("Trả lại kế hoạch, đề nghị bổ sung"),
    "plan_approved": gettext_noop("Duyệt kế hoạch"),
    "plan_taken_back": gettext_noop("Lấy lại kế hoạch đã gửi duyệt"),
    "plan_reopened": gettext_noop("Mở lại kế hoạch đã duyệt để sửa"),
    "plan_issued": gettext_noop("Ban hành kế hoạch bằng văn bản số {number}"),
    "plan_level_set": gettext_noop("Đặt hạn gửi kế hoạch cho {kind}: {day}"),
    "plan_level_removed": gettext_noop("Bỏ hạn gửi kế hoạch cho {kind}"),
    "action_progress_reported": gettext_noop("Ghi tiến độ"),
    "action_done": gettext_noop("Báo đã làm xong"),
    "theme_lesson_noted": gettext_noop("Ghi một bài học"),
    "theme_lessons_carried": gettext_noop("Lấy bài học, việc chưa xong từ chuyên đề trước"),
    "theme_lesson_left": gettext_noop("Để lại một dòng của chuyên đề trước"),
    "commitment_written": gettext_noop("Viết bản đăng ký làm theo"),
    "commitment_edited": gettext_noop("Sửa bản đăng ký làm theo"),
    "commitment_reader_picked": gettext_noop("Đổi người đọc bản đăng ký"),
    "commitment_reviewed": gettext_noop("Tự nhận xét kết quả"),
    "commitment_withdrawn": gettext_noop("Rút bản đăng ký làm theo"),
    "commitment_evidence_added": gettext_noop("Thêm minh chứng vào bản đăng ký"),
    "commitment_counts_brought": gettext_noop("Nhập {count} dòng số bản đăng ký trên giấy"),
    "commitment_counts_taken_back": gettext_noop("Hoàn tác một lần nhập số bản đăng ký trên giấy"),
    "commitments_erased": gettext_noop("Xóa nội dung các bản đăng ký, chỉ còn số đếm"),
    "plans_reminded": gettext_noop("Nhắc {count} đơn vị chưa gửi kế hoạch"),
}


def _plan_message(sentence: str, notice: Notice) -> Message:
    plan = Plan.objects.select_related("unit").get(pk=notice.thing_id)
    name = name_on(plan.unit, clock.day_of(notice.created_at))
    # what was taken back is the unit's own draft again, which nobody else opens
    is_draft = plan.state == Plan.State.DRAFT
    url = reverse("programmes:plans") if is_draft else plan.get_absolute_url()
    return Message(gettext(sentence) % {"unit": name}, url)


def tell_submitted(notice: Notice) -> Message:
    return _plan_message(gettext_noop("%(unit)s gửi kế hoạch thực hiện chuyên đề, chờ ông/bà duyệt."), notice)


def tell_returned(notice: Notice) -> Message:
    return _plan_message(gettext_noop("Kế hoạch của %(unit)s được trả lại, đề nghị bổ sung."), notice)


def tell_approved(notice: Notice) -> Message:
    return _plan_message(gettext_noop("Kế hoạch của %(unit)s đã được duyệt."), notice)


def tell_taken_back(notice: Notice) -> Message:
    return _plan_message(gettext_noop("%(unit)s lấy lại kế hoạch đã gửi, để sửa rồi gửi sau."), notice)


def tell_reopened(notice: Notice) -> Message:
    return _plan_message(gettext_noop("Kế hoạch của %(unit)s được mở lại để sửa."), notice)


def tell_reminder(notice: Notice) -> Message:
    theme = Theme.objects.get(pk=notice.thing_id)
    sentence = gettext("Nhắc gửi kế hoạch thực hiện %(theme)s.") % {"theme": theme.short_title}
    return Message(sentence, reverse("programmes:own_plan", args=[theme.uuid]))


def _action_message(sentence: str, notice: Notice) -> Message:
    action = PlanAction.objects.get(pk=notice.thing_id)
    facts = {"text": action.text, "day": short_day(action.due_on)}
    return Message(gettext(sentence) % facts, reverse("programmes:action", args=[action.uuid]))


def tell_due_soon(notice: Notice) -> Message:
    return _action_message(gettext_noop("Sắp đến hạn %(day)s: %(text)s"), notice)


def tell_late(notice: Notice) -> Message:
    return _action_message(gettext_noop("Quá hạn %(day)s: %(text)s"), notice)


NOTICES = {
    "action_due_soon": tell_due_soon,
    "action_late": tell_late,
    "plan_submitted": tell_submitted,
    "plan_returned": tell_returned,
    "plan_approved": tell_approved,
    "plan_taken_back": tell_taken_back,
    "plan_reopened": tell_reopened,
    "plan_reminder": tell_reminder,
}

NOTICE_LABELS = {
    "plan_submitted": gettext_lazy("Đơn vị cấp dưới gửi kế hoạch"),
    "plan_returned": gettext_lazy("Kế hoạch bị trả lại"),
    "plan_approved": gettext_lazy("Kế hoạch được duyệt"),
    "plan_taken_back": gettext_lazy("Đơn vị lấy lại kế hoạch đã gửi"),
    "plan_reopened": gettext_lazy("Kế hoạch được mở lại"),
    "plan_reminder": gettext_lazy("Nhắc gửi kế hoạch"),
    "action_due_soon": gettext_lazy("Việc trong kế hoạch sắp đến hạn"),
    "action_late": gettext_lazy("Việc trong kế hoạch quá hạn"),
}
