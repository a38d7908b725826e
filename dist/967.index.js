export const id = 967;
export const ids = [967];
export const modules = {
	4967: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, { logIn: () => logIn });
		var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161), node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760), _auth_credentials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3331), _errors_api_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(607), _small_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2973), _names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5130);
		let logIn = async (path, { readVariable, mask }) => {
			let read = (name) => readVariable(_names_js__WEBPACK_IMPORTED_MODULE_6__.Bt[name]), passphrase = read("passphrase");
			if (![
				"user",
				"fingerprint",
				"privateKey",
				"privateKeyFile"
			].some(read)) {
				let name = read("profile") ?? "DEFAULT";
				return fromProfile(parseProfile(await readText(path, "the configuration file"), name), name, passphrase, mask);
			}
			let privateKey = read("privateKey") ?? await readText(read("privateKeyFile"), "OCI_CLI_KEY_FILE"), [user, tenancy, fingerprint] = [
				read("user"),
				read("tenancy"),
				read("fingerprint")
			];
			return toSigningKey({
				user,
				tenancy,
				fingerprint,
				privateKey
			}, passphrase, _names_js__WEBPACK_IMPORTED_MODULE_6__.Bt, mask);
		};
		async function fromProfile(profile, name, passphraseInVariable, mask) {
			let passphrase = profile.get("pass_phrase") ?? passphraseInVariable;
			passphrase !== void 0 && mask(passphrase);
			let inProfile = (key) => `\`${key}\` of the profile ${name}`, privateKey = await readText(profile.get("key_file"), inProfile("key_file")), tokenFile = profile.get("security_token_file");
			if (tokenFile !== void 0) {
				let securityToken = (await readText(tokenFile, inProfile("security_token_file"))).trim();
				if (!/^[\x21-\x7e]+$/.test(securityToken)) throw failed(`${inProfile("security_token_file")} holds no token`);
				return mask(securityToken), {
					...checkKey(privateKey, passphrase, mask),
					keyId: `ST$${securityToken}`,
					securityToken
				};
			}
			let [user, tenancy, fingerprint] = [
				"user",
				"tenancy",
				"fingerprint"
			].map((key) => profile.get(key)), names = {
				user: inProfile("user"),
				tenancy: inProfile("tenancy"),
				fingerprint: inProfile("fingerprint")
			};
			return toSigningKey({
				user,
				tenancy,
				fingerprint,
				privateKey
			}, passphrase, names, mask);
		}
		function toSigningKey({ user, tenancy, fingerprint, privateKey }, passphrase, names, mask) {
			let parts = {
				tenancy,
				user,
				fingerprint
			};
			for (let [name, value] of Object.entries(parts)) {
				if (value === void 0) throw failed(`${names[name]} is unset`);
				if (!/^[\w.:-]{1,255}$/.test(value)) throw failed(`${names[name]} is invalid`);
			}
			return {
				...checkKey(privateKey ?? "", passphrase, mask),
				keyId: Object.values(parts).join("/")
			};
		}
		function checkKey(privateKey, passphrase, mask) {
			for (let line of (0, _auth_credentials_js__WEBPACK_IMPORTED_MODULE_3__.Wi)(privateKey)) mask(line);
			try {
				if ((0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({
					key: privateKey,
					passphrase
				}).asymmetricKeyType === "rsa") return {
					privateKey,
					passphrase
				};
			} catch {}
			throw failed("the private key is not an RSA key in PEM, or its passphrase is missing or wrong");
		}
		function parseProfile(text, name) {
			let profiles = new Map(), profile = new Map();
			for (let line of text.split(/\r?\n/)) {
				let section = /^\s*\[([^\]]+)\]\s*$/.exec(line)?.[1]?.trim();
				section !== void 0 && (profile = profiles.get(section) ?? new Map(), profiles.set(section, profile));
				let [, key, value] = /^\s*([^#;[\s=:][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
				section === void 0 && key !== void 0 && value && profile.set(key.toLowerCase(), value);
			}
			let found = profiles.get(name);
			if (found === void 0) throw failed(`the configuration file has no profile ${name}`);
			let tenancy = found.get("tenancy") ?? profiles.get("DEFAULT")?.get("tenancy");
			return tenancy === void 0 ? found : new Map([...found, ["tenancy", tenancy]]);
		}
		async function readText(path, source) {
			if (path === void 0) throw failed(`${source} is unset`);
			let text = await (0, _small_file_js__WEBPACK_IMPORTED_MODULE_5__.E)(path.startsWith("~/") ? (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0, node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), path.slice(2)) : path);
			if (text === void 0) throw failed(`${source} cannot be read`);
			return text;
		}
		function failed(detail) {
			return new _errors_api_error_js__WEBPACK_IMPORTED_MODULE_4__.hD("credentials-unavailable", {
				detail,
				advice: "Set OCI_CLI_USER, OCI_CLI_TENANCY, OCI_CLI_FINGERPRINT and OCI_CLI_KEY_CONTENT, or run a login step in this job, before this step. docs/oci-vault.md has both."
			});
		}
	}),
	2973: ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, { E: () => readSmallFile });
		var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
		async function readSmallFile(path) {
			let stats = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => void 0);
			if (!(!stats?.isFile() || stats.size > 65536)) return (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(() => void 0);
		}
	})
};
