#!/usr/bin/env bash
# Installs the S3 server that the materials store is tested against, from its lock file. Where Node.js is missing those tests are skipped.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
command -v npm > /dev/null || { echo "Node.js is missing: the S3 store is not tested." >&2; exit 0; }
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent
