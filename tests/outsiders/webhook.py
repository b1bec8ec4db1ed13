"""Owns checking signed calls as others do: one call a line of input, its headers, body and secret; says of each whether it is genuine."""

import json
import sys

import standardwebhooks

for line in sys.stdin:
    call = json.loads(line)
    try:
        standardwebhooks.Webhook(call["secret"]).verify(call["body"].encode(), call["headers"])
        print("genuine", flush=True)
    except standardwebhooks.WebhookVerificationError as error:
        print(error, flush=True)
