"""Plays the product's story with a client that was generated from the API document a moment ago: bearer token, polling, a resumed upload.

Python 3's standard library only. Exit code 0 when every statement held.
"""

import base64
import difflib
import http.client
import importlib.util
import json
import pathlib
import re
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

from generate import module_from  # noqa: E402
from runtime import Problem  # noqa: E402
from stage import FILM, PATIENCE, FilmServer, Service, sha256, spoken_words  # noqa: E402

ENDED = {"succeeded", "failed", "stopped", "cancelled"}


class Story:
    def __init__(self):
        self.held = self.failed = 0

    def act(self, title):
        print(f"\n{title}", flush=True)

    def check(self, statement, holds, found=""):
        self.held += bool(holds)
        self.failed += not holds
        print(f"  {'✓' if holds else '✗'} {statement}{f' ({found})' if found else ''}", flush=True)

    def refused(self, statement, code, action, **expected):
        """The action is refused with this code, and with these facts beside it."""
        try:
            action()
        except Problem as problem:
            facts = {name: problem.body.get(name) for name in expected}
            self.check(statement, problem.code == code and facts == expected, f"{problem.code} {facts}")
            return problem
        self.check(statement, False, "it went through")
        return None


def generated_client(url):
    """The document is all that is known of the service."""
    with urllib.request.urlopen(f"{url}/v1/openapi.json") as answer:
        document = json.load(answer)
    source = module_from(document)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "keyreel_client.py"
        file.write_text(source)
        spec = importlib.util.spec_from_file_location("keyreel_client", file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return module.Client(url, document)


def credits(amount):
    return int(amount["microCredits"])


class Person:
    def __init__(self, client, story, service):
        self.api, self.story, self.service = client, story, service
        self.email, self.password = f"python-{uuid.uuid4()}@example.org", f"a long phrase {uuid.uuid4()}"

    def sign_up(self):
        opened = self.api.accounts_sign_up({"email": self.email, "password": self.password})
        self.api.token = opened["token"]
        self.account_id = opened["accountId"]
        granted = credits(self.api.prices_prices()["signUpGrant"]["amount"])
        self.until("the grant", lambda: self.available() == granted)
        self.story.check("a newcomer has the credits that the price list grants", self.available() == granted, f"{granted} micro-credits")

    def until(self, what, look, every=0.15):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = look()
            if found:
                return found
            time.sleep(every)
        raise TimeoutError(f"{what} did not come")

    def available(self):
        return credits(self.api.credits_balance()["available"])

    def spent(self):
        return credits(self.api.credits_balance()["spent"])

    def task_ended(self, task_id):
        def look():
            task = self.api.tasks_show(task_id).body
            return task if task["state"] in ENDED else None

        return self.until("the end of a task", look)

    def project_done(self, project_id):
        def look():
            tasks = self.api.tasks_list(project_id)["items"]
            return tasks if tasks and all(task["state"] in ENDED for task in tasks) else None

        return self.until("the end of a project's work", look)

    def create(self, name, source, **wishes):
        plan = {"source": source, **wishes}
        quote = self.api.projects_quote(plan)
        before = self.spent()
        made = self.api.projects_create({"name": name, **plan})
        tasks = self.project_done(made["projectId"])
        ceiling, paid = credits(quote["ceiling"]), self.spent() - before
        states = ", ".join(f"{task['operation']} {task['state']}" for task in tasks)
        self.story.check(f"{name}: done, paid with credits and never above the quote", paid <= ceiling and "failed" not in states, f"{states}; {paid} ≤ {ceiling}")
        return made

    def make(self, order):
        """Waits for the output of a run; answers who paid, what the credits moved, and what was made."""
        before = self.spent()
        run = order()
        task = self.task_ended(run["taskId"])
        return run["payer"], self.spent() - before, task, run["taskId"]

    def content(self, output_id):
        return self.api.materials_output_content(output_id).body

    def receipt(self, output_id):
        return self.api.receipts_of_output(output_id)["payment"]

    def preview_removal(self, project_id):
        """Before the key goes, the service names the projects that will lock, and nothing changes by looking."""
        preview = self.api.key_life_removal_preview().body
        named = {project["projectId"] for project in preview["projects"]}
        found = f"{preview['lockedProjects']} projects would lock"
        self.story.check("the removal's preview names the projects that will lock", project_id in named and preview["lockedProjects"] == len(named), found)
        self.story.check("and the key is still there", self.api.api_keys_show()["key"] is not None)

    def fork(self, project_id):
        """A new project from the same paid materials: free, and on credits where no key is stored."""
        before = self.available()
        forked = self.api.forks_fork(project_id, {"name": "A fork"})
        fork_id = forked["projectId"]
        free = credits(forked["charged"]) == 0 and self.available() == before
        self.story.check("a fork costs nothing and is bound to no key", free and forked["boundTo"] is None, forked["because"])
        same = self.api.transcripts_show(fork_id).body["segments"] == self.api.transcripts_show(project_id).body["segments"]
        self.story.check("it begins with the transcript that was paid for", same and forked["carriedOver"]["transcript"])
        payer, moved, task, _ = self.make(lambda: self.api.work_write(fork_id, {"prompt": "Go on"}))
        self.story.check("and goes on with credits", payer == "credits" and moved > 0 and task["state"] == "succeeded", f"{moved} micro-credits")

    def erase(self):
        """The account goes for good, and the tombstone proves it to whoever knows the account's id."""
        self.story.act("The account is erased")
        tombstone = self.api.erasures_erase({"password": self.password, "confirm": "ERASE"}).body
        self.story.check("a tombstone is answered", tombstone["accountId"] == self.account_id, tombstone["state"])

        def look():
            found = self.api.erasures_tombstone(self.account_id).body
            return found if found["state"] == "complete" else None

        found = self.until("the end of the erasure", look)
        destroyed = found["completed"]["destroyed"]
        self.story.check("everything outside of the log is destroyed", destroyed.get("dataKeys") == 1, ", ".join(f"{n} {what}" for what, n in destroyed.items()))
        self.story.check("the tombstone names the same event", found["erased"] == tombstone["erased"], found["erased"]["position"])
        self.story.refused("the token is worth nothing any more", "token_invalid", self.api.own_account_show)
        signed = {"email": self.email, "password": self.password}
        self.story.refused("nobody can sign in", "sign_in_failed", lambda: self.api.sessions_sign_in(signed))


def upload_with_a_broken_line(person, data, name):
    """Begins a resumable upload, loses the line in the middle, asks how far it came, and goes on from there."""
    pairs = (("filename", name), ("sha256", sha256(data)))
    metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs)
    begun = person.api.uploads_begin(tus_resumable="1.0.0", upload_length=len(data), upload_metadata=metadata)
    upload_id = urllib.parse.urlsplit(begun.headers["Location"]).path.rsplit("/", 1)[-1]
    break_off(person.api, upload_id, data[: len(data) // 2], len(data))

    def look_for_offset():
        try:
            return int(person.api.uploads_offset(upload_id, tus_resumable="1.0.0").headers["Upload-Offset"])
        except Problem as problem:
            if problem.code == "upload_busy":
                return None  # the broken request has not been given up yet
            raise

    offset = person.until("the offset", look_for_offset)
    person.story.check("a cut upload knows how far it came", 0 < offset < len(data), f"{offset} of {len(data)} bytes")
    person.api.uploads_go_on(upload_id, data[offset:], tus_resumable="1.0.0", upload_offset=offset)
    upload = person.api.uploads_show(upload_id).body
    person.story.check("it goes on there and arrives whole", upload["state"] == "ready" and upload["bytes"] == len(data), upload["state"])
    return upload_id


def break_off(api, upload_id, part, length):
    """Announces all bytes, sends a part of them, and hangs up."""
    line = http.client.HTTPConnection(api.host, api.port, timeout=60)
    line.putrequest("PATCH", f"/v1/uploads/{upload_id}")
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream", "Content-Length": str(length)}
    for name, value in {**headers, "Authorization": f"Bearer {api.token}"}.items():
        line.putheader(name, value)
    line.endheaders()
    line.send(part)
    time.sleep(0.3)  # the part shall be on its way before the line breaks; more or less of it may arrive
    line.close()


def words(text):
    return re.findall(r"[a-z]+", text.lower())


def on_credits(person):
    story = person.story
    story.act("Act 1 · On credits")
    person.sign_up()
    upload_id = upload_with_a_broken_line(person, FILM.read_bytes(), "film.mp4")
    project_id = person.create("A film", {"kind": "upload", "uploadId": upload_id}, thumbnails=2)["projectId"]
    transcript = person.api.transcripts_show(project_id).body
    heard = words(" ".join(segment["text"] for segment in transcript["segments"]))
    likeness = difflib.SequenceMatcher(None, words(spoken_words()), heard).ratio()
    story.check("the transcript says what was spoken", likeness > 0.8, f"{likeness:.2f} alike")
    pictures = person.api.thumbnails_list(project_id)["items"]
    images = [person.api.thumbnails_show(project_id, picture["taskId"], index=picture["index"]).body for picture in pictures]
    story.check("two different thumbnails were taken", len({sha256(image) for image in images}) == 2, f"{len(images)} pictures")
    person.api.own_account_instruct({"text": "Be brief."}, if_match="*")
    person.api.projects_instruct(project_id, {"text": "Be kind."}, if_match="*")
    card_id = person.api.cards_add(project_id, {"name": "Letter", "prompt": "Write {{words}} words.", "variables": {"words": "50"}})["cardId"]
    for what, order in (
        ("a card", lambda: person.api.work_run(project_id, card_id, {})),
        ("an image", lambda: person.api.work_draw(project_id, {"prompt": "A lighthouse", "size": "512x512"})),
    ):
        payer, moved, task, output_id = person.make(order)
        fine = payer == "credits" and moved > 0 and task["state"] == "succeeded" and len(person.content(output_id)) > 0
        story.check(f"{what} is made and paid with credits", fine, f"{moved} micro-credits")
        payment = person.receipt(output_id)
        story.check("its receipt says the same", payment["purse"] == "platform_credits" and credits(payment["charged"]) == moved, payment["because"])
    return upload_id, project_id, card_id


def on_an_own_key(person, upload_id, films):
    story = person.story
    story.act("Act 2 · On an own key")
    secret = f"sk-proj-{uuid.uuid4().hex}"
    settings = person.api.api_keys_add({"secret": secret})
    story.check("the key was probed and only its end is shown", settings["key"]["status"] == "usable" and secret not in json.dumps(settings.body))
    bound = person.create("Bound", {"kind": "upload", "uploadId": upload_id}, thumbnails=1)
    story.check("a new project is bound to it", bound["boundTo"]["lastFour"] == secret[-4:])
    project_id = bound["projectId"]
    card_id = person.api.cards_add(project_id, {"name": "Invitation", "prompt": "Invite somebody."})["cardId"]
    made = {}
    for what, order in (
        ("a text", lambda: person.api.work_write(project_id, {"prompt": "A limerick"})),
        ("a card", lambda: person.api.work_run(project_id, card_id, {})),
        ("an image", lambda: person.api.work_draw(project_id, {"prompt": "A boat", "size": "512x512"})),
    ):
        payer, moved, task, output_id = person.make(order)
        story.check(f"{what} is paid with the key and costs 0 credits", payer == "own-key" and moved == 0 and task["state"] == "succeeded", task["state"])
        payment = person.receipt(output_id)
        told = (payment["purse"], credits(payment["charged"]), payment["key"]["lastFour"])
        story.check("its receipt says the same", told == ("openai_account", 0, secret[-4:]), payment["because"])
        made[output_id] = person.content(output_id)
    endpoints = sorted(line["endpoint"] for line in person.service.provider.lines_of(secret))
    story.check("the provider's invoice has them under the key", endpoints == ["images", "responses", "responses"], ", ".join(endpoints))
    person.create("From a URL", {"kind": "url", "url": films.url, "maxSeconds": 20}, thumbnails=1)
    return secret, project_id, card_id, made


def the_key_is_removed(person, upload_id, unbound, secret, bound, card_id, made):
    story = person.story
    story.act("Act 3 · The key is removed")
    person.preview_removal(bound)
    person.api.api_keys_remove()
    story.check("everything made stays readable, byte for byte", all(person.content(output_id) == content for output_id, content in made.items()))
    before = person.available()
    for order in (
        lambda: person.api.work_write(bound, {"prompt": "Hello", "withTranscript": False}),
        lambda: person.api.work_run(bound, card_id, {}),
        lambda: person.api.work_draw(bound, {"prompt": "A boat", "size": "512x512"}),
    ):
        story.refused("what needs the key is refused", "key_required_same", order, reason="no_key_stored", requiredKeyLastFour=secret[-4:])
    story.check("and costs nothing", person.available() == before)
    payer, moved, _, _ = person.make(lambda: person.api.work_look(bound, {"count": 1}))
    story.check("more thumbnails still work on credits", payer == "credits" and moved > 0, f"{moved} micro-credits")
    payer, _, task, _ = person.make(lambda: person.api.work_write(unbound, {"prompt": "Hello", "withTranscript": False}))
    story.check("the project of act 1 goes on with credits", payer == "credits" and task["state"] == "succeeded")
    person.fork(bound)
    other = f"sk-proj-{uuid.uuid4().hex}"
    person.api.api_keys_add({"secret": other})
    story.refused("another key does not help", "key_required_same", lambda: person.api.work_write(bound, {"prompt": "Hello", "withTranscript": False}), reason="another_key_is_stored")
    person.api.api_keys_remove()
    person.api.api_keys_add({"secret": secret})
    payer, _, task, _ = person.make(lambda: person.api.work_write(bound, {"prompt": "Hello", "withTranscript": False}))
    story.check("the same key unlocks at once", payer == "own-key" and task["state"] == "succeeded")


def the_key_runs_dry(person, upload_id, secret, bound):
    story = person.story
    story.act("Act 4 · The key runs dry")
    person.service.provider.drain(secret)
    payer, moved, task, _ = person.make(lambda: person.api.work_write(bound, {"prompt": "Too late", "withTranscript": False}))
    story.check("the run stops and credits do not move", task["state"] == "stopped" and moved == 0, f"{task['state']} ({task['cause']})")
    notices = person.until("the notice", lambda: [one for one in person.api.notices_list()["items"] if one["kind"] == "key_exhausted"])
    story.check("a notice tells it", notices[0]["remedies"] == ["add_funds_at_openai", "remove_key"], notices[0]["sentence"])
    plan = {"name": "Not now", "source": {"kind": "upload", "uploadId": upload_id}, "transcribe": False, "thumbnails": 1}
    before = (person.available(), len(person.api.projects_list()["items"]))
    refused = {"reason": "exhausted", "remedies": ["add_funds_at_openai", "remove_key"], "purse": "openai_account"}
    story.refused("a new project is refused, with both ways out", "key_unusable", lambda: person.api.projects_create(plan), **refused)
    story.check("and leaves nothing behind", (person.available(), len(person.api.projects_list()["items"])) == before)
    person.service.provider.top_up(secret)
    made = person.create("After the top-up", plan["source"], transcribe=False, thumbnails=1)
    story.check("way out 1: topped up, without touching the key here", made["boundTo"]["lastFour"] == secret[-4:])
    person.service.provider.drain(secret)
    _, _, task, _ = person.make(lambda: person.api.work_write(bound, {"prompt": "Dry again", "withTranscript": False}))
    person.api.api_keys_remove()
    made = person.create("After the removal", plan["source"], transcribe=False, thumbnails=1)
    story.check("way out 2: removed, creation works on credits", made["boundTo"] is None)


def the_books(person):
    story = person.story
    story.act("Act 5 · The books")
    entries, cursor, opening = [], None, None
    while True:
        page = person.api.credits_statement(limit=25, cursor=cursor)
        opening = page["opening"] if opening is None else opening
        entries += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    total = credits(opening) + sum(credits(entry["change"]) for entry in entries)
    story.check("opening and movements make the closing balance", total == credits(page["closing"]) == person.available(), f"{len(entries)} movements")
    balance = {name: credits(amount) for name, amount in person.api.credits_balance().body.items() if isinstance(amount, dict)}
    left = balance["granted"] + balance["adjusted"]
    right = balance["spent"] - balance["returned"] + balance["held"] + balance["pending"] + balance["expired"] + balance["available"]
    story.check("granted + adjusted = (spent − returned) + held + pending + expired + available", left == right, f"{left} = {right}")
    story.check("nothing is held any more", balance["held"] == 0)


def play(story, service, films):
    person = Person(generated_client(service.url), story, service)
    upload_id, unbound, _ = on_credits(person)
    secret, bound, card_id, made = on_an_own_key(person, upload_id, films)
    the_key_is_removed(person, upload_id, unbound, secret, bound, card_id, made)
    the_key_runs_dry(person, upload_id, secret, bound)
    the_books(person)
    person.erase()


def main():
    story = Story()
    films = FilmServer()
    service = Service({"KEYREEL_FETCH_ALLOW": films.address})
    try:
        play(story, service, films)
    finally:
        service.close()
        films.close()
    print(f"\n{story.held} passed, {story.failed} failed")
    return 0 if story.failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
