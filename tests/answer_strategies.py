"""Answers of every shape, for the round trips."""

from decimal import Decimal

from hypothesis import strategies as st

from limen.domain.answers import Answer, How, Meaning, Provenance, Silence
from limen.domain.quantities import Quantity
from limen.domain.value import Confidence

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
FIGURES = st.decimals(allow_nan=False, allow_infinity=False) | st.sampled_from(
    [Decimal("1.30E+6"), Decimal("1e26"), Decimal("0.10"), Decimal("-0")]
)
QUANTITIES = st.builds(Quantity, low=FIGURES, central=FIGURES, high=FIGURES, unit=TEXTS)
MEANINGS: st.SearchStrategy[Meaning] = st.one_of(TEXTS, st.booleans(), st.dates(), QUANTITIES)
PROVENANCES = st.builds(
    Provenance,
    how=st.sampled_from(How),
    source=TEXTS,
    place=TEXTS,
    url=TEXTS,
    date=TEXTS,
    sha256=TEXTS,
    confidence=st.none() | st.sampled_from(Confidence),
)
AROUND = {
    "said": TEXTS,
    "because": TEXTS,
    "until": st.none() | st.dates(),
    "unsure": st.booleans(),
    "note": TEXTS,
    "provenance": PROVENANCES,
    "evidence": st.lists(TEXTS, max_size=3).map(tuple),
}
ANSWERS = st.builds(Answer, value=MEANINGS, **AROUND) | st.builds(
    Answer, silence=st.sampled_from(Silence), **AROUND
)
