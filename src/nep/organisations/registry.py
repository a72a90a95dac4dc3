"""What upper apps tell this one: work that waits for a post, and entries of the menu."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from nep.organisations.actors import Actor
    from nep.web.states import Clock


@dataclass(frozen=True)
class DeskItem:
    """One thing that waits for the acting post. `due_on` is None where no clock runs; `clock` is the one that
    counted it: it may stand still or be provisional."""

    kind: str
    title: str
    url: str
    due_on: date | None
    unit_name: str = ""
    clock: "Clock | None" = None


@dataclass(frozen=True)
class MenuEntry:
    """A link of the signed-in header, shown when the acting post has `verb`."""

    label: "StrOrPromise"
    url_name: str
    verb: str
    order: int


EVENTS = {
    "unit_created": gettext_noop("Lập đơn vị"),
    "unit_version_added": gettext_noop("Ghi tên, loại hoặc mã mới của đơn vị từ ngày {day}"),
    "unit_placed": gettext_noop("Xếp đơn vị vào cây tổ chức từ ngày {day}"),
    "unit_renamed_in_bulk": gettext_noop("Ghi tên, loại hoặc mã mới của đơn vị từ bảng tính"),
    "unit_corrected": gettext_noop("Sửa tên, loại hoặc mã của đơn vị từ bảng tính"),
    "unit_moved_in_bulk": gettext_noop("Xếp đơn vị vào cây tổ chức từ bảng tính"),
    "unit_taken_back": gettext_noop("Trả đơn vị về như trước do hoàn tác một lần nhập"),
    "unit_removed": gettext_noop("Bỏ đơn vị vừa lập do hoàn tác một lần nhập"),
    "unit_succeeded": gettext_noop("Ghi đơn vị kế thừa"),
    "person_added": gettext_noop("Thêm một người"),
    "person_renamed": gettext_noop("Ghi lại họ tên từ bảng tính"),
    "person_restored": gettext_noop("Trả lại họ tên cũ do hoàn tác một lần nhập"),
    "person_removed": gettext_noop("Bỏ một người do hoàn tác một lần nhập"),
    "post_opened": gettext_noop("Giao chức vụ từ ngày {day}"),
    "post_closed": gettext_noop("Thôi chức vụ từ ngày {day}"),
    "post_opened_in_bulk": gettext_noop("Giao chức vụ từ bảng tính"),
    "post_corrected": gettext_noop("Sửa điện thoại, ngày thôi hoặc vai của chức vụ từ bảng tính"),
    "post_taken_back": gettext_noop("Trả chức vụ về như trước do hoàn tác một lần nhập"),
    "post_removed": gettext_noop("Bỏ một chức vụ do hoàn tác một lần nhập"),
    "delegation_given": gettext_noop("Ghi ủy quyền từ ngày {first} đến hết ngày {last}, văn bản {number}"),
    "substitution_given": gettext_noop(
        "Ghi người thay khi vắng từ ngày {first} đến hết ngày {last}, văn bản {number}"
    ),
    "mandate_ended": gettext_noop("Cho thôi ủy quyền, thay từ ngày {day}"),
    "list_exported": gettext_noop("Tải danh sách “{list}” ra tệp {form}: {rows} dòng. Lọc: {filters}"),
    "work_handed_over": gettext_noop("Bàn giao {count} việc đang làm, văn bản {number}"),
}

THING_NAMES = {
    "organisations.unit": _("đơn vị"),
    "organisations.unitversion": _("tên gọi của đơn vị"),
    "organisations.placement": _("vị trí trong cây tổ chức"),
    "organisations.person": _("người"),
    "organisations.post": _("chức vụ"),
    "organisations.postrole": _("vai của chức vụ"),
    "organisations.mandate": _("ủy quyền, thay khi vắng"),
    "organisations.handover": _("lần bàn giao"),
    "organisations.succession": _("quan hệ kế thừa"),
}

DeskSource = Callable[["Actor", date], list[DeskItem]]
_desk_sources: list[DeskSource] = []
_menu: list[MenuEntry] = []


def register_desk_source(source: DeskSource) -> None:
    """`source(actor, day)` : what waits for the acting post on `day`, at most 200, in two queries."""
    if source not in _desk_sources:
        _desk_sources.append(source)


def desk_items(actor: "Actor", day: date, *, without: Collection[DeskSource] = ()) -> list[DeskItem]:
    """`without`: sources whose things the page shows in another way."""
    return [item for source in _desk_sources if source not in without for item in source(actor, day)]


def register_menu(label: "StrOrPromise", url_name: str, *, verb: str, order: int) -> None:
    entry = MenuEntry(label, url_name, verb, order)
    if entry not in _menu:
        _menu.append(entry)


def menu_for(actor: "Actor") -> list[MenuEntry]:
    return sorted((entry for entry in _menu if actor.has(entry.verb)), key=lambda entry: entry.order)
