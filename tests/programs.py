"""Programs that tests start beside themselves."""

import subprocess


def end(process, patience=60):
    """Ask a program to end; kill it if it is still there after so many seconds.

    A server waits for the kernels that it has only just started, on a busy machine for long. No test is about that.
    """
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
