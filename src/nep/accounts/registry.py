"""What history says of accounts."""

from django.utils.translation import gettext_noop

EVENTS = {
    "account_opened": gettext_noop("Mở tài khoản"),
    "account_email_set": gettext_noop("Đổi địa chỉ thư điện tử"),
    "account_email_checked": gettext_noop("Xác nhận địa chỉ thư điện tử"),
    "account_closed": gettext_noop("Khóa tài khoản"),
    "account_password_reset": gettext_noop("Cấp lại mật khẩu"),
}
