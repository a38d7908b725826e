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
		var api_error = __webpack_require__(1384), api = __webpack_require__(9308), encode = __webpack_require__(5404), rate_limiter = __webpack_require__(1577), names = __webpack_require__(497), schemas = __webpack_require__(8395), core_api = __webpack_require__(3305), schema = __webpack_require__(511);
		let number = schemas.FsL(schemas.KCZ([schemas.YjP(), schemas.FsL(schemas.Whr(), schemas.pdi(String))]), schemas.YjP().check(core_api.Fk(names.qp.version))), secretResponse = schemas.Ikc({
			etag: schemas.YjP().check(core_api.m9(1)),
			versionAliases: schemas.Rvf((0, schema.A7)(number, "holds an invalid version"), {})
		}), versionList = schemas.Ikc({
			versions: schemas.Rvf((0, schema.c3)(schemas.Ikc({
				name: schemas.FsL(schemas.YjP().check(core_api.Fk(/\/versions\/[1-9]\d{0,18}$/)), schemas.pdi((name) => name.slice(name.lastIndexOf("/") + 1))),
				state: schemas.YjP()
			}), schema.mn), []),
			nextPageToken: schemas.lqM(schemas.YjP())
		}), errorResponse = schemas.Ikc({ error: schemas.Ikc({
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
		}, store_open = (ref, { credentials, client }) => {
			if (!("authToken" in credentials)) throw TypeError("Google Cloud supports bearer tokens only");
			let secretUrl = buildUrl(ref), latest, versions;
			function send(operation, url, schema, body) {
				let method = body === void 0 ? "GET" : "PATCH";
				return (0, api.T1)(client, store_api, {
					operation,
					kind: method === "GET" ? "read" : "write",
					request: () => authorize(credentials, method, new URL(url), body),
					parse: (0, api.LC)(schema),
					secrets: [credentials.authToken]
				});
			}
			async function listVersions() {
				let listed = new Map(), pages = new Set([""]);
				for (let token of pages) {
					let page = await send("ListSecretVersions", `${secretUrl}/versions?pageSize=250${token && `&pageToken=${(0, encode.a)(token)}`}`, versionList);
					for (let { name, state } of page.versions) state !== "DESTROYED" && listed.set(name, state === "ENABLED");
					page.nextPageToken && pages.size < 100 && pages.add(page.nextPageToken);
				}
				return listed;
			}
			return Promise.resolve({
				ref,
				rules: names.aO,
				requestIds: [],
				async read(wanted) {
					return latest = await send("GetSecret", secretUrl, secretResponse), (wanted !== void 0 || versions === void 0) && (versions = await listVersions()), toSnapshot(latest, versions);
				},
				async move(...changes) {
					let { etag, versionAliases } = latest ?? await send("GetSecret", secretUrl, secretResponse), aliases = new Map(Object.entries(versionAliases));
					for (let { stage, before, after } of changes) {
						let at = aliases.get(stage) ?? null;
						if (at !== before) throw new api_error.hD("conflict", { detail: `${stage} is on ${at ?? "no version"}` });
						after === null ? aliases.delete(stage) : aliases.set(stage, after);
					}
					let body = {
						etag,
						versionAliases: Object.fromEntries(aliases)
					};
					return latest = await send("UpdateSecret", `${secretUrl}?updateMask=version_aliases`, secretResponse, body), toSnapshot(latest, versions ?? new Map());
				}
			});
		};
		function buildUrl({ endpoint, region, projectId, secret }) {
			return `${endpoint ?? `https://secretmanager${region && `.${region}.rep`}.googleapis.com`}/v1/${[
				["projects", projectId ?? ""],
				...region ? [["locations", region]] : [],
				["secrets", (0, names.EU)(secret)]
			].flat().map(encode.a).join("/")}`;
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
	})
};
