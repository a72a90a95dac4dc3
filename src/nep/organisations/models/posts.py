"""People, the posts they hold, the roles of a post."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models

from nep.organisations.models.units import FOR_EVER, Unit


class Person(models.Model):
    """Somebody who holds, or held, a post. Anonymised rather than deleted. `code` is the number under which
    their office keeps them; empty where it gives none. `folded`: the name without marks, to be looked for."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    code = models.CharField("mã cán bộ", max_length=20, blank=True)
    full_name = models.CharField("họ và tên", max_length=120)
    sort_key = models.CharField(max_length=400)
    folded = models.CharField(max_length=200)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="person"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="organisations_person_uuid_unique"),
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="organisations_person_code_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class Post(models.Model):
    """A person in a position at a unit over a range of days [valid_from, valid_to)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField("chức vụ", max_length=200)
    office_phone = models.CharField("điện thoại cơ quan", max_length=20, blank=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày trước", default=FOR_EVER)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__lt=models.F("valid_to")), name="organisations_post_not_empty"
            ),
        ]
        indexes = [models.Index(fields=["unit", "valid_from"], name="organisations_post_unit")]

    def __str__(self) -> str:
        return self.title

    def is_held_on(self, day: date) -> bool:
        return self.valid_from <= day < self.valid_to


class PostRole(models.Model):
    """Which role a post carries (data); `roles.py` says what a role may do (code)."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "role"], name="organisations_postrole_unique")]
