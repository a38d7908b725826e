export const id = 147;
export const ids = [147];
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

/***/ 8627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ errorAnswer),
/* harmony export */   es: () => (/* binding */ xmlError),
/* harmony export */   fW: () => (/* binding */ stageAnswer),
/* harmony export */   h_: () => (/* binding */ description),
/* harmony export */   tF: () => (/* binding */ versionList)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9567);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1249);


/** An unlabelled version has an empty list, or null, or no field at all: the documents do not say. */
const stages = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ VersionStage: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).nullish() })
    .nullish()
    .transform((list) => list?.VersionStage ?? []);
/** `ListSecretVersionIds`: https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-listsecretversionids */
const versionList = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    PageSize: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai().optional(),
    VersionIds: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        VersionId: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ VersionId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .alibabacloudKms */ .T.patterns.version), VersionStages: stages })),
    }),
});
/** `UpdateSecretVersionStage` says no more than which secret it was. */
const stageAnswer = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ SecretName: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/** `DescribeSecret`, for explaining a failure. Older answers about generic secrets have no type. */
const description = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    SecretType: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    PlannedDeleteTime: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
});
const known = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ Code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), Message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), RequestId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() });
/** An error of KMS or of the gateway before it. */
const errorAnswer = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    known,
    zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), requestId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() })
        .transform(({ code, message, requestId }) => ({ Code: code, Message: message, RequestId: requestId })),
]);
/** The fields of an error in XML, whatever its root is called; all the rest of the text is left alone. */
function xmlError(text) {
    const field = (name) => new RegExp(`<${name}>([^<]{0,2000})</${name}>`).exec(text)?.[1]?.trim();
    return { Code: field('Code'), Message: field('Message'), RequestId: field('RequestId') };
}


/***/ }),

