#!/usr/bin/env bash
# Installs into `.tools` what the tests use besides npm's packages: vendors' clients for Python and Go, moto, act, zizmor,
# actionlint. A machine without Python or Go, or without a network, does without: the tests that need them are skipped then,
# and the last lines of `npm run test:all` name them.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit
tools="$(cd ../.. && pwd)/.tools"

python3 -m venv "$tools/python" &&
  "$tools/python/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt ||
  echo 'Python 3.10 or newer, or its packages, are not there: the tests that need them are skipped.'

(cd go && GOBIN="$tools/bin" go install tool ./...) ||
  echo 'Go, or its modules, are not there: the tests that need them are skipped.'
