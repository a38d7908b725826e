export const id = 499;
export const ids = [499];
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

/***/ 5499:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askGoogle: () => (/* binding */ askGoogle),
/* harmony export */   exchange: () => (/* binding */ exchange),
/* harmony export */   form: () => (/* binding */ form),
/* harmony export */   scope: () => (/* binding */ scope),
/* harmony export */   tokenAnswer: () => (/* binding */ tokenAnswer)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _http_encode_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5404);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5614);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5753);




/** All that the permissions of the account allow: there is no narrower scope for secrets. */
const scope = 'https://www.googleapis.com/auth/cloud-platform';
const tokenAnswer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ access_token: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1) });
const impersonated = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ accessToken: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1) });
/** Errors of the token service are of OAuth, those of the service account of the usual Google form. */
const oauthError = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ error: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), error_description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional() });
const googleError = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    error: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ status: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(), message: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional() }),
});
const kinds = [
    // The identity provider: not there, or disabled.
    [/^invalid_target$/, 'role-not-found'],
    // The provider's attribute condition says no.
    [/^unauthorized_client$/, 'role-refused'],
    [/^invalid_grant$/, 'oidc-refused'],
    [/^PERMISSION_DENIED$/, 'role-refused'],
    [/^NOT_FOUND$/, 'role-not-found'],
];
/** A form as a request. */
function form(url, fields) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    return { method: 'POST', url: new URL(url), headers, body: (0,_http_encode_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalQuery */ .J)(Object.entries(fields)) };
}
/** A request to one of Google's token services. */
function askGoogle(client, operation, request, secret, schema) {
    return (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .k)(client, { operation, request, secret, schema, errorOf, kinds });
}
/**
 * Exchanges the token at Google's token service, https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token,
 * and that for one of the service account, where one is given:
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken.
 */
async function exchange({ endpoint, oidcProvider = '', role, seconds }, idToken, client, mask) {
    const fields = {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        audience: `//iam.googleapis.com/${oidcProvider}`,
        scope,
        subject_token: idToken,
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    };
    const service = `${endpoint ?? 'https://sts.googleapis.com'}/v1/token`;
    const federated = await askGoogle(client, 'ExchangeToken', () => form(service, fields), idToken, tokenAnswer);
    const { access_token: authToken } = federated;
    if (role === undefined)
        return { authToken };
    mask(authToken);
    const account = `${endpoint ?? 'https://iamcredentials.googleapis.com'}/v1/projects/-/serviceAccounts/${role}`;
    const request = {
        method: 'POST',
        url: new URL(`${account}:generateAccessToken`),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${authToken}` },
        body: JSON.stringify({ scope: [scope], lifetime: `${seconds}s` }),
    };
    const { accessToken } = await askGoogle(client, 'GenerateAccessToken', () => request, authToken, impersonated);
    return { authToken: accessToken };
}
function errorOf(answer) {
    const body = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq)(answer);
    const oauth = oauthError.safeParse(body).data;
    if (oauth !== undefined)
        return { code: oauth.error, message: oauth.error_description };
    const google = googleError.safeParse(body).data;
    return { code: google?.error.status, message: google?.error.message };
}


/***/ })

};
