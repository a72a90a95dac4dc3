"""Who may do what with an article."""

from nep.newsroom.models import Article, RemarkDesk, Revision
from nep.organisations.actors import Actor
from nep.web import clock


def can_draft(actor: Actor) -> bool:
    return actor.unit is not None and actor.may("write_article", actor.unit_id)


def can_write(actor: Actor, article: Article) -> bool:
    return actor.may("write_article", article.unit_id)


def can_decide(actor: Actor, article: Article) -> bool:
    """Return, publish what was approved, withdraw."""
    return actor.may("approve_article", article.unit_id)


def has_written(actor: Actor, article: Article) -> bool:
    """Whether the acting person, or the one in whose name, saved a text that is not out yet, or sent it."""
    since = article.live.number if article.live else 0
    saved = Revision.objects.filter(article=article, number__gt=since, saved_by__in=actor.person_ids)
    sent_by = article.pending_by_id if article.live else article.submitted_by_id
    return sent_by in actor.person_ids or saved.exists()


def can_approve(actor: Actor, article: Article) -> bool:
    """A second person: who wrote none of what is to be approved."""
    return can_decide(actor, article) and not has_written(actor, article)


def can_name_moderator(actor: Actor, unit_id: int) -> bool:
    """Say who answers for remarks under the unit's articles."""
    return actor.may("approve_article", unit_id)


def can_moderate(actor: Actor, unit_id: int) -> bool:
    """The named post alone, or who acts in its name, and only as long as it is held."""
    acting = actor.on_behalf_of_id or actor.post_id
    if acting is None or not actor.may("moderate_remarks", unit_id):
        return False
    return RemarkDesk.objects.staffed_on(clock.today()).filter(unit=unit_id, post=acting).exists()
