"""What history says of accounts."""

EVENTS = {
    "account_opened": "Mở tài khoản",
    "account_closed": "Khóa tài khoản",
    "account_password_reset": "Cấp lại mật khẩu",
}
