"""Pasted lines, as people copy them from sheets, mails and sign-in lists."""

import pytest

from organizer.people.pasted import read_line


@pytest.mark.parametrize(
    ("line", "name", "phone", "email", "rest"),
    [
        ("Rosa Delgado", "Rosa Delgado", "", "", ()),
        ("Ana Ruiz 305-555-0133", "Ana Ruiz", "305-555-0133", "", ()),
        ("Ana Ruiz, (305) 555-0133, nurse", "Ana Ruiz", "(305) 555-0133", "", ("nurse",)),
        (
            "Lopez, Jose (786) 555-0144 jose@example.org",
            "Jose Lopez",
            "(786) 555-0144",
            "jose@example.org",
            (),
        ),
        ("Ken Whitfield <ken@example.org>", "Ken Whitfield", "", "ken@example.org", ()),
        ("Guest 14", "Guest 14", "", "", ()),
        ("María José Ríos\t+1 305 555 0102", "María José Ríos", "+1 305 555 0102", "", ()),
    ],
)
def test_a_line_is_a_person(line, name, phone, email, rest) -> None:
    found = read_line(line)
    assert found is not None
    assert (found.name, found.phone, found.email, found.rest) == (name, phone, email, rest)


def test_a_line_without_a_word_is_nobody() -> None:
    assert read_line(" , ;\t") is None
