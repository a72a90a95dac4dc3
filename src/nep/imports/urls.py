from django.urls import path

from nep.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.index, name="index"),
    path("lan/<uuid:uuid>/", views.batch, name="batch"),
    path("lan/<uuid:uuid>/ghi/", views.commit, name="commit"),
    path("lan/<uuid:uuid>/bang-ma/", views.encoding, name="encoding"),
    path("lan/<uuid:uuid>/danh-dau/", views.marked, name="marked"),
    path("lan/<uuid:uuid>/bo/", views.drop, name="drop"),
    path("lan/<uuid:uuid>/hoan-tac/", views.undo, name="undo"),
    path("<slug:kind>/", views.new, name="new"),
    path("<slug:kind>/mau/", views.template, name="template"),
    path("<slug:kind>/hien-co/", views.current, name="current"),
]
