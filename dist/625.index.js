export const id = 625;
export const ids = [625];
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
	9625: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { exchange: () => exchange });
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3305), _http_encode_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5404), _http_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9308), _provider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9169);
		let part = zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP({ error: "is missing" }).check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.m9(1)), answer = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			AccessKeyId: part,
			SecretAccessKey: part,
			SessionToken: part
		}), kinds = [
			[/^Throttling/, "throttled"],
			[/^IDPCommunicationError$/, "unavailable"],
			[/^(ExpiredTokenException|InvalidIdentityToken|IDPRejectedClaim)$/, "oidc-refused"],
			[/^AccessDenied/, "role-refused"],
			[/^RegionDisabledException$/, "rejected"]
		], exchange = async (identity, idToken, client) => {
			let url = new URL(identity.endpoint ?? (0, _provider_js__WEBPACK_IMPORTED_MODULE_1__.yv)("sts", identity.region)), body = (0, _http_encode_js__WEBPACK_IMPORTED_MODULE_4__.J)(Object.entries({
				Action: "AssumeRoleWithWebIdentity",
				Version: "2011-06-15",
				RoleArn: identity.role ?? "",
				RoleSessionName: identity.sessionName,
				WebIdentityToken: idToken,
				DurationSeconds: String(identity.seconds)
			})), { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: securityToken } = await (0, _http_api_js__WEBPACK_IMPORTED_MODULE_0__.k)(client, {
				operation: "AssumeRoleWithWebIdentity",
				request: () => ({
					method: "POST",
					url,
					headers: { "content-type": "application/x-www-form-urlencoded" },
					body
				}),
				secrets: [idToken],
				schema: answer,
				body: (response) => ({
					AccessKeyId: field(response, "AccessKeyId"),
					SecretAccessKey: field(response, "SecretAccessKey"),
					SessionToken: field(response, "SessionToken")
				}),
				idHeader: "x-amzn-requestid",
				errorOf: (response) => ({
					code: field(response, "Code"),
					message: field(response, "Message"),
					requestId: field(response, "RequestId")
				}),
				kinds
			});
			return {
				accessKeyId,
				secretAccessKey,
				securityToken
			};
		}, entities = {
			amp: "&",
			lt: "<",
			gt: ">",
			quot: "\"",
			apos: "'"
		};
		function field({ body }, name) {
			return (RegExp(`<${name}>([^<]{0,20000})</${name}>`).exec(body)?.[1]?.trim())?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity) => entities[entity] ?? "");
		}
	})
};
