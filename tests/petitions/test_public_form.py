"""The citizen's form through the door: pages, slip, limits, bad input."""

import base64
import hashlib
import io
import json
import re
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image

from nep.files import actions as files
from nep.petitions.models import Petition, Slip, State
from tests.petitions.conftest import Province

URL = "/gui-y-kien/"


def hidden(page: HttpResponse, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page.content.decode())
    assert found, page.content.decode()
    return found[1]


def solved(page: HttpResponse) -> str:
    """What pow.js does."""
    found = re.search(r'data-nep-challenge="([^"]*)"', page.content.decode())
    assert found
    task = json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&"))
    number = next(
        n
        for n in range(task["maxNumber"] + 1)
        if hashlib.sha256(f"{task['salt']}{n}".encode()).hexdigest() == task["challenge"]
    )
    return base64.b64encode(json.dumps({**task, "number": number}).encode()).decode()


def answered(client: Client, province: Province, **changes: Any) -> HttpResponse:
    """Walk the pages up to the last one."""
    page: Any = client.get(URL)
    steps: list[tuple[str, dict[str, Any]]] = [
        ("choice", {"choice": "report"}),
        ("place", {"place_unit": province.commune.pk, "place_text": "ấp Ba"}),
        ("words", {"text": "Cầu ấp Ba bị gãy lan can."}),
        ("concern", {"concern": "no"}),
        ("tell", {"tell_by": "come"}),
    ]
    for step, given in steps:
        sent = {name: changes.get(name, value) for name, value in given.items()}
        page = client.post(URL, {"step": step, "answers": hidden(page, "answers"), **sent})
        if page.context["step"] == step:
            break
    return page  # type: ignore[no-any-return] # the test client's page


def sent(client: Client, page: HttpResponse, **more: Any) -> HttpResponse:
    data = {"step": "send", "answers": hidden(page, "answers"), **more}
    return client.post(URL, data)  # type: ignore[return-value] # the test client's page


def test_a_petition_is_sent_page_by_page_and_answered_with_its_slip(
    client: Client, province: Province
) -> None:
    page = answered(client, province)
    slip = sent(client, page, altcha=solved(page))
    petition = Petition.objects.get()
    assert petition.state == State.RECEIVED
    receipt = slip.context["receipt"]
    shown = slip.content.decode()
    assert receipt.number in shown
    assert receipt.secret in shown
    assert "data:image/svg+xml" in shown
    assert "trả lời chậm nhất" in shown


def test_pressing_send_again_shows_the_same_slip(client: Client, province: Province) -> None:
    page = answered(client, province)
    first, second = sent(client, page), sent(client, page)
    assert first.context["receipt"].secret == second.context["receipt"].secret
    assert Petition.objects.count() == 1


def test_the_same_form_with_other_content_is_refused_with_a_sentence(
    client: Client, province: Province
) -> None:
    page = answered(client, province)
    sent(client, page)
    changed: Any = client.post(
        URL, {"step": "words", "answers": hidden(page, "answers"), "text": "Chuyện khác."}
    )
    refused = sent(client, changed)
    assert "đã được gửi một lần với nội dung khác" in refused.content.decode()
    assert Petition.objects.count() == 1


@pytest.mark.parametrize("altcha", ["", "rubbish", base64.b64encode(b"[]").decode()])
def test_without_the_sum_it_is_taken_and_waits(client: Client, province: Province, altcha: str) -> None:
    slip = sent(client, answered(client, province), altcha=altcha)
    assert Petition.objects.get().state == State.QUARANTINED
    assert "chờ kiểm tra" in slip.content.decode()


def test_the_sum_of_one_form_does_not_serve_another(client: Client, province: Province) -> None:
    old = solved(answered(client, province))
    sent(client, answered(client, province), altcha=old)
    assert Petition.objects.get().state == State.QUARANTINED


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"choice": ""}, "Hãy chọn một trong ba việc."),
        ({"place_unit": ""}, "Hãy chọn xã, phường, thị trấn."),
        ({"text": "a" * 100_000}, "100.000 ký tự"),
        ({"text": ""}, "chưa viết nội dung"),
        ({"concern": ""}, "Hãy chọn một câu trả lời"),
        ({"tell_by": "call"}, "hãy ghi số điện thoại"),
        ({"tell_by": "letter"}, "hãy ghi tên và địa chỉ nhận thư"),
    ],
)
def test_every_page_says_what_is_wrong_and_keeps_what_was_right(
    client: Client, province: Province, changes: dict[str, Any], sentence: str
) -> None:
    page = answered(client, province, **changes)
    assert sentence in page.content.decode()
    assert (Petition.objects.count(), Slip.objects.count()) == (0, 0)


def picture(kind: str, size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("hinh.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "không phải ảnh JPEG, PNG hoặc WebP"),
        ("hinh.jpg", b"%PDF-1.7 x", "không phải ảnh JPEG, PNG hoặc WebP"),
        ("to.png", picture("PNG", (8000, 5001)), "40 triệu điểm ảnh"),
    ],
)
def test_a_bad_photograph_is_refused_at_its_field_and_nothing_is_written(
    client: Client, province: Province, name: str, content: bytes, sentence: str
) -> None:
    good = SimpleUploadedFile("tot.png", picture("PNG"))
    page = sent(client, answered(client, province), photos=[good, SimpleUploadedFile(name, content)])
    assert sentence in page.content.decode()
    assert page.context["form"].errors.keys() == {"photos"}
    assert (Petition.objects.count(), Slip.objects.count()) == (0, 0)


def test_a_photograph_is_kept_without_where_it_was_taken(client: Client, province: Province) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Thu Camera"
    taken = picture("JPEG", exif=exif)
    assert b"Thu Camera" in taken
    photo = SimpleUploadedFile("anh.jpg", taken)
    sent(client, answered(client, province), photos=[photo])
    kept = files.read(Petition.objects.get().files.get().file)
    assert b"Thu Camera" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_changed_or_old_answers_start_again(client: Client, province: Province) -> None:
    page: Any = client.post(URL, {"step": "send", "answers": "rubbish"})
    assert "phải bắt đầu lại" in page.content.decode()
    assert page.context["step"] == "choice"


def test_an_address_that_sends_too_often_is_told_until_when(client: Client, province: Province) -> None:
    for _ in range(6):
        sent(client, answered(client, province))
    page = sent(client, answered(client, province))
    assert page.status_code == 429
    assert "gửi lại được từ" in page.content.decode()
    assert Petition.objects.count() == 6


def test_one_may_go_back_and_change_an_answer(client: Client, province: Province) -> None:
    page = answered(client, province)
    back: Any = client.post(URL, {"answers": hidden(page, "answers"), "go_to": "words"})
    assert "Cầu ấp Ba bị gãy lan can." in back.content.decode()
    again: Any = client.post(
        URL, {"step": "words", "answers": hidden(back, "answers"), "text": "Cầu ấp Bốn gãy."}
    )
    assert again.context["step"] == "send"
    assert "Cầu ấp Bốn gãy." in again.content.decode()


@pytest.mark.parametrize("name", ["submit", "where_to_send", "privacy", "open_slip"])
def test_public_pages_open_without_signing_in(client: Client, province: Province, name: str) -> None:
    assert client.get(reverse(f"petitions:{name}")).status_code == 200


def test_the_privacy_notice_names_its_legal_basis(client: Client, province: Province, now: datetime) -> None:
    page = answered(client, province, tell_by="")
    assert "42/2013/QH13" in page.content.decode()
