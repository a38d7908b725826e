export const id = 503;
export const ids = [503];
export const modules = { 6503: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
	__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { parsePromotions: () => parsePromotions });
	var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3305), _untrusted_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6250), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(511), _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2898);
	let value = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((text) => text ?? "")), maxItems = 5e3, schema = (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.c3)((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_0__.A7)(value), zod_mini__WEBPACK_IMPORTED_MODULE_3__.m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_3__.Eb(maxItems));
	async function parsePromotions(step) {
		let value = await parse(step);
		if (Array.isArray(value) && value.length > maxItems) return step.addIssue("promotions", "list-too-long", {
			count: String(value.length),
			max: "5000"
		}), [];
		let parsed = schema.safeParse(value);
		if (!parsed.success) {
			let [issue] = parsed.error.issues, parts = issue?.path.filter((part) => typeof part == "number" || _schema_js__WEBPACK_IMPORTED_MODULE_1__.Gf.some((key) => key === part)) ?? [], path = parts.length > 0 ? ` (${parts.join(".")})` : "";
			return value !== void 0 && step.addIssue("promotions", "list-invalid", { path }), [];
		}
		let isUnknown = (key) => !_schema_js__WEBPACK_IMPORTED_MODULE_1__.Gf.some((known) => known === key), invalid = [...parsed.data.keys()].filter((index) => Object.keys(parsed.data[index] ?? {}).some(isUnknown));
		return invalid.length > 0 && step.addIssue("promotions", "list-unknown-keys", {
			items: invalid.join(", "),
			allowed: _schema_js__WEBPACK_IMPORTED_MODULE_1__.Gf.join(", ")
		}), parsed.data.map((item, index) => step.item(index, item));
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
