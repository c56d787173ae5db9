"""A plugin of pytest: one kernel for a lesson after another, each of which finds it as a new one.

To start one and to import NumPy, matplotlib and ipywidgets takes two seconds a lesson. What a lesson does to their
settings would stay: tests/test_notebooks.py says that none does anything to them.

A kernel that does not start is started once more. jupyter_client chooses five free ports and lets go of them until the
kernel takes them. Of 817 kernels, started six at a time on two cores, two lost a port to another one: one died, one
never answered.
"""

import nbval.kernel
import nbval.plugin

PATIENCE = 30  # seconds: a kernel that has its ports answers in three on a busy machine

AS_NEW = """
import os, sys
os.chdir({folder!r})
for name in [name for name in sys.modules if name.split(".")[0] == "helpers"]:
    del sys.modules[name]
get_ipython().reset(new_session=False)
"""


def pytest_configure(config):
    kernels = LessonKernels()
    nbval.plugin.RunningKernel = kernels
    nbval.kernel.pformat = lambda message: message  # a log that nobody keeps would be laid out, pictures and all
    config.add_cleanup(kernels.end)


class LessonKernels:
    """Called as nbval's RunningKernel is: gives a kernel that another lesson has left, or a new one."""

    def __init__(self):
        self._kernels = []

    def __call__(self, name, cwd, startup_timeout):
        for kernel in self._kernels:
            if kernel.begins_anew(name, cwd):
                return kernel
        self._kernels.append(started(LessonKernel, name, cwd=cwd, startup_timeout=startup_timeout))
        return self._kernels[-1]

    def end(self):
        for kernel in self._kernels:
            kernel.end()


class LessonKernel(nbval.kernel.RunningKernel):
    """One that nbval leaves when it stops it."""

    left = False

    def __init__(self, name, **where):
        super().__init__(name, **where)
        self.name = name

    def is_alive(self):
        return not self.left and super().is_alive()

    def stop(self):
        self.left = True

    def begins_anew(self, name, folder):
        """Has it been left, and is it as a new one now? One that hangs in what it did last is ended."""
        if not self.left or self.name != name or not super().is_alive():
            return False
        code = AS_NEW.format(folder=folder)
        try:
            reply = self.kc.execute_interactive(code, store_history=False, allow_stdin=False, timeout=PATIENCE)
        except TimeoutError:
            self.end()
            return False
        self.left = reply["content"]["status"] != "ok"
        return not self.left

    def end(self):
        if hasattr(self, "km"):  # which a kernel has until it is stopped
            super().stop()


def started(start, *names, startup_timeout, **where):
    """The kernel that start(…) gives, of which the first may raise RuntimeError; the second has all the time."""
    try:
        return start(*names, startup_timeout=min(PATIENCE, startup_timeout), **where)
    except RuntimeError:
        return start(*names, startup_timeout=startup_timeout, **where)
