"""Pages of commitments and of progress, through the client."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nep.accounts.models import User
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.programmes import actions
from nep.programmes.actions.progress import report_progress
from nep.programmes.models import Commitment, CommitmentTally, PlanAction, ProgressEntry
from nep.web import clock
from tests.factories.commitments import (
    DUTY,
    REVIEW,
    TEXT,
    a_commitment,
    a_member,
    reviewed,
    some_commitments,
    the_head,
    the_post,
)
from tests.factories.commitments import member as member
from tests.factories.commitments import planning as planning
from tests.factories.organisations import an_actor
from tests.factories.plans import Planning, a_full_plan, an_approved_plan
from tests.files.test_store import a_photo
from tests.tables import assert_queries, assert_table
from tests.taken import rows_taken

pytestmark = pytest.mark.django_db
TYPED = {"duty": DUTY, "text": TEXT, "due_on": "31/12/2023"}
INDEX = "programmes:commitments"
ONE = (
    "commitment",
    "commitment_edit",
    "commitment_review",
    "commitment_reader",
    "commitment_evidence",
    "commitment_withdraw",
)


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert isinstance(actor.user, User)
    client.force_login(actor.user)
    return client


def words(answer: Any) -> str:
    return str(answer.content.decode())


def address(name: str, row: Commitment) -> str:
    return reverse(f"programmes:{name}", args=[row.uuid])


def test_a_member_writes_reviews_and_the_head_reads_in_the_browser(planning: Planning, member: Actor) -> None:
    phone, head = signed_in(member), signed_in(planning.leaders["party_commune"])
    assert "Viết bản đăng ký, Chuyên đề 2022-2023" in words(phone.get(reverse(INDEX)))
    form = reverse("programmes:commit", args=[planning.theme.uuid])
    assert "checked" in words(phone.get(form)), "the only head is picked beforehand"
    at = phone.post(form, TYPED | {"reader": the_head(planning).pk}).headers["Location"]
    row = Commitment.objects.get()
    assert at == row.get_absolute_url()
    page = words(phone.get(at))
    assert TEXT in page
    assert "Sửa" in page
    assert the_post(member).person.full_name in words(head.get(reverse(INDEX)))
    read = words(head.get(at))
    assert TEXT in read
    assert "Tôi đã đọc" in read
    assert address("commitment_edit", row) not in read
    head.post(address("commitment_seen", row))
    assert "đã đọc ngày 27/12/2023" in words(phone.get(at))
    photo = SimpleUploadedFile("viec.jpg", a_photo())
    phone.post(address("commitment_review", row), {"review": REVIEW, "uploads": [photo]})
    read = words(head.get(at))
    assert REVIEW in read
    file = re.findall(r'src="([^"]*\?co=nho)"', read)[0]
    assert head.get(file).headers["Content-Type"] == "image/jpeg"
    assert signed_in(a_member(planning)).get(file).status_code == 404


def test_a_form_sent_twice_writes_once(planning: Planning, member: Actor) -> None:
    phone, form = signed_in(member), reverse("programmes:commit", args=[planning.theme.uuid])
    token = re.findall(r'name="once" value="([^"]+)"', words(phone.get(form)))[0]
    typed = TYPED | {"reader": the_head(planning).pk, "once": token}
    first, second = (phone.post(form, typed) for _each in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert CommitmentTally.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"duty": ""}, "Ông/bà chọn một nhiệm vụ hoặc ghi nhiệm vụ của mình."),
        ({"text": "Theo văn bản (Mật)"}, "Nội dung này có dấu độ mật."),
        ({"text": "ấ" * 2001}, "Dài quá: 2.001 ký tự, nhận tối đa 2.000."),
        ({"due_on": "01/01/2024"}, "Ngày làm xong phải từ hôm nay đến hết thời gian của chuyên đề."),
        ({"reader": "other side"}, "field--error"),
    ],
)
def test_bad_input_gets_its_sentence_and_loses_nothing(
    planning: Planning, member: Actor, typed: dict[str, str], sentence: str
) -> None:
    form = reverse("programmes:commit", args=[planning.theme.uuid])
    given: dict[str, Any] = TYPED | {"reader": the_head(planning).pk} | typed
    if given["reader"] == "other side":
        given["reader"] = the_head(planning, "commune").pk
    page = words(signed_in(member).post(form, given))
    assert sentence in page
    assert given["text"] in page, "nothing that was typed is lost"
    assert not Commitment.objects.exists()


def test_a_guessed_address_finds_nothing(planning: Planning, member: Actor) -> None:
    row = a_commitment(planning, member)

    def opens(name: str) -> Any:
        return lambda actor: signed_in(actor).get(address(name, row))

    assert_table(
        """
                    commitment  edit  review  reader  evidence  withdraw
        owner       yes         yes   yes     yes     yes       yes
        reader      yes         403   403     403     403       403
        colleague   404         404   404     404     404       404
        above       404         404   404     404     404       404
        other_side  404         404   404     404     404       404
        programme   404         404   404     404     404       404
        keeper      404         404   404     404     404       404
        """,
        who={
            "owner": member,
            "reader": planning.leaders["party_commune"],
            "colleague": a_member(planning),
            "above": planning.leaders["party_district"],
            "other_side": planning.leaders["commune"],
            "programme": planning.officers["party"],
            "keeper": an_actor(planning.units["party_commune"], Role.ADMINISTRATOR, Role.AUDITOR),
        },
        verbs={name.removeprefix("commitment_"): opens(name) for name in ONE},
    )
    assert signed_in(planning.leaders["commune"]).post(address("commitment_seen", row)).status_code == 404


def test_the_owner_withdraws_it_on_a_page_that_says_what_is_lost(planning: Planning, member: Actor) -> None:
    row, phone = a_commitment(planning, member), signed_in(member)
    assert address("commitment_withdraw", row) in words(phone.get(address("commitment", row)))
    assert "không lấy lại được" in words(phone.get(address("commitment_withdraw", row)))
    assert phone.post(address("commitment_withdraw", row)).headers["Location"] == reverse(INDEX)
    assert "Viết bản đăng ký, Chuyên đề 2022-2023" in words(phone.get(reverse(INDEX)))
    assert phone.get(address("commitment", row)).status_code == 404
    kept = a_commitment(planning, member)
    reviewed(kept, member)
    assert address("commitment_withdraw", kept) not in words(phone.get(address("commitment", kept)))
    assert "nên không rút được nữa" in words(phone.get(address("commitment_withdraw", kept)))
    assert "không rút được nữa" in words(phone.post(address("commitment_withdraw", kept)))


def test_the_counts_hide_small_numbers(planning: Planning) -> None:
    some_commitments(planning, 3)
    some_commitments(planning, 6, "party_district")
    some_commitments(planning, 5, "party")
    page = words(
        signed_in(planning.officers["party"]).get(
            reverse("programmes:commitment_counts", args=[planning.theme.uuid])
        )
    )
    cells = re.findall(r'<td class="number"[^>]*>([^<]*)</td>', page)
    assert cells[::2] == ["không hiện", "6", "không hiện", "14"]
    figure = reverse("measures:figure", args=["commitments_registered"])
    about = f"{figure}?don-vi={planning.units['party_commune'].uuid}&tu=01/01/2023&den=27/12/2023"
    for reader in (signed_in(planning.officers["party"]), Client()):
        shown = words(reader.get(about))
        value = re.findall(r'class="figure-page__value"><strong>([^<]*)<', shown)
        assert value == ["dưới 5"], "three of them, for officers and for the public alike"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_reader_costs_the_same_for_one_and_for_three(planning: Planning, count: int) -> None:
    some_commitments(planning, count)
    head = signed_in(planning.leaders["party_commune"])
    head.get(reverse(INDEX))
    with assert_queries(8):
        head.get(reverse(INDEX))


@pytest.fixture
def action(planning: Planning) -> PlanAction:
    return an_approved_plan(planning, "party", by="party").planactions.get()


def test_progress_is_recorded_and_shown_in_the_browser(planning: Planning, action: PlanAction) -> None:
    PlanAction.objects.filter(pk=action.pk).update(measure_key="actions_planned")
    desk = signed_in(planning.officers["party"])
    page, form = (reverse(f"programmes:{name}", args=[action.uuid]) for name in ("action", "report_progress"))
    typed = {"note": "Đã đặt thùng ở bốn ấp", "stated_value": "4"}
    refused = words(desk.post(form, typed))
    assert "số hệ thống tính là 1. Ông/bà ghi lý do chênh lệch." in refused
    assert "Đã đặt thùng ở bốn ấp" in refused
    photo = SimpleUploadedFile("thung.jpg", a_photo())
    explained = typed | {"explanation": "Ba ấp chưa ghi", "uploads": [photo]}
    assert desk.post(form, explained).headers["Location"] == page
    shown = words(desk.get(page))
    report_progress(action, note="Đủ mười ấp", by=planning.leaders["party"], at=clock.now())
    title = the_head(planning, "party").title
    assert title in words(desk.get(page))
    for said in ("Số đơn vị báo cáo", "Số hệ thống tính", "+3", "Ba ấp chưa ghi", "Đếm mỗi việc trong kế"):
        assert said in shown
    image = re.findall(r'src="([^"]*\?co=nho)"', shown)[0]
    assert desk.get(image).status_code == 200
    below = signed_in(planning.officers["commune"])
    seen = words(below.get(page))
    assert "Đã đặt thùng ở bốn ấp" in seen
    assert title not in seen, "posts of the Party stay unsaid on the State side"
    assert below.get(form).status_code == 403
    keeper = signed_in(an_actor(planning.units["commune"], Role.ADMINISTRATOR))
    assert [keeper.get(url).status_code for url in (page, form, image)] == [404, 404, 404]


def test_evidence_of_two_hundred_megabytes_is_refused_before_it_is_read(
    planning: Planning, action: PlanAction
) -> None:
    form = reverse("programmes:report_progress", args=[action.uuid])
    desk = signed_in(planning.officers["party"])
    answer = desk.post(form, {"note": "Đã làm"}, headers={"content-length": str(200 * 2**20)})
    assert answer.status_code == 413
    assert "Tệp gửi lên lớn quá" in words(answer)
    heavy = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7" + b"0" * (21 * 2**20))
    refused = words(desk.post(form, {"note": "Đã làm", "uploads": [heavy]}))
    assert "Tệp nặng quá mức cho phép" in refused
    assert not ProgressEntry.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_actions_costs_the_same_for_one_and_for_three(planning: Planning, count: int) -> None:
    told: dict[str, Any] = {"by": planning.officers["party"], "at": clock.now()}
    plan = a_full_plan(planning, "party")
    for number in range(count - 1):
        actions.add_action(
            plan, text=f"Việc {number}", due_on=date(2023, 12, 30), owner=planning.post("party"), **told
        )
    actions.submit_plan(plan, by=planning.leaders["party"], at=clock.now())
    actions.approve_plan(plan, **told)
    desk = signed_in(planning.officers["party"])
    desk.get(reverse("programmes:actions"))
    with assert_queries(12):
        page = words(desk.get(reverse("programmes:actions")))
    assert page.count('class="rows__title"') == count
    late = words(desk.get(reverse("programmes:actions") + "?trang-thai=qua-han"))
    assert late.count('class="rows__title"') == 1
    report_progress(plan.planactions.order_by("pk")[0], note="Xong", is_done=True, **told)
    assert "Không có việc nào như vậy" in words(
        desk.get(reverse("programmes:actions") + "?trang-thai=qua-han")
    )
    assert any("Thu gom rác" in line[1] for line in rows_taken(desk, reverse("programmes:actions")))


def test_what_is_still_to_be_done_comes_before_what_is_done(planning: Planning, action: PlanAction) -> None:
    told: dict[str, Any] = {"by": planning.officers["party"], "at": clock.now()}
    done = "Việc đã xong từ lâu"
    plan = a_full_plan(planning, "party_district")
    shown = PlanAction.objects.filter(pk=plan.planactions.get().pk)
    shown.update(text=done, due_on=date(2022, 3, 31))
    actions.submit_plan(plan, by=planning.leaders["party_district"], at=clock.now())
    actions.approve_plan(plan, by=planning.leaders["party"], at=clock.now())
    report_progress(
        shown.get(), note="Xong", is_done=True, **told | {"by": planning.officers["party_district"]}
    )
    desk = signed_in(planning.leaders["party"])
    page = words(desk.get(reverse("programmes:actions")))
    assert page.index(action.text) < page.index(done)
    assert "xong trễ" in words(desk.get(plan.get_absolute_url())), "the plan itself says where each stands"
