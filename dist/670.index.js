export const id = 670;
export const ids = [670];
export const modules = {
	3412: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { v: () => RateLimiter });
		var _deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9251);
		class RateLimiter {
			#perSecond;
			#intervalMs;
			#counting = 0;
			#nextMs = 0;
			#turn = Promise.resolve();
			#wake;
			constructor(perSecond) {
				this.#perSecond = perSecond, this.#intervalMs = 1e3 / perSecond;
			}
			async acquire(deadline) {
				let previous = this.#turn, { promise: started, resolve: markStarted } = Promise.withResolvers();
				this.#turn = previous.then(() => started);
				try {
					for (await deadline.race(previous); this.#counting >= this.#perSecond;) await deadline.race(new Promise((resolve) => this.#wake = resolve));
					let earliest = this.#nextMs - 4 * this.#intervalMs;
					earliest > (0, _deadline_js__WEBPACK_IMPORTED_MODULE_0__.t)() && await deadline.wait(earliest - (0, _deadline_js__WEBPACK_IMPORTED_MODULE_0__.t)()), this.#nextMs = Math.max(this.#nextMs, (0, _deadline_js__WEBPACK_IMPORTED_MODULE_0__.t)()) + this.#intervalMs, this.#counting++;
				} finally {
					markStarted(void 0);
				}
				return () => {
					setTimeout(() => {
						this.#counting--, this.#wake?.(void 0);
					}, 1050);
				};
			}
		}
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
	3670: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => open });
		var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), _auth_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3331), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(607), _http_api_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1559), _http_encode_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8609), _http_message_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3896), _http_rate_limiter_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3412), _promotion_change_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6158), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3780), _identity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7455), _names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4163), _schema_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4560), _signature_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4229);
		let rateLimiter = new _http_rate_limiter_js__WEBPACK_IMPORTED_MODULE_4__.v(40), api = {
			requestIdHeaders: ["x-acs-request-id"],
			errorOf: _schema_js__WEBPACK_IMPORTED_MODULE_8__.Mz,
			errorRules: [
				{
					code: /Throttling/,
					kind: "throttled"
				},
				{
					code: /^Invalid(Api|Action|Product|Version)\b/,
					kind: "rejected"
				},
				{
					code: /^(InvalidAccessKeyId|InvalidSecurityToken)\b|^Forbidden\.AccessKey/,
					kind: "bad-credentials"
				},
				{
					code: /^(MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature)$/,
					kind: "bad-credentials"
				},
				{
					code: /^(IllegalTimestamp|InvalidTimeStamp\..*)$/i,
					kind: "clock-skew"
				},
				{
					code: /^Forbidden\.InDebt(Overdue)?$/,
					kind: "payment-overdue"
				},
				{
					code: /^Forbidden\.KmsServiceNotEnabled$/,
					kind: "service-disabled"
				},
				{
					code: /^Forbidden\.ProhibitedByRiskControl$/,
					kind: "account-restricted"
				},
				{
					code: /^EntityNotExist\.Secret$/,
					kind: "secret-not-found"
				},
				{
					code: /^Rejected\.(ResourceInDeleteWindow|PendingDeletion)$/,
					kind: "secret-deleting"
				},
				{
					code: /^Rejected\.Disabled$/,
					kind: "secret-disabled"
				},
				{
					code: /^Rejected\.LimitExceeded$/,
					kind: "label-quota"
				}
			],
			linkDomains: ["aliyun.com", "alibabacloud.com"],
			retryAfterMs: (response) => {
				let hint = Number(response.header("x-acs-retry-after"));
				return hint > 0 ? hint : (0, _http_message_js__WEBPACK_IMPORTED_MODULE_10__.V)(response);
			},
			rateLimiterFor: () => rateLimiter
		}, open = async (asked, { logIn, client }) => {
			let origin = asked.endpoint ?? `https://kms.${asked.region}.aliyuncs.com`;
			client.connect(origin, 2);
			let credentials = await logIn(), requestIds = [], secrets = (0, _auth_credentials_js__WEBPACK_IMPORTED_MODULE_1__.Fj)(credentials), send = createSender(origin, asked.region, client, credentials, requestIds), ref = asked, isDescribed = !1;
			async function describe() {
				let read = (name) => send("read", "DescribeSecret", name, {}, _schema_js__WEBPACK_IMPORTED_MODULE_8__.h_), { secret: name } = asked, plain = (0, _names_js__WEBPACK_IMPORTED_MODULE_7__.EU)(name), readPlain = plain === name ? void 0 : () => read(plain).then(({ Arn }) => Arn), secret = await read(name).catch((error) => (0, _identity_js__WEBPACK_IMPORTED_MODULE_6__.G)(error, name, secrets, readPlain));
				ref = {
					...asked,
					region: (0, _names_js__WEBPACK_IMPORTED_MODULE_7__.Ro)(secret.Arn) ?? asked.region,
					secret: secret.Arn
				}, checkMovable(secret, secrets, {
					operation: "DescribeSecret",
					requestId: requestIds.at(-1)
				}), isDescribed = !0;
			}
			async function listVersions() {
				let versions = new Map();
				for (let page = 1; page <= 25; page++) {
					let parameters = {
						IncludeDeprecated: "true",
						PageNumber: String(page),
						PageSize: "50"
					}, list = await send("read", "ListSecretVersionIds", ref.secret, parameters, _schema_js__WEBPACK_IMPORTED_MODULE_8__.tF), listed = list.VersionIds.VersionId;
					for (let { VersionId: id, VersionStages: stages, CreateTime: order } of listed) versions.set(id, {
						id,
						stages,
						expires: null,
						order
					});
					if (listed.length < Math.min(50, list.PageSize ?? 50)) break;
				}
				return (0, _promotion_change_js__WEBPACK_IMPORTED_MODULE_5__.Mb)([...versions.values()]);
			}
			return {
				get ref() {
					return ref;
				},
				rules: _names_js__WEBPACK_IMPORTED_MODULE_7__.aO,
				requestIds,
				async read() {
					return isDescribed ? listVersions() : firstRead(describe(), listVersions());
				},
				async move({ stage, before, after }) {
					let parameters = {
						VersionStage: stage,
						...before !== null && { RemoveFromVersion: before },
						...after !== null && { MoveToVersion: after }
					};
					await send("write", "UpdateSecretVersionStage", ref.secret, parameters, _schema_js__WEBPACK_IMPORTED_MODULE_8__.W7);
				}
			};
		};
		async function firstRead(description, list) {
			let isFinal = (error) => error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.hD && error.retry === "never", stopIf = (isEnd) => (error) => {
				if (isEnd(error)) throw error;
			};
			await Promise.all([description.catch(stopIf(isFinal)), list.catch(stopIf(_errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.Xg))]);
			let [described, listed] = await Promise.allSettled([description, list]);
			if (described.status === "rejected" && listed.status === "rejected") throw isFinal(listed.reason) ? listed.reason : described.reason;
			if (described.status === "rejected") throw described.reason;
			if (listed.status === "rejected") throw listed.reason;
			return listed.value;
		}
		function createSender(origin, region, client, credentials, requestIds) {
			return (kind, operation, secret, parameters, schema) => {
				let url = new URL(`${origin}/?${(0, _http_encode_js__WEBPACK_IMPORTED_MODULE_11__.J)(Object.entries({
					SecretName: secret,
					...parameters
				}))}`), request = (date) => sign(date, credentials, operation, url), isAsked = (name) => (region === "" || [void 0, region].includes((0, _names_js__WEBPACK_IMPORTED_MODULE_7__.Ro)(name))) && ((0, _names_js__WEBPACK_IMPORTED_MODULE_7__.b_)(secret, name) || (0, _names_js__WEBPACK_IMPORTED_MODULE_7__.b_)(name, secret)), secrets = (0, _auth_credentials_js__WEBPACK_IMPORTED_MODULE_1__.Fj)(credentials), parse = (0, _identity_js__WEBPACK_IMPORTED_MODULE_6__.C)((0, _http_api_js__WEBPACK_IMPORTED_MODULE_3__.LC)(schema), {
					kind,
					secret,
					secrets,
					namesOf: ({ Arn, SecretName }) => [Arn, SecretName],
					isAsked
				});
				return (0, _http_api_js__WEBPACK_IMPORTED_MODULE_3__.T1)(client, api, {
					operation,
					kind,
					request,
					parse,
					secrets,
					requestIds
				});
			};
		}
		function checkMovable({ SecretType: type, PlannedDeleteTime: time }, secrets, details) {
			if (time) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.hD("secret-deleting", {
				...details,
				detail: `at ${(0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_12__.aj)(time, secrets)}`
			});
			if (type && type !== "Generic") throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.hD("managed-secret", {
				...details,
				detail: `it is of type ${(0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_12__.aj)(type, secrets)}`
			});
		}
		function sign(date, credentials, operation, url) {
			if (!("accessKeyId" in credentials)) throw TypeError("Alibaba Cloud KMS supports access keys only");
			let { accessKeyId, secretAccessKey, securityToken } = credentials, headers = {
				accept: "application/json",
				host: url.host,
				"x-acs-action": operation,
				"x-acs-content-sha256": (0, _signature_js__WEBPACK_IMPORTED_MODULE_9__.sc)(""),
				"x-acs-date": (0, _signature_js__WEBPACK_IMPORTED_MODULE_9__.cu)(date),
				"x-acs-signature-nonce": (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString("hex"),
				"x-acs-version": "2016-01-20",
				...securityToken !== void 0 && {
					"x-acs-accesskey-id": accessKeyId,
					"x-acs-security-token": securityToken
				}
			}, signed = (0, _signature_js__WEBPACK_IMPORTED_MODULE_9__.it)({
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
	}),
	7455: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			C: () => aboutSecret,
			G: () => explainRefusal
		});
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(607), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3780);
		function aboutSecret(parse, { kind, secret, secrets, namesOf, isAsked }) {
			return (response, details) => {
				let value = parse(response, details), other = namesOf(value).find((name) => name != null && !isAsked(name));
				if (other == null) return value;
				let detail = aboutOther(other, secret, secrets);
				throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD(kind === "read" ? "other-secret" : "unreadable", {
					...details,
					detail
				});
			};
		}
		async function explainRefusal(error, name, secrets, read) {
			if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD && [
				"secret-not-found",
				"no-permission",
				"explicit-deny",
				"rejected"
			].includes(error.kind))) throw error;
			let seen = await read?.().catch(() => void 0);
			throw seen === void 0 || accountOf(seen) === accountOf(name) ? error : new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD("other-secret", {
				...error.details,
				detail: aboutOther(seen, name, secrets)
			});
		}
		function accountOf(arn) {
			return arn.slice(0, Math.max(0, arn.search(/:secret[:/]/)));
		}
		function aboutOther(other, asked, secrets) {
			return `it is about ${(0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.aj)(other, secrets) ?? "another one"}, not ${asked}`;
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
