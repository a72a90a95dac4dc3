"""The list of papers, one paper, and who opens what."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nep.documents import actions
from nep.documents import docx as writer
from nep.documents.models import IssuedPaper, SignedScan
from nep.files.actions import read, store_bytes
from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.models import Unit, UnitVersion
from nep.organisations.roles import Role
from tests.documents.test_issuing import issue
from tests.documents.test_returned import FIRST, controls, edited, replace_text, write_in
from tests.factories.documents import a_party_report, a_state_letter
from tests.factories.organisations import a_province, an_actor
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> dict[str, Unit]:
    units = a_province()
    UnitVersion.objects.filter(unit=units["district"]).update(abbreviation="UBND")
    return units


@pytest.fixture
def officer(province: dict[str, Unit]) -> Actor:
    return an_actor(province["district"], Role.PROGRAMME_OFFICER)


def a_paper(unit: Unit, now: datetime, number: int, *, is_public: bool = True) -> IssuedPaper:
    """A row with small files: pages do not look into them."""
    files = [
        store_bytes(b"%PDF-" if kind == "pdf" else b"PK", name=f"a.{kind}", media_type=f"x/{kind}", at=now)
        for kind in ("pdf", "docx")
    ]
    paper = IssuedPaper(
        unit=unit,
        world="state",
        type_code="BC",
        year=2023,
        number=number,
        number_text=f"{number:02d}/BC-UBND",
        issued_on=date(2023, 12, number),
        issued_at=now,
        title=f"Báo cáo thứ {number}",
        folded=f"{number:02d}/bc-ubnd bao cao thu {number}",
        thing_kind="x.y",
        thing_id=1,
        pdf=files[0],
        docx=files[1],
        pdf_sha256=files[0].sha256,
        is_public=is_public,
    )
    paper.seal = actions.seal_of(paper)
    paper.save()
    return paper


def signed_in(actor: Actor) -> Client:
    client = Client()
    if actor.user is not None:
        client.force_login(actor.user)
    return client


def test_who_may_open_issue_and_attach(province: dict[str, Unit], officer: Actor, now: datetime) -> None:
    inner = a_paper(province["district"], now, 1, is_public=False)
    shown = a_paper(province["district"], now, 2)
    file = store_bytes(b"%PDF-", name="ky.pdf", media_type="application/pdf", at=now)
    scan = SignedScan.objects.create(paper=shown, file=file, attached_at=now)

    def get(name: str, *args: Any) -> Any:
        return lambda actor: signed_in(actor).get(reverse(f"documents:{name}", args=args))

    assert_table(
        """
                        internal  public  pdf   pdf-internal  docx  scan  attach
        public          404       yes     yes   404           yes   404   -
        officer         yes       yes     yes   yes           yes   yes   yes
        clerk           yes       yes     yes   yes           yes   yes   -
        leader-above    yes       yes     yes   yes           yes   yes   -
        auditor-above   yes       yes     yes   yes           yes   yes   -
        below           404       yes     yes   404           yes   404   -
        administrator   404       yes     yes   404           yes   404   -
        """,
        who={
            "public": PUBLIC,
            "officer": officer,
            "clerk": an_actor(province["district"], Role.UNIT_OFFICER),
            "leader-above": an_actor(province["province"], Role.LEADER),
            "auditor-above": an_actor(province["province"], Role.AUDITOR),
            "below": an_actor(province["commune"], Role.LEADER),
            "administrator": an_actor(province["province"], Role.ADMINISTRATOR),
        },
        verbs={
            "internal": get("paper", inner.uuid),
            "public": get("paper", shown.uuid),
            "pdf": get("paper_file", shown.uuid, "pdf"),
            "pdf-internal": get("paper_file", inner.uuid, "pdf"),
            "docx": get("paper_file", shown.uuid, "docx"),
            "scan": get("scan_file", shown.uuid, scan.pk),
            "attach": lambda actor: actions.attach_scan(
                shown, upload=SimpleUploadedFile("a.pdf", b"%PDF-1"), by=actor, at=now
            ),
        },
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_one_row_and_with_three(
    province: dict[str, Unit], now: datetime, rows: int
) -> None:
    for number in range(1, rows + 1):
        a_paper(province["district"], now, number)
    with assert_queries(6):
        page = Client().get(reverse("documents:papers"))
    assert page.content.decode().count("/BC-UBND") == rows


def test_one_paper_costs_few_queries(province: dict[str, Unit], now: datetime) -> None:
    paper = a_paper(province["district"], now, 1)
    with assert_queries(3):
        Client().get(reverse("documents:paper", args=[paper.uuid]))


def test_the_list_finds_without_marks_and_filters(province: dict[str, Unit], now: datetime) -> None:
    for number in (1, 2):
        a_paper(province["district"], now, number)
    a_paper(province["district"], now, 3, is_public=False)
    client = Client()
    address = reverse("documents:papers")
    assert "Báo cáo thứ 2" in client.get(address, {"tim": "bao cao thu 2"}).content.decode()
    assert "Báo cáo thứ 1" not in client.get(address, {"tim": "bao cao thu 2"}).content.decode()
    assert "Báo cáo thứ 3" not in client.get(address).content.decode()
    empty = client.get(address, {"loai": "KH"}).content.decode()
    assert "Chưa có văn bản nào ở đây." in empty


def test_a_scan_of_the_wrong_kind_is_told_in_the_form(
    province: dict[str, Unit], officer: Actor, now: datetime
) -> None:
    paper = a_paper(province["district"], now, 1)
    page = signed_in(officer).post(
        reverse("documents:attach_scan", args=[paper.uuid]),
        {"scan": SimpleUploadedFile("a.pdf", b"<svg/>")},
    )
    assert page.status_code == 422
    assert "Bản ký phải là tệp PDF." in page.content.decode()
    assert not SignedScan.objects.exists()


def test_a_scan_is_kept_and_shown(province: dict[str, Unit], officer: Actor, now: datetime) -> None:
    paper = a_paper(province["district"], now, 1)
    client = signed_in(officer)
    page = client.post(
        reverse("documents:attach_scan", args=[paper.uuid]),
        {"scan": SimpleUploadedFile("ban ky.pdf", b"%PDF-1.7")},
        follow=True,
    )
    text = page.content.decode()
    assert "Đã lưu bản đã ký, đóng dấu." in text
    assert "ban ky.pdf" in text


def test_the_layout_of_a_real_paper_is_measured_on_its_page(
    province: dict[str, Unit], officer: Actor, now: datetime
) -> None:
    paper = issue(province["district"], officer, now, is_public=True)
    text = Client().get(reverse("documents:layout_check", args=[paper.uuid])).content.decode()
    assert "Lề trái" in text
    assert "chưa đạt" not in text


def _compare(actor: Actor, paper: IssuedPaper, content: bytes) -> str:
    upload = SimpleUploadedFile("sua.docx", content)
    url = reverse("documents:compare", args=[paper.uuid])
    return signed_in(actor).post(url, {"returned": upload}).content.decode()


def test_a_docx_edited_outside_comes_back_and_its_figures_are_compared(
    province: dict[str, Unit], officer: Actor, now: datetime
) -> None:
    paper = issue(province["district"], officer, now, paper=a_party_report())
    before = IssuedPaper.objects.get(pk=paper.pk)
    original = read(paper.docx)
    assert "Không có số nào và không có lời nào khác" in _compare(officer, paper, original)

    def change(body: Any) -> None:
        write_in(controls(body, FIRST)[0], "41")
        replace_text(body, "lúng túng", "vướng mắc")

    page = _compare(officer, paper, edited(original, change))
    assert "Sửa tay trong văn bản" in page
    assert "vướng mắc" in page
    assert IssuedPaper.objects.get(pk=paper.pk).seal == before.seal


def test_a_file_that_is_not_this_paper_is_refused_with_a_sentence(
    province: dict[str, Unit], officer: Actor, now: datetime
) -> None:
    paper = issue(province["district"], officer, now, paper=a_party_report())
    assert "không mang mã số liệu nào" in _compare(officer, paper, writer.write(a_state_letter()))
    assert "Không đọc được tệp này" in _compare(officer, paper, b"%PDF-1.7")
    assert "không phải văn bản PDF hoặc DOCX" in _compare(officer, paper, b"hello")


def test_who_may_compare_a_returned_file(province: dict[str, Unit], officer: Actor, now: datetime) -> None:
    paper = issue(province["district"], officer, now, paper=a_party_report())
    url = reverse("documents:compare", args=[paper.uuid])
    assert signed_in(officer).get(url).status_code == 200
    assert signed_in(an_actor(province["neighbour"], Role.LEADER)).get(url).status_code == 404
