"""Makes signatures.json: what Python signs for bodies as JavaScript would send them.

Run it with `python3 test/dollarpe/vectors/make_vectors.py`. It uses nothing but Python's own json, hmac and hashlib, and
shares no code with the node: it is the judge of the node's signatures.
"""

import base64
import decimal
import hashlib
import hmac
import json
import pathlib
import random
import re

FILE = pathlib.Path(__file__).with_name("signatures.json")
KEY = "test_key"
SECRET = "test_secret"
TIMESTAMP = 1700000000
CASES = 240


def as_javascript_writes(value):
    """JavaScript has one kind of number: 1.0 is written 1, -0 is written 0, 1e20 in full, with zeros after the
    digits that are needed to tell it from its neighbours."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return int(decimal.Decimal(repr(value)))
    if isinstance(value, list):
        return [as_javascript_writes(item) for item in value]
    if isinstance(value, dict):
        return {key: as_javascript_writes(item) for key, item in value.items()}
    return value


def escape_lone_surrogates(text):
    """No encoding can hold a lone surrogate; JavaScript's JSON.stringify escapes it."""
    return re.sub("[\ud800-\udfff]", lambda match: "\\u%04x" % ord(match.group()), text)


def texts_of(value):
    value = as_javascript_writes(value)
    return {
        "compact": json.dumps(value, sort_keys=True, separators=(",", ":")),
        "compactUtf8": escape_lone_surrogates(
            json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        ),
        "spaced": json.dumps(value, sort_keys=True),
    }


def sign(text, key=KEY, secret=SECRET, timestamp=TIMESTAMP):
    message = f"{key}|{timestamp}|{text}".encode("utf-8")
    digest = hmac.new(secret.encode("utf-8"), message, hashlib.sha256).digest()
    return base64.b64encode(digest).decode("ascii")


def vector(name, value):
    texts = texts_of(value)
    return {
        "name": name,
        # With 1.0, -0.0 and 1e+20 as Python writes them: JavaScript reads them as its own numbers.
        "body": json.dumps(value),
        "texts": texts,
        "signatures": {style: sign(text) for style, text in texts.items()},
    }


BY_HAND = [
    ("empty object", {}),
    ("create a customer", {"full_name": "John Doe", "email": "john@example.com", "phone": "9911002211",
                           "alpha_3_country_code": "IND", "client_reference_id": "test123"}),
    ("nested object", {"b": {"d": 1, "c": [{"z": 1, "a": {"y": 2, "x": 3}}]}, "a": "first"}),
    ("list of objects", {"list": [{"b": 1, "a": 2}, {}, [], [{}]]}),
    ("empty object and list inside", {"object": {}, "list": [], "lists": [[]]}),
    ("booleans and null", {"yes": True, "no": False, "nothing": None}),
    ("slash and quotes", {"url": "https://example.com/h?a=1&b=2", "quotes": "\"'\\/"}),
    ("html", {"html": "</script><!-- & < > -->"}),
    ("control characters", {"control": "".join(map(chr, range(0x20)))}),
    ("del and c1", {"del": "".join(map(chr, range(0x7F, 0xA1)))}),
    ("line separators", {"separators": "a\u2028b\u2029c\ufeffd"}),
    ("latin, devanagari, chinese", {"full_name": "Jos\u00e9 \u00d1and\u00fa \u0928\u092e\u0938\u094d\u0924\u0947 \u674e"}),
    ("right to left", {"name": "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd"}),
    ("combining and normal forms", {"e\u0301": "\u00e9", "\u00e9": "e\u0301"}),
    ("emoji", {"emoji": "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467"}),
    ("every plane", {"planes": "".join(chr((plane << 16) + 0x41) for plane in range(17))}),
    ("lone surrogates", {"lone": "\ud800", "low": "\udc00", "swapped": "\udc00\ud800", "end": "a\udbff"}),
    ("lone surrogate keys", {"\ud800": 1, "\ue000": 2, "\U00010000": 3, "\udfff": 4}),
    ("keys beyond the BMP", {"\uffff": 1, "\U00010000": 2, "\ue000": 3, "\U0010ffff": 4, "z": 5}),
    ("keys that differ only beyond the BMP", {"a\U0001f600": 1, "a\U0001f601": 2, "a\uff61": 3, "a": 4}),
    ("keys that are numbers", {"10": 1, "9": 2, "1": 3, "01": 4, "-1": 5, "a": 6}),
    ("keys in upper and lower case", {"b": 1, "B": 2, "a": 3, "A": 4, "_": 5, "": 6}),
    ("keys that start alike", {"ab": 1, "a": 2, "abc": 3, "a ": 4, "a-": 5}),
    ("key __proto__", {"__proto__": {"b": 1, "a": 2}, "constructor": 1, "toString": 2}),
    ("small numbers", {"n": [0.0001, 0.00001, 0.000001, 0.0000001, 1.5e-5, 1.234e-5, 1.2e-7, 5e-324, 2.2e-308]}),
    ("large numbers", {"n": [1e15, 1e16, 1e17, 123456789012345680, 1e20, 1e21, 1.5e21, 1.7976931348623157e308]}),
    ("integers at the edge", {"n": [2**53 - 1, -(2**53 - 1), 2**31, -(2**31), 0]}),
    ("minus zero", {"n": [-0.0, 0.0, 0]}),
    ("whole numbers as floats", {"n": [1.0, 10.0, -3.0, 100000.0]}),
    ("amounts", {"n": [100.5, 0.1, 0.2, 0.30000000000000004, 87.2, 1234.5678, -0.5, 5e-05]}),
    ("nine levels deep", {"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": {"i": "deep"}}}}}}}}}),
    ("list at the top", [{"b": 1, "a": 2}, "text", 3, None, True]),
    ("quotation", {"asset": "usdt", "fiat": "inr", "sending_amount": "10000", "payment_method": "IMPS",
                   "customer_id": "def8b740-99f9-4cba-bc9e-99de57e927b4",
                   "bank_id": "4e6f1b20-a73c-11ec-b909-0242ac120002",
                   "risk_parameters": {"ip_address": "127.0.0.1", "device_id": "dev-1",
                                       "suspicious_activity_report": False,
                                       "law_enforcement_agency_report": False}}),
]

