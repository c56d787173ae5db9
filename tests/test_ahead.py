"""What a kernel on the site imports ahead: enough for every picture, one part after another, and no name is left."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from helpers.ahead import PARTS, import_ahead

FILE = Path(__file__).resolve().parents[1] / "helpers/ahead.py"

# In a Python of its own: what the first explorers of two lessons import after all that was imported ahead.
STILL = """
import asyncio, json, sys
from helpers.ahead import import_ahead

asyncio.run(import_ahead())
before = set(sys.modules)
from helpers.explorers.predictions import predict
from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.explorers.point import explore_point
explore_point().frame()
explore_difference_quotients().frame()
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def test_the_first_explorers_import_nothing_more_of_numpy_matplotlib_and_pillow():
    ran = subprocess.run([sys.executable, "-c", STILL], check=True, capture_output=True, encoding="utf-8")
    left = json.loads(ran.stdout.splitlines()[-1])
    assert "helpers.explorers.point" in left
    assert [name for name in left if name.split(".")[0] in {"numpy", "matplotlib", "mpl_toolkits", "PIL"}] == []


def test_parts_are_imported_one_after_another_until_one_cannot_be_had():
    async def beside():
        turns, task = 0, asyncio.create_task(import_ahead(PARTS[:3]))
        while not task.done():
            await asyncio.sleep(0)
            turns += 1
        return turns

    assert asyncio.run(beside()) > 3 and set(PARTS[:3]) <= sys.modules.keys()
    asyncio.run(import_ahead(["no_such_package", "this"]))
    assert "this" not in sys.modules


def test_run_as_a_kernel_runs_it_the_file_begins_a_task_and_leaves_no_name():
    async def kernel():
        names = {"__name__": "__main__"}
        exec(compile(FILE.read_text(encoding="utf-8"), str(FILE), "exec"), names)
        (task,) = (task for task in asyncio.all_tasks() if task.get_name() == "small-steps-ahead")
        await task
        return {name for name in names if not name.startswith("__")}

    assert asyncio.run(kernel()) == set()
    assert set(PARTS) <= sys.modules.keys()
