"""Certificates that were issued, and what is printed of them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Case, Count, IntegerField, Max, Value, When

from nep.commendations.certificates.drawing import Words
from nep.commendations.credentials.addresses import scan_address
from nep.commendations.models import AwardForm, AwardRound, Certificate, CertificateLayout, SubjectKind
from nep.commendations.models.certificates import CertificateQuerySet


def certificates_of(round_: AwardRound) -> CertificateQuerySet:
    """Of the published decisions of a round; replaced and recalled ones too."""
    return Certificate.objects.filter(entry__item__decision__round=round_)


def to_print(round_: AwardRound, form: AwardForm) -> list[int]:
    """Keys of the certificates in force, in the order of handing over: collectives first, then by the list
    of the decision."""
    collectives_first = Case(
        When(entry__kind=SubjectKind.COLLECTIVE, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    rows = certificates_of(round_).in_force().filter(entry__form=form)
    ordered = rows.order_by(collectives_first, "entry__item__decision", "entry__item__position", "pk")
    return list(ordered.values_list("pk", flat=True))


def printed_words(certificates: Sequence[Certificate]) -> list[Words]:
    """What the sheet of each says, with the address in its QR. Certificates come with their entries."""
    return [{**one.words, "qr": scan_address(one.entry)} for one in certificates]


def forms_with_certificates(round_: AwardRound) -> dict[int, tuple[AwardForm, date, int]]:
    """Form id -> the form, the day its decision was signed, how many are in force. Two queries."""
    rows = certificates_of(round_).in_force().order_by().values_list("entry__form")
    counted = {pk: (day, count) for pk, day, count in rows.annotate(Max("entry__signed_on"), Count("pk"))}
    forms = AwardForm.objects.filter(pk__in=counted).order_by("position", "pk")
    return {form.pk: (form, *counted[form.pk]) for form in forms}


def layouts_for(round_: AwardRound) -> list[CertificateLayout]:
    """What the certificates of a round can be printed with: of each form and mode the layout that held on
    the day of its decision. Two queries."""
    forms = forms_with_certificates(round_)
    held: dict[tuple[int, str], CertificateLayout] = {}
    rows = CertificateLayout.objects.filter(form__in=forms).select_related("form")
    for layout in rows.order_by("form__position", "form", "mode", "valid_from"):
        if layout.valid_from <= forms[layout.form_id][1]:
            held[layout.form_id, layout.mode] = layout
    return list(held.values())
