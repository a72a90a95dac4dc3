"""Credentials: read by a library that others wrote, and by the register itself."""

import base64
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from nep.commendations.actions import certificates as issuing
from nep.commendations.actions.register import correct_entry, revoke_entry
from nep.commendations.credentials import jose, keys, status
from nep.commendations.credentials.checking import Verdict, check
from nep.commendations.models import Credential, RegisterEntry, SigningKey
from nep.web import clock
from tests.factories.certificates import an_entry, an_outside_entry, issued
from tests.factories.commendations import Hall, a_hall

pytestmark = pytest.mark.django_db
TRUTH = "Dòng ghi trong sổ khen thưởng là căn cứ"


@pytest.fixture(autouse=True)
def own_keys(settings: Any, tmp_path: Path) -> None:
    settings.KEYS_DIR = tmp_path
    settings.PUBLIC_URL = "https://khenthuong.example.test"


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall(members=1)


def page(address: str) -> Any:
    """What stands at one of our whole addresses, for anybody."""
    assert address.startswith("https://khenthuong.example.test/")
    answer = Client().get(address.removeprefix("https://khenthuong.example.test"))
    assert answer.status_code == 200, address
    return answer


def fetched(address: str) -> bytes:
    """The library's way to fetch, led to our own pages: another host would fail."""
    return bytes(page(address).content)


def pem(jwk: dict[str, Any]) -> bytes:
    return jose.key_of(jwk).public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def verifier_of(token: str) -> OB3Verifier:
    """As a stranger makes it: the key is fetched from the address that the token names."""
    return OB3Verifier(pem(page(jose.head_of(token)["kid"]).json()))


def token_of(entry: RegisterEntry) -> str:
    return entry.credentials.get(revoked_at=None).token


