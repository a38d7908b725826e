export const id = 564;
export const ids = [564];
export const modules = {
	7564: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => store_open });
		var api_error = __webpack_require__(607), refusal = __webpack_require__(3640), auth_credentials = __webpack_require__(3331), api = __webpack_require__(1559), encode = __webpack_require__(8609), message = __webpack_require__(3896), identity = __webpack_require__(7455), names = __webpack_require__(5448), schemas = __webpack_require__(3934), core_api = __webpack_require__(9502), json = __webpack_require__(2425), schema = __webpack_require__(1088);
		let schema_text = schemas.MfU(schemas.lqM(schemas.YjP()), void 0), keyValue = schemas.Ikc({
			etag: schemas.YjP("is not an etag").check(core_api.Fk(/^[\x21\x23-\x7e]{1,256}$/, "is not an etag")),
			key: schemas.YjP(),
			label: schemas.cl6(schemas.YjP()),
			content_type: schemas.cl6(schemas.YjP()),
			value: schemas.cl6(schemas.YjP()),
			tags: schemas.cl6((0, schema.A7)(schemas.mee(schemas.YjP()), "is not a map of texts")),
			description: schemas.cl6(schemas.YjP()),
			locked: schemas.cl6(schemas.KCZ([schemas.zMY(), schemas.YjP()]))
		}), referenceType = /^\s{0,10}application\/vnd\.microsoft\.appconfig\.keyvaultref\+json\s{0,10}(?:;|$)/i, referenceValue = schemas.Ikc({ uri: schemas.YjP() }), parseReference = (asked, kind, secrets) => (response, details) => {
			let { key, label, etag, locked, content_type, value, tags, description } = (0, api.LC)(keyValue)(response, details), known = {
				key,
				stage: (0, names.M)(label),
				etag,
				isLocked: String(locked) === "true"
			}, parsed = referenceType.test(content_type ?? "") && !secrets.some((secret) => value?.includes(secret)) ? readUri(value ?? "") : void 0, parts = parsed && (0, names.R)(parsed.uri);
			if (parts === void 0) throw new api_error.hD(kind === "read" ? "not-a-reference" : "unreadable", {
				...details,
				detail: asked
			});
			let { base, secretUri, version } = parts;
			return {
				...known,
				secretUri,
				version,
				withVersion: (id) => ({
					value: replaceUri(value ?? "", (0, names.fu)(base, id)),
					content_type,
					...tags && { tags },
					...description != null && { description }
				})
			};
		};
		function readUri(value) {
			try {
				return referenceValue.safeParse((0, json.q)(value)).data;
			} catch {
				return;
			}
		}
		function replaceUri(value, uri) {
			let last = [...value.matchAll(/"uri"\s*:\s*("(?:[^"\\]|\\.)*")/g)].at(-1), [whole = "", literal = ""] = last ?? [], end = (last?.index ?? 0) + whole.length, replaced = `${value.slice(0, end - literal.length)}${JSON.stringify(uri)}${value.slice(end)}`;
			return readUri(replaced)?.uri === uri ? replaced : JSON.stringify({
				...(0, json.q)(value),
				uri
			});
		}
		let problem = schemas.MfU(schemas.Ikc({
			type: schema_text,
			title: schema_text,
			detail: schema_text
		}), {});
		function storeErrorOf(response) {
			let { type, title, detail } = problem.parse((0, api.Y2)(response)), challenge = /error_description="([^"]{1,1000})"/.exec(response.header("www-authenticate") ?? "")?.[1];
			return {
				code: /\/errors\/([\w-]{1,64})$/.exec(type ?? "")?.[1],
				message: detail ?? title ?? challenge
			};
		}
		let versionItem = schemas.Ikc({
			id: schemas.YjP().check(schemas.YPB((id) => !(0, names.$O)((0, names.R)(id)?.version ?? names.jY), "is no version")),
			attributes: schemas.Ikc({
				enabled: schemas.lqM(schemas.zMY()),
				created: (0, schema.W_)(schemas.Whr())
			})
		}), versionPage = schemas.Ikc({
			value: (0, schema.c3)(versionItem, core_api.Eb(25)),
			nextLink: schemas.cl6(schemas.YjP())
		});
		function vaultErrorOf(response) {
			return vaultError.parse((0, api.Y2)(response)).error;
		}
		let vaultError = schemas.MfU(schemas.Ikc({ error: schemas.Ikc({
			code: schema_text,
			message: schema_text
		}) }), { error: {} });
		class SyncTokens {
			#tokens = new Map();
			add(response) {
				for (let token of response.values("sync-token").join().slice(0, 8192).split(",")) {
					let [, id, value, sequence] = /^\s{0,5}([\x21-\x3a\x3c\x3e-\x7e]{1,128})=([\x21-\x3a\x3c-\x7e]{1,512});sn=(\d{1,15})\s{0,5}$/.exec(token) ?? [];
					if (id === void 0 || value === void 0) continue;
					let known = this.#tokens.get(id);
					(known === void 0 ? this.#tokens.size < 20 : known.sequence < Number(sequence)) && this.#tokens.set(id, {
						value,
						sequence: Number(sequence)
					});
				}
			}
			get headers() {
				let tokens = [...this.#tokens].map(([id, { value }]) => `${id}=${value}`);
				return tokens.length === 0 ? {} : { "sync-token": tokens.join(",") };
			}
		}
		let vault_api = {
			service: "Key Vault",
			requestIdHeaders: ["x-ms-request-id"],
			errorOf: vaultErrorOf,
			errorRules: [{
				code: /^SecretNotFound$/,
				kind: "secret-not-found"
			}, {
				code: /^Throttled$/,
				kind: "throttled"
			}]
		}, unavailable = new WeakMap();
		async function listVersions(request) {
			let { client, secretUri, kind } = request, { origin } = new URL(secretUri), known = unavailable.get(client) ?? new Map();
			unavailable.set(client, known);
			let earlier = known.get(origin);
			if (earlier !== void 0 && kind === "check") return earlier;
			try {
				return await readPages(request);
			} catch (error) {
				if (!(error instanceof api_error.hD)) throw error;
				if (error.kind === "secret-not-found" && error.details.code === "SecretNotFound") return new Map();
				if ([
					"cancelled",
					"cancelled-in-flight",
					"out-of-time"
				].includes(error.kind)) throw error;
				return error.retry !== "never" && known.set(origin, error), error;
			}
		}
		async function readPages({ client, token, secretUri, kind, secrets, requestIds }) {
			let list = `${secretUri}/versions`, all = new Map(), pages = new Set([`${list}?api-version=7.4&maxresults=25`]);
			for (let url of pages) {
				let { value, nextLink } = await (0, api.T1)(client, vault_api, {
					operation: "GetSecretVersions",
					kind,
					request: () => ({
						method: "GET",
						url: new URL(url),
						headers: {
							accept: "application/json",
							authorization: `Bearer ${token}`
						}
					}),
					parse: (0, identity.C)((0, api.LC)(versionPage), {
						kind: "read",
						secret: secretUri,
						namesOf: (page) => page.value.map(({ id }) => id),
						secrets,
						isAsked: (id) => isVersionOf(id, secretUri)
					}),
					secrets,
					requestIds
				});
				for (let { id, attributes } of value) {
					let version = id.slice(id.lastIndexOf("/") + 1).toLowerCase();
					all.set(version, {
						created: attributes.created,
						isEnabled: attributes.enabled !== !1
					});
				}
				if (!nextLink) return all;
				if (!isPageOf(nextLink, list)) throw unreadable("its link to the next page leads elsewhere");
				if (pages.add(`${list}${new URL(nextLink).search}`), pages.size > 100) throw unreadable("it has too many pages");
			}
			throw unreadable("its link to the next page leads back");
		}
		function isPageOf(link, list) {
			let [next, first] = [URL.parse(link), new URL(list)];
			return next?.origin === first.origin && next.pathname.toLowerCase() === first.pathname;
		}
		function isVersionOf(id, secretUri) {
			return (0, names.R)(id)?.secretUri === secretUri;
		}
		function unreadable(detail) {
			return new api_error.hD("unreadable", {
				service: "Key Vault",
				operation: "GetSecretVersions",
				detail
			});
		}
		let lockedAdvice = "Unlock the key-value (`az appconfig kv unlock`), then run again.", store_api = {
			requestIdHeaders: ["x-ms-request-id", "x-ms-correlation-request-id"],
			errorOf: storeErrorOf,
			errorRules: [{
				code: /^key-locked$/,
				kind: "secret-locked"
			}, {
				code: /^too-many-requests$/,
				kind: "throttled"
			}],
			statusKinds: {
				409: "conflict",
				412: "conflict"
			},
			retryAfterMs: (response) => ownHint(response) ?? (0, message.V)(response),
			advice: {
				"secret-not-found": "Check `secret`, `stage` and `endpoint`: the action makes no key-value.",
				"secret-locked": lockedAdvice,
				"bad-credentials": "Check that the token is for App Configuration, of the tenant of the store, and has not expired: docs/azure-app-configuration.md says how to get one.",
				"no-permission": "Assign the role App Configuration Data Owner on the store; that can take 15 minutes. If it is assigned, check that the store admits the network of the runner."
			}
		}, store_open = async (asked, { logIn, client, labels: [stage = "", ...otherStages] }) => {
			let { endpoint = "" } = asked;
			client.connect(endpoint);
			let credentials = await logIn();
			if (!("authToken" in credentials)) throw TypeError("Azure supports bearer tokens only");
			let secrets = (0, auth_credentials.Fj)(credentials), requestIds = [], send = createSender(client, credentials, asked, requestIds), ref = asked, latest, known = {
				others: new Map(),
				versions: void 0,
				required: []
			};
			async function readStage() {
				let reference = await send("GetKeyValue", stage), { secretUri } = reference, before = (0, names.nP)(ref.secret) ?? secretUri;
				if (before !== secretUri) throw refusal.P.of("reference-repointed", {
					label: stage,
					now: secretUri,
					before
				}, stage);
				return ref = {
					...asked,
					secret: (0, names.G)(endpoint, asked.secret, secretUri)
				}, reference;
			}
			return {
				get ref() {
					return ref;
				},
				rules: names.aO,
				requestIds,
				async read(wanted) {
					let reference = await readStage();
					if (latest = reference, wanted === void 0) return toSnapshot(reference, known);
					let hasTarget = wanted.length > 0 || otherStages.length > 0;
					if (reference.isLocked && hasTarget) throw new api_error.hD("secret-locked", {
						operation: "GetKeyValue",
						advice: lockedAdvice
					});
					let request = {
						client,
						kind: wanted === "all" ? "read" : "check",
						secrets,
						requestIds
					}, [others, versions] = await Promise.all([readOthers(send, otherStages, reference), hasTarget ? readVersions(credentials, endpoint, {
						...request,
						secretUri: reference.secretUri
					}) : void 0]);
					if (wanted === "all" && versions instanceof api_error.hD) throw new api_error.hD(versions.kind, {
						...versions.details,
						advice: "Only the vault knows the newest version. Log in with `role-to-assume`, grant the identity the permission to list secrets there (the role Key Vault Reader), and check that the runner reaches the vault; or name a version as `target-version`."
					});
					return known = {
						others,
						versions,
						required: wanted === "all" ? [] : wanted
					}, toSnapshot(reference, known);
				},
				async move({ before, after }) {
					let { etag, version, secretUri, withVersion } = latest ?? await readStage();
					if (before !== version || after === null) throw new api_error.hD("conflict", { detail: `${stage} is on ${version}` });
					let reference = await send("PutKeyValue", stage, {
						body: JSON.stringify(withVersion(after)),
						etag
					});
					if (reference.etag === etag) throw new api_error.hD("unreadable", { detail: "the etag is the same as before, so an earlier write may still be made" });
					return latest = reference.version === after && reference.secretUri === secretUri ? reference : void 0, latest && toSnapshot(latest, known);
				}
			};
		};
		async function readOthers(send, stages, { stage, secretUri }) {
			let holders = new Map();
			for (let other of await Promise.all(stages.map((each) => send("GetKeyValue", each).catch(noReference)))) {
				if (other !== void 0 && other.secretUri !== secretUri) throw refusal.P.of("reference-elsewhere", {
					label: other.stage,
					stage,
					now: other.secretUri,
					before: secretUri
				});
				other !== void 0 && holders.set(other.stage, other.version);
			}
			return holders;
		}
		function noReference(error) {
			if (!(error instanceof api_error.hD) || error.kind !== "secret-not-found") throw error;
		}
		async function readVersions({ secondToken: token }, endpoint, request) {
			if (token instanceof api_error.hD) return token;
			let { secretUri } = request, problem = token === void 0 ? "`auth-token` is for App Configuration alone" : (0, names.Ib)(secretUri, endpoint) ? void 0 : `${new URL(secretUri).host} is no vault in the cloud of the store, so no token is sent there`;
			return token === void 0 || problem !== void 0 ? new api_error.hD("no-permission", {
				service: "Key Vault",
				operation: "GetSecretVersions",
				detail: problem
			}) : listVersions({
				...request,
				token
			});
		}
		function toSnapshot({ stage, version }, { others, versions, required }) {
			let holders = new Map([...others, [stage, version]]), isListed = versions !== void 0 && !(versions instanceof api_error.hD), listed = isListed ? [...versions.keys()] : [], more = isListed ? required.filter(names.$O) : required;
			return [...new Set([
				names.jY,
				...listed,
				...more,
				...holders.values()
			])].map((id) => ({
				id,
				stages: [...holders].filter(([, at]) => at === id).map(([label]) => label),
				expires: null,
				...describeVersion(id, versions)
			}));
		}
		function describeVersion(id, versions) {
			if ((0, names.$O)(id)) return { isFloating: !0 };
			if (versions === void 0) return {};
			if (versions instanceof api_error.hD) return { unchecked: versions.message };
			let state = versions.get(id);
			return state === void 0 ? { isGone: !0 } : {
				order: state.created,
				isDisabled: !state.isEnabled
			};
		}
		function ownHint(response) {
			let value = response.header("retry-after-ms");
			return value !== void 0 && /^\d{1,9}$/.test(value) ? Number(value) : void 0;
		}
		function createSender(client, credentials, { endpoint = "", secret }, requestIds) {
			let syncTokens = new SyncTokens(), secrets = (0, auth_credentials.Fj)(credentials), withSyncTokens = {
				...store_api,
				errorOf: (response) => (syncTokens.add(response), storeErrorOf(response))
			}, key = (0, names.EU)(secret), nameOf = (label, of) => `${of} (label ${label})`;
			return (operation, stage, write) => {
				let kind = write === void 0 ? "read" : "write", label = (0, encode.a)((0, names.Uq)(stage)), url = `${endpoint}/kv/${(0, encode.a)(key)}?label=${label}&api-version=2026-04-01`, asked = nameOf(stage, key);
				return (0, api.T1)(client, withSyncTokens, {
					operation,
					kind,
					request: () => ({
						method: write === void 0 ? "GET" : "PUT",
						url: new URL(url),
						headers: {
							accept: "application/vnd.microsoft.appconfig.kv+json, application/problem+json",
							authorization: `Bearer ${credentials.authToken}`,
							...syncTokens.headers,
							...write && {
								"content-type": "application/vnd.microsoft.appconfig.kv+json",
								"if-match": `"${write.etag}"`
							}
						},
						body: write?.body
					}),
					parse: (0, identity.C)((response, details) => (syncTokens.add(response), parseReference(asked, kind, secrets)(response, details)), {
						kind,
						secret: asked,
						secrets,
						namesOf: (reference) => [nameOf(reference.stage, reference.key)],
						isAsked: (name) => name === asked
					}),
					secrets,
					requestIds
				});
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
