"""Makes a client module from an OpenAPI 3.1 document: one method an operation, standard library only.

What the document says is held against what the service does: an answer with a status, a problem code or a shape that the document
does not declare raises Undocumented.
"""

import json
import keyword
import re

PRELUDE = '''"""Generated from the API document; do not edit."""

from runtime import Api


class Client(Api):
'''


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def argument(name):
    plain = re.sub(r"\W", "_", snake(name.replace("-", ""))) if "-" in name else snake(name)
    return plain + "_" if keyword.iskeyword(plain) else plain


def method(path, verb, operation):
    """One method: path parameters by position, then the body where there is one, everything else by name."""
    parameters = operation.get("parameters", [])
    in_path = [p["name"] for p in parameters if p["in"] == "path"]
    named = [p for p in parameters if p["in"] in ("query", "header")]
    content = operation.get("requestBody", {}).get("content", {})
    media_type = next(iter(content), None)
    arguments = ["self", *map(argument, in_path)]
    if media_type is not None:
        arguments.append("body" if media_type != "application/json" else "body=None")
    # A key that is not given is made anew: each call is an order of its own.
    arguments += ["*", *(f"{argument(p['name'])}=None" for p in named)] if named else []
    given = {place: {p["name"]: argument(p["name"]) for p in named if p["in"] == place} for place in ("query", "header")}
    said = (operation.get("responses", {}).get(success_of(operation), {}).get("description") or operation["operationId"]).replace('"', "'")
    return "\n".join(
        [
            f"    def {snake(operation['operationId'])}({', '.join(arguments)}):",
            f'        """{said}"""',
            "        return self.call(",
            f"            {operation['operationId']!r},",
            f"            path={{{', '.join(f'{name!r}: {argument(name)}' for name in in_path)}}},",
            *(f"            {place}={{{', '.join(f'{k!r}: {v}' for k, v in given[place].items())}}}," for place in ("query", "header")),
            f"            body={'body' if media_type is not None else None},",
            "        )",
            "",
        ]
    )


def success_of(operation):
    return next(status for status in operation["responses"] if status.startswith("2"))


def operations(document):
    verbs = ("get", "put", "post", "delete", "options", "head", "patch")
    for path, item in document["paths"].items():
        for verb in verbs:
            if verb in item:
                yield path, verb, item[verb]


def module_from(document):
    return PRELUDE + "\n".join(method(*one) for one in operations(document))


if __name__ == "__main__":
    import sys

    sys.stdout.write(module_from(json.load(sys.stdin)))
