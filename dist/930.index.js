export const id = 930;
export const ids = [930];
export const modules = {

/***/ 8832:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

var aws4 = exports,
    url = __webpack_require__(7016),
    querystring = __webpack_require__(3480),
    crypto = __webpack_require__(6982),
    lru = __webpack_require__(2638),
    credentialsCache = lru(1000)

// http://docs.amazonwebservices.com/general/latest/gr/signature-version-4.html

function hmac(key, string, encoding) {
  return crypto.createHmac('sha256', key).update(string, 'utf8').digest(encoding)
}

function hash(string, encoding) {
  return crypto.createHash('sha256').update(string, 'utf8').digest(encoding)
}

// This function assumes the string has already been percent encoded
function encodeRfc3986(urlEncodedString) {
  return urlEncodedString.replace(/[!'()*]/g, function(c) {
    return '%' + c.charCodeAt(0).toString(16).toUpperCase()
  })
}

function encodeRfc3986Full(str) {
  return encodeRfc3986(encodeURIComponent(str))
}

// A bit of a combination of:
// https://github.com/aws/aws-sdk-java-v2/blob/dc695de6ab49ad03934e1b02e7263abbd2354be0/core/auth/src/main/java/software/amazon/awssdk/auth/signer/internal/AbstractAws4Signer.java#L59
// https://github.com/aws/aws-sdk-js/blob/18cb7e5b463b46239f9fdd4a65e2ff8c81831e8f/lib/signers/v4.js#L191-L199
// https://github.com/mhart/aws4fetch/blob/b3aed16b6f17384cf36ea33bcba3c1e9f3bdfefd/src/main.js#L25-L34
var HEADERS_TO_IGNORE = {
  'authorization': true,
  'connection': true,
  'x-amzn-trace-id': true,
  'user-agent': true,
  'expect': true,
  'presigned-expires': true,
  'range': true,
}

// request: { path | body, [host], [method], [headers], [service], [region] }
// credentials: { accessKeyId, secretAccessKey, [sessionToken] }
function RequestSigner(request, credentials) {

  if (typeof request === 'string') request = url.parse(request)

  var headers = request.headers = Object.assign({}, (request.headers || {})),
      hostParts = (!this.service || !this.region) && this.matchHost(request.hostname || request.host || headers.Host || headers.host)

  this.request = request
  this.credentials = credentials || this.defaultCredentials()

  this.service = request.service || hostParts[0] || ''
  this.region = request.region || hostParts[1] || 'us-east-1'

  // SES uses a different domain from the service name
  if (this.service === 'email') this.service = 'ses'

  if (!request.method && request.body)
    request.method = 'POST'

  if (!headers.Host && !headers.host) {
    headers.Host = request.hostname || request.host || this.createHost()

    // If a port is specified explicitly, use it as is
    if (request.port)
      headers.Host += ':' + request.port
  }
  if (!request.hostname && !request.host)
    request.hostname = headers.Host || headers.host

  this.isCodeCommitGit = this.service === 'codecommit' && request.method === 'GIT'

  this.extraHeadersToIgnore = request.extraHeadersToIgnore || Object.create(null)
  this.extraHeadersToInclude = request.extraHeadersToInclude || Object.create(null)
}

RequestSigner.prototype.matchHost = function(host) {
  var match = (host || '').match(/([^\.]{1,63})\.(?:([^\.]{0,63})\.)?amazonaws\.com(\.cn)?$/)
  var hostParts = (match || []).slice(1, 3)

  // ES's hostParts are sometimes the other way round, if the value that is expected
  // to be region equals ‘es’ switch them back
  // e.g. search-cluster-name-aaaa00aaaa0aaa0aaaaaaa0aaa.us-east-1.es.amazonaws.com
  if (hostParts[1] === 'es' || hostParts[1] === 'aoss')
    hostParts = hostParts.reverse()

  if (hostParts[1] == 's3') {
    hostParts[0] = 's3'
    hostParts[1] = 'us-east-1'
  } else {
    for (var i = 0; i < 2; i++) {
      if (/^s3-/.test(hostParts[i])) {
        hostParts[1] = hostParts[i].slice(3)
        hostParts[0] = 's3'
        break
      }
    }
  }

  return hostParts
}

// http://docs.aws.amazon.com/general/latest/gr/rande.html
RequestSigner.prototype.isSingleRegion = function() {
  // Special case for S3 and SimpleDB in us-east-1
  if (['s3', 'sdb'].indexOf(this.service) >= 0 && this.region === 'us-east-1') return true

  return ['cloudfront', 'ls', 'route53', 'iam', 'importexport', 'sts']
    .indexOf(this.service) >= 0
}

RequestSigner.prototype.createHost = function() {
  var region = this.isSingleRegion() ? '' : '.' + this.region,
      subdomain = this.service === 'ses' ? 'email' : this.service
  return subdomain + region + '.amazonaws.com'
}

RequestSigner.prototype.prepareRequest = function() {
  this.parsePath()

  var request = this.request, headers = request.headers, query

  if (request.signQuery) {

    this.parsedPath.query = query = this.parsedPath.query || {}

    if (this.credentials.sessionToken)
      query['X-Amz-Security-Token'] = this.credentials.sessionToken

    if (this.service === 's3' && !query['X-Amz-Expires'])
      query['X-Amz-Expires'] = 86400

    if (query['X-Amz-Date'])
      this.datetime = query['X-Amz-Date']
    else
      query['X-Amz-Date'] = this.getDateTime()

    query['X-Amz-Algorithm'] = 'AWS4-HMAC-SHA256'
    query['X-Amz-Credential'] = this.credentials.accessKeyId + '/' + this.credentialString()
    query['X-Amz-SignedHeaders'] = this.signedHeaders()

  } else {

    if (!request.doNotModifyHeaders && !this.isCodeCommitGit) {
      if (request.body && !headers['Content-Type'] && !headers['content-type'])
        headers['Content-Type'] = 'application/x-www-form-urlencoded; charset=utf-8'

      if (request.body && !headers['Content-Length'] && !headers['content-length'])
        headers['Content-Length'] = Buffer.byteLength(request.body)

      if (this.credentials.sessionToken && !headers['X-Amz-Security-Token'] && !headers['x-amz-security-token'])
        headers['X-Amz-Security-Token'] = this.credentials.sessionToken

      if (this.service === 's3' && !headers['X-Amz-Content-Sha256'] && !headers['x-amz-content-sha256'])
        headers['X-Amz-Content-Sha256'] = hash(this.request.body || '', 'hex')

      if (headers['X-Amz-Date'] || headers['x-amz-date'])
        this.datetime = headers['X-Amz-Date'] || headers['x-amz-date']
      else
        headers['X-Amz-Date'] = this.getDateTime()
    }

    delete headers.Authorization
    delete headers.authorization
  }
}

RequestSigner.prototype.sign = function() {
  if (!this.parsedPath) this.prepareRequest()

  if (this.request.signQuery) {
    this.parsedPath.query['X-Amz-Signature'] = this.signature()
  } else {
    this.request.headers.Authorization = this.authHeader()
  }

  this.request.path = this.formatPath()

  return this.request
}

RequestSigner.prototype.getDateTime = function() {
  if (!this.datetime) {
    var headers = this.request.headers,
      date = new Date(headers.Date || headers.date || new Date)

    this.datetime = date.toISOString().replace(/[:\-]|\.\d{3}/g, '')

    // Remove the trailing 'Z' on the timestamp string for CodeCommit git access
    if (this.isCodeCommitGit) this.datetime = this.datetime.slice(0, -1)
  }
  return this.datetime
}

RequestSigner.prototype.getDate = function() {
  return this.getDateTime().substr(0, 8)
}

RequestSigner.prototype.authHeader = function() {
  return [
    'AWS4-HMAC-SHA256 Credential=' + this.credentials.accessKeyId + '/' + this.credentialString(),
    'SignedHeaders=' + this.signedHeaders(),
    'Signature=' + this.signature(),
  ].join(', ')
}

RequestSigner.prototype.signature = function() {
  var date = this.getDate(),
      cacheKey = [this.credentials.secretAccessKey, date, this.region, this.service].join(),
      kDate, kRegion, kService, kCredentials = credentialsCache.get(cacheKey)
  if (!kCredentials) {
    kDate = hmac('AWS4' + this.credentials.secretAccessKey, date)
    kRegion = hmac(kDate, this.region)
    kService = hmac(kRegion, this.service)
    kCredentials = hmac(kService, 'aws4_request')
    credentialsCache.set(cacheKey, kCredentials)
  }
  return hmac(kCredentials, this.stringToSign(), 'hex')
}

RequestSigner.prototype.stringToSign = function() {
  return [
    'AWS4-HMAC-SHA256',
    this.getDateTime(),
    this.credentialString(),
    hash(this.canonicalString(), 'hex'),
  ].join('\n')
}

RequestSigner.prototype.canonicalString = function() {
  if (!this.parsedPath) this.prepareRequest()

  var pathStr = this.parsedPath.path,
      query = this.parsedPath.query,
      headers = this.request.headers,
      queryStr = '',
      normalizePath = this.service !== 's3',
      decodePath = this.service === 's3' || this.request.doNotEncodePath,
      decodeSlashesInPath = this.service === 's3',
      firstValOnly = this.service === 's3',
      bodyHash

  if (this.service === 's3' && this.request.signQuery) {
    bodyHash = 'UNSIGNED-PAYLOAD'
  } else if (this.isCodeCommitGit) {
    bodyHash = ''
  } else {
    bodyHash = headers['X-Amz-Content-Sha256'] || headers['x-amz-content-sha256'] ||
      hash(this.request.body || '', 'hex')
  }

  if (query) {
    var reducedQuery = Object.keys(query).reduce(function(obj, key) {
      if (!key) return obj
      obj[encodeRfc3986Full(key)] = !Array.isArray(query[key]) ? query[key] :
        (firstValOnly ? query[key][0] : query[key])
      return obj
    }, {})
    var encodedQueryPieces = []
    Object.keys(reducedQuery).sort().forEach(function(key) {
      if (!Array.isArray(reducedQuery[key])) {
        encodedQueryPieces.push(key + '=' + encodeRfc3986Full(reducedQuery[key]))
      } else {
        reducedQuery[key].map(encodeRfc3986Full).sort()
          .forEach(function(val) { encodedQueryPieces.push(key + '=' + val) })
      }
    })
    queryStr = encodedQueryPieces.join('&')
  }
  if (pathStr !== '/') {
    if (normalizePath) pathStr = pathStr.replace(/\/{2,}/g, '/')
    pathStr = pathStr.split('/').reduce(function(path, piece) {
      if (normalizePath && piece === '..') {
        path.pop()
      } else if (!normalizePath || piece !== '.') {
        if (decodePath) piece = decodeURIComponent(piece.replace(/\+/g, ' '))
        path.push(encodeRfc3986Full(piece))
      }
      return path
    }, []).join('/')
    if (pathStr[0] !== '/') pathStr = '/' + pathStr
    if (decodeSlashesInPath) pathStr = pathStr.replace(/%2F/g, '/')
  }

  return [
    this.request.method || 'GET',
    pathStr,
    queryStr,
    this.canonicalHeaders() + '\n',
    this.signedHeaders(),
    bodyHash,
  ].join('\n')
}

RequestSigner.prototype.filterHeaders = function() {
  var headers = this.request.headers,
      extraHeadersToInclude = this.extraHeadersToInclude,
      extraHeadersToIgnore = this.extraHeadersToIgnore
  this.filteredHeaders = Object.keys(headers)
    .map(function(key) { return [key.toLowerCase(), headers[key]] })
    .filter(function(entry) {
      return extraHeadersToInclude[entry[0]] ||
        (HEADERS_TO_IGNORE[entry[0]] == null && !extraHeadersToIgnore[entry[0]])
    })
    .sort(function(a, b) { return a[0] < b[0] ? -1 : 1 })
}

RequestSigner.prototype.canonicalHeaders = function() {
  if (!this.filteredHeaders) this.filterHeaders()

  return this.filteredHeaders.map(function(entry) {
    return entry[0] + ':' + entry[1].toString().trim().replace(/\s+/g, ' ')
  }).join('\n')
}

RequestSigner.prototype.signedHeaders = function() {
  if (!this.filteredHeaders) this.filterHeaders()

  return this.filteredHeaders.map(function(entry) { return entry[0] }).join(';')
}

RequestSigner.prototype.credentialString = function() {
  return [
    this.getDate(),
    this.region,
    this.service,
    'aws4_request',
  ].join('/')
}

RequestSigner.prototype.defaultCredentials = function() {
  var env = process.env
  return {
    accessKeyId: env.AWS_ACCESS_KEY_ID || env.AWS_ACCESS_KEY,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY || env.AWS_SECRET_KEY,
    sessionToken: env.AWS_SESSION_TOKEN,
  }
}

RequestSigner.prototype.parsePath = function() {
  var path = this.request.path || '/'

  // S3 doesn't always encode characters > 127 correctly and
  // all services don't encode characters > 255 correctly
  // So if there are non-reserved chars (and it's not already all % encoded), just encode them all
  if (/[^0-9A-Za-z;,/?:@&=+$\-_.!~*'()#%]/.test(path)) {
    path = encodeURI(decodeURI(path))
  }

  var queryIx = path.indexOf('?'),
      query = null

  if (queryIx >= 0) {
    query = querystring.parse(path.slice(queryIx + 1))
    path = path.slice(0, queryIx)
  }

  this.parsedPath = {
    path: path,
    query: query,
  }
}

RequestSigner.prototype.formatPath = function() {
  var path = this.parsedPath.path,
      query = this.parsedPath.query

  if (!query) return path

  // Services don't support empty query string keys
  if (query[''] != null) delete query['']

  return path + '?' + encodeRfc3986(querystring.stringify(query))
}

aws4.RequestSigner = RequestSigner

aws4.sign = function(request, credentials) {
  return new RequestSigner(request, credentials).sign()
}


/***/ }),

