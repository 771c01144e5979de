#!/usr/bin/env bash
# Refreshes the plotly.js that the library embeds from the version pinned in package.json.
# Needs npm; nothing else in this repository does. To move to another version: change package.json, run this, commit both.
set -euo pipefail
cd "$(dirname "$0")"
assets="$(realpath ../../src/MerWorkbench/Figures/Assets)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# The lock keeps the versions and digests; the addresses are those of whichever registry npm is set to.
npm install --package-lock-only --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved
cp package.json package-lock.json "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund)

package="$work/node_modules/plotly.js-cartesian-dist-min"
install -m 644 "$package/plotly-cartesian.min.js" "$assets/plotly-cartesian.min.js"
install -m 644 "$package/LICENSE" "$assets/plotly-LICENSE.txt"
(cd "$assets" && sha256sum plotly-cartesian.min.js > plotly-cartesian.min.js.sha256)
cat "$assets/plotly-cartesian.min.js.sha256"
