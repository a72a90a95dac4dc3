"""Pages that say no, and the headers of every page."""

import pytest
from django.test import Client, override_settings

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_says_what_to_do(client):
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Ông/bà kiểm tra lại địa chỉ" in answer.content.decode()


def test_a_form_from_an_old_page_says_that_nothing_was_written():
    answer = Client(enforce_csrf_checks=True).post("/giao-dien/ngon-ngu/", {"language": "en"})
    assert answer.status_code == 403
    assert "Chưa có gì được ghi" in answer.content.decode()


def test_a_body_above_the_limit_is_refused_before_it_is_read(client):
    with override_settings(NEP_MAX_BODY=10):
        answer = client.post("/giao-dien/ngon-ngu/", {"language": "en"})
    assert answer.status_code == 413
    page = answer.content.decode()
    assert all(said in page for said in ("gửi ít ảnh hơn", "Quay lại", "nep.css", "/giao-dien/ngon-ngu/"))


def test_every_page_knows_how_much_one_request_may_bring(client):
    page = client.get("/giao-dien/").content.decode()
    assert f'data-nep-most="{32 * 2**20}"' in page, "a number that a script reads, without dots"
    assert "nhiều nhất 32 MB" in page


def test_every_page_carries_its_headers(client):
    answer = client.get("/giao-dien/")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert "camera=()" in answer["Permissions-Policy"]


def test_pages_are_vietnamese_until_the_reader_switches(client):
    assert '<html lang="vi"' in client.get("/giao-dien/", headers={"Accept-Language": "en"}).content.decode()
    client.post("/giao-dien/ngon-ngu/", {"language": "en", "next": "/giao-dien/"})
    assert '<html lang="en"' in client.get("/giao-dien/").content.decode()


def test_the_gallery_carries_no_inline_style_or_script(client):
    html = client.get("/giao-dien/").content.decode()
    assert "style=" not in html
    assert "<script>" not in html
    assert "onclick" not in html