/***/ 2638:
/***/ ((module) => {

module.exports = function(size) {
  return new LruCache(size)
}

function LruCache(size) {
  this.capacity = size | 0
  this.map = Object.create(null)
  this.list = new DoublyLinkedList()
}

LruCache.prototype.get = function(key) {
  var node = this.map[key]
  if (node == null) return undefined
  this.used(node)
  return node.val
}

LruCache.prototype.set = function(key, val) {
  var node = this.map[key]
  if (node != null) {
    node.val = val
  } else {
    if (!this.capacity) this.prune()
    if (!this.capacity) return false
    node = new DoublyLinkedNode(key, val)
    this.map[key] = node
    this.capacity--
  }
  this.used(node)
  return true
}

LruCache.prototype.used = function(node) {
  this.list.moveToFront(node)
}

LruCache.prototype.prune = function() {
  var node = this.list.pop()
  if (node != null) {
    delete this.map[node.key]
    this.capacity++
  }
}


function DoublyLinkedList() {
  this.firstNode = null
  this.lastNode = null
}

DoublyLinkedList.prototype.moveToFront = function(node) {
  if (this.firstNode == node) return

  this.remove(node)

  if (this.firstNode == null) {
    this.firstNode = node
    this.lastNode = node
    node.prev = null
    node.next = null
  } else {
    node.prev = null
    node.next = this.firstNode
    node.next.prev = node
    this.firstNode = node
  }
}

DoublyLinkedList.prototype.pop = function() {
  var lastNode = this.lastNode
  if (lastNode != null) {
    this.remove(lastNode)
  }
  return lastNode
}

DoublyLinkedList.prototype.remove = function(node) {
  if (this.firstNode == node) {
    this.firstNode = node.next
  } else if (node.prev != null) {
    node.prev.next = node.next
  }
  if (this.lastNode == node) {
    this.lastNode = node.prev
  } else if (node.next != null) {
    node.next.prev = node.prev
  }
}


function DoublyLinkedNode(key, val) {
  this.key = key
  this.val = val
  this.prev = null
  this.next = null
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

/***/ 5930:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  open: () => (/* binding */ store_open)
});

// EXTERNAL MODULE: ./node_modules/aws4/aws4.js
var aws4 = __webpack_require__(8832);
var aws4_default = /*#__PURE__*/__webpack_require__.n(aws4);
// EXTERNAL MODULE: ./src/http/client.ts
var client = __webpack_require__(3329);
// EXTERNAL MODULE: ./src/http/pace.ts
var pace = __webpack_require__(1006);
// EXTERNAL MODULE: ./src/problem.ts
var problem = __webpack_require__(4008);
// EXTERNAL MODULE: ./src/stores/answer.ts
var stores_answer = __webpack_require__(5614);
// EXTERNAL MODULE: ./src/stores/aws-secrets-manager/provider.ts
var provider = __webpack_require__(9169);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./src/stores/aws-secrets-manager/schema.ts


const version = schemas/* string */.YjP().regex(provider/* awsSecretsManager */.EQ.patterns.version);
/** Labels by version. The keys are looked at as a whole, since what is wrong with one would be quoted. */
const labels = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP()))
    .refine((all) => Object.keys(all).every((id) => version.safeParse(id).success), 'holds an id that is none');
