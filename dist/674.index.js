export const id = 674;
export const ids = [674];
export const modules = {
	617: ((__unused_webpack_module, exports, __webpack_require__) => {
		var aws4 = exports, url = __webpack_require__(7016), querystring = __webpack_require__(3480), crypto = __webpack_require__(6982), credentialsCache = __webpack_require__(6941)(1e3);
		function hmac(key, string, encoding) {
			return crypto.createHmac("sha256", key).update(string, "utf8").digest(encoding);
		}
		function hash(string, encoding) {
			return crypto.createHash("sha256").update(string, "utf8").digest(encoding);
		}
		function encodeRfc3986(urlEncodedString) {
			return urlEncodedString.replace(/[!'()*]/g, function(c) {
				return "%" + c.charCodeAt(0).toString(16).toUpperCase();
			});
		}
		function encodeRfc3986Full(str) {
			return encodeRfc3986(encodeURIComponent(str));
		}
		var HEADERS_TO_IGNORE = {
			authorization: !0,
			connection: !0,
			"x-amzn-trace-id": !0,
			"user-agent": !0,
			expect: !0,
			"presigned-expires": !0,
			range: !0
		};
		function RequestSigner(request, credentials) {
			typeof request == "string" && (request = url.parse(request));
			var headers = request.headers = Object.assign({}, request.headers || {}), hostParts = (!this.service || !this.region) && this.matchHost(request.hostname || request.host || headers.Host || headers.host);
			this.request = request, this.credentials = credentials || this.defaultCredentials(), this.service = request.service || hostParts[0] || "", this.region = request.region || hostParts[1] || "us-east-1", this.service === "email" && (this.service = "ses"), !request.method && request.body && (request.method = "POST"), !headers.Host && !headers.host && (headers.Host = request.hostname || request.host || this.createHost(), request.port && (headers.Host += ":" + request.port)), !request.hostname && !request.host && (request.hostname = headers.Host || headers.host), this.isCodeCommitGit = this.service === "codecommit" && request.method === "GIT", this.extraHeadersToIgnore = request.extraHeadersToIgnore || Object.create(null), this.extraHeadersToInclude = request.extraHeadersToInclude || Object.create(null);
		}
		RequestSigner.prototype.matchHost = function(host) {
			var hostParts = ((host || "").match(/([^\.]{1,63})\.(?:([^\.]{0,63})\.)?amazonaws\.com(\.cn)?$/) || []).slice(1, 3);
			if ((hostParts[1] === "es" || hostParts[1] === "aoss") && (hostParts = hostParts.reverse()), hostParts[1] == "s3") hostParts[0] = "s3", hostParts[1] = "us-east-1";
			else for (var i = 0; i < 2; i++) if (/^s3-/.test(hostParts[i])) {
				hostParts[1] = hostParts[i].slice(3), hostParts[0] = "s3";
				break;
			}
			return hostParts;
		}, RequestSigner.prototype.isSingleRegion = function() {
			return ["s3", "sdb"].indexOf(this.service) >= 0 && this.region === "us-east-1" || [
				"cloudfront",
				"ls",
				"route53",
				"iam",
				"importexport",
				"sts"
			].indexOf(this.service) >= 0;
		}, RequestSigner.prototype.createHost = function() {
			var region = this.isSingleRegion() ? "" : "." + this.region;
			return (this.service === "ses" ? "email" : this.service) + region + ".amazonaws.com";
		}, RequestSigner.prototype.prepareRequest = function() {
			this.parsePath();
			var request = this.request, headers = request.headers, query;
			request.signQuery ? (this.parsedPath.query = query = this.parsedPath.query || {}, this.credentials.sessionToken && (query["X-Amz-Security-Token"] = this.credentials.sessionToken), this.service === "s3" && !query["X-Amz-Expires"] && (query["X-Amz-Expires"] = 86400), query["X-Amz-Date"] ? this.datetime = query["X-Amz-Date"] : query["X-Amz-Date"] = this.getDateTime(), query["X-Amz-Algorithm"] = "AWS4-HMAC-SHA256", query["X-Amz-Credential"] = this.credentials.accessKeyId + "/" + this.credentialString(), query["X-Amz-SignedHeaders"] = this.signedHeaders()) : (!request.doNotModifyHeaders && !this.isCodeCommitGit && (request.body && !headers["Content-Type"] && !headers["content-type"] && (headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"), request.body && !headers["Content-Length"] && !headers["content-length"] && (headers["Content-Length"] = Buffer.byteLength(request.body)), this.credentials.sessionToken && !headers["X-Amz-Security-Token"] && !headers["x-amz-security-token"] && (headers["X-Amz-Security-Token"] = this.credentials.sessionToken), this.service === "s3" && !headers["X-Amz-Content-Sha256"] && !headers["x-amz-content-sha256"] && (headers["X-Amz-Content-Sha256"] = hash(this.request.body || "", "hex")), headers["X-Amz-Date"] || headers["x-amz-date"] ? this.datetime = headers["X-Amz-Date"] || headers["x-amz-date"] : headers["X-Amz-Date"] = this.getDateTime()), delete headers.Authorization, delete headers.authorization);
		}, RequestSigner.prototype.sign = function() {
			return this.parsedPath || this.prepareRequest(), this.request.signQuery ? this.parsedPath.query["X-Amz-Signature"] = this.signature() : this.request.headers.Authorization = this.authHeader(), this.request.path = this.formatPath(), this.request;
		}, RequestSigner.prototype.getDateTime = function() {
			if (!this.datetime) {
				var headers = this.request.headers, date = new Date(headers.Date || headers.date || new Date());
				this.datetime = date.toISOString().replace(/[:\-]|\.\d{3}/g, ""), this.isCodeCommitGit && (this.datetime = this.datetime.slice(0, -1));
			}
			return this.datetime;
		}, RequestSigner.prototype.getDate = function() {
			return this.getDateTime().substr(0, 8);
		}, RequestSigner.prototype.authHeader = function() {
			return [
				"AWS4-HMAC-SHA256 Credential=" + this.credentials.accessKeyId + "/" + this.credentialString(),
				"SignedHeaders=" + this.signedHeaders(),
				"Signature=" + this.signature()
			].join(", ");
		}, RequestSigner.prototype.signature = function() {
			var date = this.getDate(), cacheKey = [
				this.credentials.secretAccessKey,
				date,
				this.region,
				this.service
			].join(), kDate, kRegion, kService, kCredentials = credentialsCache.get(cacheKey);
			return kCredentials || (kDate = hmac("AWS4" + this.credentials.secretAccessKey, date), kRegion = hmac(kDate, this.region), kService = hmac(kRegion, this.service), kCredentials = hmac(kService, "aws4_request"), credentialsCache.set(cacheKey, kCredentials)), hmac(kCredentials, this.stringToSign(), "hex");
		}, RequestSigner.prototype.stringToSign = function() {
			return [
				"AWS4-HMAC-SHA256",
				this.getDateTime(),
				this.credentialString(),
				hash(this.canonicalString(), "hex")
			].join("\n");
		}, RequestSigner.prototype.canonicalString = function() {
			this.parsedPath || this.prepareRequest();
			var pathStr = this.parsedPath.path, query = this.parsedPath.query, headers = this.request.headers, queryStr = "", normalizePath = this.service !== "s3", decodePath = this.service === "s3" || this.request.doNotEncodePath, decodeSlashesInPath = this.service === "s3", firstValOnly = this.service === "s3", bodyHash = this.service === "s3" && this.request.signQuery ? "UNSIGNED-PAYLOAD" : this.isCodeCommitGit ? "" : headers["X-Amz-Content-Sha256"] || headers["x-amz-content-sha256"] || hash(this.request.body || "", "hex");
			if (query) {
				var reducedQuery = Object.keys(query).reduce(function(obj, key) {
					return key && (obj[encodeRfc3986Full(key)] = Array.isArray(query[key]) && firstValOnly ? query[key][0] : query[key]), obj;
				}, {}), encodedQueryPieces = [];
				Object.keys(reducedQuery).sort().forEach(function(key) {
					Array.isArray(reducedQuery[key]) ? reducedQuery[key].map(encodeRfc3986Full).sort().forEach(function(val) {
						encodedQueryPieces.push(key + "=" + val);
					}) : encodedQueryPieces.push(key + "=" + encodeRfc3986Full(reducedQuery[key]));
				}), queryStr = encodedQueryPieces.join("&");
			}
			return pathStr !== "/" && (normalizePath && (pathStr = pathStr.replace(/\/{2,}/g, "/")), pathStr = pathStr.split("/").reduce(function(path, piece) {
				return normalizePath && piece === ".." ? path.pop() : normalizePath && piece === "." || (decodePath && (piece = decodeURIComponent(piece.replace(/\+/g, " "))), path.push(encodeRfc3986Full(piece))), path;
			}, []).join("/"), pathStr[0] !== "/" && (pathStr = "/" + pathStr), decodeSlashesInPath && (pathStr = pathStr.replace(/%2F/g, "/"))), [
				this.request.method || "GET",
				pathStr,
				queryStr,
				this.canonicalHeaders() + "\n",
				this.signedHeaders(),
				bodyHash
			].join("\n");
		}, RequestSigner.prototype.filterHeaders = function() {
			var headers = this.request.headers, extraHeadersToInclude = this.extraHeadersToInclude, extraHeadersToIgnore = this.extraHeadersToIgnore;
			this.filteredHeaders = Object.keys(headers).map(function(key) {
				return [key.toLowerCase(), headers[key]];
			}).filter(function(entry) {
				return extraHeadersToInclude[entry[0]] || HEADERS_TO_IGNORE[entry[0]] == null && !extraHeadersToIgnore[entry[0]];
			}).sort(function(a, b) {
				return a[0] < b[0] ? -1 : 1;
			});
		}, RequestSigner.prototype.canonicalHeaders = function() {
			return this.filteredHeaders || this.filterHeaders(), this.filteredHeaders.map(function(entry) {
				return entry[0] + ":" + entry[1].toString().trim().replace(/\s+/g, " ");
			}).join("\n");
		}, RequestSigner.prototype.signedHeaders = function() {
			return this.filteredHeaders || this.filterHeaders(), this.filteredHeaders.map(function(entry) {
				return entry[0];
			}).join(";");
		}, RequestSigner.prototype.credentialString = function() {
			return [
				this.getDate(),
				this.region,
				this.service,
				"aws4_request"
			].join("/");
		}, RequestSigner.prototype.defaultCredentials = function() {
			var env = process.env;
			return {
				accessKeyId: env.AWS_ACCESS_KEY_ID || env.AWS_ACCESS_KEY,
				secretAccessKey: env.AWS_SECRET_ACCESS_KEY || env.AWS_SECRET_KEY,
				sessionToken: env.AWS_SESSION_TOKEN
			};
		}, RequestSigner.prototype.parsePath = function() {
			var path = this.request.path || "/";
			/[^0-9A-Za-z;,/?:@&=+$\-_.!~*'()#%]/.test(path) && (path = encodeURI(decodeURI(path)));
			var queryIx = path.indexOf("?"), query = null;
			queryIx >= 0 && (query = querystring.parse(path.slice(queryIx + 1)), path = path.slice(0, queryIx)), this.parsedPath = {
				path,
				query
			};
		}, RequestSigner.prototype.formatPath = function() {
			var path = this.parsedPath.path, query = this.parsedPath.query;
			return query ? (query[""] != null && delete query[""], path + "?" + encodeRfc3986(querystring.stringify(query))) : path;
		}, aws4.RequestSigner = RequestSigner, aws4.sign = function(request, credentials) {
			return new RequestSigner(request, credentials).sign();
		};
	}),
	6941: ((module) => {
		module.exports = function(size) {
			return new LruCache(size);
		};
		function LruCache(size) {
			this.capacity = size | 0, this.map = Object.create(null), this.list = new DoublyLinkedList();
		}
		LruCache.prototype.get = function(key) {
			var node = this.map[key];
			if (node != null) return this.used(node), node.val;
		}, LruCache.prototype.set = function(key, val) {
			var node = this.map[key];
			if (node != null) node.val = val;
			else {
				if (this.capacity || this.prune(), !this.capacity) return !1;
				node = new DoublyLinkedNode(key, val), this.map[key] = node, this.capacity--;
			}
			return this.used(node), !0;
		}, LruCache.prototype.used = function(node) {
			this.list.moveToFront(node);
		}, LruCache.prototype.prune = function() {
			var node = this.list.pop();
			node != null && (delete this.map[node.key], this.capacity++);
		};
		function DoublyLinkedList() {
			this.firstNode = null, this.lastNode = null;
		}
		DoublyLinkedList.prototype.moveToFront = function(node) {
			this.firstNode != node && (this.remove(node), this.firstNode == null ? (this.firstNode = node, this.lastNode = node, node.prev = null, node.next = null) : (node.prev = null, node.next = this.firstNode, node.next.prev = node, this.firstNode = node));
		}, DoublyLinkedList.prototype.pop = function() {
			var lastNode = this.lastNode;
			return lastNode != null && this.remove(lastNode), lastNode;
		}, DoublyLinkedList.prototype.remove = function(node) {
			this.firstNode == node ? this.firstNode = node.next : node.prev != null && (node.prev.next = node.next), this.lastNode == node ? this.lastNode = node.prev : node.next != null && (node.next.prev = node.prev);
		};
		function DoublyLinkedNode(key, val) {
			this.key = key, this.val = val, this.prev = null, this.next = null;
		}
	}),
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
	9913: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => store_open });
		var auth_credentials = __webpack_require__(3331), api_error = __webpack_require__(607), api = __webpack_require__(1559), change = __webpack_require__(6158), aws_api = __webpack_require__(5887), names = __webpack_require__(6391), identity = __webpack_require__(7455), aws_parameter_store_names = __webpack_require__(7389), schemas = __webpack_require__(3934), core_api = __webpack_require__(9502), schema = __webpack_require__(1088);
		let arn = schemas.YjP("is not the ARN of a parameter").check(core_api.Fk(aws_parameter_store_names.qp.fullName, "is not the ARN of a parameter")), type = schemas.k5n([
			"String",
			"StringList",
			"SecureString"
		], "is not a known type"), schema_name = schemas.YjP("is not a name").check(core_api.Fk(aws_parameter_store_names.qp.secret, "is not the name of a parameter")), descriptionList = schemas.Ikc({
			Parameters: schemas.cl6((0, schema.c3)(schemas.Ikc({
				ARN: arn,
				Name: schema_name,
				Type: type,
				Tier: (0, schema.W_)(schemas.YjP())
			}), schema.mn)),
			NextToken: schemas.cl6(schemas.YjP())
		}), schema_history = schemas.Ikc({
			Parameters: schemas.cl6((0, schema.c3)(schemas.Ikc({
				Name: schema_name,
				Type: type,
				Version: schemas.Whr().check(core_api.NC()),
				Labels: schemas.cl6((0, schema.d8)())
			}), schema.mn)),
			NextToken: schemas.cl6(schemas.YjP())
		}), labelResponse = schemas.Ikc({ InvalidLabels: schemas.cl6((0, schema.d8)()) }), store_api = (0, aws_api.l)({
			errorRules: [
				{
					code: /^ParameterNotFound$/,
					kind: "secret-not-found"
				},
				{
					code: /^ParameterVersionNotFound$/,
					kind: "version-not-found"
				},
				{
					code: /^ParameterVersionLabelLimitExceeded$/,
					kind: "label-quota"
				},
				{
					code: /^TooManyUpdates$/,
					kind: "conflict"
				}
			],
			advice: {
				throttled: "Run again later, a list with a smaller `concurrency` or a larger `max-attempts`.",
				"label-quota": "A version can have 10 labels. Remove an unused one from it, then run again."
			}
		}), pageSizes = {
			standard: 50,
			other: 25
		}, store_open = async (asked, { logIn, client, labels }) => {
			let url = new URL(asked.endpoint ?? (0, names.Lo)("ssm", asked.region));
			client.connect(url);
			let credentials = await logIn(), requestIds = [], secrets = (0, auth_credentials.Fj)(credentials), send = createSender(url, asked.region, client, credentials, requestIds), ref = asked, found, latest = [];
			async function findOnce() {
				return found ??= await findParameter(send, asked, secrets), ref = {
					...asked,
					secret: found.ARN
				}, found;
			}
			return {
				get ref() {
					return ref;
				},
				rules: aws_parameter_store_names.aO,
				requestIds,
				async read() {
					let parameter = await findOnce();
					return latest = await readLabels(send, parameter, labels, secrets).catch((error) => {
						throw error instanceof api_error.hD && error.kind === "not-encrypted" && (found = void 0), error;
					}), (0, change.Mb)(latest);
				},
				async move({ stage, before, after }) {
					let { Name } = await findOnce(), operation = after === null ? "UnlabelParameterVersion" : "LabelParameterVersion", parameters = {
						Name,
						ParameterVersion: Number(after ?? before),
						Labels: [stage]
					};
					await send("write", operation, parameters, parseLabelResponse(stage, after === null));
				},
				diagnose(about) {
					let isNowhere = !(about instanceof api_error.hD) && (0, change.Lm)(latest, about) === null;
					return Promise.resolve(isNowhere ? "The parameter may have been deleted and created again: compare the dates of its versions, since the same numbers name other versions then." : void 0);
				}
			};
		};
		async function findParameter(send, { secret, region }, secrets) {
			let names = (0, aws_parameter_store_names.eZ)(secret), parse = (0, identity.C)((0, api.LC)(descriptionList), {
				kind: "read",
				secret,
				secrets,
				namesOf: ({ Parameters }) => (Parameters ?? []).map(({ ARN }) => ARN),
				isAsked: (arn) => (0, aws_parameter_store_names.b_)(secret, arn) && (0, aws_parameter_store_names.Ro)(arn) === region
			}), parameters = {
				ParameterFilters: [{
					Key: "Name",
					Option: "Equals",
					Values: names
				}],
				MaxResults: 50
			}, found = new Map(), operation = "DescribeParameters";
			for await (let list of readPages(operation, 2500, (token) => send("read", operation, {
				...parameters,
				...token
			}, checkEncrypted(parse)))) {
				for (let parameter of list.Parameters ?? []) found.set(parameter.Name, parameter);
				if (found.size === names.length) break;
			}
			let [parameter, another] = found.values();
			if (parameter === void 0) throw new api_error.hD("secret-not-found", { operation });
			if (another !== void 0) throw new api_error.hD("arn-not-unique", {
				operation,
				detail: names.join(" and ")
			});
			return parameter;
		}
		async function readLabels(send, parameter, labels, secrets) {
			let { versions, pages } = await readHistory(send, parameter, secrets);
			return pages === 1 || isWhole(versions, labels) ? versions : (await readHistory(send, parameter, secrets)).versions;
		}
		async function readHistory(send, { Name, Tier }, secrets) {
			let parse = (0, identity.C)((0, api.LC)(schema_history), {
				kind: "read",
				secret: Name,
				secrets,
				namesOf: ({ Parameters }) => (Parameters ?? []).map((version) => version.Name),
				isAsked: (other) => other === Name
			}), parameters = {
				Name,
				WithDecryption: !1,
				MaxResults: Tier === "Standard" ? pageSizes.standard : pageSizes.other
			}, versions = new Map(), operation = "GetParameterHistory", pages = 0;
			for await (let list of readPages(operation, 25, (token) => send("read", operation, {
				...parameters,
				...token
			}, checkEncrypted(parse)))) {
				pages++;
				for (let { Version: order, Labels } of list.Parameters ?? []) versions.set(order, {
					id: String(order),
					stages: Labels ?? [],
					expires: null,
					order
				});
			}
			return {
				versions: [...versions.values()],
				pages
			};
		}
		function isWhole(versions, required) {
			let all = versions.flatMap(({ stages }) => stages), labels = new Set(all);
			return labels.size === all.length && required.every((label) => labels.has(label));
		}
		async function* readPages(operation, maxPages, read) {
			let token;
			for (let page = 1; page <= maxPages; page++) {
				let list = await read(token ? { NextToken: token } : {});
				yield list;
				let { NextToken: next } = list;
				if (!next) return;
				if (next === token) throw new api_error.hD("unreadable", {
					operation,
					detail: "the next page is the same one"
				});
				token = next;
			}
			throw new api_error.hD("unreadable", {
				operation,
				detail: `it has more than ${maxPages} pages`
			});
		}
		function checkEncrypted(parse) {
			return (response, details) => {
				let list = parse(response, details), other = list.Parameters?.find(({ Type }) => Type !== "SecureString");
				if (other !== void 0) throw new api_error.hD("not-encrypted", {
					...details,
					detail: `its type is ${other.Type}`
				});
				return list;
			};
		}
		function parseLabelResponse(stage, isRemoval) {
			let parse = (0, api.LC)(labelResponse);
			return (response, details) => {
				let labels = parse(response, details).InvalidLabels ?? [];
				if (labels.length !== 0) throw labels.includes(stage) ? isRemoval ? new api_error.hD("conflict", {
					...details,
					detail: `${stage} is not on this version`
				}) : new api_error.hD("rejected", {
					...details,
					detail: `it lists ${stage} in InvalidLabels`,
					advice: "Choose a label that Parameter Store allows: letters, digits, `.`, `-` and `_`."
				}) : new api_error.hD("unreadable", {
					...details,
					detail: "InvalidLabels: has another label than the request"
				});
			};
		}
		function createSender(url, region, client, credentials, requestIds) {
			return (kind, operation, parameters, parse) => {
				let body = JSON.stringify(parameters), signable = {
					service: "ssm",
					region,
					url,
					target: `AmazonSSM.${operation}`,
					body
				};
				return (0, api.T1)(client, store_api, {
					operation,
					kind,
					request: (date) => (0, aws_api._)(date, credentials, signable),
					parse,
					secrets: (0, auth_credentials.Fj)(credentials),
					requestIds
				});
			};
		}
	}),
	3665: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => store_open });
		var auth_credentials = __webpack_require__(3331), api_error = __webpack_require__(607), api = __webpack_require__(1559), rate_limiter = __webpack_require__(3412), change = __webpack_require__(6158), untrusted_text = __webpack_require__(3780), aws_api = __webpack_require__(5887), names = __webpack_require__(6391), identity = __webpack_require__(7455), aws_secrets_manager_names = __webpack_require__(5509), schemas = __webpack_require__(3934), core_api = __webpack_require__(9502), schema = __webpack_require__(1088);
		let version = schemas.YjP().check(core_api.Fk(aws_secrets_manager_names.qp.version)), arn = schemas.YjP("is not the ARN of a secret").check(core_api.Fk(aws_secrets_manager_names.qp.fullName, "is not the ARN of a secret")), labels = (0, schema.A7)((0, schema.d8)(), "holds an invalid list of labels").check(schemas.YPB((all) => Object.keys(all).every((id) => version.safeParse(id).success), "holds an invalid version id")), description = schemas.Ikc({
			ARN: arn,
			VersionIdsToStages: schemas.cl6(labels),
			DeletedDate: schemas.cl6(schemas.aig()),
			OwningService: schemas.cl6(schemas.YjP()),
			PrimaryRegion: schemas.cl6(schemas.YjP())
		}), time = schemas.aig().check(core_api.qm(0), core_api.Zm(1e11)), versionList = schemas.Ikc({
			ARN: arn,
			Versions: schemas.cl6((0, schema.c3)(schemas.Ikc({
				VersionId: version,
				CreatedDate: (0, schema.W_)(time)
			}), schema.mn)),
			NextToken: schemas.cl6(schemas.YjP())
		}), stageResponse = schemas.Ikc({ ARN: arn }), rateLimiters = new Map([["UpdateSecretVersionStage", new rate_limiter.v(50)], ["ListSecretVersionIds", new rate_limiter.v(50)]]), store_api = (0, aws_api.l)({
			errorRules: [
				{
					code: /^InvalidRequestException$/,
					message: /marked for deletion/,
					kind: "secret-deleting"
				},
				{
					code: /^ResourceNotFoundException$/,
					kind: "not-found"
				},
				{
					code: /^LimitExceededException$/,
					kind: "label-quota"
				}
			],
			rateLimiterFor: (operation) => rateLimiters.get(operation)
		}), store_open = async (asked, { logIn, client }) => {
			let url = new URL(asked.endpoint ?? (0, names.Lo)("secretsmanager", asked.region));
			client.connect(url);
			let credentials = await logIn(), requestIds = [], secrets = (0, auth_credentials.Fj)(credentials), send = createSender(url, asked.region, client, credentials, requestIds), ref = asked;
			async function describe() {
				let read = (secret) => send("read", "DescribeSecret", secret, {}, description), { secret } = ref, plain = (0, aws_secrets_manager_names.EU)(secret), readPlain = plain === secret ? void 0 : () => read(plain).then(({ ARN }) => ARN);
				return read(secret).catch((error) => (0, identity.G)(error, secret, secrets, readPlain));
			}
			return {
				get ref() {
					return ref;
				},
				rules: aws_secrets_manager_names.aO,
				requestIds,
				async read(wanted = []) {
					let secret = await describe();
					ref = {
						...asked,
						secret: secret.ARN
					}, checkMovable(secret, asked.region, secrets, {
						operation: "DescribeSecret",
						requestId: requestIds.at(-1)
					});
					let versions = new Map();
					for (let [id, stages] of Object.entries(secret.VersionIdsToStages ?? {})) versions.set(id, {
						id,
						stages,
						expires: null
					});
					let isComplete = () => wanted !== "all" && wanted.every((id) => versions.has(id)), token;
					for (let page = 1; page <= 25 && !isComplete() && (page === 1 || token); page++) {
						let parameters = {
							IncludeDeprecated: !0,
							MaxResults: 100,
							...token && { NextToken: token }
						}, list = await send("read", "ListSecretVersionIds", ref.secret, parameters, versionList);
						for (let { VersionId: id, CreatedDate: order } of list.Versions ?? []) versions.set(id, {
							id,
							stages: versions.get(id)?.stages ?? [],
							expires: null,
							order
						});
						token = list.NextToken;
					}
					return (0, change.Mb)([...versions.values()]);
				},
				async move({ stage, before, after }) {
					let parameters = {
						VersionStage: stage,
						...before !== null && { RemoveFromVersionId: before },
						...after !== null && { MoveToVersionId: after }
					};
					await send("write", "UpdateSecretVersionStage", ref.secret, parameters, stageResponse);
				}
			};
		};
		function createSender(url, region, client, credentials, requestIds) {
			return (kind, operation, secret, parameters, schema) => {
				let body = JSON.stringify({
					SecretId: secret,
					...parameters
				}), signable = {
					service: "secretsmanager",
					region,
					url,
					target: `secretsmanager.${operation}`,
					body
				}, request = (date) => (0, aws_api._)(date, credentials, signable), isAsked = (arn) => ((0, aws_secrets_manager_names.b_)(secret, arn) || secret === (0, aws_secrets_manager_names.H1)(arn)) && (0, aws_secrets_manager_names.Ro)(arn) === region, secrets = (0, auth_credentials.Fj)(credentials), parse = (0, identity.C)((0, api.LC)(schema), {
					kind,
					secret,
					secrets,
					namesOf: ({ ARN }) => [ARN],
					isAsked
				});
				return (0, api.T1)(client, store_api, {
					operation,
					kind,
					request,
					parse,
					secrets,
					requestIds
				});
			};
		}
		function checkMovable(secret, region, secrets, details) {
			let { DeletedDate: deleted, OwningService: owner, PrimaryRegion: primary } = secret;
			if (typeof deleted == "number") {
				let date = new Date(deleted * 1e3), detail = Number.isNaN(date.getTime()) ? void 0 : `at ${date.toISOString()}`;
				throw new api_error.hD("secret-deleting", {
					...details,
					detail
				});
			}
			if (owner) throw new api_error.hD("managed-secret", {
				...details,
				detail: `it belongs to ${(0, untrusted_text.aj)(owner, secrets)}`
			});
			if (primary && primary !== region) throw new api_error.hD("replica", {
				...details,
				detail: `the primary region is ${(0, untrusted_text.aj)(primary, secrets)}`
			});
		}
	}),
	5887: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			_: () => sign,
			l: () => buildApi
		});
		var aws4__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(617), aws4__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(aws4__WEBPACK_IMPORTED_MODULE_0__), zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3934), _http_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1559);
		let deniedCodes = /^(AccessDenied|NotAuthorized|UnauthorizedOperation)(Exception)?$/, signatureCodes = /^(InvalidSignature|SignatureDoesNotMatch|IncompleteSignature)(Exception)?$/, commonErrorRules = [
			{
				code: /^InvalidSignatureException$/,
				message: /^Signature (expired|not yet current)/,
				kind: "clock-skew"
			},
			{
				code: /^(Throttling|Throttled|RequestThrottled|TooManyRequests)(Exception)?$/,
				kind: "throttled"
			},
			{
				code: /^(RequestLimitExceeded|SlowDown)(Exception)?$/,
				kind: "throttled"
			},
			{
				code: /^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)(Exception)?$/,
				kind: "clock-skew"
			},
			{
				code: /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId)(Exception)?$/,
				kind: "bad-credentials"
			},
			{
				code: /^(MissingAuthenticationToken|InvalidToken|AuthFailure)(Exception)?$/,
				kind: "bad-credentials"
			},
			{
				code: signatureCodes,
				message: /scoped to (a valid region|correct service)/,
				kind: "wrong-region"
			},
			{
				code: signatureCodes,
				kind: "bad-credentials"
			},
			{
				code: deniedCodes,
				message: /explicit deny/,
				kind: "explicit-deny"
			},
			{
				code: deniedCodes,
				kind: "no-permission"
			},
			{
				code: /^OptInRequired(Exception)?$/,
				kind: "service-disabled"
			}
		], errorResponse = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			__type: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()),
			message: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()),
			Message: zod_mini__WEBPACK_IMPORTED_MODULE_2__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP())
		}), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(({ __type, message, Message }) => ({
			name: __type ?? void 0,
			text: message ?? Message ?? void 0
		}))), errorOf = (response) => {
			let body = errorResponse.safeParse((0, _http_api_js__WEBPACK_IMPORTED_MODULE_1__.Y2)(response)).data;
			return {
				code: (body?.name ?? response.header("x-amzn-errortype"))?.replace(/^.*#/, "").replace(/:.*$/, ""),
				message: body?.text
			};
		};
		function buildApi({ errorRules, ...others }) {
			return {
				...others,
				requestIdHeaders: ["x-amzn-requestid"],
				errorOf,
				errorRules: [...errorRules, ...commonErrorRules]
			};
		}
		function sign(date, credentials, { service, region, url, target, body }) {
			if (!("accessKeyId" in credentials)) throw TypeError("AWS supports access keys only");
			let { accessKeyId, secretAccessKey, securityToken } = credentials, unsigned = {
				service,
				region,
				method: "POST",
				path: "/",
				headers: {
					"content-length": String(Buffer.byteLength(body)),
					"content-type": "application/x-amz-json-1.1",
					host: url.host,
					"x-amz-date": date.toISOString().replace(/[-:]|\.\d+/g, ""),
					"x-amz-target": target,
					...securityToken !== void 0 && { "x-amz-security-token": securityToken }
				},
				body
			};
			return {
				method: "POST",
				url,
				body,
				headers: aws4__WEBPACK_IMPORTED_MODULE_0___default().sign(unsigned, {
					accessKeyId,
					secretAccessKey
				}).headers
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
	})
};
