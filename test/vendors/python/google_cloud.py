"""Sends calls with Google's client for Python, over REST. The variable TOKEN is the access token."""

import json
import os
import sys

from google.api_core.exceptions import GoogleAPICallError
from google.auth.credentials import Credentials
from google.cloud.secretmanager_v1 import SecretManagerServiceClient

METHODS = {
    "get": "get_secret",
    "update": "update_secret",
    "list": "list_secret_versions",
    "version": "get_secret_version",
    "value": "access_secret_version",
}


class AccessToken(Credentials):
    def __init__(self, token):
        super().__init__()
        self.token = token

    def refresh(self, request):
        """Keeps the token, for which the client asks after a 401."""


def to_json(message):
    return json.loads(type(message).to_json(message, use_integers_for_enums=False))


def outcome(endpoint, call, **request):
    # Over plain HTTP, as its endpoint says so.
    client = SecretManagerServiceClient(
        credentials=AccessToken(os.environ["TOKEN"]), transport="rest", client_options={"api_endpoint": endpoint}
    )
    try:
        # A test is about one response, so none is asked for again.
        response = getattr(client, METHODS[call])(request=request, retry=None)
        return {"result": [to_json(each) for each in response] if call == "list" else to_json(response)}
    except GoogleAPICallError as error:
        return {
            "error": {
                "type": type(error).__name__,
                "code": error.response.json()["error"]["status"],
                "status": error.code,
                "requestId": None,
                "message": error.message,
            }
        }


given = json.load(sys.stdin)
json.dump([outcome(given["endpoint"], **call) for call in given["calls"]], sys.stdout)
