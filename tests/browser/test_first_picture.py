"""How long the site takes from a lesson's kernel to its first live picture: printed, not judged.

TIMES=3 python3 start.py test tests/browser/test_first_picture.py -s -n 0
opens the lesson three times, with everything run as soon as the kernel is there.
"""

import os
import time

import pytest

from lesson_page import LESSONS, LessonPage

TIMES = int(os.environ.get("TIMES", 1))

LIVE = "() => document.querySelector('.jp-OutputArea-output .widget-vbox img')?.naturalWidth > 0"


@pytest.mark.parametrize("lesson", LESSONS[1:2])
def test_kernel_to_first_picture(lesson, browser, address, played_host, compiled, capsys):
    if not compiled:
        pytest.skip("what is compiled for the browser cannot be had here")
    taken = []
    for _ in range(TIMES):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        played_host(context)
        opened = time.perf_counter()
        page = LessonPage(context.new_page(), f"{address[0]}/lab/index.html?path={lesson}")
        ready = time.perf_counter()
        page.page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells'); 0")
        page.page.wait_for_function(LIVE, timeout=120_000)
        taken.append((ready - opened, time.perf_counter() - ready))
        assert not page.complaints
        page.close()
    with capsys.disabled():
        told = (f"kernel after {kernel:.1f} s, first picture {then:.1f} s later;" for kernel, then in taken)
        print(f"\n{lesson}:", *told)
