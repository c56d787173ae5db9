"""Forget a learner's password. Run by the Python of the hub: another one may not read this kind of file."""

import dbm
import sys
from pathlib import Path

PASSWORDS = Path(__file__).resolve().parents[2] / "my-class/passwords.dbm"

if __name__ == "__main__":
    with dbm.open(str(PASSWORDS), "c", 0o600) as passwords:
        if sys.argv[1].encode() not in passwords:
            sys.exit("Small Steps: nobody of this name has chosen a password.")
        del passwords[sys.argv[1].encode()]
