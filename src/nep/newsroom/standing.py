"""How an article stands, in the agreed words."""

from django.utils.translation import gettext as _

from nep.newsroom.models import Article
from nep.vietnamese.dates import short_day
from nep.web import clock
from nep.web.states import Kind, State

KINDS = {
    Article.State.DRAFT: Kind.QUIET,
    Article.State.SUBMITTED: Kind.OPEN,
    Article.State.APPROVED: Kind.OPEN,
    Article.State.SCHEDULED: Kind.SOON,
    Article.State.PUBLISHED: Kind.DONE,
    Article.State.WITHDRAWN: Kind.QUIET,
}


def state_of(article: Article) -> State:
    """The word and the shape; a scheduled one says when, a published one whether it is being corrected."""
    state = Article.State(article.state)
    if article.pending:
        return State(Kind.OPEN, article.get_pending_display())
    if state == Article.State.SCHEDULED and article.publish_at:
        return State(KINDS[state], _("Hẹn đăng %(moment)s") % {"moment": moment_of(article)})
    if state == Article.State.DRAFT and article.returned:
        return State(Kind.SOON, _("Bị trả lại, cần sửa"))
    if state == Article.State.PUBLISHED and article.has_correction:
        return State(Kind.DONE, _("Đã đăng, có đính chính"))
    return State(KINDS[state], str(state.label))


def moment_of(article: Article) -> str:
    """07:30 ngày 20/12/2023."""
    if article.publish_at is None:
        return ""
    local = article.publish_at.astimezone(clock.LOCAL)
    return _("%(hour)s ngày %(day)s") % {"hour": f"{local:%H:%M}", "day": short_day(local.date())}
