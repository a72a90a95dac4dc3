"""Certificates and credentials of entries: issued once, replaced, recalled; never for another authority."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nep.commendations.actions import certificates as issuing
from nep.commendations.models import Certificate, Credential, RegisterEntry
from nep.commendations.refusals import OutsideAward
from nep.web import clock
from tests.factories.certificates import an_entry, an_outside_entry, issued
from tests.factories.commendations import Hall, a_hall
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall(members=1)


def states(entry: RegisterEntry) -> list[tuple[int, str]]:
    return list(entry.certificates.order_by("version").values_list("version", "state"))


def test_a_certificate_says_what_the_register_and_the_decision_say(hall: Hall) -> None:
    (entry,) = issued(hall, "Ủy ban nhân dân xã Mẫu")
    words = Certificate.objects.get(entry=entry).words
    signer = words.pop("signer")

    assert signer.startswith("Nguyễn Văn Thử")
    assert words == {
        "name": "Ủy ban nhân dân xã Mẫu",
        "post": "Huyện Thử",
        "achievement": "Có thành tích thử trong chuyên đề thử",
        "decision": "Quyết định số 1425-QĐ/TU, ngày 25 tháng 12 năm 2023",
        "golden": "Số sổ vàng: 1",
        "place_day": f"{words['place_day'].split(',')[0]}, ngày 25 tháng 12 năm 2023",
        "capacity": words["capacity"],
        "code": f"Tra cứu trong sổ khen thưởng:\n{entry.grouped_code}",
    }
    assert words["capacity"].startswith("T/M BAN THƯỜNG VỤ\n")


def test_an_award_of_another_authority_gets_neither_and_its_fellows_wait(hall: Hall) -> None:
    """Safeguard 20."""
    with pytest.raises(OutsideAward, match="không in bằng"):
        issuing.issue_for([an_entry(hall), an_outside_entry(hall)], at=clock.now())
    assert not Certificate.objects.exists()
    assert not Credential.objects.exists()


def test_a_correction_replaces_both_and_keeps_the_old_ones(hall: Hall) -> None:
    (entry,) = issued(hall, "Tên Sai")
    entry.subject_name = "Tên Đúng"
    entry.save()
    issuing.issue_for([entry], at=clock.now())

    assert states(entry) == [(1, "replaced"), (2, "issued")]
    assert [str(one) for one in entry.certificates.order_by("version")] == ["Tên Sai", "Tên Đúng"]
    old, new = entry.credentials.order_by("pk")
    assert (old.revoked_at, new.revoked_at) == (clock.now(), None)
    assert old.list_index != new.list_index


def test_a_revocation_recalls_both(hall: Hall) -> None:
    entry, other = issued(hall, "Một", "Hai")
    issuing.recall_for([entry], at=clock.now())

    assert (states(entry), states(other)) == ([(1, "recalled")], [(1, "issued")])
    assert [entry.credentials.get().revoked_at, other.credentials.get().revoked_at] == [clock.now(), None]


def test_the_database_holds_one_certificate_and_one_credential_in_force(hall: Hall) -> None:
    (entry,) = issued(hall)
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(entry=entry, version=2, issued_at=clock.now())
    one = entry.credentials.get()
    one.pk, one.list_index = None, (one.list_index + 1) % 100
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save()


def test_issuing_costs_the_same_for_one_and_for_three(hall: Hall) -> None:
    issued(hall)
    for count in (1, 3):
        entries = list(
            RegisterEntry.objects.select_related("form__deciding_unit").filter(
                pk__in=[an_entry(hall, f"Tập thể {n}").pk for n in range(count)]
            )
        )
        with assert_queries(15):
            issuing.issue_for(entries, at=clock.now())
