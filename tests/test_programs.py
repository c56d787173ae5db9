"""A test's program is gone at the end of the test, however busy it is."""

import signal
import subprocess
import sys

import pytest

from programs import end

BUSY = "import signal; signal.signal(signal.SIGTERM, signal.{}); print('ready', flush=True); signal.pause()"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one way to end a program, and it waits for nothing")
@pytest.mark.parametrize("answer, patience, code", [("SIG_DFL", 60, signal.SIGTERM), ("SIG_IGN", 0.2, signal.SIGKILL)])
def test_a_program_that_does_not_end_when_asked_is_killed(answer, patience, code):
    command = [sys.executable, "-c", BUSY.format(answer)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout.readline() == "ready\n"
        end(process, patience)
        assert process.returncode == -code
