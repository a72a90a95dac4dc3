"""Roles and what each may do. Posts carry roles as data; this map is code, to be read and tested."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from django.utils.translation import gettext_lazy as _


class Reach(IntEnum):
    """How far a verb carries: the post's own unit, the units below it, or the whole installation."""

    OWN_UNIT = 1
    SUBTREE = 2
    EVERYWHERE = 3


class Role(StrEnum):
    PROGRAMME_OFFICER = "programme_officer"
    UNIT_OFFICER = "unit_officer"
    UNIT_HEAD = "unit_head"
    LEADER = "leader"
    RECEPTION_DESK = "reception_desk"
    MEMBER = "member"
    PRIVACY_OFFICER = "privacy_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLE_LABELS = {
    Role.PROGRAMME_OFFICER: _("Cán bộ phụ trách chuyên đề"),
    Role.UNIT_OFFICER: _("Cán bộ đơn vị"),
    Role.UNIT_HEAD: _("Người đứng đầu bộ phận"),
    Role.LEADER: _("Lãnh đạo"),
    Role.RECEPTION_DESK: _("Cán bộ tiếp công dân"),
    Role.MEMBER: _("Đảng viên, hội viên"),
    Role.PRIVACY_OFFICER: _("Cán bộ bảo vệ dữ liệu cá nhân"),
    Role.AUDITOR: _("Người kiểm tra"),
    Role.ADMINISTRATOR: _("Quản trị hệ thống"),
}

_OWN = Reach.OWN_UNIT
_SUB = Reach.SUBTREE
_ALL = Reach.EVERYWHERE

