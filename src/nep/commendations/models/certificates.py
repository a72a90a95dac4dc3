"""Certificates: how their sheets look, which were issued, and the files in which many are printed.

Only of what is decided here: awards of other authorities have no certificate (safeguard 20).
"""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.commendations.models.catalogue import AwardForm
from nep.commendations.models.decisions import RegisterEntry
from nep.commendations.models.rounds import AwardRound, SubjectKind
from nep.files.models import StoredFile

LONGEST_WORDS = 300


class CertificateLayout(models.Model):
    """The sheet of a form from a day on. Lengths in mm, type sizes in pt; the nudge moves everything, because
    a printer never takes a sheet in quite the same way."""

    class Mode(models.TextChoices):
        FULL = "full", _("in cả tờ")
        OVERPRINT = "over", _("in đè lên phôi")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="layouts")
    mode = models.CharField("cách in", max_length=4, choices=Mode.choices)
    valid_from = models.DateField("dùng cho quyết định ký từ ngày")
    width = models.DecimalField("rộng (mm)", max_digits=5, decimal_places=1)
    height = models.DecimalField("cao (mm)", max_digits=5, decimal_places=1)
    nudge_x = models.DecimalField("dịch sang phải (mm)", max_digits=4, decimal_places=1, default=Decimal(0))
    nudge_y = models.DecimalField("dịch xuống (mm)", max_digits=4, decimal_places=1, default=Decimal(0))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_certificatelayout_uuid_unique"),
            models.UniqueConstraint(
                fields=["form", "mode", "valid_from"], name="commendations_certificatelayout_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(width__gte=100, width__lte=600, height__gte=100, height__lte=600),
                name="commendations_certificatelayout_sheet_of_a_printer",
            ),
            models.CheckConstraint(
                condition=Q(nudge_x__gte=-50, nudge_x__lte=50, nudge_y__gte=-50, nudge_y__lte=50),
                name="commendations_certificatelayout_nudge_is_small",
            ),
            models.CheckConstraint(
                condition=Q(mode__in=["full", "over"]), name="commendations_certificatelayout_mode_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form.name}: {self.get_mode_display()}"

    def get_absolute_url(self) -> str:
        return reverse("commendations:layout", args=[self.uuid])


class LayoutField(models.Model):
    """One field of a layout: its box and its type. `words` stand the same on every certificate;
    `is_on_stock`: the pre-printed sheet carries them, so over-print leaves them out."""

    class Key(models.TextChoices):
        EMBLEM = "emblem", _("Quốc huy, biểu trưng")
        NATIONAL = "national", _("Quốc hiệu")
        MOTTO = "motto", _("Tiêu ngữ")
        HEADING = "heading", _("dòng trên cùng")
        ISSUER = "issuer", _("cơ quan tặng")
        GIVES = "gives", _("chữ “Tặng”")
        TITLE = "title", _("tên bằng")
        NAME = "name", _("tên tập thể, cá nhân")
        POST = "post", _("chức vụ, đơn vị")
        ACHIEVEMENT = "achievement", _("thành tích")
        DECISION = "decision", _("số, ngày quyết định")
        GOLDEN = "golden", _("số sổ vàng")
        PLACE_DAY = "place_day", _("nơi, ngày ký")
        CAPACITY = "capacity", _("chức danh người ký")
        SIGNER = "signer", _("họ tên người ký")
        QR = "qr", _("mã QR")
        CODE = "code", _("mã tra cứu bằng chữ")

    class Align(models.TextChoices):
        LEFT = "left", _("trái")
        CENTER = "center", _("giữa")
        RIGHT = "right", _("phải")

    class Ink(models.TextChoices):
        BLACK = "black", _("đen")
        RED = "red", _("đỏ")

    layout = models.ForeignKey(CertificateLayout, on_delete=models.PROTECT, related_name="fields")
    key = models.CharField("ô", max_length=11, choices=Key.choices)
    x = models.DecimalField("cách mép trái (mm)", max_digits=5, decimal_places=1)
    y = models.DecimalField("cách mép trên (mm)", max_digits=5, decimal_places=1)
    width = models.DecimalField("rộng (mm)", max_digits=5, decimal_places=1)
    height = models.DecimalField("cao (mm)", max_digits=5, decimal_places=1)
    size = models.DecimalField("cỡ chữ lớn nhất (pt)", max_digits=4, decimal_places=1)
    align = models.CharField("canh", max_length=6, choices=Align.choices, default=Align.CENTER)
    is_bold = models.BooleanField("chữ đậm", default=False)
    is_italic = models.BooleanField("chữ nghiêng", default=False)
    ink = models.CharField("màu", max_length=5, choices=Ink.choices, default=Ink.BLACK)
    words = models.CharField("chữ in sẵn", max_length=LONGEST_WORDS, blank=True)
    is_on_stock = models.BooleanField("phôi đã có, không in đè", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["layout", "key"], name="commendations_layoutfield_once"),
            models.CheckConstraint(
                condition=Q(x__gte=0, y__gte=0, width__gte=1, height__gte=1),
                name="commendations_layoutfield_on_the_sheet",
            ),
            models.CheckConstraint(
                condition=Q(size__gte=4, size__lte=120), name="commendations_layoutfield_size_readable"
            ),
        ]


