export const id = 324;
export const ids = [324];
export const modules = {
	5324: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { Deployments: () => Deployments });
		var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1674), zod_mini__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3934), zod_mini__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9502), zod_mini__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9239), _auth_oidc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8484), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(607), _errors_refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3640), _http_api_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1559), _http_message_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3896), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1088), _statuses_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5016);
		let task = "promote-secret", optionalText = zod_mini__WEBPACK_IMPORTED_MODULE_7__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_7__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP()), void 0), validationError = zod_mini__WEBPACK_IMPORTED_MODULE_7__.KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({
			field: optionalText,
			code: optionalText,
			message: optionalText
		})]), errorSchema = zod_mini__WEBPACK_IMPORTED_MODULE_7__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_7__.Ikc({
			message: zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP(),
			errors: zod_mini__WEBPACK_IMPORTED_MODULE_7__.MfU((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_5__.c3)(validationError, zod_mini__WEBPACK_IMPORTED_MODULE_8__.Eb(10)), [])
		}), {
			message: "",
			errors: []
		}), api = {
			service: "GitHub",
			requestIdHeaders: ["x-github-request-id"],
			errorOf,
			errorRules: [],
			statusKinds: {
				404: "no-permission",
				409: "deployment-conflict"
			},
			retryAfterMs: (response) => retryHintMs(response) ?? (isRateLimit(response) ? 6e4 : void 0),
			advice: {
				..._auth_oidc_js__WEBPACK_IMPORTED_MODULE_1__.O$,
				"bad-credentials": "Check `github-token`: it expires with the job.",
				"no-permission": "Add `permissions: deployments: write` to the job, along with the other permissions that it needs; a custom token in `github-token` needs the same for this repository.",
				rejected: "Check `environment`, and that the commit of this run is in this repository.",
				redirected: "Check whether the repository was renamed, then run again."
			}
		}, operations = {
			"GET deployments": "List deployments",
			"POST deployments": "Create a deployment",
			"GET statuses": "List deployment statuses",
			"POST statuses": "Create a deployment status"
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
			#octokit;
			#place;
			constructor(access) {
				this.#access = access, this.#octokit = (0, _actions_github__WEBPACK_IMPORTED_MODULE_0__.Q)(access.token, {
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
				let { deadline, maxAttempts, environment, sha } = this.#access, body = {
					...this.#place,
					ref: sha,
					task,
					environment,
					description: (0, _statuses_js__WEBPACK_IMPORTED_MODULE_6__.ml)(description),
					payload: JSON.parse(payload),
					auto_merge: !1,
					required_contexts: []
				};
				return asRefusal(async () => {
					for (let attempt = 1;; attempt++) try {
						let { data } = await this.#octokit.rest.repos.createDeployment(body).catch(unwrap);
						return parse(deploymentSchema, data, "Create a deployment").id;
					} catch (error) {
						if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.hD) || error.retry !== "idempotent" || attempt >= maxAttempts) throw error;
						await deadline.backoff(attempt, error);
						for await (let made of this.#pages({ ref: sha })) if (isSame(made.payload) && (await this.#statuses(made.id)).length === 0) return made.id;
					}
				});
			}
			async *list() {
				try {
					yield* this.#pages({});
				} catch (error) {
					throw toRefusal(error);
				}
			}
			statuses(deployment) {
				return asRefusal(() => this.#statuses(deployment));
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
				await asRefusal(async () => {
					let { data } = await this.#octokit.rest.repos.createDeploymentStatus(body).catch(unwrap);
					parse(statusSchema, data, "Create a deployment status");
				});
			}
			async *#pages(filter) {
				let { environment } = this.#access, query = {
					...this.#place,
					task,
					environment,
					per_page: 30,
					...filter
				}, pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeployments, query);
				for await (let each of unwrapPages(pages)) yield* parse((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_5__.c3)(deploymentSchema), each.data, "List deployments").filter((made) => made.task === task);
			}
			async #statuses(deployment) {
				let query = {
					...this.#place,
					deployment_id: deployment,
					per_page: 100
				}, all = [], pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeploymentStatuses, query);
				for await (let each of unwrapPages(pages)) if (all.push(...parse((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_5__.c3)(statusSchema, zod_mini__WEBPACK_IMPORTED_MODULE_8__.Eb(100)), each.data, "List deployment statuses")), all.length > 1e4) throw unreadable("List deployment statuses", "it has no end");
				return all.sort((a, b) => b.id - a.id).map(({ state, description }) => ({
					state,
					description: description ?? ""
				}));
			}
			#fetch = async (address, { method, headers, body }) => {
				let url = URL.parse(address), operation = operations[`${method} ${url?.pathname.split("/").at(-1) ?? ""}`] ?? method, { origin } = new URL(this.#octokit.request.endpoint.DEFAULTS.baseUrl);
				if (url?.origin !== origin) throw unreadable(operation, "the next page is on another host");
				return (0, _http_api_js__WEBPACK_IMPORTED_MODULE_4__.T1)(this.#access.client, api, {
					operation,
					kind: operation === "Create a deployment" ? "write" : "read",
					request: () => ({
						method,
						url,
						headers,
						body
					}),
					parse: toFetchResponse,
					secrets: [this.#access.token]
				});
			};
		}
		let toFetchResponse = (response, details) => {
			let data = (0, _http_api_js__WEBPACK_IMPORTED_MODULE_4__.Y2)(response), expected = details.operation?.startsWith("List") ? "list" : "object";
			if ((Array.isArray(data) ? "list" : typeof (data ?? void 0)) !== expected) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.hD("unreadable", {
				...details,
				detail: `it is not a JSON ${expected}`
			});
			let link = response.header("link");
			return Response.json(data, { headers: link === void 0 ? {} : { link } });
		};
		function errorOf(response) {
			return {
				message: messageOf(response),
				kind: kindOf(response)
			};
		}
		function kindOf(response) {
			if (isRateLimit(response)) return "throttled";
			if (response.status === 403 && response.header("x-github-sso") !== void 0) return "sso-required";
			if (response.status === 403 && /\bIP allow list\b/.test(messageOf(response))) return "ip-not-allowed";
			let isGitHub = !!response.header("x-github-request-id");
			return response.status === 404 && !isGitHub ? "no-deployments-api" : void 0;
		}
		function messageOf(response) {
			let { message, errors } = errorSchema.parse((0, _http_api_js__WEBPACK_IMPORTED_MODULE_4__.Y2)(response));
			return [message, errors.map((error) => typeof error == "string" ? error : error.message ?? [error.field, error.code].filter(Boolean).join(" ")).filter(Boolean).join("; ")].filter(Boolean).join(": ");
		}
		function isRateLimit(response) {
			return response.status === 403 ? retryHintMs(response) !== void 0 || /rate limit/i.test(messageOf(response)) : response.status === 429;
		}
		function retryHintMs(response) {
			let hint = (0, _http_message_js__WEBPACK_IMPORTED_MODULE_10__.V)(response), reset = Number(response.header("x-ratelimit-reset"));
			return hint !== void 0 || response.header("x-ratelimit-remaining") !== "0" || !(reset > 0) ? hint : Math.max(0, reset * 1e3 - ((0, _http_message_js__WEBPACK_IMPORTED_MODULE_10__.x)(response) ?? Date.now()));
		}
		function unreadable(operation, detail) {
			return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.hD("unreadable", {
				service: api.service,
				operation,
				detail,
				advice: api.advice.unreadable
			});
		}
		function parse(schema, data, operation) {
			let parsed = schema.safeParse(data);
			if (parsed.success) return parsed.data;
			let [issue] = parsed.error.issues;
			throw unreadable(operation, [issue?.path.join("."), issue?.message].filter(Boolean).join(": "));
		}
		async function* unwrapPages(pages) {
			try {
				yield* pages;
			} catch (error) {
				if (error instanceof TypeError) throw unreadable("List deployments", "it is not a list");
				unwrap(error);
			}
		}
		function unwrap(error) {
			throw error instanceof Error && error.cause instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.hD ? error.cause : error;
		}
		async function asRefusal(work) {
			try {
				return await work();
			} catch (error) {
				throw toRefusal(error);
			}
		}
		function toRefusal(error) {
			return error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_2__.hD ? _errors_refusal_js__WEBPACK_IMPORTED_MODULE_3__.P.of("deployment-record-failed", {
				cause: error.message,
				advice: error.advice
			}) : error;
		}
	}),
	5016: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			$m: () => isActive,
			EN: () => rolledBack,
			L$: () => isRolledBackBy,
			bM: () => statuses,
			ml: () => shorten,
			nZ: () => reapplied
		});
		let rolledBackBy = "rolled back by ", failedRolledBack = "failed, rolled back", statuses = {
			inProgress: {
				state: "in_progress",
				description: "promotion in progress"
			},
			promoted: {
				state: "success",
				description: "promoted"
			},
			rolledBack: {
				state: "failure",
				description: failedRolledBack
			},
			incomplete: {
				state: "failure",
				description: "failed, rollback incomplete"
			}
		};
		function rolledBack(run) {
			return {
				state: "inactive",
				description: shorten(`${rolledBackBy}${run}`)
			};
		}
		function reapplied(run) {
			return {
				state: "success",
				description: shorten(`re-applied by ${run}`)
			};
		}
		function shorten(text) {
			let characters = Array.from(text);
			return characters.length <= 140 ? text : [
				...characters.slice(0, 69),
				"…",
				...characters.slice(-70)
			].join("");
		}
		function isActive(all) {
			let latest = findLatest(all);
			return latest === void 0 || isRolledBack(latest) ? !1 : latest.state !== "failure" || latest.description !== failedRolledBack;
		}
		function isRolledBackBy(run, all) {
			let latest = findLatest(all);
			return latest?.state === "inactive" && latest.description === rolledBack(run).description;
		}
		function findLatest(all) {
			return all.find((status) => [
				"in_progress",
				"success",
				"failure"
			].includes(status.state) || isRolledBack(status));
		}
		function isRolledBack({ state, description }) {
			return state === "inactive" && description.startsWith(rolledBackBy);
		}
	})
};
