"""Safeguards 2, 4, 10 and 17, each through the door that people use."""

import io
from datetime import date, datetime

from django.urls import reverse
from PIL import Image

from nep.norms.models import NormRecord
from nep.notices.models import Notice
from nep.notices.registry import render
from nep.organisations.actors import PUBLIC, SLIP_HOLDER
from nep.organisations.roles import Role
from nep.petitions import actions
from tests.architecture.house import addresses
from tests.factories.organisations import an_actor
from tests.factories.petitions import a_petition, a_submission
from tests.factories.promises import a_kept_promise, a_photograph, a_promise
from tests.petitions.conftest import Province
from tests.safeguards.crawl import look, signed_in, urls_of


def test_2_an_officer_who_is_named_opens_no_address_of_it_in_any_role(
    province: Province, now: datetime
) -> None:
    receipt = actions.submit_petition(
        a_submission(province.commune), key="2", photos=[a_photograph()], by=PUBLIC, at=now
    )
    named = an_actor(province.commune, *Role.__members__.values())
    client, uuid = signed_in(named.user), str(receipt.petition.uuid)
    urls = [url for address in addresses() for url in urls_of(address) if uuid in url]
    assert {look(client, url)[0] for url in urls} > {200}
    assert named.post is not None
    actions.exclude_officer(receipt.petition, person=named.post.person, by=province.desks["commune"], at=now)
    assert {look(client, url)[0] for url in urls} <= {404, 405}
    assert {client.post(url).status_code for url in urls} <= {404, 405}


def test_4_a_norm_may_lengthen_the_days_to_undo_a_withdrawal_and_never_shorten_them(
    province: Province, now: datetime
) -> None:
    lasts = {}
    for days in (1, 5, 8):
        NormRecord.objects.filter(norm__code="petition.withdraw.undo").update(value=days)
        petition = actions.withdraw_petition(a_petition(province.commune, at=now), by=SLIP_HOLDER, at=now)
        lasts[days] = petition.undo_until
    assert lasts == {1: date(2024, 1, 4), 5: date(2024, 1, 4), 8: date(2024, 1, 9)}


def test_4_the_desk_above_is_led_to_a_page_of_what_was_withdrawn_without_its_words(
    province: Province, now: datetime
) -> None:
    petition = a_petition(province.commune, at=now, text="Cầu ấp Ba gãy.")
    actions.withdraw_petition(petition, by=SLIP_HOLDER, at=now)
    url = render(Notice.objects.get()).url
    assert url == reverse("petitions:withdrawn")
    for name, shows in {"district": True, "board": True, "commune": False, "neighbour": False}.items():
        status, page = look(signed_in(province.desks[name].user), url)
        assert (name, status, "Xã Một" in page.partition("<main")[2]) == (name, 200, shows)
        assert "Cầu ấp Ba" not in page
        assert str(petition.uuid) not in page


def test_10_a_photograph_of_the_public_form_is_shown_without_place_or_time(
    province: Province, now: datetime
) -> None:
    sent = a_photograph()
    assert b"Exif" in sent.read()
    sent.seek(0)
    petition = actions.submit_petition(
        a_submission(province.commune), key="10", photos=[sent], by=PUBLIC, at=now
    ).petition
    client = signed_in(province.desks["commune"].user)
    answer = client.get(reverse("petitions:photo", args=[petition.uuid, 1]))
    shown = Image.open(io.BytesIO(answer.getvalue()))
    assert shown.size == (64, 48)
    assert not shown.getexif()
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(shown.info)


def test_17_units_stand_by_name_with_counts_and_denominators_and_are_never_scored(
    province: Province, now: datetime
) -> None:
    commune, neighbour = province.commune, province.units["neighbour"]
    a_promise(neighbour)
    a_promise(neighbour, outcome="noted", due_on=None)
    for _ in range(3):
        a_kept_promise(commune)
        a_petition(commune, at=now)
    a_petition(neighbour, at=now)
    leader = an_actor(province.units["province"], Role.LEADER)
    scope = f"/so-lieu/petitions_received/?don-vi={province.district.uuid}"
    for url in ("/viec-da-hua/", "/", "/so-lieu/", scope, f"/don-vi/{province.district.uuid}/"):
        for reader in (None, leader.user):
            page = look(signed_in(reader), url)[1].partition("<main")[2]
            assert not any(word in page.lower() for word in ("xếp hạng", "thứ hạng", "điểm số", "tốt nhất"))
    board = look(signed_in(None), "/viec-da-hua/")[1].partition("<main")[2]
    assert 0 < board.index("Xã Hai") < board.index("Xã Một")
    counted = signed_in(None).get("/viec-da-hua/").context["board"]
    assert counted.whole == 5, "what was noted without a date is counted too"
