"""A real SMTP server for tests, on this machine only, that can be told to refuse or to hang up."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


@dataclass
class PostOffice:
    """What came in. `answers` are said to the next letters instead of taking them; "hang up" takes the letter
    and drops the line before saying so."""

    letters: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address.startswith("khong-co"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith(("250", "hang")):
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
            self.recipients += envelope.rcpt_tos
        if answer == "hang up":
            assert server.transport is not None
            server.transport.close()
        return answer

    @property
    def addresses(self) -> list[str]:
        return list(self.recipients)


def words_of(letter: EmailMessage, kind: str = "plain") -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def subject_of(letter: EmailMessage) -> str:
    return str(letter["Subject"]).strip()


@contextmanager
def an_open_office(settings: Any, *, password: str = "") -> Iterator[PostOffice]:
    """A server that the settings of the product point to, while the block runs."""
    office = PostOffice(port=free_port())
    options: dict[str, Any] = {}
    if password:
        options = {
            "authenticator": lambda _server, _session, _envelope, _mechanism, given: AuthResult(
                success=isinstance(given, LoginPassword) and given.password == password.encode()
            ),
            "auth_required": True,
            "auth_require_tls": False,
        }
    controller = Controller(office, hostname="127.0.0.1", port=office.port, **options)
    controller.start()
    settings.NEP_SMTP_HOST, settings.NEP_SMTP_PORT = "127.0.0.1", office.port
    settings.NEP_SMTP_TLS, settings.NEP_SMTP_FROM = "none", "Nếp <nep@xamot.example>"
    settings.PUBLIC_URL = "https://nep.example"
    try:
        yield office
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
