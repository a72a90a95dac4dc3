"""Messages, and the letters in which they leave by e-mail."""

from nep.notices.models.mail import Mail, MailNotice, MutedKind
from nep.notices.models.notice import Notice

__all__ = ["Mail", "MailNotice", "MutedKind", "Notice"]
