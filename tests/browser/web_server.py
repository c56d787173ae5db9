"""A web server of the simplest kind, which the site must be content with."""

import contextlib
import functools
import http.server
import threading


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Answers, and says nothing of it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass


@contextlib.contextmanager
def served(folder):
    """Serve a folder; gives the address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
