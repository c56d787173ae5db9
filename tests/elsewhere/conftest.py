"""A clone of the project in which start.py is started."""

import pytest

from newcomer import make_environment, make_project


@pytest.fixture
def clone(tmp_path):
    """A small project with an environment that is there already, and a pip that is told what to do."""
    make_project(tmp_path / "clone")
    make_environment(tmp_path / "clone")
    return tmp_path / "clone"
