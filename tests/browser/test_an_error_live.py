"""An own function that raises: the reader sees what it said, and loses nothing."""

import pytest


@pytest.mark.main_job
def test_an_error_is_red_the_picture_stays_and_the_next_good_value_clears_it(open_lesson, write_notebook):
    own = "\n".join(
        [
            "import numpy as np",
            "from helpers.explorers.difference_quotients import explore_difference_quotients",
            "def f(x):",
            "    if np.max(x) > 3:",
            "        raise ValueError('<b>too far</b>')",
            "    return x**2",
            "explore_difference_quotients(f, lambda x: 2 * x)",
        ]
    )
    page = open_lesson(write_notebook("raises.ipynb", own))
    page.run_all()
    (explorer,) = page.explorers()
    explorer.show()
    before, where = explorer.source(), explorer.places()
    explorer.press("x₀", "End")
    assert explorer.red_line() == ["ValueError: <b>too far</b>"]
    assert (
        explorer.panel.locator('[role="alert"]').evaluate("line => getComputedStyle(line).color") == "rgb(211, 47, 47)"
    )
    assert explorer.source() == before
    assert explorer.places() == pytest.approx(where, abs=1)
    explorer.press("x₀", "ArrowLeft", 3)
    assert explorer.red_line() == [] and "at x₀ = 1.25: " in explorer.sentence()
    assert explorer.source() != before
    assert page.stderr() == page.errors() == []
