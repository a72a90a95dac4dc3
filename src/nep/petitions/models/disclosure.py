"""Who sent a petition, given to a body outside: only by its paper, and told to the citizen (safeguard 8)."""

from django.db import models
from django.db.models import Q

from nep.organisations.models import Post
from nep.petitions.models.petition import Petition


class Disclosure(models.Model):
    """One handing over. Append-only; holds the paper's facts, never who the sender is."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="disclosures")
    to_body = models.CharField("cơ quan yêu cầu", max_length=300)
    paper_number = models.CharField("số, ký hiệu văn bản", max_length=100)
    basis = models.CharField("căn cứ pháp luật", max_length=300)
    signer = models.CharField("người ký văn bản", max_length=200)
    by_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    disclosed_at = models.DateTimeField("cung cấp lúc")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(Q(to_body="") | Q(paper_number="") | Q(basis="") | Q(signer="")),
                name="petitions_disclosure_has_paper",
            ),
        ]
        indexes = [models.Index(fields=["petition", "id"], name="petitions_disclosure_petition")]
