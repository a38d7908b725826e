// Built by `npm run build`. The licenses of the packages in it are in dist/licenses.txt.
import { createRequire } from "node:module";
import { setImmediate as setImmediate$1, setTimeout as setTimeout$1 } from "node:timers/promises";
import { appendFileSync } from "node:fs";
import * as os from "os";
import * as crypto from "crypto";
import * as fs from "fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createHash, createHmac, createPrivateKey, randomBytes, sign } from "node:crypto";
import { homedir } from "node:os";
import { setFlagsFromString } from "node:v8";
// \0rolldown/runtime.js
var __create = Object.create, __defProp = Object.defineProperty, __getOwnPropDesc = Object.getOwnPropertyDescriptor, __getOwnPropNames = Object.getOwnPropertyNames, __getProtoOf = Object.getPrototypeOf, __hasOwnProp = Object.prototype.hasOwnProperty, __esmMin = (fn, res, err) => () => {
	if (err) throw err[0];
	try {
		return fn && (res = fn(fn = 0)), res;
	} catch (e) {
		throw err = [e], e;
	}
}, __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports), __exportAll = (all, no_symbols) => {
	let target = {};
	for (var name in all) __defProp(target, name, {
		get: all[name],
		enumerable: !0
	});
	return no_symbols || __defProp(target, Symbol.toStringTag, { value: "Module" }), target;
}, __copyProps = (to, from, except, desc) => {
	if (from && typeof from == "object" || typeof from == "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) key = keys[i], !__hasOwnProp.call(to, key) && key !== except && __defProp(to, key, {
		get: ((k) => from[k]).bind(null, key),
		enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
	});
	return to;
}, __toESM = (mod, isNodeMode, target) => (target = mod == null ? {} : __create(__getProtoOf(mod)), __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: !0
}) : target, mod)), __require = createRequire(import.meta.url);
// test/demo/node20.ts
function addMissing(target, name, value) {
	name in target || Object.defineProperty(target, name, { value });
}
addMissing(URL, "parse", (address) => URL.canParse(address) ? new URL(address) : null), addMissing(Promise, "withResolvers", () => {
	let functions = [], promise = new Promise((...given) => {
		functions = given;
	}), [resolve, reject] = functions;
	return {
		promise,
		resolve,
		reject
	};
});
// node_modules/zod/v4/core/util.js
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
function cached(getter) {
	return new Cached(getter);
}
function nullish$1(input) {
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
function aborted$1(x, startIndex = 0) {
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
function issue$1(...args) {
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
function claim$1(inst, sentinel) {
	let proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
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
	let proto = claim$1(inst, key);
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
	return fn[CONSTANT_CATCH] = !0, fn;
}
var Cached, captureStackTrace, propertyKeyTypes, NUMBER_FORMAT_RANGES, highSurrogate, installing, broke, breaker, CONSTANT_CATCH, init_util = __esmMin((() => {
	Cached = class {
		constructor(getter) {
			this._getter = getter, this._value = void 0;
		}
		get value() {
			let getter = this._getter;
			return getter !== void 0 && (this._value = getter(), this._getter = void 0), this._value;
		}
	}, captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {}, propertyKeyTypes = new Set([
		"string",
		"number",
		"symbol"
	]), NUMBER_FORMAT_RANGES = {
		safeint: [-(2 ** 53 - 1), 2 ** 53 - 1],
		int32: [-2147483648, 2147483647],
		uint32: [0, 4294967295],
		float32: [-34028234663852886e22, 34028234663852886e22],
		float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
	}, highSurrogate = /[\uD800-\uDBFF]/, broke = !1, breaker = {
		configurable: !0,
		get() {
			broke = !0;
		}
	}, CONSTANT_CATCH = "~constantCatch";
}));
// node_modules/zod/v4/core/core.js
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
			initialized.has(target) || (initialized.add(target), members(target, protoMembers));
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
function config(newConfig) {
	return newConfig && Object.assign(globalConfig, newConfig), globalConfig;
}
var _a, NEVER, _zodDesc, _E, $ZodAsyncError, $ZodEncodeError, globalConfig, init_core$2 = __esmMin((() => {
	init_util(), NEVER = Object.freeze({ status: "aborted" }), _zodDesc = {
		value: void 0,
		enumerable: !1
	}, _E = "captureStackTrace" in Error ? Error : null, $ZodAsyncError = class extends Error {
		constructor() {
			super("Encountered Promise during synchronous parse. Use .parseAsync() instead.");
		}
	}, $ZodEncodeError = class extends Error {
		constructor(name) {
			super(`Encountered unidirectional transform during encode: ${name}`), this.name = "ZodEncodeError";
		}
	}, (_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {}), globalConfig = globalThis.__zod_globalConfig;
}));
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	let internals = this._zod;
	return internals.message ??= JSON.stringify(internals.def, jsonStringifyReplacer, 2), internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
var _messageDesc, _issuesDesc, _installedToString, initializer, $ZodRealError, init_errors = __esmMin((() => {
	init_core$2(), init_util(), _messageDesc = {
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
	}, $ZodRealError = $constructor("$ZodError", initializer, void 0, { Parent: Error });
}));
// node_modules/zod/v4/core/parse.js
function failure(Err, issues, ctx) {
	let error;
	return {
		success: !1,
		get error() {
			return error || (error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config()))), issues = void 0, ctx = void 0), error;
		},
		set error(e) {
			error = e, issues = void 0, ctx = void 0;
		}
	};
}
var _parse, parse$2, _parseAsync, parseAsync, _safeParse, safeParse, _safeParseAsync, safeParseAsync, init_parse$1 = __esmMin((() => {
	init_core$2(), init_errors(), init_util(), _parse = (_Err) => {
		let fn = (schema, value, _ctx, _params) => {
			let ctx = _ctx ? {
				..._ctx,
				async: !1
			} : { async: !1 }, result = schema._zod.run({
				value,
				issues: []
			}, ctx);
			if (result instanceof Promise) throw new $ZodAsyncError();
			if (result.issues.length) {
				let e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
				throw captureStackTrace(e, _params?.callee ?? fn), e;
			}
			return result.value;
		};
		return fn;
	}, parse$2 = _parse($ZodRealError), _parseAsync = (_Err) => {
		let fn = async (schema, value, _ctx, params) => {
			let ctx = _ctx ? {
				..._ctx,
				async: !0
			} : { async: !0 }, result = schema._zod.run({
				value,
				issues: []
			}, ctx);
			if (result instanceof Promise && (result = await result), result.issues.length) {
				let e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
				throw captureStackTrace(e, params?.callee ?? fn), e;
			}
			return result.value;
		};
		return fn;
	}, parseAsync = _parseAsync($ZodRealError), _safeParse = (_Err) => (schema, value, _ctx) => {
		let ctx = _ctx ? {
			..._ctx,
			async: !1
		} : { async: !1 }, result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		return result.issues.length ? failure(_Err, result.issues, ctx) : {
			success: !0,
			data: result.value
		};
	}, safeParse = _safeParse($ZodRealError), _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
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
	}, safeParseAsync = _safeParseAsync($ZodRealError);
})), httpProtocol, anyString, number$3, boolean$1, init_regexes = __esmMin((() => {
	httpProtocol = /^https?$/, anyString = /^[\s\S]{0,}$/, number$3 = /^-?\d+(?:\.\d+)?$/, boolean$1 = /^(?:true|false)$/i;
})), $ZodCheck, _whenHasLength, numericOriginMap, $ZodCheckLessThan, $ZodCheckGreaterThan, $ZodCheckNumberFormat, $ZodCheckMaxLength, $ZodCheckMinLength, $ZodCheckStringFormat, $ZodCheckRegex, init_checks$1 = __esmMin((() => {
	init_core$2(), init_util(), $ZodCheck = $constructor("$ZodCheck", (inst, def) => {
		var _a;
		inst._zod ??= {}, inst._zod.def = def, (_a = inst._zod).onattach ?? (_a.onattach = []);
	}), _whenHasLength = (payload) => {
		let val = payload.value;
		return !nullish$1(val) && val.length !== void 0;
	}, numericOriginMap = {
		number: "number",
		bigint: "bigint",
		object: "date"
	}, $ZodCheckLessThan = $constructor("$ZodCheckLessThan", (inst, def) => {
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
	}), $ZodCheckGreaterThan = $constructor("$ZodCheckGreaterThan", (inst, def) => {
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
	}), $ZodCheckNumberFormat = $constructor("$ZodCheckNumberFormat", (inst, def) => {
		$ZodCheck.init(inst, def), def.format = def.format || "float64";
		let isInt = def.format?.includes("int"), origin = isInt ? "int" : "number", [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
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
	}), $ZodCheckMaxLength = $constructor("$ZodCheckMaxLength", (inst, def) => {
		var _a;
		$ZodCheck.init(inst, def), (_a = inst._zod.def).when ?? (_a.when = _whenHasLength), inst._zod.check = (payload) => {
			let input = payload.value, units = input.length;
			if ((typeof input == "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
			let origin = getLengthableOrigin(input);
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
	}), $ZodCheckMinLength = $constructor("$ZodCheckMinLength", (inst, def) => {
		var _a;
		$ZodCheck.init(inst, def), (_a = inst._zod.def).when ?? (_a.when = _whenHasLength), inst._zod.check = (payload) => {
			let input = payload.value, units = input.length;
			if ((typeof input == "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
			let origin = getLengthableOrigin(input);
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
	}), $ZodCheckStringFormat = $constructor("$ZodCheckStringFormat", (inst, def) => {
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
	}), $ZodCheckRegex = $constructor("$ZodCheckRegex", (inst, def) => {
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
})), init_doc = __esmMin((() => {})), version$3, init_versions = __esmMin((() => {
	version$3 = {
		major: 4,
		minor: 6,
		patch: 7
	};
}));
// node_modules/zod/v4/core/schemas.js
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
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	return hostname.lastIndex = 0, hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	return protocol.lastIndex = 0, protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
function capSize(inst, size) {
	let caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	let cap = Math.min(...caps.map((c) => c[0])), parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		let n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (let [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				let start = payload.issues.length;
				return ch._zod.check(payload), payload.issues[start].continue = !1, attachSchema(payload.issues, start, inst), payload;
			}
		}
		return parse(payload, ctx);
	};
}
function handleArrayResult(result, final, index) {
	result.issues.length && final.issues.push(...prefixIssues(index, result.issues)), final.value[index] = result.value;
}
function handlePropertyResult(result, final, key, input, optin, optout) {
	let isPresent = key in input, isOptionalOut = optout === "optional";
	if (isPresent || !isOptionalOut || optin !== "optional") {
		if (result.issues.length) {
			if (optin !== void 0 && isOptionalOut && !isPresent) return;
			final.issues.push(...prefixIssues(key, result.issues));
		}
		!isPresent && optin === void 0 ? result.issues.length || final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		}) : result.value === void 0 ? (isPresent || optin === "defaulted" && !isOptionalOut) && (final.value[key] = void 0) : final.value[key] = result.value;
	}
}
function normalizeDef(def) {
	let keys = Object.keys(def.shape), ownSymbols = Object.getOwnPropertySymbols(def.shape), symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS, allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (let k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	let okeys = optionalKeys(def.shape);
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
			if (aborted$1(payload, seen)) break;
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
function handleUnionResults(results, final, inst, ctx) {
	for (let result of results) if (result.issues.length === 0) return final.value = result.value, final;
	let nonaborted = results.filter((r) => !aborted$1(r));
	return nonaborted.length === 1 ? (final.value = nonaborted[0].value, nonaborted[0]) : (final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	}), final);
}
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
function handleOptionalResult(payload, result) {
	return payload.value = result.issues.length ? void 0 : result.value, payload;
}
function handleDefaultResult(payload, def) {
	return payload.value === void 0 && (payload.value = def.defaultValue), payload;
}
function handleCatchResult(payload, result, def, ctx) {
	return result.issues.length ? (payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	}), payload) : (payload.value = result.value, result.memo && (payload.memo = !0), payload);
}
function handlePipeResult(left, next, ctx) {
	return left.issues.some((iss) => iss.code !== "unrecognized_keys") ? (left.aborted = !0, left) : next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		let _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		inst._zod.def.params && (_iss.params = inst._zod.def.params), payload.issues.push(issue$1(_iss));
	}
}
var $ZodType, toStandardResult, $ZodString, $ZodStringFormat, asciiTabOrNewline, $ZodURL, $ZodNumber, $ZodNumberFormat, $ZodBoolean, $ZodUnknown, $ZodNever, arraySize, $ZodArray, NO_SYMBOL_KEYS, $ZodObject, $ZodUnion, $ZodDiscriminatedUnion, $ZodRecord, $ZodEnum, $ZodLiteral, $ZodTransform, $ZodOptional, $ZodNullable, $ZodDefault, $ZodCatch, $ZodPipe, $ZodCustom, init_schemas$1 = __esmMin((() => {
	init_checks$1(), init_core$2(), init_regexes(), init_util(), init_versions(), $ZodType = $constructor("$ZodType", (inst, def) => {
		var _a;
		inst ??= {}, inst._zod.def = def, inst._zod.bag = inst._zod.bag || {}, inst._zod.version = version$3;
		let defChecks = inst._zod.def.checks, checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
		for (let ch of checks) for (let fn of ch._zod.onattach) fn(inst);
		if (checks.length === 0) (_a = inst._zod).deferred ?? (_a.deferred = []), inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
		else {
			let runChecks = (payload, checks, ctx) => {
				if (payload.memo) return payload;
				let isAborted = aborted$1(payload), asyncResult;
				for (let ch of checks) {
					if (ch._zod.def.when) {
						if (explicitlyAborted(payload) || !ch._zod.def.when(payload)) continue;
					} else if (isAborted) continue;
					let currLen = payload.issues.length, _ = ch._zod.check(payload);
					if (_ instanceof Promise && ctx?.async === !1) throw new $ZodAsyncError();
					if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
						await _, payload.issues.length !== currLen && (attachSchema(payload.issues, currLen, inst), isAborted ||= aborted$1(payload, currLen));
					});
					else {
						if (payload.issues.length === currLen) continue;
						attachSchema(payload.issues, currLen, inst), isAborted ||= aborted$1(payload, currLen);
					}
				}
				return asyncResult ? asyncResult.then(() => payload) : payload;
			}, handleCanaryResult = (canary, payload, ctx) => {
				if (aborted$1(canary)) return canary.aborted = !0, canary;
				let checkResult = runChecks(payload, checks, ctx);
				if (checkResult instanceof Promise) {
					if (ctx.async === !1) throw new $ZodAsyncError();
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
					if (ctx.async === !1) throw new $ZodAsyncError();
					return result.then((result) => runChecks(result, checks, ctx));
				}
				return runChecks(result, checks, ctx);
			};
		}
	}, {
		get "~standard"() {
			return hide(this, "~standard", standardProps(this));
		},
		set "~standard"(value) {
			own(this, "~standard", value);
		}
	}), toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value }, $ZodString = $constructor("$ZodString", (inst, def) => {
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
	}), $ZodStringFormat = $constructor("$ZodStringFormat", (inst, def) => {
		$ZodCheckStringFormat.init(inst, def), $ZodString.init(inst, def);
	}), asciiTabOrNewline = /[\t\n\r]/g, $ZodURL = $constructor("$ZodURL", (inst, def) => {
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
	}), $ZodNumber = $constructor("$ZodNumber", (inst, def) => {
		$ZodType.init(inst, def), inst._zod.pattern = number$3, inst._zod.parse = (payload, _ctx) => {
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
	}), $ZodNumberFormat = $constructor("$ZodNumberFormat", (inst, def) => {
		$ZodCheckNumberFormat.init(inst, def), $ZodNumber.init(inst, def);
	}), $ZodBoolean = $constructor("$ZodBoolean", (inst, def) => {
		$ZodType.init(inst, def), inst._zod.pattern = boolean$1, inst._zod.parse = (payload, _ctx) => {
			if (def.coerce) try {
				payload.value = !!payload.value;
			} catch {}
			let input = payload.value;
			return typeof input == "boolean" || payload.issues.push({
				expected: "boolean",
				code: "invalid_type",
				input,
				inst
			}), payload;
		};
	}), $ZodUnknown = $constructor("$ZodUnknown", (inst, def) => {
		$ZodType.init(inst, def), inst._zod.parse = (payload) => payload;
	}), $ZodNever = $constructor("$ZodNever", (inst, def) => {
		$ZodType.init(inst, def), inst._zod.parse = (payload, _ctx) => (payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		}), payload);
	}), arraySize = (input) => Array.isArray(input) ? input.length : -1, $ZodArray = $constructor("$ZodArray", (inst, def) => {
		$ZodType.init(inst, def);
		let memo = globalConfig.memoizer;
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
				else if (handleArrayResult(result, payload, i), abortEarly && result.issues.length !== 0 && aborted$1(result)) break;
			}
			return proms.length ? Promise.all(proms).then(() => payload) : payload;
		}, capSize(inst, arraySize);
	}), NO_SYMBOL_KEYS = [], $ZodObject = $constructor("$ZodObject", (inst, def) => {
		$ZodType.init(inst, def);
		let desc = Object.getOwnPropertyDescriptor(def, "shape"), sh = desc?.get ? desc.get.raw : def.shape ?? {};
		if (sh) {
			let get = () => {
				let newSh = { ...sh };
				return Object.defineProperty(def, "shape", { value: newSh }), get.raw = newSh, newSh;
			};
			get.raw = sh, Object.defineProperty(def, "shape", { get });
		}
		let _normalized = cached(() => normalizeDef(def));
		defineLazyInternal(inst, "propValues", (zod) => {
			let shape = zod.def.shape, propValues = {};
			for (let key in shape) {
				let field = shape[key]._zod;
				if (field.values) {
					Object.prototype.hasOwnProperty.call(propValues, key) || assignProp(propValues, key, new Set());
					for (let v of field.values) propValues[key].add(v);
					field.optin !== void 0 && propValues[key].add(void 0);
				}
			}
			return propValues;
		});
		let isObject$1 = isObject, catchall = def.catchall, value, memo = globalConfig.memoizer;
		memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
			value ??= _normalized.value;
			let input = payload.value;
			if (!isObject$1(input)) return payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			}), payload;
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let proms = [], shape = value.shape, abortEarly = ctx?.abortEarly, seen = payload.issues.length;
			for (let key of value.allKeys) {
				if (abortEarly && payload.issues.length !== seen) {
					if (aborted$1(payload, seen)) break;
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
	}), $ZodUnion = $constructor("$ZodUnion", (inst, def) => {
		$ZodType.init(inst, def), defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0), defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0), defineLazyInternal(inst, "values", (zod) => {
			if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
		}), defineLazyInternal(inst, "pattern", (zod) => {
			if (zod.def.options.every((o) => o._zod.pattern)) {
				let patterns = zod.def.options.map((o) => o._zod.pattern);
				return RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
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
	}), $ZodDiscriminatedUnion = $constructor("$ZodDiscriminatedUnion", (inst, def) => {
		def.inclusive = !1, $ZodUnion.init(inst, def);
		let _super = inst._zod.parse;
		defineLazyInternal(inst, "propValues", (zod) => {
			let propValues = {}, undefinedCount = 0;
			for (let option of zod.def.options) {
				let pv = option._zod.propValues;
				if (!pv || Object.keys(pv).length === 0) throw Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
				pv[zod.def.discriminator]?.has(void 0) && undefinedCount++;
				for (let [k, v] of Object.entries(pv)) {
					Object.prototype.hasOwnProperty.call(propValues, k) || assignProp(propValues, k, new Set());
					for (let val of v) propValues[k].add(val);
				}
			}
			return !zod.def.unionFallback && undefinedCount > 1 && propValues[zod.def.discriminator]?.delete(void 0), propValues;
		}), def.options.forEach((option, i) => {
			let propShape = rawShape(option._zod.def);
			if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw Error(`Invalid discriminated union option at index "${i}"`);
		});
		let disc = cached(() => discriminatorMap(def));
		inst._zod.parse = (payload, ctx) => {
			let input = payload.value;
			if (!isObject(input)) return payload.issues.push({
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
	}), $ZodRecord = $constructor("$ZodRecord", (inst, def) => {
		$ZodType.init(inst, def);
		let memo = globalConfig.memoizer;
		memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
			let input = payload.value;
			if (!isPlainObject(input)) return payload.issues.push({
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
							issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
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
						result.issues.length && payload.issues.push(...prefixIssues(key, result.issues)), payload.value[outKey] = result.value;
					})) : (result.issues.length && payload.issues.push(...prefixIssues(key, result.issues)), payload.value[outKey] = result.value);
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
					if (typeof key == "string" && number$3.test(key) && keyResult.issues.length) {
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
							issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
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
						result.issues.length && payload.issues.push(...prefixIssues(key, result.issues)), payload.value[outKey] = result.value;
					})) : (result.issues.length && payload.issues.push(...prefixIssues(key, result.issues)), payload.value[outKey] = result.value);
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
	}), $ZodEnum = $constructor("$ZodEnum", (inst, def) => {
		$ZodType.init(inst, def);
		let values = getEnumValues(def.entries), valuesSet = new Set(values);
		inst._zod.values = valuesSet, defineLazyInternal(inst, "pattern", (zod) => {
			let patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
			return RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
		}), inst._zod.parse = (payload, _ctx) => {
			let input = payload.value;
			return valuesSet.has(input) || payload.issues.push({
				code: "invalid_value",
				values,
				input,
				inst
			}), payload;
		};
	}), $ZodLiteral = $constructor("$ZodLiteral", (inst, def) => {
		$ZodType.init(inst, def);
		let values = new Set(def.values);
		inst._zod.values = values, defineLazyInternal(inst, "pattern", (zod) => {
			let vals = zod.def.values;
			return RegExp(vals.length ? `^(${vals.map((o) => typeof o == "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
		}), inst._zod.parse = (payload, _ctx) => {
			let input = payload.value;
			return values.has(input) || payload.issues.push({
				code: "invalid_value",
				values: def.values,
				input,
				inst
			}), payload;
		};
	}), $ZodTransform = $constructor("$ZodTransform", (inst, def) => {
		$ZodType.init(inst, def), inst._zod.optin = "optional", globalConfig.memoizer?.guard(inst), inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
			let _out = def.transform(payload.value, payload);
			if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => (payload.value = output, payload));
			if (_out instanceof Promise) throw new $ZodAsyncError();
			return payload.value = _out, payload;
		};
	}), $ZodOptional = $constructor("$ZodOptional", (inst, def) => {
		$ZodType.init(inst, def), defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional"), inst._zod.optout = "optional", defineLazyInternal(inst, "values", (zod) => {
			let values = zod.def.innerType._zod.values;
			return values ? new Set([...values, void 0]) : void 0;
		}), defineLazyInternal(inst, "pattern", (zod) => {
			let pattern = zod.def.innerType._zod.pattern;
			return pattern ? RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
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
	}), $ZodNullable = $constructor("$ZodNullable", (inst, def) => {
		$ZodType.init(inst, def), defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin), defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout), defineLazyInternal(inst, "pattern", (zod) => {
			let pattern = zod.def.innerType._zod.pattern;
			return pattern ? RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
		}), defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : void 0), inst._zod.parse = (payload, ctx) => payload.value === null ? payload : def.innerType._zod.run(payload, ctx);
	}), $ZodDefault = $constructor("$ZodDefault", (inst, def) => {
		$ZodType.init(inst, def), inst._zod.optin = "defaulted", defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values), inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
			if (payload.value === void 0) return payload.value = def.defaultValue, payload;
			let result = def.innerType._zod.run(payload, ctx);
			return result instanceof Promise ? result.then((result) => handleDefaultResult(result, def)) : handleDefaultResult(result, def);
		};
	}), $ZodCatch = $constructor("$ZodCatch", (inst, def) => {
		$ZodType.init(inst, def), defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional"), defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout), defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values), inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
			let result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			return result instanceof Promise ? result.then((result) => handleCatchResult(payload, result, def, ctx)) : handleCatchResult(payload, result, def, ctx);
		};
	}), $ZodPipe = $constructor("$ZodPipe", (inst, def) => {
		$ZodType.init(inst, def), defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values), defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin), defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout), defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues), inst._zod.parse = (payload, ctx) => {
			if (ctx.direction === "backward") {
				let right = def.out._zod.run(payload, ctx);
				return right instanceof Promise ? right.then((right) => handlePipeResult(right, def.in, ctx)) : handlePipeResult(right, def.in, ctx);
			}
			let left = def.in._zod.run(payload, ctx);
			return left instanceof Promise ? left.then((left) => handlePipeResult(left, def.out, ctx)) : handlePipeResult(left, def.out, ctx);
		};
	}), $ZodCustom = $constructor("$ZodCustom", (inst, def) => {
		$ZodCheck.init(inst, def), $ZodType.init(inst, def), inst._zod.parse = (payload, _) => payload, inst._zod.check = (payload) => {
			let input = payload.value, r = def.fn(input);
			if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
			handleRefineResult(r, payload, input, inst);
		};
	});
})), init_memoizer = __esmMin((() => {}));
// node_modules/zod/v4/locales/en.js
function en_default() {
	return { localeError: error$1() };
}
var error$1, init_en = __esmMin((() => {
	init_util(), error$1 = () => {
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
				case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
				case "invalid_value": return issue.values.length === 1 ? `Invalid input: expected ${stringifyPrimitive(issue.values[0])}` : `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
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
				case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
				case "invalid_key": return `Invalid key in ${issue.origin}`;
				case "invalid_union": return issue.options && Array.isArray(issue.options) && issue.options.length > 0 ? `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}` : issue.inclusive === !1 ? "Invalid input: more than one option matched" : "Invalid input";
				case "invalid_element": return `Invalid value in ${issue.origin}`;
				default: return "Invalid input";
			}
		};
	};
})), init_registries = __esmMin((() => {
	globalThis.__zod_globalRegistry;
})), init_compile = __esmMin((() => {}));
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	return def.checks &&= [...def.checks], def;
}
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
function _coercedString(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		coerce: !0,
		...normalizeParams(params)
	}));
}
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: !1,
		...normalizeParams(params)
	});
}
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
function _coercedNumber(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		coerce: !0,
		checks: [],
		...normalizeParams(params)
	}));
}
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: !1,
		format: "safeint",
		...normalizeParams(params)
	});
}
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: !0
	});
}
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: !1
	});
}
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: !0
	});
}
function _positive(params) {
	return _gt(0, params);
}
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
function _custom(Class, fn, _params) {
	let norm = normalizeParams(_params);
	return norm.abort ??= !0, new Class({
		type: "custom",
		check: "custom",
		fn,
		...norm
	});
}
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
var init_api$2 = __esmMin((() => {
	init_checks$1(), init_util();
})), init_to_json_schema = __esmMin((() => {})), init_core$1 = __esmMin((() => {
	init_core$2(), init_parse$1(), init_errors(), init_schemas$1(), init_memoizer(), init_checks$1(), init_versions(), init_util(), init_regexes(), init_en(), init_registries(), init_doc(), init_compile(), init_api$2(), init_to_json_schema(), init_schemas$1(), init_to_json_schema();
})), init_parse = __esmMin((() => {
	init_core$1();
}));
// node_modules/zod/v4/mini/schemas.js
function string$1(params) {
	return _string(ZodMiniString, params);
}
function url(params) {
	return _url(ZodMiniURL, params);
}
function number$2(params) {
	return _number(ZodMiniNumber, params);
}
function int(params) {
	return _int(ZodMiniNumberFormat, params);
}
function boolean(params) {
	return _boolean(ZodMiniBoolean, params);
}
function unknown() {
	return _unknown(ZodMiniUnknown);
}
function never(params) {
	return _never(ZodMiniNever, params);
}
function array$1(element, params) {
	return new ZodMiniArray({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
function object(shape, params) {
	let def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodMiniObject(def);
}
function strictObject(shape, params) {
	return new ZodMiniObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
function union(options, params) {
	return new ZodMiniUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
function discriminatedUnion(discriminator, options, params) {
	return new ZodMiniDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
function record(keyType, valueType, params) {
	return !valueType || !valueType._zod ? new ZodMiniRecord({
		type: "record",
		keyType: string$1(),
		valueType: keyType,
		...normalizeParams(valueType)
	}) : new ZodMiniRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
function _enum(values, params) {
	let entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodMiniEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
function literal(value, params) {
	return new ZodMiniLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
function transform(fn) {
	return new ZodMiniTransform({
		type: "transform",
		transform: fn
	});
}
function optional(innerType) {
	return new ZodMiniOptional({
		type: "optional",
		innerType
	});
}
function nullable(innerType) {
	return new ZodMiniNullable({
		type: "nullable",
		innerType
	});
}
function nullish(innerType) {
	return optional(nullable(innerType));
}
function _default(innerType, defaultValue) {
	return new ZodMiniDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue == "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
function _catch(innerType, catchValue) {
	return new ZodMiniCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue == "function" ? catchValue : constantCatch(catchValue)
	});
}
function pipe(in_, out) {
	return new ZodMiniPipe({
		type: "pipe",
		in: in_,
		out
	});
}
function custom(fn, _params) {
	return _custom(ZodMiniCustom, fn ?? (() => !0), _params);
}
function refine(fn, _params = {}) {
	return _refine(ZodMiniCustom, fn, _params);
}
var ZodMiniType, ZodMiniString, ZodMiniStringFormat, ZodMiniURL, ZodMiniNumber, ZodMiniNumberFormat, ZodMiniBoolean, ZodMiniUnknown, ZodMiniNever, ZodMiniArray, ZodMiniObject, ZodMiniUnion, ZodMiniDiscriminatedUnion, ZodMiniRecord, ZodMiniEnum, ZodMiniLiteral, ZodMiniTransform, ZodMiniOptional, ZodMiniNullable, ZodMiniDefault, ZodMiniCatch, ZodMiniPipe, ZodMiniCustom, init_schemas = __esmMin((() => {
	init_core$1(), init_util(), init_parse(), ZodMiniType = $constructor("ZodMiniType", (inst, def) => {
		if (!inst._zod) throw Error("Uninitialized schema in ZodMiniType.");
		$ZodType.init(inst, def), inst.def = def, inst.type = def.type;
	}, {
		get with() {
			return this.check;
		},
		set with(value) {
			own(this, "with", value);
		},
		parse(data, params) {
			return parse$2(this, data, params, { callee: this.parse });
		},
		parseAsync(data, params) {
			return parseAsync(this, data, params, { callee: this.parseAsync });
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
			return clone(this, _def, params);
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
	}), ZodMiniString = $constructor("ZodMiniString", (inst, def) => {
		$ZodString.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniStringFormat = $constructor("ZodMiniStringFormat", (inst, def) => {
		$ZodStringFormat.init(inst, def), ZodMiniString.init(inst, def);
	}), ZodMiniURL = $constructor("ZodMiniURL", (inst, def) => {
		$ZodURL.init(inst, def), ZodMiniStringFormat.init(inst, def);
	}), ZodMiniNumber = $constructor("ZodMiniNumber", (inst, def) => {
		$ZodNumber.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniNumberFormat = $constructor("ZodMiniNumberFormat", (inst, def) => {
		$ZodNumberFormat.init(inst, def), ZodMiniNumber.init(inst, def);
	}), ZodMiniBoolean = $constructor("ZodMiniBoolean", (inst, def) => {
		$ZodBoolean.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniUnknown = $constructor("ZodMiniUnknown", (inst, def) => {
		$ZodUnknown.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniNever = $constructor("ZodMiniNever", (inst, def) => {
		$ZodNever.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniArray = $constructor("ZodMiniArray", (inst, def) => {
		$ZodArray.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniObject = $constructor("ZodMiniObject", (inst, def) => {
		$ZodObject.init(inst, def), ZodMiniType.init(inst, def), installLazyProp(inst, "shape", (self) => self._zod.def.shape, !1);
	}), ZodMiniUnion = $constructor("ZodMiniUnion", (inst, def) => {
		$ZodUnion.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniDiscriminatedUnion = $constructor("ZodMiniDiscriminatedUnion", (inst, def) => {
		$ZodDiscriminatedUnion.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniRecord = $constructor("ZodMiniRecord", (inst, def) => {
		$ZodRecord.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniEnum = $constructor("ZodMiniEnum", (inst, def) => {
		$ZodEnum.init(inst, def), ZodMiniType.init(inst, def), inst.options = [...inst._zod.values];
	}), ZodMiniLiteral = $constructor("ZodMiniLiteral", (inst, def) => {
		$ZodLiteral.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniTransform = $constructor("ZodMiniTransform", (inst, def) => {
		$ZodTransform.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniOptional = $constructor("ZodMiniOptional", (inst, def) => {
		$ZodOptional.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniNullable = $constructor("ZodMiniNullable", (inst, def) => {
		$ZodNullable.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniDefault = $constructor("ZodMiniDefault", (inst, def) => {
		$ZodDefault.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniCatch = $constructor("ZodMiniCatch", (inst, def) => {
		$ZodCatch.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniPipe = $constructor("ZodMiniPipe", (inst, def) => {
		$ZodPipe.init(inst, def), ZodMiniType.init(inst, def);
	}), ZodMiniCustom = $constructor("ZodMiniCustom", (inst, def) => {
		$ZodCustom.init(inst, def), ZodMiniType.init(inst, def);
	});
})), init_checks = __esmMin((() => {
	init_core$1();
}));
// node_modules/zod/v4/mini/coerce.js
function string(params) {
	return _coercedString(ZodMiniString, params);
}
function number$1(params) {
	return _coercedNumber(ZodMiniNumber, params);
}
var init_coerce = __esmMin((() => {
	init_core$1(), init_schemas();
})), init_external = __esmMin((() => {
	init_core$1(), init_parse(), init_schemas(), init_checks(), init_schemas$1(), init_util(), init_schemas(), init_regexes(), init_to_json_schema(), init_en(), init_coerce();
})), init_mini = __esmMin((() => {
	init_external(), init_external();
}));
init_mini(), init_en(), config({
	...en_default(),
	jitless: !0
});
// src/auth/credentials.ts
function resolveCredentials(sources, readVariable) {
	for (let source of sources) {
		let parts = Object.keys(source).filter((part) => readVariable(nameOf(source, part)));
		if (parts.length > 0) return fromSource(source, parts, readVariable);
	}
}
function sensitiveValues(sources, readVariable) {
	let read = (name) => name === void 0 ? void 0 : readVariable(name);
	return sources.flatMap((source) => [...sensitiveParts.flatMap((part) => read(source[part]) ?? []), ...maskableLines(read(source.privateKey) ?? "")]);
}
function secretsOf(credentials) {
	if ("privateKey" in credentials) {
		let { privateKey, passphrase, securityToken } = credentials;
		return [
			passphrase,
			securityToken,
			...maskableLines(privateKey)
		].filter((secret) => secret !== void 0);
	}
	return Object.values(credentials).filter((secret) => typeof secret == "string");
}
function maskableLines(privateKey) {
	return privateKey.split(/\r?\n/).filter((line) => /^[^-]{8,}$/.test(line));
}
function fromSource(source, parts, readVariable) {
	if (source.credentialsFile !== void 0) return { credentialsFile: readVariable(source.credentialsFile) ?? "" };
	let names = parts.map((part) => nameOf(source, part)), invalid = names.find((name) => !/^[\x21-\x7e]+$/.test(readVariable(name) ?? ""));
	if (invalid !== void 0) return {
		name: invalid,
		problem: "whitespace"
	};
	if (parts.includes("authToken")) {
		let name = nameOf(source, "authToken");
		return parts.length === 1 ? { authToken: readVariable(name) ?? "" } : {
			name,
			problem: "token-and-key"
		};
	}
	let missing = ["accessKeyId", "secretAccessKey"].find((part) => !parts.includes(part));
	return missing === void 0 ? Object.fromEntries(parts.map((part) => [part, readVariable(nameOf(source, part))])) : {
		name: nameOf(source, missing),
		problem: { setWithout: names }
	};
}
function nameOf(source, part) {
	return source[part] ?? "";
}
var sensitiveParts, credentialInputs, init_credentials = __esmMin((() => {
	sensitiveParts = [
		"accessKeyId",
		"secretAccessKey",
		"securityToken",
		"authToken",
		"passphrase"
	], credentialInputs = {
		accessKeyId: "access-key-id",
		secretAccessKey: "secret-access-key",
		securityToken: "security-token",
		authToken: "auth-token"
	};
}));
// src/errors/template.ts
function fillIn(text, values) {
	return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
var init_template = __esmMin((() => {}));
// src/errors/api-error.ts
function isAuthFailure(error) {
	return error instanceof ApiError && [
		"bad-credentials",
		"key-locked",
		"credentials-unavailable",
		"account-key-refused",
		"role-refused",
		"role-not-found",
		"oidc-refused",
		"proxy-auth-failed"
	].includes(error.kind);
}
var catalog, refusedKinds, ApiError, init_api_error = __esmMin((() => {
	init_template(), catalog = {
		"secret-not-found": {
			retry: "never",
			message: "secret not found",
			advice: "Check `secret`, `region`, `project-id` and the account that the credentials belong to."
		},
		"other-secret": {
			retry: "never",
			message: "{service} returned another secret than the requested one",
			advice: "Compare the account, region and project in both names. Log in to those of the requested secret (`role-to-assume`, the credential inputs or the login step), and check `region`, `project-id` and `endpoint`. A secret that was deleted and created again is another one."
		},
		"label-not-unique": {
			retry: "never",
			message: "unexpected response from the API: a label is on two versions",
			advice: "Run again in a minute. If the store still lists it twice, report that to the provider."
		},
		"arn-not-unique": {
			retry: "never",
			message: "two parameters have the same ARN",
			advice: "A record names a parameter by its ARN, so neither of them could be rolled back for certain. To move a label now, use `aws ssm label-parameter-version` with the name of the parameter. Then create the parameter again with a name of more than one level."
		},
		"not-encrypted": {
			retry: "never",
			message: "this parameter is not a SecureString, so its history would contain its value in plain text",
			advice: "The action does not read values. Create the parameter again as a `SecureString`, and label a version of it."
		},
		"version-not-found": {
			retry: "never",
			message: "version or label not found",
			advice: "List the versions of the secret; the store may have purged one that had no label."
		},
		"label-quota": {
			retry: "never",
			message: "the secret has reached the store's label limit",
			advice: "Remove an unused label, then run again."
		},
		"secret-disabled": {
			retry: "never",
			message: "the secret is disabled",
			advice: "Enable the secret, then run again."
		},
		"secret-updating": {
			retry: "wait",
			message: "the secret is being updated, and has not become ready in time",
			advice: "Run again once the provider shows it as active, or with a larger `timeout-seconds`."
		},
		"secret-deleting": {
			retry: "never",
			message: "the secret is scheduled for deletion",
			advice: "Cancel the deletion, then run again."
		},
		"managed-secret": {
			retry: "never",
			message: "this secret is managed by the provider, so its labels cannot be moved",
			advice: "Rotate it with the provider, or keep the value in a generic secret."
		},
		"not-a-reference": {
			retry: "never",
			message: "the key-value is not a Key Vault reference",
			advice: "Check `secret` and `stage`. The action moves references to secrets in a vault only; it has neither shown nor kept the value."
		},
		"secret-locked": {
			retry: "never",
			message: "the secret is locked",
			advice: "Unlock it, then run again."
		},
		replica: {
			retry: "never",
			message: "the secret is a replica; labels can only be moved in its primary region",
			advice: "Set `region` (and `secret`, if it is an ARN) to the primary region; replicas follow automatically."
		},
		"bad-credentials": {
			retry: "never",
			message: "authentication failed",
			advice: "Check that the access key or token is valid and has not expired; temporary keys also need `security-token`. The action did not retry, because repeated failures can lock the key."
		},
		"key-locked": {
			retry: "never",
			message: "the access key is locked after repeated authentication failures",
			advice: "Correct the key, wait for five minutes, then run again."
		},
		"wrong-region": {
			retry: "never",
			message: "the request is signed for another region or service than that of the endpoint",
			advice: "Check `region` and `endpoint`: both must be those of the secret. The key is not the cause."
		},
		"credentials-unavailable": {
			retry: "never",
			message: "could not obtain credentials",
			advice: "Check the login step: it must run in this job, before this step. The key of a service account must be its whole JSON file."
		},
		"no-id-token": {
			retry: "never",
			message: "GitHub did not issue an OIDC token for this job",
			advice: "Add `permissions: id-token: write` to the job."
		},
		"id-token-refused": {
			retry: "never",
			message: "{service} refused to issue an OIDC token for this job",
			advice: "Check `oidc-audience`, then run the job again: it can request tokens only while it runs."
		},
		"account-key-refused": {
			retry: "never",
			message: "{service} rejected the key of the service account",
			advice: "Check in Google Cloud that the service account and this key of it exist and are enabled, and that the credentials file is complete."
		},
		"role-refused": {
			retry: "never",
			message: "the role's trust policy rejected this job's OIDC token",
			advice: "Check `role-to-assume` and its trust policy: the conditions on issuer, audience and subject (repository, branch, environment) must match this job. docs/oidc.md has one for each provider."
		},
		"role-not-found": {
			retry: "never",
			message: "role or identity provider not found",
			advice: "Check `role-to-assume` and `oidc-provider`, and that the identity provider is enabled."
		},
		"oidc-refused": {
			retry: "never",
			message: "the token service rejected this job's OIDC token",
			advice: "Check that the account has an identity provider for `https://token.actions.githubusercontent.com` and that it allows the audience of the token (`oidc-audience`). Tokens are valid for a few minutes; run again if it expired."
		},
		"clock-skew": {
			retry: "never",
			message: "the request was rejected because of clock skew",
			advice: "Synchronize the runner's clock."
		},
		"no-permission": {
			retry: "never",
			message: "permission denied",
			advice: "Grant the permissions that the README lists for this provider."
		},
		"explicit-deny": {
			retry: "never",
			message: "a policy explicitly denies permission",
			advice: "Find the policy that denies this, whose type is in the cause, and correct it or its condition. Granting the permission elsewhere does not help."
		},
		"service-disabled": {
			retry: "never",
			message: "the service is not enabled for this account or project",
			advice: "Enable it in the console of the provider, wait a few minutes, then run again. No permission is missing."
		},
		"payment-overdue": {
			retry: "never",
			message: "billing is overdue or disabled for this account or project",
			advice: "Settle the bill or enable billing, wait a few minutes, then run again. No permission is missing."
		},
		"account-restricted": {
			retry: "never",
			message: "the provider has restricted this account or project",
			advice: "Ask the support of the provider to lift the restriction, then run again. No permission is missing."
		},
		conflict: {
			retry: "after-read",
			message: "conflict: another process is changing this secret",
			advice: "Run only one promotion of a secret at a time (`concurrency:`), then run again."
		},
		"precondition-failed": {
			retry: "never",
			message: "{service} refused the change in the present state of the secret",
			advice: "Correct what the store names, then run again."
		},
		"sso-required": {
			retry: "never",
			message: "the organization requires single sign-on for this token",
			advice: "Authorize the token in `github-token` for the single sign-on of the organization, or unset that input."
		},
		"ip-not-allowed": {
			retry: "never",
			message: "the IP allow list of the organization excludes this runner",
			advice: "Add the address of the runner to the IP allow list, or use a runner with an address on it."
		},
		"no-deployments-api": {
			retry: "never",
			message: "the server of this repository has no deployments API",
			advice: "Unset `environment`, and roll back with `record` or `rollback-on-failure`."
		},
		"deployment-conflict": {
			retry: "never",
			message: "{service} reports a conflict",
			advice: "Resolve what GitHub names, then run again."
		},
		throttled: {
			retry: "safe",
			message: "rate limited by {service}",
			advice: "Run again later."
		},
		unreachable: {
			retry: "safe",
			message: "could not connect to {service}",
			advice: "Check `endpoint` and `region`, the network of the runner and its proxy variables."
		},
		"proxy-auth-failed": {
			retry: "never",
			message: "the proxy requires authentication",
			advice: "Check the user and password in `HTTPS_PROXY`. The action did not retry, because repeated failures can lock the account."
		},
		"proxy-invalid": {
			retry: "never",
			message: "the address of the proxy is invalid",
			advice: "Correct the variable on the runner or in the `env` of the workflow: `http://user:password@host:port`."
		},
		"tls-failed": {
			retry: "never",
			message: "TLS verification failed",
			advice: "Check `endpoint`. To trust a private CA, set `NODE_EXTRA_CA_CERTS`."
		},
		"connection-closed": {
			retry: "idempotent",
			message: "the connection closed before {service} responded",
			advice: "Run again; labels already in place are left alone."
		},
		cancelled: {
			retry: "safe",
			message: "the run was cancelled",
			advice: "Run again when you are ready."
		},
		"cancelled-in-flight": {
			retry: "idempotent",
			message: "the run was cancelled while waiting for a response",
			advice: "Run again when you are ready."
		},
		"out-of-time": {
			retry: "safe",
			message: "the time limit of the step was reached",
			advice: "Run again, with a larger `timeout-seconds`."
		},
		timeout: {
			retry: "idempotent",
			message: "timed out waiting for {service}",
			advice: "Run again, with a larger `timeout-seconds` if the store is slow."
		},
		unavailable: {
			retry: "idempotent",
			message: "{service} returned a server error",
			advice: "Run again later."
		},
		unreadable: {
			retry: "idempotent",
			message: "unexpected response from {service}",
			advice: "Check that `endpoint` is the API of this provider and that no proxy responds in its place."
		},
		redirected: {
			retry: "never",
			message: "the endpoint returned a redirect, which is not followed",
			advice: "Check `endpoint`: it must be the address of the API itself."
		},
		rejected: {
			retry: "never",
			message: "{service} rejected the request",
			advice: "Look the code up in the provider's documentation."
		}
	}, refusedKinds = [
		"bad-credentials",
		"key-locked",
		"wrong-region",
		"clock-skew",
		"no-permission",
		"explicit-deny",
		"service-disabled",
		"payment-overdue",
		"account-restricted",
		"proxy-auth-failed",
		"proxy-invalid"
	], ApiError = class ApiError extends Error {
		name = "ApiError";
		kind;
		details;
		constructor(kind, details = {}) {
			let { service = "the store", operation, code, requestId, detail, cause } = details, origin = [
				operation,
				code,
				requestId && `request id ${requestId}`
			].filter(Boolean), what = fillIn(catalog[kind].message, { service });
			super([`${what}${origin.length > 0 ? ` (${origin.join(", ")})` : ""}`, detail].filter(Boolean).join(": "), { cause }), this.kind = kind, this.details = details;
		}
		with(details) {
			return new ApiError(this.kind, {
				...details,
				...this.details
			});
		}
		get advice() {
			let { advice = catalog[this.kind].advice, link } = this.details;
			return link === void 0 ? advice : `${advice} See ${link}`;
		}
		get isAmbiguous() {
			return this.retry !== "safe" && !refusedKinds.includes(this.kind);
		}
		get retry() {
			return catalog[this.kind].retry;
		}
	};
}));
// src/untrusted/json.ts
function parseJson(text) {
	if (nestingPattern.test(text)) throw SyntaxError("too deep");
	return JSON.parse(text);
}
var nestingPattern, init_json = __esmMin((() => {
	nestingPattern = /[[{]{100}/;
}));
// src/untrusted/text.ts
function sanitize(text, secrets) {
	let clean = redact(cutMiddle(text ?? "", maxMatchedLength).replace(/\p{Cf}+/gu, "").replace(/[\p{C}\p{Z}]+/gu, " ").trim(), secrets).replace(quotedRequestPattern, "…").replace(signedRequestPattern, "…").replace(secretPattern, "***"), short = clean.length > maxShownLength$1 ? cutMiddle(clean, maxShownLength$1) : clean.replace(/[.!]{1,10}$/, "");
	return short === "" ? void 0 : short;
}
function safeId(text, secrets) {
	if (text !== void 0 && /^[\w.:-]{1,128}(?:\/[\w.-]{1,128}){0,3}$/.test(text)) return redact(text, secrets).replace(secretPattern, "***") === text ? text : void 0;
}
function safeLink(text, domains, secrets) {
	let host = /^https:\/\/([a-z0-9.-]{1,253})\/[\w./?=&%:-]{0,300}$/.exec(text ?? "")?.[1];
	return domains.some((domain) => host === domain || host?.endsWith(`.${domain}`)) && sanitize(text, secrets) === text ? text : void 0;
}
function singleLine(text) {
	return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replaceAll("##[", "## [");
}
function cutMiddle(text, maxLength) {
	if (text.length <= maxLength) return text;
	let half = Math.floor((maxLength - 1) / 2);
	return `${text.slice(0, half)}…${text.slice(-half)}`.toWellFormed();
}
function redact(text, secrets) {
	return secrets.reduce((rest, secret) => secret ? rest.replace(redactionPattern(secret), "***") : rest, text);
}
function redactionPattern(secret) {
	let start = secret.slice(0, maxSecretLength), escaped = start.replace(/[^A-Za-z0-9]/g, (character) => {
		let hex = character.charCodeAt(0).toString(16), code = `u${hex.padStart(4, "0")}`;
		return `(?:\\\\{0,8}\\${code}|%(?:25){0,4}${hex}|\\\\{1,8}${code})`;
	}), pattern = `(?:${(secret.length < minEncodedLength ? [escaped] : [escaped, ...encodedForms(start)]).join("|")})`;
	return new RegExp(secret.length > maxSecretLength ? `${pattern}\\S{0,${maxMatchedLength}}` : pattern, "gi");
}
function encodedForms(text) {
	let bytes = Buffer.from(text), base64 = [
		0,
		1,
		2
	].map((offset) => Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64").replace(/=+$/, "").slice(offset === 0 ? 0 : offset + 1, (offset + bytes.length) % 3 == 0 ? void 0 : -1).replaceAll("+", "[+-]").replaceAll("/", "[/_]"));
	return [bytes.toString("hex"), ...base64];
}
function isYamlNumber(text) {
	return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text);
}
var maxMatchedLength, maxShownLength$1, maxSecretLength, quotedRequestPattern, signedRequestPattern, secretPattern, minEncodedLength, init_text = __esmMin((() => {
	maxMatchedLength = 65536, maxShownLength$1 = 500, maxSecretLength = 500, quotedRequestPattern = /["']?(?:(?:(?:proxy-)?authorization|x-(?:acs|amz|auth|sdk|security)[\w-]{0,40})["']?\s{0,10}[:=]|[\w-]{1,40}-HMAC-SHA256\b|\bSignature (?:version|keyId)=).*/i, signedRequestPattern = /(?:\bthe |\bserver )?(?:canonical(?:ized)?[ _-]?(?:string|request|query)|string[ _-]?to[ _-]?sign).*/i, secretPattern = /[0-9a-f]{64}|\beyJ[\w-]{8,}(?:\.[\w-]*){0,8}|\bBasic (?=[a-z]{0,100}[A-Z0-9+/=])[\w+/=-]{8,}/gi, minEncodedLength = 8;
})), baseDelayMs, maxDelayMs, maxPollDelayMs, minReadMs, now, Deadline, init_deadline = __esmMin((() => {
	init_api_error(), baseDelayMs = 200, maxDelayMs = 1e4, maxPollDelayMs = 2e3, minReadMs = 500, now = () => Number(process.hrtime.bigint()) / 1e6, Deadline = class {
		#end;
		#reserved;
		#isReleased = !1;
		#cancelled = new AbortController();
		#abort = new AbortController();
		constructor(totalMs, reservedMs = Math.min(totalMs / 4, 3e4)) {
			this.#end = now() + totalMs, this.#reserved = reservedMs;
		}
		reserveForRollback(ms) {
			this.#isReleased || (this.#reserved = ms);
		}
		get remainingMs() {
			return this.#cancelled.signal.aborted ? 0 : this.#end - this.#reserved - now();
		}
		expired() {
			return new ApiError(this.isCancelled ? "cancelled" : "out-of-time");
		}
		get isCancelled() {
			return this.#cancelled.signal.aborted;
		}
		backoff = async (attempt, reason, maxMs = Infinity) => {
			let delayMs = Math.min(baseDelayMs * 2 ** attempt, maxDelayMs), ms = reason?.details.retryAfterMs ?? delayMs * (.5 + Math.random() / 2);
			if (ms >= Math.min(maxMs, this.remainingMs) && !this.#cancelled.signal.aborted) throw reason ?? this.expired();
			await this.wait(ms);
		};
		poll = async (attempt) => {
			let ms = Math.min(baseDelayMs * 2 ** attempt, maxPollDelayMs);
			if (ms + minReadMs >= this.remainingMs) throw this.expired();
			await this.wait(ms);
		};
		wait = async (ms) => {
			let { signal } = this.#cancelled;
			if (signal.aborted || ms >= this.remainingMs) throw this.expired();
			await setTimeout$1(ms, void 0, { signal }).catch(() => {
				throw this.expired();
			});
		};
		async race(work) {
			if (this.remainingMs <= 0) throw this.expired();
			let stop = new AbortController(), end = setTimeout$1(this.remainingMs, void 0, { signal: AbortSignal.any([stop.signal, this.#cancelled.signal]) }).catch(() => void 0).then(() => Promise.reject(this.expired()));
			try {
				return await Promise.race([work, end]);
			} finally {
				end.catch(() => void 0), stop.abort();
			}
		}
		get abortSignal() {
			return this.#abort.signal;
		}
		releaseReserve() {
			this.#isReleased = !0, this.#reserved = 0, this.#cancelled = new AbortController(), this.#abort = new AbortController();
		}
		cancel(inFlightMs, totalMs) {
			if (this.#end = Math.min(this.#end, now() + totalMs), this.#isReleased) return;
			this.#cancelled.abort();
			let abort = this.#abort;
			setTimeout(() => {
				abort.abort();
			}, inFlightMs).unref();
		}
	};
}));
// src/http/message.ts
function serverTimeMs(response) {
	let time = Date.parse(response.header("date") ?? "");
	return Number.isNaN(time) || time > Date.UTC(9999, 0) ? void 0 : time;
}
function retryAfterMs(response) {
	let value = response.header("retry-after");
	if (value === void 0) return;
	let ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1e3 : Date.parse(value) - Date.now();
	return Number.isNaN(ms) ? void 0 : Math.max(0, ms);
}
var init_message = __esmMin((() => {}));
// src/http/api.ts
async function call(client, api, apiCall) {
	let { operation, kind, request, parse, secrets, requestIds } = apiCall, { service } = api, rateLimiter = api.rateLimiterFor?.(operation, kind === "write" ? "write" : "read"), start = 0, log = (outcome, id) => {
		let ms = Math.round(now() - start);
		client.debug(`${operation}: ${outcome}, ${ms} ms${id === void 0 ? "" : `, request ${id}`}`);
	}, send = (date) => (start = now(), request(date)), handle = (response) => {
		let error = response.status >= 400 ? api.errorOf(response) : void 0, requestId = safeId(api.requestIdHeaders.map(response.header).find((id) => id !== void 0), secrets) ?? safeId(error?.requestId, secrets);
		requestId !== void 0 && requestIds?.push(requestId), log(String(response.status), requestId);
		let details = {
			service,
			operation,
			requestId
		};
		if (error !== void 0) throw toApiError(api, apiCall, error, response, details);
		return parse(response, details);
	};
	try {
		return await client.send(kind, send, handle, rateLimiter, ({ kind: failure, details: { code } }) => {
			log(code === void 0 ? failure : `${failure} (${code})`);
		});
	} catch (error) {
		throw error instanceof ApiError ? error.with({
			service,
			operation,
			advice: api.advice?.[error.kind]
		}) : error;
	}
}
function toApiError({ errorRules, statusKinds = {}, linkDomains = [], retryAfterMs: ownHint }, { operation, kind, secrets, notFound = kind === "write" ? "version-not-found" : "secret-not-found" }, error, response, details) {
	let { status } = response, code = safeId(error.code, secrets), rule = errorRules.find((each) => code !== void 0 && each.code.test(code) && (each.operation ?? operation) === operation && (each.message?.test(error.message ?? "") ?? !0)), ruled = rule?.kind === "not-found" ? notFound : rule?.kind, meaning = error.kind ?? ruled ?? statusKinds[status] ?? kindByStatus(status, notFound);
	return new ApiError(meaning, {
		...details,
		code: code ?? `HTTP ${status}`,
		detail: sanitize(error.message, secrets),
		link: safeLink(error.link, linkDomains, secrets),
		retryAfterMs: ownHint?.(response) ?? retryAfterMs(response),
		serverTimeMs: serverTimeMs(response)
	});
}
function kindByStatus(status, notFound) {
	return status === 401 ? "bad-credentials" : status === 403 ? "no-permission" : status === 404 ? notFound : status === 408 ? "timeout" : status === 429 ? "throttled" : status >= 500 ? "unavailable" : "rejected";
}
function parseJsonBody(response) {
	try {
		return parseJson(response.body);
	} catch {
		return;
	}
}
function bySchema(schema, bodyOf = parseJsonBody) {
	return (response, details) => {
		let value = bodyOf(response), parsed = schema.safeParse(value);
		if (parsed.success) return parsed.data;
		if (value === void 0) throw new ApiError("unreadable", {
			...details,
			detail: "it is not JSON"
		});
		let [issue] = parsed.error.issues, path = issue?.path.length ? `${issue.path.join(".")}: ` : "";
		throw new ApiError("unreadable", {
			...details,
			detail: `${path}${issue?.message ?? "not as documented"}`
		});
	};
}
var init_api$1 = __esmMin((() => {
	init_api_error(), init_json(), init_text(), init_deadline(), init_message();
}));
// src/http/url.ts
function parseOrigin(text) {
	if (!isSecureUrl(text)) return;
	let { origin, pathname, search, hash } = new URL(text);
	return pathname === "/" && search === "" && hash === "" ? origin : void 0;
}
function isSecureUrl(text) {
	if (!URL.canParse(text)) return !1;
	let { protocol, hostname, username, password } = new URL(text);
	return (protocol === "https:" || protocol === "http:" && isLoopback(hostname)) && username === "" && password === "";
}
function isLoopback(hostname) {
	return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
var init_url = __esmMin((() => {}));
// src/auth/oidc.ts
function hasOidcPermission(readVariable) {
	return [requestUrlName, requestTokenName].every(readVariable);
}
function oidcEndpoint(readVariable) {
	let [url, token] = [readVariable(requestUrlName), readVariable(requestTokenName)];
	if (url && token && isSecureUrl(url)) return {
		url: new URL(url),
		authorization: `Bearer ${token}`
	};
}
async function fetchIdToken(client, audience, readVariable) {
	let endpoint = oidcEndpoint(readVariable);
	if (endpoint === void 0) throw new ApiError("no-id-token");
	let { url, authorization } = endpoint;
	url.searchParams.set("audience", audience);
	let { value } = await call(client, gitHubTokenService, {
		operation: "GitHub's OIDC token",
		kind: "read",
		request: () => ({
			method: "GET",
			url,
			headers: {
				accept: "application/json",
				authorization
			}
		}),
		parse: bySchema(tokenResponse$2),
		secrets: [authorization.replace("Bearer ", "")]
	});
	return value;
}
function withClaims(error, idToken) {
	if (!(error instanceof ApiError) || ![
		"role-refused",
		"role-not-found",
		"oidc-refused"
	].includes(error.kind)) return error;
	let claims = Object.entries(claimsOf(idToken)).flatMap(([name, value]) => {
		let shown = sanitize(value, [idToken]);
		return shown === void 0 ? [] : [`${name} \`${cutMiddle(shown, maxClaimLength)}\``];
	}), shown = claims.length > 0 ? `the token of this job has ${claims.join(", ")}` : void 0, detail = [error.details.detail, shown].filter(Boolean).join("; ");
	return new ApiError(error.kind, {
		...error.details,
		detail
	});
}
function claimsOf(idToken) {
	try {
		return claimsSchema.parse(parseJson(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString()));
	} catch {
		return {};
	}
}
function sessionName(readVariable) {
	let [repository, run] = [readVariable("GITHUB_REPOSITORY"), readVariable("GITHUB_RUN_ID")];
	if (!repository || !run) return "promote-secret-version";
	let tail = `-${run.replace(/\D/g, "").slice(0, 20)}`;
	return `${repository.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, 64 - tail.length)}${tail}`;
}
var requestUrlName, requestTokenName, tokenResponse$2, gitHubAdvice, errorResponse$6, gitHubTokenService, maxClaimLength, claim, claimsSchema, init_oidc = __esmMin((() => {
	init_mini(), init_api$1(), init_url(), init_api_error(), init_json(), init_text(), requestUrlName = "ACTIONS_ID_TOKEN_REQUEST_URL", requestTokenName = "ACTIONS_ID_TOKEN_REQUEST_TOKEN", tokenResponse$2 = object({ value: string$1().check(_regex(/^[\w.=+/-]{4,20000}$/, "not a token")) }), gitHubAdvice = {
		unreachable: "Check the network of the runner and its proxy variables.",
		unreadable: "Check that no proxy responds in place of GitHub.",
		"tls-failed": "To trust a private CA, set `NODE_EXTRA_CA_CERTS`."
	}, errorResponse$6 = _catch(object({ message: optional(string$1()) }), {}), gitHubTokenService = {
		service: "GitHub's token service",
		requestIdHeaders: [],
		errorOf: (response) => ({
			...errorResponse$6.parse(parseJsonBody(response)),
			kind: response.status < 500 && ![408, 429].includes(response.status) ? "id-token-refused" : void 0
		}),
		errorRules: [],
		advice: {
			...gitHubAdvice,
			redirected: gitHubAdvice.unreadable
		}
	}, maxClaimLength = 200, claim = _catch(optional(pipe(union([string$1(), array$1(string$1())]), transform(String))), void 0), claimsSchema = object({
		sub: claim,
		aud: claim,
		iss: claim
	});
}));
init_credentials(), init_oidc();
function createAuthenticator(client, mask, readVariable) {
	let known = new Map();
	async function fromFile({ loadFileLogin }, path, identityEndpoint) {
		if (loadFileLogin === void 0) throw TypeError("the provider does not log in with a file");
		return (await loadFileLogin())(path, {
			client,
			identityEndpoint,
			mask,
			readVariable
		});
	}
	async function fromRole({ loadExchange }, { request }) {
		if (loadExchange === void 0) throw TypeError("the provider does not log in with an OIDC token");
		let exchange = await loadExchange(), idToken = "";
		return exchange(request, async () => (idToken = await fetchIdToken(client, request.audience, readVariable), mask(idToken), idToken), client, mask).catch((error) => {
			throw withClaims(error, idToken);
		});
	}
	async function withMasking(exchanged) {
		let credentials = await exchanged;
		for (let secret of secretsOf(credentials)) mask(secret);
		return credentials;
	}
	return async (provider, code, login, identityEndpoint) => {
		if ("credentials" in login) return login.credentials;
		let isFile = "credentialsFile" in login, key = JSON.stringify([provider, isFile ? login : {
			...login.request,
			region: ""
		}]), exchanged = known.get(key) ?? withMasking(isFile ? fromFile(code, login.credentialsFile, identityEndpoint) : fromRole(code, login));
		return known.set(key, exchanged), exchanged;
	};
}
// src/errors/refusal.ts
var refusals, Refusal, init_refusal = __esmMin((() => {
	init_template(), refusals = {
		"moved-since": {
			message: "{label} has been moved since: it is on {now}; the step to roll back {move}",
			advice: "Find out who moved it. To roll back anyway, set `force: true`."
		},
		"not-recorded-secret": {
			message: "the record is of {recorded}, but these inputs and credentials lead to {found}",
			advice: "If you mean {recorded}, log in to its account or project and set `secret` to this name. If you mean {found}, this record is not about it: use another `record`, or `target-version`."
		},
		"reference-repointed": {
			message: "{label} now refers to another secret: {now} instead of {before}",
			advice: "Find out who changed the reference. To move it within that secret, set `secret` to the plain key and name a version of it as `target-version`."
		},
		"reference-elsewhere": {
			message: "{label} refers to another secret than {stage}: {now} instead of {before}",
			advice: "A version belongs to one secret. Name a version of {before} as `target-version`."
		},
		"unexpected-version": {
			message: "{label} is on {now}, but `expected-version` is {expected}",
			advice: "Find out who moved it, then run again with the version you now expect{quote}."
		},
		"previous-version-gone": {
			message: "cannot roll back: version {version} no longer exists",
			advice: "{label} stays on {now}. Roll back to another version with `target-version`."
		},
		"previous-version-destroyed": {
			message: "cannot roll back: version {version} is destroyed",
			advice: "{label} stays on {now}. Roll back to another version with `target-version`."
		},
		"previous-version-disabled": {
			message: "cannot roll back: version {version} is disabled",
			advice: "{label} stays on {now}. Enable the version{deadline} and run again, or roll back to another one with `target-version`."
		},
		"target-not-found": {
			message: "version {version} does not exist",
			advice: "The versions are: {versions}. Check `target-version`{quote}. If the version was made a moment ago, the store may not list it yet: run again."
		},
		"target-disabled": {
			message: "version {version} is disabled",
			advice: "Enable it{deadline}, or choose another version."
		},
		"target-destroyed": {
			message: "version {version} is destroyed",
			advice: "That cannot be undone. The other versions are: {versions}. Promote one of them."
		},
		"label-unused": {
			message: "no version has the label {label}",
			advice: "The versions are: {versions}. Check `target-stage`{quote}."
		},
		"label-on-unlisted": {
			message: "the label {label} is on version {version}, which the store does not list",
			advice: "The versions are: {versions}. If the version was made a moment ago, run again; otherwise choose another version."
		},
		"newest-undated": {
			message: "cannot tell the newest version: the store lists {undated} without a creation time",
			advice: "The versions are: {versions}. Name one as `target-version`, or run again if one was created a moment ago."
		},
		"newest-tied": {
			message: "cannot tell the newest version: {tied} have the same creation time",
			advice: "The versions are: {versions}. Name one as `target-version`."
		},
		"newest-pending": {
			message: "the newest version, {version}, has the label {label}: its rotation has not ended, so it may be empty",
			advice: "The versions are: {versions}. Wait for the rotation, name a version as `target-version`, or promote this one with `target-stage: {label}`."
		},
		"no-usable-version": {
			message: "no version can be used",
			advice: "The versions are: {versions}. Create one, or enable one."
		},
		"concurrent-move": {
			message: "{label} was moved by someone else during this run: it is on {now}, expected {after}",
			advice: "Find out who moved it, and run only one promotion of a secret at a time (`concurrency:`)."
		},
		"not-converged": {
			message: "the store accepted the move, but {label} is still on {now} instead of {after}",
			advice: "Check the labels of the secret, and run again once they no longer change."
		},
		"not-confirmed": {
			message: "could not confirm the rollback: {label} is on {now}, although the step moved it or was about to",
			advice: "The store may show the move late, or still make it. Check the labels of the secret in a minute. If another step has rolled it back already, nothing is left to do."
		},
		"label-twice": {
			message: "the list moves {label} of {secret} twice",
			advice: "List each label of a secret once, be it as `stage` or as `previous-stage`."
		},
		"record-too-large": {
			message: "the record of {count} secrets is too large to pass to a rollback",
			advice: "Split the list into several steps or matrix jobs."
		},
		"nothing-to-roll-back": {
			message: "nothing to roll back in environment {environment}{selection}",
			advice: "If the promotion ran without `environment`, or in another one, use `record` or `target-version`."
		},
		"promoted-by-another-run": {
			message: "this run has promoted nothing to roll back in environment {environment}; the latest promotion, deployment {id}, is by {run}",
			advice: "A run started by `{event}` rolls back only what it has promoted itself. To roll back an older promotion, start a workflow by hand (`workflow_dispatch`), or use `record` or `target-version`."
		},
		"several-secrets": {
			message: "`secret` matches promotions of several secrets in environment {environment}: {secrets}",
			advice: "Set `secret` to one of these full names (on Google Cloud with the number of the project), or add `provider`, `region` or `project-id`."
		},
		"node-too-old": {
			message: "this is Node {version}, but the action requires Node {required} or newer",
			advice: "Update the runner, or the image of the container, so that actions run with `node24`."
		},
		"command-file": {
			message: "the runner's file for outputs and state cannot be written ({file}: {cause})",
			advice: "Check the disk and the temporary folder of the runner, then run again."
		},
		"deployment-record-failed": {
			message: "the deployment record: {cause}",
			advice: "{advice}"
		}
	}, Refusal = class Refusal extends Error {
		name = "Refusal";
		advice;
		conflictingLabel;
		constructor(message, advice, conflictingLabel) {
			super(message), this.advice = advice, this.conflictingLabel = conflictingLabel;
		}
		static of(kind, values, conflictingLabel) {
			let { message, advice } = refusals[kind];
			return new Refusal(fillIn(message, values), fillIn(advice, values), conflictingLabel);
		}
	};
}));
// node_modules/@actions/http-client/lib/proxy.js
function checkBypass(reqUrl) {
	if (!reqUrl.hostname) return !1;
	let reqHost = reqUrl.hostname;
	if (isLoopbackAddress(reqHost)) return !0;
	let noProxy = process.env.no_proxy || process.env.NO_PROXY || "";
	if (!noProxy) return !1;
	let reqPort;
	reqUrl.port ? reqPort = Number(reqUrl.port) : reqUrl.protocol === "http:" ? reqPort = 80 : reqUrl.protocol === "https:" && (reqPort = 443);
	let upperReqHosts = [reqUrl.hostname.toUpperCase()];
	typeof reqPort == "number" && upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
	for (let upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) return !0;
	return !1;
}
function isLoopbackAddress(host) {
	let hostLower = host.toLowerCase();
	return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}
var init_proxy$1 = __esmMin((() => {}));
// src/http/proxy.ts
function findProxy(url) {
	if (!checkBypass(url)) for (let variable of url.protocol === "https:" ? variables["https:"] : variables["http:"]) {
		let address = process.env[variable]?.trim();
		if (address) return parseProxy(variable, address);
	}
}
function proxyCredentials(environment) {
	return Object.values(variables).flat().flatMap((name) => secretsIn(environment[name]?.trim() ?? ""));
}
function secretsIn(address) {
	let logins = readLogins(address);
	return logins.length === 0 ? address === "" || URL.canParse(withScheme(address)) ? [] : [address] : logins.flatMap(({ user, password }) => {
		let written = password === "" ? user : password;
		return [
			written,
			decode(written) ?? written,
			basic(decode(user) ?? user, decode(password) ?? password)
		];
	});
}
function parseProxy(variable, address) {
	let invalid = (problem) => new ApiError("proxy-invalid", { detail: `\`${variable}\` ${problem}` }), [login, ...more] = readLogins(address), [user, password] = [decode(login?.user ?? ""), decode(login?.password ?? "")];
	if (more.length > 0 || /[\\/?#\s]/.test(`${login?.user ?? ""}${login?.password ?? ""}`) || user === void 0 || password === void 0) throw invalid("has characters before the `@` that must be percent-encoded (`%5C` for `\\`, `%2F` for `/`, `%3F` for `?`, `%23` for `#`, `%25` for `%`, `%20` for a space)");
	let url = URL.parse(withScheme(address));
	if (url?.protocol !== "http:" && url?.protocol !== "https:") throw invalid("is not the URL of an HTTP proxy");
	return {
		variable,
		url: new URL(url.origin),
		authorization: login && `Basic ${basic(user, password)}`
	};
}
function readLogins(address) {
	let rest = address.replace(scheme, ""), found = [/^([^/\\?#]*)@/, /^(.*)@/s].flatMap((pattern) => pattern.exec(rest)?.[1] ?? []);
	return [...new Set(found)].map((text) => {
		let [, user = "", password = ""] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
		return {
			user,
			password
		};
	}).filter(({ user, password }) => user !== "" || password !== "");
}
function withScheme(address) {
	return scheme.test(address) ? address : `http://${address}`;
}
function basic(user, password) {
	return Buffer.from(`${user}:${password}`).toString("base64");
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}
var variables, scheme, init_proxy = __esmMin((() => {
	init_proxy$1(), init_api_error(), variables = {
		"http:": ["http_proxy", "HTTP_PROXY"],
		"https:": ["https_proxy", "HTTPS_PROXY"]
	}, scheme = /^[a-z][a-z\d+.-]*:[/\\]+/i;
}));
// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	return input == null ? "" : typeof input == "string" || input instanceof String ? input : JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	return Object.keys(annotationProperties).length ? {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	} : {};
}
var init_utils = __esmMin((() => {}));
// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	let cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
var CMD_STRING, Command, init_command = __esmMin((() => {
	init_utils(), CMD_STRING = "::", Command = class {
		constructor(command, properties, message) {
			command ||= "missing.command", this.command = command, this.properties = properties, this.message = message;
		}
		toString() {
			let cmdStr = CMD_STRING + this.command;
			if (this.properties && Object.keys(this.properties).length > 0) {
				cmdStr += " ";
				let first = !0;
				for (let key in this.properties) if (this.properties.hasOwnProperty(key)) {
					let val = this.properties[key];
					val && (first ? first = !1 : cmdStr += ",", cmdStr += `${key}=${escapeProperty(val)}`);
				}
			}
			return cmdStr += `${CMD_STRING}${escapeData(this.message)}`, cmdStr;
		}
	};
}));
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	let filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	let delimiter = `ghadelimiter_${crypto.randomUUID()}`, convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}
var init_file_command = __esmMin((() => {
	init_utils();
})), require_symbols = __commonJSMin(((exports, module) => {
	module.exports = {
		kClose: Symbol("close"),
		kDestroy: Symbol("destroy"),
		kDispatch: Symbol("dispatch"),
		kUrl: Symbol("url"),
		kRequestOrigin: Symbol("request origin"),
		kRedirectCacheControl: Symbol("redirect cache control"),
		kOriginless: Symbol("originless"),
		kWriting: Symbol("writing"),
		kResuming: Symbol("resuming"),
		kQueue: Symbol("queue"),
		kConnect: Symbol("connect"),
		kConnecting: Symbol("connecting"),
		kKeepAliveDefaultTimeout: Symbol("default keep alive timeout"),
		kKeepAliveMaxTimeout: Symbol("max keep alive timeout"),
		kKeepAliveTimeoutThreshold: Symbol("keep alive timeout threshold"),
		kKeepAliveTimeoutValue: Symbol("keep alive timeout"),
		kKeepAlive: Symbol("keep alive"),
		kHeadersTimeout: Symbol("headers timeout"),
		kBodyTimeout: Symbol("body timeout"),
		kServerName: Symbol("server name"),
		kLocalAddress: Symbol("local address"),
		kHost: Symbol("host"),
		kNoRef: Symbol("no ref"),
		kBodyUsed: Symbol("used"),
		kBody: Symbol("abstracted request body"),
		kRunning: Symbol("running"),
		kBlocking: Symbol("blocking"),
		kPending: Symbol("pending"),
		kSize: Symbol("size"),
		kBusy: Symbol("busy"),
		kQueued: Symbol("queued"),
		kFree: Symbol("free"),
		kConnected: Symbol("connected"),
		kClosed: Symbol("closed"),
		kNeedDrain: Symbol("need drain"),
		kReset: Symbol("reset"),
		kDestroyed: Symbol.for("nodejs.stream.destroyed"),
		kResume: Symbol("resume"),
		kOnError: Symbol("on error"),
		kMaxHeadersSize: Symbol("max headers size"),
		kRunningIdx: Symbol("running index"),
		kPendingIdx: Symbol("pending index"),
		kError: Symbol("error"),
		kClients: Symbol("clients"),
		kClient: Symbol("client"),
		kParser: Symbol("parser"),
		kOnDestroyed: Symbol("destroy callbacks"),
		kPipelining: Symbol("pipelining"),
		kSocket: Symbol("socket"),
		kHostHeader: Symbol("host header"),
		kConnector: Symbol("connector"),
		kStrictContentLength: Symbol("strict content length"),
		kMaxRedirections: Symbol("maxRedirections"),
		kMaxRequests: Symbol("maxRequestsPerClient"),
		kProxy: Symbol("proxy agent options"),
		kCounter: Symbol("socket request counter"),
		kMaxResponseSize: Symbol("max response size"),
		kHTTP2Session: Symbol("http2Session"),
		kHTTP2Options: Symbol("http2 options"),
		kHTTP2SessionState: Symbol("http2Session state"),
		kRetryHandlerDefaultRetry: Symbol("retry agent default retry"),
		kConstruct: Symbol("constructable"),
		kListeners: Symbol("listeners"),
		kHTTPContext: Symbol("http context"),
		kMaxConcurrentStreams: Symbol("max concurrent streams"),
		kHostAuthority: Symbol("host authority"),
		kHTTP2InitialWindowSize: Symbol("http2 initial window size"),
		kHTTP2ConnectionWindowSize: Symbol("http2 connection window size"),
		kEnableConnectProtocol: Symbol("http2session connect protocol"),
		kRemoteSettings: Symbol("http2session remote settings"),
		kHTTP2Stream: Symbol("http2session client stream"),
		kPingInterval: Symbol("ping interval"),
		kUseMilo: Symbol("use milo"),
		kNoProxyAgent: Symbol("no proxy agent"),
		kHttpProxyAgent: Symbol("http proxy agent"),
		kHttpsProxyAgent: Symbol("https proxy agent"),
		kSocks5ProxyAgent: Symbol("socks5 proxy agent")
	};
})), require_timers = __commonJSMin(((exports, module) => {
	let fastNow = 0, RESOLUTION_MS = 1e3, fastNowTimeout, kFastTimer = Symbol("kFastTimer"), fastTimers = [];
	function onTick() {
		fastNow += 499;
		let idx = 0, len = fastTimers.length;
		for (; idx < len;) {
			let timer = fastTimers[idx];
			timer._state === 0 ? (timer._idleStart = fastNow - 499, timer._state = 1) : timer._state === 1 && fastNow >= timer._idleStart + timer._idleTimeout && (timer._state = -1, timer._idleStart = -1, timer._onTimeout(timer._timerArg)), timer._state === -1 ? (timer._state = -2, --len !== 0 && (fastTimers[idx] = fastTimers[len])) : ++idx;
		}
		fastTimers.length = len, fastTimers.length !== 0 && refreshTimeout();
	}
	function refreshTimeout() {
		fastNowTimeout?.refresh ? fastNowTimeout.refresh() : (clearTimeout(fastNowTimeout), fastNowTimeout = setTimeout(onTick, 499), fastNowTimeout?.unref());
	}
	var FastTimer = class {
		[kFastTimer] = !0;
		_state = -2;
		_idleTimeout = -1;
		_idleStart = -1;
		_onTimeout;
		_timerArg;
		constructor(callback, delay, arg) {
			this._onTimeout = callback, this._idleTimeout = delay, this._timerArg = arg, this.refresh();
		}
		refresh() {
			this._state === -2 && fastTimers.push(this), fastNowTimeout && fastTimers.length !== 1 || refreshTimeout(), this._state = 0;
		}
		clear() {
			this._state = -1, this._idleStart = -1;
		}
	};
	module.exports = {
		setTimeout(callback, delay, arg) {
			return delay <= RESOLUTION_MS ? setTimeout(callback, delay, arg) : new FastTimer(callback, delay, arg);
		},
		clearTimeout(timeout) {
			timeout[kFastTimer] ? timeout.clear() : clearTimeout(timeout);
		},
		setFastTimeout(callback, delay, arg) {
			return new FastTimer(callback, delay, arg);
		},
		clearFastTimeout(timeout) {
			timeout.clear();
		},
		now() {
			return fastNow;
		},
		tick(delay = 0) {
			fastNow += delay - RESOLUTION_MS + 1, onTick(), onTick();
		},
		reset() {
			fastNow = 0, fastTimers.length = 0, clearTimeout(fastNowTimeout), fastNowTimeout = null;
		},
		kFastTimer
	};
})), require_errors$1 = __commonJSMin(((exports, module) => {
	let kUndiciError = Symbol.for("undici.error.UND_ERR");
	var UndiciError = class extends Error {
		constructor(message, options) {
			super(message, options), this.name = "UndiciError", this.code = "UND_ERR";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kUndiciError] === !0;
		}
		get [kUndiciError]() {
			return !0;
		}
	};
	let kConnectTimeoutError = Symbol.for("undici.error.UND_ERR_CONNECT_TIMEOUT");
	var ConnectTimeoutError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "ConnectTimeoutError", this.message = message || "Connect Timeout Error", this.code = "UND_ERR_CONNECT_TIMEOUT";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kConnectTimeoutError] === !0;
		}
		get [kConnectTimeoutError]() {
			return !0;
		}
	};
	let kHeadersTimeoutError = Symbol.for("undici.error.UND_ERR_HEADERS_TIMEOUT");
	var HeadersTimeoutError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "HeadersTimeoutError", this.message = message || "Headers Timeout Error", this.code = "UND_ERR_HEADERS_TIMEOUT";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kHeadersTimeoutError] === !0;
		}
		get [kHeadersTimeoutError]() {
			return !0;
		}
	};
	let kHeadersOverflowError = Symbol.for("undici.error.UND_ERR_HEADERS_OVERFLOW");
	var HeadersOverflowError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "HeadersOverflowError", this.message = message || "Headers Overflow Error", this.code = "UND_ERR_HEADERS_OVERFLOW";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kHeadersOverflowError] === !0;
		}
		get [kHeadersOverflowError]() {
			return !0;
		}
	};
	let kBodyTimeoutError = Symbol.for("undici.error.UND_ERR_BODY_TIMEOUT");
	var BodyTimeoutError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "BodyTimeoutError", this.message = message || "Body Timeout Error", this.code = "UND_ERR_BODY_TIMEOUT";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kBodyTimeoutError] === !0;
		}
		get [kBodyTimeoutError]() {
			return !0;
		}
	};
	let kInvalidArgumentError = Symbol.for("undici.error.UND_ERR_INVALID_ARG");
	var InvalidArgumentError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "InvalidArgumentError", this.message = message || "Invalid Argument Error", this.code = "UND_ERR_INVALID_ARG";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kInvalidArgumentError] === !0;
		}
		get [kInvalidArgumentError]() {
			return !0;
		}
	};
	let kInvalidReturnValueError = Symbol.for("undici.error.UND_ERR_INVALID_RETURN_VALUE");
	var InvalidReturnValueError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "InvalidReturnValueError", this.message = message || "Invalid Return Value Error", this.code = "UND_ERR_INVALID_RETURN_VALUE";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kInvalidReturnValueError] === !0;
		}
		get [kInvalidReturnValueError]() {
			return !0;
		}
	};
	let kAbortError = Symbol.for("undici.error.UND_ERR_ABORT");
	var AbortError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "AbortError", this.message = message || "The operation was aborted", this.code = "UND_ERR_ABORT";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kAbortError] === !0;
		}
		get [kAbortError]() {
			return !0;
		}
	};
	let kRequestAbortedError = Symbol.for("undici.error.UND_ERR_ABORTED");
	var RequestAbortedError = class extends AbortError {
		constructor(message) {
			super(message), this.name = "AbortError", this.message = message || "Request aborted", this.code = "UND_ERR_ABORTED";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kRequestAbortedError] === !0;
		}
		get [kRequestAbortedError]() {
			return !0;
		}
	};
	let kInformationalError = Symbol.for("undici.error.UND_ERR_INFO");
	var InformationalError = class extends UndiciError {
		constructor(message, options) {
			super(message, options), this.name = "InformationalError", this.message = message || "Request information", this.code = "UND_ERR_INFO";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kInformationalError] === !0;
		}
		get [kInformationalError]() {
			return !0;
		}
	};
	let kRequestContentLengthMismatchError = Symbol.for("undici.error.UND_ERR_REQ_CONTENT_LENGTH_MISMATCH");
	var RequestContentLengthMismatchError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "RequestContentLengthMismatchError", this.message = message || "Request body length does not match content-length header", this.code = "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kRequestContentLengthMismatchError] === !0;
		}
		get [kRequestContentLengthMismatchError]() {
			return !0;
		}
	};
	let kResponseContentLengthMismatchError = Symbol.for("undici.error.UND_ERR_RES_CONTENT_LENGTH_MISMATCH");
	var ResponseContentLengthMismatchError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "ResponseContentLengthMismatchError", this.message = message || "Response body length does not match content-length header", this.code = "UND_ERR_RES_CONTENT_LENGTH_MISMATCH";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kResponseContentLengthMismatchError] === !0;
		}
		get [kResponseContentLengthMismatchError]() {
			return !0;
		}
	};
	let kClientDestroyedError = Symbol.for("undici.error.UND_ERR_DESTROYED");
	var ClientDestroyedError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "ClientDestroyedError", this.message = message || "The client is destroyed", this.code = "UND_ERR_DESTROYED";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kClientDestroyedError] === !0;
		}
		get [kClientDestroyedError]() {
			return !0;
		}
	};
	let kClientClosedError = Symbol.for("undici.error.UND_ERR_CLOSED");
	var ClientClosedError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "ClientClosedError", this.message = message || "The client is closed", this.code = "UND_ERR_CLOSED";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kClientClosedError] === !0;
		}
		get [kClientClosedError]() {
			return !0;
		}
	};
	let kSocketError = Symbol.for("undici.error.UND_ERR_SOCKET");
	var SocketError = class extends UndiciError {
		constructor(message, socket) {
			super(message), this.name = "SocketError", this.message = message || "Socket error", this.code = "UND_ERR_SOCKET", this.socket = socket;
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kSocketError] === !0;
		}
		get [kSocketError]() {
			return !0;
		}
	};
	let kNotSupportedError = Symbol.for("undici.error.UND_ERR_NOT_SUPPORTED");
	var NotSupportedError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "NotSupportedError", this.message = message || "Not supported error", this.code = "UND_ERR_NOT_SUPPORTED";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kNotSupportedError] === !0;
		}
		get [kNotSupportedError]() {
			return !0;
		}
	};
	let kBalancedPoolMissingUpstreamError = Symbol.for("undici.error.UND_ERR_BPL_MISSING_UPSTREAM");
	var BalancedPoolMissingUpstreamError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "MissingUpstreamError", this.message = message || "No upstream has been added to the BalancedPool", this.code = "UND_ERR_BPL_MISSING_UPSTREAM";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kBalancedPoolMissingUpstreamError] === !0;
		}
		get [kBalancedPoolMissingUpstreamError]() {
			return !0;
		}
	};
	let kWebAssemblyNotSupportedError = Symbol.for("undici.error.ERR_WEBASSEMBLY_NOT_SUPPORTED");
	var WebAssemblyNotSupportedError = class extends Error {
		constructor(message) {
			super(message || "WebAssembly is not supported in this environment, but is required for HTTP/1 parsing"), this.code = "ERR_WEBASSEMBLY_NOT_SUPPORTED";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kWebAssemblyNotSupportedError] === !0;
		}
		get [kWebAssemblyNotSupportedError]() {
			return !0;
		}
	};
	let kHTTPParserError = Symbol.for("undici.error.UND_ERR_HTTP_PARSER");
	var HTTPParserError = class extends Error {
		constructor(message, code, data) {
			super(message), this.name = "HTTPParserError", this.code = code ? `HPE_${code}` : void 0, this.data = data ? data.toString() : void 0;
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kHTTPParserError] === !0;
		}
		get [kHTTPParserError]() {
			return !0;
		}
	};
	let kResponseExceededMaxSizeError = Symbol.for("undici.error.UND_ERR_RES_EXCEEDED_MAX_SIZE");
	var ResponseExceededMaxSizeError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "ResponseExceededMaxSizeError", this.message = message || "Response content exceeded max size", this.code = "UND_ERR_RES_EXCEEDED_MAX_SIZE";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kResponseExceededMaxSizeError] === !0;
		}
		get [kResponseExceededMaxSizeError]() {
			return !0;
		}
	};
	let kRequestRetryError = Symbol.for("undici.error.UND_ERR_REQ_RETRY");
	var RequestRetryError = class extends UndiciError {
		constructor(message, code, { headers, data }) {
			super(message), this.name = "RequestRetryError", this.message = message || "Request retry error", this.code = "UND_ERR_REQ_RETRY", this.statusCode = code, this.data = data, this.headers = headers;
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kRequestRetryError] === !0;
		}
		get [kRequestRetryError]() {
			return !0;
		}
	};
	let kResponseError = Symbol.for("undici.error.UND_ERR_RESPONSE");
	var ResponseError = class extends UndiciError {
		constructor(message, code, { headers, body, bodyTruncated = !1 }) {
			super(message), this.name = "ResponseError", this.message = message || "Response error", this.code = "UND_ERR_RESPONSE", this.statusCode = code, this.body = body, this.bodyTruncated = bodyTruncated, this.headers = headers;
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kResponseError] === !0;
		}
		get [kResponseError]() {
			return !0;
		}
	};
	let kSecureProxyConnectionError = Symbol.for("undici.error.UND_ERR_PRX_TLS");
	var SecureProxyConnectionError = class extends UndiciError {
		constructor(cause, message, options = {}) {
			super(message, {
				cause,
				...options
			}), this.name = "SecureProxyConnectionError", this.message = message || "Secure Proxy Connection failed", this.code = "UND_ERR_PRX_TLS", this.cause = cause;
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kSecureProxyConnectionError] === !0;
		}
		get [kSecureProxyConnectionError]() {
			return !0;
		}
	};
	let kProxyConnectionError = Symbol.for("undici.error.UND_ERR_PRX_CONN");
	var ProxyConnectionError = class extends UndiciError {
		constructor(cause, message, options = {}) {
			super(message, {
				cause,
				...options
			}), this.name = "ProxyConnectionError", this.message = message || "Proxy Connection failed", this.code = "UND_ERR_PRX_CONN", this.cause = cause;
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kProxyConnectionError] === !0;
		}
		get [kProxyConnectionError]() {
			return !0;
		}
	};
	let kMaxRedirectsError = Symbol.for("undici.error.UND_ERR_REDIRECT_MAX");
	var MaxRedirectsError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "MaxRedirectsError", this.message = message || "max redirects", this.code = "UND_ERR_REDIRECT_MAX";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kMaxRedirectsError] === !0;
		}
		get [kMaxRedirectsError]() {
			return !0;
		}
	};
	let kMaxOriginsReachedError = Symbol.for("undici.error.UND_ERR_MAX_ORIGINS_REACHED");
	var MaxOriginsReachedError = class extends UndiciError {
		constructor(message) {
			super(message), this.name = "MaxOriginsReachedError", this.message = message || "Maximum allowed origins reached", this.code = "UND_ERR_MAX_ORIGINS_REACHED";
		}
		static [Symbol.hasInstance](instance) {
			return instance && instance[kMaxOriginsReachedError] === !0;
		}
		get [kMaxOriginsReachedError]() {
			return !0;
		}
	}, Socks5ProxyError = class extends UndiciError {
		constructor(message, code) {
			super(message), this.name = "Socks5ProxyError", this.message = message || "SOCKS5 proxy error", this.code = code || "UND_ERR_SOCKS5";
		}
	};
	let kMessageSizeExceededError = Symbol.for("undici.error.UND_ERR_WS_MESSAGE_SIZE_EXCEEDED");
	module.exports = {
		AbortError,
		WebAssemblyNotSupportedError,
		HTTPParserError,
		UndiciError,
		HeadersTimeoutError,
		HeadersOverflowError,
		BodyTimeoutError,
		RequestContentLengthMismatchError,
		ConnectTimeoutError,
		InvalidArgumentError,
		InvalidReturnValueError,
		RequestAbortedError,
		ClientDestroyedError,
		ClientClosedError,
		InformationalError,
		SocketError,
		NotSupportedError,
		ResponseContentLengthMismatchError,
		BalancedPoolMissingUpstreamError,
		ResponseExceededMaxSizeError,
		RequestRetryError,
		ResponseError,
		SecureProxyConnectionError,
		ProxyConnectionError,
		MaxOriginsReachedError,
		MaxRedirectsError,
		Socks5ProxyError,
		MessageSizeExceededError: class extends UndiciError {
			constructor(message) {
				super(message), this.name = "MessageSizeExceededError", this.message = message || "Max decompressed message size exceeded", this.code = "UND_ERR_WS_MESSAGE_SIZE_EXCEEDED";
			}
			static [Symbol.hasInstance](instance) {
				return instance && instance[kMessageSizeExceededError] === !0;
			}
			get [kMessageSizeExceededError]() {
				return !0;
			}
		}
	};
})), require_constants$1 = __commonJSMin(((exports, module) => {
	let wellknownHeaderNames = "Accept.Accept-Encoding.Accept-Language.Accept-Ranges.Access-Control-Allow-Credentials.Access-Control-Allow-Headers.Access-Control-Allow-Methods.Access-Control-Allow-Origin.Access-Control-Expose-Headers.Access-Control-Max-Age.Access-Control-Request-Headers.Access-Control-Request-Method.Age.Allow.Alt-Svc.Alt-Used.Authorization.Cache-Control.Clear-Site-Data.Connection.Content-Disposition.Content-Encoding.Content-Language.Content-Length.Content-Location.Content-Range.Content-Security-Policy.Content-Security-Policy-Report-Only.Content-Type.Cookie.Cross-Origin-Embedder-Policy.Cross-Origin-Opener-Policy.Cross-Origin-Resource-Policy.Date.Device-Memory.Downlink.ECT.ETag.Expect.Expect-CT.Expires.Forwarded.From.Host.If-Match.If-Modified-Since.If-None-Match.If-Range.If-Unmodified-Since.Keep-Alive.Last-Modified.Link.Location.Max-Forwards.Origin.Permissions-Policy.Pragma.Proxy-Authenticate.Proxy-Authorization.RTT.Range.Referer.Referrer-Policy.Refresh.Retry-After.Sec-WebSocket-Accept.Sec-WebSocket-Extensions.Sec-WebSocket-Key.Sec-WebSocket-Protocol.Sec-WebSocket-Version.Server.Server-Timing.Service-Worker-Allowed.Service-Worker-Navigation-Preload.Set-Cookie.SourceMap.Strict-Transport-Security.Supports-Loading-Mode.TE.Timing-Allow-Origin.Trailer.Transfer-Encoding.Upgrade.Upgrade-Insecure-Requests.User-Agent.Vary.Via.WWW-Authenticate.X-Content-Type-Options.X-DNS-Prefetch-Control.X-Frame-Options.X-Permitted-Cross-Domain-Policies.X-Powered-By.X-Requested-With.X-XSS-Protection".split("."), headerNameLowerCasedRecord = {};
	Object.setPrototypeOf(headerNameLowerCasedRecord, null);
	for (let i = 0; i < wellknownHeaderNames.length; ++i) {
		let key = wellknownHeaderNames[i], lowerCasedKey = key.toLowerCase();
		headerNameLowerCasedRecord[key] = headerNameLowerCasedRecord[lowerCasedKey] = lowerCasedKey;
	}
	module.exports = {
		wellknownHeaderNames,
		headerNameLowerCasedRecord,
		defaultWebSocketMaxFragments: 131072,
		defaultWebSocketMaxPayloadSize: 134217728
	};
})), require_tree = __commonJSMin(((exports, module) => {
	let { wellknownHeaderNames, headerNameLowerCasedRecord } = require_constants$1();
	var TstNode = class TstNode {
		value = null;
		left = null;
		middle = null;
		right = null;
		code;
		constructor(key, value, index) {
			if (index === void 0 || index >= key.length) throw TypeError("Unreachable");
			if ((this.code = key.charCodeAt(index)) > 127) throw TypeError("key must be ascii string");
			key.length === ++index ? this.value = value : this.middle = new TstNode(key, value, index);
		}
		add(key, value) {
			let length = key.length;
			if (length === 0) throw TypeError("Unreachable");
			let index = 0, node = this;
			for (;;) {
				let code = key.charCodeAt(index);
				if (code > 127) throw TypeError("key must be ascii string");
				if (node.code === code) {
					if (length === ++index) {
						node.value = value;
						break;
					}
					if (node.middle !== null) node = node.middle;
					else {
						node.middle = new TstNode(key, value, index);
						break;
					}
				} else if (node.code < code) {
					if (node.left !== null) node = node.left;
					else {
						node.left = new TstNode(key, value, index);
						break;
					}
				} else if (node.right !== null) node = node.right;
				else {
					node.right = new TstNode(key, value, index);
					break;
				}
			}
		}
		search(key) {
			let keylength = key.length, index = 0, node = this;
			for (; node !== null && index < keylength;) {
				let code = key[index];
				for (code <= 90 && code >= 65 && (code |= 32); node !== null;) {
					if (code === node.code) {
						if (keylength === ++index) return node;
						node = node.middle;
						break;
					}
					node = node.code < code ? node.left : node.right;
				}
			}
			return null;
		}
	}, TernarySearchTree = class {
		node = null;
		insert(key, value) {
			this.node === null ? this.node = new TstNode(key, value, 0) : this.node.add(key, value);
		}
		lookup(key) {
			return this.node?.search(key)?.value ?? null;
		}
	};
	let tree = new TernarySearchTree();
	for (let i = 0; i < wellknownHeaderNames.length; ++i) {
		let key = headerNameLowerCasedRecord[wellknownHeaderNames[i]];
		tree.insert(key, key);
	}
	module.exports = {
		TernarySearchTree,
		tree
	};
})), require_util = __commonJSMin(((exports, module) => {
	let assert = __require("node:assert"), { kDestroyed, kBodyUsed, kListeners, kBody } = require_symbols(), { IncomingMessage } = __require("node:http"), stream = __require("node:stream"), net = __require("node:net"), { stringify } = __require("node:querystring"), { EventEmitter: EE, addAbortListener: addAbortListenerNative } = __require("node:events"), timers = require_timers(), { InvalidArgumentError, ConnectTimeoutError } = require_errors$1(), { headerNameLowerCasedRecord } = require_constants$1(), { tree } = require_tree();
	var BodyAsyncIterable = class {
		constructor(body) {
			this[kBody] = body, this[kBodyUsed] = !1;
		}
		async *[Symbol.asyncIterator]() {
			assert(!this[kBodyUsed], "disturbed"), this[kBodyUsed] = !0, yield* this[kBody];
		}
	};
	function noop() {}
	function wrapRequestBody(body) {
		return isStream(body) ? (bodyLength(body) === 0 && body.on("data", function() {
			assert(!1);
		}), typeof body.readableDidRead != "boolean" && (body[kBodyUsed] = !1, EE.prototype.on.call(body, "data", function() {
			this[kBodyUsed] = !0;
		})), body) : body && typeof body.pipeTo == "function" ? new BodyAsyncIterable(body) : body && isFormDataLike(body) ? body : body && typeof body != "string" && !ArrayBuffer.isView(body) && isIterable(body) ? new BodyAsyncIterable(body) : body;
	}
	function isStream(obj) {
		return obj && typeof obj == "object" && typeof obj.pipe == "function" && typeof obj.on == "function";
	}
	function isBlobLike(object) {
		return object instanceof Blob;
	}
	function pathHasQueryOrFragment(url) {
		return url.includes("?") || url.includes("#");
	}
	function serializePathWithQuery(url, queryParams) {
		if (pathHasQueryOrFragment(url)) throw Error("Query params cannot be passed when url already contains \"?\" or \"#\".");
		let stringified = stringify(queryParams);
		return stringified && (url += "?" + stringified), url;
	}
	function isValidPort(port) {
		let value = parseInt(port, 10);
		return value === Number(port) && value >= 0 && value <= 65535;
	}
	function isHttpOrHttpsPrefixed(value) {
		return value != null && value[0] === "h" && value[1] === "t" && value[2] === "t" && value[3] === "p" && (value[4] === ":" || value[4] === "s" && value[5] === ":");
	}
	function parseURL(url) {
		if (typeof url == "string") {
			if (url = new URL(url), !isHttpOrHttpsPrefixed(url.origin || url.protocol)) throw new InvalidArgumentError("Invalid URL protocol: the URL must start with `http:` or `https:`.");
			return url;
		}
		if (!url || typeof url != "object") throw new InvalidArgumentError("Invalid URL: The URL argument must be a non-null object.");
		if (!(url instanceof URL)) {
			if (url.port != null && url.port !== "" && isValidPort(url.port) === !1) throw new InvalidArgumentError("Invalid URL: port must be a valid integer or a string representation of an integer.");
			if (url.path != null && typeof url.path != "string") throw new InvalidArgumentError("Invalid URL path: the path must be a string or null/undefined.");
			if (url.pathname != null && typeof url.pathname != "string") throw new InvalidArgumentError("Invalid URL pathname: the pathname must be a string or null/undefined.");
			if (url.hostname != null && typeof url.hostname != "string") throw new InvalidArgumentError("Invalid URL hostname: the hostname must be a string or null/undefined.");
			if (url.origin != null && typeof url.origin != "string") throw new InvalidArgumentError("Invalid URL origin: the origin must be a string or null/undefined.");
			if (!isHttpOrHttpsPrefixed(url.origin || url.protocol)) throw new InvalidArgumentError("Invalid URL protocol: the URL must start with `http:` or `https:`.");
			let port = url.port == null ? url.protocol === "https:" ? 443 : 80 : url.port, origin = url.origin == null ? `${url.protocol || ""}//${url.hostname || ""}:${port}` : url.origin, path = url.path == null ? `${url.pathname || ""}${url.search || ""}` : url.path;
			return origin[origin.length - 1] === "/" && (origin = origin.slice(0, origin.length - 1)), path && path[0] !== "/" && (path = `/${path}`), new URL(`${origin}${path}`);
		}
		if (!isHttpOrHttpsPrefixed(url.origin || url.protocol)) throw new InvalidArgumentError("Invalid URL protocol: the URL must start with `http:` or `https:`.");
		return url;
	}
	function parseOrigin(url) {
		if (url = parseURL(url), url.pathname !== "/" || url.search || url.hash) throw new InvalidArgumentError("invalid url");
		return url;
	}
	function getHostname(host) {
		if (host[0] === "[") {
			let idx = host.indexOf("]");
			return assert(idx !== -1), host.substring(1, idx);
		}
		let idx = host.indexOf(":");
		return idx === -1 ? host : host.substring(0, idx);
	}
	function getServerName(host) {
		if (!host) return null;
		assert(typeof host == "string");
		let servername = getHostname(host);
		return net.isIP(servername) ? "" : servername;
	}
	function deepClone(obj) {
		return JSON.parse(JSON.stringify(obj));
	}
	function isAsyncIterable(obj) {
		return obj != null && typeof obj[Symbol.asyncIterator] == "function";
	}
	function isIterable(obj) {
		return !(obj == null || typeof obj[Symbol.iterator] != "function" && typeof obj[Symbol.asyncIterator] != "function");
	}
	function hasSafeIterator(obj) {
		let prototype = Object.getPrototypeOf(obj);
		return Object.hasOwn(obj, Symbol.iterator) || prototype != null && prototype !== Object.prototype && typeof obj[Symbol.iterator] == "function";
	}
	function bodyLength(body) {
		if (body == null) return 0;
		if (isStream(body)) {
			let state = body._readableState;
			return state && state.objectMode === !1 && state.ended === !0 && Number.isFinite(state.length) ? state.length : null;
		}
		return isBlobLike(body) ? body.size == null ? null : body.size : isBuffer(body) ? body.byteLength : null;
	}
	function isDestroyed(body) {
		return body && !!(body.destroyed || body[kDestroyed] || stream.isDestroyed?.(body));
	}
	function destroy(stream, err) {
		if (stream != null && isStream(stream) && !isDestroyed(stream)) {
			if (typeof stream.destroy == "function") {
				Object.getPrototypeOf(stream).constructor === IncomingMessage && (stream.socket = null);
				try {
					stream.destroy(err);
				} catch {}
			} else err && queueMicrotask(() => {
				stream.emit("error", err);
			});
			stream.destroyed !== !0 && (stream[kDestroyed] = !0);
		}
	}
	let KEEPALIVE_TIMEOUT_EXPR = /(?:^|,)[\t ]*timeout=(\d+)/i;
	function parseKeepAliveTimeout(val) {
		let m = val.match(KEEPALIVE_TIMEOUT_EXPR);
		return m ? parseInt(m[1], 10) * 1e3 : null;
	}
	function headerNameToString(value) {
		return typeof value == "string" ? headerNameLowerCasedRecord[value] ?? value.toLowerCase() : tree.lookup(value) ?? value.toString("latin1").toLowerCase();
	}
	function bufferToLowerCasedHeaderName(value) {
		return tree.lookup(value) ?? value.toString("latin1").toLowerCase();
	}
	function setHeader(obj, key, value) {
		key === "__proto__" ? Object.defineProperty(obj, key, {
			value,
			enumerable: !0,
			configurable: !0,
			writable: !0
		}) : obj[key] = value;
	}
	function parseHeaders(headers, obj) {
		obj === void 0 && (obj = {});
		for (let i = 0; i < headers.length; i += 2) {
			let key = headerNameToString(headers[i]), val = obj[key];
			if (val !== void 0) {
				if (Object.hasOwn(obj, key)) typeof val == "string" && (val = [val], obj[key] = val), val.push(headers[i + 1].toString("latin1"));
				else {
					let headersValue = typeof headers[i + 1] == "string" ? headers[i + 1] : Array.isArray(headers[i + 1]) ? headers[i + 1].map((x) => x.toString("latin1")) : headers[i + 1].toString("latin1");
					key === "__proto__" ? Object.defineProperty(obj, key, {
						value: headersValue,
						enumerable: !0,
						configurable: !0,
						writable: !0
					}) : obj[key] = headersValue;
				}
			} else {
				let headersValue = typeof headers[i + 1] == "string" ? headers[i + 1] : Array.isArray(headers[i + 1]) ? headers[i + 1].map((x) => x.toString("latin1")) : headers[i + 1].toString("latin1");
				obj[key] = headersValue;
			}
		}
		return obj;
	}
	function parseRawHeaders(headers) {
		if (headers == null) return [];
		if (!Array.isArray(headers)) {
			let rawHeaders = [];
			for (let [name, value] of Object.entries(headers)) if (Array.isArray(value)) for (let entry of value) rawHeaders.push(name, `${entry}`);
			else rawHeaders.push(name, `${value}`);
			return rawHeaders;
		}
		let headersLength = headers.length, ret = Array(headersLength), key, val;
		for (let n = 0; n < headersLength; n += 2) key = headers[n], val = headers[n + 1], typeof key != "string" && (key = key.toString()), typeof val != "string" && (val = val.toString("latin1")), ret[n] = key, ret[n + 1] = val;
		return ret;
	}
	function toRawHeaders(headers) {
		let rawHeaders = [];
		for (let [name, value] of Object.entries(headers)) if (Array.isArray(value)) for (let entry of value) rawHeaders.push(Buffer.from(name, "latin1"), Buffer.from(`${entry}`, "latin1"));
		else rawHeaders.push(Buffer.from(name, "latin1"), Buffer.from(`${value}`, "latin1"));
		return rawHeaders;
	}
	function encodeRawHeaders(headers) {
		if (!Array.isArray(headers)) throw TypeError("expected headers to be an array");
		return headers.map((x) => Buffer.from(x));
	}
	function isBuffer(buffer) {
		return buffer instanceof Uint8Array || Buffer.isBuffer(buffer);
	}
	function assertRequestHandler(handler, method, upgrade) {
		if (!handler || typeof handler != "object") throw new InvalidArgumentError("handler must be an object");
		if (typeof handler.onRequestStart != "function") throw new InvalidArgumentError("invalid onRequestStart method");
		if (typeof handler.onResponseError != "function") throw new InvalidArgumentError("invalid onResponseError method");
		if (typeof handler.onBodySent != "function" && handler.onBodySent !== void 0) throw new InvalidArgumentError("invalid onBodySent method");
		if (typeof handler.onRequestSent != "function" && handler.onRequestSent !== void 0) throw new InvalidArgumentError("invalid onRequestSent method");
		if (upgrade || method === "CONNECT") {
			if (typeof handler.onRequestUpgrade != "function") throw new InvalidArgumentError("invalid onRequestUpgrade method");
		} else {
			if (typeof handler.onResponseStart != "function") throw new InvalidArgumentError("invalid onResponseStart method");
			if (typeof handler.onResponseData != "function") throw new InvalidArgumentError("invalid onResponseData method");
			if (typeof handler.onResponseEnd != "function") throw new InvalidArgumentError("invalid onResponseEnd method");
		}
	}
	function isDisturbed(body) {
		return !!(body && (stream.isDisturbed(body) || body[kBodyUsed]));
	}
	function getSocketInfo(socket) {
		return {
			localAddress: socket.localAddress,
			localPort: socket.localPort,
			remoteAddress: socket.remoteAddress,
			remotePort: socket.remotePort,
			remoteFamily: socket.remoteFamily,
			timeout: socket.timeout,
			bytesWritten: socket.bytesWritten,
			bytesRead: socket.bytesRead
		};
	}
	function isFormDataLike(object) {
		return object && typeof object == "object" && typeof object.append == "function" && typeof object.delete == "function" && typeof object.get == "function" && typeof object.getAll == "function" && typeof object.has == "function" && typeof object.set == "function" && object[Symbol.toStringTag] === "FormData";
	}
	function addAbortListener(signal, listener) {
		return !signal || "aborted" in signal ? addAbortListenerNative(signal, listener)[Symbol.dispose] : typeof signal.addEventListener == "function" ? (signal.addEventListener("abort", listener, { once: !0 }), () => signal.removeEventListener("abort", listener)) : (signal.once("abort", listener), () => signal.removeListener("abort", listener));
	}
	let validTokenChars = new Uint8Array([
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
		1,
		1,
		0,
		1,
		1,
		0,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
		0,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		1,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0
	]);
	function isTokenCharCode(c) {
		return validTokenChars[c] === 1;
	}
	let tokenRegExp = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
	function isValidHTTPToken(characters) {
		if (characters.length >= 12) return tokenRegExp.test(characters);
		if (characters.length === 0) return !1;
		for (let i = 0; i < characters.length; i++) if (validTokenChars[characters.charCodeAt(i)] !== 1) return !1;
		return !0;
	}
	let headerCharRegex = /[^\t\x20-\x7e\x80-\xff]/;
	function isValidHeaderValue(characters) {
		return !headerCharRegex.test(characters);
	}
	let rangeHeaderRegex = /^bytes (\d+)-(\d+)\/(\d+|\*)?$/;
	function parseRangeHeader(range) {
		if (range == null || range === "") return {
			start: 0,
			end: null,
			size: null
		};
		if (!range) return null;
		let m = rangeHeaderRegex.exec(range);
		return m ? {
			start: parseInt(m[1]),
			end: m[2] ? parseInt(m[2]) : null,
			size: m[3] && m[3] !== "*" ? parseInt(m[3]) : null
		} : null;
	}
	function addListener(obj, name, listener) {
		return (obj[kListeners] ??= []).push([name, listener]), obj.on(name, listener), obj;
	}
	function removeAllListeners(obj) {
		if (obj[kListeners] != null) {
			for (let [name, listener] of obj[kListeners]) obj.removeListener(name, listener);
			obj[kListeners] = null;
		}
		return obj;
	}
	function errorRequest(client, request, err) {
		try {
			request.onResponseError(err), assert(request.aborted);
		} catch (err) {
			client.emit("error", err);
		}
	}
	let setupConnectTimeout = process.platform === "win32" ? (socketWeakRef, opts) => {
		if (!opts.timeout) return noop;
		let s1 = null, s2 = null, fastTimer = timers.setFastTimeout(() => {
			s1 = setImmediate(() => {
				s2 = setImmediate(() => onConnectTimeout(socketWeakRef.deref(), opts));
			});
		}, opts.timeout);
		return () => {
			timers.clearFastTimeout(fastTimer), clearImmediate(s1), clearImmediate(s2);
		};
	} : (socketWeakRef, opts) => {
		if (!opts.timeout) return noop;
		let s1 = null, fastTimer = timers.setFastTimeout(() => {
			s1 = setImmediate(() => {
				onConnectTimeout(socketWeakRef.deref(), opts);
			});
		}, opts.timeout);
		return () => {
			timers.clearFastTimeout(fastTimer), clearImmediate(s1);
		};
	};
	function onConnectTimeout(socket, opts) {
		if (socket == null) return;
		let message = "Connect Timeout Error";
		Array.isArray(socket.autoSelectFamilyAttemptedAddresses) ? message += ` (attempted addresses: ${socket.autoSelectFamilyAttemptedAddresses.join(", ")},` : message += ` (attempted address: ${opts.hostname}:${opts.port},`, message += ` timeout: ${opts.timeout}ms)`, destroy(socket, new ConnectTimeoutError(message));
	}
	let lastUrlString = null, lastProtocol = null;
	function getProtocolFromUrlString(urlString) {
		if (urlString === lastUrlString) return lastProtocol;
		let protocol = getProtocolFromUrlStringSlow(urlString);
		return lastUrlString = urlString, lastProtocol = protocol, protocol;
	}
	function getProtocolFromUrlStringSlow(urlString) {
		if (urlString[0] === "h" && urlString[1] === "t" && urlString[2] === "t" && urlString[3] === "p") switch (urlString[4]) {
			case ":": return "http:";
			case "s": if (urlString[5] === ":") return "https:";
		}
		return urlString.slice(0, urlString.indexOf(":") + 1);
	}
	let kEnumerableProperty = {
		__proto__: null,
		enumerable: !0
	}, normalizedMethodRecordsBase = {
		delete: "DELETE",
		DELETE: "DELETE",
		get: "GET",
		GET: "GET",
		head: "HEAD",
		HEAD: "HEAD",
		options: "OPTIONS",
		OPTIONS: "OPTIONS",
		post: "POST",
		POST: "POST",
		put: "PUT",
		PUT: "PUT",
		query: "QUERY",
		QUERY: "QUERY"
	}, normalizedMethodRecords = {
		...normalizedMethodRecordsBase,
		patch: "patch",
		PATCH: "PATCH"
	};
	Object.setPrototypeOf(normalizedMethodRecordsBase, null), Object.setPrototypeOf(normalizedMethodRecords, null), module.exports = {
		kEnumerableProperty,
		isDisturbed,
		isBlobLike,
		parseOrigin,
		parseURL,
		getServerName,
		isStream,
		isIterable,
		hasSafeIterator,
		isAsyncIterable,
		isDestroyed,
		headerNameToString,
		bufferToLowerCasedHeaderName,
		addListener,
		removeAllListeners,
		errorRequest,
		parseRawHeaders,
		toRawHeaders,
		encodeRawHeaders,
		parseHeaders,
		setHeader,
		parseKeepAliveTimeout,
		destroy,
		bodyLength,
		deepClone,
		isBuffer,
		assertRequestHandler,
		getSocketInfo,
		isFormDataLike,
		pathHasQueryOrFragment,
		serializePathWithQuery,
		addAbortListener,
		isValidHTTPToken,
		isValidHeaderValue,
		isTokenCharCode,
		parseRangeHeader,
		normalizedMethodRecordsBase,
		normalizedMethodRecords,
		isValidPort,
		isHttpOrHttpsPrefixed,
		safeHTTPMethods: Object.freeze([
			"GET",
			"HEAD",
			"OPTIONS",
			"TRACE"
		]),
		wrapRequestBody,
		setupConnectTimeout,
		getProtocolFromUrlString
	};
})), require_stats = __commonJSMin(((exports, module) => {
	let { kConnected, kPending, kRunning, kSize, kFree, kQueued } = require_symbols();
	module.exports = {
		ClientStats: class {
			constructor(client) {
				this.connected = client[kConnected], this.pending = client[kPending], this.running = client[kRunning], this.size = client[kSize];
			}
		},
		PoolStats: class {
			constructor(pool) {
				this.connected = pool[kConnected], this.free = pool[kFree], this.pending = pool[kPending], this.queued = pool[kQueued], this.running = pool[kRunning], this.size = pool[kSize];
			}
		}
	};
})), require_diagnostics = __commonJSMin(((exports, module) => {
	let diagnosticsChannel = __require("node:diagnostics_channel"), util = __require("node:util"), undiciDebugLog = util.debuglog("undici"), fetchDebuglog = util.debuglog("fetch"), websocketDebuglog = util.debuglog("websocket"), channels = {
		beforeConnect: diagnosticsChannel.channel("undici:client:beforeConnect"),
		connected: diagnosticsChannel.channel("undici:client:connected"),
		connectError: diagnosticsChannel.channel("undici:client:connectError"),
		sendHeaders: diagnosticsChannel.channel("undici:client:sendHeaders"),
		create: diagnosticsChannel.channel("undici:request:create"),
		bodySent: diagnosticsChannel.channel("undici:request:bodySent"),
		bodyChunkSent: diagnosticsChannel.channel("undici:request:bodyChunkSent"),
		bodyChunkReceived: diagnosticsChannel.channel("undici:request:bodyChunkReceived"),
		headers: diagnosticsChannel.channel("undici:request:headers"),
		trailers: diagnosticsChannel.channel("undici:request:trailers"),
		error: diagnosticsChannel.channel("undici:request:error"),
		open: diagnosticsChannel.channel("undici:websocket:open"),
		close: diagnosticsChannel.channel("undici:websocket:close"),
		socketError: diagnosticsChannel.channel("undici:websocket:socket_error"),
		ping: diagnosticsChannel.channel("undici:websocket:ping"),
		pong: diagnosticsChannel.channel("undici:websocket:pong"),
		proxyConnected: diagnosticsChannel.channel("undici:proxy:connected")
	}, isTrackingClientEvents = !1;
	function trackClientEvents(debugLog = undiciDebugLog) {
		isTrackingClientEvents || (channels.beforeConnect.hasSubscribers || channels.connected.hasSubscribers || channels.connectError.hasSubscribers || channels.sendHeaders.hasSubscribers ? isTrackingClientEvents = !0 : (isTrackingClientEvents = !0, diagnosticsChannel.subscribe("undici:client:beforeConnect", (evt) => {
			let { connectParams: { version, protocol, port, host } } = evt;
			debugLog("connecting to %s%s using %s%s", host, port ? `:${port}` : "", protocol, version);
		}), diagnosticsChannel.subscribe("undici:client:connected", (evt) => {
			let { connectParams: { version, protocol, port, host } } = evt;
			debugLog("connected to %s%s using %s%s", host, port ? `:${port}` : "", protocol, version);
		}), diagnosticsChannel.subscribe("undici:client:connectError", (evt) => {
			let { connectParams: { version, protocol, port, host }, error } = evt;
			debugLog("connection to %s%s using %s%s errored - %s", host, port ? `:${port}` : "", protocol, version, error.message);
		}), diagnosticsChannel.subscribe("undici:client:sendHeaders", (evt) => {
			let { request: { method, path, origin } } = evt;
			debugLog("sending request to %s %s%s", method, origin, path);
		})));
	}
	let isTrackingRequestEvents = !1;
	function trackRequestEvents(debugLog = undiciDebugLog) {
		isTrackingRequestEvents || (channels.headers.hasSubscribers || channels.trailers.hasSubscribers || channels.error.hasSubscribers ? isTrackingRequestEvents = !0 : (isTrackingRequestEvents = !0, diagnosticsChannel.subscribe("undici:request:headers", (evt) => {
			let { request: { method, path, origin }, response: { statusCode } } = evt;
			debugLog("received response to %s %s%s - HTTP %d", method, origin, path, statusCode);
		}), diagnosticsChannel.subscribe("undici:request:trailers", (evt) => {
			let { request: { method, path, origin } } = evt;
			debugLog("trailers received from %s %s%s", method, origin, path);
		}), diagnosticsChannel.subscribe("undici:request:error", (evt) => {
			let { request: { method, path, origin }, error } = evt;
			debugLog("request to %s %s%s errored - %s", method, origin, path, error.message);
		})));
	}
	let isTrackingWebSocketEvents = !1;
	function trackWebSocketEvents(debugLog = websocketDebuglog) {
		isTrackingWebSocketEvents || (channels.open.hasSubscribers || channels.close.hasSubscribers || channels.socketError.hasSubscribers || channels.ping.hasSubscribers || channels.pong.hasSubscribers ? isTrackingWebSocketEvents = !0 : (isTrackingWebSocketEvents = !0, diagnosticsChannel.subscribe("undici:websocket:open", (evt) => {
			if (evt.address != null) {
				let { address, port } = evt.address;
				debugLog("connection opened %s%s", address, port ? `:${port}` : "");
			} else debugLog("connection opened");
		}), diagnosticsChannel.subscribe("undici:websocket:close", (evt) => {
			let { websocket, code, reason } = evt;
			debugLog("closed connection to %s - %s %s", websocket.url, code, reason);
		}), diagnosticsChannel.subscribe("undici:websocket:socket_error", (err) => {
			debugLog("connection errored - %s", err.message);
		}), diagnosticsChannel.subscribe("undici:websocket:ping", (evt) => {
			debugLog("ping received");
		}), diagnosticsChannel.subscribe("undici:websocket:pong", (evt) => {
			debugLog("pong received");
		})));
	}
	(undiciDebugLog.enabled || fetchDebuglog.enabled) && (trackClientEvents(fetchDebuglog.enabled ? fetchDebuglog : undiciDebugLog), trackRequestEvents(fetchDebuglog.enabled ? fetchDebuglog : undiciDebugLog)), websocketDebuglog.enabled && (trackClientEvents(undiciDebugLog.enabled ? undiciDebugLog : websocketDebuglog), trackWebSocketEvents(websocketDebuglog)), module.exports = { channels };
})), require_request = __commonJSMin(((exports, module) => {
	let { InvalidArgumentError, NotSupportedError } = require_errors$1(), assert = __require("node:assert"), { isValidHTTPToken, isValidHeaderValue, isStream, destroy, isBuffer, isFormDataLike, isIterable, hasSafeIterator, isBlobLike, serializePathWithQuery, parseHeaders, assertRequestHandler, getServerName, normalizedMethodRecords, getProtocolFromUrlString } = require_util(), { channels } = require_diagnostics(), { headerNameLowerCasedRecord } = require_constants$1(), invalidPathRegex = /[^\u0021-\u00ff]/;
	function isValidContentLengthHeaderValue(val) {
		if (typeof val != "string" || val.length === 0) return !1;
		for (let i = 0; i < val.length; i++) {
			let charCode = val.charCodeAt(i);
			if (charCode < 48 || charCode > 57) return !1;
		}
		return !0;
	}
	let kHandler = Symbol("handler"), kController = Symbol("controller"), kResume = Symbol("resume");
	var RequestController = class {
		#paused = !1;
		#reason = null;
		#aborted = !1;
		#abort;
		[kResume] = null;
		rawHeaders = null;
		rawTrailers = null;
		constructor(abort) {
			this.#abort = abort;
		}
		pause() {
			this.#paused = !0;
		}
		resume() {
			this.#paused && (this.#paused = !1, this[kResume]?.());
		}
		abort(reason) {
			this.#aborted || (this.#aborted = !0, this.#reason = reason, this.#abort(reason));
		}
		get aborted() {
			return this.#aborted;
		}
		get reason() {
			return this.#reason;
		}
		get paused() {
			return this.#paused;
		}
	}, Request = class {
		constructor(origin, { path, method, body, headers, query, idempotent, blocking, upgrade, headersTimeout, bodyTimeout, reset, expectContinue, servername, throwOnError, maxRedirections, typeOfService }, handler) {
			if (typeof path != "string") throw new InvalidArgumentError("path must be a string");
			if (path[0] !== "/" && !(path.startsWith("http://") || path.startsWith("https://")) && method !== "CONNECT") throw new InvalidArgumentError("path must be an absolute URL or start with a slash");
			if (invalidPathRegex.test(path)) throw new InvalidArgumentError("invalid request path");
			if (typeof method != "string") throw new InvalidArgumentError("method must be a string");
			if (normalizedMethodRecords[method] === void 0 && !isValidHTTPToken(method)) throw new InvalidArgumentError("invalid request method");
			if (upgrade && typeof upgrade != "string") throw new InvalidArgumentError("upgrade must be a string");
			if (upgrade && !isValidHeaderValue(upgrade)) throw new InvalidArgumentError("invalid upgrade header");
			if (headersTimeout != null && (!Number.isFinite(headersTimeout) || headersTimeout < 0)) throw new InvalidArgumentError("invalid headersTimeout");
			if (bodyTimeout != null && (!Number.isFinite(bodyTimeout) || bodyTimeout < 0)) throw new InvalidArgumentError("invalid bodyTimeout");
			if (reset != null && typeof reset != "boolean") throw new InvalidArgumentError("invalid reset");
			if (expectContinue != null && typeof expectContinue != "boolean") throw new InvalidArgumentError("invalid expectContinue");
			if (throwOnError != null) throw new InvalidArgumentError("invalid throwOnError");
			if (maxRedirections != null && maxRedirections !== 0) throw new InvalidArgumentError("maxRedirections is not supported, use the redirect interceptor");
			if (typeOfService != null && (!Number.isInteger(typeOfService) || typeOfService < 0 || typeOfService > 255)) throw new InvalidArgumentError("typeOfService must be an integer between 0 and 255");
			if (this.headersTimeout = headersTimeout, this.bodyTimeout = bodyTimeout, this.method = method, this.typeOfService = typeOfService, this.abort = null, body == null) this.body = null;
			else if (isStream(body)) {
				this.body = body;
				let rState = this.body._readableState;
				rState && rState.autoDestroy || (this.endHandler = function() {
					destroy(this);
				}, this.body.on("end", this.endHandler)), this.errorHandler = (err) => {
					this.abort ? this.abort(err) : this.error = err;
				}, this.body.on("error", this.errorHandler);
			} else if (isBuffer(body)) this.body = body.byteLength ? body : null;
			else if (ArrayBuffer.isView(body)) this.body = body.buffer.byteLength ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : null;
			else if (body instanceof ArrayBuffer) this.body = body.byteLength ? Buffer.from(body) : null;
			else if (typeof body == "string") this.body = body.length ? Buffer.from(body) : null;
			else if (isFormDataLike(body)) {
				if (!isUndiciFormData(body)) throw new InvalidArgumentError("body must be a FormData created by this undici package instance; FormData from other sources, such as the built-in FormData provided by Node.js, is not supported");
				this.body = body;
			} else if (isIterable(body) || isBlobLike(body)) this.body = body;
			else throw new InvalidArgumentError("body must be a string, a Buffer, a Readable stream, an iterable, or an async iterable");
			if (this.completed = !1, this.aborted = !1, this.upgrade = upgrade || null, this.path = query ? serializePathWithQuery(path, query) : path, this.origin = origin, this.protocol = getProtocolFromUrlString(origin), this.idempotent = idempotent ?? (method === "HEAD" || method === "GET" || method === "QUERY"), this.blocking = blocking ?? this.method !== "HEAD", this.reset = reset ?? null, this.host = null, this.contentLength = null, this.contentType = null, this.headers = [], this.expectContinue = expectContinue ?? !1, Array.isArray(headers)) {
				if (headers.length % 2 != 0) throw new InvalidArgumentError("headers array must be even");
				for (let i = 0; i < headers.length; i += 2) processHeader(this, headers[i], headers[i + 1]);
			} else if (headers && typeof headers == "object") {
				if (hasSafeIterator(headers)) for (let header of headers) {
					if (!Array.isArray(header) || header.length !== 2) throw new InvalidArgumentError("headers must be in key-value pair format");
					processHeader(this, header[0], header[1]);
				}
				else {
					let keys = Object.keys(headers);
					for (let i = 0; i < keys.length; ++i) processHeader(this, keys[i], headers[keys[i]]);
				}
			} else if (headers != null) throw new InvalidArgumentError("headers must be an object or an array");
			assertRequestHandler(handler, method, upgrade), this.servername = servername || getServerName(this.host) || null, this[kHandler] = handler, channels.create.hasSubscribers && channels.create.publish({ request: this });
		}
		onBodySent(chunk) {
			if (channels.bodyChunkSent.hasSubscribers && channels.bodyChunkSent.publish({
				request: this,
				chunk
			}), this[kHandler].onBodySent) try {
				return this[kHandler].onBodySent(chunk);
			} catch (err) {
				this.abort(err);
			}
		}
		onRequestSent() {
			if (channels.bodySent.hasSubscribers && channels.bodySent.publish({ request: this }), this[kHandler].onRequestSent) try {
				return this[kHandler].onRequestSent();
			} catch (err) {
				this.abort(err);
			}
		}
		onRequestStart(abort, context) {
			if (assert(!this.aborted), assert(!this.completed), this[kController] = new RequestController(abort), this.error) this[kController].abort(this.error);
			else return this.abort = abort, this[kHandler].onRequestStart(this[kController], context);
		}
		onResponseStarted() {
			return this[kHandler].onResponseStarted?.();
		}
		onResponseStart(statusCode, headers, resume, statusText) {
			assert(!this.aborted), assert(!this.completed), channels.headers.hasSubscribers && channels.headers.publish({
				request: this,
				response: {
					statusCode,
					headers,
					statusText
				}
			});
			let controller = this[kController];
			controller && (controller[kResume] = resume, controller.rawHeaders = headers);
			let parsedHeaders = Array.isArray(headers) ? parseHeaders(headers) : headers;
			try {
				return this[kHandler].onResponseStart?.(controller, statusCode, parsedHeaders, statusText), !controller?.paused;
			} catch (err) {
				return this.abort(err), !1;
			}
		}
		onResponseData(chunk) {
			assert(!this.aborted), assert(!this.completed), channels.bodyChunkReceived.hasSubscribers && channels.bodyChunkReceived.publish({
				request: this,
				chunk
			});
			let controller = this[kController];
			try {
				return this[kHandler].onResponseData?.(controller, chunk), !controller?.paused;
			} catch (err) {
				return this.abort(err), !1;
			}
		}
		onRequestUpgrade(statusCode, headers, socket, statusText = "") {
			this.onFinally(), assert(!this.aborted), assert(!this.completed), channels.headers.hasSubscribers && channels.headers.publish({
				request: this,
				response: {
					statusCode,
					headers,
					statusText
				}
			});
			let controller = this[kController];
			controller && (controller.rawHeaders = headers);
			let parsedHeaders = Array.isArray(headers) ? parseHeaders(headers) : headers, result = this[kHandler].onRequestUpgrade?.(controller, statusCode, parsedHeaders, socket);
			return this.aborted || (this.completed = !0, channels.trailers.hasSubscribers && channels.trailers.publish({
				request: this,
				trailers: []
			})), result;
		}
		onResponseEnd(trailers) {
			this.onFinally(), assert(!this.aborted), assert(!this.completed), this.completed = !0, channels.trailers.hasSubscribers && channels.trailers.publish({
				request: this,
				trailers
			});
			let controller = this[kController];
			controller && (controller.rawTrailers = trailers);
			let parsedTrailers = Array.isArray(trailers) ? parseHeaders(trailers) : trailers;
			try {
				return this[kHandler].onResponseEnd?.(controller, parsedTrailers);
			} catch (err) {
				this.onResponseError(err);
			}
		}
		onResponseError(error) {
			if (this.onFinally(), channels.error.hasSubscribers && channels.error.publish({
				request: this,
				error
			}), this.aborted) return;
			this.aborted = !0;
			let controller = this[kController];
			return this[kHandler].onResponseError?.(controller, error);
		}
		onFinally() {
			this.errorHandler &&= (this.body.off("error", this.errorHandler), null), this.endHandler &&= (this.body.off("end", this.endHandler), null);
		}
		addHeader(key, value) {
			return processHeader(this, key, value), this;
		}
	};
	function processHeader(request, key, val) {
		if (val && typeof val == "object" && !Array.isArray(val)) throw new InvalidArgumentError(`invalid ${key} header`);
		if (val === void 0) return;
		let headerName = headerNameLowerCasedRecord[key];
		if (headerName === void 0 && (headerName = key.toLowerCase(), headerNameLowerCasedRecord[headerName] === void 0 && !isValidHTTPToken(headerName))) throw new InvalidArgumentError("invalid header key");
		if (Array.isArray(val)) {
			let arr = [];
			for (let i = 0; i < val.length; i++) if (typeof val[i] == "string") {
				if (!isValidHeaderValue(val[i])) throw new InvalidArgumentError(`invalid ${key} header`);
				arr.push(val[i]);
			} else if (val[i] === null) arr.push("");
			else if (typeof val[i] == "object") throw new InvalidArgumentError(`invalid ${key} header`);
			else {
				let str = `${val[i]}`;
				if (!isValidHeaderValue(str)) throw new InvalidArgumentError(`invalid ${key} header`);
				arr.push(str);
			}
			val = arr;
		} else if (typeof val == "string") {
			if (!isValidHeaderValue(val)) throw new InvalidArgumentError(`invalid ${key} header`);
		} else if (val === null) val = "";
		else if (val = `${val}`, !isValidHeaderValue(val)) throw new InvalidArgumentError(`invalid ${key} header`);
		if (headerName === "host") {
			if (request.host !== null) throw new InvalidArgumentError("duplicate host header");
			if (typeof val != "string") throw new InvalidArgumentError("invalid host header");
			request.host = val;
		} else if (headerName === "content-length") {
			if (request.contentLength !== null) throw new InvalidArgumentError("duplicate content-length header");
			if (!isValidContentLengthHeaderValue(val)) throw new InvalidArgumentError("invalid content-length header");
			request.contentLength = parseInt(val, 10);
		} else if (request.contentType === null && headerName === "content-type") request.contentType = val, request.headers.push(key, val);
		else if (headerName === "transfer-encoding" || headerName === "keep-alive" || headerName === "upgrade") throw new InvalidArgumentError(`invalid ${headerName} header`);
		else if (headerName === "connection") {
			let value = typeof val == "string" ? val : null;
			if (value === null) throw new InvalidArgumentError("invalid connection header");
			for (let token of value.toLowerCase().split(",")) {
				let trimmed = token.trim();
				if (!isValidHTTPToken(trimmed)) throw new InvalidArgumentError("invalid connection header");
				trimmed === "close" && (request.reset = !0);
			}
		} else if (headerName === "expect") throw new NotSupportedError("expect header not supported");
		else request.headers.push(key, val);
	}
	let isFormData;
	function isUndiciFormData(body) {
		return isFormData === void 0 && (__require("never"), isFormData = __require("never").webidl.is.FormData), isFormData(body);
	}
	module.exports = Request;
})), require_dispatcher = __commonJSMin(((exports, module) => {
	let EventEmitter = __require("node:events"), { kOriginless, kUrl } = require_symbols();
	module.exports = class extends EventEmitter {
		dispatch() {
			throw Error("not implemented");
		}
		close() {
			throw Error("not implemented");
		}
		destroy() {
			throw Error("not implemented");
		}
		compose(...args) {
			let interceptors = Array.isArray(args[0]) ? args[0] : args, interceptorOrigin = this[kOriginless] === !0 ? null : this[kUrl]?.origin, dispatch = this.dispatch.bind(this);
			for (let interceptor of interceptors) if (interceptor != null) {
				if (typeof interceptor != "function") throw TypeError(`invalid interceptor, expected function received ${typeof interceptor}`);
				if (dispatch = interceptor(dispatch, interceptorOrigin), dispatch == null || typeof dispatch != "function" || dispatch.length !== 2) throw TypeError("invalid interceptor");
			}
			let originalDispatch = dispatch, self = this;
			return dispatch = function(opts, handler) {
				return opts && typeof opts == "object" && !opts.origin && self[kUrl] && (opts = Object.assign({}, opts, { origin: self[kUrl].origin })), originalDispatch(opts, handler);
			}, new Proxy(this, { get: (target, key) => key === "dispatch" ? dispatch : target[key] });
		}
	};
})), require_dispatcher_base = __commonJSMin(((exports, module) => {
	let buffer = __require("node:buffer"), Dispatcher = require_dispatcher(), { ClientDestroyedError, ClientClosedError, InvalidArgumentError } = require_errors$1(), { kDestroy, kClose, kClosed, kDestroyed, kDispatch } = require_symbols(), { defaultWebSocketMaxFragments, defaultWebSocketMaxPayloadSize } = require_constants$1(), kOnDestroyed = Symbol("onDestroyed"), kOnClosed = Symbol("onClosed"), kWebSocketOptions = Symbol("webSocketOptions"), kEventSourceOptions = Symbol("eventSourceOptions");
	module.exports = class extends Dispatcher {
		[kDestroyed] = !1;
		[kOnDestroyed] = null;
		[kClosed] = !1;
		[kOnClosed] = null;
		constructor(opts) {
			super(), this[kWebSocketOptions] = opts?.webSocket ?? {}, this[kEventSourceOptions] = opts?.eventSource ?? {};
		}
		get webSocketOptions() {
			return {
				maxFragments: this[kWebSocketOptions].maxFragments ?? defaultWebSocketMaxFragments,
				maxPayloadSize: this[kWebSocketOptions].maxPayloadSize ?? defaultWebSocketMaxPayloadSize
			};
		}
		get eventSourceOptions() {
			return { maxEventSize: this[kEventSourceOptions].maxEventSize ?? buffer.kStringMaxLength };
		}
		get destroyed() {
			return this[kDestroyed];
		}
		get closed() {
			return this[kClosed];
		}
		close(callback) {
			if (callback === void 0) return new Promise((resolve, reject) => {
				this.close((err, data) => err ? reject(err) : resolve(data));
			});
			if (typeof callback != "function") throw new InvalidArgumentError("invalid callback");
			if (this[kDestroyed]) {
				let err = new ClientDestroyedError();
				queueMicrotask(() => callback(err, null));
				return;
			}
			if (this[kClosed]) {
				this[kOnClosed] ? this[kOnClosed].push(callback) : queueMicrotask(() => callback(null, null));
				return;
			}
			this[kClosed] = !0, this[kOnClosed] ??= [], this[kOnClosed].push(callback);
			let onClosed = () => {
				let callbacks = this[kOnClosed];
				this[kOnClosed] = null;
				for (let i = 0; i < callbacks.length; i++) callbacks[i](null, null);
			};
			this[kClose]().then(() => this.destroy()).then(() => queueMicrotask(onClosed));
		}
		destroy(err, callback) {
			if (typeof err == "function" && (callback = err, err = null), callback === void 0) return new Promise((resolve, reject) => {
				this.destroy(err, (err, data) => err ? reject(err) : resolve(data));
			});
			if (typeof callback != "function") throw new InvalidArgumentError("invalid callback");
			if (this[kDestroyed]) {
				this[kOnDestroyed] ? this[kOnDestroyed].push(callback) : queueMicrotask(() => callback(null, null));
				return;
			}
			err ||= new ClientDestroyedError(), this[kDestroyed] = !0, this[kOnDestroyed] ??= [], this[kOnDestroyed].push(callback);
			let onDestroyed = () => {
				let callbacks = this[kOnDestroyed];
				this[kOnDestroyed] = null;
				for (let i = 0; i < callbacks.length; i++) callbacks[i](null, null);
			};
			this[kDestroy](err).then(() => queueMicrotask(onDestroyed));
		}
		dispatch(opts, handler) {
			if (!handler || typeof handler != "object") throw new InvalidArgumentError("handler must be an object");
			try {
				if (!opts || typeof opts != "object") throw new InvalidArgumentError("opts must be an object.");
				if (opts.dispatcher) throw new InvalidArgumentError("opts.dispatcher is not supported by instance methods. Pass opts.dispatcher to the top-level undici functions or call the dispatcher instance method directly.");
				if (this[kDestroyed] || this[kOnDestroyed]) throw new ClientDestroyedError();
				if (this[kClosed]) throw new ClientClosedError();
				return this[kDispatch](opts, handler);
			} catch (err) {
				if (typeof handler.onResponseError != "function") throw err;
				return handler.onResponseError(null, err), !1;
			}
		}
	};
})), require_connect = __commonJSMin(((exports, module) => {
	let net = __require("node:net"), assert = __require("node:assert"), util = require_util(), { InvalidArgumentError, ConnectTimeoutError } = require_errors$1(), tls, SessionCache = class {
		constructor(maxCachedSessions) {
			this._maxCachedSessions = maxCachedSessions, this._sessionCache = new Map(), this._sessionRegistry = new FinalizationRegistry((key) => {
				if (this._sessionCache.size < this._maxCachedSessions) return;
				let ref = this._sessionCache.get(key);
				ref !== void 0 && ref.deref() === void 0 && this._sessionCache.delete(key);
			});
		}
		get(sessionKey) {
			let ref = this._sessionCache.get(sessionKey);
			return ref ? ref.deref() : null;
		}
		set(sessionKey, session) {
			if (this._maxCachedSessions !== 0) {
				if (this._sessionCache.has(sessionKey)) this._sessionCache.delete(sessionKey);
				else if (this._sessionCache.size >= this._maxCachedSessions) {
					let evicted = !1;
					for (let [key, ref] of this._sessionCache) if (ref.deref() === void 0) {
						this._sessionCache.delete(key), evicted = !0;
						break;
					}
					if (!evicted) {
						let oldest = this._sessionCache.keys().next();
						oldest.done || this._sessionCache.delete(oldest.value);
					}
				}
				this._sessionCache.set(sessionKey, new WeakRef(session)), this._sessionRegistry.register(session, sessionKey);
			}
		}
	};
	function buildConnector({ allowH2, preferH2, useH2c, maxCachedSessions, socketPath, timeout, session: customSession, ...opts }) {
		if (maxCachedSessions != null && (!Number.isInteger(maxCachedSessions) || maxCachedSessions < 0)) throw new InvalidArgumentError("maxCachedSessions must be a positive integer or zero");
		let options = {
			path: socketPath,
			...opts
		}, sessionCache = new SessionCache(maxCachedSessions ?? 100);
		return timeout ??= 1e4, allowH2 ??= !0, function({ hostname, host, protocol, port, servername, localAddress, httpSocket }, callback) {
			let socket;
			if (protocol === "https:") {
				tls ||= __require("node:tls"), servername = servername || options.servername || util.getServerName(host) || null;
				let sessionKey = servername || hostname;
				assert(sessionKey);
				let session = customSession || sessionCache.get(sessionKey) || null;
				port ||= 443, socket = tls.connect({
					highWaterMark: 16384,
					...options,
					servername,
					session,
					localAddress,
					ALPNProtocols: allowH2 ? preferH2 ? ["h2", "http/1.1"] : ["http/1.1", "h2"] : ["http/1.1"],
					socket: httpSocket,
					port,
					host: hostname
				}), socket.on("session", function(session) {
					sessionCache.set(sessionKey, session);
				});
			} else {
				assert(!httpSocket, "httpSocket can only be sent on TLS update"), port ||= 80;
				let connectOptions = {
					highWaterMark: 65536,
					...options,
					localAddress,
					port,
					host: hostname
				}, family = net.isIP(hostname);
				family !== 0 && servername && servername !== hostname && (connectOptions.host = servername, connectOptions.lookup = (_hostname, lookupOptions, cb) => {
					lookupOptions.all ? cb(null, [{
						address: hostname,
						family
					}]) : cb(null, hostname, family);
				}), socket = net.connect(connectOptions), useH2c === !0 && (socket.alpnProtocol = "h2");
			}
			if (options.keepAlive == null || options.keepAlive) {
				let keepAliveInitialDelay = options.keepAliveInitialDelay === void 0 ? 6e4 : options.keepAliveInitialDelay;
				socket.setKeepAlive(!0, keepAliveInitialDelay);
			}
			let clearConnectTimeout = util.setupConnectTimeout(new WeakRef(socket), {
				timeout,
				hostname,
				port
			});
			return socket.setNoDelay(!0).once(protocol === "https:" ? "secureConnect" : "connect", function() {
				if (queueMicrotask(clearConnectTimeout), callback) {
					let cb = callback;
					callback = null, cb(null, this);
				}
			}).on("error", function(err) {
				if (queueMicrotask(clearConnectTimeout), callback) {
					let cb = callback;
					callback = null, cb(maybeNormalizeConnectError(err, this, {
						timeout,
						hostname,
						port
					}));
				}
			}), socket;
		};
	}
	function maybeNormalizeConnectError(err, socket, opts) {
		if (err instanceof AggregateError && (err.code === "ETIMEDOUT" || err.errors.some((e) => e != null && e.code === "ETIMEDOUT"))) {
			let message = "Connect Timeout Error";
			Array.isArray(socket.autoSelectFamilyAttemptedAddresses) ? message += ` (attempted addresses: ${socket.autoSelectFamilyAttemptedAddresses.join(", ")},` : message += ` (attempted address: ${opts.hostname}:${opts.port},`, message += ` timeout: ${opts.timeout}ms)`;
			let wrapped = new ConnectTimeoutError(message);
			return wrapped.cause = err, wrapped;
		}
		return err;
	}
	module.exports = buildConnector;
})), require_utils = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.enumToMap = enumToMap;
	function enumToMap(obj, filter = [], exceptions = []) {
		let emptyFilter = (filter?.length ?? 0) === 0, emptyExceptions = (exceptions?.length ?? 0) === 0;
		return Object.fromEntries(Object.entries(obj).filter(([, value]) => typeof value == "number" && (emptyFilter || filter.includes(value)) && (emptyExceptions || !exceptions.includes(value))));
	}
})), require_constants = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.SPECIAL_HEADERS = exports.MINOR = exports.MAJOR = exports.HTAB_SP_VCHAR_OBS_TEXT = exports.QUOTED_STRING = exports.CONNECTION_TOKEN_CHARS = exports.HEADER_CHARS = exports.TOKEN = exports.HEX = exports.URL_CHAR = exports.USERINFO_CHARS = exports.MARK = exports.ALPHANUM = exports.NUM = exports.HEX_MAP = exports.NUM_MAP = exports.ALPHA = exports.STATUSES_HTTP = exports.H_METHOD_MAP = exports.METHOD_MAP = exports.METHODS_RTSP = exports.METHODS_ICE = exports.METHODS_HTTP = exports.HEADER_STATE = exports.FINISH = exports.STATUSES = exports.METHODS = exports.LENIENT_FLAGS = exports.FLAGS = exports.TYPE = exports.ERROR = void 0;
	let utils_1 = require_utils();
	exports.ERROR = {
		OK: 0,
		INTERNAL: 1,
		STRICT: 2,
		CR_EXPECTED: 25,
		LF_EXPECTED: 3,
		UNEXPECTED_CONTENT_LENGTH: 4,
		UNEXPECTED_SPACE: 30,
		CLOSED_CONNECTION: 5,
		INVALID_METHOD: 6,
		INVALID_URL: 7,
		INVALID_CONSTANT: 8,
		INVALID_VERSION: 9,
		INVALID_HEADER_TOKEN: 10,
		INVALID_CONTENT_LENGTH: 11,
		INVALID_CHUNK_SIZE: 12,
		INVALID_STATUS: 13,
		INVALID_EOF_STATE: 14,
		INVALID_TRANSFER_ENCODING: 15,
		CB_MESSAGE_BEGIN: 16,
		CB_HEADERS_COMPLETE: 17,
		CB_MESSAGE_COMPLETE: 18,
		CB_CHUNK_HEADER: 19,
		CB_CHUNK_COMPLETE: 20,
		PAUSED: 21,
		PAUSED_UPGRADE: 22,
		PAUSED_H2_UPGRADE: 23,
		USER: 24,
		CB_URL_COMPLETE: 26,
		CB_STATUS_COMPLETE: 27,
		CB_METHOD_COMPLETE: 32,
		CB_VERSION_COMPLETE: 33,
		CB_HEADER_FIELD_COMPLETE: 28,
		CB_HEADER_VALUE_COMPLETE: 29,
		CB_CHUNK_EXTENSION_NAME_COMPLETE: 34,
		CB_CHUNK_EXTENSION_VALUE_COMPLETE: 35,
		CB_RESET: 31,
		CB_PROTOCOL_COMPLETE: 38
	}, exports.TYPE = {
		BOTH: 0,
		REQUEST: 1,
		RESPONSE: 2
	}, exports.FLAGS = {
		CONNECTION_KEEP_ALIVE: 1,
		CONNECTION_CLOSE: 2,
		CONNECTION_UPGRADE: 4,
		CHUNKED: 8,
		UPGRADE: 16,
		CONTENT_LENGTH: 32,
		SKIPBODY: 64,
		TRAILING: 128,
		TRANSFER_ENCODING: 512
	}, exports.LENIENT_FLAGS = {
		HEADERS: 1,
		CHUNKED_LENGTH: 2,
		KEEP_ALIVE: 4,
		TRANSFER_ENCODING: 8,
		VERSION: 16,
		DATA_AFTER_CLOSE: 32,
		OPTIONAL_LF_AFTER_CR: 64,
		OPTIONAL_CRLF_AFTER_CHUNK: 128,
		OPTIONAL_CR_BEFORE_LF: 256,
		SPACES_AFTER_CHUNK_SIZE: 512
	}, exports.METHODS = {
		DELETE: 0,
		GET: 1,
		HEAD: 2,
		POST: 3,
		PUT: 4,
		CONNECT: 5,
		OPTIONS: 6,
		TRACE: 7,
		COPY: 8,
		LOCK: 9,
		MKCOL: 10,
		MOVE: 11,
		PROPFIND: 12,
		PROPPATCH: 13,
		SEARCH: 14,
		UNLOCK: 15,
		BIND: 16,
		REBIND: 17,
		UNBIND: 18,
		ACL: 19,
		REPORT: 20,
		MKACTIVITY: 21,
		CHECKOUT: 22,
		MERGE: 23,
		"M-SEARCH": 24,
		NOTIFY: 25,
		SUBSCRIBE: 26,
		UNSUBSCRIBE: 27,
		PATCH: 28,
		PURGE: 29,
		MKCALENDAR: 30,
		LINK: 31,
		UNLINK: 32,
		SOURCE: 33,
		PRI: 34,
		DESCRIBE: 35,
		ANNOUNCE: 36,
		SETUP: 37,
		PLAY: 38,
		PAUSE: 39,
		TEARDOWN: 40,
		GET_PARAMETER: 41,
		SET_PARAMETER: 42,
		REDIRECT: 43,
		RECORD: 44,
		FLUSH: 45,
		QUERY: 46
	}, exports.STATUSES = {
		CONTINUE: 100,
		SWITCHING_PROTOCOLS: 101,
		PROCESSING: 102,
		EARLY_HINTS: 103,
		RESPONSE_IS_STALE: 110,
		REVALIDATION_FAILED: 111,
		DISCONNECTED_OPERATION: 112,
		HEURISTIC_EXPIRATION: 113,
		MISCELLANEOUS_WARNING: 199,
		OK: 200,
		CREATED: 201,
		ACCEPTED: 202,
		NON_AUTHORITATIVE_INFORMATION: 203,
		NO_CONTENT: 204,
		RESET_CONTENT: 205,
		PARTIAL_CONTENT: 206,
		MULTI_STATUS: 207,
		ALREADY_REPORTED: 208,
		TRANSFORMATION_APPLIED: 214,
		IM_USED: 226,
		MISCELLANEOUS_PERSISTENT_WARNING: 299,
		MULTIPLE_CHOICES: 300,
		MOVED_PERMANENTLY: 301,
		FOUND: 302,
		SEE_OTHER: 303,
		NOT_MODIFIED: 304,
		USE_PROXY: 305,
		SWITCH_PROXY: 306,
		TEMPORARY_REDIRECT: 307,
		PERMANENT_REDIRECT: 308,
		BAD_REQUEST: 400,
		UNAUTHORIZED: 401,
		PAYMENT_REQUIRED: 402,
		FORBIDDEN: 403,
		NOT_FOUND: 404,
		METHOD_NOT_ALLOWED: 405,
		NOT_ACCEPTABLE: 406,
		PROXY_AUTHENTICATION_REQUIRED: 407,
		REQUEST_TIMEOUT: 408,
		CONFLICT: 409,
		GONE: 410,
		LENGTH_REQUIRED: 411,
		PRECONDITION_FAILED: 412,
		PAYLOAD_TOO_LARGE: 413,
		URI_TOO_LONG: 414,
		UNSUPPORTED_MEDIA_TYPE: 415,
		RANGE_NOT_SATISFIABLE: 416,
		EXPECTATION_FAILED: 417,
		IM_A_TEAPOT: 418,
		PAGE_EXPIRED: 419,
		ENHANCE_YOUR_CALM: 420,
		MISDIRECTED_REQUEST: 421,
		UNPROCESSABLE_ENTITY: 422,
		LOCKED: 423,
		FAILED_DEPENDENCY: 424,
		TOO_EARLY: 425,
		UPGRADE_REQUIRED: 426,
		PRECONDITION_REQUIRED: 428,
		TOO_MANY_REQUESTS: 429,
		REQUEST_HEADER_FIELDS_TOO_LARGE_UNOFFICIAL: 430,
		REQUEST_HEADER_FIELDS_TOO_LARGE: 431,
		LOGIN_TIMEOUT: 440,
		NO_RESPONSE: 444,
		RETRY_WITH: 449,
		BLOCKED_BY_PARENTAL_CONTROL: 450,
		UNAVAILABLE_FOR_LEGAL_REASONS: 451,
		CLIENT_CLOSED_LOAD_BALANCED_REQUEST: 460,
		INVALID_X_FORWARDED_FOR: 463,
		REQUEST_HEADER_TOO_LARGE: 494,
		SSL_CERTIFICATE_ERROR: 495,
		SSL_CERTIFICATE_REQUIRED: 496,
		HTTP_REQUEST_SENT_TO_HTTPS_PORT: 497,
		INVALID_TOKEN: 498,
		CLIENT_CLOSED_REQUEST: 499,
		INTERNAL_SERVER_ERROR: 500,
		NOT_IMPLEMENTED: 501,
		BAD_GATEWAY: 502,
		SERVICE_UNAVAILABLE: 503,
		GATEWAY_TIMEOUT: 504,
		HTTP_VERSION_NOT_SUPPORTED: 505,
		VARIANT_ALSO_NEGOTIATES: 506,
		INSUFFICIENT_STORAGE: 507,
		LOOP_DETECTED: 508,
		BANDWIDTH_LIMIT_EXCEEDED: 509,
		NOT_EXTENDED: 510,
		NETWORK_AUTHENTICATION_REQUIRED: 511,
		WEB_SERVER_UNKNOWN_ERROR: 520,
		WEB_SERVER_IS_DOWN: 521,
		CONNECTION_TIMEOUT: 522,
		ORIGIN_IS_UNREACHABLE: 523,
		TIMEOUT_OCCURED: 524,
		SSL_HANDSHAKE_FAILED: 525,
		INVALID_SSL_CERTIFICATE: 526,
		RAILGUN_ERROR: 527,
		SITE_IS_OVERLOADED: 529,
		SITE_IS_FROZEN: 530,
		IDENTITY_PROVIDER_AUTHENTICATION_ERROR: 561,
		NETWORK_READ_TIMEOUT: 598,
		NETWORK_CONNECT_TIMEOUT: 599
	}, exports.FINISH = {
		SAFE: 0,
		SAFE_WITH_CB: 1,
		UNSAFE: 2
	}, exports.HEADER_STATE = {
		GENERAL: 0,
		CONNECTION: 1,
		CONTENT_LENGTH: 2,
		TRANSFER_ENCODING: 3,
		UPGRADE: 4,
		CONNECTION_KEEP_ALIVE: 5,
		CONNECTION_CLOSE: 6,
		CONNECTION_UPGRADE: 7,
		TRANSFER_ENCODING_CHUNKED: 8
	}, exports.METHODS_HTTP = [
		exports.METHODS.DELETE,
		exports.METHODS.GET,
		exports.METHODS.HEAD,
		exports.METHODS.POST,
		exports.METHODS.PUT,
		exports.METHODS.CONNECT,
		exports.METHODS.OPTIONS,
		exports.METHODS.TRACE,
		exports.METHODS.COPY,
		exports.METHODS.LOCK,
		exports.METHODS.MKCOL,
		exports.METHODS.MOVE,
		exports.METHODS.PROPFIND,
		exports.METHODS.PROPPATCH,
		exports.METHODS.SEARCH,
		exports.METHODS.UNLOCK,
		exports.METHODS.BIND,
		exports.METHODS.REBIND,
		exports.METHODS.UNBIND,
		exports.METHODS.ACL,
		exports.METHODS.REPORT,
		exports.METHODS.MKACTIVITY,
		exports.METHODS.CHECKOUT,
		exports.METHODS.MERGE,
		exports.METHODS["M-SEARCH"],
		exports.METHODS.NOTIFY,
		exports.METHODS.SUBSCRIBE,
		exports.METHODS.UNSUBSCRIBE,
		exports.METHODS.PATCH,
		exports.METHODS.PURGE,
		exports.METHODS.MKCALENDAR,
		exports.METHODS.LINK,
		exports.METHODS.UNLINK,
		exports.METHODS.PRI,
		exports.METHODS.SOURCE,
		exports.METHODS.QUERY
	], exports.METHODS_ICE = [exports.METHODS.SOURCE], exports.METHODS_RTSP = [
		exports.METHODS.OPTIONS,
		exports.METHODS.DESCRIBE,
		exports.METHODS.ANNOUNCE,
		exports.METHODS.SETUP,
		exports.METHODS.PLAY,
		exports.METHODS.PAUSE,
		exports.METHODS.TEARDOWN,
		exports.METHODS.GET_PARAMETER,
		exports.METHODS.SET_PARAMETER,
		exports.METHODS.REDIRECT,
		exports.METHODS.RECORD,
		exports.METHODS.FLUSH,
		exports.METHODS.GET,
		exports.METHODS.POST
	], exports.METHOD_MAP = (0, utils_1.enumToMap)(exports.METHODS), exports.H_METHOD_MAP = Object.fromEntries(Object.entries(exports.METHODS).filter(([k]) => k.startsWith("H"))), exports.STATUSES_HTTP = [
		exports.STATUSES.CONTINUE,
		exports.STATUSES.SWITCHING_PROTOCOLS,
		exports.STATUSES.PROCESSING,
		exports.STATUSES.EARLY_HINTS,
		exports.STATUSES.RESPONSE_IS_STALE,
		exports.STATUSES.REVALIDATION_FAILED,
		exports.STATUSES.DISCONNECTED_OPERATION,
		exports.STATUSES.HEURISTIC_EXPIRATION,
		exports.STATUSES.MISCELLANEOUS_WARNING,
		exports.STATUSES.OK,
		exports.STATUSES.CREATED,
		exports.STATUSES.ACCEPTED,
		exports.STATUSES.NON_AUTHORITATIVE_INFORMATION,
		exports.STATUSES.NO_CONTENT,
		exports.STATUSES.RESET_CONTENT,
		exports.STATUSES.PARTIAL_CONTENT,
		exports.STATUSES.MULTI_STATUS,
		exports.STATUSES.ALREADY_REPORTED,
		exports.STATUSES.TRANSFORMATION_APPLIED,
		exports.STATUSES.IM_USED,
		exports.STATUSES.MISCELLANEOUS_PERSISTENT_WARNING,
		exports.STATUSES.MULTIPLE_CHOICES,
		exports.STATUSES.MOVED_PERMANENTLY,
		exports.STATUSES.FOUND,
		exports.STATUSES.SEE_OTHER,
		exports.STATUSES.NOT_MODIFIED,
		exports.STATUSES.USE_PROXY,
		exports.STATUSES.SWITCH_PROXY,
		exports.STATUSES.TEMPORARY_REDIRECT,
		exports.STATUSES.PERMANENT_REDIRECT,
		exports.STATUSES.BAD_REQUEST,
		exports.STATUSES.UNAUTHORIZED,
		exports.STATUSES.PAYMENT_REQUIRED,
		exports.STATUSES.FORBIDDEN,
		exports.STATUSES.NOT_FOUND,
		exports.STATUSES.METHOD_NOT_ALLOWED,
		exports.STATUSES.NOT_ACCEPTABLE,
		exports.STATUSES.PROXY_AUTHENTICATION_REQUIRED,
		exports.STATUSES.REQUEST_TIMEOUT,
		exports.STATUSES.CONFLICT,
		exports.STATUSES.GONE,
		exports.STATUSES.LENGTH_REQUIRED,
		exports.STATUSES.PRECONDITION_FAILED,
		exports.STATUSES.PAYLOAD_TOO_LARGE,
		exports.STATUSES.URI_TOO_LONG,
		exports.STATUSES.UNSUPPORTED_MEDIA_TYPE,
		exports.STATUSES.RANGE_NOT_SATISFIABLE,
		exports.STATUSES.EXPECTATION_FAILED,
		exports.STATUSES.IM_A_TEAPOT,
		exports.STATUSES.PAGE_EXPIRED,
		exports.STATUSES.ENHANCE_YOUR_CALM,
		exports.STATUSES.MISDIRECTED_REQUEST,
		exports.STATUSES.UNPROCESSABLE_ENTITY,
		exports.STATUSES.LOCKED,
		exports.STATUSES.FAILED_DEPENDENCY,
		exports.STATUSES.TOO_EARLY,
		exports.STATUSES.UPGRADE_REQUIRED,
		exports.STATUSES.PRECONDITION_REQUIRED,
		exports.STATUSES.TOO_MANY_REQUESTS,
		exports.STATUSES.REQUEST_HEADER_FIELDS_TOO_LARGE_UNOFFICIAL,
		exports.STATUSES.REQUEST_HEADER_FIELDS_TOO_LARGE,
		exports.STATUSES.LOGIN_TIMEOUT,
		exports.STATUSES.NO_RESPONSE,
		exports.STATUSES.RETRY_WITH,
		exports.STATUSES.BLOCKED_BY_PARENTAL_CONTROL,
		exports.STATUSES.UNAVAILABLE_FOR_LEGAL_REASONS,
		exports.STATUSES.CLIENT_CLOSED_LOAD_BALANCED_REQUEST,
		exports.STATUSES.INVALID_X_FORWARDED_FOR,
		exports.STATUSES.REQUEST_HEADER_TOO_LARGE,
		exports.STATUSES.SSL_CERTIFICATE_ERROR,
		exports.STATUSES.SSL_CERTIFICATE_REQUIRED,
		exports.STATUSES.HTTP_REQUEST_SENT_TO_HTTPS_PORT,
		exports.STATUSES.INVALID_TOKEN,
		exports.STATUSES.CLIENT_CLOSED_REQUEST,
		exports.STATUSES.INTERNAL_SERVER_ERROR,
		exports.STATUSES.NOT_IMPLEMENTED,
		exports.STATUSES.BAD_GATEWAY,
		exports.STATUSES.SERVICE_UNAVAILABLE,
		exports.STATUSES.GATEWAY_TIMEOUT,
		exports.STATUSES.HTTP_VERSION_NOT_SUPPORTED,
		exports.STATUSES.VARIANT_ALSO_NEGOTIATES,
		exports.STATUSES.INSUFFICIENT_STORAGE,
		exports.STATUSES.LOOP_DETECTED,
		exports.STATUSES.BANDWIDTH_LIMIT_EXCEEDED,
		exports.STATUSES.NOT_EXTENDED,
		exports.STATUSES.NETWORK_AUTHENTICATION_REQUIRED,
		exports.STATUSES.WEB_SERVER_UNKNOWN_ERROR,
		exports.STATUSES.WEB_SERVER_IS_DOWN,
		exports.STATUSES.CONNECTION_TIMEOUT,
		exports.STATUSES.ORIGIN_IS_UNREACHABLE,
		exports.STATUSES.TIMEOUT_OCCURED,
		exports.STATUSES.SSL_HANDSHAKE_FAILED,
		exports.STATUSES.INVALID_SSL_CERTIFICATE,
		exports.STATUSES.RAILGUN_ERROR,
		exports.STATUSES.SITE_IS_OVERLOADED,
		exports.STATUSES.SITE_IS_FROZEN,
		exports.STATUSES.IDENTITY_PROVIDER_AUTHENTICATION_ERROR,
		exports.STATUSES.NETWORK_READ_TIMEOUT,
		exports.STATUSES.NETWORK_CONNECT_TIMEOUT
	], exports.ALPHA = [];
	for (let i = 65; i <= 90; i++) exports.ALPHA.push(String.fromCharCode(i)), exports.ALPHA.push(String.fromCharCode(i + 32));
	exports.NUM_MAP = {
		0: 0,
		1: 1,
		2: 2,
		3: 3,
		4: 4,
		5: 5,
		6: 6,
		7: 7,
		8: 8,
		9: 9
	}, exports.HEX_MAP = {
		0: 0,
		1: 1,
		2: 2,
		3: 3,
		4: 4,
		5: 5,
		6: 6,
		7: 7,
		8: 8,
		9: 9,
		A: 10,
		B: 11,
		C: 12,
		D: 13,
		E: 14,
		F: 15,
		a: 10,
		b: 11,
		c: 12,
		d: 13,
		e: 14,
		f: 15
	}, exports.NUM = [
		"0",
		"1",
		"2",
		"3",
		"4",
		"5",
		"6",
		"7",
		"8",
		"9"
	], exports.ALPHANUM = exports.ALPHA.concat(exports.NUM), exports.MARK = [
		"-",
		"_",
		".",
		"!",
		"~",
		"*",
		"'",
		"(",
		")"
	], exports.USERINFO_CHARS = exports.ALPHANUM.concat(exports.MARK).concat([
		"%",
		";",
		":",
		"&",
		"=",
		"+",
		"$",
		","
	]), exports.URL_CHAR = "!\"$%&'()*+,-./:;<=>@[\\]^_`{|}~".split("").concat(exports.ALPHANUM), exports.HEX = exports.NUM.concat([
		"a",
		"b",
		"c",
		"d",
		"e",
		"f",
		"A",
		"B",
		"C",
		"D",
		"E",
		"F"
	]), exports.TOKEN = [
		"!",
		"#",
		"$",
		"%",
		"&",
		"'",
		"*",
		"+",
		"-",
		".",
		"^",
		"_",
		"`",
		"|",
		"~"
	].concat(exports.ALPHANUM), exports.HEADER_CHARS = ["	"];
	for (let i = 32; i <= 255; i++) i !== 127 && exports.HEADER_CHARS.push(i);
	exports.CONNECTION_TOKEN_CHARS = exports.HEADER_CHARS.filter((c) => c !== 44), exports.QUOTED_STRING = ["	", " "];
	for (let i = 33; i <= 255; i++) i !== 34 && i !== 92 && exports.QUOTED_STRING.push(i);
	exports.HTAB_SP_VCHAR_OBS_TEXT = ["	", " "];
	for (let i = 33; i <= 126; i++) exports.HTAB_SP_VCHAR_OBS_TEXT.push(i);
	for (let i = 128; i <= 255; i++) exports.HTAB_SP_VCHAR_OBS_TEXT.push(i);
	exports.MAJOR = exports.NUM_MAP, exports.MINOR = exports.MAJOR, exports.SPECIAL_HEADERS = {
		connection: exports.HEADER_STATE.CONNECTION,
		"content-length": exports.HEADER_STATE.CONTENT_LENGTH,
		"proxy-connection": exports.HEADER_STATE.CONNECTION,
		"transfer-encoding": exports.HEADER_STATE.TRANSFER_ENCODING,
		upgrade: exports.HEADER_STATE.UPGRADE
	}, exports.default = {
		ERROR: exports.ERROR,
		TYPE: exports.TYPE,
		FLAGS: exports.FLAGS,
		LENIENT_FLAGS: exports.LENIENT_FLAGS,
		METHODS: exports.METHODS,
		STATUSES: exports.STATUSES,
		FINISH: exports.FINISH,
		HEADER_STATE: exports.HEADER_STATE,
		ALPHA: exports.ALPHA,
		NUM_MAP: exports.NUM_MAP,
		HEX_MAP: exports.HEX_MAP,
		NUM: exports.NUM,
		ALPHANUM: exports.ALPHANUM,
		MARK: exports.MARK,
		USERINFO_CHARS: exports.USERINFO_CHARS,
		URL_CHAR: exports.URL_CHAR,
		HEX: exports.HEX,
		TOKEN: exports.TOKEN,
		HEADER_CHARS: exports.HEADER_CHARS,
		CONNECTION_TOKEN_CHARS: exports.CONNECTION_TOKEN_CHARS,
		QUOTED_STRING: exports.QUOTED_STRING,
		HTAB_SP_VCHAR_OBS_TEXT: exports.HTAB_SP_VCHAR_OBS_TEXT,
		MAJOR: exports.MAJOR,
		MINOR: exports.MINOR,
		SPECIAL_HEADERS: exports.SPECIAL_HEADERS,
		METHODS_HTTP: exports.METHODS_HTTP,
		METHODS_ICE: exports.METHODS_ICE,
		METHODS_RTSP: exports.METHODS_RTSP,
		METHOD_MAP: exports.METHOD_MAP,
		H_METHOD_MAP: exports.H_METHOD_MAP,
		STATUSES_HTTP: exports.STATUSES_HTTP
	};
})), require_parser_h1 = __commonJSMin(((exports, module) => {
	let assert = __require("node:assert"), util = require_util(), timers = require_timers(), { HeadersTimeoutError, HeadersOverflowError, SocketError, InformationalError, BodyTimeoutError, HTTPParserError, ResponseContentLengthMismatchError, ResponseExceededMaxSizeError } = require_errors$1(), { kUrl, kReset, kClient, kParser, kBlocking, kRunning, kWriting, kQueue, kKeepAliveDefaultTimeout, kRunningIdx, kError, kPipelining, kSocket, kKeepAliveTimeoutValue, kKeepAliveMaxTimeout, kKeepAliveTimeoutThreshold, kBodyTimeout, kMaxResponseSize, kResume, kHTTPContext, kMaxHeadersSize } = require_symbols(), FastBuffer = Buffer[Symbol.species], removeAllListeners = util.removeAllListeners, kPausedByHandler = Symbol("kPausedByHandler"), BUFFER_PAGE_SIZE = 4096, INITIAL_BUFFER_SIZE = 131072, EMPTY_BUF = Buffer.alloc(0), miloPackage, useWasmSIMD = process.arch !== "riscv64" && process.arch !== "ppc64";
	process.env.UNDICI_NO_WASM_SIMD === "1" ? useWasmSIMD = !1 : process.env.UNDICI_NO_WASM_SIMD === "0" && (useWasmSIMD = !0);
	let miloEnabled = process.env.UNDICI_USE_MILO === "1" || process.env.UNDICI_USE_MILO === "true", miloInstance = null, currentBuffer = null, currentBufferSize = 0, currentBufferPtr = null, currentBufferRef = null;
	function onParserTimeout(parserWeakRef) {
		let parser = parserWeakRef.deref ? parserWeakRef.deref() : parserWeakRef;
		if (!parser) return;
		let { socket, timeoutType, client, paused } = parser;
		timeoutType === 3 ? (!socket[kWriting] || socket.writableNeedDrain || client[kRunning] > 1) && (assert(!paused, "cannot be paused while waiting for headers"), util.destroy(socket, new HeadersTimeoutError())) : timeoutType === 5 ? paused || util.destroy(socket, new BodyTimeoutError()) : timeoutType === 8 && (assert(client[kRunning] === 0 && client[kKeepAliveTimeoutValue]), util.destroy(socket, new InformationalError("socket idle timeout")));
	}
	function getMilo() {
		if (miloInstance) return miloInstance;
		if (useWasmSIMD) try {
			miloPackage = __require("never");
		} catch {}
		return miloPackage ||= __require("never"), miloInstance = miloPackage.setup(), miloInstance;
	}
	var H1Parser = class {
		constructor(client, socket) {
			this.milo = getMilo(), this.client = client, this.socket = socket, this.parser = this.milo.create(), this.events = new FastBuffer(this.milo.memory.buffer, this.parser + this.milo.ParserFields.EVENTS, 4).readUInt32LE(0), this.milo.setShouldAutodetect(this.parser, !1), this.milo.setIsRequest(this.parser, !1), this.milo.setShouldManageUnconsumed(this.parser, !1), this.milo.setShouldSuspendAfterHeaders(this.parser, !0), this.milo.setMaxHeaderLength(this.parser, client[kMaxHeadersSize]), this.milo.setActiveEvents(this.parser, this.milo.EVENT_ACTIVE_ON_ERROR | this.milo.EVENT_ACTIVE_ON_MESSAGE_COMPLETE | this.milo.EVENT_ACTIVE_ON_REASON | this.milo.EVENT_ACTIVE_ON_HEADER_NAME | this.milo.EVENT_ACTIVE_ON_HEADER_VALUE | this.milo.EVENT_ACTIVE_ON_HEADERS | this.milo.EVENT_ACTIVE_ON_DATA | this.milo.EVENT_ACTIVE_ON_TRAILER_NAME | this.milo.EVENT_ACTIVE_ON_TRAILER_VALUE), this.timeout = null, this.timeoutWeakRef = new WeakRef(this), this.timeoutValue = null, this.timeoutType = null, this.statusCode = 0, this.statusText = "", this.upgrade = !1, this.responseStarted = !1, this.pausedByParser = !1, this.pauseStateIsStart = !1, this.headers = [], this.trailers = [], this.headersSize = 0, this.trailersSize = 0, this.headersMaxSize = client[kMaxHeadersSize], this.shouldKeepAlive = !1, this.paused = !1, this.errored = !1, this.waitingForMoreData = 0, this.resume = this.resume.bind(this), this.bytesRead = 0, this.keepAlive = "", this.connection = "", this.contentLength = -1, this.maxResponseSize = client[kMaxResponseSize], this.directBodyRemaining = 0, this.directBodyCompletePending = !1, this.headersSuspended = !1, this.skipBody = !1, this[kPausedByHandler] = !1, INITIAL_BUFFER_SIZE > currentBufferSize || currentBuffer.buffer !== this.milo.memory.buffer ? this.ensureBuffers(INITIAL_BUFFER_SIZE) : this.updateBuffers();
		}
		setTimeout(delay, type) {
			delay !== this.timeoutValue || type & 1 ^ this.timeoutType & 1 ? (this.timeout &&= (timers.clearTimeout(this.timeout), null), delay && (type & 1 ? this.timeout = timers.setFastTimeout(onParserTimeout, delay, this.timeoutWeakRef) : (this.timeout = setTimeout(onParserTimeout, delay, this.timeoutWeakRef), this.timeout?.unref())), this.timeoutValue = delay) : this.timeout?.refresh && this.timeout.refresh(), this.timeoutType = type;
		}
		ensureBuffers(size) {
			let { milo } = this;
			currentBufferPtr != null && milo.dealloc(currentBufferPtr, currentBufferSize), currentBufferSize = Math.ceil(size / BUFFER_PAGE_SIZE) * BUFFER_PAGE_SIZE, currentBufferPtr = milo.alloc(currentBufferSize), currentBuffer = new FastBuffer(milo.memory.buffer, currentBufferPtr, currentBufferSize), this.updateBuffers();
		}
		updateBuffers() {
			this.parserFields = new FastBuffer(this.milo.memory.buffer, this.parser), this.parserEvents = new FastBuffer(this.milo.memory.buffer, this.events, 65536);
		}
		resume() {
			if (!this.socket.destroyed && this.paused) {
				if (this.milo.resume(this.parser), assert(this.timeoutType === 5), this.timeout?.refresh && this.timeout.refresh(), this.paused = !1, this.directBodyCompletePending) {
					try {
						this.completeDirectBody();
					} catch (err) {
						util.destroy(this.socket, err);
						return;
					}
					if (this.paused) return;
				}
				this.readMore();
			}
		}
		readMore() {
			if (!this.paused && this.parser) for (; !this.paused && this.parser && !(this.waitingForMoreData && this.socket.readableLength <= this.waitingForMoreData);) {
				this.waitingForMoreData = 0;
				let chunk = this.socket.read();
				if (chunk === null || this.execute(chunk) === !1) break;
			}
		}
		execute(data) {
			let available = data.length;
			assert(!this.paused);
			let { socket, milo } = this;
			try {
				if (this.directBodyRemaining > 0) return this.consumeDirectBody(data);
				currentBuffer.buffer === milo.memory.buffer ? this.parserEvents.buffer !== milo.memory.buffer && this.updateBuffers() : (currentBuffer = new FastBuffer(milo.memory.buffer, currentBufferPtr, currentBufferSize), this.updateBuffers());
				let offset = 0, parseLen = available, headersEnd = this.statusCode === 0 ? data.indexOf("\r\n\r\n") : -1;
				for (headersEnd !== -1 && (parseLen = headersEnd + 4);;) {
					parseLen > currentBufferSize && this.ensureBuffers(parseLen);
					let parseData = data.subarray(offset, offset + parseLen);
					currentBuffer.set(parseData), currentBufferRef = parseData;
					let consumed = milo.parse(this.parser, currentBufferPtr, parseLen);
					this.drainEvents();
					let consumedTotal = offset + consumed;
					if (this.errored || consumed === 0 && this.parserFields[milo.ParserFields.ERROR_CODE] !== milo.ERROR_NONE) throw this.createError(data.subarray(consumedTotal));
					if (this.upgrade) return this.onUpgrade(data.subarray(consumedTotal)), !1;
					if (this.directBodyCompletePending) {
						if (this.completeDirectBody(), this.paused) return !1;
					} else if (this.pausedByParser) return this.pausedByParser = !1, this.headersSuspended = !1, this[kPausedByHandler] && this.pauseStateIsStart ? (this.pauseStateIsStart = !1, milo.resume(this.parser), this[kPausedByHandler] = !1, !1) : (this.pauseStateIsStart = !1, this.paused = !0, socket.unshift(data.subarray(consumedTotal)), !1);
					if (this.directBodyRemaining > 0) return this.consumeDirectBody(data.subarray(consumedTotal));
					if (consumed < parseLen) {
						let remaining = data.subarray(consumedTotal);
						return socket.unshift(remaining), this.waitingForMoreData = consumed === 0 ? remaining.length : 0, !1;
					}
					if (offset = consumedTotal, offset >= available) {
						if (this.headersSuspended) {
							this.headersSuspended = !1, parseLen = 0;
							continue;
						}
						return !0;
					}
					this.headersSuspended = !1, parseLen = available - offset;
				}
			} catch (err) {
				return util.destroy(socket, err), !1;
			} finally {
				currentBufferRef = null;
			}
		}
		consumeDirectBody(data) {
			let { socket, client, maxResponseSize } = this, available = data.length, len = Math.min(available, this.directBodyRemaining);
			if (this.timeout?.refresh && this.timeout.refresh(), len > 0) {
				let request = client[kQueue][client[kRunningIdx]];
				if (assert(request), assert(this.timeoutType === 5), assert(this.statusCode >= 200), maxResponseSize > -1 && this.bytesRead + len > maxResponseSize) throw new ResponseExceededMaxSizeError();
				if (this.bytesRead += len, this.directBodyRemaining -= len, request.onResponseData(data.subarray(0, len)) === !1) return this.directBodyCompletePending = this.directBodyRemaining === 0, this.pauseParser(), this[kPausedByHandler] = !0, this.pausedByParser = !1, this.paused = !0, len < available && socket.unshift(data.subarray(len)), !1;
			}
			if (this.directBodyRemaining === 0) {
				this.completeDirectBody();
				let remaining = data.subarray(len);
				if (this.errored || this.parserFields[this.milo.ParserFields.ERROR_CODE] !== this.milo.ERROR_NONE) throw this.createError(remaining);
				if (this.pausedByParser) return this.pausedByParser = !1, this.pauseStateIsStart = !1, this.paused = !0, remaining.length > 0 && socket.unshift(remaining), !1;
				if (remaining.length > 0) return socket.unshift(remaining), !1;
			}
			return !0;
		}
		completeDirectBody() {
			let { milo } = this;
			currentBuffer.buffer === milo.memory.buffer ? this.parserEvents.buffer !== milo.memory.buffer && this.updateBuffers() : (currentBuffer = new FastBuffer(milo.memory.buffer, currentBufferPtr, currentBufferSize), this.updateBuffers()), this.directBodyCompletePending = !1, currentBufferRef = EMPTY_BUF, milo.complete(this.parser), this.drainEvents();
		}
		setShouldSkipBody(value) {
			this.skipBody !== value && (this.skipBody = value, this.milo.setShouldSkipBody(this.parser, value));
		}
		finish() {
			return this.parser ? this.directBodyRemaining > 0 ? new ResponseContentLengthMismatchError() : (this.parserEvents.buffer !== this.milo.memory.buffer && this.updateBuffers(), this.milo.finish(this.parser), this.drainEvents(), this.errored ? this.createError(EMPTY_BUF) : null) : null;
		}
		createError(data) {
			let { contentLength, bytesRead } = this;
			if (contentLength !== -1 && bytesRead !== contentLength) return new ResponseContentLengthMismatchError();
			let errorCode = this.parserFields[this.milo.ParserFields.ERROR_CODE], errorName = this.milo.Errors[errorCode], errorDescription = errorName === "UNEXPECTED_EOF" ? "Invalid EOF state" : this.milo.getErrorDescription(this.parser), reason = errorName === "UNEXPECTED_EOF" ? errorDescription : errorDescription ? `[ERROR_${errorName}] ${errorDescription}` : `ERROR_${errorName}`;
			return new HTTPParserError(`Response does not match the HTTP/1.1 protocol (${reason})`, errorName, data);
		}
		destroy() {
			this.parser &&= (this.milo.destroy(this.parser), null), this.timeout && timers.clearTimeout(this.timeout), this.timeout = null, this.timeoutValue = null, this.timeoutType = null, this.paused = !1, this.responseStarted = !1, this.pausedByParser = !1, this.pauseStateIsStart = !1, this.connection = "", this.skipBody = !1;
		}
		pauseParser(stateIsStart = !1) {
			this.milo.pause(this.parser), this.pausedByParser = !0, this.pauseStateIsStart = stateIsStart;
		}
		drainEvents() {
			let { socket, client, milo } = this, cursor = 0, firstEvent = this.parserEvents[0];
			if (firstEvent !== milo.EVENT_END && firstEvent !== milo.EVENT_ERROR && !this.responseStarted) {
				if (this.responseStarted = !0, socket.destroyed) return this.fail(this.milo.ERROR_CALLBACK_ERROR, "Other side closed");
				let request = client[kQueue][client[kRunningIdx]];
				if (!request) return this.fail(this.milo.ERROR_CALLBACK_ERROR, "Missing request");
				request.onResponseStarted();
			}
			for (;;) {
				let event = this.parserEvents[cursor], eventLen = 9;
				switch (event) {
					case milo.EVENT_END: return;
					case milo.EVENT_ERROR:
						this.errored = !0;
						return;
					case milo.EVENT_MESSAGE_COMPLETE: {
						let { client, socket, statusCode, upgrade, trailers, contentLength, bytesRead, shouldKeepAlive } = this;
						if (this.responseStarted = !1, socket.destroyed && (!statusCode || shouldKeepAlive)) return this.fail(milo.ERROR_CALLBACK_ERROR, "Other side closed");
						if (upgrade) {
							this.pauseParser();
							return;
						}
						assert(statusCode >= 100);
						let request = client[kQueue][client[kRunningIdx]];
						if (assert(request), this.statusCode = 0, this.statusText = "", this.bytesRead = 0, this.contentLength = -1, this.directBodyRemaining = 0, this.directBodyCompletePending = !1, this.headersSuspended = !1, this.skipBody = !1, this.keepAlive = "", this.connection = "", this.trailers = [], this.trailersSize = 0, statusCode < 200) break;
						if (request.method !== "HEAD" && contentLength !== -1 && bytesRead !== contentLength) {
							util.destroy(socket, new ResponseContentLengthMismatchError()), this.pauseParser();
							break;
						}
						request.onResponseEnd(trailers), client[kQueue][client[kRunningIdx]++] = null, socket[kWriting] ? (assert(client[kRunning] === 0), util.destroy(socket, new InformationalError("reset")), this.pauseParser(!0)) : shouldKeepAlive ? socket[kReset] && client[kRunning] === 0 ? (util.destroy(socket, new InformationalError("reset")), this.pauseParser(!0)) : client[kPipelining] == null || client[kPipelining] === 1 ? setImmediate(client[kResume]) : client[kResume]() : (util.destroy(socket, new InformationalError("reset")), this.pauseParser(!0));
						break;
					}
					case milo.EVENT_REASON: {
						let at = this.parserEvents.readUInt32LE(cursor + 1), len = this.parserEvents.readUInt32LE(cursor + 5);
						this.statusText = new FastBuffer(currentBufferRef.buffer, currentBufferRef.byteOffset + at, len).toString();
						break;
					}
					case milo.EVENT_HEADER_NAME: {
						let at = this.parserEvents.readUInt32LE(cursor + 1), len = this.parserEvents.readUInt32LE(cursor + 5), data = len > 0 ? new FastBuffer(currentBufferRef.buffer, currentBufferRef.byteOffset + at, len) : EMPTY_BUF;
						if (this.headers.push(data), this.headersSize += len, this.headersSize >= this.headersMaxSize) return util.destroy(this.socket, new HeadersOverflowError()), this.fail(milo.ERROR_CALLBACK_ERROR, "Headers overflow");
						break;
					}
					case milo.EVENT_HEADER_VALUE: {
						let at = this.parserEvents.readUInt32LE(cursor + 1), len = this.parserEvents.readUInt32LE(cursor + 5), data = len > 0 ? new FastBuffer(currentBufferRef.buffer, currentBufferRef.byteOffset + at, len) : EMPTY_BUF, key = this.headers[this.headers.length - 1];
						if (this.headers.push(data), key.length === 10) {
							let headerName = util.bufferToLowerCasedHeaderName(key);
							headerName === "keep-alive" ? this.keepAlive += (this.keepAlive.length === 0 ? "" : ",") + data.toString() : headerName === "connection" && (this.connection += (this.connection.length === 0 ? "" : ",") + data.toString());
						}
						if (this.headersSize += len, this.headersSize >= this.headersMaxSize) return util.destroy(this.socket, new HeadersOverflowError()), this.fail(milo.ERROR_CALLBACK_ERROR, "Headers overflow");
						break;
					}
					case milo.EVENT_HEADERS: {
						eventLen = 19;
						let statusCode = this.parserEvents.readUInt16LE(cursor + 5), shouldKeepAlive = this.parserEvents[cursor + 7] !== 0, shouldUpgrade = this.parserEvents[cursor + 8] !== 0, hasTrailers = this.parserEvents[cursor + 9] !== 0, bodyKind = this.parserEvents[cursor + 10], contentLength = this.parserEvents.readUInt32LE(cursor + 11) + this.parserEvents.readUInt32LE(cursor + 15) * 4294967296, { socket, client, headers, statusText } = this;
						if (socket.destroyed) return this.fail(milo.ERROR_CALLBACK_ERROR, "Other side closed");
						let request = client[kQueue][client[kRunningIdx]];
						if (!request) return this.fail(milo.ERROR_CALLBACK_ERROR, "Missing request");
						if (assert(!this.upgrade), assert(this.statusCode < 200), statusCode === 100) return util.destroy(socket, new SocketError("bad response", util.getSocketInfo(socket))), this.fail(milo.ERROR_CALLBACK_ERROR, "Bad response");
						if (shouldUpgrade && !request.upgrade) return util.destroy(socket, new SocketError("bad upgrade", util.getSocketInfo(socket))), this.fail(milo.ERROR_CALLBACK_ERROR, "Bad upgrade");
						if (assert(this.timeoutType === 3), this.statusCode = statusCode, this.shouldKeepAlive = shouldKeepAlive || request.method === "HEAD" && !socket[kReset] && /(?:^|,)[\t ]*keep-alive[\t ]*(?:,|$)/i.test(this.connection) && !/(?:^|,)[\t ]*close[\t ]*(?:,|$)/i.test(this.connection), this.contentLength = bodyKind === 0 ? contentLength : -1, this.statusCode >= 200) {
							let bodyTimeout = request.bodyTimeout == null ? client[kBodyTimeout] : request.bodyTimeout;
							this.setTimeout(bodyTimeout, 5);
						} else this.timeout?.refresh && this.timeout.refresh();
						if (request.method === "CONNECT") {
							assert(client[kRunning] === 1), milo.setIsConnect(this.parser, !0), this.upgrade = !0;
							return;
						}
						if (shouldUpgrade) {
							assert(client[kRunning] === 1), this.upgrade = !0, this.pauseParser();
							return;
						}
						if (this.headers = [], this.headersSize = 0, this.shouldKeepAlive && client[kPipelining]) {
							let keepAliveTimeout = this.keepAlive ? util.parseKeepAliveTimeout(this.keepAlive) : null;
							if (keepAliveTimeout != null) {
								let timeout = Math.min(keepAliveTimeout - client[kKeepAliveTimeoutThreshold], client[kKeepAliveMaxTimeout]);
								timeout <= 0 ? socket[kReset] = !0 : client[kKeepAliveTimeoutValue] = timeout;
							} else client[kKeepAliveTimeoutValue] = client[kKeepAliveDefaultTimeout];
						} else socket[kReset] = !0;
						let pause = request.onResponseStart(statusCode, headers, this.resume, statusText) === !1;
						if (request.aborted) return this.fail(milo.ERROR_CALLBACK_ERROR, "Request aborted");
						(request.method === "HEAD" || statusCode < 200) && this.setShouldSkipBody(!0), this.headersSuspended = !0, !pause && request.method !== "HEAD" && statusCode >= 200 && statusCode !== 204 && statusCode !== 205 && statusCode !== 304 && bodyKind === 0 && contentLength > 0 && !hasTrailers && (this.directBodyRemaining = contentLength), socket[kBlocking] && (socket[kBlocking] = !1, client[kResume]()), pause ? (this.pauseParser(), this[kPausedByHandler] = !0) : (request.method === "HEAD" || statusCode < 200 || statusCode === 204 || statusCode === 205 || statusCode === 304 || bodyKind === 0 && contentLength === 0) && (this.directBodyCompletePending = !0);
						break;
					}
					case milo.EVENT_DATA: {
						let at = this.parserEvents.readUInt32LE(cursor + 1), len = this.parserEvents.readUInt32LE(cursor + 5), { client, socket, statusCode, maxResponseSize } = this;
						if (socket.destroyed) return this.fail(milo.ERROR_CALLBACK_ERROR, "Other side closed");
						let request = client[kQueue][client[kRunningIdx]];
						if (assert(request), assert(this.timeoutType === 5), this.timeout?.refresh && this.timeout.refresh(), assert(statusCode >= 200), maxResponseSize > -1 && this.bytesRead + len > maxResponseSize) return util.destroy(socket, new ResponseExceededMaxSizeError()), this.fail(milo.ERROR_CALLBACK_ERROR, "Response size exceeded");
						this.bytesRead += len;
						let buffer = currentBufferRef;
						request.onResponseData(new FastBuffer(buffer.buffer, buffer.byteOffset + at, len)) === !1 && (this.pauseParser(), this[kPausedByHandler] = !0);
						break;
					}
					case milo.EVENT_TRAILER_NAME: {
						let at = this.parserEvents.readUInt32LE(cursor + 1), len = this.parserEvents.readUInt32LE(cursor + 5), data = len > 0 ? new FastBuffer(currentBufferRef.buffer, currentBufferRef.byteOffset + at, len) : EMPTY_BUF;
						if (this.trailers.push(data), this.trailersSize += len, this.trailersSize >= this.headersMaxSize) return util.destroy(this.socket, new HeadersOverflowError()), this.fail(milo.ERROR_CALLBACK_ERROR, "Headers overflow");
						break;
					}
					case milo.EVENT_TRAILER_VALUE: {
						let at = this.parserEvents.readUInt32LE(cursor + 1), len = this.parserEvents.readUInt32LE(cursor + 5), data = len > 0 ? new FastBuffer(currentBufferRef.buffer, currentBufferRef.byteOffset + at, len) : EMPTY_BUF;
						if (this.trailers.push(data), this.trailersSize += len, this.trailersSize >= this.headersMaxSize) return util.destroy(this.socket, new HeadersOverflowError()), this.fail(milo.ERROR_CALLBACK_ERROR, "Headers overflow");
						break;
					}
					default: return;
				}
				cursor += eventLen;
			}
		}
		fail(code, message) {
			this.milo.fail(this.parser, code, message), this.errored = !0;
		}
		onUpgrade(head) {
			let { upgrade, client, socket, headers, statusCode } = this;
			assert(upgrade), assert(client[kSocket] === socket), assert(!socket.destroyed), assert(!this.paused);
			let request = client[kQueue][client[kRunningIdx]];
			assert(request), assert(request.upgrade || request.method === "CONNECT"), this.statusCode = 0, this.statusText = "", this.shouldKeepAlive = !1, this.headers = [], this.headersSize = 0, socket.unshift(head), socket[kParser].destroy(), socket[kParser] = null, socket[kClient] = null, socket[kError] = null, removeAllListeners(socket), client[kSocket] = null, client[kHTTPContext] = null, client[kQueue][client[kRunningIdx]++] = null, client.emit("disconnect", client[kUrl], [client], new InformationalError("upgrade"));
			try {
				request.onRequestUpgrade(statusCode, headers, socket);
			} catch (err) {
				util.destroy(socket, err);
			}
			client[kResume]();
		}
	};
	function setMiloEnabled(value) {
		miloEnabled = value;
	}
	function getMiloEnabled() {
		return miloEnabled;
	}
	module.exports = {
		H1Parser,
		getMiloEnabled,
		setMiloEnabled
	};
})), require_llhttp_simd_wasm = __commonJSMin(((exports, module) => {
	let { Buffer } = __require("node:buffer"), wasmBuffer;
	Object.defineProperty(module, "exports", { get: () => wasmBuffer ||= Buffer.from("AGFzbQEAAAABJwdgAX8Bf2ADf39/AX9gAn9/AGABfwBgBH9/f38Bf2AAAGADf39/AALLAQgDZW52GHdhc21fb25faGVhZGVyc19jb21wbGV0ZQAEA2VudhV3YXNtX29uX21lc3NhZ2VfYmVnaW4AAANlbnYLd2FzbV9vbl91cmwAAQNlbnYOd2FzbV9vbl9zdGF0dXMAAQNlbnYUd2FzbV9vbl9oZWFkZXJfZmllbGQAAQNlbnYUd2FzbV9vbl9oZWFkZXJfdmFsdWUAAQNlbnYMd2FzbV9vbl9ib2R5AAEDZW52GHdhc21fb25fbWVzc2FnZV9jb21wbGV0ZQAAAzU0BQYAAAMAAAAAAAADAQMAAwMDAAACAAAAAAICAgICAgICAgIBAQEBAQEBAQEBAwAAAwAAAAQFAXABExMFAwEAAgYIAX8BQcDZBAsHxQcoBm1lbW9yeQIAC19pbml0aWFsaXplAAgZX19pbmRpcmVjdF9mdW5jdGlvbl90YWJsZQEAC2xsaHR0cF9pbml0AAkYbGxodHRwX3Nob3VsZF9rZWVwX2FsaXZlADcMbGxodHRwX2FsbG9jAAsGbWFsbG9jADkLbGxodHRwX2ZyZWUADARmcmVlAAwPbGxodHRwX2dldF90eXBlAA0VbGxodHRwX2dldF9odHRwX21ham9yAA4VbGxodHRwX2dldF9odHRwX21pbm9yAA8RbGxodHRwX2dldF9tZXRob2QAEBZsbGh0dHBfZ2V0X3N0YXR1c19jb2RlABESbGxodHRwX2dldF91cGdyYWRlABIMbGxodHRwX3Jlc2V0ABMObGxodHRwX2V4ZWN1dGUAFBRsbGh0dHBfc2V0dGluZ3NfaW5pdAAVDWxsaHR0cF9maW5pc2gAFgxsbGh0dHBfcGF1c2UAFw1sbGh0dHBfcmVzdW1lABgbbGxodHRwX3Jlc3VtZV9hZnRlcl91cGdyYWRlABkQbGxodHRwX2dldF9lcnJubwAaF2xsaHR0cF9nZXRfZXJyb3JfcmVhc29uABsXbGxodHRwX3NldF9lcnJvcl9yZWFzb24AHBRsbGh0dHBfZ2V0X2Vycm9yX3BvcwAdEWxsaHR0cF9lcnJub19uYW1lAB4SbGxodHRwX21ldGhvZF9uYW1lAB8SbGxodHRwX3N0YXR1c19uYW1lACAabGxodHRwX3NldF9sZW5pZW50X2hlYWRlcnMAISFsbGh0dHBfc2V0X2xlbmllbnRfY2h1bmtlZF9sZW5ndGgAIh1sbGh0dHBfc2V0X2xlbmllbnRfa2VlcF9hbGl2ZQAjJGxsaHR0cF9zZXRfbGVuaWVudF90cmFuc2Zlcl9lbmNvZGluZwAkGmxsaHR0cF9zZXRfbGVuaWVudF92ZXJzaW9uACUjbGxodHRwX3NldF9sZW5pZW50X2RhdGFfYWZ0ZXJfY2xvc2UAJidsbGh0dHBfc2V0X2xlbmllbnRfb3B0aW9uYWxfbGZfYWZ0ZXJfY3IAJyxsbGh0dHBfc2V0X2xlbmllbnRfb3B0aW9uYWxfY3JsZl9hZnRlcl9jaHVuawAoKGxsaHR0cF9zZXRfbGVuaWVudF9vcHRpb25hbF9jcl9iZWZvcmVfbGYAKSpsbGh0dHBfc2V0X2xlbmllbnRfc3BhY2VzX2FmdGVyX2NodW5rX3NpemUAKhhsbGh0dHBfbWVzc2FnZV9uZWVkc19lb2YANgkYAQBBAQsSAQIDBAUKBgcyNDMuKy8tLDAxCuzaAjQWAEHA1QAoAgAEQAALQcDVAEEBNgIACxQAIAAQOCAAIAI2AjggACABOgAoCxQAIAAgAC8BNCAALQAwIAAQNxAACx4BAX9BwAAQOiIBEDggAUGACDYCOCABIAA6ACggAQuPDAEHfwJAIABFDQAgAEEIayIBIABBBGsoAgAiAEF4cSIEaiEFAkAgAEEBcQ0AIABBA3FFDQEgASABKAIAIgBrIgFB1NUAKAIASQ0BIAAgBGohBAJAAkBB2NUAKAIAIAFHBEAgAEH/AU0EQCAAQQN2IQMgASgCCCIAIAEoAgwiAkYEQEHE1QBBxNUAKAIAQX4gA3dxNgIADAULIAIgADYCCCAAIAI2AgwMBAsgASgCGCEGIAEgASgCDCIARwRAIAAgASgCCCICNgIIIAIgADYCDAwDCyABQRRqIgMoAgAiAkUEQCABKAIQIgJFDQIgAUEQaiEDCwNAIAMhByACIgBBFGoiAygCACICDQAgAEEQaiEDIAAoAhAiAg0ACyAHQQA2AgAMAgsgBSgCBCIAQQNxQQNHDQIgBSAAQX5xNgIEQczVACAENgIAIAUgBDYCACABIARBAXI2AgQMAwtBACEACyAGRQ0AAkAgASgCHCICQQJ0QfTXAGoiAygCACABRgRAIAMgADYCACAADQFByNUAQcjVACgCAEF+IAJ3cTYCAAwCCyAGQRBBFCAGKAIQIAFGG2ogADYCACAARQ0BCyAAIAY2AhggASgCECICBEAgACACNgIQIAIgADYCGAsgAUEUaigCACICRQ0AIABBFGogAjYCACACIAA2AhgLIAEgBU8NACAFKAIEIgBBAXFFDQACQAJAAkACQCAAQQJxRQRAQdzVACgCACAFRgRAQdzVACABNgIAQdDVAEHQ1QAoAgAgBGoiADYCACABIABBAXI2AgQgAUHY1QAoAgBHDQZBzNUAQQA2AgBB2NUAQQA2AgAMBgtB2NUAKAIAIAVGBEBB2NUAIAE2AgBBzNUAQczVACgCACAEaiIANgIAIAEgAEEBcjYCBCAAIAFqIAA2AgAMBgsgAEF4cSAEaiEEIABB/wFNBEAgAEEDdiEDIAUoAggiACAFKAIMIgJGBEBBxNUAQcTVACgCAEF+IAN3cTYCAAwFCyACIAA2AgggACACNgIMDAQLIAUoAhghBiAFIAUoAgwiAEcEQEHU1QAoAgAaIAAgBSgCCCICNgIIIAIgADYCDAwDCyAFQRRqIgMoAgAiAkUEQCAFKAIQIgJFDQIgBUEQaiEDCwNAIAMhByACIgBBFGoiAygCACICDQAgAEEQaiEDIAAoAhAiAg0ACyAHQQA2AgAMAgsgBSAAQX5xNgIEIAEgBGogBDYCACABIARBAXI2AgQMAwtBACEACyAGRQ0AAkAgBSgCHCICQQJ0QfTXAGoiAygCACAFRgRAIAMgADYCACAADQFByNUAQcjVACgCAEF+IAJ3cTYCAAwCCyAGQRBBFCAGKAIQIAVGG2ogADYCACAARQ0BCyAAIAY2AhggBSgCECICBEAgACACNgIQIAIgADYCGAsgBUEUaigCACICRQ0AIABBFGogAjYCACACIAA2AhgLIAEgBGogBDYCACABIARBAXI2AgQgAUHY1QAoAgBHDQBBzNUAIAQ2AgAMAQsgBEH/AU0EQCAEQXhxQezVAGohAAJ/QcTVACgCACICQQEgBEEDdnQiA3FFBEBBxNUAIAIgA3I2AgAgAAwBCyAAKAIICyICIAE2AgwgACABNgIIIAEgADYCDCABIAI2AggMAQtBHyECIARB////B00EQCAEQSYgBEEIdmciAGt2QQFxIABBAXRrQT5qIQILIAEgAjYCHCABQgA3AhAgAkECdEH01wBqIQACQEHI1QAoAgAiA0EBIAJ0IgdxRQRAIAAgATYCAEHI1QAgAyAHcjYCACABIAA2AhggASABNgIIIAEgATYCDAwBCyAEQRkgAkEBdmtBACACQR9HG3QhAiAAKAIAIQACQANAIAAiAygCBEF4cSAERg0BIAJBHXYhACACQQF0IQIgAyAAQQRxakEQaiIHKAIAIgANAAsgByABNgIAIAEgAzYCGCABIAE2AgwgASABNgIIDAELIAMoAggiACABNgIMIAMgATYCCCABQQA2AhggASADNgIMIAEgADYCCAtB5NUAQeTVACgCAEEBayIAQX8gABs2AgALCwcAIAAtACgLBwAgAC0AKgsHACAALQArCwcAIAAtACkLBwAgAC8BNAsHACAALQAwC0ABBH8gACgCGCEBIAAvAS4hAiAALQAoIQMgACgCOCEEIAAQOCAAIAQ2AjggACADOgAoIAAgAjsBLiAAIAE2AhgLhocCAwd/A34BeyABIAJqIQQCQCAAIgMoAgwiAA0AIAMoAgQEQCADIAE2AgQLIwBBEGsiCSQAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCADKAIcIgJBAmsO/AEB+QECAwQFBgcICQoLDA0ODxAREvgBE/cBFBX2ARYX9QEYGRobHB0eHyD9AfsBIfQBIiMkJSYnKCkqK/MBLC0uLzAxMvIB8QEzNPAB7wE1Njc4OTo7PD0+P0BBQkNERUZHSElKS0xNTk/6AVBRUlPuAe0BVOwBVesBVldYWVrqAVtcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AAYEBggGDAYQBhQGGAYcBiAGJAYoBiwGMAY0BjgGPAZABkQGSAZMBlAGVAZYBlwGYAZkBmgGbAZwBnQGeAZ8BoAGhAaIBowGkAaUBpgGnAagBqQGqAasBrAGtAa4BrwGwAbEBsgGzAbQBtQG2AbcBuAG5AboBuwG8Ab0BvgG/AcABwQHCAcMBxAHFAcYBxwHIAckBygHLAcwBzQHOAekB6AHPAecB0AHmAdEB0gHTAdQB5QHVAdYB1wHYAdkB2gHbAdwB3QHeAd8B4AHhAeIB4wEA/AELQQAM4wELQQ4M4gELQQ0M4QELQQ8M4AELQRAM3wELQRMM3gELQRQM3QELQRUM3AELQRYM2wELQRcM2gELQRgM2QELQRkM2AELQRoM1wELQRsM1gELQRwM1QELQR0M1AELQR4M0wELQR8M0gELQSAM0QELQSEM0AELQQgMzwELQSIMzgELQSQMzQELQSMMzAELQQcMywELQSUMygELQSYMyQELQScMyAELQSgMxwELQRIMxgELQREMxQELQSkMxAELQSoMwwELQSsMwgELQSwMwQELQd4BDMABC0EuDL8BC0EvDL4BC0EwDL0BC0ExDLwBC0EyDLsBC0EzDLoBC0E0DLkBC0HfAQy4AQtBNQy3AQtBOQy2AQtBDAy1AQtBNgy0AQtBNwyzAQtBOAyyAQtBPgyxAQtBOgywAQtB4AEMrwELQQsMrgELQT8MrQELQTsMrAELQQoMqwELQTwMqgELQT0MqQELQeEBDKgBC0HBAAynAQtBwAAMpgELQcIADKUBC0EJDKQBC0EtDKMBC0HDAAyiAQtBxAAMoQELQcUADKABC0HGAAyfAQtBxwAMngELQcgADJ0BC0HJAAycAQtBygAMmwELQcsADJoBC0HMAAyZAQtBzQAMmAELQc4ADJcBC0HPAAyWAQtB0AAMlQELQdEADJQBC0HSAAyTAQtB0wAMkgELQdUADJEBC0HUAAyQAQtB1gAMjwELQdcADI4BC0HYAAyNAQtB2QAMjAELQdoADIsBC0HbAAyKAQtB3AAMiQELQd0ADIgBC0HeAAyHAQtB3wAMhgELQeAADIUBC0HhAAyEAQtB4gAMgwELQeMADIIBC0HkAAyBAQtB5QAMgAELQeIBDH8LQeYADH4LQecADH0LQQYMfAtB6AAMewtBBQx6C0HpAAx5C0EEDHgLQeoADHcLQesADHYLQewADHULQe0ADHQLQQMMcwtB7gAMcgtB7wAMcQtB8AAMcAtB8gAMbwtB8QAMbgtB8wAMbQtB9AAMbAtB9QAMawtB9gAMagtBAgxpC0H3AAxoC0H4AAxnC0H5AAxmC0H6AAxlC0H7AAxkC0H8AAxjC0H9AAxiC0H+AAxhC0H/AAxgC0GAAQxfC0GBAQxeC0GCAQxdC0GDAQxcC0GEAQxbC0GFAQxaC0GGAQxZC0GHAQxYC0GIAQxXC0GJAQxWC0GKAQxVC0GLAQxUC0GMAQxTC0GNAQxSC0GOAQxRC0GPAQxQC0GQAQxPC0GRAQxOC0GSAQxNC0GTAQxMC0GUAQxLC0GVAQxKC0GWAQxJC0GXAQxIC0GYAQxHC0GZAQxGC0GaAQxFC0GbAQxEC0GcAQxDC0GdAQxCC0GeAQxBC0GfAQxAC0GgAQw/C0GhAQw+C0GiAQw9C0GjAQw8C0GkAQw7C0GlAQw6C0GmAQw5C0GnAQw4C0GoAQw3C0GpAQw2C0GqAQw1C0GrAQw0C0GsAQwzC0GtAQwyC0GuAQwxC0GvAQwwC0GwAQwvC0GxAQwuC0GyAQwtC0GzAQwsC0G0AQwrC0G1AQwqC0G2AQwpC0G3AQwoC0G4AQwnC0G5AQwmC0G6AQwlC0G7AQwkC0G8AQwjC0G9AQwiC0G+AQwhC0G/AQwgC0HAAQwfC0HBAQweC0HCAQwdC0EBDBwLQcMBDBsLQcQBDBoLQcUBDBkLQcYBDBgLQccBDBcLQcgBDBYLQckBDBULQcoBDBQLQcsBDBMLQcwBDBILQc0BDBELQc4BDBALQc8BDA8LQdABDA4LQdEBDA0LQdIBDAwLQdMBDAsLQdQBDAoLQdUBDAkLQdYBDAgLQeMBDAcLQdcBDAYLQdgBDAULQdkBDAQLQdoBDAMLQdsBDAILQd0BDAELQdwBCyECA0ACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIAMCfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAAn8CQAJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAwJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCACDuMBAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISMkJScoKZ4DmwOaA5EDigODA4AD/QL7AvgC8gLxAu8C7QLoAucC5gLlAuQC3ALbAtoC2QLYAtcC1gLVAs8CzgLMAssCygLJAsgCxwLGAsQCwwK+ArwCugK5ArgCtwK2ArUCtAKzArICsQKwAq4CrQKpAqgCpwKmAqUCpAKjAqICoQKgAp8CmAKQAowCiwKKAoEC/gH9AfwB+wH6AfkB+AH3AfUB8wHwAesB6QHoAecB5gHlAeQB4wHiAeEB4AHfAd4B3QHcAdoB2QHYAdcB1gHVAdQB0wHSAdEB0AHPAc4BzQHMAcsBygHJAcgBxwHGAcUBxAHDAcIBwQHAAb8BvgG9AbwBuwG6AbkBuAG3AbYBtQG0AbMBsgGxAbABrwGuAa0BrAGrAaoBqQGoAacBpgGlAaQBowGiAZ8BngGZAZgBlwGWAZUBlAGTAZIBkQGQAY8BjQGMAYcBhgGFAYQBgwGCAX18e3p5dnV0UFFSU1RVCyABIARHDXJB/QEhAgy+AwsgASAERw2YAUHbASECDL0DCyABIARHDfEBQY4BIQIMvAMLIAEgBEcN/AFBhAEhAgy7AwsgASAERw2KAkH/ACECDLoDCyABIARHDZECQf0AIQIMuQMLIAEgBEcNlAJB+wAhAgy4AwsgASAERw0eQR4hAgy3AwsgASAERw0ZQRghAgy2AwsgASAERw3KAkHNACECDLUDCyABIARHDdUCQcYAIQIMtAMLIAEgBEcN1gJBwwAhAgyzAwsgASAERw3cAkE4IQIMsgMLIAMtADBBAUYNrQMMiQMLQQAhAAJAAkACQCADLQAqRQ0AIAMtACtFDQAgAy8BMiICQQJxRQ0BDAILIAMvATIiAkEBcUUNAQtBASEAIAMtAChBAUYNACADLwE0IgZB5ABrQeQASQ0AIAZBzAFGDQAgBkGwAkYNACACQcAAcQ0AQQAhACACQYgEcUGABEYNACACQShxQQBHIQALIANBADsBMiADQQA6ADECQCAARQRAIANBADoAMSADLQAuQQRxDQEMsQMLIANCADcDIAsgA0EAOgAxIANBAToANgxIC0EAIQACQCADKAI4IgJFDQAgAigCMCICRQ0AIAMgAhEAACEACyAARQ1IIABBFUcNYiADQQQ2AhwgAyABNgIUIANB0hs2AhAgA0EVNgIMQQAhAgyvAwsgASAERgRAQQYhAgyvAwsgAS0AAEEKRw0ZIAFBAWohAQwaCyADQgA3AyBBEiECDJQDCyABIARHDYoDQSMhAgysAwsgASAERgRAQQchAgysAwsCQAJAIAEtAABBCmsOBAEYGAAYCyABQQFqIQFBECECDJMDCyABQQFqIQEgA0Evai0AAEEBcQ0XQQAhAiADQQA2AhwgAyABNgIUIANBmSA2AhAgA0EZNgIMDKsDCyADIAMpAyAiDCAEIAFrrSIKfSILQgAgCyAMWBs3AyAgCiAMWg0YQQghAgyqAwsgASAERwRAIANBCTYCCCADIAE2AgRBFCECDJEDC0EJIQIMqQMLIAMpAyBQDa4CDEMLIAEgBEYEQEELIQIMqAMLIAEtAABBCkcNFiABQQFqIQEMFwsgA0Evai0AAEEBcUUNGQwmC0EAIQACQCADKAI4IgJFDQAgAigCUCICRQ0AIAMgAhEAACEACyAADRkMQgtBACEAAkAgAygCOCICRQ0AIAIoAlAiAkUNACADIAIRAAAhAAsgAA0aDCQLQQAhAAJAIAMoAjgiAkUNACACKAJQIgJFDQAgAyACEQAAIQALIAANGwwyCyADQS9qLQAAQQFxRQ0cDCILQQAhAAJAIAMoAjgiAkUNACACKAJUIgJFDQAgAyACEQAAIQALIAANHAxCC0EAIQACQCADKAI4IgJFDQAgAigCVCICRQ0AIAMgAhEAACEACyAADR0MIAsgASAERgRAQRMhAgygAwsCQCABLQAAIgBBCmsOBB8jIwAiCyABQQFqIQEMHwtBACEAAkAgAygCOCICRQ0AIAIoAlQiAkUNACADIAIRAAAhAAsgAA0iDEILIAEgBEYEQEEWIQIMngMLIAEtAABBwMEAai0AAEEBRw0jDIMDCwJAA0AgAS0AAEGwO2otAAAiAEEBRwRAAkAgAEECaw4CAwAnCyABQQFqIQFBISECDIYDCyAEIAFBAWoiAUcNAAtBGCECDJ0DCyADKAIEIQBBACECIANBADYCBCADIAAgAUEBaiIBEDQiAA0hDEELQQAhAAJAIAMoAjgiAkUNACACKAJUIgJFDQAgAyACEQAAIQALIAANIwwqCyABIARGBEBBHCECDJsDCyADQQo2AgggAyABNgIEQQAhAAJAIAMoAjgiAkUNACACKAJQIgJFDQAgAyACEQAAIQALIAANJUEkIQIMgQMLIAEgBEcEQANAIAEtAABBsD1qLQAAIgBBA0cEQCAAQQFrDgUYGiaCAyUmCyAEIAFBAWoiAUcNAAtBGyECDJoDC0EbIQIMmQMLA0AgAS0AAEGwP2otAAAiAEEDRwRAIABBAWsOBQ8RJxMmJwsgBCABQQFqIgFHDQALQR4hAgyYAwsgASAERwRAIANBCzYCCCADIAE2AgRBByECDP8CC0EfIQIMlwMLIAEgBEYEQEEgIQIMlwMLAkAgAS0AAEENaw4ULj8/Pz8/Pz8/Pz8/Pz8/Pz8/PwA/C0EAIQIgA0EANgIcIANBvws2AhAgA0ECNgIMIAMgAUEBajYCFAyWAwsgA0EvaiECA0AgASAERgRAQSEhAgyXAwsCQAJAAkAgAS0AACIAQQlrDhgCACkpASkpKSkpKSkpKSkpKSkpKSkpKQInCyABQQFqIQEgA0Evai0AAEEBcUUNCgwYCyABQQFqIQEMFwsgAUEBaiEBIAItAABBAnENAAtBACECIANBADYCHCADIAE2AhQgA0GfFTYCECADQQw2AgwMlQMLIAMtAC5BgAFxRQ0BC0EAIQACQCADKAI4IgJFDQAgAigCXCICRQ0AIAMgAhEAACEACyAARQ3mAiAAQRVGBEAgA0EkNgIcIAMgATYCFCADQZsbNgIQIANBFTYCDEEAIQIMlAMLQQAhAiADQQA2AhwgAyABNgIUIANBkA42AhAgA0EUNgIMDJMDC0EAIQIgA0EANgIcIAMgATYCFCADQb4gNgIQIANBAjYCDAySAwsgAygCBCEAQQAhAiADQQA2AgQgAyAAIAEgDKdqIgEQMiIARQ0rIANBBzYCHCADIAE2AhQgAyAANgIMDJEDCyADLQAuQcAAcUUNAQtBACEAAkAgAygCOCICRQ0AIAIoAlgiAkUNACADIAIRAAAhAAsgAEUNKyAAQRVGBEAgA0EKNgIcIAMgATYCFCADQesZNgIQIANBFTYCDEEAIQIMkAMLQQAhAiADQQA2AhwgAyABNgIUIANBkww2AhAgA0ETNgIMDI8DC0EAIQIgA0EANgIcIAMgATYCFCADQYIVNgIQIANBAjYCDAyOAwtBACECIANBADYCHCADIAE2AhQgA0HdFDYCECADQRk2AgwMjQMLQQAhAiADQQA2AhwgAyABNgIUIANB5h02AhAgA0EZNgIMDIwDCyAAQRVGDT1BACECIANBADYCHCADIAE2AhQgA0HQDzYCECADQSI2AgwMiwMLIAMoAgQhAEEAIQIgA0EANgIEIAMgACABEDMiAEUNKCADQQ02AhwgAyABNgIUIAMgADYCDAyKAwsgAEEVRg06QQAhAiADQQA2AhwgAyABNgIUIANB0A82AhAgA0EiNgIMDIkDCyADKAIEIQBBACECIANBADYCBCADIAAgARAzIgBFBEAgAUEBaiEBDCgLIANBDjYCHCADIAA2AgwgAyABQQFqNgIUDIgDCyAAQRVGDTdBACECIANBADYCHCADIAE2AhQgA0HQDzYCECADQSI2AgwMhwMLIAMoAgQhAEEAIQIgA0EANgIEIAMgACABEDMiAEUEQCABQQFqIQEMJwsgA0EPNgIcIAMgADYCDCADIAFBAWo2AhQMhgMLQQAhAiADQQA2AhwgAyABNgIUIANB4hc2AhAgA0EZNgIMDIUDCyAAQRVGDTNBACECIANBADYCHCADIAE2AhQgA0HWDDYCECADQSM2AgwMhAMLIAMoAgQhAEEAIQIgA0EANgIEIAMgACABEDQiAEUNJSADQRE2AhwgAyABNgIUIAMgADYCDAyDAwsgAEEVRg0wQQAhAiADQQA2AhwgAyABNgIUIANB1gw2AhAgA0EjNgIMDIIDCyADKAIEIQBBACECIANBADYCBCADIAAgARA0IgBFBEAgAUEBaiEBDCULIANBEjYCHCADIAA2AgwgAyABQQFqNgIUDIEDCyADQS9qLQAAQQFxRQ0BC0EXIQIM5gILQQAhAiADQQA2AhwgAyABNgIUIANB4hc2AhAgA0EZNgIMDP4CCyAAQTtHDQAgAUEBaiEBDAwLQQAhAiADQQA2AhwgAyABNgIUIANBkhg2AhAgA0ECNgIMDPwCCyAAQRVGDShBACECIANBADYCHCADIAE2AhQgA0HWDDYCECADQSM2AgwM+wILIANBFDYCHCADIAE2AhQgAyAANgIMDPoCCyADKAIEIQBBACECIANBADYCBCADIAAgARA0IgBFBEAgAUEBaiEBDPUCCyADQRU2AhwgAyAANgIMIAMgAUEBajYCFAz5AgsgAygCBCEAQQAhAiADQQA2AgQgAyAAIAEQNCIARQRAIAFBAWohAQzzAgsgA0EXNgIcIAMgADYCDCADIAFBAWo2AhQM+AILIABBFUYNI0EAIQIgA0EANgIcIAMgATYCFCADQdYMNgIQIANBIzYCDAz3AgsgAygCBCEAQQAhAiADQQA2AgQgAyAAIAEQNCIARQRAIAFBAWohAQwdCyADQRk2AhwgAyAANgIMIAMgAUEBajYCFAz2AgsgAygCBCEAQQAhAiADQQA2AgQgAyAAIAEQNCIARQRAIAFBAWohAQzvAgsgA0EaNgIcIAMgADYCDCADIAFBAWo2AhQM9QILIABBFUYNH0EAIQIgA0EANgIcIAMgATYCFCADQdAPNgIQIANBIjYCDAz0AgsgAygCBCEAIANBADYCBCADIAAgARAzIgBFBEAgAUEBaiEBDBsLIANBHDYCHCADIAA2AgwgAyABQQFqNgIUQQAhAgzzAgsgAygCBCEAIANBADYCBCADIAAgARAzIgBFBEAgAUEBaiEBDOsCCyADQR02AhwgAyAANgIMIAMgAUEBajYCFEEAIQIM8gILIABBO0cNASABQQFqIQELQSYhAgzXAgtBACECIANBADYCHCADIAE2AhQgA0GfFTYCECADQQw2AgwM7wILIAEgBEcEQANAIAEtAABBIEcNhAIgBCABQQFqIgFHDQALQSwhAgzvAgtBLCECDO4CCyABIARGBEBBNCECDO4CCwJAAkADQAJAIAEtAABBCmsOBAIAAAMACyAEIAFBAWoiAUcNAAtBNCECDO8CCyADKAIEIQAgA0EANgIEIAMgACABEDEiAEUNnwIgA0EyNgIcIAMgATYCFCADIAA2AgxBACECDO4CCyADKAIEIQAgA0EANgIEIAMgACABEDEiAEUEQCABQQFqIQEMnwILIANBMjYCHCADIAA2AgwgAyABQQFqNgIUQQAhAgztAgsgASAERwRAAkADQCABLQAAQTBrIgBB/wFxQQpPBEBBOiECDNcCCyADKQMgIgtCmbPmzJmz5swZVg0BIAMgC0IKfiIKNwMgIAogAK1C/wGDIgtCf4VWDQEgAyAKIAt8NwMgIAQgAUEBaiIBRw0AC0HAACECDO4CCyADKAIEIQAgA0EANgIEIAMgACABQQFqIgEQMSIADRcM4gILQcAAIQIM7AILIAEgBEYEQEHJACECDOwCCwJAA0ACQCABLQAAQQlrDhgAAqICogKpAqICogKiAqICogKiAqICogKiAqICogKiAqICogKiAqICogKiAgCiAgsgBCABQQFqIgFHDQALQckAIQIM7AILIAFBAWohASADQS9qLQAAQQFxDaUCIANBADYCHCADIAE2AhQgA0GXEDYCECADQQo2AgxBACECDOsCCyABIARHBEADQCABLQAAQSBHDRUgBCABQQFqIgFHDQALQfgAIQIM6wILQfgAIQIM6gILIANBAjoAKAw4C0EAIQIgA0EANgIcIANBvws2AhAgA0ECNgIMIAMgAUEBajYCFAzoAgtBACECDM4CC0ENIQIMzQILQRMhAgzMAgtBFSECDMsCC0EWIQIMygILQRghAgzJAgtBGSECDMgCC0EaIQIMxwILQRshAgzGAgtBHCECDMUCC0EdIQIMxAILQR4hAgzDAgtBHyECDMICC0EgIQIMwQILQSIhAgzAAgtBIyECDL8CC0ElIQIMvgILQeUAIQIMvQILIANBPTYCHCADIAE2AhQgAyAANgIMQQAhAgzVAgsgA0EbNgIcIAMgATYCFCADQaQcNgIQIANBFTYCDEEAIQIM1AILIANBIDYCHCADIAE2AhQgA0GYGjYCECADQRU2AgxBACECDNMCCyADQRM2AhwgAyABNgIUIANBmBo2AhAgA0EVNgIMQQAhAgzSAgsgA0ELNgIcIAMgATYCFCADQZgaNgIQIANBFTYCDEEAIQIM0QILIANBEDYCHCADIAE2AhQgA0GYGjYCECADQRU2AgxBACECDNACCyADQSA2AhwgAyABNgIUIANBpBw2AhAgA0EVNgIMQQAhAgzPAgsgA0ELNgIcIAMgATYCFCADQaQcNgIQIANBFTYCDEEAIQIMzgILIANBDDYCHCADIAE2AhQgA0GkHDYCECADQRU2AgxBACECDM0CC0EAIQIgA0EANgIcIAMgATYCFCADQd0ONgIQIANBEjYCDAzMAgsCQANAAkAgAS0AAEEKaw4EAAICAAILIAQgAUEBaiIBRw0AC0H9ASECDMwCCwJAAkAgAy0ANkEBRw0AQQAhAAJAIAMoAjgiAkUNACACKAJgIgJFDQAgAyACEQAAIQALIABFDQAgAEEVRw0BIANB/AE2AhwgAyABNgIUIANB3Bk2AhAgA0EVNgIMQQAhAgzNAgtB3AEhAgyzAgsgA0EANgIcIAMgATYCFCADQfkLNgIQIANBHzYCDEEAIQIMywILAkACQCADLQAoQQFrDgIEAQALQdsBIQIMsgILQdQBIQIMsQILIANBAjoAMUEAIQACQCADKAI4IgJFDQAgAigCACICRQ0AIAMgAhEAACEACyAARQRAQd0BIQIMsQILIABBFUcEQCADQQA2AhwgAyABNgIUIANBtAw2AhAgA0EQNgIMQQAhAgzKAgsgA0H7ATYCHCADIAE2AhQgA0GBGjYCECADQRU2AgxBACECDMkCCyABIARGBEBB+gEhAgzJAgsgAS0AAEHIAEYNASADQQE6ACgLQcABIQIMrgILQdoBIQIMrQILIAEgBEcEQCADQQw2AgggAyABNgIEQdkBIQIMrQILQfkBIQIMxQILIAEgBEYEQEH4ASECDMUCCyABLQAAQcgARw0EIAFBAWohAUHYASECDKsCCyABIARGBEBB9wEhAgzEAgsCQAJAIAEtAABBxQBrDhAABQUFBQUFBQUFBQUFBQUBBQsgAUEBaiEBQdYBIQIMqwILIAFBAWohAUHXASECDKoCC0H2ASECIAEgBEYNwgIgAygCACIAIAQgAWtqIQUgASAAa0ECaiEGAkADQCABLQAAIABButUAai0AAEcNAyAAQQJGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAMwwILIAMoAgQhACADQgA3AwAgAyAAIAZBAWoiARAuIgBFBEBB4wEhAgyqAgsgA0H1ATYCHCADIAE2AhQgAyAANgIMQQAhAgzCAgtB9AEhAiABIARGDcECIAMoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQbjVAGotAABHDQIgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADMICCyADQYEEOwEoIAMoAgQhACADQgA3AwAgAyAAIAZBAWoiARAuIgANAwwCCyADQQA2AgALQQAhAiADQQA2AhwgAyABNgIUIANB5R82AhAgA0EINgIMDL8CC0HVASECDKUCCyADQfMBNgIcIAMgATYCFCADIAA2AgxBACECDL0CC0EAIQACQCADKAI4IgJFDQAgAigCQCICRQ0AIAMgAhEAACEACyAARQ1uIABBFUcEQCADQQA2AhwgAyABNgIUIANBgg82AhAgA0EgNgIMQQAhAgy9AgsgA0GPATYCHCADIAE2AhQgA0HsGzYCECADQRU2AgxBACECDLwCCyABIARHBEAgA0ENNgIIIAMgATYCBEHTASECDKMCC0HyASECDLsCCyABIARGBEBB8QEhAgy7AgsCQAJAAkAgAS0AAEHIAGsOCwABCAgICAgICAgCCAsgAUEBaiEBQdABIQIMowILIAFBAWohAUHRASECDKICCyABQQFqIQFB0gEhAgyhAgtB8AEhAiABIARGDbkCIAMoAgAiACAEIAFraiEGIAEgAGtBAmohBQNAIAEtAAAgAEG11QBqLQAARw0EIABBAkYNAyAAQQFqIQAgBCABQQFqIgFHDQALIAMgBjYCAAy5AgtB7wEhAiABIARGDbgCIAMoAgAiACAEIAFraiEGIAEgAGtBAWohBQNAIAEtAAAgAEGz1QBqLQAARw0DIABBAUYNAiAAQQFqIQAgBCABQQFqIgFHDQALIAMgBjYCAAy4AgtB7gEhAiABIARGDbcCIAMoAgAiACAEIAFraiEGIAEgAGtBAmohBQNAIAEtAAAgAEGw1QBqLQAARw0CIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBjYCAAy3AgsgAygCBCEAIANCADcDACADIAAgBUEBaiIBECsiAEUNAiADQewBNgIcIAMgATYCFCADIAA2AgxBACECDLYCCyADQQA2AgALIAMoAgQhACADQQA2AgQgAyAAIAEQKyIARQ2cAiADQe0BNgIcIAMgATYCFCADIAA2AgxBACECDLQCC0HPASECDJoCC0EAIQACQCADKAI4IgJFDQAgAigCNCICRQ0AIAMgAhEAACEACwJAIAAEQCAAQRVGDQEgA0EANgIcIAMgATYCFCADQeoNNgIQIANBJjYCDEEAIQIMtAILQc4BIQIMmgILIANB6wE2AhwgAyABNgIUIANBgBs2AhAgA0EVNgIMQQAhAgyyAgsgASAERgRAQesBIQIMsgILIAEtAABBL0YEQCABQQFqIQEMAQsgA0EANgIcIAMgATYCFCADQbI4NgIQIANBCDYCDEEAIQIMsQILQc0BIQIMlwILIAEgBEcEQCADQQ42AgggAyABNgIEQcwBIQIMlwILQeoBIQIMrwILIAEgBEYEQEHpASECDK8CCyABLQAAQTBrIgBB/wFxQQpJBEAgAyAAOgAqIAFBAWohAUHLASECDJYCCyADKAIEIQAgA0EANgIEIAMgACABEC8iAEUNlwIgA0HoATYCHCADIAE2AhQgAyAANgIMQQAhAgyuAgsgASAERgRAQecBIQIMrgILAkAgAS0AAEEuRgRAIAFBAWohAQwBCyADKAIEIQAgA0EANgIEIAMgACABEC8iAEUNmAIgA0HmATYCHCADIAE2AhQgAyAANgIMQQAhAgyuAgtBygEhAgyUAgsgASAERgRAQeUBIQIMrQILQQAhAEEBIQVBASEHQQAhAgJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAIAEtAABBMGsOCgoJAAECAwQFBggLC0ECDAYLQQMMBQtBBAwEC0EFDAMLQQYMAgtBBwwBC0EICyECQQAhBUEAIQcMAgtBCSECQQEhAEEAIQVBACEHDAELQQAhBUEBIQILIAMgAjoAKyABQQFqIQECQAJAIAMtAC5BEHENAAJAAkACQCADLQAqDgMBAAIECyAHRQ0DDAILIAANAQwCCyAFRQ0BCyADKAIEIQAgA0EANgIEIAMgACABEC8iAEUNAiADQeIBNgIcIAMgATYCFCADIAA2AgxBACECDK8CCyADKAIEIQAgA0EANgIEIAMgACABEC8iAEUNmgIgA0HjATYCHCADIAE2AhQgAyAANgIMQQAhAgyuAgsgAygCBCEAIANBADYCBCADIAAgARAvIgBFDZgCIANB5AE2AhwgAyABNgIUIAMgADYCDAytAgtByQEhAgyTAgtBACEAAkAgAygCOCICRQ0AIAIoAkQiAkUNACADIAIRAAAhAAsCQCAABEAgAEEVRg0BIANBADYCHCADIAE2AhQgA0GkDTYCECADQSE2AgxBACECDK0CC0HIASECDJMCCyADQeEBNgIcIAMgATYCFCADQdAaNgIQIANBFTYCDEEAIQIMqwILIAEgBEYEQEHhASECDKsCCwJAIAEtAABBIEYEQCADQQA7ATQgAUEBaiEBDAELIANBADYCHCADIAE2AhQgA0GZETYCECADQQk2AgxBACECDKsCC0HHASECDJECCyABIARGBEBB4AEhAgyqAgsCQCABLQAAQTBrQf8BcSICQQpJBEAgAUEBaiEBAkAgAy8BNCIAQZkzSw0AIAMgAEEKbCIAOwE0IABB/v8DcSACQf//A3NLDQAgAyAAIAJqOwE0DAILQQAhAiADQQA2AhwgAyABNgIUIANBlR42AhAgA0ENNgIMDKsCCyADQQA2AhwgAyABNgIUIANBlR42AhAgA0ENNgIMQQAhAgyqAgtBxgEhAgyQAgsgASAERgRAQd8BIQIMqQILAkAgAS0AAEEwa0H/AXEiAkEKSQRAIAFBAWohAQJAIAMvATQiAEGZM0sNACADIABBCmwiADsBNCAAQf7/A3EgAkH//wNzSw0AIAMgACACajsBNAwCC0EAIQIgA0EANgIcIAMgATYCFCADQZUeNgIQIANBDTYCDAyqAgsgA0EANgIcIAMgATYCFCADQZUeNgIQIANBDTYCDEEAIQIMqQILQcUBIQIMjwILIAEgBEYEQEHeASECDKgCCwJAIAEtAABBMGtB/wFxIgJBCkkEQCABQQFqIQECQCADLwE0IgBBmTNLDQAgAyAAQQpsIgA7ATQgAEH+/wNxIAJB//8Dc0sNACADIAAgAmo7ATQMAgtBACECIANBADYCHCADIAE2AhQgA0GVHjYCECADQQ02AgwMqQILIANBADYCHCADIAE2AhQgA0GVHjYCECADQQ02AgxBACECDKgCC0HEASECDI4CCyABIARGBEBB3QEhAgynAgsCQAJAAkACQCABLQAAQQprDhcCAwMAAwMDAwMDAwMDAwMDAwMDAwMDAQMLIAFBAWoMBQsgAUEBaiEBQcMBIQIMjwILIAFBAWohASADQS9qLQAAQQFxDQggA0EANgIcIAMgATYCFCADQY0LNgIQIANBDTYCDEEAIQIMpwILIANBADYCHCADIAE2AhQgA0GNCzYCECADQQ02AgxBACECDKYCCyABIARHBEAgA0EPNgIIIAMgATYCBEEBIQIMjQILQdwBIQIMpQILAkACQANAAkAgAS0AAEEKaw4EAgAAAwALIAQgAUEBaiIBRw0AC0HbASECDKYCCyADKAIEIQAgA0EANgIEIAMgACABEC0iAEUEQCABQQFqIQEMBAsgA0HaATYCHCADIAA2AgwgAyABQQFqNgIUQQAhAgylAgsgAygCBCEAIANBADYCBCADIAAgARAtIgANASABQQFqCyEBQcEBIQIMigILIANB2QE2AhwgAyAANgIMIAMgAUEBajYCFEEAIQIMogILQcIBIQIMiAILIANBL2otAABBAXENASADQQA2AhwgAyABNgIUIANB5Bw2AhAgA0EZNgIMQQAhAgygAgsgASAERgRAQdkBIQIMoAILAkACQAJAIAEtAABBCmsOBAECAgACCyABQQFqIQEMAgsgAUEBaiEBDAELIAMtAC5BwABxRQ0BC0EAIQACQCADKAI4IgJFDQAgAigCPCICRQ0AIAMgAhEAACEACyAARQ2gASAAQRVGBEAgA0HZADYCHCADIAE2AhQgA0G3GjYCECADQRU2AgxBACECDJ8CCyADQQA2AhwgAyABNgIUIANBgA02AhAgA0EbNgIMQQAhAgyeAgsgA0EANgIcIAMgATYCFCADQdwoNgIQIANBAjYCDEEAIQIMnQILIAEgBEcEQCADQQw2AgggAyABNgIEQb8BIQIMhAILQdgBIQIMnAILIAEgBEYEQEHXASECDJwCCwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAS0AAEHBAGsOFQABAgNaBAUGWlpaBwgJCgsMDQ4PEFoLIAFBAWohAUH7ACECDJICCyABQQFqIQFB/AAhAgyRAgsgAUEBaiEBQYEBIQIMkAILIAFBAWohAUGFASECDI8CCyABQQFqIQFBhgEhAgyOAgsgAUEBaiEBQYkBIQIMjQILIAFBAWohAUGKASECDIwCCyABQQFqIQFBjQEhAgyLAgsgAUEBaiEBQZYBIQIMigILIAFBAWohAUGXASECDIkCCyABQQFqIQFBmAEhAgyIAgsgAUEBaiEBQaUBIQIMhwILIAFBAWohAUGmASECDIYCCyABQQFqIQFBrAEhAgyFAgsgAUEBaiEBQbQBIQIMhAILIAFBAWohAUG3ASECDIMCCyABQQFqIQFBvgEhAgyCAgsgASAERgRAQdYBIQIMmwILIAEtAABBzgBHDUggAUEBaiEBQb0BIQIMgQILIAEgBEYEQEHVASECDJoCCwJAAkACQCABLQAAQcIAaw4SAEpKSkpKSkpKSgFKSkpKSkoCSgsgAUEBaiEBQbgBIQIMggILIAFBAWohAUG7ASECDIECCyABQQFqIQFBvAEhAgyAAgtB1AEhAiABIARGDZgCIAMoAgAiACAEIAFraiEFIAEgAGtBB2ohBgJAA0AgAS0AACAAQajVAGotAABHDUUgAEEHRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADJkCCyADQQA2AgAgBkEBaiEBQRsMRQsgASAERgRAQdMBIQIMmAILAkACQCABLQAAQckAaw4HAEdHR0dHAUcLIAFBAWohAUG5ASECDP8BCyABQQFqIQFBugEhAgz+AQtB0gEhAiABIARGDZYCIAMoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQabVAGotAABHDUMgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADJcCCyADQQA2AgAgBkEBaiEBQQ8MQwtB0QEhAiABIARGDZUCIAMoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQaTVAGotAABHDUIgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADJYCCyADQQA2AgAgBkEBaiEBQSAMQgtB0AEhAiABIARGDZQCIAMoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQaHVAGotAABHDUEgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADJUCCyADQQA2AgAgBkEBaiEBQRIMQQsgASAERgRAQc8BIQIMlAILAkACQCABLQAAQcUAaw4OAENDQ0NDQ0NDQ0NDQwFDCyABQQFqIQFBtQEhAgz7AQsgAUEBaiEBQbYBIQIM+gELQc4BIQIgASAERg2SAiADKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGe1QBqLQAARw0/IABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyTAgsgA0EANgIAIAZBAWohAUEHDD8LQc0BIQIgASAERg2RAiADKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEGY1QBqLQAARw0+IABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAySAgsgA0EANgIAIAZBAWohAUEoDD4LIAEgBEYEQEHMASECDJECCwJAAkACQCABLQAAQcUAaw4RAEFBQUFBQUFBQQFBQUFBQQJBCyABQQFqIQFBsQEhAgz5AQsgAUEBaiEBQbIBIQIM+AELIAFBAWohAUGzASECDPcBC0HLASECIAEgBEYNjwIgAygCACIAIAQgAWtqIQUgASAAa0EGaiEGAkADQCABLQAAIABBkdUAai0AAEcNPCAAQQZGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAMkAILIANBADYCACAGQQFqIQFBGgw8C0HKASECIAEgBEYNjgIgAygCACIAIAQgAWtqIQUgASAAa0EDaiEGAkADQCABLQAAIABBjdUAai0AAEcNOyAAQQNGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAMjwILIANBADYCACAGQQFqIQFBIQw7CyABIARGBEBByQEhAgyOAgsCQAJAIAEtAABBwQBrDhQAPT09PT09PT09PT09PT09PT09AT0LIAFBAWohAUGtASECDPUBCyABQQFqIQFBsAEhAgz0AQsgASAERgRAQcgBIQIMjQILAkACQCABLQAAQdUAaw4LADw8PDw8PDw8PAE8CyABQQFqIQFBrgEhAgz0AQsgAUEBaiEBQa8BIQIM8wELQccBIQIgASAERg2LAiADKAIAIgAgBCABa2ohBSABIABrQQhqIQYCQANAIAEtAAAgAEGE1QBqLQAARw04IABBCEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyMAgsgA0EANgIAIAZBAWohAUEqDDgLIAEgBEYEQEHGASECDIsCCyABLQAAQdAARw04IAFBAWohAUElDDcLQcUBIQIgASAERg2JAiADKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGB1QBqLQAARw02IABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyKAgsgA0EANgIAIAZBAWohAUEODDYLIAEgBEYEQEHEASECDIkCCyABLQAAQcUARw02IAFBAWohAUGrASECDO8BCyABIARGBEBBwwEhAgyIAgsCQAJAAkACQCABLQAAQcIAaw4PAAECOTk5OTk5OTk5OTkDOQsgAUEBaiEBQacBIQIM8QELIAFBAWohAUGoASECDPABCyABQQFqIQFBqQEhAgzvAQsgAUEBaiEBQaoBIQIM7gELQcIBIQIgASAERg2GAiADKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEH+1ABqLQAARw0zIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyHAgsgA0EANgIAIAZBAWohAUEUDDMLQcEBIQIgASAERg2FAiADKAIAIgAgBCABa2ohBSABIABrQQRqIQYCQANAIAEtAAAgAEH51ABqLQAARw0yIABBBEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyGAgsgA0EANgIAIAZBAWohAUErDDILQcABIQIgASAERg2EAiADKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEH21ABqLQAARw0xIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyFAgsgA0EANgIAIAZBAWohAUEsDDELQb8BIQIgASAERg2DAiADKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGh1QBqLQAARw0wIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyEAgsgA0EANgIAIAZBAWohAUERDDALQb4BIQIgASAERg2CAiADKAIAIgAgBCABa2ohBSABIABrQQNqIQYCQANAIAEtAAAgAEHy1ABqLQAARw0vIABBA0YNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyDAgsgA0EANgIAIAZBAWohAUEuDC8LIAEgBEYEQEG9ASECDIICCwJAAkACQAJAAkAgAS0AAEHBAGsOFQA0NDQ0NDQ0NDQ0ATQ0AjQ0AzQ0BDQLIAFBAWohAUGbASECDOwBCyABQQFqIQFBnAEhAgzrAQsgAUEBaiEBQZ0BIQIM6gELIAFBAWohAUGiASECDOkBCyABQQFqIQFBpAEhAgzoAQsgASAERgRAQbwBIQIMgQILAkACQCABLQAAQdIAaw4DADABMAsgAUEBaiEBQaMBIQIM6AELIAFBAWohAUEEDC0LQbsBIQIgASAERg3/ASADKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHw1ABqLQAARw0sIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyAAgsgA0EANgIAIAZBAWohAUEdDCwLIAEgBEYEQEG6ASECDP8BCwJAAkAgAS0AAEHJAGsOBwEuLi4uLgAuCyABQQFqIQFBoQEhAgzmAQsgAUEBaiEBQSIMKwsgASAERgRAQbkBIQIM/gELIAEtAABB0ABHDSsgAUEBaiEBQaABIQIM5AELIAEgBEYEQEG4ASECDP0BCwJAAkAgAS0AAEHGAGsOCwAsLCwsLCwsLCwBLAsgAUEBaiEBQZ4BIQIM5AELIAFBAWohAUGfASECDOMBC0G3ASECIAEgBEYN+wEgAygCACIAIAQgAWtqIQUgASAAa0EDaiEGAkADQCABLQAAIABB7NQAai0AAEcNKCAAQQNGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAM/AELIANBADYCACAGQQFqIQFBDQwoC0G2ASECIAEgBEYN+gEgAygCACIAIAQgAWtqIQUgASAAa0ECaiEGAkADQCABLQAAIABBodUAai0AAEcNJyAAQQJGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAM+wELIANBADYCACAGQQFqIQFBDAwnC0G1ASECIAEgBEYN+QEgAygCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB6tQAai0AAEcNJiAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAM+gELIANBADYCACAGQQFqIQFBAwwmC0G0ASECIAEgBEYN+AEgAygCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB6NQAai0AAEcNJSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAM+QELIANBADYCACAGQQFqIQFBJgwlCyABIARGBEBBswEhAgz4AQsCQAJAIAEtAABB1ABrDgIAAScLIAFBAWohAUGZASECDN8BCyABQQFqIQFBmgEhAgzeAQtBsgEhAiABIARGDfYBIAMoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQebUAGotAABHDSMgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADPcBCyADQQA2AgAgBkEBaiEBQScMIwtBsQEhAiABIARGDfUBIAMoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQeTUAGotAABHDSIgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADPYBCyADQQA2AgAgBkEBaiEBQRwMIgtBsAEhAiABIARGDfQBIAMoAgAiACAEIAFraiEFIAEgAGtBBWohBgJAA0AgAS0AACAAQd7UAGotAABHDSEgAEEFRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADPUBCyADQQA2AgAgBkEBaiEBQQYMIQtBrwEhAiABIARGDfMBIAMoAgAiACAEIAFraiEFIAEgAGtBBGohBgJAA0AgAS0AACAAQdnUAGotAABHDSAgAEEERg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADPQBCyADQQA2AgAgBkEBaiEBQRkMIAsgASAERgRAQa4BIQIM8wELAkACQAJAAkAgAS0AAEEtaw4jACQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkASQkJCQkAiQkJAMkCyABQQFqIQFBjgEhAgzcAQsgAUEBaiEBQY8BIQIM2wELIAFBAWohAUGUASECDNoBCyABQQFqIQFBlQEhAgzZAQtBrQEhAiABIARGDfEBIAMoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQdfUAGotAABHDR4gAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADPIBCyADQQA2AgAgBkEBaiEBQQsMHgsgASAERgRAQawBIQIM8QELAkACQCABLQAAQcEAaw4DACABIAsgAUEBaiEBQZABIQIM2AELIAFBAWohAUGTASECDNcBCyABIARGBEBBqwEhAgzwAQsCQAJAIAEtAABBwQBrDg8AHx8fHx8fHx8fHx8fHwEfCyABQQFqIQFBkQEhAgzXAQsgAUEBaiEBQZIBIQIM1gELIAEgBEYEQEGqASECDO8BCyABLQAAQcwARw0cIAFBAWohAUEKDBsLQakBIQIgASAERg3tASADKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEHR1ABqLQAARw0aIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAzuAQsgA0EANgIAIAZBAWohAUEeDBoLQagBIQIgASAERg3sASADKAIAIgAgBCABa2ohBSABIABrQQZqIQYCQANAIAEtAAAgAEHK1ABqLQAARw0ZIABBBkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAztAQsgA0EANgIAIAZBAWohAUEVDBkLQacBIQIgASAERg3rASADKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHH1ABqLQAARw0YIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAzsAQsgA0EANgIAIAZBAWohAUEXDBgLQaYBIQIgASAERg3qASADKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEHB1ABqLQAARw0XIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAzrAQsgA0EANgIAIAZBAWohAUEYDBcLIAEgBEYEQEGlASECDOoBCwJAAkAgAS0AAEHJAGsOBwAZGRkZGQEZCyABQQFqIQFBiwEhAgzRAQsgAUEBaiEBQYwBIQIM0AELQaQBIQIgASAERg3oASADKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEGm1QBqLQAARw0VIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAzpAQsgA0EANgIAIAZBAWohAUEJDBULQaMBIQIgASAERg3nASADKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEGk1QBqLQAARw0UIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAzoAQsgA0EANgIAIAZBAWohAUEfDBQLQaIBIQIgASAERg3mASADKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEG+1ABqLQAARw0TIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAznAQsgA0EANgIAIAZBAWohAUECDBMLQaEBIQIgASAERg3lASADKAIAIgAgBCABa2ohBSABIABrQQFqIQYDQCABLQAAIABBvNQAai0AAEcNESAAQQFGDQIgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAM5QELIAEgBEYEQEGgASECDOUBC0EBIAEtAABB3wBHDREaIAFBAWohAUGHASECDMsBCyADQQA2AgAgBkEBaiEBQYgBIQIMygELQZ8BIQIgASAERg3iASADKAIAIgAgBCABa2ohBSABIABrQQhqIQYCQANAIAEtAAAgAEGE1QBqLQAARw0PIABBCEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAzjAQsgA0EANgIAIAZBAWohAUEpDA8LQZ4BIQIgASAERg3hASADKAIAIgAgBCABa2ohBSABIABrQQNqIQYCQANAIAEtAAAgAEG41ABqLQAARw0OIABBA0YNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAziAQsgA0EANgIAIAZBAWohAUEtDA4LIAEgBEYEQEGdASECDOEBCyABLQAAQcUARw0OIAFBAWohAUGEASECDMcBCyABIARGBEBBnAEhAgzgAQsCQAJAIAEtAABBzABrDggADw8PDw8PAQ8LIAFBAWohAUGCASECDMcBCyABQQFqIQFBgwEhAgzGAQtBmwEhAiABIARGDd4BIAMoAgAiACAEIAFraiEFIAEgAGtBBGohBgJAA0AgAS0AACAAQbPUAGotAABHDQsgAEEERg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADN8BCyADQQA2AgAgBkEBaiEBQSMMCwtBmgEhAiABIARGDd0BIAMoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQbDUAGotAABHDQogAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADN4BCyADQQA2AgAgBkEBaiEBQQAMCgsgASAERgRAQZkBIQIM3QELAkACQCABLQAAQcgAaw4IAAwMDAwMDAEMCyABQQFqIQFB/QAhAgzEAQsgAUEBaiEBQYABIQIMwwELIAEgBEYEQEGYASECDNwBCwJAAkAgAS0AAEHOAGsOAwALAQsLIAFBAWohAUH+ACECDMMBCyABQQFqIQFB/wAhAgzCAQsgASAERgRAQZcBIQIM2wELIAEtAABB2QBHDQggAUEBaiEBQQgMBwtBlgEhAiABIARGDdkBIAMoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQazUAGotAABHDQYgAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADNoBCyADQQA2AgAgBkEBaiEBQQUMBgtBlQEhAiABIARGDdgBIAMoAgAiACAEIAFraiEFIAEgAGtBBWohBgJAA0AgAS0AACAAQabUAGotAABHDQUgAEEFRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADNkBCyADQQA2AgAgBkEBaiEBQRYMBQtBlAEhAiABIARGDdcBIAMoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQaHVAGotAABHDQQgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAyAFNgIADNgBCyADQQA2AgAgBkEBaiEBQRAMBAsgASAERgRAQZMBIQIM1wELAkACQCABLQAAQcMAaw4MAAYGBgYGBgYGBgYBBgsgAUEBaiEBQfkAIQIMvgELIAFBAWohAUH6ACECDL0BC0GSASECIAEgBEYN1QEgAygCACIAIAQgAWtqIQUgASAAa0EFaiEGAkADQCABLQAAIABBoNQAai0AAEcNAiAAQQVGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAM1gELIANBADYCACAGQQFqIQFBJAwCCyADQQA2AgAMAgsgASAERgRAQZEBIQIM1AELIAEtAABBzABHDQEgAUEBaiEBQRMLOgApIAMoAgQhACADQQA2AgQgAyAAIAEQLiIADQIMAQtBACECIANBADYCHCADIAE2AhQgA0H+HzYCECADQQY2AgwM0QELQfgAIQIMtwELIANBkAE2AhwgAyABNgIUIAMgADYCDEEAIQIMzwELQQAhAAJAIAMoAjgiAkUNACACKAJAIgJFDQAgAyACEQAAIQALIABFDQAgAEEVRg0BIANBADYCHCADIAE2AhQgA0GCDzYCECADQSA2AgxBACECDM4BC0H3ACECDLQBCyADQY8BNgIcIAMgATYCFCADQewbNgIQIANBFTYCDEEAIQIMzAELIAEgBEYEQEGPASECDMwBCwJAIAEtAABBIEYEQCABQQFqIQEMAQsgA0EANgIcIAMgATYCFCADQZsfNgIQIANBBjYCDEEAIQIMzAELQQIhAgyyAQsDQCABLQAAQSBHDQIgBCABQQFqIgFHDQALQY4BIQIMygELIAEgBEYEQEGNASECDMoBCwJAIAEtAABBCWsOBEoAAEoAC0H1ACECDLABCyADLQApQQVGBEBB9gAhAgywAQtB9AAhAgyvAQsgASAERgRAQYwBIQIMyAELIANBEDYCCCADIAE2AgQMCgsgASAERgRAQYsBIQIMxwELAkAgAS0AAEEJaw4ERwAARwALQfMAIQIMrQELIAEgBEcEQCADQRA2AgggAyABNgIEQfEAIQIMrQELQYoBIQIMxQELAkAgASAERwRAA0AgAS0AAEGg0ABqLQAAIgBBA0cEQAJAIABBAWsOAkkABAtB8AAhAgyvAQsgBCABQQFqIgFHDQALQYgBIQIMxgELQYgBIQIMxQELIANBADYCHCADIAE2AhQgA0HbIDYCECADQQc2AgxBACECDMQBCyABIARGBEBBiQEhAgzEAQsCQAJAAkAgAS0AAEGg0gBqLQAAQQFrDgNGAgABC0HyACECDKwBCyADQQA2AhwgAyABNgIUIANBtBI2AhAgA0EHNgIMQQAhAgzEAQtB6gAhAgyqAQsgASAERwRAIAFBAWohAUHvACECDKoBC0GHASECDMIBCyAEIAEiAEYEQEGGASECDMIBCyAALQAAIgFBL0YEQCAAQQFqIQFB7gAhAgypAQsgAUEJayICQRdLDQEgACEBQQEgAnRBm4CABHENQQwBCyAEIAEiAEYEQEGFASECDMEBCyAALQAAQS9HDQAgAEEBaiEBDAMLQQAhAiADQQA2AhwgAyAANgIUIANB2yA2AhAgA0EHNgIMDL8BCwJAAkACQAJAAkADQCABLQAAQaDOAGotAAAiAEEFRwRAAkACQCAAQQFrDghHBQYHCAAEAQgLQesAIQIMrQELIAFBAWohAUHtACECDKwBCyAEIAFBAWoiAUcNAAtBhAEhAgzDAQsgAUEBagwUCyADKAIEIQAgA0EANgIEIAMgACABECwiAEUNHiADQdsANgIcIAMgATYCFCADIAA2AgxBACECDMEBCyADKAIEIQAgA0EANgIEIAMgACABECwiAEUNHiADQd0ANgIcIAMgATYCFCADIAA2AgxBACECDMABCyADKAIEIQAgA0EANgIEIAMgACABECwiAEUNHiADQfoANgIcIAMgATYCFCADIAA2AgxBACECDL8BCyADQQA2AhwgAyABNgIUIANB+Q82AhAgA0EHNgIMQQAhAgy+AQsgASAERgRAQYMBIQIMvgELAkAgAS0AAEGgzgBqLQAAQQFrDgg+BAUGAAgCAwcLIAFBAWohAQtBAyECDKMBCyABQQFqDA0LQQAhAiADQQA2AhwgA0HREjYCECADQQc2AgwgAyABQQFqNgIUDLoBCyADKAIEIQAgA0EANgIEIAMgACABECwiAEUNFiADQdsANgIcIAMgATYCFCADIAA2AgxBACECDLkBCyADKAIEIQAgA0EANgIEIAMgACABECwiAEUNFiADQd0ANgIcIAMgATYCFCADIAA2AgxBACECDLgBCyADKAIEIQAgA0EANgIEIAMgACABECwiAEUNFiADQfoANgIcIAMgATYCFCADIAA2AgxBACECDLcBCyADQQA2AhwgAyABNgIUIANB+Q82AhAgA0EHNgIMQQAhAgy2AQtB7AAhAgycAQsgASAERgRAQYIBIQIMtQELIAFBAWoMAgsgASAERgRAQYEBIQIMtAELIAFBAWoMAQsgASAERg0BIAFBAWoLIQFBBCECDJgBC0GAASECDLABCwNAIAEtAABBoMwAai0AACIAQQJHBEAgAEEBRwRAQekAIQIMmQELDDELIAQgAUEBaiIBRw0AC0H/ACECDK8BCyABIARGBEBB/gAhAgyvAQsCQCABLQAAQQlrDjcvAwYvBAYGBgYGBgYGBgYGBgYGBgYGBgUGBgIGBgYGBgYGBgYGBgYGBgYGBgYGBgYGBgYGBgYABgsgAUEBagshAUEFIQIMlAELIAFBAWoMBgsgAygCBCEAIANBADYCBCADIAAgARAsIgBFDQggA0HbADYCHCADIAE2AhQgAyAANgIMQQAhAgyrAQsgAygCBCEAIANBADYCBCADIAAgARAsIgBFDQggA0HdADYCHCADIAE2AhQgAyAANgIMQQAhAgyqAQsgAygCBCEAIANBADYCBCADIAAgARAsIgBFDQggA0H6ADYCHCADIAE2AhQgAyAANgIMQQAhAgypAQsgA0EANgIcIAMgATYCFCADQY0UNgIQIANBBzYCDEEAIQIMqAELAkACQAJAAkADQCABLQAAQaDKAGotAAAiAEEFRwRAAkAgAEEBaw4GLgMEBQYABgtB6AAhAgyUAQsgBCABQQFqIgFHDQALQf0AIQIMqwELIAMoAgQhACADQQA2AgQgAyAAIAEQLCIARQ0HIANB2wA2AhwgAyABNgIUIAMgADYCDEEAIQIMqgELIAMoAgQhACADQQA2AgQgAyAAIAEQLCIARQ0HIANB3QA2AhwgAyABNgIUIAMgADYCDEEAIQIMqQELIAMoAgQhACADQQA2AgQgAyAAIAEQLCIARQ0HIANB+gA2AhwgAyABNgIUIAMgADYCDEEAIQIMqAELIANBADYCHCADIAE2AhQgA0HkCDYCECADQQc2AgxBACECDKcBCyABIARGDQEgAUEBagshAUEGIQIMjAELQfwAIQIMpAELAkACQAJAAkADQCABLQAAQaDIAGotAAAiAEEFRwRAIABBAWsOBCkCAwQFCyAEIAFBAWoiAUcNAAtB+wAhAgynAQsgAygCBCEAIANBADYCBCADIAAgARAsIgBFDQMgA0HbADYCHCADIAE2AhQgAyAANgIMQQAhAgymAQsgAygCBCEAIANBADYCBCADIAAgARAsIgBFDQMgA0HdADYCHCADIAE2AhQgAyAANgIMQQAhAgylAQsgAygCBCEAIANBADYCBCADIAAgARAsIgBFDQMgA0H6ADYCHCADIAE2AhQgAyAANgIMQQAhAgykAQsgA0EANgIcIAMgATYCFCADQbwKNgIQIANBBzYCDEEAIQIMowELQc8AIQIMiQELQdEAIQIMiAELQecAIQIMhwELIAEgBEYEQEH6ACECDKABCwJAIAEtAABBCWsOBCAAACAACyABQQFqIQFB5gAhAgyGAQsgASAERgRAQfkAIQIMnwELAkAgAS0AAEEJaw4EHwAAHwALQQAhAAJAIAMoAjgiAkUNACACKAI4IgJFDQAgAyACEQAAIQALIABFBEBB4gEhAgyGAQsgAEEVRwRAIANBADYCHCADIAE2AhQgA0HJDTYCECADQRo2AgxBACECDJ8BCyADQfgANgIcIAMgATYCFCADQeoaNgIQIANBFTYCDEEAIQIMngELIAEgBEcEQCADQQ02AgggAyABNgIEQeQAIQIMhQELQfcAIQIMnQELIAEgBEYEQEH2ACECDJ0BCwJAAkACQCABLQAAQcgAaw4LAAELCwsLCwsLCwILCyABQQFqIQFB3QAhAgyFAQsgAUEBaiEBQeAAIQIMhAELIAFBAWohAUHjACECDIMBC0H1ACECIAEgBEYNmwEgAygCACIAIAQgAWtqIQUgASAAa0ECaiEGAkADQCABLQAAIABBtdUAai0AAEcNCCAAQQJGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAMnAELIAMoAgQhACADQgA3AwAgAyAAIAZBAWoiARArIgAEQCADQfQANgIcIAMgATYCFCADIAA2AgxBACECDJwBC0HiACECDIIBC0EAIQACQCADKAI4IgJFDQAgAigCNCICRQ0AIAMgAhEAACEACwJAIAAEQCAAQRVGDQEgA0EANgIcIAMgATYCFCADQeoNNgIQIANBJjYCDEEAIQIMnAELQeEAIQIMggELIANB8wA2AhwgAyABNgIUIANBgBs2AhAgA0EVNgIMQQAhAgyaAQsgAy0AKSIAQSNrQQtJDQkCQCAAQQZLDQBBASAAdEHKAHFFDQAMCgtBACECIANBADYCHCADIAE2AhQgA0HtCTYCECADQQg2AgwMmQELQfIAIQIgASAERg2YASADKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEGz1QBqLQAARw0FIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAyZAQsgAygCBCEAIANCADcDACADIAAgBkEBaiIBECsiAARAIANB8QA2AhwgAyABNgIUIAMgADYCDEEAIQIMmQELQd8AIQIMfwtBACEAAkAgAygCOCICRQ0AIAIoAjQiAkUNACADIAIRAAAhAAsCQCAABEAgAEEVRg0BIANBADYCHCADIAE2AhQgA0HqDTYCECADQSY2AgxBACECDJkBC0HeACECDH8LIANB8AA2AhwgAyABNgIUIANBgBs2AhAgA0EVNgIMQQAhAgyXAQsgAy0AKUEhRg0GIANBADYCHCADIAE2AhQgA0GRCjYCECADQQg2AgxBACECDJYBC0HvACECIAEgBEYNlQEgAygCACIAIAQgAWtqIQUgASAAa0ECaiEGAkADQCABLQAAIABBsNUAai0AAEcNAiAAQQJGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyADIAU2AgAMlgELIAMoAgQhACADQgA3AwAgAyAAIAZBAWoiARArIgBFDQIgA0HtADYCHCADIAE2AhQgAyAANgIMQQAhAgyVAQsgA0EANgIACyADKAIEIQAgA0EANgIEIAMgACABECsiAEUNgAEgA0HuADYCHCADIAE2AhQgAyAANgIMQQAhAgyTAQtB3AAhAgx5C0EAIQACQCADKAI4IgJFDQAgAigCNCICRQ0AIAMgAhEAACEACwJAIAAEQCAAQRVGDQEgA0EANgIcIAMgATYCFCADQeoNNgIQIANBJjYCDEEAIQIMkwELQdsAIQIMeQsgA0HsADYCHCADIAE2AhQgA0GAGzYCECADQRU2AgxBACECDJEBCyADLQApIgBBI0kNACAAQS5GDQAgA0EANgIcIAMgATYCFCADQckJNgIQIANBCDYCDEEAIQIMkAELQdoAIQIMdgsgASAERgRAQesAIQIMjwELAkAgAS0AAEEvRgRAIAFBAWohAQwBCyADQQA2AhwgAyABNgIUIANBsjg2AhAgA0EINgIMQQAhAgyPAQtB2QAhAgx1CyABIARHBEAgA0EONgIIIAMgATYCBEHYACECDHULQeoAIQIMjQELIAEgBEYEQEHpACECDI0BCyABLQAAQTBrIgBB/wFxQQpJBEAgAyAAOgAqIAFBAWohAUHXACECDHQLIAMoAgQhACADQQA2AgQgAyAAIAEQLyIARQ16IANB6AA2AhwgAyABNgIUIAMgADYCDEEAIQIMjAELIAEgBEYEQEHnACECDIwBCwJAIAEtAABBLkYEQCABQQFqIQEMAQsgAygCBCEAIANBADYCBCADIAAgARAvIgBFDXsgA0HmADYCHCADIAE2AhQgAyAANgIMQQAhAgyMAQtB1gAhAgxyCyABIARGBEBB5QAhAgyLAQtBACEAQQEhBUEBIQdBACECAkACQAJAAkACQAJ/AkACQAJAAkACQAJAAkAgAS0AAEEwaw4KCgkAAQIDBAUGCAsLQQIMBgtBAwwFC0EEDAQLQQUMAwtBBgwCC0EHDAELQQgLIQJBACEFQQAhBwwCC0EJIQJBASEAQQAhBUEAIQcMAQtBACEFQQEhAgsgAyACOgArIAFBAWohAQJAAkAgAy0ALkEQcQ0AAkACQAJAIAMtACoOAwEAAgQLIAdFDQMMAgsgAA0BDAILIAVFDQELIAMoAgQhACADQQA2AgQgAyAAIAEQLyIARQ0CIANB4gA2AhwgAyABNgIUIAMgADYCDEEAIQIMjQELIAMoAgQhACADQQA2AgQgAyAAIAEQLyIARQ19IANB4wA2AhwgAyABNgIUIAMgADYCDEEAIQIMjAELIAMoAgQhACADQQA2AgQgAyAAIAEQLyIARQ17IANB5AA2AhwgAyABNgIUIAMgADYCDAyLAQtB1AAhAgxxCyADLQApQSJGDYYBQdMAIQIMcAtBACEAAkAgAygCOCICRQ0AIAIoAkQiAkUNACADIAIRAAAhAAsgAEUEQEHVACECDHALIABBFUcEQCADQQA2AhwgAyABNgIUIANBpA02AhAgA0EhNgIMQQAhAgyJAQsgA0HhADYCHCADIAE2AhQgA0HQGjYCECADQRU2AgxBACECDIgBCyABIARGBEBB4AAhAgyIAQsCQAJAAkACQAJAIAEtAABBCmsOBAEEBAAECyABQQFqIQEMAQsgAUEBaiEBIANBL2otAABBAXFFDQELQdIAIQIMcAsgA0EANgIcIAMgATYCFCADQbYRNgIQIANBCTYCDEEAIQIMiAELIANBADYCHCADIAE2AhQgA0G2ETYCECADQQk2AgxBACECDIcBCyABIARGBEBB3wAhAgyHAQsgAS0AAEEKRgRAIAFBAWohAQwJCyADLQAuQcAAcQ0IIANBADYCHCADIAE2AhQgA0G2ETYCECADQQI2AgxBACECDIYBCyABIARGBEBB3QAhAgyGAQsgAS0AACICQQ1GBEAgAUEBaiEBQdAAIQIMbQsgASEAIAJBCWsOBAUBAQUBCyAEIAEiAEYEQEHcACECDIUBCyAALQAAQQpHDQAgAEEBagwCC0EAIQIgA0EANgIcIAMgADYCFCADQcotNgIQIANBBzYCDAyDAQsgASAERgRAQdsAIQIMgwELAkAgAS0AAEEJaw4EAwAAAwALIAFBAWoLIQFBzgAhAgxoCyABIARGBEBB2gAhAgyBAQsgAS0AAEEJaw4EAAEBAAELQQAhAiADQQA2AhwgA0GaEjYCECADQQc2AgwgAyABQQFqNgIUDH8LIANBgBI7ASpBACEAAkAgAygCOCICRQ0AIAIoAjgiAkUNACADIAIRAAAhAAsgAEUNACAAQRVHDQEgA0HZADYCHCADIAE2AhQgA0HqGjYCECADQRU2AgxBACECDH4LQc0AIQIMZAsgA0EANgIcIAMgATYCFCADQckNNgIQIANBGjYCDEEAIQIMfAsgASAERgRAQdkAIQIMfAsgAS0AAEEgRw09IAFBAWohASADLQAuQQFxDT0gA0EANgIcIAMgATYCFCADQcIcNgIQIANBHjYCDEEAIQIMewsgASAERgRAQdgAIQIMewsCQAJAAkACQAJAIAEtAAAiAEEKaw4EAgMDAAELIAFBAWohAUEsIQIMZQsgAEE6Rw0BIANBADYCHCADIAE2AhQgA0HnETYCECADQQo2AgxBACECDH0LIAFBAWohASADQS9qLQAAQQFxRQ1zIAMtADJBgAFxRQRAIANBMmohAiADEDVBACEAAkAgAygCOCIGRQ0AIAYoAigiBkUNACADIAYRAAAhAAsCQAJAIAAOFk1MSwEBAQEBAQEBAQEBAQEBAQEBAQABCyADQSk2AhwgAyABNgIUIANBrBk2AhAgA0EVNgIMQQAhAgx+CyADQQA2AhwgAyABNgIUIANB5Qs2AhAgA0ERNgIMQQAhAgx9C0EAIQACQCADKAI4IgJFDQAgAigCXCICRQ0AIAMgAhEAACEACyAARQ1ZIABBFUcNASADQQU2AhwgAyABNgIUIANBmxs2AhAgA0EVNgIMQQAhAgx8C0HLACECDGILQQAhAiADQQA2AhwgAyABNgIUIANBkA42AhAgA0EUNgIMDHoLIAMgAy8BMkGAAXI7ATIMOwsgASAERwRAIANBETYCCCADIAE2AgRBygAhAgxgC0HXACECDHgLIAEgBEYEQEHWACECDHgLAkACQAJAAkAgAS0AACIAQSByIAAgAEHBAGtB/wFxQRpJG0H/AXFB4wBrDhMAQEBAQEBAQEBAQEBAAUBAQAIDQAsgAUEBaiEBQcYAIQIMYQsgAUEBaiEBQccAIQIMYAsgAUEBaiEBQcgAIQIMXwsgAUEBaiEBQckAIQIMXgtB1QAhAiAEIAEiAEYNdiAEIAFrIAMoAgAiAWohBiAAIAFrQQVqIQcDQCABQZDIAGotAAAgAC0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDQhBBCABQQVGDQoaIAFBAWohASAEIABBAWoiAEcNAAsgAyAGNgIADHYLQdQAIQIgBCABIgBGDXUgBCABayADKAIAIgFqIQYgACABa0EPaiEHA0AgAUGAyABqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0HQQMgAUEPRg0JGiABQQFqIQEgBCAAQQFqIgBHDQALIAMgBjYCAAx1C0HTACECIAQgASIARg10IAQgAWsgAygCACIBaiEGIAAgAWtBDmohBwNAIAFB4scAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNBiABQQ5GDQcgAUEBaiEBIAQgAEEBaiIARw0ACyADIAY2AgAMdAtB0gAhAiAEIAEiAEYNcyAEIAFrIAMoAgAiAWohBSAAIAFrQQFqIQYDQCABQeDHAGotAAAgAC0AACIHQSByIAcgB0HBAGtB/wFxQRpJG0H/AXFHDQUgAUEBRg0CIAFBAWohASAEIABBAWoiAEcNAAsgAyAFNgIADHMLIAEgBEYEQEHRACECDHMLAkACQCABLQAAIgBBIHIgACAAQcEAa0H/AXFBGkkbQf8BcUHuAGsOBwA5OTk5OQE5CyABQQFqIQFBwwAhAgxaCyABQQFqIQFBxAAhAgxZCyADQQA2AgAgBkEBaiEBQcUAIQIMWAtB0AAhAiAEIAEiAEYNcCAEIAFrIAMoAgAiAWohBiAAIAFrQQlqIQcDQCABQdbHAGotAAAgAC0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDQJBAiABQQlGDQQaIAFBAWohASAEIABBAWoiAEcNAAsgAyAGNgIADHALQc8AIQIgBCABIgBGDW8gBCABayADKAIAIgFqIQYgACABa0EFaiEHA0AgAUHQxwBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBBUYNAiABQQFqIQEgBCAAQQFqIgBHDQALIAMgBjYCAAxvCyAAIQEgA0EANgIADDMLQQELOgAsIANBADYCACAHQQFqIQELQS0hAgxSCwJAA0AgAS0AAEHQxQBqLQAAQQFHDQEgBCABQQFqIgFHDQALQc0AIQIMawtBwgAhAgxRCyABIARGBEBBzAAhAgxqCyABLQAAQTpGBEAgAygCBCEAIANBADYCBCADIAAgARAwIgBFDTMgA0HLADYCHCADIAA2AgwgAyABQQFqNgIUQQAhAgxqCyADQQA2AhwgAyABNgIUIANB5xE2AhAgA0EKNgIMQQAhAgxpCwJAAkAgAy0ALEECaw4CAAEnCyADQTNqLQAAQQJxRQ0mIAMtAC5BAnENJiADQQA2AhwgAyABNgIUIANBphQ2AhAgA0ELNgIMQQAhAgxpCyADLQAyQSBxRQ0lIAMtAC5BAnENJSADQQA2AhwgAyABNgIUIANBvRM2AhAgA0EPNgIMQQAhAgxoC0EAIQACQCADKAI4IgJFDQAgAigCSCICRQ0AIAMgAhEAACEACyAARQRAQcEAIQIMTwsgAEEVRwRAIANBADYCHCADIAE2AhQgA0GmDzYCECADQRw2AgxBACECDGgLIANBygA2AhwgAyABNgIUIANBhRw2AhAgA0EVNgIMQQAhAgxnCyABIARHBEAgASECA0AgBCACIgFrQRBOBEAgAUEQaiEC/Qz/////////////////////IAH9AAAAIg1BB/1sIA39DODg4ODg4ODg4ODg4ODg4OD9bv0MX19fX19fX19fX19fX19fX/0mIA39DAkJCQkJCQkJCQkJCQkJCQn9I/1Q/VL9ZEF/c2giAEEQRg0BIAAgAWohAQwYCyABIARGBEBBxAAhAgxpCyABLQAAQcDBAGotAABBAUcNFyAEIAFBAWoiAkcNAAtBxAAhAgxnC0HEACECDGYLIAEgBEcEQANAAkAgAS0AACIAQSByIAAgAEHBAGtB/wFxQRpJG0H/AXEiAEEJRg0AIABBIEYNAAJAAkACQAJAIABB4wBrDhMAAwMDAwMDAwEDAwMDAwMDAwMCAwsgAUEBaiEBQTYhAgxSCyABQQFqIQFBNyECDFELIAFBAWohAUE4IQIMUAsMFQsgBCABQQFqIgFHDQALQTwhAgxmC0E8IQIMZQsgASAERgRAQcgAIQIMZQsgA0ESNgIIIAMgATYCBAJAAkACQAJAAkAgAy0ALEEBaw4EFAABAgkLIAMtADJBIHENA0HgASECDE8LAkAgAy8BMiIAQQhxRQ0AIAMtAChBAUcNACADLQAuQQhxRQ0CCyADIABB9/sDcUGABHI7ATIMCwsgAyADLwEyQRByOwEyDAQLIANBADYCBCADIAEgARAxIgAEQCADQcEANgIcIAMgADYCDCADIAFBAWo2AhRBACECDGYLIAFBAWohAQxYCyADQQA2AhwgAyABNgIUIANB9BM2AhAgA0EENgIMQQAhAgxkC0HHACECIAEgBEYNYyADKAIAIgAgBCABa2ohBSABIABrQQZqIQYCQANAIABBwMUAai0AACABLQAAQSByRw0BIABBBkYNSiAAQQFqIQAgBCABQQFqIgFHDQALIAMgBTYCAAxkCyADQQA2AgAMBQsCQCABIARHBEADQCABLQAAQcDDAGotAAAiAEEBRwRAIABBAkcNAyABQQFqIQEMBQsgBCABQQFqIgFHDQALQcUAIQIMZAtBxQAhAgxjCwsgA0EAOgAsDAELQQshAgxHC0E/IQIMRgsCQAJAA0AgAS0AACIAQSBHBEACQCAAQQprDgQDBQUDAAsgAEEsRg0DDAQLIAQgAUEBaiIBRw0AC0HGACECDGALIANBCDoALAwOCyADLQAoQQFHDQIgAy0ALkEIcQ0CIAMoAgQhACADQQA2AgQgAyAAIAEQMSIABEAgA0HCADYCHCADIAA2AgwgAyABQQFqNgIUQQAhAgxfCyABQQFqIQEMUAtBOyECDEQLAkADQCABLQAAIgBBIEcgAEEJR3ENASAEIAFBAWoiAUcNAAtBwwAhAgxdCwtBPCECDEILAkACQCABIARHBEADQCABLQAAIgBBIEcEQCAAQQprDgQDBAQDBAsgBCABQQFqIgFHDQALQT8hAgxdC0E/IQIMXAsgAyADLwEyQSByOwEyDAoLIAMoAgQhACADQQA2AgQgAyAAIAEQMSIARQ1OIANBPjYCHCADIAE2AhQgAyAANgIMQQAhAgxaCwJAIAEgBEcEQANAIAEtAABBwMMAai0AACIAQQFHBEAgAEECRg0DDAwLIAQgAUEBaiIBRw0AC0E3IQIMWwtBNyECDFoLIAFBAWohAQwEC0E7IQIgBCABIgBGDVggBCABayADKAIAIgFqIQYgACABa0EFaiEHAkADQCABQZDIAGotAAAgAC0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDQEgAUEFRgRAQQchAQw/CyABQQFqIQEgBCAAQQFqIgBHDQALIAMgBjYCAAxZCyADQQA2AgAgACEBDAULQTohAiAEIAEiAEYNVyAEIAFrIAMoAgAiAWohBiAAIAFrQQhqIQcCQANAIAFBtMEAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNASABQQhGBEBBBSEBDD4LIAFBAWohASAEIABBAWoiAEcNAAsgAyAGNgIADFgLIANBADYCACAAIQEMBAtBOSECIAQgASIARg1WIAQgAWsgAygCACIBaiEGIAAgAWtBA2ohBwJAA0AgAUGwwQBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBA0YEQEEGIQEMPQsgAUEBaiEBIAQgAEEBaiIARw0ACyADIAY2AgAMVwsgA0EANgIAIAAhAQwDCwJAA0AgAS0AACIAQSBHBEAgAEEKaw4EBwQEBwILIAQgAUEBaiIBRw0AC0E4IQIMVgsgAEEsRw0BIAFBAWohAEEBIQECQAJAAkACQAJAIAMtACxBBWsOBAMBAgQACyAAIQEMBAtBAiEBDAELQQQhAQsgA0EBOgAsIAMgAy8BMiABcjsBMiAAIQEMAQsgAyADLwEyQQhyOwEyIAAhAQtBPiECDDsLIANBADoALAtBOSECDDkLIAEgBEYEQEE2IQIMUgsCQAJAAkACQAJAIAEtAABBCmsOBAACAgECCyADKAIEIQAgA0EANgIEIAMgACABEDEiAEUNAiADQTM2AhwgAyABNgIUIAMgADYCDEEAIQIMVQsgAygCBCEAIANBADYCBCADIAAgARAxIgBFBEAgAUEBaiEBDAYLIANBMjYCHCADIAA2AgwgAyABQQFqNgIUQQAhAgxUCyADLQAuQQFxBEBB3wEhAgw7CyADKAIEIQAgA0EANgIEIAMgACABEDEiAA0BDEkLQTQhAgw5CyADQTU2AhwgAyABNgIUIAMgADYCDEEAIQIMUQtBNSECDDcLIANBL2otAABBAXENACADQQA2AhwgAyABNgIUIANB6xY2AhAgA0EZNgIMQQAhAgxPC0EzIQIMNQsgASAERgRAQTIhAgxOCwJAIAEtAABBCkYEQCABQQFqIQEMAQsgA0EANgIcIAMgATYCFCADQZIXNgIQIANBAzYCDEEAIQIMTgtBMiECDDQLIAEgBEYEQEExIQIMTQsCQCABLQAAIgBBCUYNACAAQSBGDQBBASECAkAgAy0ALEEFaw4EBgQFAA0LIAMgAy8BMkEIcjsBMgwMCyADLQAuQQFxRQ0BIAMtACxBCEcNACADQQA6ACwLQT0hAgwyCyADQQA2AhwgAyABNgIUIANBwhY2AhAgA0EKNgIMQQAhAgxKC0ECIQIMAQtBBCECCyADQQE6ACwgAyADLwEyIAJyOwEyDAYLIAEgBEYEQEEwIQIMRwsgAS0AAEEKRgRAIAFBAWohAQwBCyADLQAuQQFxDQAgA0EANgIcIAMgATYCFCADQdwoNgIQIANBAjYCDEEAIQIMRgtBMCECDCwLIAFBAWohAUExIQIMKwsgASAERgRAQS8hAgxECyABLQAAIgBBCUcgAEEgR3FFBEAgAUEBaiEBIAMtAC5BAXENASADQQA2AhwgAyABNgIUIANBlxA2AhAgA0EKNgIMQQAhAgxEC0EBIQICQAJAAkACQAJAAkAgAy0ALEECaw4HBQQEAwECAAQLIAMgAy8BMkEIcjsBMgwDC0ECIQIMAQtBBCECCyADQQE6ACwgAyADLwEyIAJyOwEyC0EvIQIMKwsgA0EANgIcIAMgATYCFCADQYQTNgIQIANBCzYCDEEAIQIMQwtB4QEhAgwpCyABIARGBEBBLiECDEILIANBADYCBCADQRI2AgggAyABIAEQMSIADQELQS4hAgwnCyADQS02AhwgAyABNgIUIAMgADYCDEEAIQIMPwtBACEAAkAgAygCOCICRQ0AIAIoAkwiAkUNACADIAIRAAAhAAsgAEUNACAAQRVHDQEgA0HYADYCHCADIAE2AhQgA0GzGzYCECADQRU2AgxBACECDD4LQcwAIQIMJAsgA0EANgIcIAMgATYCFCADQbMONgIQIANBHTYCDEEAIQIMPAsgASAERgRAQc4AIQIMPAsgAS0AACIAQSBGDQIgAEE6Rg0BCyADQQA6ACxBCSECDCELIAMoAgQhACADQQA2AgQgAyAAIAEQMCIADQEMAgsgAy0ALkEBcQRAQd4BIQIMIAsgAygCBCEAIANBADYCBCADIAAgARAwIgBFDQIgA0EqNgIcIAMgADYCDCADIAFBAWo2AhRBACECDDgLIANBywA2AhwgAyAANgIMIAMgAUEBajYCFEEAIQIMNwsgAUEBaiEBQcAAIQIMHQsgAUEBaiEBDCwLIAEgBEYEQEErIQIMNQsCQCABLQAAQQpGBEAgAUEBaiEBDAELIAMtAC5BwABxRQ0GCyADLQAyQYABcQRAQQAhAAJAIAMoAjgiAkUNACACKAJcIgJFDQAgAyACEQAAIQALIABFDRIgAEEVRgRAIANBBTYCHCADIAE2AhQgA0GbGzYCECADQRU2AgxBACECDDYLIANBADYCHCADIAE2AhQgA0GQDjYCECADQRQ2AgxBACECDDULIANBMmohAiADEDVBACEAAkAgAygCOCIGRQ0AIAYoAigiBkUNACADIAYRAAAhAAsgAA4WAgEABAQEBAQEBAQEBAQEBAQEBAQEAwQLIANBAToAMAsgAiACLwEAQcAAcjsBAAtBKyECDBgLIANBKTYCHCADIAE2AhQgA0GsGTYCECADQRU2AgxBACECDDALIANBADYCHCADIAE2AhQgA0HlCzYCECADQRE2AgxBACECDC8LIANBADYCHCADIAE2AhQgA0GlCzYCECADQQI2AgxBACECDC4LQQEhByADLwEyIgVBCHFFBEAgAykDIEIAUiEHCwJAIAMtADAEQEEBIQAgAy0AKUEFRg0BIAVBwABxRSAHcUUNAQsCQCADLQAoIgJBAkYEQEEBIQAgAy8BNCIGQeUARg0CQQAhACAFQcAAcQ0CIAZB5ABGDQIgBkHmAGtBAkkNAiAGQcwBRg0CIAZBsAJGDQIMAQtBACEAIAVBwABxDQELQQIhACAFQQhxDQAgBUGABHEEQAJAIAJBAUcNACADLQAuQQpxDQBBBSEADAILQQQhAAwBCyAFQSBxRQRAIAMQNkEAR0ECdCEADAELQQBBAyADKQMgUBshAAsgAEEBaw4FAgAHAQMEC0ERIQIMEwsgA0EBOgAxDCkLQQAhAgJAIAMoAjgiAEUNACAAKAIwIgBFDQAgAyAAEQAAIQILIAJFDSYgAkEVRgRAIANBAzYCHCADIAE2AhQgA0HSGzYCECADQRU2AgxBACECDCsLQQAhAiADQQA2AhwgAyABNgIUIANB3Q42AhAgA0ESNgIMDCoLIANBADYCHCADIAE2AhQgA0H5IDYCECADQQ82AgxBACECDCkLQQAhAAJAIAMoAjgiAkUNACACKAIwIgJFDQAgAyACEQAAIQALIAANAQtBDiECDA4LIABBFUYEQCADQQI2AhwgAyABNgIUIANB0hs2AhAgA0EVNgIMQQAhAgwnCyADQQA2AhwgAyABNgIUIANB3Q42AhAgA0ESNgIMQQAhAgwmC0EqIQIMDAsgASAERwRAIANBCTYCCCADIAE2AgRBKSECDAwLQSYhAgwkCyADIAMpAyAiDCAEIAFrrSIKfSILQgAgCyAMWBs3AyAgCiAMVARAQSUhAgwkCyADKAIEIQAgA0EANgIEIAMgACABIAynaiIBEDIiAEUNACADQQU2AhwgAyABNgIUIAMgADYCDEEAIQIMIwtBDyECDAkLQgAhCgJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCABLQAAQTBrDjcXFgABAgMEBQYHFBQUFBQUFAgJCgsMDRQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUDg8QERITFAtCAiEKDBYLQgMhCgwVC0IEIQoMFAtCBSEKDBMLQgYhCgwSC0IHIQoMEQtCCCEKDBALQgkhCgwPC0IKIQoMDgtCCyEKDA0LQgwhCgwMC0INIQoMCwtCDiEKDAoLQg8hCgwJC0IKIQoMCAtCCyEKDAcLQgwhCgwGC0INIQoMBQtCDiEKDAQLQg8hCgwDCyADQQA2AhwgAyABNgIUIANBnxU2AhAgA0EMNgIMQQAhAgwhCyABIARGBEBBIiECDCELQgAhCgJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAS0AAEEwaw43FRQAAQIDBAUGBxYWFhYWFhYICQoLDA0WFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFg4PEBESExYLQgIhCgwUC0IDIQoMEwtCBCEKDBILQgUhCgwRC0IGIQoMEAtCByEKDA8LQgghCgwOC0IJIQoMDQtCCiEKDAwLQgshCgwLC0IMIQoMCgtCDSEKDAkLQg4hCgwIC0IPIQoMBwtCCiEKDAYLQgshCgwFC0IMIQoMBAtCDSEKDAMLQg4hCgwCC0IPIQoMAQtCASEKCyABQQFqIQEgAykDICILQv//////////D1gEQCADIAtCBIYgCoQ3AyAMAgsgA0EANgIcIAMgATYCFCADQbUJNgIQIANBDDYCDEEAIQIMHgtBJyECDAQLQSghAgwDCyADIAE6ACwgA0EANgIAIAdBAWohAUEMIQIMAgsgA0EANgIAIAZBAWohAUEKIQIMAQsgAUEBaiEBQQghAgwACwALQQAhAiADQQA2AhwgAyABNgIUIANBsjg2AhAgA0EINgIMDBcLQQAhAiADQQA2AhwgAyABNgIUIANBgxE2AhAgA0EJNgIMDBYLQQAhAiADQQA2AhwgAyABNgIUIANB3wo2AhAgA0EJNgIMDBULQQAhAiADQQA2AhwgAyABNgIUIANB7RA2AhAgA0EJNgIMDBQLQQAhAiADQQA2AhwgAyABNgIUIANB0hE2AhAgA0EJNgIMDBMLQQAhAiADQQA2AhwgAyABNgIUIANBsjg2AhAgA0EINgIMDBILQQAhAiADQQA2AhwgAyABNgIUIANBgxE2AhAgA0EJNgIMDBELQQAhAiADQQA2AhwgAyABNgIUIANB3wo2AhAgA0EJNgIMDBALQQAhAiADQQA2AhwgAyABNgIUIANB7RA2AhAgA0EJNgIMDA8LQQAhAiADQQA2AhwgAyABNgIUIANB0hE2AhAgA0EJNgIMDA4LQQAhAiADQQA2AhwgAyABNgIUIANBuRc2AhAgA0EPNgIMDA0LQQAhAiADQQA2AhwgAyABNgIUIANBuRc2AhAgA0EPNgIMDAwLQQAhAiADQQA2AhwgAyABNgIUIANBmRM2AhAgA0ELNgIMDAsLQQAhAiADQQA2AhwgAyABNgIUIANBnQk2AhAgA0ELNgIMDAoLQQAhAiADQQA2AhwgAyABNgIUIANBlxA2AhAgA0EKNgIMDAkLQQAhAiADQQA2AhwgAyABNgIUIANBsRA2AhAgA0EKNgIMDAgLQQAhAiADQQA2AhwgAyABNgIUIANBux02AhAgA0ECNgIMDAcLQQAhAiADQQA2AhwgAyABNgIUIANBlhY2AhAgA0ECNgIMDAYLQQAhAiADQQA2AhwgAyABNgIUIANB+Rg2AhAgA0ECNgIMDAULQQAhAiADQQA2AhwgAyABNgIUIANBxBg2AhAgA0ECNgIMDAQLIANBAjYCHCADIAE2AhQgA0GpHjYCECADQRY2AgxBACECDAMLQd4AIQIgASAERg0CIAlBCGohByADKAIAIQUCQAJAIAEgBEcEQCAFQZbIAGohCCAEIAVqIAFrIQYgBUF/c0EKaiIFIAFqIQADQCABLQAAIAgtAABHBEBBAiEIDAMLIAVFBEBBACEIIAAhAQwDCyAFQQFrIQUgCEEBaiEIIAQgAUEBaiIBRw0ACyAGIQUgBCEBCyAHQQE2AgAgAyAFNgIADAELIANBADYCACAHIAg2AgALIAcgATYCBCAJKAIMIQACQAJAIAkoAghBAWsOAgQBAAsgA0EANgIcIANBwh42AhAgA0EXNgIMIAMgAEEBajYCFEEAIQIMAwsgA0EANgIcIAMgADYCFCADQdceNgIQIANBCTYCDEEAIQIMAgsgASAERgRAQSghAgwCCyADQQk2AgggAyABNgIEQSchAgwBCyABIARGBEBBASECDAELA0ACQAJAAkAgAS0AAEEKaw4EAAEBAAELIAFBAWohAQwBCyABQQFqIQEgAy0ALkEgcQ0AQQAhAiADQQA2AhwgAyABNgIUIANBoSE2AhAgA0EFNgIMDAILQQEhAiABIARHDQALCyAJQRBqJAAgAkUEQCADKAIMIQAMAQsgAyACNgIcQQAhACADKAIEIgFFDQAgAyABIAQgAygCCBEBACIBRQ0AIAMgBDYCFCADIAE2AgwgASEACyAAC74CAQJ/IABBADoAACAAQeQAaiIBQQFrQQA6AAAgAEEAOgACIABBADoAASABQQNrQQA6AAAgAUECa0EAOgAAIABBADoAAyABQQRrQQA6AABBACAAa0EDcSIBIABqIgBBADYCAEHkACABa0F8cSICIABqIgFBBGtBADYCAAJAIAJBCUkNACAAQQA2AgggAEEANgIEIAFBCGtBADYCACABQQxrQQA2AgAgAkEZSQ0AIABBADYCGCAAQQA2AhQgAEEANgIQIABBADYCDCABQRBrQQA2AgAgAUEUa0EANgIAIAFBGGtBADYCACABQRxrQQA2AgAgAiAAQQRxQRhyIgJrIgFBIEkNACAAIAJqIQADQCAAQgA3AxggAEIANwMQIABCADcDCCAAQgA3AwAgAEEgaiEAIAFBIGsiAUEfSw0ACwsLVgEBfwJAIAAoAgwNAAJAAkACQAJAIAAtADEOAwEAAwILIAAoAjgiAUUNACABKAIwIgFFDQAgACABEQAAIgENAwtBAA8LAAsgAEHKGTYCEEEOIQELIAELGgAgACgCDEUEQCAAQd4fNgIQIABBFTYCDAsLFAAgACgCDEEVRgRAIABBADYCDAsLFAAgACgCDEEWRgRAIABBADYCDAsLBwAgACgCDAsHACAAKAIQCwkAIAAgATYCEAsHACAAKAIUCysAAkAgAEEnTw0AQv//////CSAArYhCAYNQDQAgAEECdEHQOGooAgAPCwALFwAgAEEvTwRAAAsgAEECdEHsOWooAgALvwkBAX9B9C0hAQJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIABB5ABrDvQDY2IAAWFhYWFhYQIDBAVhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhBgcICQoLDA0OD2FhYWFhEGFhYWFhYWFhYWFhEWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYRITFBUWFxgZGhthYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2YTc4OTphYWFhYWFhYTthYWE8YWFhYT0+P2FhYWFhYWFhQGFhQWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYUJDREVGR0hJSktMTU5PUFFSU2FhYWFhYWFhVFVWV1hZWlthXF1hYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFeYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhX2BhC0HqLA8LQZgmDwtB7TEPC0GgNw8LQckpDwtBtCkPC0GWLQ8LQesrDwtBojUPC0HbNA8LQeApDwtB4yQPC0HVJA8LQe4kDwtB5iUPC0HKNA8LQdA3DwtBqjUPC0H1LA8LQfYmDwtBgiIPC0HyMw8LQb4oDwtB5zcPC0HNIQ8LQcAhDwtBuCUPC0HLJQ8LQZYkDwtBjzQPC0HNNQ8LQd0qDwtB7jMPC0GcNA8LQZ4xDwtB9DUPC0HlIg8LQa8lDwtBmTEPC0GyNg8LQfk2DwtBxDIPC0HdLA8LQYIxDwtBwTEPC0GNNw8LQckkDwtB7DYPC0HnKg8LQcgjDwtB4iEPC0HJNw8LQaUiDwtBlCIPC0HbNg8LQd41DwtBhiYPC0G8Kw8LQYsyDwtBoCMPC0H2MA8LQYAsDwtBiSsPC0GkJg8LQfIjDwtBgSgPC0GrMg8LQesnDwtBwjYPC0GiJA8LQc8qDwtB3CMPC0GHJw8LQeQ0DwtBtyIPC0GtMQ8LQdUiDwtBrzQPC0HeJg8LQdYyDwtB9DQPC0GBOA8LQfQ3DwtBkjYPC0GdJw8LQYIpDwtBjSMPC0HXMQ8LQb01DwtBtDcPC0HYMA8LQbYnDwtBmjgPC0GnKg8LQcQnDwtBriMPC0H1Ig8LAAtByiYhAQsgAQsXACAAIAAvAS5B/v8DcSABQQBHcjsBLgsaACAAIAAvAS5B/f8DcSABQQBHQQF0cjsBLgsaACAAIAAvAS5B+/8DcSABQQBHQQJ0cjsBLgsaACAAIAAvAS5B9/8DcSABQQBHQQN0cjsBLgsaACAAIAAvAS5B7/8DcSABQQBHQQR0cjsBLgsaACAAIAAvAS5B3/8DcSABQQBHQQV0cjsBLgsaACAAIAAvAS5Bv/8DcSABQQBHQQZ0cjsBLgsaACAAIAAvAS5B//4DcSABQQBHQQd0cjsBLgsaACAAIAAvAS5B//0DcSABQQBHQQh0cjsBLgsaACAAIAAvAS5B//sDcSABQQBHQQl0cjsBLgs+AQJ/AkAgACgCOCIDRQ0AIAMoAgQiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQeESNgIQQRghBAsgBAs+AQJ/AkAgACgCOCIDRQ0AIAMoAggiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQfwRNgIQQRghBAsgBAs+AQJ/AkAgACgCOCIDRQ0AIAMoAgwiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQewKNgIQQRghBAsgBAs+AQJ/AkAgACgCOCIDRQ0AIAMoAhAiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQfoeNgIQQRghBAsgBAs+AQJ/AkAgACgCOCIDRQ0AIAMoAhQiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQcsQNgIQQRghBAsgBAs+AQJ/AkAgACgCOCIDRQ0AIAMoAhgiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQbcfNgIQQRghBAsgBAs+AQJ/AkAgACgCOCIDRQ0AIAMoAhwiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQb8VNgIQQRghBAsgBAs+AQJ/AkAgACgCOCIDRQ0AIAMoAiwiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQf4INgIQQRghBAsgBAs+AQJ/AkAgACgCOCIDRQ0AIAMoAiAiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQYwdNgIQQRghBAsgBAs+AQJ/AkAgACgCOCIDRQ0AIAMoAiQiA0UNACAAIAEgAiABayADEQEAIgRBf0cNACAAQeYVNgIQQRghBAsgBAs4ACAAAn8gAC8BMkEUcUEURgRAQQEgAC0AKEEBRg0BGiAALwE0QeUARgwBCyAALQApQQVGCzoAMAtZAQJ/AkAgAC0AKEEBRg0AIAAvATQiAUHkAGtB5ABJDQAgAUHMAUYNACABQbACRg0AIAAvATIiAEHAAHENAEEBIQIgAEGIBHFBgARGDQAgAEEocUUhAgsgAguMAQECfwJAAkACQCAALQAqRQ0AIAAtACtFDQAgAC8BMiIBQQJxRQ0BDAILIAAvATIiAUEBcUUNAQtBASECIAAtAChBAUYNACAALwE0IgBB5ABrQeQASQ0AIABBzAFGDQAgAEGwAkYNACABQcAAcQ0AQQAhAiABQYgEcUGABEYNACABQShxQQBHIQILIAILcwAgAEEQav0MAAAAAAAAAAAAAAAAAAAAAP0LAwAgAP0MAAAAAAAAAAAAAAAAAAAAAP0LAwAgAEEwav0MAAAAAAAAAAAAAAAAAAAAAP0LAwAgAEEgav0MAAAAAAAAAAAAAAAAAAAAAP0LAwAgAEH9ATYCHAsGACAAEDoLmi0BC38jAEEQayIKJABB3NUAKAIAIglFBEBBnNkAKAIAIgVFBEBBqNkAQn83AgBBoNkAQoCAhICAgMAANwIAQZzZACAKQQhqQXBxQdiq1aoFcyIFNgIAQbDZAEEANgIAQYDZAEEANgIAC0GE2QBBwNkENgIAQdTVAEHA2QQ2AgBB6NUAIAU2AgBB5NUAQX82AgBBiNkAQcCmAzYCAANAIAFBgNYAaiABQfTVAGoiAjYCACACIAFB7NUAaiIDNgIAIAFB+NUAaiADNgIAIAFBiNYAaiABQfzVAGoiAzYCACADIAI2AgAgAUGQ1gBqIAFBhNYAaiICNgIAIAIgAzYCACABQYzWAGogAjYCACABQSBqIgFBgAJHDQALQczZBEGBpgM2AgBB4NUAQazZACgCADYCAEHQ1QBBgKYDNgIAQdzVAEHI2QQ2AgBBzP8HQTg2AgBByNkEIQkLAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAEHsAU0EQEHE1QAoAgAiBkEQIABBE2pBcHEgAEELSRsiBEEDdiIAdiIBQQNxBEACQCABQQFxIAByQQFzIgJBA3QiAEHs1QBqIgEgAEH01QBqKAIAIgAoAggiA0YEQEHE1QAgBkF+IAJ3cTYCAAwBCyABIAM2AgggAyABNgIMCyAAQQhqIQEgACACQQN0IgJBA3I2AgQgACACaiIAIAAoAgRBAXI2AgQMEQtBzNUAKAIAIgggBE8NASABBEACQEECIAB0IgJBACACa3IgASAAdHFoIgBBA3QiAkHs1QBqIgEgAkH01QBqKAIAIgIoAggiA0YEQEHE1QAgBkF+IAB3cSIGNgIADAELIAEgAzYCCCADIAE2AgwLIAIgBEEDcjYCBCAAQQN0IgAgBGshBSAAIAJqIAU2AgAgAiAEaiIEIAVBAXI2AgQgCARAIAhBeHFB7NUAaiEAQdjVACgCACEDAn9BASAIQQN2dCIBIAZxRQRAQcTVACABIAZyNgIAIAAMAQsgACgCCAsiASADNgIMIAAgAzYCCCADIAA2AgwgAyABNgIICyACQQhqIQFB2NUAIAQ2AgBBzNUAIAU2AgAMEQtByNUAKAIAIgtFDQEgC2hBAnRB9NcAaigCACIAKAIEQXhxIARrIQUgACECA0ACQCACKAIQIgFFBEAgAkEUaigCACIBRQ0BCyABKAIEQXhxIARrIgMgBUkhAiADIAUgAhshBSABIAAgAhshACABIQIMAQsLIAAoAhghCSAAKAIMIgMgAEcEQEHU1QAoAgAaIAMgACgCCCIBNgIIIAEgAzYCDAwQCyAAQRRqIgIoAgAiAUUEQCAAKAIQIgFFDQMgAEEQaiECCwNAIAIhByABIgNBFGoiAigCACIBDQAgA0EQaiECIAMoAhAiAQ0ACyAHQQA2AgAMDwtBfyEEIABBv39LDQAgAEETaiIBQXBxIQRByNUAKAIAIghFDQBBACAEayEFAkACQAJAAn9BACAEQYACSQ0AGkEfIARB////B0sNABogBEEmIAFBCHZnIgBrdkEBcSAAQQF0a0E+agsiBkECdEH01wBqKAIAIgJFBEBBACEBQQAhAwwBC0EAIQEgBEEZIAZBAXZrQQAgBkEfRxt0IQBBACEDA0ACQCACKAIEQXhxIARrIgcgBU8NACACIQMgByIFDQBBACEFIAIhAQwDCyABIAJBFGooAgAiByAHIAIgAEEddkEEcWpBEGooAgAiAkYbIAEgBxshASAAQQF0IQAgAg0ACwsgASADckUEQEEAIQNBAiAGdCIAQQAgAGtyIAhxIgBFDQMgAGhBAnRB9NcAaigCACEBCyABRQ0BCwNAIAEoAgRBeHEgBGsiAiAFSSEAIAIgBSAAGyEFIAEgAyAAGyEDIAEoAhAiAAR/IAAFIAFBFGooAgALIgENAAsLIANFDQAgBUHM1QAoAgAgBGtPDQAgAygCGCEHIAMgAygCDCIARwRAQdTVACgCABogACADKAIIIgE2AgggASAANgIMDA4LIANBFGoiAigCACIBRQRAIAMoAhAiAUUNAyADQRBqIQILA0AgAiEGIAEiAEEUaiICKAIAIgENACAAQRBqIQIgACgCECIBDQALIAZBADYCAAwNC0HM1QAoAgAiAyAETwRAQdjVACgCACEBAkAgAyAEayICQRBPBEAgASAEaiIAIAJBAXI2AgQgASADaiACNgIAIAEgBEEDcjYCBAwBCyABIANBA3I2AgQgASADaiIAIAAoAgRBAXI2AgRBACEAQQAhAgtBzNUAIAI2AgBB2NUAIAA2AgAgAUEIaiEBDA8LQdDVACgCACIDIARLBEAgBCAJaiIAIAMgBGsiAUEBcjYCBEHc1QAgADYCAEHQ1QAgATYCACAJIARBA3I2AgQgCUEIaiEBDA8LQQAhASAEAn9BnNkAKAIABEBBpNkAKAIADAELQajZAEJ/NwIAQaDZAEKAgISAgIDAADcCAEGc2QAgCkEMakFwcUHYqtWqBXM2AgBBsNkAQQA2AgBBgNkAQQA2AgBBgIAECyIAIARBxwBqIgVqIgZBACAAayIHcSICTwRAQbTZAEEwNgIADA8LAkBB/NgAKAIAIgFFDQBB9NgAKAIAIgggAmohACAAIAFNIAAgCEtxDQBBACEBQbTZAEEwNgIADA8LQYDZAC0AAEEEcQ0EAkACQCAJBEBBhNkAIQEDQCABKAIAIgAgCU0EQCAAIAEoAgRqIAlLDQMLIAEoAggiAQ0ACwtBABA7IgBBf0YNBSACIQZBoNkAKAIAIgFBAWsiAyAAcQRAIAIgAGsgACADakEAIAFrcWohBgsgBCAGTw0FIAZB/v///wdLDQVB/NgAKAIAIgMEQEH02AAoAgAiByAGaiEBIAEgB00NBiABIANLDQYLIAYQOyIBIABHDQEMBwsgBiADayAHcSIGQf7///8HSw0EIAYQOyEAIAAgASgCACABKAIEakYNAyAAIQELAkAgBiAEQcgAak8NACABQX9GDQBBpNkAKAIAIgAgBSAGa2pBACAAa3EiAEH+////B0sEQCABIQAMBwsgABA7QX9HBEAgACAGaiEGIAEhAAwHC0EAIAZrEDsaDAQLIAEiAEF/Rw0FDAMLQQAhAwwMC0EAIQAMCgsgAEF/Rw0CC0GA2QBBgNkAKAIAQQRyNgIACyACQf7///8HSw0BIAIQOyEAQQAQOyEBIABBf0YNASABQX9GDQEgACABTw0BIAEgAGsiBiAEQThqTQ0BC0H02ABB9NgAKAIAIAZqIgE2AgBB+NgAKAIAIAFJBEBB+NgAIAE2AgALAkACQAJAQdzVACgCACICBEBBhNkAIQEDQCAAIAEoAgAiAyABKAIEIgVqRg0CIAEoAggiAQ0ACwwCC0HU1QAoAgAiAUEARyAAIAFPcUUEQEHU1QAgADYCAAtBACEBQYjZACAGNgIAQYTZACAANgIAQeTVAEF/NgIAQejVAEGc2QAoAgA2AgBBkNkAQQA2AgADQCABQYDWAGogAUH01QBqIgI2AgAgAiABQezVAGoiAzYCACABQfjVAGogAzYCACABQYjWAGogAUH81QBqIgM2AgAgAyACNgIAIAFBkNYAaiABQYTWAGoiAjYCACACIAM2AgAgAUGM1gBqIAI2AgAgAUEgaiIBQYACRw0AC0F4IABrQQ9xIgEgAGoiAiAGQThrIgMgAWsiAUEBcjYCBEHg1QBBrNkAKAIANgIAQdDVACABNgIAQdzVACACNgIAIAAgA2pBODYCBAwCCyAAIAJNDQAgAiADSQ0AIAEoAgxBCHENAEF4IAJrQQ9xIgAgAmoiA0HQ1QAoAgAgBmoiByAAayIAQQFyNgIEIAEgBSAGajYCBEHg1QBBrNkAKAIANgIAQdDVACAANgIAQdzVACADNgIAIAIgB2pBODYCBAwBCyAAQdTVACgCAEkEQEHU1QAgADYCAAsgACAGaiEDQYTZACEBAkACQAJAA0AgAyABKAIARwRAIAEoAggiAQ0BDAILCyABLQAMQQhxRQ0BC0GE2QAhAQNAIAEoAgAiAyACTQRAIAMgASgCBGoiBSACSw0DCyABKAIIIQEMAAsACyABIAA2AgAgASABKAIEIAZqNgIEIABBeCAAa0EPcWoiCSAEQQNyNgIEIANBeCADa0EPcWoiBiAEIAlqIgRrIQEgAiAGRgRAQdzVACAENgIAQdDVAEHQ1QAoAgAgAWoiADYCACAEIABBAXI2AgQMCAtB2NUAKAIAIAZGBEBB2NUAIAQ2AgBBzNUAQczVACgCACABaiIANgIAIAQgAEEBcjYCBCAAIARqIAA2AgAMCAsgBigCBCIFQQNxQQFHDQYgBUF4cSEIIAVB/wFNBEAgBUEDdiEDIAYoAggiACAGKAIMIgJGBEBBxNUAQcTVACgCAEF+IAN3cTYCAAwHCyACIAA2AgggACACNgIMDAYLIAYoAhghByAGIAYoAgwiAEcEQCAAIAYoAggiAjYCCCACIAA2AgwMBQsgBkEUaiICKAIAIgVFBEAgBigCECIFRQ0EIAZBEGohAgsDQCACIQMgBSIAQRRqIgIoAgAiBQ0AIABBEGohAiAAKAIQIgUNAAsgA0EANgIADAQLQXggAGtBD3EiASAAaiIHIAZBOGsiAyABayIBQQFyNgIEIAAgA2pBODYCBCACIAVBNyAFa0EPcWpBP2siAyADIAJBEGpJGyIDQSM2AgRB4NUAQazZACgCADYCAEHQ1QAgATYCAEHc1QAgBzYCACADQRBqQYzZACkCADcCACADQYTZACkCADcCCEGM2QAgA0EIajYCAEGI2QAgBjYCAEGE2QAgADYCAEGQ2QBBADYCACADQSRqIQEDQCABQQc2AgAgBSABQQRqIgFLDQALIAIgA0YNACADIAMoAgRBfnE2AgQgAyADIAJrIgU2AgAgAiAFQQFyNgIEIAVB/wFNBEAgBUF4cUHs1QBqIQACf0HE1QAoAgAiAUEBIAVBA3Z0IgNxRQRAQcTVACABIANyNgIAIAAMAQsgACgCCAsiASACNgIMIAAgAjYCCCACIAA2AgwgAiABNgIIDAELQR8hASAFQf///wdNBEAgBUEmIAVBCHZnIgBrdkEBcSAAQQF0a0E+aiEBCyACIAE2AhwgAkIANwIQIAFBAnRB9NcAaiEAQcjVACgCACIDQQEgAXQiBnFFBEAgACACNgIAQcjVACADIAZyNgIAIAIgADYCGCACIAI2AgggAiACNgIMDAELIAVBGSABQQF2a0EAIAFBH0cbdCEBIAAoAgAhAwJAA0AgAyIAKAIEQXhxIAVGDQEgAUEddiEDIAFBAXQhASAAIANBBHFqQRBqIgYoAgAiAw0ACyAGIAI2AgAgAiAANgIYIAIgAjYCDCACIAI2AggMAQsgACgCCCIBIAI2AgwgACACNgIIIAJBADYCGCACIAA2AgwgAiABNgIIC0HQ1QAoAgAiASAETQ0AQdzVACgCACIAIARqIgIgASAEayIBQQFyNgIEQdDVACABNgIAQdzVACACNgIAIAAgBEEDcjYCBCAAQQhqIQEMCAtBACEBQbTZAEEwNgIADAcLQQAhAAsgB0UNAAJAIAYoAhwiAkECdEH01wBqIgMoAgAgBkYEQCADIAA2AgAgAA0BQcjVAEHI1QAoAgBBfiACd3E2AgAMAgsgB0EQQRQgBygCECAGRhtqIAA2AgAgAEUNAQsgACAHNgIYIAYoAhAiAgRAIAAgAjYCECACIAA2AhgLIAZBFGooAgAiAkUNACAAQRRqIAI2AgAgAiAANgIYCyABIAhqIQEgBiAIaiIGKAIEIQULIAYgBUF+cTYCBCABIARqIAE2AgAgBCABQQFyNgIEIAFB/wFNBEAgAUF4cUHs1QBqIQACf0HE1QAoAgAiAkEBIAFBA3Z0IgFxRQRAQcTVACABIAJyNgIAIAAMAQsgACgCCAsiASAENgIMIAAgBDYCCCAEIAA2AgwgBCABNgIIDAELQR8hBSABQf///wdNBEAgAUEmIAFBCHZnIgBrdkEBcSAAQQF0a0E+aiEFCyAEIAU2AhwgBEIANwIQIAVBAnRB9NcAaiEAQcjVACgCACICQQEgBXQiA3FFBEAgACAENgIAQcjVACACIANyNgIAIAQgADYCGCAEIAQ2AgggBCAENgIMDAELIAFBGSAFQQF2a0EAIAVBH0cbdCEFIAAoAgAhAAJAA0AgACICKAIEQXhxIAFGDQEgBUEddiEAIAVBAXQhBSACIABBBHFqQRBqIgMoAgAiAA0ACyADIAQ2AgAgBCACNgIYIAQgBDYCDCAEIAQ2AggMAQsgAigCCCIAIAQ2AgwgAiAENgIIIARBADYCGCAEIAI2AgwgBCAANgIICyAJQQhqIQEMAgsCQCAHRQ0AAkAgAygCHCIBQQJ0QfTXAGoiAigCACADRgRAIAIgADYCACAADQFByNUAIAhBfiABd3EiCDYCAAwCCyAHQRBBFCAHKAIQIANGG2ogADYCACAARQ0BCyAAIAc2AhggAygCECIBBEAgACABNgIQIAEgADYCGAsgA0EUaigCACIBRQ0AIABBFGogATYCACABIAA2AhgLAkAgBUEPTQRAIAMgBCAFaiIAQQNyNgIEIAAgA2oiACAAKAIEQQFyNgIEDAELIAMgBGoiAiAFQQFyNgIEIAMgBEEDcjYCBCACIAVqIAU2AgAgBUH/AU0EQCAFQXhxQezVAGohAAJ/QcTVACgCACIBQQEgBUEDdnQiBXFFBEBBxNUAIAEgBXI2AgAgAAwBCyAAKAIICyIBIAI2AgwgACACNgIIIAIgADYCDCACIAE2AggMAQtBHyEBIAVB////B00EQCAFQSYgBUEIdmciAGt2QQFxIABBAXRrQT5qIQELIAIgATYCHCACQgA3AhAgAUECdEH01wBqIQBBASABdCIEIAhxRQRAIAAgAjYCAEHI1QAgBCAIcjYCACACIAA2AhggAiACNgIIIAIgAjYCDAwBCyAFQRkgAUEBdmtBACABQR9HG3QhASAAKAIAIQQCQANAIAQiACgCBEF4cSAFRg0BIAFBHXYhBCABQQF0IQEgACAEQQRxakEQaiIGKAIAIgQNAAsgBiACNgIAIAIgADYCGCACIAI2AgwgAiACNgIIDAELIAAoAggiASACNgIMIAAgAjYCCCACQQA2AhggAiAANgIMIAIgATYCCAsgA0EIaiEBDAELAkAgCUUNAAJAIAAoAhwiAUECdEH01wBqIgIoAgAgAEYEQCACIAM2AgAgAw0BQcjVACALQX4gAXdxNgIADAILIAlBEEEUIAkoAhAgAEYbaiADNgIAIANFDQELIAMgCTYCGCAAKAIQIgEEQCADIAE2AhAgASADNgIYCyAAQRRqKAIAIgFFDQAgA0EUaiABNgIAIAEgAzYCGAsCQCAFQQ9NBEAgACAEIAVqIgFBA3I2AgQgACABaiIBIAEoAgRBAXI2AgQMAQsgACAEaiIHIAVBAXI2AgQgACAEQQNyNgIEIAUgB2ogBTYCACAIBEAgCEF4cUHs1QBqIQFB2NUAKAIAIQMCf0EBIAhBA3Z0IgIgBnFFBEBBxNUAIAIgBnI2AgAgAQwBCyABKAIICyICIAM2AgwgASADNgIIIAMgATYCDCADIAI2AggLQdjVACAHNgIAQczVACAFNgIACyAAQQhqIQELIApBEGokACABC0MAIABFBEA/AEEQdA8LAkAgAEH//wNxDQAgAEEASA0AIABBEHZAACIAQX9GBEBBtNkAQTA2AgBBfw8LIABBEHQPCwALC5lCIgBBgAgLDQEAAAAAAAAAAgAAAAMAQZgICwUEAAAABQBBqAgLCQYAAAAHAAAACABB5AgLwjJJbnZhbGlkIGNoYXIgaW4gdXJsIHF1ZXJ5AFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fYm9keQBDb250ZW50LUxlbmd0aCBvdmVyZmxvdwBDaHVuayBzaXplIG92ZXJmbG93AEludmFsaWQgbWV0aG9kIGZvciBIVFRQL3gueCByZXF1ZXN0AEludmFsaWQgbWV0aG9kIGZvciBSVFNQL3gueCByZXF1ZXN0AEV4cGVjdGVkIFNPVVJDRSBtZXRob2QgZm9yIElDRS94LnggcmVxdWVzdABJbnZhbGlkIGNoYXIgaW4gdXJsIGZyYWdtZW50IHN0YXJ0AEV4cGVjdGVkIGRvdABTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX3N0YXR1cwBJbnZhbGlkIHJlc3BvbnNlIHN0YXR1cwBFeHBlY3RlZCBMRiBhZnRlciBoZWFkZXJzAEludmFsaWQgY2hhcmFjdGVyIGluIGNodW5rIGV4dGVuc2lvbnMAVXNlciBjYWxsYmFjayBlcnJvcgBgb25fcmVzZXRgIGNhbGxiYWNrIGVycm9yAGBvbl9jaHVua19oZWFkZXJgIGNhbGxiYWNrIGVycm9yAGBvbl9tZXNzYWdlX2JlZ2luYCBjYWxsYmFjayBlcnJvcgBgb25fY2h1bmtfZXh0ZW5zaW9uX3ZhbHVlYCBjYWxsYmFjayBlcnJvcgBgb25fc3RhdHVzX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fdmVyc2lvbl9jb21wbGV0ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX3VybF9jb21wbGV0ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX3Byb3RvY29sX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fY2h1bmtfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9oZWFkZXJfdmFsdWVfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9tZXNzYWdlX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fbWV0aG9kX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25faGVhZGVyX2ZpZWxkX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fY2h1bmtfZXh0ZW5zaW9uX25hbWVgIGNhbGxiYWNrIGVycm9yAFVuZXhwZWN0ZWQgY2hhciBpbiB1cmwgc2VydmVyAEludmFsaWQgaGVhZGVyIHZhbHVlIGNoYXIASW52YWxpZCBoZWFkZXIgZmllbGQgY2hhcgBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX3ZlcnNpb24ASW52YWxpZCBtaW5vciB2ZXJzaW9uAEludmFsaWQgbWFqb3IgdmVyc2lvbgBFeHBlY3RlZCBzcGFjZSBhZnRlciB2ZXJzaW9uAEV4cGVjdGVkIENSTEYgYWZ0ZXIgdmVyc2lvbgBJbnZhbGlkIEhUVFAgdmVyc2lvbgBJbnZhbGlkIGhlYWRlciB0b2tlbgBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX3VybABJbnZhbGlkIGNoYXJhY3RlcnMgaW4gdXJsAFVuZXhwZWN0ZWQgc3RhcnQgY2hhciBpbiB1cmwARG91YmxlIEAgaW4gdXJsAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fcHJvdG9jb2wARW1wdHkgQ29udGVudC1MZW5ndGgASW52YWxpZCBjaGFyYWN0ZXIgaW4gQ29udGVudC1MZW5ndGgAVHJhbnNmZXItRW5jb2RpbmcgY2FuJ3QgYmUgcHJlc2VudCB3aXRoIENvbnRlbnQtTGVuZ3RoAER1cGxpY2F0ZSBDb250ZW50LUxlbmd0aABJbnZhbGlkIGNoYXIgaW4gdXJsIHBhdGgAQ29udGVudC1MZW5ndGggY2FuJ3QgYmUgcHJlc2VudCB3aXRoIFRyYW5zZmVyLUVuY29kaW5nAE1pc3NpbmcgZXhwZWN0ZWQgQ1IgYWZ0ZXIgY2h1bmsgc2l6ZQBFeHBlY3RlZCBMRiBhZnRlciBjaHVuayBzaXplAEludmFsaWQgY2hhcmFjdGVyIGluIGNodW5rIHNpemUAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9oZWFkZXJfdmFsdWUAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9jaHVua19leHRlbnNpb25fdmFsdWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyB2YWx1ZQBVbmV4cGVjdGVkIHdoaXRlc3BhY2UgYWZ0ZXIgaGVhZGVyIHZhbHVlAE1pc3NpbmcgZXhwZWN0ZWQgQ1IgYWZ0ZXIgaGVhZGVyIHZhbHVlAE1pc3NpbmcgZXhwZWN0ZWQgTEYgYWZ0ZXIgaGVhZGVyIHZhbHVlAEludmFsaWQgYFRyYW5zZmVyLUVuY29kaW5nYCBoZWFkZXIgdmFsdWUATWlzc2luZyBleHBlY3RlZCBDUiBhZnRlciBjaHVuayBleHRlbnNpb24gdmFsdWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyBxdW90ZSB2YWx1ZQBJbnZhbGlkIHF1b3RlZC1wYWlyIGluIGNodW5rIGV4dGVuc2lvbnMgcXVvdGVkIHZhbHVlAEludmFsaWQgY2hhcmFjdGVyIGluIGNodW5rIGV4dGVuc2lvbnMgcXVvdGVkIHZhbHVlAFBhdXNlZCBieSBvbl9oZWFkZXJzX2NvbXBsZXRlAEludmFsaWQgRU9GIHN0YXRlAG9uX3Jlc2V0IHBhdXNlAG9uX2NodW5rX2hlYWRlciBwYXVzZQBvbl9tZXNzYWdlX2JlZ2luIHBhdXNlAG9uX2NodW5rX2V4dGVuc2lvbl92YWx1ZSBwYXVzZQBvbl9zdGF0dXNfY29tcGxldGUgcGF1c2UAb25fdmVyc2lvbl9jb21wbGV0ZSBwYXVzZQBvbl91cmxfY29tcGxldGUgcGF1c2UAb25fcHJvdG9jb2xfY29tcGxldGUgcGF1c2UAb25fY2h1bmtfY29tcGxldGUgcGF1c2UAb25faGVhZGVyX3ZhbHVlX2NvbXBsZXRlIHBhdXNlAG9uX21lc3NhZ2VfY29tcGxldGUgcGF1c2UAb25fbWV0aG9kX2NvbXBsZXRlIHBhdXNlAG9uX2hlYWRlcl9maWVsZF9jb21wbGV0ZSBwYXVzZQBvbl9jaHVua19leHRlbnNpb25fbmFtZSBwYXVzZQBVbmV4cGVjdGVkIHNwYWNlIGFmdGVyIHN0YXJ0IGxpbmUATWlzc2luZyBleHBlY3RlZCBDUiBhZnRlciByZXNwb25zZSBsaW5lAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fY2h1bmtfZXh0ZW5zaW9uX25hbWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyBuYW1lAE1pc3NpbmcgZXhwZWN0ZWQgQ1IgYWZ0ZXIgY2h1bmsgZXh0ZW5zaW9uIG5hbWUASW52YWxpZCBzdGF0dXMgY29kZQBQYXVzZSBvbiBDT05ORUNUL1VwZ3JhZGUAUGF1c2Ugb24gUFJJL1VwZ3JhZGUARXhwZWN0ZWQgSFRUUC8yIENvbm5lY3Rpb24gUHJlZmFjZQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX21ldGhvZABFeHBlY3RlZCBzcGFjZSBhZnRlciBtZXRob2QAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9oZWFkZXJfZmllbGQAUGF1c2VkAEludmFsaWQgd29yZCBlbmNvdW50ZXJlZABJbnZhbGlkIG1ldGhvZCBlbmNvdW50ZXJlZABNaXNzaW5nIGV4cGVjdGVkIENSIGFmdGVyIGNodW5rIGRhdGEARXhwZWN0ZWQgTEYgYWZ0ZXIgY2h1bmsgZGF0YQBVbmV4cGVjdGVkIGNoYXIgaW4gdXJsIHNjaGVtYQBSZXF1ZXN0IGhhcyBpbnZhbGlkIGBUcmFuc2Zlci1FbmNvZGluZ2AARGF0YSBhZnRlciBgQ29ubmVjdGlvbjogY2xvc2VgAFNXSVRDSF9QUk9YWQBVU0VfUFJPWFkATUtBQ1RJVklUWQBVTlBST0NFU1NBQkxFX0VOVElUWQBRVUVSWQBDT1BZAE1PVkVEX1BFUk1BTkVOVExZAFRPT19FQVJMWQBOT1RJRlkARkFJTEVEX0RFUEVOREVOQ1kAQkFEX0dBVEVXQVkAUExBWQBQVVQAQ0hFQ0tPVVQAR0FURVdBWV9USU1FT1VUAFJFUVVFU1RfVElNRU9VVABORVRXT1JLX0NPTk5FQ1RfVElNRU9VVABDT05ORUNUSU9OX1RJTUVPVVQATE9HSU5fVElNRU9VVABORVRXT1JLX1JFQURfVElNRU9VVABQT1NUAE1JU0RJUkVDVEVEX1JFUVVFU1QAQ0xJRU5UX0NMT1NFRF9SRVFVRVNUAENMSUVOVF9DTE9TRURfTE9BRF9CQUxBTkNFRF9SRVFVRVNUAEJBRF9SRVFVRVNUAEhUVFBfUkVRVUVTVF9TRU5UX1RPX0hUVFBTX1BPUlQAUkVQT1JUAElNX0FfVEVBUE9UAFJFU0VUX0NPTlRFTlQATk9fQ09OVEVOVABQQVJUSUFMX0NPTlRFTlQASFBFX0lOVkFMSURfQ09OU1RBTlQASFBFX0NCX1JFU0VUAEdFVABIUEVfU1RSSUNUAENPTkZMSUNUAFRFTVBPUkFSWV9SRURJUkVDVABQRVJNQU5FTlRfUkVESVJFQ1QAQ09OTkVDVABNVUxUSV9TVEFUVVMASFBFX0lOVkFMSURfU1RBVFVTAFRPT19NQU5ZX1JFUVVFU1RTAEVBUkxZX0hJTlRTAFVOQVZBSUxBQkxFX0ZPUl9MRUdBTF9SRUFTT05TAE9QVElPTlMAU1dJVENISU5HX1BST1RPQ09MUwBWQVJJQU5UX0FMU09fTkVHT1RJQVRFUwBNVUxUSVBMRV9DSE9JQ0VTAElOVEVSTkFMX1NFUlZFUl9FUlJPUgBXRUJfU0VSVkVSX1VOS05PV05fRVJST1IAUkFJTEdVTl9FUlJPUgBJREVOVElUWV9QUk9WSURFUl9BVVRIRU5USUNBVElPTl9FUlJPUgBTU0xfQ0VSVElGSUNBVEVfRVJST1IASU5WQUxJRF9YX0ZPUldBUkRFRF9GT1IAU0VUX1BBUkFNRVRFUgBHRVRfUEFSQU1FVEVSAEhQRV9VU0VSAFNFRV9PVEhFUgBIUEVfQ0JfQ0hVTktfSEVBREVSAEV4cGVjdGVkIExGIGFmdGVyIENSAE1LQ0FMRU5EQVIAU0VUVVAAV0VCX1NFUlZFUl9JU19ET1dOAFRFQVJET1dOAEhQRV9DTE9TRURfQ09OTkVDVElPTgBIRVVSSVNUSUNfRVhQSVJBVElPTgBESVNDT05ORUNURURfT1BFUkFUSU9OAE5PTl9BVVRIT1JJVEFUSVZFX0lORk9STUFUSU9OAEhQRV9JTlZBTElEX1ZFUlNJT04ASFBFX0NCX01FU1NBR0VfQkVHSU4AU0lURV9JU19GUk9aRU4ASFBFX0lOVkFMSURfSEVBREVSX1RPS0VOAElOVkFMSURfVE9LRU4ARk9SQklEREVOAEVOSEFOQ0VfWU9VUl9DQUxNAEhQRV9JTlZBTElEX1VSTABCTE9DS0VEX0JZX1BBUkVOVEFMX0NPTlRST0wATUtDT0wAQUNMAEhQRV9JTlRFUk5BTABSRVFVRVNUX0hFQURFUl9GSUVMRFNfVE9PX0xBUkdFX1VOT0ZGSUNJQUwASFBFX09LAFVOTElOSwBVTkxPQ0sAUFJJAFJFVFJZX1dJVEgASFBFX0lOVkFMSURfQ09OVEVOVF9MRU5HVEgASFBFX1VORVhQRUNURURfQ09OVEVOVF9MRU5HVEgARkxVU0gAUFJPUFBBVENIAE0tU0VBUkNIAFVSSV9UT09fTE9ORwBQUk9DRVNTSU5HAE1JU0NFTExBTkVPVVNfUEVSU0lTVEVOVF9XQVJOSU5HAE1JU0NFTExBTkVPVVNfV0FSTklORwBIUEVfSU5WQUxJRF9UUkFOU0ZFUl9FTkNPRElORwBFeHBlY3RlZCBDUkxGAEhQRV9JTlZBTElEX0NIVU5LX1NJWkUATU9WRQBDT05USU5VRQBIUEVfQ0JfU1RBVFVTX0NPTVBMRVRFAEhQRV9DQl9IRUFERVJTX0NPTVBMRVRFAEhQRV9DQl9WRVJTSU9OX0NPTVBMRVRFAEhQRV9DQl9VUkxfQ09NUExFVEUASFBFX0NCX1BST1RPQ09MX0NPTVBMRVRFAEhQRV9DQl9DSFVOS19DT01QTEVURQBIUEVfQ0JfSEVBREVSX1ZBTFVFX0NPTVBMRVRFAEhQRV9DQl9DSFVOS19FWFRFTlNJT05fVkFMVUVfQ09NUExFVEUASFBFX0NCX0NIVU5LX0VYVEVOU0lPTl9OQU1FX0NPTVBMRVRFAEhQRV9DQl9NRVNTQUdFX0NPTVBMRVRFAEhQRV9DQl9NRVRIT0RfQ09NUExFVEUASFBFX0NCX0hFQURFUl9GSUVMRF9DT01QTEVURQBERUxFVEUASFBFX0lOVkFMSURfRU9GX1NUQVRFAElOVkFMSURfU1NMX0NFUlRJRklDQVRFAFBBVVNFAE5PX1JFU1BPTlNFAFVOU1VQUE9SVEVEX01FRElBX1RZUEUAR09ORQBOT1RfQUNDRVBUQUJMRQBTRVJWSUNFX1VOQVZBSUxBQkxFAFJBTkdFX05PVF9TQVRJU0ZJQUJMRQBPUklHSU5fSVNfVU5SRUFDSEFCTEUAUkVTUE9OU0VfSVNfU1RBTEUAUFVSR0UATUVSR0UAUkVRVUVTVF9IRUFERVJfRklFTERTX1RPT19MQVJHRQBSRVFVRVNUX0hFQURFUl9UT09fTEFSR0UAUEFZTE9BRF9UT09fTEFSR0UASU5TVUZGSUNJRU5UX1NUT1JBR0UASFBFX1BBVVNFRF9VUEdSQURFAEhQRV9QQVVTRURfSDJfVVBHUkFERQBTT1VSQ0UAQU5OT1VOQ0UAVFJBQ0UASFBFX1VORVhQRUNURURfU1BBQ0UAREVTQ1JJQkUAVU5TVUJTQ1JJQkUAUkVDT1JEAEhQRV9JTlZBTElEX01FVEhPRABOT1RfRk9VTkQAUFJPUEZJTkQAVU5CSU5EAFJFQklORABVTkFVVEhPUklaRUQATUVUSE9EX05PVF9BTExPV0VEAEhUVFBfVkVSU0lPTl9OT1RfU1VQUE9SVEVEAEFMUkVBRFlfUkVQT1JURUQAQUNDRVBURUQATk9UX0lNUExFTUVOVEVEAExPT1BfREVURUNURUQASFBFX0NSX0VYUEVDVEVEAEhQRV9MRl9FWFBFQ1RFRABDUkVBVEVEAElNX1VTRUQASFBFX1BBVVNFRABUSU1FT1VUX09DQ1VSRUQAUEFZTUVOVF9SRVFVSVJFRABQUkVDT05ESVRJT05fUkVRVUlSRUQAUFJPWFlfQVVUSEVOVElDQVRJT05fUkVRVUlSRUQATkVUV09SS19BVVRIRU5USUNBVElPTl9SRVFVSVJFRABMRU5HVEhfUkVRVUlSRUQAU1NMX0NFUlRJRklDQVRFX1JFUVVJUkVEAFVQR1JBREVfUkVRVUlSRUQAUEFHRV9FWFBJUkVEAFBSRUNPTkRJVElPTl9GQUlMRUQARVhQRUNUQVRJT05fRkFJTEVEAFJFVkFMSURBVElPTl9GQUlMRUQAU1NMX0hBTkRTSEFLRV9GQUlMRUQATE9DS0VEAFRSQU5TRk9STUFUSU9OX0FQUExJRUQATk9UX01PRElGSUVEAE5PVF9FWFRFTkRFRABCQU5EV0lEVEhfTElNSVRfRVhDRUVERUQAU0lURV9JU19PVkVSTE9BREVEAEhFQUQARXhwZWN0ZWQgSFRUUC8sIFJUU1AvIG9yIElDRS8A5xUAAK8VAACkEgAAkhoAACYWAACeFAAA2xkAAHkVAAB+EgAA/hQAADYVAAALFgAA2BYAAPMSAABCGAAArBYAABIVAAAUFwAA7xcAAEgUAABxFwAAshoAAGsZAAB+GQAANRQAAIIaAABEFwAA/RYAAB4YAACHFwAAqhkAAJMSAAAHGAAALBcAAMoXAACkFwAA5xUAAOcVAABYFwAAOxgAAKASAAAtHAAAwxEAAEgRAADeEgAAQhMAAKQZAAD9EAAA9xUAAKUVAADvFgAA+BkAAEoWAABWFgAA9RUAAAoaAAAIGgAAARoAAKsVAABCEgAA1xAAAEwRAAAFGQAAVBYAAB4RAADKGQAAyBkAAE4WAAD/GAAAcRQAAPAVAADuFQAAlBkAAPwVAAC/GQAAmxkAAHwUAABDEQAAcBgAAJUUAAAnFAAAGRQAANUSAADUGQAARBYAAPcQAEG5OwsBAQBB0DsL4AEBAQIBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEDAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBBuj0LBAEAAAIAQdE9C14DBAMDAwMDAAADAwADAwADAwMDAwMDAwMDAAUAAAAAAAMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAAAAAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAAwADAEG6PwsEAQAAAgBB0T8LXgMAAwMDAwMAAAMDAAMDAAMDAwMDAwMDAwMABAAFAAAAAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAAAADAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwADAAMAQbDBAAsNbG9zZWVlcC1hbGl2ZQBBycEACwEBAEHgwQAL4AEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBBycMACwEBAEHgwwAL5wEBAQEBAQEBAQEBAQECAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAWNodW5rZWQAQfHFAAteAQABAQEBAQAAAQEAAQEAAQEBAQEBAQEBAQAAAAAAAAABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQAAAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEAAQBB0McACyFlY3Rpb25lbnQtbGVuZ3Rob25yb3h5LWNvbm5lY3Rpb24AQYDIAAsgcmFuc2Zlci1lbmNvZGluZ3BncmFkZQ0KDQpTTQ0KDQoAQanIAAsFAQIAAQMAQcDIAAtfBAUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUAQanKAAsFAQIAAQMAQcDKAAtfBAUFBgUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUAQanMAAsEAQAAAQBBwcwAC14CAgACAgICAgICAgICAgICAgICAgICAgICAgICAgIAAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAEGpzgALBQECAAEDAEHAzgALXwQFAAAFBQUFBQUFBQUFBQYFBQUFBQUFBQUFBQUABQAHCAUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQAFAAUABQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUAAAAFAEGp0AALBQEBAAEBAEHA0AALAQEAQdrQAAtBAgAAAAAAAAMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAAAAAAAAAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAQanSAAsFAQEAAQEAQcDSAAsBAQBBytIACwYCAAAAAAIAQeHSAAs6AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAAAAAAAADAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwBBoNQAC50BTk9VTkNFRUNLT1VUTkVDVEVURUNSSUJFTFVTSEVURUFEU0VBUkNIUkdFQ1RJVklUWUxFTkRBUlZFT1RJRllQVElPTlNDSFNFQVlTVEFUQ0hHRVVFUllPUkRJUkVDVE9SVFJDSFBBUkFNRVRFUlVSQ0VCU0NSSUJFQVJET1dOQUNFSU5ETktDS1VCU0NSSUJFVFRQQ0VUU1BBRFRQLw==", "base64") });
})), require_client_h1 = __commonJSMin(((exports, module) => {
	let assert = __require("node:assert"), util = require_util(), { channels } = require_diagnostics(), timers = require_timers(), { RequestContentLengthMismatchError, ResponseContentLengthMismatchError, RequestAbortedError, InvalidArgumentError, HeadersTimeoutError, HeadersOverflowError, SocketError, InformationalError, BodyTimeoutError, HTTPParserError, WebAssemblyNotSupportedError, ResponseExceededMaxSizeError } = require_errors$1(), { kUrl, kReset, kClient, kParser, kBlocking, kRunning, kPending, kSize, kWriting, kQueue, kNoRef, kKeepAliveDefaultTimeout, kHostHeader, kPendingIdx, kRunningIdx, kError, kPipelining, kSocket, kKeepAliveTimeoutValue, kMaxHeadersSize, kKeepAliveMaxTimeout, kKeepAliveTimeoutThreshold, kHeadersTimeout, kBodyTimeout, kStrictContentLength, kMaxRequests, kCounter, kMaxResponseSize, kOnError, kResume, kHTTPContext, kClosed, kUseMilo } = require_symbols(), constants = require_constants(), { H1Parser, getMiloEnabled } = typeof esbuildDetection > "u" ? require_parser_h1() : {}, EMPTY_BUF = Buffer.alloc(0), FastBuffer = Buffer[Symbol.species], removeAllListeners = util.removeAllListeners, kIdleSocketValidation = Symbol("kIdleSocketValidation"), kIdleSocketValidationTimeout = Symbol("kIdleSocketValidationTimeout"), kSocketUsed = Symbol("kSocketUsed"), kTypeOfService = Symbol("kTypeOfService"), extractBody;
	function lazyllhttp() {
		if (typeof WebAssembly > "u") throw new WebAssemblyNotSupportedError();
		let llhttpWasmData = process.env.JEST_WORKER_ID ? __require("never") : void 0, mod, useWasmSIMD = !0;
		if (process.arch === "riscv64") useWasmSIMD = !1;
		else if (process.arch === "ppc64") {
			let [major, minor] = process.versions.node.split(".").map((n) => parseInt(n, 10));
			(major < 24 || major === 24 && minor < 12) && (useWasmSIMD = !1);
		}
		if (process.env.UNDICI_NO_WASM_SIMD === "1" ? useWasmSIMD = !1 : process.env.UNDICI_NO_WASM_SIMD === "0" && (useWasmSIMD = !0), useWasmSIMD) try {
			mod = new WebAssembly.Module(require_llhttp_simd_wasm());
		} catch {}
		return mod ||= new WebAssembly.Module(llhttpWasmData || __require("never")), new WebAssembly.Instance(mod, { env: {
			wasm_on_url: (p, at, len) => 0,
			wasm_on_status: (p, at, len) => {
				assert(currentParser.ptr === p);
				let start = at - currentBufferPtr + currentBufferRef.byteOffset;
				return currentParser.onStatus(new FastBuffer(currentBufferRef.buffer, start, len));
			},
			wasm_on_message_begin: (p) => (assert(currentParser.ptr === p), currentParser.onMessageBegin()),
			wasm_on_header_field: (p, at, len) => {
				assert(currentParser.ptr === p);
				let start = at - currentBufferPtr + currentBufferRef.byteOffset;
				return currentParser.onHeaderField(new FastBuffer(currentBufferRef.buffer, start, len));
			},
			wasm_on_header_value: (p, at, len) => {
				assert(currentParser.ptr === p);
				let start = at - currentBufferPtr + currentBufferRef.byteOffset;
				return currentParser.onHeaderValue(new FastBuffer(currentBufferRef.buffer, start, len));
			},
			wasm_on_headers_complete: (p, statusCode, upgrade, shouldKeepAlive) => (assert(currentParser.ptr === p), currentParser.onHeadersComplete(statusCode, upgrade === 1, shouldKeepAlive === 1)),
			wasm_on_body: (p, at, len) => {
				assert(currentParser.ptr === p);
				let start = at - currentBufferPtr + currentBufferRef.byteOffset;
				return currentParser.onBody(new FastBuffer(currentBufferRef.buffer, start, len));
			},
			wasm_on_message_complete: (p) => (assert(currentParser.ptr === p), currentParser.onMessageComplete())
		} });
	}
	let llhttpInstance = null, currentParser = null, currentBufferRef = null, currentBufferSize = 0, currentBufferPtr = null, currentBuffer = null;
	var Parser = class {
		constructor(client, socket, { exports }) {
			this.llhttp = exports, this.ptr = this.llhttp.llhttp_alloc(constants.TYPE.RESPONSE), this.client = client, this.socket = socket, this.timeout = null, this.timeoutWeakRef = new WeakRef(this), this.timeoutValue = null, this.timeoutType = null, this.statusCode = 0, this.statusText = "", this.upgrade = !1, this.headers = [], this.headersSize = 0, this.headersMaxSize = client[kMaxHeadersSize], this.shouldKeepAlive = !1, this.paused = !1, this.resume = this.resume.bind(this), this.bytesRead = 0, this.keepAlive = "", this.contentLength = -1, this.hasTransferEncoding = !1, this.connection = "", this.maxResponseSize = client[kMaxResponseSize];
		}
		setTimeout(delay, type) {
			delay !== this.timeoutValue || type & 1 ^ this.timeoutType & 1 ? (this.timeout &&= (timers.clearTimeout(this.timeout), null), delay && (type & 1 ? this.timeout = timers.setFastTimeout(onParserTimeout, delay, this.timeoutWeakRef) : (this.timeout = setTimeout(onParserTimeout, delay, this.timeoutWeakRef), this.timeout?.unref())), this.timeoutValue = delay) : this.timeout && this.timeout.refresh && this.timeout.refresh(), this.timeoutType = type;
		}
		resume() {
			!this.socket.destroyed && this.paused && (assert(this.ptr != null), assert(currentParser === null), this.llhttp.llhttp_resume(this.ptr), assert(this.timeoutType === 5), this.timeout && this.timeout.refresh && this.timeout.refresh(), this.paused = !1, this.execute(this.socket.read() || EMPTY_BUF), this.readMore());
		}
		readMore() {
			for (; !this.paused && this.ptr;) {
				let chunk = this.socket.read();
				if (chunk === null) break;
				this.execute(chunk);
			}
		}
		execute(chunk) {
			assert(currentParser === null), assert(this.ptr != null), assert(!this.paused);
			let { socket, llhttp } = this;
			chunk.length > currentBufferSize && (currentBufferPtr && llhttp.free(currentBufferPtr), currentBufferSize = Math.ceil(chunk.length / 4096) * 4096, currentBufferPtr = llhttp.malloc(currentBufferSize)), (currentBuffer === null || currentBuffer.buffer !== llhttp.memory.buffer || currentBuffer.byteOffset !== currentBufferPtr || currentBuffer.byteLength !== currentBufferSize) && (currentBuffer = new Uint8Array(llhttp.memory.buffer, currentBufferPtr, currentBufferSize)), currentBuffer.set(chunk);
			try {
				let ret;
				try {
					currentBufferRef = chunk, currentParser = this, ret = llhttp.llhttp_execute(this.ptr, currentBufferPtr, chunk.length);
				} finally {
					currentParser = null, currentBufferRef = null;
				}
				if (ret !== constants.ERROR.OK) {
					let data = chunk.subarray(llhttp.llhttp_get_error_pos(this.ptr) - currentBufferPtr);
					if (ret === constants.ERROR.PAUSED_UPGRADE) this.onUpgrade(data);
					else if (ret === constants.ERROR.PAUSED) this.paused = !0, socket.unshift(data);
					else throw this.createError(ret, data);
				}
			} catch (err) {
				util.destroy(socket, err);
			}
		}
		finish() {
			assert(currentParser === null), assert(this.ptr != null);
			let { llhttp } = this;
			if (this.paused) {
				let data;
				do
					llhttp.llhttp_resume(this.ptr), this.paused = !1, data = this.socket.read() || EMPTY_BUF, this.execute(data);
				while (this.paused && data.length > 0);
				this.paused &&= (llhttp.llhttp_resume(this.ptr), !1);
			}
			let ret;
			try {
				currentParser = this, ret = llhttp.llhttp_finish(this.ptr);
			} finally {
				currentParser = null;
			}
			return ret === constants.ERROR.OK ? null : ret === constants.ERROR.PAUSED || ret === constants.ERROR.PAUSED_UPGRADE ? (this.paused = !0, null) : this.createError(ret, EMPTY_BUF);
		}
		createError(ret, data) {
			let { llhttp, contentLength, bytesRead } = this;
			if (contentLength !== -1 && bytesRead !== contentLength) return new ResponseContentLengthMismatchError();
			let ptr = llhttp.llhttp_get_error_reason(this.ptr), message = "";
			if (ptr) {
				let len = new Uint8Array(llhttp.memory.buffer, ptr).indexOf(0);
				message = "Response does not match the HTTP/1.1 protocol (" + Buffer.from(llhttp.memory.buffer, ptr, len).toString() + ")";
			}
			return new HTTPParserError(message, constants.ERROR[ret], data);
		}
		destroy() {
			assert(currentParser === null), assert(this.ptr != null), this.llhttp.llhttp_free(this.ptr), this.ptr = null, this.timeout && timers.clearTimeout(this.timeout), this.timeout = null, this.timeoutValue = null, this.timeoutType = null, this.paused = !1;
		}
		onStatus(buf) {
			return this.statusText = buf.toString(), 0;
		}
		onMessageBegin() {
			let { socket, client } = this;
			if (socket.destroyed) return -1;
			if (client[kRunning] === 0) return util.destroy(socket, new SocketError("bad response", util.getSocketInfo(socket))), -1;
			let request = client[kQueue][client[kRunningIdx]];
			return request ? (request.onResponseStarted(), 0) : -1;
		}
		onHeaderField(buf) {
			let len = this.headers.length;
			return len & 1 ? this.headers[len - 1] = Buffer.concat([this.headers[len - 1], buf]) : this.headers.push(buf), this.trackHeader(buf.length), 0;
		}
		onHeaderValue(buf) {
			let len = this.headers.length, isContinuation = !(len & 1);
			(len & 1) == 1 ? (this.headers.push(buf), len += 1) : this.headers[len - 1] = Buffer.concat([this.headers[len - 1], buf]);
			let key = this.headers[len - 2];
			if (key.length === 10) {
				let headerName = util.bufferToLowerCasedHeaderName(key);
				headerName === "keep-alive" ? this.keepAlive += (isContinuation || this.keepAlive.length === 0 ? "" : ",") + buf.toString() : headerName === "connection" && (this.connection += (isContinuation || this.connection.length === 0 ? "" : ",") + buf.toString());
			} else if (key.length === 14 && util.bufferToLowerCasedHeaderName(key) === "content-length") {
				this.contentLength === -1 && (this.contentLength = 0);
				for (let i = 0; i < buf.length; i++) this.contentLength = this.contentLength * 10 + (buf[i] - 48);
			} else key.length === 17 && util.bufferToLowerCasedHeaderName(key) === "transfer-encoding" && (this.hasTransferEncoding = !0);
			return this.trackHeader(buf.length), 0;
		}
		trackHeader(len) {
			this.headersSize += len, this.headersSize >= this.headersMaxSize && util.destroy(this.socket, new HeadersOverflowError());
		}
		onUpgrade(head) {
			let { upgrade, client, socket, headers, statusCode, statusText } = this;
			assert(upgrade), assert(client[kSocket] === socket), assert(!socket.destroyed), assert(!this.paused), assert(!(headers.length & 1));
			let request = client[kQueue][client[kRunningIdx]];
			assert(request), assert(request.upgrade || request.method === "CONNECT"), this.statusCode = 0, this.statusText = "", this.shouldKeepAlive = !1, this.headers = [], this.headersSize = 0, socket.unshift(head), socket[kParser].destroy(), socket[kParser] = null, socket[kClient] = null, socket[kError] = null, removeAllListeners(socket), client[kSocket] = null, client[kHTTPContext] = null, client[kQueue][client[kRunningIdx]++] = null, client.emit("disconnect", client[kUrl], [client], new InformationalError("upgrade"));
			try {
				request.onRequestUpgrade(statusCode, headers, socket, statusText);
			} catch (err) {
				util.errorRequest(client, request, err), util.destroy(socket, err);
			}
			client[kResume]();
		}
		onHeadersComplete(statusCode, upgrade, shouldKeepAlive) {
			let { client, socket, headers, statusText } = this;
			if (socket.destroyed) return -1;
			if (client[kRunning] === 0) return util.destroy(socket, new SocketError("bad response", util.getSocketInfo(socket))), -1;
			let request = client[kQueue][client[kRunningIdx]];
			if (!request) return -1;
			if (assert(!this.upgrade), assert(this.statusCode < 200), statusCode === 100) return util.destroy(socket, new SocketError("bad response", util.getSocketInfo(socket))), -1;
			if (upgrade && !request.upgrade) return util.destroy(socket, new SocketError("bad upgrade", util.getSocketInfo(socket))), -1;
			if (assert(this.timeoutType === 3), this.statusCode = statusCode, this.shouldKeepAlive = shouldKeepAlive || request.method === "HEAD" && !socket[kReset] && /(?:^|,)[\t ]*keep-alive[\t ]*(?:,|$)/i.test(this.connection) && !/(?:^|,)[\t ]*close[\t ]*(?:,|$)/i.test(this.connection), (request.method === "HEAD" || statusCode === 204 || statusCode === 304) && (request.method !== "HEAD" && (this.contentLength > 0 || this.hasTransferEncoding) && (this.shouldKeepAlive = !1), this.contentLength = -1), this.statusCode >= 200) {
				let bodyTimeout = request.bodyTimeout == null ? client[kBodyTimeout] : request.bodyTimeout;
				this.setTimeout(bodyTimeout, 5);
			} else this.timeout && this.timeout.refresh && this.timeout.refresh();
			if (request.method === "CONNECT" || upgrade) return assert(client[kRunning] === 1), this.upgrade = !0, 2;
			if (assert(!(this.headers.length & 1)), this.headers = [], this.headersSize = 0, this.shouldKeepAlive && client[kPipelining]) {
				let keepAliveTimeout = this.keepAlive ? util.parseKeepAliveTimeout(this.keepAlive) : null;
				if (keepAliveTimeout != null) {
					let timeout = Math.min(keepAliveTimeout - client[kKeepAliveTimeoutThreshold], client[kKeepAliveMaxTimeout]);
					timeout <= 0 ? socket[kReset] = !0 : client[kKeepAliveTimeoutValue] = timeout;
				} else client[kKeepAliveTimeoutValue] = client[kKeepAliveDefaultTimeout];
			} else socket[kReset] = !0;
			let pause = request.onResponseStart(statusCode, headers, this.resume, statusText) === !1;
			return request.aborted ? -1 : request.method === "HEAD" || statusCode < 200 ? 1 : (socket[kBlocking] && (socket[kBlocking] = !1, client[kResume]()), pause ? constants.ERROR.PAUSED : 0);
		}
		onBody(buf) {
			let { client, socket, statusCode, maxResponseSize } = this;
			if (socket.destroyed) return -1;
			let request = client[kQueue][client[kRunningIdx]];
			return assert(request), assert(this.timeoutType === 5), this.timeout && this.timeout.refresh && this.timeout.refresh(), assert(statusCode >= 200), maxResponseSize > -1 && this.bytesRead + buf.length > maxResponseSize ? (util.destroy(socket, new ResponseExceededMaxSizeError()), -1) : (this.bytesRead += buf.length, request.onResponseData(buf) === !1 ? constants.ERROR.PAUSED : 0);
		}
		onMessageComplete() {
			let { client, socket, statusCode, upgrade, headers, contentLength, bytesRead, shouldKeepAlive } = this;
			if (socket.destroyed && (!statusCode || shouldKeepAlive)) return -1;
			if (upgrade) return 0;
			assert(statusCode >= 100), assert(!(this.headers.length & 1));
			let request = client[kQueue][client[kRunningIdx]];
			return assert(request), this.statusCode = 0, this.statusText = "", this.bytesRead = 0, this.contentLength = -1, this.hasTransferEncoding = !1, this.keepAlive = "", this.connection = "", this.headers = [], this.headersSize = 0, statusCode < 200 ? 0 : contentLength !== -1 && bytesRead !== contentLength ? (util.destroy(socket, new ResponseContentLengthMismatchError()), -1) : (request.onResponseEnd(headers), client[kQueue][client[kRunningIdx]++] = null, socket[kSocketUsed] = client[kPending] === 0, socket[kWriting] ? (assert(client[kRunning] === 0), util.destroy(socket, new InformationalError("reset")), constants.ERROR.PAUSED) : !shouldKeepAlive || socket[kReset] && client[kRunning] === 0 ? (util.destroy(socket, new InformationalError("reset")), constants.ERROR.PAUSED) : (client[kPipelining] == null || client[kPipelining] === 1 ? setImmediate(client[kResume]) : client[kResume](), 0));
		}
	};
	function onParserTimeout(parserWeakRef) {
		let parser = parserWeakRef.deref();
		if (!parser) return;
		let { socket, timeoutType, client, paused } = parser;
		timeoutType === 3 ? (!socket[kWriting] || socket.writableNeedDrain || client[kRunning] > 1) && (assert(!paused, "cannot be paused while waiting for headers"), util.destroy(socket, new HeadersTimeoutError())) : timeoutType === 5 ? paused || util.destroy(socket, new BodyTimeoutError()) : timeoutType === 8 && (assert(client[kRunning] === 0 && client[kKeepAliveTimeoutValue]), util.destroy(socket, new InformationalError("socket idle timeout")));
	}
	function connectH1(client, socket) {
		if (client[kSocket] = socket, llhttpInstance ||= lazyllhttp(), socket.errored) throw socket.errored;
		if (socket.destroyed) throw new SocketError("destroyed");
		return socket[kNoRef] = !1, socket[kWriting] = !1, socket[kReset] = !1, socket[kBlocking] = !1, socket[kIdleSocketValidation] = 0, socket[kIdleSocketValidationTimeout] = null, socket[kSocketUsed] = !1, socket[kParser] = typeof esbuildDetection > "u" && (client[kUseMilo] ?? getMiloEnabled()) ? new H1Parser(client, socket) : new Parser(client, socket, llhttpInstance), util.addListener(socket, "error", onHttpSocketError), util.addListener(socket, "readable", onHttpSocketReadable), util.addListener(socket, "end", onHttpSocketEnd), util.addListener(socket, "close", onHttpSocketClose), socket[kClosed] = !1, socket.on("close", onSocketClose), {
			version: "h1",
			defaultPipelining: 1,
			write(request) {
				return writeH1(client, request);
			},
			resume() {
				resumeH1(client);
			},
			destroy(err, callback) {
				socket[kClosed] ? queueMicrotask(callback) : (socket.on("close", callback), socket.destroy(err));
			},
			get destroyed() {
				return socket.destroyed;
			},
			busy(request) {
				return !!(socket[kWriting] || socket[kReset] || socket[kBlocking] || socket[kIdleSocketValidation] === 1 || request && (client[kRunning] > 0 && !request.idempotent || client[kRunning] > 0 && (request.upgrade || request.method === "CONNECT") || client[kRunning] > 0 && util.bodyLength(request.body) !== 0 && (util.isStream(request.body) || util.isAsyncIterable(request.body) || util.isFormDataLike(request.body))));
			}
		};
	}
	function onHttpSocketError(err) {
		let parser = this[kParser];
		if (err.code === "ECONNRESET" && parser.statusCode && !parser.shouldKeepAlive) {
			let parserErr = parser.finish();
			parserErr && (this[kError] = parserErr, this[kClient][kOnError](parserErr));
		} else this[kError] = err, this[kClient][kOnError](err);
	}
	function onHttpSocketReadable() {
		this[kParser]?.readMore();
	}
	function onHttpSocketEnd() {
		let parser = this[kParser];
		if (parser.statusCode && !parser.shouldKeepAlive) {
			let parserErr = parser.finish();
			parserErr && util.destroy(this, parserErr);
		} else util.destroy(this, new SocketError("other side closed", util.getSocketInfo(this)));
	}
	function onHttpSocketClose() {
		let parser = this[kParser];
		clearIdleSocketValidation(this), parser && (!this[kError] && parser.statusCode && !parser.shouldKeepAlive && (this[kError] = parser.finish() || this[kError]), this[kParser].destroy(), this[kParser] = null);
		let err = this[kError] || new SocketError("closed", util.getSocketInfo(this)), client = this[kClient];
		if (client[kSocket] = null, client[kHTTPContext] = null, client.destroyed) {
			assert(client[kPending] === 0);
			let requests = client[kQueue].splice(client[kRunningIdx]);
			for (let i = 0; i < requests.length; i++) {
				let request = requests[i];
				util.errorRequest(client, request, err);
			}
		} else if (client[kRunning] > 0 && err.code !== "UND_ERR_INFO") {
			let request = client[kQueue][client[kRunningIdx]];
			client[kQueue][client[kRunningIdx]++] = null, util.errorRequest(client, request, err);
		}
		client[kPendingIdx] = client[kRunningIdx], assert(client[kRunning] === 0), client.emit("disconnect", client[kUrl], [client], err), client[kResume]();
	}
	function onSocketClose() {
		this[kClosed] = !0;
	}
	function clearIdleSocketValidation(socket) {
		socket[kIdleSocketValidationTimeout] && (clearImmediate(socket[kIdleSocketValidationTimeout]), socket[kIdleSocketValidationTimeout] = null), socket[kIdleSocketValidation] = 0;
	}
	function scheduleIdleSocketValidation(client, socket) {
		socket[kIdleSocketValidation] = 1, socket[kIdleSocketValidationTimeout] = setImmediate(() => {
			socket[kIdleSocketValidationTimeout] = null, socket[kIdleSocketValidation] = 2, client[kSocket] === socket && !socket.destroyed && client[kResume]();
		});
	}
	function resumeH1(client) {
		let socket = client[kSocket];
		if (socket && !socket.destroyed) {
			if (client[kSize] === 0 ? !socket[kNoRef] && socket.unref && (socket.unref(), socket[kNoRef] = !0) : socket[kNoRef] && socket.ref && (socket.ref(), socket[kNoRef] = !1), client[kRunning] === 0 && client[kPending] > 0 && socket[kSocketUsed]) {
				if (socket[kIdleSocketValidation] === 0) {
					scheduleIdleSocketValidation(client, socket), socket[kParser].readMore(), socket.destroyed;
					return;
				}
				if (socket[kIdleSocketValidation] === 1) {
					socket[kParser].readMore(), socket.destroyed;
					return;
				}
			}
			if (client[kRunning] === 0 && (socket[kParser].readMore(), socket.destroyed)) return;
			if (client[kSize] === 0) socket[kParser].timeoutType !== 8 && socket[kParser].setTimeout(client[kKeepAliveTimeoutValue], 8);
			else if (client[kRunning] > 0 && socket[kParser].statusCode < 200 && socket[kParser].timeoutType !== 3) {
				let request = client[kQueue][client[kRunningIdx]], headersTimeout = request.headersTimeout == null ? client[kHeadersTimeout] : request.headersTimeout;
				socket[kParser].setTimeout(headersTimeout, 3);
			}
		}
	}
	function shouldSendContentLength(method) {
		return method !== "GET" && method !== "HEAD" && method !== "OPTIONS" && method !== "TRACE" && method !== "CONNECT";
	}
	function setTypeOfService(socket, request) {
		if (typeof socket.setTypeOfService != "function") return;
		let typeOfService = request.typeOfService;
		if (typeOfService !== void 0 && socket[kTypeOfService] !== typeOfService) try {
			socket.setTypeOfService(typeOfService), socket[kTypeOfService] = typeOfService;
		} catch {}
	}
	function writeH1(client, request) {
		let { method, path, host, upgrade, blocking, reset } = request, { body, headers, contentLength } = request, expectsPayload = method === "PUT" || method === "POST" || method === "PATCH" || method === "QUERY" || method === "PROPFIND" || method === "PROPPATCH";
		if (util.isFormDataLike(body)) {
			extractBody ||= __require("never").extractBody;
			let [bodyStream, contentType] = extractBody(body);
			request.contentType ?? headers.push("content-type", contentType), body = bodyStream.stream, contentLength = bodyStream.length;
		} else if (util.isBlobLike(body) && request.contentType == null) {
			let contentType = body.type;
			if (contentType) {
				let contentTypeValue = `${contentType}`;
				if (!util.isValidHeaderValue(contentTypeValue)) return util.errorRequest(client, request, new InvalidArgumentError("invalid content-type header")), !1;
				headers.push("content-type", contentTypeValue);
			}
		}
		body && typeof body.read == "function" && body.read(0);
		let bodyLength = util.bodyLength(body);
		if (contentLength = bodyLength ?? contentLength, contentLength === null && (contentLength = request.contentLength), contentLength === 0 && !expectsPayload && (contentLength = null), shouldSendContentLength(method) && contentLength > 0 && request.contentLength !== null && request.contentLength !== contentLength) {
			if (client[kStrictContentLength]) return util.errorRequest(client, request, new RequestContentLengthMismatchError()), !1;
			process.emitWarning(new RequestContentLengthMismatchError());
		}
		let socket = client[kSocket];
		clearIdleSocketValidation(socket);
		let abort = (err) => {
			request.aborted || request.completed || (util.errorRequest(client, request, err || new RequestAbortedError()), util.destroy(body), util.destroy(socket, new InformationalError("aborted")));
		};
		try {
			request.onRequestStart(abort, null);
		} catch (err) {
			util.errorRequest(client, request, err);
		}
		if (request.aborted) return !1;
		method === "HEAD" && (socket[kReset] = !0), (upgrade || method === "CONNECT") && (socket[kReset] = !0), reset != null && (socket[kReset] = reset), client[kMaxRequests] && ++socket[kCounter] >= client[kMaxRequests] && (socket[kReset] = !0), blocking && (socket[kBlocking] = !0), setTypeOfService(socket, request);
		let header = `${method} ${path} HTTP/1.1\r\n`;
		if (header += typeof host == "string" ? `host: ${host}\r\n` : client[kHostHeader], upgrade ? header += `connection: upgrade\r\nupgrade: ${upgrade}\r\n` : client[kPipelining] && !socket[kReset] ? header += "connection: keep-alive\r\n" : header += "connection: close\r\n", Array.isArray(headers)) for (let n = 0; n < headers.length; n += 2) {
			let key = headers[n + 0], val = headers[n + 1];
			if (Array.isArray(val)) for (let i = 0; i < val.length; i++) header += `${key}: ${val[i]}\r\n`;
			else header += `${key}: ${val}\r\n`;
		}
		return channels.sendHeaders.hasSubscribers && channels.sendHeaders.publish({
			request,
			headers: header,
			socket
		}), !body || bodyLength === 0 ? writeBuffer(abort, null, client, request, socket, contentLength, header, expectsPayload) : util.isBuffer(body) ? writeBuffer(abort, body, client, request, socket, contentLength, header, expectsPayload) : util.isBlobLike(body) ? typeof body.stream == "function" ? writeIterable(abort, body.stream(), client, request, socket, contentLength, header, expectsPayload) : writeBlob(abort, body, client, request, socket, contentLength, header, expectsPayload) : util.isStream(body) ? writeStream(abort, body, client, request, socket, contentLength, header, expectsPayload) : util.isIterable(body) ? writeIterable(abort, body, client, request, socket, contentLength, header, expectsPayload) : assert(!1), !0;
	}
	function writeStream(abort, body, client, request, socket, contentLength, header, expectsPayload) {
		assert(contentLength !== 0 || client[kRunning] === 0, "stream body cannot be pipelined");
		let finished = !1, writer = new AsyncWriter({
			abort,
			socket,
			request,
			contentLength,
			client,
			expectsPayload,
			header
		}), onData = function(chunk) {
			if (!finished) try {
				!writer.write(chunk) && this.pause && this.pause();
			} catch (err) {
				util.destroy(this, err);
			}
		}, onDrain = function() {
			finished || body.resume && body.resume();
		}, onClose = function() {
			if (queueMicrotask(() => {
				body.removeListener("error", onFinished);
			}), !finished) {
				let err = new RequestAbortedError();
				queueMicrotask(() => onFinished(err));
			}
		}, onFinished = function(err) {
			if (!finished) {
				if (finished = !0, assert(socket.destroyed || socket[kWriting] && client[kRunning] <= 1), socket.off("drain", onDrain).off("error", onFinished), body.removeListener("data", onData).removeListener("end", onFinished).removeListener("close", onClose), !err) try {
					writer.end();
				} catch (er) {
					err = er;
				}
				writer.destroy(err), err && (err.code !== "UND_ERR_INFO" || err.message !== "reset") ? util.destroy(body, err) : util.destroy(body);
			}
		};
		body.on("data", onData).on("end", onFinished).on("error", onFinished).on("close", onClose), body.resume && body.resume(), socket.on("drain", onDrain).on("error", onFinished), body.errorEmitted ?? body.errored ? setImmediate(onFinished, body.errored) : (body.endEmitted ?? body.readableEnded) && setImmediate(onFinished, null), (body.closeEmitted ?? body.closed) && setImmediate(onClose);
	}
	function writeBuffer(abort, body, client, request, socket, contentLength, header, expectsPayload) {
		try {
			body ? util.isBuffer(body) && (assert(contentLength === body.byteLength, "buffer body must have content length"), socket.cork(), socket.write(`${header}content-length: ${contentLength}\r\n\r\n`, "latin1"), socket.write(body), socket.uncork(), request.onBodySent(body), !expectsPayload && request.reset !== !1 && (socket[kReset] = !0)) : contentLength === 0 ? socket.write(`${header}content-length: 0\r\n\r\n`, "latin1") : (assert(contentLength === null, "no body must not have content length"), socket.write(`${header}\r\n`, "latin1")), request.onRequestSent(), client[kResume]();
		} catch (err) {
			abort(err);
		}
	}
	async function writeBlob(abort, body, client, request, socket, contentLength, header, expectsPayload) {
		try {
			if (contentLength != null && contentLength !== body.size) throw new RequestContentLengthMismatchError();
			let buffer = Buffer.from(await body.arrayBuffer());
			socket.cork(), socket.write(`${header}content-length: ${contentLength}\r\n\r\n`, "latin1"), socket.write(buffer), socket.uncork(), request.onBodySent(buffer), request.onRequestSent(), !expectsPayload && request.reset !== !1 && (socket[kReset] = !0), client[kResume]();
		} catch (err) {
			abort(err);
		}
	}
	async function writeIterable(abort, body, client, request, socket, contentLength, header, expectsPayload) {
		assert(contentLength !== 0 || client[kRunning] === 0, "iterator body cannot be pipelined");
		let callback = null;
		function onDrain() {
			if (callback) {
				let cb = callback;
				callback = null, cb();
			}
		}
		let waitForDrain = () => new Promise((resolve, reject) => {
			assert(callback === null), socket[kError] ? reject(socket[kError]) : callback = resolve;
		});
		socket.on("close", onDrain).on("drain", onDrain);
		let writer = new AsyncWriter({
			abort,
			socket,
			request,
			contentLength,
			client,
			expectsPayload,
			header
		});
		try {
			for await (let chunk of body) {
				if (socket[kError]) throw socket[kError];
				writer.write(chunk) || await waitForDrain();
			}
			writer.end();
		} catch (err) {
			writer.destroy(err);
		} finally {
			socket.off("close", onDrain).off("drain", onDrain);
		}
	}
	var AsyncWriter = class {
		constructor({ abort, socket, request, contentLength, client, expectsPayload, header }) {
			this.socket = socket, this.request = request, this.contentLength = contentLength, this.client = client, this.bytesWritten = 0, this.expectsPayload = expectsPayload, this.header = header, this.abort = abort, this.lengthMismatch = !1, socket[kWriting] = !0;
		}
		onLengthMismatch() {
			this.socket[kReset] = !0, this.lengthMismatch || (this.lengthMismatch = !0, process.emitWarning(new RequestContentLengthMismatchError()));
		}
		write(chunk) {
			let { socket, request, contentLength, client, bytesWritten, expectsPayload, header } = this;
			if (socket[kError]) throw socket[kError];
			if (socket.destroyed) return !1;
			let len = chunk instanceof Uint8Array ? chunk.byteLength : Buffer.byteLength(chunk);
			if (!len) return !0;
			if (contentLength !== null && bytesWritten + len > contentLength) {
				if (client[kStrictContentLength]) throw new RequestContentLengthMismatchError();
				this.onLengthMismatch();
				let remaining = contentLength - bytesWritten;
				if (remaining === 0) return !0;
				chunk = (typeof chunk == "string" ? Buffer.from(chunk) : chunk).subarray(0, remaining), len = remaining;
			}
			socket.cork(), bytesWritten === 0 && (!expectsPayload && request.reset !== !1 && (socket[kReset] = !0), contentLength === null ? socket.write(`${header}transfer-encoding: chunked\r\n`, "latin1") : socket.write(`${header}content-length: ${contentLength}\r\n\r\n`, "latin1")), contentLength === null && socket.write(`\r\n${len.toString(16)}\r\n`, "latin1"), this.bytesWritten += len;
			let ret = socket.write(chunk);
			return socket.uncork(), request.onBodySent(chunk), ret || socket[kParser].timeout && socket[kParser].timeoutType === 3 && socket[kParser].timeout.refresh && socket[kParser].timeout.refresh(), ret;
		}
		end() {
			let { socket, contentLength, client, bytesWritten, expectsPayload, header, request } = this;
			if (request.onRequestSent(), socket[kWriting] = !1, socket[kError]) throw socket[kError];
			if (!socket.destroyed) {
				if (bytesWritten === 0 ? expectsPayload ? socket.write(`${header}content-length: 0\r\n\r\n`, "latin1") : socket.write(`${header}\r\n`, "latin1") : contentLength === null && socket.write("\r\n0\r\n\r\n", "latin1"), contentLength !== null && bytesWritten !== contentLength) {
					if (client[kStrictContentLength]) throw new RequestContentLengthMismatchError();
					this.onLengthMismatch();
				}
				socket[kParser].timeout && socket[kParser].timeoutType === 3 && socket[kParser].timeout.refresh && socket[kParser].timeout.refresh(), client[kResume]();
			}
		}
		destroy(err) {
			let { socket, client, abort } = this;
			socket[kWriting] = !1, err && (assert(client[kRunning] <= 1, "pipeline should only contain this request"), abort(err));
		}
	};
	module.exports = connectH1;
})), require_client = __commonJSMin(((exports, module) => {
	let assert = __require("node:assert"), net = __require("node:net"), http = __require("node:http"), util = require_util(), { ClientStats } = require_stats(), { channels } = require_diagnostics(), Request = require_request(), DispatcherBase = require_dispatcher_base(), { InvalidArgumentError, InformationalError, ClientDestroyedError } = require_errors$1(), buildConnector = require_connect(), { kUrl, kServerName, kClient, kBusy, kConnect, kResuming, kRunning, kPending, kSize, kQueue, kConnected, kConnecting, kNeedDrain, kKeepAliveDefaultTimeout, kHostHeader, kPendingIdx, kRunningIdx, kError, kPipelining, kKeepAliveTimeoutValue, kMaxHeadersSize, kKeepAliveMaxTimeout, kKeepAliveTimeoutThreshold, kHeadersTimeout, kBodyTimeout, kStrictContentLength, kConnector, kMaxRequests, kCounter, kClose, kDestroy, kDispatch, kLocalAddress, kMaxResponseSize, kOnError, kHTTPContext, kMaxConcurrentStreams, kHostAuthority, kResume, kHTTP2Options, kUseMilo } = require_symbols(), connectH1 = require_client_h1(), connectH2 = __require("node:util"), kClosedResolve = Symbol("kClosedResolve"), getDefaultNodeMaxHeaderSize = http && http.maxHeaderSize && Number.isInteger(http.maxHeaderSize) && http.maxHeaderSize > 0 ? () => http.maxHeaderSize : () => {
		throw new InvalidArgumentError("http module not available or http.maxHeaderSize invalid");
	}, noop = () => {};
	function getPipelining(client) {
		return client[kPipelining] ?? client[kHTTPContext]?.defaultPipelining ?? 1;
	}
	let h2NamespaceOptsWarning = !1;
	function emitH2OptionsNamespaceWarning(optName) {
		h2NamespaceOptsWarning !== !0 && (process.emitWarning(`Use h2Options.${optName} instead. ${optName} for H2 will be deprecated in future major.`, { code: "UNDICI-H2-OPTIONS" }), h2NamespaceOptsWarning = !0);
	}
	function getMaxConcurrent(client) {
		return client[kHTTPContext]?.version === "h2" ? client[kMaxConcurrentStreams] : getPipelining(client);
	}
	var Client = class extends DispatcherBase {
		constructor(url, { maxHeaderSize, headersTimeout, socketTimeout, requestTimeout, connectTimeout, bodyTimeout, idleTimeout, keepAlive, keepAliveTimeout, maxKeepAliveTimeout, keepAliveMaxTimeout, keepAliveTimeoutThreshold, socketPath, pipelining, tls, strictContentLength, maxCachedSessions, connect, maxRequestsPerClient, localAddress, maxResponseSize, autoSelectFamily, autoSelectFamilyAttemptTimeout, maxConcurrentStreams, allowH2, useH2c, initialWindowSize, connectionWindowSize, pingInterval, useMilo, webSocket, h2Options, eventSource } = {}) {
			if (keepAlive !== void 0) throw new InvalidArgumentError("unsupported keepAlive, use pipelining=0 instead");
			if (socketTimeout !== void 0) throw new InvalidArgumentError("unsupported socketTimeout, use headersTimeout & bodyTimeout instead");
			if (requestTimeout !== void 0) throw new InvalidArgumentError("unsupported requestTimeout, use headersTimeout & bodyTimeout instead");
			if (idleTimeout !== void 0) throw new InvalidArgumentError("unsupported idleTimeout, use keepAliveTimeout instead");
			if (maxKeepAliveTimeout !== void 0) throw new InvalidArgumentError("unsupported maxKeepAliveTimeout, use keepAliveMaxTimeout instead");
			if (maxHeaderSize != null) {
				if (!Number.isInteger(maxHeaderSize) || maxHeaderSize < 1) throw new InvalidArgumentError("invalid maxHeaderSize");
			} else maxHeaderSize = getDefaultNodeMaxHeaderSize();
			if (socketPath != null && typeof socketPath != "string") throw new InvalidArgumentError("invalid socketPath");
			if (connectTimeout != null && (!Number.isFinite(connectTimeout) || connectTimeout < 0)) throw new InvalidArgumentError("invalid connectTimeout");
			if (keepAliveTimeout != null && (!Number.isFinite(keepAliveTimeout) || keepAliveTimeout <= 0)) throw new InvalidArgumentError("invalid keepAliveTimeout");
			if (keepAliveMaxTimeout != null && (!Number.isFinite(keepAliveMaxTimeout) || keepAliveMaxTimeout <= 0)) throw new InvalidArgumentError("invalid keepAliveMaxTimeout");
			if (keepAliveTimeoutThreshold != null && !Number.isFinite(keepAliveTimeoutThreshold)) throw new InvalidArgumentError("invalid keepAliveTimeoutThreshold");
			if (headersTimeout != null && (!Number.isInteger(headersTimeout) || headersTimeout < 0)) throw new InvalidArgumentError("headersTimeout must be a positive integer or zero");
			if (bodyTimeout != null && (!Number.isInteger(bodyTimeout) || bodyTimeout < 0)) throw new InvalidArgumentError("bodyTimeout must be a positive integer or zero");
			if (connect != null && typeof connect != "function" && typeof connect != "object") throw new InvalidArgumentError("connect must be a function or an object");
			if (maxRequestsPerClient != null && (!Number.isInteger(maxRequestsPerClient) || maxRequestsPerClient < 0)) throw new InvalidArgumentError("maxRequestsPerClient must be a positive number");
			if (localAddress != null && (typeof localAddress != "string" || net.isIP(localAddress) === 0)) throw new InvalidArgumentError("localAddress must be valid string IP address");
			if (maxResponseSize != null && (!Number.isInteger(maxResponseSize) || maxResponseSize < -1)) throw new InvalidArgumentError("maxResponseSize must be a positive number");
			if (autoSelectFamilyAttemptTimeout != null && (!Number.isInteger(autoSelectFamilyAttemptTimeout) || autoSelectFamilyAttemptTimeout < -1)) throw new InvalidArgumentError("autoSelectFamilyAttemptTimeout must be a positive number");
			if (allowH2 != null && typeof allowH2 != "boolean") throw new InvalidArgumentError("allowH2 must be a valid boolean value");
			if (allowH2 !== !1) {
				if (h2Options != null) {
					if (h2Options.useH2c != null && typeof h2Options.useH2c != "boolean") throw new InvalidArgumentError("h2Options.useH2c must be a valid boolean value");
					if (h2Options.settings?.initialWindowSize != null && (!Number.isInteger(h2Options.settings.initialWindowSize) || h2Options.settings.initialWindowSize < 1)) throw new InvalidArgumentError("h2Options.settings.initialWindowSize must be a positive integer, greater than 0");
					if (h2Options.maxConcurrentStreams != null && (!Number.isInteger(h2Options.maxConcurrentStreams) || h2Options.maxConcurrentStreams < 1)) throw new InvalidArgumentError("h2Options.maxConcurrentStreams must be a positive integer, greater than 0");
					if (h2Options.connectionWindowSize != null && (!Number.isInteger(h2Options.connectionWindowSize) || h2Options.connectionWindowSize < 1)) throw new InvalidArgumentError("h2Options.connectionWindowSize must be a positive integer, greater than 0");
					if (h2Options.pingInterval != null && (typeof h2Options.pingInterval != "number" || !Number.isInteger(h2Options.pingInterval) || h2Options.pingInterval < 0)) throw new InvalidArgumentError("h2Options.pingInterval must be a positive integer, greater or equal to 0");
				} else {
					if (useH2c != null && typeof useH2c != "boolean") throw emitH2OptionsNamespaceWarning("useH2c"), new InvalidArgumentError("useH2c must be a valid boolean value");
					if (maxConcurrentStreams != null && (typeof maxConcurrentStreams != "number" || maxConcurrentStreams < 1)) throw emitH2OptionsNamespaceWarning("maxConcurrentStreams"), new InvalidArgumentError("maxConcurrentStreams must be a positive integer, greater than 0");
					if (initialWindowSize != null && (!Number.isInteger(initialWindowSize) || initialWindowSize < 1)) throw emitH2OptionsNamespaceWarning("initialWindowSize"), new InvalidArgumentError("initialWindowSize must be a positive integer, greater than 0");
					if (connectionWindowSize != null && (!Number.isInteger(connectionWindowSize) || connectionWindowSize < 1)) throw emitH2OptionsNamespaceWarning("connectionWindowSize"), new InvalidArgumentError("connectionWindowSize must be a positive integer, greater than 0");
					if (pingInterval != null && (typeof pingInterval != "number" || !Number.isInteger(pingInterval) || pingInterval < 0)) throw emitH2OptionsNamespaceWarning("pingInterval"), new InvalidArgumentError("pingInterval must be a positive integer, greater or equal to 0");
				}
			}
			if (super({
				webSocket,
				eventSource
			}), typeof connect != "function") connect = buildConnector({
				...tls,
				maxCachedSessions,
				allowH2,
				socketPath,
				useH2c: h2Options?.useH2c ?? useH2c,
				timeout: connectTimeout,
				...typeof autoSelectFamily == "boolean" ? {
					autoSelectFamily,
					autoSelectFamilyAttemptTimeout
				} : void 0,
				...connect
			});
			else {
				let customConnect = connect;
				connect = (opts, callback) => customConnect({
					...opts,
					...socketPath == null ? null : { socketPath },
					...allowH2 == null ? null : { allowH2 }
				}, callback);
			}
			this[kUrl] = util.parseOrigin(url), this[kHostAuthority] = `${this[kUrl].hostname}${this[kUrl].port ? `:${this[kUrl].port}` : ""}`, this[kConnector] = connect, this[kPipelining] = pipelining ?? 1, this[kMaxHeadersSize] = maxHeaderSize, this[kKeepAliveDefaultTimeout] = keepAliveTimeout ?? 4e3, this[kKeepAliveMaxTimeout] = keepAliveMaxTimeout ?? 6e5, this[kKeepAliveTimeoutThreshold] = keepAliveTimeoutThreshold ?? 2e3, this[kKeepAliveTimeoutValue] = this[kKeepAliveDefaultTimeout], this[kServerName] = null, this[kLocalAddress] = localAddress ?? null, this[kResuming] = 0, this[kNeedDrain] = 0, this[kHostHeader] = `host: ${this[kHostAuthority]}\r\n`, this[kBodyTimeout] = bodyTimeout ?? 3e5, this[kHeadersTimeout] = headersTimeout ?? 3e5, this[kStrictContentLength] = strictContentLength ?? !0, this[kMaxRequests] = maxRequestsPerClient, this[kClosedResolve] = null, this[kMaxResponseSize] = maxResponseSize > -1 ? maxResponseSize : -1, this[kHTTPContext] = null, this[kHTTP2Options] = {
				pingInterval: h2Options?.pingInterval ?? pingInterval ?? 6e4,
				connectionWindowSize: h2Options?.connectionWindowSize ?? connectionWindowSize ?? 524288,
				maxConcurrentStreams: h2Options?.maxConcurrentStreams ?? maxConcurrentStreams ?? 100,
				sessionOptions: { initialWindowSize: h2Options?.initialWindowSize ?? initialWindowSize ?? 262144 }
			}, this[kUseMilo] = useMilo, this[kQueue] = [], this[kRunningIdx] = 0, this[kPendingIdx] = 0, this[kResume] = (sync) => resume(this, sync), this[kOnError] = (err) => onError(this, err);
		}
		get pipelining() {
			return this[kPipelining];
		}
		set pipelining(value) {
			this[kPipelining] = value, this[kResume](!0);
		}
		get stats() {
			return new ClientStats(this);
		}
		get [kPending]() {
			return this[kQueue].length - this[kPendingIdx];
		}
		get [kRunning]() {
			return this[kPendingIdx] - this[kRunningIdx];
		}
		get [kSize]() {
			return this[kQueue].length - this[kRunningIdx];
		}
		get [kConnected]() {
			return !!this[kHTTPContext] && !this[kConnecting] && !this[kHTTPContext].destroyed;
		}
		get [kBusy]() {
			let allowsMux = this[kHTTPContext]?.version === "h2";
			return !!(this[kHTTPContext]?.busy(null) || this[kSize] >= (getMaxConcurrent(this) || 1) || this[kPending] > 0 && !allowsMux);
		}
		[kConnect](cb) {
			connect(this), this.once("connect", cb);
		}
		[kDispatch](opts, handler) {
			let request = new Request(this[kUrl].origin, opts, handler);
			return this[kQueue].push(request), this[kResuming] || (util.bodyLength(request.body) == null && util.isIterable(request.body) ? (this[kResuming] = 1, queueMicrotask(() => resume(this))) : this[kResume](!0)), this[kResuming] && this[kNeedDrain] !== 2 && this[kBusy] && (this[kNeedDrain] = 2), this[kNeedDrain] < 2;
		}
		[kClose]() {
			return new Promise((resolve) => {
				this[kSize] ? this[kClosedResolve] = resolve : resolve(null);
			});
		}
		[kDestroy](err) {
			return new Promise((resolve) => {
				let requests = this[kQueue].splice(this[kPendingIdx]);
				for (let i = 0; i < requests.length; i++) {
					let request = requests[i];
					request != null && util.errorRequest(this, request, err);
				}
				let callback = () => {
					this[kClosedResolve] && (this[kClosedResolve](), this[kClosedResolve] = null), resolve(null);
				};
				this[kHTTPContext] ? (this[kHTTPContext].destroy(err, callback), this[kHTTPContext] = null) : queueMicrotask(callback), this[kResume]();
			});
		}
	};
	function onError(client, err) {
		if (client[kRunning] === 0 && err.code !== "UND_ERR_INFO" && err.code !== "UND_ERR_SOCKET") {
			assert(client[kPendingIdx] === client[kRunningIdx]);
			let requests = client[kQueue].splice(client[kRunningIdx]);
			for (let i = 0; i < requests.length; i++) {
				let request = requests[i];
				request != null && util.errorRequest(client, request, err);
			}
			assert(client[kSize] === 0);
		}
	}
	function connect(client) {
		assert(!client[kConnecting]), assert(!client[kHTTPContext]);
		let { host, hostname, protocol, port } = client[kUrl];
		if (hostname[0] === "[") {
			let idx = hostname.indexOf("]");
			assert(idx !== -1);
			let ip = hostname.substring(1, idx);
			assert(net.isIPv6(ip)), hostname = ip;
		}
		client[kConnecting] = !0, channels.beforeConnect.hasSubscribers && channels.beforeConnect.publish({
			connectParams: {
				host,
				hostname,
				protocol,
				port,
				version: client[kHTTPContext]?.version,
				servername: client[kServerName],
				localAddress: client[kLocalAddress]
			},
			connector: client[kConnector]
		});
		try {
			client[kConnector]({
				host,
				hostname,
				protocol,
				port,
				servername: client[kServerName],
				localAddress: client[kLocalAddress]
			}, (err, socket) => {
				if (err) handleConnectError(client, err, {
					host,
					hostname,
					protocol,
					port
				}), client[kResume]();
				else if (client.destroyed) util.destroy(socket.on("error", noop), new ClientDestroyedError()), client[kResume]();
				else {
					assert(socket);
					try {
						client[kHTTPContext] = socket.alpnProtocol === "h2" ? connectH2(client, socket) : connectH1(client, socket);
					} catch (err) {
						socket.destroy().on("error", noop), handleConnectError(client, err, {
							host,
							hostname,
							protocol,
							port
						}), client[kResume]();
						return;
					}
					client[kConnecting] = !1, socket[kCounter] = 0, socket[kMaxRequests] = client[kMaxRequests], socket[kClient] = client, socket[kError] = null, channels.connected.hasSubscribers && channels.connected.publish({
						connectParams: {
							host,
							hostname,
							protocol,
							port,
							version: client[kHTTPContext]?.version,
							servername: client[kServerName],
							localAddress: client[kLocalAddress]
						},
						connector: client[kConnector],
						socket
					}), client.emit("connect", client[kUrl], [client]), client[kResume]();
				}
			});
		} catch (err) {
			handleConnectError(client, err, {
				host,
				hostname,
				protocol,
				port
			}), client[kResume]();
		}
	}
	function handleConnectError(client, err, { host, hostname, protocol, port }) {
		if (!client.destroyed) {
			if (client[kConnecting] = !1, channels.connectError.hasSubscribers && channels.connectError.publish({
				connectParams: {
					host,
					hostname,
					protocol,
					port,
					version: client[kHTTPContext]?.version,
					servername: client[kServerName],
					localAddress: client[kLocalAddress]
				},
				connector: client[kConnector],
				error: err
			}), err.code === "ERR_TLS_CERT_ALTNAME_INVALID") {
				let running = client[kQueue].splice(client[kRunningIdx], client[kRunning]);
				client[kPendingIdx] = client[kRunningIdx];
				for (let i = 0; i < running.length; i++) util.errorRequest(client, running[i], err);
				for (; client[kPending] > 0 && client[kQueue][client[kPendingIdx]].servername === client[kServerName];) {
					let request = client[kQueue].splice(client[kPendingIdx], 1)[0];
					util.errorRequest(client, request, err);
				}
			} else onError(client, err);
			client.emit("connectionError", client[kUrl], [client], err);
		}
	}
	function emitDrain(client) {
		client[kNeedDrain] = 0, client.emit("drain", client[kUrl], [client]);
	}
	function resume(client, sync) {
		client[kResuming] !== 2 && (client[kResuming] = 2, _resume(client, sync), client[kResuming] = 0, client[kRunningIdx] > 256 && (client[kQueue].splice(0, client[kRunningIdx]), client[kPendingIdx] -= client[kRunningIdx], client[kRunningIdx] = 0));
	}
	function _resume(client, sync) {
		for (;;) {
			if (client.destroyed) {
				assert(client[kPending] === 0);
				return;
			}
			if (client[kClosedResolve] && !client[kSize]) {
				client[kClosedResolve](), client[kClosedResolve] = null;
				return;
			}
			if (client[kHTTPContext] && client[kHTTPContext].resume(), client[kBusy]) client[kNeedDrain] = 2;
			else if (client[kNeedDrain] === 2) {
				sync ? (client[kNeedDrain] = 1, queueMicrotask(() => emitDrain(client))) : emitDrain(client);
				continue;
			}
			if (client[kPending] === 0 || client[kRunning] >= (getMaxConcurrent(client) || 1)) return;
			let request = client[kQueue][client[kPendingIdx]];
			if (request === null) return;
			if (request.aborted) client[kQueue].splice(client[kPendingIdx], 1);
			else {
				if (client[kUrl].protocol === "https:" && client[kServerName] !== request.servername) {
					if (client[kRunning] > 0) return;
					client[kServerName] = request.servername, client[kHTTPContext]?.destroy(new InformationalError("servername changed"), () => {
						client[kHTTPContext] = null, resume(client);
					});
				}
				if (client[kConnecting]) return;
				if (!client[kHTTPContext]) {
					client[kServerName] = request.servername, connect(client);
					return;
				}
				if (client[kHTTPContext].destroyed || client[kHTTPContext].busy(request)) return;
				!request.aborted && client[kHTTPContext].write(request) ? client[kPendingIdx]++ : client[kQueue].splice(client[kPendingIdx], 1);
			}
		}
	}
	module.exports = Client;
})), require_fixed_queue = __commonJSMin(((exports, module) => {
	let kMask = 2047;
	var FixedCircularBuffer = class {
		bottom = 0;
		top = 0;
		list = Array(2048).fill(void 0);
		next = null;
		isEmpty() {
			return this.top === this.bottom;
		}
		isFull() {
			return (this.top + 1 & kMask) === this.bottom;
		}
		push(data) {
			this.list[this.top] = data, this.top = this.top + 1 & kMask;
		}
		shift() {
			let nextItem = this.list[this.bottom];
			return nextItem === void 0 ? null : (this.list[this.bottom] = void 0, this.bottom = this.bottom + 1 & kMask, nextItem);
		}
	};
	module.exports = class {
		constructor() {
			this.head = this.tail = new FixedCircularBuffer();
		}
		isEmpty() {
			return this.head.isEmpty();
		}
		push(data) {
			this.head.isFull() && (this.head = this.head.next = new FixedCircularBuffer()), this.head.push(data);
		}
		shift() {
			let tail = this.tail, next = tail.shift();
			return tail.isEmpty() && tail.next !== null && (this.tail = tail.next, tail.next = null), next;
		}
	};
})), require_pool_base = __commonJSMin(((exports, module) => {
	let { AsyncResource } = __require("node:async_hooks"), { PoolStats } = require_stats(), DispatcherBase = require_dispatcher_base(), FixedQueue = require_fixed_queue(), { kConnected, kSize, kRunning, kPending, kQueued, kBusy, kFree, kUrl, kClose, kDestroy, kDispatch } = require_symbols(), kClients = Symbol("clients"), kNeedDrain = Symbol("needDrain"), kQueue = Symbol("queue"), kClosedResolve = Symbol("closed resolve"), kOnDrain = Symbol("onDrain"), kOnConnect = Symbol("onConnect"), kOnDisconnect = Symbol("onDisconnect"), kOnConnectionError = Symbol("onConnectionError"), kOnClientBusy = Symbol("on client busy"), kOnClientDrain = Symbol("on client drain"), kDrainQueue = Symbol("drain queue"), kGetDispatcher = Symbol("get dispatcher"), kHasDispatcher = Symbol("has dispatcher"), kAddClient = Symbol("add client"), kRemoveClient = Symbol("remove client"), kRetireClient = Symbol("retire client"), kRetiring = Symbol("retiring clients");
	var QueuedRequest = class extends AsyncResource {
		constructor(opts, handler) {
			super("UNDICI_POOL_QUEUED_REQUEST"), this.opts = opts, this.handler = handler;
		}
		dispatch(dispatcher) {
			return this.runInAsyncScope(dispatcher.dispatch, dispatcher, this.opts, this.handler);
		}
	};
	function closeClients(pool) {
		let closeAll = [];
		for (let i = 0; i < pool[kClients].length; i++) {
			let client = pool[kClients][i];
			client.destroyed || closeAll.push(client.close());
		}
		for (let closed of pool[kRetiring].values()) closeAll.push(closed);
		return Promise.all(closeAll);
	}
	module.exports = {
		PoolBase: class extends DispatcherBase {
			[kQueue] = new FixedQueue();
			[kQueued] = 0;
			[kClients] = [];
			[kRetiring] = new Map();
			[kNeedDrain] = !1;
			[kOnDrain](client, origin, targets) {
				if (client.closed || client.destroyed) return;
				let queue = this[kQueue], needDrain = !1;
				for (this[kOnClientDrain](client); !needDrain;) {
					let item = queue.shift();
					if (!item) break;
					this[kQueued]--, needDrain = !item.dispatch(client);
				}
				if (client[kNeedDrain] = needDrain, needDrain && (this[kOnClientBusy](client), !queue.isEmpty())) return this[kDrainQueue](origin, targets);
				if (!needDrain && this[kNeedDrain] && (this[kNeedDrain] = !1, this.emit("drain", origin, [this, ...targets])), this[kClosedResolve] && queue.isEmpty()) return closeClients(this).then(this[kClosedResolve]);
			}
			[kOnClientBusy]() {}
			[kOnClientDrain]() {}
			[kDrainQueue](origin, targets) {
				let queue = this[kQueue], hasDispatcher = !0;
				for (; !queue.isEmpty();) {
					let dispatcher = this[kGetDispatcher]();
					if (!dispatcher) {
						hasDispatcher = !1;
						break;
					}
					let item = queue.shift();
					if (this[kQueued]--, !item.dispatch(dispatcher) && (dispatcher[kNeedDrain] = !0, this[kOnClientBusy](dispatcher), hasDispatcher = this[kHasDispatcher](), !hasDispatcher)) break;
				}
				if (hasDispatcher && this[kNeedDrain] && (this[kNeedDrain] = !1, this.emit("drain", origin, [this, ...targets])), this[kClosedResolve] && queue.isEmpty()) return closeClients(this).then(this[kClosedResolve]);
			}
			[kOnConnect] = (origin, targets) => {
				this.emit("connect", origin, [this, ...targets]);
			};
			[kOnDisconnect] = (origin, targets, err) => {
				this.emit("disconnect", origin, [this, ...targets], err);
			};
			[kOnConnectionError] = (origin, targets, err) => {
				this.emit("connectionError", origin, [this, ...targets], err);
			};
			get [kBusy]() {
				return this[kNeedDrain];
			}
			get [kConnected]() {
				let ret = 0;
				for (let { [kConnected]: connected } of this[kClients]) ret += connected;
				return ret;
			}
			get [kFree]() {
				let ret = 0;
				for (let { [kConnected]: connected, [kNeedDrain]: needDrain } of this[kClients]) ret += connected && !needDrain;
				return ret;
			}
			get [kPending]() {
				let ret = this[kQueued];
				for (let { [kPending]: pending } of this[kClients]) ret += pending;
				return ret;
			}
			get [kRunning]() {
				let ret = 0;
				for (let { [kRunning]: running } of this[kClients]) ret += running;
				return ret;
			}
			get [kSize]() {
				let ret = this[kQueued];
				for (let { [kSize]: size } of this[kClients]) ret += size;
				return ret;
			}
			get stats() {
				return new PoolStats(this);
			}
			[kClose]() {
				return this[kQueue].isEmpty() ? closeClients(this) : new Promise((resolve) => {
					this[kClosedResolve] = resolve;
				});
			}
			[kDestroy](err) {
				for (;;) {
					let item = this[kQueue].shift();
					if (!item) break;
					item.handler.onResponseError(null, err);
				}
				let destroyAll = Array(this[kClients].length);
				for (let i = 0; i < this[kClients].length; i++) destroyAll[i] = this[kClients][i].destroy(err);
				for (let client of this[kRetiring].keys()) destroyAll.push(client.destroy(err));
				return Promise.all(destroyAll);
			}
			[kDispatch](opts, handler) {
				let dispatcher = this[kGetDispatcher]();
				return dispatcher ? dispatcher.dispatch(opts, handler) || (dispatcher[kNeedDrain] = !0, this[kOnClientBusy](dispatcher), this[kNeedDrain] = !this[kHasDispatcher]()) : (this[kNeedDrain] = !0, this[kQueue].push(new QueuedRequest(opts, handler)), this[kQueued]++), !this[kNeedDrain];
			}
			[kHasDispatcher]() {
				for (let i = 0; i < this[kClients].length; i++) {
					let dispatcher = this[kClients][i];
					if (!dispatcher[kNeedDrain] && dispatcher.closed !== !0 && dispatcher.destroyed !== !0) return !0;
				}
				return !1;
			}
			[kAddClient](client) {
				return client.on("drain", this[kOnDrain].bind(this, client)).on("connect", this[kOnConnect]).on("disconnect", this[kOnDisconnect]).on("connectionError", this[kOnConnectionError]), this[kClients].push(client), this[kNeedDrain] && queueMicrotask(() => {
					this[kNeedDrain] && !client[kNeedDrain] && this[kOnDrain](client, client[kUrl], [client, this]);
				}), this;
			}
			[kRetireClient](client) {
				let idx = this[kClients].indexOf(client);
				if (idx !== -1 && this[kClients].splice(idx, 1), client.destroyed || this[kRetiring].has(client)) return;
				let done = !1, resolveClosed, closed = new Promise((resolve) => {
					resolveClosed = resolve;
				});
				this[kRetiring].set(client, closed), client.close(() => {
					done || (done = !0, this[kRetiring].delete(client), resolveClosed());
				});
			}
			[kRemoveClient](client) {
				this[kRetireClient](client), this[kNeedDrain] = !this[kClients].some((dispatcher) => !dispatcher[kNeedDrain] && dispatcher.closed !== !0 && dispatcher.destroyed !== !0);
			}
		},
		kClients,
		kNeedDrain,
		kAddClient,
		kRemoveClient,
		kRetireClient,
		kDrainQueue,
		kOnClientBusy,
		kOnClientDrain,
		kGetDispatcher,
		kHasDispatcher
	};
})), require_pool = __commonJSMin(((exports, module) => {
	let { PoolBase, kClients, kNeedDrain, kAddClient, kDrainQueue, kOnClientBusy, kOnClientDrain, kGetDispatcher, kHasDispatcher, kRemoveClient, kRetireClient } = require_pool_base(), Client = require_client(), { InvalidArgumentError } = require_errors$1(), util = require_util(), { kConnecting, kHTTPContext, kUrl, kQueued } = require_symbols(), buildConnector = require_connect(), kOptions = Symbol("options"), kConnections = Symbol("connections"), kFactory = Symbol("factory"), kProtocol = Symbol("protocol"), kProtocolProbe = Symbol("protocol probe");
	function defaultFactory(origin, opts) {
		return new Client(origin, opts);
	}
	function shouldCreateProtocolProbe(pool, dispatcher) {
		return dispatcher instanceof Client && pool[kProtocol] !== "h1" && (pool[kOptions].useH2c === !0 || pool[kUrl].protocol === "https:" && pool[kOptions].allowH2 !== !1);
	}
	function createClient(pool) {
		let dispatcher = pool[kFactory](pool[kUrl], pool[kOptions]);
		return shouldCreateProtocolProbe(pool, dispatcher) && (pool[kProtocolProbe] = dispatcher), pool[kAddClient](dispatcher), dispatcher;
	}
	module.exports = class extends PoolBase {
		constructor(origin, { connections, factory = defaultFactory, connect, connectTimeout, tls, maxCachedSessions, socketPath, autoSelectFamily, autoSelectFamilyAttemptTimeout, allowH2, useH2c, clientTtl, ...options } = {}) {
			if (connections != null && (!Number.isFinite(connections) || connections < 0)) throw new InvalidArgumentError("invalid connections");
			if (typeof factory != "function") throw new InvalidArgumentError("factory must be a function.");
			if (connect != null && typeof connect != "function" && typeof connect != "object") throw new InvalidArgumentError("connect must be a function or an object");
			typeof connect != "function" && (connect = buildConnector({
				...tls,
				maxCachedSessions,
				allowH2,
				useH2c,
				socketPath,
				timeout: connectTimeout,
				...typeof autoSelectFamily == "boolean" ? {
					autoSelectFamily,
					autoSelectFamilyAttemptTimeout
				} : void 0,
				...connect
			})), super(options), this[kConnections] = connections || null, this[kUrl] = util.parseOrigin(origin), this[kOptions] = {
				...util.deepClone(options),
				connect,
				allowH2,
				useH2c,
				clientTtl,
				socketPath
			}, this[kFactory] = factory, this[kProtocol] = null, this[kProtocolProbe] = null, this.on("connect", (origin, targets) => {
				if (clientTtl != null && clientTtl > 0) for (let target of targets) Object.assign(target, { ttl: Date.now() });
				let client = targets[targets.length - 1];
				client instanceof Client && (this[kProtocol] = client[kHTTPContext]?.version), client === this[kProtocolProbe] && this[kProtocol] !== "h2" && (this[kProtocolProbe] = null, this[kDrainQueue](origin, targets.slice(1)));
			}), this.on("disconnect", (origin, targets) => {
				targets.includes(this[kProtocolProbe]) && (this[kProtocolProbe] = null, this[kDrainQueue](origin, targets.slice(1)));
			}), this.on("connectionError", (origin, targets) => {
				let resumeQueued = !1;
				for (let target of targets) target === this[kProtocolProbe] && (this[kProtocolProbe] = null, resumeQueued = !0), this[kClients].includes(target) && this[kRetireClient](target);
				(resumeQueued || this[kQueued] > 0) && this[kDrainQueue](origin, targets.slice(1));
			});
		}
		[kOnClientBusy](client) {
			this[kProtocolProbe] === null && client[kConnecting] && shouldCreateProtocolProbe(this, client) && (this[kProtocolProbe] = client);
		}
		[kOnClientDrain](client) {
			client === this[kProtocolProbe] && (this[kProtocolProbe] = null);
		}
		[kGetDispatcher]() {
			let clientTtlOption = this[kOptions].clientTtl;
			for (let i = 0; i < this[kClients].length; i++) {
				let client = this[kClients][i];
				if (clientTtlOption != null && clientTtlOption > 0 && client.ttl && Date.now() - client.ttl > clientTtlOption) this[kRemoveClient](client), i--;
				else if (!client[kNeedDrain]) return client;
			}
			if (this[kProtocolProbe] === null && (!this[kConnections] || this[kClients].length < this[kConnections])) return createClient(this);
		}
		[kHasDispatcher]() {
			let clientTtlOption = this[kOptions].clientTtl;
			for (let i = 0; i < this[kClients].length; i++) {
				let client = this[kClients][i];
				if (clientTtlOption != null && clientTtlOption > 0 && client.ttl && Date.now() - client.ttl > clientTtlOption) this[kRemoveClient](client), i--;
				else if (!client[kNeedDrain]) return !0;
			}
			return this[kProtocolProbe] === null && (!this[kConnections] || this[kClients].length < this[kConnections]) && (createClient(this), !0);
		}
	};
})), require_agent = __commonJSMin(((exports, module) => {
	let { InvalidArgumentError, MaxOriginsReachedError } = require_errors$1(), { kBusy, kClients, kConnected, kRunning, kPending, kClose, kDestroy, kDispatch, kUrl } = require_symbols(), DispatcherBase = require_dispatcher_base(), Pool = require_pool(), Client = require_client(), util = require_util(), kOnConnect = Symbol("onConnect"), kOnDisconnect = Symbol("onDisconnect"), kOnConnectionError = Symbol("onConnectionError"), kOnDrain = Symbol("onDrain"), kFactory = Symbol("factory"), kOptions = Symbol("options"), kOrigins = Symbol("origins");
	function defaultFactory(origin, opts) {
		return opts && opts.connections === 1 ? new Client(origin, opts) : new Pool(origin, opts);
	}
	module.exports = class extends DispatcherBase {
		constructor({ factory = defaultFactory, maxOrigins = Infinity, connect, tls, ...options } = {}) {
			if (typeof factory != "function") throw new InvalidArgumentError("factory must be a function.");
			if (connect != null && typeof connect != "function" && typeof connect != "object") throw new InvalidArgumentError("connect must be a function or an object");
			if (typeof maxOrigins != "number" || Number.isNaN(maxOrigins) || maxOrigins <= 0) throw new InvalidArgumentError("maxOrigins must be a number greater than 0");
			super(options), connect && typeof connect != "function" && (connect = { ...connect }), tls && typeof tls != "function" && (tls = { ...tls }), this[kOptions] = {
				...util.deepClone(options),
				maxOrigins,
				connect,
				tls
			}, this[kFactory] = factory, this[kClients] = new Map(), this[kOrigins] = new Set(), this[kOnDrain] = (origin, targets) => {
				this.emit("drain", origin, [this, ...targets]);
			}, this[kOnConnect] = (origin, targets) => {
				this.emit("connect", origin, [this, ...targets]);
			}, this[kOnDisconnect] = (origin, targets, err) => {
				this.emit("disconnect", origin, [this, ...targets], err);
			}, this[kOnConnectionError] = (origin, targets, err) => {
				this.emit("connectionError", origin, [this, ...targets], err);
			};
		}
		get [kRunning]() {
			let ret = 0;
			for (let dispatcher of this[kClients].values()) ret += dispatcher[kRunning];
			return ret;
		}
		[kDispatch](opts, handler) {
			let origin;
			if (opts.origin && (typeof opts.origin == "string" || opts.origin instanceof URL)) origin = String(opts.origin);
			else throw new InvalidArgumentError("opts.origin must be a non-empty string or URL.");
			let allowH2 = opts.allowH2 ?? this[kOptions].allowH2, key = allowH2 === !1 ? `${origin}#http1-only` : origin;
			if (this[kOrigins].size >= this[kOptions].maxOrigins && !this[kOrigins].has(origin)) throw new MaxOriginsReachedError();
			let dispatcher = this[kClients].get(key);
			if (!dispatcher) {
				dispatcher = this[kFactory](opts.origin, allowH2 === !1 ? {
					...this[kOptions],
					allowH2: !1
				} : this[kOptions]);
				let closeClientIfUnused = () => {
					if (this[kClients].get(key) !== dispatcher || dispatcher[kConnected] > 0 || dispatcher[kBusy] || dispatcher[kPending] > 0) return;
					this[kClients].delete(key), dispatcher.destroyed || dispatcher.close();
					let hasOrigin = !1;
					for (let k of this[kClients].keys()) if (k === origin || k === `${origin}#http1-only`) {
						hasOrigin = !0;
						break;
					}
					hasOrigin || this[kOrigins].delete(origin);
				};
				dispatcher.on("drain", this[kOnDrain]).on("connect", this[kOnConnect]).on("disconnect", (origin, targets, err) => {
					closeClientIfUnused(), this[kOnDisconnect](origin, targets, err);
				}).on("connectionError", (origin, targets, err) => {
					closeClientIfUnused(), this[kOnConnectionError](origin, targets, err);
				}), this[kClients].set(key, dispatcher), this[kOrigins].add(origin);
			}
			return dispatcher.dispatch(opts, handler);
		}
		[kClose]() {
			let closePromises = [];
			for (let dispatcher of this[kClients].values()) closePromises.push(dispatcher.close());
			return this[kClients].clear(), Promise.all(closePromises);
		}
		[kDestroy](err) {
			let destroyPromises = [];
			for (let dispatcher of this[kClients].values()) destroyPromises.push(dispatcher.destroy(err));
			return this[kClients].clear(), Promise.all(destroyPromises);
		}
		get stats() {
			let allClientStats = {};
			for (let dispatcher of this[kClients].values()) dispatcher.stats && (allClientStats[dispatcher[kUrl].origin] = dispatcher.stats);
			return allClientStats;
		}
	};
})), require_socks5_utils = __commonJSMin(((exports, module) => {
	let { Buffer } = __require("node:buffer"), net = __require("node:net"), { InvalidArgumentError } = require_errors$1();
	function parseAddress(address) {
		if (net.isIPv4(address)) {
			let parts = address.split(".").map(Number);
			return {
				type: 1,
				buffer: Buffer.from(parts)
			};
		}
		if (net.isIPv6(address)) return {
			type: 4,
			buffer: parseIPv6(address)
		};
		let domainBuffer = Buffer.from(address, "utf8");
		if (domainBuffer.length > 255) throw new InvalidArgumentError("Domain name too long (max 255 bytes)");
		return {
			type: 3,
			buffer: Buffer.concat([Buffer.from([domainBuffer.length]), domainBuffer])
		};
	}
	function parseIPv6(address) {
		let buffer = Buffer.alloc(16), normalizedAddress = address;
		if (address.includes(".")) {
			let lastColonIndex = address.lastIndexOf(":"), ipv4Part = address.slice(lastColonIndex + 1);
			if (net.isIPv4(ipv4Part)) {
				let octets = ipv4Part.split(".").map(Number), high = (octets[0] << 8 | octets[1]).toString(16), low = (octets[2] << 8 | octets[3]).toString(16);
				normalizedAddress = `${address.slice(0, lastColonIndex)}:${high}:${low}`;
			}
		}
		let doubleColonIndex = normalizedAddress.indexOf("::");
		if (doubleColonIndex !== -1) {
			let before = normalizedAddress.slice(0, doubleColonIndex), after = normalizedAddress.slice(doubleColonIndex + 2), beforeParts = before === "" ? [] : before.split(":"), afterParts = after === "" ? [] : after.split(":"), bufferIndex = 0;
			for (let part of beforeParts) buffer.writeUInt16BE(parseInt(part, 16), bufferIndex), bufferIndex += 2;
			bufferIndex = 16 - afterParts.length * 2;
			for (let part of afterParts) buffer.writeUInt16BE(parseInt(part, 16), bufferIndex), bufferIndex += 2;
		} else {
			let parts = normalizedAddress.split(":");
			for (let i = 0; i < parts.length; i++) buffer.writeUInt16BE(parseInt(parts[i], 16), i * 2);
		}
		return buffer;
	}
	function buildAddressBuffer(type, addressBuffer, port) {
		let portBuffer = Buffer.allocUnsafe(2);
		return portBuffer.writeUInt16BE(port, 0), Buffer.concat([
			Buffer.from([type]),
			addressBuffer,
			portBuffer
		]);
	}
	function parseResponseAddress(buffer, offset = 0) {
		if (buffer.length < offset + 1) throw new InvalidArgumentError("Buffer too small to contain address type");
		let addressType = buffer[offset], address, currentOffset = offset + 1;
		switch (addressType) {
			case 1:
				if (buffer.length < currentOffset + 6) throw new InvalidArgumentError("Buffer too small for IPv4 address");
				address = Array.from(buffer.subarray(currentOffset, currentOffset + 4)).join("."), currentOffset += 4;
				break;
			case 3: {
				if (buffer.length < currentOffset + 1) throw new InvalidArgumentError("Buffer too small for domain length");
				let domainLength = buffer[currentOffset];
				if (currentOffset += 1, buffer.length < currentOffset + domainLength + 2) throw new InvalidArgumentError("Buffer too small for domain address");
				address = buffer.subarray(currentOffset, currentOffset + domainLength).toString("utf8"), currentOffset += domainLength;
				break;
			}
			case 4: {
				if (buffer.length < currentOffset + 18) throw new InvalidArgumentError("Buffer too small for IPv6 address");
				let parts = [];
				for (let i = 0; i < 8; i++) {
					let value = buffer.readUInt16BE(currentOffset + i * 2);
					parts.push(value.toString(16));
				}
				address = parts.join(":"), currentOffset += 16;
				break;
			}
			default: throw new InvalidArgumentError(`Invalid address type: ${addressType}`);
		}
		if (buffer.length < currentOffset + 2) throw new InvalidArgumentError("Buffer too small for port");
		let port = buffer.readUInt16BE(currentOffset);
		return currentOffset += 2, {
			address,
			port,
			bytesRead: currentOffset - offset
		};
	}
	function createReplyError(replyCode) {
		let message = {
			1: "General SOCKS server failure",
			2: "Connection not allowed by ruleset",
			3: "Network unreachable",
			4: "Host unreachable",
			5: "Connection refused",
			6: "TTL expired",
			7: "Command not supported",
			8: "Address type not supported"
		}[replyCode] || `Unknown SOCKS5 error code: ${replyCode}`, error = Error(message);
		return error.code = `SOCKS5_${replyCode}`, error;
	}
	module.exports = {
		parseAddress,
		parseIPv6,
		buildAddressBuffer,
		parseResponseAddress,
		createReplyError
	};
})), require_socks5_client = __commonJSMin(((exports, module) => {
	let { EventEmitter } = __require("node:events"), { Buffer } = __require("node:buffer"), { InvalidArgumentError, Socks5ProxyError } = require_errors$1(), { debuglog } = __require("node:util"), { parseAddress } = require_socks5_utils(), debug = debuglog("undici:socks5"), EMPTY_BUFFER = Buffer.alloc(0), AUTH_METHODS = {
		NO_AUTH: 0,
		GSSAPI: 1,
		USERNAME_PASSWORD: 2,
		NO_ACCEPTABLE: 255
	}, COMMANDS = {
		CONNECT: 1,
		BIND: 2,
		UDP_ASSOCIATE: 3
	}, ADDRESS_TYPES = {
		IPV4: 1,
		DOMAIN: 3,
		IPV6: 4
	}, REPLY_CODES = {
		SUCCEEDED: 0,
		GENERAL_FAILURE: 1,
		CONNECTION_NOT_ALLOWED: 2,
		NETWORK_UNREACHABLE: 3,
		HOST_UNREACHABLE: 4,
		CONNECTION_REFUSED: 5,
		TTL_EXPIRED: 6,
		COMMAND_NOT_SUPPORTED: 7,
		ADDRESS_TYPE_NOT_SUPPORTED: 8
	}, STATES = {
		INITIAL: "initial",
		HANDSHAKING: "handshaking",
		AUTHENTICATING: "authenticating",
		AUTHENTICATED: "authenticated",
		CONNECTING: "connecting",
		CONNECTED: "connected",
		ERROR: "error",
		CLOSED: "closed"
	};
	module.exports = {
		Socks5Client: class extends EventEmitter {
			constructor(socket, options = {}) {
				if (super(), !socket) throw new InvalidArgumentError("socket is required");
				this.socket = socket, this.options = options, this.state = STATES.INITIAL, this.buffer = EMPTY_BUFFER, this.onSocketData = this.onData.bind(this), this.onSocketError = this.onError.bind(this), this.onSocketClose = this.onClose.bind(this), this.authMethods = [], options.username && options.password && this.authMethods.push(AUTH_METHODS.USERNAME_PASSWORD), this.authMethods.push(AUTH_METHODS.NO_AUTH), this.socket.on("data", this.onSocketData), this.socket.on("error", this.onSocketError), this.socket.on("close", this.onSocketClose);
			}
			onData(data) {
				debug("received data", data.length, "bytes in state", this.state), this.buffer = Buffer.concat([this.buffer, data]);
				try {
					switch (this.state) {
						case STATES.HANDSHAKING:
							this.handleHandshakeResponse();
							break;
						case STATES.AUTHENTICATING:
							this.handleAuthResponse();
							break;
						case STATES.CONNECTING: this.handleConnectResponse();
					}
				} catch (err) {
					this.onError(err);
				}
			}
			onError(err) {
				debug("socket error", err), this.state = STATES.ERROR, this.emit("error", err), this.destroy();
			}
			onClose() {
				debug("socket closed"), this.state = STATES.CLOSED, this.emit("close");
			}
			destroy() {
				this.socket && !this.socket.destroyed && this.socket.destroy();
			}
			markAuthenticated() {
				this.state = STATES.AUTHENTICATED, this.emit("authenticated");
			}
			handshake() {
				if (this.state !== STATES.INITIAL) throw new InvalidArgumentError("Handshake already started");
				debug("starting handshake with", this.authMethods.length, "auth methods"), this.state = STATES.HANDSHAKING;
				let request = Buffer.alloc(2 + this.authMethods.length);
				request[0] = 5, request[1] = this.authMethods.length, this.authMethods.forEach((method, i) => {
					request[2 + i] = method;
				}), this.socket.write(request);
			}
			handleHandshakeResponse() {
				if (this.buffer.length < 2) return;
				let version = this.buffer[0], method = this.buffer[1];
				if (version !== 5) throw new Socks5ProxyError(`Invalid SOCKS version: ${version}`, "UND_ERR_SOCKS5_VERSION");
				if (method === AUTH_METHODS.NO_ACCEPTABLE) throw new Socks5ProxyError("No acceptable authentication method", "UND_ERR_SOCKS5_AUTH_REJECTED");
				if (this.buffer = this.buffer.subarray(2), debug("server selected auth method", method), method === AUTH_METHODS.NO_AUTH) this.markAuthenticated();
				else if (method === AUTH_METHODS.USERNAME_PASSWORD) this.state = STATES.AUTHENTICATING, this.sendAuthRequest();
				else throw new Socks5ProxyError(`Unsupported authentication method: ${method}`, "UND_ERR_SOCKS5_AUTH_METHOD");
			}
			sendAuthRequest() {
				let { username, password } = this.options;
				if (!username || !password) throw new InvalidArgumentError("Username and password required for authentication");
				debug("sending username/password auth");
				let usernameBuffer = Buffer.from(username), passwordBuffer = Buffer.from(password);
				if (usernameBuffer.length > 255 || passwordBuffer.length > 255) throw new InvalidArgumentError("Username or password too long");
				let request = Buffer.alloc(3 + usernameBuffer.length + passwordBuffer.length);
				request[0] = 1, request[1] = usernameBuffer.length, usernameBuffer.copy(request, 2), request[2 + usernameBuffer.length] = passwordBuffer.length, passwordBuffer.copy(request, 3 + usernameBuffer.length), this.socket.write(request);
			}
			handleAuthResponse() {
				if (this.buffer.length < 2) return;
				let version = this.buffer[0], status = this.buffer[1];
				if (version !== 1) throw new Socks5ProxyError(`Invalid auth sub-negotiation version: ${version}`, "UND_ERR_SOCKS5_AUTH_VERSION");
				if (status !== 0) throw new Socks5ProxyError("Authentication failed", "UND_ERR_SOCKS5_AUTH_FAILED");
				this.buffer = this.buffer.subarray(2), debug("authentication successful"), this.markAuthenticated();
			}
			connect(address, port) {
				if (this.state === STATES.CONNECTING || this.state === STATES.CONNECTED) throw new InvalidArgumentError("Connection already in progress");
				if (this.state !== STATES.AUTHENTICATED) throw new InvalidArgumentError("Client must be authenticated before CONNECT");
				debug("connecting to", address, port), this.state = STATES.CONNECTING;
				let request = this.buildConnectRequest(COMMANDS.CONNECT, address, port);
				this.socket.write(request);
			}
			buildConnectRequest(command, address, port) {
				let { type: addressType, buffer: addressBuffer } = parseAddress(address), request = Buffer.alloc(4 + addressBuffer.length + 2);
				return request[0] = 5, request[1] = command, request[2] = 0, request[3] = addressType, addressBuffer.copy(request, 4), request.writeUInt16BE(port, 4 + addressBuffer.length), request;
			}
			handleConnectResponse() {
				if (this.buffer.length < 4) return;
				let version = this.buffer[0], reply = this.buffer[1], addressType = this.buffer[3];
				if (version !== 5) throw new Socks5ProxyError(`Invalid SOCKS version in reply: ${version}`, "UND_ERR_SOCKS5_REPLY_VERSION");
				let responseLength = 4;
				if (addressType === ADDRESS_TYPES.IPV4) responseLength += 6;
				else if (addressType === ADDRESS_TYPES.DOMAIN) {
					if (this.buffer.length < 5) return;
					responseLength += 1 + this.buffer[4] + 2;
				} else if (addressType === ADDRESS_TYPES.IPV6) responseLength += 18;
				else throw new Socks5ProxyError(`Invalid address type in reply: ${addressType}`, "UND_ERR_SOCKS5_ADDR_TYPE");
				if (this.buffer.length < responseLength) return;
				if (reply !== REPLY_CODES.SUCCEEDED) {
					let errorMessage = this.getReplyErrorMessage(reply);
					throw new Socks5ProxyError(`SOCKS5 connection failed: ${errorMessage}`, `UND_ERR_SOCKS5_REPLY_${reply}`);
				}
				let boundAddress, offset = 4;
				if (addressType === ADDRESS_TYPES.IPV4) boundAddress = Array.from(this.buffer.subarray(offset, offset + 4)).join("."), offset += 4;
				else if (addressType === ADDRESS_TYPES.DOMAIN) {
					let domainLength = this.buffer[offset];
					offset += 1, boundAddress = this.buffer.subarray(offset, offset + domainLength).toString(), offset += domainLength;
				} else if (addressType === ADDRESS_TYPES.IPV6) {
					let parts = [];
					for (let i = 0; i < 8; i++) {
						let value = this.buffer.readUInt16BE(offset + i * 2);
						parts.push(value.toString(16));
					}
					boundAddress = parts.join(":"), offset += 16;
				}
				let boundPort = this.buffer.readUInt16BE(offset);
				this.buffer = EMPTY_BUFFER, this.state = STATES.CONNECTED, this.socket.removeListener("data", this.onSocketData), debug("connected, bound address:", boundAddress, "port:", boundPort), this.emit("connected", {
					address: boundAddress,
					port: boundPort
				});
			}
			getReplyErrorMessage(reply) {
				switch (reply) {
					case REPLY_CODES.GENERAL_FAILURE: return "General SOCKS server failure";
					case REPLY_CODES.CONNECTION_NOT_ALLOWED: return "Connection not allowed by ruleset";
					case REPLY_CODES.NETWORK_UNREACHABLE: return "Network unreachable";
					case REPLY_CODES.HOST_UNREACHABLE: return "Host unreachable";
					case REPLY_CODES.CONNECTION_REFUSED: return "Connection refused";
					case REPLY_CODES.TTL_EXPIRED: return "TTL expired";
					case REPLY_CODES.COMMAND_NOT_SUPPORTED: return "Command not supported";
					case REPLY_CODES.ADDRESS_TYPE_NOT_SUPPORTED: return "Address type not supported";
					default: return `Unknown error code: ${reply}`;
				}
			}
		},
		AUTH_METHODS,
		COMMANDS,
		ADDRESS_TYPES,
		REPLY_CODES,
		STATES
	};
})), require_socks5_proxy_agent = __commonJSMin(((exports, module) => {
	let { URL } = __require("node:url"), tls, DispatcherBase = require_dispatcher_base(), { ConnectTimeoutError, InvalidArgumentError } = require_errors$1(), { Socks5Client, STATES } = require_socks5_client(), { kBusy, kConnected, kDispatch, kClose, kDestroy } = require_symbols(), Pool = require_pool(), buildConnector = require_connect(), { setupConnectTimeout } = require_util(), { debuglog } = __require("node:util"), debug = debuglog("undici:socks5-proxy"), kProxyUrl = Symbol("proxy url"), kProxyHeaders = Symbol("proxy headers"), kProxyAuth = Symbol("proxy auth"), kProxyProtocol = Symbol("proxy protocol"), kPools = Symbol("pools"), kConnector = Symbol("connector"), kConnectTimeout = Symbol("connect timeout"), kRequestTls = Symbol("request tls settings"), kRequestTlsTimeout = Symbol("request tls timeout");
	function createConnectTimeoutError(hostname, port, timeout) {
		return new ConnectTimeoutError(`Connect Timeout Error (attempted address: ${hostname}:${port}, timeout: ${timeout}ms)`);
	}
	let experimentalWarningEmitted = !1;
	module.exports = class extends DispatcherBase {
		constructor(proxyUrl, options = {}) {
			if (super(options), experimentalWarningEmitted ||= (process.emitWarning("SOCKS5 proxy support is experimental and subject to change", "ExperimentalWarning"), !0), !proxyUrl) throw new InvalidArgumentError("Proxy URL is mandatory");
			let url = typeof proxyUrl == "string" ? new URL(proxyUrl) : proxyUrl;
			if (url.protocol !== "socks5:" && url.protocol !== "socks:") throw new InvalidArgumentError("Proxy URL must use socks5:// or socks:// protocol");
			this[kProxyUrl] = url, this[kProxyHeaders] = options.headers || {}, this[kProxyProtocol] = options.proxyTls ? "https:" : "http:";
			let connectTimeout = options.connectTimeout ?? 5e3;
			if (!Number.isFinite(connectTimeout) || connectTimeout < 0) throw new InvalidArgumentError("invalid connectTimeout");
			this[kConnectTimeout] = connectTimeout;
			let { timeout, ...requestTls } = options.requestTls || {}, requestTlsTimeout = timeout ?? connectTimeout;
			if (!Number.isFinite(requestTlsTimeout) || requestTlsTimeout < 0) throw new InvalidArgumentError("invalid requestTls.timeout");
			this[kRequestTls] = requestTls, this[kRequestTlsTimeout] = requestTlsTimeout, this[kProxyAuth] = {
				username: options.username || (url.username ? decodeURIComponent(url.username) : null),
				password: options.password || (url.password ? decodeURIComponent(url.password) : null)
			};
			let proxyTlsTimeout = options.proxyTls?.timeout ?? connectTimeout;
			if (!Number.isFinite(proxyTlsTimeout) || proxyTlsTimeout < 0) throw new InvalidArgumentError("invalid proxyTls.timeout");
			this[kConnector] = options.connect || buildConnector({
				...options.proxyTls,
				timeout: proxyTlsTimeout,
				servername: options.proxyTls?.servername || url.hostname
			}), this[kPools] = new Map();
		}
		async createSocks5Connection(targetHost, targetPort) {
			let proxyHost = this[kProxyUrl].hostname, proxyPort = parseInt(this[kProxyUrl].port) || 1080;
			debug("creating SOCKS5 connection to", proxyHost, proxyPort);
			let socketReady = Promise.withResolvers();
			this[kConnector]({
				hostname: proxyHost,
				host: proxyHost,
				port: proxyPort,
				protocol: this[kProxyProtocol]
			}, (err, socket) => {
				err ? socketReady.reject(err) : socketReady.resolve(socket);
			});
			let socket = await socketReady.promise, socks5Client = new Socks5Client(socket, this[kProxyAuth]);
			socks5Client.on("error", (err) => {
				debug("SOCKS5 error:", err), socket.destroy();
			}), await socks5Client.handshake();
			let authenticationReady = Promise.withResolvers(), authenticationTimeout = this[kConnectTimeout] === 0 ? null : setTimeout(() => {
				cleanupAuthenticationListeners(), socks5Client.destroy(), authenticationReady.reject(createConnectTimeoutError(proxyHost, proxyPort, this[kConnectTimeout]));
			}, this[kConnectTimeout]), cleanupAuthenticationListeners = () => {
				clearTimeout(authenticationTimeout), socks5Client.removeListener("authenticated", onAuthenticated), socks5Client.removeListener("error", onAuthenticationError);
			}, onAuthenticated = () => {
				cleanupAuthenticationListeners(), authenticationReady.resolve();
			}, onAuthenticationError = (err) => {
				cleanupAuthenticationListeners(), authenticationReady.reject(err);
			};
			socks5Client.state === STATES.AUTHENTICATED ? (clearTimeout(authenticationTimeout), authenticationReady.resolve()) : (socks5Client.once("authenticated", onAuthenticated), socks5Client.once("error", onAuthenticationError)), await authenticationReady.promise, await socks5Client.connect(targetHost, targetPort);
			let connectionReady = Promise.withResolvers(), connectionTimeout = this[kConnectTimeout] === 0 ? null : setTimeout(() => {
				cleanupConnectionListeners(), socks5Client.destroy(), connectionReady.reject(createConnectTimeoutError(targetHost, targetPort, this[kConnectTimeout]));
			}, this[kConnectTimeout]), cleanupConnectionListeners = () => {
				clearTimeout(connectionTimeout), socks5Client.removeListener("connected", onConnected), socks5Client.removeListener("error", onConnectionError);
			}, onConnected = (info) => {
				debug("SOCKS5 tunnel established to", targetHost, targetPort, "via", info), cleanupConnectionListeners(), connectionReady.resolve();
			}, onConnectionError = (err) => {
				cleanupConnectionListeners(), connectionReady.reject(err);
			};
			return socks5Client.once("connected", onConnected), socks5Client.once("error", onConnectionError), await connectionReady.promise, socket;
		}
		[kDispatch](opts, handler) {
			let { origin } = opts;
			debug("dispatching request to", origin, "via SOCKS5");
			try {
				let originKey = String(origin), pool = this[kPools].get(originKey);
				if (!pool || pool.destroyed || pool.closed) {
					pool = new Pool(origin, {
						pipelining: opts.pipelining,
						connections: opts.connections,
						connect: async (connectOpts, callback) => {
							try {
								let url = new URL(origin), targetHost = url.hostname, targetPort = parseInt(url.port) || (url.protocol === "https:" ? 443 : 80);
								debug("establishing SOCKS5 connection to", targetHost, targetPort);
								let socket = await this.createSocks5Connection(targetHost, targetPort), finalSocket = socket;
								if (url.protocol === "https:") {
									tls ||= __require("node:tls"), debug("upgrading to TLS"), finalSocket = tls.connect({
										...this[kRequestTls],
										socket,
										servername: this[kRequestTls]?.servername || targetHost
									});
									let tlsReady = Promise.withResolvers(), cleanupTlsListeners = () => {
										queueMicrotask(clearTlsTimeout), finalSocket.removeListener("secureConnect", onSecureConnect), finalSocket.removeListener("error", onTlsError);
									}, onSecureConnect = () => {
										cleanupTlsListeners(), tlsReady.resolve();
									}, onTlsError = (err) => {
										cleanupTlsListeners(), tlsReady.reject(err);
									}, clearTlsTimeout = setupConnectTimeout(new WeakRef(finalSocket), {
										timeout: this[kRequestTlsTimeout],
										hostname: targetHost,
										port: targetPort
									});
									finalSocket.once("secureConnect", onSecureConnect), finalSocket.once("error", onTlsError), await tlsReady.promise;
								}
								callback(null, finalSocket);
							} catch (err) {
								debug("SOCKS5 connection error:", err), callback(err);
							}
						}
					}), this[kPools].set(originKey, pool);
					let closePoolIfUnused = () => {
						this[kPools].get(originKey) !== pool || pool[kConnected] > 0 || pool[kBusy] || (this[kPools].delete(originKey), pool.destroyed || pool.close());
					};
					pool.on("disconnect", closePoolIfUnused), pool.on("connectionError", closePoolIfUnused);
				}
				return pool[kDispatch](opts, handler);
			} catch (err) {
				if (debug("dispatch error:", err), typeof handler.onResponseError == "function") return handler.onResponseError(null, err), !1;
				if (typeof handler.onError == "function") return handler.onError(err), !1;
				throw err;
			}
		}
		async [kClose]() {
			let closePromises = [];
			for (let pool of this[kPools].values()) closePromises.push(pool.close());
			this[kPools].clear(), await Promise.all(closePromises);
		}
		async [kDestroy](err) {
			let destroyPromises = [];
			for (let pool of this[kPools].values()) destroyPromises.push(pool.destroy(err));
			this[kPools].clear(), await Promise.all(destroyPromises);
		}
	};
})), require_proxy_agent = __commonJSMin(((exports, module) => {
	let { kProxy, kClose, kDestroy, kDispatch } = require_symbols(), Agent = require_agent(), Pool = require_pool(), DispatcherBase = require_dispatcher_base(), { InvalidArgumentError, RequestAbortedError, SecureProxyConnectionError, ProxyConnectionError } = require_errors$1(), buildConnector = require_connect(), Client = require_client(), { channels } = require_diagnostics(), Socks5ProxyAgent = require_socks5_proxy_agent(), { hasSafeIterator } = require_util(), kAgent = Symbol("proxy agent"), kClient = Symbol("proxy client"), kProxyHeaders = Symbol("proxy headers"), kRequestTls = Symbol("request tls settings"), kProxyTls = Symbol("proxy tls settings"), kConnectEndpoint = Symbol("connect endpoint function"), kConnectEndpointHTTP1 = Symbol("connect endpoint function (http/1.1 only)"), kTunnelProxy = Symbol("tunnel proxy");
	function defaultProtocolPort(protocol) {
		return protocol === "https:" ? 443 : 80;
	}
	function defaultFactory(origin, opts) {
		return new Pool(origin, opts);
	}
	let noop = () => {};
	function defaultAgentFactory(origin, opts) {
		return opts.connections === 1 ? new Client(origin, opts) : new Pool(origin, opts);
	}
	function shouldProxyTunnel(requestProtocol, proxyTunnel) {
		return proxyTunnel === !0 || requestProtocol !== "http:";
	}
	var Http1ProxyWrapper = class extends DispatcherBase {
		#client;
		#proxyServername;
		constructor(proxyUrl, { headers = {}, connect, factory, proxyServername }) {
			if (!proxyUrl) throw new InvalidArgumentError("Proxy URL is mandatory");
			super(), this[kProxyHeaders] = headers, this.#proxyServername = proxyServername, this.#client = factory ? factory(proxyUrl, { connect }) : new Client(proxyUrl, { connect });
		}
		[kDispatch](opts, handler) {
			let onResponseStart = handler.onResponseStart;
			handler.onResponseStart = function(controller, statusCode, data, statusMessage) {
				statusCode === 407 ? typeof handler.onResponseError == "function" && handler.onResponseError(controller, new InvalidArgumentError("Proxy Authentication Required (407)")) : onResponseStart && onResponseStart.call(this, controller, statusCode, data, statusMessage);
			};
			let { origin, path = "/", headers = {} } = opts;
			return opts.path = origin + path, opts.headers = {
				...this[kProxyHeaders],
				...headers
			}, hasHostHeader(headers) || (opts.headers.host = new URL(origin).host), this.#proxyServername != null && (opts.servername = this.#proxyServername), this.#client[kDispatch](opts, handler);
		}
		[kClose]() {
			return this.#client.close();
		}
		[kDestroy](err) {
			return this.#client.destroy(err);
		}
	}, ProxyAgent = class extends DispatcherBase {
		constructor(opts) {
			if (!opts || typeof opts == "object" && !(opts instanceof URL) && !opts.uri) throw new InvalidArgumentError("Proxy uri is mandatory");
			let { clientFactory = defaultFactory } = opts;
			if (typeof clientFactory != "function") throw new InvalidArgumentError("Proxy opts.clientFactory must be a function.");
			let { proxyTunnel, connectTimeout } = opts;
			super(opts);
			let url = this.#getUrl(opts), { href, origin, port, protocol, username, password, hostname: proxyHostname } = url;
			if (this[kProxy] = {
				uri: href,
				protocol
			}, this[kRequestTls] = opts.requestTls, this[kProxyTls] = opts.proxyTls, this[kProxyHeaders] = opts.headers || {}, this[kTunnelProxy] = proxyTunnel, opts.auth && opts.token) throw new InvalidArgumentError("opts.auth cannot be used in combination with opts.token");
			opts.auth ? this[kProxyHeaders]["proxy-authorization"] = `Basic ${opts.auth}` : opts.token ? this[kProxyHeaders]["proxy-authorization"] = opts.token : username && password ? this[kProxyHeaders]["proxy-authorization"] = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}` : username && (this[kProxyHeaders]["proxy-authorization"] = `Basic ${Buffer.from(`${decodeURIComponent(username)}:`).toString("base64")}`);
			let connect = buildConnector({
				timeout: connectTimeout,
				...opts.proxyTls
			}), connectHTTP1 = buildConnector({
				timeout: connectTimeout,
				...opts.proxyTls,
				allowH2: !1
			});
			this[kConnectEndpoint] = buildConnector({
				timeout: connectTimeout,
				...opts.requestTls
			}), this[kConnectEndpointHTTP1] = buildConnector({
				timeout: connectTimeout,
				...opts.requestTls,
				allowH2: !1
			});
			let agentFactory = opts.factory || defaultAgentFactory, factory = (origin, options) => {
				let { protocol } = new URL(origin);
				if (this[kProxy].protocol === "socks5:" || this[kProxy].protocol === "socks:") return new Socks5ProxyAgent(this[kProxy].uri, {
					headers: this[kProxyHeaders],
					connect,
					factory: agentFactory,
					username: opts.username || username,
					password: opts.password || password,
					connectTimeout,
					proxyTls: opts.proxyTls,
					requestTls: opts.requestTls
				});
				if (!shouldProxyTunnel(protocol, this[kTunnelProxy])) {
					let forwardConnect = this[kProxy].protocol === "https:" ? (opts, cb) => connectHTTP1(opts, (err, socket) => {
						err && err.code === "ERR_TLS_CERT_ALTNAME_INVALID" ? cb(new SecureProxyConnectionError(err)) : cb(err, socket);
					}) : connectHTTP1;
					return new Http1ProxyWrapper(this[kProxy].uri, {
						headers: this[kProxyHeaders],
						connect: forwardConnect,
						factory: agentFactory,
						proxyServername: this[kProxy].protocol === "https:" ? this[kProxyTls]?.servername || proxyHostname : void 0
					});
				}
				return agentFactory(origin, options);
			};
			protocol === "socks5:" || protocol === "socks:" ? this[kClient] = null : this[kClient] = clientFactory(url, { connect }), this[kAgent] = new Agent({
				...opts,
				factory,
				connect: async (opts, callback) => {
					if (!this[kClient]) {
						callback(new InvalidArgumentError("Cannot establish tunnel connection without a proxy client"));
						return;
					}
					let requestedPath = opts.host;
					opts.port || (requestedPath += `:${defaultProtocolPort(opts.protocol)}`);
					try {
						let connectParams = {
							origin,
							port,
							path: requestedPath,
							signal: opts.signal,
							headers: {
								...this[kProxyHeaders],
								host: opts.host,
								...opts.connections == null || opts.connections > 0 ? { "proxy-connection": "keep-alive" } : {}
							},
							servername: this[kProxyTls]?.servername || proxyHostname
						}, { socket, statusCode } = await this[kClient].connect(connectParams);
						if (statusCode !== 200) {
							socket.on("error", noop).destroy(), callback(new RequestAbortedError(`Proxy response (${statusCode}) !== 200 when HTTP Tunneling`));
							return;
						}
						if (channels.proxyConnected.hasSubscribers && channels.proxyConnected.publish({
							socket,
							connectParams
						}), opts.protocol !== "https:") {
							callback(null, socket);
							return;
						}
						let servername;
						servername = this[kRequestTls] ? this[kRequestTls].servername : opts.servername, (opts.allowH2 === !1 ? this[kConnectEndpointHTTP1] : this[kConnectEndpoint])({
							...opts,
							servername,
							httpSocket: socket
						}, callback);
					} catch (err) {
						err.code === "ERR_TLS_CERT_ALTNAME_INVALID" ? callback(new SecureProxyConnectionError(err)) : err.code === "UND_ERR_SOCKET" ? callback(new ProxyConnectionError(err)) : callback(err);
					}
				}
			});
		}
		dispatch(opts, handler) {
			let headers = buildHeaders(opts.headers);
			return throwIfProxyAuthIsSent(headers), headers && !hasHostHeader(headers) && (headers === opts.headers && (headers = { ...headers }), headers.host = new URL(opts.origin).host), this[kAgent].dispatch({
				...opts,
				headers
			}, handler);
		}
		#getUrl(opts) {
			return typeof opts == "string" ? new URL(opts) : opts instanceof URL ? opts : new URL(opts.uri);
		}
		[kClose]() {
			let promises = [this[kAgent].close()];
			return this[kClient] && promises.push(this[kClient].close()), Promise.all(promises);
		}
		[kDestroy]() {
			let promises = [this[kAgent].destroy()];
			return this[kClient] && promises.push(this[kClient].destroy()), Promise.all(promises);
		}
	};
	function buildHeaders(headers) {
		if (Array.isArray(headers)) {
			let headersPair = {};
			for (let i = 0; i < headers.length; i += 2) isProxyAuthorizationHeader(headers[i]) && throwProxyAuthError(), headersPair[headers[i]] = headers[i + 1];
			return headersPair;
		}
		if (headers && typeof headers == "object" && hasSafeIterator(headers)) {
			let headersPair = {};
			for (let [key, value] of headers) {
				if (!Object.hasOwn(headersPair, key)) {
					headersPair[key] = value;
					continue;
				}
				let previous = headersPair[key], values = [];
				previous !== void 0 && values.push(...Array.isArray(previous) ? previous : [previous]), value !== void 0 && values.push(...Array.isArray(value) ? value : [value]), headersPair[key] = values.length > 1 ? values : values[0];
			}
			return headersPair;
		}
		return headers;
	}
	function throwIfProxyAuthIsSent(headers) {
		for (let key in headers) isProxyAuthorizationHeader(key) && throwProxyAuthError();
	}
	function isProxyAuthorizationHeader(key) {
		return key.length === 19 && key.toLowerCase() === "proxy-authorization";
	}
	function hasHostHeader(headers) {
		for (let key in headers) if (key.length === 4 && key.toLowerCase() === "host") return !0;
		return !1;
	}
	function throwProxyAuthError() {
		throw new InvalidArgumentError("Proxy-Authorization should be sent in ProxyAgent constructor");
	}
	module.exports = ProxyAgent;
})), require_readable = __commonJSMin(((exports, module) => {
	let assert = __require("node:assert"), { addAbortListener } = __require("node:events"), { Readable } = __require("node:stream"), { RequestAbortedError, NotSupportedError, InvalidArgumentError, AbortError } = require_errors$1(), util = require_util(), kConsume = Symbol("kConsume"), kReading = Symbol("kReading"), kBody = Symbol("kBody"), kAbort = Symbol("kAbort"), kContentType = Symbol("kContentType"), kContentLength = Symbol("kContentLength"), kUsed = Symbol("kUsed"), kBytesRead = Symbol("kBytesRead"), noop = () => {};
	var BodyReadable = class extends Readable {
		constructor({ resume, abort, contentType = "", contentLength, highWaterMark = 65536 }) {
			super({
				autoDestroy: !0,
				read: resume,
				highWaterMark
			}), this._readableState.dataEmitted = !1, this[kAbort] = abort, this[kConsume] = null, this[kBytesRead] = 0, this[kBody] = null, this[kUsed] = !1, this[kContentType] = contentType, this[kContentLength] = Number.isFinite(contentLength) ? contentLength : null, this[kReading] = !1;
		}
		_destroy(err, callback) {
			!err && !this._readableState.endEmitted && (err = new RequestAbortedError()), err && this[kAbort](), this[kUsed] ? callback(err) : setImmediate(callback, err);
		}
		on(event, listener) {
			return (event === "data" || event === "readable") && (this[kReading] = !0, this[kUsed] = !0), super.on(event, listener);
		}
		addListener(event, listener) {
			return this.on(event, listener);
		}
		off(event, listener) {
			let ret = super.off(event, listener);
			return (event === "data" || event === "readable") && (this[kReading] = this.listenerCount("data") > 0 || this.listenerCount("readable") > 0), ret;
		}
		removeListener(event, listener) {
			return this.off(event, listener);
		}
		push(chunk) {
			return chunk && (this[kBytesRead] += chunk.length, this[kConsume]) ? (consumePush(this[kConsume], chunk), !this[kReading] || super.push(chunk)) : super.push(chunk);
		}
		text() {
			return consume(this, "text");
		}
		json() {
			return consume(this, "json");
		}
		blob() {
			return consume(this, "blob");
		}
		bytes() {
			return consume(this, "bytes");
		}
		arrayBuffer() {
			return consume(this, "arrayBuffer");
		}
		async formData() {
			throw new NotSupportedError();
		}
		get bodyUsed() {
			return util.isDisturbed(this);
		}
		get body() {
			return this[kBody] || (this[kBody] = ReadableStream.from(this), this[kConsume] && (this[kBody].getReader(), assert(this[kBody].locked))), this[kBody];
		}
		dump(opts) {
			let signal = opts?.signal;
			if (signal != null && (typeof signal != "object" || !("aborted" in signal))) return Promise.reject(new InvalidArgumentError("signal must be an AbortSignal"));
			let limit = opts?.limit && Number.isFinite(opts.limit) ? opts.limit : 131072;
			return signal?.aborted ? Promise.reject(signal.reason ?? new AbortError()) : this._readableState.closeEmitted ? Promise.resolve(null) : new Promise((resolve, reject) => {
				if ((this[kContentLength] && this[kContentLength] > limit || this[kBytesRead] > limit) && this.destroy(new AbortError()), signal) {
					let abortListener = addAbortListener(signal, () => {
						this.destroy(signal.reason ?? new AbortError());
					});
					this.on("close", function() {
						abortListener[Symbol.dispose](), signal.aborted ? reject(signal.reason ?? new AbortError()) : resolve(null);
					});
				} else this.on("close", resolve);
				this.on("error", noop).on("data", () => {
					this[kBytesRead] > limit && this.destroy();
				}).resume();
			});
		}
		setEncoding(encoding) {
			return Buffer.isEncoding(encoding) && super.setEncoding(encoding), this;
		}
	};
	function isLocked(bodyReadable) {
		return bodyReadable[kBody]?.locked === !0 || bodyReadable[kConsume] !== null;
	}
	function isUnusable(bodyReadable) {
		return util.isDisturbed(bodyReadable) || isLocked(bodyReadable);
	}
	function consume(stream, type) {
		return assert(!stream[kConsume]), new Promise((resolve, reject) => {
			if (isUnusable(stream)) {
				let rState = stream._readableState;
				rState.destroyed && rState.closeEmitted === !1 ? stream.on("error", reject).on("close", () => {
					reject(TypeError("unusable"));
				}) : reject(rState.errored ?? TypeError("unusable"));
			} else queueMicrotask(() => {
				stream[kConsume] = {
					type,
					stream,
					resolve,
					reject,
					length: 0,
					body: []
				}, stream.on("error", function(err) {
					consumeFinish(this[kConsume], err);
				}).on("close", function() {
					this[kConsume].body !== null && consumeFinish(this[kConsume], new RequestAbortedError());
				}), consumeStart(stream[kConsume]);
			});
		});
	}
	function consumeStart(consume) {
		if (consume.body === null) return;
		let { _readableState: state } = consume.stream;
		if (state.bufferIndex) {
			let start = state.bufferIndex, end = state.buffer.length;
			for (let n = start; n < end; n++) consumePush(consume, state.buffer[n]);
		} else for (let chunk of state.buffer) consumePush(consume, chunk);
		let decoder = state.decoder;
		if (decoder != null && decoder.lastNeed > 0 && consumePush(consume, Buffer.from(decoder.lastChar.subarray(0, decoder.lastTotal - decoder.lastNeed))), state.endEmitted) consumeEnd(consume, state.encoding);
		else for (consume.stream.on("end", function() {
			consumeEnd(this[kConsume], this._readableState.encoding);
		}), consume.stream.resume(); consume.stream.read() != null;);
	}
	function chunksDecode(chunks, length, encoding) {
		if (chunks.length === 0 || length === 0) return "";
		let buffer = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length), bufferLength = buffer.length, start = bufferLength > 2 && buffer[0] === 239 && buffer[1] === 187 && buffer[2] === 191 ? 3 : 0;
		return !encoding || encoding === "utf8" || encoding === "utf-8" ? buffer.utf8Slice(start, bufferLength) : buffer.subarray(start, bufferLength).toString(encoding);
	}
	function chunksConcat(chunks, length) {
		if (chunks.length === 0 || length === 0) return new Uint8Array();
		if (chunks.length === 1) return new Uint8Array(chunks[0]);
		let buffer = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer), offset = 0;
		for (let i = 0; i < chunks.length; ++i) {
			let chunk = chunks[i];
			buffer.set(chunk, offset), offset += chunk.length;
		}
		return buffer;
	}
	function consumeEnd(consume, encoding) {
		let { type, body, resolve, stream, length } = consume;
		try {
			type === "text" ? resolve(chunksDecode(body, length, encoding)) : type === "json" ? resolve(JSON.parse(chunksDecode(body, length, encoding))) : type === "arrayBuffer" ? resolve(chunksConcat(body, length).buffer) : type === "blob" ? resolve(new Blob(body, { type: stream[kContentType] })) : type === "bytes" && resolve(chunksConcat(body, length)), consumeFinish(consume);
		} catch (err) {
			stream.destroy(err);
		}
	}
	function consumePush(consume, chunk) {
		consume.body !== null && (typeof chunk == "string" && (chunk = Buffer.from(chunk, consume.stream._readableState.encoding)), consume.length += chunk.length, consume.body.push(chunk));
	}
	function consumeFinish(consume, err) {
		consume.body !== null && (err ? consume.reject(err) : consume.resolve(), consume.type = null, consume.stream = null, consume.resolve = null, consume.reject = null, consume.length = 0, consume.body = null);
	}
	module.exports = {
		Readable: BodyReadable,
		chunksDecode
	};
})), require_api_request = __commonJSMin(((exports, module) => {
	let assert = __require("node:assert"), { AsyncResource } = __require("node:async_hooks"), { Readable } = require_readable(), { InvalidArgumentError, RequestAbortedError } = require_errors$1(), util = require_util();
	function noop() {}
	var RequestHandler = class extends AsyncResource {
		constructor(opts, callback) {
			if (!opts || typeof opts != "object") throw new InvalidArgumentError("invalid opts");
			let { signal, method, opaque, body, onInfo, responseHeaders, highWaterMark } = opts;
			try {
				if (typeof callback != "function") throw new InvalidArgumentError("invalid callback");
				if (highWaterMark != null && (!Number.isFinite(highWaterMark) || highWaterMark < 0)) throw new InvalidArgumentError("invalid highWaterMark");
				if (signal && typeof signal.on != "function" && typeof signal.addEventListener != "function") throw new InvalidArgumentError("signal must be an EventEmitter or EventTarget");
				if (method === "CONNECT") throw new InvalidArgumentError("invalid method");
				if (onInfo && typeof onInfo != "function") throw new InvalidArgumentError("invalid onInfo callback");
				super("UNDICI_REQUEST");
			} catch (err) {
				throw util.isStream(body) && util.destroy(body.on("error", noop), err), err;
			}
			this.method = method, this.responseHeaders = responseHeaders || null, this.opaque = opaque || null, this.callback = callback, this.res = null, this.abort = null, this.body = body, this.trailers = {}, this.context = null, this.controller = null, this.onInfo = onInfo || null, this.highWaterMark = highWaterMark, this.reason = null, this.removeAbortListener = null, signal?.aborted ? this.reason = signal.reason ?? new RequestAbortedError() : signal && (this.removeAbortListener = util.addAbortListener(signal, () => {
				if (this.reason = signal.reason ?? new RequestAbortedError(), this.res) {
					let res = this.res;
					this.res = null, util.destroy(res.on("error", noop), this.reason);
				} else this.abort && this.abort(this.reason);
			}));
		}
		onRequestStart(controller, context) {
			this.reason ? controller.abort(this.reason) : (assert(this.callback), this.controller = controller, this.abort = (reason) => controller.abort(reason), this.context = context);
		}
		onResponseStart(controller, statusCode, headers, statusText) {
			let { callback, opaque, context, responseHeaders, highWaterMark } = this, rawHeaders = controller?.rawHeaders, responseHeaderData = responseHeaders === "raw" ? util.parseRawHeaders(rawHeaders) : headers;
			if (statusCode < 200) {
				this.onInfo && this.onInfo({
					statusCode,
					headers: responseHeaderData
				});
				return;
			}
			let parsedHeaders = headers, contentType = parsedHeaders?.["content-type"], contentLength = parsedHeaders?.["content-length"], res = new Readable({
				resume: () => controller.resume(),
				abort: (reason) => controller.abort(reason),
				contentType,
				contentLength: this.method !== "HEAD" && contentLength ? Number(contentLength) : null,
				highWaterMark
			});
			if (this.removeAbortListener &&= (res.on("close", this.removeAbortListener), null), this.callback = null, this.res = res, callback !== null) try {
				this.runInAsyncScope(callback, null, null, {
					statusCode,
					statusText,
					headers: responseHeaderData,
					trailers: this.trailers,
					opaque,
					body: res,
					context
				});
			} catch (err) {
				this.res = null, util.destroy(res.on("error", noop), err), queueMicrotask(() => {
					throw err;
				});
			}
		}
		onResponseData(controller, chunk) {
			this.res && this.res.push(chunk) === !1 && controller.pause();
		}
		onResponseEnd(_controller, trailers) {
			if (trailers && typeof trailers == "object") for (let key of Object.keys(trailers)) key === "__proto__" ? Object.defineProperty(this.trailers, key, {
				value: trailers[key],
				enumerable: !0,
				configurable: !0,
				writable: !0
			}) : this.trailers[key] = trailers[key];
			this.res?.push(null);
		}
		onResponseError(_controller, err) {
			let { res, callback, body, opaque } = this;
			callback && (this.callback = null, queueMicrotask(() => {
				this.runInAsyncScope(callback, null, err, { opaque });
			})), res && (this.res = null, queueMicrotask(() => {
				util.destroy(res.on("error", noop), err);
			})), body && (this.body = null, util.isStream(body) && (body.on("error", noop), util.destroy(body, err))), this.removeAbortListener &&= (this.removeAbortListener(), null);
		}
	};
	function request(opts, callback) {
		if (callback === void 0) return new Promise((resolve, reject) => {
			request.call(this, opts, (err, data) => err ? reject(err) : resolve(data));
		});
		try {
			let handler = new RequestHandler(opts, callback);
			this.dispatch(opts, handler);
		} catch (err) {
			if (typeof callback != "function") throw err;
			let opaque = opts?.opaque;
			queueMicrotask(() => callback(err, { opaque }));
		}
	}
	module.exports = request, module.exports.RequestHandler = RequestHandler;
})), require_abort_signal = __commonJSMin(((exports, module) => {
	let { addAbortListener } = require_util(), { RequestAbortedError } = require_errors$1(), kListener = Symbol("kListener"), kSignal = Symbol("kSignal");
	function abort(self) {
		self.abort ? self.abort(self[kSignal]?.reason) : self.reason = self[kSignal]?.reason ?? new RequestAbortedError(), removeSignal(self);
	}
	function addSignal(self, signal) {
		self.reason = null, self[kSignal] = null, self[kListener] = null, signal && (signal.aborted ? abort(self) : (self[kSignal] = signal, self[kListener] = () => {
			abort(self);
		}, addAbortListener(self[kSignal], self[kListener])));
	}
	function removeSignal(self) {
		self[kSignal] && ("removeEventListener" in self[kSignal] ? self[kSignal].removeEventListener("abort", self[kListener]) : self[kSignal].removeListener("abort", self[kListener]), self[kSignal] = null, self[kListener] = null);
	}
	module.exports = {
		addSignal,
		removeSignal
	};
})), require_api_connect = __commonJSMin(((exports, module) => {
	let assert = __require("node:assert"), { AsyncResource } = __require("node:async_hooks"), { InvalidArgumentError, SocketError } = require_errors$1(), util = require_util(), { addSignal, removeSignal } = require_abort_signal();
	var ConnectHandler = class extends AsyncResource {
		constructor(opts, callback) {
			if (!opts || typeof opts != "object") throw new InvalidArgumentError("invalid opts");
			if (typeof callback != "function") throw new InvalidArgumentError("invalid callback");
			let { signal, opaque, responseHeaders } = opts;
			if (signal && typeof signal.on != "function" && typeof signal.addEventListener != "function") throw new InvalidArgumentError("signal must be an EventEmitter or EventTarget");
			super("UNDICI_CONNECT"), this.opaque = opaque || null, this.responseHeaders = responseHeaders || null, this.callback = callback, this.abort = null, addSignal(this, signal);
		}
		onRequestStart(controller, context) {
			this.reason ? controller.abort(this.reason) : (assert(this.callback), this.abort = (reason) => controller.abort(reason), this.context = context);
		}
		onResponseStart() {
			throw new SocketError("bad connect", null);
		}
		onRequestUpgrade(controller, statusCode, headers, socket) {
			let { callback, opaque, context } = this;
			removeSignal(this), this.callback = null;
			let responseHeaders = headers, rawHeaders = controller?.rawHeaders;
			responseHeaders != null && (responseHeaders = this.responseHeaders === "raw" ? util.parseRawHeaders(rawHeaders) : headers), this.runInAsyncScope(callback, null, null, {
				statusCode,
				headers: responseHeaders,
				socket,
				opaque,
				context
			});
		}
		onResponseError(_controller, err) {
			let { callback, opaque } = this;
			removeSignal(this), callback && (this.callback = null, queueMicrotask(() => {
				this.runInAsyncScope(callback, null, err, { opaque });
			}));
		}
	};
	function connect(opts, callback) {
		if (callback === void 0) return new Promise((resolve, reject) => {
			connect.call(this, opts, (err, data) => err ? reject(err) : resolve(data));
		});
		try {
			let connectHandler = new ConnectHandler(opts, callback), connectOptions = {
				...opts,
				method: "CONNECT"
			};
			this.dispatch(connectOptions, connectHandler);
		} catch (err) {
			if (typeof callback != "function") throw err;
			let opaque = opts?.opaque;
			queueMicrotask(() => callback(err, { opaque }));
		}
	}
	module.exports = connect;
}));
// node_modules/@actions/core/lib/core.js
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function setOutput$1(name, value) {
	if (process.env.GITHUB_OUTPUT) return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL), issueCommand("set-output", { name }, toCommandValue(value));
}
function isDebug() {
	return process.env.RUNNER_DEBUG === "1";
}
function debug$1(message) {
	issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info$1(message) {
	process.stdout.write(message + os.EOL);
}
function startGroup(name) {
	issue("group", name);
}
function endGroup() {
	issue("endgroup");
}
function saveState$1(name, value) {
	if (process.env.GITHUB_STATE) return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
	issueCommand("save-state", { name }, toCommandValue(value));
}
var ExitCode, init_core = __esmMin((() => {
	init_command(), init_file_command(), init_utils(), (function(ExitCode) {
		ExitCode[ExitCode.Success = 0] = "Success", ExitCode[ExitCode.Failure = 1] = "Failure";
	})(ExitCode ||= {});
}));
// src/http/encode.ts
function percentEncode(text) {
	return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
function canonicalQuery(parameters) {
	return [...parameters].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y)).map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join("&");
}
function compare(a, b) {
	return a < b ? -1 : +(a > b);
}
var init_encode = __esmMin((() => {}));
// src/inputs/issues.ts
function formatIssue(kind, values = {}) {
	return fillIn(issueTexts[kind], values);
}
var issueTexts, InputError, InputIssues, init_issues = __esmMin((() => {
	init_template(), issueTexts = {
		required: "is required",
		"provider-required": "is required: one of {providers}",
		"provider-unknown": "must be one of {providers}",
		"target-required": "is required (or `target-stage`)",
		"rollback-target-required": "requires `record`, `environment`, `target-version` or `target-stage`",
		"stage-required": "is required: {provider} has no built-in label",
		"location-required": "is required (or one of the environment variables {variables})",
		"project-lookup": "is required: it cannot be looked up without `region`",
		"token-service-region": "is required: the token service cannot be found without `region`",
		"format-required": "is required, e.g. `{example}`",
		"format-invalid": "must look like `{example}`",
		"flag-invalid": "must be `true` or `false`",
		"line-invalid": "must be a single line of text",
		"credential-invalid": "must be a single line without whitespace",
		"duration-invalid": "must be hours or days, such as `36h` or `30d`",
		"endpoint-invalid": "must be `https://host` or `http://` to a loopback address, without a path",
		"number-invalid": "must be a whole number from 1 to {max}",
		"region-invalid": "is not a valid region",
		"project-invalid": "is not a valid project id",
		"name-invalid": "is not a valid name for {provider}",
		"name-number": "is not a valid name for {provider}: quote it, since YAML rewrites numbers (1.10 becomes 1.1)",
		"name-surplus": "is not a valid name for {provider}: leave out `{surplus}`",
		"version-not-number": "must be a number such as {example}, or `{word}`",
		"variable-invalid": "comes from {variable}, which {problem}",
		"not-in-secret": "differs from the one in `secret` ({value})",
		"full-name-required": "is not the full name that the store gives a secret",
		unsupported: "is not supported by {provider}",
		"no-login-method": "is not how {provider} logs in",
		incompatible: "cannot be combined with `{input}`",
		"newest-rollback": "cannot be `newest` with `rollback: true`: the newest version is the one to roll back from; name a version that you know to be good",
		"only-with-rollback": "requires `rollback: true`",
		"is-stage": "is the label to move",
		"is-current": "is the current label: the version losing `stage` would be in service again",
		"several-providers": "cannot be used with several providers; use a login action for each",
		"oidc-permission": "requires an OIDC token: add `permissions: id-token: write` to the job",
		"oidc-address": "requires an OIDC token, but the address that the runner gives for it (ACTIONS_ID_TOKEN_REQUEST_URL) is not `https://`",
		"no-key": "is required: no credentials found; set `role-to-assume` (OIDC), run a login action first, or set `access-key-id` and `secret-access-key` (or {variables})",
		"no-token": "is required: no credentials found; set `role-to-assume` and `oidc-provider` (OIDC), run a login action first, or set `auth-token` (or {variables})",
		"no-token-variable": "is required: no credentials found; set `role-to-assume` and `oidc-provider` (OIDC), or set `auth-token` to what `{command}` prints after a login action",
		"provider-alone": "cannot be {provider} in a list with other providers, since it logs in with inputs only; use a step for each",
		"no-login-of-several": "is unset, and no credentials found for {logins}; with several providers, run a login action for each first, or set these variables",
		"key-incomplete": "is required, since {names} is set",
		"key-in-environment": "is unset, and in the environment {name} {problem}",
		"list-invalid": "must be a list of items whose values are text, or of plain names{path}",
		"list-empty": "has no items",
		"list-too-long": "has {count} items; the limit is {max}",
		"list-unreadable": "is not valid YAML or JSON{line}",
		"list-unknown-keys": "has unknown keys: {keys} Items are counted from 0. Allowed: {allowed}",
		"list-duplicate": "lists the same secret and label twice",
		"record-masked": "is incomplete: the runner has masked a part of it (`***`); use the `record` output instead of the log, or `environment` or `target-version`",
		"record-field": "is invalid at {path}: {problem}",
		"record-provider": "names a provider that this version of the action does not support",
		"record-endpoint": "contains an endpoint outside the provider's domain; if it is correct, pass it as `endpoint`",
		"record-mismatch": "does not match the record",
		"runner-required": "requires GITHUB_API_URL (https), GITHUB_REPOSITORY and GITHUB_SHA, which GitHub runners set"
	}, InputError = class extends Error {
		name = "InputError";
		advice = "Correct these inputs, then roll back with the `record`, which is in the log of the step that moved the labels.";
		constructor(issues) {
			super([...issues].map(([input, message]) => `\`${input}\` ${message}`).join("\n"));
		}
	}, InputIssues = class {
		#messages = new Map();
		add(input, message) {
			this.#messages.has(input) || this.#messages.set(input, message);
		}
		throwIfAny() {
			if (this.#messages.size > 0) throw new InputError(this.#messages);
		}
	};
}));
// src/promotion/pasted.ts
function cleanPaste(text) {
	return withoutWrapper(withoutWrapper(text));
}
function withoutWrapper(text) {
	return unquote(text.replace(linePrefixPattern, "").trim().replace(/^record:/, "").trim());
}
function unquote(text) {
	let quote = text.charAt(0);
	return text.length < 2 || ![
		"\"",
		"'",
		"`"
	].includes(quote) || !text.endsWith(quote) ? text : unescapeJson(text) ?? text.slice(1, -1);
}
function unescapeJson(text) {
	try {
		let value = JSON.parse(text);
		return typeof value == "string" ? value : void 0;
	} catch {
		return;
	}
}
var linePrefixPattern, init_pasted = __esmMin((() => {
	linePrefixPattern = /^(?:[^\t\r\n\u2028\u2029]{1,300}\t[^\t\r\n\u2028\u2029]{1,300}\t)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z /gm;
}));
// src/promotion/packing.ts
function pack(json) {
	return `psv1.${zlib().gzipSync(json).toString("base64url")}`;
}
function unpack(text) {
	let clean = cleanPaste(text), token = /^(?:\{"packed":")?psv1\.([\w-]*)/.exec(clean.replace(/\s+/g, ""))?.[1];
	if (token === void 0) return clean;
	try {
		let bytes = Buffer.from(token, "base64url");
		return zlib().gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }).toString("utf8");
	} catch {
		throw Error("is incomplete or changed: it cannot be unpacked");
	}
}
var zlib, maxUnpackedBytes, init_packing = __esmMin((() => {
	init_pasted(), zlib = () => process.getBuiltinModule("node:zlib"), maxUnpackedBytes = 4194304;
}));
// src/promotion/change.ts
function holder(snapshot, stage) {
	return snapshot.find((version) => version.stages.includes(stage))?.id ?? null;
}
function checkUnique(snapshot) {
	let holders = new Map();
	for (let { id, stages } of snapshot) for (let stage of new Set(stages)) {
		let other = holders.get(stage);
		if (other !== void 0) throw new ApiError("label-not-unique", { detail: `${stage} is on ${other} and on ${id}` });
		holders.set(stage, id);
	}
	return snapshot;
}
function findVersion(snapshot, id) {
	return snapshot.find((version) => version.id === id && !version.isGone);
}
function formatGone(snapshot, id) {
	return isDestroyed(snapshot, id) ? "is destroyed" : "no longer exists";
}
function isDestroyed(snapshot, id) {
	return snapshot.some((version) => version.id === id && version.isDestroyed === !0);
}
function isMove({ before, after }) {
	return before !== after;
}
function versionsBefore(changes) {
	return [...new Set(changes.flatMap(({ before }) => before ?? []))];
}
function withChanges(snapshot, changes) {
	let moved = new Map(changes.map(({ stage, after }) => [stage, after])), unlisted = [...new Set(moved.values())].filter((id) => snapshot.every((version) => version.id !== id));
	return [...snapshot, ...unlisted.flatMap((id) => id === null ? [] : [{
		id,
		stages: [],
		expires: null
	}])].map((version) => ({
		...version,
		stages: [...version.stages.filter((stage) => !moved.has(stage)), ...[...moved].filter(([, after]) => after === version.id).map(([stage]) => stage)]
	}));
}
function rollbackSteps(stage, changes) {
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
function formatVersion$1(version) {
	return version ?? "no version";
}
function formatHolders(changes, snapshot) {
	return changes.map(({ stage }) => `${stage} is on ${formatVersion$1(holder(snapshot, stage))}`).join(", ");
}
var init_change = __esmMin((() => {
	init_api_error();
}));
// src/untrusted/schema.ts
function listOf(item, ...checks) {
	return pipe(array$1(unknown()).check(...checks), transform((items, context) => parseEach(item, items.entries(), context).map(([, value]) => value)));
}
function lenient(schema) {
	return _catch(optional(schema), void 0);
}
function mapOf(item, message) {
	return pipe(anyObject, transform((map, context) => {
		let all = parseEach(item, Object.entries(map), context);
		return message !== void 0 && context.issues.length > 0 && (context.issues = [{
			code: "custom",
			message,
			input: map
		}]), Object.fromEntries(all);
	}));
}
function parseEach(item, entries, context) {
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
var maxPageLength, labelList, anyObject, init_schema$8 = __esmMin((() => {
	init_mini(), maxPageLength = _maxLength(1e3), labelList = () => pipe(listOf(string$1().check(_maxLength(256)), _maxLength(100)), transform((labels) => labels.filter((label) => label !== ""))), anyObject = custom((value) => typeof value == "object" && !!value && !Array.isArray(value), "Invalid input: expected record");
}));
// src/promotion/store.ts
function identityOf({ provider, projectId, secret }) {
	return JSON.stringify([
		provider,
		projectId,
		secret
	]);
}
function formatIdentity({ projectId, secret }) {
	return projectId === void 0 || secret.includes("/") ? secret : `${secret} of project ${projectId}`;
}
function autoMovedLabel(stage, rules) {
	return stage === rules.current ? rules.previous : null;
}
var init_store$7 = __esmMin((() => {}));
// src/promotion/record.ts
function recordSchema() {
	let text = string$1().check(_regex(/^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,2048}(?<!\s)$/u, "is not a valid name")), version = nullable(text), change = strictObject({
		stage: text,
		before: version,
		after: version
	}), time = int().check(_gte(0), _lte(9999999999999));
	return strictObject({
		version: literal(1),
		run: optional(pipe(text, url({
			protocol: /^https?$/,
			error: "is not a URL"
		}))),
		secrets: listOf(strictObject({
			provider: text,
			region: union([text, literal("")]),
			projectId: optional(text),
			endpoint: optional(text),
			secret: text,
			stage: text,
			changes: listOf(change, _maxLength(10)),
			expiry: optional(strictObject({
				version: text,
				before: nullable(time),
				after: nullable(time)
			}))
		}).check(refine(({ changes }) => new Set(changes.map(({ stage }) => stage)).size === changes.length, { message: "lists a label twice" }), refine(({ stage, changes }) => changes.length === 0 || changes.some((c) => c.stage === stage), { message: "has no change of its own label" })), _minLength(1), _maxLength(1e4)).check(refine((secrets) => new Set(secrets.map((each) => JSON.stringify([identityOf(each), each.stage]))).size === secrets.length, { message: "list a label twice" }))
	});
}
function serializeRecord({ run, secrets }) {
	return JSON.stringify({
		version: 1,
		run,
		secrets
	});
}
function parseRecord(json) {
	let value;
	try {
		value = parseJson(json);
	} catch {
		throw Error("is not JSON");
	}
	let parsed = recordSchema().safeParse(value);
	if (!parsed.success) {
		let [issue] = parsed.error.issues, text = issue?.code === "custom" || issue?.code === "invalid_format" ? issue.message : "is missing or invalid", message = issue?.code === "unrecognized_keys" ? "has an unknown key" : text;
		throw Error(`is not a record of this action: ${issue?.path.join(".") ?? ""} ${message}`.trim());
	}
	return parsed.data;
}
var init_record = __esmMin((() => {
	init_mini(), init_json(), init_schema$8(), init_store$7();
}));
// src/promotion/expiry.ts
function planExpiry(outgoing, at, snapshot) {
	return {
		version: outgoing,
		before: findVersion(snapshot, outgoing)?.expires ?? null,
		after: at
	};
}
function planExpiryUndo({ version, before, after }, snapshot) {
	let now = findVersion(snapshot, version)?.expires ?? null;
	return isSame(now, after) && !isSame(now, before) ? {
		version,
		before: now,
		after: before
	} : void 0;
}
async function applyExpiry(store, { version, before, after }, retryPolicy) {
	let stays = before === null ? `${version} has no expiry` : `${version} still expires on ${date(before)}`;
	if (after === null) return `${stays}: the store cannot remove an expiry`;
	for (let attempt = 1;; attempt++) try {
		await store.expire?.(version, after);
		return;
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		if (isSame(findVersion(error.isAmbiguous ? await store.read().catch(() => []) : [], version)?.expires ?? null, after)) return;
		if (error.retry !== "idempotent" || attempt >= retryPolicy.maxAttempts || !await isInTime(retryPolicy, attempt)) return `${stays}: could not set the expiry to ${date(after)}: ${error.message}`;
	}
}
function inverseExpiry({ version, before, after }) {
	return {
		version,
		before: after,
		after: before
	};
}
function formatExpiry({ version, before, after }) {
	let text = (time) => time === null ? "none" : date(time);
	return `expiry of ${version} ${text(before)} → ${text(after)}`;
}
async function isInTime({ backoff }, attempt) {
	return backoff(attempt).then(() => !0, () => !1);
}
function isSame(a, b) {
	return a === null || b === null ? a === b : Math.floor(a / 1e3) === Math.floor(b / 1e3);
}
function date(ms) {
	return new Date(ms).toISOString();
}
var init_expiry = __esmMin((() => {
	init_api_error(), init_change();
}));
// src/promotion/task.ts
function asApplied(prepared, written) {
	let { confirmation, found } = prepared, shown = confirmation?.plan.changes.filter((change) => isMove(change) && written.some(({ stage }) => stage === change.stage)) ?? [];
	if (confirmation === void 0 || shown.length === 0) return prepared;
	let changes = confirmation.plan.changes.map((change) => shown.includes(change) ? change : {
		...change,
		before: change.after
	}), before = shown.map((change) => ({
		...change,
		after: change.before
	}));
	return {
		...prepared,
		plan: {
			...confirmation.plan,
			changes
		},
		found: withChanges(found, before)
	};
}
function toRecord(prepared, result) {
	let { store, plan, expiry } = asApplied(prepared, result?.changes ?? []);
	return {
		...store.ref,
		stage: plan.stage,
		changes: [...plan.changes, ...plan.sideEffects],
		...expiry && { expiry }
	};
}
function labelsOf({ stage, intent }) {
	let target = intent.kind === "promote" ? intent.promotion.target : null;
	return target !== null && target !== "newest" && "stage" in target ? [stage, target.stage] : [stage];
}
function isRollback({ intent }) {
	return intent.kind === "undo" || intent.rollback;
}
var init_task = __esmMin((() => {
	init_change();
}));
// src/promotion/result.ts
function toLabelStates(stages, found, { labels, inDoubt = [] }) {
	let moving = new Set(inDoubt.filter(({ stage, after }) => holder(labels, stage) !== after).map(({ stage }) => stage));
	return [...new Set(stages)].map((stage) => ({
		stage,
		was: holder(found, stage),
		is: holder(labels, stage),
		isInDoubt: moving.has(stage)
	}));
}
function skippedResult(task) {
	return {
		ref: task.ref,
		stage: task.stage,
		isRollback: isRollback(task),
		previous: void 0,
		current: void 0,
		target: void 0,
		changes: [],
		changed: !1,
		outcome: "skipped",
		warnings: [],
		requestIds: []
	};
}
function resultOf({ task, store, found, plan, expiry }, { labels, inDoubt = [] }, outcome, warnings = []) {
	let mayMove = inDoubt.filter(({ stage, after }) => holder(labels, stage) !== after), isAsFound = ({ stage }) => holder(labels, stage) === holder(found, stage);
	return {
		ref: store.ref,
		stage: plan.stage,
		isRollback: isRollback(task),
		previous: holder(found, plan.stage),
		current: ((label) => mayMove.some(({ stage }) => stage === label))(plan.stage) ? void 0 : holder(labels, plan.stage),
		target: targetOf(plan, found),
		changes: plan.changes.filter(isMove),
		expiry,
		changed: mayMove.length > 0 || ![...plan.changes, ...plan.sideEffects].every(isAsFound),
		outcome,
		warnings,
		requestIds: store.requestIds
	};
}
function targetOf({ stage, changes }, found) {
	let change = changes.find((each) => each.stage === stage);
	return change === void 0 ? holder(found, stage) : change.after;
}
function plannedResult(prepared) {
	let { found, plan } = prepared, outcome = outcomeOf(prepared) === "unchanged" ? "unchanged" : "planned", rotation = rotationWarnings(prepared, withChanges(found, plan.changes)), warnings = [
		...skipWarnings(plan, found),
		...rotation,
		...targetWarnings(prepared)
	];
	return resultOf(prepared, { labels: found }, outcome, warnings);
}
function outcomeOf({ task, plan }) {
	return plan.changes.some(isMove) ? isRollback(task) ? "rolled-back" : "promoted" : "unchanged";
}
function hasChanges(prepared) {
	return prepared.expiry !== void 0 || outcomeOf(prepared) !== "unchanged";
}
function notConfirmed({ found, plan: { stage } }) {
	return Refusal.of("not-confirmed", {
		label: stage,
		now: formatVersion$1(holder(found, stage))
	});
}
function needsRollback({ changed, failure }) {
	return changed && (!failure || failure.manualSteps.length > 0);
}
function leftToRollBack(recorded, result) {
	if (result === void 0 || !needsRollback(result)) return [];
	let { failure } = result, isLeft = ({ stage }) => !failure || failure.manualSteps.some((step) => step.stage === stage);
	return [{
		...recorded,
		changes: recorded.changes.map((each) => isLeft(each) ? each : {
			...each,
			after: each.before
		})
	}];
}
function skipWarnings({ skipped }, snapshot) {
	return skipped.map(({ stage, why }) => `${stage} ${why}; it is on ${formatVersion$1(holder(snapshot, stage))}`);
}
function rotationWarnings({ plan, store: { rules } }, now) {
	let outgoing = plan.changes.find(({ stage }) => stage === rules.current)?.before, { pending } = rules;
	return pending === void 0 || !outgoing || holder(now, pending) !== outgoing || rules.current !== null && holder(now, rules.current) === outgoing ? [] : [`${pending} is still on ${outgoing} and will block the next rotation until you remove it`];
}
function targetWarnings({ plan, found }) {
	let move = plan.changes.find((change) => change.stage === plan.stage && isMove(change)), { id, destroyAt, unchecked } = found.find((version) => version.id === move?.after) ?? {};
	return id === void 0 ? [] : unchecked === void 0 ? destroyAt === void 0 ? [] : [`version ${id} will be destroyed at ${new Date(destroyAt).toISOString()}, although it has ${plan.stage}; cancel that by enabling it`] : [`version ${id} was not checked, so it may not exist: ${unchecked}`];
}
async function diagnose(store, error) {
	let about = error instanceof Refusal ? error.conflictingLabel : error;
	if (about !== void 0 && (typeof about == "string" || about instanceof ApiError)) return store?.diagnose?.(about).catch(() => void 0);
}
var init_result = __esmMin((() => {
	init_api_error(), init_refusal(), init_change(), init_task();
}));
// src/stores/command-line.ts
function formatCommandLine(command, options) {
	return [command, ...Object.entries(options).flatMap(([name, value]) => value ? `${name}=${quote(value)}` : [])].join(" ");
}
function quote(value) {
	return /^[\w@%+:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`).replaceAll("##[", "##''[")}'`;
}
var init_command_line = __esmMin((() => {})), regionPattern, projectIdPattern, init_provider$7 = __esmMin((() => {
	regionPattern = /^([a-z]{2}|eusc)(-[a-z0-9]{1,20}){1,4}$/, projectIdPattern = /^(?:(?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63}:)?[A-Za-z0-9_-]{1,64}$/;
})), name$3, arn$4, anyName$1, patterns$6, rules$6, apiHosts$6, shortName$4, isNameOf$4, regionInName$4, formatCommand$6, init_names$7 = __esmMin((() => {
	init_command_line(), init_provider$7(), name$3 = "[A-Za-z0-9_/+=.@-]{1,192}", arn$4 = RegExp(`^acs:kms:([a-z]{2}(?:-[a-z0-9]+)+):\\d{1,32}:secret/(${name$3})$`), anyName$1 = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u, patterns$6 = {
		secret: RegExp(`^${name$3}$|${arn$4.source}`),
		stage: anyName$1,
		version: anyName$1,
		fullName: arn$4,
		region: regionPattern
	}, rules$6 = {
		current: "ACSCurrent",
		previous: "ACSPrevious",
		movesPrevious: "perhaps",
		condition: "nothing",
		movesTogether: !1,
		removable: (stage) => stage !== "ACSCurrent" && stage !== "ACSPrevious"
	}, apiHosts$6 = /^kms(-vpc)?\.[a-z]{2}(?:-[a-z0-9]+)+\.aliyuncs\.com$/, shortName$4 = (secret) => arn$4.exec(secret)?.[2] ?? secret, isNameOf$4 = (name, secret) => name === secret || name === shortName$4(secret), regionInName$4 = (secret) => arn$4.exec(secret)?.[1], formatCommand$6 = ({ region, endpoint, secret }, { stage, before, after }) => formatCommandLine("aliyun kms UpdateSecretVersionStage", {
		"--region": region,
		"--endpoint": endpoint && new URL(endpoint).host,
		"--SecretName": secret,
		"--VersionStage": stage,
		"--RemoveFromVersion": before,
		"--MoveToVersion": after
	});
})), tokenServiceAdvice, init_federation$5 = __esmMin((() => {
	tokenServiceAdvice = {
		unreachable: "Check `identity-endpoint` and `region`, the network of the runner and its proxy variables.",
		unreadable: "Check `identity-endpoint`, and that no proxy responds in place of the token service.",
		redirected: "Check `identity-endpoint`: it must be the address of the token service itself.",
		"tls-failed": "Check `identity-endpoint`. To trust a private CA, set `NODE_EXTRA_CA_CERTS`."
	};
}));
// src/http/xml.ts
function xmlField(body, name) {
	let [, quoted, text] = RegExp(`<${name}>(?:<!\\[CDATA\\[([^<\\]]{0,20000})\\]\\]>|([^<]{0,20000}))</${name}>`).exec(body) ?? [];
	return (quoted ?? text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity) => entities[entity] ?? ""))?.trim();
}
var entities, init_xml = __esmMin((() => {
	entities = {
		amp: "&",
		lt: "<",
		gt: ">",
		quot: "\"",
		apos: "'"
	};
}));
// src/stores/alibabacloud-kms/schema.ts
function errorOf$3(response) {
	let json = errorResponse$5.safeParse(parseJsonBody(response)).data;
	if (json !== void 0) return json;
	let field = (name) => xmlField(response.body, name);
	return {
		code: field("Code"),
		message: field("Message"),
		requestId: field("RequestId"),
		link: field("Recommend")
	};
}
var secretName$1, stages, time$4, versionList$4, stageResponse$2, description$1, text$5, errorResponse$5, init_schema$7 = __esmMin((() => {
	init_mini(), init_schema$8(), init_api$1(), init_xml(), init_names$7(), secretName$1 = string$1().check(_regex(patterns$6.secret)), stages = pipe(nullish(object({ VersionStage: nullish(labelList()) })), transform((list) => list?.VersionStage ?? [])), time$4 = pipe(pipe(string$1().check(_regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)), transform((text) => Date.parse(text))), number$2()), versionList$4 = object({
		SecretName: nullish(secretName$1),
		PageSize: optional(number$1()),
		VersionIds: object({ VersionId: listOf(object({
			VersionId: string$1().check(_regex(patterns$6.version)),
			VersionStages: stages,
			CreateTime: lenient(time$4)
		}), maxPageLength) })
	}), stageResponse$2 = object({ SecretName: secretName$1 }), description$1 = object({
		Arn: string$1("is not the ARN of a secret").check(_regex(patterns$6.fullName, "is not the ARN of a secret")),
		SecretType: nullish(string$1()),
		PlannedDeleteTime: nullish(string$1())
	}), text$5 = _catch(optional(string$1()), void 0), errorResponse$5 = union([pipe(object({
		Code: string$1(),
		Message: text$5,
		RequestId: text$5,
		Recommend: text$5
	}), transform(({ Code: code, Message: message, RequestId: requestId, Recommend: link }) => ({
		code,
		message,
		requestId,
		link
	}))), object({
		code: string$1(),
		message: text$5,
		requestId: text$5
	})]);
}));
// src/stores/alibabacloud-kms/signature.ts
function acsDate(date) {
	return date.toISOString().replace(/\.\d+/, "");
}
function authorization$1(request, accessKeyId, secretAccessKey) {
	let toSign = `ACS3-HMAC-SHA256\n${sha256$1(canonicalRequest$1(request))}`, signature = createHmac("sha256", secretAccessKey).update(toSign).digest("hex");
	return `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signedNames(request).join(";")},Signature=${signature}`;
}
function canonicalRequest$1(request) {
	let names = signedNames(request);
	return [
		request.method,
		request.url.pathname,
		canonicalQuery(request.url.searchParams),
		...names.map((name) => `${name}:${request.headers[name]?.trim() ?? ""}`),
		"",
		names.join(";"),
		sha256$1(request.body)
	].join("\n");
}
function sha256$1(text) {
	return createHash("sha256").update(text).digest("hex");
}
function signedNames({ headers }) {
	return Object.keys(headers).filter((name) => name.startsWith("x-acs-") || name === "host" || name === "content-type").sort();
}
var init_signature$2 = __esmMin((() => {
	init_encode();
})), federation_exports$4 = __exportAll({ exchange: () => exchange$4 }), response$2, api$12, exchange$4, init_federation$4 = __esmMin((() => {
	init_mini(), init_api$1(), init_federation$5(), init_encode(), init_schema$7(), init_signature$2(), response$2 = object({ Credentials: object({
		AccessKeyId: string$1().check(_minLength(1)),
		AccessKeySecret: string$1().check(_minLength(1)),
		SecurityToken: string$1().check(_minLength(1))
	}) }), api$12 = {
		service: "the token service",
		requestIdHeaders: ["x-acs-request-id"],
		errorOf: errorOf$3,
		errorRules: [
			{
				code: /Throttling/,
				kind: "throttled"
			},
			{
				code: /^(IllegalTimestamp|InvalidTimeStamp\..*)$/i,
				kind: "clock-skew"
			},
			{
				code: /^AuthenticationFail\.NoPermission$/,
				kind: "role-refused"
			},
			{
				code: /^EntityNotExist\./,
				kind: "role-not-found"
			}
		],
		advice: tokenServiceAdvice,
		statusKinds: {
			401: "oidc-refused",
			403: "role-refused",
			404: "role-not-found"
		}
	}, exchange$4 = async (request, fetchToken, client) => {
		let origin = request.endpoint ?? "https://sts.aliyuncs.com";
		client.connect(origin);
		let idToken = await fetchToken(), body = canonicalQuery(Object.entries({
			OIDCProviderArn: request.oidcProvider ?? "",
			OIDCToken: idToken,
			RoleArn: request.role ?? "",
			RoleSessionName: request.sessionName,
			DurationSeconds: String(request.seconds)
		})), { Credentials: credentials } = await call(client, api$12, {
			operation: "AssumeRoleWithOIDC",
			kind: "read",
			request: (date) => {
				let action = {
					Action: "AssumeRoleWithOIDC",
					Version: "2015-04-01",
					Format: "JSON",
					Timestamp: acsDate(date)
				};
				return {
					method: "POST",
					url: new URL(`${origin}/?${canonicalQuery(Object.entries(action))}`),
					headers: {
						accept: "application/json",
						"content-type": "application/x-www-form-urlencoded"
					},
					body
				};
			},
			parse: bySchema(response$2),
			secrets: [idToken]
		}), { AccessKeyId: accessKeyId, AccessKeySecret: secretAccessKey, SecurityToken: securityToken } = credentials;
		return {
			accessKeyId,
			secretAccessKey,
			securityToken
		};
	};
})), burst, windowMs, RateLimiter, init_rate_limiter = __esmMin((() => {
	init_deadline(), burst = 4, windowMs = 1050, RateLimiter = class {
		#perSecond;
		#intervalMs;
		#counting = 0;
		#nextMs = 0;
		#turn = Promise.resolve();
		#wake;
		constructor(perSecond) {
			this.#perSecond = perSecond, this.#intervalMs = 1e3 / perSecond;
		}
		async acquire(deadline) {
			let previous = this.#turn, { promise: started, resolve: markStarted } = Promise.withResolvers();
			this.#turn = previous.then(() => started);
			try {
				for (await deadline.race(previous); this.#counting >= this.#perSecond;) await deadline.race(new Promise((resolve) => this.#wake = resolve));
				let earliest = this.#nextMs - burst * this.#intervalMs;
				earliest > now() && await deadline.wait(earliest - now()), this.#nextMs = Math.max(this.#nextMs, now()) + this.#intervalMs, this.#counting++;
			} finally {
				markStarted(void 0);
			}
			return () => {
				setTimeout(() => {
					this.#counting--, this.#wake?.(void 0);
				}, windowMs);
			};
		}
	};
}));
// src/stores/identity.ts
function aboutSecret(parse, { kind, secret, secrets, namesOf, isAsked }) {
	return (response, details) => {
		let value = parse(response, details), other = namesOf(value).find((name) => name != null && !isAsked(name));
		if (other == null) return value;
		let detail = aboutOther(other, secret, secrets);
		throw new ApiError(kind === "read" ? "other-secret" : "unreadable", {
			...details,
			detail
		});
	};
}
async function explainRefusal$1(error, name, secrets, read) {
	if (!(error instanceof ApiError && [
		"secret-not-found",
		"no-permission",
		"explicit-deny",
		"rejected"
	].includes(error.kind))) throw error;
	let seen = await read?.().catch(() => void 0);
	throw seen === void 0 || accountOf(seen) === accountOf(name) ? error : new ApiError("other-secret", {
		...error.details,
		detail: aboutOther(seen, name, secrets)
	});
}
function accountOf(arn) {
	return arn.slice(0, Math.max(0, arn.search(/:secret[:/]/)));
}
function aboutOther(other, asked, secrets) {
	return `it is about ${sanitize(other, secrets) ?? "another one"}, not ${asked}`;
}
var init_identity = __esmMin((() => {
	init_api_error(), init_text();
})), store_exports$6 = __exportAll({ open: () => open$6 });
async function firstRead(description, list) {
	let isFinal = (error) => error instanceof ApiError && error.retry === "never", stopIf = (isEnd) => (error) => {
		if (isEnd(error)) throw error;
	};
	await Promise.all([description.catch(stopIf(isFinal)), list.catch(stopIf(isAuthFailure))]);
	let [described, listed] = await Promise.allSettled([description, list]);
	if (described.status === "rejected" && listed.status === "rejected") throw isFinal(listed.reason) ? listed.reason : described.reason;
	if (described.status === "rejected") throw described.reason;
	if (listed.status === "rejected") throw listed.reason;
	return listed.value;
}
function createSender$6(origin, region, client, credentials, requestIds) {
	return (kind, operation, secret, parameters, schema) => {
		let url = new URL(`${origin}/?${canonicalQuery(Object.entries({
			SecretName: secret,
			...parameters
		}))}`), request = (date) => sign$3(date, credentials, operation, url), isAsked = (name) => (region === "" || [void 0, region].includes(regionInName$4(name))) && (isNameOf$4(secret, name) || isNameOf$4(name, secret)), secrets = secretsOf(credentials), parse = aboutSecret(bySchema(schema), {
			kind,
			secret,
			secrets,
			namesOf: ({ Arn, SecretName }) => [Arn, SecretName],
			isAsked
		});
		return call(client, api$11, {
			operation,
			kind,
			request,
			parse,
			secrets,
			requestIds
		});
	};
}
function checkMovable$1({ SecretType: type, PlannedDeleteTime: time }, secrets, details) {
	if (time) throw new ApiError("secret-deleting", {
		...details,
		detail: `at ${sanitize(time, secrets)}`
	});
	if (type && type !== "Generic") throw new ApiError("managed-secret", {
		...details,
		detail: `it is of type ${sanitize(type, secrets)}`
	});
}
function sign$3(date, credentials, operation, url) {
	if (!("accessKeyId" in credentials)) throw TypeError("Alibaba Cloud KMS supports access keys only");
	let { accessKeyId, secretAccessKey, securityToken } = credentials, headers = {
		accept: "application/json",
		host: url.host,
		"x-acs-action": operation,
		"x-acs-content-sha256": sha256$1(""),
		"x-acs-date": acsDate(date),
		"x-acs-signature-nonce": randomBytes(16).toString("hex"),
		"x-acs-version": "2016-01-20",
		...securityToken !== void 0 && {
			"x-acs-accesskey-id": accessKeyId,
			"x-acs-security-token": securityToken
		}
	}, signed = authorization$1({
		method: "POST",
		url,
		headers,
		body: ""
	}, accessKeyId, secretAccessKey);
	return {
		method: "POST",
		url,
		headers: {
			...headers,
			authorization: signed
		}
	};
}
var rateLimiter$1, api$11, pageSize$4, maxPages$5, open$6, init_store$6 = __esmMin((() => {
	init_credentials(), init_api_error(), init_api$1(), init_encode(), init_message(), init_rate_limiter(), init_change(), init_text(), init_identity(), init_names$7(), init_schema$7(), init_signature$2(), rateLimiter$1 = new RateLimiter(40), api$11 = {
		requestIdHeaders: ["x-acs-request-id"],
		errorOf: errorOf$3,
		errorRules: [
			{
				code: /Throttling/,
				kind: "throttled"
			},
			{
				code: /^Invalid(Api|Action|Product|Version)\b/,
				kind: "rejected"
			},
			{
				code: /^(InvalidAccessKeyId|InvalidSecurityToken)\b|^Forbidden\.AccessKey/,
				kind: "bad-credentials"
			},
			{
				code: /^(MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature)$/,
				kind: "bad-credentials"
			},
			{
				code: /^(IllegalTimestamp|InvalidTimeStamp\..*)$/i,
				kind: "clock-skew"
			},
			{
				code: /^Forbidden\.InDebt(Overdue)?$/,
				kind: "payment-overdue"
			},
			{
				code: /^Forbidden\.KmsServiceNotEnabled$/,
				kind: "service-disabled"
			},
			{
				code: /^Forbidden\.ProhibitedByRiskControl$/,
				kind: "account-restricted"
			},
			{
				code: /^EntityNotExist\.Secret$/,
				kind: "secret-not-found"
			},
			{
				code: /^Rejected\.(ResourceInDeleteWindow|PendingDeletion)$/,
				kind: "secret-deleting"
			},
			{
				code: /^Rejected\.Disabled$/,
				kind: "secret-disabled"
			},
			{
				code: /^Rejected\.LimitExceeded$/,
				kind: "label-quota"
			}
		],
		linkDomains: ["aliyun.com", "alibabacloud.com"],
		retryAfterMs: (response) => {
			let hint = Number(response.header("x-acs-retry-after"));
			return hint > 0 ? hint : retryAfterMs(response);
		},
		rateLimiterFor: () => rateLimiter$1
	}, pageSize$4 = 50, maxPages$5 = 25, open$6 = async (asked, { logIn, client }) => {
		let origin = asked.endpoint ?? `https://kms.${asked.region}.aliyuncs.com`;
		client.connect(origin, 2);
		let credentials = await logIn(), requestIds = [], secrets = secretsOf(credentials), send = createSender$6(origin, asked.region, client, credentials, requestIds), ref = asked, isDescribed = !1;
		async function describe() {
			let read = (name) => send("read", "DescribeSecret", name, {}, description$1), { secret: name } = asked, plain = shortName$4(name), readPlain = plain === name ? void 0 : () => read(plain).then(({ Arn }) => Arn), secret = await read(name).catch((error) => explainRefusal$1(error, name, secrets, readPlain));
			ref = {
				...asked,
				region: regionInName$4(secret.Arn) ?? asked.region,
				secret: secret.Arn
			}, checkMovable$1(secret, secrets, {
				operation: "DescribeSecret",
				requestId: requestIds.at(-1)
			}), isDescribed = !0;
		}
		async function listVersions() {
			let versions = new Map();
			for (let page = 1; page <= maxPages$5; page++) {
				let parameters = {
					IncludeDeprecated: "true",
					PageNumber: String(page),
					PageSize: String(pageSize$4)
				}, list = await send("read", "ListSecretVersionIds", ref.secret, parameters, versionList$4), listed = list.VersionIds.VersionId;
				for (let { VersionId: id, VersionStages: stages, CreateTime: order } of listed) versions.set(id, {
					id,
					stages,
					expires: null,
					order
				});
				if (listed.length < Math.min(pageSize$4, list.PageSize ?? pageSize$4)) break;
			}
			return checkUnique([...versions.values()]);
		}
		return {
			get ref() {
				return ref;
			},
			rules: rules$6,
			requestIds,
			async read() {
				return isDescribed ? listVersions() : firstRead(describe(), listVersions());
			},
			async move({ stage, before, after }) {
				let parameters = {
					VersionStage: stage,
					...before !== null && { RemoveFromVersion: before },
					...after !== null && { MoveToVersion: after }
				};
				await send("write", "UpdateSecretVersionStage", ref.secret, parameters, stageResponse$2);
			}
		};
	};
})), alibabacloudKms, init_provider$6 = __esmMin((() => {
	init_names$7(), alibabacloudKms = {
		rules: rules$6,
		patterns: patterns$6,
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
		supportedInputs: [],
		isNameOf: isNameOf$4,
		shortName: shortName$4,
		regionInName: regionInName$4,
		apiHosts: apiHosts$6,
		formatCommand: formatCommand$6,
		federation: {
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
			hasRegionalEndpoint: !1,
			audience: () => "sts.aliyuncs.com",
			load: () => Promise.resolve().then(() => (init_federation$4(), federation_exports$4)).then((module) => module.exchange)
		},
		load: () => Promise.resolve().then(() => (init_store$6(), store_exports$6)).then((module) => module.open)
	};
}));
// src/stores/aws/names.ts
function buildApiHosts(service) {
	return RegExp(`^${service}(-fips)?\\.${region$3}\\.(${allDomains.join("|").replaceAll(".", "\\.")})$`);
}
function endpointFor$2(service, region) {
	return `https://${service}.${region}.${domains$1.find(([beginning]) => region.startsWith(beginning))?.[1] ?? "amazonaws.com"}`;
}
var region$3, domains$1, dualStackDomains, allDomains, init_names$6 = __esmMin((() => {
	region$3 = "(?:[a-z]{2}|eusc)(?:-[a-z]+)+-\\d{1,2}", domains$1 = [
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
		...domains$1.map(([, domain]) => domain),
		...dualStackDomains
	];
})), federation_exports$3 = __exportAll({ exchange: () => exchange$3 }), part, response$1, api$10, exchange$3, init_federation$3 = __esmMin((() => {
	init_mini(), init_api$1(), init_federation$5(), init_encode(), init_xml(), init_names$6(), part = string$1({ error: "is missing" }).check(_minLength(1)), response$1 = object({
		AccessKeyId: part,
		SecretAccessKey: part,
		SessionToken: part
	}), api$10 = {
		service: "the token service",
		requestIdHeaders: ["x-amzn-requestid"],
		errorOf: ({ body }) => ({
			code: xmlField(body, "Code"),
			message: xmlField(body, "Message"),
			requestId: xmlField(body, "RequestId")
		}),
		errorRules: [
			{
				code: /^Throttling/,
				kind: "throttled"
			},
			{
				code: /^IDPCommunicationError$/,
				kind: "unavailable"
			},
			{
				code: /^(ExpiredTokenException|InvalidIdentityToken|IDPRejectedClaim)$/,
				kind: "oidc-refused"
			},
			{
				code: /^AccessDenied/,
				kind: "role-refused"
			},
			{
				code: /^RegionDisabledException$/,
				kind: "rejected"
			}
		],
		advice: tokenServiceAdvice,
		statusKinds: {
			401: "oidc-refused",
			403: "role-refused",
			404: "role-not-found"
		}
	}, exchange$3 = async (request, fetchToken, client) => {
		let url = new URL(request.endpoint ?? endpointFor$2("sts", request.region));
		client.connect(url);
		let idToken = await fetchToken(), body = canonicalQuery(Object.entries({
			Action: "AssumeRoleWithWebIdentity",
			Version: "2011-06-15",
			RoleArn: request.role ?? "",
			RoleSessionName: request.sessionName,
			WebIdentityToken: idToken,
			DurationSeconds: String(request.seconds)
		})), { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: securityToken } = await call(client, api$10, {
			operation: "AssumeRoleWithWebIdentity",
			kind: "read",
			request: () => ({
				method: "POST",
				url,
				headers: { "content-type": "application/x-www-form-urlencoded" },
				body
			}),
			parse: bySchema(response$1, ({ body: xml }) => ({
				AccessKeyId: xmlField(xml, "AccessKeyId"),
				SecretAccessKey: xmlField(xml, "SecretAccessKey"),
				SessionToken: xmlField(xml, "SessionToken")
			})),
			secrets: [idToken]
		});
		return {
			accessKeyId,
			secretAccessKey,
			securityToken
		};
	};
}));
// src/stores/aws/login.ts
function environmentOf(endpointVariable) {
	return {
		region: ["AWS_REGION", "AWS_DEFAULT_REGION"],
		projectId: [],
		endpoint: [endpointVariable, "AWS_ENDPOINT_URL"],
		ignoresEndpoint: "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
		credentials: [{
			accessKeyId: "AWS_ACCESS_KEY_ID",
			secretAccessKey: "AWS_SECRET_ACCESS_KEY",
			securityToken: "AWS_SESSION_TOKEN"
		}]
	};
}
var federation, init_login$2 = __esmMin((() => {
	federation = {
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
		hasRegionalEndpoint: !0,
		audience: () => "sts.amazonaws.com",
		load: () => Promise.resolve().then(() => (init_federation$3(), federation_exports$3)).then((module) => module.exchange)
	};
}));
// src/stores/aws-parameter-store/names.ts
function namesOf(secret) {
	let path = pathOf(secret);
	return path.includes("/", 1) ? [path] : [path, path.slice(1)];
}
var path, name$2, arn$3, label, patterns$5, rules$5, apiHosts$5, pathOf, shortName$3, isNameOf$3, regionInName$3, formatCommand$5, init_names$5 = __esmMin((() => {
	init_names$6(), init_command_line(), init_provider$7(), path = "(?:/[A-Za-z0-9_.-]{1,1011}){1,16}", name$2 = `[A-Za-z0-9_.-]{1,1011}|${path}`, arn$3 = RegExp(`^arn:aws[a-z-]{0,20}:ssm:(${region$3}):\\d{12}:parameter(${path})$`), label = /^(?!\d|aws|ssm)[a-z0-9._-]{1,100}$/i, patterns$5 = {
		secret: RegExp(`^(?:${name$2})$|${arn$3.source}`),
		stage: label,
		version: /^[1-9]\d{0,14}$/,
		fullName: arn$3,
		surplus: { secret: /^(?!arn:)[^:]+(:.*)$|^arn:(?:[^:]*:){4}[^:]+(:.*)$/ },
		region: regionPattern
	}, rules$5 = {
		current: null,
		previous: null,
		movesPrevious: "never",
		condition: "nothing",
		movesTogether: !1,
		removable: () => !0
	}, apiHosts$5 = buildApiHosts("ssm"), pathOf = (secret) => arn$3.exec(secret)?.[2] ?? (secret.startsWith("/") ? secret : `/${secret}`), shortName$3 = (secret) => namesOf(secret).at(-1) ?? secret, isNameOf$3 = (name, secret) => name === secret || !arn$3.test(name) && pathOf(name) === pathOf(secret), regionInName$3 = (secret) => arn$3.exec(secret)?.[1], formatCommand$5 = ({ region, endpoint, secret }, { stage, before, after }) => {
		let version = after ?? before;
		if (version === null) return;
		let address = {
			"--region": region,
			"--endpoint-url": endpoint
		}, [path, ...others] = namesOf(secret), options = {
			...address,
			"--parameter-version": version,
			"--labels": stage
		}, command = `aws ssm ${after === null ? "unlabel" : "label"}-parameter-version`;
		if (others.length === 0) return formatCommandLine(command, {
			...address,
			"--name": path,
			...options
		});
		let find = formatCommandLine("aws ssm describe-parameters", {
			...address,
			"--parameter-filters": `Key=Name,Values=${[path, ...others].join(",")}`,
			"--query": "Parameters[].Name",
			"--output": "text"
		});
		return `${formatCommandLine(command, options)} --name="$(${find})"`;
	};
})), require_lru = __commonJSMin(((exports, module) => {
	module.exports = function(size) {
		return new LruCache(size);
	};
	function LruCache(size) {
		this.capacity = size | 0, this.map = Object.create(null), this.list = new DoublyLinkedList();
	}
	LruCache.prototype.get = function(key) {
		var node = this.map[key];
		if (node != null) return this.used(node), node.val;
	}, LruCache.prototype.set = function(key, val) {
		var node = this.map[key];
		if (node != null) node.val = val;
		else {
			if (this.capacity || this.prune(), !this.capacity) return !1;
			node = new DoublyLinkedNode(key, val), this.map[key] = node, this.capacity--;
		}
		return this.used(node), !0;
	}, LruCache.prototype.used = function(node) {
		this.list.moveToFront(node);
	}, LruCache.prototype.prune = function() {
		var node = this.list.pop();
		node != null && (delete this.map[node.key], this.capacity++);
	};
	function DoublyLinkedList() {
		this.firstNode = null, this.lastNode = null;
	}
	DoublyLinkedList.prototype.moveToFront = function(node) {
		this.firstNode != node && (this.remove(node), this.firstNode == null ? (this.firstNode = node, this.lastNode = node, node.prev = null, node.next = null) : (node.prev = null, node.next = this.firstNode, node.next.prev = node, this.firstNode = node));
	}, DoublyLinkedList.prototype.pop = function() {
		var lastNode = this.lastNode;
		return lastNode != null && this.remove(lastNode), lastNode;
	}, DoublyLinkedList.prototype.remove = function(node) {
		this.firstNode == node ? this.firstNode = node.next : node.prev != null && (node.prev.next = node.next), this.lastNode == node ? this.lastNode = node.prev : node.next != null && (node.next.prev = node.prev);
	};
	function DoublyLinkedNode(key, val) {
		this.key = key, this.val = val, this.prev = null, this.next = null;
	}
})), require_aws4 = __commonJSMin(((exports) => {
	var aws4 = exports, url = __require("url"), querystring = __require("querystring"), crypto = __require("crypto"), credentialsCache = require_lru()(1e3);
	function hmac(key, string, encoding) {
		return crypto.createHmac("sha256", key).update(string, "utf8").digest(encoding);
	}
	function hash(string, encoding) {
		return crypto.createHash("sha256").update(string, "utf8").digest(encoding);
	}
	function encodeRfc3986(urlEncodedString) {
		return urlEncodedString.replace(/[!'()*]/g, function(c) {
			return "%" + c.charCodeAt(0).toString(16).toUpperCase();
		});
	}
	function encodeRfc3986Full(str) {
		return encodeRfc3986(encodeURIComponent(str));
	}
	var HEADERS_TO_IGNORE = {
		authorization: !0,
		connection: !0,
		"x-amzn-trace-id": !0,
		"user-agent": !0,
		expect: !0,
		"presigned-expires": !0,
		range: !0
	};
	function RequestSigner(request, credentials) {
		typeof request == "string" && (request = url.parse(request));
		var headers = request.headers = Object.assign({}, request.headers || {}), hostParts = (!this.service || !this.region) && this.matchHost(request.hostname || request.host || headers.Host || headers.host);
		this.request = request, this.credentials = credentials || this.defaultCredentials(), this.service = request.service || hostParts[0] || "", this.region = request.region || hostParts[1] || "us-east-1", this.service === "email" && (this.service = "ses"), !request.method && request.body && (request.method = "POST"), !headers.Host && !headers.host && (headers.Host = request.hostname || request.host || this.createHost(), request.port && (headers.Host += ":" + request.port)), !request.hostname && !request.host && (request.hostname = headers.Host || headers.host), this.isCodeCommitGit = this.service === "codecommit" && request.method === "GIT", this.extraHeadersToIgnore = request.extraHeadersToIgnore || Object.create(null), this.extraHeadersToInclude = request.extraHeadersToInclude || Object.create(null);
	}
	RequestSigner.prototype.matchHost = function(host) {
		var hostParts = ((host || "").match(/([^\.]{1,63})\.(?:([^\.]{0,63})\.)?amazonaws\.com(\.cn)?$/) || []).slice(1, 3);
		if ((hostParts[1] === "es" || hostParts[1] === "aoss") && (hostParts = hostParts.reverse()), hostParts[1] == "s3") hostParts[0] = "s3", hostParts[1] = "us-east-1";
		else for (var i = 0; i < 2; i++) if (/^s3-/.test(hostParts[i])) {
			hostParts[1] = hostParts[i].slice(3), hostParts[0] = "s3";
			break;
		}
		return hostParts;
	}, RequestSigner.prototype.isSingleRegion = function() {
		return ["s3", "sdb"].indexOf(this.service) >= 0 && this.region === "us-east-1" || [
			"cloudfront",
			"ls",
			"route53",
			"iam",
			"importexport",
			"sts"
		].indexOf(this.service) >= 0;
	}, RequestSigner.prototype.createHost = function() {
		var region = this.isSingleRegion() ? "" : "." + this.region;
		return (this.service === "ses" ? "email" : this.service) + region + ".amazonaws.com";
	}, RequestSigner.prototype.prepareRequest = function() {
		this.parsePath();
		var request = this.request, headers = request.headers, query;
		request.signQuery ? (this.parsedPath.query = query = this.parsedPath.query || {}, this.credentials.sessionToken && (query["X-Amz-Security-Token"] = this.credentials.sessionToken), this.service === "s3" && !query["X-Amz-Expires"] && (query["X-Amz-Expires"] = 86400), query["X-Amz-Date"] ? this.datetime = query["X-Amz-Date"] : query["X-Amz-Date"] = this.getDateTime(), query["X-Amz-Algorithm"] = "AWS4-HMAC-SHA256", query["X-Amz-Credential"] = this.credentials.accessKeyId + "/" + this.credentialString(), query["X-Amz-SignedHeaders"] = this.signedHeaders()) : (!request.doNotModifyHeaders && !this.isCodeCommitGit && (request.body && !headers["Content-Type"] && !headers["content-type"] && (headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"), request.body && !headers["Content-Length"] && !headers["content-length"] && (headers["Content-Length"] = Buffer.byteLength(request.body)), this.credentials.sessionToken && !headers["X-Amz-Security-Token"] && !headers["x-amz-security-token"] && (headers["X-Amz-Security-Token"] = this.credentials.sessionToken), this.service === "s3" && !headers["X-Amz-Content-Sha256"] && !headers["x-amz-content-sha256"] && (headers["X-Amz-Content-Sha256"] = hash(this.request.body || "", "hex")), headers["X-Amz-Date"] || headers["x-amz-date"] ? this.datetime = headers["X-Amz-Date"] || headers["x-amz-date"] : headers["X-Amz-Date"] = this.getDateTime()), delete headers.Authorization, delete headers.authorization);
	}, RequestSigner.prototype.sign = function() {
		return this.parsedPath || this.prepareRequest(), this.request.signQuery ? this.parsedPath.query["X-Amz-Signature"] = this.signature() : this.request.headers.Authorization = this.authHeader(), this.request.path = this.formatPath(), this.request;
	}, RequestSigner.prototype.getDateTime = function() {
		if (!this.datetime) {
			var headers = this.request.headers, date = new Date(headers.Date || headers.date || new Date());
			this.datetime = date.toISOString().replace(/[:\-]|\.\d{3}/g, ""), this.isCodeCommitGit && (this.datetime = this.datetime.slice(0, -1));
		}
		return this.datetime;
	}, RequestSigner.prototype.getDate = function() {
		return this.getDateTime().substr(0, 8);
	}, RequestSigner.prototype.authHeader = function() {
		return [
			"AWS4-HMAC-SHA256 Credential=" + this.credentials.accessKeyId + "/" + this.credentialString(),
			"SignedHeaders=" + this.signedHeaders(),
			"Signature=" + this.signature()
		].join(", ");
	}, RequestSigner.prototype.signature = function() {
		var date = this.getDate(), cacheKey = [
			this.credentials.secretAccessKey,
			date,
			this.region,
			this.service
		].join(), kDate, kRegion, kService, kCredentials = credentialsCache.get(cacheKey);
		return kCredentials || (kDate = hmac("AWS4" + this.credentials.secretAccessKey, date), kRegion = hmac(kDate, this.region), kService = hmac(kRegion, this.service), kCredentials = hmac(kService, "aws4_request"), credentialsCache.set(cacheKey, kCredentials)), hmac(kCredentials, this.stringToSign(), "hex");
	}, RequestSigner.prototype.stringToSign = function() {
		return [
			"AWS4-HMAC-SHA256",
			this.getDateTime(),
			this.credentialString(),
			hash(this.canonicalString(), "hex")
		].join("\n");
	}, RequestSigner.prototype.canonicalString = function() {
		this.parsedPath || this.prepareRequest();
		var pathStr = this.parsedPath.path, query = this.parsedPath.query, headers = this.request.headers, queryStr = "", normalizePath = this.service !== "s3", decodePath = this.service === "s3" || this.request.doNotEncodePath, decodeSlashesInPath = this.service === "s3", firstValOnly = this.service === "s3", bodyHash = this.service === "s3" && this.request.signQuery ? "UNSIGNED-PAYLOAD" : this.isCodeCommitGit ? "" : headers["X-Amz-Content-Sha256"] || headers["x-amz-content-sha256"] || hash(this.request.body || "", "hex");
		if (query) {
			var reducedQuery = Object.keys(query).reduce(function(obj, key) {
				return key && (obj[encodeRfc3986Full(key)] = Array.isArray(query[key]) && firstValOnly ? query[key][0] : query[key]), obj;
			}, {}), encodedQueryPieces = [];
			Object.keys(reducedQuery).sort().forEach(function(key) {
				Array.isArray(reducedQuery[key]) ? reducedQuery[key].map(encodeRfc3986Full).sort().forEach(function(val) {
					encodedQueryPieces.push(key + "=" + val);
				}) : encodedQueryPieces.push(key + "=" + encodeRfc3986Full(reducedQuery[key]));
			}), queryStr = encodedQueryPieces.join("&");
		}
		return pathStr !== "/" && (normalizePath && (pathStr = pathStr.replace(/\/{2,}/g, "/")), pathStr = pathStr.split("/").reduce(function(path, piece) {
			return normalizePath && piece === ".." ? path.pop() : normalizePath && piece === "." || (decodePath && (piece = decodeURIComponent(piece.replace(/\+/g, " "))), path.push(encodeRfc3986Full(piece))), path;
		}, []).join("/"), pathStr[0] !== "/" && (pathStr = "/" + pathStr), decodeSlashesInPath && (pathStr = pathStr.replace(/%2F/g, "/"))), [
			this.request.method || "GET",
			pathStr,
			queryStr,
			this.canonicalHeaders() + "\n",
			this.signedHeaders(),
			bodyHash
		].join("\n");
	}, RequestSigner.prototype.filterHeaders = function() {
		var headers = this.request.headers, extraHeadersToInclude = this.extraHeadersToInclude, extraHeadersToIgnore = this.extraHeadersToIgnore;
		this.filteredHeaders = Object.keys(headers).map(function(key) {
			return [key.toLowerCase(), headers[key]];
		}).filter(function(entry) {
			return extraHeadersToInclude[entry[0]] || HEADERS_TO_IGNORE[entry[0]] == null && !extraHeadersToIgnore[entry[0]];
		}).sort(function(a, b) {
			return a[0] < b[0] ? -1 : 1;
		});
	}, RequestSigner.prototype.canonicalHeaders = function() {
		return this.filteredHeaders || this.filterHeaders(), this.filteredHeaders.map(function(entry) {
			return entry[0] + ":" + entry[1].toString().trim().replace(/\s+/g, " ");
		}).join("\n");
	}, RequestSigner.prototype.signedHeaders = function() {
		return this.filteredHeaders || this.filterHeaders(), this.filteredHeaders.map(function(entry) {
			return entry[0];
		}).join(";");
	}, RequestSigner.prototype.credentialString = function() {
		return [
			this.getDate(),
			this.region,
			this.service,
			"aws4_request"
		].join("/");
	}, RequestSigner.prototype.defaultCredentials = function() {
		var env = process.env;
		return {
			accessKeyId: env.AWS_ACCESS_KEY_ID || env.AWS_ACCESS_KEY,
			secretAccessKey: env.AWS_SECRET_ACCESS_KEY || env.AWS_SECRET_KEY,
			sessionToken: env.AWS_SESSION_TOKEN
		};
	}, RequestSigner.prototype.parsePath = function() {
		var path = this.request.path || "/";
		/[^0-9A-Za-z;,/?:@&=+$\-_.!~*'()#%]/.test(path) && (path = encodeURI(decodeURI(path)));
		var queryIx = path.indexOf("?"), query = null;
		queryIx >= 0 && (query = querystring.parse(path.slice(queryIx + 1)), path = path.slice(0, queryIx)), this.parsedPath = {
			path,
			query
		};
	}, RequestSigner.prototype.formatPath = function() {
		var path = this.parsedPath.path, query = this.parsedPath.query;
		return query ? (query[""] != null && delete query[""], path + "?" + encodeRfc3986(querystring.stringify(query))) : path;
	}, aws4.RequestSigner = RequestSigner, aws4.sign = function(request, credentials) {
		return new RequestSigner(request, credentials).sign();
	};
}));
// src/stores/aws/api.ts
function buildApi({ errorRules, ...others }) {
	return {
		...others,
		requestIdHeaders: ["x-amzn-requestid"],
		errorOf: errorOf$2,
		errorRules: [...errorRules, ...commonErrorRules]
	};
}
function sign$2(date, credentials, { service, region, url, target, body }) {
	if (!("accessKeyId" in credentials)) throw TypeError("AWS supports access keys only");
	let { accessKeyId, secretAccessKey, securityToken } = credentials, unsigned = {
		service,
		region,
		method: "POST",
		path: "/",
		headers: {
			"content-length": String(Buffer.byteLength(body)),
			"content-type": "application/x-amz-json-1.1",
			host: url.host,
			"x-amz-date": date.toISOString().replace(/[-:]|\.\d+/g, ""),
			"x-amz-target": target,
			...securityToken !== void 0 && { "x-amz-security-token": securityToken }
		},
		body
	};
	return {
		method: "POST",
		url,
		body,
		headers: import_aws4.default.sign(unsigned, {
			accessKeyId,
			secretAccessKey
		}).headers
	};
}
var import_aws4, deniedCodes, signatureCodes, commonErrorRules, errorResponse$4, errorOf$2, init_api = __esmMin((() => {
	import_aws4 = __toESM(require_aws4(), 1), init_mini(), init_api$1(), deniedCodes = /^(AccessDenied|NotAuthorized|UnauthorizedOperation)(Exception)?$/, signatureCodes = /^(InvalidSignature|SignatureDoesNotMatch|IncompleteSignature)(Exception)?$/, commonErrorRules = [
		{
			code: /^InvalidSignatureException$/,
			message: /^Signature (expired|not yet current)/,
			kind: "clock-skew"
		},
		{
			code: /^(Throttling|Throttled|RequestThrottled|TooManyRequests)(Exception)?$/,
			kind: "throttled"
		},
		{
			code: /^(RequestLimitExceeded|SlowDown)(Exception)?$/,
			kind: "throttled"
		},
		{
			code: /^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)(Exception)?$/,
			kind: "clock-skew"
		},
		{
			code: /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId)(Exception)?$/,
			kind: "bad-credentials"
		},
		{
			code: /^(MissingAuthenticationToken|InvalidToken|AuthFailure)(Exception)?$/,
			kind: "bad-credentials"
		},
		{
			code: signatureCodes,
			message: /scoped to (a valid region|correct service)/,
			kind: "wrong-region"
		},
		{
			code: signatureCodes,
			kind: "bad-credentials"
		},
		{
			code: deniedCodes,
			message: /explicit deny/,
			kind: "explicit-deny"
		},
		{
			code: deniedCodes,
			kind: "no-permission"
		},
		{
			code: /^OptInRequired(Exception)?$/,
			kind: "service-disabled"
		}
	], errorResponse$4 = pipe(object({
		__type: nullish(string$1()),
		message: nullish(string$1()),
		Message: nullish(string$1())
	}), transform(({ __type, message, Message }) => ({
		name: __type ?? void 0,
		text: message ?? Message ?? void 0
	}))), errorOf$2 = (response) => {
		let body = errorResponse$4.safeParse(parseJsonBody(response)).data;
		return {
			code: (body?.name ?? response.header("x-amzn-errortype"))?.replace(/^.*#/, "").replace(/:.*$/, ""),
			message: body?.text
		};
	};
})), arn$2, type, name$1, descriptionList, history, labelResponse, init_schema$6 = __esmMin((() => {
	init_mini(), init_schema$8(), init_names$5(), arn$2 = string$1("is not the ARN of a parameter").check(_regex(patterns$5.fullName, "is not the ARN of a parameter")), type = _enum([
		"String",
		"StringList",
		"SecureString"
	], "is not a known type"), name$1 = string$1("is not a name").check(_regex(patterns$5.secret, "is not the name of a parameter")), descriptionList = object({
		Parameters: nullish(listOf(object({
			ARN: arn$2,
			Name: name$1,
			Type: type,
			Tier: lenient(string$1())
		}), maxPageLength)),
		NextToken: nullish(string$1())
	}), history = object({
		Parameters: nullish(listOf(object({
			Name: name$1,
			Type: type,
			Version: int().check(_positive()),
			Labels: nullish(labelList())
		}), maxPageLength)),
		NextToken: nullish(string$1())
	}), labelResponse = object({ InvalidLabels: nullish(labelList()) });
})), store_exports$5 = __exportAll({ open: () => open$5 });
async function findParameter(send, { secret, region }, secrets) {
	let names = namesOf(secret), parse = aboutSecret(bySchema(descriptionList), {
		kind: "read",
		secret,
		secrets,
		namesOf: ({ Parameters }) => (Parameters ?? []).map(({ ARN }) => ARN),
		isAsked: (arn) => isNameOf$3(secret, arn) && regionInName$3(arn) === region
	}), parameters = {
		ParameterFilters: [{
			Key: "Name",
			Option: "Equals",
			Values: names
		}],
		MaxResults: describePageSize
	}, found = new Map(), operation = "DescribeParameters";
	for await (let list of readPages$1(operation, maxDescribePages, (token) => send("read", operation, {
		...parameters,
		...token
	}, checkEncrypted(parse)))) {
		for (let parameter of list.Parameters ?? []) found.set(parameter.Name, parameter);
		if (found.size === names.length) break;
	}
	let [parameter, another] = found.values();
	if (parameter === void 0) throw new ApiError("secret-not-found", { operation });
	if (another !== void 0) throw new ApiError("arn-not-unique", {
		operation,
		detail: names.join(" and ")
	});
	return parameter;
}
async function readLabels$1(send, parameter, labels, secrets) {
	let { versions, pages } = await readHistory(send, parameter, secrets);
	return pages === 1 || isWhole(versions, labels) ? versions : (await readHistory(send, parameter, secrets)).versions;
}
async function readHistory(send, { Name, Tier }, secrets) {
	let parse = aboutSecret(bySchema(history), {
		kind: "read",
		secret: Name,
		secrets,
		namesOf: ({ Parameters }) => (Parameters ?? []).map((version) => version.Name),
		isAsked: (other) => other === Name
	}), parameters = {
		Name,
		WithDecryption: !1,
		MaxResults: Tier === "Standard" ? pageSizes.standard : pageSizes.other
	}, versions = new Map(), operation = "GetParameterHistory", pages = 0;
	for await (let list of readPages$1(operation, maxHistoryPages, (token) => send("read", operation, {
		...parameters,
		...token
	}, checkEncrypted(parse)))) {
		pages++;
		for (let { Version: order, Labels } of list.Parameters ?? []) versions.set(order, {
			id: String(order),
			stages: Labels ?? [],
			expires: null,
			order
		});
	}
	return {
		versions: [...versions.values()],
		pages
	};
}
function isWhole(versions, required) {
	let all = versions.flatMap(({ stages }) => stages), labels = new Set(all);
	return labels.size === all.length && required.every((label) => labels.has(label));
}
async function* readPages$1(operation, maxPages, read) {
	let token;
	for (let page = 1; page <= maxPages; page++) {
		let list = await read(token ? { NextToken: token } : {});
		yield list;
		let { NextToken: next } = list;
		if (!next) return;
		if (next === token) throw new ApiError("unreadable", {
			operation,
			detail: "the next page is the same one"
		});
		token = next;
	}
	throw new ApiError("unreadable", {
		operation,
		detail: `it has more than ${maxPages} pages`
	});
}
function checkEncrypted(parse) {
	return (response, details) => {
		let list = parse(response, details), other = list.Parameters?.find(({ Type }) => Type !== "SecureString");
		if (other !== void 0) throw new ApiError("not-encrypted", {
			...details,
			detail: `its type is ${other.Type}`
		});
		return list;
	};
}
function parseLabelResponse(stage, isRemoval) {
	let parse = bySchema(labelResponse);
	return (response, details) => {
		let labels = parse(response, details).InvalidLabels ?? [];
		if (labels.length !== 0) throw labels.includes(stage) ? isRemoval ? new ApiError("conflict", {
			...details,
			detail: `${stage} is not on this version`
		}) : new ApiError("rejected", {
			...details,
			detail: `it lists ${stage} in InvalidLabels`,
			advice: "Choose a label that Parameter Store allows: letters, digits, `.`, `-` and `_`."
		}) : new ApiError("unreadable", {
			...details,
			detail: "InvalidLabels: has another label than the request"
		});
	};
}
function createSender$5(url, region, client, credentials, requestIds) {
	return (kind, operation, parameters, parse) => {
		let body = JSON.stringify(parameters), signable = {
			service: "ssm",
			region,
			url,
			target: `AmazonSSM.${operation}`,
			body
		};
		return call(client, api$9, {
			operation,
			kind,
			request: (date) => sign$2(date, credentials, signable),
			parse,
			secrets: secretsOf(credentials),
			requestIds
		});
	};
}
var api$9, pageSizes, maxHistoryPages, describePageSize, maxDescribePages, createdAgain, open$5, init_store$5 = __esmMin((() => {
	init_credentials(), init_api_error(), init_api$1(), init_change(), init_api(), init_names$6(), init_identity(), init_names$5(), init_schema$6(), api$9 = buildApi({
		errorRules: [
			{
				code: /^ParameterNotFound$/,
				kind: "secret-not-found"
			},
			{
				code: /^ParameterVersionNotFound$/,
				kind: "version-not-found"
			},
			{
				code: /^ParameterVersionLabelLimitExceeded$/,
				kind: "label-quota"
			},
			{
				code: /^TooManyUpdates$/,
				kind: "conflict"
			}
		],
		advice: {
			throttled: "Run again later, a list with a smaller `concurrency` or a larger `max-attempts`.",
			"label-quota": "A version can have 10 labels. Remove an unused one from it, then run again."
		}
	}), pageSizes = {
		standard: 50,
		other: 25
	}, maxHistoryPages = 25, describePageSize = 50, maxDescribePages = 2500, createdAgain = "The parameter may have been deleted and created again: compare the dates of its versions, since the same numbers name other versions then.", open$5 = async (asked, { logIn, client, labels }) => {
		let url = new URL(asked.endpoint ?? endpointFor$2("ssm", asked.region));
		client.connect(url);
		let credentials = await logIn(), requestIds = [], secrets = secretsOf(credentials), send = createSender$5(url, asked.region, client, credentials, requestIds), ref = asked, found, latest = [];
		async function findOnce() {
			return found ??= await findParameter(send, asked, secrets), ref = {
				...asked,
				secret: found.ARN
			}, found;
		}
		return {
			get ref() {
				return ref;
			},
			rules: rules$5,
			requestIds,
			async read() {
				let parameter = await findOnce();
				return latest = await readLabels$1(send, parameter, labels, secrets).catch((error) => {
					throw error instanceof ApiError && error.kind === "not-encrypted" && (found = void 0), error;
				}), checkUnique(latest);
			},
			async move({ stage, before, after }) {
				let { Name } = await findOnce(), operation = after === null ? "UnlabelParameterVersion" : "LabelParameterVersion", parameters = {
					Name,
					ParameterVersion: Number(after ?? before),
					Labels: [stage]
				};
				await send("write", operation, parameters, parseLabelResponse(stage, after === null));
			},
			diagnose(about) {
				let isNowhere = !(about instanceof ApiError) && holder(latest, about) === null;
				return Promise.resolve(isNowhere ? createdAgain : void 0);
			}
		};
	};
})), awsParameterStore, init_provider$5 = __esmMin((() => {
	init_login$2(), init_names$5(), awsParameterStore = {
		rules: rules$5,
		patterns: patterns$5,
		hasNumberedVersions: !0,
		addressedBy: "region",
		environment: environmentOf("AWS_ENDPOINT_URL_SSM"),
		supportedInputs: [],
		signsRegion: !0,
		isNameOf: isNameOf$3,
		shortName: shortName$3,
		regionInName: regionInName$3,
		apiHosts: apiHosts$5,
		formatCommand: formatCommand$5,
		federation,
		load: () => Promise.resolve().then(() => (init_store$5(), store_exports$5)).then((module) => module.open),
		moveNotice: "Parameter Store keeps 100 versions of a parameter, and refuses a new one while the oldest has a label: move or remove labels that are no longer used."
	};
})), character, arn$1, anyName, patterns$4, rules$4, apiHosts$4, suffix, partialArn, shortName$2, isNameOf$2, regionInName$2, formatCommand$4, init_names$4 = __esmMin((() => {
	init_names$6(), init_command_line(), init_provider$7(), character = "[A-Za-z0-9/_+=.@!-]", arn$1 = RegExp(`^arn:aws[a-z-]{0,20}:secretsmanager:(${region$3}):\\d{12}:secret:(${character}{1,519})$`), anyName = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u, patterns$4 = {
		secret: RegExp(`^${character}{1,512}$|${arn$1.source}`),
		stage: anyName,
		version: /^(?!\s|arn:[^|]*\|)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u,
		fullName: arn$1,
		surplus: {
			secret: /^(?:arn:[^|]*?:secret:|(?!arn:))[^:|]+([:|].*)$/,
			version: /^(arn:[^|]*\|)/
		},
		region: regionPattern
	}, rules$4 = {
		current: "AWSCURRENT",
		previous: "AWSPREVIOUS",
		movesPrevious: "always",
		condition: "holder",
		movesTogether: !1,
		pending: "AWSPENDING",
		removable: (stage) => stage !== "AWSCURRENT"
	}, apiHosts$4 = buildApiHosts("secretsmanager"), suffix = /-[A-Za-z0-9]{6}$/, partialArn = (arn) => arn.replace(suffix, ""), shortName$2 = (secret) => arn$1.exec(secret)?.[2]?.replace(suffix, "") ?? secret, isNameOf$2 = (name, secret) => name === secret || name === shortName$2(secret) || name === partialArn(secret) && !suffix.test(name), regionInName$2 = (secret) => arn$1.exec(secret)?.[1], formatCommand$4 = ({ region, endpoint, secret }, { stage, before, after }) => {
		if (![
			stage,
			before,
			after
		].some((value) => value?.includes("://"))) return formatCommandLine("aws secretsmanager update-secret-version-stage", {
			"--region": region,
			"--endpoint-url": endpoint,
			"--secret-id": secret,
			"--version-stage": stage,
			"--remove-from-version-id": before,
			"--move-to-version-id": after
		});
	};
})), version$2, arn, labels, description, time$3, versionList$3, stageResponse$1, init_schema$5 = __esmMin((() => {
	init_mini(), init_schema$8(), init_names$4(), version$2 = string$1().check(_regex(patterns$4.version)), arn = string$1("is not the ARN of a secret").check(_regex(patterns$4.fullName, "is not the ARN of a secret")), labels = mapOf(labelList(), "holds an invalid list of labels").check(refine((all) => Object.keys(all).every((id) => version$2.safeParse(id).success), "holds an invalid version id")), description = object({
		ARN: arn,
		VersionIdsToStages: nullish(labels),
		DeletedDate: nullish(number$2()),
		OwningService: nullish(string$1()),
		PrimaryRegion: nullish(string$1())
	}), time$3 = number$2().check(_gte(0), _lte(1e11)), versionList$3 = object({
		ARN: arn,
		Versions: nullish(listOf(object({
			VersionId: version$2,
			CreatedDate: lenient(time$3)
		}), maxPageLength)),
		NextToken: nullish(string$1())
	}), stageResponse$1 = object({ ARN: arn });
})), store_exports$4 = __exportAll({ open: () => open$4 });
function createSender$4(url, region, client, credentials, requestIds) {
	return (kind, operation, secret, parameters, schema) => {
		let body = JSON.stringify({
			SecretId: secret,
			...parameters
		}), signable = {
			service: "secretsmanager",
			region,
			url,
			target: `secretsmanager.${operation}`,
			body
		}, request = (date) => sign$2(date, credentials, signable), isAsked = (arn) => (isNameOf$2(secret, arn) || secret === partialArn(arn)) && regionInName$2(arn) === region, secrets = secretsOf(credentials), parse = aboutSecret(bySchema(schema), {
			kind,
			secret,
			secrets,
			namesOf: ({ ARN }) => [ARN],
			isAsked
		});
		return call(client, api$8, {
			operation,
			kind,
			request,
			parse,
			secrets,
			requestIds
		});
	};
}
function checkMovable(secret, region, secrets, details) {
	let { DeletedDate: deleted, OwningService: owner, PrimaryRegion: primary } = secret;
	if (typeof deleted == "number") {
		let date = new Date(deleted * 1e3), detail = Number.isNaN(date.getTime()) ? void 0 : `at ${date.toISOString()}`;
		throw new ApiError("secret-deleting", {
			...details,
			detail
		});
	}
	if (owner) throw new ApiError("managed-secret", {
		...details,
		detail: `it belongs to ${sanitize(owner, secrets)}`
	});
	if (primary && primary !== region) throw new ApiError("replica", {
		...details,
		detail: `the primary region is ${sanitize(primary, secrets)}`
	});
}
var rateLimiters$1, api$8, pageSize$3, maxPages$4, open$4, init_store$4 = __esmMin((() => {
	init_credentials(), init_api_error(), init_api$1(), init_rate_limiter(), init_change(), init_text(), init_api(), init_names$6(), init_identity(), init_names$4(), init_schema$5(), rateLimiters$1 = new Map([["UpdateSecretVersionStage", new RateLimiter(50)], ["ListSecretVersionIds", new RateLimiter(50)]]), api$8 = buildApi({
		errorRules: [
			{
				code: /^InvalidRequestException$/,
				message: /marked for deletion/,
				kind: "secret-deleting"
			},
			{
				code: /^ResourceNotFoundException$/,
				kind: "not-found"
			},
			{
				code: /^LimitExceededException$/,
				kind: "label-quota"
			}
		],
		rateLimiterFor: (operation) => rateLimiters$1.get(operation)
	}), pageSize$3 = 100, maxPages$4 = 25, open$4 = async (asked, { logIn, client }) => {
		let url = new URL(asked.endpoint ?? endpointFor$2("secretsmanager", asked.region));
		client.connect(url);
		let credentials = await logIn(), requestIds = [], secrets = secretsOf(credentials), send = createSender$4(url, asked.region, client, credentials, requestIds), ref = asked;
		async function describe() {
			let read = (secret) => send("read", "DescribeSecret", secret, {}, description), { secret } = ref, plain = shortName$2(secret), readPlain = plain === secret ? void 0 : () => read(plain).then(({ ARN }) => ARN);
			return read(secret).catch((error) => explainRefusal$1(error, secret, secrets, readPlain));
		}
		return {
			get ref() {
				return ref;
			},
			rules: rules$4,
			requestIds,
			async read(wanted = []) {
				let secret = await describe();
				ref = {
					...asked,
					secret: secret.ARN
				}, checkMovable(secret, asked.region, secrets, {
					operation: "DescribeSecret",
					requestId: requestIds.at(-1)
				});
				let versions = new Map();
				for (let [id, stages] of Object.entries(secret.VersionIdsToStages ?? {})) versions.set(id, {
					id,
					stages,
					expires: null
				});
				let isComplete = () => wanted !== "all" && wanted.every((id) => versions.has(id)), token;
				for (let page = 1; page <= maxPages$4 && !isComplete() && (page === 1 || token); page++) {
					let parameters = {
						IncludeDeprecated: !0,
						MaxResults: pageSize$3,
						...token && { NextToken: token }
					}, list = await send("read", "ListSecretVersionIds", ref.secret, parameters, versionList$3);
					for (let { VersionId: id, CreatedDate: order } of list.Versions ?? []) versions.set(id, {
						id,
						stages: versions.get(id)?.stages ?? [],
						expires: null,
						order
					});
					token = list.NextToken;
				}
				return checkUnique([...versions.values()]);
			},
			async move({ stage, before, after }) {
				let parameters = {
					VersionStage: stage,
					...before !== null && { RemoveFromVersionId: before },
					...after !== null && { MoveToVersionId: after }
				};
				await send("write", "UpdateSecretVersionStage", ref.secret, parameters, stageResponse$1);
			}
		};
	};
})), awsSecretsManager, init_provider$4 = __esmMin((() => {
	init_login$2(), init_names$4(), awsSecretsManager = {
		rules: rules$4,
		patterns: patterns$4,
		addressedBy: "region",
		environment: environmentOf("AWS_ENDPOINT_URL_SECRETS_MANAGER"),
		supportedInputs: [],
		signsRegion: !0,
		isNameOf: isNameOf$2,
		shortName: shortName$2,
		regionInName: regionInName$2,
		apiHosts: apiHosts$4,
		formatCommand: formatCommand$4,
		federation,
		load: () => Promise.resolve().then(() => (init_store$4(), store_exports$4)).then((module) => module.open)
	};
}));
// src/stores/azure-app-configuration/names.ts
function findCloud(name = "public") {
	return Object.entries(clouds).find(([each]) => each === name)?.[1] ?? clouds.public;
}
function cloudOf(endpoint) {
	let host = URL.parse(endpoint)?.hostname ?? "";
	return Object.entries(clouds).find(([, { stores }]) => stores.some((domain) => host.endsWith(`.${domain}`)))?.[0] ?? "public";
}
function isTrustedVault(secretUri, endpoint) {
	let { hostname } = new URL(secretUri);
	if (isLoopback(hostname)) return isLoopback(new URL(endpoint).hostname);
	let name = /^[a-z0-9-]{1,63}\./.exec(hostname)?.[0] ?? "";
	return secretUri.startsWith(`https://${name}${findCloud(cloudOf(endpoint)).vaults}/`);
}
function formatFullName$1(endpoint, secret, uri) {
	return `${endpoint}/kv/${shortName$1(secret)}#${uri}`;
}
function isNameOf$1(name, secret) {
	let uri = secretUriInName(name) ?? "";
	return name === shortName$1(secret) || `${name.slice(0, name.length - uri.length)}${uri}` === secret;
}
function parseReferenceUri(uri) {
	let [base, origin, path, tail] = referencePattern.exec(uri) ?? [];
	if (base === void 0 || origin === void 0 || path === void 0 || !URL.canParse(origin)) return;
	let version = tail === void 0 ? unversioned : tail === "/" ? unversionedSlash : tail.slice(1).toLowerCase();
	return {
		base: `${origin}${path}`,
		secretUri: `${new URL(origin).origin}${path.toLowerCase()}`,
		version
	};
}
function formatReferenceUri(base, version) {
	return version === "unversioned" ? base : version === unversionedSlash ? `${base}/` : `${base}/${version}`;
}
var clouds, loopback, origin, key, secretUri, version$1, fullName$2, unversioned, unversionedSlash, noLabel, patterns$3, rules$3, apiHosts$3, shortName$1, secretUriInName, endpointInName, toApiLabel, toStage, referencePattern, isUnversioned, formatCommand$3, init_names$3 = __esmMin((() => {
	init_url(), init_command_line(), clouds = {
		public: {
			stores: ["azconfig.io"],
			vaults: "vault.azure.net",
			tokenService: "https://login.microsoftonline.com",
			scopes: ["https://appconfig.azure.com/.default", "https://vault.azure.net/.default"],
			audience: "api://AzureADTokenExchange"
		},
		"us-government": {
			stores: ["azconfig.azure.us", "appconfig.azure.us"],
			vaults: "vault.usgovcloudapi.net",
			tokenService: "https://login.microsoftonline.us",
			scopes: ["https://appconfig.azure.us/.default", "https://vault.usgovcloudapi.net/.default"],
			audience: "api://AzureADTokenExchangeUSGov"
		},
		china: {
			stores: ["azconfig.azure.cn", "appconfig.azure.cn"],
			vaults: "vault.azure.cn",
			tokenService: "https://login.partner.microsoftonline.cn",
			scopes: ["https://appconfig.azure.cn/.default", "https://vault.azure.cn/.default"],
			audience: "api://AzureADTokenExchangeChina"
		}
	}, loopback = String.raw`http://(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?`, origin = `(?:https://${String.raw`(?:[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,10}\.?|\[[0-9a-f:]{2,39}\])`}(?::\\d{1,5})?|${loopback})`, key = String.raw`[^%\p{C}\p{Zl}\p{Zp}]{1,256}`, secretUri = `${origin}/secrets/[0-9A-Za-z-]{1,127}`, version$1 = "[0-9a-f]{32}", fullName$2 = RegExp(`^(${origin})/kv/(?!\\.{1,2}#${secretUri}$)(${key})#(${secretUri})$`, "u"), unversioned = "unversioned", unversionedSlash = `${unversioned}/`, noLabel = String.raw`\0`, patterns$3 = {
		secret: RegExp(`^(?!\\.{1,2}$)${key}$|${fullName$2.source}`, "u"),
		fullName: fullName$2,
		stage: /^(?:\\0|[^*,\\\p{C}\p{Zl}\p{Zp}]{1,256})$/u,
		version: RegExp(`^(?:${version$1}|${unversioned}/?)$`),
		region: /^(?!)/
	}, rules$3 = {
		current: null,
		previous: null,
		movesPrevious: "never",
		condition: "secret",
		movesTogether: !1,
		removable: () => !1
	}, apiHosts$3 = RegExp(`^[a-z0-9-]{1,63}\\.(?:${Object.values(clouds).flatMap(({ stores }) => stores).join("|").replaceAll(".", "\\.")})$`), shortName$1 = (secret) => fullName$2.exec(secret)?.[2] ?? secret, secretUriInName = (secret) => fullName$2.exec(secret)?.[3]?.toLowerCase(), endpointInName = (secret) => fullName$2.exec(secret)?.[1], toApiLabel = (stage) => stage === noLabel ? "\0" : stage, toStage = (label) => label == null || label === "" || label === "\0" ? noLabel : label, referencePattern = RegExp(`^(${origin})(/secrets/[0-9A-Za-z-]{1,127})(/(?:${version$1})?)?$`, "i"), isUnversioned = (version) => version === "unversioned" || version === unversionedSlash, formatCommand$3 = ({ endpoint, secret }, { stage, after }) => {
		let uri = secretUriInName(secret);
		if (after === null || uri === void 0) return;
		let [name, label] = [shortName$1(secret), stage === noLabel ? void 0 : stage];
		if (!(name.startsWith("@") || label?.startsWith("@"))) return `${formatCommandLine("az appconfig kv set-keyvault", {
			"--endpoint": endpoint,
			"--key": name,
			"--label": label,
			"--secret-identifier": formatReferenceUri(uri, after),
			"--auth-mode": "login"
		})} --yes`;
	};
})), federation_exports$2 = __exportAll({ exchange: () => exchange$2 });
function errorOf$1(response) {
	let { error, error_description, error_codes, correlation_id } = errorResponse$3.parse(parseJsonBody(response)), [number] = error_codes;
	return {
		code: number === void 0 ? error : `AADSTS${number}`,
		message: error_description,
		requestId: correlation_id
	};
}
var tokenResponse$1, text$4, errorResponse$3, api$7, exchange$2, init_federation$2 = __esmMin((() => {
	init_mini(), init_federation$5(), init_api_error(), init_api$1(), init_encode(), init_names$3(), tokenResponse$1 = object({ access_token: string$1("is not a token").check(_regex(/^[\x21-\x7e]{1,20000}$/, "is not a token")) }), text$4 = _catch(optional(string$1()), void 0), errorResponse$3 = _catch(object({
		error: text$4,
		error_description: text$4,
		error_codes: _catch(array$1(int()), []),
		correlation_id: text$4
	}), { error_codes: [] }), api$7 = {
		service: "the token service",
		requestIdHeaders: ["x-ms-request-id"],
		errorOf: errorOf$1,
		errorRules: [
			{
				code: /^AADSTS70021\d{0,2}$/,
				kind: "role-refused"
			},
			{
				code: /^AADSTS(700016|90002|900023|7000112)$/,
				kind: "role-not-found"
			},
			{
				code: /^AADSTS(50013|50027|700023|700024|700027)$|^invalid_client$/,
				kind: "oidc-refused"
			}
		],
		statusKinds: { 401: "oidc-refused" },
		advice: {
			...tokenServiceAdvice,
			"role-refused": "Add a federated credential to the application (or managed identity) whose issuer, audience and subject are exactly those of this job, upper and lower case included. docs/oidc.md has one.",
			"role-not-found": "Check `role-to-assume` (the client id, not the object id) and `oidc-provider` (the tenant id), and that the application is enabled."
		}
	}, exchange$2 = async ({ role = "", oidcProvider = "", cloud, endpoint }, fetchToken, client) => {
		let { tokenService, scopes } = findCloud(cloud), origin = endpoint ?? tokenService;
		client.connect(origin, scopes.length);
		let idToken = await fetchToken(), getToken = async (scope, kind) => {
			let fields = {
				grant_type: "client_credentials",
				client_id: role,
				scope,
				client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
				client_assertion: idToken
			}, { access_token } = await call(client, api$7, {
				operation: "GetToken",
				kind,
				request: () => ({
					method: "POST",
					url: new URL(`${origin}/${oidcProvider}/oauth2/v2.0/token`),
					headers: {
						"content-type": "application/x-www-form-urlencoded",
						accept: "application/json"
					},
					body: canonicalQuery(Object.entries(fields))
				}),
				parse: bySchema(tokenResponse$1),
				secrets: [idToken]
			});
			return access_token;
		}, [store, vault] = await Promise.allSettled([getToken(scopes[0], "read"), getToken(scopes[1], "check")]);
		if (store.status !== "fulfilled") throw store.reason;
		if (vault.status === "fulfilled") return {
			authToken: store.value,
			secondToken: vault.value
		};
		if (!(vault.reason instanceof ApiError)) throw vault.reason;
		return {
			authToken: store.value,
			secondToken: vault.reason
		};
	};
}));
// src/stores/azure-app-configuration/schema.ts
function readUri(value) {
	try {
		return referenceValue.safeParse(parseJson(value)).data;
	} catch {
		return;
	}
}
function replaceUri(value, uri) {
	let last = [...value.matchAll(/"uri"\s*:\s*("(?:[^"\\]|\\.)*")/g)].at(-1), [whole = "", literal = ""] = last ?? [], end = (last?.index ?? 0) + whole.length, replaced = `${value.slice(0, end - literal.length)}${JSON.stringify(uri)}${value.slice(end)}`;
	return readUri(replaced)?.uri === uri ? replaced : JSON.stringify({
		...parseJson(value),
		uri
	});
}
function storeErrorOf(response) {
	let { type, title, detail } = problem.parse(parseJsonBody(response)), challenge = /error_description="([^"]{1,1000})"/.exec(response.header("www-authenticate") ?? "")?.[1];
	return {
		code: /\/errors\/([\w-]{1,64})$/.exec(type ?? "")?.[1],
		message: detail ?? title ?? challenge
	};
}
function vaultErrorOf(response) {
	return vaultError.parse(parseJsonBody(response)).error;
}
var text$3, keyValue, referenceType, referenceValue, parseReference, problem, versionItem, versionPage, vaultError, init_schema$4 = __esmMin((() => {
	init_mini(), init_api_error(), init_api$1(), init_json(), init_schema$8(), init_names$3(), text$3 = _catch(optional(string$1()), void 0), keyValue = object({
		etag: string$1("is not an etag").check(_regex(/^[\x21\x23-\x7e]{1,256}$/, "is not an etag")),
		key: string$1(),
		label: nullish(string$1()),
		content_type: nullish(string$1()),
		value: nullish(string$1()),
		tags: nullish(mapOf(nullable(string$1()), "is not a map of texts")),
		description: nullish(string$1()),
		locked: nullish(union([boolean(), string$1()]))
	}), referenceType = /^\s{0,10}application\/vnd\.microsoft\.appconfig\.keyvaultref\+json\s{0,10}(?:;|$)/i, referenceValue = object({ uri: string$1() }), parseReference = (asked, kind, secrets) => (response, details) => {
		let { key, label, etag, locked, content_type, value, tags, description } = bySchema(keyValue)(response, details), known = {
			key,
			stage: toStage(label),
			etag,
			isLocked: String(locked) === "true"
		}, parsed = referenceType.test(content_type ?? "") && !secrets.some((secret) => value?.includes(secret)) ? readUri(value ?? "") : void 0, parts = parsed && parseReferenceUri(parsed.uri);
		if (parts === void 0) throw new ApiError(kind === "read" ? "not-a-reference" : "unreadable", {
			...details,
			detail: asked
		});
		let { base, secretUri, version } = parts;
		return {
			...known,
			secretUri,
			version,
			withVersion: (id) => ({
				value: replaceUri(value ?? "", formatReferenceUri(base, id)),
				content_type,
				...tags && { tags },
				...description != null && { description }
			})
		};
	}, problem = _catch(object({
		type: text$3,
		title: text$3,
		detail: text$3
	}), {}), versionItem = object({
		id: string$1().check(refine((id) => !isUnversioned(parseReferenceUri(id)?.version ?? "unversioned"), "is no version")),
		attributes: object({
			enabled: optional(boolean()),
			created: lenient(int())
		})
	}), versionPage = object({
		value: listOf(versionItem, _maxLength(25)),
		nextLink: nullish(string$1())
	}), vaultError = _catch(object({ error: object({
		code: text$3,
		message: text$3
	}) }), { error: {} });
})), maxTokens, SyncTokens, init_sync_tokens = __esmMin((() => {
	maxTokens = 20, SyncTokens = class {
		#tokens = new Map();
		add(response) {
			for (let token of response.values("sync-token").join().slice(0, 8192).split(",")) {
				let [, id, value, sequence] = /^\s{0,5}([\x21-\x3a\x3c\x3e-\x7e]{1,128})=([\x21-\x3a\x3c-\x7e]{1,512});sn=(\d{1,15})\s{0,5}$/.exec(token) ?? [];
				if (id === void 0 || value === void 0) continue;
				let known = this.#tokens.get(id);
				(known === void 0 ? this.#tokens.size < maxTokens : known.sequence < Number(sequence)) && this.#tokens.set(id, {
					value,
					sequence: Number(sequence)
				});
			}
		}
		get headers() {
			let tokens = [...this.#tokens].map(([id, { value }]) => `${id}=${value}`);
			return tokens.length === 0 ? {} : { "sync-token": tokens.join(",") };
		}
	};
}));
// src/stores/azure-app-configuration/vault.ts
async function listVersions$3(request) {
	let { client, secretUri, kind } = request, { origin } = new URL(secretUri), known = unavailable.get(client) ?? new Map();
	unavailable.set(client, known);
	let earlier = known.get(origin);
	if (earlier !== void 0 && kind === "check") return earlier;
	try {
		return await readPages(request);
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		if (error.kind === "secret-not-found" && error.details.code === "SecretNotFound") return new Map();
		if ([
			"cancelled",
			"cancelled-in-flight",
			"out-of-time"
		].includes(error.kind)) throw error;
		return error.retry !== "never" && known.set(origin, error), error;
	}
}
async function readPages({ client, token, secretUri, kind, secrets, requestIds }) {
	let list = `${secretUri}/versions`, all = new Map(), pages = new Set([`${list}?api-version=7.4&maxresults=${pageSize$2}`]);
	for (let url of pages) {
		let { value, nextLink } = await call(client, api$6, {
			operation: "GetSecretVersions",
			kind,
			request: () => ({
				method: "GET",
				url: new URL(url),
				headers: {
					accept: "application/json",
					authorization: `Bearer ${token}`
				}
			}),
			parse: aboutSecret(bySchema(versionPage), {
				kind: "read",
				secret: secretUri,
				namesOf: (page) => page.value.map(({ id }) => id),
				secrets,
				isAsked: (id) => isVersionOf(id, secretUri)
			}),
			secrets,
			requestIds
		});
		for (let { id, attributes } of value) {
			let version = id.slice(id.lastIndexOf("/") + 1).toLowerCase();
			all.set(version, {
				created: attributes.created,
				isEnabled: attributes.enabled !== !1
			});
		}
		if (!nextLink) return all;
		if (!isPageOf(nextLink, list)) throw unreadable("its link to the next page leads elsewhere");
		if (pages.add(`${list}${new URL(nextLink).search}`), pages.size > maxPages$3) throw unreadable("it has too many pages");
	}
	throw unreadable("its link to the next page leads back");
}
function isPageOf(link, list) {
	let [next, first] = [URL.parse(link), new URL(list)];
	return next?.origin === first.origin && next.pathname.toLowerCase() === first.pathname;
}
function isVersionOf(id, secretUri) {
	return parseReferenceUri(id)?.secretUri === secretUri;
}
function unreadable(detail) {
	return new ApiError("unreadable", {
		service: "Key Vault",
		operation: "GetSecretVersions",
		detail
	});
}
var api$6, pageSize$2, maxPages$3, unavailable, init_vault = __esmMin((() => {
	init_api_error(), init_api$1(), init_identity(), init_names$3(), init_schema$4(), api$6 = {
		service: "Key Vault",
		requestIdHeaders: ["x-ms-request-id"],
		errorOf: vaultErrorOf,
		errorRules: [{
			code: /^SecretNotFound$/,
			kind: "secret-not-found"
		}, {
			code: /^Throttled$/,
			kind: "throttled"
		}]
	}, pageSize$2 = 25, maxPages$3 = 100, unavailable = new WeakMap();
})), store_exports$3 = __exportAll({ open: () => open$3 });
async function readOthers(send, stages, { stage, secretUri }) {
	let holders = new Map();
	for (let other of await Promise.all(stages.map((each) => send("GetKeyValue", each).catch(noReference)))) {
		if (other !== void 0 && other.secretUri !== secretUri) throw Refusal.of("reference-elsewhere", {
			label: other.stage,
			stage,
			now: other.secretUri,
			before: secretUri
		});
		other !== void 0 && holders.set(other.stage, other.version);
	}
	return holders;
}
function noReference(error) {
	if (!(error instanceof ApiError) || error.kind !== "secret-not-found") throw error;
}
async function readVersions$1({ secondToken: token }, endpoint, request) {
	if (token instanceof ApiError) return token;
	let { secretUri } = request, problem = token === void 0 ? "`auth-token` is for App Configuration alone" : isTrustedVault(secretUri, endpoint) ? void 0 : `${new URL(secretUri).host} is no vault in the cloud of the store, so no token is sent there`;
	return token === void 0 || problem !== void 0 ? new ApiError("no-permission", {
		service: "Key Vault",
		operation: "GetSecretVersions",
		detail: problem
	}) : listVersions$3({
		...request,
		token
	});
}
function toSnapshot$2({ stage, version }, { others, versions, required }) {
	let holders = new Map([...others, [stage, version]]), isListed = versions !== void 0 && !(versions instanceof ApiError), listed = isListed ? [...versions.keys()] : [], more = isListed ? required.filter(isUnversioned) : required;
	return [...new Set([
		unversioned,
		...listed,
		...more,
		...holders.values()
	])].map((id) => ({
		id,
		stages: [...holders].filter(([, at]) => at === id).map(([label]) => label),
		expires: null,
		...describeVersion(id, versions)
	}));
}
function describeVersion(id, versions) {
	if (isUnversioned(id)) return { isFloating: !0 };
	if (versions === void 0) return {};
	if (versions instanceof ApiError) return { unchecked: versions.message };
	let state = versions.get(id);
	return state === void 0 ? { isGone: !0 } : {
		order: state.created,
		isDisabled: !state.isEnabled
	};
}
function ownHint(response) {
	let value = response.header("retry-after-ms");
	return value !== void 0 && /^\d{1,9}$/.test(value) ? Number(value) : void 0;
}
function createSender$3(client, credentials, { endpoint = "", secret }, requestIds) {
	let syncTokens = new SyncTokens(), secrets = secretsOf(credentials), withSyncTokens = {
		...api$5,
		errorOf: (response) => (syncTokens.add(response), storeErrorOf(response))
	}, key = shortName$1(secret), nameOf = (label, of) => `${of} (label ${label})`;
	return (operation, stage, write) => {
		let kind = write === void 0 ? "read" : "write", label = percentEncode(toApiLabel(stage)), url = `${endpoint}/kv/${percentEncode(key)}?label=${label}&api-version=${apiVersion}`, asked = nameOf(stage, key);
		return call(client, withSyncTokens, {
			operation,
			kind,
			request: () => ({
				method: write === void 0 ? "GET" : "PUT",
				url: new URL(url),
				headers: {
					accept: "application/vnd.microsoft.appconfig.kv+json, application/problem+json",
					authorization: `Bearer ${credentials.authToken}`,
					...syncTokens.headers,
					...write && {
						"content-type": "application/vnd.microsoft.appconfig.kv+json",
						"if-match": `"${write.etag}"`
					}
				},
				body: write?.body
			}),
			parse: aboutSecret((response, details) => (syncTokens.add(response), parseReference(asked, kind, secrets)(response, details)), {
				kind,
				secret: asked,
				secrets,
				namesOf: (reference) => [nameOf(reference.stage, reference.key)],
				isAsked: (name) => name === asked
			}),
			secrets,
			requestIds
		});
	};
}
var apiVersion, lockedAdvice, api$5, newestAdvice, unfenced$1, open$3, init_store$3 = __esmMin((() => {
	init_api_error(), init_refusal(), init_credentials(), init_api$1(), init_encode(), init_message(), init_identity(), init_names$3(), init_schema$4(), init_sync_tokens(), init_vault(), apiVersion = "2026-04-01", lockedAdvice = "Unlock the key-value (`az appconfig kv unlock`), then run again.", api$5 = {
		requestIdHeaders: ["x-ms-request-id", "x-ms-correlation-request-id"],
		errorOf: storeErrorOf,
		errorRules: [{
			code: /^key-locked$/,
			kind: "secret-locked"
		}, {
			code: /^too-many-requests$/,
			kind: "throttled"
		}],
		statusKinds: {
			409: "conflict",
			412: "conflict"
		},
		retryAfterMs: (response) => ownHint(response) ?? retryAfterMs(response),
		advice: {
			"secret-not-found": "Check `secret`, `stage` and `endpoint`: the action makes no key-value.",
			"secret-locked": lockedAdvice,
			"bad-credentials": "Check that the token is for App Configuration, of the tenant of the store, and has not expired: docs/azure-app-configuration.md says how to get one.",
			"no-permission": "Assign the role App Configuration Data Owner on the store; that can take 15 minutes. If it is assigned, check that the store admits the network of the runner."
		}
	}, newestAdvice = "Only the vault knows the newest version. Log in with `role-to-assume`, grant the identity the permission to list secrets there (the role Key Vault Reader), and check that the runner reaches the vault; or name a version as `target-version`.", unfenced$1 = "the etag is the same as before, so an earlier write may still be made", open$3 = async (asked, { logIn, client, labels: [stage = "", ...otherStages] }) => {
		let { endpoint = "" } = asked;
		client.connect(endpoint);
		let credentials = await logIn();
		if (!("authToken" in credentials)) throw TypeError("Azure supports bearer tokens only");
		let secrets = secretsOf(credentials), requestIds = [], send = createSender$3(client, credentials, asked, requestIds), ref = asked, latest, known = {
			others: new Map(),
			versions: void 0,
			required: []
		};
		async function readStage() {
			let reference = await send("GetKeyValue", stage), { secretUri } = reference, before = secretUriInName(ref.secret) ?? secretUri;
			if (before !== secretUri) throw Refusal.of("reference-repointed", {
				label: stage,
				now: secretUri,
				before
			}, stage);
			return ref = {
				...asked,
				secret: formatFullName$1(endpoint, asked.secret, secretUri)
			}, reference;
		}
		return {
			get ref() {
				return ref;
			},
			rules: rules$3,
			requestIds,
			async read(wanted) {
				let reference = await readStage();
				if (latest = reference, wanted === void 0) return toSnapshot$2(reference, known);
				let hasTarget = wanted.length > 0 || otherStages.length > 0;
				if (reference.isLocked && hasTarget) throw new ApiError("secret-locked", {
					operation: "GetKeyValue",
					advice: lockedAdvice
				});
				let request = {
					client,
					kind: wanted === "all" ? "read" : "check",
					secrets,
					requestIds
				}, [others, versions] = await Promise.all([readOthers(send, otherStages, reference), hasTarget ? readVersions$1(credentials, endpoint, {
					...request,
					secretUri: reference.secretUri
				}) : void 0]);
				if (wanted === "all" && versions instanceof ApiError) throw new ApiError(versions.kind, {
					...versions.details,
					advice: newestAdvice
				});
				return known = {
					others,
					versions,
					required: wanted === "all" ? [] : wanted
				}, toSnapshot$2(reference, known);
			},
			async move({ before, after }) {
				let { etag, version, secretUri, withVersion } = latest ?? await readStage();
				if (before !== version || after === null) throw new ApiError("conflict", { detail: `${stage} is on ${version}` });
				let reference = await send("PutKeyValue", stage, {
					body: JSON.stringify(withVersion(after)),
					etag
				});
				if (reference.etag === etag) throw new ApiError("unreadable", { detail: unfenced$1 });
				return latest = reference.version === after && reference.secretUri === secretUri ? reference : void 0, latest && toSnapshot$2(latest, known);
			}
		};
	};
})), guid, azureAppConfiguration, init_provider$3 = __esmMin((() => {
	init_names$3(), guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, azureAppConfiguration = {
		rules: rules$3,
		patterns: patterns$3,
		addressedBy: "endpoint",
		environment: {
			region: [],
			projectId: [],
			endpoint: ["AZURE_APPCONFIG_ENDPOINT"],
			credentials: [],
			tokenCommand: "az account get-access-token --resource https://azconfig.io --query accessToken --output tsv"
		},
		supportedInputs: ["auth-token"],
		isNameOf: isNameOf$1,
		shortName: shortName$1,
		regionInName: (secret) => endpointInName(secret) === void 0 ? void 0 : "",
		endpointInName,
		movesOnlyStage: !0,
		apiHosts: apiHosts$3,
		formatCommand: formatCommand$3,
		federation: {
			inputs: {
				"role-to-assume": {
					pattern: guid,
					example: "<client id of the application, a GUID>"
				},
				"oidc-provider": {
					pattern: guid,
					example: "<tenant id, a GUID>"
				}
			},
			hasRegionalEndpoint: !1,
			cloudOf,
			audience: (_, cloud) => findCloud(cloud).audience,
			load: () => Promise.resolve().then(() => (init_federation$2(), federation_exports$2)).then((module) => module.exchange)
		},
		load: () => Promise.resolve().then(() => (init_store$3(), store_exports$3)).then((module) => module.open),
		moveNotice: "Consumers get the version when they next refresh their configuration; those that watch a sentinel key, once that has changed too."
	};
})), project, location, name, fullName$1, patterns$2, rules$2, apiHosts$2, shortName, regionInName$1, projectInName, mayBeProject, isNameOf, formatCommand$2, init_names$2 = __esmMin((() => {
	init_command_line(), init_provider$7(), project = projectIdPattern.source.slice(1, -1), location = "[a-z]{2,20}-[a-z]{2,20}\\d{1,2}", name = "[A-Za-z0-9_-]{1,255}", fullName$1 = RegExp(`^projects/(${project})(?:/locations/(${location}))?/secrets/(${name})$`), patterns$2 = {
		secret: RegExp(`^${name}$|${fullName$1.source}`),
		stage: /^(?!(?:latest|NEW)$)[A-Za-z][A-Za-z0-9_-]{0,62}$/,
		version: /^[1-9]\d{0,18}$/,
		fullName: fullName$1,
		surplus: { secret: /^(\/\/secretmanager\.googleapis\.com\/)|(\/versions\/.*)$/ },
		region: RegExp(`^${location}$`),
		projectId: projectIdPattern
	}, rules$2 = {
		current: null,
		previous: null,
		movesPrevious: "never",
		condition: "secret",
		movesTogether: !0,
		removable: () => !0
	}, apiHosts$2 = RegExp(`^secretmanager(\\.${location}\\.rep)?\\.googleapis\\.com$`), shortName = (secret) => fullName$1.exec(secret)?.[3] ?? secret, regionInName$1 = (secret) => fullName$1.test(secret) ? fullName$1.exec(secret)?.[2] ?? "" : void 0, projectInName = (secret) => fullName$1.exec(secret)?.[1], mayBeProject = (project, other) => project === other || /^\d+$/.test(project) !== /^\d+$/.test(other), isNameOf = (name, secret) => {
		let [, project, location, short] = fullName$1.exec(name) ?? [
			void 0,
			void 0,
			void 0,
			name
		], [, ownProject = "", ownLocation, ownShort] = fullName$1.exec(secret) ?? [];
		return project === void 0 ? short === ownShort : short === ownShort && location === ownLocation && mayBeProject(project, ownProject);
	}, formatCommand$2 = (ref, { stage, after }) => {
		let { endpoint } = ref;
		if (shortName(ref.secret).startsWith("-")) return;
		let override = endpoint ? `CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER=${quote(`${endpoint}/`)} ` : "", gcloud = (command, options = {}) => formatCommandLine(`${override}gcloud secrets ${command} ${quote(shortName(ref.secret))}`, {
			"--project": projectInName(ref.secret) ?? ref.projectId,
			"--location": regionInName$1(ref.secret) ?? ref.region,
			...options
		}), read = (field) => `$(${gcloud("describe", { "--format": `value(${field})` })})`, etag = `etag="${read("etag")}"`;
		if (after === null) return `${etag} && ${gcloud("update", { "--remove-version-aliases": stage })} --etag="$etag"`;
		let aliases = `"\${aliases:+$aliases,}"${quote(`${stage}=${after}`)}`, update = `${gcloud("update")} --update-version-aliases=${aliases} --etag="$etag"`;
		return `${etag} && aliases="${read("versionAliases.list()")}" && ${update}`;
	};
}));
// src/stores/google-secret-manager/schema.ts
function googleErrorOf(body) {
	return errorResponse$2.safeParse(body).data;
}
var number, secretResponse, time$2, versionName, version, toStates, versionList$2, oneVersion, text$2, errorDetails, kindsByReason, errorResponse$2, linkDomains, init_schema$3 = __esmMin((() => {
	init_mini(), init_schema$8(), init_names$2(), number = pipe(union([string$1(), pipe(int(), transform(String))]), string$1().check(_regex(patterns$2.version))), secretResponse = object({
		name: string$1("is not the name of a secret").check(_regex(patterns$2.fullName, "is not the name of a secret")),
		etag: string$1().check(_minLength(1)),
		versionAliases: _default(mapOf(number, "holds an invalid version"), {})
	}), time$2 = pipe(string$1(), transform((text) => Number.isNaN(Date.parse(text)) ? void 0 : Date.parse(text))), versionName = new RegExp(patterns$2.fullName.source.replace("$", "/versions/[1-9]\\d{0,18}$")), version = object({
		name: string$1().check(_regex(versionName)),
		state: string$1(),
		scheduledDestroyTime: nullish(time$2)
	}), toStates = (versions) => {
		let all = versions.map(({ name, state, scheduledDestroyTime }) => {
			let [secret = "", id = ""] = name.split("/versions/");
			return {
				secret,
				state: [id, {
					state,
					destroyAt: state === "DESTROYED" ? void 0 : scheduledDestroyTime ?? void 0
				}]
			};
		});
		return {
			names: all.map(({ secret }) => secret),
			states: all.map(({ state }) => state)
		};
	}, versionList$2 = pipe(object({
		versions: _default(listOf(version, maxPageLength), []),
		nextPageToken: optional(string$1())
	}), transform(({ versions, nextPageToken }) => ({
		...toStates(versions),
		nextPageToken
	}))), oneVersion = pipe(version, transform((only) => toStates([only]))), text$2 = _catch(optional(string$1()), void 0), errorDetails = _catch(array$1(object({
		reason: text$2,
		metadata: _catch(object({ activationUrl: text$2 }), {}),
		links: _catch(array$1(object({ url: text$2 })), [])
	})), []), kindsByReason = {
		SERVICE_DISABLED: "service-disabled",
		BILLING_DISABLED: "payment-overdue",
		CONSUMER_SUSPENDED: "account-restricted"
	}, errorResponse$2 = pipe(object({ error: object({
		status: text$2,
		message: text$2,
		details: errorDetails
	}) }), transform(({ error: { status, message, details } }) => {
		let reason = details.find((each) => each.reason !== void 0)?.reason, kind = reason === void 0 ? void 0 : kindsByReason[reason];
		return kind === void 0 ? {
			code: status,
			message
		} : {
			code: reason,
			message,
			kind,
			link: details.flatMap(({ metadata, links }) => [metadata.activationUrl, ...links.map(({ url }) => url)]).find((url) => url !== void 0)
		};
	})), linkDomains = ["google.com"];
})), federation_exports$1 = __exportAll({
	callTokenService: () => callTokenService,
	exchange: () => exchange$1,
	formRequest: () => formRequest,
	keyApi: () => keyApi,
	scope: () => scope,
	tokenResponse: () => tokenResponse
});
function formRequest(url, fields) {
	return {
		method: "POST",
		url: new URL(url),
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			accept: "application/json"
		},
		body: canonicalQuery(Object.entries(fields))
	};
}
function callTokenService(client, operation, request, secrets, schema, service = api$4) {
	return call(client, service, {
		operation,
		kind: "read",
		request,
		parse: bySchema(schema),
		secrets
	});
}
async function exchange$1({ endpoint, oidcProvider = "", role, seconds }, fetchToken, client, mask) {
	let tokenService = endpoint ?? "https://sts.googleapis.com", accountService = endpoint ?? "https://iamcredentials.googleapis.com";
	client.connect(tokenService), role !== void 0 && client.connect(accountService);
	let idToken = await fetchToken(), fields = {
		grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
		requested_token_type: "urn:ietf:params:oauth:token-type:access_token",
		audience: `//iam.googleapis.com/${oidcProvider}`,
		scope,
		subject_token: idToken,
		subject_token_type: "urn:ietf:params:oauth:token-type:jwt"
	}, { access_token: authToken } = await callTokenService(client, "ExchangeToken", () => formRequest(`${tokenService}/v1/token`, fields), [idToken], tokenResponse);
	if (role === void 0) return { authToken };
	mask(authToken);
	let account = `${accountService}/v1/projects/-/serviceAccounts/${role}`, impersonation = {
		method: "POST",
		url: new URL(`${account}:generateAccessToken`),
		headers: {
			"content-type": "application/json",
			authorization: `Bearer ${authToken}`
		},
		body: JSON.stringify({
			scope: [scope],
			lifetime: `${seconds}s`
		})
	}, { accessToken } = await callTokenService(client, "GenerateAccessToken", () => impersonation, [idToken, authToken], impersonationResponse);
	return { authToken: accessToken };
}
function errorOf(response) {
	let body = parseJsonBody(response), oauth = oauthError.safeParse(body).data;
	return oauth === void 0 ? googleErrorOf(body) ?? {} : {
		code: oauth.error,
		message: oauth.error_description
	};
}
var scope, tokenResponse, impersonationResponse, oauthError, api$4, keyApi, init_federation$1 = __esmMin((() => {
	init_mini(), init_federation$5(), init_api$1(), init_encode(), init_schema$3(), scope = "https://www.googleapis.com/auth/cloud-platform", tokenResponse = object({ access_token: string$1().check(_minLength(1)) }), impersonationResponse = object({ accessToken: string$1().check(_minLength(1)) }), oauthError = object({
		error: string$1(),
		error_description: optional(string$1())
	}), api$4 = {
		service: "the token service",
		requestIdHeaders: [],
		errorOf,
		linkDomains,
		advice: tokenServiceAdvice,
		errorRules: [
			{
				code: /^invalid_target$/,
				kind: "role-not-found"
			},
			{
				code: /^unauthorized_client$/,
				kind: "role-refused"
			},
			{
				code: /^invalid_grant$/,
				kind: "oidc-refused"
			},
			{
				code: /^PERMISSION_DENIED$/,
				kind: "role-refused"
			},
			{
				code: /^NOT_FOUND$/,
				kind: "role-not-found"
			}
		],
		statusKinds: {
			401: "oidc-refused",
			403: "role-refused",
			404: "role-not-found"
		}
	}, keyApi = {
		...api$4,
		errorRules: [{
			code: /^invalid_grant$/,
			message: /reasonable timeframe/,
			kind: "clock-skew"
		}, {
			code: /^(invalid_grant|\w+_client)$/,
			kind: "account-key-refused"
		}],
		statusKinds: {
			401: "account-key-refused",
			403: "account-key-refused"
		}
	};
})), store_exports$2 = __exportAll({ open: () => open$2 });
function applyChanges(versionAliases, changes) {
	let aliases = new Map(Object.entries(versionAliases));
	for (let { stage, before, after } of changes) {
		let at = aliases.get(stage) ?? null;
		if (at !== before) throw new ApiError("conflict", { detail: `${stage} is on ${at ?? "no version"}` });
		after === null ? aliases.delete(stage) : aliases.set(stage, after);
	}
	return Object.fromEntries(aliases);
}
async function readVersions(send, secret, secretUrl, wanted) {
	let all = new Map(), pages = new Set([""]);
	for (let token of pages) {
		let page = await send("ListSecretVersions", secret, `${secretUrl}/versions?pageSize=${pageSize$1}${token && `&pageToken=${percentEncode(token)}`}`, versionList$2);
		for (let [id, state] of page.states) all.set(id, state);
		page.nextPageToken && pages.size < maxPages$2 && pages.add(page.nextPageToken);
	}
	for (let id of wanted) {
		if (all.has(id)) continue;
		let one = await send("GetSecretVersion", secret, `${secretUrl}/versions/${id}`, oneVersion).catch(noVersions);
		for (let [found, state] of one.states) all.set(found, state);
	}
	return all;
}
function noVersions(error) {
	if (!(error instanceof ApiError && ["secret-not-found", "no-permission"].includes(error.kind))) throw error;
	return {
		names: [],
		states: []
	};
}
function createSender$2(client, credentials) {
	return (operation, secret, url, schema, body) => {
		let [method, kind] = body === void 0 ? ["GET", "read"] : ["PATCH", "write"], isAsked = (name) => isNameOf(secret, name), secrets = [credentials.authToken];
		return call(client, api$3, {
			operation,
			kind,
			request: () => authorize(credentials, method, new URL(url), body),
			parse: aboutSecret(bySchema(schema), {
				kind,
				secret,
				secrets,
				namesOf: (value) => "names" in value ? value.names : [value.name],
				isAsked
			}),
			secrets
		});
	};
}
function buildUrl(ref) {
	let { endpoint, region } = ref;
	return `${endpoint ?? `https://secretmanager${region && `.${region}.rep`}.googleapis.com`}/v1/${formatFullName(ref).split("/").map(percentEncode).join("/").replace("%3A", ":")}`;
}
function formatFullName({ region, projectId = "", secret }) {
	return `projects/${projectId}${region && `/locations/${region}`}/secrets/${shortName(secret)}`;
}
function toSnapshot$1({ versionAliases }, known) {
	let aliases = Object.entries(versionAliases);
	return [...new Set([...known.keys(), ...Object.values(versionAliases)])].map((id) => {
		let { state, destroyAt } = known.get(id) ?? {}, isDestroyed = state === "DESTROYED";
		return {
			id,
			stages: aliases.filter(([, at]) => at === id).map(([stage]) => stage),
			expires: null,
			order: Number(id),
			isDisabled: state !== void 0 && state !== "ENABLED" && !isDestroyed,
			isGone: state === void 0 || isDestroyed,
			isDestroyed,
			destroyAt
		};
	});
}
function authorize({ authToken }, method, url, body) {
	let headers = {
		accept: "application/json",
		authorization: `Bearer ${authToken}`
	};
	return body === void 0 ? {
		method,
		url,
		headers
	} : {
		method,
		url,
		headers: {
			...headers,
			"content-type": "application/json"
		},
		body: JSON.stringify(body)
	};
}
var rateLimiters, api$3, pageSize$1, maxPages$2, open$2, isFailedPrecondition, init_store$2 = __esmMin((() => {
	init_api_error(), init_api$1(), init_encode(), init_rate_limiter(), init_identity(), init_names$2(), init_schema$3(), rateLimiters = {
		read: new RateLimiter(10),
		write: new RateLimiter(10)
	}, api$3 = {
		requestIdHeaders: [],
		errorOf: (response) => googleErrorOf(parseJsonBody(response)) ?? {},
		linkDomains,
		errorRules: [
			{
				code: /^(FAILED_PRECONDITION|ABORTED)$/,
				operation: "UpdateSecret",
				kind: "conflict"
			},
			{
				code: /^UNAUTHENTICATED$/,
				kind: "bad-credentials"
			},
			{
				code: /^PERMISSION_DENIED$/,
				kind: "no-permission"
			},
			{
				code: /^RESOURCE_EXHAUSTED$/,
				kind: "throttled"
			},
			{
				code: /^(ABORTED|INTERNAL|UNKNOWN|UNAVAILABLE|DEADLINE_EXCEEDED)$/,
				kind: "unavailable"
			}
		],
		rateLimiterFor: (_, kind) => rateLimiters[kind]
	}, pageSize$1 = 250, maxPages$2 = 100, open$2 = async (asked, { logIn, client }) => {
		let secretUrl = buildUrl(asked);
		client.connect(secretUrl);
		let credentials = await logIn();
		if (!("authToken" in credentials)) throw TypeError("Google Cloud supports bearer tokens only");
		let updateUrl = `${secretUrl}?updateMask=version_aliases`, send = createSender$2(client, credentials), ref = {
			...asked,
			secret: formatFullName(asked)
		}, latest, versions;
		async function getSecret() {
			let secret = await send("GetSecret", ref.secret, secretUrl, secretResponse);
			return ref = {
				...asked,
				projectId: projectInName(secret.name),
				secret: secret.name
			}, secret;
		}
		return {
			get ref() {
				return ref;
			},
			rules: rules$2,
			requestIds: [],
			async read(wanted) {
				if (latest = await getSecret(), wanted === void 0 && versions !== void 0) return toSnapshot$1(latest, versions);
				let ids = [...wanted === "all" ? [] : wanted ?? [], ...Object.values(latest.versionAliases)];
				return versions = await readVersions(send, ref.secret, secretUrl, new Set(ids)), toSnapshot$1(latest, versions);
			},
			async move(...changes) {
				let { etag, versionAliases } = latest ?? await getSecret(), body = {
					etag,
					versionAliases: applyChanges(versionAliases, changes)
				};
				return latest = await send("UpdateSecret", ref.secret, updateUrl, secretResponse, body).catch(async (error) => {
					throw isFailedPrecondition(error) && (await getSecret().catch(() => void 0))?.etag === etag ? new ApiError("precondition-failed", error.details) : error;
				}), toSnapshot$1(latest, versions ?? new Map());
			}
		};
	}, isFailedPrecondition = (error) => error instanceof ApiError && error.details.code === "FAILED_PRECONDITION";
}));
// src/stores/small-file.ts
async function readSmallFile(path) {
	let stats = await stat(path).catch(() => void 0);
	if (!(!stats?.isFile() || stats.size > maxFileBytes)) return readFile(path, "utf8").catch(() => void 0);
}
var maxFileBytes, init_small_file = __esmMin((() => {
	maxFileBytes = 65536;
})), credentials_file_exports = __exportAll({ logIn: () => logIn$1 });
async function logIn$1(path, access) {
	let config = parse$1(await readSmallFile(path));
	return config.type === "service_account" ? fromKey(config, access) : fromIdentity(config, access);
}
async function fromKey({ client_email, private_key, private_key_id }, { client, identityEndpoint: endpoint, mask }) {
	for (let text of maskableLines(private_key)) mask(text);
	let secrets = [], { access_token: authToken } = await callTokenService(client, "token", (date) => {
		let now = Math.floor(date.getTime() / 1e3), claims = {
			iss: client_email,
			scope,
			aud: `${keyService}/token`,
			iat: now,
			exp: now + 3600
		}, assertion = toJwt({
			alg: "RS256",
			typ: "JWT",
			kid: private_key_id
		}, claims, private_key);
		return mask(assertion), secrets.push(assertion), formRequest(`${endpoint ?? keyService}/token`, {
			grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
			assertion
		});
	}, secrets, tokenResponse, keyApi);
	return { authToken };
}
async function fromIdentity(config, { client, identityEndpoint: endpoint, mask }) {
	let { url, headers, format } = config.credential_source, secrets = Object.values(headers).map((value) => value.replace(/^\S+ /, ""));
	for (let secret of secrets) mask(secret);
	let token = pipe(pipe(record(string$1(), unknown()), transform((fields) => fields[format.subject_token_field_name])), string$1().check(_regex(/^[\x21-\x7e]{1,16384}$/))), request = () => ({
		method: "GET",
		url: new URL(url),
		headers
	}), idToken = "";
	return exchange$1({
		role: config.service_account_impersonation_url,
		oidcProvider: config.audience,
		seconds: config.service_account_impersonation?.token_lifetime_seconds ?? 3600,
		endpoint
	}, async () => (idToken = await callTokenService(client, "OIDC token", request, secrets, token, gitHubTokenService), mask(idToken), idToken), client, mask).catch((error) => {
		throw withClaims(error, idToken);
	});
}
function parse$1(text) {
	if (text === void 0) throw failed$1("the credentials file cannot be read; it must be a regular file, and exists only as long as the job");
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw failed$1("the credentials file is not JSON");
	}
	let parsed = file.safeParse(value);
	if (parsed.success) return parsed.data;
	throw failed$1(`the credentials file is of another kind (\`${parsed.error.issues[0]?.path.join(".") ?? ""}\`): only service account keys and workload identity with a JSON response of a URL are supported`);
}
function toJwt(header, claims, privateKey) {
	let text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
	try {
		return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
	} catch {
		throw failed$1("the `private_key` in the credentials file is invalid");
	}
}
function failed$1(detail) {
	return new ApiError("credentials-unavailable", { detail });
}
var keyService, line$1, safeUrl, partOf, keyFile, headerName, headers, externalFile, file, init_credentials_file = __esmMin((() => {
	init_mini(), init_credentials(), init_oidc(), init_api_error(), init_url(), init_schema$8(), init_small_file(), init_federation$1(), keyService = "https://oauth2.googleapis.com", line$1 = string$1().check(_regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,4096}$/u)), safeUrl = line$1.check(refine(isSecureUrl)), partOf = (pattern) => pipe(line$1.check(_regex(pattern)), transform((text) => pattern.exec(text)?.[1] ?? "")), keyFile = object({
		type: literal("service_account"),
		client_email: line$1,
		private_key: string$1(),
		private_key_id: optional(line$1)
	}), headerName = /^[A-Za-z0-9-]{1,64}$/, headers = mapOf(line$1, "are invalid").check(refine((all) => Object.keys(all).every((name) => headerName.test(name)), "are invalid")), externalFile = object({
		type: literal("external_account"),
		audience: partOf(/^\/\/iam\.googleapis\.com\/(projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[\w/-]+)$/),
		service_account_impersonation_url: optional(partOf(/\/serviceAccounts\/([\w.@-]+):generateAccessToken$/)),
		service_account_impersonation: optional(object({ token_lifetime_seconds: optional(int().check(_positive())) })),
		credential_source: object({
			url: safeUrl,
			headers: _default(headers, {}),
			format: object({
				type: literal("json"),
				subject_token_field_name: line$1
			})
		})
	}), file = discriminatedUnion("type", [keyFile, externalFile]);
})), googleSecretManager, init_provider$2 = __esmMin((() => {
	init_names$2(), googleSecretManager = {
		rules: rules$2,
		patterns: patterns$2,
		hasNumberedVersions: !0,
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
		supportedInputs: ["project-id", "auth-token"],
		isNameOf,
		shortName,
		mayBeProject,
		regionInName: regionInName$1,
		projectInName,
		apiHosts: apiHosts$2,
		formatCommand: formatCommand$2,
		federation: {
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
			hasRegionalEndpoint: !1,
			audience: (oidcProvider) => `https://iam.googleapis.com/${oidcProvider}`,
			load: () => Promise.resolve().then(() => (init_federation$1(), federation_exports$1)).then((module) => module.exchange)
		},
		load: () => Promise.resolve().then(() => (init_store$2(), store_exports$2)).then((module) => module.open),
		loadFileLogin: () => Promise.resolve().then(() => (init_credentials_file(), credentials_file_exports)).then((module) => module.logIn),
		moveNotice: "Google Secret Manager resolves aliases with eventual consistency: a moved alias may reach consumers minutes, in rare cases hours, after this run."
	};
}));
// src/stores/huaweicloud-csms/names.ts
function endpointFor$1(service, region) {
	return `https://${service}.${region}.myhuaweicloud.${region.startsWith("eu-west-1") ? "eu" : "com"}`;
}
var region$2, secret, projectId$1, patterns$1, rules$1, apiHosts$1, formatCommand$1, init_names$1 = __esmMin((() => {
	init_command_line(), init_provider$7(), region$2 = "[a-z]{2}(?:-[a-z0-9]+)+", secret = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/, projectId$1 = /^[A-Za-z0-9_-]{1,64}$/, patterns$1 = {
		secret,
		fullName: secret,
		surplus: { secret: /^([0-9a-f-]{36}\/)/ },
		stage: /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/,
		version: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
		region: regionPattern,
		projectId: projectId$1
	}, rules$1 = {
		current: "SYSCURRENT",
		previous: "SYSPREVIOUS",
		movesPrevious: "perhaps",
		condition: "nothing",
		movesTogether: !1,
		removable: (stage) => ![
			"SYSCURRENT",
			"SYSPREVIOUS",
			"SYSPENDING"
		].includes(stage)
	}, apiHosts$1 = RegExp(`^kms\\.${region$2}\\.myhuaweicloud\\.(com|eu)$`), formatCommand$1 = ({ region, projectId, endpoint, secret }, { stage, after }) => formatCommandLine(`hcloud CSMS ${after === null ? "DeleteSecretStage" : "UpdateSecretStage"}`, {
		"--cli-region": region,
		"--cli-endpoint": endpoint && new URL(endpoint).host,
		"--project_id": projectId,
		"--secret_name": secret,
		"--stage_name": stage,
		"--version_id": after
	});
})), time$1, secretName, versionList$1, stageResponse, versionResponse, projectList, text$1, flat, plain, errorResponse$1, init_schema$2 = __esmMin((() => {
	init_mini(), init_schema$8(), init_names$1(), time$1 = pipe(number$2(), transform((value) => {
		let ms = Math.round(value < 1e11 ? value * 1e3 : value);
		return ms >= 0 && ms < 0x9184e72a000 ? ms : null;
	})), secretName = nullish(string$1().check(_regex(patterns$1.secret))), versionList$1 = object({
		version_metadatas: listOf(object({
			id: string$1().check(_regex(patterns$1.version)),
			secret_name: secretName,
			version_stages: nullish(labelList()),
			expire_time: nullish(time$1),
			create_time: lenient(nullish(time$1))
		}), maxPageLength),
		page_info: nullish(object({ next_marker: nullish(string$1()) }))
	}), stageResponse = object({ stage: object({
		secret_name: secretName,
		version_id: string$1(),
		update_time: nullish(time$1)
	}) }), versionResponse = object({ version_metadata: object({
		id: string$1(),
		secret_name: secretName
	}) }), projectList = object({ projects: listOf(object({
		id: string$1().check(_regex(projectId$1)),
		name: string$1()
	})) }), text$1 = _catch(optional(string$1()), void 0), flat = pipe(object({
		error_code: string$1(),
		error_msg: text$1,
		request_id: text$1
	}), transform(({ error_code: code, error_msg: message, request_id: requestId }) => ({
		code,
		message,
		requestId
	}))), plain = pipe(object({
		code: string(),
		message: text$1,
		request_id: text$1
	}), transform(({ code, message, request_id: requestId }) => ({
		code,
		message,
		requestId
	}))), errorResponse$1 = union([
		flat,
		plain,
		pipe(object({ error: union([flat, plain]) }), transform(({ error }) => error))
	]);
})), federation_exports = __exportAll({ exchange: () => exchange }), response, api$2, exchange, init_federation = __esmMin((() => {
	init_mini(), init_api$1(), init_federation$5(), init_names$1(), init_schema$2(), response = object({ credentials: object({
		access_key_id: string$1().check(_minLength(1)),
		secret_access_key: string$1().check(_minLength(1)),
		security_token: string$1().check(_minLength(1))
	}) }), api$2 = {
		service: "the token service",
		requestIdHeaders: ["x-request-id"],
		errorOf: (response) => errorResponse$1.safeParse(parseJsonBody(response)).data ?? {},
		errorRules: [
			{
				code: /^STS5\.1001$/,
				kind: "role-refused"
			},
			{
				code: /^STS5\.2001$/,
				kind: "oidc-refused"
			},
			{
				code: /^STS5\.1007$/,
				kind: "rejected"
			}
		],
		advice: tokenServiceAdvice,
		statusKinds: {
			401: "oidc-refused",
			403: "role-refused",
			404: "role-not-found"
		}
	}, exchange = async (request, fetchToken, client) => {
		let url = new URL(`${request.endpoint ?? endpointFor$1("sts", request.region)}/v5/agencies/assume-with-oidc`);
		client.connect(url);
		let idToken = await fetchToken(), body = JSON.stringify({
			provider_urn: request.oidcProvider,
			agency_urn: request.role,
			agency_session_name: request.sessionName,
			id_token: idToken,
			duration_seconds: request.seconds
		}), { credentials } = await call(client, api$2, {
			operation: "AssumeAgencyWithOIDC",
			kind: "read",
			request: () => ({
				method: "POST",
				url,
				headers: { "content-type": "application/json" },
				body
			}),
			parse: bySchema(response),
			secrets: [idToken]
		}), { access_key_id: accessKeyId, secret_access_key: secretAccessKey, security_token: securityToken } = credentials;
		return {
			accessKeyId,
			secretAccessKey,
			securityToken
		};
	};
}));
// src/stores/huaweicloud-csms/signature.ts
function sdkDate(date) {
	return date.toISOString().replace(/[-:]|\.\d+/g, "");
}
function authorization(request, accessKeyId, secretAccessKey) {
	let toSign = stringToSign(canonicalRequest(request), headerOf(request, "x-sdk-date")), signature = createHmac("sha256", secretAccessKey).update(toSign).digest("hex");
	return `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=${signedHeaders$1(request)}, Signature=${signature}`;
}
function canonicalRequest(request) {
	let path = request.url.pathname.split("/").map((segment) => percentEncode(decodeURIComponent(segment))).join("/");
	return [
		request.method,
		path.endsWith("/") ? path : `${path}/`,
		canonicalQuery(request.url.searchParams),
		...names(request).map((name) => `${name}:${headerOf(request, name).trim()}`),
		"",
		signedHeaders$1(request),
		sha256(request.body)
	].join("\n");
}
function stringToSign(canonical, date) {
	return [
		"SDK-HMAC-SHA256",
		date,
		sha256(canonical)
	].join("\n");
}
function signedHeaders$1(request) {
	return names(request).join(";");
}
function names({ headers }) {
	return Object.keys(headers).map((name) => name.toLowerCase()).sort();
}
function headerOf({ headers }, name) {
	return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? "";
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}
var init_signature$1 = __esmMin((() => {
	init_encode();
})), store_exports$1 = __exportAll({ open: () => open$1 });
function createSender$1(client, credentials, requestIds) {
	return (operation, method, url, { parse, body, projectId }) => call(client, api$1, {
		operation,
		kind: method === "GET" ? "read" : "write",
		request: (date) => sign$1(date, credentials, method, new URL(url), body && JSON.stringify(body), projectId),
		parse,
		secrets: secretsOf(credentials),
		requestIds,
		notFound: operation === "ListVersions" ? "secret-not-found" : "version-not-found"
	});
}
function createParser(secret, secrets) {
	return (kind, schema, partsOf) => aboutSecret(bySchema(schema), {
		kind,
		secret,
		secrets,
		namesOf: (value) => partsOf(value).map((part) => part.secret_name),
		isAsked: (name) => name === secret
	});
}
function projectOnce(client, key, lookUp) {
	let known = projects.get(client) ?? new Map();
	projects.set(client, known);
	let project = known.get(key) ?? lookUp();
	return known.set(key, project), project;
}
async function lookUpProject(send, iam, region) {
	let { projects } = await send("ListProjects", "GET", `${iam}/v3/projects?name=${percentEncode(region)}`, { parse: bySchema(projectList) }), [project, another] = projects.filter(({ name }) => name === region);
	if (project !== void 0 && another === void 0) return project.id;
	let detail = `${projects.length} projects are named ${region}; set \`project-id\``;
	throw new ApiError("rejected", {
		operation: "ListProjects",
		detail
	});
}
function sign$1(date, credentials, method, url, body, projectId) {
	let headers = {
		host: url.host,
		...body !== void 0 && { "content-type": "application/json" },
		...projectId !== void 0 && { "x-project-id": projectId }
	};
	if ("authToken" in credentials) return {
		method,
		url,
		body,
		headers: {
			...headers,
			"x-auth-token": credentials.authToken
		}
	};
	if (!("accessKeyId" in credentials)) throw TypeError("CSMS supports access keys and tokens only");
	headers["x-sdk-date"] = sdkDate(date), credentials.securityToken !== void 0 && (headers["x-security-token"] = credentials.securityToken);
	let { accessKeyId, secretAccessKey } = credentials, signed = authorization({
		method,
		url,
		headers,
		body: body ?? ""
	}, accessKeyId, secretAccessKey);
	return {
		method,
		url,
		body,
		headers: {
			...headers,
			authorization: signed
		}
	};
}
var rateLimiter, api$1, maxPages$1, projects, open$1, init_store$1 = __esmMin((() => {
	init_credentials(), init_api_error(), init_api$1(), init_encode(), init_rate_limiter(), init_change(), init_identity(), init_names$1(), init_schema$2(), init_signature$1(), rateLimiter = new RateLimiter(20), api$1 = {
		requestIdHeaders: ["x-request-id", "x-iam-trace-id"],
		errorOf: (response) => errorResponse$1.safeParse(parseJsonBody(response)).data ?? {},
		errorRules: [
			{
				code: /^CSMS\.0005$/,
				kind: "not-found"
			},
			{
				code: /^CSMS\.(0103|0107)$/,
				kind: "secret-deleting"
			},
			{
				code: /^CSMS\.(0106|0207)$/,
				kind: "secret-not-found"
			},
			{
				code: /^CSMS\.0109$/,
				kind: "secret-disabled"
			},
			{
				code: /^CSMS\.(0203|0204)$/,
				kind: "label-quota"
			},
			{
				code: /^CSMS\.0301$/,
				kind: "bad-credentials"
			},
			{
				code: /^APIGW?\.0301$/,
				message: /reach the limit/,
				kind: "key-locked"
			},
			{
				code: /^APIGW?\.0303$/,
				kind: "clock-skew"
			},
			{
				code: /^APIGW?\.0308$/,
				kind: "throttled"
			}
		],
		rateLimiterFor: () => rateLimiter
	}, maxPages$1 = 25, projects = new WeakMap(), open$1 = async ({ projectId: given, ...ref }, { logIn, client, identityEndpoint }) => {
		let origin = ref.endpoint ?? endpointFor$1("kms", ref.region), iam = identityEndpoint ?? endpointFor$1("iam", ref.region);
		client.connect(origin), given === void 0 && client.connect(iam);
		let credentials = await logIn(), requestIds = [], send = createSender$1(client, credentials, requestIds), projectId = given ?? await projectOnce(client, `${iam} ${ref.region}`, () => lookUpProject(send, iam, ref.region)), secretUrl = `${origin}/v1/${percentEncode(projectId)}/secrets/${percentEncode(ref.secret)}`, about = createParser(ref.secret, secretsOf(credentials)), parseVersions = about("read", versionList$1, (list) => list.version_metadatas), parseMove = about("write", stageResponse, ({ stage }) => [stage]), parseUpdate = about("write", versionResponse, ({ version_metadata }) => [version_metadata]), stageUrl = (stage) => `${secretUrl}/stages/${percentEncode(stage)}`;
		return {
			ref: {
				...ref,
				projectId
			},
			rules: rules$1,
			requestIds,
			async read() {
				let versions = new Map(), pages = new Set([""]);
				for (let query of pages) {
					let url = `${secretUrl}/versions${query}`, page = await send("ListVersions", "GET", url, {
						parse: parseVersions,
						projectId
					});
					for (let { id, version_stages, expire_time, create_time } of page.version_metadatas) {
						let times = {
							expires: expire_time ?? null,
							order: create_time ?? void 0
						};
						versions.set(id, {
							id,
							stages: version_stages ?? [],
							...times
						});
					}
					let marker = page.page_info?.next_marker;
					marker && pages.size < maxPages$1 && pages.add(`?limit=20&marker=${percentEncode(marker)}`);
				}
				return checkUnique([...versions.values()]);
			},
			async move({ stage, after }) {
				after === null ? await send("DeleteStage", "DELETE", stageUrl(stage), {
					parse: () => void 0,
					projectId
				}) : await send("UpdateStage", "PUT", stageUrl(stage), {
					parse: parseMove,
					body: { version_id: after },
					projectId
				});
			},
			async expire(version, at) {
				let url = `${secretUrl}/versions/${percentEncode(version)}`;
				await send("UpdateVersion", "PUT", url, {
					parse: parseUpdate,
					body: { expire_time: at },
					projectId
				});
			},
			async diagnose(about) {
				if (about instanceof ApiError) return;
				let { stage } = await send("ShowStage", "GET", stageUrl(about), {
					parse: bySchema(stageResponse),
					projectId
				});
				return stage.update_time ? `It was moved at ${new Date(stage.update_time).toISOString()}.` : void 0;
			}
		};
	};
})), huaweicloudCsms, init_provider$1 = __esmMin((() => {
	init_names$1(), huaweicloudCsms = {
		rules: rules$1,
		patterns: patterns$1,
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
		supportedInputs: [
			"project-id",
			"auth-token",
			"expire-outgoing-after"
		],
		isNameOf: (name, secret) => name === secret,
		regionInName: () => void 0,
		apiHosts: apiHosts$1,
		formatCommand: formatCommand$1,
		federation: {
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
			hasRegionalEndpoint: !0,
			audience: () => "sts.huaweicloud.com",
			load: () => Promise.resolve().then(() => (init_federation(), federation_exports)).then((module) => module.exchange)
		},
		load: () => Promise.resolve().then(() => (init_store$1(), store_exports$1)).then((module) => module.open)
	};
}));
// src/stores/oci-vault/names.ts
function endpointFor(region, secret) {
	return `https://vaults.${region}.oci.${domains[fullName.exec(secret)?.[1] ?? ""] ?? ""}`;
}
function regionInName(secret) {
	let name = fullName.exec(secret)?.[2];
	return name?.includes("-") ? name : regionsByCode[name ?? ""];
}
var domains, regionsByCode, region$1, fullName, current, patterns, rules, apiHosts, loginVariables, formatCommand, init_names = __esmMin((() => {
	init_command_line(), init_provider$7(), domains = {
		oc1: "oraclecloud.com",
		oc2: "oraclegovcloud.com",
		oc3: "oraclegovcloud.com",
		oc4: "oraclegovcloud.uk",
		oc19: "oraclecloud.eu",
		...Object.fromEntries([
			8,
			9,
			10,
			14,
			15,
			20,
			21,
			23,
			24,
			26,
			29,
			35,
			42,
			51,
			52
		].map((n) => [`oc${n}`, `oraclecloud${n}.com`]))
	}, regionsByCode = {
		iad: "us-ashburn-1",
		phx: "us-phoenix-1"
	}, region$1 = regionPattern.source.slice(1, -1), fullName = RegExp(`^ocid1\\.vaultsecret\\.(${Object.keys(domains).join("|")})\\.([a-z]{3}|${region$1})\\.([a-z0-9]{1,255})$`), current = "CURRENT", patterns = {
		secret: fullName,
		fullName,
		stage: /^CURRENT$/,
		targetStage: /^(CURRENT|PENDING|LATEST|PREVIOUS)$/,
		version: /^[1-9]\d{0,14}$/,
		region: regionPattern
	}, rules = {
		current,
		previous: null,
		movesPrevious: "never",
		condition: "secret",
		movesTogether: !0,
		removable: () => !1
	}, apiHosts = RegExp(`^vaults\\.${region$1}\\.oci\\.(${Object.values(domains).join("|").replaceAll(".", "\\.")})$`), loginVariables = {
		user: "OCI_CLI_USER",
		tenancy: "OCI_CLI_TENANCY",
		fingerprint: "OCI_CLI_FINGERPRINT",
		privateKey: "OCI_CLI_KEY_CONTENT",
		privateKeyFile: "OCI_CLI_KEY_FILE",
		passphrase: "OCI_CLI_PASSPHRASE",
		credentialsFile: "OCI_CLI_CONFIG_FILE",
		profile: "OCI_CLI_PROFILE"
	}, formatCommand = ({ region, endpoint, secret }, { after }) => {
		if (after === null) return;
		let address = {
			"--secret-id": secret,
			"--region": region,
			"--endpoint": endpoint
		};
		return `etag="$(${formatCommandLine("oci vault secret get", {
			...address,
			"--query": "etag"
		})} --raw-output)" && ${formatCommandLine("oci vault secret update", {
			...address,
			"--current-version-number": after,
			"--wait-for-state": "ACTIVE"
		})} --if-match="$etag"`;
	};
})), id, versionNumber, time, secretBody, parseSecret, versionList, parseVersions, text, errorResponse, init_schema$1 = __esmMin((() => {
	init_mini(), init_api_error(), init_api$1(), init_schema$8(), init_names(), id = string$1("is not an OCID").check(_regex(patterns.fullName, "is not an OCID of a secret")), versionNumber = int().check(_positive()), time = pipe(string$1(), transform((text) => Number.isNaN(Date.parse(text)) ? void 0 : Date.parse(text))), secretBody = object({
		id,
		currentVersionNumber: versionNumber,
		lifecycleState: string$1(),
		isReplica: nullish(boolean()),
		sourceRegionInformation: lenient(nullish(object({ sourceSecretId: id }))),
		secretRules: lenient(nullish(array$1(object({ isSecretContentRetrievalBlockedOnExpiry: lenient(nullish(boolean())) }))))
	}), parseSecret = (response, details) => {
		let secret = bySchema(secretBody)(response, details), etag = response.header("etag") ?? "";
		if (!/^[\x21-\x7e]{1,256}$/.test(etag)) throw new ApiError("unreadable", {
			...details,
			detail: "it has no valid etag"
		});
		return {
			...secret,
			etag
		};
	}, versionList = listOf(object({
		secretId: id,
		versionNumber,
		stages: nullish(labelList()),
		timeOfDeletion: nullish(time),
		timeOfExpiry: nullish(time)
	}), maxPageLength), parseVersions = (response, details) => ({
		versions: bySchema(versionList)(response, details),
		nextPage: response.header("opc-next-page")
	}), text = _catch(optional(string$1()), void 0), errorResponse = _catch(object({
		code: text,
		message: text
	}), {});
}));
// src/stores/oci-vault/signature.ts
function signedHeaders({ method, url, body }, date, keyId, privateKey) {
	let headers = {
		"x-date": date.toUTCString(),
		host: url.host,
		...body !== void 0 && {
			"content-type": "application/json",
			"content-length": String(Buffer.byteLength(body)),
			"x-content-sha256": createHash("sha256").update(body).digest("base64")
		}
	}, target = `${method.toLowerCase()} ${url.pathname}${url.search}`, [date_, ...more] = Object.entries(headers), signed = [
		date_,
		["(request-target)", target],
		...more
	], text = signed.map(([name, value]) => `${name}: ${value}`).join("\n"), signature = sign("sha256", Buffer.from(text), privateKey).toString("base64"), fields = {
		version: "1",
		keyId,
		algorithm: "rsa-sha256",
		headers: signed.map(([name]) => name).join(" "),
		signature
	}, authorization = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
	return {
		...headers,
		authorization: `Signature ${authorization.join(",")}`
	};
}
var init_signature = __esmMin((() => {})), store_exports = __exportAll({ open: () => open });
async function listVersions$2(send, secretUrl) {
	let all = [], pages = new Set([""]), namesOf = (list) => list.versions.map(({ secretId }) => secretId);
	for (let page of pages) {
		let list = await send("ListSecretVersions", "GET", `${secretUrl}/versions?limit=${pageSize}${page && `&page=${percentEncode(page)}`}`, parseVersions, namesOf);
		all.push(...list.versions), list.nextPage && pages.size < maxPages && pages.add(list.nextPage);
	}
	return all;
}
function isDeprecated(versions = [], id) {
	return versions.some((each) => String(each.versionNumber) === id && each.stages?.includes("DEPRECATED") === !0);
}
async function explainRefusal(error, etag, send, secretUrl) {
	if (!(error instanceof ApiError)) return error;
	let isState = error.details.code === "IncorrectState";
	if (error.kind !== "rejected" && !isState) return error;
	let seen = isState ? await send("GetSecret", "GET", secretUrl, parseSecret, ({ id }) => [id]).catch(() => void 0) : void 0;
	return isState && (seen?.etag !== etag || seen.lifecycleState !== "ACTIVE") ? error : new ApiError("precondition-failed", {
		...error.details,
		advice: deprecatedAdvice
	});
}
function createSender(client, credentials, secret, requestIds) {
	let { keyId, privateKey, passphrase, securityToken } = credentials, key = createPrivateKey({
		key: privateKey,
		passphrase
	});
	return (operation, method, url, parse, namesOf, write) => {
		let kind = write === void 0 ? "read" : "write", secrets = securityToken === void 0 ? [] : [securityToken];
		return call(client, api, {
			operation,
			kind,
			request: (date) => {
				let signable = {
					method,
					url: new URL(url),
					body: write?.body
				}, signed = signedHeaders(signable, date, keyId, key);
				return secrets.push(/signature="(.+)"$/.exec(signed.authorization)?.[1] ?? ""), {
					...signable,
					headers: {
						accept: "application/json",
						...signed,
						...write && { "if-match": write.etag }
					}
				};
			},
			secrets,
			requestIds,
			parse: aboutSecret(parse, {
				kind,
				secret,
				secrets,
				namesOf,
				isAsked: (name) => name === secret
			})
		});
	};
}
function checkUsable$1({ lifecycleState, isReplica, sourceRegionInformation }, details) {
	let kind = Object.hasOwn(kindsByState, lifecycleState) ? kindsByState[lifecycleState] : void 0;
	if (kind !== void 0) throw new ApiError(kind, {
		...details,
		detail: `its state is ${lifecycleState}`,
		retryAfterMs: updatingMs
	});
	if (isReplica === !0) {
		let source = sourceRegionInformation?.sourceSecretId;
		throw new ApiError("replica", {
			...details,
			detail: source && `its source is ${source}`
		});
	}
}
function toSnapshot({ currentVersionNumber, secretRules }, versions) {
	let isBlockedOnExpiry = secretRules?.some((rule) => rule.isSecretContentRetrievalBlockedOnExpiry === !0) === !0, now = Date.now(), listed = versions.map(({ versionNumber, stages, timeOfDeletion, timeOfExpiry }) => {
		let others = (stages ?? []).filter((stage) => stage !== "CURRENT" && stage !== "DEPRECATED"), isExpired = isBlockedOnExpiry && timeOfExpiry != null && timeOfExpiry <= now, isDestroyed = timeOfDeletion != null && timeOfDeletion <= now;
		return {
			id: String(versionNumber),
			stages: versionNumber === currentVersionNumber ? [current, ...others] : others,
			expires: null,
			order: versionNumber,
			isDisabled: !isDestroyed && (isExpired || !!timeOfDeletion),
			isGone: isDestroyed,
			isDestroyed,
			destroyAt: isDestroyed ? void 0 : timeOfDeletion ?? void 0
		};
	}), id = String(currentVersionNumber);
	return listed.some((version) => version.id === id) ? listed : [...listed, {
		id,
		stages: [current],
		expires: null,
		order: currentVersionNumber
	}];
}
var api, kindsByState, updatingMs, pageSize, maxPages, deprecatedAdvice, unfenced, open, parseUsable, init_store = __esmMin((() => {
	init_api_error(), init_api$1(), init_encode(), init_identity(), init_names(), init_schema$1(), init_signature(), api = {
		requestIdHeaders: ["opc-request-id"],
		errorOf: (response) => errorResponse.parse(parseJsonBody(response)),
		errorRules: [
			{
				code: /^NotAuthenticated$/,
				message: /clock skew/,
				kind: "clock-skew"
			},
			{
				code: /^NotAuthenticated$/,
				kind: "bad-credentials"
			},
			{
				code: /^NotAuthorizedOrNotFound$/,
				operation: "GetSecret",
				kind: "secret-not-found"
			},
			{
				code: /^(NotAuthorizedOrNotFound|NotAuthorized|NotAllowed)$/,
				kind: "no-permission"
			},
			{
				code: /^(NoEtagMatch|IncorrectState|Conflict)$/,
				operation: "UpdateSecret",
				kind: "conflict"
			},
			{
				code: /^TooManyRequests$/,
				kind: "throttled"
			}
		],
		statusKinds: {
			409: "conflict",
			412: "conflict"
		},
		advice: {
			"secret-not-found": "Check `secret`, and that the credentials are of its tenancy. OCI responds in the same way if they lack the permission to read it: docs/oci-vault.md has a policy.",
			replica: "Set `secret` to the OCID of the source; replicas follow automatically."
		}
	}, kindsByState = {
		CREATING: "secret-updating",
		UPDATING: "secret-updating",
		CANCELLING_DELETION: "secret-updating",
		SCHEDULING_DELETION: "secret-deleting",
		PENDING_DELETION: "secret-deleting",
		DELETING: "secret-not-found",
		DELETED: "secret-not-found",
		FAILED: "precondition-failed"
	}, updatingMs = 1e3, pageSize = 100, maxPages = 10, deprecatedAdvice = "OCI does not say whether a version that is DEPRECATED can be made CURRENT again, and here it has refused. Promote a version that is PENDING, LATEST or PREVIOUS, or add the value as a new version.", unfenced = "the etag is the same as before, so an earlier write may still be made", open = async (ref, { logIn, client }) => {
		let secretUrl = `${ref.endpoint ?? endpointFor(ref.region, ref.secret)}/20180608/secrets/${percentEncode(ref.secret)}`;
		client.connect(secretUrl);
		let credentials = await logIn();
		if (!("privateKey" in credentials)) throw TypeError("OCI supports signing keys only");
		let requestIds = [], send = createSender(client, credentials, ref.secret, requestIds), latest, versions, outdated, parseCurrent = (response, details) => {
			let secret = parseUsable(response, details);
			if (secret.etag === outdated) throw new ApiError("secret-updating", {
				...details,
				detail: "the response is older than the last write",
				retryAfterMs: updatingMs
			});
			return secret;
		}, getSecret = () => send("GetSecret", "GET", secretUrl, parseCurrent, ({ id }) => [id]);
		return {
			ref,
			rules,
			requestIds,
			async read(wanted) {
				return latest = await getSecret(), (wanted !== void 0 || versions === void 0) && (versions = await listVersions$2(send, secretUrl)), toSnapshot(latest, versions);
			},
			async move({ before, after }) {
				let { etag, currentVersionNumber: at } = latest ?? await getSecret();
				if (before !== String(at)) throw new ApiError("conflict", { detail: `${current} is on ${at}` });
				let write = {
					body: JSON.stringify({ currentVersionNumber: Number(after) }),
					etag
				}, secret = await send("UpdateSecret", "PUT", secretUrl, parseSecret, ({ id }) => [id], write).catch(async (error) => {
					throw isDeprecated(versions, after) ? await explainRefusal(error, etag, send, secretUrl) : error;
				});
				if (before === after && secret.etag === etag) throw new ApiError("unreadable", { detail: unfenced });
				return secret.etag !== etag && (outdated = etag), latest = secret.lifecycleState === "ACTIVE" && String(secret.currentVersionNumber) === after ? secret : void 0, latest && toSnapshot(latest, versions ?? []);
			}
		};
	}, parseUsable = (response, details) => {
		let secret = parseSecret(response, details);
		return checkUsable$1(secret, details), secret;
	};
})), login_exports = __exportAll({ logIn: () => logIn });
async function fromProfile(profile, name, passphraseInVariable, mask) {
	let passphrase = profile.get("pass_phrase") ?? passphraseInVariable;
	passphrase !== void 0 && mask(passphrase);
	let inProfile = (key) => `\`${key}\` of the profile ${name}`, privateKey = await readText$1(profile.get("key_file"), inProfile("key_file")), tokenFile = profile.get("security_token_file");
	if (tokenFile !== void 0) {
		let securityToken = (await readText$1(tokenFile, inProfile("security_token_file"))).trim();
		if (!/^[\x21-\x7e]+$/.test(securityToken)) throw failed(`${inProfile("security_token_file")} holds no token`);
		return mask(securityToken), {
			...checkKey(privateKey, passphrase, mask),
			keyId: `ST$${securityToken}`,
			securityToken
		};
	}
	let [user, tenancy, fingerprint] = [
		"user",
		"tenancy",
		"fingerprint"
	].map((key) => profile.get(key)), names = {
		user: inProfile("user"),
		tenancy: inProfile("tenancy"),
		fingerprint: inProfile("fingerprint")
	};
	return toSigningKey({
		user,
		tenancy,
		fingerprint,
		privateKey
	}, passphrase, names, mask);
}
function toSigningKey({ user, tenancy, fingerprint, privateKey }, passphrase, names, mask) {
	let parts = {
		tenancy,
		user,
		fingerprint
	};
	for (let [name, value] of Object.entries(parts)) {
		if (value === void 0) throw failed(`${names[name]} is unset`);
		if (!/^[\w.:-]{1,255}$/.test(value)) throw failed(`${names[name]} is invalid`);
	}
	return {
		...checkKey(privateKey ?? "", passphrase, mask),
		keyId: Object.values(parts).join("/")
	};
}
function checkKey(privateKey, passphrase, mask) {
	for (let line of maskableLines(privateKey)) mask(line);
	try {
		if (createPrivateKey({
			key: privateKey,
			passphrase
		}).asymmetricKeyType === "rsa") return {
			privateKey,
			passphrase
		};
	} catch {}
	throw failed("the private key is not an RSA key in PEM, or its passphrase is missing or wrong");
}
function parseProfile(text, name) {
	let profiles = new Map(), profile = new Map();
	for (let line of text.split(/\r?\n/)) {
		let section = /^\s*\[([^\]]+)\]\s*$/.exec(line)?.[1]?.trim();
		section !== void 0 && (profile = profiles.get(section) ?? new Map(), profiles.set(section, profile));
		let [, key, value] = /^\s*([^#;[\s=:][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
		section === void 0 && key !== void 0 && value && profile.set(key.toLowerCase(), value);
	}
	let found = profiles.get(name);
	if (found === void 0) throw failed(`the configuration file has no profile ${name}`);
	let tenancy = found.get("tenancy") ?? profiles.get("DEFAULT")?.get("tenancy");
	return tenancy === void 0 ? found : new Map([...found, ["tenancy", tenancy]]);
}
async function readText$1(path, source) {
	if (path === void 0) throw failed(`${source} is unset`);
	let text = await readSmallFile(path.startsWith("~/") ? join(homedir(), path.slice(2)) : path);
	if (text === void 0) throw failed(`${source} cannot be read`);
	return text;
}
function failed(detail) {
	return new ApiError("credentials-unavailable", {
		detail,
		advice
	});
}
var logIn, advice, init_login$1 = __esmMin((() => {
	init_credentials(), init_api_error(), init_small_file(), init_names(), logIn = async (path, { readVariable, mask }) => {
		let read = (name) => readVariable(loginVariables[name]), passphrase = read("passphrase");
		if (![
			"user",
			"fingerprint",
			"privateKey",
			"privateKeyFile"
		].some(read)) {
			let name = read("profile") ?? "DEFAULT";
			return fromProfile(parseProfile(await readText$1(path, "the configuration file"), name), name, passphrase, mask);
		}
		let privateKey = read("privateKey") ?? await readText$1(read("privateKeyFile"), "OCI_CLI_KEY_FILE"), [user, tenancy, fingerprint] = [
			read("user"),
			read("tenancy"),
			read("fingerprint")
		];
		return toSigningKey({
			user,
			tenancy,
			fingerprint,
			privateKey
		}, passphrase, loginVariables, mask);
	}, advice = "Set OCI_CLI_USER, OCI_CLI_TENANCY, OCI_CLI_FINGERPRINT and OCI_CLI_KEY_CONTENT, or run a login step in this job, before this step. docs/oci-vault.md has both.";
})), ociVault, init_provider = __esmMin((() => {
	init_names(), ociVault = {
		rules,
		patterns,
		hasNumberedVersions: !0,
		addressedBy: "region",
		environment: {
			region: ["OCI_CLI_REGION"],
			projectId: [],
			credentials: [loginVariables],
			defaultCredentialsFile: "~/.oci/config"
		},
		supportedInputs: [],
		isNameOf: (name, secret) => name === secret,
		regionInName,
		apiHosts,
		formatCommand,
		load: () => Promise.resolve().then(() => (init_store(), store_exports)).then((module) => module.open),
		loadFileLogin: () => Promise.resolve().then(() => (init_login$1(), login_exports)).then((module) => module.logIn),
		moveNotice: "OCI Vault itself marks the version that loses CURRENT as PREVIOUS, and the one that was PREVIOUS as DEPRECATED. A rollback restores CURRENT alone."
	};
}));
// src/stores/registry.ts
function findProvider(name) {
	return name !== void 0 && Object.hasOwn(providers, name) ? providers[name] : void 0;
}
var providers, init_registry = __esmMin((() => {
	init_provider$6(), init_provider$5(), init_provider$4(), init_provider$3(), init_provider$2(), init_provider$1(), init_provider(), providers = {
		"huaweicloud-csms": huaweicloudCsms,
		"alibabacloud-kms": alibabacloudKms,
		"aws-secrets-manager": awsSecretsManager,
		"google-secret-manager": googleSecretManager,
		"oci-vault": ociVault,
		"azure-app-configuration": azureAppConfiguration,
		"aws-parameter-store": awsParameterStore
	};
}));
// src/outputs/manual-steps.ts
function formatManualSteps(result, failure) {
	return resolveSteps(result, failure).flatMap(({ change, inputs, command, note }) => {
		if (inputs === void 0 && note !== void 0) return [`- ${note}`];
		let other = command ?? note, alternative = other === void 0 ? [] : [`${commandPrefix}${other}`];
		return inputs === void 0 ? [`- remove ${change.stage} with the provider's console${other === void 0 ? " or CLI" : ""}`, ...alternative] : [`- run this action with ${inputs.map(([name, value]) => `\`${name}: ${value}\``).join(", ")}`, ...alternative];
	});
}
function formatManualYaml(result, failure) {
	return resolveSteps(result, failure).flatMap(({ change, inputs, note }) => inputs === void 0 ? [`# ${note ?? `Remove ${change.stage} with the provider's console or CLI`}.`] : [
		"- uses: promote-secret-version/promote-secret-version@v1",
		"  with:",
		...inputs.map(([name, value]) => `    ${name}: ${value === "true" ? value : JSON.stringify(value)}`)
	]);
}
function formatManualCommands(result, failure) {
	let lines = resolveSteps(result, failure).map(({ command, note }) => command ?? (note && `# ${note}.`));
	return lines.every((line) => line !== void 0) ? lines : [];
}
function resolveSteps({ ref }, { manualSteps }) {
	let provider = findProvider(ref.provider);
	if (provider === void 0) return [];
	let { rules, formatCommand } = provider;
	return toSequence(manualSteps, rules).map((change) => {
		let { stage, after } = change, inputs = manualInputs(ref, change);
		if (after === null && !rules.removable(stage)) return {
			change,
			inputs,
			command: void 0,
			note: `${stage} was on no version; it cannot be removed, so leave it`
		};
		let command = formatCommand(ref, change);
		return {
			change,
			inputs,
			command: command !== void 0 && singleLine(command) === command ? command : void 0,
			note: void 0
		};
	});
}
function toSequence(steps, rules) {
	return steps.map((step, index) => {
		let mover = steps.slice(0, index).find(({ stage }) => autoMovedLabel(stage, rules) === step.stage);
		return mover === void 0 || rules.movesPrevious === "never" ? step : {
			...step,
			before: rules.movesPrevious === "always" ? mover.before : null
		};
	});
}
function manualInputs({ provider, region, projectId, endpoint, secret }, { stage, after }) {
	if (after === null) return;
	let location = {
		provider,
		region,
		"project-id": projectId,
		endpoint,
		secret
	}, target = {
		stage,
		"previous-stage": "none",
		"target-version": after
	};
	return Object.entries({
		rollback: "true",
		...location,
		...target
	}).flatMap(([name, value]) => value ? [[name, value]] : []);
}
var commandPrefix, init_manual_steps = __esmMin((() => {
	init_store$7(), init_registry(), init_text(), commandPrefix = "  or: ";
}));
// src/outputs/messages.ts
function formatTarget({ ref, stage }) {
	return singleLine(`${ref.secret}, label ${stage} (${[ref.provider, ref.region].filter(Boolean).join(" ")})`);
}
function formatPlan({ changes, expiry }) {
	return [...changes.filter(isMove).map(formatChange), ...expiry ? [formatExpiry(expiry)] : []].join(", ");
}
function formatChange({ stage, before, after }) {
	return singleLine(`${stage} ${before ?? "none"} → ${after ?? "none"}`);
}
function formatAnnotation(failures, outcomes) {
	let all = failures.map((lines) => lines.join("\n")), counts = formatCounts(outcomes), text = [...all, ...outcomes.length > failures.length ? [counts] : []].join("\n\n");
	if (text.length <= maxAnnotationLength) return text;
	let parts = outcomes.length > 1 ? [`${counts} The job summary and the log have them all.`] : [];
	for (let each of all) {
		let left = maxAnnotationLength - parts.join("\n\n").length - 2;
		if (each.length <= left) parts.push(each);
		else if (parts.length === 0) parts.push(cutLines(each.split("\n"), left));
		else break;
	}
	return parts.join("\n\n");
}
function listFailed(results) {
	return results.filter(({ failure }) => failure !== void 0).sort((a, b) => Number(needsRollback(b)) - Number(needsRollback(a)));
}
function formatCounts(outcomes) {
	let counts = new Map([["failed", 0]]);
	for (let outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	let count = [...counts].filter(([, number]) => number > 0).map(([outcome, number]) => `${number} ${outcome}`);
	return `Of ${outcomes.length} secrets: ${count.join(", ")}.`;
}
function formatOutcome(result) {
	return needsRollback(result) ? "not rolled back" : result.outcome === "skipped" ? "not started" : result.outcome === "restored" && !result.isRollback ? "rolled back" : result.outcome;
}
function cutLines(lines, maxLength) {
	let shown = lines.map((line) => cutLine(line, maxLength / 4)), last = shown.at(-1) ?? "", left = maxLength - last.length - 50, end = shown.findIndex((line) => (left -= line.length + 1) < 0);
	return end < 0 ? shown.join("\n") : [
		...shown.slice(0, end),
		`… and ${lines.length - end - 1} more lines: see the log.`,
		last
	].join("\n");
}
function cutLine(line, maxLength) {
	return line.length > maxLength && line.startsWith("  or: ") ? `${commandPrefix}the command in the log` : cutMiddle(line, maxLength);
}
function formatFailure(result, failure) {
	let { error, diagnosis, state } = failure, manualSteps = formatManualSteps(result, failure), cause = error instanceof Error ? error.message.replaceAll("\n", ". ") : "another secret failed", advice = error instanceof Refusal || error instanceof ApiError || error instanceof InputError ? error.advice : void 0;
	return [
		`${formatTarget(result)}: ${result.isRollback ? "rollback" : "promotion"} failed`,
		`Cause: ${[`${cause}.`, diagnosis].filter(Boolean).join(" ")}`,
		`State: ${state}`,
		...advice === void 0 ? [] : [`Next step: ${advice}`],
		...manualSteps.length === 0 ? [] : [manualStepsTitle],
		...manualSteps
	].map(singleLine);
}
var manualStepsTitle, maxAnnotationLength, init_messages = __esmMin((() => {
	init_api_error(), init_refusal(), init_change(), init_expiry(), init_issues(), init_result(), init_manual_steps(), init_text(), manualStepsTitle = "To restore the labels manually, run these steps in order:", maxAnnotationLength = 4e3;
}));
// src/outputs/label-places.ts
function resolveLabelPlaces(result) {
	let { stage: main, failure } = result;
	if (failure === void 0 || failure.manualSteps.length === 0 && !hasDoubt(result)) return [];
	let states = new Map(failure.labels.map((state) => [state.stage, state])), steps = new Map(failure.manualSteps.map((step) => [step.stage, step]));
	return [...new Set([
		main,
		...states.keys(),
		...steps.keys()
	])].map((stage) => {
		let { was, is, isInDoubt = !1 } = states.get(stage) ?? {}, step = steps.get(stage);
		return {
			stage,
			was,
			is,
			shouldBe: step === void 0 && is === was ? was : step?.after,
			isInDoubt
		};
	});
}
function hasDoubt({ failure }) {
	return failure !== void 0 && (failure.rollback === "in doubt" || failure.labels.some(({ isInDoubt }) => isInDoubt));
}
var init_label_places = __esmMin((() => {}));
// src/outputs/heading.ts
function formatHeading(results, mayHaveWritten) {
	let failed = results.filter(({ failure }) => failure !== void 0);
	if (failed.length > 0) {
		let isRollback = failed.some((result) => result.isRollback), state = isRollback ? describeFailedRollback(results) : describeFailedPromotion(results, mayHaveWritten);
		return `❌ ${isRollback ? "Rollback failed" : "Failed"}: ${state}`;
	}
	let [icon, text] = mayHaveWritten ? describeSuccess(results) : ["🔍", "Dry run: nothing was changed"], warnings = results.reduce((sum, result) => sum + result.warnings.length, 0);
	return warnings === 0 ? `${icon} ${text}` : `⚠️ ${text} (${count(warnings, "warning")})`;
}
function describeFailedPromotion(results, mayHaveWritten) {
	if (!mayHaveWritten) return "nothing was changed";
	let wasRestored = results.some(({ outcome, failure }) => outcome === "restored" || failure?.rollback === "complete");
	return describeOpen(results) ?? (wasRestored ? "labels restored" : "labels are as before");
}
function describeFailedRollback(results) {
	return describeOpen(results) ?? "nothing was rolled back";
}
function describeOpen(results) {
	return results.some(hasDoubt) ? "labels in doubt" : results.some(({ changed, failure }) => changed || (failure?.manualSteps.length ?? 0) > 0) ? "labels need attention" : void 0;
}
function describeSuccess(results) {
	let done = results.filter(({ outcome }) => outcome !== "unchanged"), unchanged = results.length - done.length;
	if (done.length === 0) return results.some(({ warnings }) => warnings.length > 0) ? ["ℹ️", "Nothing was changed"] : ["ℹ️", `Nothing to do: ${unchanged === 1 ? "the label is" : "all labels are"} already in place`];
	let [icon, verb] = done.some(({ isRollback }) => isRollback) ? ["↩️", "Rolled back"] : ["✅", "Promoted"];
	return [icon, `${verb}: ${count(done.length, "secret")}${unchanged === 0 ? "" : `, ${unchanged} unchanged`}`];
}
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
var init_heading = __esmMin((() => {
	init_label_places();
}));
// src/outputs/html.ts
function escapeHtml(text) {
	let entities = {
		"&": "&amp;",
		"<": "&lt;",
		">": "&gt;",
		"\"": "&quot;"
	};
	return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replace(/[&<>"]/g, (c) => entities[c] ?? "");
}
function formatProse(text) {
	return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}
function formatBlock(language, lines) {
	return `<pre lang="${language}"><code>${lines.map(escapeHtml).join("\n")}</code></pre>`;
}
function formatCode(text, shown = text) {
	return `<code${shown === text ? "" : ` title="${escapeHtml(text)}"`}>${(shown.match(/[^-/_.]{0,11}(?:[-/_.]|[^-/_.])/gu) ?? []).map(escapeHtml).join("<wbr>")}</code>`;
}
function createShortener(texts, maxLength) {
	let all = new Set(texts);
	return [(text) => text.length > maxLength ? `${text.slice(0, maxLength - 1)}…`.toWellFormed() : text, (text) => cutMiddle(text, maxLength)].find((shorten) => new Set([...all].map(shorten)).size === all.size) ?? ((text) => text);
}
function takeBytes(texts, bytes, formatRest = (text) => `<p>${text}</p>`) {
	let left = bytes, end = texts.findIndex((text) => (left -= Buffer.byteLength(text) + 2) < 0);
	return end < 0 ? [...texts] : [...texts.slice(0, end), formatRest(`… and ${texts.length - end} more: see the log`)];
}
var init_html = __esmMin((() => {
	init_text();
}));
// src/outputs/results-table.ts
function formatRow(cells, tag = "td") {
	return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
}
function formatResults(results, maxBytes) {
	let shortenName = createShortener(results.map(resolveName), maxNameLength), shortenVersion = createShortener(results.flatMap(listVersions$1), 9), places = resolvePlaces(results), isCommon = (places[0] ?? []).map((text, index) => places.every((place) => place[index] === text)), formatPlace = (place, ofAll) => place?.flatMap((text, index) => isCommon[index] === ofAll && text ? escapeHtml(text) : []).join(" · "), rows = results.map((result, row) => {
		let name = formatCode(formatIdentity(result.ref), shortenName(resolveName(result))), place = formatPlace(places[row], !1);
		return formatRow([
			place ? `${name}<br><sub>${place}</sub>` : name,
			formatVersions(result, shortenVersion),
			result.outcome
		]);
	}), common = formatPlace(places[0], !0), head = formatRow([
		"secret",
		"versions",
		"outcome"
	], "th"), body = takeBytes(group(results, rows), maxBytes, (text) => `<tr><td colspan="3">${text}</td></tr>`);
	return [...common ? [`<p>${common}</p>`] : [], `<table>${[head, ...body].join("\n")}</table>`];
}
function group(results, rows) {
	let found = new Set(results.map(({ outcome }) => outcome));
	return rows.length <= maxUngrouped || found.size === 1 ? [...rows] : outcomes.flatMap((outcome) => {
		let own = rows.filter((_, row) => results[row]?.outcome === outcome);
		return own.length === 0 ? [] : [`<tr><th colspan="3" align="left">${outcome}: ${own.length}</th></tr>`, ...own];
	});
}
function resolvePlaces(results) {
	let places = results.map(({ ref: { provider, region, secret }, stage }) => [
		stage,
		provider,
		region === "" ? findProvider(provider)?.regionInName(secret) : region
	]);
	return new Set(results.map((result, row) => JSON.stringify([resolveName(result), places[row]]))).size === results.length ? places : results.map(({ ref: { provider, projectId, endpoint, secret } }, row) => {
		let account = findProvider(provider)?.projectInName?.(secret) ?? projectId ?? /:(\d{1,32}):/.exec(secret)?.[1];
		return [
			...places[row] ?? [],
			account,
			endpoint
		];
	});
}
function resolveName({ ref: { provider, secret } }) {
	return findProvider(provider)?.shortName?.(secret) ?? secret;
}
function listVersions$1({ previous, current, changes }) {
	return [
		previous,
		current,
		...changes.flatMap(({ before, after }) => [before, after])
	].filter((id) => typeof id == "string");
}
function formatVersions({ stage, outcome, previous, current, changes, expiry }, shorten) {
	let formatChange = ({ before, after }) => before === after ? formatVersion(before, shorten) : `${formatVersion(before, shorten)} → ${formatVersion(after, shorten)}`, planned = outcome === "planned" ? changes.find((change) => change.stage === stage) : void 0;
	if (previous === void 0) return "unknown";
	let own = current === void 0 ? `${formatVersion(previous, shorten)} → in doubt` : formatChange(planned ?? {
		before: previous,
		after: current
	});
	return [
		"restored",
		"failed",
		"skipped"
	].includes(outcome) ? own : [own, ...[...changes.filter((change) => change.stage !== stage).map((change) => `${formatCode(change.stage)} ${formatChange(change)}`), ...expiry ? [escapeHtml(formatExpiry(expiry))] : []].map((text) => `<sub>${text}</sub>`)].join("<br>");
}
function formatVersion(version, shorten) {
	return version === void 0 ? "unknown" : version === null ? "none" : formatCode(version, shorten(version));
}
var maxUngrouped, maxNameLength, outcomes, init_results_table = __esmMin((() => {
	init_expiry(), init_store$7(), init_registry(), init_html(), maxUngrouped = 10, maxNameLength = 40, outcomes = [
		"failed",
		"restored",
		"skipped",
		"planned",
		"promoted",
		"rolled-back",
		"unchanged"
	];
}));
// src/outputs/summary.ts
function formatSummary({ heading, results, errors, record }) {
	let failed = listFailed(results), failures = failed.flatMap((result) => result.failure ? [formatFailed(result, result.failure)] : []);
	return `${[
		`### ${heading}`,
		...failed.length > 0 && results.length > 1 ? [`<p>${formatCounts(results.map(({ outcome }) => outcome))}</p>`] : [],
		...takeBytes([...errors.map(formatError$1), ...failures], maxFailureBytes),
		...results.length > 0 ? formatResults(results, maxTableBytes) : [],
		...takeBytes(results.flatMap((result) => formatWarnings(result, results.length > 1)), maxWarningBytes),
		...failed.length === 0 ? formatNotes(results) : [],
		...record !== void 0 && results.some(needsRollback) ? [formatRecord(record)] : []
	].join("\n\n")}\n`;
}
function formatError$1([first = "", ...lines]) {
	return `<p>${[`<b>${formatProse(first)}</b>`, ...lines.map(formatProse)].join("<br>")}</p>`;
}
function formatFailed(result, failure) {
	let lines = formatFailure(result, failure), end = lines.indexOf(manualStepsTitle), states = resolveLabelPlaces(result), parts = [formatError$1(end < 0 ? lines : lines.slice(0, end))];
	if (states.length > 0 && parts.push(formatLabelStates(states)), failure.manualSteps.length > 0) {
		let commands = formatManualCommands(result, failure);
		parts.push(`<p>${manualStepsTitle}</p>`, formatBlock("yaml", formatManualYaml(result, failure))), commands.length > 0 && parts.push("<p>Or run these commands in order, without GitHub:</p>", formatBlock("sh", commands));
	}
	return parts.join("\n\n");
}
function formatLabelStates(states) {
	let shorten = createShortener(states.flatMap(({ was, is, shouldBe }) => [
		was,
		is,
		shouldBe
	].filter((version) => typeof version == "string")), 9), rows = states.map(({ stage, was, is, shouldBe, isInDoubt }) => {
		let place = isInDoubt ? "in doubt" : formatVersion(is, shorten);
		return formatRow([
			formatCode(stage),
			formatVersion(was, shorten),
			place,
			formatVersion(shouldBe, shorten)
		]);
	});
	return `<table>${[formatRow([
		"label",
		"was",
		"is",
		"should be"
	], "th"), ...rows].join("\n")}</table>`;
}
function formatWarnings(result, isList) {
	let target = isList ? `${formatTarget(result)}: ` : "";
	return result.warnings.map((warning) => `<p>⚠️ ${formatProse(`${target}${warning}.`)}</p>`);
}
function formatNotes(results) {
	let moved = results.filter(({ changed }) => changed);
	return moved.length === 0 ? [] : [...new Set(moved.flatMap(({ ref }) => findProvider(ref.provider)?.moveNotice ?? [])), "Applications that cache the secret pick up the change on their next fetch."].map((note) => `<p>ℹ️ ${formatProse(note)}</p>`);
}
function formatRecord(record) {
	return `<details><summary>Roll back with the record</summary><p>${formatProse("To roll back, run this action with `rollback: true` and this `record`:")}</p>${formatBlock("text", [record])}</details>`;
}
var maxTableBytes, maxFailureBytes, maxWarningBytes, init_summary = __esmMin((() => {
	init_result(), init_registry(), init_html(), init_label_places(), init_manual_steps(), init_messages(), init_results_table(), maxTableBytes = 512e3, maxFailureBytes = 256e3, maxWarningBytes = 102400;
}));
// src/outputs/outputs.ts
function setOutput(name, value) {
	writeFor("GITHUB_OUTPUT", () => {
		setOutput$1(name, value);
	});
}
function saveState(name, value) {
	writeFor("GITHUB_STATE", () => {
		saveState$1(name, value);
	});
}
function writeFor(file, write) {
	try {
		write();
	} catch (error) {
		let code = error instanceof Error && "code" in error ? String(error.code) : "there is no such file";
		throw Refusal.of("command-file", {
			file,
			cause: code
		});
	}
}
function writeLate(write) {
	try {
		write();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		unwritten = error;
	}
}
function mask(secret) {
	if (process.env.GITHUB_ACTIONS) for (let form of new Set([secret, percentEncode(secret)])) setSecret(form);
}
function packRecord(record) {
	let json = serializeRecord(record), text = pack(json);
	if (text.length <= maxRecordLength && Buffer.byteLength(json) <= 4194304) return text;
	throw Refusal.of("record-too-large", { count: String(record.secrets.length) });
}
function publishRecord(record, text, { isEndOfJob, rollsBackOnFailure }) {
	isEndOfJob || setOutput("record", text), rollsBackOnFailure && saveState("record", text);
	let isMany = record.secrets.length > 1;
	isMany && startGroup(`moving labels of ${record.secrets.length} secrets`);
	for (let secret of record.secrets) {
		let { stage, changes } = secret;
		changes.length > 0 && info(`${formatTarget({
			ref: secret,
			stage
		})}: moving ${formatPlan(secret)}`);
	}
	isMany && endGroup(), info$1(`record: ${text}`);
}
function updateRecord(record, announced) {
	writeLate(() => {
		let text = packRecord(record);
		text !== announced && setOutput("record", text);
	});
}
function saveRecord(record) {
	writeLate(() => {
		saveState("record", record === void 0 ? "" : packRecord(record));
	});
}
function reserveState() {
	saveState("record", ""), saveDeployment("");
}
function saveDeployment(entry) {
	saveState("deployment", entry);
}
function info(text) {
	info$1(singleLine(text));
}
function debug(text) {
	isDebug() && debug$1(singleLine(text));
}
function warn(text) {
	warning(`${singleLine(text)}.`, { title });
}
function showProgress(result, finished, all) {
	let line = `${formatTarget(result)}: ${result.outcome}`;
	if (all === 1) info$1(line);
	else {
		startGroup(`[${finished}/${all}] ${line}`);
		let { outcome, changes, failure } = result;
		if (failure !== void 0) info(failure.state);
		else for (let change of outcome === "restored" ? inverse(changes) : changes) info$1(formatChange(change));
		endGroup();
	}
}
function report(results, record) {
	writeLate(() => {
		setResults(results);
	});
	for (let result of results) {
		record === void 0 && showDryRun(result);
		for (let warning of result.warnings) warn(`${formatTarget(result)}: ${warning}`);
	}
	let failures = listFailed(results).flatMap((result) => result.failure ? [formatFailure(result, result.failure)] : []), errors = unwritten === void 0 ? [] : [formatUnwritten(unwritten, results)];
	(failures.length > 0 || errors.length > 0) && fail([...failures, ...errors], results.map(formatOutcome));
	for (let { failure } of results) debugStack(failure?.error);
	writeSummary(formatSummary({
		heading: failures.length === 0 && errors.length > 0 ? "❌ Failed: the runner's files could not be written" : formatHeading(results, record !== void 0),
		results,
		errors,
		record: record && pack(serializeRecord(record))
	}));
}
function formatUnwritten({ message, advice }, results) {
	let outcomes = results.map((result) => `${formatTarget(result)}: ${result.outcome}`).join("; "), state = results.every(({ outcome }) => [
		"planned",
		"unchanged",
		"skipped"
	].includes(outcome)) ? `Nothing was changed: ${outcomes}` : outcomes;
	return [
		`${message}.`,
		`State: ${state}.`,
		`Next step: ${advice}`
	].map(singleLine);
}
function showDryRun(result) {
	let { stage, current, outcome } = result;
	outcome === "planned" && info(`${formatTarget(result)}: planned ${formatPlan(result)}`), outcome === "unchanged" && info(`${formatTarget(result)}: unchanged, ${stage} is on ${formatVersion$1(current ?? null)}`);
}
function setResults(results) {
	setOutput("changed", results.some(({ changed }) => changed)), setOutput("results", JSON.stringify(results.map(toResultJson)));
	let [only, another] = results;
	only !== void 0 && another === void 0 && (setOutput("previous-version", only.previous ?? ""), setOutput("current-version", only.current ?? ""), setOutput("target-version", only.target ?? ""));
}
function reportError(error) {
	let message = error instanceof Error ? error.message : String(error), [state, lines] = error instanceof InputError ? ["nothing was sent", [...message.split("\n"), "Nothing was sent."]] : error instanceof Refusal || error instanceof ApiError ? ["nothing was changed", [
		`${message}.`,
		"State: Nothing was changed.",
		`Next step: ${error.advice}`
	]] : ["labels unknown", [`${message}.`, bugAdvice]], failure = lines.map(singleLine);
	fail([failure]), debugStack(error), writeSummary(formatSummary({
		heading: `❌ Failed: ${state}`,
		results: [],
		errors: [failure],
		record: void 0
	}));
}
function fail(failures, outcomes = []) {
	process.exitCode = 1;
	let annotation = formatAnnotation(failures, outcomes);
	if (error(annotation, { title }), !failures.every((lines) => annotation.includes(lines.join("\n")))) {
		startGroup(`all ${failures.length} failures`);
		for (let line of failures.flat()) info$1(line);
		endGroup();
	}
}
function debugStack(error) {
	error instanceof Error && isDebug() && debug$1(error.stack ?? error.message);
}
function writeSummary(text) {
	try {
		appendFileSync(process.env.GITHUB_STEP_SUMMARY ?? "", text);
	} catch {
		warning("The job summary could not be written.", { title });
	}
}
function toResultJson({ ref, stage, previous, current, target, changes, changed, outcome, requestIds }) {
	let { provider, region, projectId, secret } = ref;
	return {
		provider,
		region,
		projectId: secret.includes("/") ? void 0 : projectId,
		secret,
		stage,
		previousVersion: previous,
		currentVersion: current,
		targetVersion: target,
		changes: target === void 0 ? void 0 : changes,
		changed,
		outcome,
		requestIds
	};
}
var maxRecordLength, title, bugAdvice, unwritten, init_outputs = __esmMin((() => {
	init_core(), init_api_error(), init_refusal(), init_encode(), init_issues(), init_packing(), init_change(), init_record(), init_text(), init_messages(), init_heading(), init_summary(), maxRecordLength = process.platform === "win32" ? 32e3 : 130048, title = "Promote secret version", bugAdvice = "This is a bug in the action; please report it. Check the secret's labels; if the `record` output is set, you can roll back with it.";
})), import_connect, maxIdleMs, Connections, init_connections = __esmMin((() => {
	import_connect = __toESM(require_connect(), 1), maxIdleMs = 4e3, Connections = class {
		#connect = (0, import_connect.default)({ allowH2: !1 });
		#early = new Map();
		openEarly({ origin, protocol, hostname, host, port }) {
			let { promise: connected, resolve, reject } = Promise.withResolvers();
			connected.catch(() => void 0);
			let options = {
				protocol,
				hostname: hostname.replace(/^\[|\]$/g, ""),
				host,
				port
			}, socket = this.#connect(options, (error, opened) => {
				error ? reject(error) : resolve(opened.setTimeout(maxIdleMs));
			}), early = {
				socket,
				connected
			}, waiting = this.#early.get(origin) ?? new Set();
			this.#early.set(origin, waiting.add(early)), socket.on("timeout", () => socket.destroy()).on("close", () => waiting.delete(early)).unref();
		}
		connect = (options, callback) => {
			let waiting = this.#early.get(`${options.protocol}//${options.host}`), early = [...waiting ?? []].find(({ socket }) => socket.writable);
			early === void 0 ? this.#connect(options, callback) : (waiting?.delete(early), early.socket.ref(), early.connected.then((socket) => {
				callback(null, socket.setTimeout(0));
			}, (error) => {
				callback(error, null);
			}));
		};
		async settled() {
			await Promise.allSettled([...this.#early.values()].flatMap((each) => [...each].map(({ connected }) => connected)));
		}
		close() {
			for (let waiting of this.#early.values()) for (let { socket } of waiting) socket.destroy();
		}
	};
})), client_exports = __exportAll({ Client: () => Client });
function isDirect(url) {
	try {
		return findProxy(url) === void 0;
	} catch {
		return !1;
	}
}
async function tunnel({ url, authorization }, options) {
	let { default: ProxyAgent } = await Promise.resolve().then(() => __toESM(require_proxy_agent(), 1));
	return new ProxyAgent({
		...options,
		uri: url.origin,
		proxyTunnel: !0,
		...authorization && { token: authorization }
	});
}
function aborted(signal) {
	return new Promise((_, reject) => {
		let onAbort = () => {
			reject(signal.reason);
		};
		signal.aborted ? onAbort() : signal.addEventListener("abort", onAbort, { once: !0 });
	});
}
async function readText(body, maxBytes) {
	let chunks = [], size = 0;
	for await (let chunk of body) {
		if (size += chunk.length, size > maxBytes) throw new ApiError("unreadable", { detail: "far too long" });
		chunks.push(chunk);
	}
	return new TextDecoder().decode(Buffer.concat(chunks));
}
function toTransportError(error, signal, route) {
	let code = error instanceof Error && "code" in error && typeof error.code == "string" ? error.code : void 0, details = {
		code,
		detail: route,
		cause: error
	};
	if (signal.aborted) return new ApiError("timeout", { detail: route });
	if (error instanceof import_errors.default.HTTPParserError) return new ApiError("unreadable", details);
	let status = error instanceof Error ? tunnelRejectedPattern.exec(error.message)?.[1] : void 0;
	return status === "407" ? new ApiError("proxy-auth-failed", { detail: route }) : status === void 0 ? code !== void 0 && tlsErrorCodes.test(code) ? new ApiError("tls-failed", details) : code !== void 0 && notSentCodes.test(code) ? new ApiError("unreachable", details) : new ApiError("connection-closed", details) : new ApiError("unreachable", { detail: `${route}, which responded with status ${status}` });
}
var import_api_connect, import_api_request, import_errors, import_agent, import_dispatcher, attemptTimeoutMs, defaultMaxResponseBytes, Client, notSentCodes, tlsErrorCodes, tunnelRejectedPattern, init_client = __esmMin((() => {
	import_api_connect = __toESM(require_api_connect(), 1), import_api_request = __toESM(require_api_request(), 1), import_errors = __toESM(require_errors$1(), 1), import_agent = __toESM(require_agent(), 1), import_dispatcher = __toESM(require_dispatcher(), 1), init_api_error(), init_connections(), init_deadline(), init_proxy(), Object.assign(import_dispatcher.default.prototype, {
		connect: import_api_connect.default,
		request: import_api_request.default
	}), setFlagsFromString("--wasm-tiering-budget=1000000000"), setFlagsFromString("--semi-space-growth-factor=1"), attemptTimeoutMs = 1e4, defaultMaxResponseBytes = 1048576, Client = class {
		#deadline;
		#maxAttempts;
		#options;
		#connections = new Connections();
		#direct;
		#origins = new Set();
		#proxied = new Map();
		#maxResponseBytes;
		debug;
		#clockSkewMs;
		constructor(deadline, maxAttempts, options = {}) {
			let { connections = 1, maxResponseBytes = defaultMaxResponseBytes, debug = () => void 0 } = options;
			this.debug = debug, this.#deadline = deadline, this.#maxAttempts = maxAttempts, this.#maxResponseBytes = maxResponseBytes, this.#options = {
				connections,
				allowH2: !1,
				useMilo: !1
			}, this.#direct = new import_agent.default({
				...this.#options,
				connect: this.#connections.connect
			});
		}
		connect(url, count = 1) {
			let { origin } = new URL(url);
			if (!(this.#origins.has(origin) || this.#deadline.remainingMs <= 0 || !isDirect(new URL(origin)))) {
				this.#origins.add(origin);
				for (let n = 0; n < count; n++) this.#connections.openEarly(new URL(origin));
			}
		}
		async connected() {
			await this.#connections.settled();
		}
		async send(kind, sign, parse, rateLimiter, onNoResponse) {
			let end = kind === "check" ? now() + Math.min(attemptTimeoutMs, this.#deadline.remainingMs / 4) : Infinity;
			for (let attempt = 1;;) {
				let done = await rateLimiter?.acquire(this.#deadline), skewMs = this.#clockSkewMs;
				try {
					let request = sign(new Date(Date.now() + (skewMs ?? 0)));
					return parse(await this.#attempt(request, end - now(), onNoResponse).finally(done));
				} catch (error) {
					if (!(error instanceof ApiError)) throw error;
					if (error.kind === "clock-skew" && this.#adjustClockSkew(skewMs, error.details.serverTimeMs)) continue;
					let isRetryable = error.retry === "safe" || error.retry === "idempotent" && kind !== "write", isBusy = error.retry === "wait" && kind !== "write";
					if (!isBusy && (!isRetryable || attempt >= this.#maxAttempts) || (await this.#deadline.backoff(attempt, error, end - now()), now() >= end)) throw error;
					isBusy || attempt++;
				}
			}
		}
		#adjustClockSkew(usedMs, serverTimeMs) {
			return serverTimeMs !== void 0 && (this.#clockSkewMs ??= serverTimeMs - Date.now()), usedMs !== this.#clockSkewMs;
		}
		async [Symbol.asyncDispose]() {
			this.#connections.close();
			let proxied = await Promise.all(this.#proxied.values());
			await Promise.all([this.#direct, ...proxied].map((each) => each.destroy()));
		}
		async #attempt({ method, url, headers, body }, maxMs, onNoResponse) {
			let ms = Math.min(attemptTimeoutMs, maxMs, this.#deadline.remainingMs);
			if (ms <= 0) throw this.#deadline.expired();
			let { abortSignal } = this.#deadline, signal = AbortSignal.any([AbortSignal.timeout(Math.ceil(ms)), abortSignal]), proxy = findProxy(url);
			try {
				let { origin, pathname, search } = url, path = `${pathname}${search}`, request = (proxy ? await this.#through(proxy) : this.#direct).request({
					origin,
					path,
					method,
					headers,
					body: body ?? null,
					signal
				}), response = await Promise.race([request, aborted(signal)]), text = await readText(response.body, this.#maxResponseBytes);
				if (await setImmediate$1(), response.statusCode >= 300 && response.statusCode < 400) throw new ApiError("redirected");
				return {
					status: response.statusCode,
					header: (name) => [response.headers[name]].flat()[0],
					values: (name) => [response.headers[name] ?? []].flat(),
					body: text
				};
			} catch (error) {
				let route = proxy ? `${url.host} through the proxy ${proxy.url.host} (\`${proxy.variable}\`)` : url.host, known = (abortSignal.aborted ? new ApiError("cancelled-in-flight", { detail: route }) : void 0) ?? (error instanceof ApiError ? error : toTransportError(error, signal, route));
				throw onNoResponse?.(known), known;
			}
		}
		#through(proxy) {
			let known = this.#proxied.get(proxy.variable) ?? tunnel(proxy, this.#options);
			return this.#proxied.set(proxy.variable, known), known;
		}
	}, notSentCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_CONN)$/, tlsErrorCodes = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^UND_ERR_PRX_TLS$/, tunnelRejectedPattern = /^Proxy response \((\d{3})\)/;
}));
// src/inputs/schema.ts
function intUpTo(max) {
	let message = formatIssue("number-invalid", { max: String(max) });
	return pipe(string$1().check(_regex(/^\d{1,6}$/, message)), transform(Number)).check(refine((value) => value >= 1 && value <= max, message));
}
function readVariable(environment, name) {
	let value = environment[inputNames.some((input) => input === name) ? `INPUT_${name.toUpperCase()}` : name]?.trim();
	return value === "" ? void 0 : value;
}
var providerNames, flag, line, credential, hoursIn, duration, endpoint, region, projectId, inputSchema, inputNames, itemKeys, init_schema = __esmMin((() => {
	init_mini(), init_credentials(), init_url(), init_provider$7(), init_registry(), init_issues(), providerNames = Object.keys(providers).join(", "), flag = pipe(_default(_enum([
		"true",
		"True",
		"TRUE",
		"false",
		"False",
		"FALSE"
	], { error: formatIssue("flag-invalid") }), "false"), transform((value) => value.toLowerCase() === "true")), line = string$1().check(_regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,2048}$/u, formatIssue("line-invalid"))), credential = string$1().check(_regex(/^[\x21-\x7e]+$/, formatIssue("credential-invalid"))), hoursIn = {
		h: 1,
		d: 24
	}, duration = pipe(string$1().check(_regex(/^[1-9]\d{0,3}[hd]$/, formatIssue("duration-invalid"))), transform((text) => parseInt(text, 10) * hoursIn[text.slice(-1)] * 36e5)), endpoint = pipe(string$1(), transform((text, context) => {
		let origin = parseOrigin(text);
		return origin === void 0 ? (context.issues.push({
			code: "custom",
			message: formatIssue("endpoint-invalid"),
			input: text
		}), NEVER) : origin;
	})), region = string$1().check(_regex(/^[a-z]{2,20}(-[a-z0-9]{1,20}){1,4}$/, formatIssue("region-invalid"))), projectId = string$1().check(_regex(projectIdPattern, formatIssue("project-invalid"))), inputSchema = object({
		provider: optional(_enum(Object.keys(providers), { error: formatIssue("provider-unknown", { providers: providerNames }) })),
		secret: optional(line),
		stage: optional(line),
		"target-version": optional(line),
		"target-stage": optional(line),
		"expected-version": optional(line),
		"previous-stage": _default(line, "auto"),
		rollback: flag,
		record: optional(string$1()),
		force: flag,
		"rollback-on-failure": flag,
		"dry-run": flag,
		promotions: optional(string$1()),
		concurrency: _default(intUpTo(64), 8),
		"expire-outgoing-after": optional(duration),
		region: optional(region),
		"project-id": optional(projectId),
		endpoint: optional(endpoint),
		"identity-endpoint": optional(endpoint),
		"role-to-assume": optional(line),
		"oidc-provider": optional(line),
		"oidc-audience": optional(line),
		"role-session-name": optional(line),
		[credentialInputs.accessKeyId]: optional(credential),
		[credentialInputs.secretAccessKey]: optional(credential),
		[credentialInputs.securityToken]: optional(credential),
		[credentialInputs.authToken]: optional(credential),
		environment: optional(line),
		"github-token": optional(string$1()),
		"timeout-seconds": _default(intUpTo(86400), 120),
		"max-attempts": _default(intUpTo(20), 4),
		"job-status": optional(string$1())
	}), inputNames = Object.keys(inputSchema.shape), itemKeys = [
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
}));
// src/inputs/location.ts
function resolveLocation(provider, step) {
	let { values } = step, region = resolveRegion(provider, step), project = resolveProject(provider, step), endpoint = values.endpoint ?? resolveEndpoint(provider, step), endpointInName = provider.endpointInName?.(values.secret ?? "");
	if (endpointInName !== void 0 && endpoint !== void 0 && endpointInName !== endpoint && step.addIssue("endpoint", "not-in-secret", { value: endpointInName }), checkComplete(provider, step, {
		region,
		project,
		endpoint
	}), values.secret !== void 0) return {
		provider: values.provider ?? "",
		region: region ?? "",
		projectId: project,
		endpoint,
		secret: values.secret
	};
}
function resolveRegion(provider, step) {
	let { addressedBy, regionInName, patterns, environment } = provider, { values } = step;
	if (addressedBy === "endpoint") {
		step.isOwn("region") && step.addIssue("region", "unsupported", { provider: values.provider ?? "" });
		return;
	}
	let inName = regionInName(values.secret ?? "");
	inName !== void 0 && step.isOwn("region") && inName !== values.region && step.addIssue("region", "not-in-secret", { value: inName || "none" });
	let schema = string$1().check(_regex(patterns.region, formatIssue("region-invalid"))), region = inName ?? values.region ?? fromEnvironment("region", environment.region, schema, step);
	return region && !patterns.region.test(region) && step.addInvalid("region", "region-invalid"), region;
}
function resolveProject({ projectInName, patterns, environment }, step) {
	if (patterns.projectId === void 0) return;
	let { values } = step, inName = projectInName?.(values.secret ?? "");
	inName !== void 0 && step.isOwn("project-id") && inName !== values["project-id"] && step.addIssue("project-id", "not-in-secret", { value: inName });
	let given = values["project-id"];
	given !== void 0 && !patterns.projectId.test(given) && step.addInvalid("project-id", "project-invalid");
	let schema = string$1().check(_regex(patterns.projectId, formatIssue("project-invalid")));
	return inName ?? given ?? fromEnvironment("project-id", environment.projectId, schema, step);
}
function checkComplete({ addressedBy, environment, patterns, signsRegion = !1, supportedInputs }, step, { region, project, endpoint }) {
	addressedBy === "endpoint" ? endpoint === void 0 && !step.isSet("endpoint") && step.addIssue("endpoint", "location-required", { variables: environment.endpoint?.join(", ") ?? "" }) : addressedBy === "project" ? patterns.secret.test(step.values.secret ?? "") && project === void 0 && !step.isSet("project-id") && step.addIssue("project-id", "location-required", { variables: environment.projectId.join(", ") }) : region === void 0 && (step.isSet("region") || !signsRegion && step.isSet("endpoint") || step.addIssue("region", "location-required", { variables: environment.region.join(", ") }), supportedInputs.includes("project-id") && project === void 0 && step.isSet("endpoint") && step.addIssue("project-id", "project-lookup"));
}
function resolveEndpoint({ environment }, step) {
	let { endpoint: names = [], ignoresEndpoint } = environment;
	if (!(ignoresEndpoint !== void 0 && /^true$/i.test(step.readVariable(ignoresEndpoint) ?? ""))) return fromEnvironment("endpoint", names, endpoint, step);
}
function fromEnvironment(input, names, schema, step) {
	let variable = names.find((name) => step.readVariable(name));
	if (variable === void 0 || step.isSet(input)) return;
	let parsed = schema.safeParse(step.readVariable(variable));
	return parsed.success || step.addIssue(input, "variable-invalid", {
		variable,
		problem: parsed.error.issues[0]?.message ?? "is invalid"
	}), parsed.data;
}
var init_location = __esmMin((() => {
	init_mini(), init_issues(), init_schema();
}));
// src/inputs/login.ts
function checkOneLogin(names, step) {
	let all = [...new Set(names.filter((name) => name !== void 0))];
	if (all.length < 2) return;
	for (let name of [...Object.values(credentialInputs), ...roleInputs]) step.isSet(name) && step.addIssue(name, "several-providers");
	let missing = all.flatMap((name) => {
		let provider = findProvider(name);
		return provider?.environment.tokenCommand !== void 0 && step.addIssue("provider", "provider-alone", { provider: name }), provider === void 0 || provider.environment.tokenCommand !== void 0 || provider.environment.defaultCredentialsFile !== void 0 ? [] : resolveCredentials(provider.environment.credentials, step.readVariable) === void 0 ? [{
			name,
			...usualLogin(provider)
		}] : [];
	});
	for (let { input } of missing) {
		let logins = missing.filter((each) => each.input === input).map(({ name, variables }) => `${name} (${variables})`);
		step.addIssue(input, "no-login-of-several", { logins: logins.join(", ") });
	}
}
function resolveLogin(name, provider, address, step) {
	return roleInputs.some((input) => step.isSet(input)) ? resolveRole(name, provider, address, step) : fromKeyOrFile(name, provider, step);
}
function resolveRole(providerName, { federation }, { region, endpoint = "" }, step) {
	let { values } = step;
	if (federation === void 0) {
		for (let name of roleInputs) step.isSet(name) && step.addIssue(name, "unsupported", { provider: providerName });
		return;
	}
	for (let name of Object.values(credentialInputs)) step.isSet(name) && step.addIssue(name, "incompatible", { input: "role-to-assume" });
	for (let name of [
		"role-to-assume",
		"oidc-provider",
		"role-session-name"
	]) {
		let format = federation.inputs[name], value = values[name];
		format === void 0 ? value !== void 0 && step.addIssue(name, "unsupported", { provider: providerName }) : value === void 0 ? format.isOptional || step.addIssue(name, "format-required", { example: format.example }) : format.pattern.test(value) || step.addInvalid(name, "format-invalid", { example: format.example });
	}
	federation.hasRegionalEndpoint && region === "" && values["identity-endpoint"] === void 0 && step.addIssue("identity-endpoint", "token-service-region"), oidcEndpoint(step.readVariable) === void 0 && step.addIssue("role-to-assume", hasOidcPermission(step.readVariable) ? "oidc-address" : "oidc-permission");
	let oidcProvider = values["oidc-provider"], cloud = federation.cloudOf?.(endpoint);
	return { request: {
		role: values["role-to-assume"],
		oidcProvider,
		audience: values["oidc-audience"] ?? federation.audience(oidcProvider ?? "", cloud),
		sessionName: values["role-session-name"] ?? sessionName(step.readVariable),
		seconds: Math.min(Math.max(values["timeout-seconds"], 900), 3600),
		region,
		cloud,
		endpoint: values["identity-endpoint"]
	} };
}
function fromKeyOrFile(provider, { environment, supportedInputs }, step) {
	let { credentials: sources, defaultCredentialsFile = "" } = environment, found = resolveCredentials([credentialInputs, ...sources], step.readVariable), { input, variables } = usualLogin({ environment });
	if (found === void 0 && defaultCredentialsFile) return { credentialsFile: defaultCredentialsFile };
	let { tokenCommand } = environment;
	if (found === void 0 && tokenCommand !== void 0) step.addIssue("auth-token", "no-token-variable", { command: tokenCommand });
	else if (found === void 0) step.addIssue(input, input === "access-key-id" ? "no-key" : "no-token", { variables });
	else if ("accessKeyId" in found && input !== "access-key-id") step.addIssue("access-key-id", "no-login-method", { provider });
	else if ("authToken" in found && !supportedInputs.includes("auth-token")) step.addIssue("auth-token", "no-login-method", { provider });
	else {
		if ("credentialsFile" in found) return { credentialsFile: found.credentialsFile || defaultCredentialsFile };
		if (!("problem" in found)) return { credentials: found };
		addSourceIssue(found, step);
	}
}
function usualLogin({ environment: { credentials } }) {
	let withKey = credentials.find(({ accessKeyId }) => accessKeyId !== void 0);
	if (withKey !== void 0) {
		let { accessKeyId = "", secretAccessKey = "" } = withKey;
		return {
			input: "access-key-id",
			variables: `${accessKeyId} and ${secretAccessKey}`
		};
	}
	return {
		input: "auth-token",
		variables: credentials.find(({ credentialsFile }) => credentialsFile !== void 0)?.credentialsFile ?? ""
	};
}
function addSourceIssue({ name, problem }, step) {
	let [kind, values] = problem === "whitespace" ? ["credential-invalid", {}] : problem === "token-and-key" ? ["incompatible", { input: "access-key-id" }] : ["key-incomplete", { names: problem.setWithout.join(" and ") }], input = inputNames.find((each) => each === name);
	input === void 0 ? step.addIssue("access-key-id", "key-in-environment", {
		name,
		problem: formatIssue(kind, values)
	}) : step.addIssue(input, kind, values);
}
var roleInputs, init_login = __esmMin((() => {
	init_credentials(), init_oidc(), init_registry(), init_issues(), init_schema(), roleInputs = [
		"role-to-assume",
		"oidc-provider",
		"oidc-audience",
		"role-session-name"
	];
}));
// src/inputs/recorded.ts
function readRecord(step) {
	let secrets = known.get(step) ?? parseSecrets(step);
	return known.set(step, secrets), secrets;
}
function parseSecrets(step) {
	let text = step.values.record ?? "";
	if (text.includes("***")) return step.addIssue("record", "record-masked"), [];
	try {
		return parseRecord(unpack(text)).secrets;
	} catch (error) {
		return step.addRecordIssue(error instanceof Error ? error.message : String(error)), [];
	}
}
function checkRecorded(recorded, index, step) {
	let provider = findProvider(recorded.provider);
	return provider === void 0 ? [["record", "record-provider"]] : [
		...checkFields(recorded, provider).map(([field, problem]) => [
			"record",
			"record-field",
			{
				path: `secrets.${index}.${field}`,
				problem
			}
		]),
		...isTrustedEndpoint(recorded.endpoint, provider, step) ? [] : [["record", "record-endpoint"]],
		...step.hasFoundRecord ? [] : checkMismatch(recorded, provider, step)
	];
}
function checkMismatch(recorded, provider, step) {
	let { provider: name = recorded.provider, stage = recorded.stage } = step.values, { secret, region, projectId } = namedSecret(step, provider), matches = {
		provider: name === recorded.provider,
		stage: stage === recorded.stage,
		secret: mayName({ secret }, recorded, provider),
		region: mayName({ region }, recorded, provider),
		"project-id": mayName({ projectId }, recorded, provider)
	};
	return Object.keys(matches).filter((input) => !matches[input]).map((input) => [input, "record-mismatch"]);
}
function namedSecret(step, { environment, patterns, regionInName, projectInName }) {
	let { secret = "", region, "project-id": projectId } = step.values, isFromVariables = secret !== "" && (step.hasFoundRecord || !step.isSet("record")), read = (names) => isFromVariables ? names.map(step.readVariable).find((value) => value !== void 0) : void 0, variable = read(environment.projectId);
	return {
		secret: step.values.secret,
		region: regionInName(secret) ?? region ?? read(environment.region),
		projectId: projectInName?.(secret) ?? projectId ?? (patterns.projectId?.test(variable ?? "") ? variable : void 0)
	};
}
function mayName(named, recorded, { isNameOf, mayBeProject }) {
	let { secret, region, projectId } = named, isProject = mayBeProject ?? ((project, other) => project === other);
	return (secret === void 0 || isNameOf(secret, recorded.secret)) && (region === void 0 || region === recorded.region) && (projectId === void 0 || recorded.projectId !== void 0 && isProject(projectId, recorded.projectId));
}
function checkFields(recorded, provider) {
	let { patterns, regionInName, supportedInputs } = provider, { stage, changes, expiry } = recorded, invalidName = formatIssue("name-invalid", { provider: recorded.provider }), check = (field, value, pattern) => value === null || pattern.test(value) ? [] : [[field, invalidName]], regionInSecret = regionInName(recorded.secret) ?? recorded.region;
	return [
		...patterns.fullName.test(recorded.secret) ? [] : [["secret", formatIssue("full-name-required")]],
		...check("stage", stage, patterns.stage),
		...changes.flatMap((change, index) => [
			...check(`changes.${index}.stage`, change.stage, patterns.stage),
			...check(`changes.${index}.before`, change.before, patterns.version),
			...check(`changes.${index}.after`, change.after, patterns.version)
		]),
		...check("expiry.version", expiry?.version ?? null, patterns.version),
		...expiry !== void 0 && !supportedInputs.includes("expire-outgoing-after") ? [["expiry", formatIssue("unsupported", { provider: recorded.provider })]] : [],
		...checkRegion(recorded, provider),
		...regionInSecret === recorded.region ? [] : [["region", formatIssue("not-in-secret", { value: regionInSecret || "none" })]],
		...checkProject(recorded, provider),
		...checkEndpoint(recorded, provider),
		...provider.movesOnlyStage && changes.some((change) => change.stage !== stage) ? [["changes", invalidName]] : []
	];
}
function checkEndpoint({ secret, endpoint }, { addressedBy, endpointInName }) {
	if (addressedBy !== "endpoint") return [];
	if (endpoint === void 0) return [["endpoint", formatIssue("required")]];
	let inSecret = endpointInName?.(secret) ?? endpoint;
	return inSecret === endpoint ? [] : [["endpoint", formatIssue("not-in-secret", { value: inSecret })]];
}
function checkRegion({ region, endpoint }, provider) {
	let { addressedBy, patterns, signsRegion = !1 } = provider;
	return region === "" ? addressedBy !== "region" || endpoint !== void 0 && !signsRegion ? [] : [["region", formatIssue("required")]] : patterns.region.test(region) ? [] : [["region", formatIssue("region-invalid")]];
}
function checkProject(recorded, provider) {
	let { secret, region, projectId } = recorded, { addressedBy, projectInName, patterns } = provider;
	if (projectId === void 0) return addressedBy === "project" || patterns.projectId !== void 0 && region === "" ? [["projectId", formatIssue("required")]] : [];
	if (!patterns.projectId) return [["projectId", formatIssue("unsupported", { provider: recorded.provider })]];
	if (!patterns.projectId.test(projectId)) return [["projectId", formatIssue("project-invalid")]];
	let inSecret = projectInName?.(secret) ?? projectId;
	return inSecret === projectId ? [] : [["projectId", formatIssue("not-in-secret", { value: inSecret })]];
}
function isTrustedEndpoint(endpoint, provider, step) {
	if (endpoint === void 0) return !0;
	if (parseOrigin(endpoint) !== endpoint) return !1;
	let { hostname, host } = new URL(endpoint);
	return isLoopback(hostname) || provider.apiHosts.test(host) || step.isOwnRecord ? !0 : endpoint === (step.values.endpoint ?? resolveEndpoint(provider, step));
}
var known, init_recorded = __esmMin((() => {
	init_url(), init_packing(), init_record(), init_registry(), init_issues(), init_location(), known = new WeakMap();
}));
// node_modules/leven/index.js
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
var array, characterCodeCache, init_leven = __esmMin((() => {
	array = [], characterCodeCache = [];
})), require_identity = __commonJSMin(((exports) => {
	let ALIAS = Symbol.for("yaml.alias"), DOC = Symbol.for("yaml.document"), MAP = Symbol.for("yaml.map"), PAIR = Symbol.for("yaml.pair"), SCALAR = Symbol.for("yaml.scalar"), SEQ = Symbol.for("yaml.seq"), NODE_TYPE = Symbol.for("yaml.node.type"), isAlias = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === ALIAS, isDocument = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === DOC, isMap = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === MAP, isPair = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === PAIR, isScalar = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === SCALAR, isSeq = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node == "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return !0;
		}
		return !1;
	}
	function isNode(node) {
		if (node && typeof node == "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return !0;
		}
		return !1;
	}
	exports.ALIAS = ALIAS, exports.DOC = DOC, exports.MAP = MAP, exports.NODE_TYPE = NODE_TYPE, exports.PAIR = PAIR, exports.SCALAR = SCALAR, exports.SEQ = SEQ, exports.hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor, exports.isAlias = isAlias, exports.isCollection = isCollection, exports.isDocument = isDocument, exports.isMap = isMap, exports.isNode = isNode, exports.isPair = isPair, exports.isScalar = isScalar, exports.isSeq = isSeq;
})), require_visit = __commonJSMin(((exports) => {
	var identity = require_identity();
	let BREAK = Symbol("break visit"), SKIP = Symbol("skip children"), REMOVE = Symbol("remove node");
	function visit(node, visitor) {
		let visitor_ = initVisitor(visitor);
		identity.isDocument(node) ? visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE && (node.contents = null) : visit_(null, node, visitor_, Object.freeze([]));
	}
	visit.BREAK = BREAK, visit.SKIP = SKIP, visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		let ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) return replaceNode(key, path, ctrl), visit_(key, ctrl, visitor, path);
		if (typeof ctrl != "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					let ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci == "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else ci === REMOVE && (node.items.splice(i, 1), --i);
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				let ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				ck === REMOVE && (node.key = null);
				let cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				cv === REMOVE && (node.value = null);
			}
		}
		return ctrl;
	}
	async function visitAsync(node, visitor) {
		let visitor_ = initVisitor(visitor);
		identity.isDocument(node) ? await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE && (node.contents = null) : await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	visitAsync.BREAK = BREAK, visitAsync.SKIP = SKIP, visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		let ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) return replaceNode(key, path, ctrl), visitAsync_(key, ctrl, visitor, path);
		if (typeof ctrl != "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					let ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci == "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else ci === REMOVE && (node.items.splice(i, 1), --i);
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				let ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				ck === REMOVE && (node.key = null);
				let cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				cv === REMOVE && (node.value = null);
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		return typeof visitor == "object" && (visitor.Collection || visitor.Node || visitor.Value) ? Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor) : visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor == "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		let parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) key === "key" ? parent.key = node : parent.value = node;
		else if (identity.isDocument(parent)) parent.contents = node;
		else {
			let pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit, exports.visitAsync = visitAsync;
})), require_directives = __commonJSMin(((exports) => {
	var identity = require_identity(), visit = require_visit();
	let escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	}, escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			this.docStart = null, this.docEnd = !1, this.yaml = Object.assign({}, Directives.defaultYaml, yaml), this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			let copy = new Directives(this.yaml, this.tags);
			return copy.docStart = this.docStart, copy;
		}
		atDocument() {
			let res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = !0;
					break;
				case "1.2": this.atNextDocument = !1, this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.2"
				}, this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		add(line, onError) {
			this.atNextDocument &&= (this.yaml = {
				explicit: Directives.defaultYaml.explicit,
				version: "1.1"
			}, this.tags = Object.assign({}, Directives.defaultTags), !1);
			let parts = line.trim().split(/[ \t]+/), name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2 && (onError(0, "%TAG directive should contain exactly two parts"), parts.length < 2)) return !1;
					let [handle, prefix] = parts;
					return this.tags[handle] = prefix, !0;
				}
				case "%YAML": {
					if (this.yaml.explicit = !0, parts.length !== 1) return onError(0, "%YAML directive should contain exactly one part"), !1;
					let [version] = parts;
					if (version === "1.1" || version === "1.2") return this.yaml.version = version, !0;
					{
						let isValid = /^\d+\.\d+$/.test(version);
						return onError(6, `Unsupported YAML version ${version}`, isValid), !1;
					}
				}
				default: return onError(0, `Unknown directive ${name}`, !0), !1;
			}
		}
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") return onError(`Not a valid tag: ${source}`), null;
			if (source[1] === "<") {
				let verbatim = source.slice(2, -1);
				return verbatim === "!" || verbatim === "!!" ? (onError(`Verbatim tags aren't resolved, so ${source} is invalid.`), null) : (source[source.length - 1] !== ">" && onError("Verbatim tags must end with a >"), verbatim);
			}
			let [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			suffix || onError(`The ${source} tag has no suffix`);
			let prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				return onError(String(error)), null;
			}
			return handle === "!" ? source : (onError(`Could not resolve tag: ${source}`), null);
		}
		tagString(tag) {
			for (let [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			let lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [], tagEntries = Object.entries(this.tags), tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				let tags = {};
				visit.visit(doc.contents, (_key, node) => {
					identity.isNode(node) && node.tag && (tags[node.tag] = !0);
				}), tagNames = Object.keys(tags);
			} else tagNames = [];
			for (let [handle, prefix] of tagEntries) handle === "!!" && prefix === "tag:yaml.org,2002:" || doc && !tagNames.some((tn) => tn.startsWith(prefix)) || lines.push(`%TAG ${handle} ${prefix}`);
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: !1,
		version: "1.2"
	}, Directives.defaultTags = { "!!": "tag:yaml.org,2002:" }, exports.Directives = Directives;
})), require_anchors = __commonJSMin(((exports) => {
	var identity = require_identity(), visit = require_visit();
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			let msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw Error(msg);
		}
		return !0;
	}
	function anchorNames(root) {
		let anchors = new Set();
		return visit.visit(root, { Value(_key, node) {
			node.anchor && anchors.add(node.anchor);
		} }), anchors;
	}
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			let name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		let aliasObjects = [], sourceObjects = new Map(), prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source), prevAnchors ??= anchorNames(doc);
				let anchor = findNewAnchor(prefix, prevAnchors);
				return prevAnchors.add(anchor), anchor;
			},
			setAnchors: () => {
				for (let source of aliasObjects) {
					let ref = sourceObjects.get(source);
					if (typeof ref == "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						let error = Error("Failed to resolve repeated object (this should not happen)");
						throw error.source = source, error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid, exports.anchorNames = anchorNames, exports.createNodeAnchors = createNodeAnchors, exports.findNewAnchor = findNewAnchor;
})), require_applyReviver = __commonJSMin(((exports) => {
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val == "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				let v0 = val[i], v1 = applyReviver(reviver, val, String(i), v0);
				v1 === void 0 ? delete val[i] : v1 !== v0 && (val[i] = v1);
			}
			else if (val instanceof Map) for (let k of Array.from(val.keys())) {
				let v0 = val.get(k), v1 = applyReviver(reviver, val, k, v0);
				v1 === void 0 ? val.delete(k) : v1 !== v0 && val.set(k, v1);
			}
			else if (val instanceof Set) for (let v0 of Array.from(val)) {
				let v1 = applyReviver(reviver, val, v0, v0);
				v1 === void 0 ? val.delete(v0) : v1 !== v0 && (val.delete(v0), val.add(v1));
			}
			else for (let [k, v0] of Object.entries(val)) {
				let v1 = applyReviver(reviver, val, k, v0);
				v1 === void 0 ? delete val[k] : v1 !== v0 && (val[k] = v1);
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
})), require_toJS = __commonJSMin(((exports) => {
	var identity = require_identity();
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON == "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			let data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data), ctx.onCreate = (res) => {
				data.res = res, delete ctx.onCreate;
			};
			let res = value.toJSON(arg, ctx);
			return ctx.onCreate && ctx.onCreate(res), res;
		}
		return typeof value == "bigint" && !ctx?.keep ? Number(value) : value;
	}
	exports.toJS = toJS;
})), require_Node = __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver(), identity = require_identity(), toJS = require_toJS();
	exports.NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		clone() {
			let copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			return this.range && (copy.range = this.range.slice()), copy;
		}
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw TypeError("A document argument is required");
			let ctx = {
				anchors: new Map(),
				doc,
				keep: !0,
				mapAsMap: mapAsMap === !0,
				mapKeyWarned: !1,
				maxAliasCount: typeof maxAliasCount == "number" ? maxAliasCount : 100
			}, res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor == "function") for (let { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver == "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
})), require_Alias = __commonJSMin(((exports) => {
	var anchors = require_anchors(), visit = require_visit(), identity = require_identity(), Node = require_Node(), toJS = require_toJS(), Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS), this.source = source, Object.defineProperty(this, "tag", { set() {
				throw Error("Alias nodes cannot have tags");
			} });
		}
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw ReferenceError("Alias resolution is disabled");
			let nodes;
			ctx?.aliasResolveCache ? nodes = ctx.aliasResolveCache : (nodes = [], visit.visit(doc, { Node: (_key, node) => {
				(identity.isAlias(node) || identity.hasAnchor(node)) && nodes.push(node);
			} }), ctx && (ctx.aliasResolveCache = nodes));
			let found;
			for (let node of nodes) {
				if (node === this) break;
				node.anchor === this.source && (found = node);
			}
			if (found && ctx) {
				let { anchors, doc, maxAliasCount } = ctx, data = anchors.get(found);
				if (data ||= (toJS.toJS(found, null, ctx), anchors.get(found)), data?.res === void 0) throw ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0 && (data.count += 1, data.aliasCount === 0 && (data.aliasCount = getAliasCount(doc, found, anchors)), data.count * data.aliasCount > maxAliasCount)) throw ReferenceError("Excessive alias count indicates a resource exhaustion attack");
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			let source = this.resolve(ctx.doc, ctx);
			if (!source) {
				let msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			let src = `*${this.source}`;
			if (ctx) {
				if (anchors.anchorIsValid(this.source), ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					let msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			let source = node.resolve(doc), anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		}
		if (identity.isCollection(node)) {
			let count = 0;
			for (let item of node.items) {
				let c = getAliasCount(doc, item, anchors);
				c > count && (count = c);
			}
			return count;
		}
		if (identity.isPair(node)) {
			let kc = getAliasCount(doc, node.key, anchors), vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
})), require_Scalar = __commonJSMin(((exports) => {
	var identity = require_identity(), Node = require_Node(), toJS = require_toJS();
	let isScalarValue = (value) => !value || typeof value != "function" && typeof value != "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR), this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED", Scalar.BLOCK_LITERAL = "BLOCK_LITERAL", Scalar.PLAIN = "PLAIN", Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE", Scalar.QUOTE_SINGLE = "QUOTE_SINGLE", exports.Scalar = Scalar, exports.isScalarValue = isScalarValue;
})), require_createNode = __commonJSMin(((exports) => {
	var Alias = require_Alias(), identity = require_identity(), Scalar = require_Scalar();
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			let match = tags.filter((t) => t.tag === tagName), tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value) && (value = value.contents), identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			let map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			return map.items.push(value), map;
		}
		(value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt < "u" && value instanceof BigInt) && (value = value.valueOf());
		let { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx, ref;
		if (aliasDuplicateObjects && value && typeof value == "object") {
			if (ref = sourceObjects.get(value), ref) return ref.anchor ?? (ref.anchor = onAnchor(value)), new Alias.Alias(ref.anchor);
			ref = {
				anchor: null,
				node: null
			}, sourceObjects.set(value, ref);
		}
		tagName?.startsWith("!!") && (tagName = "tag:yaml.org,2002:" + tagName.slice(2));
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON == "function" && (value = value.toJSON()), !value || typeof value != "object") {
				let node = new Scalar.Scalar(value);
				return ref && (ref.node = node), node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		onTagObj && (onTagObj(tagObj), delete ctx.onTagObj);
		let node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from == "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		return tagName ? node.tag = tagName : tagObj.default || (node.tag = tagObj.tag), ref && (ref.node = node), node;
	}
	exports.createNode = createNode;
})), require_Collection = __commonJSMin(((exports) => {
	var createNode = require_createNode(), identity = require_identity(), Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			let k = path[i];
			if (typeof k == "number" && Number.isInteger(k) && k >= 0) {
				let a = [];
				a[k] = v, v = a;
			} else v = new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: !1,
			keepUndefined: !1,
			onAnchor: () => {
				throw Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: new Map()
		});
	}
	let isEmptyPath = (path) => path == null || typeof path == "object" && !!path[Symbol.iterator]().next().done;
	exports.Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type), Object.defineProperty(this, "schema", {
				value: schema,
				configurable: !0,
				enumerable: !1,
				writable: !0
			});
		}
		clone(schema) {
			let copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			return schema && (copy.schema = schema), copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it), this.range && (copy.range = this.range.slice()), copy;
		}
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				let [key, ...rest] = path, node = this.get(key, !0);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		deleteIn(path) {
			let [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			let node = this.get(key, !0);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			throw Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		getIn(path, keepScalar) {
			let [key, ...rest] = path, node = this.get(key, !0);
			return rest.length === 0 ? !keepScalar && identity.isScalar(node) ? node.value : node : identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return !1;
				let n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		hasIn(path) {
			let [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			let node = this.get(key, !0);
			return identity.isCollection(node) ? node.hasIn(rest) : !1;
		}
		setIn(path, value) {
			let [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				let node = this.get(key, !0);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	}, exports.collectionFromPath = collectionFromPath, exports.isEmptyPath = isEmptyPath;
})), require_stringifyComment = __commonJSMin(((exports) => {
	let stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		return /^\n+$/.test(comment) ? comment.substring(1) : indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	exports.indentComment = indentComment, exports.lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment, exports.stringifyComment = stringifyComment;
})), require_foldFlowLines = __commonJSMin(((exports) => {
	let FOLD_BLOCK = "block", FOLD_QUOTED = "quoted";
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		lineWidth < minContentWidth && (minContentWidth = 0);
		let endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		let folds = [], escapedFolds = {}, end = lineWidth - indent.length;
		typeof indentAtStart == "number" && (indentAtStart > lineWidth - Math.max(2, minContentWidth) ? folds.push(0) : end = lineWidth - indentAtStart);
		let split, prev, overflow = !1, i = -1, escStart = -1, escEnd = -1;
		mode === FOLD_BLOCK && (i = consumeMoreIndentedLines(text, i, indent.length), i !== -1 && (end = i + endStep));
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				switch (escStart = i, text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") mode === FOLD_BLOCK && (i = consumeMoreIndentedLines(text, i, indent.length)), end = i + indent.length + endStep, split = void 0;
			else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					let next = text[i + 1];
					next && next !== " " && next !== "\n" && next !== "	" && (split = i);
				}
				if (i >= end) {
					if (split) folds.push(split), end = split + endStep, split = void 0;
					else if (mode === FOLD_QUOTED) {
						for (; prev === " " || prev === "	";) prev = ch, ch = text[i += 1], overflow = !0;
						let j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j), escapedFolds[j] = !0, end = j + endStep, split = void 0;
					} else overflow = !0;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow && onOverflow(), folds.length === 0) return text;
		onFold && onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			let fold = folds[i], end = folds[i + 1] || text.length;
			fold === 0 ? res = `\n${indent}${text.slice(0, end)}` : (mode === FOLD_QUOTED && escapedFolds[fold] && (res += `${text[fold]}\\`), res += `\n${indent}${text.slice(fold + 1, end)}`);
		}
		return res;
	}
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i, start = i + 1, ch = text[start];
		for (; ch === " " || ch === "	";) if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i, start = i + 1, ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK, exports.FOLD_FLOW = "flow", exports.FOLD_QUOTED = FOLD_QUOTED, exports.foldFlowLines = foldFlowLines;
})), require_stringifyString = __commonJSMin(((exports) => {
	var Scalar = require_Scalar(), foldFlowLines = require_foldFlowLines();
	let getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	}), containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return !1;
		let limit = lineWidth - indentLength, strLen = str.length;
		if (strLen <= limit) return !1;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return !0;
			if (start = i + 1, strLen - start <= limit) return !1;
		}
		return !0;
	}
	function doubleQuotedString(value, ctx) {
		let json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		let { implicitKey } = ctx, minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength, indent = ctx.indent || (containsDocumentMarker(value) ? "  " : ""), str = "", start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n" && (str += json.slice(start, i) + "\\ ", i += 1, start = i, ch = "\\"), ch === "\\") switch (json[i + 1]) {
			case "u":
				{
					str += json.slice(start, i);
					let code = json.substr(i + 2, 4);
					switch (code) {
						case "0000":
							str += "\\0";
							break;
						case "0007":
							str += "\\a";
							break;
						case "000b":
							str += "\\v";
							break;
						case "001b":
							str += "\\e";
							break;
						case "0085":
							str += "\\N";
							break;
						case "00a0":
							str += "\\_";
							break;
						case "2028":
							str += "\\L";
							break;
						case "2029":
							str += "\\P";
							break;
						default: code.substr(0, 2) === "00" ? str += "\\x" + code.substr(2) : str += json.substr(i, 6);
					}
					i += 5, start = i + 1;
				}
				break;
			case "n":
				if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
				else {
					for (str += json.slice(start, i) + "\n\n"; json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"";) str += "\n", i += 2;
					str += indent, json[i + 2] === " " && (str += "\\"), i += 1, start = i + 1;
				}
				break;
			default: i += 1;
		}
		return str = start ? str + json.slice(start) : json, implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, !1));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === !1 || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		let indent = ctx.indent || (containsDocumentMarker(value) ? "  " : ""), res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, !1));
	}
	function quotedString(value, ctx) {
		let { singleQuote } = ctx.options, qs;
		if (singleQuote === !1) qs = doubleQuotedString;
		else {
			let hasDouble = value.includes("\""), hasSingle = value.includes("'");
			qs = hasDouble && !hasSingle ? singleQuotedString : hasSingle && !hasDouble ? doubleQuotedString : singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		let { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		let indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : ""), literal = blockQuote === "literal" ? !0 : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? !1 : type === Scalar.Scalar.BLOCK_LITERAL || !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp, endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			let ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart), endNlPos = end.indexOf("\n");
		endNlPos === -1 ? chomp = "-" : value === end || endNlPos !== end.length - 1 ? (chomp = "+", onChompKeep && onChompKeep()) : chomp = "", end &&= (value = value.slice(0, -end.length), end[end.length - 1] === "\n" && (end = end.slice(0, -1)), end.replace(blockEndNewlines, `$&${indent}`));
		let startWithSpace = !1, startEnd, startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			let ch = value[startEnd];
			if (ch === " ") startWithSpace = !0;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		start &&= (value = value.substring(start.length), start.replace(/\n+/g, `$&${indent}`));
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment && (header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " ")), onComment && onComment()), !literal) {
			let foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`), literalFallback = !1, foldOptions = getFoldOptions(ctx, !0);
			blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED && (foldOptions.onOverflow = () => {
				literalFallback = !0;
			});
			let body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		return value = value.replace(/\n+/g, `$&${indent}`), `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		let { type, value } = item, { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") return ctx.forceBlockIndent = !0, blockString(item, ctx, onComment, onChompKeep);
			if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		let str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			let test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str), { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, !1));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		let { implicitKey, inFlow } = ctx, ss = typeof item.value == "string" ? item : Object.assign({}, item, { value: String(item.value) }), { type } = item;
		type !== Scalar.Scalar.QUOTE_DOUBLE && /[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value) && (type = Scalar.Scalar.QUOTE_DOUBLE);
		let _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		}, res = _stringify(type);
		if (res === null) {
			let { defaultKeyType, defaultStringType } = ctx.options, t = implicitKey && defaultKeyType || defaultStringType;
			if (res = _stringify(t), res === null) throw Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
})), require_stringify = __commonJSMin(((exports) => {
	var anchors = require_anchors(), identity = require_identity(), stringifyComment = require_stringifyComment(), stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		let opt = Object.assign({
			blockQuote: !0,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: !1,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: !0,
			indentSeq: !0,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: !1,
			singleQuote: null,
			trailingComma: !1,
			trueStr: "true",
			verifyAliasOrder: !0
		}, doc.schema.toStringOptions, options), inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = !1;
				break;
			case "flow":
				inFlow = !0;
				break;
			default: inFlow = null;
		}
		return {
			anchors: new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent == "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			let match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj, obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				let testMatch = match.filter((t) => t.test);
				testMatch.length > 0 && (match = testMatch);
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else obj = item, tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		if (!tagObj) {
			let name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		let props = [], anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		anchor && anchors.anchorIsValid(anchor) && (anchors$1.add(anchor), props.push(`&${anchor}`));
		let tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		return tag && props.push(doc.directives.tagString(tag)), props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw TypeError("Cannot stringify circular structure without alias nodes");
			ctx.resolvedAliases ? ctx.resolvedAliases.add(item) : ctx.resolvedAliases = new Set([item]), item = item.resolve(ctx.doc);
		}
		let tagObj, node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ??= getTagObject(ctx.doc.schema.tags, node);
		let props = stringifyProps(node, tagObj, ctx);
		props.length > 0 && (ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1);
		let str = typeof tagObj.stringify == "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		return props ? identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}` : str;
	}
	exports.createStringifyContext = createStringifyContext, exports.stringify = stringify;
})), require_stringifyPair = __commonJSMin(((exports) => {
	var identity = require_identity(), Scalar = require_Scalar(), stringify = require_stringify(), stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		let { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx, keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key == "object") throw Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key == "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: !1,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = !1, chompKeep = !1, str = stringify.stringify(key, ctx, () => keyCommentDone = !0, () => chompKeep = !0);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = !0;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) return keyCommentDone && onComment && onComment(), str === "" ? "?" : explicitKey ? `? ${str}` : str;
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) return str = `? ${str}`, keyComment && !keyCommentDone ? str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment)) : chompKeep && onChompKeep && onChompKeep(), str;
		keyCommentDone && (keyComment = null), explicitKey ? (keyComment && (str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment))), str = `? ${str}\n${indent}:`) : (str = `${str}:`, keyComment && (str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment))));
		let vsb, vcb, valueComment;
		identity.isNode(value) ? (vsb = !!value.spaceBefore, vcb = value.commentBefore, valueComment = value.comment) : (vsb = !1, vcb = null, valueComment = null, value && typeof value == "object" && (value = doc.createNode(value))), ctx.implicitKey = !1, !explicitKey && !keyComment && identity.isScalar(value) && (ctx.indentAtStart = str.length + 1), chompKeep = !1, !indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor && (ctx.indent = ctx.indent.substring(2));
		let valueCommentDone = !1, valueStr = stringify.stringify(value, ctx, () => valueCommentDone = !0, () => chompKeep = !0), ws = " ";
		if (keyComment || vsb || vcb) {
			if (ws = vsb ? "\n" : "", vcb) {
				let cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			valueStr === "" && !ctx.inFlow ? ws === "\n" && valueComment && (ws = "\n\n") : ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			let vs0 = valueStr[0], nl0 = valueStr.indexOf("\n"), hasNewline = nl0 !== -1, flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = !1;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!" && (sp0 = valueStr.indexOf(" ", sp0 + 1)), (sp0 === -1 || nl0 < sp0) && (hasPropsLine = !0);
				}
				hasPropsLine || (ws = `\n${ctx.indent}`);
			}
		} else (valueStr === "" || valueStr[0] === "\n") && (ws = "");
		return str += ws + valueStr, ctx.inFlow ? valueCommentDone && onComment && onComment() : valueComment && !valueCommentDone ? str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment)) : chompKeep && onChompKeep && onChompKeep(), str;
	}
	exports.stringifyPair = stringifyPair;
})), require_log = __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		logLevel === "debug" && console.log(...messages);
	}
	function warn(logLevel, warning) {
		(logLevel === "debug" || logLevel === "warn") && (typeof node_process.emitWarning == "function" ? node_process.emitWarning(warning) : console.warn(warning));
	}
	exports.debug = debug, exports.warn = warn;
})), require_merge = __commonJSMin(((exports) => {
	var identity = require_identity(), Scalar = require_Scalar();
	let merge = {
		identify: (value) => value === "<<" || typeof value == "symbol" && value.description === "<<",
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol("<<")), { addToJSMap: addMergeToJSMap }),
		stringify: () => "<<"
	}, isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		let source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (let it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (let it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		let source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw Error("Merge sources must be maps or map aliases");
		let srcMap = source.toJSON(null, ctx, Map);
		for (let [key, value] of srcMap) map instanceof Map ? map.has(key) || map.set(key, value) : map instanceof Set ? map.add(key) : Object.prototype.hasOwnProperty.call(map, key) || Object.defineProperty(map, key, {
			value,
			writable: !0,
			enumerable: !0,
			configurable: !0
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap, exports.isMergeKey = isMergeKey, exports.merge = merge;
})), require_addPairToJSMap = __commonJSMin(((exports) => {
	var log = require_log(), merge = require_merge(), stringify = require_stringify(), identity = require_identity(), toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			let jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				let stringKey = stringifyKey(key, jsKey, ctx), jsValue = toJS.toJS(value, stringKey, ctx);
				stringKey in map ? Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: !0,
					enumerable: !0,
					configurable: !0
				}) : map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey != "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			let strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = new Set();
			for (let node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = !0, strCtx.inStringifyKey = !0;
			let strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				jsonStr.length > 40 && (jsonStr = jsonStr.substring(0, 36) + "...\""), log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`), ctx.mapKeyWarned = !0;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
})), require_Pair = __commonJSMin(((exports) => {
	var createNode = require_createNode(), stringifyPair = require_stringifyPair(), addPairToJSMap = require_addPairToJSMap(), identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR }), this.key = key, this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			return identity.isNode(key) && (key = key.clone(schema)), identity.isNode(value) && (value = value.clone(schema)), new Pair(key, value);
		}
		toJSON(_, ctx) {
			let pair = ctx?.mapAsMap ? new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair, exports.createPair = createPair;
})), require_stringifyCollection = __commonJSMin(((exports) => {
	var identity = require_identity(), stringify = require_stringify(), stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		let { indent, options: { commentString } } = ctx, itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		}), chompKeep = !1, lines = [];
		for (let i = 0; i < items.length; ++i) {
			let item = items[i], comment = null;
			if (identity.isNode(item)) !chompKeep && item.spaceBefore && lines.push(""), addCommentBefore(ctx, lines, item.commentBefore, chompKeep), item.comment && (comment = item.comment);
			else if (identity.isPair(item)) {
				let ik = identity.isNode(item.key) ? item.key : null;
				ik && (!chompKeep && ik.spaceBefore && lines.push(""), addCommentBefore(ctx, lines, ik.commentBefore, chompKeep));
			}
			chompKeep = !1;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = !0);
			comment && (str += stringifyComment.lineComment(str, itemIndent, commentString(comment))), chompKeep && comment && (chompKeep = !1), lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				let line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		return comment ? (str += "\n" + stringifyComment.indentComment(commentString(comment), indent), onComment && onComment()) : chompKeep && onChompKeep && onChompKeep(), str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		let { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		let itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: !0,
			type: null
		}), reqNewline = !1, linesAtValue = 0, lines = [];
		for (let i = 0; i < items.length; ++i) {
			let item = items[i], comment = null;
			if (identity.isNode(item)) item.spaceBefore && lines.push(""), addCommentBefore(ctx, lines, item.commentBefore, !1), item.comment && (comment = item.comment);
			else if (identity.isPair(item)) {
				let ik = identity.isNode(item.key) ? item.key : null;
				ik && (ik.spaceBefore && lines.push(""), addCommentBefore(ctx, lines, ik.commentBefore, !1), ik.comment && (reqNewline = !0));
				let iv = identity.isNode(item.value) ? item.value : null;
				iv ? (iv.comment && (comment = iv.comment), iv.commentBefore && (reqNewline = !0)) : item.value == null && ik?.comment && (comment = ik.comment);
			}
			comment && (reqNewline = !0);
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline ||= lines.length > linesAtValue || str.includes("\n"), i < items.length - 1 ? str += "," : ctx.options.trailingComma && (ctx.options.lineWidth > 0 && (reqNewline ||= lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth), reqNewline && (str += ",")), comment && (str += stringifyComment.lineComment(str, itemIndent, commentString(comment))), lines.push(str), linesAtValue = lines.length;
		}
		let { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		if (!reqNewline) {
			let len = lines.reduce((sum, line) => sum + line.length + 2, 2);
			reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
		}
		if (reqNewline) {
			let str = start;
			for (let line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
			return `${str}\n${indent}${end}`;
		}
		return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep && (comment = comment.replace(/^\n+/, "")), comment) {
			let ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
})), require_YAMLMap = __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection(), addPairToJSMap = require_addPairToJSMap(), Collection = require_Collection(), identity = require_identity(), Pair = require_Pair(), Scalar = require_Scalar();
	function findPair(items, key) {
		let k = identity.isScalar(key) ? key.value : key;
		for (let it of items) if (identity.isPair(it) && (it.key === key || it.key === k || identity.isScalar(it.key) && it.key.value === k)) return it;
	}
	exports.YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema), this.items = [];
		}
		static from(schema, obj, ctx) {
			let { keepUndefined, replacer } = ctx, map = new this(schema), add = (key, value) => {
				if (typeof replacer == "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				(value !== void 0 || keepUndefined) && map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (let [key, value] of obj) add(key, value);
			else if (obj && typeof obj == "object") for (let key of Object.keys(obj)) add(key, obj[key]);
			return typeof schema.sortMapEntries == "function" && map.items.sort(schema.sortMapEntries), map;
		}
		add(pair, overwrite) {
			let _pair;
			_pair = identity.isPair(pair) ? pair : !pair || typeof pair != "object" || !("key" in pair) ? new Pair.Pair(pair, pair?.value) : new Pair.Pair(pair.key, pair.value);
			let prev = findPair(this.items, _pair.key), sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw Error(`Key ${_pair.key} already set`);
				identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value) ? prev.value.value = _pair.value : prev.value = _pair.value;
			} else if (sortEntries) {
				let i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				i === -1 ? this.items.push(_pair) : this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			let it = findPair(this.items, key);
			return it ? this.items.splice(this.items.indexOf(it), 1).length > 0 : !1;
		}
		get(key, keepScalar) {
			let node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), !0);
		}
		toJSON(_, ctx, Type) {
			let map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
			ctx?.onCreate && ctx.onCreate(map);
			for (let item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (let item of this.items) if (!identity.isPair(item)) throw Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			return !ctx.allNullValues && this.hasAllNullValues(!1) && (ctx = Object.assign({}, ctx, { allNullValues: !0 })), stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	}, exports.findPair = findPair;
})), require_map = __commonJSMin(((exports) => {
	var identity = require_identity(), YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: !0,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			return identity.isMap(map) || onError("Expected a mapping for this tag"), map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
})), require_YAMLSeq = __commonJSMin(((exports) => {
	var createNode = require_createNode(), stringifyCollection = require_stringifyCollection(), Collection = require_Collection(), identity = require_identity(), Scalar = require_Scalar(), toJS = require_toJS(), YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema), this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		delete(key) {
			let idx = asItemIndex(key);
			return typeof idx == "number" && this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			let idx = asItemIndex(key);
			if (typeof idx != "number") return;
			let it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		has(key) {
			let idx = asItemIndex(key);
			return typeof idx == "number" && idx < this.items.length;
		}
		set(key, value) {
			let idx = asItemIndex(key);
			if (typeof idx != "number") throw Error(`Expected a valid index, not ${key}.`);
			let prev = this.items[idx];
			identity.isScalar(prev) && Scalar.isScalarValue(value) ? prev.value = value : this.items[idx] = value;
		}
		toJSON(_, ctx) {
			let seq = [];
			ctx?.onCreate && ctx.onCreate(seq);
			let i = 0;
			for (let item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx ? stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			}) : JSON.stringify(this);
		}
		static from(schema, obj, ctx) {
			let { replacer } = ctx, seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer == "function") {
						let key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		return idx && typeof idx == "string" && (idx = Number(idx)), typeof idx == "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
})), require_seq = __commonJSMin(((exports) => {
	var identity = require_identity(), YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: !0,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			return identity.isSeq(seq) || onError("Expected a sequence for this tag"), seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
})), require_string = __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value == "string",
		default: !0,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			return ctx = Object.assign({ actualString: !0 }, ctx), stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
})), require_null = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	let nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: !0,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source == "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
})), require_bool$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	let boolTag = {
		identify: (value) => typeof value == "boolean",
		default: !0,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			return source && boolTag.test.test(source) && value === (source[0] === "t" || source[0] === "T") ? source : value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
})), require_stringifyNumber = __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value == "bigint") return String(value);
		let num = typeof value == "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			i < 0 && (i = n.length, n += ".");
			let d = minFractionDigits - (n.length - i - 1);
			for (; d-- > 0;) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
})), require_float$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar(), stringifyNumber = require_stringifyNumber();
	let floatNaN = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? -Infinity : Infinity,
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			let node = new Scalar.Scalar(parseFloat(str)), dot = str.indexOf(".");
			return dot !== -1 && str[str.length - 1] === "0" && (node.minFractionDigits = str.length - dot - 1), node;
		},
		stringify: stringifyNumber.stringifyNumber
	}, exports.floatExp = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			let num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	}, exports.floatNaN = floatNaN;
})), require_int$1 = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	let intIdentify = (value) => typeof value == "bigint" || Number.isInteger(value), intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		let { value } = node;
		return intIdentify(value) && value >= 0 ? prefix + value.toString(radix) : stringifyNumber.stringifyNumber(node);
	}
	exports.int = {
		identify: intIdentify,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	}, exports.intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	}, exports.intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
})), require_schema$2 = __commonJSMin(((exports) => {
	var map = require_map(), _null = require_null(), seq = require_seq(), string = require_string(), bool = require_bool$1(), float = require_float$1(), int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
})), require_schema$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar(), map = require_map(), seq = require_seq();
	function intIdentify(value) {
		return typeof value == "bigint" || Number.isInteger(value);
	}
	let stringifyJSON = ({ value }) => JSON.stringify(value), jsonScalars = [
		{
			identify: (value) => typeof value == "string",
			default: !0,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: !0,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value == "boolean",
			default: !0,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: !0,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value == "number",
			default: !0,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: !0,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			return onError(`Unresolved plain scalar ${JSON.stringify(str)}`), str;
		}
	});
})), require_binary = __commonJSMin(((exports) => {
	var node_buffer = __require("buffer"), Scalar = require_Scalar(), stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: !1,
		tag: "tag:yaml.org,2002:binary",
		resolve(src, onError) {
			if (typeof node_buffer.Buffer == "function") return node_buffer.Buffer.from(src, "base64");
			if (typeof atob == "function") {
				let str = atob(src.replace(/[\n\r]/g, "")), buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			}
			return onError("This environment does not support reading binary tags; either Buffer or atob is required"), src;
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			let buf = value, str;
			if (typeof node_buffer.Buffer == "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa == "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			if (type ??= Scalar.Scalar.BLOCK_LITERAL, type !== Scalar.Scalar.QUOTE_DOUBLE) {
				let lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth), n = Math.ceil(str.length / lineWidth), lines = Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
})), require_pairs = __commonJSMin(((exports) => {
	var identity = require_identity(), Pair = require_Pair(), Scalar = require_Scalar(), YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (!identity.isPair(item)) {
				if (identity.isMap(item)) {
					item.items.length > 1 && onError("Each pair must have its own sequence indicator");
					let pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
					if (item.commentBefore && (pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore), item.comment) {
						let cn = pair.value ?? pair.key;
						cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
					}
					item = pair;
				}
				seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
			}
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		let { replacer } = ctx, pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			typeof replacer == "function" && (it = replacer.call(iterable, String(i++), it));
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) key = it[0], value = it[1];
				else throw TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				let keys = Object.keys(it);
				if (keys.length === 1) key = keys[0], value = it[key];
				else throw TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	let pairs = {
		collection: "seq",
		default: !1,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs, exports.pairs = pairs, exports.resolvePairs = resolvePairs;
})), require_omap = __commonJSMin(((exports) => {
	var identity = require_identity(), toJS = require_toJS(), YAMLMap = require_YAMLMap(), YAMLSeq = require_YAMLSeq(), pairs = require_pairs(), YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super(), this.add = YAMLMap.YAMLMap.prototype.add.bind(this), this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this), this.get = YAMLMap.YAMLMap.prototype.get.bind(this), this.has = YAMLMap.YAMLMap.prototype.has.bind(this), this.set = YAMLMap.YAMLMap.prototype.set.bind(this), this.tag = YAMLOMap.tag;
		}
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			let map = new Map();
			ctx?.onCreate && ctx.onCreate(map);
			for (let pair of this.items) {
				let key, value;
				if (identity.isPair(pair) ? (key = toJS.toJS(pair.key, "", ctx), value = toJS.toJS(pair.value, key, ctx)) : key = toJS.toJS(pair, "", ctx), map.has(key)) throw Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			let pairs$1 = pairs.createPairs(schema, iterable, ctx), omap = new this();
			return omap.items = pairs$1.items, omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	let omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: !1,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			let pairs$1 = pairs.resolvePairs(seq, onError), seenKeys = [];
			for (let { key } of pairs$1.items) identity.isScalar(key) && (seenKeys.includes(key.value) ? onError(`Ordered maps must not include duplicate keys: ${key.value}`) : seenKeys.push(key.value));
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap, exports.omap = omap;
})), require_bool = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		return source && (value ? trueTag : falseTag).test.test(source) ? source : value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	let trueTag = {
		identify: (value) => value === !0,
		default: !0,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(!0),
		stringify: boolStringify
	}, falseTag = {
		identify: (value) => value === !1,
		default: !0,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(!1),
		stringify: boolStringify
	};
	exports.falseTag = falseTag, exports.trueTag = trueTag;
})), require_float = __commonJSMin(((exports) => {
	var Scalar = require_Scalar(), stringifyNumber = require_stringifyNumber();
	let floatNaN = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? -Infinity : Infinity,
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			let node = new Scalar.Scalar(parseFloat(str.replace(/_/g, ""))), dot = str.indexOf(".");
			if (dot !== -1) {
				let f = str.substring(dot + 1).replace(/_/g, "");
				f[f.length - 1] === "0" && (node.minFractionDigits = f.length);
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	}, exports.floatExp = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			let num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	}, exports.floatNaN = floatNaN;
})), require_int = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	let intIdentify = (value) => typeof value == "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		let sign = str[0];
		if ((sign === "-" || sign === "+") && (offset += 1), str = str.substring(offset).replace(/_/g, ""), intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			let n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		let n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		let { value } = node;
		if (intIdentify(value)) {
			let str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	let intBin = {
		identify: intIdentify,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	}, intOct = {
		identify: intIdentify,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	}, int = {
		identify: intIdentify,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	}, intHex = {
		identify: intIdentify,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int, exports.intBin = intBin, exports.intHex = intHex, exports.intOct = intOct;
})), require_set = __commonJSMin(((exports) => {
	var identity = require_identity(), Pair = require_Pair(), YAMLMap = require_YAMLMap(), YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema), this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			pair = identity.isPair(key) ? key : key && typeof key == "object" && "key" in key && "value" in key && key.value === null ? new Pair.Pair(key.key, null) : new Pair.Pair(key, null), YAMLMap.findPair(this.items, pair.key) || this.items.push(pair);
		}
		get(key, keepPair) {
			let pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value != "boolean") throw Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			let prev = YAMLMap.findPair(this.items, key);
			prev && !value ? this.items.splice(this.items.indexOf(prev), 1) : !prev && value && this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(!0)) return super.toString(Object.assign({}, ctx, { allNullValues: !0 }), onComment, onChompKeep);
			throw Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			let { replacer } = ctx, set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) typeof replacer == "function" && (value = replacer.call(iterable, value, value)), set.items.push(Pair.createPair(value, null, ctx));
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	let set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: !1,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(!0)) return Object.assign(new YAMLSet(), map);
				onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet, exports.set = set;
})), require_timestamp = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	function parseSexagesimal(str, asBigInt) {
		let sign = str[0], parts = sign === "-" || sign === "+" ? str.substring(1) : str, num = (n) => asBigInt ? BigInt(n) : Number(n), res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	function stringifySexagesimal(node) {
		let { value } = node, num = (n) => n;
		if (typeof value == "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		value < 0 && (sign = "-", value *= num(-1));
		let _60 = num(60), parts = [value % _60];
		return value < 60 ? parts.unshift(0) : (value = (value - parts[0]) / _60, parts.unshift(value % _60), value >= 60 && (value = (value - parts[0]) / _60, parts.unshift(value))), sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	let intTime = {
		identify: (value) => typeof value == "bigint" || Number.isInteger(value),
		default: !0,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	}, floatTime = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, !1),
		stringify: stringifySexagesimal
	}, timestamp = {
		identify: (value) => value instanceof Date,
		default: !0,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			let match = str.match(timestamp.test);
			if (!match) throw Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			let [, year, month, day, hour, minute, second] = match.map(Number), millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0, date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec), tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, !1);
				Math.abs(d) < 30 && (d *= 60), date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime, exports.intTime = intTime, exports.timestamp = timestamp;
})), require_schema = __commonJSMin(((exports) => {
	var map = require_map(), _null = require_null(), seq = require_seq(), string = require_string(), binary = require_binary(), bool = require_bool(), float = require_float(), int = require_int(), merge = require_merge(), omap = require_omap(), pairs = require_pairs(), set = require_set(), timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
})), require_tags = __commonJSMin(((exports) => {
	var map = require_map(), _null = require_null(), seq = require_seq(), string = require_string(), bool = require_bool$1(), float = require_float$1(), int = require_int$1(), schema = require_schema$2(), schema$1 = require_schema$1(), binary = require_binary(), merge = require_merge(), omap = require_omap(), pairs = require_pairs(), schema$2 = require_schema(), set = require_set(), timestamp = require_timestamp();
	let schemas = new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]), tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	}, coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		let schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				let keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (let tag of customTags) tags = tags.concat(tag);
		else typeof customTags == "function" && (tags = customTags(tags.slice()));
		return addMergeTag && (tags = tags.concat(merge.merge)), tags.reduce((tags, tag) => {
			let tagObj = typeof tag == "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				let tagName = JSON.stringify(tag), keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			return tags.includes(tagObj) || tags.push(tagObj), tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags, exports.getTags = getTags;
})), require_Schema = __commonJSMin(((exports) => {
	var identity = require_identity(), map = require_map(), seq = require_seq(), string = require_string(), tags = require_tags();
	let sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : +(a.key > b.key);
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null, this.name = typeof schema == "string" && schema || "core", this.knownTags = resolveKnownTags ? tags.coreKnownTags : {}, this.tags = tags.getTags(customTags, this.name, merge), this.toStringOptions = toStringDefaults ?? null, Object.defineProperty(this, identity.MAP, { value: map.map }), Object.defineProperty(this, identity.SCALAR, { value: string.string }), Object.defineProperty(this, identity.SEQ, { value: seq.seq }), this.sortMapEntries = typeof sortMapEntries == "function" ? sortMapEntries : sortMapEntries === !0 ? sortMapEntriesByKey : null;
		}
		clone() {
			let copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			return copy.tags = this.tags.slice(), copy;
		}
	};
})), require_stringifyDocument = __commonJSMin(((exports) => {
	var identity = require_identity(), stringify = require_stringify(), stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		let lines = [], hasDirectives = options.directives === !0;
		if (options.directives !== !1 && doc.directives) {
			let dir = doc.directives.toString(doc);
			dir ? (lines.push(dir), hasDirectives = !0) : doc.directives.docStart && (hasDirectives = !0);
		}
		hasDirectives && lines.push("---");
		let ctx = stringify.createStringifyContext(doc, options), { commentString } = ctx.options;
		if (doc.commentBefore) {
			lines.length !== 1 && lines.unshift("");
			let cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = !1, contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives && lines.push(""), doc.contents.commentBefore) {
					let cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment, contentComment = doc.contents.comment;
			}
			let onChompKeep = contentComment ? void 0 : () => chompKeep = !0, body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			contentComment && (body += stringifyComment.lineComment(body, "", commentString(contentComment))), (body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---" ? lines[lines.length - 1] = `--- ${body}` : lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				let cs = commentString(doc.comment);
				cs.includes("\n") ? (lines.push("..."), lines.push(stringifyComment.indentComment(cs, ""))) : lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			dc && chompKeep && (dc = dc.replace(/^\n+/, "")), dc && ((!chompKeep || contentComment) && lines[lines.length - 1] !== "" && lines.push(""), lines.push(stringifyComment.indentComment(commentString(dc), "")));
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
})), require_Document = __commonJSMin(((exports) => {
	var Alias = require_Alias(), Collection = require_Collection(), identity = require_identity(), Pair = require_Pair(), toJS = require_toJS(), Schema = require_Schema(), stringifyDocument = require_stringifyDocument(), anchors = require_anchors(), applyReviver = require_applyReviver(), createNode = require_createNode(), directives = require_directives(), Document = class Document {
		constructor(value, replacer, options) {
			this.commentBefore = null, this.comment = null, this.errors = [], this.warnings = [], Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			typeof replacer == "function" || Array.isArray(replacer) ? _replacer = replacer : options === void 0 && replacer && (options = replacer, replacer = void 0);
			let opt = Object.assign({
				intAsBigInt: !1,
				keepSourceTokens: !1,
				logLevel: "warn",
				prettyErrors: !0,
				strict: !0,
				stringKeys: !1,
				uniqueKeys: !0,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			options?._directives ? (this.directives = options._directives.atDocument(), this.directives.yaml.explicit && (version = this.directives.yaml.version)) : this.directives = new directives.Directives({ version }), this.setSchema(version, options), this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		clone() {
			let copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			return copy.commentBefore = this.commentBefore, copy.comment = this.comment, copy.errors = this.errors.slice(), copy.warnings = this.warnings.slice(), copy.options = Object.assign({}, this.options), this.directives && (copy.directives = this.directives.clone()), copy.schema = this.schema.clone(), copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents, this.range && (copy.range = this.range.slice()), copy;
		}
		add(value) {
			assertCollection(this.contents) && this.contents.add(value);
		}
		addIn(path, value) {
			assertCollection(this.contents) && this.contents.addIn(path, value);
		}
		createAlias(node, name) {
			if (!node.anchor) {
				let prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer;
			if (typeof replacer == "function") value = replacer.call({ "": value }, "", value), _replacer = replacer;
			else if (Array.isArray(replacer)) {
				let asStr = replacer.filter((v) => typeof v == "number" || v instanceof String || v instanceof Number).map(String);
				asStr.length > 0 && (replacer = replacer.concat(asStr)), _replacer = replacer;
			} else options === void 0 && replacer && (options = replacer, replacer = void 0);
			let { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {}, { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a"), ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? !0,
				keepUndefined: keepUndefined ?? !1,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			}, node = createNode.createNode(value, tag, ctx);
			return flow && identity.isCollection(node) && (node.flow = !0), setAnchors(), node;
		}
		createPair(key, value, options = {}) {
			let k = this.createNode(key, null, options), v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : !1;
		}
		deleteIn(path) {
			return Collection.isEmptyPath(path) ? this.contents != null && (this.contents = null, !0) : assertCollection(this.contents) ? this.contents.deleteIn(path) : !1;
		}
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		getIn(path, keepScalar) {
			return Collection.isEmptyPath(path) ? !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents : identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : !1;
		}
		hasIn(path) {
			return Collection.isEmptyPath(path) ? this.contents !== void 0 : identity.isCollection(this.contents) ? this.contents.hasIn(path) : !1;
		}
		set(key, value) {
			this.contents == null ? this.contents = Collection.collectionFromPath(this.schema, [key], value) : assertCollection(this.contents) && this.contents.set(key, value);
		}
		setIn(path, value) {
			Collection.isEmptyPath(path) ? this.contents = value : this.contents == null ? this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value) : assertCollection(this.contents) && this.contents.setIn(path, value);
		}
		setSchema(version, options = {}) {
			typeof version == "number" && (version = String(version));
			let opt;
			switch (version) {
				case "1.1":
					this.directives ? this.directives.yaml.version = "1.1" : this.directives = new directives.Directives({ version: "1.1" }), opt = {
						resolveKnownTags: !1,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					this.directives ? this.directives.yaml.version = version : this.directives = new directives.Directives({ version }), opt = {
						resolveKnownTags: !0,
						schema: "core"
					};
					break;
				case null:
					this.directives && delete this.directives, opt = null;
					break;
				default: {
					let sv = JSON.stringify(version);
					throw Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw Error("With a null YAML version, the { schema: Schema } option is required");
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			let ctx = {
				anchors: new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === !0,
				mapKeyWarned: !1,
				maxAliasCount: typeof maxAliasCount == "number" ? maxAliasCount : 100
			}, res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor == "function") for (let { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver == "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: !0,
				jsonArg,
				mapAsMap: !1,
				onAnchor
			});
		}
		toString(options = {}) {
			if (this.errors.length > 0) throw Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				let s = JSON.stringify(options.indent);
				throw Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return !0;
		throw Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
})), require_errors = __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super(), this.name = name, this.code = code, this.message = message, this.pos = pos;
		}
	}, YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	}, YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	exports.YAMLError = YAMLError, exports.YAMLParseError = YAMLParseError, exports.YAMLWarning = YAMLWarning, exports.prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		let { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1, lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			let trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart), ci -= trimStart - 1;
		}
		if (lineStr.length > 80 && (lineStr = lineStr.substring(0, 79) + "…"), line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			prev.length > 80 && (prev = prev.substring(0, 79) + "…\n"), lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1, end = error.linePos[1];
			end?.line === line && end.col > col && (count = Math.max(1, Math.min(end.col - col, 80 - ci)));
			let pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
})), require_resolve_props = __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = !1, atNewline = startOnNewline, hasSpace = startOnNewline, comment = "", commentSep = "", hasNewline = !1, reqSpace = !1, tab = null, anchor = null, tag = null, newlineAfterProp = null, comma = null, found = null, start = null;
		for (let token of tokens) switch (reqSpace &&= (token.type !== "space" && token.type !== "newline" && token.type !== "comma" && onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space"), !1), tab &&= (atNewline && token.type !== "comment" && token.type !== "newline" && onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation"), null), token.type) {
			case "space":
				!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	") && (tab = token), hasSpace = !0;
				break;
			case "comment": {
				hasSpace || onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
				let cb = token.source.substring(1) || " ";
				comment ? comment += commentSep + cb : comment = cb, commentSep = "", atNewline = !1;
				break;
			}
			case "newline":
				atNewline ? comment ? comment += token.source : found && indicator === "seq-item-ind" || (spaceBefore = !0) : commentSep += token.source, atNewline = !0, hasNewline = !0, (anchor || tag) && (newlineAfterProp = token), hasSpace = !0;
				break;
			case "anchor":
				anchor && onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor"), token.source.endsWith(":") && onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", !0), anchor = token, start ??= token.offset, atNewline = !1, hasSpace = !1, reqSpace = !0;
				break;
			case "tag":
				tag && onError(token, "MULTIPLE_TAGS", "A node can have at most one tag"), tag = token, start ??= token.offset, atNewline = !1, hasSpace = !1, reqSpace = !0;
				break;
			case indicator:
				(anchor || tag) && onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`), found && onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`), found = token, atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind", hasSpace = !1;
				break;
			case "comma": if (flow) {
				comma && onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`), comma = token, atNewline = !1, hasSpace = !1;
				break;
			}
			default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`), atNewline = !1, hasSpace = !1;
		}
		let last = tokens[tokens.length - 1], end = last ? last.offset + last.source.length : offset;
		return reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "") && onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space"), tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq") && onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation"), {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
})), require_util_contains_newline = __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return !0;
				if (key.end) {
					for (let st of key.end) if (st.type === "newline") return !0;
				}
				return !1;
			case "flow-collection":
				for (let it of key.items) {
					for (let st of it.start) if (st.type === "newline") return !0;
					if (it.sep) {
						for (let st of it.sep) if (st.type === "newline") return !0;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return !0;
				}
				return !1;
			default: return !0;
		}
	}
	exports.containsNewline = containsNewline;
})), require_util_flow_indent_check = __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			let end = fc.end[0];
			end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc) && onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", !0);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
})), require_util_map_includes = __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		let { uniqueKeys } = ctx.options;
		if (uniqueKeys === !1) return !1;
		let isEqual = typeof uniqueKeys == "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
})), require_resolve_block_map = __commonJSMin(((exports) => {
	var Pair = require_Pair(), YAMLMap = require_YAMLMap(), resolveProps = require_resolve_props(), utilContainsNewline = require_util_contains_newline(), utilFlowIndentCheck = require_util_flow_indent_check(), utilMapIncludes = require_util_map_includes();
	let startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		let map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		ctx.atRoot &&= !1;
		let offset = bm.offset, commentEnd = null;
		for (let collItem of bm.items) {
			let { start, key, sep, value } = collItem, keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: !0
			}), implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key && (key.type === "block-seq" ? onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key") : "indent" in key && key.indent !== bm.indent && onError(offset, "BAD_INDENT", startColMsg)), !keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end, keyProps.comment && (map.comment ? map.comment += "\n" + keyProps.comment : map.comment = keyProps.comment);
					continue;
				}
				(keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) && onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else keyProps.found?.indent !== bm.indent && onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = !0;
			let keyStart = keyProps.end, keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			ctx.schema.compat && utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError), ctx.atKey = !1, utilMapIncludes.mapIncludes(ctx, map.items, keyNode) && onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			let valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			if (offset = valueProps.end, valueProps.found) {
				implicitKey && (value?.type === "block-map" && !valueProps.hasNewline && onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings"), ctx.options.strict && keyProps.start < valueProps.found.offset - 1024 && onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key"));
				let valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				ctx.schema.compat && utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError), offset = valueNode.range[2];
				let pair = new Pair.Pair(keyNode, valueNode);
				ctx.options.keepSourceTokens && (pair.srcToken = collItem), map.items.push(pair);
			} else {
				implicitKey && onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values"), valueProps.comment && (keyNode.comment ? keyNode.comment += "\n" + valueProps.comment : keyNode.comment = valueProps.comment);
				let pair = new Pair.Pair(keyNode);
				ctx.options.keepSourceTokens && (pair.srcToken = collItem), map.items.push(pair);
			}
		}
		return commentEnd && commentEnd < offset && onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content"), map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		], map;
	}
	exports.resolveBlockMap = resolveBlockMap;
})), require_resolve_block_seq = __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq(), resolveProps = require_resolve_props(), utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		let seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		ctx.atRoot &&= !1, ctx.atKey &&= !1;
		let offset = bs.offset, commentEnd = null;
		for (let { start, value } of bs.items) {
			let props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: !0
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) value?.type === "block-seq" ? onError(props.end, "BAD_INDENT", "All sequence items must start at the same column") : onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				else {
					commentEnd = props.end, props.comment && (seq.comment = props.comment);
					continue;
				}
			}
			let node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			ctx.schema.compat && utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError), offset = node.range[2], seq.items.push(node);
		}
		return seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		], seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
})), require_resolve_end = __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = !1, sep = "";
			for (let token of end) {
				let { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = !0;
						break;
					case "comment": {
						reqSpace && !hasSpace && onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						let cb = source.substring(1) || " ";
						comment ? comment += sep + cb : comment = cb, sep = "";
						break;
					}
					case "newline":
						comment && (sep += source), hasSpace = !0;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
})), require_resolve_flow_collection = __commonJSMin(((exports) => {
	var identity = require_identity(), Pair = require_Pair(), YAMLMap = require_YAMLMap(), YAMLSeq = require_YAMLSeq(), resolveEnd = require_resolve_end(), resolveProps = require_resolve_props(), utilContainsNewline = require_util_contains_newline(), utilMapIncludes = require_util_map_includes();
	let blockMsg = "Block collections are not allowed within flow collections", isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		let isMap = fc.start.source === "{", fcName = isMap ? "flow map" : "flow sequence", coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = !0;
		let atRoot = ctx.atRoot;
		atRoot && (ctx.atRoot = !1), ctx.atKey &&= !1;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			let collItem = fc.items[i], { start, key, sep, value } = collItem, props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: !1
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					i === 0 && props.comma ? onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`) : i < fc.items.length - 1 && onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`), props.comment && (coll.comment ? coll.comment += "\n" + props.comment : coll.comment = props.comment), offset = props.end;
					continue;
				}
				!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key) && onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) props.comma && onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			else if (props.comma || onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`), props.comment) {
				let prevItemComment = "";
				loop: for (let st of start) switch (st.type) {
					case "comma":
					case "space": break;
					case "comment":
						prevItemComment = st.source.substring(1);
						break loop;
					default: break loop;
				}
				if (prevItemComment) {
					let prev = coll.items[coll.items.length - 1];
					identity.isPair(prev) && (prev = prev.value ?? prev.key), prev.comment ? prev.comment += "\n" + prevItemComment : prev.comment = prevItemComment, props.comment = props.comment.substring(prevItemComment.length + 1);
				}
			}
			if (!isMap && !sep && !props.found) {
				let valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode), offset = valueNode.range[2], isBlock(value) && onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = !0;
				let keyStart = props.end, keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				isBlock(key) && onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg), ctx.atKey = !1;
				let valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: !1
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (let st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						props.start < valueProps.found.offset - 1024 && onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else value && ("source" in value && value.source?.[0] === ":" ? onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`) : onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`));
				let valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				valueNode ? isBlock(value) && onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg) : valueProps.comment && (keyNode.comment ? keyNode.comment += "\n" + valueProps.comment : keyNode.comment = valueProps.comment);
				let pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens && (pair.srcToken = collItem), isMap) {
					let map = coll;
					utilMapIncludes.mapIncludes(ctx, map.items, keyNode) && onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique"), map.items.push(pair);
				} else {
					let map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = !0, map.items.push(pair);
					let endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					], coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		let expectedEnd = isMap ? "}" : "]", [ce, ...ee] = fc.end, cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			let name = fcName[0].toUpperCase() + fcName.substring(1), msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg), ce && ce.source.length !== 1 && ee.unshift(ce);
		}
		if (ee.length > 0) {
			let end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			end.comment && (coll.comment ? coll.comment += "\n" + end.comment : coll.comment = end.comment), coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
})), require_compose_collection = __commonJSMin(((exports) => {
	var identity = require_identity(), Scalar = require_Scalar(), YAMLMap = require_YAMLMap(), YAMLSeq = require_YAMLSeq(), resolveBlockMap = require_resolve_block_map(), resolveBlockSeq = require_resolve_block_seq(), resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		let coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag), Coll = coll.constructor;
		return tagName === "!" || tagName === Coll.tagName ? (coll.tag = Coll.tagName, coll) : (tagName && (coll.tag = tagName), coll);
	}
	function composeCollection(CN, ctx, token, props, onError) {
		let tagToken = props.tag, tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		if (token.type === "block-seq") {
			let { anchor, newlineAfterProp: nl } = props, lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			lastProp && (!nl || nl.offset < lastProp.offset) && onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		let expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			let kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) ctx.schema.tags.push(Object.assign({}, kt, { default: !1 })), tag = kt;
			else return kt ? onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, !0) : onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, !0), resolveCollection(CN, ctx, token, onError, tagName);
		}
		let coll = resolveCollection(CN, ctx, token, onError, tagName, tag), res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll, node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		return node.range = coll.range, node.tag = tagName, tag?.format && (node.format = tag.format), node;
	}
	exports.composeCollection = composeCollection;
})), require_resolve_block_scalar = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		let start = scalar.offset, header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		let type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL, lines = scalar.source ? splitLines(scalar.source) : [], chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			let content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			let value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "", end = start + header.length;
			return scalar.source && (end += scalar.source.length), {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent, offset = scalar.offset + header.length, contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			if (content === "" || content === "\r") header.indent === 0 && indent.length > trimIndent && (trimIndent = indent.length);
			else {
				indent.length < trimIndent && onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator"), header.indent === 0 && (trimIndent = indent.length), contentStart = i, trimIndent === 0 && !ctx.atRoot && onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) lines[i][0].length > trimIndent && (chompStart = i + 1);
		let value = "", sep = "", prevMoreIndented = !1;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			let crlf = content[content.length - 1] === "\r";
			if (crlf && (content = content.slice(0, -1)), content && indent.length < trimIndent) {
				let message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message), indent = "";
			}
			type === Scalar.Scalar.BLOCK_LITERAL ? (value += sep + indent.slice(trimIndent) + content, sep = "\n") : indent.length > trimIndent || content[0] === "	" ? (sep === " " ? sep = "\n" : !prevMoreIndented && sep === "\n" && (sep = "\n\n"), value += sep + indent.slice(trimIndent) + content, sep = "\n", prevMoreIndented = !0) : content === "" ? sep === "\n" ? value += "\n" : sep = "\n" : (value += sep + content, sep = " ", prevMoreIndented = !1);
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				value[value.length - 1] !== "\n" && (value += "\n");
				break;
			default: value += "\n";
		}
		let end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		if (props[0].type !== "block-scalar-header") return onError(props[0], "IMPOSSIBLE", "Block scalar header not found"), null;
		let { source } = props[0], mode = source[0], indent = 0, chomp = "", error = -1;
		for (let i = 1; i < source.length; ++i) {
			let ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				let n = Number(ch);
				!indent && n ? indent = n : error === -1 && (error = offset + i);
			}
		}
		error !== -1 && onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = !1, comment = "", length = source.length;
		for (let i = 1; i < props.length; ++i) {
			let token = props[i];
			switch (token.type) {
				case "space": hasSpace = !0;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					strict && !hasSpace && onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters"), length += token.source.length, comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message), length += token.source.length;
					break;
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					let ts = token.source;
					ts && typeof ts == "string" && (length += ts.length);
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	function splitLines(source) {
		let split = source.split(/\n( *)/), first = split[0], m = first.match(/^( *)/), lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
})), require_resolve_flow_scalar = __commonJSMin(((exports) => {
	var Scalar = require_Scalar(), resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		let { offset, type, source, end } = scalar, _type, value, _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN, value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE, value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE, value = doubleQuotedValue(source, _onError);
				break;
			default: return onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`), {
				value: "",
				type: null,
				comment: "",
				range: [
					offset,
					offset + source.length,
					offset + source.length
				]
			};
		}
		let valueEnd = offset + source.length, re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		return badChar && onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`), unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		return (source[source.length - 1] !== "'" || source.length === 1) && onError(source.length, "MISSING_CHAR", "Missing closing 'quote"), unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		let line = /(.*?)\r?\n/sy, match = line.exec(source);
		if (!match) return source;
		let trimEnd, trimBoth;
		try {
			trimEnd = RegExp("(?<![ 	])[ 	]+$"), trimBoth = RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/, trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, ""), sep = " ", pos = line.lastIndex;
		for (; match = line.exec(source);) {
			let lm = match[1].replace(trimBoth, "");
			lm === "" ? sep === "\n" ? res += sep : sep = "\n" : (res += sep + lm, sep = " "), pos = line.lastIndex;
		}
		let last = /[ \t]*(.*)/sy;
		return last.lastIndex = pos, match = last.exec(source), res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			let ch = source[i];
			if (ch !== "\r" || source[i + 1] !== "\n") {
				if (ch === "\n") {
					let { fold, offset } = foldNewline(source, i);
					res += fold, i = offset;
				} else if (ch === "\\") {
					let next = source[++i], cc = escapeCodes[next];
					if (cc) res += cc;
					else if (next === "\n") for (next = source[i + 1]; next === " " || next === "	";) next = source[++i + 1];
					else if (next === "\r" && source[i + 1] === "\n") for (next = source[++i + 1]; next === " " || next === "	";) next = source[++i + 1];
					else if (next === "x" || next === "u" || next === "U") {
						let length = next === "x" ? 2 : next === "u" ? 4 : 8;
						res += parseCharCode(source, i + 1, length, onError), i += length;
					} else {
						let raw = source.substr(i - 1, 2);
						onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`), res += raw;
					}
				} else if (ch === " " || ch === "	") {
					let wsStart = i, next = source[i + 1];
					for (; next === " " || next === "	";) next = source[++i + 1];
					next !== "\n" && (next !== "\r" || source[i + 2] !== "\n") && (res += i > wsStart ? source.slice(wsStart, i + 1) : ch);
				} else res += ch;
			}
		}
		return (source[source.length - 1] !== "\"" || source.length === 1) && onError(source.length, "MISSING_CHAR", "Missing closing \"quote"), res;
	}
	function foldNewline(source, offset) {
		let fold = "", ch = source[offset + 1];
		for (; (ch === " " || ch === "	" || ch === "\n" || ch === "\r") && (ch !== "\r" || source[offset + 2] === "\n");) ch === "\n" && (fold += "\n"), offset += 1, ch = source[offset + 1];
		return fold ||= " ", {
			fold,
			offset
		};
	}
	let escapeCodes = {
		0: "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		let cc = source.substr(offset, length), code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			let raw = source.substr(offset - 2, length + 2);
			return onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`), raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
})), require_compose_scalar = __commonJSMin(((exports) => {
	var identity = require_identity(), Scalar = require_Scalar(), resolveBlockScalar = require_resolve_block_scalar(), resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		let { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError), tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null, tag;
		tag = ctx.options.stringKeys && ctx.atKey ? ctx.schema[identity.SCALAR] : tagName ? findScalarTagByName(ctx.schema, value, tagName, tagToken, onError) : token.type === "scalar" ? findScalarTagByTest(ctx, value, token, onError) : ctx.schema[identity.SCALAR];
		let scalar;
		try {
			let res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			let msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), scalar = new Scalar.Scalar(value);
		}
		return scalar.range = range, scalar.source = value, type && (scalar.type = type), tagName && (scalar.tag = tagName), tag.format && (scalar.format = tag.format), comment && (scalar.comment = comment), scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		let matchWithTest = [];
		for (let tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (let tag of matchWithTest) if (tag.test?.test(value)) return tag;
		let kt = schema.knownTags[tagName];
		return kt && !kt.collection ? (schema.tags.push(Object.assign({}, kt, {
			default: !1,
			test: void 0
		})), kt) : (onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str"), schema[identity.SCALAR]);
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		let tag = schema.tags.find((tag) => (tag.default === !0 || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			let compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			tag.tag !== compat.tag && onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, !0);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
})), require_util_empty_scalar_position = __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ??= before.length;
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				for (st = before[++i]; st?.type === "space";) offset += st.source.length, st = before[++i];
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
})), require_compose_node = __commonJSMin(((exports) => {
	var Alias = require_Alias(), identity = require_identity(), composeCollection = require_compose_collection(), composeScalar = require_compose_scalar(), resolveEnd = require_resolve_end(), utilEmptyScalarPosition = require_util_empty_scalar_position();
	let CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		let atKey = ctx.atKey, { spaceBefore, comment, anchor, tag } = props, node, isSrcToken = !0;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError), (anchor || tag) && onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError), anchor && (node.anchor = anchor.source.substring(1));
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError), anchor && (node.anchor = anchor.source.substring(1));
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default: onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`), isSrcToken = !1;
		}
		return node ??= composeEmptyNode(ctx, token.offset, void 0, null, props, onError), anchor && node.anchor === "" && onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string"), atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value != "string" || node.tag && node.tag !== "tag:yaml.org,2002:str") && onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings"), spaceBefore && (node.spaceBefore = !0), comment && (token.type === "scalar" && token.source === "" ? node.comment = comment : node.commentBefore = comment), ctx.options.keepSourceTokens && isSrcToken && (node.srcToken = token), node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		let token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		}, node = composeScalar.composeScalar(ctx, token, tag, onError);
		return anchor && (node.anchor = anchor.source.substring(1), node.anchor === "" && onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string")), spaceBefore && (node.spaceBefore = !0), comment && (node.comment = comment, node.range[2] = end), node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		let alias = new Alias.Alias(source.substring(1));
		alias.source === "" && onError(offset, "BAD_ALIAS", "Alias cannot be an empty string"), alias.source.endsWith(":") && onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", !0);
		let valueEnd = offset + source.length, re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		return alias.range = [
			offset,
			valueEnd,
			re.offset
		], re.comment && (alias.comment = re.comment), alias;
	}
	exports.composeEmptyNode = composeEmptyNode, exports.composeNode = composeNode;
})), require_compose_doc = __commonJSMin(((exports) => {
	var Document = require_Document(), composeNode = require_compose_node(), resolveEnd = require_resolve_end(), resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		let opts = Object.assign({ _directives: directives }, options), doc = new Document.Document(void 0, opts), ctx = {
			atKey: !1,
			atRoot: !0,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		}, props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: !0
		});
		props.found && (doc.directives.docStart = !0, value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline && onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker")), doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		let contentEnd = doc.contents.range[2], re = resolveEnd.resolveEnd(end, contentEnd, !1, onError);
		return re.comment && (doc.comment = re.comment), doc.range = [
			offset,
			contentEnd,
			re.offset
		], doc;
	}
	exports.composeDoc = composeDoc;
})), require_composer = __commonJSMin(((exports) => {
	var node_process = __require("process"), directives = require_directives(), Document = require_Document(), errors = require_errors(), identity = require_identity(), composeDoc = require_compose_doc(), resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src == "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		let { offset, source } = src;
		return [offset, offset + (typeof source == "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "", atComment = !1, afterEmptyLine = !1;
		for (let i = 0; i < prelude.length; ++i) {
			let source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " "), atComment = !0, afterEmptyLine = !1;
					break;
				case "%":
					prelude[i + 1]?.[0] !== "#" && (i += 1), atComment = !1;
					break;
				default: atComment || (afterEmptyLine = !0), atComment = !1;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	exports.Composer = class {
		constructor(options = {}) {
			this.doc = null, this.atDirectives = !1, this.prelude = [], this.errors = [], this.warnings = [], this.onError = (source, code, message, warning) => {
				let pos = getErrorPos(source);
				warning ? this.warnings.push(new errors.YAMLWarning(pos, code, message)) : this.errors.push(new errors.YAMLParseError(pos, code, message));
			}, this.directives = new directives.Directives({ version: options.version || "1.2" }), this.options = options;
		}
		decorate(doc, afterDoc) {
			let { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				let dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					identity.isPair(it) && (it = it.key);
					let cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					let cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else doc.errors = this.errors, doc.warnings = this.warnings;
			this.prelude = [], this.errors = [], this.warnings = [];
		}
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		*compose(tokens, forceDoc = !1, endOffset = -1) {
			for (let token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		*next(token) {
			switch (node_process.env.LOG_STREAM && console.dir(token, { depth: null }), token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						let pos = getErrorPos(token);
						pos[0] += offset, this.onError(pos, "BAD_DIRECTIVE", message, warning);
					}), this.prelude.push(token.source), this.atDirectives = !0;
					break;
				case "document": {
					let doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					this.atDirectives && !doc.directives.docStart && this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line"), this.decorate(doc, !1), this.doc && (yield this.doc), this.doc = doc, this.atDirectives = !1;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					let msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message, error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					this.atDirectives || !this.doc ? this.errors.push(error) : this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = !0;
					let end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					if (this.decorate(this.doc, !0), end.comment) {
						let dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		*end(forceDoc = !1, endOffset = -1) {
			if (this.doc) this.decorate(this.doc, !0), yield this.doc, this.doc = null;
			else if (forceDoc) {
				let opts = Object.assign({ _directives: this.directives }, this.options), doc = new Document.Document(void 0, opts);
				this.atDirectives && this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line"), doc.range = [
					0,
					endOffset,
					endOffset
				], this.decorate(doc, !1), yield doc;
			}
		}
	};
})), require_cst_scalar = __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar(), resolveFlowScalar = require_resolve_flow_scalar(), errors = require_errors(), stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = !0, onError) {
		if (token) {
			let _onError = (pos, code, message) => {
				let offset = typeof pos == "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	function createScalarToken(value, context) {
		let { implicitKey = !1, indent, inFlow = !1, offset = -1, type = "PLAIN" } = context, source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: !0,
				lineWidth: -1
			}
		}), end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				let he = source.indexOf("\n"), head = source.substring(0, he), body = source.substring(he + 1) + "\n", props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				return addEndtoBlockProps(props, end) || props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				}), {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	function setScalarValue(token, value, context = {}) {
		let { afterKey = !1, implicitKey = !1, inFlow = !1, type } = context, indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent == "number" && (indent += 2), !type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				let header = token.props[0];
				if (header.type !== "block-scalar-header") throw Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		let source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: !0,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		let he = source.indexOf("\n"), head = source.substring(0, he), body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			let header = token.props[0];
			if (header.type !== "block-scalar-header") throw Error("Invalid block scalar header");
			header.source = head, token.source = body;
		} else {
			let { offset } = token, indent = "indent" in token ? token.indent : -1, props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			addEndtoBlockProps(props, "end" in token ? token.end : void 0) || props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (let key of Object.keys(token)) key !== "type" && key !== "offset" && delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	function addEndtoBlockProps(props, end) {
		if (end) for (let st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline": return props.push(st), !0;
		}
		return !1;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type, token.source = source;
				break;
			case "block-scalar": {
				let end = token.props.slice(1), oa = source.length;
				token.props[0].type === "block-scalar-header" && (oa -= token.props[0].source.length);
				for (let tok of end) tok.offset += oa;
				delete token.props, Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				let nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items, Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				let indent = "indent" in token ? token.indent : -1, end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (let key of Object.keys(token)) key !== "type" && key !== "offset" && delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken, exports.resolveAsScalar = resolveAsScalar, exports.setScalarValue = setScalarValue;
})), require_cst_stringify = __commonJSMin(((exports) => {
	let stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (let tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (let item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (let item of token.items) res += stringifyItem(item);
				for (let st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (let st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (let st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (let st of start) res += st.source;
		if (key && (res += stringifyToken(key)), sep) for (let st of sep) res += st.source;
		return value && (res += stringifyToken(value)), res;
	}
	exports.stringify = stringify;
})), require_cst_visit = __commonJSMin(((exports) => {
	let BREAK = Symbol("break visit"), SKIP = Symbol("skip children"), REMOVE = Symbol("remove item");
	function visit(cst, visitor) {
		"type" in cst && cst.type === "document" && (cst = {
			start: cst.start,
			value: cst.value
		}), _visit(Object.freeze([]), cst, visitor);
	}
	visit.BREAK = BREAK, visit.SKIP = SKIP, visit.REMOVE = REMOVE, visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (let [field, index] of path) {
			let tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return;
		}
		return item;
	}, visit.parentCollection = (cst, path) => {
		let parent = visit.itemAtPath(cst, path.slice(0, -1)), field = path[path.length - 1][0], coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl == "symbol") return ctrl;
		for (let field of ["key", "value"]) {
			let token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					let ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci == "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else ci === REMOVE && (token.items.splice(i, 1), --i);
				}
				typeof ctrl == "function" && field === "key" && (ctrl = ctrl(item, path));
			}
		}
		return typeof ctrl == "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
})), require_cst = __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar(), cstStringify = require_cst_stringify(), cstVisit = require_cst_visit();
	let isCollection = (token) => !!token && "items" in token, isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	function prettyToken(token) {
		switch (token) {
			case "﻿": return "<BOM>";
			case "": return "<DOC>";
			case "": return "<FLOW_END>";
			case "": return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	function tokenType(source) {
		switch (source) {
			case "﻿": return "byte-order-mark";
			case "": return "doc-mode";
			case "": return "flow-error-end";
			case "": return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken, exports.resolveAsScalar = cstScalar.resolveAsScalar, exports.setScalarValue = cstScalar.setScalarValue, exports.stringify = cstStringify.stringify, exports.visit = cstVisit.visit, exports.BOM = "﻿", exports.DOCUMENT = "", exports.FLOW_END = "", exports.SCALAR = "", exports.isCollection = isCollection, exports.isScalar = isScalar, exports.prettyToken = prettyToken, exports.tokenType = tokenType;
})), require_lexer = __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return !0;
			default: return !1;
		}
	}
	let hexDigits = new Set("0123456789ABCDEFabcdef"), tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()"), flowIndicatorChars = new Set(",[]{}"), invalidAnchorChars = new Set(" ,[]{}\n\r	"), isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	exports.Lexer = class {
		constructor() {
			this.atEnd = !1, this.blockScalarIndent = -1, this.blockScalarKeep = !1, this.buffer = "", this.flowKey = !1, this.flowLevel = 0, this.indentNext = 0, this.indentValue = 0, this.lineEndPos = null, this.next = null, this.pos = 0;
		}
		*lex(source, incomplete = !1) {
			if (source) {
				if (typeof source != "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source, this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			for (; next && (incomplete || this.hasChars(1));) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos, ch = this.buffer[i];
			for (; ch === " " || ch === "	";) ch = this.buffer[++i];
			return !ch || ch === "#" || ch === "\n" || ch === "\r" && this.buffer[i + 1] === "\n";
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				for (; ch === " ";) ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					let next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				let dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			return (typeof end != "number" || end !== -1 && end < this.pos) && (end = this.buffer.indexOf("\n", this.pos), this.lineEndPos = end), end === -1 ? this.atEnd ? this.buffer.substring(this.pos) : null : (this.buffer[end - 1] === "\r" && --end, this.buffer.substring(this.pos, end));
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			return this.buffer = this.buffer.substring(this.pos), this.pos = 0, this.lineEndPos = null, this.next = state, null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM && (yield* this.pushCount(1), line = line.substring(1)), line[0] === "%") {
				let dirEnd = line.length, cs = line.indexOf("#");
				for (; cs !== -1;) {
					let ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					}
					cs = line.indexOf("#", cs + 1);
				}
				for (;;) {
					let ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") --dirEnd;
					else break;
				}
				let n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(!0));
				return yield* this.pushCount(line.length - n), this.pushNewline(), "stream";
			}
			if (this.atLineEnd()) {
				let sp = yield* this.pushSpaces(!0);
				return yield* this.pushCount(line.length - sp), yield* this.pushNewline(), "stream";
			}
			return yield cst.DOCUMENT, yield* this.parseLineStart();
		}
		*parseLineStart() {
			let ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				let s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) return yield* this.pushCount(3), this.indentValue = 0, this.indentNext = 0, s === "---" ? "doc" : "stream";
			}
			return this.indentValue = yield* this.pushSpaces(!1), this.indentNext > this.indentValue && !isEmpty(this.charAt(1)) && (this.indentNext = this.indentValue), yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			let [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				let n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(!0));
				return this.indentNext = this.indentValue + 1, this.indentValue += n, "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(!0);
			let line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0: return yield* this.pushNewline(), yield* this.parseLineStart();
				case "{":
				case "[": return yield* this.pushCount(1), this.flowKey = !1, this.flowLevel = 1, "flow";
				case "}":
				case "]": return yield* this.pushCount(1), "doc";
				case "*": return yield* this.pushUntil(isNotAnchorChar), "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">": return n += yield* this.parseBlockScalarHeader(), n += yield* this.pushSpaces(!0), yield* this.pushCount(line.length - n), yield* this.pushNewline(), yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp, indent = -1;
			do
				nl = yield* this.pushNewline(), nl > 0 ? (sp = yield* this.pushSpaces(!1), this.indentValue = indent = sp) : sp = 0, sp += yield* this.pushSpaces(!0);
			while (nl + sp > 0);
			let line = this.getLine();
			if (line === null) return this.setNext("flow");
			if ((indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) && (indent !== this.indentNext - 1 || this.flowLevel !== 1 || line[0] !== "]" && line[0] !== "}")) return this.flowLevel = 0, yield cst.FLOW_END, yield* this.parseLineStart();
			let n = 0;
			for (; line[n] === ",";) n += yield* this.pushCount(1), n += yield* this.pushSpaces(!0), this.flowKey = !1;
			switch (n += yield* this.pushIndicators(), line[n]) {
				case void 0: return "flow";
				case "#": return yield* this.pushCount(line.length - n), "flow";
				case "{":
				case "[": return yield* this.pushCount(1), this.flowKey = !1, this.flowLevel += 1, "flow";
				case "}":
				case "]": return yield* this.pushCount(1), this.flowKey = !0, --this.flowLevel, this.flowLevel ? "flow" : "doc";
				case "*": return yield* this.pushUntil(isNotAnchorChar), "flow";
				case "\"":
				case "'": return this.flowKey = !0, yield* this.parseQuotedScalar();
				case ":": {
					let next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") return this.flowKey = !1, yield* this.pushCount(1), yield* this.pushSpaces(!0), "flow";
				}
				default: return this.flowKey = !1, yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			let quote = this.charAt(0), end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") for (; end !== -1 && this.buffer[end + 1] === "'";) end = this.buffer.indexOf("'", end + 2);
			else for (; end !== -1;) {
				let n = 0;
				for (; this.buffer[end - 1 - n] === "\\";) n += 1;
				if (n % 2 == 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			let qb = this.buffer.substring(0, end), nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				for (; nl !== -1;) {
					let cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				nl !== -1 && (end = nl - (qb[nl - 1] === "\r" ? 2 : 1));
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			return yield* this.pushToIndex(end + 1, !1), this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1, this.blockScalarKeep = !1;
			let i = this.pos;
			for (;;) {
				let ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = !0;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1, indent = 0, ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i, indent = 0;
					break;
				case "\r": {
					let next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				this.indentNext = this.blockScalarIndent === -1 ? indent : this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					let cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			for (ch = this.buffer[i]; ch === " ";) ch = this.buffer[++i];
			if (ch === "	") {
				for (; ch === "	" || ch === " " || ch === "\r" || ch === "\n";) ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1, ch = this.buffer[i];
				ch === "\r" && (ch = this.buffer[--i]);
				let lastChar = i;
				for (; ch === " ";) ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (1);
			return yield cst.SCALAR, yield* this.pushToIndex(nl + 1, !0), yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			let inFlow = this.flowLevel > 0, end = this.pos - 1, i = this.pos - 1, ch;
			for (; ch = this.buffer[++i];) if (ch === ":") {
				let next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r" && (next === "\n" ? (i += 1, ch = "\n", next = this.buffer[i + 1]) : end = i), next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					let cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			return !ch && !this.atEnd ? this.setNext("plain-scalar") : (yield cst.SCALAR, yield* this.pushToIndex(end + 1, !0), inFlow ? "flow" : "doc");
		}
		*pushCount(n) {
			return n > 0 ? (yield this.buffer.substr(this.pos, n), this.pos += n, n) : 0;
		}
		*pushToIndex(i, allowEmpty) {
			let s = this.buffer.slice(this.pos, i);
			return s ? (yield s, this.pos += s.length, s.length) : (allowEmpty && (yield ""), 0);
		}
		*pushIndicators() {
			let n = 0;
			loop: for (;;) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag(), n += yield* this.pushSpaces(!0);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar), n += yield* this.pushSpaces(!0);
						continue loop;
					case "-":
					case "?":
					case ":": {
						let inFlow = this.flowLevel > 0, ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							inFlow ? this.flowKey &&= !1 : this.indentNext = this.indentValue + 1, n += yield* this.pushCount(1), n += yield* this.pushSpaces(!0);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2, ch = this.buffer[i];
				for (; !isEmpty(ch) && ch !== ">";) ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, !1);
			}
			{
				let i = this.pos + 1, ch = this.buffer[i];
				for (; ch;) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, !1);
			}
		}
		*pushNewline() {
			let ch = this.buffer[this.pos];
			return ch === "\n" ? yield* this.pushCount(1) : ch === "\r" && this.charAt(1) === "\n" ? yield* this.pushCount(2) : 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1, ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			let n = i - this.pos;
			return n > 0 && (yield this.buffer.substr(this.pos, n), this.pos = i), n;
		}
		*pushUntil(test) {
			let i = this.pos, ch = this.buffer[i];
			for (; !test(ch);) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, !1);
		}
	};
})), require_line_counter = __commonJSMin(((exports) => {
	exports.LineCounter = class {
		constructor() {
			this.lineStarts = [], this.addNewLine = (offset) => this.lineStarts.push(offset), this.linePos = (offset) => {
				let low = 0, high = this.lineStarts.length;
				for (; low < high;) {
					let mid = low + high >> 1;
					this.lineStarts[mid] < offset ? low = mid + 1 : high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				let start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
})), require_parser = __commonJSMin(((exports) => {
	var node_process = __require("process"), cst = require_cst(), lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return !0;
		return !1;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return !0;
			default: return !1;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				let it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			default: return [];
		}
	}
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: for (; --i >= 0;) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		for (; prev[++i]?.type === "space";);
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") for (let it of fc.items) it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind") && (it.key && (it.value = it.key), delete it.key, isFlowToken(it.value) ? it.value.end ? arrayPushArray(it.value.end, it.sep) : it.value.end = it.sep : arrayPushArray(it.start, it.sep), delete it.sep);
	}
	exports.Parser = class {
		constructor(onNewLine) {
			this.atNewLine = !0, this.atScalar = !1, this.indent = 0, this.offset = 0, this.onKeyLine = !1, this.stack = [], this.source = "", this.type = "", this.lexer = new lexer.Lexer(), this.onNewLine = onNewLine;
		}
		*parse(source, incomplete = !1) {
			this.onNewLine && this.offset === 0 && this.onNewLine(0);
			for (let lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			incomplete || (yield* this.end());
		}
		*next(source) {
			if (this.source = source, node_process.env.LOG_TOKENS && console.log("|", cst.prettyToken(source)), this.atScalar) {
				this.atScalar = !1, yield* this.step(), this.offset += source.length;
				return;
			}
			let type = cst.tokenType(source);
			if (!type) {
				let message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				}), this.offset += source.length;
			} else if (type === "scalar") this.atNewLine = !1, this.atScalar = !0, this.type = "scalar";
			else {
				switch (this.type = type, yield* this.step(), type) {
					case "newline":
						this.atNewLine = !0, this.indent = 0, this.onNewLine && this.onNewLine(this.offset + source.length);
						break;
					case "space":
						this.atNewLine && source[0] === " " && (this.indent += source.length);
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						this.atNewLine && (this.indent += source.length);
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = !1;
				}
				this.offset += source.length;
			}
		}
		*end() {
			for (; this.stack.length > 0;) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			let top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				for (; this.stack.length > 0;) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
			} else {
				if (!top) return yield* this.stream();
				switch (top.type) {
					case "document": return yield* this.document(top);
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": return yield* this.scalar(top);
					case "block-scalar": return yield* this.blockScalar(top);
					case "block-map": return yield* this.blockMap(top);
					case "block-seq": return yield* this.blockSequence(top);
					case "flow-collection": return yield* this.flowCollection(top);
					case "doc-end": return yield* this.documentEnd(top);
				}
				yield* this.pop();
			}
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			let token = error ?? this.stack.pop();
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				let top = this.peek(1);
				switch (token.type === "block-scalar" ? token.indent = "indent" in top ? top.indent : 0 : token.type === "flow-collection" && top.type === "document" && (token.indent = 0), token.type === "flow-collection" && fixFlowSeqItems(token), top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						let it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							}), this.onKeyLine = !0;
							return;
						}
						if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							}), this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						let it = top.items[top.items.length - 1];
						it.value ? top.items.push({
							start: [],
							value: token
						}) : it.value = token;
						break;
					}
					case "flow-collection": {
						let it = top.items[top.items.length - 1];
						!it || it.value ? top.items.push({
							start: [],
							key: token,
							sep: []
						}) : it.sep ? it.value = token : Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					default: yield* this.pop(), yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					let last = token.items[token.items.length - 1];
					last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent)) && (top.type === "document" ? top.end = last.start : top.items.push({ start: last.start }), token.items.splice(-1, 1));
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					let doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					this.type === "doc-start" && doc.start.push(this.sourceToken), this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					findNonEmptyIndex(doc.start) === -1 ? doc.start.push(this.sourceToken) : (yield* this.pop(), yield* this.step());
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			let bv = this.startBlockValue(doc);
			bv ? this.stack.push(bv) : yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				let start = getFirstKeyStartProps(getPrevProps(this.peek(2))), sep;
				scalar.end ? (sep = scalar.end, sep.push(this.sourceToken), delete scalar.end) : sep = [this.sourceToken];
				let map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = !0, this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					if (scalar.source = this.source, this.atNewLine = !0, this.indent = 0, this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						for (; nl !== 0;) this.onNewLine(this.offset + nl), nl = this.source.indexOf("\n", nl) + 1;
					}
					yield* this.pop();
					break;
				default: yield* this.pop(), yield* this.step();
			}
		}
		*blockMap(map) {
			let it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					if (this.onKeyLine = !1, it.value) {
						let end = "end" in it.value ? it.value.end : void 0;
						(Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment" ? end?.push(this.sourceToken) : map.items.push({ start: [this.sourceToken] });
					} else it.sep ? it.sep.push(this.sourceToken) : it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							let end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start), end.push(this.sourceToken), map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				let atMapIndent = !this.onKeyLine && this.indent === map.indent, atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind", start = [];
				if (atNextItem && it.sep && !it.value) {
					let nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						let st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								st.indent > map.indent && (nl.length = 0);
								break;
							default: nl.length = 0;
						}
					}
					nl.length >= 2 && (start = it.sep.splice(nl[1]));
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						atNextItem || it.value ? (start.push(this.sourceToken), map.items.push({ start }), this.onKeyLine = !0) : it.sep ? it.sep.push(this.sourceToken) : it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						!it.sep && !it.explicitKey ? (it.start.push(this.sourceToken), it.explicitKey = !0) : atNextItem || it.value ? (start.push(this.sourceToken), map.items.push({
							start,
							explicitKey: !0
						})) : this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: !0
							}]
						}), this.onKeyLine = !0;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									let start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								let start = getFirstKeyStartProps(it.start), key = it.key, sep = it.sep;
								sep.push(this.sourceToken), delete it.key, delete it.sep, this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else start.length > 0 ? it.sep = it.sep.concat(start, this.sourceToken) : it.sep.push(this.sourceToken);
						} else it.sep ? it.value || atNextItem ? map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						}) : includesToken(it.sep, "map-value-ind") ? this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						}) : it.sep.push(this.sourceToken) : Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						this.onKeyLine = !0;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						let fs = this.flowScalar(this.type);
						atNextItem || it.value ? (map.items.push({
							start,
							key: fs,
							sep: []
						}), this.onKeyLine = !0) : it.sep ? this.stack.push(fs) : (Object.assign(it, {
							key: fs,
							sep: []
						}), this.onKeyLine = !0);
						return;
					}
					default: {
						let bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else atMapIndent && map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop(), yield* this.step();
		}
		*blockSequence(seq) {
			let it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						let end = "end" in it.value ? it.value.end : void 0;
						(Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment" ? end?.push(this.sourceToken) : seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							let end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start), end.push(this.sourceToken), seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					it.value || includesToken(it.start, "seq-item-ind") ? seq.items.push({ start: [this.sourceToken] }) : it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				let bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop(), yield* this.step();
		}
		*flowCollection(fc) {
			let it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do
					yield* this.pop(), top = this.peek(1);
				while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						!it || it.sep ? fc.items.push({ start: [this.sourceToken] }) : it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						!it || it.value ? fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						}) : it.sep ? it.sep.push(this.sourceToken) : Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						!it || it.value ? fc.items.push({ start: [this.sourceToken] }) : it.sep ? it.sep.push(this.sourceToken) : it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						let fs = this.flowScalar(this.type);
						!it || it.value ? fc.items.push({
							start: [],
							key: fs,
							sep: []
						}) : it.sep ? this.stack.push(fs) : Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				let bv = this.startBlockValue(fc);
				bv ? this.stack.push(bv) : (yield* this.pop(), yield* this.step());
			} else {
				let parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) yield* this.pop(), yield* this.step();
				else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					let start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					let sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					let map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = !0, this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				for (; nl !== 0;) this.onNewLine(this.offset + nl), nl = this.source.indexOf("\n", nl) + 1;
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = !0;
					let start = getFirstKeyStartProps(getPrevProps(parent));
					return start.push(this.sourceToken), {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: !0
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = !0;
					let start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			return this.type !== "comment" || this.indent <= indent ? !1 : start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			this.type !== "doc-mode" && (docEnd.end ? docEnd.end.push(this.sourceToken) : docEnd.end = [this.sourceToken], this.type === "newline" && (yield* this.pop()));
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop(), yield* this.step();
					break;
				case "newline": this.onKeyLine = !1;
				default: token.end ? token.end.push(this.sourceToken) : token.end = [this.sourceToken], this.type === "newline" && (yield* this.pop());
			}
		}
	};
})), require_public_api = __commonJSMin(((exports) => {
	var composer = require_composer(), Document = require_Document(), errors = require_errors(), log = require_log(), identity = require_identity(), lineCounter = require_line_counter(), parser = require_parser();
	function parseOptions(options) {
		let prettyErrors = options.prettyErrors !== !1;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	function parseAllDocuments(source, options = {}) {
		let { lineCounter, prettyErrors } = parseOptions(options), parser$1 = new parser.Parser(lineCounter?.addNewLine), composer$1 = new composer.Composer(options), docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (let doc of docs) doc.errors.forEach(errors.prettifyError(source, lineCounter)), doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		return docs.length > 0 ? docs : Object.assign([], { empty: !0 }, composer$1.streamInfo());
	}
	function parseDocument(source, options = {}) {
		let { lineCounter, prettyErrors } = parseOptions(options), parser$1 = new parser.Parser(lineCounter?.addNewLine), composer$1 = new composer.Composer(options), doc = null;
		for (let _doc of composer$1.compose(parser$1.parse(source), !0, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		return prettyErrors && lineCounter && (doc.errors.forEach(errors.prettifyError(source, lineCounter)), doc.warnings.forEach(errors.prettifyError(source, lineCounter))), doc;
	}
	function parse(src, reviver, options) {
		let _reviver;
		typeof reviver == "function" ? _reviver = reviver : options === void 0 && reviver && typeof reviver == "object" && (options = reviver);
		let doc = parseDocument(src, options);
		if (!doc) return null;
		if (doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning)), doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer == "function" || Array.isArray(replacer) ? _replacer = replacer : options === void 0 && replacer && (options = replacer), typeof options == "string" && (options = options.length), typeof options == "number") {
			let indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			let { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return;
		}
		return identity.isDocument(value) && !_replacer ? value.toString(options) : new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse, exports.parseAllDocuments = parseAllDocuments, exports.parseDocument = parseDocument, exports.stringify = stringify;
})), require_dist = __commonJSMin(((exports) => {
	var composer = require_composer(), Document = require_Document(), Schema = require_Schema(), errors = require_errors(), Alias = require_Alias(), identity = require_identity(), Pair = require_Pair(), Scalar = require_Scalar(), YAMLMap = require_YAMLMap(), YAMLSeq = require_YAMLSeq(), cst = require_cst(), lexer = require_lexer(), lineCounter = require_line_counter(), parser = require_parser(), publicApi = require_public_api(), visit = require_visit();
	exports.Composer = composer.Composer, exports.Document = Document.Document, exports.Schema = Schema.Schema, exports.YAMLError = errors.YAMLError, exports.YAMLParseError = errors.YAMLParseError, exports.YAMLWarning = errors.YAMLWarning, exports.Alias = Alias.Alias, exports.isAlias = identity.isAlias, exports.isCollection = identity.isCollection, exports.isDocument = identity.isDocument, exports.isMap = identity.isMap, exports.isNode = identity.isNode, exports.isPair = identity.isPair, exports.isScalar = identity.isScalar, exports.isSeq = identity.isSeq, exports.Pair = Pair.Pair, exports.Scalar = Scalar.Scalar, exports.YAMLMap = YAMLMap.YAMLMap, exports.YAMLSeq = YAMLSeq.YAMLSeq, exports.CST = cst, exports.Lexer = lexer.Lexer, exports.LineCounter = lineCounter.LineCounter, exports.Parser = parser.Parser, exports.parse = publicApi.parse, exports.parseAllDocuments = publicApi.parseAllDocuments, exports.parseDocument = publicApi.parseDocument, exports.stringify = publicApi.stringify, exports.visit = visit.visit, exports.visitAsync = visit.visitAsync;
})), promotions_exports = __exportAll({ parsePromotions: () => parsePromotions });
async function parsePromotions(step) {
	let value = await parse(step);
	if (Array.isArray(value) && value.length === 0 && step.addIssue("promotions", "list-empty"), Array.isArray(value) && value.length > maxItems) return step.addIssue("promotions", "list-too-long", {
		count: String(value.length),
		max: String(maxItems)
	}), [];
	let parsed = schema.safeParse(value);
	if (!parsed.success) {
		let [issue] = parsed.error.issues, parts = issue?.path.filter((part) => typeof part == "number") ?? [], path = parts.length > 0 ? ` (item ${parts.join(".")}, counted from 0)` : "";
		return value !== void 0 && step.addIssue("promotions", "list-invalid", { path }), [];
	}
	return checkKeys(parsed.data, step), parsed.data.map((item, index) => step.item(index, item));
}
function checkKeys(items, step) {
	let unknown = items.flatMap((item, index) => Object.keys(item).filter((key) => !itemKeys.some((known) => known === key)).map((key) => ({
		index,
		key
	})));
	if (unknown.length === 0) return;
	let named = unknown.slice(0, maxNamed$1).map(({ index, key }) => `item ${index}: ${formatUnknownKey(key, step)}`), others = unknown.length - named.length, keys = [...named, ...others > 0 ? [`and ${others} more`] : []].join("; "), end = keys.endsWith("?") ? "" : ".";
	step.addIssue("promotions", "list-unknown-keys", {
		keys: `${keys}${end}`,
		allowed: itemKeys.join(", ")
	});
}
function formatUnknownKey(key, step) {
	if (!plainKey.test(key)) return "a key that is too long or not plain, so it is not shown";
	let quoted = `\`${step.formatQuoted(key)}\``;
	if (inputNames.some((name) => name === key)) return `${quoted}, an input of the step only`;
	let nearest = findNearest(key);
	return nearest === void 0 ? quoted : `${quoted}: did you mean \`${nearest}\`?`;
}
function findNearest(key) {
	return closestMatch(key.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase().replaceAll("_", "-"), itemKeys, { maxDistance: 2 });
}
async function parse(step) {
	let { parse, YAMLError } = await Promise.resolve().then(() => __toESM(require_dist(), 1)), { promotions = "" } = step.values;
	try {
		if (nestingPattern.test(promotions)) throw SyntaxError("too deep");
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
var value, maxItems, item, schema, maxNamed$1, plainKey, init_promotions = __esmMin((() => {
	init_leven(), init_mini(), init_json(), init_schema$8(), init_schema(), value = pipe(nullable(string$1()), transform((text) => text ?? "")), maxItems = 5e3, item = union([mapOf(value), pipe(string$1().check(_regex(/\S/)), transform((secret) => ({ secret })))]), schema = listOf(item, _minLength(1), _maxLength(maxItems)), maxNamed$1 = 10, plainKey = /^[A-Za-z][A-Za-z0-9_-]{0,23}$/;
}));
// src/inputs/tasks.ts
async function parseTasks(step) {
	let tasks = step.isSet("record") ? parseRecordTasks(step) : step.isSet("promotions") ? await parseListTasks(step) : parseTask(step);
	return step.throwIfInvalid(), tasks;
}
async function parseListTasks(step) {
	let items = await Promise.resolve().then(() => (init_promotions(), promotions_exports)).then((module) => module.parsePromotions(step));
	checkOneLogin(items.map(({ values }) => values.provider), step);
	let tasks = items.flatMap(parseTask), labels = tasks.map(({ ref, stage }) => JSON.stringify([ref, stage]));
	return new Set(labels).size < labels.length && step.addIssue("promotions", "list-duplicate"), tasks;
}
function parseTask(step) {
	let { values } = step;
	checkTarget(step), step.isSet("provider") || step.addIssue("provider", "provider-required", { providers: Object.keys(providers).join(", ") }), step.isSet("secret") || step.addIssue("secret", "required");
	let { provider: name = "" } = values, provider = findProvider(name);
	if (provider === void 0) return [];
	for (let input of providerInputs) step.isOwn(input) && !provider.supportedInputs.includes(input) && step.addIssue(input, "unsupported", { provider: name });
	let stage = values.stage ?? provider.rules.current;
	stage === null && step.addIssue("stage", "stage-required", { provider: name }), checkPatterns(step, name, provider, stage);
	let ref = resolveLocation(provider, step), login = resolveLogin(name, provider, ref ?? { region: values.region ?? "" }, step), intent = stage === null ? void 0 : parseIntent(step, provider, stage);
	return stage === null || ref === void 0 || intent === void 0 || login === void 0 ? [] : [{
		provider,
		ref,
		login,
		identityEndpoint: values["identity-endpoint"],
		stage,
		expected: parseExpected(step),
		intent
	}];
}
function parseIntent({ values }, provider, stage) {
	let target = parseTarget(values);
	if (target === null && !reportsOnly(values)) return;
	let previous = values["previous-stage"], previousStage = previous === "auto" ? previous : previous === "none" ? null : { stage: previous }, expireInMs = provider.supportedInputs.includes("expire-outgoing-after") ? values["expire-outgoing-after"] : void 0;
	return {
		kind: "promote",
		promotion: {
			stage,
			target,
			previousStage
		},
		rollback: values.rollback,
		expireAt: expireInMs === void 0 ? void 0 : Math.floor((Date.now() + expireInMs) / 1e3) * 1e3
	};
}
function parseRecordTasks(step) {
	let { values } = step;
	values.rollback || step.addIssue("record", "only-with-rollback");
	for (let name of incompatibleWithRecord) step.isSet(name) && values[name] !== "auto" && step.addIssue(name, "incompatible", { input: "record" });
	let secrets = readRecord(step);
	return checkOneLogin(secrets.map(({ provider }) => provider), step), secrets.flatMap((recorded, index) => {
		let { provider: name, region, endpoint } = recorded;
		for (let issue of checkRecorded(recorded, index, step)) step.addIssue(...issue);
		let provider = findProvider(name), login = provider && resolveLogin(name, provider, {
			region: region || (values.region ?? ""),
			endpoint
		}, step);
		return provider === void 0 || login === void 0 ? [] : [{
			...toUndoTask(recorded, step),
			provider,
			login,
			identityEndpoint: values["identity-endpoint"]
		}];
	});
}
function findRollbacks(step) {
	if (!step.values.rollback || !step.isSet("record")) return [];
	let secrets = readRecord(step);
	return secrets.some((recorded, index) => checkRecorded(recorded, index, step).length > 0) ? [] : secrets.map((recorded) => toUndoTask(recorded, step));
}
function toUndoTask(recorded, step) {
	let { provider, region, endpoint, secret, stage } = recorded, { values, isOwnRecord } = step;
	return {
		ref: {
			provider,
			region,
			projectId: namedProject(recorded, step) ?? recorded.projectId,
			endpoint: endpoint ?? values.endpoint,
			secret
		},
		stage,
		expected: parseExpected(step),
		intent: {
			kind: "undo",
			recorded,
			force: values.force,
			isOwnStep: isOwnRecord
		}
	};
}
function namedProject(recorded, step) {
	let provider = findProvider(recorded.provider), named = provider && namedSecret(step, provider);
	return provider && named && mayName(named, recorded, provider) ? named.projectId : void 0;
}
function parseTarget({ "target-version": version, "target-stage": stage }) {
	return version === newest ? newest : version === void 0 ? stage === void 0 ? null : { stage } : { version };
}
function reportsOnly({ "dry-run": isDryRun, rollback }) {
	return isDryRun && !rollback;
}
function checkTarget(step) {
	let { rollback, force } = step.values, targets = ["target-version", "target-stage"].filter((name) => step.isSet(name));
	targets.length === 2 && step.addIssue("target-stage", "incompatible", { input: "target-version" }), targets.length === 0 && rollback ? step.addIssue("rollback", "rollback-target-required") : targets.length === 0 && !reportsOnly(step.values) && step.addIssue("target-version", "target-required"), rollback && step.values["target-version"] === newest && step.addIssue("target-version", "newest-rollback"), force && !rollback && step.addIssue("force", "only-with-rollback");
}
function checkPatterns(step, providerName, provider, stage) {
	let { patterns, rules } = provider, check = (name, pattern, ...words) => {
		let value = step.values[name];
		typeof value == "string" && !words.includes(value) && !pattern.test(value) && addInvalidName(step, name, value, providerName, provider);
	};
	check("secret", patterns.secret), check("stage", patterns.stage), check("target-version", patterns.version, newest), check("target-stage", patterns.targetStage ?? patterns.stage), check("expected-version", patterns.version, "none"), provider.movesOnlyStage ? ["auto", "none"].includes(step.values["previous-stage"]) || step.addIssue("previous-stage", "unsupported", { provider: providerName }) : check("previous-stage", patterns.stage, "auto", "none");
	for (let name of ["target-stage", "previous-stage"]) stage !== null && step.values[name] === stage && step.addInvalid(name, "is-stage");
	rules.current !== null && step.values["previous-stage"] === rules.current && step.addInvalid("previous-stage", "is-current");
}
function addInvalidName(step, input, value, provider, { patterns, hasNumberedVersions }) {
	let isVersion = input === "target-version" || input === "expected-version";
	if (isVersion && hasNumberedVersions) {
		let example = /\/versions\/(\d{1,19})$/.exec(value)?.[1] ?? "3", word = input === "target-version" ? "newest" : "none";
		step.addInvalid(input, "version-not-number", {
			example,
			word
		});
		return;
	}
	let surplus = (isVersion ? patterns.surplus?.version : input === "secret" ? patterns.surplus?.secret : void 0)?.exec(value)?.slice(1).find((part) => part !== void 0);
	surplus !== void 0 && patterns[isVersion ? "version" : "secret"].test(removeEnd(value, surplus)) ? step.addInvalid(input, "name-surplus", {
		provider,
		surplus: step.formatQuoted(surplus)
	}) : step.addInvalid(input, isYamlNumber(value) ? "name-number" : "name-invalid", { provider });
}
function removeEnd(text, part) {
	return text.endsWith(part) ? text.slice(0, -part.length) : text.slice(part.length);
}
function parseExpected({ values }) {
	return values["expected-version"] === "none" ? null : values["expected-version"];
}
var newest, providerInputs, incompatibleWithRecord, init_tasks = __esmMin((() => {
	init_registry(), init_text(), init_location(), init_login(), init_recorded(), newest = "newest", providerInputs = [
		"project-id",
		"auth-token",
		"expire-outgoing-after"
	], incompatibleWithRecord = [
		"promotions",
		"target-version",
		"target-stage",
		"previous-stage",
		"expire-outgoing-after"
	];
}));
// src/github/statuses.ts
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
	return characters.length <= maxDescriptionLength ? text : [
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
var maxDescriptionLength, rolledBackBy, failedRolledBack, statuses, init_statuses = __esmMin((() => {
	maxDescriptionLength = 140, rolledBackBy = "rolled back by ", failedRolledBack = "failed, rolled back", statuses = {
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
}));
// src/github/selection.ts
async function selectDeployment(newestFirst, step, run) {
	let event = findAutomaticEvent(step), isOwn = ({ record }) => run !== void 0 && record?.run === run, matches = new Map(), ended, other;
	for await (let deployment of newestFirst) {
		let { record } = deployment, secrets = matchingSecrets(record, step).filter(({ key }) => !matches.has(key));
		if (secrets.length === 0 || record === void 0 && matches.size > 0) continue;
		if (!isOwn(deployment) && (event !== void 0 || ended !== void 0)) {
			other === void 0 && matches.size === 0 && isActive(await deployment.readStatuses()) && (other = deployment);
			continue;
		}
		let statuses = await deployment.readStatuses(), isRolledBack = record !== void 0 && run !== void 0 && isRolledBackBy(run, statuses), isLeft = isActive(statuses) && !isPromotedLater(record, step, run);
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
		key: identityOf(secret),
		secret
	}));
}
function isMatch(recorded, step) {
	let provider = findProvider(recorded.provider), { provider: name = recorded.provider, stage = recorded.stage } = step.values;
	return provider === void 0 || name !== recorded.provider || stage !== recorded.stage ? !1 : mayName(namedSecret(step, provider), recorded, provider);
}
function isUnambiguous(recorded, { values }) {
	return values.secret === void 0 || recorded === void 0 || values.secret === recorded.secret && isFull(recorded);
}
function isFull({ provider, secret }) {
	return findProvider(provider)?.regionInName(secret) !== void 0;
}
function severalSecrets(matches, step) {
	let all = matches.flatMap(({ selection, secret }) => secret === void 0 ? [] : [`${formatSecret(secret, step)} (deployment ${selection.deployment.id})`]), rest = all.length > maxShownSecrets ? [`and ${all.length - maxShownSecrets} more`] : [], secrets = [...all.slice(0, maxShownSecrets), ...rest].join(", ");
	return Refusal.of("several-secrets", {
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
	return step.formatQuoted([secret, ...place].join(" "), maxShownLength);
}
function promotedByAnotherRun({ id, record }, event, step) {
	let run = record?.run === void 0 ? "an unknown run" : step.formatQuoted(record.run, maxShownLength), { environment = "" } = step.values;
	return Refusal.of("promoted-by-another-run", {
		environment,
		id: String(id),
		run,
		event
	});
}
function nothingToRollBack(step) {
	let { environment = "" } = step.values;
	return Refusal.of("nothing-to-roll-back", {
		environment,
		selection: formatSelection(step)
	});
}
function formatSelection(step) {
	let { provider: name, secret, stage } = step.values, provider = findProvider(name), named = (provider ? [provider] : Object.values(providers)).map((each) => namedSecret(step, each)), parts = Object.entries({
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
var automaticEvents, maxShownLength, maxShownSecrets, init_selection = __esmMin((() => {
	init_refusal(), init_recorded(), init_store$7(), init_registry(), init_statuses(), automaticEvents = [
		"push",
		"release",
		"pull_request",
		"pull_request_target",
		"merge_group",
		"create",
		"deployment"
	], maxShownLength = 300, maxShownSecrets = 8;
})), deployment_journal_exports = __exportAll({ DeploymentJournal: () => DeploymentJournal });
function statusOf(results) {
	return results.every(({ failure }) => failure === void 0) ? statuses.promoted : results.some(needsRollback) ? statuses.incomplete : statuses.rolledBack;
}
function formatPayload(record, token) {
	let json = serializeRecord(record);
	return Buffer.byteLength(json) <= maxPlainBytes ? json : JSON.stringify({ packed: token });
}
function isSameRecord(record) {
	let wanted = fingerprint(record);
	return (text) => wanted !== void 0 && wanted === fingerprint(text);
}
function fingerprint(text) {
	let parsed = tryParse(text);
	return parsed && serializeRecord(parsed);
}
function tryParse(text) {
	try {
		return parseRecord(unpack(text));
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
	return error instanceof Refusal ? `${message}. ${error.advice.replace(/\.$/, "")}` : message;
}
var statePattern, maxPlainBytes, DeploymentJournal, init_deployment_journal = __esmMin((() => {
	init_refusal(), init_tasks(), init_outputs(), init_packing(), init_record(), init_result(), init_selection(), init_statuses(), statePattern = /^(rolled-back|re-applied) ([1-9]\d{0,15})$/, maxPlainBytes = 32768, DeploymentJournal = class {
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
			for (let name of incompatibleWithRecord) step.isSet(name) && step.values[name] !== "auto" && step.addIssue(name, "incompatible", { input: "environment" });
			step.throwIfInvalid();
			let { environment = "" } = step.values, { deployment, isLeft } = await selectDeployment(this.#candidates(), step, this.#run), { id, payload, record } = deployment, recordOrigin = `leads to deployment ${id}, whose payload`;
			return !isLeft && record !== void 0 ? (info(`nothing is left to roll back of deployment ${id} of environment ${environment}, so this run goes no further back`), step.withRecord(serializeRecord(withoutChanges(record)), recordOrigin, ["expected-version", "force"])) : (info(`rolling back deployment ${id} of environment ${environment}`), this.#entry = {
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
			info(`deployment ${id} of environment ${this.#step.values.environment ?? ""}`), await deployments.mark(id, statuses.inProgress), saveDeployment(`rolled-back ${id}`), this.#entry = {
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
				saveDeployment(`${isRolledBack ? "re-applied" : "rolled-back"} ${found.id}`);
			} catch (error) {
				warn(`deployment ${found.id} will not be marked at the end of the job: ${error instanceof Error ? error.message : ""}`);
			}
			await this.#mark(found.id, isRolledBack ? rolledBack(run) : reapplied(run));
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
				warn(`deployment ${id} could not be marked \`${state}\` (${description}): ${formatError(error)}`);
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
				for await (let { id, payload } of deployments.list()) if (isSame(payload) && isActive(await deployments.statuses(id))) return {
					id,
					as: "rolled-back"
				};
				return;
			} catch (error) {
				warn(`could not mark the deployment of this record as rolled back: ${formatError(error)}`);
				return;
			}
		}
	};
}));
init_proxy(), init_url(), init_outputs();
const repositoryPattern = /^[\w.-]{1,100}\/[\w.-]{1,100}$/, nullJournal = {
	async resolve(step) {
		return step.isByEnvironment && step.throwIfInvalid(), Promise.resolve(step);
	},
	prepare: () => void 0,
	begin: () => Promise.resolve(),
	conclude: () => Promise.resolve(),
	[Symbol.asyncDispose]: () => Promise.resolve()
};
async function openJournal(step, deadline, run) {
	let { values, readVariable } = step, { environment, "github-token": token } = values;
	if (environment === void 0) return nullJournal;
	let [api, repository, sha] = [
		"GITHUB_API_URL",
		"GITHUB_REPOSITORY",
		"GITHUB_SHA"
	].map(readVariable);
	token === void 0 ? step.addIssue("github-token", "required") : /^[\x21-\x7e]+$/.test(token) || step.addIssue("github-token", "credential-invalid");
	let hasApi = api !== void 0 && isSecureUrl(api);
	if (hasApi && repositoryPattern.test(repository ?? "") && sha || step.addIssue("environment", "runner-required"), !hasApi || token === void 0 || repository === void 0 || sha === void 0) return nullJournal;
	findProxy(new URL(api));
	let maxAttempts = values["max-attempts"], connect = async () => {
		let { Client } = await Promise.resolve().then(() => (init_client(), client_exports)), client = new Client(deadline, maxAttempts, {
			maxResponseBytes: 5242880,
			debug
		});
		return client.connect(api), client;
	}, open = async (client) => {
		let { Deployments } = await import("never");
		return new Deployments({
			repository,
			sha,
			environment,
			run,
			token,
			client,
			deadline,
			maxAttempts
		});
	};
	return Promise.resolve().then(() => (init_deployment_journal(), deployment_journal_exports)).then((module) => new module.DeploymentJournal({
		connect,
		open
	}, step, run));
}
init_credentials(), init_oidc(), init_proxy(), init_registry(), init_schema();
function readCredentials(environment) {
	let sources = Object.values(providers).flatMap((provider) => provider.environment.credentials);
	return [...sensitiveValues([
		credentialInputs,
		{ authToken: requestTokenName },
		{ authToken: "github-token" },
		...sources
	], (name) => readVariable(environment, name)), ...proxyCredentials(environment)];
}
init_text(), init_issues(), init_schema();
const unquoted = [
	"access-key-id",
	"secret-access-key",
	"security-token",
	"auth-token",
	"github-token",
	"record",
	"promotions"
];
var StepInputs = class StepInputs {
	values;
	#source;
	constructor(source) {
		this.#source = source;
		let { texts, ownNames } = source, parsed = inputSchema.safeParse(Object.fromEntries(texts)), issues = parsed.error?.issues ?? [], invalid = new Map(issues.map(({ path, message }) => [path[0], message]));
		for (let [name, message] of invalid) ownNames.has(name) && this.#add(name, `${message}${this.#quote(name)}`);
		let valid = [...texts].filter(([name]) => !invalid.has(name));
		this.values = parsed.data ?? inputSchema.parse(Object.fromEntries(valid));
	}
	static from(environment, { isEndOfJob = !1 } = {}) {
		let texts = new Map();
		for (let name of inputNames) {
			let value = readVariable(environment, name);
			value !== void 0 && texts.set(name, value);
		}
		let ownNames = new Set(texts.keys());
		return new StepInputs({
			environment,
			texts,
			ownNames,
			issues: new InputIssues(),
			isEndOfJob
		});
	}
	item(index, values) {
		let own = new Map(Object.entries(values).flatMap(([name, value]) => value.trim() ? [[name, value.trim()]] : [])), isTarget = (name) => name === "target-version" || name === "target-stage", ownsTarget = [...own.keys()].some(isTarget), inherited = [...this.#source.texts].filter(([name]) => !(ownsTarget && isTarget(name))), texts = new Map([...inherited, ...own]);
		return new StepInputs({
			...this.#source,
			texts,
			ownNames: new Set(own.keys()),
			prefix: `promotions[${index}].`
		});
	}
	withRecord(record, recordOrigin, unset = []) {
		let texts = new Map([...this.#source.texts, ["record", record]]);
		for (let name of unset) texts.delete(name);
		return new StepInputs({
			...this.#source,
			texts,
			ownNames: new Set(texts.keys()),
			recordOrigin
		});
	}
	isSet(name) {
		return this.#source.texts.has(name);
	}
	isOwn(name) {
		return this.#source.ownNames.has(name);
	}
	get isByEnvironment() {
		return this.values.rollback && this.isSet("environment") && ![
			"record",
			"target-version",
			"target-stage",
			"promotions"
		].some((name) => this.isSet(name));
	}
	get hasFoundRecord() {
		return this.#source.recordOrigin !== void 0;
	}
	get isOwnRecord() {
		return this.#source.isEndOfJob;
	}
	readVariable = (name) => readVariable(this.#source.environment, name);
	addIssue(input, kind, values = {}) {
		this.#add(input, formatIssue(kind, values));
	}
	addInvalid(input, kind, values = {}) {
		this.#add(input, `${formatIssue(kind, values)}${this.#quote(input)}`);
	}
	addRecordIssue(message) {
		this.#add("record", message);
	}
	formatQuoted(text, maxLength = 60) {
		return cutMiddle((sanitize(text.slice(0, 10 * maxLength), readCredentials(this.#source.environment)) ?? "").replaceAll("`", "'"), maxLength);
	}
	throwIfInvalid() {
		this.#source.issues.throwIfAny();
	}
	#add(input, message) {
		let { issues, prefix = "", recordOrigin } = this.#source;
		input === "record" && recordOrigin !== void 0 ? issues.add("environment", `${recordOrigin} ${message}`) : issues.add(itemKeys.some((key) => key === input) ? `${prefix}${input}` : input, message);
	}
	#quote(input) {
		let text = this.#source.texts.get(input);
		return text === void 0 || unquoted.includes(input) ? "" : `, got \`${this.formatQuoted(text)}\``;
	}
};
// \0@oxc-project+runtime@0.156.0/helpers/esm/usingCtx.js
function _usingCtx() {
	var r = typeof SuppressedError == "function" ? SuppressedError : function(r, e) {
		var n = Error();
		return n.name = "SuppressedError", n.error = r, n.suppressed = e, n;
	}, e = {}, n = [];
	function using(r, e) {
		if (e != null) {
			if (Object(e) !== e) throw TypeError("using declarations can only be used with objects, functions, null, or undefined.");
			if (r) var o = e[Symbol.asyncDispose || Symbol.for("Symbol.asyncDispose")];
			if (o === void 0 && (o = e[Symbol.dispose || Symbol.for("Symbol.dispose")], r)) var t = o;
			if (typeof o != "function") throw TypeError("Object is not disposable.");
			t && (o = function() {
				try {
					t.call(e);
				} catch (r) {
					return Promise.reject(r);
				}
			}), n.push({
				v: e,
				d: o,
				a: r
			});
		} else r && n.push({
			d: e,
			a: r
		});
		return e;
	}
	return {
		e,
		u: using.bind(null, !1),
		a: using.bind(null, !0),
		d: function() {
			var o, t = this.e, s = 0;
			function next() {
				for (; o = n.pop();) try {
					if (!o.a && s === 1) return s = 0, n.push(o), Promise.resolve().then(next);
					if (o.d) {
						var r = o.d.call(o.v);
						if (o.a) return s |= 2, Promise.resolve(r).then(next, err);
					} else s |= 1;
				} catch (r) {
					return err(r);
				}
				if (s === 1) return t === e ? Promise.resolve() : Promise.reject(t);
				if (t !== e) throw t;
			}
			function err(n) {
				return t = t === e ? n : new r(n, t), next();
			}
			return next();
		}
	};
}
// src/promotion/plan.ts
function planPromotion(promotion, snapshot, rules) {
	let { stage } = promotion, plan = {
		stage,
		changes: [],
		sideEffects: [],
		othersMayBeSkipped: !1,
		skipped: []
	};
	if (promotion.target === null) return plan;
	let target = promotion.target === "newest" ? findNewest(snapshot, rules) : findTarget(promotion.target, snapshot), outgoing = holder(snapshot, stage);
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
	let autoMoved = autoMovedLabel(stage, rules), previous = promotion.previousStage === "auto" ? autoMoved : promotion.previousStage?.stage ?? null, sideEffects = autoMoved === null || autoMoved === previous ? [] : [unmoved(snapshot, autoMoved)];
	if (previous === null) return {
		...plan,
		changes: [move],
		sideEffects
	};
	if (findVersion(snapshot, outgoing) === void 0) {
		let why = `was not moved to ${outgoing}, since that version ${formatGone(snapshot, outgoing)}`;
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
		before: holder(snapshot, previous),
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
	let at = holder(snapshot, main.stage), isRestored = at === main.before;
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
	let autoMoved = autoMovedLabel(main.stage, rules);
	for (let { stage, before: recorded, after } of inverse(promoted.changes)) {
		if (stage === main.stage) continue;
		let now = holder(snapshot, stage), wasAutoMoved = !(force && isRestored) && stage === autoMoved && now === (isRestored ? main.after : main.before);
		now !== recorded && now !== after && !wasAutoMoved ? skip(stage, now, `has been moved since (the record says ${formatVersion$1(recorded)})`) : after === null && !rules.removable(stage) ? now !== null && skipped.push({
			stage,
			why: cannotBeRemoved
		}) : after !== null && findVersion(snapshot, after) === void 0 ? (skipped.push({
			stage,
			why: `was on ${after} before, a version that ${formatGone(snapshot, after)}`
		}), stage === autoMoved && sideEffects.push(unmoved(snapshot, stage))) : changes.push({
			stage,
			before: now,
			after
		});
	}
	return changes.some(isMove) ? {
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
	let at = holder(snapshot, stage);
	if (at === expected) return;
	let quote = formatQuoteAdvice(expected, snapshot.map(({ id }) => id)), values = {
		label: stage,
		now: formatVersion$1(at),
		expected: expected ?? "none",
		quote
	};
	throw Refusal.of("unexpected-version", values, stage);
}
function unmoved(snapshot, stage) {
	let at = holder(snapshot, stage);
	return {
		stage,
		before: at,
		after: at
	};
}
function findNewest(snapshot, { current, pending }) {
	let usable = snapshot.filter(({ isGone, isDisabled, isFloating }) => !isGone && !isDisabled && !isFloating), versions = listVersions(snapshot.filter(({ isGone }) => !isGone)) || "none", undated = usable.filter(({ order }) => order === void 0);
	if (undated.length > 0) throw Refusal.of("newest-undated", {
		undated: listVersions(undated),
		versions
	});
	let last = Math.max(...usable.map(({ order }) => order ?? 0)), [newest, ...others] = usable.filter(({ order }) => order === last);
	if (newest === void 0) throw Refusal.of("no-usable-version", { versions });
	if (others.length > 0) throw Refusal.of("newest-tied", {
		tied: listVersions([newest, ...others]),
		versions
	});
	let { id, stages } = newest;
	if (pending !== void 0 && stages.includes(pending) && (current === null || !stages.includes(current))) throw Refusal.of("newest-pending", {
		version: id,
		label: pending,
		versions
	});
	return newest;
}
function isTargetUnlisted({ target }, snapshot) {
	if (target === null || target === "newest") return !1;
	let id = targetId(target, snapshot);
	return id !== null && findVersion(snapshot, id) === void 0 && !isDestroyed(snapshot, id);
}
function targetId(target, snapshot) {
	return "version" in target ? target.version : holder(snapshot, target.stage);
}
function findTarget(target, snapshot) {
	let id = targetId(target, snapshot), version = id === null ? void 0 : findVersion(snapshot, id);
	if (version?.isDisabled) throw Refusal.of("target-disabled", {
		version: version.id,
		deadline: formatDeadline(version)
	});
	if (version !== void 0) return version;
	let versions = listVersions(snapshot.filter(({ isGone }) => !isGone)) || "none";
	if (id !== null && isDestroyed(snapshot, id)) throw Refusal.of("target-destroyed", {
		version: id,
		versions
	});
	if ("version" in target) {
		let ids = snapshot.map((each) => each.id);
		throw Refusal.of("target-not-found", {
			version: target.version,
			versions,
			quote: formatQuoteAdvice(target.version, ids)
		});
	}
	let { stage } = target;
	if (id !== null) throw Refusal.of("label-on-unlisted", {
		label: stage,
		version: id,
		versions
	});
	let labels = snapshot.flatMap(({ stages }) => stages);
	throw Refusal.of("label-unused", {
		label: stage,
		versions,
		quote: formatQuoteAdvice(stage, labels)
	});
}
function formatQuoteAdvice(name, known) {
	if (name === null || !isYamlNumber(name)) return "";
	let original = known.find((each) => each !== name && each.trim() !== "" && Number(each) === Number(name));
	return original === void 0 ? /[.e]/i.test(name) ? ": quote it, since YAML rewrites numbers (1.10 becomes 1.1)" : "" : `: YAML has turned ${original} into ${name}, so quote it`;
}
function listVersions(versions) {
	let isLabelled = ({ stages }) => stages.length > 0, ordered = [...versions.filter(isLabelled), ...versions.filter((version) => !isLabelled(version))], named = ordered.slice(0, maxNamed).map(({ id, stages }) => stages.length > 0 ? `${id} (${stages.join(", ")})` : id), others = ordered.length - named.length;
	return [...named, ...others > 0 ? [`and ${others} more`] : []].join(", ");
}
function movedSince(change, at) {
	let { stage, before, after } = change, move = isMove(change) ? `moved it from ${formatVersion$1(before)} to ${formatVersion$1(after)}` : `left it on ${formatVersion$1(before)}`;
	return Refusal.of("moved-since", {
		label: stage,
		now: formatVersion$1(at),
		move
	}, stage);
}
function checkUsable(stage, before, snapshot) {
	let version = findVersion(snapshot, before);
	if (version !== void 0 && !version.isDisabled) return;
	let values = {
		version: before,
		label: stage,
		now: formatVersion$1(holder(snapshot, stage))
	};
	throw version === void 0 ? Refusal.of(isDestroyed(snapshot, before) ? "previous-version-destroyed" : "previous-version-gone", values) : Refusal.of("previous-version-disabled", {
		...values,
		deadline: formatDeadline(version)
	});
}
function formatDeadline({ destroyAt }) {
	return destroyAt === void 0 ? "" : ` before it is destroyed at ${new Date(destroyAt).toISOString()}`;
}
var maxNamed, cannotBeRemoved, init_plan = __esmMin((() => {
	init_refusal(), init_change(), init_store$7(), init_text(), maxNamed = 30, cannotBeRemoved = "was on no version before, but this store does not allow removing it";
}));
// src/promotion/pool.ts
async function mapConcurrently(items, concurrency, work) {
	let results = Array(items.length), queue = items.entries();
	return await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, async () => {
		for (let [index, item] of queue) results[index] = await work(item);
	})), results;
}
var init_pool = __esmMin((() => {}));
// src/promotion/confirm.ts
async function confirmAll(first, { concurrency, isDryRun, wait, readAgain, fail }) {
	let confirmed = new Set(), late = new Set(), wasMoved = (task) => isOwnStep(task) || late.has(task), all = first;
	for (let [round, ms] of readsOfMovedMs.entries()) {
		let isOpen = (each) => "task" in each && !confirmed.has(each.task) && needsRead(each, round, wasMoved(each.task));
		if (!isDryRun) {
			let asked = firstOfEach(all.filter(isOpen));
			all = await mapConcurrently(all, concurrency, async (each) => {
				if (!isOpen(each) || !asked.has(each)) return each;
				let answer = await writeUnmoved(each);
				return answer === "accepted" ? confirmed.add(each.task) : answer === "refused" && late.add(each.task), isAuthFailure(answer) ? fail(each, answer, late.has(each.task)) : each;
			});
		}
		if (!all.some(isOpen)) break;
		let obstacle = await wait(ms).then(() => void 0, (error) => error ?? Error("the wait was interrupted"));
		all = await mapConcurrently(all, concurrency, async (each) => !isOpen(each) || isOwnStep(each.task) && obstacle !== void 0 && !isCancellation(obstacle) ? each : obstacle === void 0 ? readAgain(each) : fail(each, obstacle, late.has(each.task)));
	}
	return mapConcurrently(all, concurrency, async (each) => !("task" in each) || confirmed.has(each.task) || !wasMoved(each.task) || !restoredLabels(each).includes(each.task.stage) ? each : isOwnStep(each.task) ? hasChanges(each) ? each : {
		...each,
		isUnconfirmed: !0
	} : fail(each, notConfirmed(each), !0));
}
function firstOfEach(all) {
	return new Set(new Map(all.toReversed().map((each) => [identityOf(each.store.ref), each])).values());
}
function planConfirmation(prepared) {
	let { task, store, found } = prepared, { intent } = task;
	if (intent.kind !== "undo" || store.rules.condition !== "holder" || hasChanges(prepared)) return;
	let { recorded, force } = intent, restored = restoredLabels(prepared), assumed = withChanges(found, recorded.changes.filter(({ stage }) => restored.includes(stage))), plan = planUndo(recorded, assumed, store.rules, force);
	return plan.changes.some(isMove) ? {
		plan: {
			...plan,
			confirms: !0
		},
		found: assumed
	} : void 0;
}
async function writeUnmoved(prepared) {
	let { store, found, plan } = prepared, isRestored = !hasChanges(prepared) && restoredLabels(prepared).length > 0;
	if (store.rules.condition === "secret" && isRestored) return store.move(unmoved(found, plan.stage)).then(() => "accepted", (error) => {
		if (!(error instanceof Refusal)) {
			if (!(error instanceof ApiError)) throw error;
			return ["conflict", "precondition-failed"].includes(error.kind) ? "refused" : error;
		}
	});
}
function needsRead(prepared, round, wasMoved) {
	let { task, plan, confirmation } = prepared, { intent, stage } = task, restored = restoredLabels(prepared);
	return wasMoved && restored.includes(stage) ? !0 : round > 0 || confirmation !== void 0 ? !1 : intent.kind === "undo" ? restored.length > 0 : intent.promotion.target !== null && !(hasChanges(prepared) && plan.changes.every(isMove));
}
function restoredLabels({ task: { intent }, found }) {
	return (intent.kind === "undo" ? intent.recorded.changes : []).filter((each) => isMove(each) && holder(found, each.stage) === each.before).map(({ stage }) => stage);
}
function isCancellation(error) {
	return error instanceof ApiError && error.kind === "cancelled";
}
function isOwnStep({ intent }) {
	return intent.kind === "undo" && intent.isOwnStep;
}
var readsOfMovedMs, init_confirm = __esmMin((() => {
	init_api_error(), init_refusal(), init_change(), init_plan(), init_pool(), init_result(), init_store$7(), readsOfMovedMs = [
		1e3,
		2e3,
		3e3
	];
})), prepare_exports = __exportAll({
	failedResult: () => failedResult$1,
	prepareAll: () => prepareAll
});
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
		fail: ({ task, store, found }, error, isOutdated) => failedResult$1(task, store, isOutdated ? void 0 : found, error)
	}) : first, confirmed = all.filter((each) => "task" in each);
	return confirmed.length === all.length ? { ready: confirmed } : { failed: all.map((each) => "task" in each ? resultOf(each, { labels: each.found }, "skipped") : each) };
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
		known.set(task, first), "failure" in first && isAuthFailure(first.failure.error) && refused.set(provider, first.failure.error);
	}
	return mapConcurrently(tasks, concurrency, async (task) => {
		let refusal = refused.get(task.ref.provider);
		return known.has(task) || refusal === void 0 ? known.get(task) ?? prepare(task, shared) : task.intent.kind === "undo" ? failedResult$1(task, void 0, void 0, refusal) : skippedResult(task);
	});
}
async function prepare(task, { open, isDryRun, labels, waits }) {
	let { stage, expected, intent } = task, store, found;
	try {
		store = await open(task);
		let snapshot = await readLabels(store, intent, waits);
		intent.kind === "undo" && checkIdentity(intent.recorded, store), found = snapshot, reserveLabels([stage], store, labels), expected !== void 0 && checkExpected(stage, expected, found);
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
		return failedResult$1(task, store, found, error);
	}
}
async function readLabels(store, intent, waits) {
	let required = requiredVersions(intent);
	for (let wait of waits) {
		let snapshot = await store.read(required);
		if (intent.kind === "undo" || !isTargetUnlisted(intent.promotion, snapshot) || !await wait().then(() => !0, (error) => {
			if (error instanceof ApiError && error.kind === "cancelled") throw error;
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
			plan: planUndo(intent.recorded, found, rules, intent.force),
			expiry: expiry && planExpiryUndo(expiry, found)
		};
	}
	let plan = planPromotion(intent.promotion, found, rules), outgoing = plan.changes.find((change) => change.stage === stage)?.before ?? null;
	return {
		plan,
		expiry: intent.expireAt !== void 0 && outgoing !== null ? planExpiry(outgoing, intent.expireAt, found) : void 0
	};
}
async function failedResult$1(task, store, found, error) {
	let at = found === void 0 ? void 0 : holder(found, task.stage), state = at === void 0 ? ["Nothing was changed.", ...formatMoves(task.intent)].join(" ") : `Nothing was changed: ${task.stage} is on ${formatVersion$1(at)}.`, diagnosis = await diagnose(store, error), { intent } = task, moved = intent.kind === "undo" ? intent.recorded.changes.map(({ stage }) => stage) : [];
	return {
		...skippedResult(task),
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
			labels: found === void 0 ? [] : toLabelStates([task.stage, ...moved], found, { labels: found }),
			manualSteps: error instanceof Refusal ? [] : manualRollback(intent)
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
	if (identityOf(ref) !== identityOf(recorded)) throw Refusal.of("not-recorded-secret", {
		recorded: formatIdentity(recorded),
		found: formatIdentity(ref)
	});
}
function reserveLabels(stages, { ref }, labels) {
	for (let stage of stages) {
		let label = JSON.stringify([identityOf(ref), stage]);
		if (labels.has(label)) throw Refusal.of("label-twice", {
			label: stage,
			secret: formatIdentity(ref)
		});
		labels.add(label);
	}
}
function secondaryLabels({ stage, changes, sideEffects }) {
	return [...changes, ...sideEffects].map((change) => change.stage).filter((each) => each !== stage);
}
function requiredVersions(intent) {
	if (intent.kind === "undo") return versionsBefore(intent.recorded.changes);
	let { target } = intent.promotion;
	return target === "newest" ? "all" : target !== null && "version" in target ? [target.version] : [];
}
function formatMoves(intent) {
	let texts = (intent.kind === "undo" ? intent.recorded.changes.filter(isMove) : []).map(({ stage, before, after }) => `${stage} from ${formatVersion$1(before)} to ${formatVersion$1(after)}`);
	return texts.length === 0 ? [] : [`The step moved ${texts.join(", ")}.`];
}
function manualRollback(intent) {
	return intent.kind === "promote" ? [] : rollbackSteps(intent.recorded.stage, intent.recorded.changes).filter(isMove);
}
var unlistedReadsMs, init_prepare = __esmMin((() => {
	init_api_error(), init_refusal(), init_change(), init_confirm(), init_expiry(), init_plan(), init_pool(), init_result(), init_store$7(), unlistedReadsMs = [1e3, 2e3];
})), readsOfMove, readsOfPlace, Sightings, init_sightings = __esmMin((() => {
	readsOfMove = 3, readsOfPlace = 2, Sightings = class {
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
			return (this.#all.get(stage)?.reads ?? 0) >= readsOfMove;
		}
		at(stage) {
			let sighting = this.#all.get(stage);
			return sighting !== void 0 && (this.isMoved(stage) || sighting.since < readsOfPlace) ? sighting.at : void 0;
		}
	};
}));
// src/promotion/writer.ts
function isInPlace({ stage, after }, snapshot) {
	return holder(snapshot, stage) === after;
}
function concurrentMove({ stage, after }, at) {
	return Refusal.of("concurrent-move", {
		label: stage,
		now: formatVersion$1(at),
		after: formatVersion$1(after)
	}, stage);
}
function notConverged({ stage, after }, at) {
	return Refusal.of("not-converged", {
		label: stage,
		now: formatVersion$1(at),
		after: formatVersion$1(after)
	});
}
var Writer, init_writer = __esmMin((() => {
	init_api_error(), init_refusal(), init_change(), init_sightings(), init_store$7(), Writer = class {
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
			this.#store = store, this.#plan = plan, this.#retryPolicy = retryPolicy, this.#inDoubt = inDoubt, this.#fences = inDoubt.length > 0 && store.rules.condition === "secret", this.#autoMovedLabel = autoMovedLabel(plan.stage, store.rules), this.#movesPrevious = store.rules.movesPrevious === "always";
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
			let isConfirmed = (change) => this.#confirmed !== void 0 && isInPlace(change, this.#confirmed), ours = changes.filter((change) => !isConfirmed(change)), open = ours.map((change) => this.#afterAutoMove(change)).filter((change) => this.#fences || isMove(change)), mayBeOurs = !1, isPredicted = !1;
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
				if (this.#checkConflicts(open.filter(isMissing), changes, seen), this.#inDoubt = this.#inDoubt.filter(isMissing), this.#fences || (open = open.filter(isMissing)), mayBeOurs ||= error.retry === "idempotent" || this.#mayBeAutoMoved(open), mayBeOurs || (ours = ours.filter(isMissing)), open.some(({ stage, before }) => holder(seen, stage) === before)) {
					if (error.retry === "never" && !mayBeOurs || attempt >= this.#retryPolicy.maxAttempts) throw error;
					await this.#retryPolicy.backoff(attempt++);
				}
				open = open.map((change) => ({
					...change,
					before: holder(seen, change.stage)
				}));
			}
			this.acknowledged.push(...ours);
			let main = changes.find(({ stage }) => stage === this.#plan.stage);
			main !== void 0 && isMove(main) && (this.#autoMovedTo = main.before);
		}
		async reconcile(change, snapshot, attempt) {
			let { stage, before, after } = change, at = holder(snapshot, stage);
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
			return this.acknowledged.some((each) => each.stage === this.#plan.stage && isMove(each));
		}
		async #move([first, ...more]) {
			if (first !== void 0) try {
				this.#latest = void 0, this.#latest = await this.#store.move(first, ...more), this.#store.rules.condition === "secret" && (this.#inDoubt = []);
				return;
			} catch (error) {
				if (error instanceof ApiError && error.isAmbiguous) return error;
				throw error;
			}
		}
		async #readAfter(error, sent) {
			error.retry === "idempotent" && (this.#inDoubt = [...this.#inDoubt, ...sent]);
			let seen = await this.#store.read().catch((reason) => {
				throw reason instanceof Refusal ? reason : error;
			});
			return this.#latest = seen, seen;
		}
		#checkConflicts(open, all, seen) {
			for (let change of open) {
				let at = holder(seen, change.stage);
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
	};
}));
// src/promotion/apply.ts
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
			if (change.stage === plan.stage || !plan.othersMayBeSkipped || isAuthFailure(error)) throw change.stage === plan.stage || store.rules.movesPrevious === "always" ? error : withoutSecondLabel(error);
			let warning = `${change.stage} could not be moved: ${error instanceof Error ? error.message : String(error)}`;
			skipped.set(change.stage, {
				change,
				warning
			});
		}
	}
	let progress = () => ({
		acknowledged: writer.acknowledged.filter(isMove),
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
	return !(error instanceof ApiError) || error.kind !== "label-quota" ? error : new ApiError(error.kind, {
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
			if (error instanceof ApiError && error.kind === "cancelled") throw error;
			return !1;
		})) continue;
		let [first] = contested;
		if (first !== void 0) throw (mustConverge ? notConverged : concurrentMove)(first, writer.seenOn(first) ?? null);
		let late = missing.find((change) => mustConverge || !writer.hasAcknowledged(change));
		if (late !== void 0) throw notConverged(late, holder(snapshot, late.stage));
		return withChanges(snapshot, missing);
	}
}
var ApplyError, init_apply = __esmMin((() => {
	init_api_error(), init_change(), init_writer(), ApplyError = class extends Error {
		name = "ApplyError";
		progress;
		constructor(cause, progress) {
			super("the plan was interrupted", { cause }), this.progress = progress;
		}
	};
}));
// src/promotion/compensate.ts
async function compensate(prepared, attempt, retryPolicy, authFailure) {
	let { store, found } = prepared, { error } = attempt, known = afterwards(prepared, {
		labels: found,
		inDoubt: []
	}, attempt), isConflict = error instanceof Refusal && error.conflictingLabel !== void 0, hasWritten = attempt.acknowledged.length > 0 || attempt.inDoubt.length > 0;
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
		let allWarnings = [...skipWarnings(undo, snapshot), ...warnings], isRestored = skipped.length === 0 && inDoubt.length === 0;
		if (error === void 0 && isRestored) return resultOf(prepared, known, "restored", allWarnings);
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
		if (obstacle instanceof ApplyError && (known = afterwards(prepared, known, obstacle.progress)), cause instanceof Refusal && cause.conflictingLabel !== void 0) {
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
		if (isRolledBack && error === void 0) return resultOf(prepared, known, "restored");
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
		before: holder(known.labels, stage),
		after: holder(seen, stage)
	}));
	return seen.length === 0 ? known : {
		...known,
		labels: withChanges(known.labels, moved)
	};
}
async function anotherSecret(prepared, known, error, cause) {
	let details = {
		error,
		about: cause,
		state: error instanceof Refusal && error.conflictingLabel === cause.conflictingLabel ? "Left unchanged." : `Left unchanged: ${cause.message}.`,
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
	let { changes } = toRecord(prepared), wanted = [...versionsBefore(changes), ...changes.flatMap(({ after }) => after ?? [])], isConflict = ({ stage }) => error instanceof Refusal && error.conflictingLabel === stage, mayBeLate = acknowledged.filter((change) => !isConflict(change)), sightings = new Sightings(), seen;
	for (let attempt = 1;; attempt++) {
		seen = await prepared.store.read(wanted);
		for (let change of mayBeLate) sightings.note(change.stage, isElsewhere(change, seen) ? holder(seen, change.stage) : void 0);
		if (!mayBeLate.some(({ stage }) => sightings.at(stage) !== void 0 && !sightings.isMoved(stage)) || !await poll(attempt).then(() => !0, () => !1)) break;
	}
	let unseen = acknowledged.filter(({ stage, before }) => holder(seen, stage) === before), elsewhere = mayBeLate.flatMap(({ stage }) => {
		let at = sightings.at(stage);
		return at === void 0 ? [] : [{
			stage,
			before: holder(seen, stage),
			after: at
		}];
	}), labels = withChanges(seen, [...unseen, ...elsewhere]);
	return {
		labels,
		inDoubt: inDoubt.filter(({ stage, after }) => holder(labels, stage) !== after)
	};
}
function isElsewhere({ stage, before, after }, snapshot) {
	let at = holder(snapshot, stage);
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
	let { store, plan } = prepared, isOurs = ownedBy(attempt), { changes } = toRecord(prepared), written = changes.map((change) => isOurs(change) ? change : {
		...change,
		after: change.before
	}), undo = planUndo({
		stage: plan.stage,
		changes: written
	}, labels, store.rules), fences = store.rules.condition === "secret" && inDoubt.length > 0;
	return undo.changes.length > 0 || !fences ? undo : {
		...undo,
		changes: changes.filter(isOurs).map(({ stage }) => unmoved(labels, stage))
	};
}
function ownedBy({ error, acknowledged, inDoubt }) {
	let conflicting = error instanceof Refusal ? error.conflictingLabel : void 0, written = [...acknowledged, ...inDoubt];
	return ({ stage }) => stage !== conflicting && written.some((change) => change.stage === stage);
}
function manualSteps(prepared, attempt, { labels, inDoubt }) {
	let { found, plan } = prepared, isOurs = ownedBy(attempt), sideEffects = predictSideEffects(prepared, found, [...attempt.acknowledged, ...attempt.inDoubt].filter(isOurs)), isSideEffect = ({ stage }) => sideEffects.some((change) => change.stage === stage), changes = toRecord(prepared).changes.filter((change) => isOurs(change) || isSideEffect(change));
	return rollbackSteps(plan.stage, changes).flatMap(({ stage, after }) => {
		let at = holder(labels, stage), moving = inDoubt.find((change) => change.stage === stage && change.after !== after);
		return after !== null && findVersion(labels, after) === void 0 || at === after && moving === void 0 ? [] : {
			stage,
			before: at === after && moving !== void 0 ? moving.after : at,
			after
		};
	});
}
function formatState(prepared, outcome, { labels, inDoubt }) {
	let { stage: label, changes } = toRecord(prepared), shown = changes.length > 0 ? changes : [unmoved(labels, label)], doubts = inDoubt.filter(({ stage, after }) => holder(labels, stage) !== after).map(({ stage, after }) => ` A write without a response may still move ${stage} to ${formatVersion$1(after)}.`);
	return `${outcome}: ${formatHolders(shown, labels)}.${[...new Set(doubts)].join("")}`;
}
async function failedResult(prepared, known, { error, about = error, state, rollback = "none", steps = [], authFailure }) {
	let { store, task, found, plan } = prepared, labels = toLabelStates([plan.stage, ...toRecord(prepared).changes.map(({ stage }) => stage)], found, known), failure = {
		error,
		diagnosis: authFailure === void 0 ? await diagnose(store, about) : void 0,
		state: `${state}${task.intent.kind === "undo" ? " Run the same rollback again to resume." : ""}`,
		labels,
		rollback,
		manualSteps: steps
	};
	return {
		...resultOf(prepared, known, "failed"),
		failure
	};
}
function afterwards(prepared, { labels, inDoubt }, progress) {
	let { acknowledged } = progress;
	return {
		labels: withChanges(labels, [...predictSideEffects(prepared, labels, acknowledged), ...acknowledged]),
		inDoubt: [
			...inDoubt,
			...predictSideEffects(prepared, labels, progress.inDoubt),
			...progress.inDoubt
		]
	};
}
function predictSideEffects({ plan, store }, before, written) {
	let label = autoMovedLabel(plan.stage, store.rules), after = written.find(({ stage }) => stage === plan.stage)?.before ?? null;
	return store.rules.movesPrevious !== "always" || label === null || after === null ? [] : [{
		stage: label,
		before: holder(before, label),
		after
	}];
}
var rollbackTexts, init_compensate = __esmMin((() => {
	init_refusal(), init_apply(), init_change(), init_plan(), init_store$7(), init_result(), init_sightings(), init_task(), rollbackTexts = {
		none: "Nothing was changed",
		complete: "Rolled back",
		"in doubt": "Rollback in doubt",
		incomplete: "Rollback incomplete"
	};
})), execute_exports = __exportAll({ execute: () => execute });
async function execute(all, options) {
	let { concurrency, isCancelled } = options, results = new Map(), started = new Map(), hasFailed = () => [...started.values()].some(({ attempt }) => attempt.error !== void 0);
	await mapConcurrently(all, concurrency, async (prepared) => {
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
		let result = results.get(prepared) ?? resultOf(prepared, { labels: prepared.found }, "skipped");
		return prepared.isUnconfirmed && result.outcome === "unchanged" ? unconfirmedResult(prepared, result) : result;
	});
}
async function applyOne(prepared, results, all, { retryPolicy, onProgress }) {
	let { store, plan, found } = {
		...prepared,
		...prepared.confirmation
	};
	try {
		let { snapshot, acknowledged, inDoubt, warnings } = await apply(store, plan, found, retryPolicy), subject = asApplied(prepared, acknowledged), more = [...rotationWarnings(subject, snapshot), ...targetWarnings(subject)], known = {
			labels: snapshot,
			inDoubt
		}, texts = [
			...skipWarnings(subject.plan, snapshot),
			...more,
			...warnings
		], result = resultOf(subject, known, outcomeOf(subject), texts);
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
			subject: asApplied(prepared, [...acknowledged, ...inDoubt]),
			attempt: {
				acknowledged,
				inDoubt,
				error: error.cause
			}
		};
	}
}
async function setExpiries(all, results, expired, { retryPolicy, concurrency }) {
	await mapConcurrently(all, concurrency, async (prepared) => {
		let { store, expiry, task } = prepared, result = results.get(prepared);
		if (expiry === void 0 || result === void 0) return;
		let warning = await applyExpiry(store, expiry, retryPolicy);
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
			error: new ApiError("cancelled")
		}
	});
}
async function compensateAll(started, results, expired, { concurrency, onRollback, onProgress }) {
	let retryPolicy = onRollback(), authFailures = new Map();
	for (let [{ store }, { attempt }] of started) isAuthFailure(attempt.error) && authFailures.set(store.ref.provider, attempt.error);
	let isAffected = ({ subject, attempt }) => subject.plan.changes.length > 0 || attempt.error !== void 0, affected = [...started].filter(([, each]) => isAffected(each)).reverse(), finished = 0;
	await mapConcurrently(affected, concurrency, async ([prepared, { subject, attempt }]) => {
		let { store, expiry } = prepared, result = await compensate(subject, attempt, retryPolicy, authFailures.get(store.ref.provider)), warning = expiry && expired.has(prepared) ? await applyExpiry(store, inverseExpiry(expiry), retryPolicy) : void 0, warnings = warning === void 0 ? result.warnings : [...result.warnings, warning];
		results.set(prepared, {
			...result,
			warnings
		}), onProgress(result, ++finished, affected.length);
	});
}
function unconfirmedResult(prepared, result) {
	let { task, found, plan } = prepared, { stage } = plan, changes = task.intent.kind === "undo" ? task.intent.recorded.changes.filter(isMove) : [], state = `Nothing was changed: ${formatHolders(changes, found)}.`, labels = toLabelStates([stage, ...changes.map((change) => change.stage)], found, { labels: found }), manualSteps = rollbackSteps(stage, changes), failure = {
		error: notConfirmed(prepared),
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
var init_execute = __esmMin((() => {
	init_api_error(), init_apply(), init_change(), init_compensate(), init_expiry(), init_pool(), init_result(), init_task();
}));
init_refusal(), init_deadline(), init_schema(), init_tasks(), init_outputs(), init_result(), init_task();
const isEndOfJob = process.argv.includes("end-of-job"), requiredNode = [20, 12];
function checkNode() {
	let { node: version } = process.versions, [major = 0, minor = 0] = version.split(".").map(Number), [requiredMajor, requiredMinor] = requiredNode;
	if (!(major > requiredMajor || major === requiredMajor && minor >= requiredMinor)) throw Refusal.of("node-too-old", {
		version,
		required: requiredNode.join(".")
	});
}
async function run() {
	try {
		var _usingCtx$1 = _usingCtx();
		checkNode();
		for (let credential of readCredentials(process.env)) mask(credential);
		let given = StepInputs.from(process.env, { isEndOfJob });
		isEndOfJob || reserveState();
		let deadline = new Deadline(given.values["timeout-seconds"] * 1e3);
		cancelOnSignal(deadline);
		let journal = _usingCtx$1.a(await openJournal(given, deadline, runUrl()).catch((error) => reportUnbegun(given, error)));
		if (journal === void 0) return;
		let step = await journal.resolve(given), { concurrency, "rollback-on-failure": rollsBackOnFailure, "max-attempts": maxAttempts } = step.values;
		rollsBackOnFailure && warnOfAct();
		let begun = await begin(deadline, step).catch((error) => reportUnbegun(step, error));
		if (begun === void 0) return;
		let stores = _usingCtx$1.a(begun.stores), { tasks, prepareAll, execute } = begun;
		tasks.length > 1 && deadline.reserveForRollback(step.values["timeout-seconds"] * 400);
		let isDryRun = step.values["dry-run"], { backoff, poll, wait } = deadline, preparing = prepareAll(tasks, {
			open: stores.open,
			concurrency,
			isDryRun,
			wait
		});
		isDryRun || journal.prepare();
		let prepared = await preparing;
		if ("failed" in prepared) {
			report(prepared.failed);
			return;
		}
		if (isDryRun) {
			report(prepared.ready.map(plannedResult));
			return;
		}
		let record = {
			run: runUrl(),
			secrets: prepared.ready.map((each) => toRecord(each))
		}, text = packRecord(record);
		await journal.begin(record, text, prepared.ready.some(hasChanges)), publishRecord(record, text, {
			isEndOfJob,
			rollsBackOnFailure
		});
		let results = await execute(prepared.ready, {
			retryPolicy: {
				maxAttempts,
				backoff,
				poll,
				mustConverge: !0
			},
			concurrency,
			isCancelled: () => deadline.isCancelled,
			onRollback() {
				return deadline.releaseReserve(), {
					maxAttempts,
					backoff,
					poll: (attempt) => attempt < Math.max(maxAttempts, 4) ? poll(attempt) : Promise.reject(deadline.expired()),
					mustConverge: !1
				};
			},
			onProgress: showProgress
		}), written = {
			...record,
			secrets: prepared.ready.map((each, index) => toRecord(each, results[index]))
		};
		if (isEndOfJob || updateRecord(written, text), rollsBackOnFailure) {
			let left = written.secrets.flatMap((secret, index) => leftToRollBack(secret, results[index]));
			saveRecord(left.length > 0 ? {
				...written,
				secrets: left
			} : void 0);
		}
		report(results, written), deadline.releaseReserve(), await journal.conclude(results);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function begin(deadline, step) {
	let tasks = await parseTasks(step), [{ Client }, { prepareAll }, { execute }] = await Promise.all([
		Promise.resolve().then(() => (init_client(), client_exports)),
		Promise.resolve().then(() => (init_prepare(), prepare_exports)),
		Promise.resolve().then(() => (init_execute(), execute_exports)),
		...tasks.map(loadCode)
	]), { "max-attempts": maxAttempts, concurrency } = step.values;
	return {
		tasks,
		stores: connect(new Client(deadline, maxAttempts, {
			connections: 2 * concurrency,
			debug
		})),
		prepareAll,
		execute
	};
}
async function reportUnbegun(step, error) {
	let tasks = findRollbacks(step);
	if (tasks.length === 0) throw error;
	let fail = await Promise.resolve().then(() => (init_prepare(), prepare_exports)).then((module) => module.failedResult);
	report(await Promise.all(tasks.map((task) => fail(task, void 0, void 0, error))));
}
function connect(client) {
	let authenticate = createAuthenticator(client, mask, (name) => readVariable(process.env, name));
	return {
		async open(task) {
			let { provider, ref, login, identityEndpoint } = task, { federation, loadFileLogin } = provider, code = {
				loadExchange: federation?.load,
				loadFileLogin
			};
			return (await provider.load())(ref, {
				logIn: () => authenticate(ref.provider, code, login, identityEndpoint),
				client,
				identityEndpoint,
				labels: labelsOf(task)
			});
		},
		[Symbol.asyncDispose]: () => client[Symbol.asyncDispose]()
	};
}
async function loadCode({ provider, login }) {
	let isRole = "request" in login;
	await Promise.all([provider.load(), isRole && provider.federation?.load()]);
}
function cancelOnSignal(deadline) {
	let cancel = () => {
		deadline.cancel(2500, 9e3);
	};
	process.on("SIGINT", cancel).on("SIGTERM", cancel).on("SIGBREAK", cancel);
}
function warnOfAct() {
	let { ACT: isAct, GITHUB_ACTION_PATH: compositeAction } = process.env;
	isAct === "true" && compositeAction && warn("act does not tell the steps of a composite action whether the job fails, so `rollback-on-failure` may roll back nothing: roll back in the workflow, with the `record` of this step");
}
function runUrl() {
	let { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env, url = server && repository && id ? URL.parse(`${server}/${repository}/actions/runs/${id}`)?.href : void 0;
	return url && url.length <= 2048 ? url : void 0;
}
await run().catch(reportError), process.stdout.write("", () => process.exit());
export {};
