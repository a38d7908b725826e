"""Sends calls with Alibaba Cloud's client for Python, by the key that is in the environment."""

import json
import os
import sys

from alibabacloud_kms20160120.client import Client
from alibabacloud_kms20160120.models import (
    DescribeSecretRequest,
    GetSecretValueRequest,
    ListSecretVersionIdsRequest,
    UpdateSecretVersionStageRequest,
)
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException
from alibabacloud_tea_openapi.utils_models import Config, OpenApiRequest, Params
from darabonba.runtime import RuntimeOptions


def list_versions(client, secret, size=50):
    """Lists all versions, page after page."""
    versions, number = [], 1
    while True:
        request = ListSecretVersionIdsRequest("true", number, size, secret)
        page = client.list_secret_version_ids(request).body
        versions += [version.to_map() for version in page.version_ids.version_id]
        if number * page.page_size >= page.total_count:
            return versions
        number += 1


def describe(client, secret=None):
    return client.describe_secret(DescribeSecretRequest(secret_name=secret)).body.to_map()


def value(client, secret):
    return client.get_secret_value(GetSecretValueRequest(secret_name=secret)).body.to_map()


def update(client, secret, stage, to=None, before=None):
    request = UpdateSecretVersionStageRequest(
        move_to_version=to, remove_from_version=before, secret_name=secret, version_stage=stage
    )
    return client.update_secret_version_stage(request).body.to_map()


def send(client, action, method="POST", version="2016-01-20"):
    """Sends a request that the client has no function for."""
    params = Params(
        action=action,
        version=version,
        protocol="HTTPS",
        pathname="/",
        method=method,
        auth_type="AK",
        style="RPC",
        req_body_type="formData",
        body_type="json",
    )
    return client.call_api(params, OpenApiRequest(query={"SecretName": "db"}), RuntimeOptions())["body"]


CALLS = {"list": list_versions, "describe": describe, "value": value, "update": update, "send": send}


def outcome(client, call, **arguments):
    try:
        return {"result": CALLS[call](client, **arguments)}
    except AlibabaCloudException as error:
        return {
            "error": {
                "type": type(error).__name__,
                "code": error.code,
                "status": error.status_code,
                "requestId": error.request_id,
                "message": error.message,
            }
        }


given = json.load(sys.stdin)
client = Client(
    Config(
        access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        security_token=os.environ.get("ALIBABA_CLOUD_SECURITY_TOKEN"),
        protocol="HTTP",
        endpoint=given["endpoint"].removeprefix("http://"),
    )
)
json.dump([outcome(client, **call) for call in given["calls"]], sys.stdout)
