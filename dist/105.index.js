export const id = 105;
export const ids = [105];
export const modules = {

/***/ 1105:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   itemsOf: () => (/* binding */ itemsOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8422);


/** null is what `toJSON` makes of what is not set. */
const value = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .nullable()
    .transform((text) => text ?? '');
const schema = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), value)).min(1).max(5_000);
/**
 * The items of the `promotions` input, each as a step of its own with the step's inputs as its defaults. An item that
 * names its own target inherits none.
 */
async function itemsOf(step) {
    const value = await parse(step);
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const where = issue?.path.length ? ` (${issue.path.join('.')})` : '';
        if (value !== undefined)
            step.say('promotions', `must be a list of items whose values are text${where}`);
        return [];
    }
    const isUnknown = (key) => !_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .itemNames */ .SV.some((name) => name === key);
    const wrong = [...parsed.data.keys()].filter((index) => Object.keys(parsed.data[index] ?? {}).some(isUnknown));
    if (wrong.length > 0) {
        step.say('promotions', `has keys that are none in ${wrong.join(', ')} (from 0): ${_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .itemNames */ .SV.join(', ')} are`);
    }
    return parsed.data.map((item, index) => step.item(index, item));
}
/**
 * YAML, and so JSON too, with every value but null as text: a version `001` is not the number 1. The library ends
 * documents that blow up by aliases.
 */
async function parse(step) {
    const { parse, YAMLError } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    try {
        return parse(step.inputs.promotions ?? '', {
            schema: 'failsafe',
            customTags: ['null'],
            logLevel: 'error',
        });
    }
    catch (error) {
        const [start] = error instanceof YAMLError ? (error.linePos ?? []) : [];
        step.say('promotions', `is not YAML or JSON${start ? `, see its line ${start.line}` : ''}`);
        return undefined;
    }
}


/***/ })

};
