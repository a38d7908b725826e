export const id = 952;
export const ids = [952];
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
	2952: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { exchange: () => exchange });
		var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9502), _http_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1559), _auth_federation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1480), _names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1117), _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(174);
		let response = zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({ credentials: zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
			access_key_id: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1)),
			secret_access_key: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1)),
			security_token: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1))
		}) }), api = {
			service: "the token service",
			requestIdHeaders: ["x-request-id"],
			errorOf: (response) => _schema_js__WEBPACK_IMPORTED_MODULE_3__.yj.safeParse((0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.Y2)(response)).data ?? {},
			errorRules: [
				{
					code: /^STS5\.1001$/,
					kind: "role-refused"
				},
				{
					code: /^STS5\.2001$/,
					kind: "oidc-refused"
				},
				{
					code: /^STS5\.1007$/,
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
			let url = new URL(`${request.endpoint ?? (0, _names_js__WEBPACK_IMPORTED_MODULE_2__.Lo)("sts", request.region)}/v5/agencies/assume-with-oidc`);
			client.connect(url);
			let idToken = await fetchToken(), body = JSON.stringify({
				provider_urn: request.oidcProvider,
				agency_urn: request.role,
				agency_session_name: request.sessionName,
				id_token: idToken,
				duration_seconds: request.seconds
			}), { credentials } = await (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.T1)(client, api, {
				operation: "AssumeAgencyWithOIDC",
				kind: "read",
				request: () => ({
					method: "POST",
					url,
					headers: { "content-type": "application/json" },
					body
				}),
				parse: (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.LC)(response),
				secrets: [idToken]
			}), { access_key_id: accessKeyId, secret_access_key: secretAccessKey, security_token: securityToken } = credentials;
			return {
				accessKeyId,
				secretAccessKey,
				securityToken
			};
		};
	}),
	174: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			Cq: () => versionResponse,
			K$: () => projectList,
			W7: () => stageResponse,
			tF: () => versionList,
			yj: () => errorResponse
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9502), zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5653), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1088), _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1117);
		let time = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.aig(), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((value) => {
			let ms = Math.round(value < 1e11 ? value * 1e3 : value);
			return ms >= 0 && ms < 0x9184e72a000 ? ms : null;
		})), secretName = zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_1__.qp.secret))), versionList = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			version_metadatas: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
				id: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_1__.qp.version)),
				secret_name: secretName,
				version_stages: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.d8)()),
				expire_time: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(time),
				create_time: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.W_)(zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(time))
			}), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.mn),
			page_info: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ next_marker: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()) }))
		}), stageResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ stage: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			secret_name: secretName,
			version_id: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(),
			update_time: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(time)
		}) }), versionResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ version_metadata: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			id: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(),
			secret_name: secretName
		}) }), projectList = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ projects: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			id: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_1__.Lg)),
			name: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()
		})) }), text = zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()), void 0), flat = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			error_code: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(),
			error_msg: text,
			request_id: text
		}), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(({ error_code: code, error_msg: message, request_id: requestId }) => ({
			code,
			message,
			requestId
		}))), plain = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			code: zod_mini__WEBPACK_IMPORTED_MODULE_4__.Yj(),
			message: text,
			request_id: text
		}), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(({ code, message, request_id: requestId }) => ({
			code,
			message,
			requestId
		}))), errorResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.KCZ([
			flat,
			plain,
			zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ error: zod_mini__WEBPACK_IMPORTED_MODULE_2__.KCZ([flat, plain]) }), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(({ error }) => error))
		]);
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
