export const id = 329;
export const ids = [329];
export const modules = { 3329: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
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
}) };
