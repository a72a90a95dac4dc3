"""`nep report`."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from nep.organisations.models import UnitVersion
from tests.factories.organisations import a_unit
from tests.reviews.conftest import Office


def _report(*arguments: str) -> tuple[int, str]:
    err = StringIO()
    try:
        call_command("report", *arguments, stdout=StringIO(), stderr=err)
    except SystemExit as end:
        return int(str(end.code)), err.getvalue()
    return 0, err.getvalue()


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("json", b"{")])
def test_the_report_is_written(office: Office, tmp_path: Path, form: str, start: bytes) -> None:
    out = tmp_path / f"bao-cao.{form}"
    assert _report("2022-2023", "--unit", "99", "--format", form, "--out", str(out)) == (0, "")
    assert out.read_bytes().startswith(start)


def test_a_party_body_is_named_by_the_sign_of_its_papers(office: Office, tmp_path: Path) -> None:
    out = tmp_path / "bao-cao.json"
    assert _report("2022-2023", "--unit", "TU", "--format", "json", "--out", str(out))[0] == 0
    figures = json.loads(out.read_text())["figures"]
    whole = next(figure for figure in figures if figure["key"] == "petitions_received")
    assert whole["value"] == 24


@pytest.mark.parametrize(
    ("theme", "unit", "sentence"),
    [
        ("2022-2023", "12345", "Không có đơn vị nào mang mã 12345"),
        ("2022-2023", "99001", "hai đơn vị"),
        ("2022-2023", "99@31-12-2023", "Không đọc được ngày"),
        ("2010-2011", "99", "không có số liệu nào của đơn vị này"),
        ("2030-2031", "99", "chưa tới"),
        ("2023-2022", "99", "Kỳ số liệu bị ngược"),
        ("", "99", "Kỳ số liệu trống"),
    ],
)
def test_bad_input_writes_no_file_and_says_why(
    office: Office, tmp_path: Path, theme: str, unit: str, sentence: str
) -> None:
    a_unit("Xã trùng mã", parent=office.units["district"], code="99003")
    UnitVersion.objects.filter(name="Xã trùng mã").update(code="99001")
    out = tmp_path / "bao-cao.pdf"
    code, err = _report(theme, "--unit", unit, "--format", "pdf", "--out", str(out))
    assert code == 1
    assert sentence in err
    assert list(tmp_path.iterdir()) == []
