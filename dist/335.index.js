export const id = 335;
export const ids = [335];
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

/***/ 9335:
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
// EXTERNAL MODULE: ./src/stores/google-secret-manager/provider.ts
var provider = __webpack_require__(484);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./src/stores/google-secret-manager/schema.ts


/** An int64, which is a text in JSON. */
const number = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* int */.Whr().transform(String)])
    .pipe(schemas/* string */.YjP().regex(provider/* googleSecretManager */.D.patterns.version));
/**
 * A secret: https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets. Without an etag no write
 * could be conditional. The aliases of others are taken as they are, since all of them are sent back.
 */
const secretAnswer = schemas/* object */.Ikc({
    etag: schemas/* string */.YjP().min(1),
    versionAliases: schemas/* record */.g1P(schemas/* string */.YjP(), number).default({}),
});
/** `versions.list`. */
const versionList = schemas/* object */.Ikc({
    versions: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP()
            .regex(/\/versions\/[1-9]\d{0,18}$/)
            .transform((name) => name.slice(name.lastIndexOf('/') + 1)),
        state: schemas/* string */.YjP(),
    }))
        .default([]),
    nextPageToken: schemas/* string */.YjP().optional(),
});
/** An error of any Google API: https://cloud.google.com/apis/design/errors */
const errorAnswer = schemas/* object */.Ikc({
    error: schemas/* object */.Ikc({ status: schemas/* string */.YjP().optional(), message: schemas/* string */.YjP().optional() }),
});

;// CONCATENATED MODULE: ./src/stores/google-secret-manager/store.ts







/** 600 reads and 600 writes a minute and project (https://cloud.google.com/secret-manager/quotas). */
const store_pace = new pace/* Pace */.o(10);
/** Versions are never purged, so there may be many; a page of them stays well under the size limit of an answer. */
const pageSize = 250;
const mostPages = 100;
/**
 * Opens a secret in Secret Manager. All its aliases are written at once, on the condition that nothing about the secret
 * has changed since it was read: the store remembers that.
 */
const store_open = (ref, { credentials, client }) => {
    if (!('authToken' in credentials))
        throw new TypeError('Google Cloud takes a bearer token only');
    const origin = ref.endpoint ?? `https://secretmanager${ref.region && `.${ref.region}.rep`}.googleapis.com`;
    const segments = [
        ['projects', ref.projectId ?? ''],
        ...(ref.region ? [['locations', ref.region]] : []),
        ['secrets', provider/* googleSecretManager */.D.nameIn(ref.secret)],
    ];
    const secretUrl = `${origin}/v1/${segments.flat().map(encode/* percentEncode */.a).join('/')}`;
    /** What the last answer told: aliases and etag belong together. */
    let latest;
    /** Whether each version that is not destroyed is enabled, the newest first. */
    let versions;
    function call(operation, url, schema, body) {
        const method = body === undefined ? 'GET' : 'PATCH';
        return client.send(method === 'GET' ? 'read' : 'write', () => authorized(credentials, method, new URL(url), body), (answer) => {
            if (answer.status >= 400)
                throw store_problem(answer, operation, credentials);
            return (0,stores_answer/* read */.LF)(schema, answer, { operation });
        }, store_pace);
    }
    async function listVersions() {
        const listed = new Map();
        const pages = new Set(['']);
        for (const token of pages) {
            const url = `${secretUrl}/versions?pageSize=${pageSize}${token && `&pageToken=${(0,encode/* percentEncode */.a)(token)}`}`;
            const page = await call('ListSecretVersions', url, versionList);
            for (const { name, state } of page.versions)
                if (state !== 'DESTROYED')
                    listed.set(name, state === 'ENABLED');
            if (page.nextPageToken && pages.size < mostPages)
                pages.add(page.nextPageToken);
        }
        return listed;
    }
    function snapshot({ versionAliases }, known) {
        const aliases = Object.entries(versionAliases);
        return [...new Set([...known.keys(), ...Object.values(versionAliases)])].map((id) => ({
            id,
            stages: aliases.filter(([, at]) => at === id).map(([stage]) => stage),
            expires: null,
            isDisabled: known.get(id) === false,
            isGone: !known.has(id),
        }));
    }
    return Promise.resolve({
        ref,
        rules: provider/* googleSecretManager */.D.rules,
        // No header with an id of the request is documented.
        requestIds: [],
        /**
         * `GetSecret`, then `ListSecretVersions`, so that a version that has an alias by then is on the list. Getting the
         * wanted ones alone would take as many requests, or more, and could not tell the state of a version that is wanted
         * by its label. Where only labels are wanted the list of before is good enough.
         */
        async read(wanted) {
            latest = await call('GetSecret', secretUrl, secretAnswer);
            if (wanted !== undefined || versions === undefined)
                versions = await listVersions();
            return snapshot(latest, versions);
        },
        /** `UpdateSecret`. The mask names the whole map, so an alias that is left out is removed. */
        async move(...changes) {
            const { etag, versionAliases } = latest ?? (await call('GetSecret', secretUrl, secretAnswer));
            const aliases = new Map(Object.entries(versionAliases));
            for (const { stage, before, after } of changes) {
                const at = aliases.get(stage) ?? null;
                if (at !== before)
                    throw new problem/* Problem */.A('conflict', { detail: `${stage} is on ${at ?? 'no version'}` });
                if (after === null)
                    aliases.delete(stage);
                else
                    aliases.set(stage, after);
            }
            const body = { etag, versionAliases: Object.fromEntries(aliases) };
            latest = await call('UpdateSecret', `${secretUrl}?updateMask=version_aliases`, secretAnswer, body);
            return snapshot(latest, versions ?? new Map());
        },
    });
};
function authorized({ authToken }, method, url, body) {
    const headers = { accept: 'application/json', authorization: `Bearer ${authToken}` };
    if (body === undefined)
        return { method, url, headers };
    return { method, url, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
/** What an error means, by Google's own code first: https://cloud.google.com/apis/design/errors */
const kinds = {
    UNAUTHENTICATED: 'bad-credentials',
    PERMISSION_DENIED: 'no-permission',
    RESOURCE_EXHAUSTED: 'throttled',
    ABORTED: 'unavailable',
    INTERNAL: 'unavailable',
    UNKNOWN: 'unavailable',
    UNAVAILABLE: 'unavailable',
    DEADLINE_EXCEEDED: 'unavailable',
};
function store_problem(answer, operation, credentials) {
    const { status, message } = errorAnswer.safeParse((0,stores_answer/* json */.Pq)(answer)).data?.error ?? {};
    const code = (0,stores_answer/* identifier */.Cv)(status);
    const isWrite = operation === 'UpdateSecret';
    // What a wrong etag is refused with (https://cloud.google.com/secret-manager/docs/etags), and perhaps more; the second
    // is Google's general code for writes that got in each other's way.
    const isOutdated = isWrite && (code === 'FAILED_PRECONDITION' || code === 'ABORTED');
    const known = isOutdated ? 'conflict' : kinds[code ?? ''];
    return new problem/* Problem */.A(known ?? (0,stores_answer/* kindByStatus */.aO)(answer.status, isWrite ? 'version-not-found' : 'secret-not-found'), {
        operation,
        code: code ?? `HTTP ${answer.status}`,
        detail: (0,stores_answer/* wording */.z4)(message, credentials),
        waitMs: (0,client/* retryAfterMs */.Vs)(answer),
        serverTime: (0,client/* serverTime */.nI)(answer),
    });
}


/***/ })

};
