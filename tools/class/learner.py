"""What a learner's server begins with, run by the learner: lessons come into the home, then JupyterLab starts.

On one machine and in a container of many machines alike; SMALL_STEPS_EDITION is "ja/" for the Japanese lessons.
Whatever goes wrong with a lesson, JupyterLab starts.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from starting.lessons import copy_new_lessons  # noqa: E402
from starting.sentences import CannotStart  # noqa: E402

if __name__ == "__main__":
    lessons = Path.home() / "my-lessons"
    try:
        copy_new_lessons(os.environ.get("SMALL_STEPS_EDITION", ""), lessons)
    except CannotStart as problem:
        print(f"Small Steps: {problem}", file=sys.stderr)
    # -P: a file of the learner's, tornado.py say, is not taken for a package.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "jupyterhub.singleuser", *sys.argv[1:]])
