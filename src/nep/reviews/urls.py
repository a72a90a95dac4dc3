from django.urls import URLPattern, URLResolver, path

from nep.reviews import views

app_name = "reviews"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="index"),
    path("<uuid:uuid>/", views.report, name="report"),
    path("<uuid:uuid>/chot/", views.compile_figures, name="compile"),
    path("<uuid:uuid>/phan/<int:number>/", views.section, name="section"),
    path("<uuid:uuid>/ban-hanh/", views.issue, name="issue"),
    path("<uuid:uuid>/tep.<slug:form>", views.download, name="download"),
]
