"""Files that go out: the template to fill in."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from nep.imports.registry import Importer
from nep.spreadsheets.templates import Field, template


def template_of(importer: Importer, scope: str) -> bytes:
    """An XLSX with notes, drop-downs and an example row; in Vietnamese, as it is read."""
    with override("vi"):
        fields = [
            Field(c.title, c.kind, c.width, c.required, str(c.note), c.choices, c.example)
            for c in importer.columns(scope)
        ]
        notes = [
            str(importer.hint),
            str(importer.key_sentence),
            _("Hàng ghi “Ví dụ” ở cột TT được bỏ qua. Ngày ghi như 31/12/2023. Không đổi tên cột."),
        ]
        return template(str(importer.label), fields, title=str(importer.label), notes=notes)
