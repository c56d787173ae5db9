"""Predictions, pixel by pixel: asleep or stored a picture tells nothing, and awake it is as if it never slept."""

import io
import json

import numpy as np
import PIL.Image
import pytest

from helpers.answers.predictions import PREDICTIONS, RightChoice
from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.explorers.name_it import explore_names
from helpers.explorers.point import explore_point
from helpers.explorers.predictions import predict
from pixels import kept
from test_predictions import lock_in
from test_predictions_kept import EXACT, stored

pytestmark = pytest.mark.usefixtures("coarsest")


@pytest.mark.parametrize("explore", [explore_difference_quotients, explore_point])
def test_the_sleeping_picture_lacks_what_would_tell(explore):
    explorer = explore(after=predict(*EXACT))
    assert explorer.picture.secrets and not any(artist.get_visible() for artist in explorer.picture.secrets)
    assert kept(explorer) != kept(explore())
    shown = np.asarray(PIL.Image.open(io.BytesIO(explorer.image.value))).astype(int)
    assert np.abs(shown - np.asarray(explorer.frame()).astype(int)).max() < 60, "what is shown is the sleeping picture"


def test_woken_by_the_guess_it_is_the_one_that_never_slept():
    prediction = predict(*EXACT)
    explorer = explore_difference_quotients(after=prediction)
    lock_in(prediction, "none")
    assert kept(explorer) == kept(explore_difference_quotients())


def test_opened_again_it_is_stored_asleep_and_wakes_to_the_one_that_never_slept():
    asleep = stored(explore_difference_quotients(after=predict(*EXACT)))
    lock_in(predict(*EXACT), "none")
    again = explore_difference_quotients(after=predict(*EXACT))
    assert stored(again) == asleep
    awake = explore_difference_quotients()
    assert kept(again) == kept(awake) and stored(awake)["image/png"] != asleep["image/png"]


def test_what_is_stored_and_sent_is_the_same_whichever_choice_is_right(monkeypatch):
    def stored_and_sent():
        prediction = predict(*EXACT)
        explorer = explore_difference_quotients(after=prediction)
        sent = [
            {key: value for key, value in widget.get_state().items() if not str(value).startswith("IPY_MODEL")}
            for widget in (*prediction.buttons, prediction.lock, prediction.line, explorer.sentence, explorer.message)
        ]
        bundles = [stored(prediction), stored(explorer)]
        ids = ("layout", "style")
        return json.dumps([bundles, [{k: v for k, v in state.items() if k not in ids} for state in sent]], default=str)

    before = stored_and_sent()
    monkeypatch.setitem(PREDICTIONS, "exact-for", RightChoice("none", "Another reason, another choice."))
    assert stored_and_sent() == before


def test_the_order_of_the_four_without_a_name_is_not_to_be_seen_in_what_is_stored():
    explorers = [explore_names(np.random.default_rng(seed)) for seed in (3, 4)]
    one, other = (stored(explorer)["image/png"] for explorer in explorers)
    assert one == other
    for explorer in explorers:
        explorer.controls["probe"].value = explorer.controls["probe"].options[1][1]
    assert kept(explorers[0]) != kept(explorers[1]), "and then they differ"
