export const id = 388;
export const ids = [388];
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
