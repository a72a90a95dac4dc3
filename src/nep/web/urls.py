from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from nep.web.gallery import gallery

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", gallery, name="gallery"),
    path("ngon-ngu/", login_not_required(set_language), name="language"),
]
