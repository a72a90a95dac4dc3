"""The file of one certificate: set again from the register it has the same bytes, so it is known later."""

import re
from collections.abc import Sequence
from itertools import groupby

from django.db.models import QuerySet

from nep.commendations.certificates.drawing import write_each
from nep.commendations.certificates.issued import printed_words
from nep.commendations.certificates.layouts import plan_to_print
from nep.commendations.models import Certificate, CertificateLayout
from nep.commendations.models.codes import plain_code

LARGEST = 4 * 1024 * 1024
"""Bytes of a file of one sheet, with an emblem and a border that an office brought."""
MOST_TRIED = 4
"""Each try sets a sheet, about a seventh of a second."""
_KEYWORD = re.compile(rb"<pdf:Keywords>[^<]*/ma/([0-9A-Za-z-]{16,32})/</pdf:Keywords>")


def single_files(layout: CertificateLayout, certificates: Sequence[Certificate]) -> list[bytes]:
    """One PDF each, dated when it was issued. Certificates come with their entries.

    Raises TypesettingFailed."""
    plan, files = plan_to_print(layout), list[bytes]()
    for moment, together in groupby(certificates, key=_moment):
        words = printed_words(list(together))
        files += write_each(plan, words, title=layout.form.name, moment=moment)
    return files


def _moment(certificate: Certificate) -> int:
    return int(certificate.issued_at.timestamp())


def recognised(content: bytes) -> Certificate | None:
    """The certificate of which `content` is the file, byte for byte; also one that was replaced or recalled.

    The file says in its keywords which it claims to be; the register, with the layouts of the form, what it
    would have to look like. None for a file of another layout, of many certificates, or a changed one."""
    found = _KEYWORD.search(content) if content.startswith(b"%PDF") else None
    code = plain_code(found[1].decode("ascii")) if found else None
    if not code:
        return None
    rows = Certificate.objects.filter(entry__code=code).select_related("entry__form").order_by("-version")
    tries = ((one, layout) for one in rows for layout in _layouts(one))
    for _number, (one, layout) in zip(range(MOST_TRIED), tries, strict=False):
        if single_files(layout, [one]) == [content]:
            return one
    return None


def _layouts(certificate: Certificate) -> QuerySet[CertificateLayout]:
    entry = certificate.entry
    rows = CertificateLayout.objects.filter(form=entry.form, valid_from__lte=entry.signed_on)
    return rows.select_related("form").order_by("-valid_from", "mode", "-pk")
