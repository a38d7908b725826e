export const id = 335;
export const ids = [335];
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
	3335: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { exchange: () => exchange });
		var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3305), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9287), _http_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9308), _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1260), _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8265);
		let answer = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ credentials: zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			access_key_id: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.m9(1)),
			secret_access_key: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.m9(1)),
			security_token: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.m9(1))
		}) }), kinds = [
			[/^STS5\.1001$/, "role-refused"],
			[/^STS5\.2001$/, "oidc-refused"],
			[/^STS5\.1007$/, "rejected"]
		], exchange = async (identity, idToken, client) => {
			let url = new URL(`${identity.endpoint ?? (0, _names_js__WEBPACK_IMPORTED_MODULE_5__.y)("sts", identity.region)}/v5/agencies/assume-with-oidc`), body = JSON.stringify({
				provider_urn: identity.oidcProvider,
				agency_urn: identity.role,
				agency_session_name: identity.sessionName,
				id_token: idToken,
				duration_seconds: identity.seconds
			}), { credentials } = await (0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.k)(client, {
				operation: "AssumeAgencyWithOIDC",
				request: () => ({
					method: "POST",
					url,
					headers: { "content-type": "application/json" },
					body
				}),
				secrets: [idToken],
				schema: answer,
				idHeader: "x-request-id",
				errorOf: (response) => _schema_js__WEBPACK_IMPORTED_MODULE_2__.B1.safeParse((0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_0__.Pq)(response)).data ?? {},
				kinds
			}), { access_key_id: accessKeyId, secret_access_key: secretAccessKey, security_token: securityToken } = credentials;
			return {
				accessKeyId,
				secretAccessKey,
				securityToken
			};
		};
	}),
	1260: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { y: () => originOf });
		function originOf(service, region) {
			return `https://${service}.${region}.myhuaweicloud.${region.startsWith("eu-west-1") ? "eu" : "com"}`;
		}
	}),
	8265: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			$n: () => versionAnswer,
			B1: () => errorAnswer,
			K$: () => projectList,
			fW: () => stageAnswer,
			tF: () => versionList
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3305), zod_mini__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3846), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(511), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9287), _provider_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7717), _provider_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(159);
		let time = zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.aig(), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi((value) => {
			let ms = Math.round(value < 1e11 ? value * 1e3 : value);
			return ms >= 0 && ms < 0x9184e72a000 ? ms : null;
		})), versionList = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			version_metadatas: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
				id: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(_provider_js__WEBPACK_IMPORTED_MODULE_2__.V.patterns.version)),
				version_stages: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(_untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.zt),
				expire_time: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(time)
			}), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.OM),
			page_info: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ next_marker: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()) }))
		}), stageAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ stage: zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			version_id: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP(),
			update_time: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(time)
		}) }), versionAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ version_metadata: zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ id: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP() }) }), projectList = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ projects: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			id: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(_provider_js__WEBPACK_IMPORTED_MODULE_5__.d)),
			name: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()
		})) }), flat = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			error_code: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP(),
			error_msg: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP())
		}), plain = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			code: zod_mini__WEBPACK_IMPORTED_MODULE_6__.Yj(),
			message: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP())
		}), errorAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_3__.KCZ([
			zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(flat, zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi(({ error_code, error_msg }) => ({
				code: error_code,
				message: error_msg
			}))),
			plain,
			zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ error: flat }), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi(({ error }) => ({
				code: error.error_code,
				message: error.error_msg
			}))),
			zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ error: plain }), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi(({ error }) => error))
		]);
	}),
	3846: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			Yj: () => string,
			ai: () => number
		});
		var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3305), _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8395);
		function string(params) {
			return _core_index_js__WEBPACK_IMPORTED_MODULE_0__.K_(_schemas_js__WEBPACK_IMPORTED_MODULE_1__.iAB, params);
		}
		function number(params) {
			return _core_index_js__WEBPACK_IMPORTED_MODULE_0__.qG(_schemas_js__WEBPACK_IMPORTED_MODULE_1__.Axp, params);
		}
	})
};
