export const id = 705;
export const ids = [705];
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

/***/ 4705:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  open: () => (/* binding */ store_open)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
// EXTERNAL MODULE: ./src/stores/alibabacloud-kms/provider.ts
var provider = __webpack_require__(1249);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(9567);
;// CONCATENATED MODULE: ./src/stores/alibabacloud-kms/schema.ts


/** An unlabelled version has an empty list, or null, or no field at all: the documents do not say. */
const stages = schemas/* object */.Ikc({ VersionStage: schemas/* array */.YOg(schemas/* string */.YjP()).nullish() })
    .nullish()
    .transform((list) => list?.VersionStage ?? []);
/** `ListSecretVersionIds`: https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-listsecretversionids */
const versionList = schemas/* object */.Ikc({
    PageSize: coerce/* number */.ai().optional(),
    VersionIds: schemas/* object */.Ikc({
        VersionId: schemas/* array */.YOg(schemas/* object */.Ikc({ VersionId: schemas/* string */.YjP().regex(provider/* alibabacloudKms */.T.patterns.version), VersionStages: stages })),
    }),
});
/** `UpdateSecretVersionStage` says no more than which secret it was. */
const stageAnswer = schemas/* object */.Ikc({ SecretName: schemas/* string */.YjP() });
/** `DescribeSecret`, for explaining a failure. Older answers about generic secrets have no type. */
const description = schemas/* object */.Ikc({
    SecretType: schemas/* string */.YjP().nullish(),
    PlannedDeleteTime: schemas/* string */.YjP().nullish(),
});
const known = schemas/* object */.Ikc({ Code: schemas/* string */.YjP(), Message: schemas/* string */.YjP().optional(), RequestId: schemas/* string */.YjP().optional() });
/** An error of KMS or of the gateway before it. */
const errorAnswer = schemas/* union */.KCZ([
    known,
    schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP().optional(), requestId: schemas/* string */.YjP().optional() })
        .transform(({ code, message, requestId }) => ({ Code: code, Message: message, RequestId: requestId })),
]);
/** The fields of an error in XML, whatever its root is called; all the rest of the text is left alone. */
function xmlError(text) {
    const field = (name) => new RegExp(`<${name}>([^<]{0,2000})</${name}>`).exec(text)?.[1]?.trim();
    return { Code: field('Code'), Message: field('Message'), RequestId: field('RequestId') };
}

;// CONCATENATED MODULE: ./src/stores/alibabacloud-kms/signature.ts


/** The `x-acs-date` of a moment: UTC, whole seconds, such as `2025-01-02T03:04:05Z`. */
function acsDate(date) {
    return date.toISOString().replace(/\.\d+/, '');
}
/**
 * The `Authorization` header by `ACS3-HMAC-SHA256`, with the secret key itself as the key of the HMAC.
 *
 * Follows https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature.
 */
