"""Answers said back in words, before they are sent."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nep.organisations import queries as organisations
from nep.petitions.forms.fields import CONCERN_QUESTION
from nep.petitions.models import Choice, Concern, TellBy
from nep.web import clock


@dataclass(frozen=True)
class AnswerRow:
    """What was asked, what was answered, and the page where it is changed."""

    term: str
    value: str
    step: str


def rows_of(given: dict[str, Any]) -> list[AnswerRow]:
    """Every answer of the citizen's form in the order of its pages, without the empty ones."""
    place = given["place_unit"]
    may_call = _("Có") if given.get("unit_may_call") else _("Không")
    rows = [
        AnswerRow(_("Ông/bà muốn"), str(Choice(given["choice"]).label), "choice"),
        AnswerRow(_("Nơi có việc"), organisations.names_on([place], clock.today()).get(place, ""), "place"),
        AnswerRow(_("Ấp, khu vực"), given.get("place_text", ""), "place"),
        AnswerRow(_("Nội dung"), given["text"], "words"),
        AnswerRow(str(CONCERN_QUESTION), str(Concern(given["concern"]).label), "concern"),
        AnswerRow(_("Cách báo kết quả"), str(TellBy(given["tell_by"]).label), "tell"),
        AnswerRow(_("Họ và tên"), given.get("name", ""), "tell"),
        AnswerRow(_("Số điện thoại"), given.get("phone", ""), "tell"),
        AnswerRow(_("Địa chỉ nhận thư"), given.get("address", ""), "tell"),
        AnswerRow(_("Đơn vị được gọi cho tôi"), may_call, "tell"),
    ]
    return [row for row in rows if row.value]
