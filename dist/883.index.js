export const id = 883;
export const ids = [883];
export const modules = {
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
	}),
	5883: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
			failedResult: () => failedResult,
			prepareAll: () => prepareAll
		});
		var api_error = __webpack_require__(607), refusal = __webpack_require__(3640), change = __webpack_require__(6158), promotion_plan = __webpack_require__(4797), pool = __webpack_require__(120), result = __webpack_require__(2035), store = __webpack_require__(2877);
		let readsOfMovedMs = [
			1e3,
			2e3,
			3e3
		];
		async function confirmAll(first, { concurrency, isDryRun, wait, readAgain, fail }) {
			let confirmed = new Set(), late = new Set(), wasMoved = (task) => isOwnStep(task) || late.has(task), all = first;
			for (let [round, ms] of readsOfMovedMs.entries()) {
				let isOpen = (each) => "task" in each && !confirmed.has(each.task) && needsRead(each, round, wasMoved(each.task));
				if (!isDryRun) {
					let asked = firstOfEach(all.filter(isOpen));
					all = await (0, pool.X)(all, concurrency, async (each) => {
						if (!isOpen(each) || !asked.has(each)) return each;
						let answer = await writeUnmoved(each);
						return answer === "accepted" ? confirmed.add(each.task) : answer === "refused" && late.add(each.task), (0, api_error.Xg)(answer) ? fail(each, answer, late.has(each.task)) : each;
					});
				}
				if (!all.some(isOpen)) break;
				let obstacle = await wait(ms).then(() => void 0, (error) => error ?? Error("the wait was interrupted"));
				all = await (0, pool.X)(all, concurrency, async (each) => !isOpen(each) || isOwnStep(each.task) && obstacle !== void 0 && !isCancellation(obstacle) ? each : obstacle === void 0 ? readAgain(each) : fail(each, obstacle, late.has(each.task)));
			}
			return (0, pool.X)(all, concurrency, async (each) => !("task" in each) || confirmed.has(each.task) || !wasMoved(each.task) || !restoredLabels(each).includes(each.task.stage) ? each : isOwnStep(each.task) ? (0, result.ik)(each) ? each : {
				...each,
				isUnconfirmed: !0
			} : fail(each, (0, result.ZP)(each), !0));
		}
		function firstOfEach(all) {
			return new Set(new Map(all.toReversed().map((each) => [(0, store.cu)(each.store.ref), each])).values());
		}
		function planConfirmation(prepared) {
			let { task, store, found } = prepared, { intent } = task;
			if (intent.kind !== "undo" || store.rules.condition !== "holder" || (0, result.ik)(prepared)) return;
			let { recorded, force } = intent, restored = restoredLabels(prepared), assumed = (0, change.AW)(found, recorded.changes.filter(({ stage }) => restored.includes(stage))), plan = (0, promotion_plan.AX)(recorded, assumed, store.rules, force);
			return plan.changes.some(change.OE) ? {
				plan: {
					...plan,
					confirms: !0
				},
				found: assumed
			} : void 0;
		}
		async function writeUnmoved(prepared) {
			let { store, found, plan } = prepared, isRestored = !(0, result.ik)(prepared) && restoredLabels(prepared).length > 0;
			if (store.rules.condition === "secret" && isRestored) return store.move((0, promotion_plan.h_)(found, plan.stage)).then(() => "accepted", (error) => {
				if (!(error instanceof refusal.P)) {
					if (!(error instanceof api_error.hD)) throw error;
					return ["conflict", "precondition-failed"].includes(error.kind) ? "refused" : error;
				}
			});
		}
		function needsRead(prepared, round, wasMoved) {
			let { task, plan, confirmation } = prepared, { intent, stage } = task, restored = restoredLabels(prepared);
			return wasMoved && restored.includes(stage) ? !0 : round > 0 || confirmation !== void 0 ? !1 : intent.kind === "undo" ? restored.length > 0 : intent.promotion.target !== null && !((0, result.ik)(prepared) && plan.changes.every(change.OE));
		}
		function restoredLabels({ task: { intent }, found }) {
			return (intent.kind === "undo" ? intent.recorded.changes : []).filter((each) => (0, change.OE)(each) && (0, change.Lm)(found, each.stage) === each.before).map(({ stage }) => stage);
		}
		function isCancellation(error) {
			return error instanceof api_error.hD && error.kind === "cancelled";
		}
		function isOwnStep({ intent }) {
			return intent.kind === "undo" && intent.isOwnStep;
		}
		var promotion_expiry = __webpack_require__(8489);
		let unlistedReadsMs = [1e3, 2e3];
		async function prepareAll(tasks, options) {
			let first = await prepareFirst(tasks, options), ready = first.filter((each) => "task" in each), { concurrency, isDryRun, wait } = options, all = ready.length === first.length ? await confirmAll(ready, {
				concurrency,
				isDryRun,
				wait,
				readAgain: ({ task, store }) => prepare(task, {
					open: () => Promise.resolve(store),
					isDryRun,
					labels: new Set(),
					waits: []
				}),
				fail: ({ task, store, found }, error, isOutdated) => failedResult(task, store, isOutdated ? void 0 : found, error)
			}) : first, confirmed = all.filter((each) => "task" in each);
			return confirmed.length === all.length ? { ready: confirmed } : { failed: all.map((each) => "task" in each ? (0, result.Bg)(each, { labels: each.found }, "skipped") : each) };
		}
		async function prepareFirst(tasks, { open, concurrency, isDryRun, wait }) {
			let shared = {
				open,
				isDryRun,
				labels: new Set(),
				waits: unlistedReadsMs.map((ms) => once(() => wait(ms)))
			}, ahead = new Map();
			for (let task of tasks) ahead.has(task.ref.provider) || ahead.set(task.ref.provider, task);
			let known = new Map(), refused = new Map();
			for (let [provider, task] of ahead) {
				let first = await prepare(task, shared);
				known.set(task, first), "failure" in first && (0, api_error.Xg)(first.failure.error) && refused.set(provider, first.failure.error);
			}
			return (0, pool.X)(tasks, concurrency, async (task) => {
				let refusal = refused.get(task.ref.provider);
				return known.has(task) || refusal === void 0 ? known.get(task) ?? prepare(task, shared) : task.intent.kind === "undo" ? failedResult(task, void 0, void 0, refusal) : (0, result.ky)(task);
			});
		}
		async function prepare(task, { open, isDryRun, labels, waits }) {
			let { stage, expected, intent } = task, store, found;
			try {
				store = await open(task);
				let snapshot = await readLabels(store, intent, waits);
				intent.kind === "undo" && checkIdentity(intent.recorded, store), found = snapshot, reserveLabels([stage], store, labels), expected !== void 0 && (0, promotion_plan.vi)(stage, expected, found);
				let prepared = {
					task,
					store,
					found,
					...planTask(task, found, store)
				};
				return reserveLabels(secondaryLabels(prepared.plan), store, labels), isDryRun ? prepared : {
					...prepared,
					confirmation: planConfirmation(prepared)
				};
			} catch (error) {
				return failedResult(task, store, found, error);
			}
		}
		async function readLabels(store, intent, waits) {
			let required = requiredVersions(intent);
			for (let wait of waits) {
				let snapshot = await store.read(required);
				if (intent.kind === "undo" || !(0, promotion_plan.Eu)(intent.promotion, snapshot) || !await wait().then(() => !0, (error) => {
					if (error instanceof api_error.hD && error.kind === "cancelled") throw error;
					return !1;
				})) return snapshot;
			}
			return store.read(required);
		}
		function once(work) {
			let done;
			return () => done ??= work();
		}
		function planTask({ stage, intent }, found, { rules }) {
			if (intent.kind === "undo") {
				let { expiry } = intent.recorded;
				return {
					plan: (0, promotion_plan.AX)(intent.recorded, found, rules, intent.force),
					expiry: expiry && (0, promotion_expiry.pt)(expiry, found)
				};
			}
			let plan = (0, promotion_plan.z)(intent.promotion, found, rules), outgoing = plan.changes.find((change) => change.stage === stage)?.before ?? null;
			return {
				plan,
				expiry: intent.expireAt !== void 0 && outgoing !== null ? (0, promotion_expiry.vv)(outgoing, intent.expireAt, found) : void 0
			};
		}
		async function failedResult(task, store, found, error) {
			let at = found === void 0 ? void 0 : (0, change.Lm)(found, task.stage), state = at === void 0 ? ["Nothing was changed.", ...formatMoves(task.intent)].join(" ") : `Nothing was changed: ${task.stage} is on ${(0, change.qh)(at)}.`, diagnosis = await (0, result.h4)(store, error), { intent } = task, moved = intent.kind === "undo" ? intent.recorded.changes.map(({ stage }) => stage) : [];
			return {
				...(0, result.ky)(task),
				ref: failedRef(task, store),
				previous: at,
				current: at,
				outcome: "failed",
				requestIds: store?.requestIds ?? [],
				failure: {
					error,
					diagnosis,
					state,
					rollback: "none",
					labels: found === void 0 ? [] : (0, result.Yl)([task.stage, ...moved], found, { labels: found }),
					manualSteps: error instanceof refusal.P ? [] : manualRollback(intent)
				}
			};
		}
		function failedRef({ ref, intent }, store) {
			return intent.kind === "undo" ? {
				...ref,
				projectId: intent.recorded.projectId
			} : store?.ref ?? ref;
		}
		function checkIdentity(recorded, { ref }) {
			if ((0, store.cu)(ref) !== (0, store.cu)(recorded)) throw refusal.P.of("not-recorded-secret", {
				recorded: (0, store.gZ)(recorded),
				found: (0, store.gZ)(ref)
			});
		}
		function reserveLabels(stages, { ref }, labels) {
			for (let stage of stages) {
				let label = JSON.stringify([(0, store.cu)(ref), stage]);
				if (labels.has(label)) throw refusal.P.of("label-twice", {
					label: stage,
					secret: (0, store.gZ)(ref)
				});
				labels.add(label);
			}
		}
		function secondaryLabels({ stage, changes, sideEffects }) {
			return [...changes, ...sideEffects].map((change) => change.stage).filter((each) => each !== stage);
		}
		function requiredVersions(intent) {
			if (intent.kind === "undo") return (0, change.JJ)(intent.recorded.changes);
			let { target } = intent.promotion;
			return target === "newest" ? "all" : target !== null && "version" in target ? [target.version] : [];
		}
		function formatMoves(intent) {
			let texts = (intent.kind === "undo" ? intent.recorded.changes.filter(change.OE) : []).map(({ stage, before, after }) => `${stage} from ${(0, change.qh)(before)} to ${(0, change.qh)(after)}`);
			return texts.length === 0 ? [] : [`The step moved ${texts.join(", ")}.`];
		}
		function manualRollback(intent) {
			return intent.kind === "promote" ? [] : (0, change.oH)(intent.recorded.stage, intent.recorded.changes).filter(change.OE);
		}
	})
};