function authorization(request, accessKeyId, secretAccessKey) {
    const toSign = `ACS3-HMAC-SHA256\n${sha256(canonicalRequest(request))}`;
    const signature = (0,external_node_crypto_.createHmac)('sha256', secretAccessKey).update(toSign).digest('hex');
    const signedHeaders = signedNames(request).join(';');
    return `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
}
/** The request in the form that is hashed. */
function canonicalRequest(request) {
    const names = signedNames(request);
    return [
        request.method,
        request.url.pathname,
        (0,encode/* canonicalQuery */.J)(request.url.searchParams),
        ...names.map((name) => `${name}:${request.headers[name]?.trim() ?? ''}`),
        '',
        names.join(';'),
        sha256(request.body),
    ].join('\n');
}
/** The SHA-256 of a text in hexadecimal, as `x-acs-content-sha256` has it for the body. */
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
/** Signed is what names the call; all else, such as `accept`, may be changed on the way. */
function signedNames({ headers }) {
    return Object.keys(headers)
        .filter((name) => name.startsWith('x-acs-') || name === 'host' || name === 'content-type')
        .sort();
}

;// CONCATENATED MODULE: ./src/stores/alibabacloud-kms/store.ts









/** 40 requests a second per account and region, for lists and metadata of secrets (“Performance data” of KMS). */
const store_pace = new pace/* Pace */.o(40);
/** The largest page that a client of the vendor's own is known to ask for; a secret holds 10 versions at most. */
const pageSize = 50;
const mostPages = 50;
/** Opens a secret in KMS. */
const store_open = (ref, { credentials, client }) => {
    const requestIds = [];
    const origin = ref.endpoint ?? `https://kms.${ref.region}.aliyuncs.com`;
    function call(kind, operation, parameters, schema) {
        const url = new URL(`${origin}/?${(0,encode/* canonicalQuery */.J)(Object.entries({ SecretName: ref.secret, ...parameters }))}`);
        return client.send(kind, (date) => sign(date, credentials, operation, url), (answer) => {
            const error = answer.status >= 400 ? errorOf(answer) : undefined;
            const facts = {
                operation,
                requestId: (0,stores_answer/* identifier */.Cv)(answer.header('x-acs-request-id')) ?? (0,stores_answer/* identifier */.Cv)(error?.RequestId),
            };
            if (facts.requestId)
                requestIds.push(facts.requestId);
            if (error !== undefined)
                throw store_problem(answer, error, facts, credentials);
            return (0,stores_answer/* read */.LF)(schema, answer, facts);
        }, store_pace);
    }
    return Promise.resolve({
        ref,
        rules: provider/* alibabacloudKms */.T.rules,
        requestIds,
        /** `ListSecretVersionIds`, with those that have no label. `TotalCount` is of the page in some documents. */
        async read() {
            const versions = new Map();
            for (let page = 1; page <= mostPages; page++) {
                const parameters = { IncludeDeprecated: 'true', PageNumber: String(page), PageSize: String(pageSize) };
                const answer = await call('read', 'ListSecretVersionIds', parameters, versionList);
                const listed = answer.VersionIds.VersionId;
                for (const { VersionId: id, VersionStages: stages } of listed)
                    versions.set(id, { id, stages, expires: null });
                if (listed.length < Math.min(pageSize, answer.PageSize ?? pageSize))
                    break;
            }
            return [...versions.values()];
        },
        /** `UpdateSecretVersionStage`. Whether `RemoveFromVersion` is checked against the holder is not documented. */
        async move({ stage, before, after }) {
            const parameters = {
                VersionStage: stage,
                ...(before !== null && { RemoveFromVersion: before }),
                ...(after !== null && { MoveToVersion: after }),
            };
            await call('write', 'UpdateSecretVersionStage', parameters, stageAnswer);
            return undefined;
        },
        /** `DescribeSecret` tells a secret that is managed or being deleted, for which the error's code is not documented. */
        async explain(about) {
            if (!(about instanceof problem/* Problem */.A) || !about.isUnsettled || about.retry !== 'never')
                return undefined;
            const { SecretType: type, PlannedDeleteTime: time } = await call('read', 'DescribeSecret', {}, description);
            if (time)
                return `The secret is scheduled to be deleted at ${(0,stores_answer/* wording */.z4)(time, credentials)}: cancel that first.`;
            if (type && type !== 'Generic') {
                return `The secret is of type ${(0,stores_answer/* wording */.z4)(type, credentials)}: only labels of generic secrets can be moved.`;
            }
            return undefined;
        },
    });
};
function sign(date, credentials, operation, url) {
    if ('authToken' in credentials)
        throw new TypeError('Alibaba Cloud KMS takes no bearer token');
    const { accessKeyId, secretAccessKey, securityToken } = credentials;
    const headers = {
        accept: 'application/json',
        host: url.host,
        'x-acs-action': operation,
        'x-acs-content-sha256': sha256(''),
        'x-acs-date': acsDate(date),
        'x-acs-signature-nonce': (0,external_node_crypto_.randomBytes)(16).toString('hex'),
        'x-acs-version': '2016-01-20',
        ...(securityToken !== undefined && { 'x-acs-accesskey-id': accessKeyId, 'x-acs-security-token': securityToken }),
    };
    const signed = authorization({ method: 'POST', url, headers, body: '' }, accessKeyId, secretAccessKey);
    return { method: 'POST', url, headers: { ...headers, authorization: signed } };
}
/** An error as JSON, as XML, or as whatever a proxy writes. */
function errorOf(answer) {
    return errorAnswer.safeParse((0,stores_answer/* json */.Pq)(answer)).data ?? xmlError(answer.body);
}
/**
 * What an error means, by its code first: of KMS (https://www.alibabacloud.com/help/doc-detail/69008.html, and the
 * list on the 2021 page of CreateSecret), then of the gateway before it, then by the status.
 */
