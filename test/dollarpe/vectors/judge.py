"""Reads a JSON text a line, answers with a line {format: [canonical text, signature]} each. Used by the property test."""

import json
import sys

from make_vectors import escape_lone_surrogates, sign


def texts_of(text):
    value = json.loads(text)
    return {
        "compact": json.dumps(value, sort_keys=True, separators=(",", ":")),
        "compactUtf8": escape_lone_surrogates(
            json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        ),
        "spaced": json.dumps(value, sort_keys=True),
    }


for line in sys.stdin:
    texts = texts_of(line)
    print(json.dumps({style: [text, sign(text)] for style, text in texts.items()}))
