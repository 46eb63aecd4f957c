#!/usr/bin/env bash
# Runs the platform in the background, then the demo against it: demo.sh HOST [--exit] [--fresh]. The exit code is the demo's.
set -euo pipefail
host=$1
shift
stay=true
arguments=()
for argument in "$@"; do
    case $argument in
        --exit) stay=false ;;
        --fresh) arguments+=(--fresh) ;;
        *) echo "demo knows --exit and --fresh, not $argument." >&2; exit 2 ;;
    esac
done

run=${PLATFORM_RUN:-artifacts/run}
log=$run/demo-host.txt
mkdir -p "$run"

: > "$log" # before the host starts: an earlier run's log says that it was healthy
"$host" up "${arguments[@]}" >> "$log" 2>&1 &
pid=$!
# SIGTERM, because a background process of a script ignores SIGINT; the host stops everything in order either way.
trap 'kill -TERM $pid 2> /dev/null || true; wait $pid || true' EXIT
trap 'exit 130' INT TERM

deadline=$((SECONDS + ${PLATFORM_DEMO_WAIT_SECONDS:-180}))
until grep -q '^Healthy after' "$log"; do
    kill -0 $pid 2> /dev/null || { cat "$log" >&2; exit 1; }
    [ $SECONDS -lt $deadline ] || { cat "$log" >&2; echo "The platform was not healthy in time." >&2; exit 1; }
    sleep 0.2
done
grep '^Healthy after' "$log"

code=0
artifacts=artifacts/demo
rm -rf "$artifacts"
dotnet tools/Demo/bin/Release/net10.0/Demo.dll "$run/endpoints.json" "$artifacts" || code=$?
if [ $code -eq 0 ]; then
    dotnet tools/Invariants/bin/Release/net10.0/Invariants.dll "$run/endpoints.json" --summary "$artifacts" || code=$?
fi
if [ $code -eq 0 ]; then
    echo "Check a decision yourself: ./platform verify $artifacts/ranking-region.json --keys ${PLATFORM_DATA:-.data}/evidence/evaluation/evaluation.keys.json"
    echo "Check the books yourself: ./platform verify $artifacts/ledger.json --keys ${PLATFORM_DATA:-.data}/evidence/funding/funding.keys.json"
    echo "API: $(sed -n 's/^Healthy.*(API: \(.*\))/\1/p' "$log"); demo people (drc1, applicant1, expert1, fund1, …) and passwords: services/Identity/Demo/people.json"
fi
if $stay; then
    echo "The platform stays up until Ctrl+C (log: $log)."
    wait $pid || true
fi
exit $code