def payload(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found


def strings(said: Any) -> list[str]:
    if isinstance(said, dict):
        return [text for value in said.values() for text in strings(value)]
    if isinstance(said, list):
        return [text for value in said for text in strings(value)]
    return [said] if isinstance(said, str) else []


def test_a_library_of_others_verifies_signature_structure_and_status(hall: Hall) -> None:
    (entry,) = issued(hall, "Chi đoàn xã Mẫu")
    token = token_of(entry)

    read = verifier_of(token).verify(token, check_status=True, download=fetched)

    assert read.achievement.name == hall.form.name
    assert read.issuer.name == hall.form.authority
    assert [one.identity_hash for one in read.identifiers] == ["Chi đoàn xã Mẫu, Huyện Thử"]
    assert read.id == f"https://khenthuong.example.test/so-khen-thuong/{entry.uuid}/1.jwt"


def test_a_credential_says_that_the_register_is_the_truth_and_keeps_the_code_to_the_paper(hall: Hall) -> None:
    (entry,) = issued(hall)
    said = payload(token_of(entry))

    assert TRUTH in said["description"]
    assert said["evidence"][0]["id"] == f"https://khenthuong.example.test/so-khen-thuong/{entry.uuid}/"
    assert entry.code not in token_of(entry)
    assert not [text for text in strings(said) if entry.code in text or entry.grouped_code in text]


def test_no_address_of_another_host_but_the_names_of_the_standards(hall: Hall) -> None:
    (entry,) = issued(hall)
    said = payload(token_of(entry))
    contexts = said.pop("@context")

    assert contexts == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    addresses = [text for text in strings(said) if "://" in text]
    assert addresses
    assert all(text.startswith("https://khenthuong.example.test/so-khen-thuong/") for text in addresses)
    for text in {text.split("#")[0] for text in addresses}:
        page(text)


def test_a_tampered_credential_is_refused_by_them_and_by_us(hall: Hall) -> None:
    (entry,) = issued(hall, "Tên Thật")
    token = token_of(entry)
    head, body, signature = token.split(".")
    said = payload(token)
    said["credentialSubject"]["identifier"][0]["identityHash"] = "Tên Giả"
    forged = ".".join([head, jose.encoded(json.dumps(said).encode()), signature])

    with pytest.raises(OB3VerificationError, match="Invalid signature"):
        verifier_of(token).verify(forged)
    assert check(forged).verdict == Verdict.CHANGED
    assert check(forged).entry is None
    assert check(".".join([head, body, signature[:-6] + "AAAAAA"])).verdict == Verdict.CHANGED


@pytest.mark.parametrize("algorithm", ["none", "HS256", "ES256"])
def test_the_head_of_a_token_never_chooses_how_it_is_checked(hall: Hall, algorithm: str) -> None:
    (entry,) = issued(hall)
    _head, body, signature = token_of(entry).split(".")
    other = jose.head_of(token_of(entry)) | {"alg": algorithm}
    forged = ".".join([jose.encoded(json.dumps(other).encode()), body, signature])
    assert check(forged).verdict == Verdict.UNREADABLE


@pytest.mark.parametrize(
    "text", ["", "abc", "a.b", "a.b.c", "e30.e30.e30", "é.é.é", "." * 90, "A" * 70_000, "\x00.\x00.\x00"]
)
def test_what_is_no_credential_is_said_so(db: Any, text: str) -> None:
    assert check(text).verdict in {Verdict.UNREADABLE, Verdict.UNKNOWN}


def test_a_key_of_somebody_else_signs_nothing_of_ours(hall: Hall) -> None:
    from cryptography.hazmat.primitives.asymmetric import rsa

    (entry,) = issued(hall)
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    said, kid = payload(token_of(entry)), jose.head_of(token_of(entry))["kid"]
    assert check(jose.sign(said, stranger, kid=kid)).verdict == Verdict.CHANGED
    assert check(jose.sign(said, stranger, kid="https://other.test/key.json")).verdict == Verdict.UNKNOWN


def test_what_a_retired_key_signed_is_still_read(hall: Hall) -> None:
    (entry,) = issued(hall, "Trước")
    old = token_of(entry)
    issuing.rotate_credential_key(at=clock.now() + timedelta(days=1))
    (later,) = issued(hall, "Sau")

    assert jose.head_of(old)["kid"] != jose.head_of(token_of(later))["kid"]
    for token in (old, token_of(later)):
        verifier_of(token).verify(token)
        assert check(token).verdict == Verdict.VALID
    listed = page("https://khenthuong.example.test/so-khen-thuong/khoa.json").json()["keys"]
    assert [row["kid"] for row in listed] == [jose.head_of(one)["kid"] for one in (token_of(later), old)]
    assert all(set(row) == {"kty", "kid", "use", "alg", "n", "e"} for row in listed)


def test_a_key_is_changed_after_a_year_and_one_only_is_current(hall: Hall) -> None:
    first = keys.current_key(at=clock.now())
    assert keys.rotate_old(at=clock.now() + timedelta(days=364)) is False
    assert keys.rotate_old(at=clock.now() + timedelta(days=365)) is True
    assert keys.current_key(at=clock.now()).kid != first.kid
    with pytest.raises(IntegrityError), transaction.atomic():
        SigningKey.objects.create(kid="x", jwk={}, made_at=clock.now())


def test_private_keys_are_files_of_the_service_alone(hall: Hall, settings: Any) -> None:
    key = keys.current_key(at=clock.now())
    assert keys.path_of(key.kid).stat().st_mode & 0o777 == 0o600
    assert "d" not in key.jwk
    assert keys.missing_keys() == []
    keys.path_of(key.kid).unlink()
    assert keys.missing_keys() == [key.kid]


def test_a_revoked_entry_is_revoked_for_wallets_too_and_its_copy_is_not_handed_out(hall: Hall) -> None:
    entry, other = issued(hall, "Bị Thu Hồi", "Còn Nguyên")
    token = token_of(entry)
    revoke_entry(entry, reason="Kê khai sai", by=hall.office, at=clock.now())

    with pytest.raises(OB3VerificationError, match="revocation"):
        verifier_of(token).verify(token, check_status=True, download=fetched)
    verifier_of(token).verify(token_of(other), check_status=True, download=fetched)
    checked = check(token)
    assert (checked.verdict, checked.is_good) == (Verdict.REVOKED, False)
    gone = Client().get(reverse("credentials:credential", args=[entry.uuid, 1]))
    assert gone.status_code == 404
    kept = Client().get(reverse("credentials:credential", args=[other.uuid, 1]))
    assert kept.headers["X-Robots-Tag"] == "noindex"


def test_a_corrected_entry_has_a_new_credential_and_the_old_one_says_so(hall: Hall) -> None:
    (entry,) = issued(hall, "Tên Sai")
    old = token_of(entry)
    said = {"subject_name": "Tên Đúng", "subject_post": "", "unit_name": entry.unit_name}
    correct_entry(
        entry, **said, achievement=entry.achievement, reason="Sai tên", by=hall.office, at=clock.now()
    )

    new = token_of(entry)
    assert (check(old).verdict, check(new).verdict) == (Verdict.REPLACED, Verdict.VALID)
    with pytest.raises(OB3VerificationError, match="revocation"):
        verifier_of(old).verify(old, check_status=True, download=fetched)
    read = verifier_of(new).verify(new, check_status=True, download=fetched)
    assert str(read.id).endswith("/2.jwt")


def test_an_old_copy_of_the_list_brings_nothing_back(hall: Hall, monkeypatch: Any) -> None:
    """It is good for a day: a stolen copy from before the revocation has expired."""
    (entry,) = issued(hall)
    token = token_of(entry)
    real = clock.real_now()
    monkeypatch.setattr(clock, "real_now", lambda: real - timedelta(days=3))
    stale = fetched(payload(token)["credentialStatus"]["statusListCredential"])
    monkeypatch.undo()

    with pytest.raises(OB3VerificationError, match="expired"):
        verifier_of(token).verify(token, check_status=True, download=lambda _address: stale)


def test_the_list_is_the_bits_of_the_revoked_alone(hall: Hall) -> None:
    from openbadgeslib.ob3.status import decode_encoded_list, set_indices

    assert set_indices(decode_encoded_list(status.encoded_list([0, 9, 131_071]))) == {0, 9, 131_071}
    assert status.encoded_list([5]) == status.encoded_list([5])


def test_an_award_of_another_authority_has_no_credential(hall: Hall) -> None:
    """Safeguard 20."""
    entry = an_outside_entry(hall)
    assert Client().get(reverse("credentials:credential", args=[entry.uuid, 1])).status_code == 404
    assert Client().get(reverse("credentials:achievement", args=[entry.form.uuid])).status_code == 404
    assert not Credential.objects.exists()


def test_addresses_of_nothing_are_not_there(hall: Hall) -> None:
    an_entry(hall)
    nothing: dict[str, list[Any]] = {
        "issuer": [hall.units["commune"].uuid],
        "key": ["khong-co"],
        "status": [hall.units["party"].uuid, 1],
    }
    for name, args in nothing.items():
        assert Client().get(reverse(f"credentials:{name}", args=args)).status_code == 404


def test_a_guessed_code_is_not_known_and_guessing_is_slowed_down(hall: Hall) -> None:
    (entry,) = issued(hall)
    answers = [Client().get(f"/so-khen-thuong/ma/{n:016d}/") for n in range(41)]

    assert {answer.status_code for answer in answers[:40]} == {404}
    assert answers[40].status_code == 429
    assert entry.subject_name not in b"".join(answer.content for answer in answers).decode()


# ---- by file -----------------------------------------------------------------------------------------


def checked_page(content: bytes) -> str:
    upload = SimpleUploadedFile("khen-thuong.jwt", content)
    return Client().post(reverse("register:check"), {"file": upload}).content.decode()


def test_the_register_reads_a_credential_that_somebody_brings(hall: Hall) -> None:
    entry, other = issued(hall, "Người Mang Tệp", "Người Bị Sửa")
    token = token_of(entry)
    head, _body, signature = token.split(".")
    forged = ".".join([head, token_of(other).split(".")[1], signature])

    good, bad = checked_page(token.encode()), checked_page(forged.encode())

    assert "Chữ ký đúng, và dòng trong sổ khen thưởng đang có hiệu lực." in good
    assert "Người Mang Tệp" in good
    assert "Tệp này đã bị sửa sau khi ký" in bad
    assert "Người Bị Sửa" not in bad


def test_the_page_of_an_entry_leads_to_its_credential(hall: Hall) -> None:
    (entry,) = issued(hall)
    shown = Client().get(entry.get_absolute_url()).content.decode()
    assert reverse("credentials:credential", args=[entry.uuid, 1]) in shown
    assert "là căn cứ" in shown


def test_nep_verify_reads_a_credential(hall: Hall, tmp_path: Path, capsys: Any) -> None:
    (entry,) = issued(hall, "Trên Dòng Lệnh")
    file = tmp_path / "a.jwt"
    file.write_text(token_of(entry))
    call_command("verify", str(file))
    assert "Chữ ký đúng" in capsys.readouterr().out
    file.write_text(token_of(entry)[:-4] + "AAAA")
    with pytest.raises(SystemExit):
        call_command("verify", str(file))


def test_a_moment_is_said_in_universal_time(hall: Hall) -> None:
    (entry,) = issued(hall)
    said = payload(token_of(entry))
    assert said["validFrom"] == "2023-12-27T02:00:00Z"
    assert said["nbf"] == int(datetime.fromisoformat("2023-12-27T02:00:00+00:00").timestamp())
