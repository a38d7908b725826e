var __webpack_modules__ = { 674: ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {
	__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => {
		try {
			let kept = [
				"ACCESS-KEY-ID",
				"SECRET-ACCESS-KEY",
				"SECURITY-TOKEN",
				"AUTH-TOKEN",
				"ENDPOINT",
				"IDENTITY-ENDPOINT",
				"ROLE-TO-ASSUME",
				"OIDC-PROVIDER",
				"OIDC-AUDIENCE",
				"ROLE-SESSION-NAME",
				"TIMEOUT-SECONDS",
				"MAX-ATTEMPTS",
				"CONCURRENCY",
				"ENVIRONMENT",
				"GITHUB-TOKEN"
			], isInCompositeOfAct = process.env.ACT === "true" && !!process.env.GITHUB_ACTION_PATH, { STATE_record: record, "INPUT_JOB-STATUS": status, "INPUT_ROLLBACK-ON-FAILURE": flag = "" } = process.env;
			function decide() {
				return [
					"true",
					"True",
					"TRUE"
				].includes(flag.trim()) ? status === "success" && isInCompositeOfAct ? [!1, "Nothing was rolled back: act says only that the composite action of this step succeeded."] : status === "success" ? [!1, "Nothing to roll back: the job succeeded."] : record ? status === "failure" ? [!0, "Rolling back the labels that this step moved, since the job failed."] : status === "cancelled" ? [!0, "Rolling back the labels that this step moved, since the job was cancelled."] : [!1, "Nothing was rolled back: `job-status` is neither `success`, `failure` nor `cancelled`. Leave this input unset. To roll back, use the `record` of this step."] : [!1, "Nothing to roll back: this step moved no label, has rolled it back already, or ran without `rollback-on-failure`."] : [!1, "Nothing to do at the end of the job: `rollback-on-failure` is not `true`."];
			}
			let [rollsBack, line] = decide();
			if (console.log(line), rollsBack) {
				for (let name of Object.keys(process.env)) name.startsWith("INPUT_") && !kept.includes(name.slice(6)) && (process.env[name] = "");
				process.env.INPUT_ROLLBACK = "true", process.env.INPUT_RECORD = record, process.argv.push("end-of-job"), await import("../index.js");
			}
			__webpack_async_result__();
		} catch (e) {
			__webpack_async_result__(e);
		}
	}, 1);
}) }, __webpack_module_cache__ = {};
function __nccwpck_require__(moduleId) {
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== void 0) return cachedModule.exports;
	var module = __webpack_module_cache__[moduleId] = { exports: {} }, threw = !0;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__), threw = !1;
	} finally {
		threw && delete __webpack_module_cache__[moduleId];
	}
	return module.exports;
}
(() => {
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
})();
var __webpack_exports__ = __nccwpck_require__(674);
__webpack_exports__ = await __webpack_exports__;
