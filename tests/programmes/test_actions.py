"""The life of a theme."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from nep.audit.models import Event
from nep.documents.models import IssuedPaper
from nep.files.actions import NotADocument, read
from nep.organisations.actors import COMMAND, PUBLIC, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.programmes import actions, refusals
from nep.programmes.models import CoreContent, Objective, Reference, Theme
from nep.web.errors import NotAllowed
from nep.web.secrecy import MarkedSecret
from tests.factories.organisations import a_unit, an_actor
from tests.factories.programmes import (
    SIGNATURE,
    TITLES,
    a_committee,
    a_draft,
    a_full_draft,
    an_issued_theme,
)
from tests.tables import assert_table

pytestmark = pytest.mark.django_db
NEXT = {
    "code": "2024-2025",
    "full_title": "Chuyên đề 2024-2025 về phát huy nội lực",
    "short_title": "Chuyên đề 2024-2025",
    "starts_on": date(2024, 1, 1),
    "ends_on": date(2025, 12, 31),
}


@pytest.fixture
def unit(now: datetime) -> Unit:
    return a_committee()


@pytest.fixture
def officer(unit: Unit) -> Actor:
    return an_actor(unit, Role.PROGRAMME_OFFICER)


def events() -> list[str]:
    rows = Event.objects.filter(thing_kind__startswith="programmes.").order_by("pk")
    return list(rows.values_list("event", flat=True))


def lines(theme: Theme) -> tuple[list[str], list[str], list[tuple[str, str, str]]]:
    return (
        [row.text for row in theme.corecontents.order_by("position", "pk")],
        [str(row) for row in theme.references.order_by("position", "pk")],
        [
            (row.kind, row.words, str(row.reference or ""))
            for row in theme.objectives.order_by("position", "pk")
        ],
    )


def test_an_issued_theme_is_an_official_paper_that_says_all_of_it(unit: Unit, officer: Actor) -> None:
    theme = an_issued_theme(unit, officer)
    assert (theme.state, theme.issued_on, theme.is_public) == ("issued", date(2023, 12, 27), False)
    assert theme.paper is not None
    assert (theme.paper.number_text, theme.paper.is_public) == ("01-KH/TU", False)
    text = " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(read(theme.paper.pdf))).pages).split()
    )
    for said in (
        "Học tập gắn với nhiệm vụ được giao",
        "Căn cứ Chỉ thị số 05-CT/TW",
        "công nghiệp hiện đại (theo Nghị quyết số 04 của Tỉnh ủy)",
        "nâng cao chất lượng nguồn nhân lực",
        "không nêu",
        "từ ngày 01/01/2022 đến hết ngày 31/12/2023",
        "T/M BAN THƯỜNG VỤ",
    ):
        assert said in text
    assert events()[-1] == "theme_issued"


def test_unnamed_breakthrough_tasks_read_as_not_named(unit: Unit, officer: Actor) -> None:
    theme = a_full_draft(unit, officer)
    tasks = theme.objectives.filter(kind="breakthrough").order_by("position")
    assert [row.words for row in tasks] == ["nâng cao chất lượng nguồn nhân lực", "không nêu", "không nêu"]


def test_titles_are_kept_whole(unit: Unit, officer: Actor) -> None:
    title = "Ấ" * 450
    theme = a_draft(unit, officer, full_title=title)
    theme.refresh_from_db()
    assert theme.full_title == title


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"ends_on": date(2021, 12, 31)}, refusals.PeriodNotInOrder),
        ({"ends_on": date(2022, 1, 1)}, refusals.PeriodNotInOrder),
        ({"full_title": "Ấ" * 451}, refusals.TitleTooLong),
        ({"short_title": "a" * 121}, refusals.TitleTooLong),
        ({"full_title": "  "}, refusals.TitleMissing),
        ({"full_title": "Kế hoạch (Mật)"}, MarkedSecret),
    ],
)
def test_a_theme_that_does_not_fit_is_refused_and_nothing_is_written(
    unit: Unit, officer: Actor, change: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        a_draft(unit, officer, **change)
    assert (Theme.objects.count(), events()) == (0, [])


def test_a_code_names_one_theme_of_a_unit(unit: Unit, officer: Actor) -> None:
    a_draft(unit, officer)
    with pytest.raises(refusals.CodeTaken):
        a_draft(unit, officer)


def test_a_draft_is_edited_and_history_names_the_fields(unit: Unit, officer: Actor, now: datetime) -> None:
    theme = a_draft(unit, officer)
    actions.edit_theme(theme, **{**TITLES, "short_title": "Tên khác"}, by=officer, at=now)
    assert Event.objects.get(event="theme_edited").facts == {"fields": "Tên ngắn"}
    actions.edit_theme(theme, **{**TITLES, "short_title": "Tên khác"}, by=officer, at=now)
    assert events() == ["theme_created", "theme_edited"], "an edit that changes nothing leaves no trace"


def test_an_issued_theme_is_no_longer_edited(unit: Unit, officer: Actor, now: datetime) -> None:
    theme = an_issued_theme(unit, officer)
    before = lines(theme)
    with pytest.raises(refusals.NotADraft):
        actions.edit_theme(theme, **TITLES, by=officer, at=now)
    with pytest.raises(refusals.NotADraft):
        actions.add_core_content(theme, text="Thêm", by=officer, at=now)
    with pytest.raises(refusals.NotADraft):
        actions.remove_part(theme.objectives.earliest("pk"), by=officer, at=now)
    with pytest.raises(refusals.AlreadyIssued):
        actions.issue_theme(
            theme, issued_on=date(2023, 12, 27), is_public=True, signature=SIGNATURE, by=officer, at=now
        )
    assert (lines(theme), IssuedPaper.objects.count()) == (before, 1)


def test_an_empty_draft_is_not_issued(unit: Unit, officer: Actor, now: datetime) -> None:
    theme = a_draft(unit, officer)
    with pytest.raises(refusals.NothingToIssue):
        actions.issue_theme(
            theme, issued_on=date(2023, 12, 27), is_public=False, signature=SIGNATURE, by=officer, at=now
        )
    theme.refresh_from_db()
    assert (theme.state, IssuedPaper.objects.count()) == ("draft", 0)


def test_a_theme_closes_once_and_only_after_it_was_issued(unit: Unit, officer: Actor, now: datetime) -> None:
    with pytest.raises(refusals.NotIssuedYet):
        actions.close_theme(a_draft(unit, officer, code="nháp"), by=officer, at=now)
    closed = actions.close_theme(an_issued_theme(unit, officer), by=officer, at=now)
    assert (closed.state, closed.closed_on) == ("closed", date(2023, 12, 27))
    with pytest.raises(refusals.AlreadyClosed):
        actions.close_theme(closed, by=officer, at=now)


def test_the_next_theme_starts_from_this_one(unit: Unit, officer: Actor, now: datetime) -> None:
    theme = an_issued_theme(unit, officer)
    successor = actions.succeed_theme(theme, **NEXT, by=officer, at=now)
    assert (successor.state, successor.succeeds) == ("draft", theme)
    assert lines(successor) == lines(theme)
    assert set(successor.references.values_list("pk")) & set(theme.references.values_list("pk")) == set()
    with pytest.raises(refusals.AlreadySucceeded):
        actions.succeed_theme(theme, **{**NEXT, "code": "khác"}, by=officer, at=now)


def test_the_next_theme_waits_for_the_end_of_this_one(unit: Unit, officer: Actor, now: datetime) -> None:
    theme = an_issued_theme(unit, officer)
    with pytest.raises(refusals.StartsBeforeEnd):
        actions.succeed_theme(theme, **{**NEXT, "starts_on": date(2023, 12, 31)}, by=officer, at=now)
    with pytest.raises(refusals.NotIssuedYet):
        actions.succeed_theme(a_draft(unit, officer, code="nháp"), **NEXT, by=officer, at=now)
    assert Theme.objects.filter(succeeds__isnull=False).count() == 0


def test_lines_are_edited_and_removed(unit: Unit, officer: Actor, now: datetime) -> None:
    theme = a_full_draft(unit, officer)
    told: dict[str, Any] = {"by": officer, "at": now}
    content = theme.corecontents.get()
    actions.edit_core_content(content, text="Nội dung khác", position=2, **told)
    resolution = theme.references.get(kind="resolution")
    actions.edit_reference(resolution, number="04-NQ/TU", issued_on=date(2021, 2, 3), **told)
    task = theme.objectives.filter(text="").earliest("pk")
    actions.edit_objective(task, kind="other", text="Mục tiêu", reference=None, position=9, **told)
    with pytest.raises(refusals.ReferenceInUse):
        actions.remove_part(resolution, **told)
    actions.remove_part(task, **told)
    contents, references, objectives = lines(theme)
    assert contents == ["Nội dung khác"]
    assert references[1] == "Nghị quyết số 04-NQ/TU ngày 03/02/2021 của Tỉnh ủy"
    assert len(objectives) == 6


def test_lines_that_say_nothing_or_are_secret_are_refused(unit: Unit, officer: Actor, now: datetime) -> None:
    theme, other = a_draft(unit, officer), a_full_draft(unit, officer, code="khác")
    told: dict[str, Any] = {"by": officer, "at": now}
    with pytest.raises(refusals.ReferenceIncomplete):
        actions.add_reference(theme, role="tied", kind="plan", **told)
    with pytest.raises(refusals.ObjectiveUnnamed):
        actions.add_objective(theme, kind="other", **told)
    with pytest.raises(refusals.ReferenceOfOther):
        actions.add_objective(theme, kind="pillar", reference=other.references.earliest("pk"), **told)
    with pytest.raises(MarkedSecret):
        actions.add_core_content(theme, text="Độ mật: Tối mật", **told)
    with pytest.raises(MarkedSecret):
        actions.add_reference(theme, role="tied", kind="plan", title="Kế hoạch (Tuyệt mật)", **told)
    assert lines(theme) == ([], [], [])


def test_a_file_of_a_reference_is_kept_and_a_picture_named_pdf_is_refused(
    unit: Unit, officer: Actor, now: datetime
) -> None:
    theme = a_draft(unit, officer)
    told: dict[str, Any] = {
        "role": "directive",
        "kind": "directive",
        "number": "05",
        "by": officer,
        "at": now,
    }
    kept = actions.add_reference(theme, upload=SimpleUploadedFile("ct05.pdf", b"%PDF-1.7 thu"), **told)
    assert kept.file is not None
    assert read(kept.file) == b"%PDF-1.7 thu"
    with pytest.raises(NotADocument):
        actions.add_reference(theme, upload=SimpleUploadedFile("anh.pdf", b"\x89PNG\r\n\x1a\n"), **told)
    assert Reference.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"ends_on": date(2022, 1, 1)}, "programmes_theme_period_in_order"),
        ({"state": "issued"}, "programmes_theme_issued_by_a_paper"),
        ({"is_public": True}, "programmes_theme_issued_by_a_paper"),
        ({"closed_on": date(2023, 1, 1)}, "programmes_theme_closed_on_a_day"),
    ],
)
def test_the_database_holds_what_a_theme_may_be(
    unit: Unit, officer: Actor, change: dict[str, Any], constraint: str
) -> None:
    theme = a_draft(unit, officer)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Theme.objects.filter(pk=theme.pk).update(**change)


def test_the_database_holds_what_lines_must_say(unit: Unit, officer: Actor) -> None:
    theme = a_draft(unit, officer)
    with pytest.raises(IntegrityError, match="programmes_objective_other_named"), transaction.atomic():
        Objective.objects.create(theme=theme, kind="other")
    with pytest.raises(IntegrityError, match="programmes_reference_number_or_title"), transaction.atomic():
        Reference.objects.create(theme=theme, kind="plan", role="tied")
    assert CoreContent.objects.count() == 0


def test_who_may_write_issue_and_close_a_theme(unit: Unit, officer: Actor, now: datetime) -> None:
    draft, issued = a_full_draft(unit, officer, code="nháp"), an_issued_theme(unit, officer)
    other = a_unit("Xã Thử")
    issue = {"issued_on": date(2023, 12, 27), "is_public": False, "signature": SIGNATURE, "place": "Thử"}
    assert_table(
        """
                   create  edit  part  issue  close  succeed  see-draft  see-issued
        officer    yes     yes   yes   yes    yes    yes      yes        yes
        leader     -       -     -     -      -      -        -          yes
        elsewhere  -       -     -     -      -      -        -          yes
        member     -       -     -     -      -      -        -          yes
        command    -       -     -     -      -      -        -          -
        public     -       -     -     -      -      -        -          -
        """,
        who={
            "officer": officer,
            "leader": an_actor(unit, Role.LEADER),
            "elsewhere": an_actor(other, Role.PROGRAMME_OFFICER),
            "member": an_actor(other, Role.MEMBER),
            "command": COMMAND,
            "public": PUBLIC,
        },
        verbs={
            "create": lambda a: actions.create_theme(unit=unit, **NEXT, by=a, at=now),
            "edit": lambda a: actions.edit_theme(draft, **NEXT, by=a, at=now),
            "part": lambda a: actions.add_core_content(draft, text="Thử", by=a, at=now),
            "issue": lambda a: actions.issue_theme(draft, **issue, by=a, at=now),
            "close": lambda a: actions.close_theme(issued, by=a, at=now),
            "succeed": lambda a: actions.succeed_theme(issued, **NEXT, by=a, at=now),
            "see-draft": lambda a: Theme.objects.visible_to(a).filter(pk=draft.pk).exists(),
            "see-issued": lambda a: Theme.objects.visible_to(a).filter(pk=issued.pk).exists(),
        },
    )


def test_a_published_theme_is_seen_by_everybody(unit: Unit, officer: Actor) -> None:
    theme = an_issued_theme(unit, officer, is_public=True)
    assert theme.paper is not None
    assert theme.paper.is_public
    assert Theme.objects.visible_to(PUBLIC).get() == theme


def test_nobody_issues_for_another_unit(unit: Unit, officer: Actor, now: datetime) -> None:
    stranger = an_actor(a_unit("Xã Thử"), Role.PROGRAMME_OFFICER)
    with pytest.raises(NotAllowed):
        a_draft(unit, stranger)
