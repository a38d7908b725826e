"""Sends calls with AWS's client for Python, boto3. Key and region are in the client's own variables."""

import json
import sys

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

METHODS = {
    "list": "list_secret_version_ids",
    "describe": "describe_secret",
    "move": "update_secret_version_stage",
    "value": "get_secret_value",
    "secrets": "list_secrets",
}
# A test is about one response, so none is asked for again.
ONCE = Config(retries={"total_max_attempts": 1})


def outcome(endpoint, call, unsigned=False, **parameters):
    config = ONCE.merge(Config(signature_version=UNSIGNED)) if unsigned else ONCE
    client = boto3.client("secretsmanager", endpoint_url=endpoint, config=config)
    try:
        result = getattr(client, METHODS[call])(**parameters)
        del result["ResponseMetadata"]
        return {"result": json.loads(json.dumps(result, default=str))}
    except ClientError as error:
        details, metadata = error.response["Error"], error.response["ResponseMetadata"]
        # The exceptions of the service are made while the client is, each under its own name.
        own = getattr(client.exceptions, type(error).__name__, ClientError)
        assert isinstance(error, own)
        return {
            "error": {
                "type": type(error).__name__,
                "code": details["Code"],
                "status": metadata["HTTPStatusCode"],
                "requestId": metadata.get("RequestId"),
                "message": details["Message"],
            }
        }


given = json.load(sys.stdin)
json.dump([outcome(given["endpoint"], **call) for call in given["calls"]], sys.stdout)
