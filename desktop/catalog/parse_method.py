"""The method of a questionnaire: proof, states, what the person can tick, limits, the curve."""

from desktop.catalog.table import Table
from desktop.core.method import (
    AllOf,
    AnyOf,
    Cap,
    CapCondition,
    Category,
    Chosen,
    CoreRefused,
    CoreUnproven,
    CreditBelow,
    DistinctFrom,
    EvidenceLevel,
    ExposureWeights,
    Graded,
    HarmlessCap,
    KnownLeak,
    Method,
    Named,
    Reach,
    SensitivityFrom,
    StateRule,
    VerdictCurve,
)
from desktop.core.states import Evidence, State

WITHOUT_ANSWER = tuple(state for state in State if state is not State.ANSWERED)


def parse_method(table: Table) -> Method:
    """The method; faults of form go into the table's notes."""
    method = Method(
        version=table.text("version"),
        evidence={Evidence(name): _evidence(level) for name, level in table.named("evidence", Evidence).items()},
        states={State(name): _state(rule) for name, rule in table.named("states", WITHOUT_ANSWER).items()},
        settings=tuple(_named(below) for below in table.tables("settings")),
        categories=tuple(_category(below) for below in table.tables("categories")),
        consequences=tuple(_graded(below) for below in table.tables("consequences")),
        factors=tuple(_graded(below) for below in table.tables("factors")),
        distinct_base=table.number("distinct_base", most=1),
        sensitivity_step=table.number("sensitivity_step", most=1),
        sensitivity_counts_from=table.number("sensitivity_counts_from", most=1),
        exposure_weights=_weights(table.table("exposure_weights")),
        reach=_reach(table.table("reach")),
        harmless=_harmless(table.table("harmless")),
        caps=tuple(_cap(below) for below in table.tables("caps", may_be_empty=True)),
        curve=_curve(table.table("curve")),
        contradictions=_contradictions(table),
    )
    table.end()
    return method


def _evidence(table: Table) -> EvidenceLevel:
    level = EvidenceLevel(table.number("multiplier", most=1), table.text("label"), table.text("why"))
    table.end()
    return level


def _state(table: Table) -> StateRule:
    rule = StateRule(
        low=table.number("low", most=1),
        high=table.number("high", most=1),
        openness=table.number("openness", most=1) if table.has("openness") else None,
        label=table.text("label"),
        chip=table.text("chip"),
    )
    table.end()
    return rule


def _named(table: Table) -> Named:
    named = Named(table.text("id"), table.text("label"))
    table.end()
    return named


def _graded(table: Table) -> Graded:
    graded = Graded(table.text("id"), table.text("label"), table.number("value", most=1))
    table.end()
    return graded


def _category(table: Table) -> Category:
    category = Category(
        id=table.text("id"),
        label=table.text("label"),
        examples=table.text("examples"),
        sensitivity=table.number("sensitivity", most=1),
        irreversibility=table.number("irreversibility", most=1),
    )
    table.end()
    return category


def _weights(table: Table) -> ExposureWeights:
    names = ("sensitivity", "consequence", "irreversibility", "distinct", "reach")
    weights = {name: table.whole(name) for name in names}
    if sum(weights.values()) != 100:
        table.fault(f"the weights add up to {sum(weights.values())} and not to 100.")
    table.end()
    return ExposureWeights(**weights)


def _reach(table: Table) -> Reach:
    shares = table.shares("shares")
    if sum(shares.values()) != 1:
        table.fault('"shares" must add up to 1.', "shares")
    reach = Reach(shares, table.text("open_file"), table.number("open_below", most=1))
    table.end()
    return reach


def _harmless(table: Table) -> HarmlessCap:
    cap = HarmlessCap(
        id=table.text("id"),
        limit=table.number("limit", most=100),
        sensitivity=table.number("sensitivity", most=1),
        consequence=table.number("consequence", most=1),
        text=table.text("text"),
    )
    table.end()
    return cap


def _curve(table: Table) -> VerdictCurve:
    points = tuple((row[0], row[1]) for row in table.numbers("points") if len(row) == 2)
    exposures, needs = [point[0] for point in points], [point[1] for point in points]
    rising = exposures == sorted(set(exposures)) and needs == sorted(needs)
    if len(points) < 2 or not rising or exposures[0] != 0 or exposures[-1] != 100:
        table.fault('"points" must rise from exposure 0 to exposure 100.', "points")
    curve = VerdictCurve(
        points=points,
        gap=table.number("gap", most=100),
        borderline=table.number("borderline", most=100),
        min_coverage=table.number("min_coverage", most=1),
        evasive_core_bars_not_yet=table.whole("evasive_core_bars_not_yet", least=1),
    )
    table.end()
    return curve


def _contradictions(table: Table) -> tuple[tuple[Chosen, Chosen], ...]:
    pairs = []
    for row in table.nested("contradictions"):
        sides = [Chosen(side.text("question"), side.text("option")) for side in row]
        if len(sides) != 2:
            table.fault("a contradiction is a pair of answers.", "contradictions")
        else:
            pairs.append((sides[0], sides[1]))
    return tuple(pairs)


def _cap(table: Table) -> Cap:
    cap = Cap(
        id=table.text("id"),
        limit=table.number("limit", most=100),
        text=table.text("text"),
        when=_cap_condition(table.table("when")),
        forces_worst=table.flag("forces_worst"),
    )
    table.end()
    return cap


def _cap_condition(table: Table) -> CapCondition:
    condition = _one_cap_condition(table)
    table.end()
    return condition


def _one_cap_condition(table: Table) -> CapCondition:
    if table.has("all"):
        return AllOf(tuple(_cap_condition(below) for below in table.tables("all")))
    if table.has("any"):
        return AnyOf(tuple(_cap_condition(below) for below in table.tables("any")))
    if table.has("credit"):
        return CreditBelow(table.text("credit"), table.number("below", most=1))
    if table.has("sensitivity_from"):
        return SensitivityFrom(table.number("sensitivity_from", most=1))
    if table.has("distinct_from"):
        return DistinctFrom(table.number("distinct_from", most=1))
    if table.has("question"):
        return Chosen(table.text("question"), table.text("option"))
    if table.has("core"):
        return _core_condition(table)
    if not table.flag("known_leak"):
        table.fault("this condition says nothing that is known: see docs/questionnaire-format.md.")
    return KnownLeak()


def _core_condition(table: Table) -> CapCondition:
    word = table.text("core")
    known: dict[str, CapCondition] = {
        "refused": CoreRefused(),
        "some unproven": CoreUnproven(every=False),
        "all unproven": CoreUnproven(every=True),
    }
    if word not in known:
        table.fault(f'"core" must be one of {", ".join(known)}.', "core")
    return known.get(word, CoreRefused())
