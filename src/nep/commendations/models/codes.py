"""The code that stands on a certificate: who holds it can ask the register about the entry."""

import secrets

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16  # 80 random bits: guessing one of a million entries takes longer than anybody has
GROUP = 4
READ_AS = str.maketrans("OIL", "011", " -‐‑–.")


def new_code() -> str:
    """16 letters and digits without a hyphen, as the register keeps them."""
    return "".join(secrets.choice(CROCKFORD) for _place in range(LENGTH))


def plain_code(typed: str) -> str:
    """A code as typed, in its one spelling; "" for what cannot be one. O, I and L are read as digits."""
    code = typed.strip().upper().translate(READ_AS)
    return code if len(code) == LENGTH and set(code) <= set(CROCKFORD) else ""


def grouped(code: str) -> str:
    """ "7K3M-…": as it is printed and read aloud."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
