"""When a picture has come to rest: nothing has moved it for a moment."""

import asyncio


class Rest:
    """Calls `settle` once, when `moved` has not been called for `seconds`; each call of `moved` begins to wait anew.

    In a kernel callbacks run in a loop of events, also in a browser's, and the waiting is that loop's: no thread.
    Where there is no such loop nothing can wait, and `moved` gives False: whoever calls it settles at once.
    """

    def __init__(self, settle, seconds=0.3):
        self._settle, self._seconds, self._due = settle, seconds, None

    def moved(self):
        """Begin to wait; gives whether there is a loop to wait in."""
        self.forget()
        try:
            self._due = asyncio.get_running_loop().call_later(self._seconds, self._settle)
        except RuntimeError:
            return False
        return True

    def forget(self):
        """Do not settle after all."""
        if self._due:
            self._due.cancel()
        self._due = None
