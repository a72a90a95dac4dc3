"""The vocabulary of history: every event has one Vietnamese sentence, given by the app that writes it."""

_sentences: dict[str, str] = {}


def register_events(sentences: dict[str, str]) -> None:
    """Add events. A key is `thing_verb`; its sentence is what the history page shows, with `{fact}` places
    filled from the row's facts. Registering a key twice is a mistake of the program."""
    for key, sentence in sentences.items():
        if _sentences.get(key, sentence) != sentence:
            raise ValueError(f"event registered twice: {key}")
        _sentences[key] = sentence


def sentence_of(event: str) -> str:
    """The registered sentence. Raises KeyError for an event nobody registered."""
    return _sentences[event]


def registered_events() -> dict[str, str]:
    return dict(_sentences)
