"""Slips: made by a form or printed ahead, read by their holder, five wrong tries a day."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db import transaction
from django.db.models import Case, F, Max, Q, Value, When
from django.utils.translation import gettext_lazy as _

from nep.audit import actions as audit
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.petitions import keys, permissions
from nep.petitions.models import Petition, Slip, SlipBook
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal

TRIES_A_DAY = 5
BOOK_PAGES = 50


class WrongSecret(Refusal):
    """One sentence for an unknown number and for a wrong secret: it tells neither."""

    sentence = _("Số phiếu hoặc số bí mật không đúng. Ông/bà xem lại tờ phiếu rồi nhập lại.")
    field = "secret"


class TriesUsedUp(Refusal):
    sentence = _(
        "Số phiếu này đã bị nhập sai 5 lần trong hôm nay nên tạm khóa đến hết ngày. Ông/bà hãy quét mã QR "
        "trên phiếu, hoặc đến nơi tiếp dân để được xem giúp."
    )
    field = "secret"


class UnknownBookSlip(Refusal):
    sentence = _("Số phiếu này không có trong quyển phiếu của đơn vị. Hãy xem lại số in ngoài tờ phiếu.")
    field = "slip_number"


class BookSlipUsed(Refusal):
    sentence = _("Tờ phiếu này đã dùng hoặc đã hủy. Hãy lấy tờ khác trong quyển.")
    field = "slip_number"


@dataclass(frozen=True)
class SlipHolder:
    """Whoever holds the slip: proven once, by the secret. `petitions`: the whole, then its parts."""

    slip: Slip
    petitions: list[Petition]

    @property
    def petition(self) -> Petition:
        return self.petitions[0]


@dataclass(frozen=True)
class PrintedSlip:
    """What the printer gets, once: nothing of it but the number can be read again."""

    slip: Slip
    secrets: keys.SlipSecrets


def new_number() -> str:
    """Eight random digits that no slip has. The unique constraint stands behind."""
    while True:
        number = f"{secrets.randbelow(90_000_000) + 10_000_000}"
        if not Slip.objects.filter(number=number).exists():
            return number


def make_slip(*, form_key: str, fingerprint: str, at: datetime) -> tuple[Slip, keys.SlipSecrets]:
    """The slip of one form. Raises IntegrityError when the same form made one already."""
    slip = Slip(uuid=uuid.uuid4(), number=new_number(), state=Slip.State.USED, made_at=at)
    shown = keys.derived_secrets(slip.uuid, form_key)
    _keep_macs(slip, shown)
    slip.key_hash = keys.form_key_hash(form_key)
    slip.fingerprint = fingerprint
    slip.save(force_insert=True)
    return slip, shown


def _keep_macs(slip: Slip, shown: keys.SlipSecrets) -> None:
    slip.secret_mac = keys.short_mac(slip.uuid, shown.short)
    slip.long_mac = keys.long_mac(slip.uuid, shown.long)


def print_slip_book(unit: Unit, *, pages: int = BOOK_PAGES, by: Actor, at: datetime) -> list[PrintedSlip]:
    """Make a numbered book of folded slips for the counter of `unit`. Its secrets exist on paper only."""
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        if not permissions.can_print_slips(by, unit):
            raise NotAllowed
        last = SlipBook.objects.filter(unit=unit).aggregate(last=Max("number"))["last"] or 0
        book = SlipBook.objects.create(unit=unit, number=last + 1, printed_by=by.post, printed_at=at)
        printed = [_book_slip(book, page, at) for page in range(1, min(pages, 100) + 1)]
        audit.record("slip_book_printed", thing=book, by=by, at=at, unit_id=unit.pk, facts={"pages": pages})
    return printed


def _book_slip(book: SlipBook, page: int, at: datetime) -> PrintedSlip:
    slip = Slip(uuid=uuid.uuid4(), number=new_number(), state=Slip.State.PRINTED, made_at=at)
    shown = keys.random_secrets()
    _keep_macs(slip, shown)
    slip.book, slip.book_page = book, page
    slip.save(force_insert=True)
    return PrintedSlip(slip, shown)


def take_book_slip(number: str, *, unit: Unit) -> Slip:
    """Hand out a slip from a book of `unit`: by conditional update, so that it goes to one petition only."""
    slip = Slip.objects.filter(number=number, book__unit=unit).first()
    if slip is None:
        raise UnknownBookSlip
    taken = Slip.objects.filter(pk=slip.pk, state=Slip.State.PRINTED).update(state=Slip.State.USED)
    if taken != 1:
        raise BookSlipUsed
    slip.state = Slip.State.USED
    return slip


def void_slip(number: str, *, unit: Unit, by: Actor, at: datetime) -> None:
    """A spoiled or lost slip of a book can no longer be handed out."""
    with transaction.atomic():
        if not permissions.can_print_slips(by, unit):
            raise NotAllowed
        slip = Slip.objects.filter(number=number, book__unit=unit).first()
        if slip is None:
            raise UnknownBookSlip
        if Slip.objects.filter(pk=slip.pk, state=Slip.State.PRINTED).update(state=Slip.State.VOID) != 1:
            raise BookSlipUsed
        audit.record("slip_voided", thing=slip, by=by, at=at, unit_id=unit.pk)


def read_slip(number: str, *, secret: str = "", long_secret: str = "", at: datetime) -> SlipHolder:
    """Prove that somebody holds the slip. Raises WrongSecret, or TriesUsedUp after five wrong tries that day.

    The long secret is not counted: a hundred bits are not guessed. A wrong try is kept although the call is
    refused, so this is not one transaction.
    """
    day = clock.day_of(at)
    slip = Slip.objects.filter(number=number, state=Slip.State.USED).first()
    if slip is None:
        if not long_secret:
            _count_unknown(number, day)
        raise WrongSecret
    if long_secret:
        right = keys.matches(slip.long_mac, keys.long_mac(slip.uuid, long_secret))
    else:
        _take_try(slip, day)
        right = keys.matches(slip.secret_mac, keys.short_mac(slip.uuid, secret))
    if not right:
        raise WrongSecret
    _opened(slip, at)
    petitions = list(slip.petitions.select_related("deadline", "unit", "place_unit").order_by("pk"))
    return SlipHolder(slip, petitions)


def _take_try(slip: Slip, day: date) -> None:
    """Spend one of the day's tries before looking at the secret; given back when it was right."""
    free = Slip.objects.filter(pk=slip.pk).filter(~Q(tries_on=day) | Q(tries__lt=TRIES_A_DAY))
    spent = free.update(tries=Case(When(tries_on=day, then=F("tries") + 1), default=Value(1)), tries_on=day)
    if not spent:
        raise TriesUsedUp


def _opened(slip: Slip, at: datetime) -> None:
    Slip.objects.filter(pk=slip.pk).exclude(tries=0).update(tries=0)
    Slip.objects.filter(pk=slip.pk, first_used_at=None).update(first_used_at=at)


def _count_unknown(number: str, day: date) -> None:
    """An unknown number locks like a known one, so that locking tells nothing."""
    name = f"slip-tries:{keys.fingerprint(number)}:{day}"
    cache.add(name, 0, timeout=86_400)
    if cache.incr(name) > TRIES_A_DAY:
        raise TriesUsedUp
