"""Rounds of awards and nominations: the board, a dossier, and each form of their way."""

from collections.abc import Callable

from django.urls import reverse

from nep.commendations.models import AwardRule
from tests.browser.pages.case import Case, Visit
from tests.factories.nominations import (
    Field,
    a_field,
    a_nominee,
    a_rule,
    an_outside_form,
    asked,
    at_the_top,
    drafted,
    places,
    sent,
    who,
)
from tests.factories.norms import shipped_norms


def _field() -> Field:
    shipped_norms()
    field = a_field()
    a_rule(field.form, AwardRule.Topic.DOSSIER, words="Tờ trình\nBáo cáo thành tích")
    for kind in ("collective", "individual"):
        places(field, 5, kind=kind)
    places(field, 2, branch=field.of("province"))
    return field


def _round(name: str, who_looks: str = "office") -> Callable[[], Visit]:
    """A page of a round in which two were nominated."""

    def visit() -> Visit:
        field = _field()
        sent(field)
        asked(field, sent(field, post=a_nominee(field.of("commune"))))
        args = [] if name in {"rounds", "forms", "round_create", "form_create"} else [field.hall.round.uuid]
        return Visit(reverse(f"commendations:{name}", args=args), who(field)[who_looks].user)

    return visit


def _form(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        field = _field()
        return Visit(reverse(f"commendations:{name}", args=[field.form.uuid]), field.hall.office.user)

    return visit


def _of_the_top(name: str) -> Callable[[], Visit]:
    """A nomination for another authority, where its round was opened, with an opinion asked for."""

    def visit() -> Visit:
        field = _field()
        one = at_the_top(field, form=an_outside_form())
        asked(field, one)
        return Visit(reverse(f"commendations:{name}", args=[one.uuid]), field.hall.office.user)

    return visit


def _own(name: str) -> Callable[[], Visit]:
    """A draft of the commune."""

    def visit() -> Visit:
        field = _field()
        one = drafted(field, post=a_nominee(field.of("commune")))
        return Visit(reverse(f"commendations:{name}", args=[one.uuid]), field.commune.user)

    return visit


def _to_judge(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        field = _field()
        return Visit(reverse(f"commendations:{name}", args=[sent(field).uuid]), field.district.user)

    return visit


def _to_answer() -> Visit:
    field = _field()
    question = asked(field, sent(field), sent(field, post=a_nominee(field.of("commune"))))
    return Visit(question.get_absolute_url(), who(field)["department"].user)


PAGES = [
    Case("đợt khen thưởng", _round("rounds")),
    Case("hình thức khen thưởng", _round("forms")),
    Case("lập đợt khen thưởng", _round("round_create")),
    Case("thêm hình thức khen thưởng", _round("form_create")),
    Case("một đợt khen thưởng", _round("round")),
    Case("thời gian các bước", _round("phases")),
    Case("đặt chỉ tiêu", _round("quota")),
    Case("kết thúc đợt khen thưởng", _round("round_close")),
    Case("lập đề nghị khen thưởng", _round("nominate", "commune")),
    Case("ban hành tờ trình khen thưởng", _round("submission", "commune")),
    Case("tập hồ sơ để in", _round("bound")),
    Case("các lần lấy ý kiến hiệp y", _round("consultations")),
    Case("lấy ý kiến hiệp y", _round("consultation_ask")),
    Case("một hình thức khen thưởng", _form("form")),
    Case("thêm quy định khen thưởng", _form("rule_add")),
    Case("một đề nghị khen thưởng", _of_the_top("nomination")),
    Case("trình cấp có thẩm quyền", _of_the_top("nomination_forward")),
    Case("một đề nghị đang soạn", _own("nomination")),
    Case("sửa thành tích", _own("nomination_edit")),
    Case("gửi đề nghị khen thưởng", _own("nomination_submit")),
    Case("thêm văn bản vào hồ sơ", _own("paper_add")),
    Case("rút đề nghị khen thưởng", _own("nomination_withdraw")),
    Case("trả lại đề nghị", _to_judge("nomination_return")),
    Case("chuyển đề nghị lên", _to_judge("nomination_pass")),
    Case("trả lời ý kiến hiệp y", _to_answer),
]
