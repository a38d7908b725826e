export const id = 498;
export const ids = [498];
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
	3498: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { exchange: () => exchange });
		var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9502), _http_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1559), _auth_federation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1480), _http_encode_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8609), _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4560), _signature_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4229);
		let response = zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({ Credentials: zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
			AccessKeyId: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1)),
			AccessKeySecret: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1)),
			SecurityToken: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1))
		}) }), api = {
			service: "the token service",
			requestIdHeaders: ["x-acs-request-id"],
			errorOf: _schema_js__WEBPACK_IMPORTED_MODULE_2__.Mz,
			errorRules: [
				{
					code: /Throttling/,
					kind: "throttled"
				},
				{
					code: /^(IllegalTimestamp|InvalidTimeStamp\..*)$/i,
					kind: "clock-skew"
				},
				{
					code: /^AuthenticationFail\.NoPermission$/,
					kind: "role-refused"
				},
				{
					code: /^EntityNotExist\./,
					kind: "role-not-found"
				}
			],
			advice: _auth_federation_js__WEBPACK_IMPORTED_MODULE_1__.x,
			statusKinds: {
				401: "oidc-refused",
				403: "role-refused",
				404: "role-not-found"
			}
		}, exchange = async (request, fetchToken, client) => {
			let origin = request.endpoint ?? "https://sts.aliyuncs.com";
			client.connect(origin);
			let idToken = await fetchToken(), body = (0, _http_encode_js__WEBPACK_IMPORTED_MODULE_6__.J)(Object.entries({
				OIDCProviderArn: request.oidcProvider ?? "",
				OIDCToken: idToken,
				RoleArn: request.role ?? "",
				RoleSessionName: request.sessionName,
				DurationSeconds: String(request.seconds)
			})), { Credentials: credentials } = await (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.T1)(client, api, {
				operation: "AssumeRoleWithOIDC",
				kind: "read",
				request: (date) => {
					let action = {
						Action: "AssumeRoleWithOIDC",
						Version: "2015-04-01",
						Format: "JSON",
						Timestamp: (0, _signature_js__WEBPACK_IMPORTED_MODULE_3__.cu)(date)
					};
					return {
						method: "POST",
						url: new URL(`${origin}/?${(0, _http_encode_js__WEBPACK_IMPORTED_MODULE_6__.J)(Object.entries(action))}`),
						headers: {
							accept: "application/json",
							"content-type": "application/x-www-form-urlencoded"
						},
						body
					};
				},
				parse: (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.LC)(response),
				secrets: [idToken]
			}), { AccessKeyId: accessKeyId, AccessKeySecret: secretAccessKey, SecurityToken: securityToken } = credentials;
			return {
				accessKeyId,
				secretAccessKey,
				securityToken
			};
		};
	}),
	4560: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			Mz: () => errorOf,
			W7: () => stageResponse,
			h_: () => description,
			tF: () => versionList
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9502), zod_mini__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5653), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1088), _http_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1559), _http_xml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2494), _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4163);
		let secretName = zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_3__.qp.secret)), stages = zod_mini__WEBPACK_IMPORTED_MODULE_4__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_4__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({ VersionStage: zod_mini__WEBPACK_IMPORTED_MODULE_4__.cl6((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.d8)()) })), zod_mini__WEBPACK_IMPORTED_MODULE_4__.pdi((list) => list?.VersionStage ?? [])), time = zod_mini__WEBPACK_IMPORTED_MODULE_4__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_4__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Fk(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)), zod_mini__WEBPACK_IMPORTED_MODULE_4__.pdi((text) => Date.parse(text))), zod_mini__WEBPACK_IMPORTED_MODULE_4__.aig()), versionList = zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
			SecretName: zod_mini__WEBPACK_IMPORTED_MODULE_4__.cl6(secretName),
			PageSize: zod_mini__WEBPACK_IMPORTED_MODULE_4__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_6__.ai()),
			VersionIds: zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({ VersionId: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
				VersionId: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_3__.qp.version)),
				VersionStages: stages,
				CreateTime: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.W_)(time)
			}), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.mn) })
		}), stageResponse = zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({ SecretName: secretName }), description = zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
			Arn: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP("is not the ARN of a secret").check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_3__.qp.fullName, "is not the ARN of a secret")),
			SecretType: zod_mini__WEBPACK_IMPORTED_MODULE_4__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP()),
			PlannedDeleteTime: zod_mini__WEBPACK_IMPORTED_MODULE_4__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP())
		}), text = zod_mini__WEBPACK_IMPORTED_MODULE_4__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_4__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP()), void 0), errorResponse = zod_mini__WEBPACK_IMPORTED_MODULE_4__.KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_4__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
			Code: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP(),
			Message: text,
			RequestId: text,
			Recommend: text
		}), zod_mini__WEBPACK_IMPORTED_MODULE_4__.pdi(({ Code: code, Message: message, RequestId: requestId, Recommend: link }) => ({
			code,
			message,
			requestId,
			link
		}))), zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
			code: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP(),
			message: text,
			requestId: text
		})]);
		function errorOf(response) {
			let json = errorResponse.safeParse((0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.Y2)(response)).data;
			if (json !== void 0) return json;
			let field = (name) => (0, _http_xml_js__WEBPACK_IMPORTED_MODULE_2__.w)(response.body, name);
			return {
				code: field("Code"),
				message: field("Message"),
				requestId: field("RequestId"),
				link: field("Recommend")
			};
		}
	}),
	4229: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			cu: () => acsDate,
			it: () => authorization,
			sc: () => sha256
		});
		var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), _http_encode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8609);
		function acsDate(date) {
			return date.toISOString().replace(/\.\d+/, "");
		}
		function authorization(request, accessKeyId, secretAccessKey) {
			let toSign = `ACS3-HMAC-SHA256\n${sha256(canonicalRequest(request))}`, signature = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", secretAccessKey).update(toSign).digest("hex");
			return `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signedNames(request).join(";")},Signature=${signature}`;
		}
		function canonicalRequest(request) {
			let names = signedNames(request);
			return [
				request.method,
				request.url.pathname,
				(0, _http_encode_js__WEBPACK_IMPORTED_MODULE_1__.J)(request.url.searchParams),
				...names.map((name) => `${name}:${request.headers[name]?.trim() ?? ""}`),
				"",
				names.join(";"),
				sha256(request.body)
			].join("\n");
		}
		function sha256(text) {
			return (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
		}
		function signedNames({ headers }) {
			return Object.keys(headers).filter((name) => name.startsWith("x-acs-") || name === "host" || name === "content-type").sort();
		}
	}),
	5653: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			Yj: () => string,
			ai: () => number
		});
		var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9502), _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3934);
		function string(params) {
			return _core_index_js__WEBPACK_IMPORTED_MODULE_0__.K_(_schemas_js__WEBPACK_IMPORTED_MODULE_1__.iAB, params);
		}
		function number(params) {
			return _core_index_js__WEBPACK_IMPORTED_MODULE_0__.qG(_schemas_js__WEBPACK_IMPORTED_MODULE_1__.Axp, params);
		}
	})
};
