"""Pages of themes, through the client."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nep.accounts.models import User
from nep.documents.content import Capacity, Signature
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.programmes import actions
from nep.programmes.models import Reference, Theme
from nep.programmes.papers import theme_paper
from nep.web import clock
from tests.factories.organisations import a_unit, an_actor
from tests.factories.programmes import a_committee, a_draft, a_full_draft, an_issued_theme
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db
TYPED = {
    "code": "2022-2023",
    "full_title": "Chuyên đề học tập và làm theo năm 2022-2023",
    "short_title": "Chuyên đề 2022-2023",
    "starts_on": "01/01/2022",
    "ends_on": "31/12/2023",
}
ISSUE = {
    "type_code": "KH",
    "issued_on": "27/12/2023",
    "place": "Hậu Giang",
    "body": "Ban Thường vụ",
    "signer_title": "Phó Bí thư",
    "signer_name": "Lê Thị Thử",
}


@pytest.fixture
def unit(now: datetime) -> Unit:
    return a_committee()


@pytest.fixture
def officer(unit: Unit) -> Actor:
    return an_actor(unit, Role.PROGRAMME_OFFICER)


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert isinstance(actor.user, User)
    client.force_login(actor.user)
    return client


def test_an_officer_drafts_fills_issues_and_closes_a_theme_in_the_browser(officer: Actor) -> None:
    desk = signed_in(officer)
    address = desk.post(reverse("programmes:create"), TYPED).headers["Location"]
    theme = Theme.objects.get()
    assert address == theme.get_absolute_url()
    add = [
        ("noi-dung", {"text": "Nội dung một", "position": "1"}),
        ("van-ban", {"role": "tied", "kind": "resolution", "number": "04", "position": "1"}),
        ("muc-tieu", {"kind": "breakthrough", "text": "", "position": "1"}),
    ]
    for part, typed in add:
        answer = desk.post(reverse("programmes:add_part", args=[theme.uuid, part]), typed)
        assert answer.headers["Location"] == address
    page = desk.get(address).content.decode()
    assert all(said in page for said in ("Nội dung một", "Nghị quyết số 04", "không nêu", "bản nháp"))
    assert desk.post(reverse("programmes:issue", args=[theme.uuid]), ISSUE).headers["Location"] == address
    page = desk.get(address).content.decode()
    assert all(
        said in page for said in ("01-KH/TU", "đã ban hành", "cán bộ đăng nhập", "Ban hành chuyên đề bằng")
    )
    asked = desk.get(reverse("programmes:close", args=[theme.uuid])).content.decode()
    assert ("đang kết thúc sớm" in asked) == (theme.ends_on > clock.today())
    desk.post(reverse("programmes:close", args=[theme.uuid]))
    theme.refresh_from_db()
    assert theme.state == "closed"
    assert Client().get(address).status_code == 404, "not published: the public does not learn of it"


def test_a_line_is_edited_and_removed_in_the_browser(unit: Unit, officer: Actor) -> None:
    desk, theme = signed_in(officer), a_full_draft(unit, officer)
    line = theme.corecontents.get()
    edit = reverse("programmes:edit_part", args=[theme.uuid, "noi-dung", line.pk])
    assert "Học tập gắn với nhiệm vụ được giao" in desk.get(edit).content.decode()
    desk.post(edit, {"text": "Nội dung khác", "position": "1"})
    line.refresh_from_db()
    assert line.text == "Nội dung khác"
    reference = theme.references.get(kind="resolution")
    refused = desk.post(reverse("programmes:remove_part", args=[theme.uuid, "van-ban", reference.pk]))
    assert "đang gắn với một mục tiêu" in refused.content.decode()
    desk.post(reverse("programmes:remove_part", args=[theme.uuid, "noi-dung", line.pk]))
    assert (theme.corecontents.count(), theme.references.count()) == (0, 2)


def test_the_next_theme_is_drafted_from_this_one(unit: Unit, officer: Actor) -> None:
    desk, theme = signed_in(officer), an_issued_theme(unit, officer)
    typed = TYPED | {"code": "2024-2025", "starts_on": "01/01/2024", "ends_on": "31/12/2025"}
    address = desk.post(reverse("programmes:succeed", args=[theme.uuid]), typed).headers["Location"]
    assert "Nối tiếp từ" in desk.get(address).content.decode()
    assert (
        reverse("programmes:succeed", args=[theme.uuid])
        not in desk.get(theme.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"ends_on": "31/12/2021"}, "Ngày kết thúc phải sau ngày bắt đầu."),
        ({"starts_on": "31/02/2022"}, "Không có ngày 31/02/2022: tháng 2 năm 2022 có 28 ngày."),
        ({"full_title": "Ấ" * 100_000}, "Dài quá: 100.000 ký tự, nhận tối đa 450."),
        ({"full_title": "Chuyên đề (Mật)"}, "Nội dung này có dấu độ mật."),
        ({"code": ""}, "field--error"),
    ],
)
def test_bad_input_gets_its_sentence_and_loses_nothing(
    officer: Actor, typed: dict[str, str], sentence: str
) -> None:
    page = signed_in(officer).post(reverse("programmes:create"), TYPED | typed).content.decode()
    assert sentence in page
    assert "Chuyên đề 2022-2023" in page
    assert Theme.objects.count() == 0


def test_closing_a_draft_and_issuing_an_empty_one_are_refused(unit: Unit, officer: Actor) -> None:
    desk, theme = signed_in(officer), a_draft(unit, officer)
    page = desk.post(reverse("programmes:close", args=[theme.uuid])).content.decode()
    assert "Chuyên đề còn là bản nháp" in page
    page = desk.post(reverse("programmes:issue", args=[theme.uuid]), ISSUE).content.decode()
    assert "chưa có nội dung cốt lõi" in page
    assert "Lê Thị Thử" in page
    page = desk.post(reverse("programmes:issue", args=[theme.uuid]), ISSUE | {"issued_on": "31/02/2024"})
    assert "Không có ngày 31/02/2024" in page.content.decode()
    theme.refresh_from_db()
    assert theme.state == "draft"


def test_a_future_day_of_issue_is_refused_at_its_field(unit: Unit, officer: Actor) -> None:
    desk, theme = signed_in(officer), a_full_draft(unit, officer)
    address = reverse("programmes:issue", args=[theme.uuid])
    page = desk.post(address, ISSUE | {"issued_on": "28/12/2023"}).content.decode()
    assert "Ngày ban hành không được sau hôm nay." in page


def test_the_public_reads_a_published_theme_and_its_files_only(
    unit: Unit, officer: Actor, now: datetime
) -> None:
    inside = an_issued_theme(unit, officer, code="trong", short_title="Chuyên đề nội bộ")
    draft = a_full_draft(unit, officer, code="ngoài", short_title="Chuyên đề công khai")
    reference = actions.add_reference(
        draft,
        role="material",
        kind="guidance",
        number="12",
        upload=SimpleUploadedFile("hd12.pdf", b"%PDF-1.7 thu"),
        by=officer,
        at=now,
    )
    file = reverse("programmes:file", args=[draft.uuid, reference.pk])
    public = Client()
    assert public.get(file).status_code == 404
    signed_in(officer).post(reverse("programmes:issue", args=[draft.uuid]), ISSUE | {"is_public": "on"})
    page = public.get(reverse("programmes:list")).content.decode()
    assert ("Chuyên đề công khai" in page, "Chuyên đề nội bộ" in page) == (True, False)
    assert public.get(file).content == b"%PDF-1.7 thu"
    page = public.get(draft.get_absolute_url()).content.decode()
    assert "du lịch chất lượng" in page
    assert "Lịch sử" not in page
    assert public.get(inside.get_absolute_url()).status_code == 404


def test_unknown_lines_and_parts_are_not_found(unit: Unit, officer: Actor) -> None:
    desk, theme, other = signed_in(officer), a_draft(unit, officer), a_full_draft(unit, officer, code="khác")
    foreign = Reference.objects.filter(theme=other).earliest("pk")
    addresses = [
        reverse("programmes:add_part", args=[theme.uuid, "la"]),
        reverse("programmes:edit_part", args=[theme.uuid, "van-ban", foreign.pk]),
        reverse("programmes:file", args=[other.uuid, foreign.pk]),
    ]
    assert [desk.get(address).status_code for address in addresses] == [404, 404, 404]


def test_the_list_costs_the_same_for_one_and_three_themes(unit: Unit, officer: Actor) -> None:
    an_issued_theme(unit, officer, is_public=True)
    with assert_queries(3):
        Client().get(reverse("programmes:list"))
    for code in ("hai", "ba"):
        an_issued_theme(unit, officer, is_public=True, code=code)
    with assert_queries(3):
        Client().get(reverse("programmes:list"))


def test_one_theme_costs_the_same_however_much_it_holds(unit: Unit, officer: Actor, now: datetime) -> None:
    theme = an_issued_theme(unit, officer, is_public=True)
    with assert_queries(6):
        Client().get(theme.get_absolute_url())
    small = a_draft(unit, officer, code="nhỏ")
    actions.add_core_content(small, text="Một", by=officer, at=now)
    signed_in(officer).post(reverse("programmes:issue", args=[small.uuid]), ISSUE | {"is_public": "on"})
    with assert_queries(6):
        Client().get(small.get_absolute_url())


def test_who_may_open_which_page(unit: Unit, officer: Actor) -> None:
    draft, issued = a_full_draft(unit, officer, code="nháp"), an_issued_theme(unit, officer)
    pages = {
        "list": reverse("programmes:list"),
        "draft": draft.get_absolute_url(),
        "issued": issued.get_absolute_url(),
        "create": reverse("programmes:create"),
        "edit": reverse("programmes:edit", args=[draft.uuid]),
        "part": reverse("programmes:add_part", args=[draft.uuid, "muc-tieu"]),
        "issue": reverse("programmes:issue", args=[draft.uuid]),
        "close": reverse("programmes:close", args=[issued.uuid]),
        "succeed": reverse("programmes:succeed", args=[issued.uuid]),
    }
    assert_table(
        """
                   list  draft  issued  create   edit     part     issue    close    succeed
        officer    yes   yes    yes     yes      yes      yes      yes      yes      yes
        leader     yes   404    yes     403      404      404      404      403      403
        elsewhere  yes   404    yes     yes      404      404      404      403      403
        public     yes   404    404     sign-in  sign-in  sign-in  sign-in  sign-in  sign-in
        """,
        who={
            "officer": signed_in(officer),
            "leader": signed_in(an_actor(unit, Role.LEADER)),
            "elsewhere": signed_in(an_actor(a_unit("Xã Thử"), Role.PROGRAMME_OFFICER)),
            "public": Client(),
        },
        verbs={
            name: (lambda client, address=address: client.get(address)) for name, address in pages.items()
        },
    )


def test_an_empty_draft_says_what_is_missing_and_the_next_line_stands_last(
    unit: Unit, officer: Actor
) -> None:
    desk, theme = signed_in(officer), a_draft(unit, officer)
    page = desk.get(theme.get_absolute_url()).content.decode()
    for number in (1, 2):
        form = desk.get(reverse("programmes:add_part", args=[theme.uuid, "noi-dung"])).context["form"]
        assert form["position"].value() == number
        desk.post(
            reverse("programmes:add_part", args=[theme.uuid, "noi-dung"]),
            {"text": f"Nội dung {number}", "position": number},
        )

    for missing in ("Chưa ghi nội dung nào.", "Chưa ghi mục tiêu nào.", "Chưa ghi văn bản nào."):
        assert missing in page


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Chuyên đề gần dân", "thực hiện Chuyên đề gần dân"),
        ("Học tập về gần dân", "thực hiện chuyên đề “Học tập về gần dân”"),
    ],
)
def test_a_plan_says_that_it_carries_out_a_theme(
    unit: Unit, officer: Actor, title: str, subject: str
) -> None:
    theme = a_draft(unit, officer)
    theme.full_title = title
    signature = Signature(name="Người Mẫu", title="Phó Bí thư", capacity=Capacity.HEAD)
    paper = theme_paper(
        theme, type_code="KH", place="Hậu Giang", issued_on=date(2023, 12, 27), signature=signature
    )
    assert paper.subject == subject
