export const id = 988;
export const ids = [988];
export const modules = { 5988: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
	__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { Client: () => Client }), __webpack_require__(1692), __webpack_require__(8522);
	var promises_ = __webpack_require__(8500), external_node_v8_ = __webpack_require__(8877), api_connect = __webpack_require__(179), api_connect_default = __webpack_require__.n(api_connect), api_request = __webpack_require__(752), api_request_default = __webpack_require__.n(api_request), errors = __webpack_require__(1796), errors_default = __webpack_require__.n(errors), agent = __webpack_require__(9272), agent_default = __webpack_require__.n(agent), dispatcher = __webpack_require__(2180), dispatcher_default = __webpack_require__.n(dispatcher), api_error = __webpack_require__(607), connect = __webpack_require__(2665), connect_default = __webpack_require__.n(connect);
	class Connections {
		#connect = connect_default()({ allowH2: !1 });
		#early = new Map();
		openEarly({ origin, protocol, hostname, host, port }) {
			let { promise: connected, resolve, reject } = Promise.withResolvers();
			connected.catch(() => void 0);
			let options = {
				protocol,
				hostname: hostname.replace(/^\[|\]$/g, ""),
				host,
				port
			}, socket = this.#connect(options, (error, opened) => {
				error ? reject(error) : resolve(opened.setTimeout(4e3));
			}), early = {
				socket,
				connected
			}, waiting = this.#early.get(origin) ?? new Set();
			this.#early.set(origin, waiting.add(early)), socket.on("timeout", () => socket.destroy()).on("close", () => waiting.delete(early)).unref();
		}
		connect = (options, callback) => {
			let waiting = this.#early.get(`${options.protocol}//${options.host}`), early = [...waiting ?? []].find(({ socket }) => socket.writable);
			early === void 0 ? this.#connect(options, callback) : (waiting?.delete(early), early.socket.ref(), early.connected.then((socket) => {
				callback(null, socket.setTimeout(0));
			}, (error) => {
				callback(error, null);
			}));
		};
		async settled() {
			await Promise.allSettled([...this.#early.values()].flatMap((each) => [...each].map(({ connected }) => connected)));
		}
		close() {
			for (let waiting of this.#early.values()) for (let { socket } of waiting) socket.destroy();
		}
	}
	var deadline = __webpack_require__(9251), http_proxy = __webpack_require__(2303);
	Object.assign(dispatcher_default().prototype, {
		connect: api_connect_default(),
		request: api_request_default()
	}), (0, external_node_v8_.setFlagsFromString)("--wasm-tiering-budget=1000000000"), (0, external_node_v8_.setFlagsFromString)("--semi-space-growth-factor=1");
	let attemptTimeoutMs = 1e4;
	class Client {
		#deadline;
		#maxAttempts;
		#options;
		#connections = new Connections();
		#direct;
		#origins = new Set();
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
			}, this.#direct = new (agent_default())({
				...this.#options,
				connect: this.#connections.connect
			});
		}
		connect(url, count = 1) {
			let { origin } = new URL(url);
			if (!(this.#origins.has(origin) || this.#deadline.remainingMs <= 0 || !isDirect(new URL(origin)))) {
				this.#origins.add(origin);
				for (let n = 0; n < count; n++) this.#connections.openEarly(new URL(origin));
			}
		}
		async connected() {
			await this.#connections.settled();
		}
		async send(kind, sign, parse, rateLimiter, onNoResponse) {
			let end = kind === "check" ? (0, deadline.t)() + Math.min(attemptTimeoutMs, this.#deadline.remainingMs / 4) : Infinity;
			for (let attempt = 1;;) {
				let done = await rateLimiter?.acquire(this.#deadline), skewMs = this.#clockSkewMs;
				try {
					let request = sign(new Date(Date.now() + (skewMs ?? 0)));
					return parse(await this.#attempt(request, end - (0, deadline.t)(), onNoResponse).finally(done));
				} catch (error) {
					if (!(error instanceof api_error.hD)) throw error;
					if (error.kind === "clock-skew" && this.#adjustClockSkew(skewMs, error.details.serverTimeMs)) continue;
					let isRetryable = error.retry === "safe" || error.retry === "idempotent" && kind !== "write", isBusy = error.retry === "wait" && kind !== "write";
					if (!isBusy && (!isRetryable || attempt >= this.#maxAttempts) || (await this.#deadline.backoff(attempt, error, end - (0, deadline.t)()), (0, deadline.t)() >= end)) throw error;
					isBusy || attempt++;
				}
			}
		}
		#adjustClockSkew(usedMs, serverTimeMs) {
			return serverTimeMs !== void 0 && (this.#clockSkewMs ??= serverTimeMs - Date.now()), usedMs !== this.#clockSkewMs;
		}
		async [Symbol.asyncDispose]() {
			this.#connections.close();
			let proxied = await Promise.all(this.#proxied.values());
			await Promise.all([this.#direct, ...proxied].map((each) => each.destroy()));
		}
		async #attempt({ method, url, headers, body }, maxMs, onNoResponse) {
			let ms = Math.min(attemptTimeoutMs, maxMs, this.#deadline.remainingMs);
			if (ms <= 0) throw this.#deadline.expired();
			let { abortSignal } = this.#deadline, signal = AbortSignal.any([AbortSignal.timeout(Math.ceil(ms)), abortSignal]), proxy = (0, http_proxy.E)(url);
			try {
				let { origin, pathname, search } = url, path = `${pathname}${search}`, request = (proxy ? await this.#through(proxy) : this.#direct).request({
					origin,
					path,
					method,
					headers,
					body: body ?? null,
					signal
				}), response = await Promise.race([request, aborted(signal)]), text = await readText(response.body, this.#maxResponseBytes);
				if (await (0, promises_.setImmediate)(), response.statusCode >= 300 && response.statusCode < 400) throw new api_error.hD("redirected");
				return {
					status: response.statusCode,
					header: (name) => [response.headers[name]].flat()[0],
					values: (name) => [response.headers[name] ?? []].flat(),
					body: text
				};
			} catch (error) {
				let route = proxy ? `${url.host} through the proxy ${proxy.url.host} (\`${proxy.variable}\`)` : url.host, known = (abortSignal.aborted ? new api_error.hD("cancelled-in-flight", { detail: route }) : void 0) ?? (error instanceof api_error.hD ? error : toTransportError(error, signal, route));
				throw onNoResponse?.(known), known;
			}
		}
		#through(proxy) {
			let known = this.#proxied.get(proxy.variable) ?? tunnel(proxy, this.#options);
			return this.#proxied.set(proxy.variable, known), known;
		}
	}
	function isDirect(url) {
		try {
			return (0, http_proxy.E)(url) === void 0;
		} catch {
			return !1;
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
			if (size += chunk.length, size > maxBytes) throw new api_error.hD("unreadable", { detail: "far too long" });
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
		if (signal.aborted) return new api_error.hD("timeout", { detail: route });
		if (error instanceof errors_default().HTTPParserError) return new api_error.hD("unreadable", details);
		let status = error instanceof Error ? tunnelRejectedPattern.exec(error.message)?.[1] : void 0;
		return status === "407" ? new api_error.hD("proxy-auth-failed", { detail: route }) : status === void 0 ? code !== void 0 && tlsErrorCodes.test(code) ? new api_error.hD("tls-failed", details) : code !== void 0 && notSentCodes.test(code) ? new api_error.hD("unreachable", details) : new api_error.hD("connection-closed", details) : new api_error.hD("unreachable", { detail: `${route}, which responded with status ${status}` });
	}
}) };
