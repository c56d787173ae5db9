"""A learner who puts a server of their own in the place of JupyterLab: what can its pages do to who looks at them?

On one address all learners' pages are of one site, and a browser lets them at each other. With `own_names` each
learner's server has a name, and with it a site, of its own.
"""

import time

import pytest

from attack_page import attack, rogue, what_it_sees
from in_browser import come
from running_hub import NAMES, end_all

VICTIM, BAD = NAMES[2], NAMES[9]
SECRET = "words that stay here"
RUN = """async code => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const future = kernel.requestExecute({code});
    let said = "";
    future.onIOPub = message => { said += message.content.text || message.content.evalue || ""; };
    await Promise.race([future.done, new Promise(done => setTimeout(done, 5000))]);
    return said;
}"""


@pytest.mark.parametrize("own_names", [False, True], ids=["one address", "own names"])
def test_what_a_learner_s_own_server_can_do_to_another(hub, browser, capsys, own_names):
    address = f"http://class.localhost:{hub.port}"
    hub.end()
    end_all(NAMES)
    hub.start(learners=NAMES, address=address, own_names=own_names)
    victim, bad = (come(browser, address, name, "99-one-page.ipynb").page for name in (VICTIM, BAD))
    victim.evaluate(RUN, f"open('note.txt', 'w').write({SECRET!r})")
    kernel = victim.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.id")
    home, mine = (page.url.split("/lab")[0] for page in (victim, bad))
    assert (home.split("/")[2] != mine.split("/")[2]) == own_names
    bad.evaluate(RUN, rogue(attack(home, f"{address}/hub", VICTIM, kernel, SECRET)))
    time.sleep(2)
    seen = what_it_sees(victim, f"{mine}/look-here")
    with capsys.disabled():
        print(
            f"\na rogue server, {'a name for each' if own_names else 'one address'}: {seen or 'sees nothing'}", end=""
        )
    if own_names:
        assert seen == []
    for page in (victim, bad):
        page.context.close()
