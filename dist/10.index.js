export const id = 10;
export const ids = [10];
export const modules = {
	6010: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { execute: () => execute });
		var api_error = __webpack_require__(607), promotion_change = __webpack_require__(6158), refusal = __webpack_require__(3640);
		class Sightings {
			#all = new Map();
			note(stage, at) {
				let { reads, since, ...last } = this.#all.get(stage) ?? {
					reads: 0,
					since: 0
				};
				at === void 0 ? "at" in last && this.#all.set(stage, {
					at: last.at,
					reads,
					since: since + 1
				}) : this.#all.set(stage, {
					at,
					reads: reads + 1,
					since: 0
				});
			}
			isMoved(stage) {
				return (this.#all.get(stage)?.reads ?? 0) >= 3;
			}
			at(stage) {
				let sighting = this.#all.get(stage);
				return sighting !== void 0 && (this.isMoved(stage) || sighting.since < 2) ? sighting.at : void 0;
			}
		}
		var promotion_store = __webpack_require__(2877);
		class Writer {
			acknowledged = [];
			#inDoubt;
			#store;
			#plan;
			#retryPolicy;
			#autoMovedLabel;
			#fences;
			#movesPrevious;
			#autoMovedTo;
			#latest;
			#sightings = new Sightings();
			#confirmed;
			constructor(store, plan, retryPolicy, inDoubt) {
				this.#store = store, this.#plan = plan, this.#retryPolicy = retryPolicy, this.#inDoubt = inDoubt, this.#fences = inDoubt.length > 0 && store.rules.condition === "secret", this.#autoMovedLabel = (0, promotion_store.Z2)(plan.stage, store.rules), this.#movesPrevious = store.rules.movesPrevious === "always";
			}
			get inDoubt() {
				return this.#inDoubt;
			}
			hasAcknowledged({ stage, after }) {
				return this.acknowledged.findLast((change) => change.stage === stage)?.after === after;
			}
			async read() {
				let snapshot = this.#latest ?? await this.#store.read();
				return this.#latest = void 0, snapshot;
			}
			async write(changes) {
				let isConfirmed = (change) => this.#confirmed !== void 0 && isInPlace(change, this.#confirmed), ours = changes.filter((change) => !isConfirmed(change)), open = ours.map((change) => this.#afterAutoMove(change)).filter((change) => this.#fences || (0, promotion_change.OE)(change)), mayBeOurs = !1, isPredicted = !1;
				for (let attempt = 1;;) {
					let error = await this.#move(open);
					if (error === void 0) break;
					let predicted = isPredicted ? void 0 : this.#predictAutoMove(error, open);
					if (predicted !== void 0) {
						isPredicted = !0, open = predicted;
						continue;
					}
					if (this.#isConfirming && error.retry === "idempotent") {
						if (attempt >= this.#retryPolicy.maxAttempts) throw error;
						await this.#retryPolicy.backoff(attempt++);
						continue;
					}
					let seen = await this.#readAfter(error, open);
					this.#isConfirming && (this.#confirmed = seen);
					let isMissing = (change) => !isInPlace(change, seen);
					if (this.#checkConflicts(open.filter(isMissing), changes, seen), this.#inDoubt = this.#inDoubt.filter(isMissing), this.#fences || (open = open.filter(isMissing)), mayBeOurs ||= error.retry === "idempotent" || this.#mayBeAutoMoved(open), mayBeOurs || (ours = ours.filter(isMissing)), open.some(({ stage, before }) => (0, promotion_change.Lm)(seen, stage) === before)) {
						if (error.retry === "never" && !mayBeOurs || attempt >= this.#retryPolicy.maxAttempts) throw error;
						await this.#retryPolicy.backoff(attempt++);
					}
					open = open.map((change) => ({
						...change,
						before: (0, promotion_change.Lm)(seen, change.stage)
					}));
				}
				this.acknowledged.push(...ours);
				let main = changes.find(({ stage }) => stage === this.#plan.stage);
				main !== void 0 && (0, promotion_change.OE)(main) && (this.#autoMovedTo = main.before);
			}
			async reconcile(change, snapshot, attempt) {
				let { stage, before, after } = change, at = (0, promotion_change.Lm)(snapshot, stage);
				if (at === after) {
					this.#sightings.note(stage, void 0);
					return;
				}
				let isShown = this.#plan.changes.some((each) => each.stage === this.#plan.stage && isInPlace(each, snapshot)), wasNotMoved = stage === this.#autoMovedLabel && this.#movesPrevious && isShown && at === before;
				wasNotMoved && (this.#movesPrevious = !1);
				let wasMoved = this.#wasAutoMoved(stage, at), { maxAttempts } = this.#retryPolicy;
				if ((wasNotMoved || wasMoved) && attempt <= maxAttempts) return this.write([{
					...change,
					before: at
				}]);
				if (this.#sightings.note(stage, wasMoved || at === before ? void 0 : at), this.#sightings.isMoved(stage)) throw concurrentMove(change, at);
			}
			seenOn({ stage }) {
				return this.#sightings.at(stage);
			}
			get #isConfirming() {
				return this.#plan.confirms === !0 && this.#confirmed === void 0 && !this.#hasMovedStage;
			}
			get #hasMovedStage() {
				return this.acknowledged.some((each) => each.stage === this.#plan.stage && (0, promotion_change.OE)(each));
			}
			async #move([first, ...more]) {
				if (first !== void 0) try {
					this.#latest = void 0, this.#latest = await this.#store.move(first, ...more), this.#store.rules.condition === "secret" && (this.#inDoubt = []);
					return;
				} catch (error) {
					if (error instanceof api_error.hD && error.isAmbiguous) return error;
					throw error;
				}
			}
			async #readAfter(error, sent) {
				error.retry === "idempotent" && (this.#inDoubt = [...this.#inDoubt, ...sent]);
				let seen = await this.#store.read().catch((reason) => {
					throw reason instanceof refusal.P ? reason : error;
				});
				return this.#latest = seen, seen;
			}
			#checkConflicts(open, all, seen) {
				for (let change of open) {
					let at = (0, promotion_change.Lm)(seen, change.stage);
					if (!([change, ...all].filter(({ stage }) => stage === change.stage).some(({ before }) => at === before) || this.#mayHaveMoved(change.stage, at))) throw concurrentMove(change, at);
				}
			}
			#mayBeAutoMoved([change]) {
				if (change === void 0) return !1;
				let { movesPrevious } = this.#store.rules;
				return movesPrevious === "perhaps" && change.stage === this.#autoMovedLabel && change.after === this.#autoMovedTo;
			}
			#predictAutoMove(error, [change]) {
				let to = this.#autoMovedTo, isPossible = this.#store.rules.movesPrevious === "perhaps" && change?.stage === this.#autoMovedLabel;
				if (error.retry === "never" && isPossible && to !== void 0 && to !== change.before) return to === change.after ? void 0 : [{
					...change,
					before: to
				}];
			}
			#mayHaveMoved(stage, at) {
				return this.#wasAutoMoved(stage, at) || this.#inDoubt.some((lost) => lost.stage === stage && lost.after === at);
			}
			#wasAutoMoved(stage, at) {
				return stage === this.#autoMovedLabel && at === this.#autoMovedTo;
			}
			#afterAutoMove(change) {
				return change.stage === this.#autoMovedLabel && this.#movesPrevious && this.#hasMovedStage ? {
					...change,
					before: this.#autoMovedTo ?? null
				} : change;
			}
		}
		function isInPlace({ stage, after }, snapshot) {
			return (0, promotion_change.Lm)(snapshot, stage) === after;
		}
		function concurrentMove({ stage, after }, at) {
			return refusal.P.of("concurrent-move", {
				label: stage,
				now: (0, promotion_change.qh)(at),
				after: (0, promotion_change.qh)(after)
			}, stage);
		}
		function notConverged({ stage, after }, at) {
			return refusal.P.of("not-converged", {
				label: stage,
				now: (0, promotion_change.qh)(at),
				after: (0, promotion_change.qh)(after)
			});
		}
		class ApplyError extends Error {
			name = "ApplyError";
			progress;
			constructor(cause, progress) {
				super("the plan was interrupted", { cause }), this.progress = progress;
			}
		}
		async function apply(store, plan, found, retryPolicy, inDoubt = []) {
			if (plan.changes.length === 0) return {
				snapshot: found,
				warnings: [],
				acknowledged: [],
				inDoubt,
				skipped: []
			};
			let writer = new Writer(store, plan, retryPolicy, inDoubt), skipped = new Map();
			async function orSkip(change, work) {
				try {
					await work;
				} catch (error) {
					if (change.stage === plan.stage || !plan.othersMayBeSkipped || (0, api_error.Xg)(error)) throw change.stage === plan.stage || store.rules.movesPrevious === "always" ? error : withoutSecondLabel(error);
					let warning = `${change.stage} could not be moved: ${error instanceof Error ? error.message : String(error)}`;
					skipped.set(change.stage, {
						change,
						warning
					});
				}
			}
			let progress = () => ({
				acknowledged: writer.acknowledged.filter(promotion_change.OE),
				inDoubt: writer.inDoubt
			});
			try {
				if (store.rules.movesTogether) await writer.write(plan.changes);
				else for (let change of plan.changes) await orSkip(change, writer.write([change]));
				let snapshot = await readBack(writer, plan, retryPolicy, skipped, orSkip), all = [...skipped.values()], warnings = all.map(({ warning }) => warning);
				return {
					...progress(),
					snapshot,
					warnings,
					skipped: all.map(({ change }) => change)
				};
			} catch (error) {
				throw new ApplyError(error, progress());
			}
		}
		function withoutSecondLabel(error) {
			return !(error instanceof api_error.hD) || error.kind !== "label-quota" ? error : new api_error.hD(error.kind, {
				...error.details,
				advice: "Remove an unused label, or set `previous-stage: none`, then run again."
			});
		}
		async function readBack(writer, plan, { poll, mustConverge }, skipped, orSkip) {
			let open = () => plan.changes.filter(({ stage }) => !skipped.has(stage));
			for (let attempt = 1;; attempt++) {
				let snapshot = await writer.read(), earlier = skipped.size;
				for (let change of open()) await orSkip(change, writer.reconcile(change, snapshot, attempt));
				if (skipped.size > earlier) continue;
				let missing = open().filter((each) => !isInPlace(each, snapshot)), contested = open().filter((each) => writer.seenOn(each) !== void 0);
				if (missing.length === 0 && contested.length === 0) return snapshot;
				if (await poll(attempt).then(() => !0, (error) => {
					if (error instanceof api_error.hD && error.kind === "cancelled") throw error;
					return !1;
				})) continue;
				let [first] = contested;
				if (first !== void 0) throw (mustConverge ? notConverged : concurrentMove)(first, writer.seenOn(first) ?? null);
				let late = missing.find((change) => mustConverge || !writer.hasAcknowledged(change));
				if (late !== void 0) throw notConverged(late, (0, promotion_change.Lm)(snapshot, late.stage));
				return (0, promotion_change.AW)(snapshot, missing);
			}
		}
		var promotion_plan = __webpack_require__(4797), promotion_result = __webpack_require__(2035), promotion_task = __webpack_require__(6235);
		let rollbackTexts = {
			none: "Nothing was changed",
			complete: "Rolled back",
			"in doubt": "Rollback in doubt",
			incomplete: "Rollback incomplete"
		};
		async function compensate(prepared, attempt, retryPolicy, authFailure) {
			let { store, found } = prepared, { error } = attempt, known = afterwards(prepared, {
				labels: found,
				inDoubt: []
			}, attempt), isConflict = error instanceof refusal.P && error.conflictingLabel !== void 0, hasWritten = attempt.acknowledged.length > 0 || attempt.inDoubt.length > 0;
			if (!hasWritten && !isConflict) {
				let state = formatState(prepared, rollbackTexts.none, known);
				return failedResult(prepared, known, {
					error,
					state,
					authFailure
				});
			}
			let unread = known;
			try {
				if (authFailure !== void 0) throw authFailure;
				known = await readAgain(prepared, attempt, known, retryPolicy);
				let undo = planCompensation(prepared, attempt, known), { snapshot, warnings, skipped, inDoubt } = await apply(store, undo, known.labels, retryPolicy, known.inDoubt);
				known = {
					labels: withUnlisted(snapshot, known.labels),
					inDoubt
				};
				let allWarnings = [...(0, promotion_result.zA)(undo, snapshot), ...warnings], isRestored = skipped.length === 0 && inDoubt.length === 0;
				if (error === void 0 && isRestored) return (0, promotion_result.Bg)(prepared, known, "restored", allWarnings);
				let rollback = skipped.length > 0 ? "incomplete" : inDoubt.length > 0 ? "in doubt" : hasWritten ? "complete" : "none", steps = isRestored ? [] : manualSteps(prepared, attempt, known), state = formatState(prepared, rollbackTexts[rollback], known);
				return {
					...await failedResult(prepared, known, {
						error,
						state,
						steps,
						rollback
					}),
					warnings: allWarnings
				};
			} catch (obstacle) {
				let cause = obstacle instanceof ApplyError ? obstacle.cause : obstacle;
				if (obstacle instanceof ApplyError && (known = afterwards(prepared, known, obstacle.progress)), cause instanceof refusal.P && cause.conflictingLabel !== void 0) {
					if (known === unread) return anotherSecret(prepared, known, error ?? cause, cause);
					obstacle instanceof ApplyError && (known = await seeConflict(prepared, known));
					let state = formatState(prepared, "Left unchanged", known), steps = known.inDoubt.length > 0 ? manualSteps(prepared, attempt, known) : [];
					return failedResult(prepared, known, {
						error: error ?? cause,
						about: cause,
						state,
						steps,
						rollback: "incomplete"
					});
				}
				let steps = manualSteps(prepared, attempt, known), message = cause instanceof Error ? cause.message : String(cause), isRolledBack = steps.length === 0, outcome = isRolledBack ? rollbackTexts.complete : `Rollback failed: ${message}. Last known state`;
				if (isRolledBack && error === void 0) return (0, promotion_result.Bg)(prepared, known, "restored");
				let state = formatState(prepared, outcome, known);
				return failedResult(prepared, known, {
					error,
					state,
					steps,
					rollback: isRolledBack ? "complete" : "incomplete",
					authFailure
				});
			}
		}
		async function seeConflict({ store }, known) {
			let seen = await store.read().catch(() => []), moved = known.labels.flatMap((version) => version.stages).map((stage) => ({
				stage,
				before: (0, promotion_change.Lm)(known.labels, stage),
				after: (0, promotion_change.Lm)(seen, stage)
			}));
			return seen.length === 0 ? known : {
				...known,
				labels: (0, promotion_change.AW)(known.labels, moved)
			};
		}
		async function anotherSecret(prepared, known, error, cause) {
			let details = {
				error,
				about: cause,
				state: error instanceof refusal.P && error.conflictingLabel === cause.conflictingLabel ? "Left unchanged." : `Left unchanged: ${cause.message}.`,
				rollback: "incomplete"
			};
			return {
				...await failedResult(prepared, {
					...known,
					inDoubt: []
				}, details),
				current: void 0
			};
		}
		async function readAgain(prepared, { acknowledged, error }, { inDoubt }, { poll }) {
			let { changes } = (0, promotion_task.Lv)(prepared), wanted = [...(0, promotion_change.JJ)(changes), ...changes.flatMap(({ after }) => after ?? [])], isConflict = ({ stage }) => error instanceof refusal.P && error.conflictingLabel === stage, mayBeLate = acknowledged.filter((change) => !isConflict(change)), sightings = new Sightings(), seen;
			for (let attempt = 1;; attempt++) {
				seen = await prepared.store.read(wanted);
				for (let change of mayBeLate) sightings.note(change.stage, isElsewhere(change, seen) ? (0, promotion_change.Lm)(seen, change.stage) : void 0);
				if (!mayBeLate.some(({ stage }) => sightings.at(stage) !== void 0 && !sightings.isMoved(stage)) || !await poll(attempt).then(() => !0, () => !1)) break;
			}
			let unseen = acknowledged.filter(({ stage, before }) => (0, promotion_change.Lm)(seen, stage) === before), elsewhere = mayBeLate.flatMap(({ stage }) => {
				let at = sightings.at(stage);
				return at === void 0 ? [] : [{
					stage,
					before: (0, promotion_change.Lm)(seen, stage),
					after: at
				}];
			}), labels = (0, promotion_change.AW)(seen, [...unseen, ...elsewhere]);
			return {
				labels,
				inDoubt: inDoubt.filter(({ stage, after }) => (0, promotion_change.Lm)(labels, stage) !== after)
			};
		}
		function isElsewhere({ stage, before, after }, snapshot) {
			let at = (0, promotion_change.Lm)(snapshot, stage);
			return at !== before && at !== after;
		}
		function withUnlisted(snapshot, earlier) {
			let unlisted = earlier.filter(({ id }) => snapshot.every((version) => version.id !== id));
			return [...snapshot, ...unlisted.map((version) => ({
				...version,
				stages: []
			}))];
		}
		function planCompensation(prepared, attempt, { labels, inDoubt }) {
			let { store, plan } = prepared, isOurs = ownedBy(attempt), { changes } = (0, promotion_task.Lv)(prepared), written = changes.map((change) => isOurs(change) ? change : {
				...change,
				after: change.before
			}), undo = (0, promotion_plan.AX)({
				stage: plan.stage,
				changes: written
			}, labels, store.rules), fences = store.rules.condition === "secret" && inDoubt.length > 0;
			return undo.changes.length > 0 || !fences ? undo : {
				...undo,
				changes: changes.filter(isOurs).map(({ stage }) => (0, promotion_plan.h_)(labels, stage))
			};
		}
		function ownedBy({ error, acknowledged, inDoubt }) {
			let conflicting = error instanceof refusal.P ? error.conflictingLabel : void 0, written = [...acknowledged, ...inDoubt];
			return ({ stage }) => stage !== conflicting && written.some((change) => change.stage === stage);
		}
		function manualSteps(prepared, attempt, { labels, inDoubt }) {
			let { found, plan } = prepared, isOurs = ownedBy(attempt), sideEffects = predictSideEffects(prepared, found, [...attempt.acknowledged, ...attempt.inDoubt].filter(isOurs)), isSideEffect = ({ stage }) => sideEffects.some((change) => change.stage === stage), changes = (0, promotion_task.Lv)(prepared).changes.filter((change) => isOurs(change) || isSideEffect(change));
			return (0, promotion_change.oH)(plan.stage, changes).flatMap(({ stage, after }) => {
				let at = (0, promotion_change.Lm)(labels, stage), moving = inDoubt.find((change) => change.stage === stage && change.after !== after);
				return after !== null && (0, promotion_change.Am)(labels, after) === void 0 || at === after && moving === void 0 ? [] : {
					stage,
					before: at === after && moving !== void 0 ? moving.after : at,
					after
				};
			});
		}
		function formatState(prepared, outcome, { labels, inDoubt }) {
			let { stage: label, changes } = (0, promotion_task.Lv)(prepared), shown = changes.length > 0 ? changes : [(0, promotion_plan.h_)(labels, label)], doubts = inDoubt.filter(({ stage, after }) => (0, promotion_change.Lm)(labels, stage) !== after).map(({ stage, after }) => ` A write without a response may still move ${stage} to ${(0, promotion_change.qh)(after)}.`);
			return `${outcome}: ${(0, promotion_change.dq)(shown, labels)}.${[...new Set(doubts)].join("")}`;
		}
		async function failedResult(prepared, known, { error, about = error, state, rollback = "none", steps = [], authFailure }) {
			let { store, task, found, plan } = prepared, labels = (0, promotion_result.Yl)([plan.stage, ...(0, promotion_task.Lv)(prepared).changes.map(({ stage }) => stage)], found, known), failure = {
				error,
				diagnosis: authFailure === void 0 ? await (0, promotion_result.h4)(store, about) : void 0,
				state: `${state}${task.intent.kind === "undo" ? " Run the same rollback again to resume." : ""}`,
				labels,
				rollback,
				manualSteps: steps
			};
			return {
				...(0, promotion_result.Bg)(prepared, known, "failed"),
				failure
			};
		}
		function afterwards(prepared, { labels, inDoubt }, progress) {
			let { acknowledged } = progress, sideEffects = predictSideEffects(prepared, labels, acknowledged);
			return {
				labels: (0, promotion_change.AW)(labels, [...sideEffects, ...acknowledged]),
				inDoubt: [
					...inDoubt,
					...predictSideEffects(prepared, labels, progress.inDoubt),
					...progress.inDoubt
				]
			};
		}
		function predictSideEffects({ plan, store }, before, written) {
			let label = (0, promotion_store.Z2)(plan.stage, store.rules), after = written.find(({ stage }) => stage === plan.stage)?.before ?? null;
			return store.rules.movesPrevious !== "always" || label === null || after === null ? [] : [{
				stage: label,
				before: (0, promotion_change.Lm)(before, label),
				after
			}];
		}
		var promotion_expiry = __webpack_require__(8489), pool = __webpack_require__(120);
		async function execute(all, options) {
			let { concurrency, isCancelled } = options, results = new Map(), started = new Map(), hasFailed = () => [...started.values()].some(({ attempt }) => attempt.error !== void 0);
			await (0, pool.X)(all, concurrency, async (prepared) => {
				hasFailed() || (started.set(prepared, {
					subject: prepared,
					attempt: {
						acknowledged: [],
						inDoubt: [],
						error: void 0
					}
				}), started.set(prepared, await applyOne(prepared, results, all.length, options)));
			});
			let expired = new Set();
			return !hasFailed() && !isCancelled() && await setExpiries(all, results, expired, options), !hasFailed() && isCancelled() && cancelLast(started), hasFailed() && await compensateAll(started, results, expired, options), all.map((prepared) => {
				let result = results.get(prepared) ?? (0, promotion_result.Bg)(prepared, { labels: prepared.found }, "skipped");
				return prepared.isUnconfirmed && result.outcome === "unchanged" ? unconfirmedResult(prepared, result) : result;
			});
		}
		async function applyOne(prepared, results, all, { retryPolicy, onProgress }) {
			let { store, plan, found } = {
				...prepared,
				...prepared.confirmation
			};
			try {
				let { snapshot, acknowledged, inDoubt, warnings } = await apply(store, plan, found, retryPolicy), subject = (0, promotion_task.kY)(prepared, acknowledged), more = [...(0, promotion_result.eP)(subject, snapshot), ...(0, promotion_result.X9)(subject)], known = {
					labels: snapshot,
					inDoubt
				}, texts = [
					...(0, promotion_result.zA)(subject.plan, snapshot),
					...more,
					...warnings
				], result = (0, promotion_result.Bg)(subject, known, (0, promotion_result.sG)(subject), texts);
				return results.set(prepared, result), onProgress(result, results.size, all), {
					subject,
					attempt: {
						acknowledged,
						inDoubt,
						error: void 0
					}
				};
			} catch (error) {
				if (!(error instanceof ApplyError)) return {
					subject: prepared,
					attempt: {
						acknowledged: [],
						inDoubt: [],
						error
					}
				};
				let { acknowledged, inDoubt } = error.progress;
				return {
					subject: (0, promotion_task.kY)(prepared, [...acknowledged, ...inDoubt]),
					attempt: {
						acknowledged,
						inDoubt,
						error: error.cause
					}
				};
			}
		}
		async function setExpiries(all, results, expired, { retryPolicy, concurrency }) {
			await (0, pool.X)(all, concurrency, async (prepared) => {
				let { store, expiry, task } = prepared, result = results.get(prepared);
				if (expiry === void 0 || result === void 0) return;
				let warning = await (0, promotion_expiry.gF)(store, expiry, retryPolicy);
				if (warning !== void 0) results.set(prepared, {
					...result,
					warnings: [...result.warnings, warning]
				});
				else {
					expired.add(prepared);
					let outcome = result.outcome === "unchanged" && task.intent.kind === "undo" ? "rolled-back" : result.outcome;
					results.set(prepared, {
						...result,
						changed: !0,
						outcome
					});
				}
			});
		}
		function cancelLast(started) {
			let last = [...started].findLast(([, { attempt }]) => attempt.acknowledged.length > 0);
			if (last === void 0) return;
			let [prepared, { subject, attempt }] = last;
			started.set(prepared, {
				subject,
				attempt: {
					...attempt,
					error: new api_error.hD("cancelled")
				}
			});
		}
		async function compensateAll(started, results, expired, { concurrency, onRollback, onProgress }) {
			let retryPolicy = onRollback(), authFailures = new Map();
			for (let [{ store }, { attempt }] of started) (0, api_error.Xg)(attempt.error) && authFailures.set(store.ref.provider, attempt.error);
			let isAffected = ({ subject, attempt }) => subject.plan.changes.length > 0 || attempt.error !== void 0, affected = [...started].filter(([, each]) => isAffected(each)).reverse(), finished = 0;
			await (0, pool.X)(affected, concurrency, async ([prepared, { subject, attempt }]) => {
				let { store, expiry } = prepared, result = await compensate(subject, attempt, retryPolicy, authFailures.get(store.ref.provider)), warning = expiry && expired.has(prepared) ? await (0, promotion_expiry.gF)(store, (0, promotion_expiry.gB)(expiry), retryPolicy) : void 0, warnings = warning === void 0 ? result.warnings : [...result.warnings, warning];
				results.set(prepared, {
					...result,
					warnings
				}), onProgress(result, ++finished, affected.length);
			});
		}
		function unconfirmedResult(prepared, result) {
			let { task, found, plan } = prepared, { stage } = plan, changes = task.intent.kind === "undo" ? task.intent.recorded.changes.filter(promotion_change.OE) : [], state = `Nothing was changed: ${(0, promotion_change.dq)(changes, found)}.`, labels = (0, promotion_result.Yl)([stage, ...changes.map((change) => change.stage)], found, { labels: found }), manualSteps = (0, promotion_change.oH)(stage, changes), failure = {
				error: (0, promotion_result.ZP)(prepared),
				diagnosis: void 0,
				state,
				labels,
				rollback: "none",
				manualSteps
			};
			return {
				...result,
				outcome: "failed",
				failure
			};
		}
	}),
	4797: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			AX: () => planUndo,
			Eu: () => isTargetUnlisted,
			h_: () => unmoved,
			vi: () => checkExpected,
			z: () => planPromotion
		});
		var _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3640), _change_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6158), _store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2877), _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3780);
		function planPromotion(promotion, snapshot, rules) {
			let { stage } = promotion, plan = {
				stage,
				changes: [],
				sideEffects: [],
				othersMayBeSkipped: !1,
				skipped: []
			};
			if (promotion.target === null) return plan;
			let target = promotion.target === "newest" ? findNewest(snapshot, rules) : findTarget(promotion.target, snapshot), outgoing = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage);
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
			let autoMoved = (0, _store_js__WEBPACK_IMPORTED_MODULE_2__.Z2)(stage, rules), previous = promotion.previousStage === "auto" ? autoMoved : promotion.previousStage?.stage ?? null, sideEffects = autoMoved === null || autoMoved === previous ? [] : [unmoved(snapshot, autoMoved)];
			if (previous === null) return {
				...plan,
				changes: [move],
				sideEffects
			};
			if ((0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Am)(snapshot, outgoing) === void 0) {
				let why = `was not moved to ${outgoing}, since that version ${(0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Pf)(snapshot, outgoing)}`;
				return {
					...plan,
					changes: [move],
					sideEffects,
					skipped: [{
						stage: previous,
						why
					}]
				};
			}
			let protect = {
				stage: previous,
				before: (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, previous),
				after: outgoing
			}, hasOnlyPrevious = target.stages.length > 0 && target.stages.every((label) => label === previous), isMovedByStore = previous === autoMoved && rules.movesPrevious === "always";
			return {
				...plan,
				changes: hasOnlyPrevious || isMovedByStore ? [move, protect] : [protect, move],
				sideEffects
			};
		}
		function planUndo(promoted, snapshot, rules, force = !1) {
			let main = promoted.changes.find((change) => change.stage === promoted.stage), plan = {
				stage: promoted.stage,
				changes: [],
				sideEffects: [],
				othersMayBeSkipped: !0,
				skipped: []
			};
			if (main === void 0) return plan;
			let at = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, main.stage), isRestored = at === main.before;
			if (!isRestored && at !== main.after && !force) throw movedSince(main, at);
			let skipped = [], changes = [], sideEffects = [], skip = (stage, now, why) => {
				skipped.push({
					stage,
					why
				}), now !== null && changes.push({
					stage,
					before: now,
					after: now
				});
			};
			isRestored ? changes.push({
				stage: main.stage,
				before: at,
				after: at
			}) : main.before === null && !rules.removable(main.stage) ? skipped.push({
				stage: main.stage,
				why: cannotBeRemoved
			}) : (main.before !== null && checkUsable(main.stage, main.before, snapshot), changes.push({
				stage: main.stage,
				before: at,
				after: main.before
			}));
			let autoMoved = (0, _store_js__WEBPACK_IMPORTED_MODULE_2__.Z2)(main.stage, rules);
			for (let { stage, before: recorded, after } of (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.DI)(promoted.changes)) {
				if (stage === main.stage) continue;
				let now = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage), wasAutoMoved = !(force && isRestored) && stage === autoMoved && now === (isRestored ? main.after : main.before);
				now !== recorded && now !== after && !wasAutoMoved ? skip(stage, now, `has been moved since (the record says ${(0, _change_js__WEBPACK_IMPORTED_MODULE_1__.qh)(recorded)})`) : after === null && !rules.removable(stage) ? now !== null && skipped.push({
					stage,
					why: cannotBeRemoved
				}) : after !== null && (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Am)(snapshot, after) === void 0 ? (skipped.push({
					stage,
					why: `was on ${after} before, a version that ${(0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Pf)(snapshot, after)}`
				}), stage === autoMoved && sideEffects.push(unmoved(snapshot, stage))) : changes.push({
					stage,
					before: now,
					after
				});
			}
			return changes.some(_change_js__WEBPACK_IMPORTED_MODULE_1__.OE) ? {
				...plan,
				changes,
				sideEffects,
				skipped
			} : {
				...plan,
				skipped
			};
		}
		function checkExpected(stage, expected, snapshot) {
			let at = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage);
			if (at === expected) return;
			let quote = formatQuoteAdvice(expected, snapshot.map(({ id }) => id)), values = {
				label: stage,
				now: (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.qh)(at),
				expected: expected ?? "none",
				quote
			};
			throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("unexpected-version", values, stage);
		}
		function unmoved(snapshot, stage) {
			let at = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage);
			return {
				stage,
				before: at,
				after: at
			};
		}
		function findNewest(snapshot, { current, pending }) {
			let usable = snapshot.filter(({ isGone, isDisabled, isFloating }) => !isGone && !isDisabled && !isFloating), versions = listVersions(snapshot.filter(({ isGone }) => !isGone)) || "none", undated = usable.filter(({ order }) => order === void 0);
			if (undated.length > 0) throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("newest-undated", {
				undated: listVersions(undated),
				versions
			});
			let last = Math.max(...usable.map(({ order }) => order ?? 0)), [newest, ...others] = usable.filter(({ order }) => order === last);
			if (newest === void 0) throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("no-usable-version", { versions });
			if (others.length > 0) throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("newest-tied", {
				tied: listVersions([newest, ...others]),
				versions
			});
			let { id, stages } = newest;
			if (pending !== void 0 && stages.includes(pending) && (current === null || !stages.includes(current))) throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("newest-pending", {
				version: id,
				label: pending,
				versions
			});
			return newest;
		}
		function isTargetUnlisted({ target }, snapshot) {
			if (target === null || target === "newest") return !1;
			let id = targetId(target, snapshot);
			return id !== null && (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Am)(snapshot, id) === void 0 && !(0, _change_js__WEBPACK_IMPORTED_MODULE_1__.EP)(snapshot, id);
		}
		function targetId(target, snapshot) {
			return "version" in target ? target.version : (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, target.stage);
		}
		function findTarget(target, snapshot) {
			let id = targetId(target, snapshot), version = id === null ? void 0 : (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Am)(snapshot, id);
			if (version?.isDisabled) throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("target-disabled", {
				version: version.id,
				deadline: formatDeadline(version)
			});
			if (version !== void 0) return version;
			let versions = listVersions(snapshot.filter(({ isGone }) => !isGone)) || "none";
			if (id !== null && (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.EP)(snapshot, id)) throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("target-destroyed", {
				version: id,
				versions
			});
			if ("version" in target) {
				let ids = snapshot.map((each) => each.id);
				throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("target-not-found", {
					version: target.version,
					versions,
					quote: formatQuoteAdvice(target.version, ids)
				});
			}
			let { stage } = target;
			if (id !== null) throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("label-on-unlisted", {
				label: stage,
				version: id,
				versions
			});
			let labels = snapshot.flatMap(({ stages }) => stages);
			throw _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("label-unused", {
				label: stage,
				versions,
				quote: formatQuoteAdvice(stage, labels)
			});
		}
		function formatQuoteAdvice(name, known) {
			if (name === null || !(0, _untrusted_text_js__WEBPACK_IMPORTED_MODULE_3__.jC)(name)) return "";
			let original = known.find((each) => each !== name && each.trim() !== "" && Number(each) === Number(name));
			return original === void 0 ? /[.e]/i.test(name) ? ": quote it, since YAML rewrites numbers (1.10 becomes 1.1)" : "" : `: YAML has turned ${original} into ${name}, so quote it`;
		}
		function listVersions(versions) {
			let isLabelled = ({ stages }) => stages.length > 0, ordered = [...versions.filter(isLabelled), ...versions.filter((version) => !isLabelled(version))], named = ordered.slice(0, 30).map(({ id, stages }) => stages.length > 0 ? `${id} (${stages.join(", ")})` : id), others = ordered.length - named.length;
			return [...named, ...others > 0 ? [`and ${others} more`] : []].join(", ");
		}
		function movedSince(change, at) {
			let { stage, before, after } = change, move = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.OE)(change) ? `moved it from ${(0, _change_js__WEBPACK_IMPORTED_MODULE_1__.qh)(before)} to ${(0, _change_js__WEBPACK_IMPORTED_MODULE_1__.qh)(after)}` : `left it on ${(0, _change_js__WEBPACK_IMPORTED_MODULE_1__.qh)(before)}`;
			return _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("moved-since", {
				label: stage,
				now: (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.qh)(at),
				move
			}, stage);
		}
		function checkUsable(stage, before, snapshot) {
			let version = (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Am)(snapshot, before);
			if (version !== void 0 && !version.isDisabled) return;
			let values = {
				version: before,
				label: stage,
				now: (0, _change_js__WEBPACK_IMPORTED_MODULE_1__.qh)((0, _change_js__WEBPACK_IMPORTED_MODULE_1__.Lm)(snapshot, stage))
			};
			throw version === void 0 ? _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of((0, _change_js__WEBPACK_IMPORTED_MODULE_1__.EP)(snapshot, before) ? "previous-version-destroyed" : "previous-version-gone", values) : _errors_refusal_js__WEBPACK_IMPORTED_MODULE_0__.P.of("previous-version-disabled", {
				...values,
				deadline: formatDeadline(version)
			});
		}
		function formatDeadline({ destroyAt }) {
			return destroyAt === void 0 ? "" : ` before it is destroyed at ${new Date(destroyAt).toISOString()}`;
		}
		let cannotBeRemoved = "was on no version before, but this store does not allow removing it";
	}),
	120: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { X: () => mapConcurrently });
		async function mapConcurrently(items, concurrency, work) {
			let results = Array(items.length), queue = items.entries();
			return await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, async () => {
				for (let [index, item] of queue) results[index] = await work(item);
			})), results;
		}
	})
};
