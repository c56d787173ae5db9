"""The usual kernel without the parts of a debugger, which no lesson needs: 7 MB less for each learner."""

import sys

if __name__ == "__main__":
    del sys.path[0]  # this folder is no place for a learner's imports
    sys.modules["debugpy"] = None  # importing it fails, and the kernel does without
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()
