export const id = 390;
export const ids = [390, 388];
export const modules = {
	9308: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { k: () => ask });
		var _message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2551), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1384), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9287);
		async function ask(client, call) {
			let { operation, request, secrets, schema, body, idHeader = "", errorOf, kinds } = call;
			try {
				return await client.send("read", request, (answer) => {
					let error = answer.status >= 400 ? errorOf(answer) : void 0, requestId = (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.Cv)(answer.header(idHeader), secrets) ?? (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.Cv)(error?.requestId, secrets);
					if (error === void 0) return (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.LF)(schema, answer, {
						operation,
						requestId
					}, body?.(answer));
					let code = (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.Cv)(error.code, secrets), known = kinds.find(([pattern]) => code !== void 0 && pattern.test(code));
					throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.A(known?.[1] ?? kindByStatus(answer.status), {
						operation,
						requestId,
						code: code ?? `HTTP ${answer.status}`,
						detail: (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.z4)(error.message, secrets),
						waitMs: (0, _message_js__WEBPACK_IMPORTED_MODULE_2__.V)(answer),
						serverTime: (0, _message_js__WEBPACK_IMPORTED_MODULE_2__.n)(answer)
					});
				});
			} catch (error) {
				throw error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.A ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.A(error.kind, {
					operation,
					...error.facts
				}) : error;
			}
		}
		function kindByStatus(status) {
			return status === 401 ? "oidc-refused" : status === 403 ? "role-refused" : status === 404 ? "role-not-found" : status === 429 ? "throttled" : status >= 500 ? "unavailable" : "rejected";
		}
	}),
	2551: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			V: () => retryAfterMs,
			n: () => serverTime
		});
		function serverTime(answer) {
			let time = Date.parse(answer.header("date") ?? "");
			return Number.isNaN(time) || time > Date.UTC(9999, 0) ? void 0 : time;
		}
		function retryAfterMs(answer) {
			let value = answer.header("retry-after");
			if (value === void 0) return;
			let ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1e3 : Date.parse(value) - Date.now();
			return Number.isNaN(ms) ? void 0 : Math.max(0, ms);
		}
	}),
	1390: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { logIn: () => logIn });
		var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3305), _http_url_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6697), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(511), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1384), _federation_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2388);
		let keyService = "https://oauth2.googleapis.com", line = zod_mini__WEBPACK_IMPORTED_MODULE_5__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_6__.Fk(/^[^\p{C}\p{Zl}\p{Zp}]{1,4096}$/u)), safeUrl = line.check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.YPB(_http_url_js__WEBPACK_IMPORTED_MODULE_7__.IP)), partOf = (pattern) => zod_mini__WEBPACK_IMPORTED_MODULE_5__.FsL(line.check(zod_mini__WEBPACK_IMPORTED_MODULE_6__.Fk(pattern)), zod_mini__WEBPACK_IMPORTED_MODULE_5__.pdi((text) => pattern.exec(text)?.[1] ?? "")), keyFile = zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({
			type: zod_mini__WEBPACK_IMPORTED_MODULE_5__.euz("service_account"),
			client_email: line,
			private_key: zod_mini__WEBPACK_IMPORTED_MODULE_5__.YjP(),
			private_key_id: zod_mini__WEBPACK_IMPORTED_MODULE_5__.lqM(line)
		}), headerName = /^[A-Za-z0-9-]{1,64}$/, externalFile = zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({
			type: zod_mini__WEBPACK_IMPORTED_MODULE_5__.euz("external_account"),
			audience: partOf(/^\/\/iam\.googleapis\.com\/(projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[\w/-]+)$/),
			service_account_impersonation_url: zod_mini__WEBPACK_IMPORTED_MODULE_5__.lqM(partOf(/\/serviceAccounts\/([\w.@-]+):generateAccessToken$/)),
			service_account_impersonation: zod_mini__WEBPACK_IMPORTED_MODULE_5__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({ token_lifetime_seconds: zod_mini__WEBPACK_IMPORTED_MODULE_5__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_6__.NC())) })),
			credential_source: zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({
				url: safeUrl,
				headers: zod_mini__WEBPACK_IMPORTED_MODULE_5__.Rvf((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_2__.A7)(line, "are none").check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.YPB((all) => Object.keys(all).every((name) => headerName.test(name)), "are none")), {}),
				format: zod_mini__WEBPACK_IMPORTED_MODULE_5__.Ikc({
					type: zod_mini__WEBPACK_IMPORTED_MODULE_5__.euz("json"),
					subject_token_field_name: line
				})
			})
		}), file = zod_mini__WEBPACK_IMPORTED_MODULE_5__.gMt("type", [keyFile, externalFile]), logIn = async (path, { client, identityEndpoint: endpoint, mask }) => {
			async function byKey({ client_email, private_key, private_key_id }) {
				for (let text of private_key.split(/\r?\n/)) /^[^-]{8,}$/.test(text) && mask(text);
				let secrets = [], { access_token: authToken } = await (0, _federation_js__WEBPACK_IMPORTED_MODULE_4__.askGoogle)(client, "token", (date) => {
					let now = Math.floor(date.getTime() / 1e3), claims = {
						iss: client_email,
						scope: _federation_js__WEBPACK_IMPORTED_MODULE_4__.scope,
						aud: `${keyService}/token`,
						iat: now,
						exp: now + 3600
					}, assertion = signed({
						alg: "RS256",
						typ: "JWT",
						kid: private_key_id
					}, claims, private_key);
					return mask(assertion), secrets.push(assertion), (0, _federation_js__WEBPACK_IMPORTED_MODULE_4__.form)(`${endpoint ?? keyService}/token`, {
						grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
						assertion
					});
				}, secrets, _federation_js__WEBPACK_IMPORTED_MODULE_4__.tokenAnswer);
				return { authToken };
			}
			async function byIdentity(config) {
				let { url, headers, format } = config.credential_source, secrets = Object.values(headers).map((value) => value.replace(/^\S+ /, ""));
				for (let secret of secrets) mask(secret);
				let answer = zod_mini__WEBPACK_IMPORTED_MODULE_5__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_5__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_5__.g1P(zod_mini__WEBPACK_IMPORTED_MODULE_5__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_5__.L5J()), zod_mini__WEBPACK_IMPORTED_MODULE_5__.pdi((fields) => fields[format.subject_token_field_name])), zod_mini__WEBPACK_IMPORTED_MODULE_5__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_6__.Fk(/^[\x21-\x7e]{1,16384}$/))), idToken = await (0, _federation_js__WEBPACK_IMPORTED_MODULE_4__.askGoogle)(client, "OIDC token", () => ({
					method: "GET",
					url: new URL(url),
					headers
				}), secrets, answer);
				mask(idToken);
				let identity = {
					role: config.service_account_impersonation_url,
					oidcProvider: config.audience,
					seconds: config.service_account_impersonation?.token_lifetime_seconds ?? 3600,
					endpoint
				};
				return (0, _federation_js__WEBPACK_IMPORTED_MODULE_4__.exchange)(identity, idToken, client, mask);
			}
			let config = parse(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, "utf8").catch(() => void 0));
			return config.type === "service_account" ? byKey(config) : byIdentity(config);
		};
		function parse(text) {
			if (text === void 0) throw failed("the credentials file cannot be read; it lasts as long as the job");
			let value;
			try {
				value = JSON.parse(text);
			} catch {
				throw failed("the credentials file is not JSON");
			}
			let parsed = file.safeParse(value);
			if (parsed.success) return parsed.data;
			throw failed(`the credentials file is of another kind, see its \`${parsed.error.issues[0]?.path.join(".") ?? ""}\`: only keys of service accounts and workload identity by a JSON answer of an URL are known`);
		}
		function signed(header, claims, privateKey) {
			let text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
			try {
				return `${text}.${(0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
			} catch {
				throw failed("the `private_key` in the credentials file is none");
			}
		}
		function failed(detail) {
			return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A("login-failed", { detail });
		}
	}),
	2388: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
			askGoogle: () => askGoogle,
			exchange: () => exchange,
			form: () => form,
			scope: () => scope,
			tokenAnswer: () => tokenAnswer
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3305), _http_encode_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5404), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9287), _http_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9308);
		let scope = "https://www.googleapis.com/auth/cloud-platform", tokenAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ access_token: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.m9(1)) }), impersonated = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ accessToken: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.m9(1)) }), oauthError = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			error: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(),
			error_description: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP())
		}), googleError = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ error: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			status: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()),
			message: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP())
		}) }), kinds = [
			[/^invalid_target$/, "role-not-found"],
			[/^unauthorized_client$/, "role-refused"],
			[/^invalid_grant$/, "oidc-refused"],
			[/^PERMISSION_DENIED$/, "role-refused"],
			[/^NOT_FOUND$/, "role-not-found"]
		];
		function form(url, fields) {
			return {
				method: "POST",
				url: new URL(url),
				headers: {
					"content-type": "application/x-www-form-urlencoded",
					accept: "application/json"
				},
				body: (0, _http_encode_js__WEBPACK_IMPORTED_MODULE_4__.J)(Object.entries(fields))
			};
		}
		function askGoogle(client, operation, request, secrets, schema) {
			return (0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.k)(client, {
				operation,
				request,
				secrets,
				schema,
				errorOf,
				kinds
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
			}, service = `${endpoint ?? "https://sts.googleapis.com"}/v1/token`, { access_token: authToken } = await askGoogle(client, "ExchangeToken", () => form(service, fields), [idToken], tokenAnswer);
			if (role === void 0) return { authToken };
			mask(authToken);
			let account = `${endpoint ?? "https://iamcredentials.googleapis.com"}/v1/projects/-/serviceAccounts/${role}`, request = {
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
			}, { accessToken } = await askGoogle(client, "GenerateAccessToken", () => request, [idToken, authToken], impersonated);
			return { authToken: accessToken };
		}
		function errorOf(answer) {
			let body = (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_0__.Pq)(answer), oauth = oauthError.safeParse(body).data;
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
