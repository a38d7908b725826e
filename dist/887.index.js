export const id = 887;
export const ids = [887, 329];
export const modules = {
	6887: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { Deployments: () => Deployments });
		var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2218), zod_mini__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3305), zod_mini__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8532), _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3329), _http_message_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2551), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(511), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1384), _errors_refusal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5299), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9287), _statuses_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2681);
		let task = "promote-secret", operations = {
			"GET deployments": "List deployments",
			"POST deployments": "Create a deployment",
			"GET statuses": "List deployment statuses",
			"POST statuses": "Create a deployment status"
		}, advices = {
			"bad-credentials": "Check `github-token`: it is good for its job only.",
			"no-permission": "Add `permissions: deployments: write` to the job, beside the other permissions that it needs; a token of your own in `github-token` needs the same for this repository.",
			throttled: "Run again later.",
			rejected: "Check `environment`, and that the commit of this run is in this repository.",
			conflict: "Run again; the deployment would have been in the way of another one.",
			unreachable: "Check the network of the runner and its proxy variables.",
			redirected: "Check whether the repository was renamed, then run again.",
			unreadable: "Check that no proxy answers in place of GitHub.",
			untrusted: "A certificate authority of your own is trusted by way of `NODE_EXTRA_CA_CERTS`."
		}, id = zod_mini__WEBPACK_IMPORTED_MODULE_7__.Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_8__.NC()), deploymentSchema = zod_mini__WEBPACK_IMPORTED_MODULE_7__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({
			id,
			task: zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP(),
			payload: zod_mini__WEBPACK_IMPORTED_MODULE_7__.KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_7__._H3({})])
		}), zod_mini__WEBPACK_IMPORTED_MODULE_7__.pdi(({ payload, ...rest }, context) => {
			try {
				return {
					...rest,
					payload: typeof payload == "string" ? payload : JSON.stringify(payload)
				};
			} catch {
				return context.issues.push({
					code: "custom",
					message: "is nested too deep",
					path: ["payload"],
					input: payload
				}), zod_mini__WEBPACK_IMPORTED_MODULE_9__.tm;
			}
		})), shortText = zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_8__.Eb(1e3)), statusSchema = zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({
			id,
			state: shortText,
			description: zod_mini__WEBPACK_IMPORTED_MODULE_7__.cl6(shortText)
		});
		class Deployments {
			#access;
			#client;
			#octokit;
			#place;
			constructor(access) {
				this.#access = access, this.#client = new _http_client_js__WEBPACK_IMPORTED_MODULE_1__.Client(access.deadline, access.attempts, 1, 2097152), this.#octokit = (0, _actions_github__WEBPACK_IMPORTED_MODULE_0__.Q)(access.token, {
					userAgent: "promote-secret-version",
					request: { fetch: this.#fetch }
				});
				let [owner = "", repo = ""] = access.repository.split("/");
				this.#place = {
					owner,
					repo
				};
			}
			async create(payload, isSame, description) {
				let { deadline, attempts, environment, sha } = this.#access, body = {
					...this.#place,
					ref: sha,
					task,
					environment,
					description: (0, _statuses_js__WEBPACK_IMPORTED_MODULE_6__.vI)(description),
					payload: JSON.parse(payload),
					auto_merge: !1,
					required_contexts: []
				};
				return inWords(async () => {
					for (let attempt = 1;; attempt++) try {
						let { data } = await this.#octokit.rest.repos.createDeployment(body).catch(rethrowProblem);
						return read(deploymentSchema, data, "Create a deployment").id;
					} catch (error) {
						if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A) || error.retry !== "reads" || attempt >= attempts) throw error;
						await deadline.pause(attempt, error);
						for await (let made of this.#pages({ ref: sha })) if (isSame(made.payload) && (await this.#statuses(made.id)).length === 0) return made.id;
					}
				});
			}
			find(isWanted) {
				return inWords(async () => {
					for await (let deployment of this.#pages({})) if (await isWanted(deployment)) return deployment;
				});
			}
			statuses(deployment) {
				return inWords(() => this.#statuses(deployment));
			}
			async mark(deployment, { state, description }) {
				let { run } = this.#access, link = run === void 0 ? {} : { log_url: run }, body = {
					...this.#place,
					deployment_id: deployment,
					state,
					description,
					...link,
					auto_inactive: !1
				};
				await inWords(async () => {
					let { data } = await this.#octokit.rest.repos.createDeploymentStatus(body).catch(rethrowProblem);
					read(statusSchema, data, "Create a deployment status");
				});
			}
			async [Symbol.asyncDispose]() {
				await this.#client[Symbol.asyncDispose]();
			}
			async *#pages(filter) {
				let { environment } = this.#access, query = {
					...this.#place,
					task,
					environment,
					per_page: 10,
					...filter
				}, pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeployments, query);
				for await (let each of problemsOf(pages)) yield* read((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_2__.c3)(deploymentSchema), each.data, "List deployments").filter((made) => made.task === task);
			}
			async #statuses(deployment) {
				let query = {
					...this.#place,
					deployment_id: deployment,
					per_page: 100
				}, all = [], pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeploymentStatuses, query);
				for await (let each of problemsOf(pages)) if (all.push(...read((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_2__.c3)(statusSchema, zod_mini__WEBPACK_IMPORTED_MODULE_8__.Eb(100)), each.data, "List deployment statuses")), all.length > 1e4) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A("unreadable", {
					operation: "List deployment statuses",
					detail: "it has no end"
				});
				return all.sort((a, b) => b.id - a.id).map(({ state, description }) => ({
					state,
					description: description ?? ""
				}));
			}
			#fetch = async (address, { method, headers, body }) => {
				let url = URL.parse(address), operation = operations[`${method} ${url?.pathname.split("/").at(-1) ?? ""}`] ?? method, { origin } = new URL(this.#octokit.request.endpoint.DEFAULTS.baseUrl);
				if (url?.origin !== origin) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A("unreadable", {
					operation,
					detail: "the next page is elsewhere"
				});
				let kind = operation === "Create a deployment" ? "write" : "read";
				try {
					return await this.#client.send(kind, () => ({
						method,
						url,
						headers,
						body
					}), (answer) => {
						if (answer.status >= 400) throw this.#problem(answer, operation);
						let data = (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_5__.Pq)(answer);
						if (typeof data != "object" || !data) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A("unreadable", {
							operation,
							detail: "it is not JSON of a list or an object"
						});
						let link = answer.header("link");
						return Response.json(data, { headers: link === void 0 ? {} : { link } });
					});
				} catch (error) {
					throw error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A(error.kind, {
						...error.facts,
						operation
					}) : error;
				}
			};
			#problem(answer, operation) {
				let { status } = answer, { message } = errorSchema.parse((0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_5__.Pq)(answer)), facts = {
					operation,
					code: `HTTP ${status}`,
					requestId: (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_5__.Cv)(answer.header("x-github-request-id"), [this.#access.token]),
					detail: (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_5__.z4)(message, [this.#access.token])
				}, waitMs = (0, _http_message_js__WEBPACK_IMPORTED_MODULE_10__.V)(answer) ?? untilResetMs(answer);
				return status === 429 || status === 403 && (waitMs !== void 0 || /rate limit/i.test(message)) ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A("throttled", {
					...facts,
					waitMs: waitMs ?? 6e4
				}) : status === 401 ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A("bad-credentials", facts) : status === 403 || status === 404 ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A("no-permission", facts) : status === 409 ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A("conflict", facts) : new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A(status >= 500 ? "unavailable" : "rejected", {
					...facts,
					waitMs
				});
			}
		}
		let errorSchema = zod_mini__WEBPACK_IMPORTED_MODULE_7__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({ message: zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP() }), { message: "" });
		function untilResetMs(answer) {
			let reset = Number(answer.header("x-ratelimit-reset"));
			if (answer.header("x-ratelimit-remaining") === "0" && reset > 0) return Math.max(0, reset * 1e3 - ((0, _http_message_js__WEBPACK_IMPORTED_MODULE_10__.n)(answer) ?? Date.now()));
		}
		function read(schema, data, operation) {
			let parsed = schema.safeParse(data);
			if (parsed.success) return parsed.data;
			let [issue] = parsed.error.issues, detail = [issue?.path.join("."), issue?.message].filter(Boolean).join(": ");
			throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A("unreadable", {
				operation,
				detail
			});
		}
		async function* problemsOf(pages) {
			try {
				yield* pages;
			} catch (error) {
				rethrowProblem(error);
			}
		}
		function rethrowProblem(error) {
			throw error instanceof Error && error.cause instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A ? error.cause : error;
		}
		async function inWords(work) {
			try {
				return await work();
			} catch (error) {
				if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_3__.A)) throw error;
				let what = error.message.replaceAll("the store", "GitHub");
				throw new _errors_refusal_js__WEBPACK_IMPORTED_MODULE_4__.P(`the deployment record: ${what}`, advices[error.kind] ?? error.advice);
			}
		}
	}),
	3329: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { Client: () => Client });
		var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8877), undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6615), undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8707), undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2__), undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(883), undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3___default = __webpack_require__.n(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__), undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3137), undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4___default = __webpack_require__.n(undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1384), _proxy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7856);
		Object.assign(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3___default().prototype, undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_1__), (0, node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--wasm-tiering-budget=1000000000"), (0, node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--semi-space-growth-factor=1");
		class Client {
			#deadline;
			#attempts;
			#agent;
			#answerBytes;
			#clockAhead;
			constructor(deadline, attempts, connections = 1, mostBytes = 1048576) {
				this.#deadline = deadline, this.#attempts = attempts, this.#answerBytes = mostBytes;
				let options = {
					connections,
					allowH2: !1,
					useMilo: !1
				};
				this.#agent = new (undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4___default())({
					...options,
					...(0, _proxy_js__WEBPACK_IMPORTED_MODULE_6__.B)(process.env)
				});
			}
			async send(kind, sign, parse, pace) {
				for (let attempt = 1;; attempt++) {
					await pace?.turn();
					let ahead = this.#clockAhead;
					try {
						return parse(await this.#once(sign(new Date(Date.now() + (ahead ?? 0)))));
					} catch (error) {
						if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A)) throw error;
						if (error.kind === "clock-skew" && this.#correctsClock(ahead, error.facts.serverTime)) continue;
						if (!(error.retry === "always" || error.retry === "reads" && kind === "read") || attempt >= this.#attempts) throw error;
						await this.#deadline.pause(attempt, error);
					}
				}
			}
			#correctsClock(ahead, serverTime) {
				return serverTime !== void 0 && (this.#clockAhead ??= serverTime - Date.now()), ahead !== this.#clockAhead;
			}
			async [Symbol.asyncDispose]() {
				await this.#agent.destroy();
			}
			async #once({ method, url, headers, body }) {
				let ms = Math.min(1e4, this.#deadline.left);
				if (ms <= 0) throw this.#deadline.passed();
				let { cut } = this.#deadline, signal = AbortSignal.any([AbortSignal.timeout(Math.ceil(ms)), cut]);
				try {
					let { origin, pathname, search } = url, path = `${pathname}${search}`, request = this.#agent.request({
						origin,
						path,
						method,
						headers,
						body: body ?? null,
						signal
					}), answer = await Promise.race([request, aborted(signal)]), text = await textOf(answer.body, this.#answerBytes);
					if (answer.statusCode >= 300 && answer.statusCode < 400) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A("redirected");
					return {
						status: answer.statusCode,
						header: (name) => [answer.headers[name]].flat()[0],
						body: text
					};
				} catch (error) {
					throw cut.aborted ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A("cut-off", { detail: url.host }) : error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A ? error : noAnswer(error, signal, url);
				}
			}
		}
		function aborted(signal) {
			return new Promise((_, reject) => {
				let onAbort = () => {
					reject(signal.reason);
				};
				signal.aborted ? onAbort() : signal.addEventListener("abort", onAbort, { once: !0 });
			});
		}
		async function textOf(body, mostBytes) {
			let chunks = [], size = 0;
			for await (let chunk of body) {
				if (size += chunk.length, size > mostBytes) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A("unreadable", { detail: "far too long" });
				chunks.push(chunk);
			}
			return new TextDecoder().decode(Buffer.concat(chunks));
		}
		let beforeSending = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_ABORTED)$/, untrusted = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^UND_ERR_PRX_TLS$/;
		function noAnswer(error, signal, url) {
			let code = error instanceof Error && "code" in error ? String(error.code) : void 0, facts = {
				code,
				detail: url.host,
				cause: error
			};
			return signal.aborted ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A("timeout", { detail: url.host }) : error instanceof undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2___default().HTTPParserError ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A("unreadable", facts) : code !== void 0 && untrusted.test(code) ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A("untrusted", facts) : code !== void 0 && beforeSending.test(code) ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A("unreachable", facts) : new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.A("no-answer", facts);
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
	})
};