class LayoutPicture(models.Model):
    """A picture that the office brings to a layout: what may not be drawn by us, or is better drawn by
    others."""

    class Place(models.TextChoices):
        EMBLEM = "emblem", _("Quốc huy, biểu trưng")
        BORDER = "border", _("khung của tờ bằng")

    layout = models.ForeignKey(CertificateLayout, on_delete=models.PROTECT, related_name="pictures")
    place = models.CharField("hình", max_length=6, choices=Place.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["layout", "place"], name="commendations_layoutpicture_once"),
            models.CheckConstraint(
                condition=Q(place__in=["emblem", "border"]), name="commendations_layoutpicture_place_known"
            ),
        ]


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def in_force(self) -> "CertificateQuerySet":
        return self.filter(state=Certificate.State.ISSUED)


class Certificate(models.Model):
    """A certificate of an entry, with the words as they were when it was issued. A correction replaces it:
    the old row stays and says so."""

    class State(models.TextChoices):
        ISSUED = "issued", _("đang có hiệu lực")
        REPLACED = "replaced", _("đã đổi bằng khác")
        RECALLED = "recalled", _("đã thu hồi")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="certificates")
    version = models.PositiveSmallIntegerField("lần cấp", default=1)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ISSUED)
    words = models.JSONField(default=dict)  # key of the field -> what is printed
    issued_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_certificate_uuid_unique"),
            models.UniqueConstraint(fields=["entry", "version"], name="commendations_certificate_numbered"),
            models.UniqueConstraint(
                fields=["entry"], condition=Q(state="issued"), name="commendations_certificate_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state="issued", ended_at=None)
                | Q(state__in=["replaced", "recalled"], ended_at__isnull=False),
                name="commendations_certificate_ended_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.words.get("name", ""))


class CertificateRun(models.Model):
    """A file of many certificates, made in the background part by part: what is done stays done when a worker
    dies. The file is kept for a month, the row for ever."""

    class Package(models.TextChoices):
        ONE = "one", _("một tệp PDF")
        ZIP = "zip", _("tệp ZIP, mỗi bằng một PDF")

    class State(models.TextChoices):
        MAKING = "making", _("đang lập")
        DONE = "done", _("đã xong")
        FAILED = "failed", _("không lập được")
        EMPTIED = "emptied", _("đã xóa tệp")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="certificate_runs")
    layout = models.ForeignKey(CertificateLayout, on_delete=models.PROTECT, related_name="runs")
    package = models.CharField("đóng thành", max_length=3, choices=Package.choices)
    state = models.CharField(max_length=7, choices=State.choices, default=State.MAKING)
    whole = models.PositiveIntegerField("số bằng")
    done = models.PositiveIntegerField("đã lập", default=0)
    problem = models.CharField(max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    task_id = models.CharField(max_length=64, blank=True)
    asked_by_post_id = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_certificaterun_uuid_unique"),
            models.CheckConstraint(
                condition=Q(done__lte=F("whole"), whole__gte=1), name="commendations_certificaterun_counted"
            ),
            models.CheckConstraint(
                condition=Q(state="done", file__isnull=False) | ~Q(state="done") & Q(file=None),
                name="commendations_certificaterun_done_has_a_file",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("commendations:certificate_run", args=[self.uuid])


class RunPart(models.Model):
    """Some certificates of a run, by the keys of their rows in the order of print; `file` once it is made."""

    run = models.ForeignKey(CertificateRun, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveIntegerField()
    certificates = models.JSONField(default=list)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "position"], name="commendations_runpart_place_unique")
        ]


class HandOver(models.Model):
    """Who hands over the certificates of a form to collectives or to persons, and how many stand on the stage
    at once."""

    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="hand_overs")
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("đối tượng", max_length=10, choices=SubjectKind.choices)
    presenter = models.CharField("người trao", max_length=LONGEST_WORDS, blank=True)
    at_once = models.PositiveSmallIntegerField("số người lên một lượt", default=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "form", "kind"], name="commendations_handover_once_a_group"
            ),
            models.CheckConstraint(
                condition=Q(at_once__gte=1, at_once__lte=100), name="commendations_handover_fits_a_stage"
            ),
        ]
