export const id = 835;
export const ids = [835];
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
	1835: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { exchange: () => exchange });
		var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9502), _auth_federation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1480), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(607), _http_api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1559), _http_encode_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8609), _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5448);
		let tokenResponse = zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({ access_token: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP("is not a token").check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Fk(/^[\x21-\x7e]{1,20000}$/, "is not a token")) }), text = zod_mini__WEBPACK_IMPORTED_MODULE_4__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_4__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP()), void 0), errorResponse = zod_mini__WEBPACK_IMPORTED_MODULE_4__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
			error: text,
			error_description: text,
			error_codes: zod_mini__WEBPACK_IMPORTED_MODULE_4__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_4__.YOg(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Whr()), []),
			correlation_id: text
		}), { error_codes: [] }), api = {
			service: "the token service",
			requestIdHeaders: ["x-ms-request-id"],
			errorOf,
			errorRules: [
				{
					code: /^AADSTS70021\d{0,2}$/,
					kind: "role-refused"
				},
				{
					code: /^AADSTS(700016|90002|900023|7000112)$/,
					kind: "role-not-found"
				},
				{
					code: /^AADSTS(50013|50027|700023|700024|700027)$|^invalid_client$/,
					kind: "oidc-refused"
				}
			],
			statusKinds: { 401: "oidc-refused" },
			advice: {
				..._auth_federation_js__WEBPACK_IMPORTED_MODULE_0__.x,
				"role-refused": "Add a federated credential to the application (or managed identity) whose issuer, audience and subject are exactly those of this job, upper and lower case included. docs/oidc.md has one.",
				"role-not-found": "Check `role-to-assume` (the client id, not the object id) and `oidc-provider` (the tenant id), and that the application is enabled."
			}
		}, exchange = async ({ role = "", oidcProvider = "", cloud, endpoint }, fetchToken, client) => {
			let { tokenService, scopes } = (0, _names_js__WEBPACK_IMPORTED_MODULE_3__.nO)(cloud), origin = endpoint ?? tokenService;
			client.connect(origin, scopes.length);
			let idToken = await fetchToken(), getToken = async (scope, kind) => {
				let fields = {
					grant_type: "client_credentials",
					client_id: role,
					scope,
					client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
					client_assertion: idToken
				}, { access_token } = await (0, _http_api_js__WEBPACK_IMPORTED_MODULE_2__.T1)(client, api, {
					operation: "GetToken",
					kind,
					request: () => ({
						method: "POST",
						url: new URL(`${origin}/${oidcProvider}/oauth2/v2.0/token`),
						headers: {
							"content-type": "application/x-www-form-urlencoded",
							accept: "application/json"
						},
						body: (0, _http_encode_js__WEBPACK_IMPORTED_MODULE_6__.J)(Object.entries(fields))
					}),
					parse: (0, _http_api_js__WEBPACK_IMPORTED_MODULE_2__.LC)(tokenResponse),
					secrets: [idToken]
				});
				return access_token;
			}, [store, vault] = await Promise.allSettled([getToken(scopes[0], "read"), getToken(scopes[1], "check")]);
			if (store.status !== "fulfilled") throw store.reason;
			if (vault.status === "fulfilled") return {
				authToken: store.value,
				secondToken: vault.value
			};
			if (!(vault.reason instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__.hD)) throw vault.reason;
			return {
				authToken: store.value,
				secondToken: vault.reason
			};
		};
		function errorOf(response) {
			let { error, error_description, error_codes, correlation_id } = errorResponse.parse((0, _http_api_js__WEBPACK_IMPORTED_MODULE_2__.Y2)(response)), [number] = error_codes;
			return {
				code: number === void 0 ? error : `AADSTS${number}`,
				message: error_description,
				requestId: correlation_id
			};
		}
	})
};
