"""What this app tells the others."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.jobs.registry import register_job
from nep.newsroom import jobs, remark_registry, searched
from nep.newsroom.models import Article
from nep.newsroom.queries import desk_articles
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.registry import register_desk_source, register_menu
from nep.web.registry import address_for, register_public_link

EVENTS = {
    "article_drafted": gettext_noop("Viết bài mới"),
    "article_saved": gettext_noop("Lưu bản số {number}"),
    "article_restored": gettext_noop("Lấy lại bản số {old} thành bản số {number}"),
    "article_taken_over": gettext_noop("Giành quyền sửa bài"),
    "article_photograph_added": gettext_noop("Thêm ảnh {number}"),
    "article_photograph_removed": gettext_noop("Bỏ ảnh {number}"),
    "article_quote_added": gettext_noop("Thêm mục trích {number}"),
    "article_mention_added": gettext_noop("Thêm người được nhắc {number}"),
    "article_submitted": gettext_noop("Trình duyệt bài"),
    "article_taken_back": gettext_noop("Lấy lại bài đã trình"),
    "article_returned": gettext_noop("Trả lại bài, đề nghị sửa"),
    "article_approved": gettext_noop("Duyệt bài"),
    "article_scheduled": gettext_noop("Hẹn giờ đăng bài: {moment}"),
    "article_unscheduled": gettext_noop("Bỏ hẹn giờ đăng bài"),
    "article_published": gettext_noop("Đăng bài"),
    "article_corrected": gettext_noop("Đăng đính chính"),
    "article_withdrawn": gettext_noop("Rút bài"),
}
NOTICES = {
    "article_submitted": gettext_noop("Có tin bài trình ông/bà duyệt."),
    "article_returned": gettext_noop("Tin bài bị trả lại, đề nghị sửa."),
    "article_published": gettext_noop("Tin bài đã được đăng."),
}
LABELS = {
    "article_submitted": gettext_lazy("Tin bài chờ duyệt"),
    "article_returned": gettext_lazy("Tin bài bị trả lại"),
    "article_published": gettext_lazy("Tin bài đã đăng"),
}
READ_BY = {
    "article_submitted": "approve_article",
    "article_returned": "write_article",
    "article_published": "write_article",
}


def declare() -> None:
    register_events(EVENTS)
    searched.declare()
    remark_registry.declare()
    for kind in NOTICES:
        register_notice(kind, _message, label=LABELS[kind], desk_verb=READ_BY[kind])
    register_desk_source(desk_articles)
    register_menu(gettext_lazy("Tin bài"), "newsroom:list", verb="view_news", order=57)
    register_public_link(gettext_lazy("Tin tức"), "newsroom:news", order=50)
    register_job(
        "newsroom.publish_due",
        every_seconds=60,
        run=jobs.publish_due_now,
        label=gettext_lazy("Đăng tin bài đã hẹn giờ"),
    )
    register_job(
        "newsroom.count_views",
        every_seconds=60,
        run=jobs.count_views_now,
        label=gettext_lazy("Đếm lượt xem tin bài"),
    )


def _message(notice: Notice) -> Message:
    article = Article.objects.get(pk=notice.thing_id)
    url = address_for("newsroom:work", article.uuid)
    return Message(_(NOTICES[notice.kind]), url, about=article.title)
