export const id = 31;
export const ids = [31, 673];
export const modules = {
	1480: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { x: () => tokenServiceAdvice });
		let tokenServiceAdvice = {
			unreachable: "Check `identity-endpoint` and `region`, the network of the runner and its proxy variables.",
			unreadable: "Check `identity-endpoint`, and that no proxy responds in place of the token service.",
			redirected: "Check `identity-endpoint`: it must be the address of the token service itself.",
			"tls-failed": "Check `identity-endpoint`. To trust a private CA, set `NODE_EXTRA_CA_CERTS`."
		};
	}),
	1031: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { logIn: () => logIn });
		var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), zod_mini__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9502), _auth_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3331), _auth_oidc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8484), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(607), _http_url_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2122), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1088), _small_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2973), _federation_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8673);
		let keyService = "https://oauth2.googleapis.com", line = zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_8__.Fk(/^[^\p{C}\p{Zl}\p{Zp}]{1,4096}$/u)), safeUrl = line.check(zod_mini__WEBPACK_IMPORTED_MODULE_7__.YPB(_http_url_js__WEBPACK_IMPORTED_MODULE_9__.z3)), partOf = (pattern) => zod_mini__WEBPACK_IMPORTED_MODULE_7__.FsL(line.check(zod_mini__WEBPACK_IMPORTED_MODULE_8__.Fk(pattern)), zod_mini__WEBPACK_IMPORTED_MODULE_7__.pdi((text) => pattern.exec(text)?.[1] ?? "")), keyFile = zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({
			type: zod_mini__WEBPACK_IMPORTED_MODULE_7__.euz("service_account"),
			client_email: line,
			private_key: zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP(),
			private_key_id: zod_mini__WEBPACK_IMPORTED_MODULE_7__.lqM(line)
		}), headerName = /^[A-Za-z0-9-]{1,64}$/, headers = (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_4__.A7)(line, "are invalid").check(zod_mini__WEBPACK_IMPORTED_MODULE_7__.YPB((all) => Object.keys(all).every((name) => headerName.test(name)), "are invalid")), externalFile = zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({
			type: zod_mini__WEBPACK_IMPORTED_MODULE_7__.euz("external_account"),
			audience: partOf(/^\/\/iam\.googleapis\.com\/(projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[\w/-]+)$/),
			service_account_impersonation_url: zod_mini__WEBPACK_IMPORTED_MODULE_7__.lqM(partOf(/\/serviceAccounts\/([\w.@-]+):generateAccessToken$/)),
			service_account_impersonation: zod_mini__WEBPACK_IMPORTED_MODULE_7__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({ token_lifetime_seconds: zod_mini__WEBPACK_IMPORTED_MODULE_7__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_7__.Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_8__.NC())) })),
			credential_source: zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({
				url: safeUrl,
				headers: zod_mini__WEBPACK_IMPORTED_MODULE_7__.Rvf(headers, {}),
				format: zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({
					type: zod_mini__WEBPACK_IMPORTED_MODULE_7__.euz("json"),
					subject_token_field_name: line
				})
			})
		}), file = zod_mini__WEBPACK_IMPORTED_MODULE_7__.gMt("type", [keyFile, externalFile]);
		async function logIn(path, access) {
			let config = parse(await (0, _small_file_js__WEBPACK_IMPORTED_MODULE_5__.E)(path));
			return config.type === "service_account" ? fromKey(config, access) : fromIdentity(config, access);
		}
		async function fromKey({ client_email, private_key, private_key_id }, { client, identityEndpoint: endpoint, mask }) {
			for (let text of (0, _auth_credentials_js__WEBPACK_IMPORTED_MODULE_1__.Wi)(private_key)) mask(text);
			let secrets = [], { access_token: authToken } = await (0, _federation_js__WEBPACK_IMPORTED_MODULE_6__.callTokenService)(client, "token", (date) => {
				let now = Math.floor(date.getTime() / 1e3), claims = {
					iss: client_email,
					scope: _federation_js__WEBPACK_IMPORTED_MODULE_6__.scope,
					aud: `${keyService}/token`,
					iat: now,
					exp: now + 3600
				}, assertion = toJwt({
					alg: "RS256",
					typ: "JWT",
					kid: private_key_id
				}, claims, private_key);
				return mask(assertion), secrets.push(assertion), (0, _federation_js__WEBPACK_IMPORTED_MODULE_6__.formRequest)(`${endpoint ?? keyService}/token`, {
					grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
					assertion
				});
			}, secrets, _federation_js__WEBPACK_IMPORTED_MODULE_6__.tokenResponse, _federation_js__WEBPACK_IMPORTED_MODULE_6__.keyApi);
			return { authToken };
		}
		async function fromIdentity(config, { client, identityEndpoint: endpoint, mask }) {
			let { url, headers, format } = config.credential_source, secrets = Object.values(headers).map((value) => value.replace(/^\S+ /, ""));
			for (let secret of secrets) mask(secret);
			let token = zod_mini__WEBPACK_IMPORTED_MODULE_7__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_7__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_7__.g1P(zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_7__.L5J()), zod_mini__WEBPACK_IMPORTED_MODULE_7__.pdi((fields) => fields[format.subject_token_field_name])), zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_8__.Fk(/^[\x21-\x7e]{1,16384}$/))), request = () => ({
				method: "GET",
				url: new URL(url),
				headers
			}), idToken = "", fetchToken = async () => (idToken = await (0, _federation_js__WEBPACK_IMPORTED_MODULE_6__.callTokenService)(client, "OIDC token", request, secrets, token, _auth_oidc_js__WEBPACK_IMPORTED_MODULE_2__.Ao), mask(idToken), idToken), assumed = {
				role: config.service_account_impersonation_url,
				oidcProvider: config.audience,
				seconds: config.service_account_impersonation?.token_lifetime_seconds ?? 3600,
				endpoint
			};
			return (0, _federation_js__WEBPACK_IMPORTED_MODULE_6__.exchange)(assumed, fetchToken, client, mask).catch((error) => {
				throw (0, _auth_oidc_js__WEBPACK_IMPORTED_MODULE_2__.Qf)(error, idToken);
			});
		}
		function parse(text) {
			if (text === void 0) throw failed("the credentials file cannot be read; it must be a regular file, and exists only as long as the job");
			let value;
			try {
				value = JSON.parse(text);
			} catch {
				throw failed("the credentials file is not JSON");
			}
			let parsed = file.safeParse(value);
			if (parsed.success) return parsed.data;
			throw failed(`the credentials file is of another kind (\`${parsed.error.issues[0]?.path.join(".") ?? ""}\`): only service account keys and workload identity with a JSON response of a URL are supported`);
		}
		function toJwt(header, claims, privateKey) {
			let text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
			try {
				return `${text}.${(0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
			} catch {
				throw failed("the `private_key` in the credentials file is invalid");
			}
		}
		function failed(detail) {
			return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.hD("credentials-unavailable", { detail });
		}
	}),
	8673: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
			callTokenService: () => callTokenService,
			exchange: () => exchange,
			formRequest: () => formRequest,
			keyApi: () => keyApi,
			scope: () => scope,
			tokenResponse: () => tokenResponse
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9502), _auth_federation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1480), _http_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1559), _http_encode_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8609), _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4523);
		let scope = "https://www.googleapis.com/auth/cloud-platform", tokenResponse = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ access_token: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.m9(1)) }), impersonationResponse = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ accessToken: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.m9(1)) }), oauthError = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			error: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP(),
			error_description: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP())
		}), api = {
			service: "the token service",
			requestIdHeaders: [],
			errorOf,
			linkDomains: _schema_js__WEBPACK_IMPORTED_MODULE_2__.el,
			advice: _auth_federation_js__WEBPACK_IMPORTED_MODULE_0__.x,
			errorRules: [
				{
					code: /^invalid_target$/,
					kind: "role-not-found"
				},
				{
					code: /^unauthorized_client$/,
					kind: "role-refused"
				},
				{
					code: /^invalid_grant$/,
					kind: "oidc-refused"
				},
				{
					code: /^PERMISSION_DENIED$/,
					kind: "role-refused"
				},
				{
					code: /^NOT_FOUND$/,
					kind: "role-not-found"
				}
			],
			statusKinds: {
				401: "oidc-refused",
				403: "role-refused",
				404: "role-not-found"
			}
		}, keyApi = {
			...api,
			errorRules: [{
				code: /^invalid_grant$/,
				message: /reasonable timeframe/,
				kind: "clock-skew"
			}, {
				code: /^(invalid_grant|\w+_client)$/,
				kind: "account-key-refused"
			}],
			statusKinds: {
				401: "account-key-refused",
				403: "account-key-refused"
			}
		};
		function formRequest(url, fields) {
			return {
				method: "POST",
				url: new URL(url),
				headers: {
					"content-type": "application/x-www-form-urlencoded",
					accept: "application/json"
				},
				body: (0, _http_encode_js__WEBPACK_IMPORTED_MODULE_5__.J)(Object.entries(fields))
			};
		}
		function callTokenService(client, operation, request, secrets, schema, service = api) {
			return (0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.T1)(client, service, {
				operation,
				kind: "read",
				request,
				parse: (0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.LC)(schema),
				secrets
			});
		}
		async function exchange({ endpoint, oidcProvider = "", role, seconds }, fetchToken, client, mask) {
			let tokenService = endpoint ?? "https://sts.googleapis.com", accountService = endpoint ?? "https://iamcredentials.googleapis.com";
			client.connect(tokenService), role !== void 0 && client.connect(accountService);
			let idToken = await fetchToken(), fields = {
				grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
				requested_token_type: "urn:ietf:params:oauth:token-type:access_token",
				audience: `//iam.googleapis.com/${oidcProvider}`,
				scope,
				subject_token: idToken,
				subject_token_type: "urn:ietf:params:oauth:token-type:jwt"
			}, { access_token: authToken } = await callTokenService(client, "ExchangeToken", () => formRequest(`${tokenService}/v1/token`, fields), [idToken], tokenResponse);
			if (role === void 0) return { authToken };
			mask(authToken);
			let account = `${accountService}/v1/projects/-/serviceAccounts/${role}`, impersonation = {
				method: "POST",
				url: new URL(`${account}:generateAccessToken`),
				headers: {
					"content-type": "application/json",
					authorization: `Bearer ${authToken}`
				},
				body: JSON.stringify({
					scope: [scope],
					lifetime: `${seconds}s`
				})
			}, { accessToken } = await callTokenService(client, "GenerateAccessToken", () => impersonation, [idToken, authToken], impersonationResponse);
			return { authToken: accessToken };
		}
		function errorOf(response) {
			let body = (0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.Y2)(response), oauth = oauthError.safeParse(body).data;
			return oauth === void 0 ? (0, _schema_js__WEBPACK_IMPORTED_MODULE_2__.bl)(body) ?? {} : {
				code: oauth.error,
				message: oauth.error_description
			};
		}
	}),
	4523: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			HR: () => oneVersion,
			Uy: () => secretResponse,
			bl: () => googleErrorOf,
			el: () => linkDomains,
			tF: () => versionList
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9502), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1088), _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6354);
		let number = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(String))]), zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_1__.qp.version))), secretResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			name: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP("is not the name of a secret").check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_1__.qp.fullName, "is not the name of a secret")),
			etag: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.m9(1)),
			versionAliases: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Rvf((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.A7)(number, "holds an invalid version"), {})
		}), time = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((text) => Number.isNaN(Date.parse(text)) ? void 0 : Date.parse(text))), versionName = new RegExp(_names_js__WEBPACK_IMPORTED_MODULE_1__.qp.fullName.source.replace("$", "/versions/[1-9]\\d{0,18}$")), version = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			name: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(versionName)),
			state: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(),
			scheduledDestroyTime: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(time)
		}), toStates = (versions) => {
			let all = versions.map(({ name, state, scheduledDestroyTime }) => {
				let [secret = "", id = ""] = name.split("/versions/");
				return {
					secret,
					state: [id, {
						state,
						destroyAt: state === "DESTROYED" ? void 0 : scheduledDestroyTime ?? void 0
					}]
				};
			});
			return {
				names: all.map(({ secret }) => secret),
				states: all.map(({ state }) => state)
			};
		}, versionList = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			versions: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Rvf((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(version, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.mn), []),
			nextPageToken: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP())
		}), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(({ versions, nextPageToken }) => ({
			...toStates(versions),
			nextPageToken
		}))), oneVersion = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(version, zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((only) => toStates([only]))), text = zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()), void 0), errorDetails = zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			reason: text,
			metadata: zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ activationUrl: text }), {}),
			links: zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ url: text })), [])
		})), []), kindsByReason = {
			SERVICE_DISABLED: "service-disabled",
			BILLING_DISABLED: "payment-overdue",
			CONSUMER_SUSPENDED: "account-restricted"
		}, errorResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ error: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			status: text,
			message: text,
			details: errorDetails
		}) }), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(({ error: { status, message, details } }) => {
			let reason = details.find((each) => each.reason !== void 0)?.reason, kind = reason === void 0 ? void 0 : kindsByReason[reason];
			return kind === void 0 ? {
				code: status,
				message
			} : {
				code: reason,
				message,
				kind,
				link: details.flatMap(({ metadata, links }) => [metadata.activationUrl, ...links.map(({ url }) => url)]).find((url) => url !== void 0)
			};
		}));
		function googleErrorOf(body) {
			return errorResponse.safeParse(body).data;
		}
		let linkDomains = ["google.com"];
	}),
	2973: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { E: () => readSmallFile });
		var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
		async function readSmallFile(path) {
			let stats = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => void 0);
			if (!(!stats?.isFile() || stats.size > 65536)) return (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(() => void 0);
		}
	})
};
