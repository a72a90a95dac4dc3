"""`nep doctor`: every registered check, and those of the installation itself."""

from dataclasses import dataclass

from nep.jobs.registry import Check, registered_checks


@dataclass(frozen=True)
class Finding:
    """What one check found; `mended` says that its faults were repaired and looked at again, `note` what else
    is good to know."""

    name: str
    faults: list[str]
    mended: bool = False
    note: str = ""


def examine(*, mend: bool = False) -> list[Finding]:
    """Run every check, in the order of their names. With `mend`, repair derived state that has drifted."""
    return [_examine_one(check, mend=mend) for _, check in sorted(registered_checks().items())]


def _examine_one(check: Check, *, mend: bool) -> Finding:
    faults = _find(check)
    if faults and mend and check.mend is not None:
        check.mend()
        return Finding(check.name, _find(check), mended=True)
    return Finding(check.name, faults, note=check.note() if check.note and not faults else "")


def _find(check: Check) -> list[str]:
    """A check that cannot run is a fault of its own, and stops no other check."""
    try:
        return check.find()
    except Exception as error:
        return [f"Không khám được: {type(error).__name__}: {error}"]
