from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nep.organisations.actors import SLIP_HOLDER, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.promises import actions
from nep.promises.models import Confirmation, Evidence, Promise
from nep.web.clock import noon
from tests.factories.organisations import a_post, a_unit, acting
from tests.factories.promises import (
    DUE,
    MADE,
    WORDS,
    a_draft,
    a_kept_promise,
    a_photograph,
    a_promise,
    the_leader,
    the_officer,
)
from tests.tables import assert_queries, assert_table

BOARD = "/viec-da-hua/"


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def a_shown_promise(unit: Unit) -> Promise:
    promise = a_promise(unit)
    actions.keep_promise(
        promise, note="Đã rải đá", files=[a_photograph()], by=the_officer(unit), at=noon(DUE)
    )
    actions.confirm_promise(
        promise, answer="done", given_by="citizen", petition_id=promise.pk, by=SLIP_HOLDER, at=noon(DUE)
    )
    return promise


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_costs_the_same_for_one_row_and_for_three(commune: Unit, client: Client, rows: int) -> None:
    for _ in range(rows):
        a_shown_promise(commune)
        a_promise(commune)
    client.get(BOARD)
    with assert_queries(8):
        page = client.get(BOARD)
    assert page.content.decode().count("người dân xác nhận") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_promise_page_costs_the_same_for_one_move_and_for_three(
    commune: Unit, client: Client, rows: int
) -> None:
    promise = a_promise(commune)
    for day in range(rows):
        actions.move_promise(
            promise, due_on=date(2023, 12, 28 + day), reason="mưa", by=the_officer(commune), at=noon(DUE)
        )
        actions.add_evidence(
            promise, note="Đã đổ đá", files=[a_photograph()], by=the_officer(commune), at=noon(DUE)
        )
    address = reverse("promises:promise", args=[promise.uuid])
    with assert_queries(10):
        page = client.get(address)
    assert f"đã lùi hạn {rows} lần" in page.content.decode()


def test_the_board_says_who_promised_what_and_until_when(commune: Unit, client: Client) -> None:
    a_promise(commune, due_on=date(2023, 12, 29))
    a_draft(commune, text="Nội dung chưa ai duyệt")
    page = client.get(BOARD).content.decode()
    assert WORDS in page
    assert "Chủ tịch Ủy ban nhân dân, Xã Đông Thử" in page
    assert "thứ Sáu 29/12/2023" in page
    assert "Nội dung chưa ai duyệt" not in page
    assert "còn 1 nội dung chờ lãnh đạo duyệt" in page
    assert "thất hứa" not in page.lower()


def test_the_public_sees_post_and_office_telephone_and_no_name(commune: Unit, client: Client) -> None:
    promise = a_promise(commune)
    name = promise.promised_by.person.full_name
    page = client.get(reverse("promises:promise", args=[promise.uuid])).content.decode()
    assert "0293 000 111" in page
    assert name not in page


@pytest.mark.parametrize(
    ("group", "shown"),
    [("con-han", "hạn xa"), ("qua-han", "hạn cũ"), ("xong-dung-han", "làm rồi"), ("khong-lam", "thôi làm")],
)
def test_the_board_is_narrowed_by_state(commune: Unit, client: Client, group: str, shown: str) -> None:
    a_promise(commune, text="hạn xa", due_on=date(2024, 1, 5))
    a_promise(commune, text="hạn cũ")
    a_kept_promise(commune, text="làm rồi")
    leader = acting(the_leader(commune))
    actions.withdraw_promise(
        a_promise(commune, text="thôi làm"), reason="không có vốn", by=leader, at=noon(DUE)
    )
    rows = client.get(BOARD, {"tinh-trang": group}).context["board"].rows
    assert [row.promise.text for row in rows] == [shown]


def test_the_board_is_searched_without_marks_and_stands_in_the_order_of_unit_names(
    commune: Unit, client: Client
) -> None:
    other = a_unit("Xã An Thử")
    a_promise(commune)
    a_promise(other, text="Lắp đèn đường")
    rows = client.get(BOARD).context["board"].rows
    assert [row.unit_name for row in rows] == ["Xã An Thử", "Xã Đông Thử"]
    found = client.get(BOARD, {"tim": "cau ba lien"}).context["board"].rows
    assert [row.promise.text for row in found] == [WORDS]


def test_evidence_is_shown_for_a_published_promise_only(commune: Unit, client: Client) -> None:
    promise = a_shown_promise(commune)
    image = Evidence.objects.get().images.get()
    address = reverse("promises:thumbnail", args=[promise.uuid, image.pk])
    assert client.get(address)["Content-Type"] == "image/jpeg"
    other = a_promise(commune)
    assert client.get(reverse("promises:image", args=[other.uuid, image.pk])).status_code == 404


