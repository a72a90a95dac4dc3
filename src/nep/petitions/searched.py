"""What of petitions and answers can be found, and by whom: the same as `Petition.objects.visible_to`.

Working texts only: the original and who sent it are sealed and never indexed (safeguards 2 and 7).
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations import queries as organisations
from nep.organisations.queries import names_on
from nep.organisations.roles import Reach
from nep.organisations.searched import ids_after, keys_at
from nep.petitions.models import COUNTED, SENT_ABOVE, Answer, Petition, State
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.vietnamese.dates import short_day
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

PETITION, ANSWER = "petition", "answer"
WORDS_OF_TITLE = 14


def declare() -> None:
    register_kind(
        Kind(
            PETITION,
            1,
            gettext_lazy("Kiến nghị"),
            documents=petition_documents,
            ids_after=partial(ids_after, Petition),
            shown=petitions_shown,
            holder=holder,
            is_public=False,
            followed_by=_with_answers,
        )
    )
    register_kind(
        Kind(
            ANSWER,
            2,
            gettext_lazy("Câu trả lời"),
            documents=answer_documents,
            ids_after=partial(ids_after, Answer),
            shown=answers_shown,
            holder=holder,
        )
    )


def reindex(*petitions: Petition) -> None:
    """To be called by every action that changes a petition's words, state, place or readers, at its end."""
    search.index(PETITION, [petition.pk for petition in petitions])


def _with_answers(petitions: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
    answers = list(Answer.objects.filter(petition__in=petitions).order_by("pk").values_list("pk", flat=True))
    if answers:
        yield ANSWER, answers


def petition_documents(ids: Sequence[int]) -> list[Document]:
    petitions = Petition.objects.filter(pk__in=ids).prefetch_related("exclusions").order_by("pk")
    return [
        Document(
            petition.pk,
            petition.received_on,
            own=[petition.public_title, petition.working_text, petition.place_text],
            keys=keys_of(petition),
            barred=barred_from(petition),
        )
        for petition in petitions
        if keys_of(petition)
    ]


def keys_of(petition: Petition) -> list[str]:
    """Under which rights it is read; none once its sender took it back, though it still counts in lists."""
    if petition.state == State.WITHDRAWN:
        return []
    if petition.is_secret:
        return [key("secret", petition.desk_unit_id)]
    if petition.state in COUNTED:
        units = {petition.home_unit_id, petition.desk_unit_id, petition.unit_id} - {None}
        return [key("petitions"), *(key("petitions", unit) for unit in units if unit)]
    if petition.state in {State.QUARANTINED, State.REJECTED}:
        return [key("waiting", petition.desk_unit_id)]
    return []


def barred_from(petition: Petition) -> list[str]:
    """Who never finds it: the posts of the place it may concern, and officers who are named in it."""
    barred = [key("person", row.person_id) for row in petition.exclusions.all()]
    if petition.concern in SENT_ABOVE:
        barred.append(key("about", petition.place_unit_id))
    return barred


def holder(actor: "Actor") -> Holder:
    """The keys of the acting post, by the rule of `visible_to`."""
    if actor.unit is None or actor.post is None:
        return Holder()
    unit = actor.unit.pk
    keys = set(_keys_read(actor))
    if actor.has("release_quarantine"):
        keys.add(key("waiting", unit))
    if actor.has("handle_secret"):
        keys.add(key("secret", unit))
    barred = {key("about", unit), key("about", actor.post.unit_id)}
    return Holder(frozenset(keys), frozenset(barred | {key("person", pk) for pk in actor.person_ids}))


def _keys_read(actor: "Actor") -> frozenset[str]:
    reach = actor.grants.get("view_petitions")
    if reach is None or actor.unit is None:
        return frozenset()
    if reach is Reach.OWN_UNIT:
        return frozenset({key("petitions", actor.unit.pk)})
    return keys_at(organisations.ids_below(actor.unit, line=actor.line, on=clock.today()), "petitions")


def petitions_shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    rows = list(Petition.objects.visible_to(actor).filter(pk__in=ids).order_by("pk"))
    names = names_on([row.place_unit_id for row in rows], clock.today())
    return {
        row.pk: Shown(
            row.public_title or Truncator(row.working_text).words(WORDS_OF_TITLE),
            _address(row),
            (row.working_text, row.place_text),
            _about(row, names[row.place_unit_id]),
        )
        for row in rows
    }


def _address(petition: Petition) -> str:
    """Where it is read: what waits at the desk is not yet, or no longer, on the page of its handling."""
    waits = petition.is_secret or petition.state not in COUNTED
    return reverse("petitions:sort" if waits else "petitions:petition", args=[petition.uuid])


def _about(petition: Petition, place: str) -> str:
    return _("%(place)s, nhận %(day)s, %(state)s") % {
        "place": place,
        "day": short_day(petition.received_on),
        "state": petition.get_state_display(),
    }


def answer_documents(ids: Sequence[int]) -> list[Document]:
    """The current version of each answer: as approved for who reads the petition, as reviewed for everyone,
    there with the question it answers. The same as `Answer.objects.public`, asked of these petitions alone.
    """
    petitions = set(Answer.objects.filter(pk__in=ids).order_by().values_list("petition_id", flat=True))
    open_to_all = set(Petition.objects.public().filter(pk__in=petitions).values_list("pk", flat=True))
    approved = Answer.objects.approved().filter(petition__in=petitions).select_related("petition")
    rows = approved.prefetch_related("petition__exclusions").order_by("petition_id", "-version")
    found, newest, published = [], set[int](), set[int]()
    for answer in rows:
        is_newest = answer.petition_id not in newest
        is_public = bool(answer.public_text) and answer.petition_id in open_to_all - published
        newest.add(answer.petition_id)
        if is_public:
            published.add(answer.petition_id)
        if answer.pk in ids and (is_newest or is_public):
            found.append(_answer_document(answer, is_public=is_public))
    return found


def _answer_document(answer: Answer, *, is_public: bool) -> Document:
    petition = answer.petition
    asked = [petition.public_title, petition.public_text, answer.public_text]
    return Document(
        answer.pk,
        answer.public_on or clock.day_of(answer.approved_at or answer.drafted_at),
        public=asked if is_public else [],
        own=[answer.text],
        keys=keys_of(petition),
        barred=barred_from(petition),
    )


def answers_shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    own = set(
        Petition.objects.visible_to(actor).filter(answers__in=ids).order_by().values_list("pk", flat=True)
    )
    rows = list(Answer.objects.filter(pk__in=ids).select_related("petition").order_by("pk"))
    names = names_on([row.unit_id for row in rows], clock.today())
    return {row.pk: _answer_shown(row, row.petition_id in own, names[row.unit_id]) for row in rows}


def _answer_shown(answer: Answer, is_own: bool, unit: str) -> Shown:
    petition = answer.petition
    if is_own:
        title = petition.public_title or Truncator(petition.working_text).words(WORDS_OF_TITLE)
        url, texts = reverse("petitions:petition", args=[petition.uuid]), (answer.text, answer.public_text)
    else:
        title, url = petition.public_title, reverse("petitions:answered_one", args=[petition.uuid])
        texts = (answer.public_text, petition.public_text)
    day = answer.public_on or clock.day_of(answer.approved_at or answer.drafted_at)
    about = _("%(unit)s trả lời %(day)s") % {"unit": unit, "day": short_day(day)}
    return Shown(title, url, texts, about)
