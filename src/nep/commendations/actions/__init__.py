"""Every write of commendation."""

from nep.commendations.actions.ballots import cast_vote, close_ballot, open_ballot, record_written_opinions
from nep.commendations.actions.catalogue import add_award_rule, create_award_form, verify_award_rule
from nep.commendations.actions.choosing import break_tie, discard_ballot, draft_ballot, settle_ballot
from nep.commendations.actions.comments import (
    open_comment,
    open_comment_period,
    send_comment,
    settle_comment,
)
from nep.commendations.actions.consulting import Said, answer_consultation, ask_consultation
from nep.commendations.actions.councils import (
    create_council,
    declare_conflict,
    open_dossiers,
    recuse_member,
    recuse_own_units,
    seat_member,
    unseat_member,
)
from nep.commendations.actions.decisions import (
    discard_decision,
    draft_decision,
    edit_decision,
    ready_decision,
    set_items,
    take_back_decision,
)
from nep.commendations.actions.discussing import write_note
from nep.commendations.actions.dossiers import attach_issued, attach_paper, issue_submission, remove_paper
from nep.commendations.actions.forwarding import forward_nomination, settle_forwarded
from nep.commendations.actions.minutes import issue_minutes, issue_tally
from nep.commendations.actions.nominations import (
    Subject,
    draft_nomination,
    edit_nomination,
    pass_up,
    return_nomination,
    submit_nomination,
    withdraw_nomination,
)
from nep.commendations.actions.outside import record_outside_award
from nep.commendations.actions.publishing import publish_decisions
from nep.commendations.actions.quotas import set_quota
from nep.commendations.actions.register import correct_entry, revoke_entry
from nep.commendations.actions.rounds import (
    Days,
    close_award_round,
    create_award_round,
    open_award_round,
    set_phases,
)
from nep.commendations.actions.tallies import Counted, type_tally

__all__ = [
    "Counted",
    "Days",
    "Said",
    "Subject",
    "add_award_rule",
    "answer_consultation",
    "ask_consultation",
    "attach_issued",
    "attach_paper",
    "break_tie",
    "cast_vote",
    "close_award_round",
    "close_ballot",
    "correct_entry",
    "create_award_form",
    "create_award_round",
    "create_council",
    "declare_conflict",
    "discard_ballot",
    "discard_decision",
    "draft_ballot",
    "draft_decision",
    "draft_nomination",
    "edit_decision",
    "edit_nomination",
    "forward_nomination",
    "issue_minutes",
    "issue_submission",
    "issue_tally",
    "open_award_round",
    "open_ballot",
    "open_comment",
    "open_comment_period",
    "open_dossiers",
    "pass_up",
    "publish_decisions",
    "ready_decision",
    "record_outside_award",
    "record_written_opinions",
    "recuse_member",
    "recuse_own_units",
    "remove_paper",
    "return_nomination",
    "revoke_entry",
    "seat_member",
    "send_comment",
    "set_items",
    "set_phases",
    "set_quota",
    "settle_ballot",
    "settle_comment",
    "settle_forwarded",
    "submit_nomination",
    "take_back_decision",
    "type_tally",
    "unseat_member",
    "verify_award_rule",
    "withdraw_nomination",
    "write_note",
]
