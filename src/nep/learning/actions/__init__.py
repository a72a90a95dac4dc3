"""Every write of materials, sessions and attendance."""

from nep.learning.actions.planning import plan_session

__all__ = ["plan_session"]
