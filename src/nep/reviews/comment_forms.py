"""Forms around a draft: whom to ask, a comment, what came of it, a file that came back."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nep.organisations.fields import PostsField
from nep.organisations.models import Post, Unit
from nep.reviews.actions.commenting import Asked
from nep.reviews.models import Section
from nep.reviews.refusals import CommentEmpty
from nep.web.forms import CleanTextField, VietnameseDateField, offer


class UnitsField(forms.ModelMultipleChoiceField[Unit]):
    names: dict[int, str] = {}

    def label_from_instance(self, obj: Any) -> str:
        return self.names.get(obj.pk, "")


class AskForm(forms.Form):
    units = UnitsField(
        label=_("Đơn vị được hỏi"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    posts = PostsField(label=_("Người được hỏi ở cơ quan mình"), required=False)
    due_on = VietnameseDateField(label=_("Góp ý trước hết ngày"))

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Unit],
        names: dict[int, str],
        posts: QuerySet[Post],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["units"]
        field.names = names
        offer(self, "units", units)
        offer(self, "posts", posts)

    def asked(self) -> list[Asked]:
        units = [Asked(unit) for unit in self.cleaned_data["units"]]
        return [*units, *(Asked(post.unit, post) for post in self.cleaned_data["posts"])]


class SectionChoice(forms.ModelChoiceField[Section]):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.title)


class CommentForm(forms.Form):
    section = SectionChoice(
        label=_("Phần góp ý"), queryset=Section.objects.none(), required=False, empty_label=_("Toàn văn")
    )
    text = CleanTextField(
        label=_("Nội dung góp ý"), max_length=2000, error_messages={"required": CommentEmpty.sentence}
    )

    def __init__(self, *args: Any, sections: QuerySet[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "section", sections)


class SettleForm(forms.Form):
    taken = forms.TypedChoiceField(
        label=_("Kết quả"),
        choices=[("1", _("Tiếp thu")), ("0", _("Không tiếp thu"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reply = CleanTextField(
        label=_("Tiếp thu thế nào, hoặc vì sao không tiếp thu"),
        max_length=1000,
        required=False,
        help_text=_("Không tiếp thu thì phải ghi vì sao."),
    )


class ReturnedForm(forms.Form):
    returned = forms.FileField(
        label=_("Bản DOCX đã sửa bên ngoài"),
        help_text=_("Chọn tệp đã tải từ Nếp rồi sửa bằng Word hoặc LibreOffice, tối đa 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
