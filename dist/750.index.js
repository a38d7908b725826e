export const id = 750;
export const ids = [750];
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

/***/ 750:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchange: () => (/* binding */ exchange)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2857);
/* harmony import */ var _http_encode_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5404);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5614);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5753);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8627);
/* harmony import */ var _signature_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1640);






const answer = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    Credentials: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        AccessKeyId: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1),
        AccessKeySecret: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1),
        SecurityToken: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1),
    }),
});
/** https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-errorcodes; nearly all come with 401. */
const kinds = [
    [/Throttling/, 'throttled'],
    [/^(IllegalTimestamp|InvalidTimeStamp\..*)$/i, 'clock-skew'],
    // Also where there is no such identity provider: the message tells.
    [/^AuthenticationFail\.NoPermission$/, 'role-refused'],
    [/^EntityNotExist\./, 'role-not-found'],
];
/** `AssumeRoleWithOIDC` of STS 2015-04-01, unsigned; the token is in the body, so that no log of addresses has it. */
const exchange = async (identity, idToken, client) => {
    const body = (0,_http_encode_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalQuery */ .J)(Object.entries({
        OIDCProviderArn: identity.oidcProvider ?? '',
        OIDCToken: idToken,
        RoleArn: identity.role ?? '',
        RoleSessionName: identity.sessionName,
        DurationSeconds: String(identity.seconds),
    }));
    const { Credentials: credentials } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .k)(client, {
        operation: 'AssumeRoleWithOIDC',
        request: (date) => {
            const action = { Action: 'AssumeRoleWithOIDC', Version: '2015-04-01', Format: 'JSON', Timestamp: (0,_signature_js__WEBPACK_IMPORTED_MODULE_3__/* .acsDate */ .cu)(date) };
            const url = new URL(`${identity.endpoint ?? 'https://sts.aliyuncs.com'}/?${(0,_http_encode_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalQuery */ .J)(Object.entries(action))}`);
            const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
            return { method: 'POST', url, headers, body };
        },
        secret: idToken,
        schema: answer,
        idHeader: 'x-acs-request-id',
        errorOf: (response) => {
            const { Code, Message, RequestId } = _schema_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAnswer */ .B1.safeParse((0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq)(response)).data ?? (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .xmlError */ .es)(response.body);
            return { code: Code, message: Message, requestId: RequestId };
        },
        kinds,
    });
    const { AccessKeyId: accessKeyId, AccessKeySecret: secretAccessKey, SecurityToken: securityToken } = credentials;
    return { accessKeyId, secretAccessKey, securityToken };
};


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

/***/ 5753:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3329);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4008);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5614);



/**
 * Sends a request to a token service. It changes nothing there, so it is tried again like a read.
 *
 * @throws Problem that names the operation in any case
 */
async function ask(client, call) {
    const { operation, request, secret, schema, body, idHeader = '', errorOf, kinds } = call;
    try {
        return await client.send('read', request, (answer) => {
            const error = answer.status >= 400 ? errorOf(answer) : undefined;
            const requestId = (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(answer.header(idHeader)) ?? (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(error?.requestId);
            if (error === undefined)
                return (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .read */ .LF)(schema, answer, { operation, requestId }, body?.(answer));
            const code = (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(error.code);
            const known = kinds.find(([pattern]) => code !== undefined && pattern.test(code));
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .A(known?.[1] ?? kindByStatus(answer.status), {
                operation,
                requestId,
                code: code ?? `HTTP ${answer.status}`,
                detail: (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .wording */ .z4)(error.message, { authToken: secret }),
                waitMs: (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(answer),
                serverTime: (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .serverTime */ .nI)(answer),
            });
        });
    }
    catch (error) {
        throw error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .A ? new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .A(error.kind, { operation, ...error.facts }) : error;
    }
}
function kindByStatus(status) {
    if (status === 401)
        return 'oidc-refused';
    if (status === 403)
        return 'role-refused';
    if (status === 404)
        return 'role-not-found';
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
