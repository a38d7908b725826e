export const id = 491;
export const ids = [491];
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
	4523: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			HR: () => oneVersion,
			Uy: () => secretResponse,
			bl: () => googleErrorOf,
			el: () => linkDomains,
			tF: () => versionList
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9502), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1088), _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6354);
		let number = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(String))]), zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_1__.qp.version))), secretResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			name: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP("is not the name of a secret").check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(_names_js__WEBPACK_IMPORTED_MODULE_1__.qp.fullName, "is not the name of a secret")),
			etag: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.m9(1)),
			versionAliases: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Rvf((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.A7)(number, "holds an invalid version"), {})
		}), time = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((text) => Number.isNaN(Date.parse(text)) ? void 0 : Date.parse(text))), versionName = new RegExp(_names_js__WEBPACK_IMPORTED_MODULE_1__.qp.fullName.source.replace("$", "/versions/[1-9]\\d{0,18}$")), version = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			name: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(versionName)),
			state: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(),
			scheduledDestroyTime: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(time)
		}), toStates = (versions) => {
			let all = versions.map(({ name, state, scheduledDestroyTime }) => {
				let [secret = "", id = ""] = name.split("/versions/");
				return {
					secret,
					state: [id, {
						state,
						destroyAt: state === "DESTROYED" ? void 0 : scheduledDestroyTime ?? void 0
					}]
				};
			});
			return {
				names: all.map(({ secret }) => secret),
				states: all.map(({ state }) => state)
			};
		}, versionList = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			versions: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Rvf((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(version, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.mn), []),
			nextPageToken: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP())
		}), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(({ versions, nextPageToken }) => ({
			...toStates(versions),
			nextPageToken
		}))), oneVersion = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(version, zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((only) => toStates([only]))), text = zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()), void 0), errorDetails = zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			reason: text,
			metadata: zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ activationUrl: text }), {}),
			links: zod_mini__WEBPACK_IMPORTED_MODULE_2__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ url: text })), [])
		})), []), kindsByReason = {
			SERVICE_DISABLED: "service-disabled",
			BILLING_DISABLED: "payment-overdue",
			CONSUMER_SUSPENDED: "account-restricted"
		}, errorResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ error: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			status: text,
			message: text,
			details: errorDetails
		}) }), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(({ error: { status, message, details } }) => {
			let reason = details.find((each) => each.reason !== void 0)?.reason, kind = reason === void 0 ? void 0 : kindsByReason[reason];
			return kind === void 0 ? {
				code: status,
				message
			} : {
				code: reason,
				message,
				kind,
				link: details.flatMap(({ metadata, links }) => [metadata.activationUrl, ...links.map(({ url }) => url)]).find((url) => url !== void 0)
			};
		}));
		function googleErrorOf(body) {
			return errorResponse.safeParse(body).data;
		}
		let linkDomains = ["google.com"];
	}),
	3491: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => open });
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(607), _http_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1559), _http_encode_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8609), _http_rate_limiter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3412), _identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7455), _names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6354), _schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4523);
		let rateLimiters = {
			read: new _http_rate_limiter_js__WEBPACK_IMPORTED_MODULE_2__.v(10),
			write: new _http_rate_limiter_js__WEBPACK_IMPORTED_MODULE_2__.v(10)
		}, api = {
			requestIdHeaders: [],
			errorOf: (response) => (0, _schema_js__WEBPACK_IMPORTED_MODULE_5__.bl)((0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.Y2)(response)) ?? {},
			linkDomains: _schema_js__WEBPACK_IMPORTED_MODULE_5__.el,
			errorRules: [
				{
					code: /^(FAILED_PRECONDITION|ABORTED)$/,
					operation: "UpdateSecret",
					kind: "conflict"
				},
				{
					code: /^UNAUTHENTICATED$/,
					kind: "bad-credentials"
				},
				{
					code: /^PERMISSION_DENIED$/,
					kind: "no-permission"
				},
				{
					code: /^RESOURCE_EXHAUSTED$/,
					kind: "throttled"
				},
				{
					code: /^(ABORTED|INTERNAL|UNKNOWN|UNAVAILABLE|DEADLINE_EXCEEDED)$/,
					kind: "unavailable"
				}
			],
			rateLimiterFor: (_, kind) => rateLimiters[kind]
		}, open = async (asked, { logIn, client }) => {
			let secretUrl = buildUrl(asked);
			client.connect(secretUrl);
			let credentials = await logIn();
			if (!("authToken" in credentials)) throw TypeError("Google Cloud supports bearer tokens only");
			let updateUrl = `${secretUrl}?updateMask=version_aliases`, send = createSender(client, credentials), ref = {
				...asked,
				secret: formatFullName(asked)
			}, latest, versions;
			async function getSecret() {
				let secret = await send("GetSecret", ref.secret, secretUrl, _schema_js__WEBPACK_IMPORTED_MODULE_5__.Uy);
				return ref = {
					...asked,
					projectId: (0, _names_js__WEBPACK_IMPORTED_MODULE_4__.Wf)(secret.name),
					secret: secret.name
				}, secret;
			}
			return {
				get ref() {
					return ref;
				},
				rules: _names_js__WEBPACK_IMPORTED_MODULE_4__.aO,
				requestIds: [],
				async read(wanted) {
					if (latest = await getSecret(), wanted === void 0 && versions !== void 0) return toSnapshot(latest, versions);
					let ids = [...wanted === "all" ? [] : wanted ?? [], ...Object.values(latest.versionAliases)];
					return versions = await readVersions(send, ref.secret, secretUrl, new Set(ids)), toSnapshot(latest, versions);
				},
				async move(...changes) {
					let { etag, versionAliases } = latest ?? await getSecret(), body = {
						etag,
						versionAliases: applyChanges(versionAliases, changes)
					};
					return latest = await send("UpdateSecret", ref.secret, updateUrl, _schema_js__WEBPACK_IMPORTED_MODULE_5__.Uy, body).catch(async (error) => {
						throw isFailedPrecondition(error) && (await getSecret().catch(() => void 0))?.etag === etag ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD("precondition-failed", error.details) : error;
					}), toSnapshot(latest, versions ?? new Map());
				}
			};
		};
		function applyChanges(versionAliases, changes) {
			let aliases = new Map(Object.entries(versionAliases));
			for (let { stage, before, after } of changes) {
				let at = aliases.get(stage) ?? null;
				if (at !== before) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD("conflict", { detail: `${stage} is on ${at ?? "no version"}` });
				after === null ? aliases.delete(stage) : aliases.set(stage, after);
			}
			return Object.fromEntries(aliases);
		}
		let isFailedPrecondition = (error) => error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD && error.details.code === "FAILED_PRECONDITION";
		async function readVersions(send, secret, secretUrl, wanted) {
			let all = new Map(), pages = new Set([""]);
			for (let token of pages) {
				let page = await send("ListSecretVersions", secret, `${secretUrl}/versions?pageSize=250${token && `&pageToken=${(0, _http_encode_js__WEBPACK_IMPORTED_MODULE_6__.a)(token)}`}`, _schema_js__WEBPACK_IMPORTED_MODULE_5__.tF);
				for (let [id, state] of page.states) all.set(id, state);
				page.nextPageToken && pages.size < 100 && pages.add(page.nextPageToken);
			}
			for (let id of wanted) {
				if (all.has(id)) continue;
				let one = await send("GetSecretVersion", secret, `${secretUrl}/versions/${id}`, _schema_js__WEBPACK_IMPORTED_MODULE_5__.HR).catch(noVersions);
				for (let [found, state] of one.states) all.set(found, state);
			}
			return all;
		}
		function noVersions(error) {
			if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.hD && ["secret-not-found", "no-permission"].includes(error.kind))) throw error;
			return {
				names: [],
				states: []
			};
		}
		function createSender(client, credentials) {
			return (operation, secret, url, schema, body) => {
				let [method, kind] = body === void 0 ? ["GET", "read"] : ["PATCH", "write"], isAsked = (name) => (0, _names_js__WEBPACK_IMPORTED_MODULE_4__.b_)(secret, name), secrets = [credentials.authToken];
				return (0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.T1)(client, api, {
					operation,
					kind,
					request: () => authorize(credentials, method, new URL(url), body),
					parse: (0, _identity_js__WEBPACK_IMPORTED_MODULE_3__.C)((0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.LC)(schema), {
						kind,
						secret,
						secrets,
						namesOf: (value) => "names" in value ? value.names : [value.name],
						isAsked
					}),
					secrets
				});
			};
		}
		function buildUrl(ref) {
			let { endpoint, region } = ref;
			return `${endpoint ?? `https://secretmanager${region && `.${region}.rep`}.googleapis.com`}/v1/${formatFullName(ref).split("/").map(_http_encode_js__WEBPACK_IMPORTED_MODULE_6__.a).join("/").replace("%3A", ":")}`;
		}
		function formatFullName({ region, projectId = "", secret }) {
			return `projects/${projectId}${region && `/locations/${region}`}/secrets/${(0, _names_js__WEBPACK_IMPORTED_MODULE_4__.EU)(secret)}`;
		}
		function toSnapshot({ versionAliases }, known) {
			let aliases = Object.entries(versionAliases);
			return [...new Set([...known.keys(), ...Object.values(versionAliases)])].map((id) => {
				let { state, destroyAt } = known.get(id) ?? {}, isDestroyed = state === "DESTROYED";
				return {
					id,
					stages: aliases.filter(([, at]) => at === id).map(([stage]) => stage),
					expires: null,
					order: Number(id),
					isDisabled: state !== void 0 && state !== "ENABLED" && !isDestroyed,
					isGone: state === void 0 || isDestroyed,
					isDestroyed,
					destroyAt
				};
			});
		}
		function authorize({ authToken }, method, url, body) {
			let headers = {
				accept: "application/json",
				authorization: `Bearer ${authToken}`
			};
			return body === void 0 ? {
				method,
				url,
				headers
			} : {
				method,
				url,
				headers: {
					...headers,
					"content-type": "application/json"
				},
				body: JSON.stringify(body)
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
	})
};
