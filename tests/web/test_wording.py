"""What forms say when they cannot read a value, and how they read days and numbers."""

import ast
import gettext
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import django
import pytest
from django import forms
from django.conf import settings
from django.core import validators
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.formsets import BaseFormSet
from django.template import Context, Template
from django.utils import formats, translation
from hypothesis import given
from hypothesis import strategies as st

from nep.web.forms import CountField, NumberField, VietnameseDateField, WholeField
from tests.architecture.house import modules

DAY = date(2024, 2, 1)
DJANGO = Path(django.__path__[0]) / "conf" / "locale" / "vi" / "LC_MESSAGES" / "django.mo"


class Sample(forms.Form):
    day = VietnameseDateField()
    whole = WholeField(min_value=1, max_value=1_000_000)
    count = CountField(required=False)
    number = NumberField(required=False, max_digits=8, decimal_places=2)
    choice = forms.ChoiceField(choices=[("a", "A")], required=False)
    text = forms.CharField(max_length=1200, required=False)
    mail = forms.EmailField(required=False)
    file = forms.FileField(required=False, max_length=20)
    library_day = forms.DateField(required=False)
    library_whole = forms.IntegerField(required=False, min_value=5, localize=True)


def errors_of(files: dict[str, Any] | None = None, **typed: str) -> dict[str, list[str]]:
    form = Sample({"day": "01/02/2024", "whole": "1", **typed}, files or {})
    form.is_valid()
    return {name: list(said) for name, said in form.errors.items()}


def cleaned(**typed: str) -> dict[str, Any]:
    form = Sample({"day": "01/02/2024", "whole": "1", **typed})
    assert form.is_valid(), form.errors
    return {name: form.cleaned_data[name] for name in typed}


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("day", "", "Ông/bà chưa điền mục này."),
        ("day", "2/13/2024", "Không có ngày 02/13/2024: một năm chỉ có 12 tháng."),
        ("day", "29/02/2023", "Không có ngày 29/02/2023: tháng 2 năm 2023 có 28 ngày."),
        ("whole", "năm", "“năm” không phải là số nguyên. Ông/bà ghi theo mẫu 1.234 hoặc 1234."),
        ("whole", "1,5", "“1,5” không phải là số nguyên. Ông/bà ghi theo mẫu 1.234 hoặc 1234."),
        ("whole", "0", "Số này phải từ 1 đến 1.000.000."),
        ("whole", "1.000.001", "Số này phải từ 1 đến 1.000.000."),
        ("count", "-1", "Số này phải từ 0 trở lên."),
        ("count", "9" * 17, "Số này quá lớn. Ông/bà kiểm tra lại."),
        ("number", "1.23.4", "“1.23.4” không phải là số. Ông/bà ghi theo mẫu 1.234,5."),
        ("number", "1,234", "Nhận tối đa 2 chữ số sau dấu phẩy."),
        ("number", "12345678", "Số này lớn quá: nhận tối đa 6 chữ số trước dấu phẩy."),
        ("choice", "b", "Mục đã chọn không có trong danh sách. Ông/bà chọn lại."),
        ("text", "a" * 1201, "Dài quá: 1201 ký tự, nhận tối đa 1200. Ông/bà rút ngắn giúp."),
        ("mail", "ten@", "Đây không phải là địa chỉ thư điện tử. Ông/bà ghi như ten@vidu.vn."),
        ("library_day", "31/02/2024", "Không đọc được ngày này. Ông/bà ghi như 31/12/2023."),
        ("library_whole", "một", "Đây không phải là số nguyên. Ông/bà ghi như 1.234."),
        ("library_whole", "4", "Nhỏ quá: nhận ít nhất 5."),
    ],
)
def test_a_form_says_what_to_do(name: str, typed: str, sentence: str) -> None:
    assert errors_of(**{name: typed}) == {name: [sentence]}


def test_a_form_says_what_is_wrong_with_a_file() -> None:
    assert errors_of({"file": SimpleUploadedFile("a.pdf", b"")}) == {
        "file": ["Tệp này trống, không có nội dung. Ông/bà chọn tệp khác."]
    }
    assert errors_of({"file": SimpleUploadedFile("a" * 30 + ".pdf", b"1")}) == {
        "file": ["Tên tệp dài quá: 34 ký tự, nhận tối đa 20. Ông/bà đổi tên tệp."]
    }


