#!/usr/bin/env bash
# Sets a checkout up: Debian packages, the native shim, NuGet packages, the command `mer`.
# Each step is skipped when nothing it depends on has changed, so running it again costs about a second.
# --prefix FOLDER tells Jupyter of the C# kernel below that folder (FOLDER/share/jupyter) instead of for the user.
set -euo pipefail
prefix=()
case "${1:-}" in
  "") ;;
  --prefix) prefix=(--prefix "$(readlink -m "${2:?--prefix needs a folder}")") ;;
  *) echo "Unknown argument: $1. There is: --prefix FOLDER" >&2; exit 2 ;;
esac
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. environment/common.sh

stamps=artifacts/stamps
need_sdk
mkdir -p "$stamps"

step_packages() {
  local wanted missing=() name
  mapfile -t wanted < <(sed 's/#.*//; s/[[:space:]]//g; /^$/d' environment/packages.txt)
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    [ "${MER_SKIP_PACKAGES:-}" = 1 ] && return 0
    say "This system has no apt. Install the counterparts of these Debian packages, then run again with MER_SKIP_PACKAGES=1:"
    grep -v '^#' environment/packages.txt >&2
    exit 1
  fi
  local installed
  # dpkg-query fails when it does not know a package, which is just what is to be found out.
  installed=" $({ dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "${wanted[@]}" 2>/dev/null || true; } | sed -n 's/^ii *//p' | tr '\n' ' ') "
  for name in "${wanted[@]}"; do
    case "$installed" in *" $name "*) ;; *) missing+=("$name") ;; esac
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "Installing ${missing[*]} needs root, and there is no sudo. As root: apt-get install --no-install-recommends ${missing[*]}"
    say "sudo is used to install Debian packages: ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  quietly packages "${as_root[@]}" apt-get -o Acquire::Retries=3 update
  quietly packages "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -o Acquire::Retries=3 install -y --no-install-recommends "${missing[@]}"
}

step_shim() {
  fresh shim src/MerWorkbench.Torch/native && [ -e artifacts/native/libmertorch.so ] && return 0
  say "Building the native shim"
  quietly shim cmake -S src/MerWorkbench.Torch/native -B artifacts/native/build -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_LIBRARY_OUTPUT_DIRECTORY="$PWD/artifacts/native"
  quietly shim cmake --build artifacts/native/build --parallel 2
  done_with shim
}

step_restore() {
  fresh restore Directory.Build.props Directory.Packages.props global.json MerWorkbench.sln \
    $(find src tests tools -name '*.csproj' -o -name packages.lock.json 2>/dev/null) && return 0
  say "Restoring NuGet packages"
  quietly restore dotnet restore MerWorkbench.sln --locked-mode
  done_with restore
}

step_publish() {
  fresh publish src Directory.Build.props Directory.Packages.props && [ -x artifacts/mer/mer ] && return 0
  say "Building mer"
  local rid=()
  [ "$(uname -m)" = x86_64 ] && rid=(-r linux-x64)
  quietly publish dotnet publish src/MerWorkbench.Cli -c Release --no-restore --no-self-contained "${rid[@]}" -o artifacts/mer
  done_with publish
}

step_kernel() {
  environment/mer kernel install "${prefix[@]}" >&2
}

step_packages
step_shim
step_restore
step_publish
step_kernel