def test_who_may_do_what_with_a_promise(commune: Unit) -> None:
    leader = the_leader(commune)
    draft, promise = a_draft(commune, leader=leader), a_promise(commune, leader=leader)
    kept = a_kept_promise(commune, leader=leader)
    at = noon(date(2023, 12, 27))
    assert_table(
        """
                        sees  approve  keep  move     withdraw  fail  note  as_citizen
            leader      yes   yes      -     yes      yes       yes   -     -
            officer     yes   -        yes   yes      -         -     yes   -
            desk        yes   -        -     -        -         -     yes   -
            auditor     yes   -        -     -        -         -     -     -
            stranger    -     -        -     -        -         -     -     -
            slip        -     -        -     -        -         -     -     yes
        """,
        who={
            "leader": acting(leader),
            "officer": the_officer(commune),
            "desk": acting(a_post(commune, Role.RECEPTION_DESK)),
            "auditor": acting(a_post(commune, Role.AUDITOR)),
            "stranger": the_officer(a_unit("Xã Khác")),
            "slip": SLIP_HOLDER,
        },
        verbs={
            "sees": lambda who: Promise.objects.visible_to(who).filter(pk=promise.pk).first(),
            "approve": lambda who: actions.approve_wording(draft, by=who, at=at),
            "keep": lambda who: actions.keep_promise(promise, note="xong", files=[], by=who, at=at),
            "move": lambda who: actions.move_promise(
                promise, due_on=date(2024, 1, 5), reason="mưa", by=who, at=at
            ),
            "withdraw": lambda who: actions.withdraw_promise(promise, reason="thôi", by=who, at=at),
            "fail": lambda who: actions.fail_promise(promise, reason="không vốn", by=who, at=at),
            "note": lambda who: actions.confirm_promise(
                kept, answer="done", given_by="officer", petition_id=None, by=who, at=at
            ),
            "as_citizen": lambda who: actions.confirm_promise(
                kept, answer="done", given_by="citizen", petition_id=1, by=who, at=at
            ),
        },
    )


def test_an_officer_keeps_a_promise_in_the_browser(commune: Unit) -> None:
    promise = a_promise(commune)
    browser = signed_in(the_officer(commune))
    page = browser.get(reverse("promises:work", args=[promise.uuid])).content.decode()
    assert "Đã làm xong" in page
    address = reverse("promises:act", args=[promise.uuid, "xong"])
    assert browser.get(address).status_code == 200
    empty = browser.post(address, {"note": ""})
    assert "phải ghi việc đã làm" in empty.content.decode()
    bad = browser.post(address, {"note": "xong", "happened_on": "31/02/2024"})
    assert bad.status_code == 200
    assert not Evidence.objects.exists()
    done = browser.post(address, {"note": "Đã rải đá xong", "photos": a_photograph()})
    assert done.status_code == 302
    promise.refresh_from_db()
    assert promise.state == Promise.State.KEPT


def test_a_pdf_named_jpg_gets_a_sentence_and_nothing_is_written(commune: Unit) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    promise = a_promise(commune)
    browser = signed_in(the_officer(commune))
    paper = SimpleUploadedFile("anh.jpg", b"%PDF-1.7 x", content_type="image/jpeg")
    page = browser.post(
        reverse("promises:act", args=[promise.uuid, "xong"]), {"note": "xong", "photos": paper}
    )
    assert "không phải ảnh" in page.content.decode()
    assert not Evidence.objects.exists()


def test_a_leader_finds_the_draft_and_approves_it(commune: Unit) -> None:
    leader = the_leader(commune)
    draft = a_draft(commune, leader=leader)
    browser = signed_in(acting(leader))
    assert WORDS in browser.get(reverse("promises:list")).content.decode()
    browser.post(reverse("promises:act", args=[draft.uuid, "duyet"]))
    draft.refresh_from_db()
    assert (draft.state, draft.approved_on) == ("open", date(2023, 12, 27))


def test_a_stranger_finds_no_page_and_the_right_unit_without_the_verb_is_told_so(commune: Unit) -> None:
    promise = a_promise(commune)
    address = reverse("promises:act", args=[promise.uuid, "xong"])
    assert signed_in(the_officer(a_unit("Xã Khác"))).get(address).status_code == 404
    desk = acting(a_post(commune, Role.RECEPTION_DESK))
    assert signed_in(desk).get(address).status_code == 403
    assert Client().get(address).status_code == 302
    unknown = reverse("promises:act", args=[promise.uuid, "gi-do"])
    assert signed_in(the_officer(commune)).get(unknown).status_code == 404


def test_what_an_officer_notes_is_counted_apart(commune: Unit, client: Client) -> None:
    promise = a_kept_promise(commune)
    browser = signed_in(the_officer(commune))
    browser.post(reverse("promises:act", args=[promise.uuid, "xac-nhan"]), {"answer": "done"})
    browser.post(reverse("promises:act", args=[promise.uuid, "xac-nhan"]), {"answer": "none"})
    page = client.get(reverse("promises:promise", args=[promise.uuid])).content.decode()
    assert "cán bộ ghi nhận: đã làm xong: 1" in page
    assert "đã hỏi, chưa trả lời: 1" in page
    assert set(Confirmation.objects.values_list("given_by", flat=True)) == {"officer", "no_reply"}
    assert MADE < DUE
