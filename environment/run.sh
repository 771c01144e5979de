#!/usr/bin/env bash
# Sets up what is missing, then runs the main job: Grekow's recurrent network on the songs at hand.
# Further arguments go to it: ./environment/run.sh --profile smoke. mer reproduce all runs every experiment of every work.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
environment/setup.sh
exec environment/mer reproduce grekow2021 --input marsyas-mfcc "$@"
