import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_modules__ = {
	8842: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { u: () => createAuthenticator });
		var _credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3331), _oidc_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8484);
		function createAuthenticator(client, mask, readVariable) {
			let known = new Map();
			async function fromFile({ loadFileLogin }, path, identityEndpoint) {
				if (loadFileLogin === void 0) throw TypeError("the provider does not log in with a file");
				return (await loadFileLogin())(path, {
					client,
					identityEndpoint,
					mask,
					readVariable
				});
			}
			async function fromRole({ loadExchange }, { request }) {
				if (loadExchange === void 0) throw TypeError("the provider does not log in with an OIDC token");
				let exchange = await loadExchange(), idToken = "";
				return exchange(request, async () => (idToken = await (0, _oidc_js__WEBPACK_IMPORTED_MODULE_1__.FR)(client, request.audience, readVariable), mask(idToken), idToken), client, mask).catch((error) => {
					throw (0, _oidc_js__WEBPACK_IMPORTED_MODULE_1__.Qf)(error, idToken);
				});
			}
			async function withMasking(exchanged) {
				let credentials = await exchanged;
				for (let secret of (0, _credentials_js__WEBPACK_IMPORTED_MODULE_0__.Fj)(credentials)) mask(secret);
				return credentials;
			}
			return async (provider, code, login, identityEndpoint) => {
				if ("credentials" in login) return login.credentials;
				let isFile = "credentialsFile" in login, key = JSON.stringify([provider, isFile ? login : {
					...login.request,
					region: ""
				}]), exchanged = known.get(key) ?? withMasking(isFile ? fromFile(code, login.credentialsFile, identityEndpoint) : fromRole(code, login));
				return known.set(key, exchanged), exchanged;
			};
		}
	}),
	3331: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			DJ: () => sensitiveValues,
			Fj: () => secretsOf,
			HP: () => credentialInputs,
			Wi: () => maskableLines,
			z8: () => resolveCredentials
		});
		let sensitiveParts = [
			"accessKeyId",
			"secretAccessKey",
			"securityToken",
			"authToken",
			"passphrase"
		], credentialInputs = {
			accessKeyId: "access-key-id",
			secretAccessKey: "secret-access-key",
			securityToken: "security-token",
			authToken: "auth-token"
		};
		function resolveCredentials(sources, readVariable) {
			for (let source of sources) {
				let parts = Object.keys(source).filter((part) => readVariable(nameOf(source, part)));
				if (parts.length > 0) return fromSource(source, parts, readVariable);
			}
		}
		function sensitiveValues(sources, readVariable) {
			let read = (name) => name === void 0 ? void 0 : readVariable(name);
			return sources.flatMap((source) => [...sensitiveParts.flatMap((part) => read(source[part]) ?? []), ...maskableLines(read(source.privateKey) ?? "")]);
		}
		function secretsOf(credentials) {
			if ("privateKey" in credentials) {
				let { privateKey, passphrase, securityToken } = credentials;
				return [
					passphrase,
					securityToken,
					...maskableLines(privateKey)
				].filter((secret) => secret !== void 0);
			}
			return Object.values(credentials).filter((secret) => typeof secret == "string");
		}
		function maskableLines(privateKey) {
			return privateKey.split(/\r?\n/).filter((line) => /^[^-]{8,}$/.test(line));
		}
		function fromSource(source, parts, readVariable) {
			if (source.credentialsFile !== void 0) return { credentialsFile: readVariable(source.credentialsFile) ?? "" };
			let names = parts.map((part) => nameOf(source, part)), invalid = names.find((name) => !/^[\x21-\x7e]+$/.test(readVariable(name) ?? ""));
			if (invalid !== void 0) return {
				name: invalid,
				problem: "whitespace"
			};
			if (parts.includes("authToken")) {
				let name = nameOf(source, "authToken");
				return parts.length === 1 ? { authToken: readVariable(name) ?? "" } : {
					name,
					problem: "token-and-key"
				};
			}
			let missing = ["accessKeyId", "secretAccessKey"].find((part) => !parts.includes(part));
			return missing === void 0 ? Object.fromEntries(parts.map((part) => [part, readVariable(nameOf(source, part))])) : {
				name: nameOf(source, missing),
				problem: { setWithout: names }
			};
		}
		function nameOf(source, part) {
			return source[part] ?? "";
		}
	}),
	8484: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Ao: () => gitHubTokenService,
			Cy: () => sessionName,
			FE: () => oidcEndpoint,
			FR: () => fetchIdToken,
			O$: () => gitHubAdvice,
			Qf: () => withClaims,
			jV: () => hasOidcPermission,
			oL: () => requestTokenName
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9502), _http_api_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1559), _http_url_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2122), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(607), _untrusted_json_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2425), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3780);
		let requestUrlName = "ACTIONS_ID_TOKEN_REQUEST_URL", requestTokenName = "ACTIONS_ID_TOKEN_REQUEST_TOKEN", tokenResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ value: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(/^[\w.=+/-]{4,20000}$/, "not a token")) }), gitHubAdvice = {
			unreachable: "Check the network of the runner and its proxy variables.",
			unreadable: "Check that no proxy responds in place of GitHub.",
			"tls-failed": "To trust a private CA, set `NODE_EXTRA_CA_CERTS`."
		}, errorResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ message: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()) }), {}), gitHubTokenService = {
			service: "GitHub's token service",
			requestIdHeaders: [],
			errorOf: (response) => ({
				...errorResponse.parse((0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.Y2)(response)),
				kind: response.status < 500 && ![408, 429].includes(response.status) ? "id-token-refused" : void 0
			}),
			errorRules: [],
			advice: {
				...gitHubAdvice,
				redirected: gitHubAdvice.unreadable
			}
		};
		function hasOidcPermission(readVariable) {
			return [requestUrlName, requestTokenName].every(readVariable);
		}
		function oidcEndpoint(readVariable) {
			let [url, token] = [readVariable(requestUrlName), readVariable(requestTokenName)];
			if (url && token && (0, _http_url_js__WEBPACK_IMPORTED_MODULE_4__.z3)(url)) return {
				url: new URL(url),
				authorization: `Bearer ${token}`
			};
		}
		async function fetchIdToken(client, audience, readVariable) {
			let endpoint = oidcEndpoint(readVariable);
			if (endpoint === void 0) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__.hD("no-id-token");
			let { url, authorization } = endpoint;
			url.searchParams.set("audience", audience);
			let { value } = await (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.T1)(client, gitHubTokenService, {
				operation: "GitHub's OIDC token",
				kind: "read",
				request: () => ({
					method: "GET",
					url,
					headers: {
						accept: "application/json",
						authorization
					}
				}),
				parse: (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.LC)(tokenResponse),
				secrets: [authorization.replace("Bearer ", "")]
			});
			return value;
		}
		let claim = zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_2__.YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP())]), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(String))), void 0), claimsSchema = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			sub: claim,
			aud: claim,
			iss: claim
		});
		function withClaims(error, idToken) {
			if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__.hD) || ![
				"role-refused",
				"role-not-found",
				"oidc-refused"
			].includes(error.kind)) return error;
			let claims = Object.entries(claimsOf(idToken)).flatMap(([name, value]) => {
				let shown = (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_5__.aj)(value, [idToken]);
				return shown === void 0 ? [] : [`${name} \`${(0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_5__.it)(shown, 200)}\``];
			}), shown = claims.length > 0 ? `the token of this job has ${claims.join(", ")}` : void 0, detail = [error.details.detail, shown].filter(Boolean).join("; ");
			return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__.hD(error.kind, {
				...error.details,
				detail
			});
		}
		function claimsOf(idToken) {
			try {
				return claimsSchema.parse((0, _untrusted_json_js__WEBPACK_IMPORTED_MODULE_6__.q)(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString()));
			} catch {
				return {};
			}
		}
		function sessionName(readVariable) {
			let [repository, run] = [readVariable("GITHUB_REPOSITORY"), readVariable("GITHUB_RUN_ID")];
			if (!repository || !run) return "promote-secret-version";
			let tail = `-${run.replace(/\D/g, "").slice(0, 20)}`;
			return `${repository.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, 64 - tail.length)}${tail}`;
		}
	}),
	607: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Xg: () => isAuthFailure,
			hD: () => ApiError
		});
		var _template_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5916);
		let catalog = {
			"secret-not-found": {
				retry: "never",
				message: "secret not found",
				advice: "Check `secret`, `region`, `project-id` and the account that the credentials belong to."
			},
			"other-secret": {
				retry: "never",
				message: "{service} returned another secret than the requested one",
				advice: "Compare the account, region and project in both names. Log in to those of the requested secret (`role-to-assume`, the credential inputs or the login step), and check `region`, `project-id` and `endpoint`. A secret that was deleted and created again is another one."
			},
			"label-not-unique": {
				retry: "never",
				message: "unexpected response from the API: a label is on two versions",
				advice: "Run again in a minute. If the store still lists it twice, report that to the provider."
			},
			"arn-not-unique": {
				retry: "never",
				message: "two parameters have the same ARN",
				advice: "A record names a parameter by its ARN, so neither of them could be rolled back for certain. To move a label now, use `aws ssm label-parameter-version` with the name of the parameter. Then create the parameter again with a name of more than one level."
			},
			"not-encrypted": {
				retry: "never",
				message: "this parameter is not a SecureString, so its history would contain its value in plain text",
				advice: "The action does not read values. Create the parameter again as a `SecureString`, and label a version of it."
			},
			"version-not-found": {
				retry: "never",
				message: "version or label not found",
				advice: "List the versions of the secret; the store may have purged one that had no label."
			},
			"label-quota": {
				retry: "never",
				message: "the secret has reached the store's label limit",
				advice: "Remove an unused label, then run again."
			},
			"secret-disabled": {
				retry: "never",
				message: "the secret is disabled",
				advice: "Enable the secret, then run again."
			},
			"secret-updating": {
				retry: "wait",
				message: "the secret is being updated, and has not become ready in time",
				advice: "Run again once the provider shows it as active, or with a larger `timeout-seconds`."
			},
			"secret-deleting": {
				retry: "never",
				message: "the secret is scheduled for deletion",
				advice: "Cancel the deletion, then run again."
			},
			"managed-secret": {
				retry: "never",
				message: "this secret is managed by the provider, so its labels cannot be moved",
				advice: "Rotate it with the provider, or keep the value in a generic secret."
			},
			"not-a-reference": {
				retry: "never",
				message: "the key-value is not a Key Vault reference",
				advice: "Check `secret` and `stage`. The action moves references to secrets in a vault only; it has neither shown nor kept the value."
			},
			"secret-locked": {
				retry: "never",
				message: "the secret is locked",
				advice: "Unlock it, then run again."
			},
			replica: {
				retry: "never",
				message: "the secret is a replica; labels can only be moved in its primary region",
				advice: "Set `region` (and `secret`, if it is an ARN) to the primary region; replicas follow automatically."
			},
			"bad-credentials": {
				retry: "never",
				message: "authentication failed",
				advice: "Check that the access key or token is valid and has not expired; temporary keys also need `security-token`. The action did not retry, because repeated failures can lock the key."
			},
			"key-locked": {
				retry: "never",
				message: "the access key is locked after repeated authentication failures",
				advice: "Correct the key, wait for five minutes, then run again."
			},
			"wrong-region": {
				retry: "never",
				message: "the request is signed for another region or service than that of the endpoint",
				advice: "Check `region` and `endpoint`: both must be those of the secret. The key is not the cause."
			},
			"credentials-unavailable": {
				retry: "never",
				message: "could not obtain credentials",
				advice: "Check the login step: it must run in this job, before this step. The key of a service account must be its whole JSON file."
			},
			"no-id-token": {
				retry: "never",
				message: "GitHub did not issue an OIDC token for this job",
				advice: "Add `permissions: id-token: write` to the job."
			},
			"id-token-refused": {
				retry: "never",
				message: "{service} refused to issue an OIDC token for this job",
				advice: "Check `oidc-audience`, then run the job again: it can request tokens only while it runs."
			},
			"account-key-refused": {
				retry: "never",
				message: "{service} rejected the key of the service account",
				advice: "Check in Google Cloud that the service account and this key of it exist and are enabled, and that the credentials file is complete."
			},
			"role-refused": {
				retry: "never",
				message: "the role's trust policy rejected this job's OIDC token",
				advice: "Check `role-to-assume` and its trust policy: the conditions on issuer, audience and subject (repository, branch, environment) must match this job. docs/oidc.md has one for each provider."
			},
			"role-not-found": {
				retry: "never",
				message: "role or identity provider not found",
				advice: "Check `role-to-assume` and `oidc-provider`, and that the identity provider is enabled."
			},
			"oidc-refused": {
				retry: "never",
				message: "the token service rejected this job's OIDC token",
				advice: "Check that the account has an identity provider for `https://token.actions.githubusercontent.com` and that it allows the audience of the token (`oidc-audience`). Tokens are valid for a few minutes; run again if it expired."
			},
			"clock-skew": {
				retry: "never",
				message: "the request was rejected because of clock skew",
				advice: "Synchronize the runner's clock."
			},
			"no-permission": {
				retry: "never",
				message: "permission denied",
				advice: "Grant the permissions that the README lists for this provider."
			},
			"explicit-deny": {
				retry: "never",
				message: "a policy explicitly denies permission",
				advice: "Find the policy that denies this, whose type is in the cause, and correct it or its condition. Granting the permission elsewhere does not help."
			},
			"service-disabled": {
				retry: "never",
				message: "the service is not enabled for this account or project",
				advice: "Enable it in the console of the provider, wait a few minutes, then run again. No permission is missing."
			},
			"payment-overdue": {
				retry: "never",
				message: "billing is overdue or disabled for this account or project",
				advice: "Settle the bill or enable billing, wait a few minutes, then run again. No permission is missing."
			},
			"account-restricted": {
				retry: "never",
				message: "the provider has restricted this account or project",
				advice: "Ask the support of the provider to lift the restriction, then run again. No permission is missing."
			},
			conflict: {
				retry: "after-read",
				message: "conflict: another process is changing this secret",
				advice: "Run only one promotion of a secret at a time (`concurrency:`), then run again."
			},
			"precondition-failed": {
				retry: "never",
				message: "{service} refused the change in the present state of the secret",
				advice: "Correct what the store names, then run again."
			},
			"sso-required": {
				retry: "never",
				message: "the organization requires single sign-on for this token",
				advice: "Authorize the token in `github-token` for the single sign-on of the organization, or unset that input."
			},
			"ip-not-allowed": {
				retry: "never",
				message: "the IP allow list of the organization excludes this runner",
				advice: "Add the address of the runner to the IP allow list, or use a runner with an address on it."
			},
			"no-deployments-api": {
				retry: "never",
				message: "the server of this repository has no deployments API",
				advice: "Unset `environment`, and roll back with `record` or `rollback-on-failure`."
			},
			"deployment-conflict": {
				retry: "never",
				message: "{service} reports a conflict",
				advice: "Resolve what GitHub names, then run again."
			},
			throttled: {
				retry: "safe",
				message: "rate limited by {service}",
				advice: "Run again later."
			},
			unreachable: {
				retry: "safe",
				message: "could not connect to {service}",
				advice: "Check `endpoint` and `region`, the network of the runner and its proxy variables."
			},
			"proxy-auth-failed": {
				retry: "never",
				message: "the proxy requires authentication",
				advice: "Check the user and password in `HTTPS_PROXY`. The action did not retry, because repeated failures can lock the account."
			},
			"proxy-invalid": {
				retry: "never",
				message: "the address of the proxy is invalid",
				advice: "Correct the variable on the runner or in the `env` of the workflow: `http://user:password@host:port`."
			},
			"tls-failed": {
				retry: "never",
				message: "TLS verification failed",
				advice: "Check `endpoint`. To trust a private CA, set `NODE_EXTRA_CA_CERTS`."
			},
			"connection-closed": {
				retry: "idempotent",
				message: "the connection closed before {service} responded",
				advice: "Run again; labels already in place are left alone."
			},
			cancelled: {
				retry: "safe",
				message: "the run was cancelled",
				advice: "Run again when you are ready."
			},
			"cancelled-in-flight": {
				retry: "idempotent",
				message: "the run was cancelled while waiting for a response",
				advice: "Run again when you are ready."
			},
			"out-of-time": {
				retry: "safe",
				message: "the time limit of the step was reached",
				advice: "Run again, with a larger `timeout-seconds`."
			},
			timeout: {
				retry: "idempotent",
				message: "timed out waiting for {service}",
				advice: "Run again, with a larger `timeout-seconds` if the store is slow."
			},
			unavailable: {
				retry: "idempotent",
				message: "{service} returned a server error",
				advice: "Run again later."
			},
			unreadable: {
				retry: "idempotent",
				message: "unexpected response from {service}",
				advice: "Check that `endpoint` is the API of this provider and that no proxy responds in its place."
			},
			redirected: {
				retry: "never",
				message: "the endpoint returned a redirect, which is not followed",
				advice: "Check `endpoint`: it must be the address of the API itself."
			},
			rejected: {
				retry: "never",
				message: "{service} rejected the request",
				advice: "Look the code up in the provider's documentation."
			}
		}, refusedKinds = [
			"bad-credentials",
			"key-locked",
			"wrong-region",
			"clock-skew",
			"no-permission",
			"explicit-deny",
			"service-disabled",
			"payment-overdue",
			"account-restricted",
			"proxy-auth-failed",
			"proxy-invalid"
		];
		class ApiError extends Error {
			name = "ApiError";
			kind;
			details;
			constructor(kind, details = {}) {
				let { service = "the store", operation, code, requestId, detail, cause } = details, origin = [
					operation,
					code,
					requestId && `request id ${requestId}`
				].filter(Boolean), what = (0, _template_js__WEBPACK_IMPORTED_MODULE_0__.p)(catalog[kind].message, { service });
				super([`${what}${origin.length > 0 ? ` (${origin.join(", ")})` : ""}`, detail].filter(Boolean).join(": "), { cause }), this.kind = kind, this.details = details;
			}
			with(details) {
				return new ApiError(this.kind, {
					...details,
					...this.details
				});
			}
			get advice() {
				let { advice = catalog[this.kind].advice, link } = this.details;
				return link === void 0 ? advice : `${advice} See ${link}`;
			}
			get isAmbiguous() {
				return this.retry !== "safe" && !refusedKinds.includes(this.kind);
			}
			get retry() {
				return catalog[this.kind].retry;
			}
		}
		function isAuthFailure(error) {
			return error instanceof ApiError && [
				"bad-credentials",
				"key-locked",
				"credentials-unavailable",
				"account-key-refused",
				"role-refused",
				"role-not-found",
				"oidc-refused",
				"proxy-auth-failed"
			].includes(error.kind);
		}
	}),
	3640: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { P: () => Refusal });
		var _template_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5916);
		let refusals = {
			"moved-since": {
				message: "{label} has been moved since: it is on {now}; the step to roll back {move}",
				advice: "Find out who moved it. To roll back anyway, set `force: true`."
			},
			"not-recorded-secret": {
				message: "the record is of {recorded}, but these inputs and credentials lead to {found}",
				advice: "If you mean {recorded}, log in to its account or project and set `secret` to this name. If you mean {found}, this record is not about it: use another `record`, or `target-version`."
			},
			"reference-repointed": {
				message: "{label} now refers to another secret: {now} instead of {before}",
				advice: "Find out who changed the reference. To move it within that secret, set `secret` to the plain key and name a version of it as `target-version`."
			},
			"reference-elsewhere": {
				message: "{label} refers to another secret than {stage}: {now} instead of {before}",
				advice: "A version belongs to one secret. Name a version of {before} as `target-version`."
			},
			"unexpected-version": {
				message: "{label} is on {now}, but `expected-version` is {expected}",
				advice: "Find out who moved it, then run again with the version you now expect{quote}."
			},
			"previous-version-gone": {
				message: "cannot roll back: version {version} no longer exists",
				advice: "{label} stays on {now}. Roll back to another version with `target-version`."
			},
			"previous-version-destroyed": {
				message: "cannot roll back: version {version} is destroyed",
				advice: "{label} stays on {now}. Roll back to another version with `target-version`."
			},
			"previous-version-disabled": {
				message: "cannot roll back: version {version} is disabled",
				advice: "{label} stays on {now}. Enable the version{deadline} and run again, or roll back to another one with `target-version`."
			},
			"target-not-found": {
				message: "version {version} does not exist",
				advice: "The versions are: {versions}. Check `target-version`{quote}. If the version was made a moment ago, the store may not list it yet: run again."
			},
			"target-disabled": {
				message: "version {version} is disabled",
				advice: "Enable it{deadline}, or choose another version."
			},
			"target-destroyed": {
				message: "version {version} is destroyed",
				advice: "That cannot be undone. The other versions are: {versions}. Promote one of them."
			},
			"label-unused": {
				message: "no version has the label {label}",
				advice: "The versions are: {versions}. Check `target-stage`{quote}."
			},
			"label-on-unlisted": {
				message: "the label {label} is on version {version}, which the store does not list",
				advice: "The versions are: {versions}. If the version was made a moment ago, run again; otherwise choose another version."
			},
			"newest-undated": {
				message: "cannot tell the newest version: the store lists {undated} without a creation time",
				advice: "The versions are: {versions}. Name one as `target-version`, or run again if one was created a moment ago."
			},
			"newest-tied": {
				message: "cannot tell the newest version: {tied} have the same creation time",
				advice: "The versions are: {versions}. Name one as `target-version`."
			},
			"newest-pending": {
				message: "the newest version, {version}, has the label {label}: its rotation has not ended, so it may be empty",
				advice: "The versions are: {versions}. Wait for the rotation, name a version as `target-version`, or promote this one with `target-stage: {label}`."
			},
			"no-usable-version": {
				message: "no version can be used",
				advice: "The versions are: {versions}. Create one, or enable one."
			},
			"concurrent-move": {
				message: "{label} was moved by someone else during this run: it is on {now}, expected {after}",
				advice: "Find out who moved it, and run only one promotion of a secret at a time (`concurrency:`)."
			},
			"not-converged": {
				message: "the store accepted the move, but {label} is still on {now} instead of {after}",
				advice: "Check the labels of the secret, and run again once they no longer change."
			},
			"not-confirmed": {
				message: "could not confirm the rollback: {label} is on {now}, although the step moved it or was about to",
				advice: "The store may show the move late, or still make it. Check the labels of the secret in a minute. If another step has rolled it back already, nothing is left to do."
			},
			"label-twice": {
				message: "the list moves {label} of {secret} twice",
				advice: "List each label of a secret once, be it as `stage` or as `previous-stage`."
			},
			"record-too-large": {
				message: "the record of {count} secrets is too large to pass to a rollback",
				advice: "Split the list into several steps or matrix jobs."
			},
			"nothing-to-roll-back": {
				message: "nothing to roll back in environment {environment}{selection}",
				advice: "If the promotion ran without `environment`, or in another one, use `record` or `target-version`."
			},
			"promoted-by-another-run": {
				message: "this run has promoted nothing to roll back in environment {environment}; the latest promotion, deployment {id}, is by {run}",
				advice: "A run started by `{event}` rolls back only what it has promoted itself. To roll back an older promotion, start a workflow by hand (`workflow_dispatch`), or use `record` or `target-version`."
			},
			"several-secrets": {
				message: "`secret` matches promotions of several secrets in environment {environment}: {secrets}",
				advice: "Set `secret` to one of these full names (on Google Cloud with the number of the project), or add `provider`, `region` or `project-id`."
			},
			"node-too-old": {
				message: "this is Node {version}, but the action requires Node {required} or newer",
				advice: "Update the runner, or the image of the container, so that actions run with `node24`."
			},
			"command-file": {
				message: "the runner's file for outputs and state cannot be written ({file}: {cause})",
				advice: "Check the disk and the temporary folder of the runner, then run again."
			},
			"deployment-record-failed": {
				message: "the deployment record: {cause}",
				advice: "{advice}"
			}
		};
		class Refusal extends Error {
			name = "Refusal";
			advice;
			conflictingLabel;
			constructor(message, advice, conflictingLabel) {
				super(message), this.advice = advice, this.conflictingLabel = conflictingLabel;
			}
			static of(kind, values, conflictingLabel) {
				let { message, advice } = refusals[kind];
				return new Refusal((0, _template_js__WEBPACK_IMPORTED_MODULE_0__.p)(message, values), (0, _template_js__WEBPACK_IMPORTED_MODULE_0__.p)(advice, values), conflictingLabel);
			}
		}
	}),
	5916: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { p: () => fillIn });
		function fillIn(text, values) {
			return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
		}
	}),
	3635: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { _: () => openJournal });
		var _http_proxy_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2303), _http_url_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2122), _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4612);
		let repositoryPattern = /^[\w.-]{1,100}\/[\w.-]{1,100}$/, nullJournal = {
			async resolve(step) {
				return step.isByEnvironment && step.throwIfInvalid(), Promise.resolve(step);
			},
			prepare: () => void 0,
			begin: () => Promise.resolve(),
			conclude: () => Promise.resolve(),
			[Symbol.asyncDispose]: () => Promise.resolve()
		};
		async function openJournal(step, deadline, run) {
			let { values, readVariable } = step, { environment, "github-token": token } = values;
			if (environment === void 0) return nullJournal;
			let [api, repository, sha] = [
				"GITHUB_API_URL",
				"GITHUB_REPOSITORY",
				"GITHUB_SHA"
			].map(readVariable);
			token === void 0 ? step.addIssue("github-token", "required") : /^[\x21-\x7e]+$/.test(token) || step.addIssue("github-token", "credential-invalid");
			let hasApi = api !== void 0 && (0, _http_url_js__WEBPACK_IMPORTED_MODULE_2__.z3)(api);
			if (hasApi && repositoryPattern.test(repository ?? "") && sha || step.addIssue("environment", "runner-required"), !hasApi || token === void 0 || repository === void 0 || sha === void 0) return nullJournal;
			(0, _http_proxy_js__WEBPACK_IMPORTED_MODULE_0__.E)(new URL(api));
			let maxAttempts = values["max-attempts"], connect = async () => {
				let { Client } = await Promise.all([__nccwpck_require__.e(117), __nccwpck_require__.e(988)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5988)), client = new Client(deadline, maxAttempts, {
					maxResponseBytes: 5242880,
					debug: _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_1__.Yz
				});
				return client.connect(api), client;
			}, open = async (client) => {
				let { Deployments } = await Promise.all([
					__nccwpck_require__.e(117),
					__nccwpck_require__.e(617),
					__nccwpck_require__.e(293),
					__nccwpck_require__.e(324)
				]).then(__nccwpck_require__.bind(__nccwpck_require__, 5324));
				return new Deployments({
					repository,
					sha,
					environment,
					run,
					token,
					client,
					deadline,
					maxAttempts
				});
			};
			return __nccwpck_require__.e(828).then(__nccwpck_require__.bind(__nccwpck_require__, 4828)).then((module) => new module.DeploymentJournal({
				connect,
				open
			}, step, run));
		}
	}),
	1559: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			LC: () => bySchema,
			T1: () => call,
			Y2: () => parseJsonBody
		});
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(607), _untrusted_json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2425), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3780), _deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9251), _message_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3896);
		async function call(client, api, apiCall) {
			let { operation, kind, request, parse, secrets, requestIds } = apiCall, { service } = api, rateLimiter = api.rateLimiterFor?.(operation, kind === "write" ? "write" : "read"), start = 0, log = (outcome, id) => {
				let ms = Math.round((0, _deadline_js__WEBPACK_IMPORTED_MODULE_1__.t)() - start);
				client.debug(`${operation}: ${outcome}, ${ms} ms${id === void 0 ? "" : `, request ${id}`}`);
			}, send = (date) => (start = (0, _deadline_js__WEBPACK_IMPORTED_MODULE_1__.t)(), request(date)), handle = (response) => {
				let error = response.status >= 400 ? api.errorOf(response) : void 0, header = api.requestIdHeaders.map(response.header).find((id) => id !== void 0), requestId = (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__.nZ)(header, secrets) ?? (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__.nZ)(error?.requestId, secrets);
				requestId !== void 0 && requestIds?.push(requestId), log(String(response.status), requestId);
				let details = {
					service,
					operation,
					requestId
				};
				if (error !== void 0) throw toApiError(api, apiCall, error, response, details);
				return parse(response, details);
			};
			try {
				return await client.send(kind, send, handle, rateLimiter, ({ kind: failure, details: { code } }) => {
					log(code === void 0 ? failure : `${failure} (${code})`);
				});
			} catch (error) {
				throw error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD ? error.with({
					service,
					operation,
					advice: api.advice?.[error.kind]
				}) : error;
			}
		}
		function toApiError({ errorRules, statusKinds = {}, linkDomains = [], retryAfterMs: ownHint }, { operation, kind, secrets, notFound = kind === "write" ? "version-not-found" : "secret-not-found" }, error, response, details) {
			let { status } = response, code = (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__.nZ)(error.code, secrets), rule = errorRules.find((each) => code !== void 0 && each.code.test(code) && (each.operation ?? operation) === operation && (each.message?.test(error.message ?? "") ?? !0)), ruled = rule?.kind === "not-found" ? notFound : rule?.kind, meaning = error.kind ?? ruled ?? statusKinds[status] ?? kindByStatus(status, notFound);
			return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD(meaning, {
				...details,
				code: code ?? `HTTP ${status}`,
				detail: (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__.aj)(error.message, secrets),
				link: (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__.o3)(error.link, linkDomains, secrets),
				retryAfterMs: ownHint?.(response) ?? (0, _message_js__WEBPACK_IMPORTED_MODULE_3__.V)(response),
				serverTimeMs: (0, _message_js__WEBPACK_IMPORTED_MODULE_3__.x)(response)
			});
		}
		function kindByStatus(status, notFound) {
			return status === 401 ? "bad-credentials" : status === 403 ? "no-permission" : status === 404 ? notFound : status === 408 ? "timeout" : status === 429 ? "throttled" : status >= 500 ? "unavailable" : "rejected";
		}
		function parseJsonBody(response) {
			try {
				return (0, _untrusted_json_js__WEBPACK_IMPORTED_MODULE_4__.q)(response.body);
			} catch {
				return;
			}
		}
		function bySchema(schema, bodyOf = parseJsonBody) {
			return (response, details) => {
				let value = bodyOf(response), parsed = schema.safeParse(value);
				if (parsed.success) return parsed.data;
				if (value === void 0) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD("unreadable", {
					...details,
					detail: "it is not JSON"
				});
				let [issue] = parsed.error.issues, path = issue?.path.length ? `${issue.path.join(".")}: ` : "";
				throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD("unreadable", {
					...details,
					detail: `${path}${issue?.message ?? "not as documented"}`
				});
			};
		}
	}),
	9251: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			B: () => Deadline,
			t: () => now
		});
		var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(607);
		let now = () => Number(process.hrtime.bigint()) / 1e6;
		class Deadline {
			#end;
			#reserved;
			#isReleased = !1;
			#cancelled = new AbortController();
			#abort = new AbortController();
			constructor(totalMs, reservedMs = Math.min(totalMs / 4, 3e4)) {
				this.#end = now() + totalMs, this.#reserved = reservedMs;
			}
			reserveForRollback(ms) {
				this.#isReleased || (this.#reserved = ms);
			}
			get remainingMs() {
				return this.#cancelled.signal.aborted ? 0 : this.#end - this.#reserved - now();
			}
			expired() {
				return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__.hD(this.isCancelled ? "cancelled" : "out-of-time");
			}
			get isCancelled() {
				return this.#cancelled.signal.aborted;
			}
			backoff = async (attempt, reason, maxMs = Infinity) => {
				let delayMs = Math.min(200 * 2 ** attempt, 1e4), ms = reason?.details.retryAfterMs ?? delayMs * (.5 + Math.random() / 2);
				if (ms >= Math.min(maxMs, this.remainingMs) && !this.#cancelled.signal.aborted) throw reason ?? this.expired();
				await this.wait(ms);
			};
			poll = async (attempt) => {
				let ms = Math.min(200 * 2 ** attempt, 2e3);
				if (ms + 500 >= this.remainingMs) throw this.expired();
				await this.wait(ms);
			};
			wait = async (ms) => {
				let { signal } = this.#cancelled;
				if (signal.aborted || ms >= this.remainingMs) throw this.expired();
				await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, void 0, { signal }).catch(() => {
					throw this.expired();
				});
			};
			async race(work) {
				if (this.remainingMs <= 0) throw this.expired();
				let stop = new AbortController(), end = (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(this.remainingMs, void 0, { signal: AbortSignal.any([stop.signal, this.#cancelled.signal]) }).catch(() => void 0).then(() => Promise.reject(this.expired()));
				try {
					return await Promise.race([work, end]);
				} finally {
					end.catch(() => void 0), stop.abort();
				}
			}
			get abortSignal() {
				return this.#abort.signal;
			}
			releaseReserve() {
				this.#isReleased = !0, this.#reserved = 0, this.#cancelled = new AbortController(), this.#abort = new AbortController();
			}
			cancel(inFlightMs, totalMs) {
				if (this.#end = Math.min(this.#end, now() + totalMs), this.#isReleased) return;
				this.#cancelled.abort();
				let abort = this.#abort;
				setTimeout(() => {
					abort.abort();
				}, inFlightMs).unref();
			}
		}
	}),
	8609: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			J: () => canonicalQuery,
			a: () => percentEncode
		});
		function percentEncode(text) {
			return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
		}
		function canonicalQuery(parameters) {
			return [...parameters].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y)).map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join("&");
		}
		function compare(a, b) {
			return a < b ? -1 : +(a > b);
		}
	}),
	3896: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			V: () => retryAfterMs,
			x: () => serverTimeMs
		});
		function serverTimeMs(response) {
			let time = Date.parse(response.header("date") ?? "");
			return Number.isNaN(time) || time > Date.UTC(9999, 0) ? void 0 : time;
		}
		function retryAfterMs(response) {
			let value = response.header("retry-after");
			if (value === void 0) return;
			let ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1e3 : Date.parse(value) - Date.now();
			return Number.isNaN(ms) ? void 0 : Math.max(0, ms);
		}
	}),
	2303: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			E: () => findProxy,
			F: () => proxyCredentials
		});
		var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4588), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(607);
		let variables = {
			"http:": ["http_proxy", "HTTP_PROXY"],
			"https:": ["https_proxy", "HTTPS_PROXY"]
		}, scheme = /^[a-z][a-z\d+.-]*:[/\\]+/i;
		function findProxy(url) {
			if (!(0, _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__.H)(url)) for (let variable of url.protocol === "https:" ? variables["https:"] : variables["http:"]) {
				let address = process.env[variable]?.trim();
				if (address) return parseProxy(variable, address);
			}
		}
		function proxyCredentials(environment) {
			return Object.values(variables).flat().flatMap((name) => secretsIn(environment[name]?.trim() ?? ""));
		}
		function secretsIn(address) {
			let logins = readLogins(address);
			return logins.length === 0 ? address === "" || URL.canParse(withScheme(address)) ? [] : [address] : logins.flatMap(({ user, password }) => {
				let written = password === "" ? user : password;
				return [
					written,
					decode(written) ?? written,
					basic(decode(user) ?? user, decode(password) ?? password)
				];
			});
		}
		function parseProxy(variable, address) {
			let invalid = (problem) => new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__.hD("proxy-invalid", { detail: `\`${variable}\` ${problem}` }), [login, ...more] = readLogins(address), [user, password] = [decode(login?.user ?? ""), decode(login?.password ?? "")];
			if (more.length > 0 || /[\\/?#\s]/.test(`${login?.user ?? ""}${login?.password ?? ""}`) || user === void 0 || password === void 0) throw invalid("has characters before the `@` that must be percent-encoded (`%5C` for `\\`, `%2F` for `/`, `%3F` for `?`, `%23` for `#`, `%25` for `%`, `%20` for a space)");
			let url = URL.parse(withScheme(address));
			if (url?.protocol !== "http:" && url?.protocol !== "https:") throw invalid("is not the URL of an HTTP proxy");
			return {
				variable,
				url: new URL(url.origin),
				authorization: login && `Basic ${basic(user, password)}`
			};
		}
		function readLogins(address) {
			let rest = address.replace(scheme, ""), found = [/^([^/\\?#]*)@/, /^(.*)@/s].flatMap((pattern) => pattern.exec(rest)?.[1] ?? []);
			return [...new Set(found)].map((text) => {
				let [, user = "", password = ""] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
				return {
					user,
					password
				};
			}).filter(({ user, password }) => user !== "" || password !== "");
		}
		function withScheme(address) {
			return scheme.test(address) ? address : `http://${address}`;
		}
		function basic(user, password) {
			return Buffer.from(`${user}:${password}`).toString("base64");
		}
		function decode(text) {
			try {
				return decodeURIComponent(text);
			} catch {
				return;
			}
		}
	}),
	2122: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			U9: () => isLoopback,
			ef: () => parseOrigin,
			z3: () => isSecureUrl
		});
		function parseOrigin(text) {
			if (!isSecureUrl(text)) return;
			let { origin, pathname, search, hash } = new URL(text);
			return pathname === "/" && search === "" && hash === "" ? origin : void 0;
		}
		function isSecureUrl(text) {
			if (!URL.canParse(text)) return !1;
			let { protocol, hostname, username, password } = new URL(text);
			return (protocol === "https:" || protocol === "http:" && isLoopback(hostname)) && username === "" && password === "";
		}
		function isLoopback(hostname) {
			return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
		}
	}),
	5876: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Hd: () => formatIssue,
			b0: () => InputIssues,
			dz: () => InputError
		});
		var _errors_template_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5916);
		let issueTexts = {
			required: "is required",
			"provider-required": "is required: one of {providers}",
			"provider-unknown": "must be one of {providers}",
			"target-required": "is required (or `target-stage`)",
			"rollback-target-required": "requires `record`, `environment`, `target-version` or `target-stage`",
			"stage-required": "is required: {provider} has no built-in label",
			"location-required": "is required (or one of the environment variables {variables})",
			"project-lookup": "is required: it cannot be looked up without `region`",
			"token-service-region": "is required: the token service cannot be found without `region`",
			"format-required": "is required, e.g. `{example}`",
			"format-invalid": "must look like `{example}`",
			"flag-invalid": "must be `true` or `false`",
			"line-invalid": "must be a single line of text",
			"credential-invalid": "must be a single line without whitespace",
			"duration-invalid": "must be hours or days, such as `36h` or `30d`",
			"endpoint-invalid": "must be `https://host` or `http://` to a loopback address, without a path",
			"number-invalid": "must be a whole number from 1 to {max}",
			"region-invalid": "is not a valid region",
			"project-invalid": "is not a valid project id",
			"name-invalid": "is not a valid name for {provider}",
			"name-number": "is not a valid name for {provider}: quote it, since YAML rewrites numbers (1.10 becomes 1.1)",
			"name-surplus": "is not a valid name for {provider}: leave out `{surplus}`",
			"version-not-number": "must be a number such as {example}, or `{word}`",
			"variable-invalid": "comes from {variable}, which {problem}",
			"not-in-secret": "differs from the one in `secret` ({value})",
			"full-name-required": "is not the full name that the store gives a secret",
			unsupported: "is not supported by {provider}",
			"no-login-method": "is not how {provider} logs in",
			incompatible: "cannot be combined with `{input}`",
			"newest-rollback": "cannot be `newest` with `rollback: true`: the newest version is the one to roll back from; name a version that you know to be good",
			"only-with-rollback": "requires `rollback: true`",
			"is-stage": "is the label to move",
			"is-current": "is the current label: the version losing `stage` would be in service again",
			"several-providers": "cannot be used with several providers; use a login action for each",
			"oidc-permission": "requires an OIDC token: add `permissions: id-token: write` to the job",
			"oidc-address": "requires an OIDC token, but the address that the runner gives for it (ACTIONS_ID_TOKEN_REQUEST_URL) is not `https://`",
			"no-key": "is required: no credentials found; set `role-to-assume` (OIDC), run a login action first, or set `access-key-id` and `secret-access-key` (or {variables})",
			"no-token": "is required: no credentials found; set `role-to-assume` and `oidc-provider` (OIDC), run a login action first, or set `auth-token` (or {variables})",
			"no-token-variable": "is required: no credentials found; set `role-to-assume` and `oidc-provider` (OIDC), or set `auth-token` to what `{command}` prints after a login action",
			"provider-alone": "cannot be {provider} in a list with other providers, since it logs in with inputs only; use a step for each",
			"no-login-of-several": "is unset, and no credentials found for {logins}; with several providers, run a login action for each first, or set these variables",
			"key-incomplete": "is required, since {names} is set",
			"key-in-environment": "is unset, and in the environment {name} {problem}",
			"list-invalid": "must be a list of items whose values are text, or of plain names{path}",
			"list-empty": "has no items",
			"list-too-long": "has {count} items; the limit is {max}",
			"list-unreadable": "is not valid YAML or JSON{line}",
			"list-unknown-keys": "has unknown keys: {keys} Items are counted from 0. Allowed: {allowed}",
			"list-duplicate": "lists the same secret and label twice",
			"record-masked": "is incomplete: the runner has masked a part of it (`***`); use the `record` output instead of the log, or `environment` or `target-version`",
			"record-field": "is invalid at {path}: {problem}",
			"record-provider": "names a provider that this version of the action does not support",
			"record-endpoint": "contains an endpoint outside the provider's domain; if it is correct, pass it as `endpoint`",
			"record-mismatch": "does not match the record",
			"runner-required": "requires GITHUB_API_URL (https), GITHUB_REPOSITORY and GITHUB_SHA, which GitHub runners set"
		};
		function formatIssue(kind, values = {}) {
			return (0, _errors_template_js__WEBPACK_IMPORTED_MODULE_0__.p)(issueTexts[kind], values);
		}
		class InputError extends Error {
			name = "InputError";
			advice = "Correct these inputs, then roll back with the `record`, which is in the log of the step that moved the labels.";
			constructor(issues) {
				super([...issues].map(([input, message]) => `\`${input}\` ${message}`).join("\n"));
			}
		}
		class InputIssues {
			#messages = new Map();
			add(input, message) {
				this.#messages.has(input) || this.#messages.set(input, message);
			}
			throwIfAny() {
				if (this.#messages.size > 0) throw new InputError(this.#messages);
			}
		}
	}),
	3723: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			K: () => resolveLocation,
			s: () => resolveEndpoint
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9502), _issues_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5876), _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2147);
		function resolveLocation(provider, step) {
			let { values } = step, region = resolveRegion(provider, step), project = resolveProject(provider, step), endpoint = values.endpoint ?? resolveEndpoint(provider, step), endpointInName = provider.endpointInName?.(values.secret ?? "");
			if (endpointInName !== void 0 && endpoint !== void 0 && endpointInName !== endpoint && step.addIssue("endpoint", "not-in-secret", { value: endpointInName }), checkComplete(provider, step, {
				region,
				project,
				endpoint
			}), values.secret !== void 0) return {
				provider: values.provider ?? "",
				region: region ?? "",
				projectId: project,
				endpoint,
				secret: values.secret
			};
		}
		function resolveRegion(provider, step) {
			let { addressedBy, regionInName, patterns, environment } = provider, { values } = step;
			if (addressedBy === "endpoint") {
				step.isOwn("region") && step.addIssue("region", "unsupported", { provider: values.provider ?? "" });
				return;
			}
			let inName = regionInName(values.secret ?? "");
			inName !== void 0 && step.isOwn("region") && inName !== values.region && step.addIssue("region", "not-in-secret", { value: inName || "none" });
			let schema = zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(patterns.region, (0, _issues_js__WEBPACK_IMPORTED_MODULE_0__.Hd)("region-invalid"))), region = inName ?? values.region ?? fromEnvironment("region", environment.region, schema, step);
			return region && !patterns.region.test(region) && step.addInvalid("region", "region-invalid"), region;
		}
		function resolveProject({ projectInName, patterns, environment }, step) {
			if (patterns.projectId === void 0) return;
			let { values } = step, inName = projectInName?.(values.secret ?? "");
			inName !== void 0 && step.isOwn("project-id") && inName !== values["project-id"] && step.addIssue("project-id", "not-in-secret", { value: inName });
			let given = values["project-id"];
			given !== void 0 && !patterns.projectId.test(given) && step.addInvalid("project-id", "project-invalid");
			let schema = zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(patterns.projectId, (0, _issues_js__WEBPACK_IMPORTED_MODULE_0__.Hd)("project-invalid")));
			return inName ?? given ?? fromEnvironment("project-id", environment.projectId, schema, step);
		}
		function checkComplete({ addressedBy, environment, patterns, signsRegion = !1, supportedInputs }, step, { region, project, endpoint }) {
			addressedBy === "endpoint" ? endpoint === void 0 && !step.isSet("endpoint") && step.addIssue("endpoint", "location-required", { variables: environment.endpoint?.join(", ") ?? "" }) : addressedBy === "project" ? patterns.secret.test(step.values.secret ?? "") && project === void 0 && !step.isSet("project-id") && step.addIssue("project-id", "location-required", { variables: environment.projectId.join(", ") }) : region === void 0 && (step.isSet("region") || !signsRegion && step.isSet("endpoint") || step.addIssue("region", "location-required", { variables: environment.region.join(", ") }), supportedInputs.includes("project-id") && project === void 0 && step.isSet("endpoint") && step.addIssue("project-id", "project-lookup"));
		}
		function resolveEndpoint({ environment }, step) {
			let { endpoint: names = [], ignoresEndpoint } = environment;
			if (!(ignoresEndpoint !== void 0 && /^true$/i.test(step.readVariable(ignoresEndpoint) ?? ""))) return fromEnvironment("endpoint", names, _schema_js__WEBPACK_IMPORTED_MODULE_1__.sR, step);
		}
		function fromEnvironment(input, names, schema, step) {
			let variable = names.find((name) => step.readVariable(name));
			if (variable === void 0 || step.isSet(input)) return;
			let parsed = schema.safeParse(step.readVariable(variable));
			return parsed.success || step.addIssue(input, "variable-invalid", {
				variable,
				problem: parsed.error.issues[0]?.message ?? "is invalid"
			}), parsed.data;
		}
	}),
	7472: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			$e: () => checkRecorded,
			aE: () => readRecord,
			kW: () => namedSecret,
			vx: () => mayName
		});
		var _http_url_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2122), _promotion_packing_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(510), _promotion_record_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9419), _stores_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(626), _issues_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5876), _location_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3723);
		let known = new WeakMap();
		function readRecord(step) {
			let secrets = known.get(step) ?? parseSecrets(step);
			return known.set(step, secrets), secrets;
		}
		function parseSecrets(step) {
			let text = step.values.record ?? "";
			if (text.includes("***")) return step.addIssue("record", "record-masked"), [];
			try {
				return (0, _promotion_record_js__WEBPACK_IMPORTED_MODULE_0__.H)((0, _promotion_packing_js__WEBPACK_IMPORTED_MODULE_4__.l1)(text)).secrets;
			} catch (error) {
				return step.addRecordIssue(error instanceof Error ? error.message : String(error)), [];
			}
		}
		function checkRecorded(recorded, index, step) {
			let provider = (0, _stores_registry_js__WEBPACK_IMPORTED_MODULE_1__.l)(recorded.provider);
			return provider === void 0 ? [["record", "record-provider"]] : [
				...checkFields(recorded, provider).map(([field, problem]) => [
					"record",
					"record-field",
					{
						path: `secrets.${index}.${field}`,
						problem
					}
				]),
				...isTrustedEndpoint(recorded.endpoint, provider, step) ? [] : [["record", "record-endpoint"]],
				...step.hasFoundRecord ? [] : checkMismatch(recorded, provider, step)
			];
		}
		function checkMismatch(recorded, provider, step) {
			let { provider: name = recorded.provider, stage = recorded.stage } = step.values, { secret, region, projectId } = namedSecret(step, provider), matches = {
				provider: name === recorded.provider,
				stage: stage === recorded.stage,
				secret: mayName({ secret }, recorded, provider),
				region: mayName({ region }, recorded, provider),
				"project-id": mayName({ projectId }, recorded, provider)
			};
			return Object.keys(matches).filter((input) => !matches[input]).map((input) => [input, "record-mismatch"]);
		}
		function namedSecret(step, { environment, patterns, regionInName, projectInName }) {
			let { secret = "", region, "project-id": projectId } = step.values, isFromVariables = secret !== "" && (step.hasFoundRecord || !step.isSet("record")), read = (names) => isFromVariables ? names.map(step.readVariable).find((value) => value !== void 0) : void 0, variable = read(environment.projectId);
			return {
				secret: step.values.secret,
				region: regionInName(secret) ?? region ?? read(environment.region),
				projectId: projectInName?.(secret) ?? projectId ?? (patterns.projectId?.test(variable ?? "") ? variable : void 0)
			};
		}
		function mayName(named, recorded, { isNameOf, mayBeProject }) {
			let { secret, region, projectId } = named, isProject = mayBeProject ?? ((project, other) => project === other);
			return (secret === void 0 || isNameOf(secret, recorded.secret)) && (region === void 0 || region === recorded.region) && (projectId === void 0 || recorded.projectId !== void 0 && isProject(projectId, recorded.projectId));
		}
		function checkFields(recorded, provider) {
			let { patterns, regionInName, supportedInputs } = provider, { stage, changes, expiry } = recorded, invalidName = (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("name-invalid", { provider: recorded.provider }), check = (field, value, pattern) => value === null || pattern.test(value) ? [] : [[field, invalidName]], regionInSecret = regionInName(recorded.secret) ?? recorded.region;
			return [
				...patterns.fullName.test(recorded.secret) ? [] : [["secret", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("full-name-required")]],
				...check("stage", stage, patterns.stage),
				...changes.flatMap((change, index) => [
					...check(`changes.${index}.stage`, change.stage, patterns.stage),
					...check(`changes.${index}.before`, change.before, patterns.version),
					...check(`changes.${index}.after`, change.after, patterns.version)
				]),
				...check("expiry.version", expiry?.version ?? null, patterns.version),
				...expiry !== void 0 && !supportedInputs.includes("expire-outgoing-after") ? [["expiry", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("unsupported", { provider: recorded.provider })]] : [],
				...checkRegion(recorded, provider),
				...regionInSecret === recorded.region ? [] : [["region", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("not-in-secret", { value: regionInSecret || "none" })]],
				...checkProject(recorded, provider),
				...checkEndpoint(recorded, provider),
				...provider.movesOnlyStage && changes.some((change) => change.stage !== stage) ? [["changes", invalidName]] : []
			];
		}
		function checkEndpoint({ secret, endpoint }, { addressedBy, endpointInName }) {
			if (addressedBy !== "endpoint") return [];
			if (endpoint === void 0) return [["endpoint", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("required")]];
			let inSecret = endpointInName?.(secret) ?? endpoint;
			return inSecret === endpoint ? [] : [["endpoint", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("not-in-secret", { value: inSecret })]];
		}
		function checkRegion({ region, endpoint }, provider) {
			let { addressedBy, patterns, signsRegion = !1 } = provider;
			return region === "" ? addressedBy !== "region" || endpoint !== void 0 && !signsRegion ? [] : [["region", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("required")]] : patterns.region.test(region) ? [] : [["region", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("region-invalid")]];
		}
		function checkProject(recorded, provider) {
			let { secret, region, projectId } = recorded, { addressedBy, projectInName, patterns } = provider;
			if (projectId === void 0) return addressedBy === "project" || patterns.projectId !== void 0 && region === "" ? [["projectId", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("required")]] : [];
			if (!patterns.projectId) return [["projectId", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("unsupported", { provider: recorded.provider })]];
			if (!patterns.projectId.test(projectId)) return [["projectId", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("project-invalid")]];
			let inSecret = projectInName?.(secret) ?? projectId;
			return inSecret === projectId ? [] : [["projectId", (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("not-in-secret", { value: inSecret })]];
		}
		function isTrustedEndpoint(endpoint, provider, step) {
			if (endpoint === void 0) return !0;
			if ((0, _http_url_js__WEBPACK_IMPORTED_MODULE_5__.ef)(endpoint) !== endpoint) return !1;
			let { hostname, host } = new URL(endpoint);
			return (0, _http_url_js__WEBPACK_IMPORTED_MODULE_5__.U9)(hostname) || provider.apiHosts.test(host) || step.isOwnRecord ? !0 : endpoint === (step.values.endpoint ?? (0, _location_js__WEBPACK_IMPORTED_MODULE_3__.s)(provider, step));
		}
	}),
	2147: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Gf: () => itemKeys,
			is: () => inputSchema,
			nt: () => readVariable,
			sR: () => endpoint,
			vj: () => inputNames
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9502), zod_mini__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9239), _auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3331), _http_url_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2122), _stores_provider_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8432), _stores_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(626), _issues_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5876);
		let providerNames = Object.keys(_stores_registry_js__WEBPACK_IMPORTED_MODULE_1__.r).join(", "), flag = zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_3__.k5n([
			"true",
			"True",
			"TRUE",
			"false",
			"False",
			"FALSE"
		], { error: (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("flag-invalid") }), "false"), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi((value) => value.toLowerCase() === "true")), line = zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(/^[^\p{C}\p{Zl}\p{Zp}]{1,2048}$/u, (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("line-invalid"))), credential = zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(/^[\x21-\x7e]+$/, (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("credential-invalid"))), hoursIn = {
			h: 1,
			d: 24
		}, duration = zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(/^[1-9]\d{0,3}[hd]$/, (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("duration-invalid"))), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi((text) => parseInt(text, 10) * hoursIn[text.slice(-1)] * 36e5)), endpoint = zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi((text, context) => {
			let origin = (0, _http_url_js__WEBPACK_IMPORTED_MODULE_5__.ef)(text);
			return origin === void 0 ? (context.issues.push({
				code: "custom",
				message: (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("endpoint-invalid"),
				input: text
			}), zod_mini__WEBPACK_IMPORTED_MODULE_6__.tm) : origin;
		}));
		function intUpTo(max) {
			let message = (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("number-invalid", { max: String(max) });
			return zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(/^\d{1,6}$/, message)), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi(Number)).check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YPB((value) => value >= 1 && value <= max, message));
		}
		let region = zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(/^[a-z]{2,20}(-[a-z0-9]{1,20}){1,4}$/, (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("region-invalid"))), projectId = zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(_stores_provider_js__WEBPACK_IMPORTED_MODULE_7__.d, (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("project-invalid"))), inputSchema = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			provider: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.k5n(Object.keys(_stores_registry_js__WEBPACK_IMPORTED_MODULE_1__.r), { error: (0, _issues_js__WEBPACK_IMPORTED_MODULE_2__.Hd)("provider-unknown", { providers: providerNames }) })),
			secret: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			stage: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			"target-version": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			"target-stage": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			"expected-version": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			"previous-stage": zod_mini__WEBPACK_IMPORTED_MODULE_3__.Rvf(line, "auto"),
			rollback: flag,
			record: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()),
			force: flag,
			"rollback-on-failure": flag,
			"dry-run": flag,
			promotions: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()),
			concurrency: zod_mini__WEBPACK_IMPORTED_MODULE_3__.Rvf(intUpTo(64), 8),
			"expire-outgoing-after": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(duration),
			region: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(region),
			"project-id": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(projectId),
			endpoint: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(endpoint),
			"identity-endpoint": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(endpoint),
			"role-to-assume": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			"oidc-provider": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			"oidc-audience": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			"role-session-name": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			[_auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.HP.accessKeyId]: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(credential),
			[_auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.HP.secretAccessKey]: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(credential),
			[_auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.HP.securityToken]: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(credential),
			[_auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.HP.authToken]: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(credential),
			environment: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(line),
			"github-token": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()),
			"timeout-seconds": zod_mini__WEBPACK_IMPORTED_MODULE_3__.Rvf(intUpTo(86400), 120),
			"max-attempts": zod_mini__WEBPACK_IMPORTED_MODULE_3__.Rvf(intUpTo(20), 4),
			"job-status": zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP())
		}), inputNames = Object.keys(inputSchema.shape), itemKeys = [
			"provider",
			"secret",
			"stage",
			"target-version",
			"target-stage",
			"expected-version",
			"previous-stage",
			"region",
			"project-id",
			"endpoint",
			"expire-outgoing-after"
		];
		function readVariable(environment, name) {
			let value = environment[inputNames.some((input) => input === name) ? `INPUT_${name.toUpperCase()}` : name]?.trim();
			return value === "" ? void 0 : value;
		}
	}),
	9706: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { L: () => readCredentials });
		var _auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3331), _auth_oidc_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8484), _http_proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2303), _stores_registry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(626), _schema_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2147);
		function readCredentials(environment) {
			let sources = Object.values(_stores_registry_js__WEBPACK_IMPORTED_MODULE_3__.r).flatMap((provider) => provider.environment.credentials), known = [
				_auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.HP,
				{ authToken: _auth_oidc_js__WEBPACK_IMPORTED_MODULE_1__.oL },
				{ authToken: "github-token" },
				...sources
			];
			return [...(0, _auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.DJ)(known, (name) => (0, _schema_js__WEBPACK_IMPORTED_MODULE_4__.nt)(environment, name)), ...(0, _http_proxy_js__WEBPACK_IMPORTED_MODULE_2__.F)(environment)];
		}
	}),
	1994: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { E: () => StepInputs });
		var _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3780), _issues_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5876), _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2147), _sensitive_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9706);
		let unquoted = [
			"access-key-id",
			"secret-access-key",
			"security-token",
			"auth-token",
			"github-token",
			"record",
			"promotions"
		];
		class StepInputs {
			values;
			#source;
			constructor(source) {
				this.#source = source;
				let { texts, ownNames } = source, parsed = _schema_js__WEBPACK_IMPORTED_MODULE_1__.is.safeParse(Object.fromEntries(texts)), issues = parsed.error?.issues ?? [], invalid = new Map(issues.map(({ path, message }) => [path[0], message]));
				for (let [name, message] of invalid) ownNames.has(name) && this.#add(name, `${message}${this.#quote(name)}`);
				let valid = [...texts].filter(([name]) => !invalid.has(name));
				this.values = parsed.data ?? _schema_js__WEBPACK_IMPORTED_MODULE_1__.is.parse(Object.fromEntries(valid));
			}
			static from(environment, { isEndOfJob = !1 } = {}) {
				let texts = new Map();
				for (let name of _schema_js__WEBPACK_IMPORTED_MODULE_1__.vj) {
					let value = (0, _schema_js__WEBPACK_IMPORTED_MODULE_1__.nt)(environment, name);
					value !== void 0 && texts.set(name, value);
				}
				let ownNames = new Set(texts.keys());
				return new StepInputs({
					environment,
					texts,
					ownNames,
					issues: new _issues_js__WEBPACK_IMPORTED_MODULE_0__.b0(),
					isEndOfJob
				});
			}
			item(index, values) {
				let own = new Map(Object.entries(values).flatMap(([name, value]) => value.trim() ? [[name, value.trim()]] : [])), isTarget = (name) => name === "target-version" || name === "target-stage", ownsTarget = [...own.keys()].some(isTarget), inherited = [...this.#source.texts].filter(([name]) => !(ownsTarget && isTarget(name))), texts = new Map([...inherited, ...own]);
				return new StepInputs({
					...this.#source,
					texts,
					ownNames: new Set(own.keys()),
					prefix: `promotions[${index}].`
				});
			}
			withRecord(record, recordOrigin, unset = []) {
				let texts = new Map([...this.#source.texts, ["record", record]]);
				for (let name of unset) texts.delete(name);
				return new StepInputs({
					...this.#source,
					texts,
					ownNames: new Set(texts.keys()),
					recordOrigin
				});
			}
			isSet(name) {
				return this.#source.texts.has(name);
			}
			isOwn(name) {
				return this.#source.ownNames.has(name);
			}
			get isByEnvironment() {
				return this.values.rollback && this.isSet("environment") && ![
					"record",
					"target-version",
					"target-stage",
					"promotions"
				].some((name) => this.isSet(name));
			}
			get hasFoundRecord() {
				return this.#source.recordOrigin !== void 0;
			}
			get isOwnRecord() {
				return this.#source.isEndOfJob;
			}
			readVariable = (name) => (0, _schema_js__WEBPACK_IMPORTED_MODULE_1__.nt)(this.#source.environment, name);
			addIssue(input, kind, values = {}) {
				this.#add(input, (0, _issues_js__WEBPACK_IMPORTED_MODULE_0__.Hd)(kind, values));
			}
			addInvalid(input, kind, values = {}) {
				this.#add(input, `${(0, _issues_js__WEBPACK_IMPORTED_MODULE_0__.Hd)(kind, values)}${this.#quote(input)}`);
			}
			addRecordIssue(message) {
				this.#add("record", message);
			}
			formatQuoted(text, maxLength = 60) {
				let clean = (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.aj)(text.slice(0, 10 * maxLength), (0, _sensitive_js__WEBPACK_IMPORTED_MODULE_2__.L)(this.#source.environment)) ?? "";
				return (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.it)(clean.replaceAll("`", "'"), maxLength);
			}
			throwIfInvalid() {
				this.#source.issues.throwIfAny();
			}
			#add(input, message) {
				let { issues, prefix = "", recordOrigin } = this.#source;
				input === "record" && recordOrigin !== void 0 ? issues.add("environment", `${recordOrigin} ${message}`) : issues.add(_schema_js__WEBPACK_IMPORTED_MODULE_1__.Gf.some((key) => key === input) ? `${prefix}${input}` : input, message);
			}
			#quote(input) {
				let text = this.#source.texts.get(input);
				return text === void 0 || unquoted.includes(input) ? "" : `, got \`${this.formatQuoted(text)}\``;
			}
		}
	}),
	1606: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Dk: () => findRollbacks,
			jv: () => incompatibleWithRecord,
			EY: () => parseTasks
		});
		var registry = __nccwpck_require__(626), untrusted_text = __nccwpck_require__(3780), inputs_location = __nccwpck_require__(3723), credentials = __nccwpck_require__(3331), oidc = __nccwpck_require__(8484), issues = __nccwpck_require__(5876), schema = __nccwpck_require__(2147);
		let roleInputs = [
			"role-to-assume",
			"oidc-provider",
			"oidc-audience",
			"role-session-name"
		];
		function checkOneLogin(names, step) {
			let all = [...new Set(names.filter((name) => name !== void 0))];
			if (all.length < 2) return;
			for (let name of [...Object.values(credentials.HP), ...roleInputs]) step.isSet(name) && step.addIssue(name, "several-providers");
			let missing = all.flatMap((name) => {
				let provider = (0, registry.l)(name);
				return provider?.environment.tokenCommand !== void 0 && step.addIssue("provider", "provider-alone", { provider: name }), provider === void 0 || provider.environment.tokenCommand !== void 0 || provider.environment.defaultCredentialsFile !== void 0 ? [] : (0, credentials.z8)(provider.environment.credentials, step.readVariable) === void 0 ? [{
					name,
					...usualLogin(provider)
				}] : [];
			});
			for (let { input } of missing) {
				let logins = missing.filter((each) => each.input === input).map(({ name, variables }) => `${name} (${variables})`);
				step.addIssue(input, "no-login-of-several", { logins: logins.join(", ") });
			}
		}
		function resolveLogin(name, provider, address, step) {
			return roleInputs.some((input) => step.isSet(input)) ? resolveRole(name, provider, address, step) : fromKeyOrFile(name, provider, step);
		}
		function resolveRole(providerName, { federation }, { region, endpoint = "" }, step) {
			let { values } = step;
			if (federation === void 0) {
				for (let name of roleInputs) step.isSet(name) && step.addIssue(name, "unsupported", { provider: providerName });
				return;
			}
			for (let name of Object.values(credentials.HP)) step.isSet(name) && step.addIssue(name, "incompatible", { input: "role-to-assume" });
			for (let name of [
				"role-to-assume",
				"oidc-provider",
				"role-session-name"
			]) {
				let format = federation.inputs[name], value = values[name];
				format === void 0 ? value !== void 0 && step.addIssue(name, "unsupported", { provider: providerName }) : value === void 0 ? format.isOptional || step.addIssue(name, "format-required", { example: format.example }) : format.pattern.test(value) || step.addInvalid(name, "format-invalid", { example: format.example });
			}
			federation.hasRegionalEndpoint && region === "" && values["identity-endpoint"] === void 0 && step.addIssue("identity-endpoint", "token-service-region"), (0, oidc.FE)(step.readVariable) === void 0 && step.addIssue("role-to-assume", (0, oidc.jV)(step.readVariable) ? "oidc-address" : "oidc-permission");
			let oidcProvider = values["oidc-provider"], cloud = federation.cloudOf?.(endpoint);
			return { request: {
				role: values["role-to-assume"],
				oidcProvider,
				audience: values["oidc-audience"] ?? federation.audience(oidcProvider ?? "", cloud),
				sessionName: values["role-session-name"] ?? (0, oidc.Cy)(step.readVariable),
				seconds: Math.min(Math.max(values["timeout-seconds"], 900), 3600),
				region,
				cloud,
				endpoint: values["identity-endpoint"]
			} };
		}
		function fromKeyOrFile(provider, { environment, supportedInputs }, step) {
			let { credentials: sources, defaultCredentialsFile = "" } = environment, found = (0, credentials.z8)([credentials.HP, ...sources], step.readVariable), { input, variables } = usualLogin({ environment });
			if (found === void 0 && defaultCredentialsFile) return { credentialsFile: defaultCredentialsFile };
			let { tokenCommand } = environment;
			if (found === void 0 && tokenCommand !== void 0) step.addIssue("auth-token", "no-token-variable", { command: tokenCommand });
			else if (found === void 0) step.addIssue(input, input === "access-key-id" ? "no-key" : "no-token", { variables });
			else if ("accessKeyId" in found && input !== "access-key-id") step.addIssue("access-key-id", "no-login-method", { provider });
			else if ("authToken" in found && !supportedInputs.includes("auth-token")) step.addIssue("auth-token", "no-login-method", { provider });
			else {
				if ("credentialsFile" in found) return { credentialsFile: found.credentialsFile || defaultCredentialsFile };
				if (!("problem" in found)) return { credentials: found };
				addSourceIssue(found, step);
			}
		}
		function usualLogin({ environment: { credentials } }) {
			let withKey = credentials.find(({ accessKeyId }) => accessKeyId !== void 0);
			if (withKey !== void 0) {
				let { accessKeyId = "", secretAccessKey = "" } = withKey;
				return {
					input: "access-key-id",
					variables: `${accessKeyId} and ${secretAccessKey}`
				};
			}
			return {
				input: "auth-token",
				variables: credentials.find(({ credentialsFile }) => credentialsFile !== void 0)?.credentialsFile ?? ""
			};
		}
		function addSourceIssue({ name, problem }, step) {
			let [kind, values] = problem === "whitespace" ? ["credential-invalid", {}] : problem === "token-and-key" ? ["incompatible", { input: "access-key-id" }] : ["key-incomplete", { names: problem.setWithout.join(" and ") }], input = schema.vj.find((each) => each === name);
			input === void 0 ? step.addIssue("access-key-id", "key-in-environment", {
				name,
				problem: (0, issues.Hd)(kind, values)
			}) : step.addIssue(input, kind, values);
		}
		var inputs_recorded = __nccwpck_require__(7472);
		let newest = "newest", providerInputs = [
			"project-id",
			"auth-token",
			"expire-outgoing-after"
		], incompatibleWithRecord = [
			"promotions",
			"target-version",
			"target-stage",
			"previous-stage",
			"expire-outgoing-after"
		];
		async function parseTasks(step) {
			let tasks = step.isSet("record") ? parseRecordTasks(step) : step.isSet("promotions") ? await parseListTasks(step) : parseTask(step);
			return step.throwIfInvalid(), tasks;
		}
		async function parseListTasks(step) {
			let items = await __nccwpck_require__.e(49).then(__nccwpck_require__.bind(__nccwpck_require__, 7049)).then((module) => module.parsePromotions(step));
			checkOneLogin(items.map(({ values }) => values.provider), step);
			let tasks = items.flatMap(parseTask), labels = tasks.map(({ ref, stage }) => JSON.stringify([ref, stage]));
			return new Set(labels).size < labels.length && step.addIssue("promotions", "list-duplicate"), tasks;
		}
		function parseTask(step) {
			let { values } = step;
			checkTarget(step), step.isSet("provider") || step.addIssue("provider", "provider-required", { providers: Object.keys(registry.r).join(", ") }), step.isSet("secret") || step.addIssue("secret", "required");
			let { provider: name = "" } = values, provider = (0, registry.l)(name);
			if (provider === void 0) return [];
			for (let input of providerInputs) step.isOwn(input) && !provider.supportedInputs.includes(input) && step.addIssue(input, "unsupported", { provider: name });
			let stage = values.stage ?? provider.rules.current;
			stage === null && step.addIssue("stage", "stage-required", { provider: name }), checkPatterns(step, name, provider, stage);
			let ref = (0, inputs_location.K)(provider, step), login = resolveLogin(name, provider, ref ?? { region: values.region ?? "" }, step), intent = stage === null ? void 0 : parseIntent(step, provider, stage);
			return stage === null || ref === void 0 || intent === void 0 || login === void 0 ? [] : [{
				provider,
				ref,
				login,
				identityEndpoint: values["identity-endpoint"],
				stage,
				expected: parseExpected(step),
				intent
			}];
		}
		function parseIntent({ values }, provider, stage) {
			let target = parseTarget(values);
			if (target === null && !reportsOnly(values)) return;
			let previous = values["previous-stage"], previousStage = previous === "auto" ? previous : previous === "none" ? null : { stage: previous }, expireInMs = provider.supportedInputs.includes("expire-outgoing-after") ? values["expire-outgoing-after"] : void 0;
			return {
				kind: "promote",
				promotion: {
					stage,
					target,
					previousStage
				},
				rollback: values.rollback,
				expireAt: expireInMs === void 0 ? void 0 : Math.floor((Date.now() + expireInMs) / 1e3) * 1e3
			};
		}
		function parseRecordTasks(step) {
			let { values } = step;
			values.rollback || step.addIssue("record", "only-with-rollback");
			for (let name of incompatibleWithRecord) step.isSet(name) && values[name] !== "auto" && step.addIssue(name, "incompatible", { input: "record" });
			let secrets = (0, inputs_recorded.aE)(step);
			return checkOneLogin(secrets.map(({ provider }) => provider), step), secrets.flatMap((recorded, index) => {
				let { provider: name, region, endpoint } = recorded;
				for (let issue of (0, inputs_recorded.$e)(recorded, index, step)) step.addIssue(...issue);
				let provider = (0, registry.l)(name), login = provider && resolveLogin(name, provider, {
					region: region || (values.region ?? ""),
					endpoint
				}, step);
				return provider === void 0 || login === void 0 ? [] : [{
					...toUndoTask(recorded, step),
					provider,
					login,
					identityEndpoint: values["identity-endpoint"]
				}];
			});
		}
		function findRollbacks(step) {
			if (!step.values.rollback || !step.isSet("record")) return [];
			let secrets = (0, inputs_recorded.aE)(step);
			return secrets.some((recorded, index) => (0, inputs_recorded.$e)(recorded, index, step).length > 0) ? [] : secrets.map((recorded) => toUndoTask(recorded, step));
		}
		function toUndoTask(recorded, step) {
			let { provider, region, endpoint, secret, stage } = recorded, { values, isOwnRecord } = step;
			return {
				ref: {
					provider,
					region,
					projectId: namedProject(recorded, step) ?? recorded.projectId,
					endpoint: endpoint ?? values.endpoint,
					secret
				},
				stage,
				expected: parseExpected(step),
				intent: {
					kind: "undo",
					recorded,
					force: values.force,
					isOwnStep: isOwnRecord
				}
			};
		}
		function namedProject(recorded, step) {
			let provider = (0, registry.l)(recorded.provider), named = provider && (0, inputs_recorded.kW)(step, provider);
			return provider && named && (0, inputs_recorded.vx)(named, recorded, provider) ? named.projectId : void 0;
		}
		function parseTarget({ "target-version": version, "target-stage": stage }) {
			return version === newest ? newest : version === void 0 ? stage === void 0 ? null : { stage } : { version };
		}
		function reportsOnly({ "dry-run": isDryRun, rollback }) {
			return isDryRun && !rollback;
		}
		function checkTarget(step) {
			let { rollback, force } = step.values, targets = ["target-version", "target-stage"].filter((name) => step.isSet(name));
			targets.length === 2 && step.addIssue("target-stage", "incompatible", { input: "target-version" }), targets.length === 0 && rollback ? step.addIssue("rollback", "rollback-target-required") : targets.length === 0 && !reportsOnly(step.values) && step.addIssue("target-version", "target-required"), rollback && step.values["target-version"] === newest && step.addIssue("target-version", "newest-rollback"), force && !rollback && step.addIssue("force", "only-with-rollback");
		}
		function checkPatterns(step, providerName, provider, stage) {
			let { patterns, rules } = provider, check = (name, pattern, ...words) => {
				let value = step.values[name];
				typeof value == "string" && !words.includes(value) && !pattern.test(value) && addInvalidName(step, name, value, providerName, provider);
			};
			check("secret", patterns.secret), check("stage", patterns.stage), check("target-version", patterns.version, newest), check("target-stage", patterns.targetStage ?? patterns.stage), check("expected-version", patterns.version, "none"), provider.movesOnlyStage ? ["auto", "none"].includes(step.values["previous-stage"]) || step.addIssue("previous-stage", "unsupported", { provider: providerName }) : check("previous-stage", patterns.stage, "auto", "none");
			for (let name of ["target-stage", "previous-stage"]) stage !== null && step.values[name] === stage && step.addInvalid(name, "is-stage");
			rules.current !== null && step.values["previous-stage"] === rules.current && step.addInvalid("previous-stage", "is-current");
		}
		function addInvalidName(step, input, value, provider, { patterns, hasNumberedVersions }) {
			let isVersion = input === "target-version" || input === "expected-version";
			if (isVersion && hasNumberedVersions) {
				let example = /\/versions\/(\d{1,19})$/.exec(value)?.[1] ?? "3", word = input === "target-version" ? "newest" : "none";
				step.addInvalid(input, "version-not-number", {
					example,
					word
				});
				return;
			}
			let surplus = (isVersion ? patterns.surplus?.version : input === "secret" ? patterns.surplus?.secret : void 0)?.exec(value)?.slice(1).find((part) => part !== void 0);
			surplus !== void 0 && patterns[isVersion ? "version" : "secret"].test(removeEnd(value, surplus)) ? step.addInvalid(input, "name-surplus", {
				provider,
				surplus: step.formatQuoted(surplus)
			}) : step.addInvalid(input, (0, untrusted_text.jC)(value) ? "name-number" : "name-invalid", { provider });
		}
		function removeEnd(text, part) {
			return text.endsWith(part) ? text.slice(0, -part.length) : text.slice(part.length);
		}
		function parseExpected({ values }) {
			return values["expected-version"] === "none" ? null : values["expected-version"];
		}
	}),
	5845: ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => {
			try {
				__nccwpck_require__(1720);
				var _auth_authenticator_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8842), _errors_refusal_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3640), _github_journal_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3635), _http_deadline_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9251), _inputs_schema_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2147), _inputs_sensitive_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9706), _inputs_step_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1994), _inputs_tasks_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(1606), _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(4612), _promotion_result_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(2035), _promotion_task_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(6235), __addDisposableResource = function(env, value, async) {
					if (value != null) {
						if (typeof value != "object" && typeof value != "function") throw TypeError("Object expected.");
						var dispose, inner;
						if (async) {
							if (!Symbol.asyncDispose) throw TypeError("Symbol.asyncDispose is not defined.");
							dispose = value[Symbol.asyncDispose];
						}
						if (dispose === void 0) {
							if (!Symbol.dispose) throw TypeError("Symbol.dispose is not defined.");
							dispose = value[Symbol.dispose], async && (inner = dispose);
						}
						if (typeof dispose != "function") throw TypeError("Object not disposable.");
						inner && (dispose = function() {
							try {
								inner.call(this);
							} catch (e) {
								return Promise.reject(e);
							}
						}), env.stack.push({
							value,
							dispose,
							async
						});
					} else async && env.stack.push({ async: !0 });
					return value;
				}, __disposeResources = (function(SuppressedError) {
					return function(env) {
						function fail(e) {
							env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e, env.hasError = !0;
						}
						var r, s = 0;
						function next() {
							for (; r = env.stack.pop();) try {
								if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
								if (r.dispose) {
									var result = r.dispose.call(r.value);
									if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
										return fail(e), next();
									});
								} else s |= 1;
							} catch (e) {
								fail(e);
							}
							if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
							if (env.hasError) throw env.error;
						}
						return next();
					};
				})(typeof SuppressedError == "function" ? SuppressedError : function(error, suppressed, message) {
					var e = Error(message);
					return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
				});
				let isEndOfJob = process.argv.includes("end-of-job"), requiredNode = [22, 19];
				function checkNode() {
					let { node: version } = process.versions, [major = 0, minor = 0] = version.split(".").map(Number), [requiredMajor, requiredMinor] = requiredNode;
					if (!(major > requiredMajor || major === requiredMajor && minor >= requiredMinor)) throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_2__.P.of("node-too-old", {
						version,
						required: requiredNode.join(".")
					});
				}
				async function run() {
					let env_1 = {
						stack: [],
						error: void 0,
						hasError: !1
					};
					try {
						checkNode();
						for (let credential of (0, _inputs_sensitive_js__WEBPACK_IMPORTED_MODULE_6__.L)(process.env)) (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.dK)(credential);
						let given = _inputs_step_js__WEBPACK_IMPORTED_MODULE_7__.E.from(process.env, { isEndOfJob });
						isEndOfJob || (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.Il)();
						let deadline = new _http_deadline_js__WEBPACK_IMPORTED_MODULE_4__.B(given.values["timeout-seconds"] * 1e3);
						cancelOnSignal(deadline);
						let journal = __addDisposableResource(env_1, await (0, _github_journal_js__WEBPACK_IMPORTED_MODULE_3__._)(given, deadline, runUrl()).catch((error) => reportUnbegun(given, error)), !0);
						if (journal === void 0) return;
						let step = await journal.resolve(given), { concurrency, "rollback-on-failure": rollsBackOnFailure, "max-attempts": maxAttempts } = step.values;
						rollsBackOnFailure && warnOfAct();
						let begun = await begin(deadline, step).catch((error) => reportUnbegun(step, error));
						if (begun === void 0) return;
						let stores = __addDisposableResource(env_1, begun.stores, !0), { tasks, prepareAll, execute } = begun;
						tasks.length > 1 && deadline.reserveForRollback(step.values["timeout-seconds"] * 400);
						let isDryRun = step.values["dry-run"], { backoff, poll, wait } = deadline, preparing = prepareAll(tasks, {
							open: stores.open,
							concurrency,
							isDryRun,
							wait
						});
						isDryRun || journal.prepare();
						let prepared = await preparing;
						if ("failed" in prepared) {
							(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.z8)(prepared.failed);
							return;
						}
						if (isDryRun) {
							(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.z8)(prepared.ready.map(_promotion_result_js__WEBPACK_IMPORTED_MODULE_10__.Uf));
							return;
						}
						let record = {
							run: runUrl(),
							secrets: prepared.ready.map((each) => (0, _promotion_task_js__WEBPACK_IMPORTED_MODULE_11__.Lv)(each))
						}, text = (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.RM)(record);
						await journal.begin(record, text, prepared.ready.some(_promotion_result_js__WEBPACK_IMPORTED_MODULE_10__.ik)), (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.lc)(record, text, {
							isEndOfJob,
							rollsBackOnFailure
						});
						let results = await execute(prepared.ready, {
							retryPolicy: {
								maxAttempts,
								backoff,
								poll,
								mustConverge: !0
							},
							concurrency,
							isCancelled: () => deadline.isCancelled,
							onRollback() {
								return deadline.releaseReserve(), {
									maxAttempts,
									backoff,
									poll: (attempt) => attempt < Math.max(maxAttempts, 4) ? poll(attempt) : Promise.reject(deadline.expired()),
									mustConverge: !1
								};
							},
							onProgress: _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.Rh
						}), written = {
							...record,
							secrets: prepared.ready.map((each, index) => (0, _promotion_task_js__WEBPACK_IMPORTED_MODULE_11__.Lv)(each, results[index]))
						};
						if (isEndOfJob || (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.vL)(written, text), rollsBackOnFailure) {
							let left = written.secrets.flatMap((secret, index) => (0, _promotion_result_js__WEBPACK_IMPORTED_MODULE_10__.Xx)(secret, results[index]));
							(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.hi)(left.length > 0 ? {
								...written,
								secrets: left
							} : void 0);
						}
						(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.z8)(results, written), deadline.releaseReserve(), await journal.conclude(results);
					} catch (e_1) {
						env_1.error = e_1, env_1.hasError = !0;
					} finally {
						let result_1 = __disposeResources(env_1);
						result_1 && await result_1;
					}
				}
				async function begin(deadline, step) {
					let tasks = await (0, _inputs_tasks_js__WEBPACK_IMPORTED_MODULE_8__.EY)(step), [{ Client }, { prepareAll }, { execute }] = await Promise.all([
						Promise.all([__nccwpck_require__.e(117), __nccwpck_require__.e(988)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5988)),
						__nccwpck_require__.e(883).then(__nccwpck_require__.bind(__nccwpck_require__, 5883)),
						__nccwpck_require__.e(10).then(__nccwpck_require__.bind(__nccwpck_require__, 6010)),
						...tasks.map(loadCode)
					]), { "max-attempts": maxAttempts, concurrency } = step.values;
					return {
						tasks,
						stores: connect(new Client(deadline, maxAttempts, {
							connections: 2 * concurrency,
							debug: _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.Yz
						})),
						prepareAll,
						execute
					};
				}
				async function reportUnbegun(step, error) {
					let tasks = (0, _inputs_tasks_js__WEBPACK_IMPORTED_MODULE_8__.Dk)(step);
					if (tasks.length === 0) throw error;
					let fail = await __nccwpck_require__.e(883).then(__nccwpck_require__.bind(__nccwpck_require__, 5883)).then((module) => module.failedResult);
					(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.z8)(await Promise.all(tasks.map((task) => fail(task, void 0, void 0, error))));
				}
				function connect(client) {
					let authenticate = (0, _auth_authenticator_js__WEBPACK_IMPORTED_MODULE_1__.u)(client, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.dK, (name) => (0, _inputs_schema_js__WEBPACK_IMPORTED_MODULE_5__.nt)(process.env, name));
					return {
						async open(task) {
							let { provider, ref, login, identityEndpoint } = task, { federation, loadFileLogin } = provider, code = {
								loadExchange: federation?.load,
								loadFileLogin
							};
							return (await provider.load())(ref, {
								logIn: () => authenticate(ref.provider, code, login, identityEndpoint),
								client,
								identityEndpoint,
								labels: (0, _promotion_task_js__WEBPACK_IMPORTED_MODULE_11__.PC)(task)
							});
						},
						[Symbol.asyncDispose]: () => client[Symbol.asyncDispose]()
					};
				}
				async function loadCode({ provider, login }) {
					let isRole = "request" in login;
					await Promise.all([provider.load(), isRole && provider.federation?.load()]);
				}
				function cancelOnSignal(deadline) {
					let cancel = () => {
						deadline.cancel(2500, 9e3);
					};
					process.on("SIGINT", cancel).on("SIGTERM", cancel).on("SIGBREAK", cancel);
				}
				function warnOfAct() {
					let { ACT: isAct, GITHUB_ACTION_PATH: compositeAction } = process.env;
					isAct === "true" && compositeAction && (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.R8)("act does not tell the steps of a composite action whether the job fails, so `rollback-on-failure` may roll back nothing: roll back in the workflow, with the `record` of this step");
				}
				function runUrl() {
					let { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env, url = server && repository && id ? URL.parse(`${server}/${repository}/actions/runs/${id}`)?.href : void 0;
					return url && url.length <= 2048 ? url : void 0;
				}
				await run().catch(_outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__.N7), process.stdout.write("", () => process.exit()), __webpack_async_result__();
			} catch (e) {
				__webpack_async_result__(e);
			}
		}, 1);
	}),
	4612: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Yz: () => outputs_debug,
			pq: () => outputs_info,
			dK: () => mask,
			RM: () => packRecord,
			lc: () => publishRecord,
			z8: () => report,
			N7: () => reportError,
			Il: () => reserveState,
			jo: () => saveDeployment,
			hi: () => saveRecord,
			Rh: () => showProgress,
			vL: () => updateRecord,
			R8: () => warn
		});
		let external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
		var external_os_ = __nccwpck_require__(857);
		function utils_toCommandValue(input) {
			return input == null ? "" : typeof input == "string" || input instanceof String ? input : JSON.stringify(input);
		}
		function utils_toCommandProperties(annotationProperties) {
			return Object.keys(annotationProperties).length ? {
				title: annotationProperties.title,
				file: annotationProperties.file,
				line: annotationProperties.startLine,
				endLine: annotationProperties.endLine,
				col: annotationProperties.startColumn,
				endColumn: annotationProperties.endColumn
			} : {};
		}
		function command_issueCommand(command, properties, message) {
			let cmd = new Command(command, properties, message);
			process.stdout.write(cmd.toString() + external_os_.EOL);
		}
		function command_issue(name, message = "") {
			command_issueCommand(name, {}, message);
		}
		class Command {
			constructor(command, properties, message) {
				command ||= "missing.command", this.command = command, this.properties = properties, this.message = message;
			}
			toString() {
				let cmdStr = "::" + this.command;
				if (this.properties && Object.keys(this.properties).length > 0) {
					cmdStr += " ";
					let first = !0;
					for (let key in this.properties) if (this.properties.hasOwnProperty(key)) {
						let val = this.properties[key];
						val && (first ? first = !1 : cmdStr += ",", cmdStr += `${key}=${escapeProperty(val)}`);
					}
				}
				return cmdStr += `::${escapeData(this.message)}`, cmdStr;
			}
		}
		function escapeData(s) {
			return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
		}
		function escapeProperty(s) {
			return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
		}
		var external_crypto_ = __nccwpck_require__(6982), external_fs_ = __nccwpck_require__(9896);
		function file_command_issueFileCommand(command, message) {
			let filePath = process.env[`GITHUB_${command}`];
			if (!filePath) throw Error(`Unable to find environment variable for file command ${command}`);
			if (!external_fs_.existsSync(filePath)) throw Error(`Missing file at path: ${filePath}`);
			external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, { encoding: "utf8" });
		}
		function file_command_prepareKeyValueMessage(key, value) {
			let delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`, convertedValue = utils_toCommandValue(value);
			if (key.includes(delimiter)) throw Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
			if (convertedValue.includes(delimiter)) throw Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
			return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
		}
		__WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
		var ExitCode;
		(function(ExitCode) {
			ExitCode[ExitCode.Success = 0] = "Success", ExitCode[ExitCode.Failure = 1] = "Failure";
		})(ExitCode ||= {});
		function setSecret(secret) {
			command_issueCommand("add-mask", {}, secret);
		}
		function setOutput(name, value) {
			if (process.env.GITHUB_OUTPUT) return file_command_issueFileCommand("OUTPUT", file_command_prepareKeyValueMessage(name, value));
			process.stdout.write(external_os_.EOL), command_issueCommand("set-output", { name }, utils_toCommandValue(value));
		}
		function isDebug() {
			return process.env.RUNNER_DEBUG === "1";
		}
		function debug(message) {
			command_issueCommand("debug", {}, message);
		}
		function error(message, properties = {}) {
			command_issueCommand("error", utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
		}
		function warning(message, properties = {}) {
			command_issueCommand("warning", utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
		}
		function info(message) {
			process.stdout.write(message + external_os_.EOL);
		}
		function startGroup(name) {
			command_issue("group", name);
		}
		function endGroup() {
			command_issue("endgroup");
		}
		function saveState(name, value) {
			if (process.env.GITHUB_STATE) return file_command_issueFileCommand("STATE", file_command_prepareKeyValueMessage(name, value));
			command_issueCommand("save-state", { name }, utils_toCommandValue(value));
		}
		var api_error = __nccwpck_require__(607), refusal = __nccwpck_require__(3640), encode = __nccwpck_require__(8609), issues = __nccwpck_require__(5876), packing = __nccwpck_require__(510), promotion_change = __nccwpck_require__(6158), promotion_record = __nccwpck_require__(9419), untrusted_text = __nccwpck_require__(3780), promotion_expiry = __nccwpck_require__(8489), promotion_result = __nccwpck_require__(2035), store = __nccwpck_require__(2877), registry = __nccwpck_require__(626);
		let commandPrefix = "  or: ";
		function formatManualSteps(result, failure) {
			return resolveSteps(result, failure).flatMap(({ change, inputs, command, note }) => {
				if (inputs === void 0 && note !== void 0) return [`- ${note}`];
				let other = command ?? note, alternative = other === void 0 ? [] : [`${commandPrefix}${other}`];
				return inputs === void 0 ? [`- remove ${change.stage} with the provider's console${other === void 0 ? " or CLI" : ""}`, ...alternative] : [`- run this action with ${inputs.map(([name, value]) => `\`${name}: ${value}\``).join(", ")}`, ...alternative];
			});
		}
		function formatManualYaml(result, failure) {
			return resolveSteps(result, failure).flatMap(({ change, inputs, note }) => inputs === void 0 ? [`# ${note ?? `Remove ${change.stage} with the provider's console or CLI`}.`] : [
				"- uses: promote-secret-version/promote-secret-version@v1",
				"  with:",
				...inputs.map(([name, value]) => `    ${name}: ${value === "true" ? value : JSON.stringify(value)}`)
			]);
		}
		function formatManualCommands(result, failure) {
			let lines = resolveSteps(result, failure).map(({ command, note }) => command ?? (note && `# ${note}.`));
			return lines.every((line) => line !== void 0) ? lines : [];
		}
		function resolveSteps({ ref }, { manualSteps }) {
			let provider = (0, registry.l)(ref.provider);
			if (provider === void 0) return [];
			let { rules, formatCommand } = provider;
			return toSequence(manualSteps, rules).map((change) => {
				let { stage, after } = change, inputs = manualInputs(ref, change);
				if (after === null && !rules.removable(stage)) return {
					change,
					inputs,
					command: void 0,
					note: `${stage} was on no version; it cannot be removed, so leave it`
				};
				let command = formatCommand(ref, change);
				return {
					change,
					inputs,
					command: command !== void 0 && (0, untrusted_text.pF)(command) === command ? command : void 0,
					note: void 0
				};
			});
		}
		function toSequence(steps, rules) {
			return steps.map((step, index) => {
				let mover = steps.slice(0, index).find(({ stage }) => (0, store.Z2)(stage, rules) === step.stage);
				return mover === void 0 || rules.movesPrevious === "never" ? step : {
					...step,
					before: rules.movesPrevious === "always" ? mover.before : null
				};
			});
		}
		function manualInputs({ provider, region, projectId, endpoint, secret }, { stage, after }) {
			if (after === null) return;
			let location = {
				provider,
				region,
				"project-id": projectId,
				endpoint,
				secret
			}, target = {
				stage,
				"previous-stage": "none",
				"target-version": after
			};
			return Object.entries({
				rollback: "true",
				...location,
				...target
			}).flatMap(([name, value]) => value ? [[name, value]] : []);
		}
		function formatTarget({ ref, stage }) {
			return (0, untrusted_text.pF)(`${ref.secret}, label ${stage} (${[ref.provider, ref.region].filter(Boolean).join(" ")})`);
		}
		function formatPlan({ changes, expiry }) {
			return [...changes.filter(promotion_change.OE).map(formatChange), ...expiry ? [(0, promotion_expiry.B8)(expiry)] : []].join(", ");
		}
		function formatChange({ stage, before, after }) {
			return (0, untrusted_text.pF)(`${stage} ${before ?? "none"} → ${after ?? "none"}`);
		}
		let manualStepsTitle = "To restore the labels manually, run these steps in order:", maxAnnotationLength = 4e3;
		function formatAnnotation(failures, outcomes) {
			let all = failures.map((lines) => lines.join("\n")), counts = formatCounts(outcomes), text = [...all, ...outcomes.length > failures.length ? [counts] : []].join("\n\n");
			if (text.length <= maxAnnotationLength) return text;
			let parts = outcomes.length > 1 ? [`${counts} The job summary and the log have them all.`] : [];
			for (let each of all) {
				let left = maxAnnotationLength - parts.join("\n\n").length - 2;
				if (each.length <= left) parts.push(each);
				else if (parts.length === 0) parts.push(cutLines(each.split("\n"), left));
				else break;
			}
			return parts.join("\n\n");
		}
		function listFailed(results) {
			return results.filter(({ failure }) => failure !== void 0).sort((a, b) => Number((0, promotion_result.ed)(b)) - Number((0, promotion_result.ed)(a)));
		}
		function formatCounts(outcomes) {
			let counts = new Map([["failed", 0]]);
			for (let outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
			let count = [...counts].filter(([, number]) => number > 0).map(([outcome, number]) => `${number} ${outcome}`);
			return `Of ${outcomes.length} secrets: ${count.join(", ")}.`;
		}
		function formatOutcome(result) {
			return (0, promotion_result.ed)(result) ? "not rolled back" : result.outcome === "skipped" ? "not started" : result.outcome === "restored" && !result.isRollback ? "rolled back" : result.outcome;
		}
		function cutLines(lines, maxLength) {
			let shown = lines.map((line) => cutLine(line, maxLength / 4)), last = shown.at(-1) ?? "", left = maxLength - last.length - 50, end = shown.findIndex((line) => (left -= line.length + 1) < 0);
			return end < 0 ? shown.join("\n") : [
				...shown.slice(0, end),
				`… and ${lines.length - end - 1} more lines: see the log.`,
				last
			].join("\n");
		}
		function cutLine(line, maxLength) {
			return line.length > maxLength && line.startsWith(commandPrefix) ? `${commandPrefix}the command in the log` : (0, untrusted_text.it)(line, maxLength);
		}
		function formatFailure(result, failure) {
			let { error, diagnosis, state } = failure, manualSteps = formatManualSteps(result, failure), cause = error instanceof Error ? error.message.replaceAll("\n", ". ") : "another secret failed", advice = error instanceof refusal.P || error instanceof api_error.hD || error instanceof issues.dz ? error.advice : void 0;
			return [
				`${formatTarget(result)}: ${result.isRollback ? "rollback" : "promotion"} failed`,
				`Cause: ${[`${cause}.`, diagnosis].filter(Boolean).join(" ")}`,
				`State: ${state}`,
				...advice === void 0 ? [] : [`Next step: ${advice}`],
				...manualSteps.length === 0 ? [] : [manualStepsTitle],
				...manualSteps
			].map(untrusted_text.pF);
		}
		function resolveLabelPlaces(result) {
			let { stage: main, failure } = result;
			if (failure === void 0 || failure.manualSteps.length === 0 && !hasDoubt(result)) return [];
			let states = new Map(failure.labels.map((state) => [state.stage, state])), steps = new Map(failure.manualSteps.map((step) => [step.stage, step]));
			return [...new Set([
				main,
				...states.keys(),
				...steps.keys()
			])].map((stage) => {
				let { was, is, isInDoubt = !1 } = states.get(stage) ?? {}, step = steps.get(stage);
				return {
					stage,
					was,
					is,
					shouldBe: step === void 0 && is === was ? was : step?.after,
					isInDoubt
				};
			});
		}
		function hasDoubt({ failure }) {
			return failure !== void 0 && (failure.rollback === "in doubt" || failure.labels.some(({ isInDoubt }) => isInDoubt));
		}
		function formatHeading(results, mayHaveWritten) {
			let failed = results.filter(({ failure }) => failure !== void 0);
			if (failed.length > 0) {
				let isRollback = failed.some((result) => result.isRollback), state = isRollback ? describeFailedRollback(results) : describeFailedPromotion(results, mayHaveWritten);
				return `❌ ${isRollback ? "Rollback failed" : "Failed"}: ${state}`;
			}
			let [icon, text] = mayHaveWritten ? describeSuccess(results) : ["🔍", "Dry run: nothing was changed"], warnings = results.reduce((sum, result) => sum + result.warnings.length, 0);
			return warnings === 0 ? `${icon} ${text}` : `⚠️ ${text} (${count(warnings, "warning")})`;
		}
		function describeFailedPromotion(results, mayHaveWritten) {
			if (!mayHaveWritten) return "nothing was changed";
			let wasRestored = results.some(({ outcome, failure }) => outcome === "restored" || failure?.rollback === "complete");
			return describeOpen(results) ?? (wasRestored ? "labels restored" : "labels are as before");
		}
		function describeFailedRollback(results) {
			return describeOpen(results) ?? "nothing was rolled back";
		}
		function describeOpen(results) {
			return results.some(hasDoubt) ? "labels in doubt" : results.some(({ changed, failure }) => changed || (failure?.manualSteps.length ?? 0) > 0) ? "labels need attention" : void 0;
		}
		function describeSuccess(results) {
			let done = results.filter(({ outcome }) => outcome !== "unchanged"), unchanged = results.length - done.length;
			if (done.length === 0) return results.some(({ warnings }) => warnings.length > 0) ? ["ℹ️", "Nothing was changed"] : ["ℹ️", `Nothing to do: ${unchanged === 1 ? "the label is" : "all labels are"} already in place`];
			let [icon, verb] = done.some(({ isRollback }) => isRollback) ? ["↩️", "Rolled back"] : ["✅", "Promoted"];
			return [icon, `${verb}: ${count(done.length, "secret")}${unchanged === 0 ? "" : `, ${unchanged} unchanged`}`];
		}
		function count(number, noun) {
			return `${number} ${noun}${number === 1 ? "" : "s"}`;
		}
		function escapeHtml(text) {
			let entities = {
				"&": "&amp;",
				"<": "&lt;",
				">": "&gt;",
				"\"": "&quot;"
			};
			return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replace(/[&<>"]/g, (c) => entities[c] ?? "");
		}
		function formatProse(text) {
			return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
		}
		function formatBlock(language, lines) {
			return `<pre lang="${language}"><code>${lines.map(escapeHtml).join("\n")}</code></pre>`;
		}
		function formatCode(text, shown = text) {
			return `<code${shown === text ? "" : ` title="${escapeHtml(text)}"`}>${(shown.match(/[^-/_.]{0,11}(?:[-/_.]|[^-/_.])/gu) ?? []).map(escapeHtml).join("<wbr>")}</code>`;
		}
		function createShortener(texts, maxLength) {
			let all = new Set(texts);
			return [(text) => text.length > maxLength ? `${text.slice(0, maxLength - 1)}…`.toWellFormed() : text, (text) => (0, untrusted_text.it)(text, maxLength)].find((shorten) => new Set([...all].map(shorten)).size === all.size) ?? ((text) => text);
		}
		function takeBytes(texts, bytes, formatRest = (text) => `<p>${text}</p>`) {
			let left = bytes, end = texts.findIndex((text) => (left -= Buffer.byteLength(text) + 2) < 0);
			return end < 0 ? [...texts] : [...texts.slice(0, end), formatRest(`… and ${texts.length - end} more: see the log`)];
		}
		let outcomes = [
			"failed",
			"restored",
			"skipped",
			"planned",
			"promoted",
			"rolled-back",
			"unchanged"
		];
		function formatRow(cells, tag = "td") {
			return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
		}
		function formatResults(results, maxBytes) {
			let shortenName = createShortener(results.map(resolveName), 40), shortenVersion = createShortener(results.flatMap(listVersions), 9), places = resolvePlaces(results), isCommon = (places[0] ?? []).map((text, index) => places.every((place) => place[index] === text)), formatPlace = (place, ofAll) => place?.flatMap((text, index) => isCommon[index] === ofAll && text ? escapeHtml(text) : []).join(" · "), rows = results.map((result, row) => {
				let name = formatCode((0, store.gZ)(result.ref), shortenName(resolveName(result))), place = formatPlace(places[row], !1);
				return formatRow([
					place ? `${name}<br><sub>${place}</sub>` : name,
					formatVersions(result, shortenVersion),
					result.outcome
				]);
			}), common = formatPlace(places[0], !0), head = formatRow([
				"secret",
				"versions",
				"outcome"
			], "th"), body = takeBytes(results_table_group(results, rows), maxBytes, (text) => `<tr><td colspan="3">${text}</td></tr>`);
			return [...common ? [`<p>${common}</p>`] : [], `<table>${[head, ...body].join("\n")}</table>`];
		}
		function results_table_group(results, rows) {
			let found = new Set(results.map(({ outcome }) => outcome));
			return rows.length <= 10 || found.size === 1 ? [...rows] : outcomes.flatMap((outcome) => {
				let own = rows.filter((_, row) => results[row]?.outcome === outcome);
				return own.length === 0 ? [] : [`<tr><th colspan="3" align="left">${outcome}: ${own.length}</th></tr>`, ...own];
			});
		}
		function resolvePlaces(results) {
			let places = results.map(({ ref: { provider, region, secret }, stage }) => [
				stage,
				provider,
				region === "" ? (0, registry.l)(provider)?.regionInName(secret) : region
			]);
			return new Set(results.map((result, row) => JSON.stringify([resolveName(result), places[row]]))).size === results.length ? places : results.map(({ ref: { provider, projectId, endpoint, secret } }, row) => {
				let account = (0, registry.l)(provider)?.projectInName?.(secret) ?? projectId ?? /:(\d{1,32}):/.exec(secret)?.[1];
				return [
					...places[row] ?? [],
					account,
					endpoint
				];
			});
		}
		function resolveName({ ref: { provider, secret } }) {
			return (0, registry.l)(provider)?.shortName?.(secret) ?? secret;
		}
		function listVersions({ previous, current, changes }) {
			return [
				previous,
				current,
				...changes.flatMap(({ before, after }) => [before, after])
			].filter((id) => typeof id == "string");
		}
		function formatVersions({ stage, outcome, previous, current, changes, expiry }, shorten) {
			let formatChange = ({ before, after }) => before === after ? formatVersion(before, shorten) : `${formatVersion(before, shorten)} → ${formatVersion(after, shorten)}`, planned = outcome === "planned" ? changes.find((change) => change.stage === stage) : void 0;
			if (previous === void 0) return "unknown";
			let own = current === void 0 ? `${formatVersion(previous, shorten)} → in doubt` : formatChange(planned ?? {
				before: previous,
				after: current
			});
			return [
				"restored",
				"failed",
				"skipped"
			].includes(outcome) ? own : [own, ...[...changes.filter((change) => change.stage !== stage).map((change) => `${formatCode(change.stage)} ${formatChange(change)}`), ...expiry ? [escapeHtml((0, promotion_expiry.B8)(expiry))] : []].map((text) => `<sub>${text}</sub>`)].join("<br>");
		}
		function formatVersion(version, shorten) {
			return version === void 0 ? "unknown" : version === null ? "none" : formatCode(version, shorten(version));
		}
		function formatSummary({ heading, results, errors, record }) {
			let failed = listFailed(results), failures = failed.flatMap((result) => result.failure ? [formatFailed(result, result.failure)] : []);
			return `${[
				`### ${heading}`,
				...failed.length > 0 && results.length > 1 ? [`<p>${formatCounts(results.map(({ outcome }) => outcome))}</p>`] : [],
				...takeBytes([...errors.map(formatError), ...failures], 256e3),
				...results.length > 0 ? formatResults(results, 512e3) : [],
				...takeBytes(results.flatMap((result) => formatWarnings(result, results.length > 1)), 102400),
				...failed.length === 0 ? formatNotes(results) : [],
				...record !== void 0 && results.some(promotion_result.ed) ? [formatRecord(record)] : []
			].join("\n\n")}\n`;
		}
		function formatError([first = "", ...lines]) {
			return `<p>${[`<b>${formatProse(first)}</b>`, ...lines.map(formatProse)].join("<br>")}</p>`;
		}
		function formatFailed(result, failure) {
			let lines = formatFailure(result, failure), end = lines.indexOf(manualStepsTitle), states = resolveLabelPlaces(result), parts = [formatError(end < 0 ? lines : lines.slice(0, end))];
			if (states.length > 0 && parts.push(formatLabelStates(states)), failure.manualSteps.length > 0) {
				let commands = formatManualCommands(result, failure);
				parts.push(`<p>${manualStepsTitle}</p>`, formatBlock("yaml", formatManualYaml(result, failure))), commands.length > 0 && parts.push("<p>Or run these commands in order, without GitHub:</p>", formatBlock("sh", commands));
			}
			return parts.join("\n\n");
		}
		function formatLabelStates(states) {
			let shorten = createShortener(states.flatMap(({ was, is, shouldBe }) => [
				was,
				is,
				shouldBe
			].filter((version) => typeof version == "string")), 9), rows = states.map(({ stage, was, is, shouldBe, isInDoubt }) => {
				let place = isInDoubt ? "in doubt" : formatVersion(is, shorten);
				return formatRow([
					formatCode(stage),
					formatVersion(was, shorten),
					place,
					formatVersion(shouldBe, shorten)
				]);
			});
			return `<table>${[formatRow([
				"label",
				"was",
				"is",
				"should be"
			], "th"), ...rows].join("\n")}</table>`;
		}
		function formatWarnings(result, isList) {
			let target = isList ? `${formatTarget(result)}: ` : "";
			return result.warnings.map((warning) => `<p>⚠️ ${formatProse(`${target}${warning}.`)}</p>`);
		}
		function formatNotes(results) {
			let moved = results.filter(({ changed }) => changed);
			return moved.length === 0 ? [] : [...new Set(moved.flatMap(({ ref }) => (0, registry.l)(ref.provider)?.moveNotice ?? [])), "Applications that cache the secret pick up the change on their next fetch."].map((note) => `<p>ℹ️ ${formatProse(note)}</p>`);
		}
		function formatRecord(record) {
			return `<details><summary>Roll back with the record</summary><p>${formatProse("To roll back, run this action with `rollback: true` and this `record`:")}</p>${formatBlock("text", [record])}</details>`;
		}
		let maxRecordLength = process.platform === "win32" ? 32e3 : 130048, title = "Promote secret version", unwritten;
		function outputs_setOutput(name, value) {
			writeFor("GITHUB_OUTPUT", () => {
				setOutput(name, value);
			});
		}
		function outputs_saveState(name, value) {
			writeFor("GITHUB_STATE", () => {
				saveState(name, value);
			});
		}
		function writeFor(file, write) {
			try {
				write();
			} catch (error) {
				let code = error instanceof Error && "code" in error ? String(error.code) : "there is no such file";
				throw refusal.P.of("command-file", {
					file,
					cause: code
				});
			}
		}
		function writeLate(write) {
			try {
				write();
			} catch (error) {
				if (!(error instanceof refusal.P)) throw error;
				unwritten = error;
			}
		}
		function mask(secret) {
			if (process.env.GITHUB_ACTIONS) for (let form of new Set([secret, (0, encode.a)(secret)])) setSecret(form);
		}
		function packRecord(record) {
			let json = (0, promotion_record.O)(record), text = (0, packing.qq)(json);
			if (text.length <= maxRecordLength && Buffer.byteLength(json) <= packing.lA) return text;
			throw refusal.P.of("record-too-large", { count: String(record.secrets.length) });
		}
		function publishRecord(record, text, { isEndOfJob, rollsBackOnFailure }) {
			isEndOfJob || outputs_setOutput("record", text), rollsBackOnFailure && outputs_saveState("record", text);
			let isMany = record.secrets.length > 1;
			isMany && startGroup(`moving labels of ${record.secrets.length} secrets`);
			for (let secret of record.secrets) {
				let { stage, changes } = secret;
				changes.length > 0 && outputs_info(`${formatTarget({
					ref: secret,
					stage
				})}: moving ${formatPlan(secret)}`);
			}
			isMany && endGroup(), info(`record: ${text}`);
		}
		function updateRecord(record, announced) {
			writeLate(() => {
				let text = packRecord(record);
				text !== announced && outputs_setOutput("record", text);
			});
		}
		function saveRecord(record) {
			writeLate(() => {
				outputs_saveState("record", record === void 0 ? "" : packRecord(record));
			});
		}
		function reserveState() {
			outputs_saveState("record", ""), saveDeployment("");
		}
		function saveDeployment(entry) {
			outputs_saveState("deployment", entry);
		}
		function outputs_info(text) {
			info((0, untrusted_text.pF)(text));
		}
		function outputs_debug(text) {
			isDebug() && debug((0, untrusted_text.pF)(text));
		}
		function warn(text) {
			warning(`${(0, untrusted_text.pF)(text)}.`, { title });
		}
		function showProgress(result, finished, all) {
			let line = `${formatTarget(result)}: ${result.outcome}`;
			if (all === 1) info(line);
			else {
				startGroup(`[${finished}/${all}] ${line}`);
				let { outcome, changes, failure } = result;
				if (failure !== void 0) outputs_info(failure.state);
				else for (let change of outcome === "restored" ? (0, promotion_change.DI)(changes) : changes) info(formatChange(change));
				endGroup();
			}
		}
		function report(results, record) {
			writeLate(() => {
				setResults(results);
			});
			for (let result of results) {
				record === void 0 && showDryRun(result);
				for (let warning of result.warnings) warn(`${formatTarget(result)}: ${warning}`);
			}
			let failures = listFailed(results).flatMap((result) => result.failure ? [formatFailure(result, result.failure)] : []), errors = unwritten === void 0 ? [] : [formatUnwritten(unwritten, results)];
			(failures.length > 0 || errors.length > 0) && fail([...failures, ...errors], results.map(formatOutcome));
			for (let { failure } of results) debugStack(failure?.error);
			writeSummary(formatSummary({
				heading: failures.length === 0 && errors.length > 0 ? "❌ Failed: the runner's files could not be written" : formatHeading(results, record !== void 0),
				results,
				errors,
				record: record && (0, packing.qq)((0, promotion_record.O)(record))
			}));
		}
		function formatUnwritten({ message, advice }, results) {
			let outcomes = results.map((result) => `${formatTarget(result)}: ${result.outcome}`).join("; "), state = results.every(({ outcome }) => [
				"planned",
				"unchanged",
				"skipped"
			].includes(outcome)) ? `Nothing was changed: ${outcomes}` : outcomes;
			return [
				`${message}.`,
				`State: ${state}.`,
				`Next step: ${advice}`
			].map(untrusted_text.pF);
		}
		function showDryRun(result) {
			let { stage, current, outcome } = result;
			outcome === "planned" && outputs_info(`${formatTarget(result)}: planned ${formatPlan(result)}`), outcome === "unchanged" && outputs_info(`${formatTarget(result)}: unchanged, ${stage} is on ${(0, promotion_change.qh)(current ?? null)}`);
		}
		function setResults(results) {
			outputs_setOutput("changed", results.some(({ changed }) => changed)), outputs_setOutput("results", JSON.stringify(results.map(toResultJson)));
			let [only, another] = results;
			only !== void 0 && another === void 0 && (outputs_setOutput("previous-version", only.previous ?? ""), outputs_setOutput("current-version", only.current ?? ""), outputs_setOutput("target-version", only.target ?? ""));
		}
		function reportError(error) {
			let message = error instanceof Error ? error.message : String(error), [state, lines] = error instanceof issues.dz ? ["nothing was sent", [...message.split("\n"), "Nothing was sent."]] : error instanceof refusal.P || error instanceof api_error.hD ? ["nothing was changed", [
				`${message}.`,
				"State: Nothing was changed.",
				`Next step: ${error.advice}`
			]] : ["labels unknown", [`${message}.`, "This is a bug in the action; please report it. Check the secret's labels; if the `record` output is set, you can roll back with it."]], failure = lines.map(untrusted_text.pF);
			fail([failure]), debugStack(error), writeSummary(formatSummary({
				heading: `❌ Failed: ${state}`,
				results: [],
				errors: [failure],
				record: void 0
			}));
		}
		function fail(failures, outcomes = []) {
			process.exitCode = 1;
			let annotation = formatAnnotation(failures, outcomes);
			if (error(annotation, { title }), !failures.every((lines) => annotation.includes(lines.join("\n")))) {
				startGroup(`all ${failures.length} failures`);
				for (let line of failures.flat()) info(line);
				endGroup();
			}
		}
		function debugStack(error) {
			error instanceof Error && isDebug() && debug(error.stack ?? error.message);
		}
		function writeSummary(text) {
			try {
				(0, external_node_fs_namespaceObject.appendFileSync)(process.env.GITHUB_STEP_SUMMARY ?? "", text);
			} catch {
				warning("The job summary could not be written.", { title });
			}
		}
		function toResultJson({ ref, stage, previous, current, target, changes, changed, outcome, requestIds }) {
			let { provider, region, projectId, secret } = ref;
			return {
				provider,
				region,
				projectId: secret.includes("/") ? void 0 : projectId,
				secret,
				stage,
				previousVersion: previous,
				currentVersion: current,
				targetVersion: target,
				changes: target === void 0 ? void 0 : changes,
				changed,
				outcome,
				requestIds
			};
		}
	}),
	6158: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			AW: () => withChanges,
			Am: () => findVersion,
			DI: () => inverse,
			EP: () => isDestroyed,
			JJ: () => versionsBefore,
			Lm: () => holder,
			Mb: () => checkUnique,
			OE: () => isMove,
			Pf: () => formatGone,
			dq: () => formatHolders,
			oH: () => rollbackSteps,
			qh: () => formatVersion
		});
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(607);
		function holder(snapshot, stage) {
			return snapshot.find((version) => version.stages.includes(stage))?.id ?? null;
		}
		function checkUnique(snapshot) {
			let holders = new Map();
			for (let { id, stages } of snapshot) for (let stage of new Set(stages)) {
				let other = holders.get(stage);
				if (other !== void 0) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD("label-not-unique", { detail: `${stage} is on ${other} and on ${id}` });
				holders.set(stage, id);
			}
			return snapshot;
		}
		function findVersion(snapshot, id) {
			return snapshot.find((version) => version.id === id && !version.isGone);
		}
		function formatGone(snapshot, id) {
			return isDestroyed(snapshot, id) ? "is destroyed" : "no longer exists";
		}
		function isDestroyed(snapshot, id) {
			return snapshot.some((version) => version.id === id && version.isDestroyed === !0);
		}
		function isMove({ before, after }) {
			return before !== after;
		}
		function versionsBefore(changes) {
			return [...new Set(changes.flatMap(({ before }) => before ?? []))];
		}
		function withChanges(snapshot, changes) {
			let moved = new Map(changes.map(({ stage, after }) => [stage, after])), unlisted = [...new Set(moved.values())].filter((id) => snapshot.every((version) => version.id !== id));
			return [...snapshot, ...unlisted.flatMap((id) => id === null ? [] : [{
				id,
				stages: [],
				expires: null
			}])].map((version) => ({
				...version,
				stages: [...version.stages.filter((stage) => !moved.has(stage)), ...[...moved].filter(([, after]) => after === version.id).map(([stage]) => stage)]
			}));
		}
		function rollbackSteps(stage, changes) {
			let main = changes.find((change) => change.stage === stage), rank = (step) => step.stage === stage ? 1 : step.after === main?.after ? 0 : 2;
			return inverse(changes).sort((a, b) => rank(a) - rank(b));
		}
		function inverse(changes) {
			return changes.map(({ stage, before, after }) => ({
				stage,
				before: after,
				after: before
			})).reverse();
		}
		function formatVersion(version) {
			return version ?? "no version";
		}
		function formatHolders(changes, snapshot) {
			return changes.map(({ stage }) => `${stage} is on ${formatVersion(holder(snapshot, stage))}`).join(", ");
		}
	}),
	8489: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			B8: () => formatExpiry,
			gB: () => inverseExpiry,
			gF: () => applyExpiry,
			pt: () => planExpiryUndo,
			vv: () => planExpiry
		});
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(607), _change_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6158);
		function planExpiry(outgoing, at, snapshot) {
			return {
				version: outgoing,
				before: (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Am)(snapshot, outgoing)?.expires ?? null,
				after: at
			};
		}
		function planExpiryUndo({ version, before, after }, snapshot) {
			let now = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Am)(snapshot, version)?.expires ?? null;
			return isSame(now, after) && !isSame(now, before) ? {
				version,
				before: now,
				after: before
			} : void 0;
		}
		async function applyExpiry(store, { version, before, after }, retryPolicy) {
			let stays = before === null ? `${version} has no expiry` : `${version} still expires on ${date(before)}`;
			if (after === null) return `${stays}: the store cannot remove an expiry`;
			for (let attempt = 1;; attempt++) try {
				await store.expire?.(version, after);
				return;
			} catch (error) {
				if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD)) throw error;
				let now = error.isAmbiguous ? await store.read().catch(() => []) : [];
				if (isSame((0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Am)(now, version)?.expires ?? null, after)) return;
				if (error.retry !== "idempotent" || attempt >= retryPolicy.maxAttempts || !await isInTime(retryPolicy, attempt)) return `${stays}: could not set the expiry to ${date(after)}: ${error.message}`;
			}
		}
		function inverseExpiry({ version, before, after }) {
			return {
				version,
				before: after,
				after: before
			};
		}
		function formatExpiry({ version, before, after }) {
			let text = (time) => time === null ? "none" : date(time);
			return `expiry of ${version} ${text(before)} → ${text(after)}`;
		}
		async function isInTime({ backoff }, attempt) {
			return backoff(attempt).then(() => !0, () => !1);
		}
		function isSame(a, b) {
			return a === null || b === null ? a === b : Math.floor(a / 1e3) === Math.floor(b / 1e3);
		}
		function date(ms) {
			return new Date(ms).toISOString();
		}
	}),
	510: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			lA: () => maxUnpackedBytes,
			qq: () => pack,
			l1: () => unpack
		});
		let linePrefixPattern = /^(?:[^\t\r\n\u2028\u2029]{1,300}\t[^\t\r\n\u2028\u2029]{1,300}\t)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z /gm;
		function cleanPaste(text) {
			return withoutWrapper(withoutWrapper(text));
		}
		function withoutWrapper(text) {
			return unquote(text.replace(linePrefixPattern, "").trim().replace(/^record:/, "").trim());
		}
		function unquote(text) {
			let quote = text.charAt(0);
			return text.length < 2 || ![
				"\"",
				"'",
				"`"
			].includes(quote) || !text.endsWith(quote) ? text : unescapeJson(text) ?? text.slice(1, -1);
		}
		function unescapeJson(text) {
			try {
				let value = JSON.parse(text);
				return typeof value == "string" ? value : void 0;
			} catch {
				return;
			}
		}
		let zlib = () => process.getBuiltinModule("node:zlib"), maxUnpackedBytes = 4194304;
		function pack(json) {
			return `psv1.${zlib().gzipSync(json).toString("base64url")}`;
		}
		function unpack(text) {
			let clean = cleanPaste(text), token = /^(?:\{"packed":")?psv1\.([\w-]*)/.exec(clean.replace(/\s+/g, ""))?.[1];
			if (token === void 0) return clean;
			try {
				let bytes = Buffer.from(token, "base64url");
				return zlib().gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }).toString("utf8");
			} catch {
				throw Error("is incomplete or changed: it cannot be unpacked");
			}
		}
	}),
	9419: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			H: () => parseRecord,
			O: () => serializeRecord
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9502), _untrusted_json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2425), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1088), _store_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2877);
		function recordSchema() {
			let text = zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Fk(/^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,2048}(?<!\s)$/u, "is not a valid name")), version = zod_mini__WEBPACK_IMPORTED_MODULE_1__.mee(text), change = zod_mini__WEBPACK_IMPORTED_MODULE_1__.rej({
				stage: text,
				before: version,
				after: version
			}), time = zod_mini__WEBPACK_IMPORTED_MODULE_1__.Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__.qm(0), zod_mini__WEBPACK_IMPORTED_MODULE_2__.Zm(9999999999999));
			return zod_mini__WEBPACK_IMPORTED_MODULE_1__.rej({
				version: zod_mini__WEBPACK_IMPORTED_MODULE_1__.euz(1),
				run: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__.FsL(text, zod_mini__WEBPACK_IMPORTED_MODULE_1__.OZ5({
					protocol: /^https?$/,
					error: "is not a URL"
				}))),
				secrets: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_1__.rej({
					provider: text,
					region: zod_mini__WEBPACK_IMPORTED_MODULE_1__.KCZ([text, zod_mini__WEBPACK_IMPORTED_MODULE_1__.euz("")]),
					projectId: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(text),
					endpoint: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(text),
					secret: text,
					stage: text,
					changes: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(change, zod_mini__WEBPACK_IMPORTED_MODULE_2__.Eb(10)),
					expiry: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__.rej({
						version: text,
						before: zod_mini__WEBPACK_IMPORTED_MODULE_1__.mee(time),
						after: zod_mini__WEBPACK_IMPORTED_MODULE_1__.mee(time)
					}))
				}).check(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YPB(({ changes }) => new Set(changes.map(({ stage }) => stage)).size === changes.length, { message: "lists a label twice" }), zod_mini__WEBPACK_IMPORTED_MODULE_1__.YPB(({ stage, changes }) => changes.length === 0 || changes.some((c) => c.stage === stage), { message: "has no change of its own label" })), zod_mini__WEBPACK_IMPORTED_MODULE_2__.m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_2__.Eb(1e4)).check(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YPB((secrets) => new Set(secrets.map((each) => JSON.stringify([(0, _store_js__WEBPACK_IMPORTED_MODULE_3__.cu)(each), each.stage]))).size === secrets.length, { message: "list a label twice" }))
			});
		}
		function serializeRecord({ run, secrets }) {
			return JSON.stringify({
				version: 1,
				run,
				secrets
			});
		}
		function parseRecord(json) {
			let value;
			try {
				value = (0, _untrusted_json_js__WEBPACK_IMPORTED_MODULE_4__.q)(json);
			} catch {
				throw Error("is not JSON");
			}
			let parsed = recordSchema().safeParse(value);
			if (!parsed.success) {
				let [issue] = parsed.error.issues, text = issue?.code === "custom" || issue?.code === "invalid_format" ? issue.message : "is missing or invalid", message = issue?.code === "unrecognized_keys" ? "has an unknown key" : text;
				throw Error(`is not a record of this action: ${issue?.path.join(".") ?? ""} ${message}`.trim());
			}
			return parsed.data;
		}
	}),
	2035: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Bg: () => resultOf,
			Uf: () => plannedResult,
			X9: () => targetWarnings,
			Xx: () => leftToRollBack,
			Yl: () => toLabelStates,
			ZP: () => notConfirmed,
			eP: () => rotationWarnings,
			ed: () => needsRollback,
			h4: () => diagnose,
			ik: () => hasChanges,
			ky: () => skippedResult,
			sG: () => outcomeOf,
			zA: () => skipWarnings
		});
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(607), _errors_refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3640), _change_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6158), _task_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6235);
		function toLabelStates(stages, found, { labels, inDoubt = [] }) {
			let moving = new Set(inDoubt.filter(({ stage, after }) => (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(labels, stage) !== after).map(({ stage }) => stage));
			return [...new Set(stages)].map((stage) => ({
				stage,
				was: (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(found, stage),
				is: (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(labels, stage),
				isInDoubt: moving.has(stage)
			}));
		}
		function skippedResult(task) {
			return {
				ref: task.ref,
				stage: task.stage,
				isRollback: (0, _task_js__WEBPACK_IMPORTED_MODULE_3__.z1)(task),
				previous: void 0,
				current: void 0,
				target: void 0,
				changes: [],
				changed: !1,
				outcome: "skipped",
				warnings: [],
				requestIds: []
			};
		}
		function resultOf({ task, store, found, plan, expiry }, { labels, inDoubt = [] }, outcome, warnings = []) {
			let mayMove = inDoubt.filter(({ stage, after }) => (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(labels, stage) !== after), isAsFound = ({ stage }) => (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(labels, stage) === (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(found, stage);
			return {
				ref: store.ref,
				stage: plan.stage,
				isRollback: (0, _task_js__WEBPACK_IMPORTED_MODULE_3__.z1)(task),
				previous: (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(found, plan.stage),
				current: ((label) => mayMove.some(({ stage }) => stage === label))(plan.stage) ? void 0 : (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(labels, plan.stage),
				target: targetOf(plan, found),
				changes: plan.changes.filter(_change_js__WEBPACK_IMPORTED_MODULE_2__.OE),
				expiry,
				changed: mayMove.length > 0 || ![...plan.changes, ...plan.sideEffects].every(isAsFound),
				outcome,
				warnings,
				requestIds: store.requestIds
			};
		}
		function targetOf({ stage, changes }, found) {
			let change = changes.find((each) => each.stage === stage);
			return change === void 0 ? (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(found, stage) : change.after;
		}
		function plannedResult(prepared) {
			let { found, plan } = prepared, outcome = outcomeOf(prepared) === "unchanged" ? "unchanged" : "planned", rotation = rotationWarnings(prepared, (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.AW)(found, plan.changes)), warnings = [
				...skipWarnings(plan, found),
				...rotation,
				...targetWarnings(prepared)
			];
			return resultOf(prepared, { labels: found }, outcome, warnings);
		}
		function outcomeOf({ task, plan }) {
			return plan.changes.some(_change_js__WEBPACK_IMPORTED_MODULE_2__.OE) ? (0, _task_js__WEBPACK_IMPORTED_MODULE_3__.z1)(task) ? "rolled-back" : "promoted" : "unchanged";
		}
		function hasChanges(prepared) {
			return prepared.expiry !== void 0 || outcomeOf(prepared) !== "unchanged";
		}
		function notConfirmed({ found, plan: { stage } }) {
			return _errors_refusal_js__WEBPACK_IMPORTED_MODULE_1__.P.of("not-confirmed", {
				label: stage,
				now: (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.qh)((0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(found, stage))
			});
		}
		function needsRollback({ changed, failure }) {
			return changed && (!failure || failure.manualSteps.length > 0);
		}
		function leftToRollBack(recorded, result) {
			if (result === void 0 || !needsRollback(result)) return [];
			let { failure } = result, isLeft = ({ stage }) => !failure || failure.manualSteps.some((step) => step.stage === stage);
			return [{
				...recorded,
				changes: recorded.changes.map((each) => isLeft(each) ? each : {
					...each,
					after: each.before
				})
			}];
		}
		function skipWarnings({ skipped }, snapshot) {
			return skipped.map(({ stage, why }) => `${stage} ${why}; it is on ${(0, _change_js__WEBPACK_IMPORTED_MODULE_2__.qh)((0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(snapshot, stage))}`);
		}
		function rotationWarnings({ plan, store: { rules } }, now) {
			let outgoing = plan.changes.find(({ stage }) => stage === rules.current)?.before, { pending } = rules;
			return pending === void 0 || !outgoing || (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(now, pending) !== outgoing || rules.current !== null && (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(now, rules.current) === outgoing ? [] : [`${pending} is still on ${outgoing} and will block the next rotation until you remove it`];
		}
		function targetWarnings({ plan, found }) {
			let move = plan.changes.find((change) => change.stage === plan.stage && (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.OE)(change)), { id, destroyAt, unchecked } = found.find((version) => version.id === move?.after) ?? {};
			return id === void 0 ? [] : unchecked === void 0 ? destroyAt === void 0 ? [] : [`version ${id} will be destroyed at ${new Date(destroyAt).toISOString()}, although it has ${plan.stage}; cancel that by enabling it`] : [`version ${id} was not checked, so it may not exist: ${unchecked}`];
		}
		async function diagnose(store, error) {
			let about = error instanceof _errors_refusal_js__WEBPACK_IMPORTED_MODULE_1__.P ? error.conflictingLabel : error;
			if (about !== void 0 && (typeof about == "string" || about instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD)) return store?.diagnose?.(about).catch(() => void 0);
		}
	}),
	2877: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Z2: () => autoMovedLabel,
			cu: () => identityOf,
			gZ: () => formatIdentity
		});
		function identityOf({ provider, projectId, secret }) {
			return JSON.stringify([
				provider,
				projectId,
				secret
			]);
		}
		function formatIdentity({ projectId, secret }) {
			return projectId === void 0 || secret.includes("/") ? secret : `${secret} of project ${projectId}`;
		}
		function autoMovedLabel(stage, rules) {
			return stage === rules.current ? rules.previous : null;
		}
	}),
	6235: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Lv: () => toRecord,
			PC: () => labelsOf,
			kY: () => asApplied,
			z1: () => isRollback
		});
		var _change_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6158);
		function asApplied(prepared, written) {
			let { confirmation, found } = prepared, shown = confirmation?.plan.changes.filter((change) => (0, _change_js__WEBPACK_IMPORTED_MODULE_0__.OE)(change) && written.some(({ stage }) => stage === change.stage)) ?? [];
			if (confirmation === void 0 || shown.length === 0) return prepared;
			let changes = confirmation.plan.changes.map((change) => shown.includes(change) ? change : {
				...change,
				before: change.after
			}), before = shown.map((change) => ({
				...change,
				after: change.before
			}));
			return {
				...prepared,
				plan: {
					...confirmation.plan,
					changes
				},
				found: (0, _change_js__WEBPACK_IMPORTED_MODULE_0__.AW)(found, before)
			};
		}
		function toRecord(prepared, result) {
			let { store, plan, expiry } = asApplied(prepared, result?.changes ?? []);
			return {
				...store.ref,
				stage: plan.stage,
				changes: [...plan.changes, ...plan.sideEffects],
				...expiry && { expiry }
			};
		}
		function labelsOf({ stage, intent }) {
			let target = intent.kind === "promote" ? intent.promotion.target : null;
			return target !== null && target !== "newest" && "stage" in target ? [stage, target.stage] : [stage];
		}
		function isRollback({ intent }) {
			return intent.kind === "undo" || intent.rollback;
		}
	}),
	4163: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			EU: () => shortName,
			Gt: () => apiHosts,
			Ro: () => regionInName,
			aO: () => rules,
			b_: () => isNameOf,
			fE: () => formatCommand,
			qp: () => patterns
		});
		var _command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5515), _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8432);
		let name = "[A-Za-z0-9_/+=.@-]{1,192}", arn = RegExp(`^acs:kms:([a-z]{2}(?:-[a-z0-9]+)+):\\d{1,32}:secret/(${name})$`), anyName = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u, patterns = {
			secret: RegExp(`^${name}$|${arn.source}`),
			stage: anyName,
			version: anyName,
			fullName: arn,
			region: _provider_js__WEBPACK_IMPORTED_MODULE_0__.x
		}, rules = {
			current: "ACSCurrent",
			previous: "ACSPrevious",
			movesPrevious: "perhaps",
			condition: "nothing",
			movesTogether: !1,
			removable: (stage) => stage !== "ACSCurrent" && stage !== "ACSPrevious"
		}, apiHosts = /^kms(-vpc)?\.[a-z]{2}(?:-[a-z0-9]+)+\.aliyuncs\.com$/, shortName = (secret) => arn.exec(secret)?.[2] ?? secret, isNameOf = (name, secret) => name === secret || name === shortName(secret), regionInName = (secret) => arn.exec(secret)?.[1], formatCommand = ({ region, endpoint, secret }, { stage, before, after }) => (0, _command_line_js__WEBPACK_IMPORTED_MODULE_1__.z)("aliyun kms UpdateSecretVersionStage", {
			"--region": region,
			"--endpoint": endpoint && new URL(endpoint).host,
			"--SecretName": secret,
			"--VersionStage": stage,
			"--RemoveFromVersion": before,
			"--MoveToVersion": after
		});
	}),
	7389: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			EU: () => shortName,
			Gt: () => apiHosts,
			Ro: () => regionInName,
			aO: () => rules,
			b_: () => isNameOf,
			eZ: () => namesOf,
			fE: () => formatCommand,
			qp: () => patterns
		});
		var _aws_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6391), _command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5515), _provider_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8432);
		let path = "(?:/[A-Za-z0-9_.-]{1,1011}){1,16}", name = `[A-Za-z0-9_.-]{1,1011}|${path}`, arn = RegExp(`^arn:aws[a-z-]{0,20}:ssm:(${_aws_names_js__WEBPACK_IMPORTED_MODULE_0__.Ny}):\\d{12}:parameter(${path})$`), patterns = {
			secret: RegExp(`^(?:${name})$|${arn.source}`),
			stage: /^(?!\d|aws|ssm)[a-z0-9._-]{1,100}$/i,
			version: /^[1-9]\d{0,14}$/,
			fullName: arn,
			surplus: { secret: /^(?!arn:)[^:]+(:.*)$|^arn:(?:[^:]*:){4}[^:]+(:.*)$/ },
			region: _provider_js__WEBPACK_IMPORTED_MODULE_1__.x
		}, rules = {
			current: null,
			previous: null,
			movesPrevious: "never",
			condition: "nothing",
			movesTogether: !1,
			removable: () => !0
		}, apiHosts = (0, _aws_names_js__WEBPACK_IMPORTED_MODULE_0__.c5)("ssm"), pathOf = (secret) => arn.exec(secret)?.[2] ?? (secret.startsWith("/") ? secret : `/${secret}`);
		function namesOf(secret) {
			let path = pathOf(secret);
			return path.includes("/", 1) ? [path] : [path, path.slice(1)];
		}
		let shortName = (secret) => namesOf(secret).at(-1) ?? secret, isNameOf = (name, secret) => name === secret || !arn.test(name) && pathOf(name) === pathOf(secret), regionInName = (secret) => arn.exec(secret)?.[1], formatCommand = ({ region, endpoint, secret }, { stage, before, after }) => {
			let version = after ?? before;
			if (version === null) return;
			let address = {
				"--region": region,
				"--endpoint-url": endpoint
			}, [path, ...others] = namesOf(secret), options = {
				...address,
				"--parameter-version": version,
				"--labels": stage
			}, command = `aws ssm ${after === null ? "unlabel" : "label"}-parameter-version`;
			if (others.length === 0) return (0, _command_line_js__WEBPACK_IMPORTED_MODULE_2__.z)(command, {
				...address,
				"--name": path,
				...options
			});
			let find = (0, _command_line_js__WEBPACK_IMPORTED_MODULE_2__.z)("aws ssm describe-parameters", {
				...address,
				"--parameter-filters": `Key=Name,Values=${[path, ...others].join(",")}`,
				"--query": "Parameters[].Name",
				"--output": "text"
			});
			return `${(0, _command_line_js__WEBPACK_IMPORTED_MODULE_2__.z)(command, options)} --name="$(${find})"`;
		};
	}),
	5509: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			EU: () => shortName,
			Gt: () => apiHosts,
			H1: () => partialArn,
			Ro: () => regionInName,
			aO: () => rules,
			b_: () => isNameOf,
			fE: () => formatCommand,
			qp: () => patterns
		});
		var _aws_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6391), _command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5515), _provider_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8432);
		let character = "[A-Za-z0-9/_+=.@!-]", arn = RegExp(`^arn:aws[a-z-]{0,20}:secretsmanager:(${_aws_names_js__WEBPACK_IMPORTED_MODULE_0__.Ny}):\\d{12}:secret:(${character}{1,519})$`), patterns = {
			secret: RegExp(`^${character}{1,512}$|${arn.source}`),
			stage: /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u,
			version: /^(?!\s|arn:[^|]*\|)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u,
			fullName: arn,
			surplus: {
				secret: /^(?:arn:[^|]*?:secret:|(?!arn:))[^:|]+([:|].*)$/,
				version: /^(arn:[^|]*\|)/
			},
			region: _provider_js__WEBPACK_IMPORTED_MODULE_1__.x
		}, rules = {
			current: "AWSCURRENT",
			previous: "AWSPREVIOUS",
			movesPrevious: "always",
			condition: "holder",
			movesTogether: !1,
			pending: "AWSPENDING",
			removable: (stage) => stage !== "AWSCURRENT"
		}, apiHosts = (0, _aws_names_js__WEBPACK_IMPORTED_MODULE_0__.c5)("secretsmanager"), suffix = /-[A-Za-z0-9]{6}$/, partialArn = (arn) => arn.replace(suffix, ""), shortName = (secret) => arn.exec(secret)?.[2]?.replace(suffix, "") ?? secret, isNameOf = (name, secret) => name === secret || name === shortName(secret) || name === partialArn(secret) && !suffix.test(name), regionInName = (secret) => arn.exec(secret)?.[1], formatCommand = ({ region, endpoint, secret }, { stage, before, after }) => {
			if (![
				stage,
				before,
				after
			].some((value) => value?.includes("://"))) return (0, _command_line_js__WEBPACK_IMPORTED_MODULE_2__.z)("aws secretsmanager update-secret-version-stage", {
				"--region": region,
				"--endpoint-url": endpoint,
				"--secret-id": secret,
				"--version-stage": stage,
				"--remove-from-version-id": before,
				"--move-to-version-id": after
			});
		};
	}),
	6391: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Lo: () => endpointFor,
			Ny: () => region,
			c5: () => buildApiHosts
		});
		let region = "(?:[a-z]{2}|eusc)(?:-[a-z]+)+-\\d{1,2}", domains = [
			["cn-", "amazonaws.com.cn"],
			["eusc-", "amazonaws.eu"],
			["us-iso-", "c2s.ic.gov"],
			["us-isob-", "sc2s.sgov.gov"],
			["us-isof-", "csp.hci.ic.gov"],
			["eu-isoe-", "cloud.adc-e.uk"]
		], dualStackDomains = [
			"api.aws",
			"api.amazonwebservices.com.cn",
			"api.amazonwebservices.eu"
		], allDomains = [
			"amazonaws.com",
			...domains.map(([, domain]) => domain),
			...dualStackDomains
		];
		function buildApiHosts(service) {
			return RegExp(`^${service}(-fips)?\\.${region}\\.(${allDomains.join("|").replaceAll(".", "\\.")})$`);
		}
		function endpointFor(service, region) {
			return `https://${service}.${region}.${domains.find(([beginning]) => region.startsWith(beginning))?.[1] ?? "amazonaws.com"}`;
		}
	}),
	5448: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			$O: () => isUnversioned,
			EU: () => shortName,
			G: () => formatFullName,
			Gt: () => apiHosts,
			Ib: () => isTrustedVault,
			M: () => toStage,
			R: () => parseReferenceUri,
			Uq: () => toApiLabel,
			aO: () => rules,
			b_: () => isNameOf,
			fE: () => formatCommand,
			fu: () => formatReferenceUri,
			hH: () => cloudOf,
			jY: () => unversioned,
			nO: () => findCloud,
			nP: () => secretUriInName,
			qp: () => patterns,
			ug: () => endpointInName
		});
		var _http_url_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2122), _command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5515);
		let clouds = {
			public: {
				stores: ["azconfig.io"],
				vaults: "vault.azure.net",
				tokenService: "https://login.microsoftonline.com",
				scopes: ["https://appconfig.azure.com/.default", "https://vault.azure.net/.default"],
				audience: "api://AzureADTokenExchange"
			},
			"us-government": {
				stores: ["azconfig.azure.us", "appconfig.azure.us"],
				vaults: "vault.usgovcloudapi.net",
				tokenService: "https://login.microsoftonline.us",
				scopes: ["https://appconfig.azure.us/.default", "https://vault.usgovcloudapi.net/.default"],
				audience: "api://AzureADTokenExchangeUSGov"
			},
			china: {
				stores: ["azconfig.azure.cn", "appconfig.azure.cn"],
				vaults: "vault.azure.cn",
				tokenService: "https://login.partner.microsoftonline.cn",
				scopes: ["https://appconfig.azure.cn/.default", "https://vault.azure.cn/.default"],
				audience: "api://AzureADTokenExchangeChina"
			}
		};
		function findCloud(name = "public") {
			return Object.entries(clouds).find(([each]) => each === name)?.[1] ?? clouds.public;
		}
		function cloudOf(endpoint) {
			let host = URL.parse(endpoint)?.hostname ?? "";
			return Object.entries(clouds).find(([, { stores }]) => stores.some((domain) => host.endsWith(`.${domain}`)))?.[0] ?? "public";
		}
		function isTrustedVault(secretUri, endpoint) {
			let { hostname } = new URL(secretUri);
			if ((0, _http_url_js__WEBPACK_IMPORTED_MODULE_0__.U9)(hostname)) return (0, _http_url_js__WEBPACK_IMPORTED_MODULE_0__.U9)(new URL(endpoint).hostname);
			let name = /^[a-z0-9-]{1,63}\./.exec(hostname)?.[0] ?? "";
			return secretUri.startsWith(`https://${name}${findCloud(cloudOf(endpoint)).vaults}/`);
		}
		let loopback = String.raw`http://(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?`, origin = `(?:https://${String.raw`(?:[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,10}\.?|\[[0-9a-f:]{2,39}\])`}(?::\\d{1,5})?|${loopback})`, key = String.raw`[^%\p{C}\p{Zl}\p{Zp}]{1,256}`, secretUri = `${origin}/secrets/[0-9A-Za-z-]{1,127}`, version = "[0-9a-f]{32}", fullName = RegExp(`^(${origin})/kv/(?!\\.{1,2}#${secretUri}$)(${key})#(${secretUri})$`, "u"), unversioned = "unversioned", unversionedSlash = `${unversioned}/`, noLabel = String.raw`\0`, patterns = {
			secret: RegExp(`^(?!\\.{1,2}$)${key}$|${fullName.source}`, "u"),
			fullName,
			stage: /^(?:\\0|[^*,\\\p{C}\p{Zl}\p{Zp}]{1,256})$/u,
			version: RegExp(`^(?:${version}|${unversioned}/?)$`),
			region: /^(?!)/
		}, rules = {
			current: null,
			previous: null,
			movesPrevious: "never",
			condition: "secret",
			movesTogether: !1,
			removable: () => !1
		}, apiHosts = RegExp(`^[a-z0-9-]{1,63}\\.(?:${Object.values(clouds).flatMap(({ stores }) => stores).join("|").replaceAll(".", "\\.")})$`);
		function formatFullName(endpoint, secret, uri) {
			return `${endpoint}/kv/${shortName(secret)}#${uri}`;
		}
		let shortName = (secret) => fullName.exec(secret)?.[2] ?? secret, secretUriInName = (secret) => fullName.exec(secret)?.[3]?.toLowerCase(), endpointInName = (secret) => fullName.exec(secret)?.[1];
		function isNameOf(name, secret) {
			let uri = secretUriInName(name) ?? "";
			return name === shortName(secret) || `${name.slice(0, name.length - uri.length)}${uri}` === secret;
		}
		let toApiLabel = (stage) => stage === noLabel ? "\0" : stage, toStage = (label) => label == null || label === "" || label === "\0" ? noLabel : label, referencePattern = RegExp(`^(${origin})(/secrets/[0-9A-Za-z-]{1,127})(/(?:${version})?)?$`, "i");
		function parseReferenceUri(uri) {
			let [base, origin, path, tail] = referencePattern.exec(uri) ?? [];
			if (base === void 0 || origin === void 0 || path === void 0 || !URL.canParse(origin)) return;
			let version = tail === void 0 ? unversioned : tail === "/" ? unversionedSlash : tail.slice(1).toLowerCase();
			return {
				base: `${origin}${path}`,
				secretUri: `${new URL(origin).origin}${path.toLowerCase()}`,
				version
			};
		}
		function formatReferenceUri(base, version) {
			return version === unversioned ? base : version === unversionedSlash ? `${base}/` : `${base}/${version}`;
		}
		let isUnversioned = (version) => version === unversioned || version === unversionedSlash, formatCommand = ({ endpoint, secret }, { stage, after }) => {
			let uri = secretUriInName(secret);
			if (after === null || uri === void 0) return;
			let [name, label] = [shortName(secret), stage === noLabel ? void 0 : stage];
			return name.startsWith("@") || label?.startsWith("@") ? void 0 : `${(0, _command_line_js__WEBPACK_IMPORTED_MODULE_1__.z)("az appconfig kv set-keyvault", {
				"--endpoint": endpoint,
				"--key": name,
				"--label": label,
				"--secret-identifier": formatReferenceUri(uri, after),
				"--auth-mode": "login"
			})} --yes`;
		};
	}),
	5515: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			h: () => quote,
			z: () => formatCommandLine
		});
		function formatCommandLine(command, options) {
			return [command, ...Object.entries(options).flatMap(([name, value]) => value ? `${name}=${quote(value)}` : [])].join(" ");
		}
		function quote(value) {
			return /^[\w@%+:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`).replaceAll("##[", "##''[")}'`;
		}
	}),
	6354: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			EU: () => shortName,
			Gt: () => apiHosts,
			Ro: () => regionInName,
			WS: () => mayBeProject,
			Wf: () => projectInName,
			aO: () => rules,
			b_: () => isNameOf,
			fE: () => formatCommand,
			qp: () => patterns
		});
		var _command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5515), _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8432);
		let project = _provider_js__WEBPACK_IMPORTED_MODULE_0__.d.source.slice(1, -1), location = "[a-z]{2,20}-[a-z]{2,20}\\d{1,2}", name = "[A-Za-z0-9_-]{1,255}", fullName = RegExp(`^projects/(${project})(?:/locations/(${location}))?/secrets/(${name})$`), patterns = {
			secret: RegExp(`^${name}$|${fullName.source}`),
			stage: /^(?!(?:latest|NEW)$)[A-Za-z][A-Za-z0-9_-]{0,62}$/,
			version: /^[1-9]\d{0,18}$/,
			fullName,
			surplus: { secret: /^(\/\/secretmanager\.googleapis\.com\/)|(\/versions\/.*)$/ },
			region: RegExp(`^${location}$`),
			projectId: _provider_js__WEBPACK_IMPORTED_MODULE_0__.d
		}, rules = {
			current: null,
			previous: null,
			movesPrevious: "never",
			condition: "secret",
			movesTogether: !0,
			removable: () => !0
		}, apiHosts = RegExp(`^secretmanager(\\.${location}\\.rep)?\\.googleapis\\.com$`), shortName = (secret) => fullName.exec(secret)?.[3] ?? secret, regionInName = (secret) => fullName.test(secret) ? fullName.exec(secret)?.[2] ?? "" : void 0, projectInName = (secret) => fullName.exec(secret)?.[1], mayBeProject = (project, other) => project === other || /^\d+$/.test(project) !== /^\d+$/.test(other), isNameOf = (name, secret) => {
			let [, project, location, short] = fullName.exec(name) ?? [
				void 0,
				void 0,
				void 0,
				name
			], [, ownProject = "", ownLocation, ownShort] = fullName.exec(secret) ?? [];
			return project === void 0 ? short === ownShort : short === ownShort && location === ownLocation && mayBeProject(project, ownProject);
		}, formatCommand = (ref, { stage, after }) => {
			let { endpoint } = ref;
			if (shortName(ref.secret).startsWith("-")) return;
			let override = endpoint ? `CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER=${(0, _command_line_js__WEBPACK_IMPORTED_MODULE_1__.h)(`${endpoint}/`)} ` : "", gcloud = (command, options = {}) => (0, _command_line_js__WEBPACK_IMPORTED_MODULE_1__.z)(`${override}gcloud secrets ${command} ${(0, _command_line_js__WEBPACK_IMPORTED_MODULE_1__.h)(shortName(ref.secret))}`, {
				"--project": projectInName(ref.secret) ?? ref.projectId,
				"--location": regionInName(ref.secret) ?? ref.region,
				...options
			}), read = (field) => `$(${gcloud("describe", { "--format": `value(${field})` })})`, etag = `etag="${read("etag")}"`;
			if (after === null) return `${etag} && ${gcloud("update", { "--remove-version-aliases": stage })} --etag="$etag"`;
			let aliases = `"\${aliases:+$aliases,}"${(0, _command_line_js__WEBPACK_IMPORTED_MODULE_1__.h)(`${stage}=${after}`)}`, update = `${gcloud("update")} --update-version-aliases=${aliases} --etag="$etag"`;
			return `${etag} && aliases="${read("versionAliases.list()")}" && ${update}`;
		};
	}),
	1117: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Gt: () => apiHosts,
			Lg: () => projectId,
			Lo: () => endpointFor,
			aO: () => rules,
			fE: () => formatCommand,
			qp: () => patterns
		});
		var _command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5515), _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8432);
		let secret = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/, projectId = /^[A-Za-z0-9_-]{1,64}$/, patterns = {
			secret,
			fullName: secret,
			surplus: { secret: /^([0-9a-f-]{36}\/)/ },
			stage: /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/,
			version: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
			region: _provider_js__WEBPACK_IMPORTED_MODULE_0__.x,
			projectId
		}, rules = {
			current: "SYSCURRENT",
			previous: "SYSPREVIOUS",
			movesPrevious: "perhaps",
			condition: "nothing",
			movesTogether: !1,
			removable: (stage) => ![
				"SYSCURRENT",
				"SYSPREVIOUS",
				"SYSPENDING"
			].includes(stage)
		}, apiHosts = RegExp("^kms\\.[a-z]{2}(?:-[a-z0-9]+)+\\.myhuaweicloud\\.(com|eu)$");
		function endpointFor(service, region) {
			return `https://${service}.${region}.myhuaweicloud.${region.startsWith("eu-west-1") ? "eu" : "com"}`;
		}
		let formatCommand = ({ region, projectId, endpoint, secret }, { stage, after }) => (0, _command_line_js__WEBPACK_IMPORTED_MODULE_1__.z)(`hcloud CSMS ${after === null ? "DeleteSecretStage" : "UpdateSecretStage"}`, {
			"--cli-region": region,
			"--cli-endpoint": endpoint && new URL(endpoint).host,
			"--project_id": projectId,
			"--secret_name": secret,
			"--stage_name": stage,
			"--version_id": after
		});
	}),
	5130: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Bt: () => loginVariables,
			Gt: () => apiHosts,
			Lo: () => endpointFor,
			Ro: () => regionInName,
			aO: () => rules,
			fE: () => formatCommand,
			io: () => deprecated,
			qp: () => patterns,
			ss: () => current
		});
		var _command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5515), _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8432);
		let domains = {
			oc1: "oraclecloud.com",
			oc2: "oraclegovcloud.com",
			oc3: "oraclegovcloud.com",
			oc4: "oraclegovcloud.uk",
			oc19: "oraclecloud.eu",
			...Object.fromEntries([
				8,
				9,
				10,
				14,
				15,
				20,
				21,
				23,
				24,
				26,
				29,
				35,
				42,
				51,
				52
			].map((n) => [`oc${n}`, `oraclecloud${n}.com`]))
		}, regionsByCode = {
			iad: "us-ashburn-1",
			phx: "us-phoenix-1"
		}, region = _provider_js__WEBPACK_IMPORTED_MODULE_0__.x.source.slice(1, -1), fullName = RegExp(`^ocid1\\.vaultsecret\\.(${Object.keys(domains).join("|")})\\.([a-z]{3}|${region})\\.([a-z0-9]{1,255})$`), current = "CURRENT", deprecated = "DEPRECATED", patterns = {
			secret: fullName,
			fullName,
			stage: /^CURRENT$/,
			targetStage: /^(CURRENT|PENDING|LATEST|PREVIOUS)$/,
			version: /^[1-9]\d{0,14}$/,
			region: _provider_js__WEBPACK_IMPORTED_MODULE_0__.x
		}, rules = {
			current,
			previous: null,
			movesPrevious: "never",
			condition: "secret",
			movesTogether: !0,
			removable: () => !1
		}, apiHosts = RegExp(`^vaults\\.${region}\\.oci\\.(${Object.values(domains).join("|").replaceAll(".", "\\.")})$`);
		function endpointFor(region, secret) {
			return `https://vaults.${region}.oci.${domains[fullName.exec(secret)?.[1] ?? ""] ?? ""}`;
		}
		function regionInName(secret) {
			let name = fullName.exec(secret)?.[2];
			return name?.includes("-") ? name : regionsByCode[name ?? ""];
		}
		let loginVariables = {
			user: "OCI_CLI_USER",
			tenancy: "OCI_CLI_TENANCY",
			fingerprint: "OCI_CLI_FINGERPRINT",
			privateKey: "OCI_CLI_KEY_CONTENT",
			privateKeyFile: "OCI_CLI_KEY_FILE",
			passphrase: "OCI_CLI_PASSPHRASE",
			credentialsFile: "OCI_CLI_CONFIG_FILE",
			profile: "OCI_CLI_PROFILE"
		}, formatCommand = ({ region, endpoint, secret }, { after }) => {
			if (after === null) return;
			let address = {
				"--secret-id": secret,
				"--region": region,
				"--endpoint": endpoint
			};
			return `etag="$(${(0, _command_line_js__WEBPACK_IMPORTED_MODULE_1__.z)("oci vault secret get", {
				...address,
				"--query": "etag"
			})} --raw-output)" && ${(0, _command_line_js__WEBPACK_IMPORTED_MODULE_1__.z)("oci vault secret update", {
				...address,
				"--current-version-number": after,
				"--wait-for-state": "ACTIVE"
			})} --if-match="$etag"`;
		};
	}),
	8432: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			d: () => projectIdPattern,
			x: () => regionPattern
		});
		let regionPattern = /^([a-z]{2}|eusc)(-[a-z0-9]{1,20}){1,4}$/, projectIdPattern = /^(?:(?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63}:)?[A-Za-z0-9_-]{1,64}$/;
	}),
	626: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			l: () => findProvider,
			r: () => providers
		});
		var names = __nccwpck_require__(4163);
		let alibabacloudKms = {
			rules: names.aO,
			patterns: names.qp,
			addressedBy: "region",
			environment: {
				region: [
					"ALIBABA_CLOUD_REGION_ID",
					"ALIBABACLOUD_REGION_ID",
					"ALICLOUD_REGION_ID",
					"ALICLOUD_REGION"
				],
				projectId: [],
				credentials: [
					{
						accessKeyId: "ALIBABA_CLOUD_ACCESS_KEY_ID",
						secretAccessKey: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
						securityToken: "ALIBABA_CLOUD_SECURITY_TOKEN"
					},
					{
						accessKeyId: "ALIBABACLOUD_ACCESS_KEY_ID",
						secretAccessKey: "ALIBABACLOUD_ACCESS_KEY_SECRET",
						securityToken: "ALIBABACLOUD_SECURITY_TOKEN"
					},
					{
						accessKeyId: "ALICLOUD_ACCESS_KEY",
						secretAccessKey: "ALICLOUD_SECRET_KEY",
						securityToken: "ALICLOUD_SECURITY_TOKEN"
					}
				]
			},
			supportedInputs: [],
			isNameOf: names.b_,
			shortName: names.EU,
			regionInName: names.Ro,
			apiHosts: names.Gt,
			formatCommand: names.fE,
			federation: {
				inputs: {
					"role-to-assume": {
						pattern: /^acs:ram::\d{1,32}:role\/[\w.-]{1,64}$/,
						example: "acs:ram::<account>:role/<name>"
					},
					"oidc-provider": {
						pattern: /^acs:ram::\d{1,32}:oidc-provider\/[\w.-]{1,128}$/,
						example: "acs:ram::<account>:oidc-provider/<name>"
					},
					"role-session-name": {
						pattern: /^[\w.@-]{2,64}$/,
						example: "deploy-shop",
						isOptional: !0
					}
				},
				hasRegionalEndpoint: !1,
				audience: () => "sts.aliyuncs.com",
				load: () => __nccwpck_require__.e(498).then(__nccwpck_require__.bind(__nccwpck_require__, 3498)).then((module) => module.exchange)
			},
			load: () => __nccwpck_require__.e(670).then(__nccwpck_require__.bind(__nccwpck_require__, 3670)).then((module) => module.open)
		};
		function environmentOf(endpointVariable) {
			return {
				region: ["AWS_REGION", "AWS_DEFAULT_REGION"],
				projectId: [],
				endpoint: [endpointVariable, "AWS_ENDPOINT_URL"],
				ignoresEndpoint: "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
				credentials: [{
					accessKeyId: "AWS_ACCESS_KEY_ID",
					secretAccessKey: "AWS_SECRET_ACCESS_KEY",
					securityToken: "AWS_SESSION_TOKEN"
				}]
			};
		}
		let federation = {
			inputs: {
				"role-to-assume": {
					pattern: /^arn:aws[\w-]{0,16}:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/,
					example: "arn:aws:iam::<account>:role/<name>"
				},
				"role-session-name": {
					pattern: /^[\w+=,.@-]{2,64}$/,
					example: "deploy-shop",
					isOptional: !0
				}
			},
			hasRegionalEndpoint: !0,
			audience: () => "sts.amazonaws.com",
			load: () => __nccwpck_require__.e(982).then(__nccwpck_require__.bind(__nccwpck_require__, 982)).then((module) => module.exchange)
		};
		var aws_parameter_store_names = __nccwpck_require__(7389);
		let awsParameterStore = {
			rules: aws_parameter_store_names.aO,
			patterns: aws_parameter_store_names.qp,
			hasNumberedVersions: !0,
			addressedBy: "region",
			environment: environmentOf("AWS_ENDPOINT_URL_SSM"),
			supportedInputs: [],
			signsRegion: !0,
			isNameOf: aws_parameter_store_names.b_,
			shortName: aws_parameter_store_names.EU,
			regionInName: aws_parameter_store_names.Ro,
			apiHosts: aws_parameter_store_names.Gt,
			formatCommand: aws_parameter_store_names.fE,
			federation,
			load: () => __nccwpck_require__.e(674).then(__nccwpck_require__.bind(__nccwpck_require__, 9913)).then((module) => module.open),
			moveNotice: "Parameter Store keeps 100 versions of a parameter, and refuses a new one while the oldest has a label: move or remove labels that are no longer used."
		};
		var aws_secrets_manager_names = __nccwpck_require__(5509);
		let awsSecretsManager = {
			rules: aws_secrets_manager_names.aO,
			patterns: aws_secrets_manager_names.qp,
			addressedBy: "region",
			environment: environmentOf("AWS_ENDPOINT_URL_SECRETS_MANAGER"),
			supportedInputs: [],
			signsRegion: !0,
			isNameOf: aws_secrets_manager_names.b_,
			shortName: aws_secrets_manager_names.EU,
			regionInName: aws_secrets_manager_names.Ro,
			apiHosts: aws_secrets_manager_names.Gt,
			formatCommand: aws_secrets_manager_names.fE,
			federation,
			load: () => __nccwpck_require__.e(674).then(__nccwpck_require__.bind(__nccwpck_require__, 3665)).then((module) => module.open)
		};
		var azure_app_configuration_names = __nccwpck_require__(5448);
		let guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, azureAppConfiguration = {
			rules: azure_app_configuration_names.aO,
			patterns: azure_app_configuration_names.qp,
			addressedBy: "endpoint",
			environment: {
				region: [],
				projectId: [],
				endpoint: ["AZURE_APPCONFIG_ENDPOINT"],
				credentials: [],
				tokenCommand: "az account get-access-token --resource https://azconfig.io --query accessToken --output tsv"
			},
			supportedInputs: ["auth-token"],
			isNameOf: azure_app_configuration_names.b_,
			shortName: azure_app_configuration_names.EU,
			regionInName: (secret) => (0, azure_app_configuration_names.ug)(secret) === void 0 ? void 0 : "",
			endpointInName: azure_app_configuration_names.ug,
			movesOnlyStage: !0,
			apiHosts: azure_app_configuration_names.Gt,
			formatCommand: azure_app_configuration_names.fE,
			federation: {
				inputs: {
					"role-to-assume": {
						pattern: guid,
						example: "<client id of the application, a GUID>"
					},
					"oidc-provider": {
						pattern: guid,
						example: "<tenant id, a GUID>"
					}
				},
				hasRegionalEndpoint: !1,
				cloudOf: azure_app_configuration_names.hH,
				audience: (_, cloud) => (0, azure_app_configuration_names.nO)(cloud).audience,
				load: () => __nccwpck_require__.e(835).then(__nccwpck_require__.bind(__nccwpck_require__, 1835)).then((module) => module.exchange)
			},
			load: () => __nccwpck_require__.e(564).then(__nccwpck_require__.bind(__nccwpck_require__, 7564)).then((module) => module.open),
			moveNotice: "Consumers get the version when they next refresh their configuration; those that watch a sentinel key, once that has changed too."
		};
		var google_secret_manager_names = __nccwpck_require__(6354);
		let googleSecretManager = {
			rules: google_secret_manager_names.aO,
			patterns: google_secret_manager_names.qp,
			hasNumberedVersions: !0,
			addressedBy: "project",
			environment: {
				region: [],
				projectId: [
					"GOOGLE_CLOUD_PROJECT",
					"GCLOUD_PROJECT",
					"CLOUDSDK_CORE_PROJECT",
					"CLOUDSDK_PROJECT",
					"GCP_PROJECT"
				],
				credentials: [
					{ authToken: "CLOUDSDK_AUTH_ACCESS_TOKEN" },
					{ authToken: "GOOGLE_OAUTH_ACCESS_TOKEN" },
					{ credentialsFile: "GOOGLE_APPLICATION_CREDENTIALS" },
					{ credentialsFile: "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE" },
					{ credentialsFile: "GOOGLE_GHA_CREDS_PATH" }
				]
			},
			supportedInputs: ["project-id", "auth-token"],
			isNameOf: google_secret_manager_names.b_,
			shortName: google_secret_manager_names.EU,
			mayBeProject: google_secret_manager_names.WS,
			regionInName: google_secret_manager_names.Ro,
			projectInName: google_secret_manager_names.Wf,
			apiHosts: google_secret_manager_names.Gt,
			formatCommand: google_secret_manager_names.fE,
			federation: {
				inputs: {
					"role-to-assume": {
						pattern: /^[a-z0-9][a-z0-9.-]{0,63}@[a-z0-9.-]{1,128}\.gserviceaccount\.com$/,
						example: "<name>@<project>.iam.gserviceaccount.com",
						isOptional: !0
					},
					"oidc-provider": {
						pattern: /^projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[a-z0-9-]{4,32}\/providers\/[a-z0-9-]{4,32}$/,
						example: "projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>"
					}
				},
				hasRegionalEndpoint: !1,
				audience: (oidcProvider) => `https://iam.googleapis.com/${oidcProvider}`,
				load: () => __nccwpck_require__.e(673).then(__nccwpck_require__.bind(__nccwpck_require__, 8673)).then((module) => module.exchange)
			},
			load: () => __nccwpck_require__.e(491).then(__nccwpck_require__.bind(__nccwpck_require__, 3491)).then((module) => module.open),
			loadFileLogin: () => __nccwpck_require__.e(31).then(__nccwpck_require__.bind(__nccwpck_require__, 1031)).then((module) => module.logIn),
			moveNotice: "Google Secret Manager resolves aliases with eventual consistency: a moved alias may reach consumers minutes, in rare cases hours, after this run."
		};
		var huaweicloud_csms_names = __nccwpck_require__(1117);
		let huaweicloudCsms = {
			rules: huaweicloud_csms_names.aO,
			patterns: huaweicloud_csms_names.qp,
			addressedBy: "region",
			environment: {
				region: ["HW_REGION_NAME", "HUAWEI_CLOUD_REGION"],
				projectId: [
					"HUAWEICLOUD_SDK_PROJECT_ID",
					"HW_PROJECT_ID",
					"HUAWEI_CLOUD_PROJECT_ID"
				],
				credentials: [
					{
						accessKeyId: "HUAWEICLOUD_SDK_AK",
						secretAccessKey: "HUAWEICLOUD_SDK_SK",
						securityToken: "HUAWEICLOUD_SDK_SECURITY_TOKEN"
					},
					{
						accessKeyId: "HW_ACCESS_KEY",
						secretAccessKey: "HW_SECRET_KEY",
						securityToken: "HW_SECURITY_TOKEN"
					},
					{ authToken: "HW_AUTH_TOKEN" },
					{
						accessKeyId: "HUAWEI_CLOUD_ACCESS_KEY_ID",
						secretAccessKey: "HUAWEI_CLOUD_SECRET_ACCESS_KEY"
					},
					{
						accessKeyId: "CLOUD_SDK_AK",
						secretAccessKey: "CLOUD_SDK_SK"
					}
				]
			},
			supportedInputs: [
				"project-id",
				"auth-token",
				"expire-outgoing-after"
			],
			isNameOf: (name, secret) => name === secret,
			regionInName: () => void 0,
			apiHosts: huaweicloud_csms_names.Gt,
			formatCommand: huaweicloud_csms_names.fE,
			federation: {
				inputs: {
					"role-to-assume": {
						pattern: /^iam::[\w-]{1,64}:agency:[\w+=,.@/-]{1,128}$/,
						example: "iam::<account>:agency:<name>"
					},
					"oidc-provider": {
						pattern: /^iam::[\w-]{1,64}:oidcProvider:[\w+=,.@/-]{1,128}$/,
						example: "iam::<account>:oidcProvider:<name>"
					},
					"role-session-name": {
						pattern: /^[\w+=,.@-]{2,128}$/,
						example: "deploy-shop",
						isOptional: !0
					}
				},
				hasRegionalEndpoint: !0,
				audience: () => "sts.huaweicloud.com",
				load: () => __nccwpck_require__.e(952).then(__nccwpck_require__.bind(__nccwpck_require__, 2952)).then((module) => module.exchange)
			},
			load: () => __nccwpck_require__.e(923).then(__nccwpck_require__.bind(__nccwpck_require__, 923)).then((module) => module.open)
		};
		var oci_vault_names = __nccwpck_require__(5130);
		let providers = {
			"huaweicloud-csms": huaweicloudCsms,
			"alibabacloud-kms": alibabacloudKms,
			"aws-secrets-manager": awsSecretsManager,
			"google-secret-manager": googleSecretManager,
			"oci-vault": {
				rules: oci_vault_names.aO,
				patterns: oci_vault_names.qp,
				hasNumberedVersions: !0,
				addressedBy: "region",
				environment: {
					region: ["OCI_CLI_REGION"],
					projectId: [],
					credentials: [oci_vault_names.Bt],
					defaultCredentialsFile: "~/.oci/config"
				},
				supportedInputs: [],
				isNameOf: (name, secret) => name === secret,
				regionInName: oci_vault_names.Ro,
				apiHosts: oci_vault_names.Gt,
				formatCommand: oci_vault_names.fE,
				load: () => __nccwpck_require__.e(595).then(__nccwpck_require__.bind(__nccwpck_require__, 4595)).then((module) => module.open),
				loadFileLogin: () => __nccwpck_require__.e(967).then(__nccwpck_require__.bind(__nccwpck_require__, 4967)).then((module) => module.logIn),
				moveNotice: "OCI Vault itself marks the version that loses CURRENT as PREVIOUS, and the one that was PREVIOUS as DEPRECATED. A rollback restores CURRENT alone."
			},
			"azure-app-configuration": azureAppConfiguration,
			"aws-parameter-store": awsParameterStore
		};
		function findProvider(name) {
			return name !== void 0 && Object.hasOwn(providers, name) ? providers[name] : void 0;
		}
	}),
	2425: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			H: () => nestingPattern,
			q: () => parseJson
		});
		let nestingPattern = /[[{]{100}/;
		function parseJson(text) {
			if (nestingPattern.test(text)) throw SyntaxError("too deep");
			return JSON.parse(text);
		}
	}),
	1088: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			A7: () => mapOf,
			W_: () => lenient,
			c3: () => listOf,
			d8: () => labelList,
			mn: () => maxPageLength
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9502), zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3934);
		let maxPageLength = zod_mini__WEBPACK_IMPORTED_MODULE_0__.Eb(1e3), labelList = () => zod_mini__WEBPACK_IMPORTED_MODULE_1__.FsL(listOf(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_0__.Eb(256)), zod_mini__WEBPACK_IMPORTED_MODULE_0__.Eb(100)), zod_mini__WEBPACK_IMPORTED_MODULE_1__.pdi((labels) => labels.filter((label) => label !== "")));
		function listOf(item, ...checks) {
			return zod_mini__WEBPACK_IMPORTED_MODULE_1__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__.L5J()).check(...checks), zod_mini__WEBPACK_IMPORTED_MODULE_1__.pdi((items, context) => parseEach(item, items.entries(), context).map(([, value]) => value)));
		}
		function lenient(schema) {
			return zod_mini__WEBPACK_IMPORTED_MODULE_1__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(schema), void 0);
		}
		let anyObject = zod_mini__WEBPACK_IMPORTED_MODULE_1__.IeY((value) => typeof value == "object" && !!value && !Array.isArray(value), "Invalid input: expected record");
		function mapOf(item, message) {
			return zod_mini__WEBPACK_IMPORTED_MODULE_1__.FsL(anyObject, zod_mini__WEBPACK_IMPORTED_MODULE_1__.pdi((map, context) => {
				let all = parseEach(item, Object.entries(map), context);
				return message !== void 0 && context.issues.length > 0 && (context.issues = [{
					code: "custom",
					message,
					input: map
				}]), Object.fromEntries(all);
			}));
		}
		function parseEach(item, entries, context) {
			let all = [];
			for (let [key, value] of entries) {
				let parsed = item.safeParse(value), [issue] = parsed.error?.issues ?? [];
				if (issue !== void 0) return context.issues.push({
					...issue,
					path: [key, ...issue.path],
					input: value
				}), [];
				all.push([key, parsed.data]);
			}
			return all;
		}
	}),
	3780: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			aj: () => sanitize,
			it: () => cutMiddle,
			jC: () => isYamlNumber,
			nZ: () => safeId,
			o3: () => safeLink,
			pF: () => singleLine
		});
		let maxMatchedLength = 65536, quotedRequestPattern = /["']?(?:(?:(?:proxy-)?authorization|x-(?:acs|amz|auth|sdk|security)[\w-]{0,40})["']?\s{0,10}[:=]|[\w-]{1,40}-HMAC-SHA256\b|\bSignature (?:version|keyId)=).*/i, signedRequestPattern = /(?:\bthe |\bserver )?(?:canonical(?:ized)?[ _-]?(?:string|request|query)|string[ _-]?to[ _-]?sign).*/i, secretPattern = /[0-9a-f]{64}|\beyJ[\w-]{8,}(?:\.[\w-]*){0,8}|\bBasic (?=[a-z]{0,100}[A-Z0-9+/=])[\w+/=-]{8,}/gi;
		function sanitize(text, secrets) {
			let clean = redact(cutMiddle(text ?? "", maxMatchedLength).replace(/\p{Cf}+/gu, "").replace(/[\p{C}\p{Z}]+/gu, " ").trim(), secrets).replace(quotedRequestPattern, "…").replace(signedRequestPattern, "…").replace(secretPattern, "***"), short = clean.length > 500 ? cutMiddle(clean, 500) : clean.replace(/[.!]{1,10}$/, "");
			return short === "" ? void 0 : short;
		}
		function safeId(text, secrets) {
			if (text !== void 0 && /^[\w.:-]{1,128}(?:\/[\w.-]{1,128}){0,3}$/.test(text)) return redact(text, secrets).replace(secretPattern, "***") === text ? text : void 0;
		}
		function safeLink(text, domains, secrets) {
			let host = /^https:\/\/([a-z0-9.-]{1,253})\/[\w./?=&%:-]{0,300}$/.exec(text ?? "")?.[1];
			return domains.some((domain) => host === domain || host?.endsWith(`.${domain}`)) && sanitize(text, secrets) === text ? text : void 0;
		}
		function singleLine(text) {
			return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replaceAll("##[", "## [");
		}
		function cutMiddle(text, maxLength) {
			if (text.length <= maxLength) return text;
			let half = Math.floor((maxLength - 1) / 2);
			return `${text.slice(0, half)}…${text.slice(-half)}`.toWellFormed();
		}
		function redact(text, secrets) {
			return secrets.reduce((rest, secret) => secret ? rest.replace(redactionPattern(secret), "***") : rest, text);
		}
		function redactionPattern(secret) {
			let start = secret.slice(0, 500), escaped = start.replace(/[^A-Za-z0-9]/g, (character) => {
				let hex = character.charCodeAt(0).toString(16), code = `u${hex.padStart(4, "0")}`;
				return `(?:\\\\{0,8}\\${code}|%(?:25){0,4}${hex}|\\\\{1,8}${code})`;
			}), pattern = `(?:${(secret.length < minEncodedLength ? [escaped] : [escaped, ...encodedForms(start)]).join("|")})`;
			return new RegExp(secret.length > 500 ? `${pattern}\\S{0,${maxMatchedLength}}` : pattern, "gi");
		}
		let minEncodedLength = 8;
		function encodedForms(text) {
			let bytes = Buffer.from(text), base64 = [
				0,
				1,
				2
			].map((offset) => Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64").replace(/=+$/, "").slice(offset === 0 ? 0 : offset + 1, (offset + bytes.length) % 3 == 0 ? void 0 : -1).replaceAll("+", "[+-]").replaceAll("/", "[/_]"));
			return [bytes.toString("hex"), ...base64];
		}
		function isYamlNumber(text) {
			return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text);
		}
	}),
	1720: ((__unused_webpack_module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {
		var core = __nccwpck_require__(9239), util = __nccwpck_require__(4140);
		let error = () => {
			let Sizable = {
				string: {
					unit: "characters",
					verb: "to have"
				},
				file: {
					unit: "bytes",
					verb: "to have"
				},
				array: {
					unit: "items",
					verb: "to have"
				},
				set: {
					unit: "items",
					verb: "to have"
				},
				map: {
					unit: "entries",
					verb: "to have"
				}
			};
			function getSizing(origin) {
				return Sizable[origin] ?? null;
			}
			let FormatDictionary = {
				regex: "input",
				email: "email address",
				url: "URL",
				emoji: "emoji",
				uuid: "UUID",
				uuidv4: "UUIDv4",
				uuidv6: "UUIDv6",
				nanoid: "nanoid",
				guid: "GUID",
				cuid: "cuid",
				cuid2: "cuid2",
				ulid: "ULID",
				xid: "XID",
				ksuid: "KSUID",
				datetime: "ISO datetime",
				date: "ISO date",
				time: "ISO time",
				duration: "ISO duration",
				ipv4: "IPv4 address",
				ipv6: "IPv6 address",
				mac: "MAC address",
				cidrv4: "IPv4 range",
				cidrv6: "IPv6 range",
				base64: "base64-encoded string",
				base64url: "base64url-encoded string",
				json_string: "JSON string",
				e164: "E.164 number",
				currency_code: "currency code",
				credit_card: "credit card number",
				iban: "IBAN",
				jwt: "JWT",
				template_literal: "input"
			}, TypeDictionary = { nan: "NaN" };
			function getTypeName(type, input) {
				return type === "number" && typeof input == "number" && !Number.isFinite(input) ? String(input) : TypeDictionary[type] ?? type;
			}
			return (issue) => {
				switch (issue.code) {
					case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(util.GW(issue.input), issue.input)}`;
					case "invalid_value": return issue.values.length === 1 ? `Invalid input: expected ${util.B7(issue.values[0])}` : `Invalid option: expected one of ${util.jw(issue.values, "|")}`;
					case "too_big": {
						let adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<", sizing = getSizing(issue.origin);
						return sizing ? `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}` : `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
					}
					case "too_small": {
						let adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">", sizing = getSizing(issue.origin);
						return sizing ? `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}` : `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
					}
					case "invalid_format": {
						let _issue = issue;
						return _issue.format === "starts_with" ? `Invalid string: must start with "${_issue.prefix}"` : _issue.format === "ends_with" ? `Invalid string: must end with "${_issue.suffix}"` : _issue.format === "includes" ? `Invalid string: must include "${_issue.includes}"` : _issue.format === "regex" ? `Invalid string: must match pattern ${_issue.pattern}` : `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
					}
					case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
					case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${util.jw(issue.keys, ", ")}`;
					case "invalid_key": return `Invalid key in ${issue.origin}`;
					case "invalid_union": return issue.options && Array.isArray(issue.options) && issue.options.length > 0 ? `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}` : issue.inclusive === !1 ? "Invalid input: more than one option matched" : "Invalid input";
					case "invalid_element": return `Invalid value in ${issue.origin}`;
					default: return "Invalid input";
				}
			};
		};
		function en() {
			return { localeError: error() };
		}
		(0, core.$W)({
			...en(),
			jitless: !0
		});
	}),
	2613: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
	}),
	181: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");
	}),
	6982: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
	}),
	4434: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
	}),
	9896: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
	}),
	8611: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
	}),
	5692: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
	}),
	9278: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");
	}),
	6399: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("never");
	}),
	4589: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");
	}),
	6698: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");
	}),
	4573: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
	}),
	7540: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");
	}),
	7598: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
	}),
	3053: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");
	}),
	610: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
	}),
	8474: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
	}),
	1455: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
	}),
	7067: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
	}),
	7030: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
	}),
	8161: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
	}),
	6760: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
	}),
	643: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");
	}),
	1792: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
	}),
	99: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");
	}),
	7075: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
	}),
	7830: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");
	}),
	7997: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");
	}),
	8500: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
	}),
	1692: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
	}),
	3136: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
	}),
	7975: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
	}),
	3429: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");
	}),
	8877: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
	}),
	5919: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
	}),
	8522: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
	}),
	857: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
	}),
	932: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");
	}),
	3480: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");
	}),
	4756: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");
	}),
	7016: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");
	}),
	9023: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");
	}),
	4588: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			H: () => checkBypass,
			s: () => getProxyUrl
		});
		function getProxyUrl(reqUrl) {
			let usingSsl = reqUrl.protocol === "https:";
			if (checkBypass(reqUrl)) return;
			let proxyVar = usingSsl ? process.env.https_proxy || process.env.HTTPS_PROXY : process.env.http_proxy || process.env.HTTP_PROXY;
			if (proxyVar) try {
				return new DecodedURL(proxyVar);
			} catch {
				if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://")) return new DecodedURL(`http://${proxyVar}`);
			}
			else return;
		}
		function checkBypass(reqUrl) {
			if (!reqUrl.hostname) return !1;
			let reqHost = reqUrl.hostname;
			if (isLoopbackAddress(reqHost)) return !0;
			let noProxy = process.env.no_proxy || process.env.NO_PROXY || "";
			if (!noProxy) return !1;
			let reqPort;
			reqUrl.port ? reqPort = Number(reqUrl.port) : reqUrl.protocol === "http:" ? reqPort = 80 : reqUrl.protocol === "https:" && (reqPort = 443);
			let upperReqHosts = [reqUrl.hostname.toUpperCase()];
			typeof reqPort == "number" && upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
			for (let upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) return !0;
			return !1;
		}
		function isLoopbackAddress(host) {
			let hostLower = host.toLowerCase();
			return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
		}
		class DecodedURL extends URL {
			constructor(url, base) {
				super(url, base), this._decodedUsername = decodeURIComponent(super.username), this._decodedPassword = decodeURIComponent(super.password);
			}
			get username() {
				return this._decodedUsername;
			}
			get password() {
				return this._decodedPassword;
			}
		}
	}),
	9502: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			_L: () => _boolean,
			qG: () => _coercedNumber,
			K_: () => _coercedString,
			FO: () => _custom,
			qm: () => _gte,
			LK: () => _int,
			Zm: () => _lte,
			Eb: () => _maxLength,
			m9: () => _minLength,
			G8: () => _never,
			F7: () => _number,
			NC: () => _positive,
			fU: () => _refine,
			Fk: () => _regex,
			Rl: () => _string,
			em: () => _unknown,
			Fn: () => _url,
			q0: () => describe,
			mI: () => meta
		});
		var core_checks = __nccwpck_require__(9789), _a;
		class $ZodRegistry {
			constructor() {
				this._map = new WeakMap(), this._idmap = new Map();
			}
			add(schema, ..._meta) {
				let meta = _meta[0];
				return this._map.set(schema, meta), meta && typeof meta == "object" && "id" in meta && this._idmap.set(meta.id, schema), this;
			}
			clear() {
				return this._map = new WeakMap(), this._idmap = new Map(), this;
			}
			remove(schema) {
				let meta = this._map.get(schema);
				return meta && typeof meta == "object" && "id" in meta && this._idmap.delete(meta.id), this._map.delete(schema), this;
			}
			get(schema) {
				let p = schema._zod.parent;
				if (p) {
					let pm = { ...this.get(p) ?? {} };
					delete pm.id;
					let f = {
						...pm,
						...this._map.get(schema)
					};
					return Object.keys(f).length ? f : void 0;
				}
				return this._map.get(schema);
			}
			has(schema) {
				return this._map.has(schema);
			}
		}
		function registry() {
			return new $ZodRegistry();
		}
		(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
		let globalRegistry = globalThis.__zod_globalRegistry;
		var core_util = __nccwpck_require__(4140);
		function snapshotChecks(def) {
			return def.checks &&= [...def.checks], def;
		}
		function _string(Class, params) {
			return new Class(snapshotChecks({
				type: "string",
				...core_util.A2(params)
			}));
		}
		function _coercedString(Class, params) {
			return new Class(snapshotChecks({
				type: "string",
				coerce: !0,
				...core_util.A2(params)
			}));
		}
		function _url(Class, params) {
			return new Class({
				type: "string",
				format: "url",
				check: "string_format",
				abort: !1,
				...core_util.A2(params)
			});
		}
		function _number(Class, params) {
			return new Class(snapshotChecks({
				type: "number",
				checks: [],
				...core_util.A2(params)
			}));
		}
		function _coercedNumber(Class, params) {
			return new Class(snapshotChecks({
				type: "number",
				coerce: !0,
				checks: [],
				...core_util.A2(params)
			}));
		}
		function _int(Class, params) {
			return new Class({
				type: "number",
				check: "number_format",
				abort: !1,
				format: "safeint",
				...core_util.A2(params)
			});
		}
		function _boolean(Class, params) {
			return new Class({
				type: "boolean",
				...core_util.A2(params)
			});
		}
		function _unknown(Class) {
			return new Class({ type: "unknown" });
		}
		function _never(Class, params) {
			return new Class({
				type: "never",
				...core_util.A2(params)
			});
		}
		function _lte(value, params) {
			return new core_checks.sm({
				check: "less_than",
				...core_util.A2(params),
				value,
				inclusive: !0
			});
		}
		function _gt(value, params) {
			return new core_checks.J_({
				check: "greater_than",
				...core_util.A2(params),
				value,
				inclusive: !1
			});
		}
		function _gte(value, params) {
			return new core_checks.J_({
				check: "greater_than",
				...core_util.A2(params),
				value,
				inclusive: !0
			});
		}
		function _positive(params) {
			return _gt(0, params);
		}
		function _maxLength(maximum, params) {
			return new core_checks.Yk({
				check: "max_length",
				...core_util.A2(params),
				maximum
			});
		}
		function _minLength(minimum, params) {
			return new core_checks.Kk({
				check: "min_length",
				...core_util.A2(params),
				minimum
			});
		}
		function _regex(pattern, params) {
			return new core_checks.DG({
				check: "string_format",
				format: "regex",
				...core_util.A2(params),
				pattern
			});
		}
		function _custom(Class, fn, _params) {
			let norm = core_util.A2(_params);
			return norm.abort ??= !0, new Class({
				type: "custom",
				check: "custom",
				fn,
				...norm
			});
		}
		function _refine(Class, fn, _params) {
			return new Class({
				type: "custom",
				check: "custom",
				fn,
				...core_util.A2(_params)
			});
		}
		function describe(description) {
			let ch = new core_checks.QP({ check: "describe" });
			return ch._zod.onattach = [(inst) => {
				let existing = globalRegistry.get(inst) ?? {};
				globalRegistry.add(inst, {
					...existing,
					description
				});
			}], ch._zod.check = () => {}, ch;
		}
		function meta(metadata) {
			let ch = new core_checks.QP({ check: "meta" });
			return ch._zod.onattach = [(inst) => {
				let existing = globalRegistry.get(inst) ?? {};
				globalRegistry.add(inst, {
					...existing,
					...metadata
				});
			}], ch._zod.check = () => {}, ch;
		}
	}),
	9789: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			DG: () => $ZodCheckRegex,
			J_: () => $ZodCheckGreaterThan,
			KH: () => $ZodCheckNumberFormat,
			Kk: () => $ZodCheckMinLength,
			QP: () => $ZodCheck,
			Yk: () => $ZodCheckMaxLength,
			ql: () => $ZodCheckStringFormat,
			sm: () => $ZodCheckLessThan
		});
		var _core_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9239), _util_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4140);
		let $ZodCheck = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheck", (inst, def) => {
			var _a;
			inst._zod ??= {}, inst._zod.def = def, (_a = inst._zod).onattach ?? (_a.onattach = []);
		}), _whenHasLength = (payload) => {
			let val = payload.value;
			return !_util_js__WEBPACK_IMPORTED_MODULE_1__.cl(val) && val.length !== void 0;
		}, numericOriginMap = {
			number: "number",
			bigint: "bigint",
			object: "date"
		}, $ZodCheckLessThan = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckLessThan", (inst, def) => {
			$ZodCheck.init(inst, def);
			let origin = numericOriginMap[typeof def.value];
			inst._zod.check = (payload) => {
				(def.inclusive ? payload.value <= def.value : payload.value < def.value) || payload.issues.push({
					origin: numericOriginMap[typeof payload.value] ?? origin,
					code: "too_big",
					maximum: typeof def.value == "object" ? def.value.getTime() : def.value,
					input: payload.value,
					inclusive: def.inclusive,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckGreaterThan = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckGreaterThan", (inst, def) => {
			$ZodCheck.init(inst, def);
			let origin = numericOriginMap[typeof def.value];
			inst._zod.check = (payload) => {
				(def.inclusive ? payload.value >= def.value : payload.value > def.value) || payload.issues.push({
					origin: numericOriginMap[typeof payload.value] ?? origin,
					code: "too_small",
					minimum: typeof def.value == "object" ? def.value.getTime() : def.value,
					input: payload.value,
					inclusive: def.inclusive,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckNumberFormat = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckNumberFormat", (inst, def) => {
			$ZodCheck.init(inst, def), def.format = def.format || "float64";
			let isInt = def.format?.includes("int"), origin = isInt ? "int" : "number", [minimum, maximum] = _util_js__WEBPACK_IMPORTED_MODULE_1__.zH[def.format];
			inst._zod.check = (payload) => {
				let input = payload.value;
				if (isInt) {
					if (!Number.isInteger(input)) {
						payload.issues.push({
							expected: origin,
							format: def.format,
							code: "invalid_type",
							continue: !1,
							input,
							inst
						});
						return;
					}
					if (!Number.isSafeInteger(input)) {
						input > 0 ? payload.issues.push({
							input,
							code: "too_big",
							maximum: 2 ** 53 - 1,
							note: "Integers must be within the safe integer range.",
							inst,
							origin,
							inclusive: !0,
							continue: !def.abort
						}) : payload.issues.push({
							input,
							code: "too_small",
							minimum: -(2 ** 53 - 1),
							note: "Integers must be within the safe integer range.",
							inst,
							origin,
							inclusive: !0,
							continue: !def.abort
						});
						return;
					}
				}
				input < minimum && payload.issues.push({
					origin: "number",
					input,
					code: "too_small",
					minimum,
					inclusive: !0,
					inst,
					continue: !def.abort
				}), input > maximum && payload.issues.push({
					origin: "number",
					input,
					code: "too_big",
					maximum,
					inclusive: !0,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckMaxLength = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckMaxLength", (inst, def) => {
			var _a;
			$ZodCheck.init(inst, def), (_a = inst._zod.def).when ?? (_a.when = _whenHasLength), inst._zod.check = (payload) => {
				let input = payload.value, units = input.length;
				if ((typeof input == "string" && units > def.maximum ? _util_js__WEBPACK_IMPORTED_MODULE_1__.O7(input) : units) <= def.maximum) return;
				let origin = _util_js__WEBPACK_IMPORTED_MODULE_1__.Rc(input);
				payload.issues.push({
					origin,
					code: "too_big",
					maximum: def.maximum,
					inclusive: !0,
					input,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckMinLength = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckMinLength", (inst, def) => {
			var _a;
			$ZodCheck.init(inst, def), (_a = inst._zod.def).when ?? (_a.when = _whenHasLength), inst._zod.check = (payload) => {
				let input = payload.value, units = input.length;
				if ((typeof input == "string" && units >= def.minimum && units < def.minimum * 2 ? _util_js__WEBPACK_IMPORTED_MODULE_1__.O7(input) : units) >= def.minimum) return;
				let origin = _util_js__WEBPACK_IMPORTED_MODULE_1__.Rc(input);
				payload.issues.push({
					origin,
					code: "too_small",
					minimum: def.minimum,
					inclusive: !0,
					input,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckStringFormat = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckStringFormat", (inst, def) => {
			var _a, _b;
			$ZodCheck.init(inst, def), def.pattern ? (_a = inst._zod).check ?? (_a.check = (payload) => {
				def.pattern.lastIndex = 0, def.pattern.test(payload.value) || payload.issues.push({
					origin: "string",
					code: "invalid_format",
					format: def.format,
					input: payload.value,
					...def.pattern ? { pattern: def.pattern.toString() } : {},
					inst,
					continue: !def.abort
				});
			}) : (_b = inst._zod).check ?? (_b.check = () => {});
		}), $ZodCheckRegex = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckRegex", (inst, def) => {
			$ZodCheckStringFormat.init(inst, def), inst._zod.check = (payload) => {
				def.pattern.lastIndex = 0, def.pattern.test(payload.value) || payload.issues.push({
					origin: "string",
					code: "invalid_format",
					format: "regex",
					input: payload.value,
					pattern: def.pattern.toString(),
					inst,
					continue: !def.abort
				});
			};
		});
	}),
	9239: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			$W: () => config,
			GT: () => $ZodAsyncError,
			cV: () => $ZodEncodeError,
			cr: () => globalConfig,
			tm: () => NEVER,
			xI: () => $constructor
		});
		var _util_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4140), _a;
		let NEVER = Object.freeze({ status: "aborted" }), _zodDesc = {
			value: void 0,
			enumerable: !1
		}, _E = "captureStackTrace" in Error ? Error : null;
		function newError(Definition) {
			let E = _E;
			if (E) {
				let saved = E.stackTraceLimit;
				if (typeof saved == "number") {
					try {
						E.stackTraceLimit = 0;
					} catch {
						return _E = null, new Definition();
					}
					try {
						return new Definition();
					} finally {
						E.stackTraceLimit = saved;
					}
				}
			}
			return new Definition();
		}
		function $constructor(name, initializer, proto, params) {
			let zodProto = {};
			function Internals(def) {
				this.def = def, this.constr = _, this.traits = new Set();
			}
			Internals.prototype = zodProto;
			let protoMembers = proto, initialized = protoMembers && new WeakSet();
			function init(inst, def) {
				if (!inst._zod) {
					_zodDesc.value = new Internals(def);
					try {
						Object.defineProperty(inst, "_zod", _zodDesc);
					} finally {
						_zodDesc.value = void 0;
					}
				} else if (inst._zod.traits.has(name)) return;
				if (inst._zod.traits.add(name), initializer(inst, def), initialized) {
					let own = Object.getPrototypeOf(inst), ctorProto = inst._zod.constr.prototype, up = own;
					for (; up && up !== ctorProto;) up = Object.getPrototypeOf(up);
					let target = up ?? own;
					initialized.has(target) || (initialized.add(target), (0, _util_js__WEBPACK_IMPORTED_MODULE_0__.ol)(target, protoMembers));
				}
				let proto = _.prototype;
				for (let k in proto) Object.prototype.hasOwnProperty.call(proto, k) && (k in inst || (inst[k] = proto[k].bind(inst)));
			}
			let Parent = params?.Parent ?? Object;
			class Definition extends Parent {}
			Object.defineProperty(Definition, "name", { value: name });
			function _(def) {
				let inst = params?.Parent ? newError(Definition) : this;
				init(inst, def);
				let deferred = inst._zod.deferred;
				if (deferred) {
					for (let fn of deferred) fn();
					inst._zod.deferred = void 0;
				}
				let pp = globalThis.__zod_globalConfig?.postProcessor;
				return pp && pp(inst), inst;
			}
			return Object.defineProperty(_, "init", { value: init }), Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => params?.Parent && inst instanceof params.Parent ? !0 : inst?._zod?.traits?.has(name) }), Object.defineProperty(_, "name", { value: name }), _;
		}
		class $ZodAsyncError extends Error {
			constructor() {
				super("Encountered Promise during synchronous parse. Use .parseAsync() instead.");
			}
		}
		class $ZodEncodeError extends Error {
			constructor(name) {
				super(`Encountered unidirectional transform during encode: ${name}`), this.name = "ZodEncodeError";
			}
		}
		(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
		let globalConfig = globalThis.__zod_globalConfig;
		function config(newConfig) {
			return newConfig && Object.assign(globalConfig, newConfig), globalConfig;
		}
	}),
	4140: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			A2: () => normalizeParams,
			B7: () => stringifyPrimitive,
			GW: () => parsedType,
			Gv: () => isObject,
			MO: () => rawShape,
			NM: () => optionalKeys,
			O7: () => codePointLength,
			PO: () => cached,
			QH: () => aborted,
			Qd: () => isPlainObject,
			Rc: () => getLengthableOrigin,
			SS: () => constantCatch,
			Vy: () => assignProp,
			X: () => installLazyProp,
			cl: () => nullish,
			d3: () => attachSchema,
			gx: () => captureStackTrace,
			hi: () => sizeCaps,
			iR: () => finalizeIssue,
			jD: () => hide,
			jw: () => joinValues,
			k8: () => jsonStringifyReplacer,
			lQ: () => prefixIssues,
			o8: () => clone,
			ol: () => members,
			p6: () => cleanRegex,
			qQ: () => propertyKeyTypes,
			qh: () => own,
			rL: () => explicitlyAborted,
			sD: () => escapeRegex,
			sn: () => issue,
			v5: () => defineLazyInternal,
			w5: () => getEnumValues,
			yG: () => shallowClone,
			zH: () => NUMBER_FORMAT_RANGES
		});
		function getEnumValues(entries) {
			let numericValues = Object.values(entries).filter((v) => typeof v == "number");
			return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
		}
		function joinValues(array, separator = "|") {
			return array.map((val) => stringifyPrimitive(val)).join(separator);
		}
		function jsonStringifyReplacer(_, value) {
			return typeof value == "bigint" ? value.toString() : value;
		}
		class Cached {
			constructor(getter) {
				this._getter = getter, this._value = void 0;
			}
			get value() {
				let getter = this._getter;
				return getter !== void 0 && (this._value = getter(), this._getter = void 0), this._value;
			}
		}
		function cached(getter) {
			return new Cached(getter);
		}
		function nullish(input) {
			return input == null;
		}
		function cleanRegex(source) {
			let start = +!!source.startsWith("^"), end = source.endsWith("$") ? source.length - 1 : source.length;
			return source.slice(start, end);
		}
		function assignProp(target, prop, value) {
			Object.defineProperty(target, prop, {
				value,
				writable: !0,
				enumerable: !0,
				configurable: !0
			});
		}
		function rawShape(def) {
			let desc = Object.getOwnPropertyDescriptor(def, "shape");
			return desc?.get ? desc.get.raw : desc?.value;
		}
		let captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
		function isObject(data) {
			return typeof data == "object" && !!data && !Array.isArray(data);
		}
		function isPlainObject(o) {
			if (isObject(o) === !1) return !1;
			let ctor = o.constructor;
			if (ctor === void 0 || typeof ctor != "function") return !0;
			let prot = ctor.prototype;
			return isObject(prot) !== !1 && Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") !== !1;
		}
		function shallowClone(o) {
			return isPlainObject(o) ? { ...o } : Array.isArray(o) ? [...o] : o instanceof Map ? new Map(o) : o instanceof Set ? new Set(o) : o;
		}
		let propertyKeyTypes = new Set([
			"string",
			"number",
			"symbol"
		]);
		function escapeRegex(str) {
			return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
		}
		function clone(inst, def, params) {
			let cl = new inst._zod.constr(def ?? inst._zod.def);
			return (!def || params?.parent) && (cl._zod.parent = inst), cl;
		}
		function normalizeParams(_params) {
			let params = _params;
			if (!params) return {};
			if (typeof params == "string") return { error: () => params };
			if (params?.message !== void 0) {
				if (params?.error !== void 0) throw Error("Cannot specify both `message` and `error` params");
				params.error = params.message;
			}
			return delete params.message, typeof params.error == "string" ? {
				...params,
				error: () => params.error
			} : params;
		}
		function stringifyPrimitive(value) {
			return typeof value == "bigint" ? value.toString() + "n" : typeof value == "string" ? `"${value}"` : `${value}`;
		}
		function optionalKeys(shape) {
			return Object.keys(shape).filter((k) => shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional");
		}
		let NUMBER_FORMAT_RANGES = {
			safeint: [-(2 ** 53 - 1), 2 ** 53 - 1],
			int32: [-2147483648, 2147483647],
			uint32: [0, 4294967295],
			float32: [-34028234663852886e22, 34028234663852886e22],
			float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
		};
		function aborted(x, startIndex = 0) {
			if (x.aborted === !0) return !0;
			for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== !0) return !0;
			return !1;
		}
		function explicitlyAborted(x, startIndex = 0) {
			if (x.aborted === !0) return !0;
			for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === !1) return !0;
			return !1;
		}
		function prefixIssues(path, issues) {
			return issues.map((iss) => {
				var _a;
				return (_a = iss).path ?? (_a.path = []), iss.path.unshift(path), iss;
			});
		}
		function unwrapMessage(message) {
			return typeof message == "string" ? message : message?.message;
		}
		function sizeCaps(defChecks) {
			let caps = [];
			for (let ch of defChecks ?? []) {
				let d = ch._zod.def;
				if (!/_(length|size)$|_equals$/.test(d.check)) break;
				let max = d.maximum ?? d.length ?? d.size;
				max >= 0 && caps.push([max, ch]);
			}
			return caps;
		}
		function attachSchema(issues, start, inst) {
			var _a;
			for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
		}
		function finalizeIssue(iss, ctx, config) {
			var _a;
			let traits = iss.inst?._zod?.traits;
			traits?.has("$ZodType") && (traits.has("$ZodCheck") ? (_a = iss).schema ?? (_a.schema = iss.inst) : iss.schema = iss.inst);
			let schemaError = iss.schema === iss.inst ? void 0 : iss.schema?._zod.def?.error, message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input", full = {};
			for (let k of Object.keys(iss)) k !== "inst" && k !== "schema" && k !== "continue" && k !== "input" && k !== "__proto__" && (full[k] = iss[k]);
			return full.path ??= [], full.message = message, ctx?.reportInput && (full.input = iss.input), full;
		}
		let highSurrogate = /[\uD800-\uDBFF]/;
		function codePointLength(str) {
			let units = str.length;
			if (!highSurrogate.test(str)) return units;
			let count = units;
			for (let i = 0; i < units - 1; i++) (str.charCodeAt(i) & 64512) == 55296 && (str.charCodeAt(i + 1) & 64512) == 56320 && (count--, i++);
			return count;
		}
		function getLengthableOrigin(input) {
			return Array.isArray(input) ? "array" : typeof input == "string" ? "string" : "unknown";
		}
		function parsedType(data) {
			let t = typeof data;
			switch (t) {
				case "number": return Number.isNaN(data) ? "nan" : "number";
				case "object": {
					if (data === null) return "null";
					if (Array.isArray(data)) return "array";
					let obj = data;
					if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
				}
			}
			return t;
		}
		function issue(...args) {
			let [iss, input, inst] = args;
			return typeof iss == "string" ? {
				message: iss,
				code: "custom",
				input,
				inst
			} : { ...iss };
		}
		function members(proto, table) {
			for (let key in table) {
				let desc = Object.getOwnPropertyDescriptor(table, key);
				desc.get ? Object.defineProperty(proto, key, {
					...desc,
					enumerable: !1
				}) : defineBound(proto, key, desc.value);
			}
		}
		function own(inst, key, value, enumerable = !0) {
			return Object.defineProperty(inst, key, {
				configurable: !0,
				writable: !0,
				enumerable,
				value
			}), value;
		}
		function hide(inst, key, value) {
			return own(inst, key, value, !1);
		}
		function defineBound(proto, key, fn) {
			Object.defineProperty(proto, key, {
				configurable: !0,
				get() {
					return this == null ? fn : own(this, key, fn.bind(this));
				},
				set(value) {
					own(this, key, value);
				}
			});
		}
		function claim(inst, sentinel) {
			let proto = Object.getPrototypeOf(inst);
			return sentinel in proto ? void 0 : proto;
		}
		let installing, broke = !1, breaker = {
			configurable: !0,
			get() {
				broke = !0;
			}
		};
		function defineLazyInternal(inst, key, compute) {
			let proto = Object.getPrototypeOf(inst._zod);
			key in proto && installing !== inst._zod ? installing = void 0 : (installing = inst._zod, Object.defineProperty(proto, key, {
				configurable: !0,
				get() {
					Object.defineProperty(this, key, breaker);
					let outer = broke;
					broke = !1;
					try {
						let value = compute(this);
						return broke ? delete this[key] : Object.defineProperty(this, key, {
							configurable: !0,
							writable: !0,
							value
						}), broke ||= outer, value;
					} catch (err) {
						throw delete this[key], broke ||= outer, err;
					}
				},
				set(value) {
					Object.defineProperty(this, key, {
						configurable: !0,
						writable: !0,
						value
					});
				}
			}));
		}
		function installLazyProp(inst, key, make, enumerable) {
			let proto = claim(inst, key);
			proto && Object.defineProperty(proto, key, {
				configurable: !0,
				get() {
					let desc = {
						configurable: !0,
						writable: !0,
						enumerable,
						value: void 0
					};
					return Object.defineProperty(this, key, desc), desc.value = make(this), Object.defineProperty(this, key, desc), desc.value;
				},
				set(value) {
					Object.defineProperty(this, key, {
						configurable: !0,
						writable: !0,
						enumerable,
						value
					});
				}
			});
		}
		function constantCatch(value) {
			let fn = () => value;
			return fn["~constantCatch"] = !0, fn;
		}
	}),
	3934: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Axp: () => ZodMiniNumber,
			iAB: () => ZodMiniString,
			Rvf: () => _default,
			YOg: () => array,
			zMY: () => schemas_boolean,
			MfU: () => _catch,
			IeY: () => custom,
			gMt: () => discriminatedUnion,
			k5n: () => _enum,
			Whr: () => schemas_int,
			euz: () => literal,
			_H3: () => looseObject,
			mee: () => nullable,
			cl6: () => nullish,
			aig: () => schemas_number,
			Ikc: () => object,
			lqM: () => optional,
			FsL: () => pipe,
			g1P: () => record,
			YPB: () => refine,
			rej: () => strictObject,
			YjP: () => schemas_string,
			pdi: () => transform,
			KCZ: () => union,
			L5J: () => unknown,
			OZ5: () => url
		});
		var core_core = __nccwpck_require__(9239), core_checks = __nccwpck_require__(9789);
		let httpProtocol = /^https?$/, anyString = /^[\s\S]{0,}$/, number = /^-?\d+(?:\.\d+)?$/, regexes_boolean = /^(?:true|false)$/i;
		var core_util = __nccwpck_require__(4140);
		let version = {
			major: 4,
			minor: 6,
			patch: 7
		}, $ZodType = core_core.xI("$ZodType", (inst, def) => {
			var _a;
			inst ??= {}, inst._zod.def = def, inst._zod.bag = inst._zod.bag || {}, inst._zod.version = version;
			let defChecks = inst._zod.def.checks, checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
			for (let ch of checks) for (let fn of ch._zod.onattach) fn(inst);
			if (checks.length === 0) (_a = inst._zod).deferred ?? (_a.deferred = []), inst._zod.deferred?.push(() => {
				inst._zod.run = inst._zod.parse;
			});
			else {
				let runChecks = (payload, checks, ctx) => {
					if (payload.memo) return payload;
					let isAborted = core_util.QH(payload), asyncResult;
					for (let ch of checks) {
						if (ch._zod.def.when) {
							if (core_util.rL(payload) || !ch._zod.def.when(payload)) continue;
						} else if (isAborted) continue;
						let currLen = payload.issues.length, _ = ch._zod.check(payload);
						if (_ instanceof Promise && ctx?.async === !1) throw new core_core.GT();
						if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
							await _, payload.issues.length !== currLen && (core_util.d3(payload.issues, currLen, inst), isAborted ||= core_util.QH(payload, currLen));
						});
						else {
							if (payload.issues.length === currLen) continue;
							core_util.d3(payload.issues, currLen, inst), isAborted ||= core_util.QH(payload, currLen);
						}
					}
					return asyncResult ? asyncResult.then(() => payload) : payload;
				}, handleCanaryResult = (canary, payload, ctx) => {
					if (core_util.QH(canary)) return canary.aborted = !0, canary;
					let checkResult = runChecks(payload, checks, ctx);
					if (checkResult instanceof Promise) {
						if (ctx.async === !1) throw new core_core.GT();
						return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
					}
					return inst._zod.parse(checkResult, ctx);
				};
				inst._zod.run = (payload, ctx) => {
					if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
					if (ctx.direction === "backward") {
						let canary = inst._zod.parse({
							value: payload.value,
							issues: []
						}, {
							...ctx,
							skipChecks: !0
						});
						return canary instanceof Promise ? canary.then((canary) => handleCanaryResult(canary, payload, ctx)) : handleCanaryResult(canary, payload, ctx);
					}
					let result = inst._zod.parse(payload, ctx);
					if (result instanceof Promise) {
						if (ctx.async === !1) throw new core_core.GT();
						return result.then((result) => runChecks(result, checks, ctx));
					}
					return runChecks(result, checks, ctx);
				};
			}
		}, {
			get "~standard"() {
				return core_util.jD(this, "~standard", standardProps(this));
			},
			set "~standard"(value) {
				core_util.qh(this, "~standard", value);
			}
		}), toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())) } : { value: r.value };
		async function validateAsync(inst, value) {
			let ctx = { async: !0 };
			return toStandardResult(await inst._zod.run({
				value,
				issues: []
			}, ctx), ctx);
		}
		function standardProps(inst) {
			return {
				validate: (value) => {
					let ctx = { async: !1 };
					try {
						let r = inst._zod.run({
							value,
							issues: []
						}, ctx);
						if (!(r instanceof Promise)) return toStandardResult(r, ctx);
					} catch {}
					return validateAsync(inst, value);
				},
				vendor: "zod",
				version: 1
			};
		}
		let $ZodString = core_core.xI("$ZodString", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.pattern = def.pattern ?? anyString, inst._zod.parse = (payload, _) => {
				if (def.coerce) try {
					payload.value = String(payload.value);
				} catch {}
				return typeof payload.value == "string" || payload.issues.push({
					expected: "string",
					code: "invalid_type",
					input: payload.value,
					inst
				}), payload;
			};
		}), $ZodStringFormat = core_core.xI("$ZodStringFormat", (inst, def) => {
			core_checks.ql.init(inst, def), $ZodString.init(inst, def);
		});
		function canParseURL(input) {
			try {
				return typeof URL < "u" && typeof URL.canParse == "function" ? URL.canParse(input) : (new URL(input), !0);
			} catch {
				return !1;
			}
		}
		function validateURL(trimmed, def) {
			return !("normalize" in def) && !("hostname" in def) && !("protocol" in def) ? canParseURL(trimmed) || 2 : parseURLObject(trimmed, def);
		}
		function parseURLObject(trimmed, def) {
			if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
			try {
				if (typeof URL < "u") {
					let URLStatic = URL;
					if (typeof URLStatic.parse == "function") return URLStatic.parse(trimmed) ?? 2;
				}
				return new URL(trimmed);
			} catch {
				return 2;
			}
		}
		let asciiTabOrNewline = /[\t\n\r]/g;
		function stripTabAndNewline(value) {
			return value.replace(asciiTabOrNewline, "");
		}
		function urlHostnameOk(url, hostname) {
			return hostname.lastIndex = 0, hostname.test(url.hostname);
		}
		function urlProtocolOk(url, protocol) {
			return protocol.lastIndex = 0, protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
		}
		let $ZodURL = core_core.xI("$ZodURL", (inst, def) => {
			$ZodStringFormat.init(inst, def), inst._zod.check = (payload) => {
				try {
					let trimmed = payload.value.trim(), url = validateURL(trimmed, def);
					if (url === 1) {
						payload.issues.push({
							code: "invalid_format",
							format: "url",
							note: "Invalid URL format",
							input: payload.value,
							inst,
							continue: !def.abort
						});
						return;
					}
					if (url === 2) {
						payload.issues.push({
							code: "invalid_format",
							format: "url",
							input: payload.value,
							inst,
							continue: !def.abort
						});
						return;
					}
					if (url === !0) {
						payload.value = stripTabAndNewline(trimmed);
						return;
					}
					def.hostname && !urlHostnameOk(url, def.hostname) && payload.issues.push({
						code: "invalid_format",
						format: "url",
						note: "Invalid hostname",
						pattern: def.hostname.source,
						input: payload.value,
						inst,
						continue: !def.abort
					}), def.protocol && !urlProtocolOk(url, def.protocol) && payload.issues.push({
						code: "invalid_format",
						format: "url",
						note: "Invalid protocol",
						pattern: def.protocol.source,
						input: payload.value,
						inst,
						continue: !def.abort
					}), payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
					return;
				} catch {
					payload.issues.push({
						code: "invalid_format",
						format: "url",
						input: payload.value,
						inst,
						continue: !def.abort
					});
				}
			};
		}), $ZodNumber = core_core.xI("$ZodNumber", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.pattern = number, inst._zod.parse = (payload, _ctx) => {
				if (def.coerce) try {
					payload.value = Number(payload.value);
				} catch {}
				let input = payload.value;
				if (typeof input == "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
				let received = typeof input == "number" ? Number.isNaN(input) ? "NaN" : Number.isFinite(input) ? void 0 : String(input) : void 0;
				return payload.issues.push({
					expected: "number",
					code: "invalid_type",
					input,
					inst,
					...received ? { received } : {}
				}), payload;
			};
		}), $ZodNumberFormat = core_core.xI("$ZodNumberFormat", (inst, def) => {
			core_checks.KH.init(inst, def), $ZodNumber.init(inst, def);
		}), $ZodBoolean = core_core.xI("$ZodBoolean", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.pattern = regexes_boolean, inst._zod.parse = (payload, _ctx) => {
				if (def.coerce) try {
					payload.value = !!payload.value;
				} catch {}
				let input = payload.value;
				return typeof input == "boolean" || payload.issues.push({
					expected: "boolean",
					code: "invalid_type",
					input,
					inst
				}), payload;
			};
		}), $ZodUnknown = core_core.xI("$ZodUnknown", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.parse = (payload) => payload;
		}), $ZodNever = core_core.xI("$ZodNever", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.parse = (payload, _ctx) => (payload.issues.push({
				expected: "never",
				code: "invalid_type",
				input: payload.value,
				inst
			}), payload);
		});
		function capSize(inst, size) {
			let caps = core_util.hi(inst._zod.def.checks);
			if (!caps.length) return;
			let cap = Math.min(...caps.map((c) => c[0])), parse = inst._zod.parse;
			inst._zod.parse = (payload, ctx) => {
				let n = size(payload.value);
				if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
					for (let [max, ch] of core_util.hi(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
						let start = payload.issues.length;
						return ch._zod.check(payload), payload.issues[start].continue = !1, core_util.d3(payload.issues, start, inst), payload;
					}
				}
				return parse(payload, ctx);
			};
		}
		let arraySize = (input) => Array.isArray(input) ? input.length : -1;
		function handleArrayResult(result, final, index) {
			result.issues.length && final.issues.push(...core_util.lQ(index, result.issues)), final.value[index] = result.value;
		}
		let $ZodArray = core_core.xI("$ZodArray", (inst, def) => {
			$ZodType.init(inst, def);
			let memo = core_core.cr.memoizer;
			memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
				let input = payload.value;
				if (!Array.isArray(input)) return payload.issues.push({
					expected: "array",
					code: "invalid_type",
					input,
					inst
				}), payload;
				payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
				let proms = [], abortEarly = ctx?.abortEarly;
				for (let i = 0; i < input.length; i++) {
					let item = input[i], result = def.element._zod.run({
						value: item,
						issues: []
					}, ctx);
					if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
					else if (handleArrayResult(result, payload, i), abortEarly && result.issues.length !== 0 && core_util.QH(result)) break;
				}
				return proms.length ? Promise.all(proms).then(() => payload) : payload;
			}, capSize(inst, arraySize);
		});
		function handlePropertyResult(result, final, key, input, optin, optout) {
			let isPresent = key in input, isOptionalOut = optout === "optional";
			if (isPresent || !isOptionalOut || optin !== "optional") {
				if (result.issues.length) {
					if (optin !== void 0 && isOptionalOut && !isPresent) return;
					final.issues.push(...core_util.lQ(key, result.issues));
				}
				!isPresent && optin === void 0 ? result.issues.length || final.issues.push({
					code: "invalid_type",
					expected: "nonoptional",
					input: void 0,
					path: [key]
				}) : result.value === void 0 ? (isPresent || optin === "defaulted" && !isOptionalOut) && (final.value[key] = void 0) : final.value[key] = result.value;
			}
		}
		let NO_SYMBOL_KEYS = [];
		function normalizeDef(def) {
			let keys = Object.keys(def.shape), ownSymbols = Object.getOwnPropertySymbols(def.shape), symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS, allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
			for (let k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
			let okeys = core_util.NM(def.shape);
			return {
				...def,
				allKeys,
				symbolKeys,
				keySet: new Set(keys),
				numKeys: keys.length,
				optionalKeys: new Set(okeys)
			};
		}
		function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
			let unrecognized = [], keySet = def.keySet, _catchall = def.catchall._zod, t = _catchall.def.type, optin = _catchall.optin, optout = _catchall.optout, seen = 0;
			for (let key in input) {
				if (abortEarly && payload.issues.length !== seen) {
					if (core_util.QH(payload, seen)) break;
					seen = payload.issues.length;
				}
				if (keySet.has(key)) continue;
				if (key === "__proto__") {
					t === "never" && unrecognized.push(key);
					continue;
				}
				if (t === "never") {
					unrecognized.push(key);
					continue;
				}
				let r = _catchall.run({
					value: input[key],
					issues: []
				}, ctx);
				r instanceof Promise ? proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout))) : handlePropertyResult(r, payload, key, input, optin, optout);
			}
			return unrecognized.length && payload.issues.push({
				code: "unrecognized_keys",
				keys: unrecognized,
				input,
				inst,
				continue: !0
			}), proms.length ? Promise.all(proms).then(() => payload) : payload;
		}
		let $ZodObject = core_core.xI("$ZodObject", (inst, def) => {
			$ZodType.init(inst, def);
			let desc = Object.getOwnPropertyDescriptor(def, "shape"), sh = desc?.get ? desc.get.raw : def.shape ?? {};
			if (sh) {
				let get = () => {
					let newSh = { ...sh };
					return Object.defineProperty(def, "shape", { value: newSh }), get.raw = newSh, newSh;
				};
				get.raw = sh, Object.defineProperty(def, "shape", { get });
			}
			let _normalized = core_util.PO(() => normalizeDef(def));
			core_util.v5(inst, "propValues", (zod) => {
				let shape = zod.def.shape, propValues = {};
				for (let key in shape) {
					let field = shape[key]._zod;
					if (field.values) {
						Object.prototype.hasOwnProperty.call(propValues, key) || core_util.Vy(propValues, key, new Set());
						for (let v of field.values) propValues[key].add(v);
						field.optin !== void 0 && propValues[key].add(void 0);
					}
				}
				return propValues;
			});
			let isObject = core_util.Gv, catchall = def.catchall, value, memo = core_core.cr.memoizer;
			memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
				value ??= _normalized.value;
				let input = payload.value;
				if (!isObject(input)) return payload.issues.push({
					expected: "object",
					code: "invalid_type",
					input,
					inst
				}), payload;
				payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
				let proms = [], shape = value.shape, abortEarly = ctx?.abortEarly, seen = payload.issues.length;
				for (let key of value.allKeys) {
					if (abortEarly && payload.issues.length !== seen) {
						if (core_util.QH(payload, seen)) break;
						seen = payload.issues.length;
					}
					if (key === "__proto__") continue;
					let el = shape[key], optin = el._zod.optin, optout = el._zod.optout, r = el._zod.run({
						value: input[key],
						issues: []
					}, ctx);
					r instanceof Promise ? proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout))) : handlePropertyResult(r, payload, key, input, optin, optout);
				}
				return catchall ? handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === !0) : proms.length ? Promise.all(proms).then(() => payload) : payload;
			};
		});
		function handleUnionResults(results, final, inst, ctx) {
			for (let result of results) if (result.issues.length === 0) return final.value = result.value, final;
			let nonaborted = results.filter((r) => !core_util.QH(r));
			return nonaborted.length === 1 ? (final.value = nonaborted[0].value, nonaborted[0]) : (final.issues.push({
				code: "invalid_union",
				input: final.value,
				inst,
				errors: results.map((result) => result.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())))
			}), final);
		}
		let $ZodUnion = core_core.xI("$ZodUnion", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0), core_util.v5(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0), core_util.v5(inst, "values", (zod) => {
				if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
			}), core_util.v5(inst, "pattern", (zod) => {
				if (zod.def.options.every((o) => o._zod.pattern)) {
					let patterns = zod.def.options.map((o) => o._zod.pattern);
					return RegExp(`^(${patterns.map((p) => core_util.p6(p.source)).join("|")})$`);
				}
			});
			let first = def.options.length === 1 ? def.options[0]._zod.run : null;
			inst._zod.parse = (payload, ctx) => {
				if (first) return first(payload, ctx);
				let async = !1, results = [];
				for (let option of def.options) {
					let result = option._zod.run({
						value: payload.value,
						issues: []
					}, ctx);
					if (result instanceof Promise) results.push(result), async = !0;
					else {
						if (result.issues.length === 0) return result;
						results.push(result);
					}
				}
				return async ? Promise.all(results).then((results) => handleUnionResults(results, payload, inst, ctx)) : handleUnionResults(results, payload, inst, ctx);
			};
		});
		function discriminatorMap(def) {
			let map = new Map();
			for (let option of def.options) {
				let values = option._zod.propValues?.[def.discriminator];
				if (!values || values.size === 0) throw Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
				for (let value of values) if (map.has(value)) {
					if (value !== void 0) throw Error(`Duplicate discriminator value "${String(value)}"`);
					map.set(value, null);
				} else map.set(value, option);
			}
			return map;
		}
		let $ZodDiscriminatedUnion = core_core.xI("$ZodDiscriminatedUnion", (inst, def) => {
			def.inclusive = !1, $ZodUnion.init(inst, def);
			let _super = inst._zod.parse;
			core_util.v5(inst, "propValues", (zod) => {
				let propValues = {}, undefinedCount = 0;
				for (let option of zod.def.options) {
					let pv = option._zod.propValues;
					if (!pv || Object.keys(pv).length === 0) throw Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
					pv[zod.def.discriminator]?.has(void 0) && undefinedCount++;
					for (let [k, v] of Object.entries(pv)) {
						Object.prototype.hasOwnProperty.call(propValues, k) || core_util.Vy(propValues, k, new Set());
						for (let val of v) propValues[k].add(val);
					}
				}
				return !zod.def.unionFallback && undefinedCount > 1 && propValues[zod.def.discriminator]?.delete(void 0), propValues;
			}), def.options.forEach((option, i) => {
				let propShape = core_util.MO(option._zod.def);
				if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw Error(`Invalid discriminated union option at index "${i}"`);
			});
			let disc = core_util.PO(() => discriminatorMap(def));
			inst._zod.parse = (payload, ctx) => {
				let input = payload.value;
				if (!core_util.Gv(input)) return payload.issues.push({
					code: "invalid_type",
					expected: "object",
					input,
					inst
				}), payload;
				let value = input?.[def.discriminator], opt = disc.value.get(value);
				return opt && (value !== void 0 || ctx.direction !== "backward") ? opt._zod.run(payload, ctx) : def.unionFallback || ctx.direction === "backward" ? _super(payload, ctx) : (payload.issues.push({
					code: "invalid_union",
					errors: [],
					note: "No matching discriminator",
					discriminator: def.discriminator,
					options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
					input,
					path: [def.discriminator],
					inst
				}), payload);
			};
		}), $ZodRecord = core_core.xI("$ZodRecord", (inst, def) => {
			$ZodType.init(inst, def);
			let memo = core_core.cr.memoizer;
			memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
				let input = payload.value;
				if (!core_util.Qd(input)) return payload.issues.push({
					expected: "record",
					code: "invalid_type",
					input,
					inst
				}), payload;
				let proms = [], values = def.keyType._zod.values;
				if (values && !def.partial) {
					payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
					let recordKeys = new Set();
					for (let key of values) if (typeof key == "string" || typeof key == "number" || typeof key == "symbol") {
						if (recordKeys.add(typeof key == "number" ? key.toString() : key), key === "__proto__") continue;
						let keyResult = def.keyType._zod.run({
							value: key,
							issues: []
						}, ctx);
						if (keyResult instanceof Promise) throw Error("Async schemas not supported in object keys currently");
						if (keyResult.issues.length) {
							payload.issues.push({
								code: "invalid_key",
								origin: "record",
								issues: keyResult.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())),
								input: key,
								path: [key],
								inst
							});
							continue;
						}
						let outKey = keyResult.value;
						if (outKey === "__proto__") continue;
						let result = def.valueType._zod.run({
							value: input[key],
							issues: []
						}, ctx);
						result instanceof Promise ? proms.push(result.then((result) => {
							result.issues.length && payload.issues.push(...core_util.lQ(key, result.issues)), payload.value[outKey] = result.value;
						})) : (result.issues.length && payload.issues.push(...core_util.lQ(key, result.issues)), payload.value[outKey] = result.value);
					}
					let unrecognized;
					for (let key in input) if (!recordKeys.has(key)) {
						if (def.mode === "loose") {
							if (key === "__proto__") continue;
							payload.value[key] = input[key];
						} else unrecognized ??= [], unrecognized.push(key);
					}
					unrecognized && unrecognized.length > 0 && payload.issues.push({
						code: "unrecognized_keys",
						input,
						inst,
						keys: unrecognized,
						continue: !0
					});
				} else {
					payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
					let unrecognized;
					for (let key of Reflect.ownKeys(input)) {
						if (key === "__proto__" || !Object.prototype.propertyIsEnumerable.call(input, key)) continue;
						let keyResult = def.keyType._zod.run({
							value: key,
							issues: []
						}, ctx);
						if (keyResult instanceof Promise) throw Error("Async schemas not supported in object keys currently");
						if (typeof key == "string" && number.test(key) && keyResult.issues.length) {
							let retryResult = def.keyType._zod.run({
								value: Number(key),
								issues: []
							}, ctx);
							if (retryResult instanceof Promise) throw Error("Async schemas not supported in object keys currently");
							retryResult.issues.length === 0 && (keyResult = retryResult);
						}
						if (keyResult.issues.length) {
							def.mode === "loose" ? payload.value[key] = input[key] : values ? (unrecognized ??= [], unrecognized.push(key)) : payload.issues.push({
								code: "invalid_key",
								origin: "record",
								issues: keyResult.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())),
								input: key,
								path: [key],
								inst
							});
							continue;
						}
						let outKey = keyResult.value;
						if (outKey === "__proto__") continue;
						let result = def.valueType._zod.run({
							value: input[key],
							issues: []
						}, ctx);
						result instanceof Promise ? proms.push(result.then((result) => {
							result.issues.length && payload.issues.push(...core_util.lQ(key, result.issues)), payload.value[outKey] = result.value;
						})) : (result.issues.length && payload.issues.push(...core_util.lQ(key, result.issues)), payload.value[outKey] = result.value);
					}
					unrecognized && unrecognized.length > 0 && payload.issues.push({
						code: "unrecognized_keys",
						input,
						inst,
						keys: unrecognized,
						continue: !0
					});
				}
				return proms.length ? Promise.all(proms).then(() => payload) : payload;
			};
		}), $ZodEnum = core_core.xI("$ZodEnum", (inst, def) => {
			$ZodType.init(inst, def);
			let values = core_util.w5(def.entries), valuesSet = new Set(values);
			inst._zod.values = valuesSet, core_util.v5(inst, "pattern", (zod) => {
				let patternValues = core_util.w5(zod.def.entries).filter((k) => core_util.qQ.has(typeof k));
				return RegExp(patternValues.length ? `^(${patternValues.map((o) => core_util.sD(o.toString())).join("|")})$` : "^[^\\s\\S]$");
			}), inst._zod.parse = (payload, _ctx) => {
				let input = payload.value;
				return valuesSet.has(input) || payload.issues.push({
					code: "invalid_value",
					values,
					input,
					inst
				}), payload;
			};
		}), $ZodLiteral = core_core.xI("$ZodLiteral", (inst, def) => {
			$ZodType.init(inst, def);
			let values = new Set(def.values);
			inst._zod.values = values, core_util.v5(inst, "pattern", (zod) => {
				let vals = zod.def.values;
				return RegExp(vals.length ? `^(${vals.map((o) => typeof o == "string" ? core_util.sD(o) : o ? core_util.sD(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
			}), inst._zod.parse = (payload, _ctx) => {
				let input = payload.value;
				return values.has(input) || payload.issues.push({
					code: "invalid_value",
					values: def.values,
					input,
					inst
				}), payload;
			};
		}), $ZodTransform = core_core.xI("$ZodTransform", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.optin = "optional", core_core.cr.memoizer?.guard(inst), inst._zod.parse = (payload, ctx) => {
				if (ctx.direction === "backward") throw new core_core.cV(inst.constructor.name);
				let _out = def.transform(payload.value, payload);
				if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => (payload.value = output, payload));
				if (_out instanceof Promise) throw new core_core.GT();
				return payload.value = _out, payload;
			};
		});
		function handleOptionalResult(payload, result) {
			return payload.value = result.issues.length ? void 0 : result.value, payload;
		}
		let $ZodOptional = core_core.xI("$ZodOptional", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional"), inst._zod.optout = "optional", core_util.v5(inst, "values", (zod) => {
				let values = zod.def.innerType._zod.values;
				return values ? new Set([...values, void 0]) : void 0;
			}), core_util.v5(inst, "pattern", (zod) => {
				let pattern = zod.def.innerType._zod.pattern;
				return pattern ? RegExp(`^(${core_util.p6(pattern.source)})?$`) : void 0;
			}), inst._zod.parse = (payload, ctx) => {
				if (payload.value === void 0) {
					if (def.innerType._zod.optin !== "defaulted") return payload;
					let result = def.innerType._zod.run({
						value: payload.value,
						issues: []
					}, ctx);
					return result instanceof Promise ? result.then((result) => handleOptionalResult(payload, result)) : handleOptionalResult(payload, result);
				}
				return def.innerType._zod.run(payload, ctx);
			};
		}), $ZodNullable = core_core.xI("$ZodNullable", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin), core_util.v5(inst, "optout", (zod) => zod.def.innerType._zod.optout), core_util.v5(inst, "pattern", (zod) => {
				let pattern = zod.def.innerType._zod.pattern;
				return pattern ? RegExp(`^(${core_util.p6(pattern.source)}|null)$`) : void 0;
			}), core_util.v5(inst, "values", (zod) => zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : void 0), inst._zod.parse = (payload, ctx) => payload.value === null ? payload : def.innerType._zod.run(payload, ctx);
		}), $ZodDefault = core_core.xI("$ZodDefault", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.optin = "defaulted", core_util.v5(inst, "values", (zod) => zod.def.innerType._zod.values), inst._zod.parse = (payload, ctx) => {
				if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
				if (payload.value === void 0) return payload.value = def.defaultValue, payload;
				let result = def.innerType._zod.run(payload, ctx);
				return result instanceof Promise ? result.then((result) => handleDefaultResult(result, def)) : handleDefaultResult(result, def);
			};
		});
		function handleDefaultResult(payload, def) {
			return payload.value === void 0 && (payload.value = def.defaultValue), payload;
		}
		function handleCatchResult(payload, result, def, ctx) {
			return result.issues.length ? (payload.value = def.catchValue({
				...result,
				value: payload.value,
				error: { issues: result.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())) },
				input: payload.value
			}), payload) : (payload.value = result.value, result.memo && (payload.memo = !0), payload);
		}
		let $ZodCatch = core_core.xI("$ZodCatch", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional"), core_util.v5(inst, "optout", (zod) => zod.def.innerType._zod.optout), core_util.v5(inst, "values", (zod) => zod.def.innerType._zod.values), inst._zod.parse = (payload, ctx) => {
				if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
				let result = def.innerType._zod.run({
					value: payload.value,
					issues: []
				}, ctx);
				return result instanceof Promise ? result.then((result) => handleCatchResult(payload, result, def, ctx)) : handleCatchResult(payload, result, def, ctx);
			};
		}), $ZodPipe = core_core.xI("$ZodPipe", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "values", (zod) => zod.def.in._zod.values), core_util.v5(inst, "optin", (zod) => zod.def.in._zod.optin), core_util.v5(inst, "optout", (zod) => zod.def.out._zod.optout), core_util.v5(inst, "propValues", (zod) => zod.def.in._zod.propValues), inst._zod.parse = (payload, ctx) => {
				if (ctx.direction === "backward") {
					let right = def.out._zod.run(payload, ctx);
					return right instanceof Promise ? right.then((right) => handlePipeResult(right, def.in, ctx)) : handlePipeResult(right, def.in, ctx);
				}
				let left = def.in._zod.run(payload, ctx);
				return left instanceof Promise ? left.then((left) => handlePipeResult(left, def.out, ctx)) : handlePipeResult(left, def.out, ctx);
			};
		});
		function handlePipeResult(left, next, ctx) {
			return left.issues.some((iss) => iss.code !== "unrecognized_keys") ? (left.aborted = !0, left) : next._zod.run({
				value: left.value,
				issues: left.issues
			}, ctx);
		}
		let $ZodCustom = core_core.xI("$ZodCustom", (inst, def) => {
			core_checks.QP.init(inst, def), $ZodType.init(inst, def), inst._zod.parse = (payload, _) => payload, inst._zod.check = (payload) => {
				let input = payload.value, r = def.fn(input);
				if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
				handleRefineResult(r, payload, input, inst);
			};
		});
		function handleRefineResult(result, payload, input, inst) {
			if (!result) {
				let _iss = {
					code: "custom",
					input,
					inst,
					path: [...inst._zod.def.path ?? []],
					continue: !inst._zod.def.abort
				};
				inst._zod.def.params && (_iss.params = inst._zod.def.params), payload.issues.push(core_util.sn(_iss));
			}
		}
		var api = __nccwpck_require__(9502);
		function _getMessage() {
			let internals = this._zod;
			return internals.message ??= JSON.stringify(internals.def, core_util.k8, 2), internals.message;
		}
		function _setMessage(value) {
			this._zod.message = value;
		}
		let _messageDesc = {
			get: _getMessage,
			set: _setMessage,
			enumerable: !0,
			configurable: !0
		}, _issuesDesc = {
			value: void 0,
			enumerable: !1
		}, _installedToString = new WeakSet([Object.prototype, Error.prototype]), initializer = (inst, def) => {
			inst.name = "$ZodError", _issuesDesc.value = def, Object.defineProperty(inst, "issues", _issuesDesc), _issuesDesc.value = void 0, Object.defineProperty(inst, "message", _messageDesc);
			let proto = Object.getPrototypeOf(inst);
			_installedToString.has(proto) || (_installedToString.add(proto), Object.defineProperty(proto, "toString", {
				configurable: !0,
				enumerable: !1,
				get() {
					let value = () => this.message;
					return Object.defineProperty(this, "toString", {
						value,
						configurable: !0,
						writable: !0
					}), value;
				},
				set(value) {
					Object.defineProperty(this, "toString", {
						value,
						configurable: !0,
						writable: !0
					});
				}
			}));
		};
		(0, core_core.xI)("$ZodError", initializer);
		let $ZodRealError = (0, core_core.xI)("$ZodError", initializer, void 0, { Parent: Error }), parse_parse = ((_Err) => {
			let fn = (schema, value, _ctx, _params) => {
				let ctx = _ctx ? {
					..._ctx,
					async: !1
				} : { async: !1 }, result = schema._zod.run({
					value,
					issues: []
				}, ctx);
				if (result instanceof Promise) throw new core_core.GT();
				if (result.issues.length) {
					let e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())));
					throw core_util.gx(e, _params?.callee ?? fn), e;
				}
				return result.value;
			};
			return fn;
		})($ZodRealError), parse_parseAsync = ((_Err) => {
			let fn = async (schema, value, _ctx, params) => {
				let ctx = _ctx ? {
					..._ctx,
					async: !0
				} : { async: !0 }, result = schema._zod.run({
					value,
					issues: []
				}, ctx);
				if (result instanceof Promise && (result = await result), result.issues.length) {
					let e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())));
					throw core_util.gx(e, params?.callee ?? fn), e;
				}
				return result.value;
			};
			return fn;
		})($ZodRealError), safeParse = ((_Err) => (schema, value, _ctx) => {
			let ctx = _ctx ? {
				..._ctx,
				async: !1
			} : { async: !1 }, result = schema._zod.run({
				value,
				issues: []
			}, ctx);
			if (result instanceof Promise) throw new core_core.GT();
			return result.issues.length ? failure(_Err, result.issues, ctx) : {
				success: !0,
				data: result.value
			};
		})($ZodRealError);
		function failure(Err, issues, ctx) {
			let error;
			return {
				success: !1,
				get error() {
					return error || (error = new Err(issues.map((iss) => core_util.iR(iss, ctx, core_core.$W()))), issues = void 0, ctx = void 0), error;
				},
				set error(e) {
					error = e, issues = void 0, ctx = void 0;
				}
			};
		}
		let safeParseAsync = ((_Err) => async (schema, value, _ctx) => {
			let ctx = _ctx ? {
				..._ctx,
				async: !0
			} : { async: !0 }, result = schema._zod.run({
				value,
				issues: []
			}, ctx);
			return result instanceof Promise && (result = await result), result.issues.length ? failure(_Err, result.issues, ctx) : {
				success: !0,
				data: result.value
			};
		})($ZodRealError), ZodMiniType = core_core.xI("ZodMiniType", (inst, def) => {
			if (!inst._zod) throw Error("Uninitialized schema in ZodMiniType.");
			$ZodType.init(inst, def), inst.def = def, inst.type = def.type;
		}, {
			get with() {
				return this.check;
			},
			set with(value) {
				core_util.qh(this, "with", value);
			},
			parse(data, params) {
				return parse_parse(this, data, params, { callee: this.parse });
			},
			parseAsync(data, params) {
				return parse_parseAsync(this, data, params, { callee: this.parseAsync });
			},
			safeParse(data, params) {
				return safeParse(this, data, params);
			},
			safeParseAsync(data, params) {
				return safeParseAsync(this, data, params);
			},
			check(...checks) {
				let def = this.def;
				return this.clone({
					...def,
					checks: [...def.checks ?? [], ...checks.map((ch) => typeof ch == "function" ? { _zod: {
						check: ch,
						def: { check: "custom" },
						onattach: []
					} } : ch)]
				}, { parent: !0 });
			},
			clone(_def, params) {
				return core_util.o8(this, _def, params);
			},
			brand() {
				return this;
			},
			register(reg, meta) {
				return reg.add(this, meta), this;
			},
			apply(fn, ...args) {
				return args.length === 0 ? fn(this) : fn(this, ...args);
			}
		}), ZodMiniString = core_core.xI("ZodMiniString", (inst, def) => {
			$ZodString.init(inst, def), ZodMiniType.init(inst, def);
		});
		function schemas_string(params) {
			return api.Rl(ZodMiniString, params);
		}
		let ZodMiniStringFormat = core_core.xI("ZodMiniStringFormat", (inst, def) => {
			$ZodStringFormat.init(inst, def), ZodMiniString.init(inst, def);
		}), ZodMiniURL = core_core.xI("ZodMiniURL", (inst, def) => {
			$ZodURL.init(inst, def), ZodMiniStringFormat.init(inst, def);
		});
		function url(params) {
			return api.Fn(ZodMiniURL, params);
		}
		let ZodMiniNumber = core_core.xI("ZodMiniNumber", (inst, def) => {
			$ZodNumber.init(inst, def), ZodMiniType.init(inst, def);
		});
		function schemas_number(params) {
			return api.F7(ZodMiniNumber, params);
		}
		let ZodMiniNumberFormat = core_core.xI("ZodMiniNumberFormat", (inst, def) => {
			$ZodNumberFormat.init(inst, def), ZodMiniNumber.init(inst, def);
		});
		function schemas_int(params) {
			return api.LK(ZodMiniNumberFormat, params);
		}
		let ZodMiniBoolean = core_core.xI("ZodMiniBoolean", (inst, def) => {
			$ZodBoolean.init(inst, def), ZodMiniType.init(inst, def);
		});
		function schemas_boolean(params) {
			return api._L(ZodMiniBoolean, params);
		}
		let ZodMiniUnknown = core_core.xI("ZodMiniUnknown", (inst, def) => {
			$ZodUnknown.init(inst, def), ZodMiniType.init(inst, def);
		});
		function unknown() {
			return api.em(ZodMiniUnknown);
		}
		let ZodMiniNever = core_core.xI("ZodMiniNever", (inst, def) => {
			$ZodNever.init(inst, def), ZodMiniType.init(inst, def);
		});
		function never(params) {
			return api.G8(ZodMiniNever, params);
		}
		let ZodMiniArray = core_core.xI("ZodMiniArray", (inst, def) => {
			$ZodArray.init(inst, def), ZodMiniType.init(inst, def);
		});
		function array(element, params) {
			return new ZodMiniArray({
				type: "array",
				element,
				...core_util.A2(params)
			});
		}
		let ZodMiniObject = core_core.xI("ZodMiniObject", (inst, def) => {
			$ZodObject.init(inst, def), ZodMiniType.init(inst, def), core_util.X(inst, "shape", (self) => self._zod.def.shape, !1);
		});
		function object(shape, params) {
			let def = {
				type: "object",
				shape: shape ?? {},
				...core_util.A2(params)
			};
			return new ZodMiniObject(def);
		}
		function strictObject(shape, params) {
			return new ZodMiniObject({
				type: "object",
				shape,
				catchall: never(),
				...core_util.A2(params)
			});
		}
		function looseObject(shape, params) {
			return new ZodMiniObject({
				type: "object",
				shape,
				catchall: unknown(),
				...core_util.A2(params)
			});
		}
		let ZodMiniUnion = core_core.xI("ZodMiniUnion", (inst, def) => {
			$ZodUnion.init(inst, def), ZodMiniType.init(inst, def);
		});
		function union(options, params) {
			return new ZodMiniUnion({
				type: "union",
				options,
				...core_util.A2(params)
			});
		}
		let ZodMiniDiscriminatedUnion = core_core.xI("ZodMiniDiscriminatedUnion", (inst, def) => {
			$ZodDiscriminatedUnion.init(inst, def), ZodMiniType.init(inst, def);
		});
		function discriminatedUnion(discriminator, options, params) {
			return new ZodMiniDiscriminatedUnion({
				type: "union",
				options,
				discriminator,
				...core_util.A2(params)
			});
		}
		let ZodMiniRecord = core_core.xI("ZodMiniRecord", (inst, def) => {
			$ZodRecord.init(inst, def), ZodMiniType.init(inst, def);
		});
		function record(keyType, valueType, params) {
			return !valueType || !valueType._zod ? new ZodMiniRecord({
				type: "record",
				keyType: schemas_string(),
				valueType: keyType,
				...core_util.A2(valueType)
			}) : new ZodMiniRecord({
				type: "record",
				keyType,
				valueType,
				...core_util.A2(params)
			});
		}
		let ZodMiniEnum = core_core.xI("ZodMiniEnum", (inst, def) => {
			$ZodEnum.init(inst, def), ZodMiniType.init(inst, def), inst.options = [...inst._zod.values];
		});
		function _enum(values, params) {
			let entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
			return new ZodMiniEnum({
				type: "enum",
				entries,
				...core_util.A2(params)
			});
		}
		let ZodMiniLiteral = core_core.xI("ZodMiniLiteral", (inst, def) => {
			$ZodLiteral.init(inst, def), ZodMiniType.init(inst, def);
		});
		function literal(value, params) {
			return new ZodMiniLiteral({
				type: "literal",
				values: Array.isArray(value) ? value : [value],
				...core_util.A2(params)
			});
		}
		let ZodMiniTransform = core_core.xI("ZodMiniTransform", (inst, def) => {
			$ZodTransform.init(inst, def), ZodMiniType.init(inst, def);
		});
		function transform(fn) {
			return new ZodMiniTransform({
				type: "transform",
				transform: fn
			});
		}
		let ZodMiniOptional = core_core.xI("ZodMiniOptional", (inst, def) => {
			$ZodOptional.init(inst, def), ZodMiniType.init(inst, def);
		});
		function optional(innerType) {
			return new ZodMiniOptional({
				type: "optional",
				innerType
			});
		}
		let ZodMiniNullable = core_core.xI("ZodMiniNullable", (inst, def) => {
			$ZodNullable.init(inst, def), ZodMiniType.init(inst, def);
		});
		function nullable(innerType) {
			return new ZodMiniNullable({
				type: "nullable",
				innerType
			});
		}
		function nullish(innerType) {
			return optional(nullable(innerType));
		}
		let ZodMiniDefault = core_core.xI("ZodMiniDefault", (inst, def) => {
			$ZodDefault.init(inst, def), ZodMiniType.init(inst, def);
		});
		function _default(innerType, defaultValue) {
			return new ZodMiniDefault({
				type: "default",
				innerType,
				get defaultValue() {
					return typeof defaultValue == "function" ? defaultValue() : core_util.yG(defaultValue);
				}
			});
		}
		let ZodMiniCatch = core_core.xI("ZodMiniCatch", (inst, def) => {
			$ZodCatch.init(inst, def), ZodMiniType.init(inst, def);
		});
		function _catch(innerType, catchValue) {
			return new ZodMiniCatch({
				type: "catch",
				innerType,
				catchValue: typeof catchValue == "function" ? catchValue : core_util.SS(catchValue)
			});
		}
		let ZodMiniPipe = core_core.xI("ZodMiniPipe", (inst, def) => {
			$ZodPipe.init(inst, def), ZodMiniType.init(inst, def);
		});
		function pipe(in_, out) {
			return new ZodMiniPipe({
				type: "pipe",
				in: in_,
				out
			});
		}
		let ZodMiniCustom = core_core.xI("ZodMiniCustom", (inst, def) => {
			$ZodCustom.init(inst, def), ZodMiniType.init(inst, def);
		});
		function custom(fn, _params) {
			return api.FO(ZodMiniCustom, fn ?? (() => !0), _params);
		}
		function refine(fn, _params = {}) {
			return api.fU(ZodMiniCustom, fn, _params);
		}
		api.q0, api.mI;
	})
}, __webpack_module_cache__ = {};
function __nccwpck_require__(moduleId) {
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== void 0) return cachedModule.exports;
	var module = __webpack_module_cache__[moduleId] = {
		id: moduleId,
		loaded: !1,
		exports: {}
	}, threw = !0;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__), threw = !1;
	} finally {
		threw && delete __webpack_module_cache__[moduleId];
	}
	return module.loaded = !0, module.exports;
}
__nccwpck_require__.m = __webpack_modules__, __nccwpck_require__ !== void 0 && (__nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(+!!import.meta.url.match(/^file:\/\/\/\w:/), -1) + "/"), (() => {
	var webpackQueues = typeof Symbol == "function" ? Symbol("webpack queues") : "__webpack_queues__", webpackExports = typeof Symbol == "function" ? Symbol("webpack exports") : "__webpack_exports__", webpackError = typeof Symbol == "function" ? Symbol("webpack error") : "__webpack_error__", resolveQueue = (queue) => {
		queue && queue.d < 1 && (queue.d = 1, queue.forEach((fn) => fn.r--), queue.forEach((fn) => fn.r-- ? fn.r++ : fn()));
	}, wrapDeps = (deps) => deps.map((dep) => {
		if (typeof dep == "object" && dep) {
			if (dep[webpackQueues]) return dep;
			if (dep.then) {
				var queue = [];
				queue.d = 0, dep.then((r) => {
					obj[webpackExports] = r, resolveQueue(queue);
				}, (e) => {
					obj[webpackError] = e, resolveQueue(queue);
				});
				var obj = {};
				return obj[webpackQueues] = (fn) => fn(queue), obj;
			}
		}
		var ret = {};
		return ret[webpackQueues] = (x) => {}, ret[webpackExports] = dep, ret;
	});
	__nccwpck_require__.a = (module, body, hasAwait) => {
		var queue;
		hasAwait && ((queue = []).d = -1);
		var depQueues = new Set(), exports = module.exports, currentDeps, outerResolve, reject, promise = new Promise((resolve, rej) => {
			reject = rej, outerResolve = resolve;
		});
		promise[webpackExports] = exports, promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise.catch((x) => {})), module.exports = promise, body((deps) => {
			currentDeps = wrapDeps(deps);
			var fn, getResult = () => currentDeps.map((d) => {
				if (d[webpackError]) throw d[webpackError];
				return d[webpackExports];
			}), promise = new Promise((resolve) => {
				fn = () => resolve(getResult), fn.r = 0;
				var fnQueue = (q) => q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn)));
				currentDeps.map((dep) => dep[webpackQueues](fnQueue));
			});
			return fn.r ? promise : getResult();
		}, (err) => (err ? reject(promise[webpackError] = err) : outerResolve(exports), resolveQueue(queue))), queue && queue.d < 0 && (queue.d = 0);
	};
})(), __nccwpck_require__.n = (module) => {
	var getter = module && module.__esModule ? () => module.default : () => module;
	return __nccwpck_require__.d(getter, { a: getter }), getter;
}, (() => {
	var getProto = Object.getPrototypeOf ? (obj) => Object.getPrototypeOf(obj) : (obj) => obj.__proto__, leafPrototypes;
	__nccwpck_require__.t = function(value, mode) {
		if (mode & 1 && (value = this(value)), mode & 8 || typeof value == "object" && value && (mode & 4 && value.__esModule || mode & 16 && typeof value.then == "function")) return value;
		var ns = Object.create(null);
		__nccwpck_require__.r(ns);
		var def = {};
		leafPrototypes ||= [
			null,
			getProto({}),
			getProto([]),
			getProto(getProto)
		];
		for (var current = mode & 2 && value; typeof current == "object" && !~leafPrototypes.indexOf(current); current = getProto(current)) Object.getOwnPropertyNames(current).forEach((key) => def[key] = () => value[key]);
		return def.default = () => value, __nccwpck_require__.d(ns, def), ns;
	};
})(), __nccwpck_require__.d = (exports, definition) => {
	for (var key in definition) __nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key) && Object.defineProperty(exports, key, {
		enumerable: !0,
		get: definition[key]
	});
}, __nccwpck_require__.f = {}, __nccwpck_require__.e = (chunkId) => Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => (__nccwpck_require__.f[key](chunkId, promises), promises), [])), __nccwpck_require__.u = (chunkId) => "" + chunkId + ".index.js", __nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop), __nccwpck_require__.r = (exports) => {
	typeof Symbol < "u" && Symbol.toStringTag && Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" }), Object.defineProperty(exports, "__esModule", { value: !0 });
}, __nccwpck_require__.nmd = (module) => (module.paths = [], module.children ||= [], module), (() => {
	var installedChunks = { 792: 0 }, installChunk = (data) => {
		var { ids, modules, runtime } = data, moduleId, chunkId, i = 0;
		for (moduleId in modules) __nccwpck_require__.o(modules, moduleId) && (__nccwpck_require__.m[moduleId] = modules[moduleId]);
		for (runtime && runtime(__nccwpck_require__); i < ids.length; i++) chunkId = ids[i], __nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId] && installedChunks[chunkId][0](), installedChunks[ids[i]] = 0;
	};
	__nccwpck_require__.f.j = (chunkId, promises) => {
		var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : void 0;
		if (installedChunkData !== 0) {
			if (installedChunkData) promises.push(installedChunkData[1]);
			else {
				var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
					throw installedChunks[chunkId] !== 0 && (installedChunks[chunkId] = void 0), e;
				}), promise = Promise.race([promise, new Promise((resolve) => installedChunkData = installedChunks[chunkId] = [resolve])]);
				promises.push(installedChunkData[1] = promise);
			}
		}
	};
})();
var __webpack_exports__ = __nccwpck_require__(5845);
__webpack_exports__ = await __webpack_exports__;
