"""Where who writes goes on after adding something to an article."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nep.newsroom.actions.editing import own_lock
from nep.newsroom.models import Article, DraftCopy
from nep.organisations.actors import Actor


def back_to(article: Article, *, by: Actor) -> HttpResponse:
    """To the edit page of who has the article open, with what that page kept by itself; else to the
    article."""
    if own_lock(article, by=by) is None or not article.is_open_to_change:
        return redirect(article)
    address = reverse("newsroom:edit", args=[article.uuid])
    kept = DraftCopy.objects.filter(article=article, base=article.number).exists()
    return redirect(f"{address}?ban=tu-luu" if kept else address)
