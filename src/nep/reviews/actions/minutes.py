"""Minutes in versions. Two who write different parts are joined; two who write the same part are told."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext

from nep.audit.actions import record
from nep.documents.actions import issue_paper
from nep.documents.models import IssuedPaper, PaperType
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.promises.models import Promise
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions.conferences import locked_conference, open_conference
from nep.reviews.conference_papers import minutes_paper
from nep.reviews.conference_permissions import can_read_drafts
from nep.reviews.minutes_parts import current_revision, differing, parts_of
from nep.reviews.models import Conference, Revision
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


def write_minutes(
    conference: Conference, *, words: Mapping[str, str], based_on: int, by: Actor, at: datetime
) -> Revision:
    """A new version. `words` (key of the part -> text) was written from version `based_on` (0: none). Parts
    that somebody else changed meanwhile keep those changes; who wrote them is told.

    Raises NotAllowed, NotOpen, NothingWritten, MarkedSecret, and MinutesClash where both changed one part:
    nothing is written then, and the form still holds every word.
    """
    with transaction.atomic():
        row = open_conference(conference, by)
        latest = current_revision(row)
        told = {key: clean(text).strip() for key, text in words.items()}
        refuse_marked_secret(*told.values())
        base = _words(row.revisions.filter(number=based_on).first())
        now = _words(latest)
        mine = frozenset(key for key in told if told[key] != base.get(key, ""))
        both = frozenset(key for key in mine & differing(base, now) if told[key] != now.get(key, ""))
        if latest is not None and both:
            raise _clash(row, latest, both)
        merged = {**now, **{key: told[key] for key in mine}}
        if not differing(now, merged):
            raise refusals.NothingWritten
        revision = Revision.objects.create(
            conference=row,
            number=latest.number + 1 if latest else 1,
            parts=[[key, heading, merged.get(key, "")] for key, heading in _headings(row, latest, merged)],
            written_at=at,
            post=by.post,
            written_by_title=by.post_title,
        )
        _tell_other(row, latest, based_on, by, at)
        facts: dict[str, str | int | None] = {"number": revision.number}
        record("minutes_written", thing=row, by=by, at=at, unit_id=row.unit_id, facts=facts)
        return revision


def _words(revision: Revision | None) -> dict[str, str]:
    return revision.words() if revision else {}


@translation.override("vi")
def _headings(
    conference: Conference, latest: Revision | None, merged: dict[str, str]
) -> list[tuple[str, str]]:
    """An item that is gone keeps the heading under which it was written."""
    before = {key: heading for key, heading, _text in latest.parts} if latest else {}
    now = {str(uuid) for uuid in conference.items.values_list("uuid", flat=True)}
    return [
        (key, heading if key in now else before.get(key, heading))
        for key, heading in parts_of(conference, merged)
    ]


def _clash(conference: Conference, latest: Revision, keys: frozenset[str]) -> refusals.MinutesClash:
    headings = "; ".join(
        f"“{heading}”" for key, heading in parts_of(conference, latest.words()) if key in keys
    )
    said = gettext(
        "%(who)s vừa ghi bản số %(number)s lúc %(hour)s, cùng phần %(headings)s. Chưa ghi gì; lời của "
        "đồng chí còn nguyên trong ô, bản kia ở bên dưới. Đồng chí gộp hai lời rồi ghi lại."
    )
    facts = {
        "who": latest.written_by_title,
        "number": latest.number,
        "hour": f"{localtime(latest.written_at):%H:%M}",
        "headings": headings,
    }
    return refusals.MinutesClash(said % facts, number=latest.number, keys=keys)


def _tell_other(
    conference: Conference, latest: Revision | None, based_on: int, by: Actor, at: datetime
) -> None:
    """Whose version came between is told that it was written on from."""
    if latest is None or latest.number == based_on or latest.post is None or latest.post_id == by.post_id:
        return
    user = latest.post.person.user
    if user is not None:
        send("minutes_joined", thing=conference, at=at, to_users=[user])


def issue_minutes(
    conference: Conference,
    *,
    signer: Post,
    issued_on: date,
    by: Actor,
    at: datetime,
    number: int | None = None,
) -> IssuedPaper:
    """The current version with its conclusions becomes a paper and never changes. It is internal.

    Raises NotAllowed, NotHeld, MinutesIssued, NoMinutes, WordingWaits, SignerElsewhere, and what
    `issue_paper` raises.
    """
    with transaction.atomic():
        row = locked_conference(conference)
        if not can_read_drafts(by, row):
            raise NotAllowed
        revision = _ready(row, signer)
        paper = issue_paper(
            unit=row.unit,
            type_code=PaperType.MINUTES,
            thing=row,
            paper=minutes_paper(row, revision, signer=signer, issued_on=issued_on),
            issued_on=issued_on,
            is_public=False,
            number=number,
            by=by,
            at=at,
        )
        if Conference.objects.filter(pk=row.pk, paper=None).update(paper=paper) != 1:
            raise refusals.MinutesIssued
        record("minutes_issued", thing=row, by=by, at=at, unit_id=row.unit_id)
        return paper


def _ready(row: Conference, signer: Post) -> Revision:
    if not row.is_held:
        raise refusals.NotHeld
    if row.paper_id is not None:
        raise refusals.MinutesIssued
    revision = current_revision(row)
    if revision is None or not any(revision.words().values()):
        raise refusals.NoMinutes
    if row.conclusions.filter(promise__state=Promise.State.DRAFT).exists():
        raise refusals.WordingWaits
    if signer.unit_id != row.unit_id:
        raise refusals.SignerElsewhere
    return revision
