"""What computers read about an award, below the public register: no page, no sign-in, no outside host."""

from django.urls import URLPattern, URLResolver, path

from nep.commendations.views import credentials

app_name = "credentials"
urlpatterns: list[URLPattern | URLResolver] = [
    path("to-chuc/<uuid:uuid>.json", credentials.issuer, name="issuer"),
    path("hinh-thuc/<uuid:uuid>.json", credentials.achievement, name="achievement"),
    path("khoa.json", credentials.key_set, name="keys"),
    path("khoa/<str:kid>.json", credentials.key, name="key"),
    path("thu-hoi/<uuid:uuid>/<int:number>.jwt", credentials.status_list, name="status"),
    path("<uuid:uuid>/<int:version>.jwt", credentials.credential, name="credential"),
]
