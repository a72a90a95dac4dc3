"""Input about what comes by e-mail."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nep.accounts.models import User
from nep.notices.queries import muted_kinds
from nep.notices.registry import kinds_to_choose
from nep.web.forms import CleanCharField


class PreferencesForm(forms.Form):
    """Address, language, and the kinds that one may do without."""

    email = CleanCharField(
        label=_("Địa chỉ thư điện tử"),
        max_length=254,
        required=False,
        help_text=_("Để trống nếu chỉ xem trong hệ thống. Địa chỉ mới được xác nhận bằng một bức thư."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("Ngôn ngữ của thư"), choices=settings.LANGUAGES)
    wanted = forms.MultipleChoiceField(
        label=_("Nhận qua thư khi có"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ đánh dấu loại nào thì loại ấy chỉ hiện trong hệ thống."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        choices = [(kind.key, kind.label) for kind in kinds_to_choose() if kind.can_switch_off]
        muted = muted_kinds(user)
        kwargs.setdefault(
            "initial",
            {
                "email": user.email,
                "language": user.language,
                "wanted": [key for key, _label in choices if key not in muted],
            },
        )
        super().__init__(*args, **kwargs)
        self.fields["wanted"].choices = choices  # type: ignore[attr-defined] # a choice field
