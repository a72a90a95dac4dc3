"""A column of a file that is brought in: how it is found and read, and what the template says of it."""

from dataclasses import dataclass

from nep.spreadsheets.cells import Kind, Value
from nep.spreadsheets.reading import Expected


@dataclass(frozen=True)
class Column:
    """`titles`: the first is the template's, the others are accepted too. `note` is the head's comment and
    says how to fill it in, `choices` are a drop-down, `example` stands in the row that is passed over."""

    key: str
    titles: tuple[str, ...]
    kind: Kind = Kind.TEXT
    required: bool = False
    most: int = 500
    note: str = ""
    choices: tuple[str, ...] = ()
    example: Value = None
    width: float = 18

    @property
    def title(self) -> str:
        return self.titles[0]

    @property
    def expected(self) -> Expected:
        return Expected(self.key, self.titles, self.kind, self.required, self.most)
