"""Prints genuine webhook bodies signed by Python, a JSON object a line, each with a forgery: one byte of it changed.

Run as `webhooks.py <count> <timestamp>`. The bodies are written in every way that JSON allows; the signature is over
the canonical text, as DollarPe's verification example has it.
"""

import json
import random
import sys

from make_vectors import joined, random_object, sign


def canonical(text):
    return json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))


def written(chance, value):
    """The same value as different senders would write it."""
    items = list(value.items())
    chance.shuffle(items)
    text = json.dumps(
        dict(items),
        indent=chance.choice([None, None, 2, "\t"]),
        ensure_ascii=chance.choice([True, False]),
        separators=chance.choice([None, (",", ":"), (" , ", " : ")]),
    )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A lone surrogate travels only as an escape.
        text = json.dumps(dict(items))
    return text.replace("e+", chance.choice(["e+", "E+"])) if '"' not in text else text


def forged(chance, text):
    """One byte changed, so that Python reads something else or nothing at all."""
    raw = text.encode("utf-8")
    while True:
        position = chance.randrange(len(raw))
        changed = bytearray(raw)
        changed[position] = chance.choice([byte for byte in range(0x20, 0x7F) if byte != raw[position]])
        try:
            mutant = changed.decode("utf-8")
        except UnicodeDecodeError:
            continue
        try:
            if canonical(mutant) == canonical(text):
                continue
        except (ValueError, RecursionError):
            pass
        return mutant


def main():
    count, timestamp = int(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(20261122)
    for _ in range(count):
        event = {"type": "PAYOUT", "id": str(chance.random()), "event": "SUCCESS", "amount": chance.choice([1.0, 100.50, 1e16, 1e-5, 10**25, -0.0])}
        event["metadata"] = joined(random_object(chance, 3))
        body = written(chance, event)
        print(json.dumps({
            "body": body,
            "signature": sign(canonical(body), timestamp=timestamp),
            "forged": forged(chance, body),
        }))


if __name__ == "__main__":
    main()
