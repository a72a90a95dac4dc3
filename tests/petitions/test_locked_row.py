"""The locked read gives the same row as Django's own, whatever its fields, and only inside a transaction."""

from datetime import datetime

import pytest
from django.db import models, transaction
from pytest_django import DjangoAssertNumQueries

from nep.audit.models import Event
from nep.norms.models import Deadline
from nep.petitions.models import Petition, SealedText, Slip
from nep.web.rows import locked_row
from tests.factories.petitions import a_petition
from tests.petitions.conftest import Province


def columns_of(row: models.Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Petition, Deadline, Slip, SealedText, Event])
def test_it_reads_uuids_days_moments_truths_bytes_and_json_as_the_orm_does(
    model: type[models.Model],
    province: Province,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    a_petition(province.commune, at=now)
    row = model._base_manager.order_by("pk").first()
    assert row is not None
    with transaction.atomic():
        locked_row(model, row.pk)
        with django_assert_num_queries(1):
            again = locked_row(model, row.pk)
    assert again == row
    assert columns_of(again) == columns_of(row)


@pytest.mark.django_db
def test_a_row_that_is_gone_is_told_like_any_other(province: Province) -> None:
    with pytest.raises(Petition.DoesNotExist):
        locked_row(Petition, 0)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_locked_and_so_nothing_is_read() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        locked_row(Petition, 1)
