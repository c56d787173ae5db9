"""What a long evening costs: memory grows by little where a cell is run again and again, and with many explorers."""

import subprocess
import sys
from pathlib import Path

from jupyter_client.manager import start_new_kernel

ROOT = Path(__file__).resolve().parents[2]

GROWTH = """
import gc, psutil
from helpers.explorers.point import explore_point
show = lambda: explore_point()._repr_mimebundle_()
show(); show(); show(); gc.collect()  # the first ones take what the last ones give back
before = psutil.Process().memory_info().rss
for _ in range(6): show()
print((psutil.Process().memory_info().rss - before) / 6e6)
"""


def test_many_explorers_grow_by_little_each():
    """14 MB each while each kept its canvas."""
    run = subprocess.run([sys.executable, "-c", GROWTH], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert float(run.stdout) < 4


def test_the_same_cell_many_times_in_a_kernel_grows_by_little_each():
    manager, client = start_new_kernel(cwd=str(ROOT))

    def run(code, cell):
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        message = client.session.msg("execute_request", content, metadata={"cellId": cell})
        client.shell_channel.send(message)
        printed = ""
        while True:
            reply = client.get_iopub_msg(timeout=120)
            if reply["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            assert reply["msg_type"] != "error", reply["content"]
            printed += reply["content"].get("text", "")
            if reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle":
                return printed

    try:
        memory = "import gc, psutil; gc.collect(); print(psutil.Process().memory_info().rss)"
        run("from helpers.explorers.point import explore_point", "import")
        for _ in range(10):  # the first ones take what the last ones give back, and not evenly
            run("explore_point()", "picture")
        before = int(run(memory, "memory"))
        for _ in range(12):
            run("explore_point()", "picture")
        assert (int(run(memory, "memory")) - before) / 12e6 < 1.5
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
