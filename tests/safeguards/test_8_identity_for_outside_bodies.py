"""Safeguards 7 and 8: nobody finds who sent it; given away by a paper alone, and the sender is told."""

from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.petitions import actions
from nep.petitions.actions.disclose import PaperMissing, UnknownNumber, disclose_identity
from nep.petitions.models import Disclosure
from tests.factories.organisations import an_actor
from tests.factories.petitions import a_petition, a_receipt
from tests.petitions.conftest import Province
from tests.safeguards.crawl import listed, look, signed_in
from tests.tables import assert_table

NAME, PHONE, WORDS = "Trần Thị Thử", "0912345678", "Cầu ấp Ba gãy lan can."
PAPER = {
    "to_body": "Cơ quan Cảnh sát điều tra huyện Thử",
    "paper_number": "15/YC-CSĐT",
    "basis": "Bộ luật Tố tụng hình sự, Điều 88",
    "signer": "Phó Thủ trưởng cơ quan điều tra",
}


@pytest.fixture
def keeper(province: Province) -> Actor:
    return an_actor(province.units["province"], Role.PRIVACY_OFFICER, title="Cán bộ bảo vệ dữ liệu tỉnh Thử")


def browser(actor: Actor) -> Client:
    return signed_in(actor.user)


def test_the_identity_goes_out_by_an_entered_paper_and_the_sender_reads_all_of_it(
    province: Province, keeper: Actor, now: datetime
) -> None:
    receipt = a_receipt(province.commune, at=now, name=NAME, phone=PHONE)
    assert receipt.slip is not None
    assert receipt.secrets is not None
    address, office = reverse("petitions:disclose"), browser(keeper)
    given = {"slip_number": receipt.slip.number, **PAPER}
    for missing in PAPER:
        refused = office.post(address, {**given, missing: " "}).content.decode()
        assert "Ông/bà chưa điền mục này." in refused
        assert PHONE not in refused
    assert not Disclosure.objects.exists()

    shown = office.post(address, given).content.decode()

    assert PHONE in shown
    assert PHONE not in office.get(address).content.decode()
    citizen = Client()
    secret = {"number": receipt.slip.number, "secret": receipt.secrets.short}
    tracking: Any = citizen.post(reverse("petitions:open_slip"), secret, follow=True)
    read = tracking.content.decode()
    assert all(words in read for words in (*PAPER.values(), keeper.post_title))
    assert "Chưa ai mở" not in read


def test_without_its_paper_nothing_goes_out_by_any_door(
    province: Province, keeper: Actor, now: datetime
) -> None:
    petition = a_petition(province.commune, at=now, name=NAME)
    for missing in PAPER:
        with pytest.raises(PaperMissing) as refusal:
            disclose_identity(petition, **{**PAPER, missing: " "}, by=keeper, at=now)
        assert refusal.value.field == missing
    assert keeper.post is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Disclosure.objects.create(
            petition=petition, **{**PAPER, "basis": ""}, by_post=keeper.post, disclosed_at=now
        )
    assert not Disclosure.objects.exists()


def test_who_may_give_it_away(province: Province, keeper: Actor, now: datetime) -> None:
    plain = a_petition(province.commune, at=now, name=NAME)
    about = a_petition(province.commune, at=now, name=NAME, concern="yes")
    secret = actions.classify_petition(
        a_petition(province.commune, at=now, name=NAME, concern="unsure"),
        klass="denunciation",
        by=province.desks["district"],
        at=now,
    )
    roles = [role for role in Role if role != Role.PRIVACY_OFFICER]

    def give(petition: Any) -> Any:
        def attempt(by: Actor) -> bool:
            try:
                return bool(disclose_identity(petition, **PAPER, by=by, at=now))
            except UnknownNumber:
                return False

        return attempt

    assert_table(
        """
                         plain  concerns  secret
        keeper           yes    yes       yes
        commune-keeper   yes    -         -
        commune-others   -      -         -
        province-others  -      -         -
        """,
        who={
            "keeper": keeper,
            "commune-keeper": an_actor(province.commune, Role.PRIVACY_OFFICER),
            "commune-others": an_actor(province.commune, *roles),
            "province-others": an_actor(province.units["province"], *roles),
        },
        verbs={"plain": give(plain), "concerns": give(about), "secret": give(secret)},
    )


def test_an_unknown_number_and_one_kept_from_the_officer_get_the_same_words(
    province: Province, now: datetime
) -> None:
    about = a_receipt(province.commune, at=now, name=NAME, concern="yes")
    office = browser(an_actor(province.commune, Role.PRIVACY_OFFICER))
    assert about.slip is not None
    pages = [
        office.post(reverse("petitions:disclose"), {"slip_number": number, **PAPER}).content.decode()
        for number in (about.slip.number, "00000000")
    ]
    assert all("Không có phiếu số này." in page for page in pages)
    assert not Disclosure.objects.exists()


def test_no_list_of_the_product_is_searched_by_person(province: Province, now: datetime) -> None:
    a_petition(province.commune, at=now, name=NAME, phone=PHONE, address="12 đường Thử", text=WORDS)
    a_petition(province.commune, at=now, name=NAME, phone=PHONE, text=WORDS, proved=False)
    clerk = browser(an_actor(province.commune, *Role.__members__.values()))
    assert _hits(clerk, "lan can") >= 2
    assert [_hits(clerk, wanted) for wanted in (NAME, "tran thi thu", PHONE, "12 đường Thử")] == [0, 0, 0, 0]


def _hits(client: Client, wanted: str) -> int:
    """How many searched lists show the petition."""
    searched = [url for url in listed(wanted) if "?tim=" in url]
    pages = [look(client, url)[1] for url in searched if url.startswith(("/kien-nghi/", "/tiep-dan/phan"))]
    return sum(WORDS in page for page in pages)
