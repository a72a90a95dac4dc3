"""Papers that were issued. The PDF is the original and never changes; the DOCX is its editable twin."""

import uuid
from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.files.models import StoredFile
from nep.organisations.models import Unit, World
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class PaperType(models.TextChoices):
    """Types of paper by their official abbreviation; a công văn carries none in its number."""

    REPORT = "BC", _("Báo cáo")
    PLAN = "KH", _("Kế hoạch")
    DECISION = "QĐ", _("Quyết định")
    DIRECTIVE = "CT", _("Chỉ thị")
    CONCLUSION = "KL", _("Kết luận")
    RESOLUTION = "NQ", _("Nghị quyết")
    GUIDANCE = "HD", _("Hướng dẫn")
    PROGRAMME = "CTr", _("Chương trình")
    NOTICE = "TB", _("Thông báo")
    SUBMISSION = "TTr", _("Tờ trình")
    MINUTES = "BB", _("Biên bản")
    LETTER = "CV", _("Công văn")


class NumberSource(models.TextChoices):
    REGISTER = "register", _("Nếp cấp số theo sổ")
    OFFICE = "office", _("Nhập số của văn thư")


class PaperOffice(models.Model):
    """How a unit numbers its papers, and the place it writes before the date. Without a row: our register."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="paper_office")
    number_source = models.CharField("số văn bản", max_length=8, choices=NumberSource.choices)
    place = models.CharField("địa danh", max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number_source__in=NumberSource.values), name="documents_paperoffice_source_known"
            ),
        ]


class PaperRegister(models.Model):
    """The last number given to a type of paper by a unit in a year; numbers begin anew each year."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    type_code = models.CharField(max_length=8, choices=PaperType.choices)
    year = models.PositiveIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "type_code", "year"], name="documents_paperregister_unique"
            ),
        ]


class IssuedPaperQuerySet(models.QuerySet["IssuedPaper"]):
    def visible_to(self, actor: "Actor") -> "IssuedPaperQuerySet":
        """Published papers for everybody; the others for whom `view_papers` reaches their unit."""
        units = units_reached(actor, "view_papers")
        if units is None:
            return self
        return self.filter(Q(is_public=True) | Q(unit__in=units))

    def update(self, **kwargs: Any) -> int:
        """Only of the search text, which is made of the others and which the doctor may make again."""
        if kwargs.keys() != {"folded"}:
            raise TypeError("an issued paper never changes")
        return super().update(**kwargs)

    def delete(self) -> NoReturn:
        raise TypeError("an issued paper is never deleted")


IssuedPaperManager = models.Manager.from_queryset(IssuedPaperQuerySet)


class IssuedPaper(models.Model):
    """One issued paper. Written once by `actions.issue_paper`; `seal` tells whether a hand changed the
    row.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="issued_papers")
    world = models.CharField(max_length=8, choices=World.choices)
    type_code = models.CharField("loại văn bản", max_length=8, choices=PaperType.choices)
    year = models.PositiveIntegerField("năm")
    number = models.PositiveIntegerField("số")
    number_text = models.CharField("số, ký hiệu", max_length=60)
    issued_on = models.DateField("ngày ban hành")
    issued_at = models.DateTimeField()
    title = models.CharField("trích yếu", max_length=500)
    folded = models.CharField(max_length=600)
    thing_kind = models.CharField(max_length=64)
    thing_id = models.BigIntegerField()
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pdf_sha256 = models.CharField("mã băm SHA-256 của bản PDF", max_length=64)
    seal = models.CharField(max_length=64)
    is_public = models.BooleanField("công khai", default=False)

    objects = IssuedPaperManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="documents_issuedpaper_uuid_unique"),
            models.UniqueConstraint(
                fields=["unit", "type_code", "year", "number"], name="documents_issuedpaper_number_unique"
            ),
            models.UniqueConstraint(fields=["pdf"], name="documents_issuedpaper_pdf_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="documents_issuedpaper_number_positive"),
            models.CheckConstraint(
                condition=Q(world__in=World.values), name="documents_issuedpaper_world_known"
            ),
        ]
        indexes = [
            models.Index(fields=["thing_kind", "thing_id"], name="documents_issuedpaper_thing"),
            models.Index(fields=["issued_on", "id"], name="documents_issuedpaper_day"),
            models.Index(fields=["unit", "issued_on", "id"], name="documents_issuedpaper_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.number_text}: {self.title}"


class SignedScan(models.Model):
    """The signed and sealed original as a scan, kept beside what we issued. The newest counts, all stay."""

    paper = models.ForeignKey(IssuedPaper, on_delete=models.PROTECT, related_name="scans")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()
