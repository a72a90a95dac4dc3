"""The file of one certificate is known to the register, byte for byte, whichever way it was made."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from nep.commendations.actions import certificates as issuing
from nep.commendations.actions import printing
from nep.commendations.certificates import single
from nep.commendations.certificates.single import recognised, single_files
from nep.commendations.models import Certificate, CertificateRun, RegisterEntry
from nep.files.actions import read
from nep.web import clock
from tests.factories.certificates import a_layout, issued
from tests.factories.commendations import Hall, a_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall(members=1)


def a_sheet(hall: Hall, name: str = "Tập thể Thử") -> tuple[RegisterEntry, bytes]:
    (entry,) = issued(hall, name)
    layout = a_layout(hall)
    return entry, single_files(layout, [entry.certificates.get()])[0]


def sent(content: bytes) -> str:
    upload = SimpleUploadedFile("bang.pdf", content, "application/pdf")
    return Client().post(reverse("register:check"), {"file": upload}).content.decode()


def test_a_sheet_is_known_and_one_with_a_changed_byte_is_not(hall: Hall) -> None:
    _entry, content = a_sheet(hall)

    shown = sent(content)
    assert "Tệp đúng từng byte với bằng in từ sổ" in shown
    assert "Tập thể Thử" in shown

    middle = len(content) // 2
    changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    shown = sent(changed)
    assert "Sổ không biết tệp này" in shown
    assert "Tập thể Thử" not in shown


def test_the_sheet_that_the_office_takes_down_is_known(hall: Hall, client: Client) -> None:
    entry, content = a_sheet(hall)
    assert hall.office.user is not None
    client.force_login(hall.office.user)
    address = reverse("commendations:certificate", args=[entry.certificates.get().uuid])
    assert client.get(address).content == content


def test_every_sheet_of_a_zip_is_known_and_a_file_of_many_is_not(hall: Hall) -> None:
    issued(hall, "Tập thể Một", "Tập thể Hai, Chi hội Mẫu Mực")
    layout = a_layout(hall)
    made = {}
    for package in CertificateRun.Package.values:
        run = printing.ask_for_run(hall.round, layout=layout, package=package, by=hall.office, at=clock.now())
        printing.make_parts(run, at=clock.now())
        run.refresh_from_db()
        assert run.file is not None
        made[package] = read(run.file)

    with zipfile.ZipFile(io.BytesIO(made[CertificateRun.Package.ZIP])) as files:
        names = [str(recognised(files.read(name))) for name in sorted(files.namelist())]
    assert names == ["Tập thể Một", "Tập thể Hai, Chi hội Mẫu Mực"]
    assert recognised(made[CertificateRun.Package.ONE]) is None


def test_a_replaced_sheet_says_so_and_the_command_leaves_with_3(
    hall: Hall, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    entry, content = a_sheet(hall)
    file = tmp_path / "bang.pdf"
    file.write_bytes(content)
    call_command("verify", str(file))
    assert "Đúng từng byte: bằng đang có hiệu lực" in capsys.readouterr().out

    entry.subject_name = "Tập thể Thử Nghiệm"
    entry.save()
    issuing.issue_for([entry], at=clock.now())

    assert "Bằng này đã đổi bằng khác." in sent(content)
    with pytest.raises(SystemExit) as left:
        call_command("verify", str(file))
    assert left.value.code == 3


def test_only_so_many_sheets_are_set_for_one_question(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    _entry, content = a_sheet(hall)
    for day in range(2, single.MOST_TRIED + 4):
        a_layout(hall, mode="over", valid_from=date(2023, 1, day))
    tried = list[object]()

    def other(*given: object) -> list[bytes]:
        tried.append(given)
        return [b""]

    monkeypatch.setattr(single, "single_files", other)
    assert recognised(content) is None
    assert len(tried) == single.MOST_TRIED


def test_a_file_with_the_code_of_nobody_sets_nothing(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "single_files", lambda *given: pytest.fail("a sheet was set"))
    claim = b"%PDF-1.7 <pdf:Keywords>http://x/so-khen-thuong/ma/0000000000000000/</pdf:Keywords>"
    assert recognised(claim) is None
    assert recognised(b"<pdf:Keywords>/ma/0000000000000000/</pdf:Keywords>") is None
    assert not Certificate.objects.exists()
