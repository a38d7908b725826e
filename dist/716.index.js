export const id = 716;
export const ids = [716];
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
	9335: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => store_open });
		var http_message = __webpack_require__(2551), encode = __webpack_require__(5404), rate_limiter = __webpack_require__(1577), api_error = __webpack_require__(1384), untrusted_text = __webpack_require__(9287), provider = __webpack_require__(484), schemas = __webpack_require__(8395), api = __webpack_require__(3305), schema = __webpack_require__(511);
		let number = schemas.FsL(schemas.KCZ([schemas.YjP(), schemas.FsL(schemas.Whr(), schemas.pdi(String))]), schemas.YjP().check(api.Fk(provider.D.patterns.version))), secretAnswer = schemas.Ikc({
			etag: schemas.YjP().check(api.m9(1)),
			versionAliases: schemas.Rvf((0, schema.A7)(number, "holds what is no version"), {})
		}), versionList = schemas.Ikc({
			versions: schemas.Rvf((0, schema.c3)(schemas.Ikc({
				name: schemas.FsL(schemas.YjP().check(api.Fk(/\/versions\/[1-9]\d{0,18}$/)), schemas.pdi((name) => name.slice(name.lastIndexOf("/") + 1))),
				state: schemas.YjP()
			}), schema.OM), []),
			nextPageToken: schemas.lqM(schemas.YjP())
		}), errorAnswer = schemas.Ikc({ error: schemas.Ikc({
			status: schemas.lqM(schemas.YjP()),
			message: schemas.lqM(schemas.YjP())
		}) }), pace = new rate_limiter.o(10), store_open = (ref, { credentials, client }) => {
			if (!("authToken" in credentials)) throw TypeError("Google Cloud takes a bearer token only");
			let secretUrl = `${ref.endpoint ?? `https://secretmanager${ref.region && `.${ref.region}.rep`}.googleapis.com`}/v1/${[
				["projects", ref.projectId ?? ""],
				...ref.region ? [["locations", ref.region]] : [],
				["secrets", provider.D.nameIn(ref.secret)]
			].flat().map(encode.a).join("/")}`, latest, versions;
			function call(operation, url, schema, body) {
				let method = body === void 0 ? "GET" : "PATCH";
				return client.send(method === "GET" ? "read" : "write", () => authorized(credentials, method, new URL(url), body), (answer) => {
					if (answer.status >= 400) throw problem(answer, operation, credentials);
					return (0, untrusted_text.LF)(schema, answer, { operation });
				}, pace);
			}
			async function listVersions() {
				let listed = new Map(), pages = new Set([""]);
				for (let token of pages) {
					let page = await call("ListSecretVersions", `${secretUrl}/versions?pageSize=250${token && `&pageToken=${(0, encode.a)(token)}`}`, versionList);
					for (let { name, state } of page.versions) state !== "DESTROYED" && listed.set(name, state === "ENABLED");
					page.nextPageToken && pages.size < 100 && pages.add(page.nextPageToken);
				}
				return listed;
			}
			function snapshot({ versionAliases }, known) {
				let aliases = Object.entries(versionAliases);
				return [...new Set([...known.keys(), ...Object.values(versionAliases)])].map((id) => ({
					id,
					stages: aliases.filter(([, at]) => at === id).map(([stage]) => stage),
					expires: null,
					isDisabled: known.get(id) === !1,
					isGone: !known.has(id)
				}));
			}
			return Promise.resolve({
				ref,
				rules: provider.D.rules,
				requestIds: [],
				async read(wanted) {
					return latest = await call("GetSecret", secretUrl, secretAnswer), (wanted !== void 0 || versions === void 0) && (versions = await listVersions()), snapshot(latest, versions);
				},
				async move(...changes) {
					let { etag, versionAliases } = latest ?? await call("GetSecret", secretUrl, secretAnswer), aliases = new Map(Object.entries(versionAliases));
					for (let { stage, before, after } of changes) {
						let at = aliases.get(stage) ?? null;
						if (at !== before) throw new api_error.A("conflict", { detail: `${stage} is on ${at ?? "no version"}` });
						after === null ? aliases.delete(stage) : aliases.set(stage, after);
					}
					let body = {
						etag,
						versionAliases: Object.fromEntries(aliases)
					};
					return latest = await call("UpdateSecret", `${secretUrl}?updateMask=version_aliases`, secretAnswer, body), snapshot(latest, versions ?? new Map());
				}
			});
		};
		function authorized({ authToken }, method, url, body) {
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
		let kinds = {
			UNAUTHENTICATED: "bad-credentials",
			PERMISSION_DENIED: "no-permission",
			RESOURCE_EXHAUSTED: "throttled",
			ABORTED: "unavailable",
			INTERNAL: "unavailable",
			UNKNOWN: "unavailable",
			UNAVAILABLE: "unavailable",
			DEADLINE_EXCEEDED: "unavailable"
		};
		function problem(answer, operation, credentials) {
			let { status, message } = errorAnswer.safeParse((0, untrusted_text.Pq)(answer)).data?.error ?? {}, code = (0, untrusted_text.Cv)(status, credentials), isWrite = operation === "UpdateSecret", known = isWrite && (code === "FAILED_PRECONDITION" || code === "ABORTED") ? "conflict" : kinds[code ?? ""];
			return new api_error.A(known ?? (0, untrusted_text.aO)(answer.status, isWrite ? "version-not-found" : "secret-not-found"), {
				operation,
				code: code ?? `HTTP ${answer.status}`,
				detail: (0, untrusted_text.z4)(message, credentials),
				waitMs: (0, http_message.V)(answer),
				serverTime: (0, http_message.n)(answer)
			});
		}
	})
};
