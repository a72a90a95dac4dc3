"""Materials, sessions and who came to them; questions, quizzes and what people thought."""

from nep.learning.models.attendance import Attendance, AttendanceTally, PersonTally
from nep.learning.models.banks import AnswerOption, Bank, Question, QuestionVersion
from nep.learning.models.feedback import Feedback, FeedbackCount, FeedbackMark, FeedbackText
from nep.learning.models.materials import Material, MaterialGroup
from nep.learning.models.quizzes import Attempt, AttemptAnswer, Quiz, QuizQuestion, QuizTally
from nep.learning.models.reminders import AnswerReminder
from nep.learning.models.sessions import Session, SessionContent, SessionGroup, SessionQuerySet

__all__ = [
    "AnswerOption",
    "AnswerReminder",
    "Attempt",
    "AttemptAnswer",
    "Attendance",
    "AttendanceTally",
    "Bank",
    "Feedback",
    "FeedbackCount",
    "FeedbackMark",
    "FeedbackText",
    "Material",
    "MaterialGroup",
    "PersonTally",
    "Question",
    "QuestionVersion",
    "Quiz",
    "QuizQuestion",
    "QuizTally",
    "Session",
    "SessionContent",
    "SessionGroup",
    "SessionQuerySet",
]
