"""What a picture waits for that sleeps as long as a test wants it to."""


class Guess:
    """A prediction that nobody locks in."""

    done, remembered, wish, note = False, None, "guessed", ""

    def when_done(self, call):
        pass
