"""Serves moto on one port, with what an environment needs of AWS and moto lacks.

moto makes a random ARN for each certificate; an environment file names one that exists already. moto evaluates bucket
policies without their conditions, so "deny what is not TLS" would deny everything; the loopback interface stands for TLS.

Standard input is a pipe that whoever started this holds open: it closes when that process ends, however it ends, and
the emulator ends with it. A byte on it says: go on alone.
"""

import argparse
import json
import os
import sys
import threading

from moto.acm.models import CertBundle, acm_backends
from moto.s3.models import FakeBucket
from moto.server import main


def add_certificate(arn: str) -> None:
    _, _, _, region, account, _ = arn.split(":", 5)
    bundle = CertBundle.generate_cert("emulated.example.com", account_id=account, region=region)
    bundle.arn = arn
    bundle.status = "ISSUED"
    acm_backends[account][region]._certificates[arn] = bundle


def is_about_tls(statement: dict) -> bool:
    return "aws:SecureTransport" in json.dumps(statement.get("Condition", {}))


def take_loopback_for_tls() -> None:
    judge = FakeBucket.get_permission

    def get_permission(bucket: FakeBucket, action: str, resource: str):
        policy = bucket.policy
        if policy is not None:
            document = json.loads(policy)
            kept = [statement for statement in document["Statement"] if not is_about_tls(statement)]
            bucket.policy = json.dumps({**document, "Statement": kept}).encode()
        try:
            return judge(bucket, action, resource)
        finally:
            bucket.policy = policy

    FakeBucket.get_permission = get_permission


def end_with_starter() -> None:
    if not os.read(sys.stdin.fileno(), 1):
        os._exit(0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", required=True)
    parser.add_argument("--certificate", action="append", default=[])
    arguments = parser.parse_args()
    for certificate in arguments.certificate:
        add_certificate(certificate)
    take_loopback_for_tls()
    threading.Thread(target=end_with_starter, daemon=True).start()
    main(["-H", "127.0.0.1", "-p", arguments.port])
