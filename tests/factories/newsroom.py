"""Articles for tests, made through the actions."""

from typing import Any

from django.test import Client

from nep.newsroom import actions
from nep.newsroom.actions.writing import Words
from nep.newsroom.models import Article, Remark
from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.organisations import an_actor

TITLE = "Hội nghị đối thoại với công nhân"
WORDS = Words(
    title=TITLE,
    lead="Sáng thứ Sáu, lãnh đạo huyện nghe công nhân nói về nhà ở và giờ làm thêm.",
    body="<p>Có 12 người hỏi. Mọi câu hỏi được trả lời hoặc hẹn ngày.</p><h2>Việc hẹn làm</h2>"
    "<ul><li>Sửa đường vào khu trọ</li></ul>",
    tags="đối thoại, công nhân",
)


def said(**changes: Any) -> Words:
    return Words(**{**WORDS.__dict__, **changes})


def an_editor(unit: Unit) -> Actor:
    return an_actor(unit, Role.EDITOR, title="Biên tập viên")


def an_approver(unit: Unit) -> Actor:
    return an_actor(unit, Role.ARTICLE_APPROVER, title="Phó Chánh Văn phòng")


def a_draft(unit: Unit, *, by: Actor | None = None, **changes: Any) -> Article:
    return actions.draft_article(unit=unit, words=said(**changes), by=by or an_editor(unit), at=clock.now())


def a_submitted(unit: Unit, *, by: Actor | None = None, **changes: Any) -> Article:
    editor = by or an_editor(unit)
    return actions.submit_article(a_draft(unit, by=editor, **changes), by=editor, at=clock.now())


def an_approved(unit: Unit, **changes: Any) -> Article:
    return actions.approve_article(a_submitted(unit, **changes), by=an_approver(unit), at=clock.now())


def a_published(unit: Unit, **changes: Any) -> Article:
    return actions.publish_article(an_approved(unit, **changes), by=an_approver(unit), at=clock.now())


def a_moderator(unit: Unit, *, days: int = 30) -> Actor:
    """An editor who was named to answer for remarks of the unit."""
    named = an_editor(unit)
    actions.name_moderator(unit, post=named.post, days=days, by=an_approver(unit), at=clock.now())
    return named


def a_remark(article: Article, text: str = "Bài viết rõ, xin cảm ơn.", **changes: Any) -> Remark:
    given = {"name": "Cô Tư", "owner": f"o{Remark.objects.count()}", "proved": True, **changes}
    return actions.send_remark(article, text=text, **given, by=PUBLIC, at=clock.now())


def a_shown(
    article: Article, moderator: Actor, text: str = "Bài viết rõ, xin cảm ơn.", **said: Any
) -> Remark:
    return actions.show_remark(a_remark(article, text), **said, by=moderator, at=clock.now())


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
