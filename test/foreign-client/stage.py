"""The service under test, its simulated provider's levers, and a web server with a film: everything that a player of the acts needs around the API."""

import hashlib
import http.server
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILM = ROOT / "demo" / "media" / "keyreel-short.mp4"
SCRIPT = ROOT / "demo" / "media" / "keyreel-short.script.json"
PATIENCE = 120
OURS = ("KEYREEL_", "OPENAI_", "DATABASE_", "REDIS_", "EVENT_STORE_", "S3_", "SANDBOX_PROVIDER_")


class FilmServer:
    """Offers the film under an address that nobody could guess."""

    def __init__(self):
        film = FILM.read_bytes()
        path = f"/{os.urandom(12).hex()}/film.mp4"

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path != path:
                    return self.send_error(404)
                self.send_response(200)
                self.send_header("Content-Type", "video/mp4")
                self.send_header("Content-Length", str(len(film)))
                self.end_headers()
                self.wfile.write(film)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self.server.server_address[1]}"
        self.url = f"http://{self.address}{path}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Provider:
    """The simulated provider's levers and its invoice."""

    def __init__(self, url, token):
        self.url, self.token = url, token

    def ask(self, path, body=None):
        headers = {"authorization": f"Bearer {self.token}", "content-type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.url + path, data=data, headers=headers), timeout=60) as answer:
            return json.load(answer)

    def drain(self, key):
        self.ask("/keys/drain", {"key": key})

    def top_up(self, key):
        self.ask("/keys/top-up", {"key": key, "microUsd": 10_000_000})

    def lines_of(self, key):
        return self.ask(f"/invoice?key={key}")


class Service:
    """The built service on a throw-away folder; it and nothing else is stopped in the end."""

    def __init__(self, settings):
        self.folder = tempfile.TemporaryDirectory(prefix="keyreel foreign client ")
        data = pathlib.Path(self.folder.name) / "data"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        environment = {**inherited, "KEYREEL_DATA_DIR": str(data), "KEYREEL_PORT": "0", **settings}
        self.log = open(pathlib.Path(self.folder.name) / "service.log", "w+b")
        command = [os.environ.get("NODE", "node"), str(ROOT / "dist" / "src" / "main.js")]
        self.process = subprocess.Popen(command, env=environment, stdout=self.log, stderr=self.log, start_new_session=True)
        record = self.record(data / "service.json")
        self.url = record["url"]
        self.provider = Provider(record["sandbox"]["url"], record["sandbox"]["token"])

    def record(self, file):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            if file.exists():
                return json.loads(file.read_text())
            time.sleep(0.1)
        self.log.seek(0)
        raise RuntimeError("The service did not start:\n" + self.log.read().decode(errors="replace"))

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        self.log.close()
        self.folder.cleanup()
        if code != 0:
            raise RuntimeError(f"The service ended with {code}")


def spoken_words():
    return " ".join(sentence["text"] for sentence in json.loads(SCRIPT.read_text())["sentences"])


def sha256(data):
    return hashlib.sha256(data).hexdigest()
