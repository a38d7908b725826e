export const id = 329;
export const ids = [329];
export const modules = { 3329: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
	__webpack_require__.d(__webpack_exports__, { Client: () => Client });
	var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8877), undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6615), undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8707), undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2__), undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(883), undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3___default = __webpack_require__.n(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__), undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3137), undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4___default = __webpack_require__.n(undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1384), _proxy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7856);
	Object.assign(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3___default().prototype, undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_1__), (0, node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--wasm-tiering-budget=1000000000"), (0, node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--semi-space-growth-factor=1");
	class Client {
		#deadline;
		#maxAttempts;
		#agent;
		#maxResponseBytes;
		#clockSkewMs;
		constructor(deadline, maxAttempts, connections = 1, maxResponseBytes = 1048576) {
			this.#deadline = deadline, this.#maxAttempts = maxAttempts, this.#maxResponseBytes = maxResponseBytes;
			let options = {
				connections,
				allowH2: !1,
				useMilo: !1
			};
			this.#agent = new (undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4___default())({
				...options,
				...(0, _proxy_js__WEBPACK_IMPORTED_MODULE_6__.P)(process.env)
			});
		}
		async send(kind, sign, parse, rateLimiter) {
			for (let attempt = 1;; attempt++) {
				let done = await rateLimiter?.acquire(this.#deadline), skewMs = this.#clockSkewMs;
				try {
					let request = sign(new Date(Date.now() + (skewMs ?? 0)));
					return parse(await this.#attempt(request).finally(done));
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
			await this.#agent.destroy();
		}
		async #attempt({ method, url, headers, body }) {
			let ms = Math.min(1e4, this.#deadline.remainingMs);
			if (ms <= 0) throw this.#deadline.expired();
			let { abortSignal } = this.#deadline, signal = AbortSignal.any([AbortSignal.timeout(Math.ceil(ms)), abortSignal]);
			try {
				let { origin, pathname, search } = url, path = `${pathname}${search}`, request = this.#agent.request({
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
				throw abortSignal.aborted ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("cancelled-in-flight", { detail: url.host }) : error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD ? error : toTransportError(error, signal, url);
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
	async function readText(body, maxBytes) {
		let chunks = [], size = 0;
		for await (let chunk of body) {
			if (size += chunk.length, size > maxBytes) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("unreadable", { detail: "far too long" });
			chunks.push(chunk);
		}
		return new TextDecoder().decode(Buffer.concat(chunks));
	}
	let notSentCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_ABORTED)$/, tlsErrorCodes = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^UND_ERR_PRX_TLS$/;
	function toTransportError(error, signal, url) {
		let code = error instanceof Error && "code" in error && typeof error.code == "string" ? error.code : void 0, details = {
			code,
			detail: url.host,
			cause: error
		};
		return signal.aborted ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("timeout", { detail: url.host }) : error instanceof undici_lib_core_errors_js__WEBPACK_IMPORTED_MODULE_2___default().HTTPParserError ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("unreadable", details) : code !== void 0 && tlsErrorCodes.test(code) ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("tls-failed", details) : code !== void 0 && notSentCodes.test(code) ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("unreachable", details) : new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_5__.hD("connection-closed", details);
	}
}) };
