export const id = 390;
export const ids = [390];
export const modules = {

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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2857);
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(452);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3329);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4008);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5614);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7234);








const scope = 'https://www.googleapis.com/auth/cloud-platform';
/** Hosts of Google's that give out tokens, none of which can be somebody's bucket. */
const tokenHost = /^([a-z0-9-]+(\.[a-z0-9-]+\.rep)?\.googleapis\.com|accounts\.google\.com)$/;
const line = zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,4096}$/u);
const safeUrl = line.refine((text) => URL.canParse(text) && (0,_http_address_js__WEBPACK_IMPORTED_MODULE_7__/* .originOf */ .y)(new URL(text).origin) !== undefined);
const token = zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().regex(/^[\x21-\x7e]{1,16384}$/);
/** A key of a service account: https://developers.google.com/identity/protocols/oauth2/service-account */
const keyFile = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('service_account'),
    client_email: line,
    private_key: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    private_key_id: line.optional(),
    token_uri: safeUrl,
});
/** Workload identity, as google-github-actions/auth writes it; it may have `GITHUB_TOKEN`'s like in its headers. */
const externalFile = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('external_account'),
    audience: line,
    subject_token_type: line,
    token_url: safeUrl,
    service_account_impersonation_url: safeUrl.optional(),
    service_account_impersonation: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ token_lifetime_seconds: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().positive().optional() }).optional(),
    credential_source: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
        url: safeUrl,
        headers: zod__WEBPACK_IMPORTED_MODULE_6__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().regex(/^[A-Za-z0-9-]{1,64}$/), token.or(line)).default({}),
        format: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('json'), subject_token_field_name: line }),
    }),
});
const file = zod__WEBPACK_IMPORTED_MODULE_6__/* .discriminatedUnion */ .gMt('type', [keyFile, externalFile]);
const tokenAnswer = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ access_token: token });
const impersonated = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ accessToken: token });
const oauthError = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ error: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), error_description: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().optional() });
/**
 * Logs in by the file that google-github-actions/auth leaves behind, or by a key of a service account. The file may have
 * been tampered with, so what it says is checked: tokens go to Google's own hosts, to this machine, or where the step's
 * own `identity-endpoint` says.
 */
