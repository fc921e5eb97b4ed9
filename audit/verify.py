#!/usr/bin/env python3
"""Verifies an audit export offline. Written from docs/log-format.md alone; needs Python 3.9 or newer and its standard library.

    python3 audit/verify.py <folder> [--key <verifier's key or file of keys>]... [--checkpoint <file>]... [--account <id>] [--json]
    python3 audit/verify.py --batch <file> [--key ...]

Exit code 0 when everything that was checked holds, 1 when something does not, 2 when the call cannot be understood.
"""

import base64
import hashlib
import json
import os
import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

# --- Ed25519, verification alone: RFC 8032 §5.1.7, in the extended coordinates of §5.1.4 -----------------------------------------------------

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
ROOT_OF_MINUS_1 = pow(2, (PRIME - 1) // 4, PRIME)


def x_of(y, sign):
    """The x that belongs to a y on the curve (RFC 8032 §5.1.3), None where there is none."""
    if y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, PRIME - 2, PRIME) % PRIME
    if square == 0:
        return None if sign else 0
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * ROOT_OF_MINUS_1 % PRIME
    if (x * x - square) % PRIME:
        return None
    return x if x & 1 == sign else PRIME - x


BASE_Y = 4 * pow(5, PRIME - 2, PRIME) % PRIME
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % PRIME)


