"""Input of who writes themes and plans."""

from nep.programmes.forms.plans import (
    FocusPointForm,
    LevelForm,
    OwnerForm,
    PlanActionForm,
    PlanForm,
    PlanIssueForm,
    PlanPaperForm,
    ReasonForm,
    ReopenForm,
    StartForm,
    first_of_plan_issue,
)
from nep.programmes.forms.themes import (
    AudienceGroupForm,
    CoreContentForm,
    IssueForm,
    ObjectiveForm,
    ReferenceForm,
    first_of_issue,
)
from nep.programmes.theme_fields import ThemeForm

__all__ = [
    "AudienceGroupForm",
    "CoreContentForm",
    "FocusPointForm",
    "IssueForm",
    "LevelForm",
    "ObjectiveForm",
    "OwnerForm",
    "PlanActionForm",
    "PlanForm",
    "PlanIssueForm",
    "PlanPaperForm",
    "ReasonForm",
    "ReferenceForm",
    "ReopenForm",
    "StartForm",
    "ThemeForm",
    "first_of_issue",
    "first_of_plan_issue",
]