const kinds = [
    [/Throttling/, 'throttled'],
    [/^Invalid(Api|Action|Product|Version)\b/, 'rejected'],
    [
        /^(InvalidAccessKeyId|InvalidSecurityToken)\b|^(MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature)$/,
        'bad-credentials',
    ],
    [/^Forbidden\.AccessKey/, 'bad-credentials'],
    [/^(IllegalTimestamp|InvalidTimeStamp\..*)$/i, 'clock-skew'],
    [/^EntityNotExist\.Secret$/, 'secret-not-found'],
    [/^Rejected\.(ResourceInDeleteWindow|PendingDeletion)$/, 'secret-deleting'],
    [/^Rejected\.Disabled$/, 'secret-disabled'],
    [/^Rejected\.LimitExceeded$/, 'label-quota'],
];
function store_problem(answer, error, facts, credentials) {
    const code = (0,stores_answer/* identifier */.Cv)(error.Code);
    const notFound = facts.operation === 'UpdateSecretVersionStage' ? 'version-not-found' : 'secret-not-found';
    const kind = kinds.find(([pattern]) => code !== undefined && pattern.test(code))?.[1] ?? (0,stores_answer/* kindByStatus */.aO)(answer.status, notFound);
    // A signature that does not match is answered with the whole string that was to be signed, token and all.
    const detail = kind === 'bad-credentials' ? undefined : (0,stores_answer/* wording */.z4)(error.Message, credentials);
    const hint = Number(answer.header('x-acs-retry-after'));
    return new problem/* Problem */.A(kind, {
        ...facts,
        code: code ?? `HTTP ${answer.status}`,
        detail,
        waitMs: hint > 0 ? hint : (0,client/* retryAfterMs */.Vs)(answer),
        serverTime: (0,client/* serverTime */.nI)(answer),
    });
}


/***/ }),

/***/ 5614:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ identifier),
/* harmony export */   LF: () => (/* binding */ read),
/* harmony export */   Pq: () => (/* binding */ json),
/* harmony export */   aO: () => (/* binding */ kindByStatus),
/* harmony export */   z4: () => (/* binding */ wording)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4008);

/** The body as JSON, undefined where it is not JSON. */
function json(answer) {
    try {
        return JSON.parse(answer.body);
    }
    catch {
        return undefined;
    }
}
/** The body as what `schema` says. @throws Problem `unreadable`, which names fields and types but no values */
function read(schema, answer, facts) {
    const value = json(answer);
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    if (value === undefined)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A('unreadable', { ...facts, detail: 'it is not JSON' });
    const [issue] = parsed.error.issues;
    const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A('unreadable', { ...facts, detail: `${where}${issue?.message ?? 'not as documented'}` });
}
/**
 * A server's text as one short line that can stand in a message: without control and direction characters, and without
 * any of the credentials, which some errors quote back.
 */
function wording(text, credentials) {
    let line = (text ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
    for (const value of Object.values(credentials)) {
        if (value)
            line = line.replaceAll(value, '***');
    }
    const short = line.length > 200 ? `${line.slice(0, 200)}…` : line.replace(/[.!]+$/, '');
    return short === '' ? undefined : short;
}
/** A server's code or id, undefined where it does not look like one. */
function identifier(text) {
    return text !== undefined && /^[\w.:-]{1,128}$/.test(text) ? text : undefined;
}
/** What an error means where its code does not tell; `notFound` is what a 404 says about this call. */
function kindByStatus(status, notFound) {
    if (status === 401)
        return 'bad-credentials';
    if (status === 403)
        return 'no-permission';
    if (status === 404)
        return notFound;
    if (status === 429)
        return 'throttled';
    return status >= 500 ? 'unavailable' : 'rejected';
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
