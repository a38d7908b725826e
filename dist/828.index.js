export const id = 828;
export const ids = [828];
export const modules = {
	4828: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { DeploymentJournal: () => DeploymentJournal });
		var refusal = __webpack_require__(3640), tasks = __webpack_require__(1606), outputs = __webpack_require__(4612), packing = __webpack_require__(510), promotion_record = __webpack_require__(9419), result = __webpack_require__(2035), inputs_recorded = __webpack_require__(7472), store = __webpack_require__(2877), registry = __webpack_require__(626), github_statuses = __webpack_require__(5016);
		let automaticEvents = [
			"push",
			"release",
			"pull_request",
			"pull_request_target",
			"merge_group",
			"create",
			"deployment"
		];
		async function selectDeployment(newestFirst, step, run) {
			let event = findAutomaticEvent(step), isOwn = ({ record }) => run !== void 0 && record?.run === run, matches = new Map(), ended, other;
			for await (let deployment of newestFirst) {
				let { record } = deployment, secrets = matchingSecrets(record, step).filter(({ key }) => !matches.has(key));
				if (secrets.length === 0 || record === void 0 && matches.size > 0) continue;
				if (!isOwn(deployment) && (event !== void 0 || ended !== void 0)) {
					other === void 0 && matches.size === 0 && (0, github_statuses.$m)(await deployment.readStatuses()) && (other = deployment);
					continue;
				}
				let statuses = await deployment.readStatuses(), isRolledBack = record !== void 0 && run !== void 0 && (0, github_statuses.L$)(run, statuses), isLeft = (0, github_statuses.$m)(statuses) && !isPromotedLater(record, step, run);
				if (!isLeft && !isRolledBack) {
					isOwn(deployment) && (ended ??= deployment);
					continue;
				}
				let selection = {
					deployment,
					isLeft
				};
				for (let { key, secret } of secrets) matches.set(key, {
					selection,
					secret
				});
				if (secrets.some(({ secret }) => isUnambiguous(secret, step))) break;
			}
			let [selection, another] = new Set([...matches.values()].map((match) => match.selection));
			if (another !== void 0) throw severalSecrets([...matches.values()], step);
			if (selection !== void 0) return selection;
			if (ended !== void 0) return {
				deployment: ended,
				isLeft: !1
			};
			throw event && other ? promotedByAnotherRun(other, event, step) : nothingToRollBack(step);
		}
		function isPromotedLater(record, step, run) {
			return Number(step.readVariable("GITHUB_RUN_ATTEMPT") ?? 1) > 1 && runId(record?.run) > runId(run);
		}
		function runId(run) {
			return Number(/\/runs\/(\d{1,15})$/.exec(run ?? "")?.[1] ?? 0);
		}
		function findAutomaticEvent(step) {
			let event = step.readVariable("GITHUB_EVENT_NAME");
			return automaticEvents.find((each) => each === event);
		}
		function matchingSecrets(record, step) {
			return record === void 0 ? [{
				key: "",
				secret: void 0
			}] : record.secrets.filter((secret) => isMatch(secret, step)).map((secret) => ({
				key: (0, store.cu)(secret),
				secret
			}));
		}
		function isMatch(recorded, step) {
			let provider = (0, registry.l)(recorded.provider), { provider: name = recorded.provider, stage = recorded.stage } = step.values;
			return provider === void 0 || name !== recorded.provider || stage !== recorded.stage ? !1 : (0, inputs_recorded.vx)((0, inputs_recorded.kW)(step, provider), recorded, provider);
		}
		function isUnambiguous(recorded, { values }) {
			return values.secret === void 0 || recorded === void 0 || values.secret === recorded.secret && isFull(recorded);
		}
		function isFull({ provider, secret }) {
			return (0, registry.l)(provider)?.regionInName(secret) !== void 0;
		}
		function severalSecrets(matches, step) {
			let all = matches.flatMap(({ selection, secret }) => secret === void 0 ? [] : [`${formatSecret(secret, step)} (deployment ${selection.deployment.id})`]), rest = all.length > 8 ? [`and ${all.length - 8} more`] : [], secrets = [...all.slice(0, 8), ...rest].join(", ");
			return refusal.P.of("several-secrets", {
				environment: step.values.environment ?? "",
				secrets
			});
		}
		function formatSecret(recorded, step) {
			let { provider, region, projectId, secret } = recorded, place = isFull(recorded) ? [] : [
				provider,
				region,
				projectId
			].filter(Boolean);
			return step.formatQuoted([secret, ...place].join(" "), 300);
		}
		function promotedByAnotherRun({ id, record }, event, step) {
			let run = record?.run === void 0 ? "an unknown run" : step.formatQuoted(record.run, 300), { environment = "" } = step.values;
			return refusal.P.of("promoted-by-another-run", {
				environment,
				id: String(id),
				run,
				event
			});
		}
		function nothingToRollBack(step) {
			let { environment = "" } = step.values;
			return refusal.P.of("nothing-to-roll-back", {
				environment,
				selection: formatSelection(step)
			});
		}
		function formatSelection(step) {
			let { provider: name, secret, stage } = step.values, provider = (0, registry.l)(name), named = (provider ? [provider] : Object.values(registry.r)).map((each) => (0, inputs_recorded.kW)(step, each)), parts = Object.entries({
				provider: [name],
				secret: [secret],
				stage: [stage],
				region: named.map(({ region }) => region),
				project: named.map(({ projectId }) => projectId)
			}).flatMap(([part, values]) => {
				let texts = new Set(values.flatMap((value) => value ? [value] : []));
				return texts.size === 0 ? [] : [`${part} ${[...texts].map((text) => step.formatQuoted(text)).join(" or ")}`];
			});
			return parts.length === 0 ? "" : ` that matches ${parts.join(", ")}`;
		}
		let statePattern = /^(rolled-back|re-applied) ([1-9]\d{0,15})$/;
		class DeploymentJournal {
			#gitHub;
			#run;
			#step;
			#entry;
			#client;
			#opened;
			constructor(gitHub, step, run) {
				this.#gitHub = gitHub, this.#step = step, this.#run = run;
			}
			async resolve(step) {
				if (!step.isByEnvironment) return step.isSet("record") && (this.#entry = {
					kind: "rollback",
					id: void 0
				}), step;
				for (let name of tasks.jv) step.isSet(name) && step.values[name] !== "auto" && step.addIssue(name, "incompatible", { input: "environment" });
				step.throwIfInvalid();
				let { environment = "" } = step.values, { deployment, isLeft } = await selectDeployment(this.#candidates(), step, this.#run), { id, payload, record } = deployment, recordOrigin = `leads to deployment ${id}, whose payload`;
				return !isLeft && record !== void 0 ? ((0, outputs.pq)(`nothing is left to roll back of deployment ${id} of environment ${environment}, so this run goes no further back`), step.withRecord((0, promotion_record.O)(withoutChanges(record)), recordOrigin, ["expected-version", "force"])) : ((0, outputs.pq)(`rolling back deployment ${id} of environment ${environment}`), this.#entry = {
					kind: "rollback",
					id
				}, this.#step = step.withRecord(payload, recordOrigin), this.#step);
			}
			prepare() {
				this.#connect().then((client) => client.connected()).then(() => this.#deployments()).catch(() => void 0);
			}
			async begin(record, token, hasChanges) {
				if (this.#entry !== void 0 || !hasChanges) return;
				let payload = formatPayload(record, token), deployments = await this.#deployments(), id = await deployments.create(payload, isSameRecord(payload), formatTitle(record.secrets));
				(0, outputs.pq)(`deployment ${id} of environment ${this.#step.values.environment ?? ""}`), await deployments.mark(id, github_statuses.bM.inProgress), (0, outputs.jo)(`rolled-back ${id}`), this.#entry = {
					kind: "promotion",
					id
				};
			}
			async conclude(results) {
				if (this.#entry?.kind === "promotion") return this.#mark(this.#entry.id, statusOf(results));
				if (this.#entry === void 0 || results.some(({ failure }) => failure)) return;
				let { id } = this.#entry, found = id === void 0 ? await this.#findDeployment() : {
					id,
					as: "rolled-back"
				};
				if (found === void 0) return;
				let isRolledBack = found.as === "rolled-back", run = this.#run ?? "another run";
				try {
					(0, outputs.jo)(`${isRolledBack ? "re-applied" : "rolled-back"} ${found.id}`);
				} catch (error) {
					(0, outputs.R8)(`deployment ${found.id} will not be marked at the end of the job: ${error instanceof Error ? error.message : ""}`);
				}
				await this.#mark(found.id, isRolledBack ? (0, github_statuses.EN)(run) : (0, github_statuses.nZ)(run));
			}
			async [Symbol.asyncDispose]() {
				await (await this.#client)?.[Symbol.asyncDispose]();
			}
			#connect() {
				return this.#client ??= this.#gitHub.connect();
			}
			#deployments() {
				return this.#opened ??= this.#connect().then(this.#gitHub.open);
			}
			async *#candidates() {
				let deployments = await this.#deployments();
				for await (let { id, payload } of deployments.list()) yield {
					id,
					payload,
					record: tryParse(payload),
					readStatuses: () => deployments.statuses(id)
				};
			}
			async #mark(id, status) {
				await (await this.#deployments()).mark(id, status).catch((error) => {
					let { state, description } = status;
					(0, outputs.R8)(`deployment ${id} could not be marked \`${state}\` (${description}): ${formatError(error)}`);
				});
			}
			async #findDeployment() {
				let { record = "" } = this.#step.values;
				if (this.#step.isOwnRecord) {
					let [, as, id] = statePattern.exec(this.#step.readVariable("STATE_deployment") ?? "") ?? [];
					return as === void 0 ? void 0 : {
						id: Number(id),
						as
					};
				}
				let isSame = isSameRecord(record);
				try {
					let deployments = await this.#deployments();
					for await (let { id, payload } of deployments.list()) if (isSame(payload) && (0, github_statuses.$m)(await deployments.statuses(id))) return {
						id,
						as: "rolled-back"
					};
					return;
				} catch (error) {
					(0, outputs.R8)(`could not mark the deployment of this record as rolled back: ${formatError(error)}`);
					return;
				}
			}
		}
		function statusOf(results) {
			return results.every(({ failure }) => failure === void 0) ? github_statuses.bM.promoted : results.some(result.ed) ? github_statuses.bM.incomplete : github_statuses.bM.rolledBack;
		}
		function formatPayload(record, token) {
			let json = (0, promotion_record.O)(record);
			return Buffer.byteLength(json) <= 32768 ? json : JSON.stringify({ packed: token });
		}
		function isSameRecord(record) {
			let wanted = fingerprint(record);
			return (text) => wanted !== void 0 && wanted === fingerprint(text);
		}
		function fingerprint(text) {
			let parsed = tryParse(text);
			return parsed && (0, promotion_record.O)(parsed);
		}
		function tryParse(text) {
			try {
				return (0, promotion_record.H)((0, packing.l1)(text));
			} catch {
				return;
			}
		}
		function withoutChanges({ run, secrets }) {
			return {
				run,
				secrets: secrets.map((secret) => ({
					...secret,
					changes: [],
					expiry: void 0
				}))
			};
		}
		function formatTitle(secrets) {
			let [only, another] = secrets;
			if (only === void 0 || another !== void 0) return `labels of ${secrets.length} secrets`;
			let after = only.changes.find(({ stage }) => stage === only.stage)?.after;
			return `${only.stage} to ${after ?? "no version"} (${only.secret})`;
		}
		function formatError(error) {
			let message = error instanceof Error ? error.message : String(error);
			return error instanceof refusal.P ? `${message}. ${error.advice.replace(/\.$/, "")}` : message;
		}
	}),
	5016: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			$m: () => isActive,
			EN: () => rolledBack,
			L$: () => isRolledBackBy,
			bM: () => statuses,
			ml: () => shorten,
			nZ: () => reapplied
		});
		let rolledBackBy = "rolled back by ", failedRolledBack = "failed, rolled back", statuses = {
			inProgress: {
				state: "in_progress",
				description: "promotion in progress"
			},
			promoted: {
				state: "success",
				description: "promoted"
			},
			rolledBack: {
				state: "failure",
				description: failedRolledBack
			},
			incomplete: {
				state: "failure",
				description: "failed, rollback incomplete"
			}
		};
		function rolledBack(run) {
			return {
				state: "inactive",
				description: shorten(`${rolledBackBy}${run}`)
			};
		}
		function reapplied(run) {
			return {
				state: "success",
				description: shorten(`re-applied by ${run}`)
			};
		}
		function shorten(text) {
			let characters = Array.from(text);
			return characters.length <= 140 ? text : [
				...characters.slice(0, 69),
				"…",
				...characters.slice(-70)
			].join("");
		}
		function isActive(all) {
			let latest = findLatest(all);
			return latest === void 0 || isRolledBack(latest) ? !1 : latest.state !== "failure" || latest.description !== failedRolledBack;
		}
		function isRolledBackBy(run, all) {
			let latest = findLatest(all);
			return latest?.state === "inactive" && latest.description === rolledBack(run).description;
		}
		function findLatest(all) {
			return all.find((status) => [
				"in_progress",
				"success",
				"failure"
			].includes(status.state) || isRolledBack(status));
		}
		function isRolledBack({ state, description }) {
			return state === "inactive" && description.startsWith(rolledBackBy);
		}
	})
};
