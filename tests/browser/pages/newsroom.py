"""The newsroom: what everybody reads, and where articles are written, compared and approved."""

from collections.abc import Callable

from django.urls import reverse

from nep.newsroom import actions
from nep.newsroom.models import Article, Remark
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.browser.pages.case import Case, Visit, units_with_norms
from tests.factories.newsroom import (
    TITLE,
    a_draft,
    a_moderator,
    a_published,
    a_remark,
    a_shown,
    a_submitted,
    an_approver,
    an_editor,
    said,
)
from tests.factories.organisations import a_post


def _corrected(unit: Unit) -> Article:
    """Published and corrected once, other articles beside it."""
    for number in range(3):
        a_published(unit, title=f"Xã làm xong tuyến đường số {number}")
    article, editor = a_published(unit), an_editor(unit)
    actions.open_to_edit(article, by=editor, at=clock.now())
    actions.save_article(article, words=said(lead="Có 15 người hỏi."), base=1, by=editor, at=clock.now())
    actions.submit_article(article, note="Số người hỏi là 15.", by=editor, at=clock.now())
    return actions.approve_correction(article, by=an_approver(unit), at=clock.now())


def _news() -> Visit:
    _corrected(units_with_norms()["commune"])
    return Visit(reverse("newsroom:news"))


def _article() -> Visit:
    return Visit(_corrected(units_with_norms()["commune"]).public_url)


def _desk(name: str, *more: object) -> Callable[[], Visit]:
    """A page of who writes; the article has two revisions and is open to write."""

    def visit() -> Visit:
        commune = units_with_norms()["commune"]
        editor = an_editor(commune)
        article = a_draft(commune, by=editor)
        changed = said(title=f"{TITLE} ở khu công nghiệp")
        actions.save_article(article, words=changed, base=1, by=editor, at=clock.now())
        args = [] if name in {"list", "create"} else [article.uuid, *more]
        return Visit(reverse(f"newsroom:{name}", args=args), editor.user)

    return visit


def _to_approve() -> Visit:
    commune = units_with_norms()["commune"]
    article = a_submitted(commune)
    return Visit(reverse("newsroom:act", args=[article.uuid, "duyet"]), an_approver(commune).user)


def _edit() -> Visit:
    """Few words stand in the box: letters of a plain box are none of the page's own."""
    commune = units_with_norms()["commune"]
    editor = an_editor(commune)
    article = a_draft(commune, by=editor, body="<p>Mở đầu.</p>")
    return Visit(reverse("newsroom:edit", args=[article.uuid]), editor.user)


def _remarked() -> tuple[Article, Actor]:
    """An article with remarks: answered, with a part hidden, waiting."""
    commune = units_with_norms()["commune"]
    moderator, article = a_moderator(commune), a_published(commune)
    a_shown(article, moderator, "Đường đê nay đi được xe đạp.\nCảm ơn xã.", answer="Cảm ơn cô đã góp ý.")
    a_shown(article, moderator, "Ông Sáu nói đúng.", hidden="Ông Sáu")
    a_remark(article, "Tôi kiến nghị nâng nền đường, xem thêm ở www.vi-du.vn", proved=False)
    return article, moderator


def _remarks(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        article, _moderator = _remarked()
        return Visit(reverse(f"newsroom:{name}", args=[article.slug]))

    return visit


def _own_remark() -> Visit:
    a_remark(_remarked()[0], owner="cua-toi")
    return Visit(reverse("newsroom:own_remark", args=["cua-toi"]))


def _remark_desk(name: str, *more: str) -> Callable[[], Visit]:
    """A page of who answers for remarks, about the newest one, which waits."""

    def visit() -> Visit:
        _article, moderator = _remarked()
        args = [] if name == "remark_desk" else [Remark.objects.order_by("-pk")[0].uuid, *more]
        return Visit(reverse(f"newsroom:{name}", args=args), moderator.user)

    return visit


def _remark_setting() -> Visit:
    article, _moderator = _remarked()
    return Visit(reverse("newsroom:remark_setting"), an_approver(article.unit).user)


def _switch() -> Visit:
    article, _moderator = _remarked()
    return Visit(reverse("newsroom:act", args=[article.uuid, "phan-hoi"]), an_approver(article.unit).user)


def _naming() -> Visit:
    """Two leaders found on the day, each with a button."""
    commune = units_with_norms()["commune"]
    editor = an_editor(commune)
    article = a_draft(commune, by=editor)
    for title in ("Chủ tịch Ủy ban nhân dân", "Phó Chủ tịch Ủy ban nhân dân"):
        a_post(commune, Role.LEADER, title=title)
    return Visit(reverse("newsroom:add_mention", args=[article.uuid]), editor.user)


PAGES = [
    Case("tin tức", _news),
    Case("một bài", _article),
    Case("một bài có phản hồi", _remarks("article")),
    Case("phản hồi dưới một bài", _remarks("remarks")),
    Case("viết phản hồi", _remarks("write_remark")),
    Case("phản hồi của người gửi", _own_remark),
    Case("phản hồi chờ duyệt", _remark_desk("remark_desk")),
    Case("một phản hồi", _remark_desk("remark")),
    Case("duyệt đăng phản hồi", _remark_desk("remark_act", "dang")),
    Case("không đăng phản hồi", _remark_desk("remark_act", "khong-dang")),
    Case("cử người phụ trách phản hồi", _remark_setting),
    Case("mở, đóng phản hồi dưới bài", _switch),
    Case("tin bài của đơn vị", _desk("list")),
    Case("viết bài mới", _desk("create")),
    Case("bài đang viết", _desk("work")),
    Case("sửa bài", _edit),
    Case("thêm ảnh cho bài", _desk("add_photograph")),
    Case("trích vào bài", _desk("add_quote")),
    Case("nhắc tên lãnh đạo", _naming),
    Case("xem trước bài", _desk("preview")),
    Case("so hai bản của bài", _desk("revision", 2)),
    Case("duyệt đăng bài", _to_approve),
]
