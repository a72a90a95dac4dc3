"""Certificates and credentials of entries: issued at publication, replaced by a correction, recalled."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet

from nep.commendations import refusals
from nep.commendations.certificates.words import words_of
from nep.commendations.credentials import jose, keys, payload, status
from nep.commendations.credentials.addresses import key_address
from nep.commendations.models import Certificate, Credential, RegisterEntry, SigningKey
from nep.organisations.models import Unit


def issue_for(entries: Sequence[RegisterEntry], *, at: datetime) -> None:
    """Each entry has a certificate and a credential of its words as they stand; one that is in force is
    replaced and stays as history. Part of the publication: who may is asked there, and its transaction holds
    this.

    Raises OutsideAward for an entry of another authority, before anything is written (safeguard 20);
    KeyFileMissingError.
    """
    _refuse_outside(entries)
    with transaction.atomic():
        _end(entries, Certificate.State.REPLACED, at)
        _issue_certificates(entries, at)
        _issue_credentials(entries, at)


def recall_for(entries: Sequence[RegisterEntry], *, at: datetime) -> None:
    """Certificate and credential of revoked entries are not in force any more; the rows stay."""
    with transaction.atomic():
        _end(entries, Certificate.State.RECALLED, at)


def _refuse_outside(entries: Sequence[RegisterEntry]) -> None:
    if not all(entry.is_ours and entry.form.is_own for entry in entries):
        raise refusals.OutsideAward


def _end(entries: Sequence[RegisterEntry], state: str, at: datetime) -> None:
    certificates = Certificate.objects.filter(entry__in=entries, state=Certificate.State.ISSUED)
    certificates.update(state=state, ended_at=at)
    Credential.objects.filter(entry__in=entries, revoked_at=None).update(revoked_at=at)


def _issue_certificates(entries: Sequence[RegisterEntry], at: datetime) -> None:
    versions = _counts(Certificate.objects.filter(entry__in=entries))
    words = words_of(entries)
    Certificate.objects.bulk_create(
        Certificate(entry=entry, version=versions.get(entry.pk, 0) + 1, words=words[entry.pk], issued_at=at)
        for entry in entries
    )


def _counts(rows: QuerySet[Any]) -> dict[int, int]:
    """How many rows each entry has, by its key."""
    return dict(rows.order_by().values_list("entry").annotate(count=Count("pk")))


def _issue_credentials(entries: Sequence[RegisterEntry], at: datetime) -> None:
    key = keys.current_key(at=at)
    private = keys.private_key(keys.path_of(key.kid))
    known = _counts(Credential.objects.filter(entry__in=entries))
    free = {issuer: iter(status.free_bits(issuer, count)) for issuer, count in _by_issuer(entries).items()}
    rows = []
    for entry in entries:
        issuer = entry.form.deciding_unit
        assert issuer is not None  # a form of ours has one: see its constraint
        number, index = next(free[issuer])
        version = known.get(entry.pk, 0) + 1
        said = payload.credential(entry, version=version, list_number=number, list_index=index, at=at)
        row = Credential(
            entry=entry, issuer=issuer, key=key, list_number=number, list_index=index, issued_at=at
        )
        row.token = jose.sign(said, private, kid=key_address(key.kid))
        rows.append(row)
    Credential.objects.bulk_create(rows)


def _by_issuer(entries: Sequence[RegisterEntry]) -> Counter[Unit]:
    return Counter(entry.form.deciding_unit for entry in entries if entry.form.deciding_unit is not None)


def rotate_credential_key(*, at: datetime) -> SigningKey:
    """A new key signs from now on; what old keys signed is still checked by their public halves."""
    return keys.rotate(at=at)
