"""What every generated method stands on: HTTP by the standard library, and the document's word held against each answer."""

import http.client
import json
import re
import urllib.parse
import uuid


class Undocumented(Exception):
    """The service did something that its document does not say."""


class Problem(Exception):
    """A refusal, by its stable code (RFC 9457)."""

    def __init__(self, status, body):
        super().__init__(f"{status} {body.get('code')}: {body.get('title')} {body.get('reason') or ''}")
        self.status = status
        self.body = body
        self.code = body.get("code")


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def __getitem__(self, name):
        return self.body[name]


class Api:
    """Speaks to one service on behalf of whoever the token belongs to."""

    def __init__(self, url, document, token=None):
        parts = urllib.parse.urlsplit(url)
        self.host, self.port = parts.hostname, parts.port
        self.document = document
        self.token = token
        self.used = set()
        self.declared = {
            operation["operationId"]: (path, verb.upper(), operation)
            for path, item in document["paths"].items()
            for verb, operation in item.items()
            if isinstance(operation, dict) and "operationId" in operation
        }

    def call(self, operation_id, path, query, header, body):
        template, verb, operation = self.declared[operation_id]
        self.used.add(operation_id)
        address = re.sub(r"\{(\w+)\}", lambda found: urllib.parse.quote(str(path[found[1]]), safe=""), template)
        asked = {name: value for name, value in query.items() if value is not None}
        if asked:
            address += "?" + urllib.parse.urlencode(asked)
        headers = {name: str(value) for name, value in header.items() if value is not None}
        required = {p["name"] for p in operation.get("parameters", []) if p["in"] == "header" and p["required"]}
        if "Idempotency-Key" in required:
            headers.setdefault("Idempotency-Key", str(uuid.uuid4()))
        if operation.get("security") and self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        media_type = next(iter(operation.get("requestBody", {}).get("content", {})), None)
        payload = None
        if media_type is not None:
            headers["Content-Type"] = media_type
            payload = json.dumps({} if body is None else body).encode() if media_type == "application/json" else body
        return self.judged(operation, self.exchange(verb, address, headers, payload))

    def exchange(self, verb, address, headers, payload):
        line = http.client.HTTPConnection(self.host, self.port, timeout=120)
        try:
            line.request(verb, address, body=payload, headers=headers)
            response = line.getresponse()
            return response.status, response.headers, response.read()
        finally:
            line.close()

    def judged(self, operation, exchanged):
        status, headers, raw = exchanged
        name = operation["operationId"]
        kind = headers.get("content-type", "").split(";")[0]
        declared = operation["responses"].get(str(status))
        if declared is None:
            raise Undocumented(f"{name} answered {status} {raw[:300]!r}, which its document does not list")
        if kind == "application/problem+json":
            problem = json.loads(raw)
            codes = re.findall(r"`(\w+)`", declared.get("description", ""))
            if problem.get("code") not in codes:
                raise Undocumented(f"{name} refused with {problem.get('code')}, its document lists {codes} under {status}")
            raise Problem(status, problem)
        if kind != "application/json" or not raw:
            return Answer(status, headers, raw)
        body = json.loads(raw)
        schema = declared.get("content", {}).get("application/json", {}).get("schema")
        if schema is not None:
            check(self.document, schema, body, name)
        return Answer(status, headers, body)


TYPES = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


def check(document, schema, value, where):
    """Raises Undocumented unless the value has the shape that the schema declares: types, required fields, enums and patterns of text."""
    if "$ref" in schema:
        return check(document, document["components"]["schemas"][schema["$ref"].split("/")[-1]], value, where)
    for part in schema.get("allOf", []):
        check(document, part, value, where)
    choices = schema.get("oneOf") or schema.get("anyOf")
    if choices and not any(fits(document, choice, value) for choice in choices):
        raise Undocumented(f"{where} fits none of its choices: {value!r}")
    types = schema.get("type")
    allowed = types if isinstance(types, list) else [types] if types else []
    if allowed and not any(TYPES[kind](value) for kind in allowed):
        raise Undocumented(f"{where} is {value!r}, declared as {allowed}")
    if "enum" in schema and value not in schema["enum"]:
        raise Undocumented(f"{where} is {value!r}, none of {schema['enum']}")
    if isinstance(value, dict):
        for name in schema.get("required", []):
            if name not in value:
                raise Undocumented(f"{where} lacks {name}")
        if allowed and "properties" in schema and schema.get("additionalProperties") is not True:
            surplus = set(value) - set(schema["properties"])
            if surplus and not isinstance(schema.get("additionalProperties"), dict):
                raise Undocumented(f"{where} has {sorted(surplus)}, which nothing declares")
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                check(document, inner, value[name], f"{where}.{name}")
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            check(document, schema["items"], item, f"{where}[{index}]")


def fits(document, schema, value):
    try:
        check(document, schema, value, "")
        return True
    except Undocumented:
        return False
