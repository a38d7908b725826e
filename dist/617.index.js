export const id = 617;
export const ids = [617];
export const modules = {
	2467: ((module, __unused_webpack_exports, __webpack_require__) => {
		let { EventEmitter } = __webpack_require__(8474), { Buffer } = __webpack_require__(4573), { InvalidArgumentError, Socks5ProxyError } = __webpack_require__(1796), { debuglog } = __webpack_require__(7975), { parseAddress } = __webpack_require__(8859), debug = debuglog("undici:socks5"), EMPTY_BUFFER = Buffer.alloc(0), AUTH_METHODS = {
			NO_AUTH: 0,
			GSSAPI: 1,
			USERNAME_PASSWORD: 2,
			NO_ACCEPTABLE: 255
		}, COMMANDS = {
			CONNECT: 1,
			BIND: 2,
			UDP_ASSOCIATE: 3
		}, ADDRESS_TYPES = {
			IPV4: 1,
			DOMAIN: 3,
			IPV6: 4
		}, REPLY_CODES = {
			SUCCEEDED: 0,
			GENERAL_FAILURE: 1,
			CONNECTION_NOT_ALLOWED: 2,
			NETWORK_UNREACHABLE: 3,
			HOST_UNREACHABLE: 4,
			CONNECTION_REFUSED: 5,
			TTL_EXPIRED: 6,
			COMMAND_NOT_SUPPORTED: 7,
			ADDRESS_TYPE_NOT_SUPPORTED: 8
		}, STATES = {
			INITIAL: "initial",
			HANDSHAKING: "handshaking",
			AUTHENTICATING: "authenticating",
			AUTHENTICATED: "authenticated",
			CONNECTING: "connecting",
			CONNECTED: "connected",
			ERROR: "error",
			CLOSED: "closed"
		};
		class Socks5Client extends EventEmitter {
			constructor(socket, options = {}) {
				if (super(), !socket) throw new InvalidArgumentError("socket is required");
				this.socket = socket, this.options = options, this.state = STATES.INITIAL, this.buffer = EMPTY_BUFFER, this.onSocketData = this.onData.bind(this), this.onSocketError = this.onError.bind(this), this.onSocketClose = this.onClose.bind(this), this.authMethods = [], options.username && options.password && this.authMethods.push(AUTH_METHODS.USERNAME_PASSWORD), this.authMethods.push(AUTH_METHODS.NO_AUTH), this.socket.on("data", this.onSocketData), this.socket.on("error", this.onSocketError), this.socket.on("close", this.onSocketClose);
			}
			onData(data) {
				debug("received data", data.length, "bytes in state", this.state), this.buffer = Buffer.concat([this.buffer, data]);
				try {
					switch (this.state) {
						case STATES.HANDSHAKING:
							this.handleHandshakeResponse();
							break;
						case STATES.AUTHENTICATING:
							this.handleAuthResponse();
							break;
						case STATES.CONNECTING: this.handleConnectResponse();
					}
				} catch (err) {
					this.onError(err);
				}
			}
			onError(err) {
				debug("socket error", err), this.state = STATES.ERROR, this.emit("error", err), this.destroy();
			}
			onClose() {
				debug("socket closed"), this.state = STATES.CLOSED, this.emit("close");
			}
			destroy() {
				this.socket && !this.socket.destroyed && this.socket.destroy();
			}
			markAuthenticated() {
				this.state = STATES.AUTHENTICATED, this.emit("authenticated");
			}
			handshake() {
				if (this.state !== STATES.INITIAL) throw new InvalidArgumentError("Handshake already started");
				debug("starting handshake with", this.authMethods.length, "auth methods"), this.state = STATES.HANDSHAKING;
				let request = Buffer.alloc(2 + this.authMethods.length);
				request[0] = 5, request[1] = this.authMethods.length, this.authMethods.forEach((method, i) => {
					request[2 + i] = method;
				}), this.socket.write(request);
			}
			handleHandshakeResponse() {
				if (this.buffer.length < 2) return;
				let version = this.buffer[0], method = this.buffer[1];
				if (version !== 5) throw new Socks5ProxyError(`Invalid SOCKS version: ${version}`, "UND_ERR_SOCKS5_VERSION");
				if (method === AUTH_METHODS.NO_ACCEPTABLE) throw new Socks5ProxyError("No acceptable authentication method", "UND_ERR_SOCKS5_AUTH_REJECTED");
				if (this.buffer = this.buffer.subarray(2), debug("server selected auth method", method), method === AUTH_METHODS.NO_AUTH) this.markAuthenticated();
				else if (method === AUTH_METHODS.USERNAME_PASSWORD) this.state = STATES.AUTHENTICATING, this.sendAuthRequest();
				else throw new Socks5ProxyError(`Unsupported authentication method: ${method}`, "UND_ERR_SOCKS5_AUTH_METHOD");
			}
			sendAuthRequest() {
				let { username, password } = this.options;
				if (!username || !password) throw new InvalidArgumentError("Username and password required for authentication");
				debug("sending username/password auth");
				let usernameBuffer = Buffer.from(username), passwordBuffer = Buffer.from(password);
				if (usernameBuffer.length > 255 || passwordBuffer.length > 255) throw new InvalidArgumentError("Username or password too long");
				let request = Buffer.alloc(3 + usernameBuffer.length + passwordBuffer.length);
				request[0] = 1, request[1] = usernameBuffer.length, usernameBuffer.copy(request, 2), request[2 + usernameBuffer.length] = passwordBuffer.length, passwordBuffer.copy(request, 3 + usernameBuffer.length), this.socket.write(request);
			}
			handleAuthResponse() {
				if (this.buffer.length < 2) return;
				let version = this.buffer[0], status = this.buffer[1];
				if (version !== 1) throw new Socks5ProxyError(`Invalid auth sub-negotiation version: ${version}`, "UND_ERR_SOCKS5_AUTH_VERSION");
				if (status !== 0) throw new Socks5ProxyError("Authentication failed", "UND_ERR_SOCKS5_AUTH_FAILED");
				this.buffer = this.buffer.subarray(2), debug("authentication successful"), this.markAuthenticated();
			}
			connect(address, port) {
				if (this.state === STATES.CONNECTING || this.state === STATES.CONNECTED) throw new InvalidArgumentError("Connection already in progress");
				if (this.state !== STATES.AUTHENTICATED) throw new InvalidArgumentError("Client must be authenticated before CONNECT");
				debug("connecting to", address, port), this.state = STATES.CONNECTING;
				let request = this.buildConnectRequest(COMMANDS.CONNECT, address, port);
				this.socket.write(request);
			}
			buildConnectRequest(command, address, port) {
				let { type: addressType, buffer: addressBuffer } = parseAddress(address), request = Buffer.alloc(4 + addressBuffer.length + 2);
				return request[0] = 5, request[1] = command, request[2] = 0, request[3] = addressType, addressBuffer.copy(request, 4), request.writeUInt16BE(port, 4 + addressBuffer.length), request;
			}
			handleConnectResponse() {
				if (this.buffer.length < 4) return;
				let version = this.buffer[0], reply = this.buffer[1], addressType = this.buffer[3];
				if (version !== 5) throw new Socks5ProxyError(`Invalid SOCKS version in reply: ${version}`, "UND_ERR_SOCKS5_REPLY_VERSION");
				let responseLength = 4;
				if (addressType === ADDRESS_TYPES.IPV4) responseLength += 6;
				else if (addressType === ADDRESS_TYPES.DOMAIN) {
					if (this.buffer.length < 5) return;
					responseLength += 1 + this.buffer[4] + 2;
				} else if (addressType === ADDRESS_TYPES.IPV6) responseLength += 18;
				else throw new Socks5ProxyError(`Invalid address type in reply: ${addressType}`, "UND_ERR_SOCKS5_ADDR_TYPE");
				if (this.buffer.length < responseLength) return;
				if (reply !== REPLY_CODES.SUCCEEDED) {
					let errorMessage = this.getReplyErrorMessage(reply);
					throw new Socks5ProxyError(`SOCKS5 connection failed: ${errorMessage}`, `UND_ERR_SOCKS5_REPLY_${reply}`);
				}
				let boundAddress, offset = 4;
				if (addressType === ADDRESS_TYPES.IPV4) boundAddress = Array.from(this.buffer.subarray(offset, offset + 4)).join("."), offset += 4;
				else if (addressType === ADDRESS_TYPES.DOMAIN) {
					let domainLength = this.buffer[offset];
					offset += 1, boundAddress = this.buffer.subarray(offset, offset + domainLength).toString(), offset += domainLength;
				} else if (addressType === ADDRESS_TYPES.IPV6) {
					let parts = [];
					for (let i = 0; i < 8; i++) {
						let value = this.buffer.readUInt16BE(offset + i * 2);
						parts.push(value.toString(16));
					}
					boundAddress = parts.join(":"), offset += 16;
				}
				let boundPort = this.buffer.readUInt16BE(offset);
				this.buffer = EMPTY_BUFFER, this.state = STATES.CONNECTED, this.socket.removeListener("data", this.onSocketData), debug("connected, bound address:", boundAddress, "port:", boundPort), this.emit("connected", {
					address: boundAddress,
					port: boundPort
				});
			}
			getReplyErrorMessage(reply) {
				switch (reply) {
					case REPLY_CODES.GENERAL_FAILURE: return "General SOCKS server failure";
					case REPLY_CODES.CONNECTION_NOT_ALLOWED: return "Connection not allowed by ruleset";
					case REPLY_CODES.NETWORK_UNREACHABLE: return "Network unreachable";
					case REPLY_CODES.HOST_UNREACHABLE: return "Host unreachable";
					case REPLY_CODES.CONNECTION_REFUSED: return "Connection refused";
					case REPLY_CODES.TTL_EXPIRED: return "TTL expired";
					case REPLY_CODES.COMMAND_NOT_SUPPORTED: return "Command not supported";
					case REPLY_CODES.ADDRESS_TYPE_NOT_SUPPORTED: return "Address type not supported";
					default: return `Unknown error code: ${reply}`;
				}
			}
		}
		module.exports = {
			Socks5Client,
			AUTH_METHODS,
			COMMANDS,
			ADDRESS_TYPES,
			REPLY_CODES,
			STATES
		};
	}),
	8859: ((module, __unused_webpack_exports, __webpack_require__) => {
		let { Buffer } = __webpack_require__(4573), net = __webpack_require__(7030), { InvalidArgumentError } = __webpack_require__(1796);
		function parseAddress(address) {
			if (net.isIPv4(address)) {
				let parts = address.split(".").map(Number);
				return {
					type: 1,
					buffer: Buffer.from(parts)
				};
			}
			if (net.isIPv6(address)) return {
				type: 4,
				buffer: parseIPv6(address)
			};
			let domainBuffer = Buffer.from(address, "utf8");
			if (domainBuffer.length > 255) throw new InvalidArgumentError("Domain name too long (max 255 bytes)");
			return {
				type: 3,
				buffer: Buffer.concat([Buffer.from([domainBuffer.length]), domainBuffer])
			};
		}
		function parseIPv6(address) {
			let buffer = Buffer.alloc(16), normalizedAddress = address;
			if (address.includes(".")) {
				let lastColonIndex = address.lastIndexOf(":"), ipv4Part = address.slice(lastColonIndex + 1);
				if (net.isIPv4(ipv4Part)) {
					let octets = ipv4Part.split(".").map(Number), high = (octets[0] << 8 | octets[1]).toString(16), low = (octets[2] << 8 | octets[3]).toString(16);
					normalizedAddress = `${address.slice(0, lastColonIndex)}:${high}:${low}`;
				}
			}
			let doubleColonIndex = normalizedAddress.indexOf("::");
			if (doubleColonIndex !== -1) {
				let before = normalizedAddress.slice(0, doubleColonIndex), after = normalizedAddress.slice(doubleColonIndex + 2), beforeParts = before === "" ? [] : before.split(":"), afterParts = after === "" ? [] : after.split(":"), bufferIndex = 0;
				for (let part of beforeParts) buffer.writeUInt16BE(parseInt(part, 16), bufferIndex), bufferIndex += 2;
				bufferIndex = 16 - afterParts.length * 2;
				for (let part of afterParts) buffer.writeUInt16BE(parseInt(part, 16), bufferIndex), bufferIndex += 2;
			} else {
				let parts = normalizedAddress.split(":");
				for (let i = 0; i < parts.length; i++) buffer.writeUInt16BE(parseInt(parts[i], 16), i * 2);
			}
			return buffer;
		}
		function buildAddressBuffer(type, addressBuffer, port) {
			let portBuffer = Buffer.allocUnsafe(2);
			return portBuffer.writeUInt16BE(port, 0), Buffer.concat([
				Buffer.from([type]),
				addressBuffer,
				portBuffer
			]);
		}
		function parseResponseAddress(buffer, offset = 0) {
			if (buffer.length < offset + 1) throw new InvalidArgumentError("Buffer too small to contain address type");
			let addressType = buffer[offset], address, currentOffset = offset + 1;
			switch (addressType) {
				case 1:
					if (buffer.length < currentOffset + 6) throw new InvalidArgumentError("Buffer too small for IPv4 address");
					address = Array.from(buffer.subarray(currentOffset, currentOffset + 4)).join("."), currentOffset += 4;
					break;
				case 3: {
					if (buffer.length < currentOffset + 1) throw new InvalidArgumentError("Buffer too small for domain length");
					let domainLength = buffer[currentOffset];
					if (currentOffset += 1, buffer.length < currentOffset + domainLength + 2) throw new InvalidArgumentError("Buffer too small for domain address");
					address = buffer.subarray(currentOffset, currentOffset + domainLength).toString("utf8"), currentOffset += domainLength;
					break;
				}
				case 4: {
					if (buffer.length < currentOffset + 18) throw new InvalidArgumentError("Buffer too small for IPv6 address");
					let parts = [];
					for (let i = 0; i < 8; i++) {
						let value = buffer.readUInt16BE(currentOffset + i * 2);
						parts.push(value.toString(16));
					}
					address = parts.join(":"), currentOffset += 16;
					break;
				}
				default: throw new InvalidArgumentError(`Invalid address type: ${addressType}`);
			}
			if (buffer.length < currentOffset + 2) throw new InvalidArgumentError("Buffer too small for port");
			let port = buffer.readUInt16BE(currentOffset);
			return currentOffset += 2, {
				address,
				port,
				bytesRead: currentOffset - offset
			};
		}
		function createReplyError(replyCode) {
			let message = {
				1: "General SOCKS server failure",
				2: "Connection not allowed by ruleset",
				3: "Network unreachable",
				4: "Host unreachable",
				5: "Connection refused",
				6: "TTL expired",
				7: "Command not supported",
				8: "Address type not supported"
			}[replyCode] || `Unknown SOCKS5 error code: ${replyCode}`, error = Error(message);
			return error.code = `SOCKS5_${replyCode}`, error;
		}
		module.exports = {
			parseAddress,
			parseIPv6,
			buildAddressBuffer,
			parseResponseAddress,
			createReplyError
		};
	}),
	6617: ((module, __unused_webpack_exports, __webpack_require__) => {
		let { kProxy, kClose, kDestroy, kDispatch } = __webpack_require__(7806), Agent = __webpack_require__(9272), Pool = __webpack_require__(4323), DispatcherBase = __webpack_require__(5888), { InvalidArgumentError, RequestAbortedError, SecureProxyConnectionError, ProxyConnectionError } = __webpack_require__(1796), buildConnector = __webpack_require__(2665), Client = __webpack_require__(5550), { channels } = __webpack_require__(9299), Socks5ProxyAgent = __webpack_require__(3704), { hasSafeIterator } = __webpack_require__(4387), kAgent = Symbol("proxy agent"), kClient = Symbol("proxy client"), kProxyHeaders = Symbol("proxy headers"), kRequestTls = Symbol("request tls settings"), kProxyTls = Symbol("proxy tls settings"), kConnectEndpoint = Symbol("connect endpoint function"), kConnectEndpointHTTP1 = Symbol("connect endpoint function (http/1.1 only)"), kTunnelProxy = Symbol("tunnel proxy");
		function defaultProtocolPort(protocol) {
			return protocol === "https:" ? 443 : 80;
		}
		function defaultFactory(origin, opts) {
			return new Pool(origin, opts);
		}
		let noop = () => {};
		function defaultAgentFactory(origin, opts) {
			return opts.connections === 1 ? new Client(origin, opts) : new Pool(origin, opts);
		}
		function shouldProxyTunnel(requestProtocol, proxyTunnel) {
			return proxyTunnel === !0 || requestProtocol !== "http:";
		}
		class Http1ProxyWrapper extends DispatcherBase {
			#client;
			#proxyServername;
			constructor(proxyUrl, { headers = {}, connect, factory, proxyServername }) {
				if (!proxyUrl) throw new InvalidArgumentError("Proxy URL is mandatory");
				super(), this[kProxyHeaders] = headers, this.#proxyServername = proxyServername, this.#client = factory ? factory(proxyUrl, { connect }) : new Client(proxyUrl, { connect });
			}
			[kDispatch](opts, handler) {
				let onResponseStart = handler.onResponseStart;
				handler.onResponseStart = function(controller, statusCode, data, statusMessage) {
					statusCode === 407 ? typeof handler.onResponseError == "function" && handler.onResponseError(controller, new InvalidArgumentError("Proxy Authentication Required (407)")) : onResponseStart && onResponseStart.call(this, controller, statusCode, data, statusMessage);
				};
				let { origin, path = "/", headers = {} } = opts;
				return opts.path = origin + path, opts.headers = {
					...this[kProxyHeaders],
					...headers
				}, hasHostHeader(headers) || (opts.headers.host = new URL(origin).host), this.#proxyServername != null && (opts.servername = this.#proxyServername), this.#client[kDispatch](opts, handler);
			}
			[kClose]() {
				return this.#client.close();
			}
			[kDestroy](err) {
				return this.#client.destroy(err);
			}
		}
		class ProxyAgent extends DispatcherBase {
			constructor(opts) {
				if (!opts || typeof opts == "object" && !(opts instanceof URL) && !opts.uri) throw new InvalidArgumentError("Proxy uri is mandatory");
				let { clientFactory = defaultFactory } = opts;
				if (typeof clientFactory != "function") throw new InvalidArgumentError("Proxy opts.clientFactory must be a function.");
				let { proxyTunnel, connectTimeout } = opts;
				super(opts);
				let url = this.#getUrl(opts), { href, origin, port, protocol, username, password, hostname: proxyHostname } = url;
				if (this[kProxy] = {
					uri: href,
					protocol
				}, this[kRequestTls] = opts.requestTls, this[kProxyTls] = opts.proxyTls, this[kProxyHeaders] = opts.headers || {}, this[kTunnelProxy] = proxyTunnel, opts.auth && opts.token) throw new InvalidArgumentError("opts.auth cannot be used in combination with opts.token");
				opts.auth ? this[kProxyHeaders]["proxy-authorization"] = `Basic ${opts.auth}` : opts.token ? this[kProxyHeaders]["proxy-authorization"] = opts.token : username && password ? this[kProxyHeaders]["proxy-authorization"] = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}` : username && (this[kProxyHeaders]["proxy-authorization"] = `Basic ${Buffer.from(`${decodeURIComponent(username)}:`).toString("base64")}`);
				let connect = buildConnector({
					timeout: connectTimeout,
					...opts.proxyTls
				}), connectHTTP1 = buildConnector({
					timeout: connectTimeout,
					...opts.proxyTls,
					allowH2: !1
				});
				this[kConnectEndpoint] = buildConnector({
					timeout: connectTimeout,
					...opts.requestTls
				}), this[kConnectEndpointHTTP1] = buildConnector({
					timeout: connectTimeout,
					...opts.requestTls,
					allowH2: !1
				});
				let agentFactory = opts.factory || defaultAgentFactory, factory = (origin, options) => {
					let { protocol } = new URL(origin);
					if (this[kProxy].protocol === "socks5:" || this[kProxy].protocol === "socks:") return new Socks5ProxyAgent(this[kProxy].uri, {
						headers: this[kProxyHeaders],
						connect,
						factory: agentFactory,
						username: opts.username || username,
						password: opts.password || password,
						connectTimeout,
						proxyTls: opts.proxyTls,
						requestTls: opts.requestTls
					});
					if (!shouldProxyTunnel(protocol, this[kTunnelProxy])) {
						let forwardConnect = this[kProxy].protocol === "https:" ? (opts, cb) => connectHTTP1(opts, (err, socket) => {
							err && err.code === "ERR_TLS_CERT_ALTNAME_INVALID" ? cb(new SecureProxyConnectionError(err)) : cb(err, socket);
						}) : connectHTTP1;
						return new Http1ProxyWrapper(this[kProxy].uri, {
							headers: this[kProxyHeaders],
							connect: forwardConnect,
							factory: agentFactory,
							proxyServername: this[kProxy].protocol === "https:" ? this[kProxyTls]?.servername || proxyHostname : void 0
						});
					}
					return agentFactory(origin, options);
				};
				protocol === "socks5:" || protocol === "socks:" ? this[kClient] = null : this[kClient] = clientFactory(url, { connect }), this[kAgent] = new Agent({
					...opts,
					factory,
					connect: async (opts, callback) => {
						if (!this[kClient]) {
							callback(new InvalidArgumentError("Cannot establish tunnel connection without a proxy client"));
							return;
						}
						let requestedPath = opts.host;
						opts.port || (requestedPath += `:${defaultProtocolPort(opts.protocol)}`);
						try {
							let connectParams = {
								origin,
								port,
								path: requestedPath,
								signal: opts.signal,
								headers: {
									...this[kProxyHeaders],
									host: opts.host,
									...opts.connections == null || opts.connections > 0 ? { "proxy-connection": "keep-alive" } : {}
								},
								servername: this[kProxyTls]?.servername || proxyHostname
							}, { socket, statusCode } = await this[kClient].connect(connectParams);
							if (statusCode !== 200) {
								socket.on("error", noop).destroy(), callback(new RequestAbortedError(`Proxy response (${statusCode}) !== 200 when HTTP Tunneling`));
								return;
							}
							if (channels.proxyConnected.hasSubscribers && channels.proxyConnected.publish({
								socket,
								connectParams
							}), opts.protocol !== "https:") {
								callback(null, socket);
								return;
							}
							let servername;
							servername = this[kRequestTls] ? this[kRequestTls].servername : opts.servername, (opts.allowH2 === !1 ? this[kConnectEndpointHTTP1] : this[kConnectEndpoint])({
								...opts,
								servername,
								httpSocket: socket
							}, callback);
						} catch (err) {
							err.code === "ERR_TLS_CERT_ALTNAME_INVALID" ? callback(new SecureProxyConnectionError(err)) : err.code === "UND_ERR_SOCKET" ? callback(new ProxyConnectionError(err)) : callback(err);
						}
					}
				});
			}
			dispatch(opts, handler) {
				let headers = buildHeaders(opts.headers);
				return throwIfProxyAuthIsSent(headers), headers && !hasHostHeader(headers) && (headers === opts.headers && (headers = { ...headers }), headers.host = new URL(opts.origin).host), this[kAgent].dispatch({
					...opts,
					headers
				}, handler);
			}
			#getUrl(opts) {
				return typeof opts == "string" ? new URL(opts) : opts instanceof URL ? opts : new URL(opts.uri);
			}
			[kClose]() {
				let promises = [this[kAgent].close()];
				return this[kClient] && promises.push(this[kClient].close()), Promise.all(promises);
			}
			[kDestroy]() {
				let promises = [this[kAgent].destroy()];
				return this[kClient] && promises.push(this[kClient].destroy()), Promise.all(promises);
			}
		}
		function buildHeaders(headers) {
			if (Array.isArray(headers)) {
				let headersPair = {};
				for (let i = 0; i < headers.length; i += 2) isProxyAuthorizationHeader(headers[i]) && throwProxyAuthError(), headersPair[headers[i]] = headers[i + 1];
				return headersPair;
			}
			if (headers && typeof headers == "object" && hasSafeIterator(headers)) {
				let headersPair = {};
				for (let [key, value] of headers) {
					if (!Object.hasOwn(headersPair, key)) {
						headersPair[key] = value;
						continue;
					}
					let previous = headersPair[key], values = [];
					previous !== void 0 && values.push(...Array.isArray(previous) ? previous : [previous]), value !== void 0 && values.push(...Array.isArray(value) ? value : [value]), headersPair[key] = values.length > 1 ? values : values[0];
				}
				return headersPair;
			}
			return headers;
		}
		function throwIfProxyAuthIsSent(headers) {
			for (let key in headers) isProxyAuthorizationHeader(key) && throwProxyAuthError();
		}
		function isProxyAuthorizationHeader(key) {
			return key.length === 19 && key.toLowerCase() === "proxy-authorization";
		}
		function hasHostHeader(headers) {
			for (let key in headers) if (key.length === 4 && key.toLowerCase() === "host") return !0;
			return !1;
		}
		function throwProxyAuthError() {
			throw new InvalidArgumentError("Proxy-Authorization should be sent in ProxyAgent constructor");
		}
		module.exports = ProxyAgent;
	}),
	3704: ((module, __unused_webpack_exports, __webpack_require__) => {
		let { URL } = __webpack_require__(3136), tls, DispatcherBase = __webpack_require__(5888), { ConnectTimeoutError, InvalidArgumentError } = __webpack_require__(1796), { Socks5Client, STATES } = __webpack_require__(2467), { kBusy, kConnected, kDispatch, kClose, kDestroy } = __webpack_require__(7806), Pool = __webpack_require__(4323), buildConnector = __webpack_require__(2665), { setupConnectTimeout } = __webpack_require__(4387), { debuglog } = __webpack_require__(7975), debug = debuglog("undici:socks5-proxy"), kProxyUrl = Symbol("proxy url"), kProxyHeaders = Symbol("proxy headers"), kProxyAuth = Symbol("proxy auth"), kProxyProtocol = Symbol("proxy protocol"), kPools = Symbol("pools"), kConnector = Symbol("connector"), kConnectTimeout = Symbol("connect timeout"), kRequestTls = Symbol("request tls settings"), kRequestTlsTimeout = Symbol("request tls timeout");
		function createConnectTimeoutError(hostname, port, timeout) {
			return new ConnectTimeoutError(`Connect Timeout Error (attempted address: ${hostname}:${port}, timeout: ${timeout}ms)`);
		}
		let experimentalWarningEmitted = !1;
		class Socks5ProxyAgent extends DispatcherBase {
			constructor(proxyUrl, options = {}) {
				if (super(options), experimentalWarningEmitted ||= (process.emitWarning("SOCKS5 proxy support is experimental and subject to change", "ExperimentalWarning"), !0), !proxyUrl) throw new InvalidArgumentError("Proxy URL is mandatory");
				let url = typeof proxyUrl == "string" ? new URL(proxyUrl) : proxyUrl;
				if (url.protocol !== "socks5:" && url.protocol !== "socks:") throw new InvalidArgumentError("Proxy URL must use socks5:// or socks:// protocol");
				this[kProxyUrl] = url, this[kProxyHeaders] = options.headers || {}, this[kProxyProtocol] = options.proxyTls ? "https:" : "http:";
				let connectTimeout = options.connectTimeout ?? 5e3;
				if (!Number.isFinite(connectTimeout) || connectTimeout < 0) throw new InvalidArgumentError("invalid connectTimeout");
				this[kConnectTimeout] = connectTimeout;
				let { timeout, ...requestTls } = options.requestTls || {}, requestTlsTimeout = timeout ?? connectTimeout;
				if (!Number.isFinite(requestTlsTimeout) || requestTlsTimeout < 0) throw new InvalidArgumentError("invalid requestTls.timeout");
				this[kRequestTls] = requestTls, this[kRequestTlsTimeout] = requestTlsTimeout, this[kProxyAuth] = {
					username: options.username || (url.username ? decodeURIComponent(url.username) : null),
					password: options.password || (url.password ? decodeURIComponent(url.password) : null)
				};
				let proxyTlsTimeout = options.proxyTls?.timeout ?? connectTimeout;
				if (!Number.isFinite(proxyTlsTimeout) || proxyTlsTimeout < 0) throw new InvalidArgumentError("invalid proxyTls.timeout");
				this[kConnector] = options.connect || buildConnector({
					...options.proxyTls,
					timeout: proxyTlsTimeout,
					servername: options.proxyTls?.servername || url.hostname
				}), this[kPools] = new Map();
			}
			async createSocks5Connection(targetHost, targetPort) {
				let proxyHost = this[kProxyUrl].hostname, proxyPort = parseInt(this[kProxyUrl].port) || 1080;
				debug("creating SOCKS5 connection to", proxyHost, proxyPort);
				let socketReady = Promise.withResolvers();
				this[kConnector]({
					hostname: proxyHost,
					host: proxyHost,
					port: proxyPort,
					protocol: this[kProxyProtocol]
				}, (err, socket) => {
					err ? socketReady.reject(err) : socketReady.resolve(socket);
				});
				let socket = await socketReady.promise, socks5Client = new Socks5Client(socket, this[kProxyAuth]);
				socks5Client.on("error", (err) => {
					debug("SOCKS5 error:", err), socket.destroy();
				}), await socks5Client.handshake();
				let authenticationReady = Promise.withResolvers(), authenticationTimeout = this[kConnectTimeout] === 0 ? null : setTimeout(() => {
					cleanupAuthenticationListeners(), socks5Client.destroy(), authenticationReady.reject(createConnectTimeoutError(proxyHost, proxyPort, this[kConnectTimeout]));
				}, this[kConnectTimeout]), cleanupAuthenticationListeners = () => {
					clearTimeout(authenticationTimeout), socks5Client.removeListener("authenticated", onAuthenticated), socks5Client.removeListener("error", onAuthenticationError);
				}, onAuthenticated = () => {
					cleanupAuthenticationListeners(), authenticationReady.resolve();
				}, onAuthenticationError = (err) => {
					cleanupAuthenticationListeners(), authenticationReady.reject(err);
				};
				socks5Client.state === STATES.AUTHENTICATED ? (clearTimeout(authenticationTimeout), authenticationReady.resolve()) : (socks5Client.once("authenticated", onAuthenticated), socks5Client.once("error", onAuthenticationError)), await authenticationReady.promise, await socks5Client.connect(targetHost, targetPort);
				let connectionReady = Promise.withResolvers(), connectionTimeout = this[kConnectTimeout] === 0 ? null : setTimeout(() => {
					cleanupConnectionListeners(), socks5Client.destroy(), connectionReady.reject(createConnectTimeoutError(targetHost, targetPort, this[kConnectTimeout]));
				}, this[kConnectTimeout]), cleanupConnectionListeners = () => {
					clearTimeout(connectionTimeout), socks5Client.removeListener("connected", onConnected), socks5Client.removeListener("error", onConnectionError);
				}, onConnected = (info) => {
					debug("SOCKS5 tunnel established to", targetHost, targetPort, "via", info), cleanupConnectionListeners(), connectionReady.resolve();
				}, onConnectionError = (err) => {
					cleanupConnectionListeners(), connectionReady.reject(err);
				};
				return socks5Client.once("connected", onConnected), socks5Client.once("error", onConnectionError), await connectionReady.promise, socket;
			}
			[kDispatch](opts, handler) {
				let { origin } = opts;
				debug("dispatching request to", origin, "via SOCKS5");
				try {
					let originKey = String(origin), pool = this[kPools].get(originKey);
					if (!pool || pool.destroyed || pool.closed) {
						pool = new Pool(origin, {
							pipelining: opts.pipelining,
							connections: opts.connections,
							connect: async (connectOpts, callback) => {
								try {
									let url = new URL(origin), targetHost = url.hostname, targetPort = parseInt(url.port) || (url.protocol === "https:" ? 443 : 80);
									debug("establishing SOCKS5 connection to", targetHost, targetPort);
									let socket = await this.createSocks5Connection(targetHost, targetPort), finalSocket = socket;
									if (url.protocol === "https:") {
										tls ||= __webpack_require__(1692), debug("upgrading to TLS"), finalSocket = tls.connect({
											...this[kRequestTls],
											socket,
											servername: this[kRequestTls]?.servername || targetHost
										});
										let tlsReady = Promise.withResolvers(), cleanupTlsListeners = () => {
											queueMicrotask(clearTlsTimeout), finalSocket.removeListener("secureConnect", onSecureConnect), finalSocket.removeListener("error", onTlsError);
										}, onSecureConnect = () => {
											cleanupTlsListeners(), tlsReady.resolve();
										}, onTlsError = (err) => {
											cleanupTlsListeners(), tlsReady.reject(err);
										}, clearTlsTimeout = setupConnectTimeout(new WeakRef(finalSocket), {
											timeout: this[kRequestTlsTimeout],
											hostname: targetHost,
											port: targetPort
										});
										finalSocket.once("secureConnect", onSecureConnect), finalSocket.once("error", onTlsError), await tlsReady.promise;
									}
									callback(null, finalSocket);
								} catch (err) {
									debug("SOCKS5 connection error:", err), callback(err);
								}
							}
						}), this[kPools].set(originKey, pool);
						let closePoolIfUnused = () => {
							this[kPools].get(originKey) !== pool || pool[kConnected] > 0 || pool[kBusy] || (this[kPools].delete(originKey), pool.destroyed || pool.close());
						};
						pool.on("disconnect", closePoolIfUnused), pool.on("connectionError", closePoolIfUnused);
					}
					return pool[kDispatch](opts, handler);
				} catch (err) {
					if (debug("dispatch error:", err), typeof handler.onResponseError == "function") return handler.onResponseError(null, err), !1;
					if (typeof handler.onError == "function") return handler.onError(err), !1;
					throw err;
				}
			}
			async [kClose]() {
				let closePromises = [];
				for (let pool of this[kPools].values()) closePromises.push(pool.close());
				this[kPools].clear(), await Promise.all(closePromises);
			}
			async [kDestroy](err) {
				let destroyPromises = [];
				for (let pool of this[kPools].values()) destroyPromises.push(pool.destroy(err));
				this[kPools].clear(), await Promise.all(destroyPromises);
			}
		}
		module.exports = Socks5ProxyAgent;
	})
};
