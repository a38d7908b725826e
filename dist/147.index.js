export const id = 147;
export const ids = [147];
export const modules = {
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
	1577: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { o: () => Pace });
		var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500), _deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2378);
		class Pace {
			#perSecond;
			#begun = [];
			constructor(perSecond) {
				this.#perSecond = perSecond;
			}
			async turn() {
				let asked = (0, _deadline_js__WEBPACK_IMPORTED_MODULE_1__.t)(), oldest = this.#begun.length < this.#perSecond ? void 0 : this.#begun.shift(), at = oldest === void 0 ? asked : Math.max(asked, oldest + 1100);
				this.#begun.push(at), at > asked && await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(at - asked);
			}
		}
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
	3147: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => open });
		var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), _http_message_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2551), _http_encode_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5404), _http_rate_limiter_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1577), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1384), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9287), _provider_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1249), _schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8627), _signature_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1640);
		let pace = new _http_rate_limiter_js__WEBPACK_IMPORTED_MODULE_1__.o(40), open = (ref, { credentials, client }) => {
			let requestIds = [], origin = ref.endpoint ?? `https://kms.${ref.region}.aliyuncs.com`;
			function call(kind, operation, parameters, schema) {
				let url = new URL(`${origin}/?${(0, _http_encode_js__WEBPACK_IMPORTED_MODULE_7__.J)(Object.entries({
					SecretName: ref.secret,
					...parameters
				}))}`);
				return client.send(kind, (date) => sign(date, credentials, operation, url), (answer) => {
					let error = answer.status >= 400 ? errorOf(answer) : void 0, facts = {
						operation,
						requestId: (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(answer.header("x-acs-request-id"), credentials) ?? (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(error?.RequestId, credentials)
					};
					if (facts.requestId && requestIds.push(facts.requestId), error !== void 0) throw problem(answer, error, facts, credentials);
					return (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.LF)(schema, answer, facts);
				}, pace);
			}
			return Promise.resolve({
				ref,
				rules: _provider_js__WEBPACK_IMPORTED_MODULE_4__.T.rules,
				requestIds,
				async read() {
					let versions = new Map();
					for (let page = 1; page <= 25; page++) {
						let answer = await call("read", "ListSecretVersionIds", {
							IncludeDeprecated: "true",
							PageNumber: String(page),
							PageSize: "50"
						}, _schema_js__WEBPACK_IMPORTED_MODULE_5__.tF), listed = answer.VersionIds.VersionId;
						for (let { VersionId: id, VersionStages: stages } of listed) versions.set(id, {
							id,
							stages,
							expires: null
						});
						if (listed.length < Math.min(50, answer.PageSize ?? 50)) break;
					}
					return [...versions.values()];
				},
				async move({ stage, before, after }) {
					await call("write", "UpdateSecretVersionStage", {
						VersionStage: stage,
						...before !== null && { RemoveFromVersion: before },
						...after !== null && { MoveToVersion: after }
					}, _schema_js__WEBPACK_IMPORTED_MODULE_5__.fW);
				},
				async explain(about) {
					if (!(about instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.A) || !about.isUnsettled || about.retry !== "never") return;
					let { SecretType: type, PlannedDeleteTime: time } = await call("read", "DescribeSecret", {}, _schema_js__WEBPACK_IMPORTED_MODULE_5__.h_);
					if (time) return `The secret is scheduled to be deleted at ${(0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.z4)(time, credentials)}: cancel that first.`;
					if (type && type !== "Generic") return `The secret is of type ${(0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.z4)(type, credentials)}: only labels of generic secrets can be moved.`;
				}
			});
		};
		function sign(date, credentials, operation, url) {
			if ("authToken" in credentials) throw TypeError("Alibaba Cloud KMS takes no bearer token");
			let { accessKeyId, secretAccessKey, securityToken } = credentials, headers = {
				accept: "application/json",
				host: url.host,
				"x-acs-action": operation,
				"x-acs-content-sha256": (0, _signature_js__WEBPACK_IMPORTED_MODULE_6__.sc)(""),
				"x-acs-date": (0, _signature_js__WEBPACK_IMPORTED_MODULE_6__.cu)(date),
				"x-acs-signature-nonce": (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString("hex"),
				"x-acs-version": "2016-01-20",
				...securityToken !== void 0 && {
					"x-acs-accesskey-id": accessKeyId,
					"x-acs-security-token": securityToken
				}
			}, signed = (0, _signature_js__WEBPACK_IMPORTED_MODULE_6__.it)({
				method: "POST",
				url,
				headers,
				body: ""
			}, accessKeyId, secretAccessKey);
			return {
				method: "POST",
				url,
				headers: {
					...headers,
					authorization: signed
				}
			};
		}
		function errorOf(answer) {
			return _schema_js__WEBPACK_IMPORTED_MODULE_5__.B1.safeParse((0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.Pq)(answer)).data ?? (0, _schema_js__WEBPACK_IMPORTED_MODULE_5__.es)(answer.body);
		}
		let kinds = [
			[/Throttling/, "throttled"],
			[/^Invalid(Api|Action|Product|Version)\b/, "rejected"],
			[/^(InvalidAccessKeyId|InvalidSecurityToken)\b|^(MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature)$/, "bad-credentials"],
			[/^Forbidden\.AccessKey/, "bad-credentials"],
			[/^(IllegalTimestamp|InvalidTimeStamp\..*)$/i, "clock-skew"],
			[/^EntityNotExist\.Secret$/, "secret-not-found"],
			[/^Rejected\.(ResourceInDeleteWindow|PendingDeletion)$/, "secret-deleting"],
			[/^Rejected\.Disabled$/, "secret-disabled"],
			[/^Rejected\.LimitExceeded$/, "label-quota"]
		];
		function problem(answer, error, facts, credentials) {
			let code = (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(error.Code, credentials), notFound = facts.operation === "UpdateSecretVersionStage" ? "version-not-found" : "secret-not-found", kind = kinds.find(([pattern]) => code !== void 0 && pattern.test(code))?.[1] ?? (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.aO)(answer.status, notFound), detail = kind === "bad-credentials" ? void 0 : (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.z4)(error.Message, credentials), hint = Number(answer.header("x-acs-retry-after"));
			return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.A(kind, {
				...facts,
				code: code ?? `HTTP ${answer.status}`,
				detail,
				waitMs: hint > 0 ? hint : (0, _http_message_js__WEBPACK_IMPORTED_MODULE_8__.V)(answer),
				serverTime: (0, _http_message_js__WEBPACK_IMPORTED_MODULE_8__.n)(answer)
			});
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
