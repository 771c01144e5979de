# Sourced by the scripts beside it; run from the repository's root.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then export PATH="$HOME/.dotnet:$PATH"; fi

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }

need_sdk() {
  local asked="The .NET SDK 10.0 is needed (any 10.0 feature band): https://dotnet.microsoft.com/download/dotnet/10.0"
  command -v dotnet >/dev/null || fail "There is no dotnet on PATH. $asked"
  dotnet --version >/dev/null 2>&1 || fail "dotnet is there but offers no SDK that global.json accepts (installed: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')). $asked"
}

# fresh STEP PATH...: true when the step was done and nothing at the paths is newer.
fresh() {
  local stamp=$stamps/$1; shift
  [ -e "$stamp" ] && [ -z "$(find "$@" -newer "$stamp" -print -quit)" ]
}
# The stamp takes the time at which the step began, so that an edit made meanwhile is not missed.
done_with() { mv "$stamps/$1.began" "$stamps/$1"; }

# quietly STEP COMMAND...: the output goes to a log and is shown only when the command fails.
quietly() {
  local step=$1 log=artifacts/stamps/$1.log; shift
  [ -e "$stamps/$step.began" ] || touch "$stamps/$step.began"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    rm -f "$stamps/$step.began"
    fail "This step failed: $* (whole log: $log)"
  fi
}
