"""Slips: five tries a day, one sentence for every mistake, books, the holder's half hour."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.petitions import actions
from nep.petitions.actions.slips import BookSlipUsed, TriesUsedUp, UnknownBookSlip, WrongSecret
from nep.petitions.models import Petition, Slip
from nep.web.errors import NotAllowed
from tests.factories.petitions import a_receipt, a_submission
from tests.petitions.conftest import Province


def wrong(secret: str) -> str:
    return f"{(int(secret) + 1) % 1_000_000:06d}"


def test_the_sixth_wrong_secret_of_a_day_is_told_so_and_even_the_right_one_waits(
    province: Province, now: datetime
) -> None:
    receipt = a_receipt(province.commune, at=now)
    assert receipt.slip is not None
    assert receipt.secrets is not None
    number, right = receipt.slip.number, receipt.secrets.short
    for _ in range(5):
        with pytest.raises(WrongSecret, match="không đúng"):
            actions.read_slip(number, secret=wrong(right), at=now)
    for secret in (wrong(right), right):
        with pytest.raises(TriesUsedUp, match="nhập sai 5 lần trong hôm nay"):
            actions.read_slip(number, secret=secret, at=now)
    by_qr = actions.read_slip(number, long_secret=receipt.secrets.long.lower(), at=now)
    assert by_qr.petition == receipt.petition
    Slip.objects.update(tries=5, tries_on=now.date())
    assert actions.read_slip(number, secret=right, at=now + timedelta(days=1)).petition == receipt.petition


def test_an_unknown_number_is_answered_like_a_wrong_secret(province: Province, now: datetime) -> None:
    for _ in range(5):
        with pytest.raises(WrongSecret):
            actions.read_slip("12345678", secret="123456", at=now)
    with pytest.raises(TriesUsedUp):
        actions.read_slip("12345678", secret="123456", at=now)


def test_a_book_slip_goes_to_one_petition(province: Province, now: datetime) -> None:
    desk = province.desks["commune"]
    first, second = actions.print_slip_book(province.commune, pages=2, by=desk, at=now)
    said = a_submission(province.commune)
    taken = actions.register_petition(said, slip_number=first.slip.number, by=desk, at=now)
    assert taken.secrets is None
    assert actions.read_slip(first.slip.number, secret=first.secrets.short, at=now).petition == taken.petition
    with pytest.raises(BookSlipUsed):
        actions.register_petition(said, slip_number=first.slip.number, by=desk, at=now)
    with pytest.raises(UnknownBookSlip):
        actions.register_petition(
            said, slip_number=second.slip.number, by=province.desks["neighbour"], at=now
        )
    actions.void_slip(second.slip.number, unit=province.commune, by=desk, at=now)
    with pytest.raises(BookSlipUsed):
        actions.register_petition(said, slip_number=second.slip.number, by=desk, at=now)
    assert Petition.objects.count() == 1


def test_an_unused_slip_of_a_book_opens_nothing(province: Province, now: datetime) -> None:
    printed = actions.print_slip_book(province.commune, pages=1, by=province.desks["commune"], at=now)[0]
    with pytest.raises(WrongSecret):
        actions.read_slip(printed.slip.number, secret=printed.secrets.short, at=now)


def test_only_a_desk_prints_slips(province: Province, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        actions.print_slip_book(province.commune, pages=1, by=province.desks["district"], at=now)
    assert not Slip.objects.exists()


def opened(client: Client, receipt: actions.Receipt) -> Any:
    assert receipt.slip is not None
    assert receipt.secrets is not None
    number = f"{receipt.slip.number[:4]} {receipt.slip.number[4:]}"
    return client.post(
        reverse("petitions:open_slip"), {"number": number, "secret": receipt.secrets.short}, follow=True
    )


def test_the_holder_sees_the_strip_what_comes_next_and_nothing_of_others(
    client: Client, province: Province, now: datetime
) -> None:
    other = a_receipt(province.commune, at=now, text="Chuyện của người khác.")
    mine = a_receipt(province.commune, at=now, text="Chuyện của tôi.")
    page = opened(client, mine).content.decode()
    assert "Chuyện của tôi." in page
    assert "Chuyện của người khác." not in page
    assert "Nghe" in page
    assert "Ông/bà được trả lời chậm nhất" in page
    for name in ("withdraw", "undo_withdrawal"):
        address = reverse(f"petitions:{name}", args=[other.petition.uuid])
        assert client.post(address).status_code == 404


def test_the_holder_withdraws_and_takes_it_back(client: Client, province: Province, now: datetime) -> None:
    receipt = a_receipt(province.commune, at=now)
    opened(client, receipt)
    address = reverse("petitions:withdraw", args=[receipt.petition.uuid])
    assert "ai ép" in client.get(address).content.decode()
    page: Any = client.post(address, follow=True)
    assert "Muốn lấy lại, hãy làm chậm nhất" in page.content.decode()
    client.post(reverse("petitions:undo_withdrawal", args=[receipt.petition.uuid]))
    assert Petition.objects.get().state == "received"


def test_without_the_slip_the_tracking_page_asks_for_it(client: Client, province: Province) -> None:
    page = client.get(reverse("petitions:tracking"))
    assert page.headers["Location"] == reverse("petitions:open_slip")


def test_the_qr_opens_the_slip_by_a_press_not_by_a_look(
    client: Client, province: Province, now: datetime
) -> None:
    receipt = a_receipt(province.commune, at=now)
    assert receipt.slip is not None
    assert receipt.secrets is not None
    address = reverse("petitions:scan", args=[receipt.slip.number, receipt.secrets.long])
    assert client.get(address).status_code == 200
    assert Slip.objects.get().first_used_at is None
    assert client.post(address).headers["Location"] == reverse("petitions:tracking")
    wrong_address = reverse("petitions:scan", args=[receipt.slip.number, "0" * 20])
    assert Client().post(wrong_address).status_code == 404


def test_half_an_hour_later_the_slip_is_shut(
    client: Client, province: Province, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nep.web import clock

    opened(client, a_receipt(province.commune, at=now))
    later = clock.real_now() + timedelta(minutes=31)
    monkeypatch.setattr(clock, "real_now", lambda: later)
    assert client.get(reverse("petitions:tracking")).status_code == 302
