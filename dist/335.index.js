export const id = 335;
export const ids = [335];
export const modules = {
	1577: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { v: () => RateLimiter });
		var _deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7918);
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
	9335: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => store_open });
		var api_error = __webpack_require__(1384), api = __webpack_require__(9308), encode = __webpack_require__(5404), rate_limiter = __webpack_require__(1577), identity = __webpack_require__(970), names = __webpack_require__(497), schemas = __webpack_require__(8395), core_api = __webpack_require__(3305), schema = __webpack_require__(511);
		let number = schemas.FsL(schemas.KCZ([schemas.YjP(), schemas.FsL(schemas.Whr(), schemas.pdi(String))]), schemas.YjP().check(core_api.Fk(names.qp.version))), secretResponse = schemas.Ikc({
			name: schemas.YjP("is not the name of a secret").check(core_api.Fk(names.qp.fullName, "is not the name of a secret")),
			etag: schemas.YjP().check(core_api.m9(1)),
			versionAliases: schemas.Rvf((0, schema.A7)(number, "holds an invalid version"), {})
		}), versionName = new RegExp(names.qp.fullName.source.replace("$", "/versions/[1-9]\\d{0,18}$")), versionList = schemas.FsL(schemas.Ikc({
			versions: schemas.Rvf((0, schema.c3)(schemas.Ikc({
				name: schemas.YjP().check(core_api.Fk(versionName)),
				state: schemas.YjP()
			}), schema.mn), []),
			nextPageToken: schemas.lqM(schemas.YjP())
		}), schemas.pdi(({ versions, nextPageToken }) => {
			let all = versions.map(({ name, state }) => {
				let [secret = "", id = ""] = name.split("/versions/");
				return {
					secret,
					id,
					state
				};
			});
			return {
				names: all.map(({ secret }) => secret),
				versions: all,
				nextPageToken
			};
		})), errorResponse = schemas.Ikc({ error: schemas.Ikc({
			status: schemas.lqM(schemas.YjP()),
			message: schemas.lqM(schemas.YjP())
		}) }), store_api = {
			requestIdHeaders: [],
			errorOf: (response) => {
				let error = errorResponse.safeParse((0, api.Y2)(response)).data?.error;
				return {
					code: error?.status,
					message: error?.message
				};
			},
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
			rateLimiter: new rate_limiter.v(10)
		}, store_open = (asked, { credentials, client }) => {
			if (!("authToken" in credentials)) throw TypeError("Google Cloud supports bearer tokens only");
			let secretUrl = buildUrl(asked), send = createSender(client, credentials), ref = {
				...asked,
				secret: formatFullName(asked)
			}, latest, versions;
			async function getSecret() {
				let secret = await send("GetSecret", ref.secret, secretUrl, secretResponse);
				return ref = {
					...asked,
					projectId: (0, names.Wf)(secret.name),
					secret: secret.name
				}, secret;
			}
			async function listVersions() {
				let listed = new Map(), pages = new Set([""]);
				for (let token of pages) {
					let url = `${secretUrl}/versions?pageSize=250${token && `&pageToken=${(0, encode.a)(token)}`}`, page = await send("ListSecretVersions", ref.secret, url, versionList);
					for (let { id, state } of page.versions) state !== "DESTROYED" && listed.set(id, state === "ENABLED");
					page.nextPageToken && pages.size < 100 && pages.add(page.nextPageToken);
				}
				return listed;
			}
			return Promise.resolve({
				get ref() {
					return ref;
				},
				rules: names.aO,
				requestIds: [],
				async read(wanted) {
					return latest = await getSecret(), (wanted !== void 0 || versions === void 0) && (versions = await listVersions()), toSnapshot(latest, versions);
				},
				async move(...changes) {
					let { etag, versionAliases } = latest ?? await getSecret(), aliases = new Map(Object.entries(versionAliases));
					for (let { stage, before, after } of changes) {
						let at = aliases.get(stage) ?? null;
						if (at !== before) throw new api_error.hD("conflict", { detail: `${stage} is on ${at ?? "no version"}` });
						after === null ? aliases.delete(stage) : aliases.set(stage, after);
					}
					let body = {
						etag,
						versionAliases: Object.fromEntries(aliases)
					}, url = `${secretUrl}?updateMask=version_aliases`;
					return latest = await send("UpdateSecret", ref.secret, url, secretResponse, body), toSnapshot(latest, versions ?? new Map());
				}
			});
		};
		function createSender(client, credentials) {
			return (operation, secret, url, schema, body) => {
				let [method, kind] = body === void 0 ? ["GET", "read"] : ["PATCH", "write"], isAsked = (name) => (0, names.b_)(secret, name), secrets = [credentials.authToken];
				return (0, api.T1)(client, store_api, {
					operation,
					kind,
					request: () => authorize(credentials, method, new URL(url), body),
					parse: (0, identity.C)((0, api.LC)(schema), {
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
			return `${endpoint ?? `https://secretmanager${region && `.${region}.rep`}.googleapis.com`}/v1/${formatFullName(ref).split("/").map(encode.a).join("/")}`;
		}
		function formatFullName({ region, projectId = "", secret }) {
			return `projects/${projectId}${region && `/locations/${region}`}/secrets/${(0, names.EU)(secret)}`;
		}
		function toSnapshot({ versionAliases }, known) {
			let aliases = Object.entries(versionAliases);
			return [...new Set([...known.keys(), ...Object.values(versionAliases)])].map((id) => ({
				id,
				stages: aliases.filter(([, at]) => at === id).map(([stage]) => stage),
				expires: null,
				isDisabled: known.get(id) === !1,
				isGone: !known.has(id)
			}));
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
	970: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			C: () => aboutSecret,
			G: () => explainRefusal
		});
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1384), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9287);
		function aboutSecret(parse, { kind, secret, secrets, namesOf, isAsked }) {
			return (response, details) => {
				let value = parse(response, details), other = namesOf(value).find((name) => name != null && !isAsked(name));
				if (!other) return value;
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
