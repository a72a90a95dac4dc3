"""Users of the product. A user is an account; what a person may do comes from posts (organisations)."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, *, password: str | None = None, **fields: object) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account for sign-in. `username` is lower-case ASCII; an account is closed, never deleted.

    Notices go to `email` once it was checked, by a letter to it or by the administrator.
    """

    username = models.CharField("tên đăng nhập", max_length=64)
    display_name = models.CharField("tên hiển thị", max_length=200)
    email = models.EmailField("thư điện tử", blank=True)
    email_checked_at = models.DateTimeField("địa chỉ đã xác nhận lúc", null=True)
    language = models.CharField("ngôn ngữ của thư", max_length=8, default="vi")
    is_active = models.BooleanField("đang dùng", default=True)
    needs_second_factor = models.BooleanField("phải dùng lớp xác thực thứ hai", default=False)
    created_at = models.DateTimeField("tạo lúc")

    objects = UserManager()

    USERNAME_FIELD = "username"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["username"], name="accounts_user_username_unique"),
            models.CheckConstraint(
                condition=models.Q(email_checked_at=None) | ~models.Q(email=""),
                name="accounts_user_checked_address_is_one",
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=["vi", "en"]), name="accounts_user_language_known"
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        return self.display_name
