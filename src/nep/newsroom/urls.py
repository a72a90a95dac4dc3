from django.urls import URLPattern, URLResolver, path

from nep.newsroom.views import desk, mentions, moderating, photographs, public, remarks, writing

app_name = "newsroom"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.news, name="news"),
    path("soan/", desk.articles, name="list"),
    path("soan/viet/", writing.create, name="create"),
    path("soan/phan-hoi/", moderating.remarks, name="remark_desk"),
    path("soan/phan-hoi/phu-trach/", moderating.setting, name="remark_setting"),
    path("soan/phan-hoi/<uuid:uuid>/", moderating.remark, name="remark"),
    path("soan/phan-hoi/<uuid:uuid>/viec/<slug:key>/", moderating.act, name="remark_act"),
    path("soan/<uuid:uuid>/", desk.work, name="work"),
    path("soan/<uuid:uuid>/mo/", writing.open_up, name="open"),
    path("soan/<uuid:uuid>/sua/", writing.edit, name="edit"),
    path("soan/<uuid:uuid>/tu-luu/", writing.keep, name="keep"),
    path("soan/<uuid:uuid>/dong/", writing.close, name="close"),
    path("soan/<uuid:uuid>/xem-truoc/", desk.preview, name="preview"),
    path("soan/<uuid:uuid>/ban/<int:number>/", desk.revision, name="revision"),
    path("soan/<uuid:uuid>/ban/<int:number>/lay-lai/", writing.restore, name="restore"),
    path("soan/<uuid:uuid>/anh/", photographs.add, name="add_photograph"),
    path("soan/<uuid:uuid>/anh/<int:number>/bo/", photographs.remove, name="remove_photograph"),
    path("soan/<uuid:uuid>/trich/", photographs.quote, name="add_quote"),
    path("soan/<uuid:uuid>/nguoi/", mentions.add, name="add_mention"),
    path("soan/<uuid:uuid>/xuat/", photographs.pack, name="pack"),
    path("soan/<uuid:uuid>/viec/<slug:key>/", desk.act, name="act"),
    path("rss/", public.rss, name="rss"),
    path("atom/", public.atom, name="atom"),
    path("so-do/", public.sitemap, name="sitemap"),
    path("anh/<uuid:uuid>/<int:width>.webp", photographs.image, name="image"),
    path("phan-hoi/<str:owner>/", remarks.own, name="own_remark"),
    path("phan-hoi/<str:owner>/xoa/", remarks.erase_own, name="erase_own_remark"),
    path("<slug:slug>/", public.article, name="article"),
    path("<slug:slug>/phan-hoi/", remarks.remarks, name="remarks"),
    path("<slug:slug>/phan-hoi/viet/", remarks.write, name="write_remark"),
]
