export const id = 49;
export const ids = [49];
export const modules = { 7049: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
	__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { parsePromotions: () => parsePromotions });
	let array = [], characterCodeCache = [];
	function leven(first, second, options) {
		if (first === second) return 0;
		let maxDistance = options?.maxDistance, swap = first;
		first.length > second.length && (first = second, second = swap);
		let firstLength = first.length, secondLength = second.length;
		for (; firstLength > 0 && first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength);) firstLength--, secondLength--;
		let start = 0;
		for (; start < firstLength && first.charCodeAt(start) === second.charCodeAt(start);) start++;
		if (firstLength -= start, secondLength -= start, maxDistance !== void 0 && secondLength - firstLength > maxDistance) return maxDistance;
		if (firstLength === 0) return maxDistance !== void 0 && secondLength > maxDistance ? maxDistance : secondLength;
		let bCharacterCode, result, temporary, temporary2, index = 0, index2 = 0;
		for (; index < firstLength;) characterCodeCache[index] = first.charCodeAt(start + index), array[index] = ++index;
		for (; index2 < secondLength;) {
			for (bCharacterCode = second.charCodeAt(start + index2), temporary = index2++, result = index2, index = 0; index < firstLength; index++) temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1, temporary = array[index], result = array[index] = temporary > result ? temporary2 > result ? result + 1 : temporary2 : temporary2 > temporary ? temporary + 1 : temporary2;
			if (maxDistance !== void 0) {
				let rowMinimum = result;
				for (index = 0; index < firstLength; index++) array[index] < rowMinimum && (rowMinimum = array[index]);
				if (rowMinimum > maxDistance) return maxDistance;
			}
		}
		return array.length = firstLength, characterCodeCache.length = firstLength, maxDistance !== void 0 && result > maxDistance ? maxDistance : result;
	}
	function closestMatch(target, candidates, options) {
		if (!Array.isArray(candidates) || candidates.length === 0) return;
		let userMax = options?.maxDistance, targetLength = target.length;
		for (let candidate of candidates) if (candidate === target) return candidate;
		if (userMax === 0) return;
		let best, bestDist = Infinity, seen = new Set();
		for (let candidate of candidates) {
			if (seen.has(candidate)) continue;
			seen.add(candidate);
			let lengthDiff = Math.abs(candidate.length - targetLength);
			if (lengthDiff >= bestDist || userMax !== void 0 && lengthDiff > userMax) continue;
			let cap = Number.isFinite(bestDist) ? userMax === void 0 ? bestDist : Math.min(bestDist, userMax) : userMax, distance = cap === void 0 ? leven(target, candidate) : leven(target, candidate, { maxDistance: cap });
			if (userMax !== void 0 && distance > userMax) continue;
			let actualD = distance;
			if (cap !== void 0 && distance === cap && cap === userMax && (actualD = leven(target, candidate)), actualD < bestDist && (bestDist = actualD, best = candidate, bestDist === 0)) break;
		}
		if (!(userMax !== void 0 && bestDist > userMax)) return best;
	}
	var schemas = __webpack_require__(3934), api = __webpack_require__(9502), json = __webpack_require__(2425), schema = __webpack_require__(1088), inputs_schema = __webpack_require__(2147);
	let value = schemas.FsL(schemas.mee(schemas.YjP()), schemas.pdi((text) => text ?? "")), maxItems = 5e3, item = schemas.KCZ([(0, schema.A7)(value), schemas.FsL(schemas.YjP().check(api.Fk(/\S/)), schemas.pdi((secret) => ({ secret })))]), promotions_schema = (0, schema.c3)(item, api.m9(1), api.Eb(maxItems));
	async function parsePromotions(step) {
		let value = await parse(step);
		if (Array.isArray(value) && value.length === 0 && step.addIssue("promotions", "list-empty"), Array.isArray(value) && value.length > maxItems) return step.addIssue("promotions", "list-too-long", {
			count: String(value.length),
			max: "5000"
		}), [];
		let parsed = promotions_schema.safeParse(value);
		if (!parsed.success) {
			let [issue] = parsed.error.issues, parts = issue?.path.filter((part) => typeof part == "number") ?? [], path = parts.length > 0 ? ` (item ${parts.join(".")}, counted from 0)` : "";
			return value !== void 0 && step.addIssue("promotions", "list-invalid", { path }), [];
		}
		return checkKeys(parsed.data, step), parsed.data.map((item, index) => step.item(index, item));
	}
	let plainKey = /^[A-Za-z][A-Za-z0-9_-]{0,23}$/;
	function checkKeys(items, step) {
		let unknown = items.flatMap((item, index) => Object.keys(item).filter((key) => !inputs_schema.Gf.some((known) => known === key)).map((key) => ({
			index,
			key
		})));
		if (unknown.length === 0) return;
		let named = unknown.slice(0, 10).map(({ index, key }) => `item ${index}: ${formatUnknownKey(key, step)}`), others = unknown.length - named.length, keys = [...named, ...others > 0 ? [`and ${others} more`] : []].join("; "), end = keys.endsWith("?") ? "" : ".";
		step.addIssue("promotions", "list-unknown-keys", {
			keys: `${keys}${end}`,
			allowed: inputs_schema.Gf.join(", ")
		});
	}
	function formatUnknownKey(key, step) {
		if (!plainKey.test(key)) return "a key that is too long or not plain, so it is not shown";
		let quoted = `\`${step.formatQuoted(key)}\``;
		if (inputs_schema.vj.some((name) => name === key)) return `${quoted}, an input of the step only`;
		let nearest = findNearest(key);
		return nearest === void 0 ? quoted : `${quoted}: did you mean \`${nearest}\`?`;
	}
	function findNearest(key) {
		return closestMatch(key.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase().replaceAll("_", "-"), inputs_schema.Gf, { maxDistance: 2 });
	}
	async function parse(step) {
		let { parse, YAMLError } = await __webpack_require__.e(42).then(__webpack_require__.t.bind(__webpack_require__, 42, 19)), { promotions = "" } = step.values;
		try {
			if (json.H.test(promotions)) throw SyntaxError("too deep");
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
