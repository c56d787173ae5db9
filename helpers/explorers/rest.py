"""When a picture has come to rest: nothing has moved it for a moment."""

import asyncio

# On a machine that many share one picture takes long on the clock. Settling in between would make it take twice that.
_PICTURES = 10


class Rest:
    """Calls `settle` once, `seconds` after the last call of `moved`, or later where moving takes long on the clock.

    In a kernel callbacks run in a loop of events, also in a browser's, and the waiting is that loop's: no thread.
    Where there is no such loop nothing can wait: whoever finds that out by `can_wait` settles at once.
    """

    def __init__(self, settle, seconds=0.3):
        self._settle, self._seconds, self._due = settle, seconds, None

    def can_wait(self):
        """Is there a loop to wait in?"""
        try:
            return bool(asyncio.get_running_loop())
        except RuntimeError:
            return False

    def moved(self, took):
        """Begin to wait anew; the move `took` so many seconds."""
        self.forget()
        wait = max(self._seconds, _PICTURES * took)
        self._due = asyncio.get_running_loop().call_later(wait, self._settle)

    def forget(self):
        """Do not settle after all."""
        if self._due:
            self._due.cancel()
        self._due = None