const logIn = async (path, { client, identityEndpoint, mask }) => {
    const secrets = [];
    /** Masks a secret, and keeps it out of what the servers say. */
    const hide = (secret) => {
        secrets.push(secret);
        mask(secret);
        return secret;
    };
    /** Asking for a token twice does no harm, so each of these is a read. */
    function call(operation, request, schema) {
        return client.send('read', request, (answer) => {
            if (answer.status >= 400)
                throw refused(answer, operation, secrets);
            return (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .read */ .LF)(schema, answer, { operation });
        });
    }
    function tokenUrl(text) {
        const url = new URL(text);
        if (identityEndpoint !== undefined)
            return new URL(url.pathname, identityEndpoint);
        if (!(0,_http_address_js__WEBPACK_IMPORTED_MODULE_7__/* .isLoopback */ .U)(url.hostname) && !tokenHost.test(url.host)) {
            throw failed("the credentials file names an address that is not Google's: give it as `identity-endpoint` if it is right");
        }
        return url;
    }
    /** A key signs a claim, which is exchanged for a token. */
    async function byKey({ client_email, private_key, private_key_id, token_uri }) {
        const url = tokenUrl(token_uri);
        // Of a last line that is all but empty, the mask would hide every such pair of letters in the log.
        for (const text of private_key.split(/\r?\n/))
            if (/^[^-]{8,}$/.test(text))
                hide(text);
        const claim = (date) => {
            const now = Math.floor(date.getTime() / 1000);
            const claims = { iss: client_email, scope, aud: token_uri, iat: now, exp: now + 3600 };
            return hide(signed({ alg: 'RS256', typ: 'JWT', kid: private_key_id }, claims, private_key));
        };
        const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
        const form = (date) => post(url, { grant_type: grant, assertion: claim(date) });
        return hide((await call('token', form, tokenAnswer)).access_token);
    }
    /** The job's own token is exchanged for a federated one, and that for one of a service account, where there is one. */
    async function byIdentity(config) {
        const { credential_source: source, service_account_impersonation_url: account } = config;
        const [stsUrl, accountUrl] = [tokenUrl(config.token_url), account && tokenUrl(account)];
        for (const value of Object.values(source.headers))
            hide(value.replace(/^\S+ /, ''));
        const { format } = source;
        const subjectAnswer = zod__WEBPACK_IMPORTED_MODULE_6__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_6__/* .unknown */ .L5J())
            .transform((fields) => fields[format.subject_token_field_name])
            .pipe(token);
        const get = { method: 'GET', url: new URL(source.url), headers: source.headers };
        const subject = hide(await call('OIDC token', () => get, subjectAnswer));
        const exchange = {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
            audience: config.audience,
            scope,
            subject_token: subject,
            subject_token_type: config.subject_token_type,
        };
        const federated = hide((await call('token exchange', () => post(stsUrl, exchange), tokenAnswer)).access_token);
        if (!accountUrl)
            return federated;
        const seconds = config.service_account_impersonation?.token_lifetime_seconds ?? 3600;
        const request = {
            method: 'POST',
            url: accountUrl,
            headers: { authorization: `Bearer ${federated}`, 'content-type': 'application/json' },
            body: JSON.stringify({ scope: [scope], lifetime: `${seconds}s` }),
        };
        return hide((await call('generateAccessToken', () => request, impersonated)).accessToken);
    }
    const config = parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8').catch(() => undefined));
    return { authToken: await (config.type === 'service_account' ? byKey(config) : byIdentity(config)) };
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
function post(url, fields) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    return { method: 'POST', url, headers, body: new URLSearchParams(fields).toString() };
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
function refused(answer, operation, secrets) {
    const body = (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .json */ .Pq)(answer);
    const oauth = oauthError.safeParse(body).data;
    const google = _schema_js__WEBPACK_IMPORTED_MODULE_5__/* .errorAnswer */ .B1.safeParse(body).data?.error;
    const text = oauth ? `${oauth.error}: ${oauth.error_description ?? ''}` : google?.message;
    const kind = (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .kindByStatus */ .aO)(answer.status, 'login-failed');
    const passes = kind === 'throttled' || kind === 'unavailable';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .A(passes ? kind : 'login-failed', {
        operation,
        code: google?.status ?? `HTTP ${answer.status}`,
        detail: (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .wording */ .z4)(text, secrets),
        waitMs: (0,_http_client_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfterMs */ .Vs)(answer),
    });
}
function failed(detail) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .A('login-failed', { detail });
}


/***/ }),

/***/ 7234:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ errorAnswer),
/* harmony export */   tF: () => (/* binding */ versionList),
/* harmony export */   vo: () => (/* binding */ secretAnswer)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(484);


/** An int64, which is a text in JSON. */
const number = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().transform(String)])
    .pipe(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_provider_js__WEBPACK_IMPORTED_MODULE_0__/* .googleSecretManager */ .D.patterns.version));
/**
 * A secret: https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets. Without an etag no write
 * could be conditional. The aliases of others are taken as they are, since all of them are sent back.
 */
const secretAnswer = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    etag: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    versionAliases: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), number).default({}),
});
/** `versions.list`. */
const versionList = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    versions: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .regex(/\/versions\/[1-9]\d{0,18}$/)
            .transform((name) => name.slice(name.lastIndexOf('/') + 1)),
        state: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    }))
        .default([]),
    nextPageToken: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
/** An error of any Google API: https://cloud.google.com/apis/design/errors */
const errorAnswer = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    error: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ status: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(), message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }),
});


/***/ })

};
