export const id = 577;
export const ids = [577];
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
	5577: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { exchange: () => exchange });
		var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3305), _http_encode_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5404), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9287), _http_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9308), _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8627), _signature_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1640);
		let answer = zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({ Credentials: zod_mini__WEBPACK_IMPORTED_MODULE_4__.Ikc({
			AccessKeyId: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1)),
			AccessKeySecret: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1)),
			SecurityToken: zod_mini__WEBPACK_IMPORTED_MODULE_4__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.m9(1))
		}) }), kinds = [
			[/Throttling/, "throttled"],
			[/^(IllegalTimestamp|InvalidTimeStamp\..*)$/i, "clock-skew"],
			[/^AuthenticationFail\.NoPermission$/, "role-refused"],
			[/^EntityNotExist\./, "role-not-found"]
		], exchange = async (identity, idToken, client) => {
			let body = (0, _http_encode_js__WEBPACK_IMPORTED_MODULE_6__.J)(Object.entries({
				OIDCProviderArn: identity.oidcProvider ?? "",
				OIDCToken: idToken,
				RoleArn: identity.role ?? "",
				RoleSessionName: identity.sessionName,
				DurationSeconds: String(identity.seconds)
			})), { Credentials: credentials } = await (0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.k)(client, {
				operation: "AssumeRoleWithOIDC",
				request: (date) => {
					let action = {
						Action: "AssumeRoleWithOIDC",
						Version: "2015-04-01",
						Format: "JSON",
						Timestamp: (0, _signature_js__WEBPACK_IMPORTED_MODULE_3__.cu)(date)
					};
					return {
						method: "POST",
						url: new URL(`${identity.endpoint ?? "https://sts.aliyuncs.com"}/?${(0, _http_encode_js__WEBPACK_IMPORTED_MODULE_6__.J)(Object.entries(action))}`),
						headers: {
							accept: "application/json",
							"content-type": "application/x-www-form-urlencoded"
						},
						body
					};
				},
				secrets: [idToken],
				schema: answer,
				idHeader: "x-acs-request-id",
				errorOf: (response) => {
					let { Code, Message, RequestId } = _schema_js__WEBPACK_IMPORTED_MODULE_2__.B1.safeParse((0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_0__.Pq)(response)).data ?? (0, _schema_js__WEBPACK_IMPORTED_MODULE_2__.es)(response.body);
					return {
						code: Code,
						message: Message,
						requestId: RequestId
					};
				},
				kinds
			}), { AccessKeyId: accessKeyId, AccessKeySecret: secretAccessKey, SecurityToken: securityToken } = credentials;
			return {
				accessKeyId,
				secretAccessKey,
				securityToken
			};
		};
	}),
	8627: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			B1: () => errorAnswer,
			es: () => xmlError,
			fW: () => stageAnswer,
			h_: () => description,
			tF: () => versionList
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3846), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3305), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(511), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9287), _provider_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1249);
		let stages = zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ VersionStage: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(_untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.zt) })), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi((list) => list?.VersionStage ?? [])), versionList = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			PageSize: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_4__.ai()),
			VersionIds: zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ VersionId: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
				VersionId: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__.Fk(_provider_js__WEBPACK_IMPORTED_MODULE_2__.T.patterns.version)),
				VersionStages: stages
			}), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.OM) })
		}), stageAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ SecretName: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP() }), description = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			SecretType: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()),
			PlannedDeleteTime: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP())
		}), known = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			Code: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP(),
			Message: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()),
			RequestId: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP())
		}), errorAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_3__.KCZ([known, zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			code: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP(),
			message: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()),
			requestId: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP())
		}), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi(({ code, message, requestId }) => ({
			Code: code,
			Message: message,
			RequestId: requestId
		})))]);
		function xmlError(text) {
			let field = (name) => RegExp(`<${name}>([^<]{0,2000})</${name}>`).exec(text)?.[1]?.trim();
			return {
				Code: field("Code"),
				Message: field("Message"),
				RequestId: field("RequestId")
			};
		}
	}),
	1640: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			cu: () => acsDate,
			it: () => authorization,
			sc: () => sha256
		});
		var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), _http_encode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5404);
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
