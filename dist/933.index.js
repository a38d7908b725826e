export const id = 933;
export const ids = [933];
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
	1260: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { y: () => originOf });
		function originOf(service, region) {
			return `https://${service}.${region}.myhuaweicloud.${region.startsWith("eu-west-1") ? "eu" : "com"}`;
		}
	}),
	8265: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			$n: () => versionAnswer,
			B1: () => errorAnswer,
			K$: () => projectList,
			fW: () => stageAnswer,
			tF: () => versionList
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3305), zod_mini__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3846), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(511), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9287), _provider_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7717), _provider_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(159);
		let time = zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.aig(), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi((value) => {
			let ms = Math.round(value < 1e11 ? value * 1e3 : value);
			return ms >= 0 && ms < 0x9184e72a000 ? ms : null;
		})), versionList = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			version_metadatas: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
				id: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(_provider_js__WEBPACK_IMPORTED_MODULE_2__.V.patterns.version)),
				version_stages: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(_untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.zt),
				expire_time: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(time)
			}), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.OM),
			page_info: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ next_marker: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()) }))
		}), stageAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ stage: zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			version_id: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP(),
			update_time: zod_mini__WEBPACK_IMPORTED_MODULE_3__.cl6(time)
		}) }), versionAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ version_metadata: zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ id: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP() }) }), projectList = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ projects: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			id: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__.Fk(_provider_js__WEBPACK_IMPORTED_MODULE_5__.d)),
			name: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP()
		})) }), flat = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			error_code: zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP(),
			error_msg: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP())
		}), plain = zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({
			code: zod_mini__WEBPACK_IMPORTED_MODULE_6__.Yj(),
			message: zod_mini__WEBPACK_IMPORTED_MODULE_3__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__.YjP())
		}), errorAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_3__.KCZ([
			zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(flat, zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi(({ error_code, error_msg }) => ({
				code: error_code,
				message: error_msg
			}))),
			plain,
			zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ error: flat }), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi(({ error }) => ({
				code: error.error_code,
				message: error.error_msg
			}))),
			zod_mini__WEBPACK_IMPORTED_MODULE_3__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Ikc({ error: plain }), zod_mini__WEBPACK_IMPORTED_MODULE_3__.pdi(({ error }) => error))
		]);
	}),
	2933: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => store_open });
		var message = __webpack_require__(2551), encode = __webpack_require__(5404), rate_limiter = __webpack_require__(1577), api_error = __webpack_require__(1384), untrusted_text = __webpack_require__(9287), names = __webpack_require__(1260), provider = __webpack_require__(159), schema = __webpack_require__(8265), external_node_crypto_ = __webpack_require__(7598);
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
		let pace = new rate_limiter.o(20), projects = new WeakMap(), store_open = async ({ projectId: given, ...ref }, { credentials, client, identityEndpoint }) => {
			let requestIds = [];
			function call(operation, method, url, { schema, body, projectId }) {
				return client.send(method === "GET" ? "read" : "write", (date) => sign(date, credentials, method, new URL(url), body && JSON.stringify(body), projectId), (answer) => {
					let facts = {
						operation,
						requestId: (0, untrusted_text.Cv)(answer.header("x-request-id") ?? answer.header("x-iam-trace-id"), credentials)
					};
					if (facts.requestId && requestIds.push(facts.requestId), answer.status >= 400) throw problem(answer, facts, credentials);
					return schema ? (0, untrusted_text.LF)(schema, answer, facts) : void 0;
				}, pace);
			}
			async function lookUpProject() {
				let { projects } = await call("ListProjects", "GET", `${identityEndpoint ?? (0, names.y)("iam", ref.region)}/v3/projects?name=${(0, encode.a)(ref.region)}`, { schema: schema.K$ }), [project, another] = projects.filter(({ name }) => name === ref.region);
				if (project !== void 0 && another === void 0) return project.id;
				let detail = `${projects.length} projects are named ${ref.region}; give \`project-id\``;
				throw new api_error.A("rejected", {
					operation: "ListProjects",
					detail
				});
			}
			function projectOnce() {
				let known = projects.get(client) ?? new Map();
				projects.set(client, known);
				let key = `${identityEndpoint ?? ""} ${ref.region}`, project = known.get(key) ?? lookUpProject();
				return known.set(key, project), project;
			}
			let projectId = given ?? await projectOnce(), secretUrl = `${ref.endpoint ?? (0, names.y)("kms", ref.region)}/v1/${(0, encode.a)(projectId)}/secrets/${(0, encode.a)(ref.secret)}`, stageUrl = (stage) => `${secretUrl}/stages/${(0, encode.a)(stage)}`;
			return {
				ref: {
					...ref,
					projectId
				},
				rules: provider.V.rules,
				requestIds,
				async read() {
					let versions = new Map(), pages = new Set([""]);
					for (let query of pages) {
						let page = await call("ListVersions", "GET", `${secretUrl}/versions${query}`, {
							schema: schema.tF,
							projectId
						});
						for (let { id, version_stages, expire_time } of page.version_metadatas) versions.set(id, {
							id,
							stages: version_stages ?? [],
							expires: expire_time ?? null
						});
						let marker = page.page_info?.next_marker;
						marker && pages.size < 25 && pages.add(`?limit=20&marker=${(0, encode.a)(marker)}`);
					}
					return [...versions.values()];
				},
				async move({ stage, after }) {
					after === null ? await call("DeleteStage", "DELETE", stageUrl(stage), { projectId }) : await call("UpdateStage", "PUT", stageUrl(stage), {
						schema: schema.fW,
						body: { version_id: after },
						projectId
					});
				},
				async expire(version, at) {
					await call("UpdateVersion", "PUT", `${secretUrl}/versions/${(0, encode.a)(version)}`, {
						schema: schema.$n,
						body: { expire_time: at },
						projectId
					});
				},
				async explain(about) {
					if (about instanceof api_error.A) return;
					let { stage } = await call("ShowStage", "GET", stageUrl(about), {
						schema: schema.fW,
						projectId
					});
					return stage.update_time ? `It was moved at ${new Date(stage.update_time).toISOString()}.` : void 0;
				}
			};
		};
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
		let kinds = {
			"CSMS.0005": "version-not-found",
			"CSMS.0103": "secret-deleting",
			"CSMS.0106": "secret-not-found",
			"CSMS.0107": "secret-deleting",
			"CSMS.0109": "secret-disabled",
			"CSMS.0203": "label-quota",
			"CSMS.0204": "label-quota",
			"CSMS.0207": "secret-not-found",
			"CSMS.0301": "bad-credentials",
			"APIG.0303": "clock-skew",
			"APIG.0308": "throttled"
		};
		function problem(answer, facts, credentials) {
			let { status } = answer, parsed = schema.B1.safeParse((0, untrusted_text.Pq)(answer)).data, code = (0, untrusted_text.Cv)(parsed?.code, credentials), notFound = facts.operation === "ListVersions" ? "secret-not-found" : "version-not-found", listed = code === void 0 ? void 0 : kinds[code.replace(/^APIGW/, "APIG")], kind = listed === "version-not-found" ? notFound : listed ?? (0, untrusted_text.aO)(status, notFound), detail = kind === "bad-credentials" ? void 0 : (0, untrusted_text.z4)(parsed?.message, credentials);
			return new api_error.A(kind, {
				...facts,
				code: code ?? `HTTP ${status}`,
				detail,
				waitMs: (0, message.V)(answer),
				serverTime: (0, message.n)(answer)
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
