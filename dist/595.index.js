export const id = 595;
export const ids = [595];
export const modules = {
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
	}),
	4595: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { open: () => store_open });
		var external_node_crypto_ = __webpack_require__(7598), api_error = __webpack_require__(607), api = __webpack_require__(1559), encode = __webpack_require__(8609), identity = __webpack_require__(7455), names = __webpack_require__(5130), schemas = __webpack_require__(3934), core_api = __webpack_require__(9502), schema = __webpack_require__(1088);
		let id = schemas.YjP("is not an OCID").check(core_api.Fk(names.qp.fullName, "is not an OCID of a secret")), versionNumber = schemas.Whr().check(core_api.NC()), time = schemas.FsL(schemas.YjP(), schemas.pdi((text) => Number.isNaN(Date.parse(text)) ? void 0 : Date.parse(text))), secretBody = schemas.Ikc({
			id,
			currentVersionNumber: versionNumber,
			lifecycleState: schemas.YjP(),
			isReplica: schemas.cl6(schemas.zMY()),
			sourceRegionInformation: (0, schema.W_)(schemas.cl6(schemas.Ikc({ sourceSecretId: id }))),
			secretRules: (0, schema.W_)(schemas.cl6(schemas.YOg(schemas.Ikc({ isSecretContentRetrievalBlockedOnExpiry: (0, schema.W_)(schemas.cl6(schemas.zMY())) }))))
		}), parseSecret = (response, details) => {
			let secret = (0, api.LC)(secretBody)(response, details), etag = response.header("etag") ?? "";
			if (!/^[\x21-\x7e]{1,256}$/.test(etag)) throw new api_error.hD("unreadable", {
				...details,
				detail: "it has no valid etag"
			});
			return {
				...secret,
				etag
			};
		}, versionList = (0, schema.c3)(schemas.Ikc({
			secretId: id,
			versionNumber,
			stages: schemas.cl6((0, schema.d8)()),
			timeOfDeletion: schemas.cl6(time),
			timeOfExpiry: schemas.cl6(time)
		}), schema.mn), parseVersions = (response, details) => ({
			versions: (0, api.LC)(versionList)(response, details),
			nextPage: response.header("opc-next-page")
		}), schema_text = schemas.MfU(schemas.lqM(schemas.YjP()), void 0), errorResponse = schemas.MfU(schemas.Ikc({
			code: schema_text,
			message: schema_text
		}), {});
		function signedHeaders({ method, url, body }, date, keyId, privateKey) {
			let headers = {
				"x-date": date.toUTCString(),
				host: url.host,
				...body !== void 0 && {
					"content-type": "application/json",
					"content-length": String(Buffer.byteLength(body)),
					"x-content-sha256": (0, external_node_crypto_.createHash)("sha256").update(body).digest("base64")
				}
			}, target = `${method.toLowerCase()} ${url.pathname}${url.search}`, [date_, ...more] = Object.entries(headers), signed = [
				date_,
				["(request-target)", target],
				...more
			], text = signed.map(([name, value]) => `${name}: ${value}`).join("\n"), signature = (0, external_node_crypto_.sign)("sha256", Buffer.from(text), privateKey).toString("base64"), fields = {
				version: "1",
				keyId,
				algorithm: "rsa-sha256",
				headers: signed.map(([name]) => name).join(" "),
				signature
			}, authorization = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
			return {
				...headers,
				authorization: `Signature ${authorization.join(",")}`
			};
		}
		let store_api = {
			requestIdHeaders: ["opc-request-id"],
			errorOf: (response) => errorResponse.parse((0, api.Y2)(response)),
			errorRules: [
				{
					code: /^NotAuthenticated$/,
					message: /clock skew/,
					kind: "clock-skew"
				},
				{
					code: /^NotAuthenticated$/,
					kind: "bad-credentials"
				},
				{
					code: /^NotAuthorizedOrNotFound$/,
					operation: "GetSecret",
					kind: "secret-not-found"
				},
				{
					code: /^(NotAuthorizedOrNotFound|NotAuthorized|NotAllowed)$/,
					kind: "no-permission"
				},
				{
					code: /^(NoEtagMatch|IncorrectState|Conflict)$/,
					operation: "UpdateSecret",
					kind: "conflict"
				},
				{
					code: /^TooManyRequests$/,
					kind: "throttled"
				}
			],
			statusKinds: {
				409: "conflict",
				412: "conflict"
			},
			advice: {
				"secret-not-found": "Check `secret`, and that the credentials are of its tenancy. OCI responds in the same way if they lack the permission to read it: docs/oci-vault.md has a policy.",
				replica: "Set `secret` to the OCID of the source; replicas follow automatically."
			}
		}, kindsByState = {
			CREATING: "secret-updating",
			UPDATING: "secret-updating",
			CANCELLING_DELETION: "secret-updating",
			SCHEDULING_DELETION: "secret-deleting",
			PENDING_DELETION: "secret-deleting",
			DELETING: "secret-not-found",
			DELETED: "secret-not-found",
			FAILED: "precondition-failed"
		}, updatingMs = 1e3, store_open = async (ref, { logIn, client }) => {
			let secretUrl = `${ref.endpoint ?? (0, names.Lo)(ref.region, ref.secret)}/20180608/secrets/${(0, encode.a)(ref.secret)}`;
			client.connect(secretUrl);
			let credentials = await logIn();
			if (!("privateKey" in credentials)) throw TypeError("OCI supports signing keys only");
			let requestIds = [], send = createSender(client, credentials, ref.secret, requestIds), latest, versions, outdated, parseCurrent = (response, details) => {
				let secret = parseUsable(response, details);
				if (secret.etag === outdated) throw new api_error.hD("secret-updating", {
					...details,
					detail: "the response is older than the last write",
					retryAfterMs: updatingMs
				});
				return secret;
			}, getSecret = () => send("GetSecret", "GET", secretUrl, parseCurrent, ({ id }) => [id]);
			return {
				ref,
				rules: names.aO,
				requestIds,
				async read(wanted) {
					return latest = await getSecret(), (wanted !== void 0 || versions === void 0) && (versions = await listVersions(send, secretUrl)), toSnapshot(latest, versions);
				},
				async move({ before, after }) {
					let { etag, currentVersionNumber: at } = latest ?? await getSecret();
					if (before !== String(at)) throw new api_error.hD("conflict", { detail: `${names.ss} is on ${at}` });
					let write = {
						body: JSON.stringify({ currentVersionNumber: Number(after) }),
						etag
					}, secret = await send("UpdateSecret", "PUT", secretUrl, parseSecret, ({ id }) => [id], write).catch(async (error) => {
						throw isDeprecated(versions, after) ? await explainRefusal(error, etag, send, secretUrl) : error;
					});
					if (before === after && secret.etag === etag) throw new api_error.hD("unreadable", { detail: "the etag is the same as before, so an earlier write may still be made" });
					return secret.etag !== etag && (outdated = etag), latest = secret.lifecycleState === "ACTIVE" && String(secret.currentVersionNumber) === after ? secret : void 0, latest && toSnapshot(latest, versions ?? []);
				}
			};
		};
		async function listVersions(send, secretUrl) {
			let all = [], pages = new Set([""]), namesOf = (list) => list.versions.map(({ secretId }) => secretId);
			for (let page of pages) {
				let list = await send("ListSecretVersions", "GET", `${secretUrl}/versions?limit=100${page && `&page=${(0, encode.a)(page)}`}`, parseVersions, namesOf);
				all.push(...list.versions), list.nextPage && pages.size < 10 && pages.add(list.nextPage);
			}
			return all;
		}
		function isDeprecated(versions = [], id) {
			return versions.some((each) => String(each.versionNumber) === id && each.stages?.includes(names.io) === !0);
		}
		async function explainRefusal(error, etag, send, secretUrl) {
			if (!(error instanceof api_error.hD)) return error;
			let isState = error.details.code === "IncorrectState";
			if (error.kind !== "rejected" && !isState) return error;
			let seen = isState ? await send("GetSecret", "GET", secretUrl, parseSecret, ({ id }) => [id]).catch(() => void 0) : void 0;
			return isState && (seen?.etag !== etag || seen.lifecycleState !== "ACTIVE") ? error : new api_error.hD("precondition-failed", {
				...error.details,
				advice: "OCI does not say whether a version that is DEPRECATED can be made CURRENT again, and here it has refused. Promote a version that is PENDING, LATEST or PREVIOUS, or add the value as a new version."
			});
		}
		function createSender(client, credentials, secret, requestIds) {
			let { keyId, privateKey, passphrase, securityToken } = credentials, key = (0, external_node_crypto_.createPrivateKey)({
				key: privateKey,
				passphrase
			});
			return (operation, method, url, parse, namesOf, write) => {
				let kind = write === void 0 ? "read" : "write", secrets = securityToken === void 0 ? [] : [securityToken];
				return (0, api.T1)(client, store_api, {
					operation,
					kind,
					request: (date) => {
						let signable = {
							method,
							url: new URL(url),
							body: write?.body
						}, signed = signedHeaders(signable, date, keyId, key);
						return secrets.push(/signature="(.+)"$/.exec(signed.authorization)?.[1] ?? ""), {
							...signable,
							headers: {
								accept: "application/json",
								...signed,
								...write && { "if-match": write.etag }
							}
						};
					},
					secrets,
					requestIds,
					parse: (0, identity.C)(parse, {
						kind,
						secret,
						secrets,
						namesOf,
						isAsked: (name) => name === secret
					})
				});
			};
		}
		let parseUsable = (response, details) => {
			let secret = parseSecret(response, details);
			return checkUsable(secret, details), secret;
		};
		function checkUsable({ lifecycleState, isReplica, sourceRegionInformation }, details) {
			let kind = Object.hasOwn(kindsByState, lifecycleState) ? kindsByState[lifecycleState] : void 0;
			if (kind !== void 0) throw new api_error.hD(kind, {
				...details,
				detail: `its state is ${lifecycleState}`,
				retryAfterMs: updatingMs
			});
			if (isReplica === !0) {
				let source = sourceRegionInformation?.sourceSecretId;
				throw new api_error.hD("replica", {
					...details,
					detail: source && `its source is ${source}`
				});
			}
		}
		function toSnapshot({ currentVersionNumber, secretRules }, versions) {
			let isBlockedOnExpiry = secretRules?.some((rule) => rule.isSecretContentRetrievalBlockedOnExpiry === !0) === !0, now = Date.now(), listed = versions.map(({ versionNumber, stages, timeOfDeletion, timeOfExpiry }) => {
				let others = (stages ?? []).filter((stage) => stage !== names.ss && stage !== names.io), isExpired = isBlockedOnExpiry && timeOfExpiry != null && timeOfExpiry <= now, isDestroyed = timeOfDeletion != null && timeOfDeletion <= now;
				return {
					id: String(versionNumber),
					stages: versionNumber === currentVersionNumber ? [names.ss, ...others] : others,
					expires: null,
					order: versionNumber,
					isDisabled: !isDestroyed && (isExpired || !!timeOfDeletion),
					isGone: isDestroyed,
					isDestroyed,
					destroyAt: isDestroyed ? void 0 : timeOfDeletion ?? void 0
				};
			}), id = String(currentVersionNumber);
			return listed.some((version) => version.id === id) ? listed : [...listed, {
				id,
				stages: [names.ss],
				expires: null,
				order: currentVersionNumber
			}];
		}
	})
};