GRANTS: dict[Role, dict[str, Reach]] = {
    Role.PROGRAMME_OFFICER: {
        "view_sessions": _SUB,
        "view_quizzes": _SUB,
        "edit_quizzes": _OWN,
        "plan_sessions": _OWN,
        "keep_attendance": _OWN,
        "view_materials": _OWN,
        "publish_materials": _OWN,
        "view_practices": _SUB,
        "register_practice": _OWN,
        "recognise_practice": _OWN,
        "publish_practice": _OWN,
        "adopt_practice": _OWN,
        "view_desk": _OWN,
        "comment_draft": _OWN,
        "view_papers": _SUB,
        "issue_paper": _OWN,
        "view_petitions": _SUB,
        "view_promises": _SUB,
        "view_meetings": _SUB,
        "edit_theme": _OWN,
        "issue_theme": _OWN,
        "close_theme": _OWN,
        "set_plan_levels": _OWN,
        "view_plans": _SUB,
        "edit_plan": _OWN,
        "submit_plan": _OWN,
        "approve_plan": _OWN,
        "remind_plans": _SUB,
        "plan_listening_days": _SUB,
        "record_session": _OWN,
        "close_session": _OWN,
        "edit_norms": _ALL,
        "view_health": _ALL,
        "edit_calendar": _ALL,
        "compile_report": _OWN,
        "issue_report": _OWN,
        "view_reports": _SUB,
        "open_round": _OWN,
        "chase_units": _OWN,
        "write_report": _OWN,
        "submit_report": _OWN,
        "accept_report": _OWN,
        "reopen_report": _OWN,
        "read_history": _SUB,
        "write_commitment": _OWN,
        "take_quizzes": _OWN,
    },
    Role.UNIT_OFFICER: {
        "view_sessions": _OWN,
        "view_quizzes": _OWN,
        "edit_quizzes": _OWN,
        "plan_sessions": _OWN,
        "keep_attendance": _OWN,
        "view_materials": _OWN,
        "publish_materials": _OWN,
        "view_practices": _OWN,
        "register_practice": _OWN,
        "adopt_practice": _OWN,
        "view_desk": _OWN,
        "view_reports": _OWN,
        "write_report": _OWN,
        "comment_draft": _OWN,
        "view_papers": _OWN,
        "view_petitions": _OWN,
        "view_promises": _OWN,
        "view_meetings": _OWN,
        "record_session": _OWN,
        "close_session": _OWN,
        "view_plans": _OWN,
        "edit_plan": _OWN,
        "draft_answer": _OWN,
        "transfer_petition": _OWN,
        "make_promise": _OWN,
        "keep_promise": _OWN,
        "move_promise": _OWN,
        "note_confirmation": _OWN,
        "read_history": _OWN,
        "write_commitment": _OWN,
        "take_quizzes": _OWN,
    },
    Role.UNIT_HEAD: {
        "view_sessions": _OWN,
        "view_quizzes": _OWN,
        "edit_quizzes": _OWN,
        "plan_sessions": _OWN,
        "keep_attendance": _OWN,
        "view_materials": _OWN,
        "publish_materials": _OWN,
        "view_practices": _OWN,
        "register_practice": _OWN,
        "adopt_practice": _OWN,
        "view_desk": _OWN,
        "view_reports": _OWN,
        "write_report": _OWN,
        "submit_report": _OWN,
        "comment_draft": _OWN,
        "view_papers": _OWN,
        "view_petitions": _OWN,
        "view_promises": _OWN,
        "view_meetings": _OWN,
        "check_answer": _OWN,
        "view_plans": _OWN,
        "edit_plan": _OWN,
        "submit_plan": _OWN,
        "make_promise": _OWN,
        "give_mandate": _OWN,
        "read_history": _OWN,
        "write_commitment": _OWN,
        "take_quizzes": _OWN,
        "read_commitments": _OWN,
    },
    Role.LEADER: {
        "view_sessions": _SUB,
        "view_quizzes": _SUB,
        "keep_attendance": _OWN,
        "view_materials": _OWN,
        "view_practices": _SUB,
        "register_practice": _OWN,
        "recognise_practice": _OWN,
        "publish_practice": _OWN,
        "adopt_practice": _OWN,
        "view_desk": _OWN,
        "comment_draft": _OWN,
        "view_papers": _SUB,
        "issue_paper": _OWN,
        "view_board": _SUB,
        "view_reports": _SUB,
        "submit_report": _OWN,
        "accept_report": _OWN,
        "reopen_report": _OWN,
        "view_petitions": _SUB,
        "view_promises": _SUB,
        "view_meetings": _SUB,
        "view_plans": _SUB,
        "edit_plan": _OWN,
        "submit_plan": _OWN,
        "approve_plan": _OWN,
        "remind_plans": _SUB,
        "approve_answer": _OWN,
        "pause_answer": _OWN,
        "extend_answer": _OWN,
        "make_promise": _SUB,
        "approve_wording": _OWN,
        "withdraw_promise": _OWN,
        "fail_promise": _OWN,
        "move_promise": _OWN,
        "give_mandate": _OWN,
        "arrange_posts": _OWN,
        "read_history": _SUB,
        "write_commitment": _OWN,
        "take_quizzes": _OWN,
        "read_commitments": _OWN,
    },
    Role.RECEPTION_DESK: {
        "view_materials": _OWN,
        "view_desk": _OWN,
        "view_papers": _OWN,
        "issue_paper": _OWN,
        "view_petitions": _OWN,
        "view_promises": _OWN,
        "view_meetings": _OWN,
        "register_petition": _OWN,
        "classify_petition": _OWN,
        "assign_petition": _OWN,
        "pause_answer": _OWN,
        "transfer_petition": _OWN,
        "release_quarantine": _OWN,
        "review_public_text": _OWN,
        "open_sealed": _OWN,
        "handle_secret": _OWN,
        "print_slips": _OWN,
        "tell_citizen": _OWN,
        "make_promise": _OWN,
        "note_confirmation": _OWN,
        "plan_listening_days": _OWN,
        "announce_session": _OWN,
        "record_session": _OWN,
        "close_session": _OWN,
        "read_history": _OWN,
        "write_commitment": _OWN,
        "take_quizzes": _OWN,
    },
    Role.MEMBER: {
        "view_desk": _OWN,
        "view_plans": _OWN,
        "write_commitment": _OWN,
        "take_quizzes": _OWN,
        "view_materials": _OWN,
    },
    Role.PRIVACY_OFFICER: {"view_desk": _OWN, "disclose_identity": _ALL, "read_history": _ALL},
    Role.AUDITOR: {
        "view_sessions": _SUB,
        "view_quizzes": _SUB,
        "view_materials": _OWN,
        "view_practices": _SUB,
        "view_reports": _SUB,
        "view_desk": _OWN,
        "view_plans": _SUB,
        "view_petitions": _SUB,
        "view_papers": _SUB,
        "view_promises": _SUB,
        "view_meetings": _SUB,
        "read_history": _SUB,
    },
    Role.ADMINISTRATOR: {
        "view_health": _ALL,
        "view_desk": _OWN,
        "manage_accounts": _ALL,
        "manage_units": _ALL,
        "arrange_posts": _ALL,
    },
}


def grants_of(roles: Iterable[str]) -> dict[str, Reach]:
    """All verbs of `roles`, each with its widest reach. Raises ValueError for an unknown role."""
    grants: dict[str, Reach] = {}
    for role in roles:
        for verb, reach in GRANTS[Role(role)].items():
            grants[verb] = max(reach, grants.get(verb, reach))
    return grants
