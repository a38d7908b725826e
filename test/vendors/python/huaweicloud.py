"""Sends calls with Huawei Cloud's client for Python. Key, project and IAM's endpoint are in the client's own variables."""

import json
import sys

from huaweicloudsdkcore.exceptions.exceptions import SdkException
from huaweicloudsdkcore.region.region import Region
from huaweicloudsdkcore.utils.http_utils import sanitize_for_serialization
from huaweicloudsdkcsms.v1 import (
    CsmsClient,
    DeleteSecretStageRequest,
    ListSecretVersionsRequest,
    ShowSecretRequest,
    ShowSecretStageRequest,
    ShowSecretVersionRequest,
    UpdateSecretStageRequest,
    UpdateSecretStageRequestBody,
    UpdateVersionRequest,
    UpdateVersionRequestBody,
)


def list_versions(client, secret, limit=None):
    """Lists all versions, page after page."""
    versions, marker = [], None
    while True:
        page = client.list_secret_versions(ListSecretVersionsRequest(secret, marker=marker, limit=limit))
        versions += page.version_metadatas
        marker = page.page_info.next_marker
        if marker is None:
            return versions


def move(client, secret, stage, version=None):
    body = version and UpdateSecretStageRequestBody(version)
    return client.update_secret_stage(UpdateSecretStageRequest(secret, stage, body)).stage


def remove(client, secret, stage):
    client.delete_secret_stage(DeleteSecretStageRequest(secret, stage))


def expire(client, secret, version, time):
    body = UpdateVersionRequestBody(time)
    return client.update_version(UpdateVersionRequest(secret, version, body)).version_metadata


CALLS = {
    "list": list_versions,
    "describe": lambda client, secret: client.show_secret(ShowSecretRequest(secret)).secret,
    "stage": lambda client, secret, stage: client.show_secret_stage(ShowSecretStageRequest(secret, stage)).stage,
    "value": lambda client, secret, version: client.show_secret_version(ShowSecretVersionRequest(secret, version)),
    "move": move,
    "remove": remove,
    "expire": expire,
}


def outcome(endpoint, call, **arguments):
    try:
        # Building the client looks the project up if no variable names it.
        client = CsmsClient.new_builder().with_region(Region("ap-southeast-1", endpoint)).build()
        return {"result": sanitize_for_serialization(CALLS[call](client, **arguments))}
    except SdkException as error:
        code = getattr(error, "error_code", None)
        return {
            "error": {
                "type": type(error).__name__,
                "code": code and str(code),
                "status": getattr(error, "status_code", None),
                "requestId": getattr(error, "request_id", None),
                "message": error.error_msg,
            }
        }


given = json.load(sys.stdin)
json.dump([outcome(given["endpoint"], **call) for call in given["calls"]], sys.stdout)
