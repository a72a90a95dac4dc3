"""Materials, sessions and who came to them."""

from nep.learning.models.attendance import Attendance, AttendanceTally, PersonTally
from nep.learning.models.materials import Material, MaterialGroup
from nep.learning.models.sessions import Session, SessionContent, SessionGroup, SessionQuerySet

__all__ = [
    "Attendance",
    "AttendanceTally",
    "Material",
    "MaterialGroup",
    "PersonTally",
    "Session",
    "SessionContent",
    "SessionGroup",
    "SessionQuerySet",
]
