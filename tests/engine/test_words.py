from limen.engine.words import powers


def test_that_powers_in_a_text_are_set_as_powers() -> None:
    assert powers("more than 10^26, or 10^-3") == "more than 10²⁶, or 10⁻³"
    assert powers("x ^ y") == "x ^ y"
