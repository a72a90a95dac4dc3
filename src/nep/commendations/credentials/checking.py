"""What a credential that somebody brings is worth: its signature, and then the register itself."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from nep.commendations.credentials import jose
from nep.commendations.models import Credential, RegisterEntry, SigningKey


class Verdict(StrEnum):
    VALID = "valid"
    REVOKED = "revoked"
    REPLACED = "replaced"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


SENTENCES = {
    Verdict.VALID: _("Chữ ký đúng, và dòng trong sổ khen thưởng đang có hiệu lực."),
    Verdict.REVOKED: _("Chữ ký đúng, nhưng khen thưởng này đã bị thu hồi."),
    Verdict.REPLACED: _(
        "Chữ ký đúng, nhưng bản này đã được thay bằng bản đính chính. Xin xem dòng trong sổ."
    ),
    Verdict.CHANGED: _(
        "Tệp này đã bị sửa sau khi ký, hoặc không do hệ thống này ký. Không dùng làm căn cứ được."
    ),
    Verdict.UNKNOWN: _("Chứng nhận này không do hệ thống này cấp."),
    Verdict.UNREADABLE: _("Tệp này không phải chứng nhận khen thưởng điện tử."),
}


@dataclass(frozen=True)
class Checked:
    """`entry` is the register's line where the signature is ours; else nothing of the file is believed."""

    verdict: Verdict
    entry: RegisterEntry | None = None

    @property
    def is_good(self) -> bool:
        return self.verdict == Verdict.VALID

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.verdict])


def check(token: str) -> Checked:
    """Signature first; then what the register says today about the entry, whatever the token says."""
    try:
        key = _key(jose.head_of(token))
        if key is None:
            return Checked(Verdict.UNKNOWN)
        jose.payload_of(token, key.jwk)
    except jose.NotReadableError:
        return Checked(Verdict.UNREADABLE)
    except jose.BadSignatureError:
        return Checked(Verdict.CHANGED)
    found = Credential.objects.filter(token=token.strip()).select_related("entry__form").first()
    if found is None:
        return Checked(Verdict.UNKNOWN)
    return Checked(_verdict(found), found.entry)


def _key(head: jose.Json) -> SigningKey | None:
    """By the last part of the address in `kid`, so that a moved installation still knows its own."""
    kid = str(head.get("kid", "")).rsplit("/", 1)[-1].removesuffix(".json")
    return SigningKey.objects.filter(kid=kid).first()


def _verdict(found: Credential) -> Verdict:
    if found.entry.state == RegisterEntry.State.REVOKED:
        return Verdict.REVOKED
    return Verdict.VALID if found.revoked_at is None else Verdict.REPLACED
