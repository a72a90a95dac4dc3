"""What quizzes and opinions tell the other apps."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.imports.registry import register_importer, register_thing_names
from nep.jobs.registry import register_check, register_job, register_replay
from nep.learning import quiz_jobs
from nep.learning.imports import QUESTIONS, THING_NAMES
from nep.learning.models import Feedback, Quiz
from nep.learning.quiz_queries import desk_answers
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.vietnamese.dates import short_day

DAY = 24 * 3600
QUARTER_OF_A_DAY = DAY // 4

EVENTS = {
    "bank_created": gettext_noop("Lập bộ câu hỏi"),
    "question_added": gettext_noop("Thêm câu {number}"),
    "question_edited": gettext_noop("Sửa câu {number}, nay là bản {version}"),
    "question_dropped": gettext_noop("Thôi dùng câu {number}"),
    "questions_imported": gettext_noop("Ghi {count} câu hỏi từ bảng tính"),
    "questions_taken_back": gettext_noop("Hoàn tác một lần nhập câu hỏi từ bảng tính"),
    "quiz_created": gettext_noop("Lập bài trắc nghiệm"),
    "quiz_edited": gettext_noop("Sửa bài trắc nghiệm"),
    "quiz_removed": gettext_noop("Bỏ bài trắc nghiệm nháp"),
    "quiz_opened": gettext_noop("Mở bài trắc nghiệm, giữ nguyên {count} câu hỏi"),
    "quiz_closed": gettext_noop("Đóng bài trắc nghiệm ngày {day}"),
    "quiz_answers_erased": gettext_noop("Xóa các bài đã làm và lời góp ý, chỉ còn số đếm"),
    "feedback_opened": gettext_noop("Mở lấy ý kiến về buổi học"),
}


def _quiz_message(sentence: str, notice: Notice) -> Message:
    quiz = Quiz.objects.get(pk=notice.thing_id)
    facts = {"title": quiz.title, "day": short_day(quiz.closes_on)}
    return Message(gettext(sentence) % facts, reverse("learning:take", args=[quiz.uuid]))


def _feedback_message(sentence: str, notice: Notice) -> Message:
    row = Feedback.objects.select_related("session").get(pk=notice.thing_id)
    facts = {"title": row.session.title, "day": short_day(row.closes_on)}
    return Message(gettext(sentence) % facts, reverse("learning:feedback", args=[row.session.uuid]))


def tell_quiz_opened(notice: Notice) -> Message:
    return _quiz_message(gettext_noop("Mời ông/bà làm bài “%(title)s”, đến hết ngày %(day)s."), notice)


def tell_quiz_closing(notice: Notice) -> Message:
    return _quiz_message(gettext_noop("Bài “%(title)s” đóng sau ngày %(day)s, ông/bà chưa nộp bài."), notice)


def tell_feedback_opened(notice: Notice) -> Message:
    return _feedback_message(
        gettext_noop("Mời ông/bà góp ý về buổi “%(title)s”, không kèm tên, đến hết ngày %(day)s."), notice
    )


def tell_feedback_closing(notice: Notice) -> Message:
    return _feedback_message(
        gettext_noop("Còn nhận góp ý về buổi “%(title)s”, không kèm tên, đến hết ngày %(day)s."), notice
    )


NOTICES = {
    "quiz_opened": (tell_quiz_opened, gettext_lazy("Bài trắc nghiệm mới mở")),
    "quiz_closing": (tell_quiz_closing, gettext_lazy("Bài trắc nghiệm sắp đóng")),
    "feedback_opened": (tell_feedback_opened, gettext_lazy("Mời góp ý về buổi học")),
    "feedback_closing": (tell_feedback_closing, gettext_lazy("Góp ý về buổi học sắp hết hạn")),
}


def declare() -> None:
    register_events(EVENTS)
    for kind, (tell, label) in NOTICES.items():
        register_notice(kind, tell, label=label)
    register_importer(QUESTIONS)
    register_thing_names(THING_NAMES)
    register_desk_source(desk_answers)
    register_menu(gettext_lazy("Bài trắc nghiệm"), "learning:my_quizzes", verb="take_quizzes", order=55)
    register_job(
        "learning.remind_learners",
        every_seconds=QUARTER_OF_A_DAY,
        run=quiz_jobs.remind,
        label=gettext_lazy("Nhắc làm bài trắc nghiệm, góp ý buổi học"),
    )
    register_job(
        "learning.erase_answers",
        every_seconds=DAY,
        run=quiz_jobs.erase_due,
        label=gettext_lazy("Xóa bài trắc nghiệm đã làm, lời góp ý đã hết hạn giữ"),
    )
    register_replay("learning.erase_answers", quiz_jobs.erase_due)
    register_check("learning.answers", find=quiz_jobs.answer_faults)
