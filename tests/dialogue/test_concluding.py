from datetime import date

import pytest

from nep.dialogue import actions, refusals
from nep.dialogue.papers import conclusion_paper
from nep.documents.content import Table
from nep.documents.models import IssuedPaper
from nep.organisations.models import Unit
from nep.promises.actions import approve_wording
from nep.promises.models import Promise
from nep.web.clock import noon
from tests.factories.dialogue import a_held_day, an_issue
from tests.factories.meetings import HAPPENS_ON, a_host, the_desk
from tests.factories.organisations import acting

AT = noon(HAPPENS_ON)


def test_the_notice_of_conclusion_names_owners_and_due_days_and_no_speaker(commune: Unit) -> None:
    desk, host = the_desk(commune), a_host(commune)
    day = a_held_day(commune, desk=desk, hosts=[host])
    said, promised, written = (an_issue(day, desk, number=n, text=f"Việc thứ {n}") for n in (1, 2, 3))
    actions.answer_in_hall(said, answer="Đã có kế hoạch", by=desk, at=AT)
    promise = actions.promise_from_issue(
        promised,
        text="Rải đá xong trước Tết",
        outcome=Promise.Outcome.DO_BY,
        promised_by=host,
        unit=commune,
        due_on=date(2024, 2, 5),
        by=desk,
        at=AT,
    )
    actions.petition_from_issue(written, by=desk, at=AT)
    with pytest.raises(refusals.DayNotClosed):
        actions.conclude_day(day, signer=host, issued_on=HAPPENS_ON, by=desk, at=AT)
    actions.close_day(day, by=desk, at=AT)
    with pytest.raises(refusals.WordingWaits):
        actions.conclude_day(day, signer=host, issued_on=HAPPENS_ON, by=desk, at=AT)
    assert not IssuedPaper.objects.exists()
    approve_wording(promise, by=acting(host), at=AT)
    paper = conclusion_paper(day, signer=host, issued_on=HAPPENS_ON)
    (table,) = [block for block in paper.blocks if isinstance(block, Table)]
    assert table.rows == (
        ("Rải đá xong trước Tết", "Xã Một", "05/02/2024"),
        ("Việc thứ 3", "Xã Một", "15/12/2023"),
    )
    assert paper.subject == "kết luận Ngày nghe dân nói tháng 11/2023"
