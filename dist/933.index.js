export const id = 933;
export const ids = [933];
export const modules = {

/***/ 5404:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ canonicalQuery),
/* harmony export */   a: () => (/* binding */ percentEncode)
/* harmony export */ });
/** Percent-encodes all but the unreserved characters of RFC 3986, as the signatures of all these clouds want it. */
function percentEncode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** A query string with its parameters sorted by name and percent-encoded; empty where there are none. */
function canonicalQuery(parameters) {
    return [...parameters]
        .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
        .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
        .join('&');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 1006:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ Pace)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);

/** Keeps requests under a store's quota: no more than so many are begun within any second. */
class Pace {
    #perSecond;
    /** When the last requests were, or will be, begun; milliseconds, the oldest first. */
    #begun = [];
    constructor(perSecond) {
        this.#perSecond = perSecond;
    }
    /** Waits for this request's turn. The turns are given in the order in which they are asked for. */
    async turn() {
        const now = performance.now();
        const oldest = this.#begun.length < this.#perSecond ? undefined : this.#begun.shift();
        // A little over a second, since requests do not all take the same time to arrive.
        const at = oldest === undefined ? now : Math.max(now, oldest + 1100);
        this.#begun.push(at);
        if (at > now)
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(at - now);
    }
}


/***/ }),

/***/ 416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ originOf)
/* harmony export */ });
/** The region's address of a service. European regions have a domain of their own, as in Huawei's Terraform provider. */
function originOf(service, region) {
    return `https://${service}.${region}.myhuaweicloud.${region.startsWith('eu-west-1') ? 'eu' : 'com'}`;
}


/***/ }),

/***/ 8265:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ versionAnswer),
/* harmony export */   B1: () => (/* binding */ errorAnswer),
/* harmony export */   K$: () => (/* binding */ projectList),
/* harmony export */   fW: () => (/* binding */ stageAnswer),
/* harmony export */   tF: () => (/* binding */ versionList)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9567);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7717);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(159);



/** Milliseconds since 1970. The documents say seconds, their examples and Terraform's code milliseconds: reads both. */
const time = zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().transform((value) => (value < 1e11 ? value * 1000 : value));
/** `GET …/versions`: https://support.huaweicloud.com/intl/en-us/api-dew/ListSecretVersions.html */
const versionList = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    version_metadatas: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .huaweicloudCsms */ .V.patterns.version),
        version_stages: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).nullish(),
        expire_time: time.nullish(),
    })),
    page_info: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ next_marker: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish() }).nullish(),
});
/** `GET` and `PUT …/stages/{stage}`: https://support.huaweicloud.com/intl/en-us/api-dew/ShowSecretStage.html */
const stageAnswer = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    stage: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ version_id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), update_time: time.nullish() }),
});
/** `PUT …/versions/{version}`, “Updating the Secret Version” in the API reference of DEW. */
const versionAnswer = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ version_metadata: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }) });
/** IAM `GET /v3/projects`, “Querying Project Information” in its API reference. */
const projectList = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    projects: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_provider_js__WEBPACK_IMPORTED_MODULE_2__/* .projectIdPattern */ .d), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
});
const flat = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ error_code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), error_msg: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() });
const plain = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj(), message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() });
/** Errors of CSMS, of the gateway before it, of KMS and of IAM, told into `{ code, message }`. */
const errorAnswer = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    flat.transform(({ error_code, error_msg }) => ({ code: error_code, message: error_msg })),
    plain,
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ error: flat }).transform(({ error }) => ({ code: error.error_code, message: error.error_msg })),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ error: plain }).transform(({ error }) => error),
]);


/***/ }),

/***/ 2933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  open: () => (/* binding */ store_open)
});

// EXTERNAL MODULE: ./src/http/client.ts
var client = __webpack_require__(3329);
// EXTERNAL MODULE: ./src/http/encode.ts
var encode = __webpack_require__(5404);
// EXTERNAL MODULE: ./src/http/pace.ts
var pace = __webpack_require__(1006);
// EXTERNAL MODULE: ./src/problem.ts
var problem = __webpack_require__(4008);
// EXTERNAL MODULE: ./src/stores/answer.ts
var stores_answer = __webpack_require__(5614);
// EXTERNAL MODULE: ./src/stores/huaweicloud-csms/origin.ts
var origin = __webpack_require__(416);
// EXTERNAL MODULE: ./src/stores/huaweicloud-csms/provider.ts
var provider = __webpack_require__(159);
// EXTERNAL MODULE: ./src/stores/huaweicloud-csms/schema.ts
var schema = __webpack_require__(8265);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/stores/huaweicloud-csms/signature.ts


/**
 * The `X-Sdk-Date` of a moment: UTC, whole seconds, such as `20250102T030405Z`.
 */
