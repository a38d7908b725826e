export const id = 388;
export const ids = [388];
export const modules = { 2388: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
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
}) };
