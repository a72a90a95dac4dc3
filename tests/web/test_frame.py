"""The frame of every page."""

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from nep.organisations.actors import PUBLIC
from nep.web.forms import CleanCharField, CleanTextField, VietnameseDateField
from nep.web.registry import ShownLink


@pytest.fixture
def request_of_a_stranger(rf: RequestFactory):
    request = rf.get("/")
    request.user = AnonymousUser()
    request.actor = PUBLIC
    return request


@pytest.mark.parametrize("template", ["web/public.html", "web/desk.html"])
def test_a_page_has_landmarks_a_skip_link_and_the_set_day(template, request_of_a_stranger):
    html = render_to_string(template, {}, request_of_a_stranger)

    assert '<a class="skip-link" href="#noi-dung">' in html
    assert html.count("<h1>") == html.count("<main ") == 1
    assert "thứ Tư 27/12/2023" in html
    assert "style=" not in html


def test_only_desk_pages_carry_htmx(request_of_a_stranger):
    assert "htmx" not in render_to_string("web/public.html", {}, request_of_a_stranger)
    assert "nep/htmx.min.js" in render_to_string("web/desk.html", {}, request_of_a_stranger)


class SampleForm(forms.Form):
    name = CleanCharField(label="Họ và tên", max_length=20)
    text = CleanTextField(label="Nội dung", max_length=50, help_text="Kể ngắn gọn.")
    day = VietnameseDateField(label="Ngày", required=False)
    way = forms.ChoiceField(label="Cách gửi", widget=forms.RadioSelect, choices=[("a", "Thư"), ("b", "Gọi")])
    agree = forms.BooleanField(label="Tôi đã đọc")


def sample(**changes) -> SampleForm:
    data = {"name": "Lê Thị Mẫu", "text": "Đường hư", "day": "", "way": "a", "agree": "on"}
    return SampleForm(data | changes)


def test_a_form_names_each_error_on_top_and_at_its_field():
    form = sample(day="31/02/2024", way="")
    html = Template("{{ form }}").render(Context({"form": form}))

    assert html.count("tháng 2 năm 2024 có 29 ngày") == 2
    assert 'href="#id_day"' in html
    assert 'href="#id_way_0"' in html
    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert html.count("(không bắt buộc)") == 1


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in str(sample())


def test_text_is_stored_composed_and_says_how_long_it_may_be():
    assert sample(name="Le\u0302\u0301").errors == {}
    form = sample(name="Le\u0302\u0301")
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Lế"
    assert sample(text="a" * 100_000).errors["text"] == [
        "Dài quá: 100.000 ký tự, nhận tối đa 50. Ông/bà rút ngắn giúp."
    ]


def test_control_characters_are_refused_and_line_breaks_kept():
    assert sample(name="a\x01b").errors["name"] == [
        "Có ký tự điều khiển không đọc được. Ông/bà gõ lại chỗ ấy."
    ]
    form = sample(text="một\r\nhai")
    assert form.is_valid()
    assert form.cleaned_data["text"] == "một\nhai"


def test_a_day_is_read_day_first():
    form = sample(day="01/02/2024")
    assert form.is_valid()
    assert form.cleaned_data["day"].isoformat() == "2024-02-01"


def menu_html(count: int, current: int) -> str:
    links = [ShownLink(f"Mục {number}", f"/{number}/", number == current) for number in range(count)]
    return render_to_string("web/_menu.html", {"links": links})


def test_a_menu_of_eight_links_stands_in_one_line():
    assert "<details" not in menu_html(8, 0)


def test_a_longer_menu_folds_its_rest_and_says_that_the_current_page_is_there():
    html = menu_html(11, 9)

    shown, folded = html.split("<details")
    assert (shown.count("<a "), folded.count("<a ")) == (7, 4)
    assert 'class="is-current"' in folded
    assert 'href="/9/" aria-current="page"' in folded
    assert 'class="is-current"' not in menu_html(11, 0)
