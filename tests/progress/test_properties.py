"""What holds for all numbers, not only those of the tables."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mkdocs_okr.model import Measure, Metric
from mkdocs_okr.progress import Status

from .builders import Said, keep, key_result, key_result_state, objective_state, reach, steps

# No deadline: the machines of CI are slow at times.
thoroughly = settings(deadline=None, max_examples=150)

numbers = st.decimals(
    min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=6
)
weights = st.decimals(min_value=0, max_value=1000, places=3)
days = st.integers(min_value=-40, max_value=140)
confidences = st.none() | st.integers(min_value=0, max_value=20).map(lambda half: Decimal(half) / 2)


@st.composite
def metrics(draw: st.DrawFn) -> Metric:
    baseline, target = draw(numbers), draw(numbers)
    assume(baseline != target)
    return Metric(baseline, target)


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    low, high = sorted((draw(numbers), draw(numbers)))
    return draw(
        st.one_of(
            metrics(),
            st.sampled_from([keep(low, high), reach(low, None), keep(None, high)]),
            st.lists(st.tuples(st.booleans(), weights), min_size=1, max_size=5).map(
                lambda pairs: steps(*pairs)
            ),
        )
    )


logs = st.dictionaries(days, numbers, max_size=5)


@thoroughly
@given(measures(), logs, days)
def test_what_is_counted_lies_within_nought_and_one(
    measure: Measure, log: dict[int, Said], on: int
) -> None:
    state = key_result_state(measure, log, on=on)
    for fraction in (state.clamped, state.contribution, state.expected, state.score):
        assert fraction is None or 0 <= fraction <= 1
    assert (state.contribution is None) is not state.counted


@thoroughly
@given(metrics(), numbers, numbers)
def test_nearer_to_the_target_is_never_less(measure: Metric, one: Decimal, other: Decimal) -> None:
    assert isinstance(measure.target, Decimal)
    assert isinstance(measure.baseline, Decimal)
    up = measure.target > measure.baseline
    worse, better = sorted((one, other), reverse=not up)
    before = key_result_state(measure, {50: worse})
    after = key_result_state(measure, {50: better})
    assert before.progress is not None
    assert after.progress is not None
    assert before.clamped is not None
    assert after.clamped is not None
    assert before.progress <= after.progress
    assert before.clamped <= after.clamped
    assert (before.progress == after.progress) is (worse == better)


@thoroughly
@given(metrics(), numbers, days, confidences)
def test_turning_the_scale_round_changes_nothing(
    measure: Metric, value: Decimal, on: int, confidence: Decimal | None
) -> None:
    assert isinstance(measure.target, Decimal)
    assert isinstance(measure.baseline, Decimal)

    def said(number: Decimal) -> dict[int, Said]:
        given = {} if confidence is None else {"confidence": confidence}
        return {on: {"value": number, **given}}

    state = key_result_state(measure, said(value), on=on)
    turned = key_result_state(Metric(-measure.baseline, -measure.target), said(-value), on=on)
    assert turned.progress == state.progress
    assert turned.status is state.status
    assert turned.score == state.score


@thoroughly
@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50)), min_size=1, max_size=5),
    st.decimals(min_value=Decimal("0.001"), max_value=1000, places=3),
    days,
)
def test_scaling_all_weights_changes_nothing(
    parts: list[tuple[int, int]], factor: Decimal, on: int
) -> None:
    log = {-1: {f"k{number}": value for number, (value, _) in enumerate(parts)}}

    def seen(by: Decimal | int) -> tuple[Fraction | None, Status]:
        state = objective_state(
            *(
                key_result(f"k{number}", Metric(Decimal(0), Decimal(100)), weight=weight * by)
                for number, (_, weight) in enumerate(parts)
            ),
            log=log,
            on=on,
        )
        return state.progress, state.status

    assert seen(factor) == seen(1)


@thoroughly
@given(st.lists(measures(), max_size=4), logs, days, confidences)
def test_a_mean_lies_between_its_parts(
    parts: list[Measure], log: dict[int, Said], on: int, confidence: Decimal | None
) -> None:
    key_results = [key_result(f"k{number}", part) for number, part in enumerate(parts)]
    said = {} if confidence is None else {"confidence": confidence}
    state = objective_state(
        *key_results,
        log={
            number: {each.id: {"value": value, **said} for each in key_results}
            for number, value in log.items()
        },
        on=on,
    )
    if state.progress is None:
        assert not state.counted
        assert state.status in (Status.NOT_STARTED, Status.NO_RESULT, Status.PLANNED)
    else:
        shares = [each.contribution for each in state.key_results if each.contribution is not None]
        assert min(shares) <= state.progress <= max(shares)
        assert all(each.counted for each in state.decisive)
