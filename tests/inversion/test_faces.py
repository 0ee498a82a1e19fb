"""The figures that the lab promises, with fixed seeds."""

import numpy as np
import pytest

from desktop.accounting.gaussian import epsilon_of
from desktop.inversion.faces import Attack, FaceRun, Ground, Training, ground_of, run_faces, train
from desktop.inversion.measures import interval, likeness, ranks
from desktop.inversion.models import Model, Network, Softmax
from desktop.inversion.noise import (
    STEPS,
    Noise,
    cut_layers,
    cut_sum,
    train_network_with_noise,
    train_softmax_with_noise,
)
from desktop.inversion.own import looks_at
from desktop.inversion.people import People
from desktop.inversion.questions import Reveal, answer, steal
from tests.inversion.conftest import EVERYONE, quiet


def run(ground: Ground, model: Model, attack: Attack, *, after: str = "none") -> FaceRun:
    return run_faces(ground, model, Training(), attack, persons=EVERYONE, after=after, tick=quiet)


def noised(ground: Ground, attack: Attack, *, per_person: bool = False) -> FaceRun:
    training = Training(noise=Noise(8, per_person=per_person))
    model = train(ground, training, tick=quiet)
    return run_faces(ground, model, training, attack, persons=EVERYONE, after="none", tick=quiet)


def found(run: FaceRun) -> float:
    return float((run.judged.ranks == 1).mean())


def test_with_the_models_file_everybody_comes_back(ground: Ground, model: Model) -> None:
    got = run(ground, model, Attack())
    assert got.judged.likeness.mean() >= 0.75
    assert found(got) >= 0.95
    assert got.judged.accuracy >= 0.92
    assert got.rebuilt.questions == 0


@pytest.mark.parametrize(
    ("reveal", "questions", "least"),
    [(Reveal.FULL, 1000, 0.77), (Reveal.EXPLAIN, 1000, 0.77), (Reveal.THREE, 8000, 0.70), (Reveal.TWO, 8000, 0.6),
     (Reveal.TOP, 10_000, 0.6), (Reveal.ONE, 10_000, 0.6), (Reveal.LABEL, 10_000, 0.60)],
)  # fmt: skip
def test_telling_less_slows_the_attack_and_does_not_stop_it(
    ground: Ground, model: Model, reveal: Reveal, questions: int, least: float
) -> None:
    got = run(ground, model, Attack(reveal, questions))
    assert got.judged.likeness.mean() >= least
    assert 0 < got.rebuilt.questions <= questions


def test_noise_per_photo_spoils_the_simple_picture_and_not_the_informed_one(ground: Ground) -> None:
    simple, informed = noised(ground, Attack()), noised(ground, Attack(informed=True))
    assert simple.judged.likeness.mean() <= 0.60
    assert simple.judged.accuracy >= 0.85
    assert informed.judged.likeness.mean() >= 0.70


def test_noise_per_person_costs_the_model_its_use(ground: Ground) -> None:
    assert noised(ground, Attack(), per_person=True).judged.accuracy <= 0.30


def test_the_network_can_be_trained_with_noise_as_well(ground: Ground) -> None:
    model = train(ground, Training(network=True, noise=Noise(50)), tick=quiet)
    assert run(ground, model, Attack()).judged.accuracy >= 0.6


def test_deleting_the_photos_changes_nothing_to_the_bit(ground: Ground, model: Model) -> None:
    assert run(ground, model, Attack(Reveal.FULL), after="deleted").identical_to_before is True


def test_a_model_trained_again_without_a_person_gives_nothing_of_them(ground: Ground, model: Model) -> None:
    persons = np.array([2, 17])
    got = run_faces(ground, model, Training(), Attack(), persons=persons, after="retrained", tick=quiet)
    assert (got.judged.likeness <= 0.25).all()
    assert got.judged.accuracy >= 0.85


def test_ones_own_photographs_join_as_one_more_person(people: People) -> None:
    own = np.repeat(np.repeat(people.held_out[7, 0], 2, axis=0), 2, axis=1).tobytes()
    ground = ground_of(people, looks_at([own], photos=30, seed=1))
    got = run_faces(
        ground, train(ground, Training(), tick=quiet), Training(), Attack(),
        persons=np.array([40]), after="none", tick=quiet,
    )  # fmt: skip
    assert ground.persons == 41
    assert got.judged.likeness[0] >= 0.6


@pytest.mark.parametrize("kind", ["softmax", "network"])
def test_gradients_agree_with_finite_differences(kind: str) -> None:
    rng = np.random.default_rng(3)
    mean = rng.random(12)
    model: Model = Softmax(rng.normal(size=(12, 4)), rng.normal(size=4), mean)
    if kind == "network":
        first, second = rng.normal(size=(12, 6)), rng.normal(size=(6, 4))
        model = Network(first, rng.normal(size=6), second, rng.normal(size=4), mean)
    pictures, classes = rng.random((3, 12)), np.array([0, 2, 3])
    _, slope = model.confidence_and_gradient(pictures, classes)
    for at in range(12):
        nudge = np.zeros(12)
        nudge[at] = 1e-3
        ahead = model.log_confidences(pictures + nudge)[np.arange(3), classes].astype(float)
        back = model.log_confidences(pictures - nudge)[np.arange(3), classes].astype(float)
        assert slope[:, at] == pytest.approx((ahead - back) / 2e-3, abs=3e-3)


def test_the_stolen_model_answers_like_the_true_one(ground: Ground, model: Model) -> None:
    stolen = steal(
        model, ground.mean, Reveal.FULL, questions=1000, rng=np.random.default_rng(5), tick=quiet
    )  # fmt: skip
    true = np.exp(model.log_confidences(ground.held_out))
    copied = np.exp(stolen.log_confidences(ground.held_out))
    assert float(np.abs(true - copied).max(axis=1).mean()) < 0.05


