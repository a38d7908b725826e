export const id = 232;
export const ids = [232];
export const modules = { 1232: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
	__webpack_require__.d(__webpack_exports__, { Client: () => Client });
	var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8877), undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2728), undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1796), undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2__), undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9272), undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_3___default = __webpack_require__.n(undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_3__), undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2180), undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_4___default = __webpack_require__.n(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_4__), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(607), _proxy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2303);
	Object.assign(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_4___default().prototype, undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_1__), (0, node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--wasm-tiering-budget=1000000000"), (0, node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--semi-space-growth-factor=1");
	class Client {
		#deadline;
		#maxAttempts;
		#options;
		#direct;
		#proxied = new Map();
		#maxResponseBytes;
		debug;
		#clockSkewMs;
		constructor(deadline, maxAttempts, options = {}) {
			let { connections = 1, maxResponseBytes = 1048576, debug = () => void 0 } = options;
			this.debug = debug, this.#deadline = deadline, this.#maxAttempts = maxAttempts, this.#maxResponseBytes = maxResponseBytes, this.#options = {
				connections,
				allowH2: !1,
				useMilo: !1
			}, this.#direct = new (undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_3___default())(this.#options);
		}
		async send(kind, sign, parse, rateLimiter, onNoResponse) {
			for (let attempt = 1;; attempt++) {
				let done = await rateLimiter?.acquire(this.#deadline), skewMs = this.#clockSkewMs;
				try {
					let request = sign(new Date(Date.now() + (skewMs ?? 0)));
					return parse(await this.#attempt(request, onNoResponse).finally(done));
				} catch (error) {
					if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD)) throw error;
					if (error.kind === "clock-skew" && this.#adjustClockSkew(skewMs, error.details.serverTimeMs)) continue;
					if (!(error.retry === "safe" || error.retry === "idempotent" && kind === "read") || attempt >= this.#maxAttempts) throw error;
					await this.#deadline.backoff(attempt, error);
				}
			}
		}
		#adjustClockSkew(usedMs, serverTimeMs) {
			return serverTimeMs !== void 0 && (this.#clockSkewMs ??= serverTimeMs - Date.now()), usedMs !== this.#clockSkewMs;
		}
		async [Symbol.asyncDispose]() {
			let proxied = await Promise.all(this.#proxied.values());
			await Promise.all([this.#direct, ...proxied].map((each) => each.destroy()));
		}
		async #attempt({ method, url, headers, body }, onNoResponse) {
			let ms = Math.min(1e4, this.#deadline.remainingMs);
			if (ms <= 0) throw this.#deadline.expired();
			let { abortSignal } = this.#deadline, signal = AbortSignal.any([AbortSignal.timeout(Math.ceil(ms)), abortSignal]), proxy = (0, _proxy_js__WEBPACK_IMPORTED_MODULE_6__.E)(url);
			try {
				let { origin, pathname, search } = url, path = `${pathname}${search}`, request = (proxy ? await this.#through(proxy) : this.#direct).request({
					origin,
					path,
					method,
					headers,
					body: body ?? null,
					signal
				}), response = await Promise.race([request, aborted(signal)]), text = await readText(response.body, this.#maxResponseBytes);
				if (response.statusCode >= 300 && response.statusCode < 400) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("redirected");
				return {
					status: response.statusCode,
					header: (name) => [response.headers[name]].flat()[0],
					body: text
				};
			} catch (error) {
				let route = proxy ? `${url.host} through the proxy ${proxy.url.host} (\`${proxy.variable}\`)` : url.host, known = (abortSignal.aborted ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("cancelled-in-flight", { detail: route }) : void 0) ?? (error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD ? error : toTransportError(error, signal, route));
				throw onNoResponse?.(known), known;
			}
		}
		#through(proxy) {
			let known = this.#proxied.get(proxy.variable) ?? tunnel(proxy, this.#options);
			return this.#proxied.set(proxy.variable, known), known;
		}
	}
	async function tunnel({ url, authorization }, options) {
		let { default: ProxyAgent } = await __webpack_require__.e(617).then(__webpack_require__.t.bind(__webpack_require__, 6617, 23));
		return new ProxyAgent({
			...options,
			uri: url.origin,
			proxyTunnel: !0,
			...authorization && { token: authorization }
		});
	}
	function aborted(signal) {
		return new Promise((_, reject) => {
			let onAbort = () => {
				reject(signal.reason);
			};
			signal.aborted ? onAbort() : signal.addEventListener("abort", onAbort, { once: !0 });
		});
	}
	async function readText(body, maxBytes) {
		let chunks = [], size = 0;
		for await (let chunk of body) {
			if (size += chunk.length, size > maxBytes) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("unreadable", { detail: "far too long" });
			chunks.push(chunk);
		}
		return new TextDecoder().decode(Buffer.concat(chunks));
	}
	let notSentCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_CONN)$/, tlsErrorCodes = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^UND_ERR_PRX_TLS$/, tunnelRejectedPattern = /^Proxy response \((\d{3})\)/;
	function toTransportError(error, signal, route) {
		let code = error instanceof Error && "code" in error && typeof error.code == "string" ? error.code : void 0, details = {
			code,
			detail: route,
			cause: error
		};
		if (signal.aborted) return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("timeout", { detail: route });
		if (error instanceof undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2___default().HTTPParserError) return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("unreadable", details);
		let status = error instanceof Error ? tunnelRejectedPattern.exec(error.message)?.[1] : void 0;
		return status === "407" ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("proxy-auth-failed", { detail: route }) : status === void 0 ? code !== void 0 && tlsErrorCodes.test(code) ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("tls-failed", details) : code !== void 0 && notSentCodes.test(code) ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("unreachable", details) : new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("connection-closed", details) : new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("unreachable", { detail: `${route}, which responded with status ${status}` });
	}
}) };
