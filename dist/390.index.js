export const id = 390;
export const ids = [390,499];
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

/***/ 1390:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   logIn: () => (/* binding */ logIn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2857);
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(452);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4008);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5499);






/** Where the key of a service account gets its tokens, and whom its claims are for wherever they are sent. */
const keyService = 'https://oauth2.googleapis.com';
const line = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,4096}$/u);
const safeUrl = line.refine((text) => URL.canParse(text) && (0,_http_address_js__WEBPACK_IMPORTED_MODULE_5__/* .originOf */ .y)(new URL(text).origin) !== undefined);
/** The one part of a line that the pattern is about. */
const partOf = (pattern) => line.regex(pattern).transform((text) => pattern.exec(text)?.[1] ?? '');
/** A key of a service account: https://developers.google.com/identity/protocols/oauth2/service-account */
const keyFile = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('service_account'),
    client_email: line,
    private_key: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    private_key_id: line.optional(),
});
/** Workload identity, as google-github-actions/auth writes it; its headers hold what the job's token is asked for with. */
const externalFile = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('external_account'),
    audience: partOf(/^\/\/iam\.googleapis\.com\/(projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[\w/-]+)$/),
    service_account_impersonation_url: partOf(/\/serviceAccounts\/([\w.@-]+):generateAccessToken$/).optional(),
    service_account_impersonation: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ token_lifetime_seconds: zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().positive().optional() }).optional(),
    credential_source: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        url: safeUrl,
        headers: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[A-Za-z0-9-]{1,64}$/), line).default({}),
        format: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('json'), subject_token_field_name: line }),
    }),
});
const file = zod__WEBPACK_IMPORTED_MODULE_4__/* .discriminatedUnion */ .gMt('type', [keyFile, externalFile]);
/**
 * Logs in by the file that google-github-actions/auth leaves behind, or by a key of a service account. Whatever
 * addresses the file names, tokens go to Google's own or to `identity-endpoint`: it may have been tampered with.
 */
const logIn = async (path, { client, identityEndpoint: endpoint, mask }) => {
    /** A key signs a claim, which is exchanged for a token. */
    async function byKey({ client_email, private_key, private_key_id }) {
        // Of a last line that is all but empty, the mask would hide every such pair of letters in the log.
        for (const text of private_key.split(/\r?\n/))
            if (/^[^-]{8,}$/.test(text))
                mask(text);
        const claim = (date) => {
            const now = Math.floor(date.getTime() / 1000);
            const claims = { iss: client_email, scope: _identity_js__WEBPACK_IMPORTED_MODULE_3__.scope, aud: `${keyService}/token`, iat: now, exp: now + 3600 };
            const assertion = signed({ alg: 'RS256', typ: 'JWT', kid: private_key_id }, claims, private_key);
            mask(assertion);
            const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
            return (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__.form)(`${endpoint ?? keyService}/token`, { grant_type: grant, assertion });
        };
        const { access_token: authToken } = await (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__.askGoogle)(client, 'token', claim, '', _identity_js__WEBPACK_IMPORTED_MODULE_3__.tokenAnswer);
        return { authToken };
    }
    /** The job's own token is fetched as the file says, and exchanged like that of a role. */
    async function byIdentity(config) {
        const { url, headers, format } = config.credential_source;
        for (const value of Object.values(headers))
            mask(value.replace(/^\S+ /, ''));
        const answer = zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J())
            .transform((fields) => fields[format.subject_token_field_name])
            .pipe(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[\x21-\x7e]{1,16384}$/));
        const idToken = await (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__.askGoogle)(client, 'OIDC token', () => ({ method: 'GET', url: new URL(url), headers }), '', answer);
        mask(idToken);
        const identity = {
            role: config.service_account_impersonation_url,
            oidcProvider: config.audience,
            seconds: config.service_account_impersonation?.token_lifetime_seconds ?? 3600,
            endpoint,
        };
        return (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__.exchange)(identity, idToken, client, mask);
    }
    const config = parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8').catch(() => undefined));
    return config.type === 'service_account' ? byKey(config) : byIdentity(config);
};
/** The file, of which nothing is quoted in an error but the names of its fields. */
function parse(text) {
    if (text === undefined)
        throw failed('the credentials file cannot be read; it lasts as long as the job');
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw failed('the credentials file is not JSON');
    }
    const parsed = file.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    const types = 'only keys of service accounts and workload identity by a JSON answer of an URL are known';
    throw failed(`the credentials file is of another kind, see its \`${where}\`: ${types}`);
}
/** A JSON Web Token (RFC 7519) by RS256. */
function signed(header, claims, privateKey) {
    const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    try {
        return `${text}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
    }
    catch {
        throw failed('the `private_key` in the credentials file is none');
    }
}
function failed(detail) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A('login-failed', { detail });
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
