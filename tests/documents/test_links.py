import pytest

from organizer.documents.layout import links


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/miami",
        "http://example.org",
        "https://example.org:8443/a?b=c#d",
        "mailto:hello@example.org",
        "tel:+13055550100",
    ],
)
def test_plain_addresses_may_be_printed_as_codes(url: str) -> None:
    assert links.is_allowed(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "intent://x",
        "https://user:pass@example.org",
        "https://exam ple.org",
        "https://example.org/\n",
        "https://example.org/\x00",
        "https:///path",
        "https://[::1",
        "example.org",
        "https://exämple.org",
        "https://example.org/" + "x" * 300,
        "mailto:",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    assert not links.is_allowed(url)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/", "example.org"),
        ("https://example.org/miami/", "example.org/miami/"),
        ("mailto:hello@example.org", "hello@example.org"),
        ("https://xn--exmple-cua.org/a", "xn--exmple-cua.org/a (exämple.org)"),
    ],
)
def test_an_address_is_printed_in_words(url: str, shown: str) -> None:
    assert links.in_words(url) == shown


def test_a_code_keeps_four_white_modules_on_every_side() -> None:
    code = links.code("https://example.org/miami")
    columns = [run[0] for run in code.runs]
    assert min(columns) == 4
    assert max(run[0] + run[2] for run in code.runs) == code.modules - 4
    assert min(run[1] for run in code.runs) == 4
    assert max(run[1] for run in code.runs) == code.modules - 5
