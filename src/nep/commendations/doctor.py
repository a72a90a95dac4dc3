"""What `nep doctor` looks at here: counters of places equal what the nominations say."""

from nep.commendations import quotas
from nep.commendations.models import AwardRound


def wrong_places() -> list[str]:
    """Of rounds that run; one that is closed changes no more."""
    running = AwardRound.objects.exclude(state=AwardRound.State.CLOSED).order_by("pk")
    return [
        f"{quota.round.title}: chỉ tiêu {quota.pk} ghi {quota.nominated} đề nghị, {quota.decided} đã chọn."
        for quota in quotas.wrong_quotas(running)
    ]


def mend_places() -> None:
    for round_ in AwardRound.objects.exclude(state=AwardRound.State.CLOSED).order_by("pk"):
        quotas.rebuild(round_)