ALPHABETS = [
    "abcdefghijklmnopqrstuvwxyz_0123456789",
    "".join(map(chr, range(0x20, 0x7F))),
    "\"\\/\b\f\n\r\t\x00\x1f\x7f\u0080\u2028\u2029",
    "\u00e9\u00df\u0101\u0928\u092e\u674e\u5f20\uff61\ufffd\uffff",
    "\U00010000\U0001f600\U0001f9ff\U00020000\U000e0001\U0010ffff",
    "\ud800\udbff\udc00\udfff",
]


def random_text(chance):
    alphabet = "".join(chance.sample(ALPHABETS, chance.randint(1, 3)))
    return "".join(chance.choice(alphabet) for _ in range(chance.randint(0, 12)))


def random_number(chance):
    kind = chance.randint(0, 4)
    if kind == 0:
        return chance.randint(-1000, 1000)
    if kind == 1:
        return chance.randint(-(2**53 - 1), 2**53 - 1)
    if kind == 2:
        return round(chance.uniform(-1e6, 1e6), chance.randint(0, 8))
    if kind == 3:
        return chance.uniform(-10, 10) * 10.0 ** chance.randint(-30, 30)
    return chance.choice([0.0, -0.0, 1e-5, 1e-7, 1e21, 1e22, 5e-324, 1e16])


def random_value(chance, depth):
    kind = chance.randint(0, 7 if depth > 0 else 4)
    if kind <= 1:
        return random_text(chance)
    if kind <= 3:
        return random_number(chance)
    if kind == 4:
        return chance.choice([True, False, None])
    if kind == 5:
        return [random_value(chance, depth - 1) for _ in range(chance.randint(0, 4))]
    return random_object(chance, depth - 1)


def random_object(chance, depth):
    # Joined, as JavaScript has it, where a lone high surrogate meets a low one.
    names = [random_text(chance).encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
             for _ in range(chance.randint(0, 6))]
    return {name: random_value(chance, depth) for name in names}


def joined(value):
    """JavaScript sees a high surrogate followed by a low one as one character; Python only after this."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    if isinstance(value, list):
        return [joined(item) for item in value]
    if isinstance(value, dict):
        return {joined(key): joined(item) for key, item in value.items()}
    return value


def main():
    chance = random.Random(20261122)
    vectors = [vector(name, joined(value)) for name, value in BY_HAND]
    while len(vectors) < CASES:
        vectors.append(vector(f"random {len(vectors)}", joined(random_object(chance, 3))))
    head = {"apiKey": KEY, "apiSecret": SECRET, "timestamp": TIMESTAMP}
    # A vector a line, so that a change shows as such.
    lines = ",\n".join(json.dumps(each) for each in vectors)
    FILE.write_text(f'{json.dumps(head)[:-1]}, "vectors": [\n{lines}\n]}}\n', encoding="ascii")


if __name__ == "__main__":
    main()
