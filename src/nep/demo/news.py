"""News of the sample's Tỉnh ủy: some that are out, one corrected, one scheduled, one waiting, one in hand."""

from datetime import date, datetime, timedelta

from nep.commendations.models import AwardDecision
from nep.demo.news_texts import CORRECTED, NOTE, OUT, REGISTER, SCHEDULED, UNFINISHED, WAITING
from nep.demo.practices import HALL, a_photograph
from nep.demo.province import Province
from nep.demo.remarks import hear_readers
from nep.newsroom import actions
from nep.newsroom.actions.writing import Words
from nep.newsroom.models import Article
from nep.organisations.actors import Actor
from nep.web import clock
from nep.web.clock import day_of

LAST = date(2023, 12, 27)


def tell_news(built: Province) -> None:
    """Each article is written by the editor and approved by another person a little later."""
    editor, approver = built.actor(built.party, "editor"), built.actor(built.party, "approver")
    articles = [_published(built, words, clock.noon(day, hour=9), editor, approver) for day, words in OUT]
    hear_readers(articles, editor, approver)
    _correct(articles[1], editor, approver, clock.noon(date(2023, 11, 6), hour=8))
    _tell_register(built, editor, approver, clock.noon(LAST, hour=12, minute=30))
    morning = clock.noon(LAST, hour=7, minute=30)
    tomorrow = clock.noon(LAST + timedelta(days=1), hour=7, minute=30)
    approved = _approved(built, SCHEDULED, morning, editor, approver)
    actions.schedule_article(approved, publish_at=tomorrow, by=approver, at=morning)
    _submitted(built, WAITING, morning, editor)
    draft = actions.draft_article(unit=built.party, words=UNFINISHED, by=editor, at=morning)
    actions.stop_editing(draft, by=editor)


def _tell_register(built: Province, editor: Actor, approver: Actor, at: datetime) -> None:
    """What the closing of the conference published, told an hour later: the decision, and who signed it."""
    rows = AwardDecision.objects.filter(unit=built.party, state=AwardDecision.State.PUBLISHED)
    decision = rows.order_by("pk").last()
    if decision is None:
        return
    draft = actions.draft_article(unit=built.party, words=REGISTER, by=editor, at=at)
    secretary = built.post(built.party, "leader")
    actions.add_mention(draft, post=secretary.pk, day=day_of(at), by=editor, at=at)
    actions.add_quote(draft, address=decision.get_absolute_url(), by=editor, at=at)
    sent = actions.submit_article(draft, by=editor, at=at)
    approved = actions.approve_article(sent, by=approver, at=at)
    actions.publish_article(approved, by=approver, at=at + timedelta(hours=1))


def _submitted(built: Province, words: Words, at: datetime, editor: Actor) -> Article:
    article = actions.draft_article(unit=built.party, words=words, by=editor, at=at)
    if "[[" in words.body:
        actions.add_photograph(
            article,
            file=a_photograph("san-truong.jpg", HALL),
            caption="Buổi nghe dân ở sân trường, phụ huynh ngồi thành hàng",
            alternative="Các hàng ghế trước một tấm bảng trong sân trường",
            credit="hình vẽ của bản mẫu",
            taken_on=day_of(at) - timedelta(days=3),
            by=editor,
            at=at,
        )
    return actions.submit_article(article, by=editor, at=at)


def _approved(built: Province, words: Words, at: datetime, editor: Actor, approver: Actor) -> Article:
    return actions.approve_article(_submitted(built, words, at, editor), by=approver, at=at)


def _published(built: Province, words: Words, at: datetime, editor: Actor, approver: Actor) -> Article:
    article = _approved(built, words, at, editor, approver)
    return actions.publish_article(article, by=approver, at=at + timedelta(hours=1))


def _correct(article: Article, editor: Actor, approver: Actor, at: datetime) -> None:
    actions.open_to_edit(article, by=editor, at=at)
    actions.save_article(article, words=CORRECTED, base=1, by=editor, at=at)
    actions.submit_article(article, note=NOTE, by=editor, at=at)
    actions.approve_correction(article, by=approver, at=at + timedelta(minutes=40))
