export const id = 680;
export const ids = [680];
export const modules = {

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

/***/ 9680:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchange: () => (/* binding */ exchange)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2857);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5614);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5753);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(416);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8265);





const answer = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    credentials: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        access_key_id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1),
        secret_access_key: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1),
        security_token: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1),
    }),
});
/** Codes seen in use; the API's pages list none beyond the status. */
const kinds = [
    [/^STS5\.1001$/, 'role-refused'],
    [/^STS5\.2001$/, 'oidc-refused'],
    // The region has no such API, whatever the status.
    [/^STS5\.1007$/, 'rejected'],
];
/**
 * `AssumeAgencyWithOIDC` of STS v5, unsigned:
 * https://support.huaweicloud.com/intl/en-us/api-iam5/AssumeAgencyWithOIDC.html.
 */
const exchange = async (identity, idToken, client) => {
    const url = new URL(`${identity.endpoint ?? (0,_origin_js__WEBPACK_IMPORTED_MODULE_4__/* .originOf */ .y)('sts', identity.region)}/v5/agencies/assume-with-oidc`);
    const body = JSON.stringify({
        provider_urn: identity.oidcProvider,
        agency_urn: identity.role,
        agency_session_name: identity.sessionName,
        id_token: idToken,
        duration_seconds: identity.seconds,
    });
    const { credentials } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .k)(client, {
        operation: 'AssumeAgencyWithOIDC',
        request: () => ({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body }),
        secret: idToken,
        schema: answer,
        idHeader: 'x-request-id',
        errorOf: (response) => _schema_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAnswer */ .B1.safeParse((0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq)(response)).data ?? {},
        kinds,
    });
    const { access_key_id: accessKeyId, secret_access_key: secretAccessKey, security_token: securityToken } = credentials;
    return { accessKeyId, secretAccessKey, securityToken };
};


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
