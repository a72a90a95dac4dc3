"""Where credentials, keys and lists lie: on our own public address, below the register."""

from django.conf import settings
from django.urls import reverse

from nep.commendations.models import RegisterEntry
from nep.organisations.models import Unit


def public(name: str, *args: object) -> str:
    """The whole address of a page of ours."""
    return settings.PUBLIC_URL.rstrip("/") + reverse(name, args=args)


def issuer_address(unit: Unit) -> str:
    return public("credentials:issuer", unit.uuid)


def credential_address(entry: RegisterEntry, version: int) -> str:
    return public("credentials:credential", entry.uuid, version)


def list_address(issuer: Unit, number: int) -> str:
    return public("credentials:status", issuer.uuid, number)


def key_address(kid: str) -> str:
    return public("credentials:key", kid)


def entry_address(entry: RegisterEntry) -> str:
    return public("register:entry", entry.uuid)


def scan_address(entry: RegisterEntry) -> str:
    """What the QR of a certificate holds: the line of the register as who holds the code may read it."""
    return public("register:scan", entry.code)
