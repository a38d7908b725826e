export const id = 923;
export const ids = [923];
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
	923: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => store_open });
		var auth_credentials = __webpack_require__(3331), api_error = __webpack_require__(607), api = __webpack_require__(1559), encode = __webpack_require__(8609), rate_limiter = __webpack_require__(3412), change = __webpack_require__(6158), identity = __webpack_require__(7455), names = __webpack_require__(1117), schema = __webpack_require__(174), external_node_crypto_ = __webpack_require__(7598);
		function sdkDate(date) {
			return date.toISOString().replace(/[-:]|\.\d+/g, "");
		}
		function authorization(request, accessKeyId, secretAccessKey) {
			let toSign = stringToSign(canonicalRequest(request), headerOf(request, "x-sdk-date")), signature = (0, external_node_crypto_.createHmac)("sha256", secretAccessKey).update(toSign).digest("hex");
			return `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=${signedHeaders(request)}, Signature=${signature}`;
		}
		function canonicalRequest(request) {
			let path = request.url.pathname.split("/").map((segment) => (0, encode.a)(decodeURIComponent(segment))).join("/");
			return [
				request.method,
				path.endsWith("/") ? path : `${path}/`,
				(0, encode.J)(request.url.searchParams),
				...signature_names(request).map((name) => `${name}:${headerOf(request, name).trim()}`),
				"",
				signedHeaders(request),
				sha256(request.body)
			].join("\n");
		}
		function stringToSign(canonical, date) {
			return [
				"SDK-HMAC-SHA256",
				date,
				sha256(canonical)
			].join("\n");
		}
		function signedHeaders(request) {
			return signature_names(request).join(";");
		}
		function signature_names({ headers }) {
			return Object.keys(headers).map((name) => name.toLowerCase()).sort();
		}
		function headerOf({ headers }, name) {
			return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? "";
		}
		function sha256(text) {
			return (0, external_node_crypto_.createHash)("sha256").update(text).digest("hex");
		}
		let rateLimiter = new rate_limiter.v(20), store_api = {
			requestIdHeaders: ["x-request-id", "x-iam-trace-id"],
			errorOf: (response) => schema.yj.safeParse((0, api.Y2)(response)).data ?? {},
			errorRules: [
				{
					code: /^CSMS\.0005$/,
					kind: "not-found"
				},
				{
					code: /^CSMS\.(0103|0107)$/,
					kind: "secret-deleting"
				},
				{
					code: /^CSMS\.(0106|0207)$/,
					kind: "secret-not-found"
				},
				{
					code: /^CSMS\.0109$/,
					kind: "secret-disabled"
				},
				{
					code: /^CSMS\.(0203|0204)$/,
					kind: "label-quota"
				},
				{
					code: /^CSMS\.0301$/,
					kind: "bad-credentials"
				},
				{
					code: /^APIGW?\.0301$/,
					message: /reach the limit/,
					kind: "key-locked"
				},
				{
					code: /^APIGW?\.0303$/,
					kind: "clock-skew"
				},
				{
					code: /^APIGW?\.0308$/,
					kind: "throttled"
				}
			],
			rateLimiterFor: () => rateLimiter
		}, projects = new WeakMap(), store_open = async ({ projectId: given, ...ref }, { logIn, client, identityEndpoint }) => {
			let origin = ref.endpoint ?? (0, names.Lo)("kms", ref.region), iam = identityEndpoint ?? (0, names.Lo)("iam", ref.region);
			client.connect(origin), given === void 0 && client.connect(iam);
			let credentials = await logIn(), requestIds = [], send = createSender(client, credentials, requestIds), projectId = given ?? await projectOnce(client, `${iam} ${ref.region}`, () => lookUpProject(send, iam, ref.region)), secretUrl = `${origin}/v1/${(0, encode.a)(projectId)}/secrets/${(0, encode.a)(ref.secret)}`, about = createParser(ref.secret, (0, auth_credentials.Fj)(credentials)), parseVersions = about("read", schema.tF, (list) => list.version_metadatas), parseMove = about("write", schema.W7, ({ stage }) => [stage]), parseUpdate = about("write", schema.Cq, ({ version_metadata }) => [version_metadata]), stageUrl = (stage) => `${secretUrl}/stages/${(0, encode.a)(stage)}`;
			return {
				ref: {
					...ref,
					projectId
				},
				rules: names.aO,
				requestIds,
				async read() {
					let versions = new Map(), pages = new Set([""]);
					for (let query of pages) {
						let url = `${secretUrl}/versions${query}`, page = await send("ListVersions", "GET", url, {
							parse: parseVersions,
							projectId
						});
						for (let { id, version_stages, expire_time, create_time } of page.version_metadatas) {
							let times = {
								expires: expire_time ?? null,
								order: create_time ?? void 0
							};
							versions.set(id, {
								id,
								stages: version_stages ?? [],
								...times
							});
						}
						let marker = page.page_info?.next_marker;
						marker && pages.size < 25 && pages.add(`?limit=20&marker=${(0, encode.a)(marker)}`);
					}
					return (0, change.Mb)([...versions.values()]);
				},
				async move({ stage, after }) {
					after === null ? await send("DeleteStage", "DELETE", stageUrl(stage), {
						parse: () => void 0,
						projectId
					}) : await send("UpdateStage", "PUT", stageUrl(stage), {
						parse: parseMove,
						body: { version_id: after },
						projectId
					});
				},
				async expire(version, at) {
					let url = `${secretUrl}/versions/${(0, encode.a)(version)}`;
					await send("UpdateVersion", "PUT", url, {
						parse: parseUpdate,
						body: { expire_time: at },
						projectId
					});
				},
				async diagnose(about) {
					if (about instanceof api_error.hD) return;
					let { stage } = await send("ShowStage", "GET", stageUrl(about), {
						parse: (0, api.LC)(schema.W7),
						projectId
					});
					return stage.update_time ? `It was moved at ${new Date(stage.update_time).toISOString()}.` : void 0;
				}
			};
		};
		function createSender(client, credentials, requestIds) {
			return (operation, method, url, { parse, body, projectId }) => (0, api.T1)(client, store_api, {
				operation,
				kind: method === "GET" ? "read" : "write",
				request: (date) => sign(date, credentials, method, new URL(url), body && JSON.stringify(body), projectId),
				parse,
				secrets: (0, auth_credentials.Fj)(credentials),
				requestIds,
				notFound: operation === "ListVersions" ? "secret-not-found" : "version-not-found"
			});
		}
		function createParser(secret, secrets) {
			return (kind, schema, partsOf) => (0, identity.C)((0, api.LC)(schema), {
				kind,
				secret,
				secrets,
				namesOf: (value) => partsOf(value).map((part) => part.secret_name),
				isAsked: (name) => name === secret
			});
		}
		function projectOnce(client, key, lookUp) {
			let known = projects.get(client) ?? new Map();
			projects.set(client, known);
			let project = known.get(key) ?? lookUp();
			return known.set(key, project), project;
		}
		async function lookUpProject(send, iam, region) {
			let { projects } = await send("ListProjects", "GET", `${iam}/v3/projects?name=${(0, encode.a)(region)}`, { parse: (0, api.LC)(schema.K$) }), [project, another] = projects.filter(({ name }) => name === region);
			if (project !== void 0 && another === void 0) return project.id;
			let detail = `${projects.length} projects are named ${region}; set \`project-id\``;
			throw new api_error.hD("rejected", {
				operation: "ListProjects",
				detail
			});
		}
		function sign(date, credentials, method, url, body, projectId) {
			let headers = {
				host: url.host,
				...body !== void 0 && { "content-type": "application/json" },
				...projectId !== void 0 && { "x-project-id": projectId }
			};
			if ("authToken" in credentials) return {
				method,
				url,
				body,
				headers: {
					...headers,
					"x-auth-token": credentials.authToken
				}
			};
			if (!("accessKeyId" in credentials)) throw TypeError("CSMS supports access keys and tokens only");
			headers["x-sdk-date"] = sdkDate(date), credentials.securityToken !== void 0 && (headers["x-security-token"] = credentials.securityToken);
			let { accessKeyId, secretAccessKey } = credentials, signed = authorization({
				method,
				url,
				headers,
				body: body ?? ""
			}, accessKeyId, secretAccessKey);
			return {
				method,
				url,
				body,
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