/** `DescribeSecret`: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
const description = schemas/* object */.Ikc({
    ARN: schemas/* string */.YjP(),
    /** Only versions that have a label. */
    VersionIdsToStages: labels.nullish(),
    /** In seconds since 1970. */
    DeletedDate: schemas/* number */.aig().nullish(),
    OwningService: schemas/* string */.YjP().nullish(),
    PrimaryRegion: schemas/* string */.YjP().nullish(),
});
/** `ListSecretVersionIds`: a page may be empty though another follows. */
const versionList = schemas/* object */.Ikc({
    ARN: schemas/* string */.YjP(),
    Versions: schemas/* array */.YOg(schemas/* object */.Ikc({ VersionId: version })).nullish(),
    NextToken: schemas/* string */.YjP().nullish(),
});
/** `UpdateSecretVersionStage` says no more than which secret it was. */
const stageAnswer = schemas/* object */.Ikc({ ARN: schemas/* string */.YjP() });
/** An error in the protocol JSON 1.1: its name may have a namespace before a `#`, its text has either spelling. */
const errorAnswer = schemas/* object */.Ikc({ __type: schemas/* string */.YjP().nullish(), message: schemas/* string */.YjP().nullish(), Message: schemas/* string */.YjP().nullish() })
    .transform(({ __type, message, Message }) => ({ name: __type ?? undefined, text: message ?? Message ?? undefined }));

