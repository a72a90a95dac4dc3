"""Input of who writes questions and quizzes, and of who tells what they think of a session."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nep.learning.actions.banks import MOST_OPTIONS, Wording, worded
from nep.learning.forms import ContentField
from nep.learning.models import (
    Bank,
    FeedbackCount,
    Question,
    QuestionVersion,
    Quiz,
    Session,
)
from nep.learning.models.banks import LETTERS
from nep.learning.models.feedback import LONGEST_TEXT
from nep.learning.models.quizzes import MOST_ATTEMPTS
from nep.learning.quiz_refusals import NoRightOption
from nep.programmes.models import CoreContent, Theme
from nep.web.forms import CleanCharField, CleanTextField, CountField, VietnameseDateField, offer

FEEDBACK_DAYS = timedelta(days=7)


class BankForm(forms.Form):
    theme = forms.ModelChoiceField(label=_("Chuyên đề"), queryset=Theme.objects.none(), empty_label=None)
    title = CleanCharField(
        label=_("Tên bộ câu hỏi"),
        max_length=200,
        help_text=_("Ví dụ: Học tập gắn với nhiệm vụ được giao."),
    )

    def __init__(self, *args: Any, themes: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "theme", themes)


class QuestionForm(forms.Form):
    """One question with up to six options; which are right is said by their letters."""

    text = CleanTextField(label=_("Câu hỏi"), max_length=1000)
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=QuestionVersion.Kind.choices,
        widget=forms.RadioSelect,
        initial=QuestionVersion.Kind.SINGLE,
    )
    right = forms.TypedMultipleChoiceField(
        label=_("Đáp án đúng"),
        choices=[(place, LETTERS[place - 1]) for place in range(1, MOST_OPTIONS + 1)],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NoRightOption.sentence},
    )
    explanation = CleanTextField(
        label=_("Vì sao"),
        max_length=1000,
        required=False,
        help_text=_("Người học đọc sau khi nộp bài: đáp án ấy dựa vào đâu."),
    )

    def __init__(self, *args: Any, bank: Bank, **options: Any) -> None:
        super().__init__(*args, **options)
        kept = {name: self.fields.pop(name) for name in ("right", "explanation")}
        for place, letter in enumerate(LETTERS, start=1):
            self.fields[f"option_{place}"] = CleanCharField(
                label=_("Đáp án %(letter)s") % {"letter": letter}, max_length=500, required=place <= 2
            )
        self.fields["right"] = kept["right"]
        contents = CoreContent.objects.filter(theme=bank.theme_id).order_by("position", "pk")
        if contents:
            self.fields["core_content"] = ContentField(
                label=_("Nội dung cốt lõi"),
                queryset=contents,
                required=False,
                empty_label=_("không gắn nội dung nào"),
                help_text=_("Mỗi bài rút câu hỏi đều ở các nội dung."),
            )
        self.fields["explanation"] = kept["explanation"]

    def clean(self) -> dict[str, Any]:
        """Options stand one after another: a gap would move the letters."""
        typed = super().clean() or {}
        texts = [typed.get(f"option_{place}") or "" for place in range(1, MOST_OPTIONS + 1)]
        last = max((place for place, text in enumerate(texts, start=1) if text), default=0)
        for place in range(3, last):
            if not texts[place - 1]:
                self.add_error(
                    f"option_{place}", _("Ông/bà ghi các đáp án liền nhau, không để trống ở giữa.")
                )
        typed["options"] = texts[:last]
        for place in typed.get("right") or []:
            if place > last:
                self.add_error("right", _("Đáp án đúng phải là đáp án đã ghi lời."))
                break
        return typed

    def wording(self) -> Wording:
        """Raises what `worded` raises."""
        typed = self.cleaned_data
        return worded(
            kind=typed["kind"],
            text=typed["text"],
            options=typed["options"],
            right=typed["right"],
            explanation=typed["explanation"],
            core_content=typed.get("core_content"),
        )


def first_of_question(question: Question, version: QuestionVersion) -> dict[str, Any]:
    options = list(version.options.order_by("position"))
    return {
        "text": version.text,
        "kind": version.kind,
        "core_content": question.core_content_id,
        "explanation": version.explanation,
        "right": [option.position for option in options if option.is_right],
        **{f"option_{option.position}": option.text for option in options},
    }


class SessionField(forms.ModelChoiceField[Session]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.meeting.happens_on:%d/%m/%Y})"


class QuizForm(forms.Form):
    title = CleanCharField(label=_("Tên bài"), max_length=200)
    session = SessionField(
        label=_("Sau buổi học"),
        queryset=Session.objects.none(),
        required=False,
        empty_label=_("không gắn với buổi nào"),
        help_text=_("Gắn với buổi học thì kết quả chung vào báo cáo của buổi ấy."),
    )
    question_count = CountField(
        label=_("Số câu mỗi bài"),
        min_value=1,
        max_value=100,
        help_text=_("Mỗi người được rút ngẫu nhiên chừng ấy câu từ bộ câu hỏi."),
    )
    attempts_allowed = CountField(
        label=_("Mỗi người làm mấy lần"),
        min_value=1,
        max_value=MOST_ATTEMPTS,
        initial=1,
        help_text=_("Số chung chỉ tính lần đầu; các lần sau để tự ôn."),
    )
    opens_on = VietnameseDateField(label=_("Mở từ ngày"))
    closes_on = VietnameseDateField(label=_("Đến hết ngày"))

    def __init__(self, *args: Any, bank: Bank, **options: Any) -> None:
        super().__init__(*args, **options)
        sessions = Session.objects.filter(unit=bank.unit_id, theme=bank.theme_id)
        held = sessions.exclude(state=Session.State.CANCELLED).select_related("meeting")
        offer(self, "session", held.order_by("-meeting__happens_on", "-pk"))


def first_of_quiz(quiz: Quiz) -> dict[str, Any]:
    names = ("title", "question_count", "attempts_allowed", "opens_on", "closes_on")
    return {"session": quiz.session_id, **{name: getattr(quiz, name) for name in names}}


class OpenFeedbackForm(forms.Form):
    closes_on = VietnameseDateField(label=_("Lấy ý kiến đến hết ngày"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["closes_on"].initial = today + FEEDBACK_DAYS


class FeedbackForm(forms.Form):
    """One level for each statement, and words if there are any."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for aspect in FeedbackCount.Aspect:
            self.fields[aspect.value] = forms.TypedChoiceField(
                label=aspect.label,
                choices=FeedbackCount.Level.choices,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Ông/bà chọn một mức.")},
            )
        self.fields["text"] = CleanTextField(
            label=_("Lần sau nên làm gì khác"),
            max_length=LONGEST_TEXT,
            required=False,
            help_text=_(
                "Lời này được đọc nguyên văn, không kèm tên. Ông/bà đừng ghi điều làm lộ mình hay người khác."
            ),
        )

    @property
    def levels(self) -> dict[str, int]:
        return {aspect.value: self.cleaned_data[aspect.value] for aspect in FeedbackCount.Aspect}
