"""Open the lessons to a class on this machine: a JupyterHub for the learners whom my-class/class.toml names.

    sudo python3 tools/class/start.py               start it; Ctrl-C ends the hub, learners go on
    sudo python3 tools/class/start.py forget ada    forget ada's password: the next login chooses a new one
    sudo python3 tools/class/start.py end           end all servers and programs of learners

The packages go into .venv, what the hub keeps into my-class, which only root can look into.
"""

import os
import sys

if sys.version_info < (3, 11):  # no newer syntax in this file: an old Python reads all of it before it comes here
    sys.exit("Small Steps needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])
if not sys.platform.startswith("linux"):
    sys.exit("Small Steps: a class needs Linux, which keeps learners apart as accounts of the system.")

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path[:1] = [HERE, os.path.dirname(os.path.dirname(HERE))]

from class_ways import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
