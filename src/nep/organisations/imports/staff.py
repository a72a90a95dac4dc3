"""The column by which every sheet names a person."""

from nep.imports.columns import Column
from nep.spreadsheets.cells import Kind


def staff_code(note: str) -> Column:
    """The number under which the office keeps somebody; `note` says what it is for in this sheet."""
    return Column(
        "code",
        ("Mã cán bộ", "Số hiệu cán bộ", "Mã công chức"),
        Kind.CODE,
        required=True,
        most=20,
        note=note,
        example="00123",
    )
