export const id = 887;
export const ids = [887];
export const modules = {

/***/ 6887:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Deployments: () => (/* binding */ Deployments)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2857);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3329);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4008);
/* harmony import */ var _promotion_refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1953);
/* harmony import */ var _stores_answer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5614);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2937);
/** The deployments of one environment: https://docs.github.com/en/rest/deployments/deployments. */







/** What tells the deployments of this action from all others. */
const task = 'promote-secret';
/** A page may hold a hundred payloads that are as long as a record gets. */
const answerBytes = 16 * 1024 * 1024;
/** With no hint, GitHub wants a minute: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api. */
const usualWaitMs = 60_000;
/** GitHub's own names of the requests, by method and end of the path. */
const operations = {
    'GET deployments': 'List deployments',
    'POST deployments': 'Create a deployment',
    'GET statuses': 'List deployment statuses',
    'POST statuses': 'Create a deployment status',
};
const advices = {
    'bad-credentials': 'Check `github-token`: it is good for its job only.',
    'no-permission': 'Add `permissions: deployments: write` to the job, beside the other permissions that it needs; a token of your own in `github-token` needs the same for this repository.',
    throttled: 'Run again later.',
    rejected: 'Check `environment`, and that the commit of this run is in this repository.',
    conflict: 'Run again; the deployment would have been in the way of another one.',
    unreachable: 'Check the network of the runner and its proxy variables.',
    redirected: 'Check whether the repository was renamed, then run again.',
    unreadable: 'Check that no proxy answers in place of GitHub.',
    untrusted: 'A certificate authority of your own is trusted by way of `NODE_EXTRA_CA_CERTS`.',
};
const id = zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().positive();
const deploymentSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ id, task: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), payload: zod__WEBPACK_IMPORTED_MODULE_6__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_6__/* .looseObject */ ._H3({})]) })
    .transform(({ payload, ...rest }) => ({
    ...rest,
    // What was sent as an object comes back as one.
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
}));
const statusSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ id, state: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), description: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().nullish() });
/** The deployments that this action has made in one environment. Everything in here throws a {@link Refusal}. */
class Deployments {
    #access;
    #client;
    #octokit;
    #place;
    constructor(access) {
        this.#access = access;
        this.#client = new _http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .Client */ .Kj(access.deadline, access.attempts, 1, answerBytes);
        this.#octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(access.token, { userAgent: 'promote-secret-version', request: { fetch: this.#fetch } });
        const [owner = '', repo = ''] = access.repository.split('/');
        this.#place = { owner, repo };
    }
    /**
     * Makes a deployment and returns its id. Where the answer is lost, it is looked for before another is made: one with
     * the same payload and without any status has not been begun.
     */
    async create(payload, isSame, description) {
        const { deadline, attempts, environment, sha } = this.#access;
        const body = {
            ...{ ...this.#place, ref: sha, task, environment, description: (0,_marks_js__WEBPACK_IMPORTED_MODULE_5__/* .shortened */ .vI)(description) },
            payload: JSON.parse(payload),
            auto_merge: false,
            required_contexts: [],
        };
        return inWords(async () => {
            for (let attempt = 1;; attempt++) {
                try {
                    const { data } = await this.#octokit.rest.repos.createDeployment(body).catch(rethrowProblem);
                    return read(deploymentSchema, data, 'Create a deployment').id;
                }
                catch (error) {
                    if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A) || error.retry !== 'reads' || attempt >= attempts)
                        throw error;
                    await deadline.pause(attempt, error);
                    for await (const made of this.#pages({ ref: sha })) {
                        if (isSame(made.payload) && (await this.#statuses(made.id)).length === 0)
                            return made.id;
                    }
                }
            }
        });
    }
    /** The first that is what is looked for, from the newest on. */
    find(isWanted) {
        return inWords(async () => {
            for await (const deployment of this.#pages({}))
                if (await isWanted(deployment))
                    return deployment;
            return undefined;
        });
    }
    /** The statuses of a deployment, the newest first. */
    statuses(deployment) {
        return inWords(() => this.#statuses(deployment));
    }
    /** Adds a status. A second one of the same does no harm, so it is sent again after a lost answer. */
    async mark(deployment, { state, description }) {
        const { run } = this.#access;
        const link = run === undefined ? {} : { log_url: run };
        const body = { ...this.#place, deployment_id: deployment, state, description, ...link, auto_inactive: false };
        await inWords(async () => {
            const { data } = await this.#octokit.rest.repos.createDeploymentStatus(body).catch(rethrowProblem);
            read(statusSchema, data, 'Create a deployment status');
        });
    }
    /** Closes the connections. */
    async close() {
        await this.#client.close();
    }
    async *#pages(filter) {
        const { environment } = this.#access;
        const query = { ...this.#place, task, environment, per_page: 100, ...filter };
        const pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeployments, query);
        for await (const each of problemsOf(pages)) {
            yield* read(zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(deploymentSchema), each.data, 'List deployments').filter((made) => made.task === task);
        }
    }
    async #statuses(deployment) {
        const query = { ...this.#place, deployment_id: deployment, per_page: 100 };
        const all = [];
        const pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeploymentStatuses, query);
        for await (const each of problemsOf(pages)) {
            all.push(...read(zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(statusSchema), each.data, 'List deployment statuses'));
        }
        // In which order they are listed is not documented.
        return all.sort((a, b) => b.id - a.id).map(({ state, description }) => ({ state, description: description ?? '' }));
    }
    /** `fetch` for Octokit: the requests of GitHub are within the deadline and tried again like all others. */
    #fetch = async (address, { method, headers, body }) => {
        const url = new URL(address);
        const operation = operations[`${method} ${url.pathname.split('/').at(-1) ?? ''}`] ?? method;
        const { origin } = new URL(this.#octokit.request.endpoint.DEFAULTS.baseUrl);
        // The address of the next page comes from the server, and the token goes with the request.
        if (url.origin !== origin)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A('unreadable', { operation, detail: 'the next page is elsewhere' });
        const kind = operation === 'Create a deployment' ? 'write' : 'read';
        try {
            return await this.#client.send(kind, () => ({ method, url, headers, body }), (answer) => {
                if (answer.status >= 400)
                    throw this.#problem(answer, operation);
                const kept = ['content-type', 'link'].flatMap((name) => {
                    const value = answer.header(name);
                    return value === undefined ? [] : [[name, value]];
                });
                // A status that allows no body must not get one.
                return new Response(answer.body || null, { status: answer.status, headers: kept });
            });
        }
        catch (error) {
            throw error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A ? new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A(error.kind, { ...error.facts, operation }) : error;
        }
    };
    #problem(answer, operation) {
        const { status } = answer;
        const { message } = errorSchema.parse((0,_stores_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .json */ .Pq)(answer));
        const facts = {
            operation,
            code: `HTTP ${status}`,
            requestId: (0,_stores_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .Cv)(answer.header('x-github-request-id')),
            detail: (0,_stores_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .wording */ .z4)(message, [this.#access.token]),
        };
        const waitMs = (0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(answer) ?? untilResetMs(answer);
        if (status === 429 || (status === 403 && (waitMs !== undefined || /rate limit/i.test(message)))) {
            return new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A('throttled', { ...facts, waitMs: waitMs ?? usualWaitMs });
        }
        if (status === 401)
            return new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A('bad-credentials', facts);
        // Without permission for a private repository it is as if there were none.
        if (status === 403 || status === 404)
            return new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A('no-permission', facts);
        if (status === 409)
            return new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A('conflict', facts);
        return new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A(status >= 500 ? 'unavailable' : 'rejected', { ...facts, waitMs });
    }
}
const errorSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }).catch({ message: '' });
/** The wait until the primary rate limit is lifted, where that is used up. */
function untilResetMs(answer) {
    const reset = Number(answer.header('x-ratelimit-reset'));
    if (answer.header('x-ratelimit-remaining') !== '0' || !(reset > 0))
        return undefined;
    return Math.max(0, reset * 1000 - ((0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .serverTime */ .nI)(answer) ?? Date.now()));
}
function read(schema, data, operation) {
    const parsed = schema.safeParse(data);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const detail = [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A('unreadable', { operation, detail });
}
async function* problemsOf(pages) {
    try {
        yield* pages;
    }
    catch (error) {
        rethrowProblem(error);
    }
}
/** Octokit wraps what its `fetch` throws in an error that holds the whole request. */
function rethrowProblem(error) {
    throw error instanceof Error && error.cause instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A ? error.cause : error;
}
async function inWords(work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A))
            throw error;
        const what = error.message.replaceAll('the store', 'GitHub');
        throw new _promotion_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .Refusal */ .P(`the deployment record: ${what}`, advices[error.kind] ?? error.advice);
    }
}


/***/ })

};
