"""Reads of the public register: the list, one line with its history, verification by code and by file."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.commendations.certificates.single import LARGEST, recognised
from nep.commendations.credentials.checking import Checked, Verdict, check
from nep.commendations.credentials.jose import LONGEST_TOKEN
from nep.commendations.models import (
    AwardDecision,
    AwardForm,
    Certificate,
    EntryChange,
    RegisterEntry,
    SubjectKind,
)
from nep.commendations.models.codes import plain_code
from nep.commendations.refusals_decisions import UnknownCode
from nep.documents.models import IssuedPaper
from nep.web.exports import Cell, Export, Head
from nep.web.listing import Choice, Listing
from nep.web.states import Kind, State

DECISION = "quyet-dinh"
WITH = ("form", "item__decision__paper", "outside")
FIELD_NAMES = {
    "subject_name": gettext_lazy("tên"),
    "subject_post": gettext_lazy("chức vụ"),
    "unit_name": gettext_lazy("đơn vị"),
    "achievement": gettext_lazy("thành tích"),
}


def register_listing(request: HttpRequest) -> "Listing[RegisterEntry]":
    """Anybody's list: by name with or without marks, by form, year, kind and state."""
    entries = RegisterEntry.objects.filter(form=OuterRef("pk"))
    forms = AwardForm.objects.filter(Exists(entries)).order_by("position", "pk")
    return Listing(
        request,
        RegisterEntry.objects.select_related("form"),
        search=("folded",),
        filters={
            "hinh-thuc": Choice(_("Hình thức"), [(form.pk, form.name) for form in forms], lookup="form"),
            "doi-tuong": Choice(_("Đối tượng"), SubjectKind.choices, lookup="kind"),
            "nam": Choice(_("Năm"), _years(), lookup="signed_on__year"),
            "trang-thai": Choice(_("Tình trạng"), RegisterEntry.State.choices, lookup="state"),
            **_decision_asked(request.GET.get(DECISION, "")),
        },
        orders={"moi": ("-signed_on",), "ten": ("sort_key",)},
        order_labels={"moi": _("Mới trước"), "ten": _("Tên")},
        export=ENTRIES,
    )


def _decision_asked(uuid: str) -> dict[str, Choice]:
    """The names of one decision, for who comes from where it is quoted."""
    if not _is_uuid(uuid):
        return {}
    rows = AwardDecision.objects.filter(state=AwardDecision.State.PUBLISHED, uuid=uuid)
    numbers = list(rows.order_by("pk").values_list("uuid", "paper__number_text"))
    if not numbers:
        return {}
    choices = [(str(one), _("số %(number)s") % {"number": number}) for one, number in numbers]
    return {DECISION: Choice(_("Quyết định"), choices, lookup="item__decision__uuid")}


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _years() -> list[tuple[str, str]]:
    years = RegisterEntry.objects.order_by().dates("signed_on", "year", order="DESC")
    return [(str(day.year), str(day.year)) for day in years]


def _lines(rows: list[RegisterEntry]) -> Iterator[list[Cell]]:
    """As the page tells them: a revoked line without its name (safeguard 21)."""
    for row in rows:
        is_named = row.state != RegisterEntry.State.REVOKED
        yield [
            row.subject_name if is_named else "",
            row.subject_post if is_named else "",
            row.unit_name if is_named else "",
            row.get_kind_display(),
            row.form.name,
            row.achievement if is_named else "",
            row.decision_number,
            row.signed_on,
            row.authority,
            row.get_state_display(),
        ]


ENTRIES = Export(
    "so-khen-thuong",
    gettext_lazy("Sổ khen thưởng"),
    [
        Head(gettext_lazy("Tên, họ và tên"), 40),
        Head(gettext_lazy("Chức vụ"), 36),
        Head(gettext_lazy("Đơn vị"), 40),
        Head(gettext_lazy("Đối tượng"), 12),
        Head(gettext_lazy("Hình thức"), 50),
        Head(gettext_lazy("Thành tích"), 60),
        Head(gettext_lazy("Số quyết định"), 20),
        Head(gettext_lazy("Ngày ký"), 14),
        Head(gettext_lazy("Cơ quan quyết định"), 36),
        Head(gettext_lazy("Tình trạng"), 16),
    ],
    _lines,
)


def state_of(entry: RegisterEntry) -> State:
    """As a mark: a word and a shape, never colour alone."""
    is_revoked = entry.state == RegisterEntry.State.REVOKED
    return State(Kind.LATE if is_revoked else Kind.DONE, entry.get_state_display())


@dataclass(frozen=True)
class Moment:
    """A line of an entry's history; `changes`: (what, before, after)."""

    at: datetime
    sentence: str
    reason: str = ""
    paper: str = ""
    changes: tuple[tuple[Any, str, str], ...] = ()


