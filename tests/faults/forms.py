"""Makes the world of the run and prints forms, filled in and sealed, one JSON line each: `forms.py COUNT`.

Runs inside the installation under test, because only it can sign a form.
"""

import json
import sys

import django


def main() -> None:
    django.setup()
    from nep.organisations.roles import Role
    from nep.petitions.models import Choice, Concern, TellBy
    from nep.petitions.wizard import Answers
    from tests.factories.norms import shipped_norms
    from tests.factories.organisations import a_province, an_actor

    shipped_norms()
    units = a_province()
    for name in ("board", "district", "commune", "province"):
        an_actor(units[name], Role.RECEPTION_DESK)
    for number in range(int(sys.argv[1])):
        answers = Answers()
        answers.add(
            {
                "choice": Choice.values[number % 3],
                "place_unit": units["commune"],
                "place_text": "",
                "text": f"Đèn đường ấp {number} hỏng từ tuần trước, xin sửa giúp.",
                "concern": Concern.NO,
                "tell_by": TellBy.COME,
            }
        )
        line = {"key": answers.key, "answers": answers.sealed(), "number": number}
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
