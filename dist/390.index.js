export const id = 390;
export const ids = [390, 388];
export const modules = {
	1390: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { logIn: () => logIn });
		var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3305), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1384), _http_url_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6697), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(511), _federation_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2388);
		let keyService = "https://oauth2.googleapis.com", line = zod_mini__WEBPACK_IMPORTED_MODULE_5__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_6__.Fk(/^[^\p{C}\p{Zl}\p{Zp}]{1,4096}$/u)), safeUrl = line.check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.YPB(_http_url_js__WEBPACK_IMPORTED_MODULE_7__.z3)), partOf = (pattern) => zod_mini__WEBPACK_IMPORTED_MODULE_5__.FsL(line.check(zod_mini__WEBPACK_IMPORTED_MODULE_6__.Fk(pattern)), zod_mini__WEBPACK_IMPORTED_MODULE_5__.pdi((text) => pattern.exec(text)?.[1] ?? "")), keyFile = zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({
			type: zod_mini__WEBPACK_IMPORTED_MODULE_5__.euz("service_account"),
			client_email: line,
			private_key: zod_mini__WEBPACK_IMPORTED_MODULE_5__.YjP(),
			private_key_id: zod_mini__WEBPACK_IMPORTED_MODULE_5__.lqM(line)
		}), headerName = /^[A-Za-z0-9-]{1,64}$/, headers = (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_3__.A7)(line, "are invalid").check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.YPB((all) => Object.keys(all).every((name) => headerName.test(name)), "are invalid")), externalFile = zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({
			type: zod_mini__WEBPACK_IMPORTED_MODULE_5__.euz("external_account"),
			audience: partOf(/^\/\/iam\.googleapis\.com\/(projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[\w/-]+)$/),
			service_account_impersonation_url: zod_mini__WEBPACK_IMPORTED_MODULE_5__.lqM(partOf(/\/serviceAccounts\/([\w.@-]+):generateAccessToken$/)),
			service_account_impersonation: zod_mini__WEBPACK_IMPORTED_MODULE_5__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({ token_lifetime_seconds: zod_mini__WEBPACK_IMPORTED_MODULE_5__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_6__.NC())) })),
			credential_source: zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({
				url: safeUrl,
				headers: zod_mini__WEBPACK_IMPORTED_MODULE_5__.Rvf(headers, {}),
				format: zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({
					type: zod_mini__WEBPACK_IMPORTED_MODULE_5__.euz("json"),
					subject_token_field_name: line
				})
			})
		}), file = zod_mini__WEBPACK_IMPORTED_MODULE_5__.gMt("type", [keyFile, externalFile]), logIn = async (path, access) => {
			let config = parse(await readSmallFile(path));
			return config.type === "service_account" ? fromKey(config, access) : fromIdentity(config, access);
		};
		async function fromKey({ client_email, private_key, private_key_id }, { client, identityEndpoint: endpoint, mask }) {
			for (let text of private_key.split(/\r?\n/)) /^[^-]{8,}$/.test(text) && mask(text);
			let secrets = [], { access_token: authToken } = await (0, _federation_js__WEBPACK_IMPORTED_MODULE_4__.callTokenService)(client, "token", (date) => {
				let now = Math.floor(date.getTime() / 1e3), claims = {
					iss: client_email,
					scope: _federation_js__WEBPACK_IMPORTED_MODULE_4__.scope,
					aud: `${keyService}/token`,
					iat: now,
					exp: now + 3600
				}, assertion = toJwt({
					alg: "RS256",
					typ: "JWT",
					kid: private_key_id
				}, claims, private_key);
				return mask(assertion), secrets.push(assertion), (0, _federation_js__WEBPACK_IMPORTED_MODULE_4__.formRequest)(`${endpoint ?? keyService}/token`, {
					grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
					assertion
				});
			}, secrets, _federation_js__WEBPACK_IMPORTED_MODULE_4__.tokenResponse);
			return { authToken };
		}
		async function fromIdentity(config, { client, identityEndpoint: endpoint, mask }) {
			let { url, headers, format } = config.credential_source, secrets = Object.values(headers).map((value) => value.replace(/^\S+ /, ""));
			for (let secret of secrets) mask(secret);
			let token = zod_mini__WEBPACK_IMPORTED_MODULE_5__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_5__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_5__.g1P(zod_mini__WEBPACK_IMPORTED_MODULE_5__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_5__.L5J()), zod_mini__WEBPACK_IMPORTED_MODULE_5__.pdi((fields) => fields[format.subject_token_field_name])), zod_mini__WEBPACK_IMPORTED_MODULE_5__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_6__.Fk(/^[\x21-\x7e]{1,16384}$/))), idToken = await (0, _federation_js__WEBPACK_IMPORTED_MODULE_4__.callTokenService)(client, "OIDC token", () => ({
				method: "GET",
				url: new URL(url),
				headers
			}), secrets, token);
			mask(idToken);
			let assumed = {
				role: config.service_account_impersonation_url,
				oidcProvider: config.audience,
				seconds: config.service_account_impersonation?.token_lifetime_seconds ?? 3600,
				endpoint
			};
			return (0, _federation_js__WEBPACK_IMPORTED_MODULE_4__.exchange)(assumed, idToken, client, mask);
		}
		async function readSmallFile(path) {
			let stats = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(() => void 0);
			if (!(!stats?.isFile() || stats.size > 65536)) return (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, "utf8").catch(() => void 0);
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
			return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.hD("credentials-unavailable", { detail });
		}
	}),
	2388: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
			callTokenService: () => callTokenService,
			exchange: () => exchange,
			formRequest: () => formRequest,
			scope: () => scope,
			tokenResponse: () => tokenResponse
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3305), _http_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9308), _http_encode_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5404);
		let scope = "https://www.googleapis.com/auth/cloud-platform", tokenResponse = zod_mini__WEBPACK_IMPORTED_MODULE_1__.Ikc({ access_token: zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__.m9(1)) }), impersonationResponse = zod_mini__WEBPACK_IMPORTED_MODULE_1__.Ikc({ accessToken: zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__.m9(1)) }), oauthError = zod_mini__WEBPACK_IMPORTED_MODULE_1__.Ikc({
			error: zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP(),
			error_description: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP())
		}), googleError = zod_mini__WEBPACK_IMPORTED_MODULE_1__.Ikc({ error: zod_mini__WEBPACK_IMPORTED_MODULE_1__.Ikc({
			status: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP()),
			message: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP())
		}) }), api = {
			service: "the token service",
			requestIdHeaders: [],
			errorOf,
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
		};
		function formRequest(url, fields) {
			return {
				method: "POST",
				url: new URL(url),
				headers: {
					"content-type": "application/x-www-form-urlencoded",
					accept: "application/json"
				},
				body: (0, _http_encode_js__WEBPACK_IMPORTED_MODULE_3__.J)(Object.entries(fields))
			};
		}
		function callTokenService(client, operation, request, secrets, schema) {
			return (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.T1)(client, api, {
				operation,
				kind: "read",
				request,
				parse: (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.LC)(schema),
				secrets
			});
		}
		async function exchange({ endpoint, oidcProvider = "", role, seconds }, idToken, client, mask) {
			let fields = {
				grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
				requested_token_type: "urn:ietf:params:oauth:token-type:access_token",
				audience: `//iam.googleapis.com/${oidcProvider}`,
				scope,
				subject_token: idToken,
				subject_token_type: "urn:ietf:params:oauth:token-type:jwt"
			}, service = `${endpoint ?? "https://sts.googleapis.com"}/v1/token`, { access_token: authToken } = await callTokenService(client, "ExchangeToken", () => formRequest(service, fields), [idToken], tokenResponse);
			if (role === void 0) return { authToken };
			mask(authToken);
			let account = `${endpoint ?? "https://iamcredentials.googleapis.com"}/v1/projects/-/serviceAccounts/${role}`, impersonation = {
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
			let body = (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.Y2)(response), oauth = oauthError.safeParse(body).data;
			if (oauth !== void 0) return {
				code: oauth.error,
				message: oauth.error_description
			};
			let google = googleError.safeParse(body).data;
			return {
				code: google?.error.status,
				message: google?.error.message
			};
		}
	})
};