;// CONCATENATED MODULE: ./src/stores/aws-secrets-manager/store.ts







/**
 * 50 requests a second per region, for all calls that change a secret together
 * (https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html).
 */
const store_pace = new pace/* Pace */.o(50);
/** The largest page there is; a secret holds about 100 versions, more for a day. */
const pageSize = 100;
const mostPages = 50;
/** Opens a secret in Secrets Manager. */
const store_open = (ref, { credentials, client }) => {
    const requestIds = [];
    const url = new URL(ref.endpoint ?? (0,provider/* originOf */.yv)('secretsmanager', ref.region));
    function call(kind, operation, parameters, schema) {
        const body = JSON.stringify({ SecretId: ref.secret, ...parameters });
        return client.send(kind, (date) => sign(date, credentials, ref.region, url, operation, body), (answer) => {
            const facts = { operation, requestId: (0,stores_answer/* identifier */.Cv)(answer.header('x-amzn-requestid')) };
            if (facts.requestId)
                requestIds.push(facts.requestId);
            if (answer.status >= 400)
                throw store_problem(answer, facts, credentials);
            return { parsed: (0,stores_answer/* read */.LF)(schema, answer, facts), facts };
        }, store_pace);
    }
    return Promise.resolve({
        ref,
        rules: provider/* awsSecretsManager */.EQ.rules,
        requestIds,
        /** `DescribeSecret` has all labels; a wanted version without any is looked for by `ListSecretVersionIds`. */
        async read(wanted = []) {
            const { parsed: secret, facts } = await call('read', 'DescribeSecret', {}, description);
            checkMovable(secret, ref.region, credentials, facts);
            const versions = new Map();
            for (const [id, stages] of Object.entries(secret.VersionIdsToStages ?? {})) {
                versions.set(id, { id, stages, expires: null });
            }
            const isComplete = () => wanted.every((id) => versions.has(id));
            let token;
            for (let page = 1; page <= mostPages && !isComplete() && (page === 1 || token); page++) {
                const parameters = { IncludeDeprecated: true, MaxResults: pageSize, ...(token && { NextToken: token }) };
                const { parsed: list } = await call('read', 'ListSecretVersionIds', parameters, versionList);
                // Labels are taken from the one answer alone: between the two they may have moved.
                for (const { VersionId: id } of list.Versions ?? []) {
                    if (!versions.has(id))
                        versions.set(id, { id, stages: [], expires: null });
                }
                token = list.NextToken;
            }
            return [...versions.values()];
        },
        /** `UpdateSecretVersionStage`, refused unless the label is on `RemoveFromVersionId`, or on none without it. */
        async move({ stage, before, after }) {
            const parameters = {
                VersionStage: stage,
                ...(before !== null && { RemoveFromVersionId: before }),
                ...(after !== null && { MoveToVersionId: after }),
            };
            await call('write', 'UpdateSecretVersionStage', parameters, stageAnswer);
            return undefined;
        },
    });
};
/** Refuses a secret whose labels the store would not let anybody move here. */
function checkMovable(secret, region, credentials, facts) {
    const { ARN: arn, DeletedDate: deleted, OwningService: owner, PrimaryRegion: primary } = secret;
    if (typeof deleted === 'number') {
        const date = new Date(deleted * 1000);
        const detail = Number.isNaN(date.getTime()) ? undefined : `at ${date.toISOString()}`;
        throw new problem/* Problem */.A('secret-deleting', { ...facts, detail });
    }
    if (owner)
        throw new problem/* Problem */.A('not-generic', { ...facts, detail: `it belongs to ${(0,stores_answer/* wording */.z4)(owner, credentials)}` });
    if (primary && primary !== ((0,provider/* regionIn */.Ug)(arn) ?? region)) {
        throw new problem/* Problem */.A('replica', { ...facts, detail: `the primary region is ${(0,stores_answer/* wording */.z4)(primary, credentials)}` });
    }
}
/** Signature Version 4 over all headers: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
function sign(date, credentials, region, url, operation, body) {
    if ('authToken' in credentials)
        throw new TypeError('AWS Secrets Manager takes no bearer token');
    const { accessKeyId, secretAccessKey, securityToken } = credentials;
    const headers = {
        // The library would add the length as a number.
        'content-length': String(Buffer.byteLength(body)),
        'content-type': 'application/x-amz-json-1.1',
        host: url.host,
        'x-amz-date': date.toISOString().replace(/[-:]|\.\d+/g, ''),
        'x-amz-target': `secretsmanager.${operation}`,
        ...(securityToken !== undefined && { 'x-amz-security-token': securityToken }),
    };
    const unsigned = { service: 'secretsmanager', region, method: 'POST', path: '/', headers, body };
    const signed = aws4_default().sign(unsigned, { accessKeyId, secretAccessKey });
    return { method: 'POST', url, body, headers: signed.headers };
}
/**
 * What an error means, by its name first, since nearly all are 400. Those of the service
 * (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html#API_UpdateSecretVersionStage_Errors),
 * then those that all services share
 * (https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html), with and without their ending.
 */
