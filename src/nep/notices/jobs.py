"""What the scheduler runs for notices."""

from nep.notices import server
from nep.notices.actions import collect_mail, deliver_mail
from nep.web import clock


def carry_mail() -> None:
    """Write letters for new notices and send what is due. Does nothing while e-mail is off: notices wait, and
    those older than a day are passed over when it is switched on."""
    if not server.is_on():
        return
    collect_mail(at=clock.real_now(), now=clock.now())
    deliver_mail(at=clock.real_now())