@dataclass(frozen=True)
class EntryPage:
    """One line as it may be read: `is_named` False hides the name and all that tells it."""

    entry: RegisterEntry
    state: State
    is_named: bool
    paper: IssuedPaper | None
    moments: list[Moment]
    credential_url: str = ""


def page_of(entry: RegisterEntry, *, by_code: bool = False) -> EntryPage:
    is_named = by_code or entry.state != RegisterEntry.State.REVOKED
    item = entry.item
    paper = item.decision.paper if item is not None else None
    return EntryPage(
        entry,
        state_of(entry),
        is_named,
        # the paper names everybody on its list: it is not one click away from a name taken back
        paper if paper is not None and paper.is_public and is_named else None,
        list(_moments(entry, is_named=is_named)),
        _credential_url(entry),
    )


def _credential_url(entry: RegisterEntry) -> str:
    """Of the credential in force; none of an award of others, none of a revoked one."""
    if not entry.is_ours or entry.state == RegisterEntry.State.REVOKED:
        return ""
    count = entry.credentials.count()
    return reverse("credentials:credential", args=[entry.uuid, count]) if count else ""


def _moments(entry: RegisterEntry, *, is_named: bool) -> Iterator[Moment]:
    first = (
        _("Ghi vào sổ từ quyết định của cơ quan khác") if entry.item_id is None else _("Công bố, ghi vào sổ")
    )
    yield Moment(entry.entered_at, first)
    for change in entry.changes.order_by("at", "pk"):
        changes = tuple(_changed(change)) if is_named else ()
        sentence = _("Đính chính") if change.kind == EntryChange.Kind.CORRECTED else _("Thu hồi")
        shown = is_named or change.kind == EntryChange.Kind.REVOKED
        yield Moment(change.at, sentence, change.reason if shown else "", change.paper, changes)


def _changed(change: EntryChange) -> Iterator[tuple[Any, str, str]]:
    for name, before in change.before.items():
        yield FIELD_NAMES.get(name, name), str(before), str(change.after.get(name, ""))


def entry_with_code(typed: str) -> RegisterEntry:
    """Raises UnknownCode: the same words for a code that cannot be one and for one that nobody has."""
    code = plain_code(typed)
    entry = RegisterEntry.objects.filter(code=code).select_related(*WITH).first() if code else None
    if entry is None:
        raise UnknownCode
    return entry


@dataclass(frozen=True)
class FileAnswer:
    """What the register knows of a file: the decision whose paper it is, byte for byte, or the certificate,
    and its lines."""

    sha256: str
    decision: AwardDecision | None
    entries: list[RegisterEntry]
    credential: Checked | None = None
    certificate: Certificate | None = None

    @property
    def is_known(self) -> bool:
        return self.decision is not None or bool(self.entries)


def answer_for_content(size: int, chunks: Iterable[bytes]) -> FileAnswer:
    """A small file may be a credential: then its signature is checked, and the register asked. A greater one
    may be a certificate, which is set again. Any other is known by its hash alone."""
    if size > LARGEST:
        return answer_for_file(sha256_of(chunks))
    content = b"".join(chunks)
    sha256 = sha256_of([content])
    checked = check(content.decode("ascii", errors="replace")) if size <= LONGEST_TOKEN else None
    if checked is None or checked.verdict == Verdict.UNREADABLE:
        known = answer_for_file(sha256)
        return known if known.is_known else _answer_for_sheet(sha256, recognised(content))
    entries = (
        RegisterEntry.objects.filter(pk=checked.entry.pk) if checked.entry else RegisterEntry.objects.none()
    )
    return FileAnswer(sha256, None, list(entries.select_related(*WITH)), checked)


def _answer_for_sheet(sha256: str, certificate: Certificate | None) -> FileAnswer:
    entries = [certificate.entry] if certificate else []
    return FileAnswer(sha256, None, entries, certificate=certificate)


def sha256_of(chunks: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for chunk in chunks:
        total.update(chunk)
    return total.hexdigest()


def answer_for_file(sha256: str) -> FileAnswer:
    """By the hash alone: one changed byte, and it is unknown. A file is never kept to be checked."""
    decision = (
        AwardDecision.objects.filter(state=AwardDecision.State.PUBLISHED, paper__pdf_sha256=sha256)
        .select_related("paper", "form")
        .first()
    )
    rows = RegisterEntry.objects.filter(item__decision=decision) if decision else RegisterEntry.objects.none()
    entries = list(rows.select_related(*WITH).order_by("item__position", "pk"))
    return FileAnswer(sha256, decision, entries)
