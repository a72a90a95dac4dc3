"""Units through time: names, places in the two trees, successions."""

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

FOR_EVER = date(9999, 12, 31)


class World(models.TextChoices):
    """The law world of a unit: it settles layout, petition rules and forms of address."""

    STATE = "state", _("Nhà nước")
    FRONT = "front", _("Mặt trận, đoàn thể")
    PARTY = "party", _("Đảng")


class Line(models.TextChoices):
    """The two trees in which a unit may stand."""

    STATE = "state", _("Chính quyền, Mặt trận")
    PARTY = "party", _("Đảng")


class UnitKind(models.TextChoices):
    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")
    HAMLET = "hamlet", _("ấp, khu vực")
    DEPARTMENT = "department", _("cơ quan chuyên môn")
    RECEPTION = "reception", _("ban tiếp công dân")
    MASS = "mass", _("Mặt trận, tổ chức chính trị - xã hội")
    PARTY_PROVINCE = "party_province", _("tỉnh ủy")
    PARTY_BOARD = "party_board", _("cơ quan tham mưu của tỉnh ủy")
    PARTY_DISTRICT = "party_district", _("huyện ủy và tương đương")
    PARTY_COMMUNE = "party_commune", _("đảng ủy cấp xã")


class Unit(models.Model):
    """A permanent id, never deleted. Names, codes and places in the trees are dated rows beside it."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    world = models.CharField(max_length=8, choices=World.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uuid"], name="organisations_unit_uuid_unique")]


class UnitVersion(models.Model):
    """What a unit is called from a day on, until the next version; an ended unit has a closing one."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versions")
    valid_from = models.DateField("từ ngày")
    kind = models.CharField("loại", max_length=16, choices=UnitKind.choices)
    name = models.CharField("tên", max_length=200)
    abbreviation = models.CharField("ký hiệu trong văn bản", max_length=40, blank=True)
    code = models.CharField("mã", max_length=16, blank=True)
    sort_key = models.CharField(max_length=400)
    folded = models.CharField(max_length=200)
    is_closing = models.BooleanField("chấm dứt hoạt động", default=False)
    basis = models.CharField("căn cứ", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "valid_from"], name="organisations_unitversion_day_unique"
            ),
        ]
        indexes = [models.Index(fields=["code", "valid_from"], name="organisations_unitversion_code")]


class Placement(models.Model):
    """Where a unit stands on a line from a day on (source). Closed by a row with `is_closing`."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placements")
    line = models.CharField(max_length=8, choices=Line.choices)
    parent = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="child_placements")
    valid_from = models.DateField("từ ngày")
    is_closing = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "line", "valid_from"], name="organisations_placement_day_unique"
            ),
            models.CheckConstraint(
                condition=~models.Q(unit=models.F("parent")), name="organisations_placement_not_own_parent"
            ),
        ]


class Span(models.Model):
    """Derived from Placement: the path of a unit on a line over a range of days [valid_from, valid_to).

    Path: one six-digit segment per level (the id of the unit at that level), so that every collation orders
    paths alike; subtree = path >= p AND path < next(p). One writer:
    `spans.rebuild_spans`.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="spans")
    line = models.CharField(max_length=8, choices=Line.choices)
    path = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField(default=FOR_EVER)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "line", "valid_from"], name="organisations_span_day_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__lt=models.F("valid_to")), name="organisations_span_not_empty"
            ),
        ]
        indexes = [models.Index(fields=["line", "path", "valid_from"], name="organisations_span_path")]


class Succession(models.Model):
    """Who took over from whom, when and by which act. Many to many."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("đổi tên")
        MERGED = "merged", _("nhập")
        DIVIDED = "divided", _("chia")
        SPLIT_OFF = "split_off", _("tách")
        DISSOLVED = "dissolved", _("giải thể")

    kind = models.CharField(max_length=16, choices=Kind.choices)
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions_out")
    to_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="successions_in")
    happened_on = models.DateField("ngày")
    basis = models.CharField("căn cứ", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_unit", "to_unit", "happened_on"], name="organisations_succession_unique"
            ),
        ]
