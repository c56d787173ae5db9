"""Open the lessons, or test them, from nothing but Python 3.11 or newer.

    python3 start.py             open the lessons in JupyterLab (further words go to JupyterLab)
    python3 start.py ja          open the lessons in Japanese, with Japanese menus
    python3 start.py test        run the tests (further words go to pytest)
    python3 start.py refresh     run all notebooks and store their outputs anew
    python3 start.py site        write the lessons as pages to be read, into build/site (or the folder named)

On Windows: py start.py. The packages go into .venv, your copies of the lessons into my-lessons.
"""

import os
import sys

if sys.version_info < (3, 11):  # no newer syntax in this file: an old Python reads all of it before it comes here
    sys.exit("Small Steps needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))

try:
    from starting.ways import main
except ImportError as problem:  # start.py alone was downloaded, or taken out of a ZIP file
    sys.exit("Small Steps: start.py does not work alone (%s). Get the whole folder: clone it, or unpack all." % problem)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