function sdkDate(date) {
    return date.toISOString().replace(/[-:]|\.\d+/g, '');
}
/**
 * The `Authorization` header by `SDK-HMAC-SHA256`, with the secret key itself as the key of the HMAC.
 *
 * Follows the API Request Signing Guide, https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-0001.html. `headers` must hold
 * `host` and `x-sdk-date`.
 */
function authorization(request, accessKeyId, secretAccessKey) {
    const toSign = stringToSign(canonicalRequest(request), headerOf(request, 'x-sdk-date'));
    const signature = (0,external_node_crypto_.createHmac)('sha256', secretAccessKey).update(toSign).digest('hex');
    return `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=${signedHeaders(request)}, Signature=${signature}`;
}
/** The request in the form that is hashed. Its path ends with a slash, whatever the one on the wire does. */
function canonicalRequest(request) {
    const path = request.url.pathname
        .split('/')
        .map((segment) => (0,encode/* percentEncode */.a)(decodeURIComponent(segment)))
        .join('/');
    return [
        request.method,
        path.endsWith('/') ? path : `${path}/`,
        (0,encode/* canonicalQuery */.J)(request.url.searchParams),
        ...names(request).map((name) => `${name}:${headerOf(request, name).trim()}`),
        '',
        signedHeaders(request),
        sha256(request.body),
    ].join('\n');
}
function stringToSign(canonical, date) {
    return ['SDK-HMAC-SHA256', date, sha256(canonical)].join('\n');
}
function signedHeaders(request) {
    return names(request).join(';');
}
function names({ headers }) {
    return Object.keys(headers)
        .map((name) => name.toLowerCase())
        .sort();
}
function headerOf({ headers }, name) {
    return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./src/stores/huaweicloud-csms/store.ts









/** 20 requests a second per user, for KMS, of which CSMS is a part (“Constraints” in the API reference of DEW). */
const store_pace = new pace/* Pace */.o(20);
/** A secret holds 20 versions at most, so more pages than this are a server gone wrong. */
const mostPages = 50;
/** The projects that a run has looked up, by the address asked and the region: once for a whole list of secrets. */
const projects = new WeakMap();
/** Opens a secret in CSMS; looks its project up in IAM where neither input nor environment names it. */
const store_open = async ({ projectId: given, ...ref }, { credentials, client, identityEndpoint }) => {
    const requestIds = [];
    /** Sends one API call. `operation` is the API's name of it, for error messages. */
    function call(operation, method, url, { schema, body, projectId }) {
        return client.send(method === 'GET' ? 'read' : 'write', (date) => sign(date, credentials, method, new URL(url), body && JSON.stringify(body), projectId), (answer) => {
            const facts = {
                operation,
                requestId: (0,stores_answer/* identifier */.Cv)(answer.header('x-request-id') ?? answer.header('x-iam-trace-id')),
            };
            if (facts.requestId)
                requestIds.push(facts.requestId);
            if (answer.status >= 400)
                throw store_problem(answer, facts, credentials);
            return schema ? (0,stores_answer/* read */.LF)(schema, answer, facts) : undefined;
        }, store_pace);
    }
    async function lookUpProject() {
        const url = `${identityEndpoint ?? (0,origin/* originOf */.y)('iam', ref.region)}/v3/projects?name=${(0,encode/* percentEncode */.a)(ref.region)}`;
        const { projects } = await call('ListProjects', 'GET', url, { schema: schema/* projectList */.K$ });
        const [project, another] = projects.filter(({ name }) => name === ref.region);
        if (project !== undefined && another === undefined)
            return project.id;
        const detail = `${projects.length} projects are named ${ref.region}; give \`project-id\``;
        throw new problem/* Problem */.A('rejected', { operation: 'ListProjects', detail });
    }
    function projectOnce() {
        const known = projects.get(client) ?? new Map();
        projects.set(client, known);
        const key = `${identityEndpoint ?? ''} ${ref.region}`;
        const project = known.get(key) ?? lookUpProject();
        known.set(key, project);
        return project;
    }
    const projectId = given ?? (await projectOnce());
    const secretUrl = `${ref.endpoint ?? (0,origin/* originOf */.y)('kms', ref.region)}/v1/${(0,encode/* percentEncode */.a)(projectId)}/secrets/${(0,encode/* percentEncode */.a)(ref.secret)}`;
    const stageUrl = (stage) => `${secretUrl}/stages/${(0,encode/* percentEncode */.a)(stage)}`;
    return {
        ref: { ...ref, projectId },
        rules: provider/* huaweicloudCsms */.V.rules,
        requestIds,
        /**
         * `ListVersions`: metadata only. The first page is asked for without a size, since the documents disagree about it;
         * some want a marker to come with a limit.
         */
        async read() {
            const versions = new Map();
            const pages = new Set(['']);
            for (const query of pages) {
                const page = await call('ListVersions', 'GET', `${secretUrl}/versions${query}`, {
                    schema: schema/* versionList */.tF,
                    projectId,
                });
                for (const { id, version_stages, expire_time } of page.version_metadatas) {
                    versions.set(id, { id, stages: version_stages ?? [], expires: expire_time ?? null });
                }
                const marker = page.page_info?.next_marker;
                if (marker && pages.size < mostPages)
                    pages.add(`?limit=20&marker=${(0,encode/* percentEncode */.a)(marker)}`);
            }
            return [...versions.values()];
        },
        /** `UpdateStage` moves a label from wherever it is, there is no condition to give; `DeleteStage` takes it off. */
        async move({ stage, after }) {
            if (after === null)
                await call('DeleteStage', 'DELETE', stageUrl(stage), { projectId });
            else
                await call('UpdateStage', 'PUT', stageUrl(stage), {
                    schema: schema/* stageAnswer */.fW,
                    body: { version_id: after },
                    projectId,
                });
            return undefined;
        },
        /** `UpdateVersion` sets the expiry; it cannot take one off. */
        async expire(version, at) {
            const url = `${secretUrl}/versions/${(0,encode/* percentEncode */.a)(version)}`;
            await call('UpdateVersion', 'PUT', url, { schema: schema/* versionAnswer */.$n, body: { expire_time: at }, projectId });
        },
        /** `ShowStage` tells when a label was moved. */
        async explain(about) {
            if (about instanceof problem/* Problem */.A)
                return undefined;
            const { stage } = await call('ShowStage', 'GET', stageUrl(about), { schema: schema/* stageAnswer */.fW, projectId });
            return stage.update_time ? `It was moved at ${new Date(stage.update_time).toISOString()}.` : undefined;
        },
    };
};
function sign(date, credentials, method, url, body, projectId) {
    const headers = {
        host: url.host,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(projectId !== undefined && { 'x-project-id': projectId }),
    };
    if ('authToken' in credentials) {
        return { method, url, body, headers: { ...headers, 'x-auth-token': credentials.authToken } };
    }
    headers['x-sdk-date'] = sdkDate(date);
    if (credentials.securityToken !== undefined)
        headers['x-security-token'] = credentials.securityToken;
    const { accessKeyId, secretAccessKey } = credentials;
    const signed = authorization({ method, url, headers, body: body ?? '' }, accessKeyId, secretAccessKey);
    return { method, url, body, headers: { ...headers, authorization: signed } };
}
/**
 * What an error means, by its code first: CSMS answers 400 for what is not found and for a bad token. Codes of CSMS,
 * and of the gateway before it under either of its names (https://support.huaweicloud.com/intl/en-us/api-dew/ErrorCode.html).
 */
const kinds = {
    'CSMS.0005': 'version-not-found',
    'CSMS.0103': 'secret-deleting',
    'CSMS.0106': 'secret-not-found',
    'CSMS.0107': 'secret-deleting',
    'CSMS.0109': 'secret-disabled',
    'CSMS.0203': 'label-quota',
    'CSMS.0204': 'label-quota',
    'CSMS.0207': 'secret-not-found',
    'CSMS.0301': 'bad-credentials',
    'APIG.0303': 'clock-skew',
    'APIG.0308': 'throttled',
};
function store_problem(answer, facts, credentials) {
    const { status } = answer;
    const parsed = schema/* errorAnswer */.B1.safeParse((0,stores_answer/* json */.Pq)(answer)).data;
    const code = (0,stores_answer/* identifier */.Cv)(parsed?.code);
    const notFound = facts.operation === 'ListVersions' ? 'secret-not-found' : 'version-not-found';
    const listed = code === undefined ? undefined : kinds[code.replace(/^APIGW/, 'APIG')];
    const kind = listed === 'version-not-found' ? notFound : (listed ?? (0,stores_answer/* kindByStatus */.aO)(status, notFound));
    // What the gateway says of a wrong key quotes the key.
    const detail = kind === 'bad-credentials' ? undefined : (0,stores_answer/* wording */.z4)(parsed?.message, credentials);
    return new problem/* Problem */.A(kind, {
        ...facts,
        code: code ?? `HTTP ${status}`,
        detail,
        waitMs: (0,client/* retryAfterMs */.Vs)(answer),
        serverTime: (0,client/* serverTime */.nI)(answer),
    });
}


/***/ }),

/***/ 9567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   ai: () => (/* binding */ number)
/* harmony export */ });
/* unused harmony exports boolean, bigint, date */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);


function string(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedString */ .K_(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodString */ .NDH, params);
}
function number(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedNumber */ .qG(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodNumber */ .rSt, params);
}
function boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}


/***/ })

};