def test_an_interface_gives_out_no_more_than_it_says(ground: Ground, model: Model) -> None:
    pictures = ground.held_out[:20]
    assert (answer(model, pictures, Reveal.LABEL).sum(axis=1) == 1).all()
    assert ((answer(model, pictures, Reveal.TOP) > 0).sum(axis=1) <= 5).all()
    two = answer(model, pictures, Reveal.TWO)
    assert np.allclose(two * 100, np.rint(two * 100), atol=1e-4)


def test_the_average_face_has_no_likeness_and_the_target_all_of_it(ground: Ground) -> None:
    average = np.tile(ground.mean, (40, 1))
    assert likeness(average, ground.targets, ground.mean) == pytest.approx(np.zeros(40))
    assert likeness(ground.targets, ground.targets, ground.mean) == pytest.approx(np.ones(40), abs=1e-5)
    away, target = ground.pictures[0] - ground.mean, ground.targets[0] - ground.mean
    assert likeness(ground.pictures[:1], ground.targets[:1], ground.mean)[0] == pytest.approx(
        np.corrcoef(away, target)[0, 1], abs=1e-5
    )


def test_a_picture_that_says_nothing_finds_nobody(ground: Ground) -> None:
    average = np.tile(ground.mean, (40, 1))
    assert ranks(average, EVERYONE, ground.gallery, ground.mean).tolist() == [40] * 40
    assert ranks(ground.gallery, EVERYONE, ground.gallery, ground.mean).tolist() == [1] * 40


@pytest.mark.parametrize("informed", [False, True])
@pytest.mark.parametrize("questions", [10, 100, 1000])
def test_reasons_never_cost_more_questions_than_may_be_asked(
    ground: Ground, model: Model, questions: int, *, informed: bool
) -> None:
    got = run(ground, model, Attack(Reveal.EXPLAIN, questions, informed=informed))
    assert got.rebuilt.questions <= questions
    assert (got.rebuilt.questions == 0) == (questions < 40)


def test_a_name_that_the_model_never_said_leaves_the_average_face(ground: Ground, model: Model) -> None:
    got = run(ground, model, Attack(Reveal.LABEL, 10))
    unsaid = [picture for picture in got.rebuilt.pictures if np.allclose(picture, ground.mean)]
    assert len(unsaid) >= 30


def test_a_record_more_or_less_moves_the_cut_sums_by_no_more_than_one() -> None:
    rng = np.random.default_rng(7)
    given, hidden = 9 * rng.normal(size=(30, 5)), 9 * rng.normal(size=(30, 4))
    pull, second = rng.normal(size=(30, 3)), rng.normal(size=(30, 3))
    owners = np.arange(30) // 6
    groups = [owners == owner for owner in range(5)]
    for left_out in range(5):
        some = owners != left_out
        moved = cut_sum(given, pull, owners) - cut_sum(given[some], pull[some], owners[some])
        assert np.linalg.norm(moved) <= 1 + 1e-6
        one = np.arange(30) != left_out
        moved = cut_sum(given, pull, None) - cut_sum(given[one], pull[one], None)
        assert np.linalg.norm(moved) <= 1 + 1e-6
        layers, fewer = ((given, pull), (hidden, second)), ((given[one], pull[one]), (hidden[one], second[one]))
        apart = zip(cut_layers(layers, None), cut_layers(fewer, None), strict=True)
        assert sum(np.linalg.norm(a - b) ** 2 for a, b in apart) <= 1 + 1e-6
        without = [group for owner, group in enumerate(groups) if owner != left_out]
        apart = zip(cut_layers(layers, groups), cut_layers(layers, without), strict=True)
        assert sum(np.linalg.norm(a - b) ** 2 for a, b in apart) <= 1 + 1e-6


@pytest.mark.parametrize("network", [False, True])
def test_training_adds_the_noise_that_its_promise_calls_for(ground: Ground, *, network: bool) -> None:
    class Dice:
        scales: list[float]

        def __init__(self) -> None:
            self.scales = []
            self._true = np.random.default_rng(1)

        def normal(self, *, scale: float, size: tuple[int, ...]) -> np.ndarray:
            self.scales.append(float(scale))
            return self._true.normal(scale=scale, size=size)

    noise, dice = Noise(8), Dice()
    make = train_network_with_noise if network else train_softmax_with_noise
    make(
        ground.pictures[::20], ground.labels[::20], classes=40, prior=ground.prior, noise=noise,
        rng=dice, tick=quiet,  # type: ignore[arg-type]
    )  # fmt: skip
    per_step = dice.scales[2:] if network else dice.scales
    assert len(per_step) == STEPS * (2 if network else 1)
    assert set(per_step) == {noise.multiplier}
    assert epsilon_of(np.sqrt(STEPS) / noise.multiplier, noise.delta) <= 8


def test_of_several_photographs_one_is_held_out_and_all_others_are_learned() -> None:
    crops = [bytes([tone]) * (112 * 128) for tone in (20, 90, 160, 230)]
    learned, held_out = looks_at(crops, photos=2, seed=1)
    tones = {round(float(look.mean()) * 255 / 70) for look in learned}
    assert len(learned) == 3
    assert tones == {round(tone / 70) for tone in (20, 90, 160)}
    assert held_out.mean() * 255 == pytest.approx(230, abs=20)


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = interval(39, 40)
    assert (low, high) == (pytest.approx(0.8712, abs=1e-3), pytest.approx(0.9956, abs=1e-3))
