"""Articles: what is written, what was approved, what everybody reads."""

from nep.newsroom.models.article import Article, Category
from nep.newsroom.models.editing import DraftCopy, EditLock
from nep.newsroom.models.mention import Mention
from nep.newsroom.models.photograph import Photograph, PhotoUse, Rendition
from nep.newsroom.models.quote import Quote
from nep.newsroom.models.remark import Remark, RemarkDesk
from nep.newsroom.models.revision import ArticleTag, Correction, Revision
from nep.newsroom.models.views import TakenSpool, ViewCount

__all__ = [
    "Article",
    "ArticleTag",
    "Category",
    "Correction",
    "DraftCopy",
    "EditLock",
    "Mention",
    "PhotoUse",
    "Photograph",
    "Quote",
    "Remark",
    "RemarkDesk",
    "Rendition",
    "Revision",
    "TakenSpool",
    "ViewCount",
]
