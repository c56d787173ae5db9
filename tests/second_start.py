"""A plugin of pytest: a lesson's kernel that does not start is started once more.

jupyter_client chooses five free ports and lets go of them until the kernel takes them. Of 817 kernels, started six at
a time on two cores, two lost a port to another one: one died, one never answered.
"""

from functools import partial

PATIENCE = 30  # seconds: a kernel that has its ports answers in three on a busy machine


def pytest_configure(config):
    if config.pluginmanager.hasplugin("nbval"):
        import nbval.plugin
        from nbval.kernel import RunningKernel

        nbval.plugin.RunningKernel = partial(started, RunningKernel)


def started(start, *names, startup_timeout, **where):
    """The kernel that start(…) gives, of which the first may raise RuntimeError; the second has all the time."""
    try:
        return start(*names, startup_timeout=min(PATIENCE, startup_timeout), **where)
    except RuntimeError:
        return start(*names, startup_timeout=startup_timeout, **where)
