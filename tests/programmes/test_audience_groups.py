"""Groups of a theme are named while it runs; those in use stay."""

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from nep.programmes import actions, refusals
from nep.programmes.models import AudienceGroup
from nep.web.errors import NotAllowed
from tests.factories.learning import a_session
from tests.factories.plans import Planning, a_planning
from tests.safeguards.crawl import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def planning(now: datetime) -> Planning:
    return a_planning()


def test_groups_are_added_renamed_and_removed_on_the_page_of_an_issued_theme(planning: Planning) -> None:
    desk, theme = signed_in(planning.officers["party"].user), planning.theme
    add = reverse("programmes:add_part", args=[theme.uuid, "nhom-doi-tuong"])
    desk.post(add, {"name": "Thanh niên", "note": "Hội thi", "position": "1"})
    twice = desk.post(add, {"name": "Thanh niên", "note": "", "position": "2"}).content.decode()
    assert "Chuyên đề đã có nhóm đối tượng này" in twice
    group = AudienceGroup.objects.get()
    edit = reverse("programmes:edit_part", args=[theme.uuid, "nhom-doi-tuong", group.pk])
    desk.post(edit, {"name": "Đoàn viên, thanh niên", "note": "", "position": "1"})
    assert "Đoàn viên, thanh niên" in desk.get(theme.get_absolute_url()).content.decode()
    desk.post(reverse("programmes:remove_part", args=[theme.uuid, "nhom-doi-tuong", group.pk]))
    assert not AudienceGroup.objects.exists()


def test_a_group_with_a_session_is_kept_and_the_reason_said(planning: Planning, now: datetime) -> None:
    told: dict[str, Any] = {"by": planning.officers["party"], "at": now}
    group = actions.add_audience_group(planning.theme, name="Nông dân", **told)
    a_session(planning)
    with pytest.raises(refusals.GroupInUse, match="sửa tên thay vì bỏ"):
        actions.remove_audience_group(group, **told)
    assert AudienceGroup.objects.get() == group


def test_nobody_else_names_groups_and_none_after_the_theme(planning: Planning, now: datetime) -> None:
    for name in ("commune", "party_district"):
        with pytest.raises(NotAllowed):
            actions.add_audience_group(planning.theme, name="X", by=planning.officers[name], at=now)
    officer = planning.officers["party"]
    actions.close_theme(planning.theme, by=officer, at=now)
    with pytest.raises(refusals.AlreadyClosed):
        actions.add_audience_group(planning.theme, name="X", by=officer, at=now)
    assert not AudienceGroup.objects.exists()


def test_the_next_theme_starts_with_the_same_groups(planning: Planning, now: datetime) -> None:
    told: dict[str, Any] = {"by": planning.officers["party"], "at": now}
    actions.add_audience_group(planning.theme, name="Nông dân", note="Học tại ấp", **told)
    following = actions.succeed_theme(
        planning.theme,
        code="2024-2025",
        full_title="Chuyên đề năm 2024-2025",
        short_title="Chuyên đề 2024-2025",
        starts_on=date(2024, 1, 1),
        ends_on=date(2025, 12, 31),
        **told,
    )
    assert [(group.name, group.note) for group in following.audiencegroups.all()] == [
        ("Nông dân", "Học tại ấp")
    ]
