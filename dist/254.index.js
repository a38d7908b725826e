export const id = 254;
export const ids = [254];
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

/***/ 2254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchange: () => (/* binding */ exchange)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _http_encode_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5404);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5753);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9169);




const part = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP({ error: 'is missing' }).min(1);
const answer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ AccessKeyId: part, SecretAccessKey: part, SessionToken: part });
/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors */
const kinds = [
    [/^Throttling/, 'throttled'],
    // GitHub's keys could not be fetched in time: "retry the request".
    [/^IDPCommunicationError$/, 'unavailable'],
    [/^(ExpiredTokenException|InvalidIdentityToken|IDPRejectedClaim)$/, 'oidc-refused'],
    [/^AccessDenied/, 'role-refused'],
    [/^RegionDisabledException$/, 'rejected'],
];
/** `AssumeRoleWithWebIdentity` of STS 2011-06-15, unsigned; the identity provider is the one of the token's issuer. */
const exchange = async (identity, idToken, client) => {
    const url = new URL(identity.endpoint ?? (0,_provider_js__WEBPACK_IMPORTED_MODULE_1__/* .originOf */ .yv)('sts', identity.region));
    const body = (0,_http_encode_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalQuery */ .J)(Object.entries({
        Action: 'AssumeRoleWithWebIdentity',
        Version: '2011-06-15',
        RoleArn: identity.role ?? '',
        RoleSessionName: identity.sessionName,
        WebIdentityToken: idToken,
        DurationSeconds: String(identity.seconds),
    }));
    const credentials = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .k)(client, {
        operation: 'AssumeRoleWithWebIdentity',
        request: () => ({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }),
        secret: idToken,
        schema: answer,
        body: (response) => ({
            AccessKeyId: field(response, 'AccessKeyId'),
            SecretAccessKey: field(response, 'SecretAccessKey'),
            SessionToken: field(response, 'SessionToken'),
        }),
        idHeader: 'x-amzn-requestid',
        errorOf: (response) => ({
            code: field(response, 'Code'),
            message: field(response, 'Message'),
            requestId: field(response, 'RequestId'),
        }),
        kinds,
    });
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: securityToken } = credentials;
    return { accessKeyId, secretAccessKey, securityToken };
};
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** A field of the answer, which is XML; all its fields that are read here have a name of their own. */
function field({ body }, name) {
    const text = new RegExp(`<${name}>([^<]{0,20000})</${name}>`).exec(body)?.[1]?.trim();
    return text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity) => entities[entity] ?? '');
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


/***/ })

};
