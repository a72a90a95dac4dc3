"""Chosen nominations, decisions and lines of the register, for tests."""

from datetime import date
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from nep.commendations import actions
from nep.commendations.models import (
    AwardDecision,
    AwardRule,
    CouncilMember,
    Nomination,
    RegisterEntry,
    SubjectKind,
)
from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion, World
from nep.organisations.roles import Role
from nep.vietnamese.names import sort_key, title_sort_key
from nep.vietnamese.text import fold
from nep.web import clock
from tests.factories.commendations import Hall, a_form, a_hall, a_nomination
from tests.factories.organisations import a_post, a_unit, acting

CITATION = "đã có thành tích xuất sắc trong Chuyên đề thử"
_numbers = count(1)


def a_chancellery() -> Hall:
    """A hall whose committee may issue papers, with somebody who signs."""
    hall = a_hall(members=1)
    UnitVersion.objects.filter(unit=hall.units["party"]).update(abbreviation="TU")
    return hall


def a_chosen(hall: Hall, **changes: Any) -> Nomination:
    """A collective that the council has chosen."""
    one = a_nomination(hall, **changes)
    one.state = Nomination.State.CHOSEN
    one.sort_key, one.folded = title_sort_key(one.subject_name), fold(one.subject_name)
    one.save()
    return one


def a_chosen_person(hall: Hall, name: str = "", *, title: str = "Công chức Văn phòng") -> Nomination:
    """A person with a post at the commune, with an account, whom the council has chosen."""
    post = a_post(hall.units["commune"], Role.UNIT_OFFICER, title=title)
    if name:
        post.person.full_name = name
        post.person.save()
    return Nomination.objects.create(
        round=hall.round,
        form=hall.form,
        kind=SubjectKind.INDIVIDUAL,
        unit=hall.units["commune"],
        judged_by=hall.units["party"],
        person=post.person,
        subject_name=post.person.full_name,
        subject_post=title,
        sort_key=sort_key(post.person.full_name),
        folded=fold(post.person.full_name),
        state=Nomination.State.CHOSEN,
        submitted_at=clock.now(),
        submitted_by_post=hall.office.post,
    )


def a_decision(hall: Hall, **changes: Any) -> AwardDecision:
    """A draft with everybody chosen so far."""
    said = {"form": hall.form, "citation": CITATION, "by": hall.office, "at": clock.now(), **changes}
    return actions.draft_decision(hall.round, **said)


def a_pending(hall: Hall, **changes: Any) -> AwardDecision:
    decision = a_decision(hall)
    signer = hall.members[0].post
    said = {"signer": signer, "signed_on": clock.today(), "by": hall.office, "at": clock.now(), **changes}
    return actions.ready_decision(decision, **said)


def published(hall: Hall) -> list[RegisterEntry]:
    """Everybody chosen so far stands in the register."""
    a_pending(hall)
    return actions.publish_decisions(hall.round, by=hall.office, at=clock.now())


def an_entry(hall: Hall, *, person: str = "") -> RegisterEntry:
    if person:
        a_chosen_person(hall, person)
    else:
        a_chosen(hall)
    return published(hall)[0]


def a_comment_rule(hall: Hall, days: int = 5) -> AwardRule:
    return AwardRule.objects.create(
        form=hall.form,
        topic=AwardRule.Topic.COMMENT,
        valid_from=date(2020, 1, 1),
        value=days,
        basis="Quy định thử nghiệm",
    )


def an_outside_entry(hall: Hall, name: str = "Xã Thử Được Khen", **changes: Any) -> RegisterEntry:
    """A decision of another authority, entered by the office."""
    said: dict[str, Any] = {
        "form": changes.pop("form", None) or a_form(None, name="Bằng khen của Cơ quan trung ương Thử"),
        "unit": hall.units["party"],
        "kind": SubjectKind.COLLECTIVE,
        "subject_name": name,
        "number": f"{next(_numbers)}/QĐ-TTg",
        "signed_on": date(2023, 10, 2),
        "achievement": CITATION,
        "upload": a_pdf_upload(),
        "by": hall.office,
        "at": clock.now(),
    }
    return actions.record_outside_award(**{**said, **changes})


def a_pdf_upload(name: str = "quyet-dinh.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7\nthu nghiem", "application/pdf")


def a_secretary(hall: Hall) -> Actor:
    """A member with the seat of the secretary and no office."""
    board = a_unit("Ban Thử", parent=hall.units["party"], world=World.PARTY)
    post = a_post(board, Role.UNIT_OFFICER)
    CouncilMember.objects.create(council=hall.council, post=post, role=CouncilMember.Role.SECRETARY)
    return acting(post)
