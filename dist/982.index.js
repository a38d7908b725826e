export const id = 982;
export const ids = [982];
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
	2494: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { w: () => xmlField });
		let entities = {
			amp: "&",
			lt: "<",
			gt: ">",
			quot: "\"",
			apos: "'"
		};
		function xmlField(body, name) {
			let [, quoted, text] = RegExp(`<${name}>(?:<!\\[CDATA\\[([^<\\]]{0,20000})\\]\\]>|([^<]{0,20000}))</${name}>`).exec(body) ?? [];
			return (quoted ?? text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity) => entities[entity] ?? ""))?.trim();
		}
	}),
	982: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { exchange: () => exchange });
		var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9502), _http_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1559), _auth_federation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1480), _http_encode_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8609), _http_xml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2494), _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6391);
		let part = zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP({ error: "is missing" }).check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1)), response = zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
			AccessKeyId: part,
			SecretAccessKey: part,
			SessionToken: part
		}), api = {
			service: "the token service",
			requestIdHeaders: ["x-amzn-requestid"],
			errorOf: ({ body }) => ({
				code: (0, _http_xml_js__WEBPACK_IMPORTED_MODULE_2__.w)(body, "Code"),
				message: (0, _http_xml_js__WEBPACK_IMPORTED_MODULE_2__.w)(body, "Message"),
				requestId: (0, _http_xml_js__WEBPACK_IMPORTED_MODULE_2__.w)(body, "RequestId")
			}),
			errorRules: [
				{
					code: /^Throttling/,
					kind: "throttled"
				},
				{
					code: /^IDPCommunicationError$/,
					kind: "unavailable"
				},
				{
					code: /^(ExpiredTokenException|InvalidIdentityToken|IDPRejectedClaim)$/,
					kind: "oidc-refused"
				},
				{
					code: /^AccessDenied/,
					kind: "role-refused"
				},
				{
					code: /^RegionDisabledException$/,
					kind: "rejected"
				}
			],
			advice: _auth_federation_js__WEBPACK_IMPORTED_MODULE_1__.x,
			statusKinds: {
				401: "oidc-refused",
				403: "role-refused",
				404: "role-not-found"
			}
		}, exchange = async (request, fetchToken, client) => {
			let url = new URL(request.endpoint ?? (0, _names_js__WEBPACK_IMPORTED_MODULE_3__.Lo)("sts", request.region));
			client.connect(url);
			let idToken = await fetchToken(), body = (0, _http_encode_js__WEBPACK_IMPORTED_MODULE_6__.J)(Object.entries({
				Action: "AssumeRoleWithWebIdentity",
				Version: "2011-06-15",
				RoleArn: request.role ?? "",
				RoleSessionName: request.sessionName,
				WebIdentityToken: idToken,
				DurationSeconds: String(request.seconds)
			})), { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: securityToken } = await (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.T1)(client, api, {
				operation: "AssumeRoleWithWebIdentity",
				kind: "read",
				request: () => ({
					method: "POST",
					url,
					headers: { "content-type": "application/x-www-form-urlencoded" },
					body
				}),
				parse: (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.LC)(response, ({ body: xml }) => ({
					AccessKeyId: (0, _http_xml_js__WEBPACK_IMPORTED_MODULE_2__.w)(xml, "AccessKeyId"),
					SecretAccessKey: (0, _http_xml_js__WEBPACK_IMPORTED_MODULE_2__.w)(xml, "SecretAccessKey"),
					SessionToken: (0, _http_xml_js__WEBPACK_IMPORTED_MODULE_2__.w)(xml, "SessionToken")
				})),
				secrets: [idToken]
			});
			return {
				accessKeyId,
				secretAccessKey,
				securityToken
			};
		};
	})
};
