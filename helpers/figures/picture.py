"""The Picture that every other one is: what moves on it, what Pin keeps, and what nobody sees before the guess."""

from helpers.figures import style
from helpers.figures.powers import write_powers
from helpers.figures.reel import Reel
from helpers.language import say

_BELOW_THE_MINIMUM = 0.18  # as a share of the height of the axes


class Picture:
    """A figure, and what an Explorer has to know of it.

    A subclass makes its axes with `new_axes` and its artists in them, and then tells with `hand_over` which of them are
    moving   in the order in which they are drawn, over a background that is drawn once and kept
    pinned   lines of which Pin keeps a grey ghost
    secrets  those that would tell what a guess asks for: they are hidden while the Explorer sleeps
    waiting  those that stand in their place meanwhile
    played   lines over the steps, {line: the mark at its end, or None}, which a film draws up to its step
    The `grounds` are those of its axes in which a minimum stands, about in the middle.
    While it plays it tells the end by pale lines, unless `tells_the_end` is False, as in a race.
    Its own methods move the artists: that is for whoever writes the explorer, and the Explorer knows nothing of it.
    """

    tells_the_end = True
    grounds = ()

    def __init_subclass__(cls, **others):
        super().__init_subclass__(**others)
        if "__init__" in vars(cls):  # made in our look, whatever the reader has set
            cls.__init__ = style.our_look()(cls.__init__)

    def new_axes(self, rows=1, columns=1, height=3.8, **layout):
        """The axes of a new figure, as matplotlib's `subplots` gives them; its height in inches."""
        self.figure = style.new_figure(height=height)
        return self.figure.subplots(rows, columns, **layout)

    def new_mosaic(self, rows, height=3.8, **layout):
        """The axes of a new figure by their names, in `rows` of names as matplotlib's `subplot_mosaic` takes them."""
        self.figure = style.new_figure(height=height)
        return self.figure.subplot_mosaic(rows, **layout)

    def hand_over(self, *moving, pinned=(), secrets=None, waiting=None, played=None):
        """Say what the artists are for; without `secrets` all that moves is secret, with a note in its place."""
        self.played = played or {}
        self.reel = Reel(self.played, self.tells_the_end)
        self.moving = style.moving(*self.reel.pale, *moving, *self.reel.new_dots)
        self.pinned = list(pinned)
        self.secrets = self.moving if secrets is None else [*secrets, *self.reel.pale, *self.reel.new_dots]
        places = dict.fromkeys(artist.axes for artist in self.secrets)
        self.waiting = self.notes_in(*places) if waiting is None else list(waiting)
        for axes in self.figure.axes:
            write_powers(axes)

    def notes_in(self, *places):
        """Notes in these axes that stand there while the picture sleeps: in the middle, or below a minimum."""
        heights = (_BELOW_THE_MINIMUM if axes in self.grounds else 0.5 for axes in places)
        return [style.note(axes, "first your guess", height) for axes, height in zip(places, heights, strict=True)]

    def sleep(self, asleep=True):
        """Hide the secrets, and show what waits in their place; or the other way round."""
        for artist in self.secrets:
            artist.set_visible(not asleep)
        for artist in self.waiting:
            artist.set_visible(asleep)

    def wait_for(self, words):
        """While it sleeps, let its notes say these words: it is no guess that is missing."""
        for note in self.waiting:
            note.set_text(say(words))

    def legend(self, handles, columns=4, place="upper center", size=10):
        """One legend for all axes, outside of them."""
        labels = [say(handle.get_label()) for handle in handles]
        self.figure.legend(handles, labels, loc=f"outside {place}", ncols=columns, frameon=False, fontsize=size)


class StepPicture(Picture):
    """A picture whose left axes show step k of a descent: the ground that W walks on, and the minimum."""

    @property
    def grounds(self):
        """The left axes."""
        return (self.left,)

    def draw_background(self, u, v, heights, minimum):
        """Contours of the heights over the grid u × v, and the minimum."""
        draw_ground(self.left, u, v, heights, levels=12)
        self.left.plot(*minimum, "*", color=style.CURVE, ms=12)


def draw_ground(axes, u, v, heights, levels):
    """Fill the axes with contours of the heights over the grid u × v. Gives them, so that they can be removed."""
    contours = axes.contour(u, v, heights, levels=levels, colors="#c4c4c4", linewidths=0.8)
    axes.set(xlim=(u.min(), u.max()), ylim=(v.min(), v.max()))
    return contours
