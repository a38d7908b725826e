export const id = 503;
export const ids = [503];
export const modules = { 6503: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
	__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { itemsOf: () => itemsOf });
	var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8395), zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3305), _step_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7899), _untrusted_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6250), _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(511);
	let value = zod_mini__WEBPACK_IMPORTED_MODULE_2__.FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__.mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__.YjP()), zod_mini__WEBPACK_IMPORTED_MODULE_2__.pdi((text) => text ?? "")), schema = (0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_1__.c3)((0, _untrusted_schema_js__WEBPACK_IMPORTED_MODULE_1__.A7)(value), zod_mini__WEBPACK_IMPORTED_MODULE_3__.m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_3__.Eb(5e3));
	async function itemsOf(step) {
		let value = await parse(step), parsed = schema.safeParse(value);
		if (!parsed.success) {
			let [issue] = parsed.error.issues, place = issue?.path.filter((part) => typeof part == "number" || _step_js__WEBPACK_IMPORTED_MODULE_0__.SV.some((name) => name === part)) ?? [], where = place.length > 0 ? ` (${place.join(".")})` : "";
			return value !== void 0 && step.say("promotions", `must be a list of items whose values are text${where}`), [];
		}
		let isUnknown = (key) => !_step_js__WEBPACK_IMPORTED_MODULE_0__.SV.some((name) => name === key), wrong = [...parsed.data.keys()].filter((index) => Object.keys(parsed.data[index] ?? {}).some(isUnknown));
		return wrong.length > 0 && step.say("promotions", `has keys that are none in ${wrong.join(", ")} (from 0): ${_step_js__WEBPACK_IMPORTED_MODULE_0__.SV.join(", ")} are`), parsed.data.map((item, index) => step.item(index, item));
	}
	async function parse(step) {
		let { parse, YAMLError } = await __webpack_require__.e(815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19)), { promotions = "" } = step.inputs;
		try {
			if (_untrusted_json_js__WEBPACK_IMPORTED_MODULE_4__.D.test(promotions)) throw SyntaxError("too deep");
			return parse(promotions, {
				schema: "failsafe",
				customTags: ["null"],
				logLevel: "error"
			});
		} catch (error) {
			let [start] = error instanceof YAMLError ? error.linePos ?? [] : [];
			step.say("promotions", `is not YAML or JSON${start ? `, see its line ${start.line}` : ""}`);
			return;
		}
	}
}) };
