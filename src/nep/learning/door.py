"""The code at the door: another one every half minute, so that a photograph of it soon opens nothing."""

import hmac
from base64 import b32encode
from datetime import datetime, timedelta
from hashlib import sha256

from django.core import signing
from django.utils.translation import gettext

from nep.learning import refusals
from nep.learning.models import Session
from nep.vietnamese.dates import long_day
from nep.web import clock

STEP_SECONDS = 30
STEPS_VALID = 2
"""The code on the screen and the one before it: who scans at the last moment is not turned away."""
OPENS_BEFORE = timedelta(hours=1)
TICKET_SECONDS = 10 * 60
SALT = "learning.door"


def code_at(session: Session, moment: datetime) -> str:
    """The code that the door shows at `moment`: eight letters and digits, from the session's own secret."""
    return _code(session, int(moment.timestamp()) // STEP_SECONDS)


def seconds_left(moment: datetime) -> int:
    """Until the next code."""
    return STEP_SECONDS - int(moment.timestamp()) % STEP_SECONDS


def refuse_old(session: Session, code: str, moment: datetime) -> None:
    """Raises CodeOld unless `code` is the one shown at `moment`, or the one before."""
    step = int(moment.timestamp()) // STEP_SECONDS
    valid = [_code(session, step - back) for back in range(STEPS_VALID)]
    if not any(hmac.compare_digest(one, code.lower()) for one in valid):
        raise refusals.CodeOld


def _code(session: Session, step: int) -> str:
    words = f"{session.uuid}:{step}".encode()
    digest = hmac.new(bytes.fromhex(session.door_secret), words, sha256).digest()
    return b32encode(digest[:5]).decode().lower()


def starts_at(session: Session) -> datetime:
    meeting = session.meeting
    return datetime.combine(meeting.happens_on, meeting.starts_at, tzinfo=clock.LOCAL)


def refuse_early(session: Session, moment: datetime) -> None:
    """Nobody is present before there is anything to be present at. Raises Cancelled, TooEarly."""
    if session.state == Session.State.CANCELLED:
        raise refusals.Cancelled
    if session.is_held:
        return
    opens = starts_at(session) - OPENS_BEFORE
    if moment < opens:
        said = gettext("Buổi học bắt đầu lúc %(hour)s, %(day)s. Điểm danh được từ %(opens)s ngày ấy.")
        facts = {
            "hour": f"{session.meeting.starts_at:%H:%M}",
            "day": long_day(session.meeting.happens_on),
            "opens": f"{opens:%H:%M}",
        }
        raise refusals.TooEarly(said % facts)


def refuse_closed_door(session: Session, moment: datetime) -> None:
    """The door stands open from one hour before the session to the end of its day, until it is written down
    as held. Raises Cancelled, TooEarly, DoorClosed."""
    refuse_early(session, moment)
    if session.is_held or clock.day_of(moment) > session.meeting.happens_on:
        raise refusals.DoorClosed


def ticket_for(session: Session) -> str:
    """Given to who opened the door's address in time: typing the invitation's code may take longer than the
    code at the door lives."""
    return signing.dumps(session.pk, salt=SALT)


def refuse_bad_ticket(session: Session, ticket: str) -> None:
    """Raises CodeOld for a ticket of another session, an old one, or none."""
    try:
        given = signing.loads(ticket, salt=SALT, max_age=TICKET_SECONDS)
    except signing.BadSignature as bad:
        raise refusals.CodeOld from bad
    if given != session.pk:
        raise refusals.CodeOld
