"""What every form says when it cannot read a value: our sentences in the place of Django's.

Set once, on the classes of Django that say them, so that forms of libraries say them too. A sentence tells
what to do; it never says "field" or "valid".
"""

from typing import Any

from django import forms
from django.core import validators
from django.forms.formsets import BaseFormSet
from django.forms.models import InlineForeignKeyField
from django.utils.translation import gettext_lazy as _

NOT_IN_THE_LIST = _("Mục đã chọn không có trong danh sách. Ông/bà chọn lại.")
NO_DAY = _("Không đọc được ngày này. Ông/bà ghi như 31/12/2023.")
NO_TIME = _("Không đọc được giờ này. Ông/bà ghi như 14:30.")
NO_NUMBER = _("Đây không phải là số. Ông/bà ghi như 1.234,5.")
TOO_LONG = _("Dài quá: %(show_value)s ký tự, nhận tối đa %(limit_value)s. Ông/bà rút ngắn giúp.")
UNREADABLE = _("Không đọc được mục này. Ông/bà xem lại và ghi lại giúp.")

FIELDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Ông/bà chưa điền mục này.")},
    forms.IntegerField: {"invalid": _("Đây không phải là số nguyên. Ông/bà ghi như 1.234.")},
    forms.FloatField: {"invalid": NO_NUMBER},
    forms.DecimalField: {"invalid": NO_NUMBER},
    forms.DateField: {"invalid": NO_DAY},
    forms.TimeField: {"invalid": NO_TIME},
    forms.DateTimeField: {"invalid": _("Không đọc được ngày giờ này. Ông/bà ghi như 14:30 31/12/2023.")},
    forms.SplitDateTimeField: {"invalid_date": NO_DAY, "invalid_time": NO_TIME},
    forms.DurationField: {
        "invalid": _("Không đọc được khoảng thời gian này. Ông/bà ghi như 01:30:00."),
        "overflow": _("Số ngày phải từ {min_days} đến {max_days}."),
    },
    forms.FileField: {
        "invalid": _("Chưa nhận được tệp. Ông/bà chọn lại tệp rồi gửi."),
        "missing": _("Chưa nhận được tệp. Ông/bà chọn lại tệp rồi gửi."),
        "empty": _("Tệp này trống, không có nội dung. Ông/bà chọn tệp khác."),
        "max_length": _("Tên tệp dài quá: %(length)d ký tự, nhận tối đa %(max)d. Ông/bà đổi tên tệp."),
        "contradiction": _("Ông/bà hoặc gửi tệp mới, hoặc đánh dấu xóa tệp cũ, không làm cả hai."),
    },
    forms.ImageField: {"invalid_image": _("Tệp này không phải là ảnh hoặc đã hỏng. Ông/bà chọn ảnh khác.")},
    forms.ChoiceField: {"invalid_choice": NOT_IN_THE_LIST},
    forms.MultipleChoiceField: {"invalid_choice": NOT_IN_THE_LIST, "invalid_list": NOT_IN_THE_LIST},
    forms.ModelChoiceField: {"invalid_choice": NOT_IN_THE_LIST},
    forms.ModelMultipleChoiceField: {
        "invalid_choice": NOT_IN_THE_LIST,
        "invalid_list": NOT_IN_THE_LIST,
        "invalid_pk_value": NOT_IN_THE_LIST,
    },
    InlineForeignKeyField: {"invalid_choice": NOT_IN_THE_LIST},
    forms.MultiValueField: {
        "invalid": UNREADABLE,
        "incomplete": _("Mục này còn thiếu một phần. Ông/bà điền đủ."),
    },
    forms.URLField: {
        "invalid": _("Đây không phải là địa chỉ trang web. Ông/bà ghi như https://vidu.vn."),
    },
    forms.UUIDField: {"invalid": UNREADABLE},
    forms.JSONField: {"invalid": UNREADABLE},
}
FORMSETS: dict[str, Any] = {
    "missing_management_form": _("Trang gửi lên bị thiếu. Ông/bà tải lại trang rồi gửi lại."),
    "too_many_forms": _("Nhiều dòng quá: nhận tối đa %(num)d dòng."),
    "too_few_forms": _("Ít dòng quá: cần ít nhất %(num)d dòng."),
}
VALIDATORS: dict[type[Any], Any] = {
    validators.RegexValidator: UNREADABLE,
    validators.URLValidator: _("Đây không phải là địa chỉ trang web. Ông/bà ghi như https://vidu.vn."),
    validators.DomainNameValidator: _("Đây không phải là tên miền. Ông/bà ghi như vidu.vn."),
    validators.EmailValidator: _("Đây không phải là địa chỉ thư điện tử. Ông/bà ghi như ten@vidu.vn."),
    validators.BaseValidator: _("Giá trị này phải là %(limit_value)s, ở đây là %(show_value)s."),
    validators.MaxValueValidator: _("Lớn quá: nhận tối đa %(limit_value)s."),
    validators.MinValueValidator: _("Nhỏ quá: nhận ít nhất %(limit_value)s."),
    validators.StepValueValidator: _("Số này phải chia hết cho %(limit_value)s."),
    validators.MinLengthValidator: _("Ngắn quá: %(show_value)s ký tự, cần ít nhất %(limit_value)s."),
    validators.MaxLengthValidator: TOO_LONG,
    validators.FileExtensionValidator: _(
        "Không nhận tệp loại “%(extension)s”. Các loại nhận được: %(allowed_extensions)s."
    ),
    validators.ProhibitNullCharactersValidator: _("Có ký tự điều khiển không đọc được. Ông/bà gõ lại."),
}
DECIMALS: dict[str, Any] = {
    "invalid": NO_NUMBER,
    "max_digits": _("Số này dài quá: nhận tối đa %(max)s chữ số."),
    "max_decimal_places": _("Nhận tối đa %(max)s chữ số sau dấu phẩy."),
    "max_whole_digits": _("Số này lớn quá: nhận tối đa %(max)s chữ số trước dấu phẩy."),
}


def say_ours() -> None:
    """Put our sentences in the place of Django's. Twice is as good as once."""
    for field, sentences in FIELDS.items():
        field.default_error_messages = {**vars(field).get("default_error_messages", {}), **sentences}
    for validator, sentence in VALIDATORS.items():
        validator.message = sentence
    BaseFormSet.default_error_messages.update(FORMSETS)
    validators.DecimalValidator.messages.update(DECIMALS)
    integer: Any = validators.validate_integer
    integer.message = FIELDS[forms.IntegerField]["invalid"]
    validators.validate_slug.message = _("Chỉ ghi chữ không dấu, chữ số, gạch nối và gạch dưới.")
    validators.validate_unicode_slug.message = _("Chỉ ghi chữ, chữ số, gạch nối và gạch dưới.")
