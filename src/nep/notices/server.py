"""The mail server of the installation: NEP_SMTP_HOST and its companions; without a host, e-mail is off."""

import ipaddress
from email.utils import parseaddr
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

TIMEOUT_SECONDS = 20


def is_on() -> bool:
    return bool(settings.NEP_SMTP_HOST and sender())


def sender() -> str:
    """The From of every letter; empty when none is set."""
    return str(settings.NEP_SMTP_FROM)


def domain() -> str:
    """What stands behind the @ of the sender, for Message-IDs."""
    return parseaddr(sender())[1].rpartition("@")[2] or "localhost"


def connection() -> EmailBackend:
    """A connection that is not open yet. The password is read at every start of a round, so that a new one
    needs no restart. Raises OSError when its file cannot be read."""
    return EmailBackend(
        host=settings.NEP_SMTP_HOST,
        port=settings.NEP_SMTP_PORT,
        username=settings.NEP_SMTP_USER,
        password=_password(),
        use_tls=settings.NEP_SMTP_TLS == "starttls",
        use_ssl=settings.NEP_SMTP_TLS == "tls",
        timeout=TIMEOUT_SECONDS,
        fail_silently=False,
    )


def _password() -> str:
    path = settings.NEP_SMTP_PASSWORD_FILE
    return Path(path).read_text(encoding="utf-8").strip() if path else ""


def faults() -> list[str]:
    """What is wrong with the settings, as sentences; nothing when e-mail is off."""
    if not settings.NEP_SMTP_HOST:
        return []
    found = []
    if not sender():
        found.append("Chưa đặt NEP_SMTP_FROM (địa chỉ gửi), nên thư điện tử chưa gửi được.")
    if settings.NEP_SMTP_TLS not in {"starttls", "tls", "none"}:
        found.append("NEP_SMTP_TLS nhận một trong ba giá trị: starttls, tls, none.")
    if settings.NEP_SMTP_TLS == "none" and not _is_here(settings.NEP_SMTP_HOST):
        found.append("Thư đi không mã hóa ra ngoài máy này (NEP_SMTP_TLS=none). Đặt starttls hoặc tls.")
    path = settings.NEP_SMTP_PASSWORD_FILE
    if path and not Path(path).is_file():
        found.append(f"Không có tệp mật khẩu {path} (NEP_SMTP_PASSWORD_FILE).")
    elif path and Path(path).stat().st_mode & 0o077:
        found.append(f"Tệp mật khẩu {path} ai cũng đọc được. Chạy: chmod 600 {path}")
    return found


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
