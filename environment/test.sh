#!/usr/bin/env bash
# Sets up what is missing, then builds and runs every test. Arguments go to the test programs:
# ./environment/test.sh -class '*FftTests'
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. environment/common.sh
environment/setup.sh || exit 1
stamps=artifacts/stamps

say "Building the tests"
quietly build dotnet build MerWorkbench.sln -c Release --no-restore -v quiet
rm -f "$stamps/build.began"

passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for program in artifacts/bin/*.Tests/release/*.Tests; do
  "$program" -noLogo -noColor "$@" 2>&1 | tee "$log" | grep --line-buffered -v -E '^ +(Discovering|Discovered|Starting|Finished):'
  summary=$(grep -E 'Total: [0-9]+, Errors:' "$log" | tail -n 1)
  if [ -z "$summary" ]; then
    echo "$(basename "$program") ended without a summary"
    failed=$((failed + 1))
    continue
  fi
  count() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<<"$summary"; }
  bad=$(($(count Errors) + $(count Failed)))
  failed=$((failed + bad))
  skipped=$((skipped + $(count Skipped)))
  passed=$((passed + $(count Total) - $(count Failed) - $(count Skipped)))
done

if [ -n "${MER_TEST_DATA:-}" ] && [ "$skipped" -gt 0 ]; then
  echo "MER_TEST_DATA is set, so no test may be skipped; $skipped were."
  failed=$((failed + skipped)) skipped=0
fi
tail=""
[ "$skipped" -gt 0 ] && tail=", $skipped skipped"
echo "$passed passed, $failed failed$tail"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
