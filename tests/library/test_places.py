from limen.library.places import line, places

TEXT = """\
version = '1.0'

[[proxy]]
id = 'one'

[[proxy.source]]
title = 'first'

[[proxy.source]]
title = 'second'

[[proxy]]
id = 'two'
applies = { 'model.weights' = ['open'] }
[proxy.counts]
'rl updates' = 'no'
[[proxy.source]]
"title" = 'third'
"""


def test_that_headers_and_keys_are_found_on_their_lines() -> None:
    found = places(TEXT)

    assert found["version",] == 1
    assert found["proxy", 0] == 3
    assert found["proxy", 0, "source", 1, "title"] == 10
    assert found["proxy", 1, "id"] == 13
    assert found["proxy", 1, "counts", "rl updates"] == 16
    assert found["proxy", 1, "source", 0, "title"] == 18


def test_that_what_has_no_line_of_its_own_stands_where_it_is_part_of() -> None:
    found = places(TEXT)

    assert line(found, ("proxy", 1, "applies", "model.weights", 0)) == 14
    assert line(found, ("proxy", 0, "citation")) == 3
    assert line(found, ("nothing",)) == 1
    assert line(found, ()) == 1
