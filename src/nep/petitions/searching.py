"""The two folded copies of a petition's words: what its readers may search, what everyone may search."""

from nep.petitions.models import Petition
from nep.vietnamese.text import fold


def folded_for_search(petition: Petition, public_answer: str) -> str:
    """What the public search looks through: reviewed words only, so that a search tells nothing else."""
    return fold(f"{petition.public_title}\n{petition.public_text}\n{public_answer}")


def public_answer_of(petition: Petition) -> str:
    """The reviewed wording of the current answer; empty while there is none."""
    if petition.answered_on is None:
        return ""
    reviewed = petition.answers.approved().exclude(public_text="").order_by("-version")
    return reviewed.values_list("public_text", flat=True).first() or ""
