"""The published figures that come with the program."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.accounting import gaussian, renyi, sampled
from desktop.accounting.claims import within_print
from desktop.accounting.sampled import Sampled
from desktop.catalog.deployments import load_deployments
from desktop.catalog.faults import BrokenQuestionnaire
from desktop.catalog.shelf import Shelf
from desktop.core.claim import Claim, NoisePlace, Per, Run, Unit
from desktop.core.deployments import Checked, Published, Way, comparable, recognised
from desktop.paths import questionnaires_folder

DEPLOYMENTS, PUBLISHED = load_deployments(questionnaires_folder())
SHIPPED = (questionnaires_folder() / "deployments.toml").read_text(encoding="utf-8")
DAILY = Claim(16, unit=Unit.DAY, per=Per.DAY, place=NoisePlace.DEVICE)


def test_every_row_says_where_it_comes_from() -> None:
    assert len(DEPLOYMENTS) == 17
    assert all(one.source and one.checked_on.year >= 2026 for one in DEPLOYMENTS)
    assert {one.who for one in DEPLOYMENTS if one.checked is Checked.MEMORY} == {"Microsoft", "LinkedIn", "Meta"}


def test_only_figures_of_the_same_kind_stand_side_by_side() -> None:
    assert [one.epsilon.value for one in comparable(DEPLOYMENTS, DAILY)] == [2, 4, 8, 8, 16]
    central = comparable(DEPLOYMENTS, replace(DAILY, place=NoisePlace.ORGANISATION))
    assert [one.who for one in central] == ["Google"]
    release = comparable(DEPLOYMENTS, Claim(1, unit=Unit.PERSON, per=Per.RELEASE, place=NoisePlace.ORGANISATION))
    assert [one.epsilon.value for one in release] == [0.994, 4, 8.9, 13.69, 17.14]


@pytest.mark.parametrize(
    "change", [{"unit": Unit.UNKNOWN}, {"per": Per.UNKNOWN}, {"place": NoisePlace.UNKNOWN}, {"per": Per.LIFETIME}]
)
def test_what_is_not_told_is_compared_with_nothing(change: dict[str, object]) -> None:
    assert comparable(DEPLOYMENTS, replace(DAILY, **change)) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case.name)
def test_the_three_ways_give_the_figures_of_each_published_case(case: Published) -> None:
    if case.run is not None:
        event = Sampled(case.run.noise, case.run.rate, case.run.steps)
        found = renyi.divergences(event)
        ways = (
            renyi.older_epsilon(found, case.delta),
            renyi.newer_epsilon(found, case.delta),
            sampled.epsilon_of(event, case.delta),
        )
    else:
        assert case.rho is not None
        ways = (
            renyi.older_of_rho(case.rho, case.delta),
            renyi.newer_of_rho(case.rho, case.delta),
            gaussian.epsilon_of(math.sqrt(2 * case.rho), case.delta),
        )
    assert ways == pytest.approx((case.older, case.newer, case.today), abs=0.001)
    assert within_print(case.epsilon, {Way.OLDER: ways[0], Way.NEWER: ways[1], Way.TODAY: ways[2]}[case.way])


def test_the_nine_runs_the_census_and_the_keyboard_are_recognised() -> None:
    assert sum(case.run is not None for case in PUBLISHED) == 9
    for case in PUBLISHED:
        assert recognised(PUBLISHED, Claim(case.epsilon.value, case.delta, run=case.run)) is case


@pytest.mark.parametrize(
    "claim",
    [
        Claim(3.01, 1e-6), Claim(3.02, 1e-5), Claim(3.01), Claim(3.01, 1e-5, run=Run(1.2, 256 / 60_000, 14_063)),
        Claim(8.9, 1e-10, run=Run(1, 0.1, 10)),
    ],
)  # fmt: skip
def test_other_figures_are_not_taken_for_them(claim: Claim) -> None:
    assert recognised(PUBLISHED, claim) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('place = "device"', 'place = "moon"', "must be one of device, organisation, unknown"),
        ('epsilon = "16"', 'epsilon = "sixteen"', "must be a number above 0"),
        ('rate = "250/60000"', 'rate = "250/0"', "must be a share"),
        ('rho = "2.56"', 'run = { noise = 1, rate = "0.1", steps = 1 }\nrho = "2.56"', 'either "run" or "rho"'),
        ('who = "Apple"', 'whom = "Apple"', '"who" is missing'),
        ("[[deployments]]", "[[deployments", "not TOML"),
    ],
)
def test_a_broken_table_is_refused_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    (tmp_path / "deployments.toml").write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenQuestionnaire) as caught:
        load_deployments(tmp_path)
    assert said in str(caught.value)
    assert "deployments.toml, line" in str(caught.value)


def test_it_is_not_taken_for_a_questionnaire(tmp_path: Path) -> None:
    assert "deployments.toml" not in [path.name for path in Shelf(questionnaires_folder(), tmp_path).paths()]