def plus(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % PRIME
    b = (p[1] + p[0]) * (q[1] + q[0]) % PRIME
    c = 2 * p[3] * q[3] * CURVE % PRIME
    d = 2 * p[2] * q[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = plus(result, point)
        point = plus(point, point)
        scalar >>= 1
    return result


def same_point(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % PRIME == 0 and (p[1] * q[2] - q[1] * p[2]) % PRIME == 0


def point_of(data):
    number = int.from_bytes(data, "little")
    y = number & (1 << 255) - 1
    x = x_of(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % PRIME)


def signed(public, message, signature):
    """Whether this is the signature of the message by the holder of the key."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = point_of(public), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    return same_point(times(s, BASE), plus(r, times(k, a)))


# --- the tree: RFC 6962 §2.1 -------------------------------------------------------------------------------------------------------------------


def sha256(data):
    return hashlib.sha256(data).digest()


def node(left, right):
    return sha256(b"\x01" + left + right)


class Tree:
    """Grows by a perfect subtree at a time and keeps the roots of its perfect subtrees alone, largest first."""

    def __init__(self, peaks=()):
        self.peaks = list(peaks)  # (height, hash)

    def add(self, top, height=0):
        while self.peaks and self.peaks[-1][0] == height:
            top = node(self.peaks.pop()[1], top)
            height += 1
        self.peaks.append((height, top))

    def root(self, more=()):
        """The root, with these leaves after those that are in."""
        grown = Tree(self.peaks)
        for leaf in more:
            grown.add(leaf)
        if not grown.peaks:
            return sha256(b"")
        root = grown.peaks[-1][1]
        for _, peak in reversed(grown.peaks[:-1]):
            root = node(peak, root)
        return root


WIDTH = 256


def top_of(hashes):
    """The root over as many hashes as a whole tile has."""
    while len(hashes) > 1:
        hashes = [node(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def tile_path(level, index, width):
    groups = [f"{index % 1000:03d}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03d}")
    return f"tile/{level}/" + "/".join(groups) + ("" if width == WIDTH else f".p/{width}")


# --- signed notes and checkpoints: C2SP signed-note, tlog-checkpoint ---------------------------------------------------------------------------


class Malformed(Exception):
    pass


BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\Z")


def unbase64(text):
    if not BASE64.match(text):
        raise Malformed("not base64")
    data = base64.b64decode(text)
    if base64.b64encode(data).decode() != text:
        raise Malformed("not base64 in its one form")
    return data


def key_of(text):
    """A verifier's key as (log, public key): it counts for every epoch of its log."""
    parts = text.strip().split("+", 2)
    if len(parts) != 3:
        raise Malformed("not a verifier's key")
    name, key_id, data = parts[0], parts[1], unbase64(parts[2])
    if len(data) != 33 or data[0] != 1 or sha256(name.encode() + b"\n" + data)[:4].hex() != key_id:
        raise Malformed("not a verifier's key")
    origin = re.fullmatch(r"keyreel\.log/([0-9a-f-]{36})/[1-9][0-9]*", name)
    if not origin:
        raise Malformed("not a key of such a log")
    return origin[1], data[1:]


class Checkpoint:
    """A checkpoint as it was written; `told` is where it was found."""

    def __init__(self, data, told):
        self.told = told
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Malformed("not UTF-8")
        body, divider, signatures = text.partition("\n\n")
        self.body = body + "\n"
        lines = signatures.split("\n")
        head = self.body.split("\n")
        if not divider or lines.pop() != "" or not lines or len(head) != 4:
            raise Malformed("not a checkpoint")
        marked = [re.fullmatch("\u2014 ([^ +]+) ([A-Za-z0-9+/=]+)", line) for line in lines]
        if not all(marked):
            raise Malformed("a signature cannot be read")
        self.signatures = [(one[1], unbase64(one[2])) for one in marked]
        named = re.fullmatch(r"keyreel\.log/([0-9a-f-]{36})/([1-9][0-9]*)", head[0])
        if not named or not re.fullmatch(r"0|[1-9][0-9]*", head[1]):
            raise Malformed("not a checkpoint of such a log")
        self.origin, self.log, self.epoch, self.size = head[0], named[1], int(named[2]), int(head[1])
        self.root = unbase64(head[2])
        if len(self.root) != 32:
            raise Malformed("its root has another length")

    def good(self, keys):
        """Whether a known key signed it, and no known key's signature is wrong. `keys` are pairs of a log and a public key."""
        known = {sha256(self.origin.encode() + b"\n\x01" + public)[:4]: public for log, public in keys if log == self.log}
        ours = [data for name, data in self.signatures if name == self.origin and data[:4] in known]
        return bool(ours) and all(signed(known[data[:4]], self.body.encode(), data[4:]) for data in ours)


# --- the books ---------------------------------------------------------------------------------------------------------------------------------


class Irregular(Exception):
    """An event that the books cannot take."""


def must(holds, sentence):
    if not holds:
        raise Irregular(sentence)


def credits(text):
    must(isinstance(text, str) and re.fullmatch(r"-?(0|[1-9][0-9]*)", text) and text != "-0", f"{text!r} is not an amount")
    return int(text)


def whole(quantity):
    must(isinstance(quantity, (int, float, Decimal)) and not isinstance(quantity, bool) and quantity >= 0, f"{quantity!r} is not a quantity")
    exact = Decimal(float(quantity)).quantize(Decimal("0.000001"), ROUND_HALF_UP)
    return int(exact.to_integral_value("ROUND_CEILING"))


def charge(parts, quantities):
    must(isinstance(quantities, dict) and all(type(part["per"]) is int and part["per"] > 0 for part in parts), "a price or a usage cannot be read")
    total = sum((Fraction(whole(quantities.get(part["unit"], 0)) * credits(part["microCredits"]), part["per"]) for part in parts), Fraction(0))
    return -(-total.numerator // total.denominator)


SUMS = ("granted", "adjusted", "spent", "returned", "held", "pending", "expired", "available", "borneByPlatform", "shortfall")


class Book:
    """One account."""

    def __init__(self):
        self.sums = dict.fromkeys(SUMS, 0)
        self.grants = {}
        self.waiting = {}
        self.holds = {}
        self.charges = {}
        self.unborne = None
        self.lines = []

    def move(self, **changes):
        for name, change in changes.items():
            self.sums[name] += change

    def enter(self, kind, data):
        must(self.unborne is None or kind == "CostBorneByPlatform", "a cost above its hold was borne by nobody")
        handler = getattr(self, kind, None)
        if handler:
            handler(data)
        after = credits(data.get("availableAfter"))
        s = self.sums
        made = s["spent"] - s["returned"] + s["held"] + s["pending"] + s["expired"] + s["available"]
        must(s["granted"] + s["adjusted"] == made, "the credits of the account are not conserved")
        must(all(amount >= 0 for amount in self.grants.values()), "a grant fell below zero")
        must(s["available"] >= 0 and s["held"] >= 0, "the account fell below zero")
        must(sum(self.grants.values()) == s["available"], "the grants do not make what is available")
        must(after == s["available"], f"it says that {after} are available, and {s['available']} are")

    def new_grant(self, name, amount):
        must(isinstance(name, str) and name not in self.grants and name not in self.waiting, "a grant was made twice")
        must(amount > 0, "a grant brought nothing")
        self.grants[name] = amount

    def CreditsGranted(self, data):
        amount = credits(data["amount"])
        if data.get("startsAt") is None:
            self.new_grant(data["grantId"], amount)
            return self.move(granted=amount, available=amount)
        must(data["grantId"] not in self.grants and data["grantId"] not in self.waiting, "a grant was made twice")
        must(amount > 0, "a grant brought nothing")
        self.waiting[data["grantId"]] = amount
        self.move(granted=amount, pending=amount)

    def GrantStarted(self, data):
        amount = credits(data["amount"])
        must(self.waiting.get(data["grantId"]) == amount, "a grant started with another amount, or twice")
        del self.waiting[data["grantId"]]
        self.grants[data["grantId"]] = amount
        self.move(pending=-amount, available=amount)

    def take(self, slices, amount, what):
        must(sum(credits(part["amount"]) for part in slices) == amount, f"the slices of {what} do not make its amount")
        for part in slices:
            taken = credits(part["amount"])
            must(0 < taken <= self.grants.get(part["grantId"], 0), f"{what} takes more from a grant than it has")
            self.grants[part["grantId"]] -= taken

    def set_aside(self, hold, slices, amount):
        self.take(slices, amount, "a hold")
        for part in slices:
            hold["of"][part["grantId"]] = hold["of"].get(part["grantId"], 0) + credits(part["amount"])
        hold["amount"] += amount
        self.move(held=amount, available=-amount)

    def CreditsHeld(self, data):
        amount = credits(data["amount"])
        must(charge(data["tariff"]["parts"], data["ceiling"]) == amount, "a hold is not what its tariff asks for its ceiling")
        hold = {"amount": 0, "of": {}, "tariff": data["tariff"], "ceiling": data["ceiling"]}
        self.set_aside(hold, data["slices"], amount)
        self.holds[data["holdId"]] = hold

    def opened(self, data):
        must(data["holdId"] in self.holds, "a hold is not open")
        return self.holds[data["holdId"]]

    def usage_to_settle(self, data, usage):
        """What a task's end states; an estimate above the hold stops at what was held."""
        hold = self.holds.get(data["holdId"])
        above = data.get("estimated") is True and hold and charge(hold["tariff"]["parts"], usage) > hold["amount"]
        return hold["ceiling"] if above else usage

    def HoldExtended(self, data):
        self.set_aside(self.opened(data), data["slices"], credits(data["by"]))

    def close(self, name):
        hold = self.holds.pop(name)
        for grant, amount in hold["of"].items():
            self.grants[grant] = self.grants.get(grant, 0) + amount

    def HoldSettled(self, data):
        hold = self.opened(data)
        cost, charged, returned = credits(data["cost"]), credits(data["charged"]), credits(data["returned"])
        tariff = hold["tariff"]
        must(
            tariff["priceVersion"] == data["priceVersion"] and tariff["operation"] == data["operation"],
            "a hold was settled under another tariff",
        )
        must(charge(tariff["parts"], data["usage"]) == cost, "a cost is not what the tariff asks for the usage")
        must(charged == min(cost, hold["amount"]), "a charge is neither the cost nor, where that is less, the hold")
        must(charged + returned == hold["amount"], "what was charged and what went back do not make the hold")
        must(sum(credits(part["amount"]) for part in data["slices"]) == charged, "the slices of a charge do not make it")
        for part in data["slices"]:
            left = hold["of"].get(part["grantId"], 0) - credits(part["amount"])
            must(left >= 0, "a charge comes out of credits that were not held for it")
            hold["of"][part["grantId"]] = left
        self.close(data["holdId"])
        self.move(held=-hold["amount"], available=returned, spent=charged)
        self.charges[data["holdId"]] = charged
        if cost > charged:
            self.unborne = (data["holdId"], cost - charged)

    def CostBorneByPlatform(self, data):
        amount = credits(data["amount"])
        must(self.unborne == (data["holdId"], amount), "the platform bore a cost that was not above its hold")
        self.unborne = None
        self.move(borneByPlatform=amount)

    def HoldReleased(self, data):
        hold = self.opened(data)
        must(credits(data["amount"]) == hold["amount"], "a hold was released with another amount than it had")
        self.close(data["holdId"])
        self.move(held=-hold["amount"], available=hold["amount"])

    def GrantExpired(self, data):
        amount = credits(data["amount"])
        must(self.grants.get(data["grantId"]) == amount, "a grant expired with another amount than was left of it")
        self.grants[data["grantId"]] = 0
        self.move(expired=amount, available=-amount)

    def CreditsAdjusted(self, data):
        amount = credits(data["amount"])
        if amount > 0:
            self.new_grant(data["grantId"], amount)
        else:
            must(self.grants.get(data["grantId"], 0) + amount >= 0, "an adjustment takes more from a grant than it has")
            self.grants[data["grantId"]] = self.grants.get(data["grantId"], 0) + amount
        self.move(adjusted=amount, available=amount)

    def ChargeReturned(self, data):
        amount = credits(data["amount"])
        left = self.charges.get(data["holdId"], 0) - amount
        must(left >= 0, "more is paid back than a task was charged")
        self.new_grant(data["returnId"], amount)
        self.charges[data["holdId"]] = left
        self.move(returned=amount, available=amount)

    def PaymentTakenBack(self, data):
        amount = credits(data["amount"])
        self.take(data["slices"], amount, "a reversal")
        self.move(adjusted=-amount, available=-amount)

    def ShortfallRecorded(self, data):
        self.move(shortfall=credits(data["amount"]))


ENDS = {"TaskSucceeded", "TaskFailed", "TaskCancelled"}


class Books:
    """All accounts, the prices that they cite and the tasks that they pay for."""

    def __init__(self):
        self.accounts = {}
        self.prices = {}
        self.held = set()
        self.own = set()
        self.ends = {}
        self.entries = 0

    def enter(self, stream, kind, data):
        category, _, name = stream.partition("-")
        try:
            if category == "pricecatalogue" and kind == "PriceCatalogueAdopted":
                self.entries += 1
                must(data["version"] not in self.prices, "prices were adopted twice")
                self.prices[data["version"]] = data["operations"]
            elif category == "task":
                self.task(name, kind, data)
            elif category == "credits":
                self.entries += 1
                self.movement(name, kind, data)
        except (KeyError, TypeError, AttributeError, ValueError, ZeroDivisionError, OverflowError) as error:
            raise Irregular(f"the {kind} cannot be read ({type(error).__name__})")

    def task(self, name, kind, data):
        if kind == "TaskScheduled" and data["order"]["payer"]["by"] == "own-key":
            must(name not in self.held, "credits were held for work of an own key")
            self.own.add(name)
        elif kind in ENDS:
            must(name not in self.ends, "a task ended twice")
            self.ends[name] = (data["payer"], data["usage"])

    def movement(self, account, kind, data):
        version = data["tariff"]["priceVersion"] if kind == "CreditsHeld" else data.get("priceVersion")
        must(version is None or version in self.prices, "prices were cited before they were adopted")
        if kind == "CreditsHeld":
            self.hold(data)
        elif kind == "HoldSettled":
            payer, usage = self.ends.get(data["holdId"], (None, None))
            must(payer is not None, "a hold was settled before its task ended")
            must(payer == "credits", "a hold was settled for a task that credits did not pay for")
            must(self.accounts.get(account, Book()).usage_to_settle(data, usage) == data["usage"], "a hold was settled with another usage than its task's end states")
        book = self.accounts.setdefault(account, Book())
        book.enter(kind, data)

    def hold(self, data):
        must(data["holdId"] not in self.held, "credits were held twice for a task")
        must(data["holdId"] not in self.own, "credits were held for work of an own key")
        self.held.add(data["holdId"])
        tariff = data["tariff"]
        stated = next((one for one in self.prices[tariff["priceVersion"]] if one["operation"] == tariff["operation"]), None)
        same = stated and stated["operationClass"] == tariff["operationClass"] and parts_of(stated) == parts_of(tariff)
        must(same, "a tariff is not the one that its prices state")

    def totals(self):
        return {name: sum(book.sums[name] for book in self.accounts.values()) for name in SUMS}


def parts_of(tariff):
    return [(part["unit"], part["microCredits"], part["per"]) for part in tariff["parts"]]


# --- an export -----------------------------------------------------------------------------------------------------------------------------------

FIELDS = ["ordinal", "stream", "revision", "id", "type", "schemaVersion", "data", "metadata"]
REQUIRED = ("actor", "commandId", "causationId", "correlationId", "at")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
SURROGATE = re.compile("[\ud800-\udfff]")
CANNOT_SEE = (
    "a rewrite of everything before the first checkpoint that anybody outside holds",
    "events that were never written",
    "whether the words of an event are true",
)


def no_such_number(name):
    raise ValueError(f"{name} is no number in JSON")


def parsed(text):
    return json.loads(text, parse_constant=no_such_number)


def whole_number(value, least, most):
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return type(value) is int and least <= value <= most


def has_surrogate(value):
    """A lone surrogate in any text of a JSON value; the parser has joined those that come in pairs."""
    if isinstance(value, str):
        return bool(SURROGATE.search(value))
    if isinstance(value, dict):
        return any(has_surrogate(name) or has_surrogate(one) for name, one in value.items())
    return isinstance(value, list) and any(has_surrogate(one) for one in value)


class Faulty(Exception):
    """A line that is no event."""


class Event:
    def __init__(self, line, place):
        try:
            said = parsed(line.decode("utf-8"))
        except (ValueError, RecursionError):
            raise Faulty("the line is not JSON")
        if not isinstance(said, dict) or list(said) != FIELDS:
            raise Faulty("the line has other fields than an event, or another order")
        texts = [said[name] for name in ("stream", "id", "type", "data", "metadata")]
        if not all(isinstance(text, str) and not SURROGATE.search(text) for text in texts):
            raise Faulty("a field is no text, or holds half a character")
        if not whole_number(said["revision"], 0, 2**53 - 1) or not whole_number(said["schemaVersion"], 1, 32767):
            raise Faulty("the revision or the schema version is no number that it can be")
        if not UUID.match(said["id"]):
            raise Faulty("the id is not a UUID in lower case")
        self.place = place
        self.ordinal, self.revision, self.version = said["ordinal"], int(said["revision"]), int(said["schemaVersion"])
        self.stream, self.id, self.type, self.data_text, self.metadata_text = texts[0], texts[1], texts[2], texts[3], texts[4]
        self.data = self.object(self.data_text, "data")
        metadata = self.object(self.metadata_text, "metadata")
        if not all(isinstance(text, str) for text in metadata.values()) or not all(name in metadata for name in REQUIRED):
            raise Faulty("the metadata lack a field, or hold something that is no text")

    def object(self, text, name):
        try:
            value = parsed(text)
        except (ValueError, RecursionError):
            raise Faulty(f"the {name} are not JSON")
        if not isinstance(value, dict) or ("\\u" in text and has_surrogate(value)):
            raise Faulty(f"the {name} are no JSON object, or hold half a character")
        return value

    def leaf(self):
        parts = [self.stream.encode(), self.revision.to_bytes(8, "big"), bytes.fromhex(self.id.replace("-", ""))]
        parts += [self.type.encode(), self.version.to_bytes(8, "big"), self.data_text.encode(), self.metadata_text.encode()]
        return sha256(b"\x00" + b"".join(len(part).to_bytes(4, "big") + part for part in parts))


def manifest_of(folder):
    """The manifest when it is one; None where there is none. Raises Malformed."""
    try:
        with open(os.path.join(folder, "manifest.json"), "rb") as file:
            said = parsed(file.read().decode("utf-8"))
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError):
        raise Malformed("the manifest is not JSON")
    if not isinstance(said, dict) or said.get("format") != "keyreel-audit-export/1":
        raise Malformed("the manifest is not of this format")
    if not isinstance(said.get("log"), str) or not UUID.match(said["log"]) or "checkpoint" not in said:
        raise Malformed("the manifest does not name its log and its checkpoint")
    numbers = all(whole_number(said.get(name), least, 2**53 - 1) for name, least in (("epoch", 1), ("from", 1), ("to", 0), ("size", 0)))
    if not numbers or said["to"] < said["from"] - 1 or said["size"] < said["to"]:
        raise Malformed("the manifest's numbers cannot be")
    if not isinstance(said["checkpoint"], (str, type(None))) or len(unbase64(str(said.get("root")))) != 32:
        raise Malformed("the manifest's root or checkpoint cannot be read")
    files = said.get("files")
    if not isinstance(files, list) or not all(isinstance(one, dict) and isinstance(one.get("path"), str) for one in files):
        raise Malformed("the manifest does not name its files")
    for one in files:
        if not whole_number(one.get("bytes"), 0, 2**53 - 1) or not re.fullmatch("[0-9a-f]{64}", str(one.get("sha256"))):
            raise Malformed("the manifest does not say what its files are")
    return said


def files_below(folder, within=""):
    found = []
    for name in os.listdir(os.path.join(folder, within)):
        path = f"{within}{name}"
        found += files_below(folder, path + "/") if os.path.isdir(os.path.join(folder, path)) else [path]
    return found


class Examination:
    """One export, judged with what somebody kept."""

    def __init__(self, folder, keys, kept, account=None):
        self.folder, self.account = folder, account
        self.failures = []  # (ordinal or None, check, reason)
        self.unproven = []
        self.books = None
        self.kept_files = kept
        self.keys = keys
        self.agreed = (0, 0)  # size of the largest checkpoint that agrees, and how many do

    def fails(self, check, ordinal, reason):
        self.failures.append((ordinal, check, reason))

    def verdict(self):
        try:
            self.manifest = manifest_of(self.folder)
        except Malformed as error:
            self.fails("V1", None, str(error))
            self.first, self.last = 1, 0
            return self.said()
        names = sorted(name for name in os.listdir(self.at("events")) if self.is_events(name)) if os.path.isdir(self.at("events")) else []
        self.event_files = names
        if self.manifest:
            self.first, self.last, self.size = (int(self.manifest[name]) for name in ("from", "to", "size"))
            self.check_files()
        else:
            self.unproven.append("the export is unfinished: it has no manifest")
            self.first = int(names[0][:12]) if names else 1
        self.know_keys()
        self.notes = self.checkpoints()
        self.openings = []
        self.read()
        self.judge_epochs()
        self.judge_checkpoints()
        return self.said()

    def at(self, path):
        return os.path.join(self.folder, *path.split("/"))

    def is_events(self, name):
        return self.manifest is not None or bool(re.fullmatch(r"[0-9]{12}\.jsonl", name))

    def know_keys(self):
        if self.keys is not None:
            return
        self.unproven.append("the keys are those of the export itself")
        try:
            with open(self.at("keys.txt"), encoding="utf-8") as file:
                self.keys = [key_of(line) for line in file if line.strip()]
        except (OSError, ValueError, Malformed):
            self.keys = []

    # V1

    def check_files(self):
        named = {}
        for one in self.manifest["files"]:
            if one["path"] in named:
                self.fails("V1", None, f"{one['path']} is named twice")
            named[one["path"]] = one
        there = set(files_below(self.folder)) - {"manifest.json"}
        for path in sorted(there - set(named)):
            self.fails("V1", None, f"{path} is not named")
        for path, one in sorted(named.items()):
            if path not in there:
                self.fails("V1", None, f"{path} is missing")
                continue
            digest, length = hashlib.sha256(), 0
            with open(self.at(path), "rb") as file:
                for piece in iter(lambda: file.read(1 << 20), b""):
                    digest.update(piece)
                    length += len(piece)
            if length != one["bytes"] or digest.hexdigest() != one["sha256"]:
                self.fails("V1", None, f"{path} is not what the manifest says")

    # V2, V3, V4, V7: one pass over events and leaves

    def lines(self):
        """Every line with its place, in the order of the files."""
        place = self.first
        for name in self.event_files:
            with open(self.at(f"events/{name}"), "rb") as file:
                for at, line in enumerate(file):
                    if at == 0 and name != f"{place:012d}.jsonl":
                        self.fails("V2", place, f"the file events/{name} is not named after its first event")
                    if not line.endswith(b"\n"):
                        if self.manifest is None and name == self.event_files[-1]:
                            return
                        self.fails("V2", place, "the line does not end")
                    yield place, line
                    place += 1

    def read(self):
        sizes = {note.size for note, _ in self.notes}
        self.roots = {0: sha256(b"")}
        leaves = self.leaves_of_tiles(sizes) if self.manifest else None
        tree, tail = Tree(), []
        ids, revisions = set(), {}
        books = Books() if self.first == 1 else None
        irregular = False
        place = self.first - 1
        if leaves:
            for _ in range(self.first - 1):
                next(leaves, None)
        for place, line in self.lines():
            event = None
            try:
                event = Event(line, place)
                if not whole_number(event.ordinal, place, place):
                    self.fails("V2", place, f"the ordinal is {event.ordinal}")
                number = int(event.id.replace("-", ""), 16)
                if number in ids:
                    self.fails("V2", place, f"the id {event.id} came before")
                ids.add(number)
            except Faulty as error:
                self.fails("V2", place, str(error))
            if self.manifest and place > self.last:
                self.fails("V2", self.last + 1, "there are more events than the manifest says")
                break
            stated = next(leaves, None) if leaves else None
            if event is None:
                irregular = True
                continue
            self.follow(event, revisions)
            leaf = event.leaf()
            if leaves:
                if stated is not None and stated != leaf:
                    self.fails("V4", place, "the event is not the one whose leaf is in the tree")
            elif self.first == 1:
                tail.append(leaf)
                if place in sizes:
                    self.roots[place] = tree.root(tail)
                if len(tail) == WIDTH:
                    tree.add(top_of(tail), 8)
                    tail = []
            if event.type == "LogEpochOpened":
                self.opened(event)
            if books and not irregular:
                irregular = not self.booked(books, event)
        if self.manifest:
            if place < self.last:
                self.fails("V2", place + 1, "the events end here, before the manifest says so")
            for _ in leaves:
                pass
        else:
            self.last = self.size = place
        self.finish_books(books, irregular)

    def follow(self, event, revisions):
        """Revisions count up in each stream."""
        expected = revisions.get(event.stream, 0 if self.first == 1 else event.revision)
        if event.revision != expected:
            self.fails("V3", event.place, f"revision {event.revision} of its stream comes where {expected} is due")
        revisions[event.stream] = event.revision + 1

    def booked(self, books, event):
        try:
            books.enter(event.stream, event.type, event.data)
            if self.manifest and event.type == "PriceCatalogueAdopted" and event.stream.startswith("pricecatalogue-"):
                self.check_prices(event)
            return True
        except Irregular as error:
            self.fails("V7", event.place, f"{error} ({event.type} of {event.stream})")
            return False

    def check_prices(self, event):
        path = f"prices/{event.data['version']}.json"
        try:
            with open(self.at(path), "rb") as file:
                same = file.read() == event.data_text.encode()
        except (OSError, ValueError):
            same = False
        must(same, f"{path} is not the catalogue that was adopted")

    def finish_books(self, books, irregular):
        if books is None:
            return
        if self.manifest and self.last == self.size and os.path.isdir(self.at("prices")):
            for name in sorted(files_below(self.at("prices"))):
                if not name.endswith(".json") or name[:-5] not in books.prices:
                    if not irregular:
                        self.fails("V7", None, f"nobody adopted prices/{name}")
        if not irregular:
            self.books = books

    def leaves_of_tiles(self, sizes):
        """The hashes of level 0 in order, None where a tile is missing; on the way everything above is checked."""
        tree, known = Tree(), True
        tops = []
        for index in range(-(-self.size // WIDTH)):
            width = min(WIDTH, self.size - index * WIDTH)
            hashes = self.tile(0, index, width)
            first = index * WIDTH
            if hashes is None:
                known = False
                tops.append(None)
                yield from [None] * width
                continue
            if known:
                for size in [size for size in sizes if first < size <= first + width]:
                    self.roots[size] = tree.root(hashes[: size - first])
                if width == WIDTH:
                    tree.add(top_of(hashes), 8)
                else:
                    for one in hashes:
                        tree.add(one)
            if width == WIDTH:
                tops.append(top_of(hashes))
            yield from hashes
        if known and tree.root() != unbase64(self.manifest["root"]):
            self.fails("V4", None, "the tiles do not make the root that the manifest states")
        self.check_levels(tops)

    def check_levels(self, tops):
        level = 1
        while len(tops := tops[: self.size >> 8 * level]):
            above = []
            for index in range(-(-len(tops) // WIDTH)):
                width = min(WIDTH, len(tops) - index * WIDTH)
                hashes = self.tile(level, index, width)
                for at in range(width):
                    below = tops[index * WIDTH + at]
                    if hashes is not None and below is not None and hashes[at] != below:
                        self.fails("V4", ((index * WIDTH + at) << 8 * level) + 1, f"a hash of level {level} is not the root of the tile below")
                if width == WIDTH:
                    above.append(None if hashes is None else top_of(hashes))
            tops, level = above, level + 1

    def tile(self, level, index, width):
        path = tile_path(level, index, width)
        try:
            with open(self.at(path), "rb") as file:
                data = file.read()
        except OSError:
            data = b""
        if len(data) != width * 32:
            self.fails("V4", (index * WIDTH << 8 * level) + 1, f"{path} is missing or has another length")
            return None
        return [data[at : at + 32] for at in range(0, len(data), 32)]

    # V5

    def checkpoints(self):
        """Every note that can be read and bears a good signature, and whether it was kept by somebody else."""
        notes, newest = [], None
        names = sorted(files_below(self.at("checkpoints"))) if os.path.isdir(self.at("checkpoints")) else []
        for name in names:
            if self.manifest is None and not re.fullmatch(r"[1-9][0-9]*-[0-9]{12}\.note", name):
                continue
            note = self.note(self.at(f"checkpoints/{name}"), f"checkpoints/{name}")
            if note is None:
                continue
            if name != f"{note.epoch}-{note.size:012d}.note":
                self.fails("V5", None, f"checkpoints/{name} says another epoch or size")
            newest = max(newest or (0, 0, ""), (note.epoch, note.size, f"checkpoints/{name}"))
            if self.vouched(note):
                notes.append((note, False))
        if self.manifest and self.manifest["checkpoint"] != (newest and newest[2]):
            self.fails("V5", None, "the manifest names another checkpoint than the newest one that is there")
        for path in self.kept_files:
            note = self.note(path, path)
            if note is not None and self.vouched(note):
                notes.append((note, True))
        return notes

    def note(self, path, told):
        try:
            with open(path, "rb") as file:
                return Checkpoint(file.read(), told)
        except (OSError, Malformed) as error:
            self.fails("V5", None, f"{told} cannot be read as a checkpoint ({error})")
            return None

    def vouched(self, note):
        if self.manifest and note.log != self.manifest["log"]:
            self.fails("V5", None, f"{note.told} is of another log")
            return False
        if not note.good(self.keys):
            self.fails("V5", None, f"{note.told} has no good signature of a known key")
            return False
        return True

    def judge_checkpoints(self):
        agree, differ, named = [], [], set()
        for note, kept in self.notes:
            said = self.judged(note, kept)
            if said is not None:
                (agree if said else differ).append((min(note.size, self.size + 1), kept))
            if said:
                named.add((note.size, note.epoch))
        below = min((size for size, _ in differ), default=None)
        if below is not None:
            only_kept = any(kept for _, kept in differ)
            good = max((size for size, kept in agree if size < below and (kept or not only_kept)), default=0)
            cut = " because the log was cut" if below > self.size else ""
            self.fails("V5", good + 1, f"the tree is not the one that was signed: it agrees up to {good}, and at {below} it does not{cut}")
        own = {(note.epoch, note.size) for note, kept in self.notes if not kept}
        for note, kept in self.notes:
            if self.manifest and kept and (note.size, True) in agree and (note.epoch, note.size) not in own:
                self.unproven.append(f"{note.told} is not among the checkpoints of the export")
        good = [size for size, _ in agree if below is None or size < below]
        self.agreed = (max(good, default=0), sum(below is None or size < below for size, _ in named))
        if not good:
            self.unproven.append("no checkpoint agrees")
        elif max(good) < self.last:
            self.unproven.append(f"the newest checkpoint that agrees ends at {max(good)}, before the events do")

    def judged(self, note, kept):
        """True when the tree agrees with a checkpoint, False when it does not, None when that says nothing."""
        epoch = int(self.manifest["epoch"]) if self.manifest else len(self.openings) + 1
        if self.first != 1 and note.epoch < epoch:
            return None
        lost = [one for later, one in self.openings if later > note.epoch and one is not None]
        if lost and note.size >= min(lost):
            self.unproven.append(f"{note.told} is of a part that was lost")
            return None
        if note.size > self.size:
            if self.manifest:
                return False
            if kept:
                self.unproven.append(f"{note.told} is of a larger tree than there is here")
            return None
        if note.size not in self.roots:
            if kept:
                self.unproven.append(f"{note.told} could not be judged")
            return None
        return self.roots[note.size] == note.root

    # V6

    def opened(self, event):
        if self.first != 1:
            return
        lost = event.data.get("lost", ...)
        span = isinstance(lost, dict) and all(whole_number(lost.get(name), 1, 2**53 - 1) for name in ("from", "to")) and lost["from"] <= lost["to"]
        due = len(self.openings) + 2
        if not whole_number(event.data.get("epoch"), due, due) or not (span or lost is None):
            return self.fails("V6", event.place, "the opening of an epoch is not the next one, or does not say what was lost")
        self.openings.append((due, int(lost["from"]) if span else None))
        if span:
            self.unproven.append(f"epoch {due} began when the events {lost['from']} to {lost['to']} were lost")

    def judge_epochs(self):
        if self.manifest and self.first == 1 and self.manifest["to"] == self.manifest["size"] and len(self.openings) + 1 < self.manifest["epoch"]:
            self.fails("V6", None, "the manifest's epoch was never opened")

    # the verdict

    def said(self):
        order = sorted(self.failures, key=lambda one: (one[0] is None, one[0] or 0, one[1]))
        first = order[0] if order else None
        if self.first != 1:
            self.unproven.append("the export does not begin with the first event: revisions, epochs and books are not proven")
        if self.manifest_is_there() and self.last < self.size:
            self.unproven.append("the export ends before the tree does")
        size, agreeing = self.agreed
        to = min([self.last, size] + ([first[0] - 1] if first and first[0] is not None else []))
        amounts = None
        if self.books:
            totals = self.books.totals()
            amounts = {"accounts": len(self.books.accounts), **{name: str(totals[name]) for name in SUMS if name != "shortfall"}}
        return {
            "folder": self.folder,
            "verdict": "broken" if first else "partly-proven" if self.unproven else "proven",
            "firstBad": {"ordinal": first[0], "check": first[1], "reason": first[2]} if first else None,
            "proven": {"from": self.first, "to": to, "size": size, "checkpoints": agreeing},
            "books": amounts,
            "notProven": self.unproven,
            "cannotSee": list(CANNOT_SEE),
        }

    def manifest_is_there(self):
        return getattr(self, "manifest", None) is not None


def account_lines(examination, account):
    book = examination.books and examination.books.accounts.get(account)
    return {"account": account, **({name: str(amount) for name, amount in book.sums.items()} if book else {"found": False})}


def show(verdict):
    print(f"{verdict['folder']}: {verdict['verdict']}")
    bad, proven = verdict["firstBad"], verdict["proven"]
    if bad:
        print(f"  first bad: {'ordinal ' + str(bad['ordinal']) if bad['ordinal'] is not None else 'of no one event'}, {bad['check']}: {bad['reason']}")
    print(f"  proven: events {proven['from']} to {proven['to']}, by {proven['checkpoints']} checkpoint(s) up to size {proven['size']}")
    if verdict["books"]:
        print("  books: " + ", ".join(f"{name} {amount}" for name, amount in verdict["books"].items()))
    for sentence in verdict["notProven"]:
        print(f"  not proven: {sentence}")
    for sentence in verdict["cannotSee"]:
        print(f"  cannot be seen: {sentence}")


def keys_in(texts):
    if not texts:
        return None
    keys = []
    for text in texts:
        if os.path.isfile(text):
            with open(text, encoding="utf-8") as file:
                keys += [key_of(line) for line in file if line.strip()]
        else:
            keys.append(key_of(text))
    return keys


CODES = {"proven": 0, "broken": 1, "partly-proven": 3}


def main(arguments):
    options = {"--key": [], "--checkpoint": [], "--account": [], "--batch": []}
    folders, as_json = [], False
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        name, _, value = word.partition("=")
        if word == "--json":
            as_json = True
        elif name in options and (value or rest):
            options[name].append(value or rest.pop(0))
        elif word.startswith("--"):
            print(__doc__, file=sys.stderr)
            return 2
        else:
            folders.append(word)
    try:
        keys = keys_in(options["--key"])
    except (OSError, ValueError, Malformed) as error:
        print(f"A key cannot be read: {error}", file=sys.stderr)
        return 2
    if options["--batch"]:
        with open(options["--batch"][0], encoding="utf-8") as file:
            calls = [line.rstrip("\n").split("\t") for line in file if line.strip()]
        worst = 0
        for folder, *kept in calls:
            verdict = Examination(folder, keys, kept).verdict()
            worst = worst or CODES[verdict["verdict"]]
            print(json.dumps(verdict, ensure_ascii=False), flush=True)
        return worst
    if len(folders) != 1 or not os.path.isdir(folders[0]):
        print(__doc__ if len(folders) != 1 else f"There is no folder {folders[0]}.", file=sys.stderr)
        return 2
    examination = Examination(folders[0], keys, options["--checkpoint"])
    verdict = examination.verdict()
    accounts = [account_lines(examination, account) for account in options["--account"]]
    if as_json:
        print(json.dumps({**verdict, **({"accounts": accounts} if accounts else {})}, ensure_ascii=False))
    else:
        show(verdict)
        for account in accounts:
            print("  " + ", ".join(f"{name} {amount}" for name, amount in account.items()))
    return CODES[verdict["verdict"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
