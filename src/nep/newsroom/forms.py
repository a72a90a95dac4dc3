"""Input about an article."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import OuterRef, Subquery
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from nep.newsroom.actions.writing import Words
from nep.newsroom.bodies import sanitised
from nep.newsroom.models import Article, Category, Photograph, PhotoUse
from nep.newsroom.refusals import NoAlternative
from nep.web import clock
from nep.web.forms import CleanCharField, CleanTextField, Pick, VietnameseDateField, WholeField, offer

BODY_HELP = _(
    "Dòng trống ngăn hai đoạn; ## đứng trước tiêu đề, - trước từng ý, > trước lời trích; **chữ đậm**, "
    "[chữ](https://địa-chỉ). Dán từ Word được: kiểu chữ, màu, mã ẩn bị bỏ."
)


class BodyArea(forms.Textarea):
    """A plain box; where scripts run, `editor.js` puts the editor in its place."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        addresses = {
            "data-nep-editor": static("nep/squire.js"),
            "rows": "18",
        }
        return super().get_context(name, value, {**addresses, **(attrs or {})})


class TitleForm(forms.Form):
    """Enough to begin."""

    title = CleanCharField(
        label=_("Tên bài"), max_length=300, help_text=_("Một câu nói việc gì, ở đâu. Sửa lại sau được.")
    )
    category = forms.ChoiceField(label=_("Chuyên mục"), choices=Category.choices)

    @property
    def words(self) -> Words:
        return Words(title=self.cleaned_data["title"], category=self.cleaned_data["category"])


class ArticleForm(forms.Form):
    title = CleanCharField(label=_("Tên bài"), max_length=300)
    category = forms.ChoiceField(label=_("Chuyên mục"), choices=Category.choices)
    lead = CleanTextField(
        label=_("Lời dẫn"),
        max_length=600,
        required=False,
        help_text=_("Một, hai câu: việc gì, ở đâu, ngày nào. Hiện trong danh sách tin."),
    )
    body = CleanTextField(
        label=_("Nội dung"), max_length=400_000, required=False, widget=BodyArea, help_text=BODY_HELP
    )
    tags = CleanCharField(
        label=_("Chủ đề"),
        max_length=300,
        required=False,
        help_text=_("Nhiều nhất 6 chủ đề, cách nhau bằng dấu phẩy. Ví dụ: đối thoại, cải cách hành chính."),
    )
    base = WholeField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000)

    @property
    def words(self) -> Words:
        given = {name: self.cleaned_data[name] for name in ("title", "lead", "body", "tags", "category")}
        return Words(**given)


def shown_again(data: Any) -> Any:
    """What was typed, with the body cleaned: an editor shows it as HTML, and what others sent in an officer's
    name must not run there."""
    again = data.copy()
    again["body"] = sanitised(again.get("body", ""))
    return again


class PhotographChoice(forms.ModelChoiceField[Photograph]):
    """A photograph that the unit has, by its first caption."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.first_caption} ({obj.credit})"


class PhotographForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp ảnh"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_(
            "JPEG, PNG hoặc WebP, nặng nhất 10 MB. Không chụp mặt người dân đang nói, trẻ em, số nhà; "
            "vị trí, máy chụp ghi trong ảnh được xóa."
        ),
    )
    photograph = PhotographChoice(
        label=_("Hoặc dùng lại ảnh đã có"),
        queryset=Photograph.objects.none(),
        required=False,
        empty_label=_("Ảnh mới"),
        widget=Pick,
    )
    caption = CleanCharField(
        label=_("Chú thích"), max_length=300, help_text=_("Ở đâu, ngày nào, đang làm gì.")
    )
    alternative = CleanCharField(
        label=_("Lời thay ảnh"),
        max_length=300,
        help_text=_("Một câu nói ảnh chụp gì, cho người không nhìn thấy ảnh."),
        error_messages={"required": NoAlternative.sentence},
    )
    credit = CleanCharField(
        label=_("Nguồn ảnh"),
        max_length=120,
        required=False,
        help_text=_("Ai chụp, hoặc cơ quan nào. Ảnh đã có thì giữ nguồn cũ."),
    )
    taken_on = VietnameseDateField(label=_("Ngày chụp"), required=False)

    def __init__(self, *, article: Article, **given: Any) -> None:
        super().__init__(**given)
        first = PhotoUse.objects.filter(photograph=OuterRef("pk")).order_by("pk").values("caption")[:1]
        rows = Photograph.objects.filter(unit=article.unit_id).annotate(first_caption=Subquery(first))
        offer(self, "photograph", rows.order_by("-stored_at", "-pk"))


class QuoteForm(forms.Form):
    address = CleanCharField(
        label=_("Địa chỉ của trang"),
        max_length=2000,
        help_text=_(
            "Trang của một việc đã hứa, một mô hình, một số liệu (đã chọn đơn vị, kỳ), số đã chốt, hay một "
            "quyết định khen thưởng đã công bố (trang quyết định, văn bản, hoặc một dòng của sổ)."
        ),
    )
    is_frozen = forms.BooleanField(
        label=_("Chốt số như hôm nay"),
        required=False,
        help_text=_("Bỏ trống thì bài luôn hiện số mới. Số chốt giữ nguyên, kèm danh sách hồ sơ."),
    )


class FindLeaderForm(forms.Form):
    """Whom to name, as of which day."""

    day = VietnameseDateField(
        label=_("Giữ chức vụ vào ngày"),
        help_text=_("Ngày của việc kể trong bài: chức danh, tên đơn vị lấy theo ngày này. Ví dụ 27/10/2023."),
    )
    name = CleanCharField(
        label=_("Họ tên, chức vụ hoặc đơn vị"),
        max_length=100,
        required=False,
        help_text=_("Có dấu hoặc không dấu. Bỏ trống thì hiện lãnh đạo của đơn vị viết bài."),
    )


class ReasonForm(forms.Form):
    reason = CleanTextField(label=_("Lý do"), max_length=1000)


class NoteForm(forms.Form):
    note = CleanTextField(
        label=_("Lời đính chính"),
        max_length=1000,
        help_text=_("Nói rõ chỗ nào đã sửa, từ gì thành gì. Lời này đứng ở đầu bài cho người đọc."),
    )


class NoForm(forms.Form):
    """A page that only asks once more."""


NOW, LATER, WAIT = "now", "later", "wait"


class PublishForm(forms.Form):
    """When it comes out."""

    when = forms.ChoiceField(
        label=_("Đăng lúc nào"),
        widget=forms.RadioSelect,
        choices=[(NOW, _("Đăng ngay")), (LATER, _("Hẹn giờ đăng")), (WAIT, _("Duyệt, chưa đăng"))],
        initial=NOW,
    )
    on = VietnameseDateField(label=_("Ngày đăng"), required=False)
    hour = forms.TimeField(label=_("Giờ đăng"), required=False, help_text=_("Ví dụ 07:30."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("when") == LATER and not self.errors and not (given.get("on") and given.get("hour")):
            self.add_error("on", _("Hẹn giờ thì ông/bà ghi đủ ngày và giờ đăng."))
        return given

    @property
    def publish_at(self) -> datetime | None:
        """The chosen moment; None where none was asked for."""
        given = self.cleaned_data
        if given["when"] != LATER:
            return None
        return clock.noon(given["on"], hour=given["hour"].hour, minute=given["hour"].minute)


class WhenForm(PublishForm):
    """Of what is approved already."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        field = self.fields["when"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(NOW, _("Đăng ngay")), (LATER, _("Hẹn giờ đăng"))]
