"""Serves moto on one port, with certificates that have given ARNs.

moto makes a random ARN for each certificate; an environment file names one that exists already.
"""

import argparse

from moto.acm.models import CertBundle, acm_backends
from moto.server import main


def add_certificate(arn: str) -> None:
    _, _, _, region, account, _ = arn.split(":", 5)
    bundle = CertBundle.generate_cert("emulated.example.com", account_id=account, region=region)
    bundle.arn = arn
    bundle.status = "ISSUED"
    acm_backends[account][region]._certificates[arn] = bundle


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", required=True)
    parser.add_argument("--certificate", action="append", default=[])
    arguments = parser.parse_args()
    for certificate in arguments.certificate:
        add_certificate(certificate)
    main(["-H", "127.0.0.1", "-p", arguments.port])
