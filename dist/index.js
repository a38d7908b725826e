import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_modules__ = {
	6825: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { I: () => loginsBy });
		var _oidc_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(161), _inputs_step_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7899), _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4109);
		function loginsBy(client) {
			let known = new Map();
			return async ({ provider, ref, login, identityEndpoint }) => {
				if ("credentials" in login) return login.credentials;
				let isFile = "credentialsFile" in login, key = JSON.stringify([ref.provider, isFile ? login : {
					...login.identity,
					region: ""
				}]), obtained = known.get(key) ?? masked(isFile ? byFile(provider, login, client, identityEndpoint) : byRole(provider, login.identity, client));
				return known.set(key, obtained), obtained;
			};
		}
		async function masked(obtained) {
			let credentials = await obtained;
			for (let secret of Object.values(credentials)) secret && (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.dK)(secret);
			return credentials;
		}
		async function byFile({ logIn }, { credentialsFile: path }, client, identityEndpoint) {
			if (logIn === void 0) throw TypeError("the provider does not log in by a file");
			return (await logIn())(path, {
				client,
				identityEndpoint,
				mask: _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.dK
			});
		}
		async function byRole({ keyless }, identity, client) {
			let idToken = await (0, _oidc_js__WEBPACK_IMPORTED_MODULE_0__.FR)(client, identity.audience, (name) => (0, _inputs_step_js__WEBPACK_IMPORTED_MODULE_1__.Ib)(process.env, name));
			return (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.dK)(idToken), (await keyless.load())(identity, idToken, client, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.dK);
		}
	}),
	8168: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			HP: () => credentialInputs,
			Tf: () => credentialsFrom,
			VY: () => secretsIn
		});
		let credentialInputs = {
			accessKeyId: "access-key-id",
			secretAccessKey: "secret-access-key",
			securityToken: "security-token",
			authToken: "auth-token"
		};
		function credentialsFrom(families, lookUp) {
			for (let family of families) {
				let set = Object.keys(family).filter((part) => lookUp(nameOf(family, part)));
				if (set.length > 0) return fromFamily(family, set, lookUp);
			}
		}
		function secretsIn(families, lookUp) {
			return families.flatMap((family) => Object.values({
				...family,
				credentialsFile: ""
			})).flatMap((name) => lookUp(name) ?? []);
		}
		function fromFamily(family, set, lookUp) {
			if (family.credentialsFile !== void 0) return { credentialsFile: lookUp(family.credentialsFile) ?? "" };
			let names = set.map((part) => nameOf(family, part)), unfit = names.find((name) => !/^[\x21-\x7e]+$/.test(lookUp(name) ?? ""));
			if (unfit !== void 0) return {
				name: unfit,
				mistake: "must be one line without blanks"
			};
			if (set.includes("authToken")) {
				let name = nameOf(family, "authToken");
				return set.length === 1 ? { authToken: lookUp(name) ?? "" } : {
					name,
					mistake: "stands for an access key: give the one or the other"
				};
			}
			let missing = ["accessKeyId", "secretAccessKey"].find((part) => !set.includes(part));
			return missing === void 0 ? Object.fromEntries(set.map((part) => [part, lookUp(nameOf(family, part))])) : {
				name: nameOf(family, missing),
				mistake: `is missing, while ${names.join(" and ")} is set`
			};
		}
		function nameOf(family, part) {
			return family[part] ?? "";
		}
	}),
	161: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Cy: () => sessionName,
			FR: () => fetchIdToken,
			LP: () => tokenService,
			oL: () => requestTokenName
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3305), _http_url_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6697), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1384), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9287);
		let requestTokenName = "ACTIONS_ID_TOKEN_REQUEST_TOKEN", answer = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({ value: zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(/^[\w.=+/-]{4,20000}$/, "not a token")) });
		function tokenService(lookUp) {
			let [url, token] = [lookUp("ACTIONS_ID_TOKEN_REQUEST_URL"), lookUp(requestTokenName)];
			if (url && token && (0, _http_url_js__WEBPACK_IMPORTED_MODULE_4__.IP)(url)) return {
				url: new URL(url),
				authorization: `Bearer ${token}`
			};
		}
		async function fetchIdToken(client, audience, lookUp) {
			let service = tokenService(lookUp);
			if (service === void 0) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.A("no-id-token");
			let { url, authorization } = service;
			url.searchParams.set("audience", audience);
			let facts = { operation: "GitHub's OIDC token" };
			try {
				return await client.send("read", () => ({
					method: "GET",
					url,
					headers: {
						accept: "application/json",
						authorization
					}
				}), (response) => {
					let { status } = response;
					if (status < 400) return (0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_1__.LF)(answer, response, facts).value;
					let kind = status === 429 ? "throttled" : status >= 500 ? "unavailable" : "no-id-token";
					throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.A(kind, {
						...facts,
						code: `HTTP ${status}`
					});
				});
			} catch (error) {
				throw error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.A ? new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.A(error.kind, {
					...error.facts,
					...facts
				}) : error;
			}
		}
		function sessionName(lookUp) {
			let [repository, run] = [lookUp("GITHUB_REPOSITORY"), lookUp("GITHUB_RUN_ID")];
			if (!repository || !run) return "promote-secret-version";
			let tail = `-${run.replace(/\D/g, "").slice(0, 20)}`;
			return `${repository.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, 64 - tail.length)}${tail}`;
		}
	}),
	1384: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			A: () => Problem,
			Q: () => isRefusedKey
		});
		let problems = {
			"secret-not-found": {
				retry: "never",
				what: "there is no such secret",
				advice: "Check `secret`, `region`, `project-id` and the account that the credentials belong to."
			},
			"version-not-found": {
				retry: "never",
				what: "there is no such version or label",
				advice: "List the versions of the secret; the store may have purged one that had no label."
			},
			"label-quota": {
				retry: "never",
				what: "the secret already has as many labels as the store allows",
				advice: "Remove a label that is no longer used, then run again; or set `previous-stage: none`."
			},
			"secret-disabled": {
				retry: "never",
				what: "the secret is not enabled",
				advice: "Enable the secret, then run again."
			},
			"secret-deleting": {
				retry: "never",
				what: "the secret is scheduled to be deleted",
				advice: "Cancel the deletion, then run again."
			},
			"not-generic": {
				retry: "never",
				what: "the store manages the versions of this kind of secret itself, so its labels cannot be moved",
				advice: "Rotate it with the store, or keep the value in a generic secret."
			},
			replica: {
				retry: "never",
				what: "the secret is a replica, and labels can only be moved where it is replicated from",
				advice: "Give the primary region as `region`, and in `secret` where that is an ARN; replicas follow by themselves."
			},
			"bad-credentials": {
				retry: "never",
				what: "the store does not accept the credentials",
				advice: "Check the access key or token, that a temporary one has not expired, and that its `security-token` came with it. It was not tried again, since repeated failures can lock the key."
			},
			"login-failed": {
				retry: "never",
				what: "logging in failed",
				advice: "Check the login step before this one, that the job has `permissions: id-token: write`, and that the identity may be used from this repository."
			},
			"no-id-token": {
				retry: "never",
				what: "GitHub gives this job no OIDC token",
				advice: "Add `permissions: id-token: write` to the job."
			},
			"role-refused": {
				retry: "never",
				what: "the role may not be assumed with the OIDC token of this job",
				advice: "Check `role-to-assume` and its trust policy: the conditions on issuer, audience and subject (repository, branch, environment) must fit this job. docs/keyless.md has one for each cloud."
			},
			"role-not-found": {
				retry: "never",
				what: "there is no such role or identity provider",
				advice: "Check `role-to-assume` and `oidc-provider`, and that the identity provider is not disabled."
			},
			"oidc-refused": {
				retry: "never",
				what: "the token service does not accept the OIDC token of this job",
				advice: "Check that the cloud has an identity provider for `https://token.actions.githubusercontent.com`, and that it allows the audience of the token (`oidc-audience`). A token is good for some minutes: run again if it has expired."
			},
			"clock-skew": {
				retry: "never",
				what: "the store says that the request's time is too far from its own",
				advice: "Set the runner's clock right."
			},
			"no-permission": {
				retry: "never",
				what: "the credentials have no permission for this",
				advice: "Grant the permissions that the README lists for this provider."
			},
			conflict: {
				retry: "reread",
				what: "somebody else changes the secret at the same time",
				advice: "Find out who does, and let only one run at a time promote a secret (`concurrency:`)."
			},
			throttled: {
				retry: "always",
				what: "the store kept refusing because of too many requests",
				advice: "Run again later."
			},
			unreachable: {
				retry: "always",
				what: "no connection to the store could be made",
				advice: "Check `endpoint` and `region`, the network of the runner and its proxy variables."
			},
			untrusted: {
				retry: "never",
				what: "the connection is not safe: TLS failed",
				advice: "Check `endpoint`. A certificate authority of your own is trusted by way of `NODE_EXTRA_CA_CERTS`."
			},
			"no-answer": {
				retry: "reads",
				what: "the connection ended before the store had answered",
				advice: "Run again; what is already as wanted is left as it is."
			},
			cancelled: {
				retry: "always",
				what: "the run was cancelled",
				advice: "Run again when you are ready."
			},
			"cut-off": {
				retry: "reads",
				what: "the run was cancelled while it waited for an answer of the store",
				advice: "Run again when you are ready."
			},
			timeout: {
				retry: "reads",
				what: "the store did not answer in time",
				advice: "Run again, with a larger `timeout-seconds` where the store is slow."
			},
			unavailable: {
				retry: "reads",
				what: "the store answered with an error of its own",
				advice: "Run again later."
			},
			unreadable: {
				retry: "reads",
				what: "the answer is not what the API documents",
				advice: "Check that `endpoint` is the API of this provider and that no proxy answers in its place."
			},
			redirected: {
				retry: "never",
				what: "the answer is a redirect, which is never followed",
				advice: "Check `endpoint`: it must be the address of the API itself."
			},
			rejected: {
				retry: "never",
				what: "the store rejected the request",
				advice: "Look the code up in the provider's error center."
			}
		};
		class Problem extends Error {
			name = "Problem";
			kind;
			facts;
			constructor(kind, facts = {}) {
				let from = [
					facts.operation,
					facts.code,
					facts.requestId && `request id ${facts.requestId}`
				].filter(Boolean), detail = facts.detail ? `: ${facts.detail}` : "";
				super(`${problems[kind].what}${from.length > 0 ? ` (${from.join(", ")})` : ""}${detail}`, { cause: facts.cause }), this.kind = kind, this.facts = facts;
			}
			get advice() {
				return problems[this.kind].advice;
			}
			get isUnsettled() {
				return this.retry !== "always" && ![
					"bad-credentials",
					"clock-skew",
					"no-permission"
				].includes(this.kind);
			}
			get retry() {
				return problems[this.kind].retry;
			}
		}
		function isRefusedKey(error) {
			return error instanceof Problem && [
				"bad-credentials",
				"login-failed",
				"role-refused",
				"role-not-found",
				"oidc-refused"
			].includes(error.kind);
		}
	}),
	5299: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			P: () => Refusal,
			on: () => on
		});
		class Refusal extends Error {
			name = "Refusal";
			advice;
			movedBySomebodyElse;
			constructor(message, advice, movedBySomebodyElse) {
				super(message), this.advice = advice, this.movedBySomebodyElse = movedBySomebodyElse;
			}
		}
		function on(version) {
			return version === null ? "on no version" : `on ${version}`;
		}
	}),
	2044: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			o: () => deploymentsOf,
			qN: () => begin,
			zh: () => recalled
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(3305), _statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2681), _http_url_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6697), _inputs_tasks_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1910), _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4109), _promotion_packing_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(4274), _promotion_record_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6216), _errors_refusal_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5299), _promotion_result_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7620), _stores_registry_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9919);
		let choosing = [
			"provider",
			"secret",
			"stage",
			"region",
			"project-id"
		], stateForm = /^(undone|redone) ([1-9]\d{0,15})$/, repositoryForm = /^[\w.-]{1,100}\/[\w.-]{1,100}$/, token = zod_mini__WEBPACK_IMPORTED_MODULE_7__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_8__.Fk(/^[\x21-\x7e]+$/));
		async function deploymentsOf(step, deadline, run) {
			let { inputs, lookUp } = step, { environment, "github-token": given } = inputs;
			if (environment === void 0) return;
			let [api, repository, sha] = [
				lookUp("GITHUB_API_URL"),
				lookUp("GITHUB_REPOSITORY"),
				lookUp("GITHUB_SHA")
			];
			given === void 0 ? step.say("github-token", "is missing: `environment` needs it") : token.safeParse(given).success || step.say("github-token", "must be one line without blanks");
			let hasApi = api !== void 0 && (0, _http_url_js__WEBPACK_IMPORTED_MODULE_9__.IP)(api);
			if (hasApi && repositoryForm.test(repository ?? "") && sha || step.say("environment", "needs GITHUB_API_URL (https), GITHUB_REPOSITORY and GITHUB_SHA, which GitHub's runner sets"), !(hasApi && given !== void 0 && repository !== void 0 && sha !== void 0)) return;
			let { Deployments } = await Promise.all([
				__nccwpck_require__.e(7),
				__nccwpck_require__.e(218),
				__nccwpck_require__.e(887)
			]).then(__nccwpck_require__.bind(__nccwpck_require__, 6887));
			return new Deployments({
				repository,
				sha,
				environment,
				run,
				token: given,
				deadline,
				attempts: inputs["max-attempts"]
			});
		}
		async function recalled(step, deployments) {
			if (!step.inputs.rollback || !step.has("environment") || [
				"record",
				"target-version",
				"target-stage",
				"promotions"
			].some((name) => step.has(name))) return { step };
			for (let name of _inputs_tasks_js__WEBPACK_IMPORTED_MODULE_1__.D) step.has(name) && step.inputs[name] !== "auto" && step.say(name, "has no place in a rollback by `environment`");
			step.complain();
			let found = await deployments?.find(async ({ id, payload }) => fits(payload, step) && (0, _statuses_js__WEBPACK_IMPORTED_MODULE_0__.fx)(await deployments.statuses(id)));
			if (found === void 0) {
				let given = choosing.filter((name) => step.has(name)).map((name) => `\`${name}\``), which = given.length > 0 ? ` that fits ${given.join(", ")}` : "";
				throw new _errors_refusal_js__WEBPACK_IMPORTED_MODULE_4__.P(`environment ${step.inputs.environment ?? ""} has no deployment of this action${which} that is left to be undone`, "Where it was made without `environment`, or in another one, give `record` or `target-version`.");
			}
			(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.cv)(`undoing deployment ${found.id} of environment ${step.inputs.environment ?? ""}`);
			let origin = `leads to deployment ${found.id}, whose payload`;
			return {
				step: step.withRecord(found.payload, origin, choosing),
				deployment: found.id
			};
		}
		async function begin(deployments, step, toUndo, { promotion, text, isWork }) {
			if (deployments === void 0) return;
			let by = promotion.run ?? "another run";
			if (step.has("record")) return async (results) => {
				if (results.some(({ failure }) => failure)) return;
				let noted = toUndo === void 0 ? await notedOf(step, deployments) : {
					id: toUndo,
					as: "undone"
				};
				if (noted === void 0) return;
				let isUndone = noted.as === "undone";
				(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.kY)(`${isUndone ? "redone" : "undone"} ${noted.id}`), await tell(deployments, noted.id, isUndone ? (0, _statuses_js__WEBPACK_IMPORTED_MODULE_0__.SF)(by) : (0, _statuses_js__WEBPACK_IMPORTED_MODULE_0__._Q)(by));
			};
			if (!isWork) return;
			let id = await deployments.create(text, sameAs(text), titleOf(promotion.secrets));
			return (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.cv)(`deployment ${id} of environment ${step.inputs.environment ?? ""}`), await deployments.mark(id, _statuses_js__WEBPACK_IMPORTED_MODULE_0__.Z8.begun), (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.kY)(`undone ${id}`), (results) => tell(deployments, id, markOf(results));
		}
		function markOf(results) {
			return results.every(({ failure }) => failure === void 0) ? _statuses_js__WEBPACK_IMPORTED_MODULE_0__.Z8.done : results.some(_promotion_result_js__WEBPACK_IMPORTED_MODULE_5__.QI) ? _statuses_js__WEBPACK_IMPORTED_MODULE_0__.Z8.notPutBack : _statuses_js__WEBPACK_IMPORTED_MODULE_0__.Z8.putBack;
		}
		async function tell(deployments, id, mark) {
			await deployments.mark(id, mark).catch((error) => {
				(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.R8)(`deployment ${id} could not be marked \`${mark.state}\` (${mark.description}): ${textOf(error)}`);
			});
		}
		async function notedOf(step, deployments) {
			let { record = "" } = step.inputs;
			if (record === step.lookUp("STATE_record")) {
				let [, as, id] = stateForm.exec(step.lookUp("STATE_deployment") ?? "") ?? [];
				return as === void 0 ? void 0 : {
					id: Number(id),
					as
				};
			}
			let isSame = sameAs(record), isWanted = async ({ id, payload }) => isSame(payload) && (0, _statuses_js__WEBPACK_IMPORTED_MODULE_0__.fx)(await deployments.statuses(id));
			try {
				let found = await deployments.find(isWanted);
				return found && {
					id: found.id,
					as: "undone"
				};
			} catch (error) {
				(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_2__.R8)(`the deployment of this record could not be found, so it will not be marked as undone: ${textOf(error)}`);
				return;
			}
		}
		function sameAs(record) {
			let wanted = secretsAndRun(record);
			return (text) => wanted !== void 0 && wanted === secretsAndRun(text);
		}
		function secretsAndRun(text) {
			let parsed = parsedOrNot(text);
			return parsed && (0, _promotion_record_js__WEBPACK_IMPORTED_MODULE_3__.b)(parsed);
		}
		function parsedOrNot(text) {
			try {
				return (0, _promotion_record_js__WEBPACK_IMPORTED_MODULE_3__.H)((0, _promotion_packing_js__WEBPACK_IMPORTED_MODULE_10__.l1)(text));
			} catch {
				return;
			}
		}
		function fits(payload, { inputs }) {
			let secrets = parsedOrNot(payload)?.secrets, nameOf = (provider, secret) => (0, _stores_registry_js__WEBPACK_IMPORTED_MODULE_6__.l)(provider)?.nameIn(secret) ?? secret;
			return secrets?.some(({ provider, secret, stage, region, projectId }) => {
				let held = {
					provider,
					stage,
					region,
					"project-id": projectId
				};
				return (inputs.secret === void 0 || nameOf(provider, inputs.secret) === nameOf(provider, secret)) && Object.entries(held).every(([name, value]) => [void 0, value].includes(inputs[name]));
			}) ?? !0;
		}
		function titleOf(secrets) {
			let [only, another] = secrets;
			if (only === void 0 || another !== void 0) return `labels of ${secrets.length} secrets`;
			let after = only.changes.find(({ stage }) => stage === only.stage)?.after;
			return `${only.stage} to ${after ?? "no version"} (${only.secret})`;
		}
		function textOf(error) {
			let message = error instanceof Error ? error.message : String(error);
			return error instanceof _errors_refusal_js__WEBPACK_IMPORTED_MODULE_4__.P ? `${message}. ${error.advice.replace(/\.$/, "")}` : message;
		}
	}),
	2681: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			SF: () => undone,
			Z8: () => marks,
			_Q: () => redone,
			fx: () => isInForce,
			vI: () => shortened
		});
		let undoneBy = "undone by ", putBackText = "failed; all that was written was put back", marks = {
			begun: {
				state: "in_progress",
				description: "labels are being moved"
			},
			done: {
				state: "success",
				description: "labels are moved"
			},
			putBack: {
				state: "failure",
				description: putBackText
			},
			notPutBack: {
				state: "failure",
				description: "failed; not all could be put back"
			}
		};
		function undone(run) {
			return {
				state: "inactive",
				description: shortened(`${undoneBy}${run}`)
			};
		}
		function redone(run) {
			return {
				state: "success",
				description: shortened(`labels are moved again by ${run}`)
			};
		}
		function shortened(text) {
			let characters = Array.from(text);
			return characters.length > 140 ? `${characters.slice(0, 139).join("")}…` : text;
		}
		function isInForce(statuses) {
			let latest = statuses.find(({ state, description }) => [
				"in_progress",
				"success",
				"failure"
			].includes(state) || isUndone({
				state,
				description
			}));
			return latest !== void 0 && !isUndone(latest) && (latest.state !== "failure" || latest.description !== putBackText);
		}
		function isUndone({ state, description }) {
			return state === "inactive" && description.startsWith(undoneBy);
		}
	}),
	2378: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			B: () => Deadline,
			t: () => now
		});
		var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1384);
		let now = () => Number(process.hrtime.bigint()) / 1e6;
		class Deadline {
			#end;
			#reserved;
			#isReleased = !1;
			#halted = new AbortController();
			#cut = new AbortController();
			constructor(totalMs, reservedMs = Math.min(totalMs / 4, 3e4)) {
				this.#end = now() + totalMs, this.#reserved = reservedMs;
			}
			reserve(ms) {
				this.#isReleased || (this.#reserved = ms);
			}
			get left() {
				return this.#halted.signal.aborted ? 0 : this.#end - this.#reserved - now();
			}
			passed() {
				return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__.A(this.#halted.signal.aborted ? "cancelled" : "timeout");
			}
			pause = async (attempt, reason) => {
				let longest = Math.min(200 * 2 ** attempt, 1e4), ms = reason?.facts.waitMs ?? longest * (.5 + Math.random() / 2);
				if (this.#halted.signal.aborted) throw this.passed();
				if (ms >= this.left) throw reason ?? this.passed();
				await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, void 0, { signal: this.#halted.signal }).catch(() => {
					throw this.passed();
				});
			};
			get cut() {
				return this.#cut.signal;
			}
			release() {
				this.#isReleased = !0, this.#reserved = 0, this.#halted = new AbortController(), this.#cut = new AbortController();
			}
			halt(inFlightMs, totalMs) {
				if (this.#end = Math.min(this.#end, now() + totalMs), this.#isReleased) return;
				this.#halted.abort();
				let cut = this.#cut;
				setTimeout(() => {
					cut.abort();
				}, inFlightMs).unref();
			}
		}
	}),
	5404: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			J: () => canonicalQuery,
			a: () => percentEncode
		});
		function percentEncode(text) {
			return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
		}
		function canonicalQuery(parameters) {
			return [...parameters].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y)).map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join("&");
		}
		function compare(a, b) {
			return a < b ? -1 : +(a > b);
		}
	}),
	7856: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			B: () => proxies,
			W: () => proxySecrets
		});
		function proxies(environment) {
			let { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY } = environment, [http, https] = [withScheme(http_proxy ?? HTTP_PROXY), withScheme(https_proxy ?? HTTPS_PROXY)];
			return {
				...http && { httpProxy: http },
				...https && { httpsProxy: https }
			};
		}
		function proxySecrets(environment) {
			return Object.values(proxies(environment)).flatMap((proxy) => {
				if (!URL.canParse(proxy)) return [proxy];
				let { username, password } = new URL(proxy);
				if (username === "") return [];
				let [user, secret] = [username, password].map(decoded), written = password === "" ? username : password;
				return [
					written,
					decoded(written),
					Buffer.from(`${user ?? ""}:${secret ?? ""}`).toString("base64")
				];
			});
		}
		function withScheme(proxy) {
			return !proxy || proxy.includes("://") ? proxy : `http://${proxy}`;
		}
		function decoded(text) {
			try {
				return decodeURIComponent(text);
			} catch {
				return text;
			}
		}
	}),
	6697: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			IP: () => isSafe,
			U9: () => isLoopback,
			yv: () => originOf
		});
		function originOf(text) {
			if (!isSafe(text)) return;
			let { origin, pathname, search, hash } = new URL(text);
			return pathname === "/" && search === "" && hash === "" ? origin : void 0;
		}
		function isSafe(text) {
			if (!URL.canParse(text)) return !1;
			let { protocol, hostname, username, password } = new URL(text);
			return (protocol === "https:" || protocol === "http:" && isLoopback(hostname)) && username === "" && password === "";
		}
		function isLoopback(hostname) {
			return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
		}
	}),
	7899: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Ib: () => lookUpIn,
			Lg: () => projectId,
			SV: () => itemNames,
			c4: () => notRegion,
			dz: () => InputError,
			hl: () => address,
			pn: () => Step,
			vj: () => inputNames
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3305), zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8532), _http_url_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6697), _auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8168), _stores_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9919), _stores_provider_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7717);
		class InputError extends Error {
			name = "InputError";
			constructor(mistakes) {
				super(mistakes.map(({ input, message }) => `\`${input}\` ${message}`).join("\n"));
			}
		}
		let flag = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__.k5n(["true", "false"], { error: "must be `true` or `false`" }), "false"), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((value) => value === "true")), line = zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(/^[^\p{C}\p{Zl}\p{Zp}]{1,2048}$/u, "must be one line of text")), credential = zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(/^[\x21-\x7e]+$/, "must be one line without blanks")), hoursIn = {
			h: 1,
			d: 24
		}, duration = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(/^[1-9]\d{0,3}[hd]$/, "must be hours or days ahead, such as `36h` or `30d`")), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((text) => parseInt(text, 10) * hoursIn[text.slice(-1)] * 36e5)), address = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((text, context) => {
			let origin = (0, _http_url_js__WEBPACK_IMPORTED_MODULE_4__.yv)(text);
			return origin === void 0 ? (context.issues.push({
				code: "custom",
				message: "must be `https://host`, or `http://` to a loopback host, with nothing after it",
				input: text
			}), zod_mini__WEBPACK_IMPORTED_MODULE_5__.tm) : origin;
		}));
		function count(most) {
			let message = `must be a whole number from 1 to ${most}`;
			return zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(/^\d{1,6}$/, message)), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi(Number)).check(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YPB((value) => value >= 1 && value <= most, message));
		}
		let notRegion = "is not the name of a region", region = zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(/^[a-z]{2,20}(-[a-z0-9]{1,20}){1,4}$/, notRegion)), projectId = zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(_stores_provider_js__WEBPACK_IMPORTED_MODULE_6__.d, "is not a project id")), names = Object.keys(_stores_registry_js__WEBPACK_IMPORTED_MODULE_1__.r).join(", "), schema = zod_mini__WEBPACK_IMPORTED_MODULE_2__.Ikc({
			provider: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.k5n(Object.keys(_stores_registry_js__WEBPACK_IMPORTED_MODULE_1__.r), { error: `must be one of ${names}` })),
			secret: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			stage: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			"target-version": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			"target-stage": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			"expected-version": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			"previous-stage": zod_mini__WEBPACK_IMPORTED_MODULE_2__.Rvf(line, "auto"),
			rollback: flag,
			record: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()),
			force: flag,
			"rollback-on-failure": flag,
			"dry-run": flag,
			promotions: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()),
			concurrency: zod_mini__WEBPACK_IMPORTED_MODULE_2__.Rvf(count(64), 8),
			"expire-outgoing-after": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(duration),
			region: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(region),
			"project-id": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(projectId),
			endpoint: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(address),
			"identity-endpoint": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(address),
			"role-to-assume": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			"oidc-provider": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			"oidc-audience": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			"role-session-name": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			[_auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.HP.accessKeyId]: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(credential),
			[_auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.HP.secretAccessKey]: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(credential),
			[_auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.HP.securityToken]: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(credential),
			[_auth_credentials_js__WEBPACK_IMPORTED_MODULE_0__.HP.authToken]: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(credential),
			environment: zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(line),
			"github-token": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()),
			"timeout-seconds": zod_mini__WEBPACK_IMPORTED_MODULE_2__.Rvf(count(86400), 120),
			"max-attempts": zod_mini__WEBPACK_IMPORTED_MODULE_2__.Rvf(count(20), 4),
			"job-status": zod_mini__WEBPACK_IMPORTED_MODULE_2__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP())
		}), inputNames = Object.keys(schema.shape);
		function lookUpIn(environment, name) {
			let value = environment[inputNames.some((input) => input === name) ? `INPUT_${name.toUpperCase()}` : name]?.trim();
			return value === "" ? void 0 : value;
		}
		let itemNames = [
			"provider",
			"secret",
			"stage",
			"target-version",
			"target-stage",
			"expected-version",
			"previous-stage",
			"region",
			"project-id",
			"endpoint",
			"expire-outgoing-after"
		];
		class Step {
			inputs;
			#environment;
			#given;
			#own;
			#mistakes;
			#prefix;
			#originOfRecord;
			constructor(environment, given, own, mistakes = new Map(), prefix = "", originOfRecord) {
				this.#environment = environment, this.#given = given, this.#own = own, this.#mistakes = mistakes, this.#prefix = prefix, this.#originOfRecord = originOfRecord;
				let issues = schema.safeParse(Object.fromEntries(given)).error?.issues ?? [], wrong = new Map(issues.map(({ path, message }) => [path[0], message]));
				for (let [name, message] of wrong) own.has(name) && this.say(name, message);
				this.inputs = schema.parse(Object.fromEntries([...given].filter(([name]) => !wrong.has(name))));
			}
			static from(environment) {
				let given = new Map();
				for (let name of inputNames) {
					let value = lookUpIn(environment, name);
					value !== void 0 && given.set(name, value);
				}
				return new Step(environment, given, new Set(given.keys()));
			}
			item(index, values) {
				let own = new Map(Object.entries(values).flatMap(([name, value]) => value.trim() ? [[name, value.trim()]] : [])), isTarget = (name) => name === "target-version" || name === "target-stage", ownsTarget = [...own.keys()].some(isTarget), inherited = [...this.#given].filter(([name]) => !(ownsTarget && isTarget(name))), given = new Map([...inherited, ...own]);
				return new Step(this.#environment, given, new Set(own.keys()), this.#mistakes, `promotions[${index}].`);
			}
			withRecord(record, origin, chosenBy) {
				let rest = [...this.#given].filter(([name]) => !chosenBy.some((chosen) => chosen === name)), given = new Map([...rest, ["record", record]]);
				return new Step(this.#environment, given, new Set(given.keys()), this.#mistakes, this.#prefix, origin);
			}
			has(name) {
				return this.#given.has(name);
			}
			hasOwn(name) {
				return this.#own.has(name);
			}
			lookUp = (name) => lookUpIn(this.#environment, name);
			say(input, message) {
				if (input === "record" && this.#originOfRecord !== void 0) {
					this.say("environment", `${this.#originOfRecord} ${message}`);
					return;
				}
				let name = itemNames.some((name) => name === input) ? `${this.#prefix}${input}` : input;
				this.#mistakes.has(name) || this.#mistakes.set(name, message);
			}
			complain() {
				if (this.#mistakes.size > 0) throw new InputError([...this.#mistakes].map(([input, message]) => ({
					input,
					message
				})));
			}
		}
	}),
	1910: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			a: () => jobsOf,
			D: () => notWithRecord
		});
		var registry = __nccwpck_require__(9919), oidc = __nccwpck_require__(161), inputs_step = __nccwpck_require__(7899), credentials = __nccwpck_require__(8168);
		let roleInputs = [
			"role-to-assume",
			"oidc-provider",
			"oidc-audience",
			"role-session-name"
		];
		function checkOneLogin(names, step) {
			if (!(new Set(names.filter((name) => name !== void 0)).size < 2)) for (let name of [...Object.values(credentials.HP), ...roleInputs]) step.has(name) && step.say(name, "cannot log in to two providers: log in by the environment");
		}
		function loginOf(provider, region, step) {
			return roleInputs.some((name) => step.has(name)) ? roleOf(provider, region, step) : credentialsOf(provider, step);
		}
		function roleOf({ keyless }, region, step) {
			let { inputs } = step;
			for (let name of Object.values(credentials.HP)) step.has(name) && step.say(name, "is given beside a role to assume: give the one or the other");
			for (let name of [
				"role-to-assume",
				"oidc-provider",
				"role-session-name"
			]) {
				let form = keyless.inputs[name], value = inputs[name];
				form === void 0 ? value !== void 0 && step.say(name, "means nothing to this provider") : value === void 0 ? form.isOptional || step.say(name, `is missing: it looks like \`${form.example}\``) : form.pattern.test(value) || step.say(name, `must look like \`${form.example}\``);
			}
			keyless.isRegional && region === "" && inputs["identity-endpoint"] === void 0 && step.say("identity-endpoint", "is missing: without `region` the token service cannot be found"), (0, oidc.LP)(step.lookUp) === void 0 && step.say("role-to-assume", "needs an OIDC token, which this job may not have: add `permissions: id-token: write` to it");
			let oidcProvider = inputs["oidc-provider"];
			return { identity: {
				role: inputs["role-to-assume"],
				oidcProvider,
				audience: inputs["oidc-audience"] ?? keyless.audience(oidcProvider ?? ""),
				sessionName: inputs["role-session-name"] ?? (0, oidc.Cy)(step.lookUp),
				seconds: Math.min(Math.max(inputs["timeout-seconds"], 900), 3600),
				region,
				endpoint: inputs["identity-endpoint"]
			} };
		}
		function credentialsOf({ environment, ownInputs }, step) {
			let families = environment.credentials, found = (0, credentials.Tf)([credentials.HP, ...families], step.lookUp), takesKeys = families.some(({ accessKeyId }) => accessKeyId !== void 0);
			if (found === void 0) {
				let [usual] = takesKeys ? families : families.filter(({ credentialsFile }) => credentialsFile !== void 0), variables = `${usual?.accessKeyId ?? ""} and ${usual?.secretAccessKey ?? ""}`;
				takesKeys ? step.say("access-key-id", `is missing, and no login action has set ${variables} or their like`) : step.say("auth-token", `is missing, and no login action has set ${usual?.credentialsFile ?? ""} or its like`);
				return;
			}
			if ("accessKeyId" in found && !takesKeys) {
				step.say("access-key-id", "is not how the provider logs in");
				return;
			}
			if ("authToken" in found && !ownInputs.includes("auth-token")) {
				step.say("auth-token", "is not how the provider logs in");
				return;
			}
			if ("credentialsFile" in found) return found;
			if (!("mistake" in found)) return { credentials: found };
			let input = inputs_step.vj.find((name) => name === found.name);
			input === void 0 ? step.say("access-key-id", `is missing, and in the environment ${found.name} ${found.mistake}`) : step.say(input, found.mistake);
		}
		var schemas = __nccwpck_require__(8395), api = __nccwpck_require__(3305);
		function refOf(provider, step) {
			let { inputs } = step, { environment, ownInputs, regionIn, projectIn, patterns, addressedBy, signsRegion = !1 } = provider, told = regionIn(inputs.secret ?? ""), toldProject = projectIn?.(inputs.secret ?? "");
			told !== void 0 && step.hasOwn("region") && told !== inputs.region && step.say("region", `is not the one in \`secret\` (${told || "none"})`), toldProject !== void 0 && step.hasOwn("project-id") && toldProject !== inputs["project-id"] && step.say("project-id", `is not the one in \`secret\` (${toldProject})`);
			let region = schemas.YjP().check(api.Fk(patterns.region, inputs_step.c4)), where = told ?? inputs.region ?? fromEnvironment("region", environment.region, region, step);
			where && !patterns.region.test(where) && step.say("region", inputs_step.c4);
			let knowsProject = ownInputs.includes("project-id"), looksUpProject = knowsProject && addressedBy === "region", given = knowsProject ? inputs["project-id"] : void 0, project = toldProject ?? given ?? fromEnvironment("project-id", environment.projectId, inputs_step.Lg, step), isNamed = patterns.secret.test(inputs.secret ?? "");
			if (addressedBy === "project" && isNamed && project === void 0 && !step.has("project-id") && step.say("project-id", `is missing, and so are the environment variables ${environment.projectId.join(", ")}`), addressedBy !== "region" || where !== void 0 || step.has("region") || !signsRegion && step.has("endpoint") || step.say("region", `is missing, and so are the environment variables ${environment.region.join(", ")}`), looksUpProject && where === void 0 && project === void 0 && step.has("endpoint") && step.say("project-id", "is missing: without `region` it cannot be looked up"), inputs.secret !== void 0) return {
				provider: inputs.provider ?? "",
				region: where ?? "",
				projectId: project,
				endpoint: inputs.endpoint ?? fromEnvironment("endpoint", environment.endpoint ?? [], inputs_step.hl, step),
				secret: inputs.secret
			};
		}
		function fromEnvironment(input, names, schema, step) {
			let name = names.find((variable) => step.lookUp(variable));
			if (name === void 0 || step.has(input)) return;
			let parsed = schema.safeParse(step.lookUp(name));
			return parsed.success || step.say(input, `comes from ${name}, which ${parsed.error.issues[0]?.message ?? "is wrong"}`), parsed.data;
		}
		var url = __nccwpck_require__(6697), packing = __nccwpck_require__(4274), record = __nccwpck_require__(6216);
		function recordOf(step) {
			try {
				return (0, record.H)((0, packing.l1)(step.inputs.record ?? "")).secrets;
			} catch (error) {
				return step.say("record", error instanceof Error ? error.message : String(error)), [];
			}
		}
		function checkRecorded(recorded, step) {
			let { inputs } = step, provider = (0, registry.l)(recorded.provider);
			if (provider === void 0) {
				step.say("record", "is of a provider that this version does not know");
				return;
			}
			let { patterns, ownInputs, environment, regionIn, projectIn, addressedBy, signsRegion = !1 } = provider, knowsProject = ownInputs.includes("project-id"), { stage, changes, expiry, endpoint } = recorded, versions = [...changes.flatMap(({ before, after }) => [before, after]), expiry?.version ?? null], stages = [stage, ...changes.map((change) => change.stage)], canDoWithoutRegion = addressedBy === "project" || endpoint !== void 0 && !signsRegion, needsProject = addressedBy === "project" || knowsProject && recorded.region === "";
			patterns.secret.test(recorded.secret) && stages.every((name) => patterns.stage.test(name)) && versions.every((name) => name === null || patterns.version.test(name)) && (recorded.region === "" ? canDoWithoutRegion : patterns.region.test(recorded.region)) && (regionIn(recorded.secret) ?? recorded.region) === recorded.region && (projectIn?.(recorded.secret) ?? recorded.projectId) === recorded.projectId && (recorded.projectId === void 0 || inputs_step.Lg.safeParse(recorded.projectId).success) && (recorded.projectId === void 0 || knowsProject) && (recorded.projectId !== void 0 || !needsProject) && (expiry === void 0 || ownInputs.includes("expire-outgoing-after")) || step.say("record", "holds a name that the provider does not allow");
			let isVouchedFor = endpoint === (inputs.endpoint ?? fromEnvironment("endpoint", environment.endpoint ?? [], inputs_step.hl, step)) || inputs.record === step.lookUp("STATE_record");
			endpoint !== void 0 && !(isVouchedFor && (0, url.yv)(endpoint) === endpoint) && !isOwn(endpoint, provider) && step.say("record", "holds an address that is not the provider's own: give it as `endpoint` if it is right");
			let told = {
				provider: recorded.provider,
				secret: recorded.secret,
				stage,
				region: recorded.region,
				"project-id": recorded.projectId
			};
			for (let [name, value] of Object.entries(told)) {
				let given = inputs[name];
				given !== void 0 && given !== value && step.say(name, "is not what the record is about");
			}
			return provider;
		}
		function isOwn(endpoint, { ownHost }) {
			if ((0, url.yv)(endpoint) !== endpoint) return !1;
			let { hostname, host } = new URL(endpoint);
			return (0, url.U9)(hostname) || ownHost.test(host);
		}
		let onlyForSome = [
			"project-id",
			"auth-token",
			"expire-outgoing-after"
		], notWithRecord = [
			"promotions",
			"target-version",
			"target-stage",
			"previous-stage",
			"expire-outgoing-after"
		];
		async function jobsOf(step) {
			let jobs = await jobsOfAny(step);
			return step.complain(), jobs;
		}
		async function jobsOfAny(step) {
			if (step.has("record")) return jobsOfRecord(step);
			if (!step.has("promotions")) return jobOfInputs(step);
			let items = await __nccwpck_require__.e(503).then(__nccwpck_require__.bind(__nccwpck_require__, 6503)).then((module) => module.itemsOf(step));
			checkOneLogin(items.map(({ inputs }) => inputs.provider), step);
			let jobs = items.flatMap(jobOfInputs), labels = jobs.map(({ provider, ref, stage }) => JSON.stringify([
				ref.provider,
				ref.region,
				ref.projectId,
				ref.endpoint,
				provider.nameIn(ref.secret),
				stage
			]));
			return new Set(labels).size < labels.length && step.say("promotions", "has the same label of the same secret twice"), jobs;
		}
		function jobOfInputs(step) {
			let { inputs } = step;
			checkWay(step), step.has("provider") || step.say("provider", `is missing: one of ${Object.keys(registry.r).join(", ")}`), step.has("secret") || step.say("secret", "is missing");
			let provider = (0, registry.l)(inputs.provider);
			if (provider === void 0) return [];
			for (let name of onlyForSome) step.hasOwn(name) && !provider.ownInputs.includes(name) && step.say(name, `means nothing to ${inputs.provider ?? ""}`);
			let stage = inputs.stage ?? provider.rules.current;
			stage === null && step.say("stage", `is missing: ${inputs.provider ?? ""} has no label of its own`), checkNames(step, provider, stage);
			let ref = refOf(provider, step), login = loginOf(provider, ref?.region ?? inputs.region ?? "", step), version = inputs["target-version"], label = inputs["target-stage"], target = version === void 0 ? label === void 0 ? void 0 : { stage: label } : { version };
			if (stage === null || ref === void 0 || target === void 0 || login === void 0) return [];
			let previous = inputs["previous-stage"], previousStage = previous === "auto" ? previous : previous === "none" ? null : { stage: previous };
			return [{
				provider,
				ref,
				login,
				identityEndpoint: inputs["identity-endpoint"],
				stage,
				expected: expectedOf(step),
				intent: {
					kind: "promote",
					promotion: {
						stage,
						target,
						previousStage
					},
					rollback: inputs.rollback,
					expireInMs: provider.ownInputs.includes("expire-outgoing-after") ? inputs["expire-outgoing-after"] : void 0
				}
			}];
		}
		function jobsOfRecord(step) {
			let { inputs } = step;
			inputs.rollback || step.say("record", "is only for `rollback: true`");
			for (let name of notWithRecord) step.has(name) && inputs[name] !== "auto" && step.say(name, "has no place beside `record`");
			let secrets = recordOf(step);
			return checkOneLogin(secrets.map(({ provider }) => provider), step), secrets.flatMap((recorded) => {
				let provider = checkRecorded(recorded, step), login = provider && loginOf(provider, recorded.region || (inputs.region ?? ""), step);
				if (provider === void 0 || login === void 0) return [];
				let { provider: name, region, projectId, endpoint, secret, stage } = recorded;
				return [{
					provider,
					ref: {
						provider: name,
						region,
						projectId,
						endpoint: endpoint ?? inputs.endpoint,
						secret
					},
					login,
					identityEndpoint: inputs["identity-endpoint"],
					stage,
					expected: expectedOf(step),
					intent: {
						kind: "undo",
						recorded,
						force: inputs.force
					}
				}];
			});
		}
		function checkWay(step) {
			let { rollback, force } = step.inputs, given = ["target-version", "target-stage"].filter((name) => step.has(name));
			given.length === 2 && step.say("target-stage", "stands for `target-version`: give the one or the other"), given.length === 0 && rollback ? step.say("rollback", "needs to know what to go back to: `record` (the output of the step to undo), `environment` (where that kept its record), `target-version` or `target-stage`") : given.length === 0 && step.say("target-version", "is missing: the version that gets the label; or give `target-stage`"), force && !rollback && step.say("force", "is only for `rollback: true`");
		}
		function checkNames(step, { patterns, rules }, stage) {
			let check = (name, pattern, ...words) => {
				let value = step.inputs[name];
				typeof value == "string" && !words.includes(value) && !pattern.test(value) && step.say(name, "is not a name that the provider allows");
			};
			check("secret", patterns.secret), check("stage", patterns.stage), check("target-version", patterns.version), check("target-stage", patterns.stage), check("expected-version", patterns.version, "none"), check("previous-stage", patterns.stage, "auto", "none");
			for (let name of ["target-stage", "previous-stage"]) stage !== null && step.inputs[name] === stage && step.say(name, `is ${stage}, which is the label to move`);
			rules.current !== null && step.inputs["previous-stage"] === rules.current && step.say("previous-stage", `is ${rules.current}: that would put the version losing \`stage\` into service`);
		}
		function expectedOf({ inputs }) {
			return inputs["expected-version"] === "none" ? null : inputs["expected-version"];
		}
	}),
	1730: ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => {
			try {
				__nccwpck_require__(4843);
				var _http_deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2378), _http_proxy_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(7856), _github_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2044), _auth_oidc_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(161), _inputs_step_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7899), _inputs_tasks_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1910), _auth_authenticator_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6825), _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4109), _promotion_execute_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9162), _promotion_prepare_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6406), _promotion_result_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7620), _auth_credentials_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(8168), _stores_registry_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(9919), __addDisposableResource = function(env, value, async) {
					if (value != null) {
						if (typeof value != "object" && typeof value != "function") throw TypeError("Object expected.");
						var dispose, inner;
						if (async) {
							if (!Symbol.asyncDispose) throw TypeError("Symbol.asyncDispose is not defined.");
							dispose = value[Symbol.asyncDispose];
						}
						if (dispose === void 0) {
							if (!Symbol.dispose) throw TypeError("Symbol.dispose is not defined.");
							dispose = value[Symbol.dispose], async && (inner = dispose);
						}
						if (typeof dispose != "function") throw TypeError("Object not disposable.");
						inner && (dispose = function() {
							try {
								inner.call(this);
							} catch (e) {
								return Promise.reject(e);
							}
						}), env.stack.push({
							value,
							dispose,
							async
						});
					} else async && env.stack.push({ async: !0 });
					return value;
				}, __disposeResources = (function(SuppressedError) {
					return function(env) {
						function fail(e) {
							env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e, env.hasError = !0;
						}
						var r, s = 0;
						function next() {
							for (; r = env.stack.pop();) try {
								if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
								if (r.dispose) {
									var result = r.dispose.call(r.value);
									if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
										return fail(e), next();
									});
								} else s |= 1;
							} catch (e) {
								fail(e);
							}
							if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
							if (env.hasError) throw env.error;
						}
						return next();
					};
				})(typeof SuppressedError == "function" ? SuppressedError : function(error, suppressed, message) {
					var e = Error(message);
					return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
				});
				async function run() {
					let env_1 = {
						stack: [],
						error: void 0,
						hasError: !1
					};
					try {
						maskAll();
						let given = _inputs_step_js__WEBPACK_IMPORTED_MODULE_4__.pn.from(process.env), { concurrency, "max-attempts": attempts, "timeout-seconds": seconds, "dry-run": isDryRun } = given.inputs, deadline = new _http_deadline_js__WEBPACK_IMPORTED_MODULE_1__.B(seconds * 1e3);
						haltOnSignal(deadline);
						let deployments = __addDisposableResource(env_1, await (0, _github_journal_js__WEBPACK_IMPORTED_MODULE_2__.o)(given, deadline, runUrl()), !0), { step, deployment } = await (0, _github_journal_js__WEBPACK_IMPORTED_MODULE_2__.zh)(given, deployments), jobs = await (0, _inputs_tasks_js__WEBPACK_IMPORTED_MODULE_5__.a)(step);
						jobs.length > 1 && deadline.reserve(seconds * 400);
						let { Client } = await Promise.all([__nccwpck_require__.e(7), __nccwpck_require__.e(329)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3329)), client = __addDisposableResource(env_1, new Client(deadline, attempts, concurrency), !0), logIn = (0, _auth_authenticator_js__WEBPACK_IMPORTED_MODULE_6__.I)(client), tasks = jobs.map((job) => taskOf(job, client, logIn)), prepared = await (0, _promotion_prepare_js__WEBPACK_IMPORTED_MODULE_9__.b)(tasks, concurrency);
						if ("failed" in prepared) {
							(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__.z8)(prepared.failed);
							return;
						}
						if (isDryRun) {
							(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__.z8)(prepared.ready.map(_promotion_result_js__WEBPACK_IMPORTED_MODULE_10__.lM));
							return;
						}
						let promotion = {
							run: runUrl(),
							secrets: prepared.ready.map(_promotion_prepare_js__WEBPACK_IMPORTED_MODULE_9__.g)
						}, undoAtEndOfJob = step.inputs["rollback-on-failure"], text = (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__.Pe)(promotion), work = {
							promotion,
							text,
							isWork: prepared.ready.some(_promotion_result_js__WEBPACK_IMPORTED_MODULE_10__.cD)
						}, conclude = await (0, _github_journal_js__WEBPACK_IMPORTED_MODULE_2__.qN)(deployments, step, deployment, work);
						(0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__.iP)(promotion, text, undoAtEndOfJob);
						let patience = {
							attempts,
							pause: deadline.pause
						}, manner = {
							patience,
							concurrency,
							turnBack: () => (deadline.release(), patience),
							onFinished: _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__.Rh
						}, results = await (0, _promotion_execute_js__WEBPACK_IMPORTED_MODULE_8__.u)(prepared.ready, manner);
						undoAtEndOfJob && !results.some(_promotion_result_js__WEBPACK_IMPORTED_MODULE_10__.QI) && (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__.y6)(), (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__.z8)(results, promotion), deadline.release(), await conclude?.(results);
					} catch (e_1) {
						env_1.error = e_1, env_1.hasError = !0;
					} finally {
						let result_1 = __disposeResources(env_1);
						result_1 && await result_1;
					}
				}
				function haltOnSignal(deadline) {
					let halt = () => {
						deadline.halt(2500, 9e3);
					};
					process.on("SIGINT", halt).on("SIGTERM", halt);
				}
				function maskAll() {
					let families = Object.values(_stores_registry_js__WEBPACK_IMPORTED_MODULE_12__.r).flatMap(({ environment }) => environment.credentials), known = [
						_auth_credentials_js__WEBPACK_IMPORTED_MODULE_11__.HP,
						{ authToken: _auth_oidc_js__WEBPACK_IMPORTED_MODULE_3__.oL },
						{ authToken: "github-token" },
						...families
					], given = (0, _auth_credentials_js__WEBPACK_IMPORTED_MODULE_11__.VY)(known, (name) => (0, _inputs_step_js__WEBPACK_IMPORTED_MODULE_4__.Ib)(process.env, name));
					for (let secret of [...given, ...(0, _http_proxy_js__WEBPACK_IMPORTED_MODULE_13__.W)(process.env)]) (0, _outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__.dK)(secret);
				}
				function taskOf(job, client, logIn) {
					let { provider, ref, identityEndpoint, stage, expected, intent } = job, open = async () => (await provider.load())(ref, {
						credentials: await logIn(job),
						client,
						identityEndpoint
					});
					if (intent.kind === "undo") return {
						ref,
						open,
						stage,
						expected,
						intent
					};
					let { expireInMs, ...promote } = intent, expireAt = expireInMs === void 0 ? void 0 : Math.floor((Date.now() + expireInMs) / 1e3) * 1e3;
					return {
						ref,
						open,
						stage,
						expected,
						intent: {
							...promote,
							expireAt
						}
					};
				}
				function runUrl() {
					let { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env, url = server && repository && id ? URL.parse(`${server}/${repository}/actions/runs/${id}`)?.href : void 0;
					return url && url.length <= 2048 ? url : void 0;
				}
				await run().catch(_outputs_outputs_js__WEBPACK_IMPORTED_MODULE_7__.N7), process.stdout.write("", () => process.exit()), __webpack_async_result__();
			} catch (e) {
				__webpack_async_result__(e);
			}
		}, 1);
	}),
	4109: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			iP: () => announce,
			y6: () => forget,
			dK: () => mask,
			Pe: () => recordText,
			kY: () => remember,
			z8: () => report,
			N7: () => reportError,
			cv: () => say,
			Rh: () => showProgress,
			R8: () => warn
		});
		let external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
		var external_os_ = __nccwpck_require__(857);
		function utils_toCommandValue(input) {
			return input == null ? "" : typeof input == "string" || input instanceof String ? input : JSON.stringify(input);
		}
		function utils_toCommandProperties(annotationProperties) {
			return Object.keys(annotationProperties).length ? {
				title: annotationProperties.title,
				file: annotationProperties.file,
				line: annotationProperties.startLine,
				endLine: annotationProperties.endLine,
				col: annotationProperties.startColumn,
				endColumn: annotationProperties.endColumn
			} : {};
		}
		function command_issueCommand(command, properties, message) {
			let cmd = new Command(command, properties, message);
			process.stdout.write(cmd.toString() + external_os_.EOL);
		}
		function command_issue(name, message = "") {
			command_issueCommand(name, {}, message);
		}
		class Command {
			constructor(command, properties, message) {
				command ||= "missing.command", this.command = command, this.properties = properties, this.message = message;
			}
			toString() {
				let cmdStr = "::" + this.command;
				if (this.properties && Object.keys(this.properties).length > 0) {
					cmdStr += " ";
					let first = !0;
					for (let key in this.properties) if (this.properties.hasOwnProperty(key)) {
						let val = this.properties[key];
						val && (first ? first = !1 : cmdStr += ",", cmdStr += `${key}=${escapeProperty(val)}`);
					}
				}
				return cmdStr += `::${escapeData(this.message)}`, cmdStr;
			}
		}
		function escapeData(s) {
			return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
		}
		function escapeProperty(s) {
			return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
		}
		var external_crypto_ = __nccwpck_require__(6982), external_fs_ = __nccwpck_require__(9896);
		function file_command_issueFileCommand(command, message) {
			let filePath = process.env[`GITHUB_${command}`];
			if (!filePath) throw Error(`Unable to find environment variable for file command ${command}`);
			if (!external_fs_.existsSync(filePath)) throw Error(`Missing file at path: ${filePath}`);
			external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, { encoding: "utf8" });
		}
		function file_command_prepareKeyValueMessage(key, value) {
			let delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`, convertedValue = utils_toCommandValue(value);
			if (key.includes(delimiter)) throw Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
			if (convertedValue.includes(delimiter)) throw Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
			return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
		}
		__WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
		var ExitCode;
		(function(ExitCode) {
			ExitCode[ExitCode.Success = 0] = "Success", ExitCode[ExitCode.Failure = 1] = "Failure";
		})(ExitCode ||= {});
		function setSecret(secret) {
			command_issueCommand("add-mask", {}, secret);
		}
		function setOutput(name, value) {
			if (process.env.GITHUB_OUTPUT) return file_command_issueFileCommand("OUTPUT", file_command_prepareKeyValueMessage(name, value));
			process.stdout.write(external_os_.EOL), command_issueCommand("set-output", { name }, utils_toCommandValue(value));
		}
		function isDebug() {
			return process.env.RUNNER_DEBUG === "1";
		}
		function debug(message) {
			command_issueCommand("debug", {}, message);
		}
		function error(message, properties = {}) {
			command_issueCommand("error", utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
		}
		function core_warning(message, properties = {}) {
			command_issueCommand("warning", utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
		}
		function info(message) {
			process.stdout.write(message + external_os_.EOL);
		}
		function startGroup(name) {
			command_issue("group", name);
		}
		function endGroup() {
			command_issue("endgroup");
		}
		function saveState(name, value) {
			if (process.env.GITHUB_STATE) return file_command_issueFileCommand("STATE", file_command_prepareKeyValueMessage(name, value));
			command_issueCommand("save-state", { name }, utils_toCommandValue(value));
		}
		var encode = __nccwpck_require__(5404), step = __nccwpck_require__(7899), packing = __nccwpck_require__(4274), api_error = __nccwpck_require__(1384), change = __nccwpck_require__(8165), promotion_expiry = __nccwpck_require__(3070), promotion_record = __nccwpck_require__(6216), refusal = __nccwpck_require__(5299), result = __nccwpck_require__(7620), registry = __nccwpck_require__(9919);
		let mostInList = 153600;
		function summaryOf(results, failures, record) {
			let parts = [`### ${failures.length > 0 ? "❌" : "✅"} Promote secret version`];
			results.length > 0 && parts.push(table(results)), results.length <= 4 && parts.push(...results.flatMap(diagram));
			let moved = results.filter(({ changed }) => changed), notes = new Set(moved.flatMap(({ ref }) => (0, registry.l)(ref.provider)?.afterMove ?? []));
			parts.push(...[...notes].map((note) => `<p>ℹ️ ${html(note)}</p>`));
			let warnings = results.flatMap((result) => result.warnings.map((warning) => `<p>⚠️ ${html(warning)}.</p>`));
			parts.push(...fitting(warnings, mostInList));
			let texts = failures.map((failure) => `<p>❌ ${failure.split("\n").map(html).join("<br>")}</p>`);
			return parts.push(...fitting(texts, mostInList)), record !== void 0 && results.some(result.QI) && parts.push("<p>Consumers that keep the secret in memory see the change when they fetch it again. To undo it, run this action with <code>rollback: true</code> and this <code>record</code>:</p>", `<details><summary>record</summary><pre>${html(record)}</pre></details>`), `${parts.join("\n\n")}\n`;
		}
		function table(results) {
			let rows = results.map(({ ref, stage, previous, current, outcome, changes, expiry }) => {
				let isDone = ![
					"restored",
					"failed",
					"skipped"
				].includes(outcome), done = changes.filter((change) => change.stage !== stage).map(changeHtml), others = isDone ? [...done, ...expiry ? [html((0, promotion_expiry.X5)(expiry))] : []] : [], moved = changes.filter((change) => change.stage === stage).map(changeHtml), own = outcome === "planned" ? moved : [`${code(previous)} → ${code(current)}`];
				return `<tr>${[
					code(ref.secret),
					code(ref.provider),
					code(stage),
					...own,
					others.join("<br>"),
					outcome
				].map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
			});
			return `<table><tr>${[
				"secret",
				"provider",
				"label",
				"before → after",
				"also",
				"outcome"
			].map((name) => `<th>${name}</th>`).join("")}</tr>\n${fitting(rows, 614400).join("\n")}</table>`;
		}
		function fitting(texts, bytes) {
			let left = bytes, end = texts.findIndex((text) => (left -= Buffer.byteLength(text) + 2) < 0);
			return end < 0 ? [...texts] : [...texts.slice(0, end), `… and ${texts.length - end} more: see the log`];
		}
		function changeHtml({ stage, before, after }) {
			return `${code(stage)} ${code(before)} → ${code(after)}`;
		}
		function diagram({ ref, stage, outcome, previous, current, changes }) {
			if (outcome === "failed") return [];
			let target = outcome === "planned" ? changes.find((change) => change.stage === stage)?.after : current;
			if (target === void 0 || previous === target) return [];
			let node = (id, text) => `${id}["${mermaid(text ?? "no version")}"]`, edge = `-- "${mermaid(`${stage} of ${ref.secret}`)}" -->`;
			return [`\`\`\`mermaid
flowchart LR
  ${node("before", previous)} ${edge} ${node("after", target)}
\`\`\``];
		}
		function code(text) {
			return text === null ? "none" : `<code>${html(text)}</code>`;
		}
		function html(text) {
			let entities = {
				"&": "&amp;",
				"<": "&lt;",
				">": "&gt;",
				"\"": "&quot;"
			};
			return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replace(/[&<>"]/g, (c) => entities[c] ?? "");
		}
		function mermaid(text) {
			return text.replace(/[^\w .\-/]/gu, (c) => `#${c.codePointAt(0) ?? 0};`);
		}
		let title = "Promote secret version";
		function outputs_setOutput(name, value) {
			setOutput(name, value);
		}
		function mask(secret) {
			for (let form of new Set([secret, (0, encode.a)(secret)])) setSecret(form);
		}
		function recordText(record) {
			let json = (0, promotion_record.b)(record), text = (0, packing.qq)(json);
			if (text.length <= packing.xG && Buffer.byteLength(json) <= packing.tw) return text;
			let what = `the record of ${record.secrets.length} secrets would be too long to be handed to a rollback`;
			throw new refusal.P(what, "Make it two lists, or one for each job of a matrix.");
		}
		function announce(record, text, undoAtEndOfJob) {
			outputs_setOutput("record", text), undoAtEndOfJob && saveState("record", text);
			let isMany = record.secrets.length > 1;
			isMany && startGroup(`moving labels of ${record.secrets.length} secrets`);
			for (let secret of record.secrets) {
				let { stage, changes } = secret;
				changes.length > 0 && info(oneLine(`${nameOf({
					ref: secret,
					stage
				})}: moving ${workText(secret)}`));
			}
			isMany && endGroup(), info(`record: ${text.replaceAll("##[", "##\\u005b")}`);
		}
		function forget() {
			saveState("record", "");
		}
		function remember(deployment) {
			saveState("deployment", deployment);
		}
		function say(text) {
			info(oneLine(text));
		}
		function warn(text) {
			core_warning(`${oneLine(text)}.`, { title });
		}
		function showProgress(result, finished, all) {
			let line = oneLine(`${nameOf(result)}: ${result.outcome}`);
			if (all === 1) info(line);
			else {
				startGroup(`[${finished}/${all}] ${line}`);
				for (let change of result.changes) info(oneLine(changeText(change)));
				endGroup();
			}
		}
		function report(results, record) {
			outputs_setOutput("changed", results.some(({ changed }) => changed)), outputs_setOutput("results", JSON.stringify(results.map(entryOf)));
			let [only, another] = results;
			only !== void 0 && another === void 0 && (outputs_setOutput("previous-version", only.previous ?? ""), outputs_setOutput("current-version", only.current ?? ""));
			for (let result of results) {
				result.outcome === "planned" && info(oneLine(`${nameOf(result)}: planned ${workText(result)}`));
				for (let warning of result.warnings) core_warning(oneLine(`${nameOf(result)}: ${warning}.`), { title });
			}
			let failures = results.flatMap((result) => result.failure ? [failureText(result, result.failure)] : []);
			failures.length > 0 && fail(failures);
			for (let { failure } of results) debugStack(failure?.error);
			writeSummary(summaryOf(results, failures, record && (0, packing.qq)((0, promotion_record.b)(record))));
		}
		function reportError(error) {
			let message = error instanceof Error ? error.message : String(error), text = error instanceof step.dz ? `${message}\nNothing was sent.` : oneLine(`${message}. ${error instanceof refusal.P ? `Nothing was changed. ${error.advice}` : "This is a fault of the action itself. Look at the labels of the secret: where `record` is set, a rollback by it puts them back."}`);
			fail([text]), debugStack(error), writeSummary(summaryOf([], [text], void 0));
		}
		function fail(texts) {
			process.exitCode = 1, error(texts.join("\n"), { title });
		}
		function debugStack(error) {
			error instanceof Error && isDebug() && debug(error.stack ?? error.message);
		}
		function writeSummary(text) {
			try {
				(0, external_node_fs_namespaceObject.appendFileSync)(process.env.GITHUB_STEP_SUMMARY ?? "", text);
			} catch {
				core_warning("The job summary could not be written.", { title });
			}
		}
		function entryOf({ ref, stage, previous, current, changed, outcome, requestIds }) {
			let { provider, region, secret } = ref;
			return {
				provider,
				region,
				secret,
				stage,
				previousVersion: previous,
				currentVersion: current,
				changed,
				outcome,
				requestIds
			};
		}
		function nameOf({ ref, stage }) {
			return `${ref.secret}, label ${stage} (${[ref.provider, ref.region].filter(Boolean).join(" ")})`;
		}
		function workText({ changes, expiry }) {
			return [...changes.filter(change.OE).map(changeText), ...expiry ? [(0, promotion_expiry.X5)(expiry)] : []].join(", ");
		}
		function changeText({ stage, before, after }) {
			return `${stage} ${before ?? "none"} → ${after ?? "none"}`;
		}
		function failureText(result, { error, explanation, state, byHand }) {
			let what = error instanceof Error ? `${error.message}. ` : "", advice = error instanceof refusal.P || error instanceof api_error.A ? ` ${error.advice}` : "", why = explanation === void 0 ? "" : `${explanation} `, hand = byHand.length === 0 ? "" : ` To finish by hand: ${byHand.map((change) => handText(result.ref, change)).join("; ")}.`;
			return oneLine(`${nameOf(result)}: ${what}${why}${state}${advice}${hand}`);
		}
		function handText({ provider, region, projectId, endpoint, secret }, { stage, after }) {
			let where = Object.entries({
				provider,
				region,
				"project-id": projectId,
				endpoint,
				secret
			}).flatMap(([name, value]) => value ? [`\`${name}: ${value}\``] : []);
			return after === null ? `take ${stage} off with the provider's own tools` : `run this action with \`rollback: true\`, ${where.join(", ")}, \`stage: ${stage}\`, \`previous-stage: none\`, \`target-version: ${after}\``;
		}
		function oneLine(text) {
			return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replaceAll("##[", "## [");
		}
	}),
	8165: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			DI: () => inverse,
			I6: () => find,
			JJ: () => versionsBefore,
			Lm: () => holder,
			OE: () => isMove,
			V1: () => stepsBack,
			tD: () => changed
		});
		function holder(snapshot, stage) {
			return snapshot.find((version) => version.stages.includes(stage))?.id ?? null;
		}
		function find(snapshot, id) {
			return snapshot.find((version) => version.id === id && !version.isGone);
		}
		function isMove({ before, after }) {
			return before !== after;
		}
		function versionsBefore(changes) {
			return [...new Set(changes.flatMap(({ before }) => before ?? []))];
		}
		function changed(snapshot, changes) {
			let moved = new Map(changes.map(({ stage, after }) => [stage, after]));
			return snapshot.map((version) => ({
				...version,
				stages: [...version.stages.filter((stage) => !moved.has(stage)), ...[...moved].filter(([, after]) => after === version.id).map(([stage]) => stage)]
			}));
		}
		function stepsBack(stage, changes) {
			let main = changes.find((change) => change.stage === stage), rank = (step) => step.stage === stage ? 1 : step.after === main?.after ? 0 : 2;
			return inverse(changes).sort((a, b) => rank(a) - rank(b));
		}
		function inverse(changes) {
			return changes.map(({ stage, before, after }) => ({
				stage,
				before: after,
				after: before
			})).reverse();
		}
	}),
	9162: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { u: () => carryOut });
		var api_error = __nccwpck_require__(1384), promotion_change = __nccwpck_require__(8165), promotion_plan = __nccwpck_require__(3918), errors_refusal = __nccwpck_require__(5299);
		class Interrupted extends Error {
			name = "Interrupted";
			accepted;
			written;
			constructor(cause, accepted, unsettled) {
				super("interrupted", { cause }), this.accepted = accepted, this.written = [...accepted, ...unsettled];
			}
		}
		async function apply(store, plan, found, patience) {
			if (plan.changes.length === 0) return {
				snapshot: found,
				warnings: [],
				accepted: [],
				left: []
			};
			let warnings = [], accepted = [], unsettled = [], latest, left = new Map(), { rules } = store, follower = (0, promotion_plan._p)(plan.stage, rules), followsAlways = rules.movesPrevious === "always", followedTo, followed = (stage, at) => stage === follower && at === followedTo;
			function asFollowed(change) {
				return change.stage === follower && followsAlways && followedTo !== void 0 ? {
					...change,
					before: followedTo ?? null
				} : change;
			}
			async function write(all) {
				let done = all, open = all.map(asFollowed).filter(promotion_change.OE), mayBeOurs = !1;
				for (let attempt = 1;;) {
					let [first, ...more] = open;
					if (first === void 0) break;
					try {
						latest = void 0, latest = await store.move(first, ...more);
						break;
					} catch (error) {
						if (!(error instanceof api_error.A) || !error.isUnsettled) throw error;
						let seen = await store.read().catch(() => {
							throw error.retry === "reads" && unsettled.push(...all), error;
						});
						latest = seen;
						let isMissing = ({ stage, after }) => (0, promotion_change.Lm)(seen, stage) !== after;
						open = open.filter(isMissing), mayBeOurs ||= error.retry === "reads", mayBeOurs || (done = done.filter(isMissing));
						for (let change of open) {
							let at = (0, promotion_change.Lm)(seen, change.stage);
							if (!([change, ...all].filter(({ stage }) => stage === change.stage).some(({ before }) => at === before) || followed(change.stage, at))) throw taken(change, at);
						}
						if (open.some(({ stage, before }) => (0, promotion_change.Lm)(seen, stage) === before)) {
							if (error.retry === "never" || attempt >= patience.attempts) throw error;
							await patience.pause(attempt++);
						}
						open = open.map((change) => ({
							...change,
							before: (0, promotion_change.Lm)(seen, change.stage)
						}));
					}
				}
				accepted.push(...done);
				let main = all.find(({ stage }) => stage === plan.stage);
				main !== void 0 && (0, promotion_change.OE)(main) && (followedTo = main.before);
			}
			async function mend(change, snapshot, attempt) {
				let at = (0, promotion_change.Lm)(snapshot, change.stage), isShown = plan.changes.some(({ stage, after }) => stage === plan.stage && (0, promotion_change.Lm)(snapshot, stage) === after), isUnfollowed = change.stage === follower && followsAlways && isShown && at === change.before;
				if (isUnfollowed && (followsAlways = !1), (isUnfollowed || followed(change.stage, at)) && attempt <= patience.attempts) return write([{
					...change,
					before: at
				}]);
				if (!followed(change.stage, at) && at !== change.before) throw taken(change, at);
				if (attempt >= patience.attempts) throw neverArrived(change, at);
			}
			async function orLeave(change, work) {
				try {
					await work;
				} catch (error) {
					if (change.stage === plan.stage || !plan.othersMayStay) throw error;
					left.set(change.stage, change), warnings.push(`${change.stage} was left as it is: ${error instanceof Error ? error.message : String(error)}`);
				}
			}
			try {
				if (rules.movesTogether) await write(plan.changes);
				else for (let change of plan.changes) await orLeave(change, write([change]));
				for (let attempt = 1;; attempt++) {
					let snapshot = latest ?? await store.read();
					latest = void 0;
					let missing = () => plan.changes.filter((c) => (0, promotion_change.Lm)(snapshot, c.stage) !== c.after && !left.has(c.stage));
					for (let change of missing()) await orLeave(change, mend(change, snapshot, attempt));
					if (missing().length > 0) await patience.pause(attempt);
					else return {
						snapshot,
						warnings,
						accepted: accepted.filter(promotion_change.OE),
						left: [...left.values()]
					};
				}
			} catch (error) {
				throw new Interrupted(error, accepted.filter(promotion_change.OE), unsettled.filter(promotion_change.OE));
			}
		}
		function taken({ stage, after }, at) {
			return new errors_refusal.P(`somebody else moved ${stage} while this run was moving it: it is ${(0, errors_refusal.on)(at)}, not ${(0, errors_refusal.on)(after)}`, "Find out who moved it, and let only one run at a time promote a secret (`concurrency:`).", stage);
		}
		function neverArrived({ stage, after }, at) {
			return new errors_refusal.P(`the store accepted the move of ${stage}, but still says that it is ${(0, errors_refusal.on)(at)}, not ${(0, errors_refusal.on)(after)}`, "Look at the labels of the secret; run again when they have settled.");
		}
		var promotion_expiry = __nccwpck_require__(3070), pool = __nccwpck_require__(4707), prepare = __nccwpck_require__(6406), result = __nccwpck_require__(7620);
		async function carryOut(all, manner) {
			let { patience, concurrency, turnBack, onFinished } = manner, results = new Map(), begun = [], accepted = new Map(), interruptions = new Map();
			if (await (0, pool.Q)(all, concurrency, async (prepared) => {
				if (!(interruptions.size > 0)) {
					begun.push(prepared);
					try {
						let applied = await apply(prepared.store, prepared.plan, prepared.found, patience), { snapshot, warnings } = applied;
						accepted.set(prepared, applied.accepted);
						let said = [
							...(0, result.WK)(prepared.plan, snapshot),
							...(0, result.ub)(prepared, snapshot),
							...warnings
						], done = (0, result.Bg)(prepared, snapshot, (0, result.sG)(prepared), said);
						results.set(prepared, done), onFinished(done, results.size, all.length);
					} catch (interruption) {
						interruptions.set(prepared, interruption);
					}
				}
			}), interruptions.size > 0) {
				let left = turnBack(), refusals = new Map();
				for (let [{ store }, interruption] of interruptions) {
					let cause = causeOf(interruption);
					(0, api_error.Q)(cause) && refusals.set(store.ref.provider, cause);
				}
				let written = begun.filter(({ plan }) => plan.changes.length > 0).reverse(), finished = 0;
				await (0, pool.Q)(written, concurrency, async (prepared) => {
					let refusal = refusals.get(prepared.store.ref.provider), interruption = interruptions.get(prepared), made = accepted.get(prepared) ?? [], back = await putBack(prepared, left, made, interruption, refusal);
					results.set(prepared, back), onFinished(back, ++finished, written.length);
				});
			}
			return (0, pool.Q)(all, concurrency, async (prepared) => {
				let done = results.get(prepared) ?? (0, result.Bg)(prepared, prepared.found, "skipped");
				return interruptions.size > 0 ? done : withExpiry(prepared, done, patience);
			});
		}
		async function putBack(prepared, patience, made, interruption, refusal) {
			let { store, found, task } = prepared, error = causeOf(interruption), { changes } = (0, prepare.g)(prepared), { accepted, written } = interruption instanceof Interrupted ? interruption : {
				accepted: made,
				written: made
			}, lost = error instanceof errors_refusal.P ? error.movedBySomebodyElse : void 0, isOurs = ({ stage }) => stage !== lost && written.some((change) => change.stage === stage), done = changes.map((change) => isOurs(change) ? change : {
				...change,
				after: change.before
			}), failed = async (now, state, byHand, about = error) => {
				let explanation = refusal === void 0 ? await (0, result.to)(store, about) : void 0, wayOn = task.intent.kind === "undo" ? " The same rollback again goes on from here." : "", failure = {
					error: error ?? about,
					explanation,
					state: `${state}${wayOn}`,
					byHand
				};
				return {
					...(0, result.Bg)(prepared, now, "failed"),
					failure
				};
			}, now = afterwards(prepared, found, written);
			try {
				if (refusal !== void 0) throw refusal;
				let seen = await store.read([...(0, promotion_change.JJ)(changes), ...changes.flatMap(({ after }) => after ?? [])]);
				now = (0, promotion_change.tD)(seen, accepted.filter(({ stage, before }) => (0, promotion_change.Lm)(seen, stage) === before));
				let plan = (0, promotion_plan.AX)({
					stage: prepared.plan.stage,
					changes: done
				}, now, store.rules), { snapshot, warnings, left } = await apply(store, plan, now, patience), said = [...(0, result.WK)(plan, snapshot), ...warnings];
				if (interruption === void 0 && left.length === 0) return (0, result.Bg)(prepared, snapshot, "restored", said);
				let isWritten = plan.changes.length > 0;
				return {
					...await failed(snapshot, `${left.length > 0 ? "Not all was put back" : isWritten ? "What was written was put back" : "Nothing was changed"}: ${(0, result.zn)(changes, snapshot)}.`, left),
					warnings: said
				};
			} catch (obstacle) {
				let cause = causeOf(obstacle);
				if (cause instanceof errors_refusal.P && cause.movedBySomebodyElse !== void 0) return failed(now, `It was left alone: ${(0, result.zn)(changes, now)}.`, [], cause);
				obstacle instanceof Interrupted && (now = afterwards(prepared, now, obstacle.written));
				let where = `As far as is known ${(0, result.zn)(changes, now)}.`, isAlong = ({ stage }) => along(prepared, found, written.filter(isOurs)).some((c) => c.stage === stage), byHand = (0, promotion_change.V1)(prepared.plan.stage, changes.filter((change) => isOurs(change) || isAlong(change))).filter(({ stage, after }) => (0, promotion_change.Lm)(now, stage) !== after && (after === null || (0, promotion_change.I6)(now, after) !== void 0));
				return written.length === 0 ? failed(now, `Nothing was changed. ${where}`, []) : failed(now, `What was written could not be put back: ${messageOf(cause)}. ${where}`, byHand);
			}
		}
		function afterwards(prepared, before, written) {
			return (0, promotion_change.tD)(before, [...along(prepared, before, written), ...written]);
		}
		function along({ plan, store }, before, written) {
			let follower = (0, promotion_plan._p)(plan.stage, store.rules), after = written.find(({ stage }) => stage === plan.stage)?.before ?? null;
			return store.rules.movesPrevious !== "always" || follower === null || after === null ? [] : [{
				stage: follower,
				before: (0, promotion_change.Lm)(before, follower),
				after
			}];
		}
		function causeOf(error) {
			return error instanceof Interrupted ? error.cause : error;
		}
		function messageOf(error) {
			return error instanceof Error ? error.message : String(error);
		}
		async function withExpiry(prepared, result, patience) {
			let { store, expiry, task } = prepared;
			if (expiry === void 0) return result;
			let warning = await (0, promotion_expiry.gF)(store, expiry, patience);
			if (warning !== void 0) return {
				...result,
				warnings: [...result.warnings, warning]
			};
			let outcome = result.outcome === "unchanged" && task.intent.kind === "undo" ? "rolled-back" : result.outcome;
			return {
				...result,
				changed: !0,
				outcome
			};
		}
	}),
	3070: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			X5: () => expiryText,
			gF: () => applyExpiry,
			pt: () => planExpiryUndo,
			vv: () => planExpiry
		});
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1384), _change_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8165);
		function planExpiry(outgoing, at, snapshot) {
			return {
				version: outgoing,
				before: (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.I6)(snapshot, outgoing)?.expires ?? null,
				after: at
			};
		}
		function planExpiryUndo({ version, before, after }, snapshot) {
			let now = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.I6)(snapshot, version)?.expires ?? null;
			return isSame(now, after) && !isSame(now, before) ? {
				version,
				before: now,
				after: before
			} : void 0;
		}
		async function applyExpiry(store, { version, before, after }, patience) {
			let stays = before === null ? `${version} has no expiry` : `${version} still expires on ${date(before)}`;
			if (after === null) return `${stays}: the store has no way to take an expiry back`;
			for (let attempt = 1;; attempt++) try {
				await store.expire?.(version, after);
				return;
			} catch (error) {
				if (!(error instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.A)) throw error;
				let now = error.isUnsettled ? await store.read().catch(() => []) : [];
				if (isSame((0, _change_js__WEBPACK_IMPORTED_MODULE_1__.I6)(now, version)?.expires ?? null, after)) return;
				if (error.retry !== "reads" || attempt >= patience.attempts || !await isInTime(patience, attempt)) return `${stays}: the expiry could not be set to ${date(after)}, since ${error.message}`;
			}
		}
		function expiryText({ version, before, after }) {
			let text = (time) => time === null ? "none" : date(time);
			return `expiry of ${version} ${text(before)} → ${text(after)}`;
		}
		async function isInTime({ pause }, attempt) {
			return pause(attempt).then(() => !0, () => !1);
		}
		function isSame(a, b) {
			return a === null || b === null ? a === b : Math.floor(a / 1e3) === Math.floor(b / 1e3);
		}
		function date(ms) {
			return new Date(ms).toISOString();
		}
	}),
	4274: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			l1: () => unpack,
			qq: () => pack,
			tw: () => mostUnpacked,
			xG: () => mostInVariable
		});
		let zlib = () => process.getBuiltinModule("node:zlib"), mostInVariable = 130048, mostUnpacked = 4194304;
		function pack(json) {
			return json.length <= 32768 ? json : JSON.stringify({ packed: zlib().gzipSync(json).toString("base64") });
		}
		function unpack(text) {
			let packed = /^\{"packed":"([A-Za-z0-9+/=]+)"\}$/.exec(text)?.[1];
			if (packed === void 0) return text;
			try {
				return zlib().gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: mostUnpacked }).toString("utf8");
			} catch {
				throw Error("is packed in a way that cannot be read");
			}
		}
	}),
	3918: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			AX: () => planUndo,
			_p: () => followerOf,
			vi: () => checkExpected,
			z: () => planPromotion
		});
		var _change_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8165), _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5299);
		function planPromotion(promotion, snapshot, rules) {
			let { stage } = promotion, target = targetOf(promotion, snapshot), outgoing = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage), plan = {
				stage,
				changes: [],
				alongside: [],
				othersMayStay: !1,
				staying: []
			};
			if (outgoing === target.id) return plan;
			let move = {
				stage,
				before: outgoing,
				after: target.id
			};
			if (outgoing === null) return {
				...plan,
				changes: [move]
			};
			let follows = followerOf(stage, rules), previous = promotion.previousStage === "auto" ? follows : promotion.previousStage?.stage ?? null, alongside = follows === null || follows === previous ? [] : [unmoved(snapshot, follows)];
			if (previous === null) return {
				...plan,
				changes: [move],
				alongside
			};
			if ((0, _change_js__WEBPACK_IMPORTED_MODULE_1__.I6)(snapshot, outgoing) === void 0) {
				let why = `is not put on ${outgoing}, since that version no longer exists`;
				return {
					...plan,
					changes: [move],
					alongside,
					staying: [{
						stage: previous,
						why
					}]
				};
			}
			let protect = {
				stage: previous,
				before: (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, previous),
				after: outgoing
			}, stripsTarget = target.stages.every((label) => label === previous) && target.stages.length > 0, isMovedByStore = previous === follows && rules.movesPrevious === "always";
			return {
				...plan,
				changes: stripsTarget || isMovedByStore ? [move, protect] : [protect, move],
				alongside
			};
		}
		function planUndo(promoted, snapshot, rules, force = !1) {
			let main = promoted.changes.find((change) => change.stage === promoted.stage), plan = {
				stage: promoted.stage,
				changes: [],
				alongside: [],
				othersMayStay: !0,
				staying: []
			};
			if (main === void 0) return plan;
			let at = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, main.stage), isBack = at === main.before;
			if (!isBack && at !== main.after && !force) throw movedSince(main, at);
			let staying = [], changes = [], leave = (stage, now, why) => {
				staying.push({
					stage,
					why
				}), now !== null && changes.push({
					stage,
					before: now,
					after: now
				});
			};
			isBack ? changes.push({
				stage: main.stage,
				before: at,
				after: at
			}) : main.before === null && !rules.removable(main.stage) ? staying.push({
				stage: main.stage,
				why: neverOff
			}) : (main.before !== null && checkUsable(main.stage, main.before, snapshot), changes.push({
				stage: main.stage,
				before: at,
				after: main.before
			}));
			let follower = followerOf(main.stage, rules);
			for (let { stage, before: recorded, after } of (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.DI)(promoted.changes)) {
				if (stage === main.stage) continue;
				let now = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage), followed = stage === follower && now === (isBack ? main.after : main.before);
				now !== recorded && now !== after && !followed ? leave(stage, now, `is not where the record says (${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.on)(recorded)}), so somebody has moved it since`) : after === null && !rules.removable(stage) ? now !== null && staying.push({
					stage,
					why: neverOff
				}) : after !== null && (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.I6)(snapshot, after) === void 0 ? leave(stage, now, `was on ${after} before, a version that no longer exists`) : changes.push({
					stage,
					before: now,
					after
				});
			}
			return {
				...plan,
				changes: changes.some(_change_js__WEBPACK_IMPORTED_MODULE_1__.OE) ? changes : [],
				staying
			};
		}
		function checkExpected(stage, expected, snapshot) {
			let at = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage);
			if (at !== expected) throw new _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P(`${stage} is ${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.on)(at)}, not ${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.on)(expected)} as \`expected-version\` says`, "Find out who moved it; then run again with the version that you now expect.", stage);
		}
		function followerOf(stage, rules) {
			return stage === rules.current ? rules.previous : null;
		}
		function unmoved(snapshot, stage) {
			let at = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage);
			return {
				stage,
				before: at,
				after: at
			};
		}
		function targetOf({ target }, snapshot) {
			let id = "version" in target ? target.version : (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, target.stage), version = id === null ? void 0 : (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.I6)(snapshot, id);
			if (version?.isDisabled) throw new _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P(`version ${version.id} is disabled`, "Enable it, or choose another version.");
			if (version !== void 0) return version;
			let versions = `The versions are: ${listed(snapshot.filter(({ isGone }) => !isGone)) || "none"}.`;
			throw "version" in target ? new _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P(`version ${target.version} does not exist`, `${versions} Check \`target-version\`.`) : new _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P(`label ${target.stage} is on no version`, `${versions} Check \`target-stage\`.`);
		}
		function listed(versions) {
			let isLabelled = ({ stages }) => stages.length > 0, ordered = [...versions.filter(isLabelled), ...versions.filter((version) => !isLabelled(version))], named = ordered.slice(0, 30).map(({ id, stages }) => stages.length > 0 ? `${id} (${stages.join(", ")})` : id), others = ordered.length - named.length;
			return [...named, ...others > 0 ? [`and ${others} more`] : []].join(", ");
		}
		function movedSince({ stage, before, after }, at) {
			return new _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P(`${stage} is ${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.on)(at)}, neither where the step to undo put it (${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.on)(after)}) nor back (${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.on)(before)}), so somebody has moved it since`, "Find out who moved it. To go back all the same, run again with `force: true`.", stage);
		}
		function checkUsable(stage, before, snapshot) {
			let version = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.I6)(snapshot, before);
			if (version !== void 0 && !version.isDisabled) return;
			let what = version === void 0 ? "no longer exists" : "is disabled: enable it, and run again";
			throw new _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P(`version ${before}, which had ${stage} before, ${what}`, `${stage} stays ${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.on)((0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage))}. Roll back to another version with \`target-version\`.`);
		}
		let neverOff = "was on no version before, and the store does not let it be taken off";
	}),
	4707: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { Q: () => inPool });
		async function inPool(items, width, work) {
			let results = Array(items.length), queue = items.entries();
			return await Promise.all(Array.from({ length: Math.min(width, items.length) }, async () => {
				for (let [index, item] of queue) results[index] = await work(item);
			})), results;
		}
	}),
	6406: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			b: () => prepareAll,
			g: () => record
		});
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1384), _change_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8165), _expiry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3070), _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3918), _pool_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4707), _errors_refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5299), _result_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7620);
		async function prepareAll(tasks, concurrency) {
			let ahead = new Map();
			for (let task of tasks) ahead.has(task.ref.provider) || ahead.set(task.ref.provider, task);
			let known = new Map(), labels = new Set(), refused = new Set();
			for (let [provider, task] of ahead) {
				let first = await prepare(task, labels);
				known.set(task, first), "failure" in first && (0, _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.Q)(first.failure.error) && refused.add(provider);
			}
			let all = await (0, _pool_js__WEBPACK_IMPORTED_MODULE_5__.Q)(tasks, concurrency, async (task) => known.get(task) ?? (refused.has(task.ref.provider) ? (0, _result_js__WEBPACK_IMPORTED_MODULE_4__.gy)(task) : await prepare(task, labels))), ready = all.filter((each) => "task" in each);
			return ready.length === all.length ? { ready } : { failed: all.map((each) => "task" in each ? (0, _result_js__WEBPACK_IMPORTED_MODULE_4__.Bg)(each, each.found, "skipped") : each) };
		}
		async function prepare(task, labels) {
			let { stage, expected, intent } = task, store, found;
			try {
				if (store = await task.open(), claim([stage], store, labels), found = await store.read(wantedBy(intent)), expected !== void 0 && (0, _plan_js__WEBPACK_IMPORTED_MODULE_2__.vi)(stage, expected, found), intent.kind === "undo") {
					let { expiry } = intent.recorded, plan = (0, _plan_js__WEBPACK_IMPORTED_MODULE_2__.AX)(intent.recorded, found, store.rules, intent.force);
					return claim(othersOf(plan), store, labels), {
						task,
						store,
						found,
						plan,
						expiry: expiry && (0, _expiry_js__WEBPACK_IMPORTED_MODULE_1__.pt)(expiry, found)
					};
				}
				let plan = (0, _plan_js__WEBPACK_IMPORTED_MODULE_2__.z)(intent.promotion, found, store.rules);
				claim(othersOf(plan), store, labels);
				let outgoing = plan.changes.find((change) => change.stage === stage)?.before ?? null, expires = intent.expireAt !== void 0 && outgoing !== null;
				return {
					task,
					store,
					found,
					plan,
					expiry: expires ? (0, _expiry_js__WEBPACK_IMPORTED_MODULE_1__.vv)(outgoing, intent.expireAt, found) : void 0
				};
			} catch (error) {
				let at = found === void 0 ? null : (0, _change_js__WEBPACK_IMPORTED_MODULE_6__.Lm)(found, stage), state = `Nothing was changed${found === void 0 ? "" : `: ${stage} is ${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_3__.on)(at)}`}.`, explanation = await (0, _result_js__WEBPACK_IMPORTED_MODULE_4__.to)(store, error);
				return {
					...(0, _result_js__WEBPACK_IMPORTED_MODULE_4__.gy)(task),
					ref: store?.ref ?? task.ref,
					previous: at,
					current: at,
					outcome: "failed",
					requestIds: store?.requestIds ?? [],
					failure: {
						error,
						explanation,
						state,
						byHand: error instanceof _errors_refusal_js__WEBPACK_IMPORTED_MODULE_3__.P ? [] : undone(intent)
					}
				};
			}
		}
		function claim(stages, { ref }, labels) {
			for (let stage of stages) {
				let label = JSON.stringify([ref, stage]);
				if (labels.has(label)) throw new _errors_refusal_js__WEBPACK_IMPORTED_MODULE_3__.P(`the list moves ${stage} of this secret twice`, "Name each label of a secret once; `previous-stage: none` moves no second one.");
				labels.add(label);
			}
		}
		function othersOf({ stage, changes, alongside }) {
			return [...changes, ...alongside].map((change) => change.stage).filter((each) => each !== stage);
		}
		function wantedBy(intent) {
			if (intent.kind === "undo") return (0, _change_js__WEBPACK_IMPORTED_MODULE_6__.JJ)(intent.recorded.changes);
			let { target } = intent.promotion;
			return "version" in target ? [target.version] : [];
		}
		function undone(intent) {
			return intent.kind === "promote" ? [] : (0, _change_js__WEBPACK_IMPORTED_MODULE_6__.V1)(intent.recorded.stage, intent.recorded.changes).filter(_change_js__WEBPACK_IMPORTED_MODULE_6__.OE);
		}
		function record({ store, plan, expiry }) {
			return {
				...store.ref,
				stage: plan.stage,
				changes: [...plan.changes, ...plan.alongside],
				...expiry && { expiry }
			};
		}
	}),
	6216: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			H: () => parseRecord,
			b: () => formatRecord
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3305), _untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6250), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(511);
		function recordSchema() {
			let text = zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__.Fk(/^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,2048}(?<!\s)$/u, "is not a name")), version = zod_mini__WEBPACK_IMPORTED_MODULE_1__.mee(text), change = zod_mini__WEBPACK_IMPORTED_MODULE_1__.rej({
				stage: text,
				before: version,
				after: version
			}), time = zod_mini__WEBPACK_IMPORTED_MODULE_1__.Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__.qm(0), zod_mini__WEBPACK_IMPORTED_MODULE_2__.Zm(9999999999999));
			return zod_mini__WEBPACK_IMPORTED_MODULE_1__.rej({
				version: zod_mini__WEBPACK_IMPORTED_MODULE_1__.euz(1),
				run: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__.FsL(text, zod_mini__WEBPACK_IMPORTED_MODULE_1__.OZ5({ protocol: /^https?$/ }))),
				secrets: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_1__.rej({
					provider: text,
					region: zod_mini__WEBPACK_IMPORTED_MODULE_1__.KCZ([text, zod_mini__WEBPACK_IMPORTED_MODULE_1__.euz("")]),
					projectId: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(text),
					endpoint: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(text),
					secret: text,
					stage: text,
					changes: (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(change, zod_mini__WEBPACK_IMPORTED_MODULE_2__.Eb(10)),
					expiry: zod_mini__WEBPACK_IMPORTED_MODULE_1__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__.rej({
						version: text,
						before: zod_mini__WEBPACK_IMPORTED_MODULE_1__.mee(time),
						after: zod_mini__WEBPACK_IMPORTED_MODULE_1__.mee(time)
					}))
				}).check(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YPB(({ changes }) => new Set(changes.map(({ stage }) => stage)).size === changes.length, { message: "names a label twice" }), zod_mini__WEBPACK_IMPORTED_MODULE_1__.YPB(({ stage, changes }) => changes.length === 0 || changes.some((c) => c.stage === stage), { message: "has no change of its own label" })), zod_mini__WEBPACK_IMPORTED_MODULE_2__.m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_2__.Eb(1e4)).check(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YPB((secrets) => new Set(secrets.map(labelOf)).size === secrets.length, { message: "name a label twice" }))
			});
		}
		function labelOf({ provider, region, projectId, endpoint, secret, stage }) {
			return JSON.stringify([
				provider,
				region,
				projectId,
				endpoint,
				secret,
				stage
			]);
		}
		function formatRecord({ run, secrets }) {
			return JSON.stringify({
				version: 1,
				run,
				secrets
			});
		}
		function parseRecord(json) {
			let value;
			try {
				value = (0, _untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__.q)(json);
			} catch {
				throw Error("is not JSON");
			}
			let parsed = recordSchema().safeParse(value);
			if (!parsed.success) {
				let [issue] = parsed.error.issues, message = issue?.code === "unrecognized_keys" ? "has a key that is none" : issue?.message;
				throw Error(`is not a record of this action: ${issue?.path.join(".") ?? ""} ${message ?? ""}`.trim());
			}
			return parsed.data;
		}
	}),
	7620: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Bg: () => resultOf,
			QI: () => isToUndo,
			WK: () => staying,
			cD: () => isWork,
			gy: () => unread,
			lM: () => planned,
			sG: () => outcomeOf,
			to: () => explained,
			ub: () => blocking,
			zn: () => places
		});
		var _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1384), _change_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8165), _errors_refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5299);
		function unread({ ref, stage }) {
			return {
				ref,
				stage,
				previous: null,
				current: null,
				changes: [],
				changed: !1,
				outcome: "skipped",
				warnings: [],
				requestIds: []
			};
		}
		function resultOf({ store, found, plan, expiry }, now, outcome, warnings = []) {
			let isAsFound = [...plan.changes, ...plan.alongside].every((c) => (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(now, c.stage) === (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(found, c.stage));
			return {
				ref: store.ref,
				stage: plan.stage,
				previous: (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(found, plan.stage),
				current: (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(now, plan.stage),
				changes: plan.changes.filter(_change_js__WEBPACK_IMPORTED_MODULE_2__.OE),
				expiry,
				changed: !isAsFound,
				outcome,
				warnings,
				requestIds: store.requestIds
			};
		}
		function planned(prepared) {
			let { found, plan } = prepared, isWork = outcomeOf(prepared) !== "unchanged", warnings = [...staying(plan, found), ...blocking(prepared, (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.tD)(found, plan.changes))];
			return resultOf(prepared, found, isWork ? "planned" : "unchanged", warnings);
		}
		function outcomeOf({ task: { intent }, plan }) {
			return plan.changes.some(_change_js__WEBPACK_IMPORTED_MODULE_2__.OE) ? intent.kind === "undo" || intent.rollback ? "rolled-back" : "promoted" : "unchanged";
		}
		function isWork(prepared) {
			return prepared.expiry !== void 0 || outcomeOf(prepared) !== "unchanged";
		}
		function isToUndo({ changed, failure }) {
			return changed && (!failure || failure.byHand.length > 0);
		}
		function staying({ staying }, snapshot) {
			return staying.map(({ stage, why }) => `${stage} ${why}; it stays ${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_1__.on)((0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(snapshot, stage))}`);
		}
		function blocking({ plan, store: { rules } }, now) {
			let outgoing = plan.changes.find(({ stage }) => stage === rules.current)?.before, { pending } = rules;
			return pending === void 0 || !outgoing || (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(now, pending) !== outgoing || rules.current !== null && (0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(now, rules.current) === outgoing ? [] : [`${pending} is ${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_1__.on)(outgoing)} still, which blocks the next rotation until that label is taken off`];
		}
		function places(changes, snapshot) {
			return changes.map(({ stage }) => `${stage} is ${(0, _errors_refusal_js__WEBPACK_IMPORTED_MODULE_1__.on)((0, _change_js__WEBPACK_IMPORTED_MODULE_2__.Lm)(snapshot, stage))}`).join(", ");
		}
		async function explained(store, error) {
			let about = error instanceof _errors_refusal_js__WEBPACK_IMPORTED_MODULE_1__.P ? error.movedBySomebodyElse : error;
			if (about !== void 0 && (typeof about == "string" || about instanceof _errors_api_error_js__WEBPACK_IMPORTED_MODULE_0__.A)) return store?.explain?.(about).catch(() => void 0);
		}
	}),
	1249: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { T: () => alibabacloudKms });
		var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7717);
		let name = "[A-Za-z0-9_/+=.@-]{1,192}", arn = RegExp(`^acs:kms:([a-z]{2}(?:-[a-z0-9]+)+):\\d{1,32}:secret/${name}$`), anyName = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u, alibabacloudKms = {
			rules: {
				current: "ACSCurrent",
				previous: "ACSPrevious",
				movesPrevious: "perhaps",
				movesTogether: !1,
				removable: (stage) => stage !== "ACSCurrent" && stage !== "ACSPrevious"
			},
			patterns: {
				secret: RegExp(`^${name}$|${arn.source}`),
				stage: anyName,
				version: anyName,
				region: _provider_js__WEBPACK_IMPORTED_MODULE_0__.x
			},
			addressedBy: "region",
			environment: {
				region: [
					"ALIBABA_CLOUD_REGION_ID",
					"ALIBABACLOUD_REGION_ID",
					"ALICLOUD_REGION_ID",
					"ALICLOUD_REGION"
				],
				projectId: [],
				credentials: [
					{
						accessKeyId: "ALIBABA_CLOUD_ACCESS_KEY_ID",
						secretAccessKey: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
						securityToken: "ALIBABA_CLOUD_SECURITY_TOKEN"
					},
					{
						accessKeyId: "ALIBABACLOUD_ACCESS_KEY_ID",
						secretAccessKey: "ALIBABACLOUD_ACCESS_KEY_SECRET",
						securityToken: "ALIBABACLOUD_SECURITY_TOKEN"
					},
					{
						accessKeyId: "ALICLOUD_ACCESS_KEY",
						secretAccessKey: "ALICLOUD_SECRET_KEY",
						securityToken: "ALICLOUD_SECURITY_TOKEN"
					}
				]
			},
			ownInputs: [],
			nameIn: (secret) => secret.replace(/^acs:kms:[^/]*:secret\//, ""),
			regionIn: (secret) => arn.exec(secret)?.[1],
			ownHost: /^kms(-vpc)?\.[a-z]{2}(?:-[a-z0-9]+)+\.aliyuncs\.com$/,
			keyless: {
				inputs: {
					"role-to-assume": {
						pattern: /^acs:ram::\d{1,32}:role\/[\w.-]{1,64}$/,
						example: "acs:ram::<account>:role/<name>"
					},
					"oidc-provider": {
						pattern: /^acs:ram::\d{1,32}:oidc-provider\/[\w.-]{1,128}$/,
						example: "acs:ram::<account>:oidc-provider/<name>"
					},
					"role-session-name": {
						pattern: /^[\w.@-]{2,64}$/,
						example: "deploy-shop",
						isOptional: !0
					}
				},
				isRegional: !1,
				audience: () => "sts.aliyuncs.com",
				load: () => __nccwpck_require__.e(577).then(__nccwpck_require__.bind(__nccwpck_require__, 5577)).then((module) => module.exchange)
			},
			load: () => __nccwpck_require__.e(147).then(__nccwpck_require__.bind(__nccwpck_require__, 3147)).then((module) => module.open)
		};
	}),
	9169: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			EQ: () => awsSecretsManager,
			Ug: () => regionIn,
			yv: () => originOf
		});
		var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7717);
		let region = "(?:[a-z]{2}|eusc)(?:-[a-z]+)+-\\d{1,2}", name = "[A-Za-z0-9/_+=.@-]{1,512}", arn = RegExp(`^arn:aws[a-z-]{0,20}:secretsmanager:(${region}):\\d{12}:secret:(${name})$`), anyName = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u, domains = [
			["cn-", "amazonaws.com.cn"],
			["eusc-", "amazonaws.eu"],
			["us-iso-", "c2s.ic.gov"],
			["us-isob-", "sc2s.sgov.gov"],
			["us-isof-", "csp.hci.ic.gov"],
			["eu-isoe-", "cloud.adc-e.uk"]
		], dualStackDomains = [
			"api.aws",
			"api.amazonwebservices.com.cn",
			"api.amazonwebservices.eu"
		], allDomains = [
			"amazonaws.com",
			...domains.map(([, domain]) => domain),
			...dualStackDomains
		];
		function originOf(service, region) {
			return `https://${service}.${region}.${domains.find(([beginning]) => region.startsWith(beginning))?.[1] ?? "amazonaws.com"}`;
		}
		let regionIn = (secret) => arn.exec(secret)?.[1], awsSecretsManager = {
			rules: {
				current: "AWSCURRENT",
				previous: "AWSPREVIOUS",
				movesPrevious: "always",
				movesTogether: !1,
				pending: "AWSPENDING",
				removable: (stage) => stage !== "AWSCURRENT"
			},
			patterns: {
				secret: RegExp(`^${name}$|${arn.source}`),
				stage: anyName,
				version: anyName,
				region: _provider_js__WEBPACK_IMPORTED_MODULE_0__.x
			},
			addressedBy: "region",
			environment: {
				region: ["AWS_REGION", "AWS_DEFAULT_REGION"],
				projectId: [],
				endpoint: ["AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL"],
				credentials: [{
					accessKeyId: "AWS_ACCESS_KEY_ID",
					secretAccessKey: "AWS_SECRET_ACCESS_KEY",
					securityToken: "AWS_SESSION_TOKEN"
				}]
			},
			ownInputs: [],
			signsRegion: !0,
			nameIn: (secret) => arn.exec(secret)?.[2]?.replace(/-[A-Za-z0-9]{6}$/, "") ?? secret,
			regionIn,
			ownHost: RegExp(`^secretsmanager(-fips)?\\.${region}\\.(${allDomains.join("|").replaceAll(".", "\\.")})$`),
			keyless: {
				inputs: {
					"role-to-assume": {
						pattern: /^arn:aws[\w-]{0,16}:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/,
						example: "arn:aws:iam::<account>:role/<name>"
					},
					"role-session-name": {
						pattern: /^[\w+=,.@-]{2,64}$/,
						example: "deploy-shop",
						isOptional: !0
					}
				},
				isRegional: !0,
				audience: () => "sts.amazonaws.com",
				load: () => __nccwpck_require__.e(625).then(__nccwpck_require__.bind(__nccwpck_require__, 9625)).then((module) => module.exchange)
			},
			load: () => __nccwpck_require__.e(930).then(__nccwpck_require__.bind(__nccwpck_require__, 5930)).then((module) => module.open)
		};
	}),
	484: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { D: () => googleSecretManager });
		let location = "[a-z]{2,20}-[a-z]{2,20}\\d{1,2}", name = "[A-Za-z0-9_-]{1,255}", fullName = RegExp(`^projects/([A-Za-z0-9_-]{1,64})(?:/locations/(${location}))?/secrets/(${name})$`), googleSecretManager = {
			rules: {
				current: null,
				previous: null,
				movesPrevious: "never",
				movesTogether: !0,
				removable: () => !0
			},
			patterns: {
				secret: RegExp(`^${name}$|${fullName.source}`),
				stage: /^(?!(?:latest|NEW)$)[A-Za-z][A-Za-z0-9_-]{0,62}$/,
				version: /^[1-9]\d{0,18}$/,
				region: RegExp(`^${location}$`)
			},
			addressedBy: "project",
			environment: {
				region: [],
				projectId: [
					"GOOGLE_CLOUD_PROJECT",
					"GCLOUD_PROJECT",
					"CLOUDSDK_CORE_PROJECT",
					"CLOUDSDK_PROJECT",
					"GCP_PROJECT"
				],
				credentials: [
					{ authToken: "CLOUDSDK_AUTH_ACCESS_TOKEN" },
					{ authToken: "GOOGLE_OAUTH_ACCESS_TOKEN" },
					{ credentialsFile: "GOOGLE_APPLICATION_CREDENTIALS" },
					{ credentialsFile: "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE" },
					{ credentialsFile: "GOOGLE_GHA_CREDS_PATH" }
				]
			},
			ownInputs: ["project-id", "auth-token"],
			nameIn: (secret) => fullName.exec(secret)?.[3] ?? secret,
			regionIn: (secret) => fullName.test(secret) ? fullName.exec(secret)?.[2] ?? "" : void 0,
			projectIn: (secret) => fullName.exec(secret)?.[1],
			ownHost: RegExp(`^secretmanager(\\.${location}\\.rep)?\\.googleapis\\.com$`),
			keyless: {
				inputs: {
					"role-to-assume": {
						pattern: /^[a-z0-9][a-z0-9.-]{0,63}@[a-z0-9.-]{1,128}\.gserviceaccount\.com$/,
						example: "<name>@<project>.iam.gserviceaccount.com",
						isOptional: !0
					},
					"oidc-provider": {
						pattern: /^projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[a-z0-9-]{4,32}\/providers\/[a-z0-9-]{4,32}$/,
						example: "projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>"
					}
				},
				isRegional: !1,
				audience: (oidcProvider) => `https://iam.googleapis.com/${oidcProvider}`,
				load: () => __nccwpck_require__.e(388).then(__nccwpck_require__.bind(__nccwpck_require__, 2388)).then((module) => module.exchange)
			},
			load: () => __nccwpck_require__.e(716).then(__nccwpck_require__.bind(__nccwpck_require__, 9335)).then((module) => module.open),
			logIn: () => __nccwpck_require__.e(390).then(__nccwpck_require__.bind(__nccwpck_require__, 1390)).then((module) => module.logIn),
			afterMove: "Google Secret Manager resolves aliases with eventual consistency: a moved alias may reach consumers minutes, in rare cases hours, after this run."
		};
	}),
	159: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, { V: () => huaweicloudCsms });
		let huaweicloudCsms = {
			rules: {
				current: "SYSCURRENT",
				previous: "SYSPREVIOUS",
				movesPrevious: "perhaps",
				movesTogether: !1,
				removable: (stage) => ![
					"SYSCURRENT",
					"SYSPREVIOUS",
					"SYSPENDING"
				].includes(stage)
			},
			patterns: {
				secret: /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/,
				stage: /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/,
				version: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
				region: __nccwpck_require__(7717).x
			},
			addressedBy: "region",
			environment: {
				region: ["HW_REGION_NAME", "HUAWEI_CLOUD_REGION"],
				projectId: [
					"HUAWEICLOUD_SDK_PROJECT_ID",
					"HW_PROJECT_ID",
					"HUAWEI_CLOUD_PROJECT_ID"
				],
				credentials: [
					{
						accessKeyId: "HUAWEICLOUD_SDK_AK",
						secretAccessKey: "HUAWEICLOUD_SDK_SK",
						securityToken: "HUAWEICLOUD_SDK_SECURITY_TOKEN"
					},
					{
						accessKeyId: "HW_ACCESS_KEY",
						secretAccessKey: "HW_SECRET_KEY",
						securityToken: "HW_SECURITY_TOKEN"
					},
					{ authToken: "HW_AUTH_TOKEN" },
					{
						accessKeyId: "HUAWEI_CLOUD_ACCESS_KEY_ID",
						secretAccessKey: "HUAWEI_CLOUD_SECRET_ACCESS_KEY"
					},
					{
						accessKeyId: "CLOUD_SDK_AK",
						secretAccessKey: "CLOUD_SDK_SK"
					}
				]
			},
			ownInputs: [
				"project-id",
				"auth-token",
				"expire-outgoing-after"
			],
			nameIn: (secret) => secret,
			regionIn: () => void 0,
			ownHost: RegExp("^kms\\.[a-z]{2}(?:-[a-z0-9]+)+\\.myhuaweicloud\\.(com|eu)$"),
			keyless: {
				inputs: {
					"role-to-assume": {
						pattern: /^iam::[\w-]{1,64}:agency:[\w+=,.@/-]{1,128}$/,
						example: "iam::<account>:agency:<name>"
					},
					"oidc-provider": {
						pattern: /^iam::[\w-]{1,64}:oidcProvider:[\w+=,.@/-]{1,128}$/,
						example: "iam::<account>:oidcProvider:<name>"
					},
					"role-session-name": {
						pattern: /^[\w+=,.@-]{2,128}$/,
						example: "deploy-shop",
						isOptional: !0
					}
				},
				isRegional: !0,
				audience: () => "sts.huaweicloud.com",
				load: () => __nccwpck_require__.e(335).then(__nccwpck_require__.bind(__nccwpck_require__, 3335)).then((module) => module.exchange)
			},
			load: () => __nccwpck_require__.e(933).then(__nccwpck_require__.bind(__nccwpck_require__, 2933)).then((module) => module.open)
		};
	}),
	7717: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			d: () => projectIdPattern,
			x: () => regionPattern
		});
		let regionPattern = /^([a-z]{2}|eusc)(-[a-z0-9]{1,20}){1,4}$/, projectIdPattern = /^[A-Za-z0-9_-]{1,64}$/;
	}),
	9919: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			l: () => providerNamed,
			r: () => providers
		});
		var _alibabacloud_kms_provider_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1249), _aws_secrets_manager_provider_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9169), _huaweicloud_csms_provider_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(159), _google_secret_manager_provider_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(484);
		let providers = {
			"huaweicloud-csms": _huaweicloud_csms_provider_js__WEBPACK_IMPORTED_MODULE_2__.V,
			"alibabacloud-kms": _alibabacloud_kms_provider_js__WEBPACK_IMPORTED_MODULE_0__.T,
			"aws-secrets-manager": _aws_secrets_manager_provider_js__WEBPACK_IMPORTED_MODULE_1__.EQ,
			"google-secret-manager": _google_secret_manager_provider_js__WEBPACK_IMPORTED_MODULE_3__.D
		};
		function providerNamed(name) {
			return name !== void 0 && Object.hasOwn(providers, name) ? providers[name] : void 0;
		}
	}),
	6250: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			D: () => tooDeep,
			q: () => parseJson
		});
		let tooDeep = /[[{]{100}/;
		function parseJson(text) {
			if (tooDeep.test(text)) throw SyntaxError("too deep");
			return JSON.parse(text);
		}
	}),
	511: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			A7: () => mapOf,
			OM: () => onePage,
			c3: () => listOf
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3305), zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8395);
		let onePage = zod_mini__WEBPACK_IMPORTED_MODULE_0__.Eb(1e3);
		function listOf(item, ...checks) {
			return zod_mini__WEBPACK_IMPORTED_MODULE_1__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__.L5J()).check(...checks), zod_mini__WEBPACK_IMPORTED_MODULE_1__.pdi((items, context) => read(item, items.entries(), context).map(([, value]) => value)));
		}
		function mapOf(item, mistake) {
			return zod_mini__WEBPACK_IMPORTED_MODULE_1__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__.g1P(zod_mini__WEBPACK_IMPORTED_MODULE_1__.YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_1__.L5J()), zod_mini__WEBPACK_IMPORTED_MODULE_1__.pdi((map, context) => {
				let all = read(item, Object.entries(map), context);
				return mistake !== void 0 && context.issues.length > 0 && (context.issues = [{
					code: "custom",
					message: mistake,
					input: map
				}]), Object.fromEntries(all);
			}));
		}
		function read(item, entries, context) {
			let all = [];
			for (let [key, value] of entries) {
				let parsed = item.safeParse(value), [issue] = parsed.error?.issues ?? [];
				if (issue !== void 0) return context.issues.push({
					...issue,
					path: [key, ...issue.path],
					input: value
				}), [];
				all.push([key, parsed.data]);
			}
			return all;
		}
	}),
	9287: ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Cv: () => identifier,
			LF: () => read,
			Pq: () => json,
			aO: () => kindByStatus,
			z4: () => wording,
			zt: () => stageList
		});
		var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3305), _json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6250), _schema_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(511), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1384);
		let stageList = (0, _schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Eb(256)), zod_mini__WEBPACK_IMPORTED_MODULE_3__.Eb(100));
		function json(answer) {
			try {
				return (0, _json_js__WEBPACK_IMPORTED_MODULE_4__.q)(answer.body);
			} catch {
				return;
			}
		}
		function read(schema, answer, facts, value = json(answer)) {
			let parsed = schema.safeParse(value);
			if (parsed.success) return parsed.data;
			if (value === void 0) throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__.A("unreadable", {
				...facts,
				detail: "it is not JSON"
			});
			let [issue] = parsed.error.issues, where = issue?.path.length ? `${issue.path.join(".")}: ` : "";
			throw new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_1__.A("unreadable", {
				...facts,
				detail: `${where}${issue?.message ?? "not as documented"}`
			});
		}
		let quotedRequest = /["']?(?:(?:proxy-)?authorization["']?\s*[:=]|[\w-]+-HMAC-SHA256\b).*/i, secretByForm = /[0-9a-f]{64}|\beyJ[\w-]{8,}(?:\.[\w-]*)*|\bBasic (?=[a-z]*[A-Z0-9+/=])[\w+/=-]{8,}/g;
		function wording(text, credentials) {
			let line = (text ?? "").replace(/[\p{C}\p{Z}]+/gu, " ").trim();
			for (let value of Object.values(credentials)) value && (line = line.replace(asQuoted(value), "***"));
			line = line.replace(quotedRequest, "…").replace(secretByForm, "***");
			let short = line.length > 200 ? `${line.slice(0, 200)}…` : line.replace(/[.!]+$/, "");
			return short === "" ? void 0 : short;
		}
		function asQuoted(credential) {
			let pattern = credential.slice(0, 500).replace(/[^A-Za-z0-9]/g, (character) => {
				let hex = character.charCodeAt(0).toString(16), code = `u${hex.padStart(4, "0")}`;
				return `(?:\\\\*\\${code}|%(?:25)*${hex}|\\\\+${code})`;
			});
			return new RegExp(credential.length > 500 ? `${pattern}\\S*` : pattern, "gi");
		}
		function identifier(text, credentials) {
			return text === void 0 || !/^[\w.:-]{1,128}$/.test(text) || Object.values(credentials).some((value) => value && text.includes(value)) ? void 0 : text;
		}
		function kindByStatus(status, notFound) {
			return status === 401 ? "bad-credentials" : status === 403 ? "no-permission" : status === 404 ? notFound : status === 429 ? "throttled" : status >= 500 ? "unavailable" : "rejected";
		}
	}),
	4843: ((__unused_webpack_module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {
		var core = __nccwpck_require__(8532), util = __nccwpck_require__(4723);
		let error = () => {
			let Sizable = {
				string: {
					unit: "characters",
					verb: "to have"
				},
				file: {
					unit: "bytes",
					verb: "to have"
				},
				array: {
					unit: "items",
					verb: "to have"
				},
				set: {
					unit: "items",
					verb: "to have"
				},
				map: {
					unit: "entries",
					verb: "to have"
				}
			};
			function getSizing(origin) {
				return Sizable[origin] ?? null;
			}
			let FormatDictionary = {
				regex: "input",
				email: "email address",
				url: "URL",
				emoji: "emoji",
				uuid: "UUID",
				uuidv4: "UUIDv4",
				uuidv6: "UUIDv6",
				nanoid: "nanoid",
				guid: "GUID",
				cuid: "cuid",
				cuid2: "cuid2",
				ulid: "ULID",
				xid: "XID",
				ksuid: "KSUID",
				datetime: "ISO datetime",
				date: "ISO date",
				time: "ISO time",
				duration: "ISO duration",
				ipv4: "IPv4 address",
				ipv6: "IPv6 address",
				mac: "MAC address",
				cidrv4: "IPv4 range",
				cidrv6: "IPv6 range",
				base64: "base64-encoded string",
				base64url: "base64url-encoded string",
				json_string: "JSON string",
				e164: "E.164 number",
				currency_code: "currency code",
				credit_card: "credit card number",
				iban: "IBAN",
				jwt: "JWT",
				template_literal: "input"
			}, TypeDictionary = { nan: "NaN" };
			function getTypeName(type, input) {
				return type === "number" && typeof input == "number" && !Number.isFinite(input) ? String(input) : TypeDictionary[type] ?? type;
			}
			return (issue) => {
				switch (issue.code) {
					case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(util.GW(issue.input), issue.input)}`;
					case "invalid_value": return issue.values.length === 1 ? `Invalid input: expected ${util.B7(issue.values[0])}` : `Invalid option: expected one of ${util.jw(issue.values, "|")}`;
					case "too_big": {
						let adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<", sizing = getSizing(issue.origin);
						return sizing ? `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}` : `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
					}
					case "too_small": {
						let adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">", sizing = getSizing(issue.origin);
						return sizing ? `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}` : `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
					}
					case "invalid_format": {
						let _issue = issue;
						return _issue.format === "starts_with" ? `Invalid string: must start with "${_issue.prefix}"` : _issue.format === "ends_with" ? `Invalid string: must end with "${_issue.suffix}"` : _issue.format === "includes" ? `Invalid string: must include "${_issue.includes}"` : _issue.format === "regex" ? `Invalid string: must match pattern ${_issue.pattern}` : `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
					}
					case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
					case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${util.jw(issue.keys, ", ")}`;
					case "invalid_key": return `Invalid key in ${issue.origin}`;
					case "invalid_union": return issue.options && Array.isArray(issue.options) && issue.options.length > 0 ? `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}` : issue.inclusive === !1 ? "Invalid input: more than one option matched" : "Invalid input";
					case "invalid_element": return `Invalid value in ${issue.origin}`;
					default: return "Invalid input";
				}
			};
		};
		function en() {
			return { localeError: error() };
		}
		(0, core.$W)({
			...en(),
			jitless: !0
		});
	}),
	2613: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
	}),
	181: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");
	}),
	6982: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
	}),
	4434: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
	}),
	9896: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
	}),
	8611: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
	}),
	5692: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
	}),
	9278: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");
	}),
	6399: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("never");
	}),
	4589: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");
	}),
	6698: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");
	}),
	4573: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
	}),
	7540: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");
	}),
	7598: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
	}),
	3053: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");
	}),
	610: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
	}),
	8474: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
	}),
	1455: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
	}),
	7067: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
	}),
	7030: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
	}),
	6760: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
	}),
	643: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");
	}),
	1792: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
	}),
	99: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");
	}),
	7075: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
	}),
	7830: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");
	}),
	7997: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");
	}),
	8500: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
	}),
	1692: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
	}),
	3136: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
	}),
	7975: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
	}),
	3429: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");
	}),
	8877: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
	}),
	5919: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
	}),
	8522: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
	}),
	857: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
	}),
	932: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");
	}),
	3480: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");
	}),
	4756: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");
	}),
	7016: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");
	}),
	9023: ((module) => {
		module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");
	}),
	3305: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			qG: () => _coercedNumber,
			K_: () => _coercedString,
			qm: () => _gte,
			LK: () => _int,
			Zm: () => _lte,
			Eb: () => _maxLength,
			m9: () => _minLength,
			G8: () => _never,
			F7: () => _number,
			NC: () => _positive,
			fU: () => _refine,
			Fk: () => _regex,
			Rl: () => _string,
			em: () => _unknown,
			Fn: () => _url,
			q0: () => describe,
			mI: () => meta
		});
		var core_checks = __nccwpck_require__(4890), _a;
		class $ZodRegistry {
			constructor() {
				this._map = new WeakMap(), this._idmap = new Map();
			}
			add(schema, ..._meta) {
				let meta = _meta[0];
				return this._map.set(schema, meta), meta && typeof meta == "object" && "id" in meta && this._idmap.set(meta.id, schema), this;
			}
			clear() {
				return this._map = new WeakMap(), this._idmap = new Map(), this;
			}
			remove(schema) {
				let meta = this._map.get(schema);
				return meta && typeof meta == "object" && "id" in meta && this._idmap.delete(meta.id), this._map.delete(schema), this;
			}
			get(schema) {
				let p = schema._zod.parent;
				if (p) {
					let pm = { ...this.get(p) ?? {} };
					delete pm.id;
					let f = {
						...pm,
						...this._map.get(schema)
					};
					return Object.keys(f).length ? f : void 0;
				}
				return this._map.get(schema);
			}
			has(schema) {
				return this._map.has(schema);
			}
		}
		function registry() {
			return new $ZodRegistry();
		}
		(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
		let globalRegistry = globalThis.__zod_globalRegistry;
		var core_util = __nccwpck_require__(4723);
		function snapshotChecks(def) {
			return def.checks &&= [...def.checks], def;
		}
		function _string(Class, params) {
			return new Class(snapshotChecks({
				type: "string",
				...core_util.A2(params)
			}));
		}
		function _coercedString(Class, params) {
			return new Class(snapshotChecks({
				type: "string",
				coerce: !0,
				...core_util.A2(params)
			}));
		}
		function _url(Class, params) {
			return new Class({
				type: "string",
				format: "url",
				check: "string_format",
				abort: !1,
				...core_util.A2(params)
			});
		}
		function _number(Class, params) {
			return new Class(snapshotChecks({
				type: "number",
				checks: [],
				...core_util.A2(params)
			}));
		}
		function _coercedNumber(Class, params) {
			return new Class(snapshotChecks({
				type: "number",
				coerce: !0,
				checks: [],
				...core_util.A2(params)
			}));
		}
		function _int(Class, params) {
			return new Class({
				type: "number",
				check: "number_format",
				abort: !1,
				format: "safeint",
				...core_util.A2(params)
			});
		}
		function _unknown(Class) {
			return new Class({ type: "unknown" });
		}
		function _never(Class, params) {
			return new Class({
				type: "never",
				...core_util.A2(params)
			});
		}
		function _lte(value, params) {
			return new core_checks.sm({
				check: "less_than",
				...core_util.A2(params),
				value,
				inclusive: !0
			});
		}
		function _gt(value, params) {
			return new core_checks.J_({
				check: "greater_than",
				...core_util.A2(params),
				value,
				inclusive: !1
			});
		}
		function _gte(value, params) {
			return new core_checks.J_({
				check: "greater_than",
				...core_util.A2(params),
				value,
				inclusive: !0
			});
		}
		function _positive(params) {
			return _gt(0, params);
		}
		function _maxLength(maximum, params) {
			return new core_checks.Yk({
				check: "max_length",
				...core_util.A2(params),
				maximum
			});
		}
		function _minLength(minimum, params) {
			return new core_checks.Kk({
				check: "min_length",
				...core_util.A2(params),
				minimum
			});
		}
		function _regex(pattern, params) {
			return new core_checks.DG({
				check: "string_format",
				format: "regex",
				...core_util.A2(params),
				pattern
			});
		}
		function _refine(Class, fn, _params) {
			return new Class({
				type: "custom",
				check: "custom",
				fn,
				...core_util.A2(_params)
			});
		}
		function describe(description) {
			let ch = new core_checks.QP({ check: "describe" });
			return ch._zod.onattach = [(inst) => {
				let existing = globalRegistry.get(inst) ?? {};
				globalRegistry.add(inst, {
					...existing,
					description
				});
			}], ch._zod.check = () => {}, ch;
		}
		function meta(metadata) {
			let ch = new core_checks.QP({ check: "meta" });
			return ch._zod.onattach = [(inst) => {
				let existing = globalRegistry.get(inst) ?? {};
				globalRegistry.add(inst, {
					...existing,
					...metadata
				});
			}], ch._zod.check = () => {}, ch;
		}
	}),
	4890: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			DG: () => $ZodCheckRegex,
			J_: () => $ZodCheckGreaterThan,
			KH: () => $ZodCheckNumberFormat,
			Kk: () => $ZodCheckMinLength,
			QP: () => $ZodCheck,
			Yk: () => $ZodCheckMaxLength,
			ql: () => $ZodCheckStringFormat,
			sm: () => $ZodCheckLessThan
		});
		var _core_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8532), _util_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4723);
		let $ZodCheck = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheck", (inst, def) => {
			var _a;
			inst._zod ??= {}, inst._zod.def = def, (_a = inst._zod).onattach ?? (_a.onattach = []);
		}), _whenHasLength = (payload) => {
			let val = payload.value;
			return !_util_js__WEBPACK_IMPORTED_MODULE_1__.cl(val) && val.length !== void 0;
		}, numericOriginMap = {
			number: "number",
			bigint: "bigint",
			object: "date"
		}, $ZodCheckLessThan = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckLessThan", (inst, def) => {
			$ZodCheck.init(inst, def);
			let origin = numericOriginMap[typeof def.value];
			inst._zod.check = (payload) => {
				(def.inclusive ? payload.value <= def.value : payload.value < def.value) || payload.issues.push({
					origin: numericOriginMap[typeof payload.value] ?? origin,
					code: "too_big",
					maximum: typeof def.value == "object" ? def.value.getTime() : def.value,
					input: payload.value,
					inclusive: def.inclusive,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckGreaterThan = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckGreaterThan", (inst, def) => {
			$ZodCheck.init(inst, def);
			let origin = numericOriginMap[typeof def.value];
			inst._zod.check = (payload) => {
				(def.inclusive ? payload.value >= def.value : payload.value > def.value) || payload.issues.push({
					origin: numericOriginMap[typeof payload.value] ?? origin,
					code: "too_small",
					minimum: typeof def.value == "object" ? def.value.getTime() : def.value,
					input: payload.value,
					inclusive: def.inclusive,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckNumberFormat = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckNumberFormat", (inst, def) => {
			$ZodCheck.init(inst, def), def.format = def.format || "float64";
			let isInt = def.format?.includes("int"), origin = isInt ? "int" : "number", [minimum, maximum] = _util_js__WEBPACK_IMPORTED_MODULE_1__.zH[def.format];
			inst._zod.check = (payload) => {
				let input = payload.value;
				if (isInt) {
					if (!Number.isInteger(input)) {
						payload.issues.push({
							expected: origin,
							format: def.format,
							code: "invalid_type",
							continue: !1,
							input,
							inst
						});
						return;
					}
					if (!Number.isSafeInteger(input)) {
						input > 0 ? payload.issues.push({
							input,
							code: "too_big",
							maximum: 2 ** 53 - 1,
							note: "Integers must be within the safe integer range.",
							inst,
							origin,
							inclusive: !0,
							continue: !def.abort
						}) : payload.issues.push({
							input,
							code: "too_small",
							minimum: -(2 ** 53 - 1),
							note: "Integers must be within the safe integer range.",
							inst,
							origin,
							inclusive: !0,
							continue: !def.abort
						});
						return;
					}
				}
				input < minimum && payload.issues.push({
					origin: "number",
					input,
					code: "too_small",
					minimum,
					inclusive: !0,
					inst,
					continue: !def.abort
				}), input > maximum && payload.issues.push({
					origin: "number",
					input,
					code: "too_big",
					maximum,
					inclusive: !0,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckMaxLength = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckMaxLength", (inst, def) => {
			var _a;
			$ZodCheck.init(inst, def), (_a = inst._zod.def).when ?? (_a.when = _whenHasLength), inst._zod.check = (payload) => {
				let input = payload.value, units = input.length;
				if ((typeof input == "string" && units > def.maximum ? _util_js__WEBPACK_IMPORTED_MODULE_1__.O7(input) : units) <= def.maximum) return;
				let origin = _util_js__WEBPACK_IMPORTED_MODULE_1__.Rc(input);
				payload.issues.push({
					origin,
					code: "too_big",
					maximum: def.maximum,
					inclusive: !0,
					input,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckMinLength = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckMinLength", (inst, def) => {
			var _a;
			$ZodCheck.init(inst, def), (_a = inst._zod.def).when ?? (_a.when = _whenHasLength), inst._zod.check = (payload) => {
				let input = payload.value, units = input.length;
				if ((typeof input == "string" && units >= def.minimum && units < def.minimum * 2 ? _util_js__WEBPACK_IMPORTED_MODULE_1__.O7(input) : units) >= def.minimum) return;
				let origin = _util_js__WEBPACK_IMPORTED_MODULE_1__.Rc(input);
				payload.issues.push({
					origin,
					code: "too_small",
					minimum: def.minimum,
					inclusive: !0,
					input,
					inst,
					continue: !def.abort
				});
			};
		}), $ZodCheckStringFormat = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckStringFormat", (inst, def) => {
			var _a, _b;
			$ZodCheck.init(inst, def), def.pattern ? (_a = inst._zod).check ?? (_a.check = (payload) => {
				def.pattern.lastIndex = 0, def.pattern.test(payload.value) || payload.issues.push({
					origin: "string",
					code: "invalid_format",
					format: def.format,
					input: payload.value,
					...def.pattern ? { pattern: def.pattern.toString() } : {},
					inst,
					continue: !def.abort
				});
			}) : (_b = inst._zod).check ?? (_b.check = () => {});
		}), $ZodCheckRegex = _core_js__WEBPACK_IMPORTED_MODULE_0__.xI("$ZodCheckRegex", (inst, def) => {
			$ZodCheckStringFormat.init(inst, def), inst._zod.check = (payload) => {
				def.pattern.lastIndex = 0, def.pattern.test(payload.value) || payload.issues.push({
					origin: "string",
					code: "invalid_format",
					format: "regex",
					input: payload.value,
					pattern: def.pattern.toString(),
					inst,
					continue: !def.abort
				});
			};
		});
	}),
	8532: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			$W: () => config,
			GT: () => $ZodAsyncError,
			cV: () => $ZodEncodeError,
			cr: () => globalConfig,
			tm: () => NEVER,
			xI: () => $constructor
		});
		var _util_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4723), _a;
		let NEVER = Object.freeze({ status: "aborted" }), _zodDesc = {
			value: void 0,
			enumerable: !1
		}, _E = "captureStackTrace" in Error ? Error : null;
		function newError(Definition) {
			let E = _E;
			if (E) {
				let saved = E.stackTraceLimit;
				if (typeof saved == "number") {
					try {
						E.stackTraceLimit = 0;
					} catch {
						return _E = null, new Definition();
					}
					try {
						return new Definition();
					} finally {
						E.stackTraceLimit = saved;
					}
				}
			}
			return new Definition();
		}
		function $constructor(name, initializer, proto, params) {
			let zodProto = {};
			function Internals(def) {
				this.def = def, this.constr = _, this.traits = new Set();
			}
			Internals.prototype = zodProto;
			let protoMembers = proto, initialized = protoMembers && new WeakSet();
			function init(inst, def) {
				if (!inst._zod) {
					_zodDesc.value = new Internals(def);
					try {
						Object.defineProperty(inst, "_zod", _zodDesc);
					} finally {
						_zodDesc.value = void 0;
					}
				} else if (inst._zod.traits.has(name)) return;
				if (inst._zod.traits.add(name), initializer(inst, def), initialized) {
					let own = Object.getPrototypeOf(inst), ctorProto = inst._zod.constr.prototype, up = own;
					for (; up && up !== ctorProto;) up = Object.getPrototypeOf(up);
					let target = up ?? own;
					initialized.has(target) || (initialized.add(target), (0, _util_js__WEBPACK_IMPORTED_MODULE_0__.ol)(target, protoMembers));
				}
				let proto = _.prototype;
				for (let k in proto) Object.prototype.hasOwnProperty.call(proto, k) && (k in inst || (inst[k] = proto[k].bind(inst)));
			}
			let Parent = params?.Parent ?? Object;
			class Definition extends Parent {}
			Object.defineProperty(Definition, "name", { value: name });
			function _(def) {
				let inst = params?.Parent ? newError(Definition) : this;
				init(inst, def);
				let deferred = inst._zod.deferred;
				if (deferred) {
					for (let fn of deferred) fn();
					inst._zod.deferred = void 0;
				}
				let pp = globalThis.__zod_globalConfig?.postProcessor;
				return pp && pp(inst), inst;
			}
			return Object.defineProperty(_, "init", { value: init }), Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => params?.Parent && inst instanceof params.Parent ? !0 : inst?._zod?.traits?.has(name) }), Object.defineProperty(_, "name", { value: name }), _;
		}
		class $ZodAsyncError extends Error {
			constructor() {
				super("Encountered Promise during synchronous parse. Use .parseAsync() instead.");
			}
		}
		class $ZodEncodeError extends Error {
			constructor(name) {
				super(`Encountered unidirectional transform during encode: ${name}`), this.name = "ZodEncodeError";
			}
		}
		(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
		let globalConfig = globalThis.__zod_globalConfig;
		function config(newConfig) {
			return newConfig && Object.assign(globalConfig, newConfig), globalConfig;
		}
	}),
	4723: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			A2: () => normalizeParams,
			B7: () => stringifyPrimitive,
			GW: () => parsedType,
			Gv: () => isObject,
			MO: () => rawShape,
			NM: () => optionalKeys,
			O7: () => codePointLength,
			PO: () => cached,
			QH: () => aborted,
			Qd: () => isPlainObject,
			Rc: () => getLengthableOrigin,
			SS: () => constantCatch,
			Vy: () => assignProp,
			X: () => installLazyProp,
			cl: () => nullish,
			d3: () => attachSchema,
			gx: () => captureStackTrace,
			hi: () => sizeCaps,
			iR: () => finalizeIssue,
			jD: () => hide,
			jw: () => joinValues,
			k8: () => jsonStringifyReplacer,
			lQ: () => prefixIssues,
			o8: () => clone,
			ol: () => members,
			p6: () => cleanRegex,
			qQ: () => propertyKeyTypes,
			qh: () => own,
			rL: () => explicitlyAborted,
			sD: () => escapeRegex,
			sn: () => issue,
			v5: () => defineLazyInternal,
			w5: () => getEnumValues,
			yG: () => shallowClone,
			zH: () => NUMBER_FORMAT_RANGES
		});
		function getEnumValues(entries) {
			let numericValues = Object.values(entries).filter((v) => typeof v == "number");
			return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
		}
		function joinValues(array, separator = "|") {
			return array.map((val) => stringifyPrimitive(val)).join(separator);
		}
		function jsonStringifyReplacer(_, value) {
			return typeof value == "bigint" ? value.toString() : value;
		}
		class Cached {
			constructor(getter) {
				this._getter = getter, this._value = void 0;
			}
			get value() {
				let getter = this._getter;
				return getter !== void 0 && (this._value = getter(), this._getter = void 0), this._value;
			}
		}
		function cached(getter) {
			return new Cached(getter);
		}
		function nullish(input) {
			return input == null;
		}
		function cleanRegex(source) {
			let start = +!!source.startsWith("^"), end = source.endsWith("$") ? source.length - 1 : source.length;
			return source.slice(start, end);
		}
		function assignProp(target, prop, value) {
			Object.defineProperty(target, prop, {
				value,
				writable: !0,
				enumerable: !0,
				configurable: !0
			});
		}
		function rawShape(def) {
			let desc = Object.getOwnPropertyDescriptor(def, "shape");
			return desc?.get ? desc.get.raw : desc?.value;
		}
		let captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
		function isObject(data) {
			return typeof data == "object" && !!data && !Array.isArray(data);
		}
		function isPlainObject(o) {
			if (isObject(o) === !1) return !1;
			let ctor = o.constructor;
			if (ctor === void 0 || typeof ctor != "function") return !0;
			let prot = ctor.prototype;
			return isObject(prot) !== !1 && Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") !== !1;
		}
		function shallowClone(o) {
			return isPlainObject(o) ? { ...o } : Array.isArray(o) ? [...o] : o instanceof Map ? new Map(o) : o instanceof Set ? new Set(o) : o;
		}
		let propertyKeyTypes = new Set([
			"string",
			"number",
			"symbol"
		]);
		function escapeRegex(str) {
			return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
		}
		function clone(inst, def, params) {
			let cl = new inst._zod.constr(def ?? inst._zod.def);
			return (!def || params?.parent) && (cl._zod.parent = inst), cl;
		}
		function normalizeParams(_params) {
			let params = _params;
			if (!params) return {};
			if (typeof params == "string") return { error: () => params };
			if (params?.message !== void 0) {
				if (params?.error !== void 0) throw Error("Cannot specify both `message` and `error` params");
				params.error = params.message;
			}
			return delete params.message, typeof params.error == "string" ? {
				...params,
				error: () => params.error
			} : params;
		}
		function stringifyPrimitive(value) {
			return typeof value == "bigint" ? value.toString() + "n" : typeof value == "string" ? `"${value}"` : `${value}`;
		}
		function optionalKeys(shape) {
			return Object.keys(shape).filter((k) => shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional");
		}
		let NUMBER_FORMAT_RANGES = {
			safeint: [-(2 ** 53 - 1), 2 ** 53 - 1],
			int32: [-2147483648, 2147483647],
			uint32: [0, 4294967295],
			float32: [-34028234663852886e22, 34028234663852886e22],
			float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
		};
		function aborted(x, startIndex = 0) {
			if (x.aborted === !0) return !0;
			for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== !0) return !0;
			return !1;
		}
		function explicitlyAborted(x, startIndex = 0) {
			if (x.aborted === !0) return !0;
			for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === !1) return !0;
			return !1;
		}
		function prefixIssues(path, issues) {
			return issues.map((iss) => {
				var _a;
				return (_a = iss).path ?? (_a.path = []), iss.path.unshift(path), iss;
			});
		}
		function unwrapMessage(message) {
			return typeof message == "string" ? message : message?.message;
		}
		function sizeCaps(defChecks) {
			let caps = [];
			for (let ch of defChecks ?? []) {
				let d = ch._zod.def;
				if (!/_(length|size)$|_equals$/.test(d.check)) break;
				let max = d.maximum ?? d.length ?? d.size;
				max >= 0 && caps.push([max, ch]);
			}
			return caps;
		}
		function attachSchema(issues, start, inst) {
			var _a;
			for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
		}
		function finalizeIssue(iss, ctx, config) {
			var _a;
			let traits = iss.inst?._zod?.traits;
			traits?.has("$ZodType") && (traits.has("$ZodCheck") ? (_a = iss).schema ?? (_a.schema = iss.inst) : iss.schema = iss.inst);
			let schemaError = iss.schema === iss.inst ? void 0 : iss.schema?._zod.def?.error, message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input", full = {};
			for (let k of Object.keys(iss)) k !== "inst" && k !== "schema" && k !== "continue" && k !== "input" && k !== "__proto__" && (full[k] = iss[k]);
			return full.path ??= [], full.message = message, ctx?.reportInput && (full.input = iss.input), full;
		}
		let highSurrogate = /[\uD800-\uDBFF]/;
		function codePointLength(str) {
			let units = str.length;
			if (!highSurrogate.test(str)) return units;
			let count = units;
			for (let i = 0; i < units - 1; i++) (str.charCodeAt(i) & 64512) == 55296 && (str.charCodeAt(i + 1) & 64512) == 56320 && (count--, i++);
			return count;
		}
		function getLengthableOrigin(input) {
			return Array.isArray(input) ? "array" : typeof input == "string" ? "string" : "unknown";
		}
		function parsedType(data) {
			let t = typeof data;
			switch (t) {
				case "number": return Number.isNaN(data) ? "nan" : "number";
				case "object": {
					if (data === null) return "null";
					if (Array.isArray(data)) return "array";
					let obj = data;
					if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
				}
			}
			return t;
		}
		function issue(...args) {
			let [iss, input, inst] = args;
			return typeof iss == "string" ? {
				message: iss,
				code: "custom",
				input,
				inst
			} : { ...iss };
		}
		function members(proto, table) {
			for (let key in table) {
				let desc = Object.getOwnPropertyDescriptor(table, key);
				desc.get ? Object.defineProperty(proto, key, {
					...desc,
					enumerable: !1
				}) : defineBound(proto, key, desc.value);
			}
		}
		function own(inst, key, value, enumerable = !0) {
			return Object.defineProperty(inst, key, {
				configurable: !0,
				writable: !0,
				enumerable,
				value
			}), value;
		}
		function hide(inst, key, value) {
			return own(inst, key, value, !1);
		}
		function defineBound(proto, key, fn) {
			Object.defineProperty(proto, key, {
				configurable: !0,
				get() {
					return this == null ? fn : own(this, key, fn.bind(this));
				},
				set(value) {
					own(this, key, value);
				}
			});
		}
		function claim(inst, sentinel) {
			let proto = Object.getPrototypeOf(inst);
			return sentinel in proto ? void 0 : proto;
		}
		let installing, broke = !1, breaker = {
			configurable: !0,
			get() {
				broke = !0;
			}
		};
		function defineLazyInternal(inst, key, compute) {
			let proto = Object.getPrototypeOf(inst._zod);
			key in proto && installing !== inst._zod ? installing = void 0 : (installing = inst._zod, Object.defineProperty(proto, key, {
				configurable: !0,
				get() {
					Object.defineProperty(this, key, breaker);
					let outer = broke;
					broke = !1;
					try {
						let value = compute(this);
						return broke ? delete this[key] : Object.defineProperty(this, key, {
							configurable: !0,
							writable: !0,
							value
						}), broke ||= outer, value;
					} catch (err) {
						throw delete this[key], broke ||= outer, err;
					}
				},
				set(value) {
					Object.defineProperty(this, key, {
						configurable: !0,
						writable: !0,
						value
					});
				}
			}));
		}
		function installLazyProp(inst, key, make, enumerable) {
			let proto = claim(inst, key);
			proto && Object.defineProperty(proto, key, {
				configurable: !0,
				get() {
					let desc = {
						configurable: !0,
						writable: !0,
						enumerable,
						value: void 0
					};
					return Object.defineProperty(this, key, desc), desc.value = make(this), Object.defineProperty(this, key, desc), desc.value;
				},
				set(value) {
					Object.defineProperty(this, key, {
						configurable: !0,
						writable: !0,
						enumerable,
						value
					});
				}
			});
		}
		function constantCatch(value) {
			let fn = () => value;
			return fn["~constantCatch"] = !0, fn;
		}
	}),
	8395: ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
		__nccwpck_require__.d(__webpack_exports__, {
			Axp: () => ZodMiniNumber,
			iAB: () => ZodMiniString,
			Rvf: () => _default,
			YOg: () => array,
			MfU: () => _catch,
			gMt: () => discriminatedUnion,
			k5n: () => _enum,
			Whr: () => schemas_int,
			euz: () => literal,
			_H3: () => looseObject,
			mee: () => nullable,
			cl6: () => nullish,
			aig: () => schemas_number,
			Ikc: () => object,
			lqM: () => optional,
			FsL: () => pipe,
			g1P: () => record,
			YPB: () => refine,
			rej: () => strictObject,
			YjP: () => schemas_string,
			pdi: () => transform,
			KCZ: () => union,
			L5J: () => unknown,
			OZ5: () => url
		});
		var core_core = __nccwpck_require__(8532), core_checks = __nccwpck_require__(4890);
		let httpProtocol = /^https?$/, anyString = /^[\s\S]{0,}$/, number = /^-?\d+(?:\.\d+)?$/;
		var core_util = __nccwpck_require__(4723);
		let version = {
			major: 4,
			minor: 6,
			patch: 7
		}, $ZodType = core_core.xI("$ZodType", (inst, def) => {
			var _a;
			inst ??= {}, inst._zod.def = def, inst._zod.bag = inst._zod.bag || {}, inst._zod.version = version;
			let defChecks = inst._zod.def.checks, checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
			for (let ch of checks) for (let fn of ch._zod.onattach) fn(inst);
			if (checks.length === 0) (_a = inst._zod).deferred ?? (_a.deferred = []), inst._zod.deferred?.push(() => {
				inst._zod.run = inst._zod.parse;
			});
			else {
				let runChecks = (payload, checks, ctx) => {
					if (payload.memo) return payload;
					let isAborted = core_util.QH(payload), asyncResult;
					for (let ch of checks) {
						if (ch._zod.def.when) {
							if (core_util.rL(payload) || !ch._zod.def.when(payload)) continue;
						} else if (isAborted) continue;
						let currLen = payload.issues.length, _ = ch._zod.check(payload);
						if (_ instanceof Promise && ctx?.async === !1) throw new core_core.GT();
						if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
							await _, payload.issues.length !== currLen && (core_util.d3(payload.issues, currLen, inst), isAborted ||= core_util.QH(payload, currLen));
						});
						else {
							if (payload.issues.length === currLen) continue;
							core_util.d3(payload.issues, currLen, inst), isAborted ||= core_util.QH(payload, currLen);
						}
					}
					return asyncResult ? asyncResult.then(() => payload) : payload;
				}, handleCanaryResult = (canary, payload, ctx) => {
					if (core_util.QH(canary)) return canary.aborted = !0, canary;
					let checkResult = runChecks(payload, checks, ctx);
					if (checkResult instanceof Promise) {
						if (ctx.async === !1) throw new core_core.GT();
						return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
					}
					return inst._zod.parse(checkResult, ctx);
				};
				inst._zod.run = (payload, ctx) => {
					if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
					if (ctx.direction === "backward") {
						let canary = inst._zod.parse({
							value: payload.value,
							issues: []
						}, {
							...ctx,
							skipChecks: !0
						});
						return canary instanceof Promise ? canary.then((canary) => handleCanaryResult(canary, payload, ctx)) : handleCanaryResult(canary, payload, ctx);
					}
					let result = inst._zod.parse(payload, ctx);
					if (result instanceof Promise) {
						if (ctx.async === !1) throw new core_core.GT();
						return result.then((result) => runChecks(result, checks, ctx));
					}
					return runChecks(result, checks, ctx);
				};
			}
		}, {
			get "~standard"() {
				return core_util.jD(this, "~standard", standardProps(this));
			},
			set "~standard"(value) {
				core_util.qh(this, "~standard", value);
			}
		}), toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())) } : { value: r.value };
		async function validateAsync(inst, value) {
			let ctx = { async: !0 };
			return toStandardResult(await inst._zod.run({
				value,
				issues: []
			}, ctx), ctx);
		}
		function standardProps(inst) {
			return {
				validate: (value) => {
					let ctx = { async: !1 };
					try {
						let r = inst._zod.run({
							value,
							issues: []
						}, ctx);
						if (!(r instanceof Promise)) return toStandardResult(r, ctx);
					} catch {}
					return validateAsync(inst, value);
				},
				vendor: "zod",
				version: 1
			};
		}
		let $ZodString = core_core.xI("$ZodString", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.pattern = def.pattern ?? anyString, inst._zod.parse = (payload, _) => {
				if (def.coerce) try {
					payload.value = String(payload.value);
				} catch {}
				return typeof payload.value == "string" || payload.issues.push({
					expected: "string",
					code: "invalid_type",
					input: payload.value,
					inst
				}), payload;
			};
		}), $ZodStringFormat = core_core.xI("$ZodStringFormat", (inst, def) => {
			core_checks.ql.init(inst, def), $ZodString.init(inst, def);
		});
		function canParseURL(input) {
			try {
				return typeof URL < "u" && typeof URL.canParse == "function" ? URL.canParse(input) : (new URL(input), !0);
			} catch {
				return !1;
			}
		}
		function validateURL(trimmed, def) {
			return !("normalize" in def) && !("hostname" in def) && !("protocol" in def) ? canParseURL(trimmed) || 2 : parseURLObject(trimmed, def);
		}
		function parseURLObject(trimmed, def) {
			if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
			try {
				if (typeof URL < "u") {
					let URLStatic = URL;
					if (typeof URLStatic.parse == "function") return URLStatic.parse(trimmed) ?? 2;
				}
				return new URL(trimmed);
			} catch {
				return 2;
			}
		}
		let asciiTabOrNewline = /[\t\n\r]/g;
		function stripTabAndNewline(value) {
			return value.replace(asciiTabOrNewline, "");
		}
		function urlHostnameOk(url, hostname) {
			return hostname.lastIndex = 0, hostname.test(url.hostname);
		}
		function urlProtocolOk(url, protocol) {
			return protocol.lastIndex = 0, protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
		}
		let $ZodURL = core_core.xI("$ZodURL", (inst, def) => {
			$ZodStringFormat.init(inst, def), inst._zod.check = (payload) => {
				try {
					let trimmed = payload.value.trim(), url = validateURL(trimmed, def);
					if (url === 1) {
						payload.issues.push({
							code: "invalid_format",
							format: "url",
							note: "Invalid URL format",
							input: payload.value,
							inst,
							continue: !def.abort
						});
						return;
					}
					if (url === 2) {
						payload.issues.push({
							code: "invalid_format",
							format: "url",
							input: payload.value,
							inst,
							continue: !def.abort
						});
						return;
					}
					if (url === !0) {
						payload.value = stripTabAndNewline(trimmed);
						return;
					}
					def.hostname && !urlHostnameOk(url, def.hostname) && payload.issues.push({
						code: "invalid_format",
						format: "url",
						note: "Invalid hostname",
						pattern: def.hostname.source,
						input: payload.value,
						inst,
						continue: !def.abort
					}), def.protocol && !urlProtocolOk(url, def.protocol) && payload.issues.push({
						code: "invalid_format",
						format: "url",
						note: "Invalid protocol",
						pattern: def.protocol.source,
						input: payload.value,
						inst,
						continue: !def.abort
					}), payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
					return;
				} catch {
					payload.issues.push({
						code: "invalid_format",
						format: "url",
						input: payload.value,
						inst,
						continue: !def.abort
					});
				}
			};
		}), $ZodNumber = core_core.xI("$ZodNumber", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.pattern = number, inst._zod.parse = (payload, _ctx) => {
				if (def.coerce) try {
					payload.value = Number(payload.value);
				} catch {}
				let input = payload.value;
				if (typeof input == "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
				let received = typeof input == "number" ? Number.isNaN(input) ? "NaN" : Number.isFinite(input) ? void 0 : String(input) : void 0;
				return payload.issues.push({
					expected: "number",
					code: "invalid_type",
					input,
					inst,
					...received ? { received } : {}
				}), payload;
			};
		}), $ZodNumberFormat = core_core.xI("$ZodNumberFormat", (inst, def) => {
			core_checks.KH.init(inst, def), $ZodNumber.init(inst, def);
		}), $ZodUnknown = core_core.xI("$ZodUnknown", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.parse = (payload) => payload;
		}), $ZodNever = core_core.xI("$ZodNever", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.parse = (payload, _ctx) => (payload.issues.push({
				expected: "never",
				code: "invalid_type",
				input: payload.value,
				inst
			}), payload);
		});
		function capSize(inst, size) {
			let caps = core_util.hi(inst._zod.def.checks);
			if (!caps.length) return;
			let cap = Math.min(...caps.map((c) => c[0])), parse = inst._zod.parse;
			inst._zod.parse = (payload, ctx) => {
				let n = size(payload.value);
				if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
					for (let [max, ch] of core_util.hi(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
						let start = payload.issues.length;
						return ch._zod.check(payload), payload.issues[start].continue = !1, core_util.d3(payload.issues, start, inst), payload;
					}
				}
				return parse(payload, ctx);
			};
		}
		let arraySize = (input) => Array.isArray(input) ? input.length : -1;
		function handleArrayResult(result, final, index) {
			result.issues.length && final.issues.push(...core_util.lQ(index, result.issues)), final.value[index] = result.value;
		}
		let $ZodArray = core_core.xI("$ZodArray", (inst, def) => {
			$ZodType.init(inst, def);
			let memo = core_core.cr.memoizer;
			memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
				let input = payload.value;
				if (!Array.isArray(input)) return payload.issues.push({
					expected: "array",
					code: "invalid_type",
					input,
					inst
				}), payload;
				payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
				let proms = [], abortEarly = ctx?.abortEarly;
				for (let i = 0; i < input.length; i++) {
					let item = input[i], result = def.element._zod.run({
						value: item,
						issues: []
					}, ctx);
					if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
					else if (handleArrayResult(result, payload, i), abortEarly && result.issues.length !== 0 && core_util.QH(result)) break;
				}
				return proms.length ? Promise.all(proms).then(() => payload) : payload;
			}, capSize(inst, arraySize);
		});
		function handlePropertyResult(result, final, key, input, optin, optout) {
			let isPresent = key in input, isOptionalOut = optout === "optional";
			if (isPresent || !isOptionalOut || optin !== "optional") {
				if (result.issues.length) {
					if (optin !== void 0 && isOptionalOut && !isPresent) return;
					final.issues.push(...core_util.lQ(key, result.issues));
				}
				!isPresent && optin === void 0 ? result.issues.length || final.issues.push({
					code: "invalid_type",
					expected: "nonoptional",
					input: void 0,
					path: [key]
				}) : result.value === void 0 ? (isPresent || optin === "defaulted" && !isOptionalOut) && (final.value[key] = void 0) : final.value[key] = result.value;
			}
		}
		let NO_SYMBOL_KEYS = [];
		function normalizeDef(def) {
			let keys = Object.keys(def.shape), ownSymbols = Object.getOwnPropertySymbols(def.shape), symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS, allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
			for (let k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
			let okeys = core_util.NM(def.shape);
			return {
				...def,
				allKeys,
				symbolKeys,
				keySet: new Set(keys),
				numKeys: keys.length,
				optionalKeys: new Set(okeys)
			};
		}
		function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
			let unrecognized = [], keySet = def.keySet, _catchall = def.catchall._zod, t = _catchall.def.type, optin = _catchall.optin, optout = _catchall.optout, seen = 0;
			for (let key in input) {
				if (abortEarly && payload.issues.length !== seen) {
					if (core_util.QH(payload, seen)) break;
					seen = payload.issues.length;
				}
				if (keySet.has(key)) continue;
				if (key === "__proto__") {
					t === "never" && unrecognized.push(key);
					continue;
				}
				if (t === "never") {
					unrecognized.push(key);
					continue;
				}
				let r = _catchall.run({
					value: input[key],
					issues: []
				}, ctx);
				r instanceof Promise ? proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout))) : handlePropertyResult(r, payload, key, input, optin, optout);
			}
			return unrecognized.length && payload.issues.push({
				code: "unrecognized_keys",
				keys: unrecognized,
				input,
				inst,
				continue: !0
			}), proms.length ? Promise.all(proms).then(() => payload) : payload;
		}
		let $ZodObject = core_core.xI("$ZodObject", (inst, def) => {
			$ZodType.init(inst, def);
			let desc = Object.getOwnPropertyDescriptor(def, "shape"), sh = desc?.get ? desc.get.raw : def.shape ?? {};
			if (sh) {
				let get = () => {
					let newSh = { ...sh };
					return Object.defineProperty(def, "shape", { value: newSh }), get.raw = newSh, newSh;
				};
				get.raw = sh, Object.defineProperty(def, "shape", { get });
			}
			let _normalized = core_util.PO(() => normalizeDef(def));
			core_util.v5(inst, "propValues", (zod) => {
				let shape = zod.def.shape, propValues = {};
				for (let key in shape) {
					let field = shape[key]._zod;
					if (field.values) {
						Object.prototype.hasOwnProperty.call(propValues, key) || core_util.Vy(propValues, key, new Set());
						for (let v of field.values) propValues[key].add(v);
						field.optin !== void 0 && propValues[key].add(void 0);
					}
				}
				return propValues;
			});
			let isObject = core_util.Gv, catchall = def.catchall, value, memo = core_core.cr.memoizer;
			memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
				value ??= _normalized.value;
				let input = payload.value;
				if (!isObject(input)) return payload.issues.push({
					expected: "object",
					code: "invalid_type",
					input,
					inst
				}), payload;
				payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
				let proms = [], shape = value.shape, abortEarly = ctx?.abortEarly, seen = payload.issues.length;
				for (let key of value.allKeys) {
					if (abortEarly && payload.issues.length !== seen) {
						if (core_util.QH(payload, seen)) break;
						seen = payload.issues.length;
					}
					if (key === "__proto__") continue;
					let el = shape[key], optin = el._zod.optin, optout = el._zod.optout, r = el._zod.run({
						value: input[key],
						issues: []
					}, ctx);
					r instanceof Promise ? proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout))) : handlePropertyResult(r, payload, key, input, optin, optout);
				}
				return catchall ? handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === !0) : proms.length ? Promise.all(proms).then(() => payload) : payload;
			};
		});
		function handleUnionResults(results, final, inst, ctx) {
			for (let result of results) if (result.issues.length === 0) return final.value = result.value, final;
			let nonaborted = results.filter((r) => !core_util.QH(r));
			return nonaborted.length === 1 ? (final.value = nonaborted[0].value, nonaborted[0]) : (final.issues.push({
				code: "invalid_union",
				input: final.value,
				inst,
				errors: results.map((result) => result.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())))
			}), final);
		}
		let $ZodUnion = core_core.xI("$ZodUnion", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0), core_util.v5(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0), core_util.v5(inst, "values", (zod) => {
				if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
			}), core_util.v5(inst, "pattern", (zod) => {
				if (zod.def.options.every((o) => o._zod.pattern)) {
					let patterns = zod.def.options.map((o) => o._zod.pattern);
					return RegExp(`^(${patterns.map((p) => core_util.p6(p.source)).join("|")})$`);
				}
			});
			let first = def.options.length === 1 ? def.options[0]._zod.run : null;
			inst._zod.parse = (payload, ctx) => {
				if (first) return first(payload, ctx);
				let async = !1, results = [];
				for (let option of def.options) {
					let result = option._zod.run({
						value: payload.value,
						issues: []
					}, ctx);
					if (result instanceof Promise) results.push(result), async = !0;
					else {
						if (result.issues.length === 0) return result;
						results.push(result);
					}
				}
				return async ? Promise.all(results).then((results) => handleUnionResults(results, payload, inst, ctx)) : handleUnionResults(results, payload, inst, ctx);
			};
		});
		function discriminatorMap(def) {
			let map = new Map();
			for (let option of def.options) {
				let values = option._zod.propValues?.[def.discriminator];
				if (!values || values.size === 0) throw Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
				for (let value of values) if (map.has(value)) {
					if (value !== void 0) throw Error(`Duplicate discriminator value "${String(value)}"`);
					map.set(value, null);
				} else map.set(value, option);
			}
			return map;
		}
		let $ZodDiscriminatedUnion = core_core.xI("$ZodDiscriminatedUnion", (inst, def) => {
			def.inclusive = !1, $ZodUnion.init(inst, def);
			let _super = inst._zod.parse;
			core_util.v5(inst, "propValues", (zod) => {
				let propValues = {}, undefinedCount = 0;
				for (let option of zod.def.options) {
					let pv = option._zod.propValues;
					if (!pv || Object.keys(pv).length === 0) throw Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
					pv[zod.def.discriminator]?.has(void 0) && undefinedCount++;
					for (let [k, v] of Object.entries(pv)) {
						Object.prototype.hasOwnProperty.call(propValues, k) || core_util.Vy(propValues, k, new Set());
						for (let val of v) propValues[k].add(val);
					}
				}
				return !zod.def.unionFallback && undefinedCount > 1 && propValues[zod.def.discriminator]?.delete(void 0), propValues;
			}), def.options.forEach((option, i) => {
				let propShape = core_util.MO(option._zod.def);
				if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw Error(`Invalid discriminated union option at index "${i}"`);
			});
			let disc = core_util.PO(() => discriminatorMap(def));
			inst._zod.parse = (payload, ctx) => {
				let input = payload.value;
				if (!core_util.Gv(input)) return payload.issues.push({
					code: "invalid_type",
					expected: "object",
					input,
					inst
				}), payload;
				let value = input?.[def.discriminator], opt = disc.value.get(value);
				return opt && (value !== void 0 || ctx.direction !== "backward") ? opt._zod.run(payload, ctx) : def.unionFallback || ctx.direction === "backward" ? _super(payload, ctx) : (payload.issues.push({
					code: "invalid_union",
					errors: [],
					note: "No matching discriminator",
					discriminator: def.discriminator,
					options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
					input,
					path: [def.discriminator],
					inst
				}), payload);
			};
		}), $ZodRecord = core_core.xI("$ZodRecord", (inst, def) => {
			$ZodType.init(inst, def);
			let memo = core_core.cr.memoizer;
			memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
				let input = payload.value;
				if (!core_util.Qd(input)) return payload.issues.push({
					expected: "record",
					code: "invalid_type",
					input,
					inst
				}), payload;
				let proms = [], values = def.keyType._zod.values;
				if (values && !def.partial) {
					payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
					let recordKeys = new Set();
					for (let key of values) if (typeof key == "string" || typeof key == "number" || typeof key == "symbol") {
						if (recordKeys.add(typeof key == "number" ? key.toString() : key), key === "__proto__") continue;
						let keyResult = def.keyType._zod.run({
							value: key,
							issues: []
						}, ctx);
						if (keyResult instanceof Promise) throw Error("Async schemas not supported in object keys currently");
						if (keyResult.issues.length) {
							payload.issues.push({
								code: "invalid_key",
								origin: "record",
								issues: keyResult.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())),
								input: key,
								path: [key],
								inst
							});
							continue;
						}
						let outKey = keyResult.value;
						if (outKey === "__proto__") continue;
						let result = def.valueType._zod.run({
							value: input[key],
							issues: []
						}, ctx);
						result instanceof Promise ? proms.push(result.then((result) => {
							result.issues.length && payload.issues.push(...core_util.lQ(key, result.issues)), payload.value[outKey] = result.value;
						})) : (result.issues.length && payload.issues.push(...core_util.lQ(key, result.issues)), payload.value[outKey] = result.value);
					}
					let unrecognized;
					for (let key in input) if (!recordKeys.has(key)) {
						if (def.mode === "loose") {
							if (key === "__proto__") continue;
							payload.value[key] = input[key];
						} else unrecognized ??= [], unrecognized.push(key);
					}
					unrecognized && unrecognized.length > 0 && payload.issues.push({
						code: "unrecognized_keys",
						input,
						inst,
						keys: unrecognized,
						continue: !0
					});
				} else {
					payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
					let unrecognized;
					for (let key of Reflect.ownKeys(input)) {
						if (key === "__proto__" || !Object.prototype.propertyIsEnumerable.call(input, key)) continue;
						let keyResult = def.keyType._zod.run({
							value: key,
							issues: []
						}, ctx);
						if (keyResult instanceof Promise) throw Error("Async schemas not supported in object keys currently");
						if (typeof key == "string" && number.test(key) && keyResult.issues.length) {
							let retryResult = def.keyType._zod.run({
								value: Number(key),
								issues: []
							}, ctx);
							if (retryResult instanceof Promise) throw Error("Async schemas not supported in object keys currently");
							retryResult.issues.length === 0 && (keyResult = retryResult);
						}
						if (keyResult.issues.length) {
							def.mode === "loose" ? payload.value[key] = input[key] : values ? (unrecognized ??= [], unrecognized.push(key)) : payload.issues.push({
								code: "invalid_key",
								origin: "record",
								issues: keyResult.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())),
								input: key,
								path: [key],
								inst
							});
							continue;
						}
						let outKey = keyResult.value;
						if (outKey === "__proto__") continue;
						let result = def.valueType._zod.run({
							value: input[key],
							issues: []
						}, ctx);
						result instanceof Promise ? proms.push(result.then((result) => {
							result.issues.length && payload.issues.push(...core_util.lQ(key, result.issues)), payload.value[outKey] = result.value;
						})) : (result.issues.length && payload.issues.push(...core_util.lQ(key, result.issues)), payload.value[outKey] = result.value);
					}
					unrecognized && unrecognized.length > 0 && payload.issues.push({
						code: "unrecognized_keys",
						input,
						inst,
						keys: unrecognized,
						continue: !0
					});
				}
				return proms.length ? Promise.all(proms).then(() => payload) : payload;
			};
		}), $ZodEnum = core_core.xI("$ZodEnum", (inst, def) => {
			$ZodType.init(inst, def);
			let values = core_util.w5(def.entries), valuesSet = new Set(values);
			inst._zod.values = valuesSet, core_util.v5(inst, "pattern", (zod) => {
				let patternValues = core_util.w5(zod.def.entries).filter((k) => core_util.qQ.has(typeof k));
				return RegExp(patternValues.length ? `^(${patternValues.map((o) => core_util.sD(o.toString())).join("|")})$` : "^[^\\s\\S]$");
			}), inst._zod.parse = (payload, _ctx) => {
				let input = payload.value;
				return valuesSet.has(input) || payload.issues.push({
					code: "invalid_value",
					values,
					input,
					inst
				}), payload;
			};
		}), $ZodLiteral = core_core.xI("$ZodLiteral", (inst, def) => {
			$ZodType.init(inst, def);
			let values = new Set(def.values);
			inst._zod.values = values, core_util.v5(inst, "pattern", (zod) => {
				let vals = zod.def.values;
				return RegExp(vals.length ? `^(${vals.map((o) => typeof o == "string" ? core_util.sD(o) : o ? core_util.sD(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
			}), inst._zod.parse = (payload, _ctx) => {
				let input = payload.value;
				return values.has(input) || payload.issues.push({
					code: "invalid_value",
					values: def.values,
					input,
					inst
				}), payload;
			};
		}), $ZodTransform = core_core.xI("$ZodTransform", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.optin = "optional", core_core.cr.memoizer?.guard(inst), inst._zod.parse = (payload, ctx) => {
				if (ctx.direction === "backward") throw new core_core.cV(inst.constructor.name);
				let _out = def.transform(payload.value, payload);
				if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => (payload.value = output, payload));
				if (_out instanceof Promise) throw new core_core.GT();
				return payload.value = _out, payload;
			};
		});
		function handleOptionalResult(payload, result) {
			return payload.value = result.issues.length ? void 0 : result.value, payload;
		}
		let $ZodOptional = core_core.xI("$ZodOptional", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional"), inst._zod.optout = "optional", core_util.v5(inst, "values", (zod) => {
				let values = zod.def.innerType._zod.values;
				return values ? new Set([...values, void 0]) : void 0;
			}), core_util.v5(inst, "pattern", (zod) => {
				let pattern = zod.def.innerType._zod.pattern;
				return pattern ? RegExp(`^(${core_util.p6(pattern.source)})?$`) : void 0;
			}), inst._zod.parse = (payload, ctx) => {
				if (payload.value === void 0) {
					if (def.innerType._zod.optin !== "defaulted") return payload;
					let result = def.innerType._zod.run({
						value: payload.value,
						issues: []
					}, ctx);
					return result instanceof Promise ? result.then((result) => handleOptionalResult(payload, result)) : handleOptionalResult(payload, result);
				}
				return def.innerType._zod.run(payload, ctx);
			};
		}), $ZodNullable = core_core.xI("$ZodNullable", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin), core_util.v5(inst, "optout", (zod) => zod.def.innerType._zod.optout), core_util.v5(inst, "pattern", (zod) => {
				let pattern = zod.def.innerType._zod.pattern;
				return pattern ? RegExp(`^(${core_util.p6(pattern.source)}|null)$`) : void 0;
			}), core_util.v5(inst, "values", (zod) => zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : void 0), inst._zod.parse = (payload, ctx) => payload.value === null ? payload : def.innerType._zod.run(payload, ctx);
		}), $ZodDefault = core_core.xI("$ZodDefault", (inst, def) => {
			$ZodType.init(inst, def), inst._zod.optin = "defaulted", core_util.v5(inst, "values", (zod) => zod.def.innerType._zod.values), inst._zod.parse = (payload, ctx) => {
				if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
				if (payload.value === void 0) return payload.value = def.defaultValue, payload;
				let result = def.innerType._zod.run(payload, ctx);
				return result instanceof Promise ? result.then((result) => handleDefaultResult(result, def)) : handleDefaultResult(result, def);
			};
		});
		function handleDefaultResult(payload, def) {
			return payload.value === void 0 && (payload.value = def.defaultValue), payload;
		}
		function handleCatchResult(payload, result, def, ctx) {
			return result.issues.length ? (payload.value = def.catchValue({
				...result,
				value: payload.value,
				error: { issues: result.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())) },
				input: payload.value
			}), payload) : (payload.value = result.value, result.memo && (payload.memo = !0), payload);
		}
		let $ZodCatch = core_core.xI("$ZodCatch", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional"), core_util.v5(inst, "optout", (zod) => zod.def.innerType._zod.optout), core_util.v5(inst, "values", (zod) => zod.def.innerType._zod.values), inst._zod.parse = (payload, ctx) => {
				if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
				let result = def.innerType._zod.run({
					value: payload.value,
					issues: []
				}, ctx);
				return result instanceof Promise ? result.then((result) => handleCatchResult(payload, result, def, ctx)) : handleCatchResult(payload, result, def, ctx);
			};
		}), $ZodPipe = core_core.xI("$ZodPipe", (inst, def) => {
			$ZodType.init(inst, def), core_util.v5(inst, "values", (zod) => zod.def.in._zod.values), core_util.v5(inst, "optin", (zod) => zod.def.in._zod.optin), core_util.v5(inst, "optout", (zod) => zod.def.out._zod.optout), core_util.v5(inst, "propValues", (zod) => zod.def.in._zod.propValues), inst._zod.parse = (payload, ctx) => {
				if (ctx.direction === "backward") {
					let right = def.out._zod.run(payload, ctx);
					return right instanceof Promise ? right.then((right) => handlePipeResult(right, def.in, ctx)) : handlePipeResult(right, def.in, ctx);
				}
				let left = def.in._zod.run(payload, ctx);
				return left instanceof Promise ? left.then((left) => handlePipeResult(left, def.out, ctx)) : handlePipeResult(left, def.out, ctx);
			};
		});
		function handlePipeResult(left, next, ctx) {
			return left.issues.some((iss) => iss.code !== "unrecognized_keys") ? (left.aborted = !0, left) : next._zod.run({
				value: left.value,
				issues: left.issues
			}, ctx);
		}
		let $ZodCustom = core_core.xI("$ZodCustom", (inst, def) => {
			core_checks.QP.init(inst, def), $ZodType.init(inst, def), inst._zod.parse = (payload, _) => payload, inst._zod.check = (payload) => {
				let input = payload.value, r = def.fn(input);
				if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
				handleRefineResult(r, payload, input, inst);
			};
		});
		function handleRefineResult(result, payload, input, inst) {
			if (!result) {
				let _iss = {
					code: "custom",
					input,
					inst,
					path: [...inst._zod.def.path ?? []],
					continue: !inst._zod.def.abort
				};
				inst._zod.def.params && (_iss.params = inst._zod.def.params), payload.issues.push(core_util.sn(_iss));
			}
		}
		var api = __nccwpck_require__(3305);
		function _getMessage() {
			let internals = this._zod;
			return internals.message ??= JSON.stringify(internals.def, core_util.k8, 2), internals.message;
		}
		function _setMessage(value) {
			this._zod.message = value;
		}
		let _messageDesc = {
			get: _getMessage,
			set: _setMessage,
			enumerable: !0,
			configurable: !0
		}, _issuesDesc = {
			value: void 0,
			enumerable: !1
		}, _installedToString = new WeakSet([Object.prototype, Error.prototype]), initializer = (inst, def) => {
			inst.name = "$ZodError", _issuesDesc.value = def, Object.defineProperty(inst, "issues", _issuesDesc), _issuesDesc.value = void 0, Object.defineProperty(inst, "message", _messageDesc);
			let proto = Object.getPrototypeOf(inst);
			_installedToString.has(proto) || (_installedToString.add(proto), Object.defineProperty(proto, "toString", {
				configurable: !0,
				enumerable: !1,
				get() {
					let value = () => this.message;
					return Object.defineProperty(this, "toString", {
						value,
						configurable: !0,
						writable: !0
					}), value;
				},
				set(value) {
					Object.defineProperty(this, "toString", {
						value,
						configurable: !0,
						writable: !0
					});
				}
			}));
		};
		(0, core_core.xI)("$ZodError", initializer);
		let $ZodRealError = (0, core_core.xI)("$ZodError", initializer, void 0, { Parent: Error }), parse_parse = ((_Err) => {
			let fn = (schema, value, _ctx, _params) => {
				let ctx = _ctx ? {
					..._ctx,
					async: !1
				} : { async: !1 }, result = schema._zod.run({
					value,
					issues: []
				}, ctx);
				if (result instanceof Promise) throw new core_core.GT();
				if (result.issues.length) {
					let e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())));
					throw core_util.gx(e, _params?.callee ?? fn), e;
				}
				return result.value;
			};
			return fn;
		})($ZodRealError), parse_parseAsync = ((_Err) => {
			let fn = async (schema, value, _ctx, params) => {
				let ctx = _ctx ? {
					..._ctx,
					async: !0
				} : { async: !0 }, result = schema._zod.run({
					value,
					issues: []
				}, ctx);
				if (result instanceof Promise && (result = await result), result.issues.length) {
					let e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => core_util.iR(iss, ctx, core_core.$W())));
					throw core_util.gx(e, params?.callee ?? fn), e;
				}
				return result.value;
			};
			return fn;
		})($ZodRealError), safeParse = ((_Err) => (schema, value, _ctx) => {
			let ctx = _ctx ? {
				..._ctx,
				async: !1
			} : { async: !1 }, result = schema._zod.run({
				value,
				issues: []
			}, ctx);
			if (result instanceof Promise) throw new core_core.GT();
			return result.issues.length ? failure(_Err, result.issues, ctx) : {
				success: !0,
				data: result.value
			};
		})($ZodRealError);
		function failure(Err, issues, ctx) {
			let error;
			return {
				success: !1,
				get error() {
					return error || (error = new Err(issues.map((iss) => core_util.iR(iss, ctx, core_core.$W()))), issues = void 0, ctx = void 0), error;
				},
				set error(e) {
					error = e, issues = void 0, ctx = void 0;
				}
			};
		}
		let safeParseAsync = ((_Err) => async (schema, value, _ctx) => {
			let ctx = _ctx ? {
				..._ctx,
				async: !0
			} : { async: !0 }, result = schema._zod.run({
				value,
				issues: []
			}, ctx);
			return result instanceof Promise && (result = await result), result.issues.length ? failure(_Err, result.issues, ctx) : {
				success: !0,
				data: result.value
			};
		})($ZodRealError), ZodMiniType = core_core.xI("ZodMiniType", (inst, def) => {
			if (!inst._zod) throw Error("Uninitialized schema in ZodMiniType.");
			$ZodType.init(inst, def), inst.def = def, inst.type = def.type;
		}, {
			get with() {
				return this.check;
			},
			set with(value) {
				core_util.qh(this, "with", value);
			},
			parse(data, params) {
				return parse_parse(this, data, params, { callee: this.parse });
			},
			parseAsync(data, params) {
				return parse_parseAsync(this, data, params, { callee: this.parseAsync });
			},
			safeParse(data, params) {
				return safeParse(this, data, params);
			},
			safeParseAsync(data, params) {
				return safeParseAsync(this, data, params);
			},
			check(...checks) {
				let def = this.def;
				return this.clone({
					...def,
					checks: [...def.checks ?? [], ...checks.map((ch) => typeof ch == "function" ? { _zod: {
						check: ch,
						def: { check: "custom" },
						onattach: []
					} } : ch)]
				}, { parent: !0 });
			},
			clone(_def, params) {
				return core_util.o8(this, _def, params);
			},
			brand() {
				return this;
			},
			register(reg, meta) {
				return reg.add(this, meta), this;
			},
			apply(fn, ...args) {
				return args.length === 0 ? fn(this) : fn(this, ...args);
			}
		}), ZodMiniString = core_core.xI("ZodMiniString", (inst, def) => {
			$ZodString.init(inst, def), ZodMiniType.init(inst, def);
		});
		function schemas_string(params) {
			return api.Rl(ZodMiniString, params);
		}
		let ZodMiniStringFormat = core_core.xI("ZodMiniStringFormat", (inst, def) => {
			$ZodStringFormat.init(inst, def), ZodMiniString.init(inst, def);
		}), ZodMiniURL = core_core.xI("ZodMiniURL", (inst, def) => {
			$ZodURL.init(inst, def), ZodMiniStringFormat.init(inst, def);
		});
		function url(params) {
			return api.Fn(ZodMiniURL, params);
		}
		let ZodMiniNumber = core_core.xI("ZodMiniNumber", (inst, def) => {
			$ZodNumber.init(inst, def), ZodMiniType.init(inst, def);
		});
		function schemas_number(params) {
			return api.F7(ZodMiniNumber, params);
		}
		let ZodMiniNumberFormat = core_core.xI("ZodMiniNumberFormat", (inst, def) => {
			$ZodNumberFormat.init(inst, def), ZodMiniNumber.init(inst, def);
		});
		function schemas_int(params) {
			return api.LK(ZodMiniNumberFormat, params);
		}
		let ZodMiniUnknown = core_core.xI("ZodMiniUnknown", (inst, def) => {
			$ZodUnknown.init(inst, def), ZodMiniType.init(inst, def);
		});
		function unknown() {
			return api.em(ZodMiniUnknown);
		}
		let ZodMiniNever = core_core.xI("ZodMiniNever", (inst, def) => {
			$ZodNever.init(inst, def), ZodMiniType.init(inst, def);
		});
		function never(params) {
			return api.G8(ZodMiniNever, params);
		}
		let ZodMiniArray = core_core.xI("ZodMiniArray", (inst, def) => {
			$ZodArray.init(inst, def), ZodMiniType.init(inst, def);
		});
		function array(element, params) {
			return new ZodMiniArray({
				type: "array",
				element,
				...core_util.A2(params)
			});
		}
		let ZodMiniObject = core_core.xI("ZodMiniObject", (inst, def) => {
			$ZodObject.init(inst, def), ZodMiniType.init(inst, def), core_util.X(inst, "shape", (self) => self._zod.def.shape, !1);
		});
		function object(shape, params) {
			let def = {
				type: "object",
				shape: shape ?? {},
				...core_util.A2(params)
			};
			return new ZodMiniObject(def);
		}
		function strictObject(shape, params) {
			return new ZodMiniObject({
				type: "object",
				shape,
				catchall: never(),
				...core_util.A2(params)
			});
		}
		function looseObject(shape, params) {
			return new ZodMiniObject({
				type: "object",
				shape,
				catchall: unknown(),
				...core_util.A2(params)
			});
		}
		let ZodMiniUnion = core_core.xI("ZodMiniUnion", (inst, def) => {
			$ZodUnion.init(inst, def), ZodMiniType.init(inst, def);
		});
		function union(options, params) {
			return new ZodMiniUnion({
				type: "union",
				options,
				...core_util.A2(params)
			});
		}
		let ZodMiniDiscriminatedUnion = core_core.xI("ZodMiniDiscriminatedUnion", (inst, def) => {
			$ZodDiscriminatedUnion.init(inst, def), ZodMiniType.init(inst, def);
		});
		function discriminatedUnion(discriminator, options, params) {
			return new ZodMiniDiscriminatedUnion({
				type: "union",
				options,
				discriminator,
				...core_util.A2(params)
			});
		}
		let ZodMiniRecord = core_core.xI("ZodMiniRecord", (inst, def) => {
			$ZodRecord.init(inst, def), ZodMiniType.init(inst, def);
		});
		function record(keyType, valueType, params) {
			return !valueType || !valueType._zod ? new ZodMiniRecord({
				type: "record",
				keyType: schemas_string(),
				valueType: keyType,
				...core_util.A2(valueType)
			}) : new ZodMiniRecord({
				type: "record",
				keyType,
				valueType,
				...core_util.A2(params)
			});
		}
		let ZodMiniEnum = core_core.xI("ZodMiniEnum", (inst, def) => {
			$ZodEnum.init(inst, def), ZodMiniType.init(inst, def), inst.options = [...inst._zod.values];
		});
		function _enum(values, params) {
			let entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
			return new ZodMiniEnum({
				type: "enum",
				entries,
				...core_util.A2(params)
			});
		}
		let ZodMiniLiteral = core_core.xI("ZodMiniLiteral", (inst, def) => {
			$ZodLiteral.init(inst, def), ZodMiniType.init(inst, def);
		});
		function literal(value, params) {
			return new ZodMiniLiteral({
				type: "literal",
				values: Array.isArray(value) ? value : [value],
				...core_util.A2(params)
			});
		}
		let ZodMiniTransform = core_core.xI("ZodMiniTransform", (inst, def) => {
			$ZodTransform.init(inst, def), ZodMiniType.init(inst, def);
		});
		function transform(fn) {
			return new ZodMiniTransform({
				type: "transform",
				transform: fn
			});
		}
		let ZodMiniOptional = core_core.xI("ZodMiniOptional", (inst, def) => {
			$ZodOptional.init(inst, def), ZodMiniType.init(inst, def);
		});
		function optional(innerType) {
			return new ZodMiniOptional({
				type: "optional",
				innerType
			});
		}
		let ZodMiniNullable = core_core.xI("ZodMiniNullable", (inst, def) => {
			$ZodNullable.init(inst, def), ZodMiniType.init(inst, def);
		});
		function nullable(innerType) {
			return new ZodMiniNullable({
				type: "nullable",
				innerType
			});
		}
		function nullish(innerType) {
			return optional(nullable(innerType));
		}
		let ZodMiniDefault = core_core.xI("ZodMiniDefault", (inst, def) => {
			$ZodDefault.init(inst, def), ZodMiniType.init(inst, def);
		});
		function _default(innerType, defaultValue) {
			return new ZodMiniDefault({
				type: "default",
				innerType,
				get defaultValue() {
					return typeof defaultValue == "function" ? defaultValue() : core_util.yG(defaultValue);
				}
			});
		}
		let ZodMiniCatch = core_core.xI("ZodMiniCatch", (inst, def) => {
			$ZodCatch.init(inst, def), ZodMiniType.init(inst, def);
		});
		function _catch(innerType, catchValue) {
			return new ZodMiniCatch({
				type: "catch",
				innerType,
				catchValue: typeof catchValue == "function" ? catchValue : core_util.SS(catchValue)
			});
		}
		let ZodMiniPipe = core_core.xI("ZodMiniPipe", (inst, def) => {
			$ZodPipe.init(inst, def), ZodMiniType.init(inst, def);
		});
		function pipe(in_, out) {
			return new ZodMiniPipe({
				type: "pipe",
				in: in_,
				out
			});
		}
		let ZodMiniCustom = core_core.xI("ZodMiniCustom", (inst, def) => {
			$ZodCustom.init(inst, def), ZodMiniType.init(inst, def);
		});
		function refine(fn, _params = {}) {
			return api.fU(ZodMiniCustom, fn, _params);
		}
		api.q0, api.mI;
	})
}, __webpack_module_cache__ = {};
function __nccwpck_require__(moduleId) {
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== void 0) return cachedModule.exports;
	var module = __webpack_module_cache__[moduleId] = {
		id: moduleId,
		loaded: !1,
		exports: {}
	}, threw = !0;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__), threw = !1;
	} finally {
		threw && delete __webpack_module_cache__[moduleId];
	}
	return module.loaded = !0, module.exports;
}
__nccwpck_require__.m = __webpack_modules__, __nccwpck_require__ !== void 0 && (__nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(+!!import.meta.url.match(/^file:\/\/\/\w:/), -1) + "/"), (() => {
	var webpackQueues = typeof Symbol == "function" ? Symbol("webpack queues") : "__webpack_queues__", webpackExports = typeof Symbol == "function" ? Symbol("webpack exports") : "__webpack_exports__", webpackError = typeof Symbol == "function" ? Symbol("webpack error") : "__webpack_error__", resolveQueue = (queue) => {
		queue && queue.d < 1 && (queue.d = 1, queue.forEach((fn) => fn.r--), queue.forEach((fn) => fn.r-- ? fn.r++ : fn()));
	}, wrapDeps = (deps) => deps.map((dep) => {
		if (typeof dep == "object" && dep) {
			if (dep[webpackQueues]) return dep;
			if (dep.then) {
				var queue = [];
				queue.d = 0, dep.then((r) => {
					obj[webpackExports] = r, resolveQueue(queue);
				}, (e) => {
					obj[webpackError] = e, resolveQueue(queue);
				});
				var obj = {};
				return obj[webpackQueues] = (fn) => fn(queue), obj;
			}
		}
		var ret = {};
		return ret[webpackQueues] = (x) => {}, ret[webpackExports] = dep, ret;
	});
	__nccwpck_require__.a = (module, body, hasAwait) => {
		var queue;
		hasAwait && ((queue = []).d = -1);
		var depQueues = new Set(), exports = module.exports, currentDeps, outerResolve, reject, promise = new Promise((resolve, rej) => {
			reject = rej, outerResolve = resolve;
		});
		promise[webpackExports] = exports, promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise.catch((x) => {})), module.exports = promise, body((deps) => {
			currentDeps = wrapDeps(deps);
			var fn, getResult = () => currentDeps.map((d) => {
				if (d[webpackError]) throw d[webpackError];
				return d[webpackExports];
			}), promise = new Promise((resolve) => {
				fn = () => resolve(getResult), fn.r = 0;
				var fnQueue = (q) => q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn)));
				currentDeps.map((dep) => dep[webpackQueues](fnQueue));
			});
			return fn.r ? promise : getResult();
		}, (err) => (err ? reject(promise[webpackError] = err) : outerResolve(exports), resolveQueue(queue))), queue && queue.d < 0 && (queue.d = 0);
	};
})(), __nccwpck_require__.n = (module) => {
	var getter = module && module.__esModule ? () => module.default : () => module;
	return __nccwpck_require__.d(getter, { a: getter }), getter;
}, (() => {
	var getProto = Object.getPrototypeOf ? (obj) => Object.getPrototypeOf(obj) : (obj) => obj.__proto__, leafPrototypes;
	__nccwpck_require__.t = function(value, mode) {
		if (mode & 1 && (value = this(value)), mode & 8 || typeof value == "object" && value && (mode & 4 && value.__esModule || mode & 16 && typeof value.then == "function")) return value;
		var ns = Object.create(null);
		__nccwpck_require__.r(ns);
		var def = {};
		leafPrototypes ||= [
			null,
			getProto({}),
			getProto([]),
			getProto(getProto)
		];
		for (var current = mode & 2 && value; typeof current == "object" && !~leafPrototypes.indexOf(current); current = getProto(current)) Object.getOwnPropertyNames(current).forEach((key) => def[key] = () => value[key]);
		return def.default = () => value, __nccwpck_require__.d(ns, def), ns;
	};
})(), __nccwpck_require__.d = (exports, definition) => {
	for (var key in definition) __nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key) && Object.defineProperty(exports, key, {
		enumerable: !0,
		get: definition[key]
	});
}, __nccwpck_require__.f = {}, __nccwpck_require__.e = (chunkId) => Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => (__nccwpck_require__.f[key](chunkId, promises), promises), [])), __nccwpck_require__.u = (chunkId) => "" + chunkId + ".index.js", __nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop), __nccwpck_require__.r = (exports) => {
	typeof Symbol < "u" && Symbol.toStringTag && Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" }), Object.defineProperty(exports, "__esModule", { value: !0 });
}, __nccwpck_require__.nmd = (module) => (module.paths = [], module.children ||= [], module), (() => {
	var installedChunks = { 792: 0 }, installChunk = (data) => {
		var { ids, modules, runtime } = data, moduleId, chunkId, i = 0;
		for (moduleId in modules) __nccwpck_require__.o(modules, moduleId) && (__nccwpck_require__.m[moduleId] = modules[moduleId]);
		for (runtime && runtime(__nccwpck_require__); i < ids.length; i++) chunkId = ids[i], __nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId] && installedChunks[chunkId][0](), installedChunks[ids[i]] = 0;
	};
	__nccwpck_require__.f.j = (chunkId, promises) => {
		var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : void 0;
		if (installedChunkData !== 0) {
			if (installedChunkData) promises.push(installedChunkData[1]);
			else {
				var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
					throw installedChunks[chunkId] !== 0 && (installedChunks[chunkId] = void 0), e;
				}), promise = Promise.race([promise, new Promise((resolve) => installedChunkData = installedChunks[chunkId] = [resolve])]);
				promises.push(installedChunkData[1] = promise);
			}
		}
	};
})();
var __webpack_exports__ = __nccwpck_require__(1730);
__webpack_exports__ = await __webpack_exports__;
