"""make bench-peers: our white-box attack beside MIFace of the Adversarial Robustness Toolbox, on the same weights.

Both begin at the public mean face, stop at confidence .995, and run on one core; figures are processor time. The
Toolbox's step is searched over nine sizes and, for each, its number of steps by doubling until the confidence is
reached, since its own stopping rule goes on while 1 - p is below the threshold.
"""

import time
from collections.abc import Callable

import numpy as np
import torch
from art.attacks.inference.model_inversion import MIFace
from art.estimators.classification import PyTorchClassifier
from numpy.typing import NDArray

from desktop.core.progress import unwatched as quiet
from desktop.inversion.attacks import SURE, ascend
from desktop.inversion.faces import Ground, Training, ground_of, train
from desktop.inversion.measures import likeness
from desktop.inversion.models import Network, Softmax
from desktop.inversion.people import draw_people

torch.set_num_threads(1)
STEPS = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0)
OUR_STEPS = (0.3, 0.8, 1.5, 2.5, 4.0, 6.0, 9.0)
COUNTS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
Rows = NDArray[np.float32]


def linear(weights: Rows, bias: Rows) -> torch.nn.Linear:
    """A layer with these weights."""
    layer = torch.nn.Linear(*weights.shape)
    layer.weight.data = torch.from_numpy(np.ascontiguousarray(weights.T))
    layer.bias.data = torch.from_numpy(bias.copy())
    return layer


def as_torch(model: Softmax | Network) -> torch.nn.Module:
    """The same model: the mean is taken into the bias."""
    if isinstance(model, Softmax):
        return torch.nn.Sequential(linear(model.weights, model.bias - model.mean @ model.weights))
    first = linear(model.first, model.first_bias - model.mean @ model.first)
    return torch.nn.Sequential(first, torch.nn.Tanh(), linear(model.second, model.second_bias))


def classifier(model: Softmax | Network, ground: Ground) -> PyTorchClassifier:
    """The model as the Toolbox takes it, checked to give the same probabilities."""
    module = as_torch(model)
    softmax = torch.nn.Sequential(module, torch.nn.Softmax(dim=1))
    theirs = softmax(torch.from_numpy(ground.held_out)).detach().numpy()
    assert np.abs(theirs - np.exp(model.log_confidences(ground.held_out))).max() < 5e-6
    loss = torch.nn.CrossEntropyLoss()
    return PyTorchClassifier(softmax, loss=loss, input_shape=(3584,), nb_classes=40, clip_values=(0, 1))


def timed(work: Callable[[], Rows]) -> tuple[Rows, float]:
    """What it gives, and its processor time in seconds."""
    started = time.process_time()
    found = work()
    return found, time.process_time() - started


def reached(model: Softmax | Network, pictures: Rows, persons: NDArray[np.intp]) -> bool:
    """Whether the model is sure of every picture."""
    sure = np.exp(model.log_confidences(pictures))[np.arange(len(persons)), persons]
    return bool((sure >= SURE).all())


def best_of_theirs(model: Softmax | Network, ground: Ground, persons: NDArray[np.intp]) -> tuple[Rows, float, str]:
    """Their quickest run that is sure of everybody; each person with the least steps that suffice."""
    wrapped = classifier(model, ground)
    start = ground.mean[None, :].astype(np.float32)
    best: tuple[Rows, float, str] | None = None
    for rate in STEPS:
        pictures, total = [], 0.0
        for person in persons:
            for count in COUNTS:
                attack = MIFace(
                    wrapped, max_iter=count, window_length=count, threshold=1.0, learning_rate=rate, batch_size=1
                )
                attack.threshold = 1.0
                found, seconds = timed(lambda a=attack, p=person: a.infer(start, np.array([p])))  # type: ignore[misc]
                if reached(model, found, np.array([person])):
                    pictures.append(found[0])
                    total += seconds
                    break
            else:
                break
            if best is not None and total > best[1]:
                break
        if len(pictures) == len(persons) and (best is None or total < best[1]):
            best = np.stack(pictures), total, f"step {rate:g}"
    assert best is not None, "no step of theirs was sure of everybody"
    return best


def defaults_of_theirs(model: Softmax | Network, ground: Ground, persons: NDArray[np.intp]) -> tuple[Rows, float]:
    """Their defaults as they are."""
    wrapped = classifier(model, ground)
    start = np.tile(ground.mean, (len(persons), 1)).astype(np.float32)
    return timed(lambda: MIFace(wrapped).infer(start, persons))


def best_of_ours(model: Softmax | Network, ground: Ground, persons: NDArray[np.intp]) -> tuple[Rows, float, str]:
    """Our quickest step that is sure of everybody, as theirs is searched; the median of fifteen runs of each."""
    start = np.tile(ground.mean, (len(persons), 1))

    def run(step: float) -> Rows:
        return ascend(model, persons, start=start, step=step).pictures

    best: tuple[Rows, float, str] | None = None
    for step in OUR_STEPS:
        runs = [timed(lambda step=step: run(step)) for _ in range(15)]  # type: ignore[misc]
        found, seconds = runs[-1][0], float(np.median([taken for _, taken in runs]))
        if reached(model, found, persons) and (best is None or seconds < best[1]):
            best = found, seconds, f"step {step:g}"
    assert best is not None, "no step of ours was sure of everybody"
    return best


def main() -> None:
    """Print the ratios."""
    ground = ground_of(draw_people(1, photos_each=30, tick=quiet))
    everyone, three = np.arange(40), np.arange(3)

    def alike(pictures: Rows, persons: NDArray[np.intp]) -> float:
        return float(likeness(pictures, ground.targets[persons], ground.mean).mean())

    for name, network in (("softmax", False), ("network", True)):
        model = train(ground, Training(network=network), tick=quiet)
        assert isinstance(model, Softmax | Network)
        for persons, words in ((everyone, "all 40"), (three, "3")):
            ours, seconds, our_step = best_of_ours(model, ground, persons)
            if persons is everyone:
                theirs, taken, how = best_of_theirs(model, ground, persons)
            else:
                theirs, taken = defaults_of_theirs(model, ground, persons)
                how = "defaults"
            print(
                f"{name}, {words} persons, {how}: theirs {taken * 1000:.0f} ms / ours, {our_step}, {seconds * 1000:.1f} ms = "
                f"{taken / seconds:.0f} times; likeness {alike(theirs, persons):.2f} and {alike(ours, persons):.2f}",
                flush=True,
            )
    print(
        f"Their step was searched over {len(STEPS)} sizes, their number of steps by doubling up to {COUNTS[-1]}; ours "
        f"over {len(OUR_STEPS)} sizes. The lab itself takes small steps, so that they can be seen."
    )


if __name__ == "__main__":
    main()
