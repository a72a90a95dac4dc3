"""What `find_contacts` found, in the words of the page."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from nep.vietnamese.masking import Contact, Kind

WORDS = {
    Kind.TELEPHONE: _("số điện thoại"),
    Kind.ID_NUMBER: _("số giấy tờ"),
    Kind.EMAIL: _("địa chỉ thư điện tử"),
    Kind.SELF_NAME: _("tên người gửi"),
    Kind.NAMED_PERSON: _("tên người"),
}


def words_of(found: Iterable[Contact]) -> str:
    return ", ".join(sorted({str(WORDS[contact.kind]) for contact in found}))