/***/ 1640:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cu: () => (/* binding */ acsDate),
/* harmony export */   it: () => (/* binding */ authorization),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* unused harmony export canonicalRequest */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _http_encode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5404);


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
    const signature = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', secretAccessKey).update(toSign).digest('hex');
    const signedHeaders = signedNames(request).join(';');
    return `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
}
/** The request in the form that is hashed. */
function canonicalRequest(request) {
    const names = signedNames(request);
    return [
        request.method,
        request.url.pathname,
        (0,_http_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalQuery */ .J)(request.url.searchParams),
        ...names.map((name) => `${name}:${request.headers[name]?.trim() ?? ''}`),
        '',
        names.join(';'),
        sha256(request.body),
    ].join('\n');
}
/** The SHA-256 of a text in hexadecimal, as `x-acs-content-sha256` has it for the body. */
function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** Signed is what names the call; all else, such as `accept`, may be changed on the way. */
function signedNames({ headers }) {
    return Object.keys(headers)
        .filter((name) => name.startsWith('x-acs-') || name === 'host' || name === 'content-type')
        .sort();
}


/***/ }),

/***/ 3147:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   open: () => (/* binding */ open)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3329);
/* harmony import */ var _http_encode_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5404);
/* harmony import */ var _http_pace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1006);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4008);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5614);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1249);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8627);
/* harmony import */ var _signature_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1640);









/** 40 requests a second per account and region, for lists and metadata of secrets (“Performance data” of KMS). */
const pace = new _http_pace_js__WEBPACK_IMPORTED_MODULE_2__/* .Pace */ .o(40);
/** The largest page that a client of the vendor's own is known to ask for; a secret holds 10 versions at most. */
const pageSize = 50;
const mostPages = 50;
/** Opens a secret in KMS. */
const open = (ref, { credentials, client }) => {
    const requestIds = [];
    const origin = ref.endpoint ?? `https://kms.${ref.region}.aliyuncs.com`;
    function call(kind, operation, parameters, schema) {
        const url = new URL(`${origin}/?${(0,_http_encode_js__WEBPACK_IMPORTED_MODULE_8__/* .canonicalQuery */ .J)(Object.entries({ SecretName: ref.secret, ...parameters }))}`);
        return client.send(kind, (date) => sign(date, credentials, operation, url), (answer) => {
            const error = answer.status >= 400 ? errorOf(answer) : undefined;
            const facts = {
                operation,
                requestId: (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .Cv)(answer.header('x-acs-request-id')) ?? (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .Cv)(error?.RequestId),
            };
            if (facts.requestId)
                requestIds.push(facts.requestId);
            if (error !== undefined)
                throw problem(answer, error, facts, credentials);
            return (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .read */ .LF)(schema, answer, facts);
        }, pace);
    }
    return Promise.resolve({
        ref,
        rules: _provider_js__WEBPACK_IMPORTED_MODULE_5__/* .alibabacloudKms */ .T.rules,
        requestIds,
        /** `ListSecretVersionIds`, with those that have no label. `TotalCount` is of the page in some documents. */
        async read() {
            const versions = new Map();
            for (let page = 1; page <= mostPages; page++) {
                const parameters = { IncludeDeprecated: 'true', PageNumber: String(page), PageSize: String(pageSize) };
                const answer = await call('read', 'ListSecretVersionIds', parameters, _schema_js__WEBPACK_IMPORTED_MODULE_6__/* .versionList */ .tF);
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
            await call('write', 'UpdateSecretVersionStage', parameters, _schema_js__WEBPACK_IMPORTED_MODULE_6__/* .stageAnswer */ .fW);
            return undefined;
        },
        /** `DescribeSecret` tells a secret that is managed or being deleted, for which the error's code is not documented. */
        async explain(about) {
            if (!(about instanceof _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .A) || !about.isUnsettled || about.retry !== 'never')
                return undefined;
            const { SecretType: type, PlannedDeleteTime: time } = await call('read', 'DescribeSecret', {}, _schema_js__WEBPACK_IMPORTED_MODULE_6__/* .description */ .h_);
            if (time)
                return `The secret is scheduled to be deleted at ${(0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .wording */ .z4)(time, credentials)}: cancel that first.`;
            if (type && type !== 'Generic') {
                return `The secret is of type ${(0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .wording */ .z4)(type, credentials)}: only labels of generic secrets can be moved.`;
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
        'x-acs-content-sha256': (0,_signature_js__WEBPACK_IMPORTED_MODULE_7__/* .sha256 */ .sc)(''),
        'x-acs-date': (0,_signature_js__WEBPACK_IMPORTED_MODULE_7__/* .acsDate */ .cu)(date),
        'x-acs-signature-nonce': (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString('hex'),
        'x-acs-version': '2016-01-20',
        ...(securityToken !== undefined && { 'x-acs-accesskey-id': accessKeyId, 'x-acs-security-token': securityToken }),
    };
    const signed = (0,_signature_js__WEBPACK_IMPORTED_MODULE_7__/* .authorization */ .it)({ method: 'POST', url, headers, body: '' }, accessKeyId, secretAccessKey);
    return { method: 'POST', url, headers: { ...headers, authorization: signed } };
}
/** An error as JSON, as XML, or as whatever a proxy writes. */
function errorOf(answer) {
    return _schema_js__WEBPACK_IMPORTED_MODULE_6__/* .errorAnswer */ .B1.safeParse((0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .json */ .Pq)(answer)).data ?? (0,_schema_js__WEBPACK_IMPORTED_MODULE_6__/* .xmlError */ .es)(answer.body);
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
function problem(answer, error, facts, credentials) {
    const code = (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .Cv)(error.Code);
    const notFound = facts.operation === 'UpdateSecretVersionStage' ? 'version-not-found' : 'secret-not-found';
    const kind = kinds.find(([pattern]) => code !== undefined && pattern.test(code))?.[1] ?? (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .kindByStatus */ .aO)(answer.status, notFound);
    // A signature that does not match is answered with the whole string that was to be signed, token and all.
    const detail = kind === 'bad-credentials' ? undefined : (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .wording */ .z4)(error.Message, credentials);
    const hint = Number(answer.header('x-acs-retry-after'));
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .A(kind, {
        ...facts,
        code: code ?? `HTTP ${answer.status}`,
        detail,
        waitMs: hint > 0 ? hint : (0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(answer),
        serverTime: (0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .serverTime */ .nI)(answer),
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
