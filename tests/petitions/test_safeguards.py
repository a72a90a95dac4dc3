"""Each safeguard of this app, tested with the thing that could have shown it."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse

from nep.audit.models import SealedRead
from nep.norms.models import Deadline
from nep.notices.models import Notice
from nep.organisations.actors import SLIP_HOLDER, Actor
from nep.organisations.registry import desk_items
from nep.organisations.roles import Role
from nep.petitions import actions, desk
from nep.petitions.actions.withdraw import NotWithdrawable, UndoOver
from nep.petitions.forms import clerk, public, tracking
from nep.petitions.models import Concern, Klass, Petition, State
from nep.promises.actions import confirm_promise
from nep.promises.standing import answer_counts
from nep.web.errors import NotAllowed, Refusal
from nep.web.exports import Withheld
from nep.web.listing import Listing
from tests.factories.organisations import an_actor
from tests.factories.petitions import a_denunciation, a_petition, a_receipt
from tests.factories.promises import a_kept_promise
from tests.petitions.conftest import Province

WORDS = "Ông chủ tịch xã lấy tiền làm cầu"


def signed_in(client: Client, actor: Actor) -> Client:
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def everyone_at(province: Province) -> list[Actor]:
    """Every kind of post at the commune, with every role that reads petitions."""
    roles = [Role.RECEPTION_DESK, Role.LEADER, Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.AUDITOR]
    return [an_actor(province.commune, role) for role in roles]


@pytest.mark.parametrize("concern", [Concern.YES, Concern.UNSURE])
def test_1_what_concerns_the_commune_is_seen_above_and_by_nobody_of_the_commune(
    client: Client, province: Province, now: datetime, concern: str
) -> None:
    petition = a_petition(province.commune, at=now, concern=concern, text=WORDS)
    above = province.desks["district"]
    assert list(Petition.objects.visible_to(above)) == [petition]
    assert petition.uuid.hex in "".join(item.url.replace("-", "") for item in desk.items(above, now.date()))
    for actor in everyone_at(province):
        assert not Petition.objects.visible_to(actor).exists()
        assert desk_items(actor, now.date()) == []
        address = reverse("petitions:sort", args=[petition.uuid])
        assert signed_in(client, actor).get(address).status_code == 404
    listed = signed_in(client, province.desks["commune"]).get(reverse("petitions:triage"))
    assert WORDS not in listed.content.decode()
    assert listed.context["rows"] == []


def test_1_it_can_neither_be_given_to_the_commune_nor_made_public(province: Province, now: datetime) -> None:
    petition = a_petition(province.commune, at=now, concern=Concern.UNSURE)
    for change in ({"unit": province.commune}, {"public_text": "Việc ở xã Một."}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Petition.objects.filter(pk=petition.pk).update(**change)


def test_1_a_denunciation_leaves_lists_figures_and_notices_of_everyone_but_its_desk(
    client: Client, province: Province, now: datetime
) -> None:
    district = province.desks["district"]
    others = [an_actor(province.district, Role.LEADER), an_actor(province.units["province"], Role.LEADER)]
    plain = a_petition(province.commune, at=now, concern=Concern.YES, text=WORDS)
    assert all(list(Petition.objects.visible_to(actor)) == [plain] for actor in others)
    from nep.notices.actions import send

    send("petition_withdrawn", thing=plain, at=now, to_desk=province.district.pk)
    secret = actions.classify_petition(plain, klass=Klass.DENUNCIATION, by=district, at=now)
    assert list(Petition.objects.visible_to(district)) == [secret]
    for actor in [*others, *everyone_at(province), an_actor(province.district, Role.UNIT_OFFICER)]:
        assert not Petition.objects.visible_to(actor).exists()
    assert not Notice.objects.exists()
    assert not Petition.objects.public().exists()
    running = Deadline.objects.get(closed_on=None)
    assert (running.rule, running.unit) == ("petition.secret.transfer", None)


def test_2_an_officer_who_is_named_never_sees_it_again_in_whatever_post(
    province: Province, now: datetime
) -> None:
    petition = a_petition(province.commune, at=now)
    officer = an_actor(province.commune, Role.RECEPTION_DESK, Role.UNIT_OFFICER, Role.LEADER)
    assert Petition.objects.visible_to(officer).exists()
    assert officer.post is not None
    actions.exclude_officer(petition, person=officer.post.person, by=province.desks["commune"], at=now)
    assert not Petition.objects.visible_to(officer).exists()
    for attempt in (
        lambda: actions.open_sealed(petition, what="original", reason="muốn xem ai gửi", by=officer, at=now),
        lambda: actions.classify_petition(petition, klass="question", by=officer, at=now),
        lambda: actions.review_public_text(petition, title="", text="Cầu gãy.", by=officer, at=now),
    ):
        with pytest.raises(NotAllowed):
            attempt()


@pytest.mark.parametrize(("ticked", "opens"), [(False, False), (True, True)])
def test_2_the_unit_sees_who_sent_it_only_when_the_citizen_let_it_call(
    province: Province, now: datetime, ticked: bool, opens: bool
) -> None:
    petition = a_petition(
        province.commune, at=now, name="Trần Thị Thử", phone="0912345678", unit_may_call=ticked
    )
    unit = province.units["neighbour"]
    Petition.objects.filter(pk=petition.pk).update(unit=unit, state=State.ASSIGNED, assigned_on=now.date())
    officer = an_actor(unit, Role.UNIT_OFFICER)
    reason = "gọi hỏi chỗ cầu gãy"
    if opens:
        assert "0912345678" in actions.open_sealed(
            petition, what="identity", reason=reason, by=officer, at=now
        )
    else:
        with pytest.raises(NotAllowed):
            actions.open_sealed(petition, what="identity", reason=reason, by=officer, at=now)
    with pytest.raises(NotAllowed):
        actions.open_sealed(petition, what="original", reason=reason, by=officer, at=now)


def test_3_a_clerk_never_sees_the_secret_of_a_slip_handed_over(
    client: Client, province: Province, now: datetime
) -> None:
    desk = province.desks["commune"]
    printed = actions.print_slip_book(province.commune, pages=2, by=desk, at=now)[0]
    page: Any = signed_in(client, desk).post(
        reverse("petitions:clerk"),
        {
            "text": "Đèn đường tắt.",
            "place_unit": province.commune.pk,
            "choice": "report",
            "concern": "no",
            "tell_by": "come",
            "channel": "counter",
            "slip_number": printed.slip.number,
        },
        follow=True,
    )
    assert Petition.objects.get().slip == printed.slip
    shown = page.content.decode() + client.get(reverse("petitions:slip_books")).content.decode()
    assert printed.slip.number[:4] in shown
    assert printed.secrets.short not in shown
    assert printed.secrets.long not in shown
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret_mac, long_mac FROM petitions_slip")
        assert printed.secrets.short not in str(cursor.fetchall())


def test_3_a_book_is_printed_once_folded_and_its_secrets_are_never_read_again(
    client: Client, province: Province
) -> None:
    desk = signed_in(client, province.desks["commune"])
    address = reverse("petitions:slip_books")
    printed = desk.post(address, {"pages": 1}).content.decode()
    outside, inside = printed.split('class="slip__fold"')
    (secret,) = re.findall(r"\b\d{3} \d{3}\b", re.sub(r"<[^>]+>", " ", inside))
    later = [desk.get(page).content.decode() for page in (address, reverse("petitions:list"))]
    another = desk.post(address, {"pages": 1}).content.decode()

    assert "Trang này chỉ hiện một lần" in outside
    assert "phần dưới vào trong" in inside
    assert secret not in outside
    assert "slip__qr" in inside
    assert "slip__qr" not in outside
    for page in later:
        assert secret not in page
        assert "slip__qr" not in page
    assert secret not in another


def test_3_confirmations_are_counted_apart_by_who_gave_them(
    client: Client, province: Province, now: datetime
) -> None:
    promise = a_kept_promise(province.commune)
    officer = an_actor(province.commune, Role.UNIT_OFFICER)
    for number, (answer, given_by, by) in enumerate(
        [("done", "citizen", SLIP_HOLDER), ("done", "officer", officer), ("none", "no_reply", officer)]
    ):
        confirm_promise(promise, answer=answer, given_by=given_by, petition_id=number + 1, by=by, at=now)
    with pytest.raises(Refusal):
        confirm_promise(promise, answer="done", given_by="citizen", petition_id=9, by=officer, at=now)
    page = client.get(reverse("promises:promise", args=[promise.uuid])).content.decode()
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())

    assert "người dân xác nhận: đã làm xong" in words
    assert "cán bộ ghi nhận: đã làm xong" in words
    assert "đã hỏi, chưa trả lời" in words
    assert answer_counts(promise.confirmations.all()) == [
        ("người dân xác nhận: đã làm xong", 1),
        ("đã hỏi, chưa trả lời", 1),
        ("cán bộ ghi nhận: đã làm xong", 1),
    ]


def test_4_only_the_secret_withdraws_it_may_be_undone_for_five_working_days_and_the_desk_above_knows(
    province: Province, now: datetime
) -> None:
    petition = a_petition(province.commune, at=now)
    for officer in province.desks.values():
        with pytest.raises(NotAllowed):
            actions.withdraw_petition(petition, by=officer, at=now)
    withdrawn = actions.withdraw_petition(petition, by=SLIP_HOLDER, at=now)
    assert (withdrawn.state, withdrawn.undo_until) == (State.WITHDRAWN, date(2024, 1, 4))
    assert list(Notice.objects.values_list("kind", "unit_id")) == [
        ("petition_withdrawn", province.district.pk)
    ]
    with pytest.raises(NotWithdrawable):
        actions.withdraw_petition(petition, by=SLIP_HOLDER, at=now)
    with pytest.raises(UndoOver):
        actions.undo_withdrawal(petition, by=SLIP_HOLDER, at=now + timedelta(days=9))
    back = actions.undo_withdrawal(petition, by=SLIP_HOLDER, at=now + timedelta(days=8))
    assert (back.state, back.closed_on) == (State.RECEIVED, None)
    assert Deadline.objects.filter(closed_on=None).count() == 1


def test_7_no_form_list_or_address_searches_by_person(
    client: Client, province: Province, now: datetime
) -> None:
    a_petition(province.commune, at=now, name="Trần Thị Thử", phone="0912345678", text="Cầu ấp Ba gãy.")
    office = signed_in(client, province.desks["commune"])
    triage = reverse("petitions:triage")
    assert "Cầu ấp Ba gãy." in office.get(triage, {"tim": "cau ap ba"}).content.decode()
    for wanted in ("Trần Thị Thử", "tran thi thu", "0912345678"):
        assert "Cầu ấp Ba gãy." not in office.get(triage, {"tim": wanted}).content.decode()
    personal = {"name", "phone", "address"}
    names = {field.name for field in Petition._meta.get_fields()}
    assert not personal & names
    assert not any("person" in str(pattern.pattern) for pattern in get_resolver().url_patterns)


def test_8_opening_needs_a_reason_is_logged_and_shown_to_the_citizen(
    client: Client, province: Province, now: datetime
) -> None:
    receipt = a_receipt(province.commune, at=now, name="Trần Thị Thử", phone="0912345678")
    desk = province.desks["commune"]
    office = signed_in(client, desk)
    address = reverse("petitions:open_sealed", args=[receipt.petition.uuid])
    assert office.get(address).status_code == 405
    short = office.post(address, {"what": "identity", "reason": "xem"})
    assert "ít nhất 10 ký tự" in short.content.decode()
    assert "0912345678" not in short.content.decode()
    assert not SealedRead.objects.exists()
    opened = office.post(address, {"what": "identity", "reason": "gọi báo ngày trả lời"})
    assert "0912345678" in opened.content.decode()
    citizen = Client()
    assert receipt.slip is not None
    assert receipt.secrets is not None
    citizen.post(
        reverse("petitions:open_slip"), {"number": receipt.slip.number, "secret": receipt.secrets.short}
    )
    seen = citizen.get(reverse("petitions:tracking")).content.decode()
    assert desk.post_title in seen
    assert "gọi báo ngày trả lời" in seen


def test_8_no_other_desk_opens_it(province: Province, now: datetime) -> None:
    petition = a_petition(province.commune, at=now, name="Trần Thị Thử")
    for name in ("district", "neighbour", "board"):
        with pytest.raises(NotAllowed):
            actions.open_sealed(
                petition, what="identity", reason="muốn biết ai gửi", by=province.desks[name], at=now
            )
    assert not SealedRead.objects.exists()


def test_11_no_form_asks_for_party_membership_or_an_identity_number(province: Province) -> None:
    forms = [*public.STEPS.values(), clerk.ClerkForm, tracking.OpenSlipForm]
    asked = {name for form in forms for name in form.base_fields}
    assert asked == {
        "choice", "place_unit", "place_text", "text", "concern", "tell_by", "name", "phone", "address",
        "unit_may_call", "photos", "channel", "slip_number", "number", "secret",
    }  # fmt: skip


def test_17_lists_are_in_order_of_time_and_show_counts_not_ranks(
    rf: Any, province: Province, now: datetime
) -> None:
    second = a_petition(province.commune, at=now)
    first = a_petition(province.commune, at=now - timedelta(days=1))
    listing = Listing(
        rf.get("/"),
        Petition.objects.visible_to(province.desks["commune"]),
        orders={"cu": ("received_at",)},
        export=Withheld("only its order is looked at"),
    )
    assert list(listing.page) == [first, second]


def test_18_the_citizen_sees_posts_not_names_of_officers(
    client: Client, province: Province, now: datetime
) -> None:
    receipt = a_receipt(province.commune, at=now, name="Trần Thị Thử")
    officer = province.desks["commune"]
    actions.open_sealed(receipt.petition, what="identity", reason="gọi hỏi thêm việc", by=officer, at=now)
    assert receipt.slip is not None
    assert receipt.secrets is not None
    given = {"number": receipt.slip.number, "secret": receipt.secrets.short}
    seen: Any = client.post(reverse("petitions:open_slip"), given, follow=True)
    assert officer.post is not None
    assert officer.post_title in seen.content.decode()
    assert officer.post.person.full_name not in seen.content.decode()


def test_a_secret_one_is_sent_on_and_closed_with_the_body_named(province: Province, now: datetime) -> None:
    district = province.desks["district"]
    secret = a_denunciation(province.commune, desk=district, at=now)
    sent = actions.transfer_out_petition(secret, to_body="Thanh tra huyện Thử", by=district, at=now)
    assert (sent.state, sent.transferred_to) == (State.TRANSFERRED_OUT, "Thanh tra huyện Thử")
    assert not Deadline.objects.filter(closed_on=None).exists()