def test_the_first_figure_is_the_day_in_every_field() -> None:
    for language in ("vi", "en"):
        with translation.override(language):
            assert cleaned(day="01/02/2024", library_day="01/02/2024") == {
                "day": date(2024, 2, 1),
                "library_day": date(2024, 2, 1),
            }
            assert cleaned(day="31/12/2023", library_day="31/12/2023") == {
                "day": date(2023, 12, 31),
                "library_day": date(2023, 12, 31),
            }


def test_numbers_are_typed_with_dots_between_thousands() -> None:
    assert cleaned(whole="1.234", count="12.345", number="1.234,5", library_whole="1.234") == {
        "whole": 1234,
        "count": 12345,
        "number": Decimal("1234.5"),
        "library_whole": 1234,
    }


def test_on_an_english_page_numbers_are_typed_as_they_are_shown_there() -> None:
    with translation.override("en"):
        assert cleaned(whole="1,234", number="1,234.5") == {"whole": 1234, "number": Decimal("1234.5")}
        form = Sample({"day": "x", "whole": "1.5", "number": "x", "choice": "b"})
        codes = {name: [error.code for error in said] for name, said in form.errors.as_data().items()}
        assert codes == {name: ["invalid"] for name in ("day", "whole", "number")} | {
            "choice": ["invalid_choice"]
        }


@given(st.integers(0, 10**15), st.decimals(0, 10**5, places=2))
def test_what_a_form_shows_it_reads_again(count: int, number: Decimal) -> None:
    shown = Sample(initial={"count": count, "number": number})
    typed = {name: shown[name].value() for name in ("count", "number")}
    for language in ("vi", "en"):
        with translation.override(language):
            typed = {name: shown[name].field.prepare_value(shown[name].initial) for name in typed}
            assert cleaned(**typed) == {"count": count, "number": number}


def test_a_count_is_shown_with_dots_and_a_paper_number_without() -> None:
    form = Sample(
        initial={"count": 12345, "whole": 1234, "number": Decimal("95.50"), "day": date(2024, 2, 1)}
    )
    assert [form[name].value() for name in ("count", "whole", "number", "day")] == [
        "12.345",
        1234,
        "95,50",
        "01/02/2024",
    ]
    assert 'type="text"' in str(form["count"])
    assert 'inputmode="numeric"' in str(form["count"])


def test_pages_write_days_and_numbers_the_vietnamese_way() -> None:
    given_ = {"day": date(2024, 2, 1), "number": 1234567, "share": Decimal("1234.5")}
    page = Template("{{ day }} {{ day|date }} {{ number }} {{ share }}").render(Context(given_))
    assert page == "01/02/2024 01/02/2024 1.234.567 1.234,5"
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


def all_fields(of: type[forms.Field] = forms.Field) -> Iterator[type[forms.Field]]:
    yield of
    for below in of.__subclasses__():
        yield from all_fields(below)


def said_by_library_classes() -> Iterator[str]:
    for field in all_fields():
        if field.__module__.startswith("django.forms"):
            yield from map(str, vars(field).get("default_error_messages", {}).values())
    for validator in vars(validators).values():
        if isinstance(validator, type) and "message" in vars(validator):
            yield str(validator.message)
    yield from map(str, validators.DecimalValidator.messages.values())
    yield from map(str, BaseFormSet.default_error_messages.values())


def test_no_sentence_of_django_is_left() -> None:
    with DJANGO.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    known = {str(key[0] if isinstance(key, tuple) else key) for key in catalogue}
    said = list(said_by_library_classes())
    assert len(said) > 40
    assert [sentence for sentence in said if sentence in {*catalogue.values(), *known}] == []
    assert [sentence for sentence in said if sentence.isascii()] == []


def test_forms_read_numbers_and_days_with_the_fields_of_the_house() -> None:
    library = {
        "IntegerField",
        "DecimalField",
        "FloatField",
        "DateField",
        "DateTimeField",
        "SplitDateTimeField",
    }
    used = [
        f"{name}: forms.{node.func.attr}"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "forms"
        and node.func.attr in library
    ]
    assert used == []


def test_the_formats_of_the_house_are_in_force() -> None:
    assert settings.FORMAT_MODULE_PATH == ["nep.web.formats"]
    assert settings.USE_THOUSAND_SEPARATOR
