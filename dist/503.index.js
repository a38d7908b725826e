export const id = 503;
export const ids = [503];
export const modules = { 6503: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
	__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { parsePromotions: () => parsePromotions });
	var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3305), _untrusted_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6250), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(511), _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2898);
	let value = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((text) => text ?? "")), maxItems = 5e3, item = zod_mini__WEBPACK_IMPORTED_MODULE_2__.KCZ([(0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.A7)(value), zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__.Fk(/\S/)), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((secret) => ({ secret })))]), schema = (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)(item, zod_mini__WEBPACK_IMPORTED_MODULE_3__.m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_3__.Eb(maxItems));
	async function parsePromotions(step) {
		let value = await parse(step);
		if (Array.isArray(value) && value.length === 0 && step.addIssue("promotions", "list-empty"), Array.isArray(value) && value.length > maxItems) return step.addIssue("promotions", "list-too-long", {
			count: String(value.length),
			max: "5000"
		}), [];
		let parsed = schema.safeParse(value);
		if (!parsed.success) {
			let [issue] = parsed.error.issues, parts = issue?.path.filter((part) => typeof part == "number") ?? [], path = parts.length > 0 ? ` (item ${parts.join(".")}, counted from 0)` : "";
			return value !== void 0 && step.addIssue("promotions", "list-invalid", { path }), [];
		}
		return checkKeys(parsed.data, step), parsed.data.map((item, index) => step.item(index, item));
	}
	let plainKey = /^[A-Za-z][A-Za-z0-9_-]{0,23}$/;
	function checkKeys(items, step) {
		let unknown = items.flatMap((item, index) => Object.keys(item).filter((key) => !_schema_js__WEBPACK_IMPORTED_MODULE_1__.Gf.some((known) => known === key)).map((key) => ({
			index,
			key
		})));
		if (unknown.length === 0) return;
		let named = unknown.slice(0, 10).map(({ index, key }) => `item ${index}: ${formatUnknownKey(key, step)}`), others = unknown.length - named.length, keys = [...named, ...others > 0 ? [`and ${others} more`] : []].join("; "), end = keys.endsWith("?") ? "" : ".";
		step.addIssue("promotions", "list-unknown-keys", {
			keys: `${keys}${end}`,
			allowed: _schema_js__WEBPACK_IMPORTED_MODULE_1__.Gf.join(", ")
		});
	}
	function formatUnknownKey(key, step) {
		if (!plainKey.test(key)) return "a key that is too long or not plain, so it is not shown";
		let quoted = `\`${step.formatQuoted(key)}\``;
		if (_schema_js__WEBPACK_IMPORTED_MODULE_1__.vj.some((name) => name === key)) return `${quoted}, an input of the step only`;
		let nearest = findNearest(key);
		return nearest === void 0 ? quoted : `${quoted}: did you mean \`${nearest}\`?`;
	}
	function findNearest(key) {
		let spelled = key.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase().replaceAll("_", "-"), [nearest] = _schema_js__WEBPACK_IMPORTED_MODULE_1__.Gf.map((known) => ({
			known,
			distance: editDistance(spelled, known)
		})).sort((a, b) => a.distance - b.distance);
		return nearest !== void 0 && nearest.distance <= 2 ? nearest.known : void 0;
	}
	function editDistance(a, b) {
		let row = Array.from({ length: b.length + 1 }, (_, n) => n);
		for (let i = 0; i < a.length; i++) {
			let next = [i + 1];
			for (let j = 0; j < b.length; j++) {
				let replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
				next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
			}
			row = next;
		}
		return row.at(-1) ?? 0;
	}
	async function parse(step) {
		let { parse, YAMLError } = await __webpack_require__.e(815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19)), { promotions = "" } = step.values;
		try {
			if (_untrusted_json_js__WEBPACK_IMPORTED_MODULE_4__.H.test(promotions)) throw SyntaxError("too deep");
			return parse(promotions, {
				schema: "failsafe",
				customTags: ["null"],
				logLevel: "error"
			});
		} catch (error) {
			let [start] = error instanceof YAMLError ? error.linePos ?? [] : [];
			step.addIssue("promotions", "list-unreadable", { line: start ? ` (line ${start.line})` : "" });
			return;
		}
	}
}) };
