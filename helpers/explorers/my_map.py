"""The reader's own map: which guesses of each lesson are right, not right or open, and where to go on."""

import ipywidgets as widgets

from helpers.answers.predictions import PREDICTIONS
from helpers.explorers.kept_guesses import kept_guesses, trouble
from helpers.language import say

LESSONS = {
    "00": ("Start here", "00-start-here"),
    "11-4-1": ("Difference quotients", "11-4-1-difference-quotients"),
    "11-4-2": ("How small a step?", "11-4-2-smaller-is-not-better"),
    "11-4-3": ("Numerical differentiation at work", "11-4-3-gradient-check"),
    "11-5-1": ("Gradient descent", "11-5-1-gradient-descent"),
    "11-5-2": ("Momentum", "11-5-2-momentum"),
    "11-5-3": ("When momentum pays", "11-5-3-when-momentum-pays"),
    "11-5-4": ("RMSProp", "11-5-4-rmsprop"),
    "11-5-5": ("Adam", "11-5-5-adam"),
    "11-5-6": ("Four answers, one race", "11-5-6-four-answers-one-race"),
    "11-5-7": ("Real images", "11-5-7-digits"),
    "99": ("One page to keep", "99-one-page"),
}
EMPTY = "Your own map will be here as soon as a guess is locked in."


def show_my_map():
    """What this reader has guessed so far, lesson by lesson; one sentence as long as that is nothing."""
    return MyMap(kept_guesses(), trouble())


class MyMap:
    """The map of these guesses, {question: KeptGuess}, in Markdown; and a sentence if something is wrong with them."""

    def __init__(self, guesses, sentence=""):
        self.text = sentence or (_map_of(guesses) if _places(guesses) else say(EMPTY))
        # In a widget, so that the notebook does not store it; as Markdown, so that its links open inside JupyterLab.
        self.panel = widgets.Output()
        shown = {"output_type": "display_data", "data": {"text/plain": self.text, "text/markdown": self.text}}
        self.panel.outputs = ({**shown, "metadata": {}},)

    def _repr_mimebundle_(self, **kwargs):
        """The live view; stored is the same sentence for everyone."""
        return {**self.panel._repr_mimebundle_(**kwargs), "text/plain": say(EMPTY)}


def _map_of(guesses):
    rows = [say("| lesson | right | not right | open |"), "|---|---|---|---|"]
    for lesson in LESSONS:
        marks = [_mark(name, guesses) for name in _questions(lesson)]
        if marks:
            counts = (str(marks.count(mark) or "") for mark in ("right", "not right", "open"))
            rows.append(f"| {_link(lesson)} | {' | '.join(counts)} |")
    return "\n".join([*rows, "", _where_to_go_on(guesses)])


def _where_to_go_on(guesses):
    """On from the lesson of the newest guess: there, if something is open; else in the next lesson where it is."""
    lessons = list(LESSONS)
    newest = lessons.index(_places(guesses)[-1])
    for lesson in [*lessons[newest:], *lessons[:newest]]:
        if any(_mark(name, guesses) == "open" for name in _questions(lesson)):
            return say("**Go on with** {lesson}.", lesson=_link(lesson))
    return say("**All guesses are made.** To keep: {lesson}.", lesson=_link("99"))


def _places(guesses):
    """The lessons of the guesses that count here, the newest last."""
    known = (name for name in guesses if name in PREDICTIONS and _mark(name, guesses) != "open")
    return [PREDICTIONS[name].lesson for name in known if PREDICTIONS[name].lesson in LESSONS]


def _questions(lesson):
    return [name for name, right in PREDICTIONS.items() if right.lesson == lesson]


def _mark(name, guesses):
    guess = guesses.get(name)
    is_right = guess is not None and guess.choice == PREDICTIONS[name].choice
    if guess is None or guess.right != is_right:  # what was right once is no choice any more
        return "open"
    return "right" if is_right else "not right"


def _link(lesson):
    title, file = LESSONS[lesson]
    return f"[{lesson} {say(title)}]({file}.ipynb)"