const kinds = [
    [/^LimitExceededException$/, 'label-quota'],
    [/^(Throttling|Throttled|RequestThrottled|TooManyRequests|RequestLimitExceeded|SlowDown)(Exception)?$/, 'throttled'],
    [/^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)(Exception)?$/, 'clock-skew'],
    [
        /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|MissingAuthenticationToken)(Exception)?$/,
        'bad-credentials',
    ],
    [
        /^(InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|InvalidToken|AuthFailure)(Exception)?$/,
        'bad-credentials',
    ],
    [/^(AccessDenied|NotAuthorized|UnauthorizedOperation|OptInRequired)(Exception)?$/, 'no-permission'],
];
/** What only the text of an error tells. Where it is worded otherwise, the error is still one, with its text. */
const kindsByText = [
    ['InvalidSignatureException', /^Signature (expired|not yet current)/, 'clock-skew'],
    ['InvalidRequestException', /marked for deletion/, 'secret-deleting'],
];
function store_problem(answer, facts, credentials) {
    const error = errorAnswer.safeParse((0,stores_answer/* json */.Pq)(answer)).data;
    const type = error?.name ?? answer.header('x-amzn-errortype');
    // `namespace#Name` in the body, `Name:address` in the header.
    const code = (0,stores_answer/* identifier */.Cv)(type?.replace(/^.*#/, '').replace(/:.*$/, ''));
    const notFound = facts.operation === 'UpdateSecretVersionStage' ? 'version-not-found' : 'secret-not-found';
    const isFound = code !== 'ResourceNotFoundException';
    const kind = kindsByText.find(([name, text]) => code === name && text.test(error?.text ?? ''))?.[2] ??
        kinds.find(([pattern]) => code !== undefined && pattern.test(code))?.[1] ??
        (isFound ? (0,stores_answer/* kindByStatus */.aO)(answer.status, notFound) : notFound);
    // A signature that does not match may be answered with all that was to be signed, token and all.
    const detail = kind === 'bad-credentials' ? undefined : (0,stores_answer/* wording */.z4)(error?.text, credentials);
    return new problem/* Problem */.A(kind, {
        ...facts,
        code: code ?? `HTTP ${answer.status}`,
        detail,
        waitMs: (0,client/* retryAfterMs */.Vs)(answer),
        serverTime: (0,client/* serverTime */.nI)(answer),
    });
}


/***/ })

};
