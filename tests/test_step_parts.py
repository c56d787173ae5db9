"""The parts of a step add up to the step, and each is what its formula says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.explorers.step_parts import explore_step_parts
from helpers.optimizers import OPTIMIZERS, AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp
from helpers.probes import steps_for
from helpers.step_parts import step_parts
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")

FIVE = (GradientDescent(0.3), Momentum(0.3, 0.8), AdaGrad(0.3), RMSProp(0.3, 0.8), Adam(0.3, 0.8, 0.95))
numbers = st.floats(-100, 100).map(lambda number: round(number, 3))


@pytest.mark.parametrize("rule", FIVE, ids=lambda rule: type(rule).__name__)
@given(gradients=st.lists(numbers, min_size=1, max_size=30))
def test_memory_and_push_add_up_to_the_step(rule, gradients):
    memory, push, size = step_parts(rule, gradients)
    assert memory + push == pytest.approx(steps_for(rule, gradients), rel=1e-9, abs=1e-12)
    assert memory.shape == push.shape == size.shape == np.shape(gradients)
    assert (push[np.equal(gradients, 0)] == 0).all() and (np.sign(push) == np.sign(gradients)).all()


def test_two_steps_by_hand():
    memory, push, size = step_parts(Momentum(0.5, 0.8), [2.0, -1.0])
    assert list(memory) == pytest.approx([0, 0.8]) and list(push) == [1, -0.5] and list(size) == [1, 1]
    memory, push, size = step_parts(Adam(0.5, 0.5, 0.75, epsilon=1e-300), [2.0, 0.0])
    # m = 1, .5 and v = 1, .75; corrected they are 2, 2/3 and 4, 12/7.
    assert list(size) == pytest.approx([2, (12 / 7) ** 0.5])
    assert list(push) == pytest.approx([0.5, 0]) and list(memory) == pytest.approx([0, 0.5 * (2 / 3) / (12 / 7) ** 0.5])
    for rule, sizes in ((AdaGrad(1.0), [3, 5]), (RMSProp(1.0, 0.75), [1.5, (0.75 * 2.25 + 0.25 * 16) ** 0.5])):
        memory, push, size = step_parts(rule, [3.0, 4.0])
        assert list(size) == pytest.approx(sizes) and list(push) == pytest.approx([3 / sizes[0], 4 / sizes[1]])
        assert not memory.any()


def test_only_a_rule_with_a_memory_goes_on_when_the_gradient_ends():
    for rule in FIVE:
        memory, push, _ = step_parts(rule, [1.0, 1.0, 0.0])
        assert push[-1] == 0 and (memory[-1] != 0) == isinstance(rule, (Momentum, Adam))


@pytest.mark.parametrize("rule", [Nesterov(0.1), Adam(0.1, bias_correction=False)], ids=["Nesterov", "uncorrected"])
def test_a_rule_whose_parts_are_not_known_is_refused(rule):
    with pytest.raises(ValueError, match="rule must be gradient descent, Momentum, "):
        step_parts(rule, [1.0])


@pytest.fixture(scope="module")
def shown():
    return explore_step_parts()


def test_the_picture_has_every_rule_but_nesterovs(shown):
    """On gradients that are known in advance Nesterov's steps are those of Momentum."""
    assert len(shown.picture.panels) == len(OPTIMIZERS) - 1
    assert steps_for(Nesterov(1.0), [1.0, -1.0, 2.0]) == pytest.approx(steps_for(Momentum(1.0), [1.0, -1.0, 2.0]))


@pytest.mark.parametrize("decay", [0, 0.5, 0.9, 0.95])
@pytest.mark.parametrize("k", [1, 12, 13, 24, 25, 36])
def test_bars_dots_and_sentence_show_the_same_steps(shown, decay, k):
    explorer = move(shown, decay=decay, k=k)
    gradients = np.concatenate([np.ones(12), np.tile([-1.0, 1.0], 6), np.zeros(12)])[:k]
    rules = {
        "gradient descent": GradientDescent(1.0), "Momentum": Momentum(1.0, decay), "AdaGrad": AdaGrad(1.0),
        "RMSProp": RMSProp(1.0, decay), "Adam": Adam(1.0, decay),
    }  # fmt: skip
    for (name, rule), (memory, push, _, dots) in zip(rules.items(), explorer.picture.panels, strict=True):
        steps = steps_for(rule, gradients)
        assert dots.get_ydata() == pytest.approx(steps, abs=1e-9)
        low, high, _ = np.reshape(push.get_ydata(), (-1, 3)).T
        assert high == pytest.approx(steps, abs=1e-9) and list(low) == list(memory.get_ydata()[1::3])
        said = explorer.text.split(f"{name} ")[1].split(",")[0].rstrip(".").replace("−", "-")
        assert float(said) == pytest.approx(steps[-1], abs=0.00051) and "-0.000" not in said
    phase = ("steady at 1", "flipping between −1 and 1", "0")[(k - 1) // 12]
    assert f"Step {k}, the gradient is {phase}." in explorer.text
