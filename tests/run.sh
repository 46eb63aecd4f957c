#!/usr/bin/env bash
# Runs the built test projects, PLATFORM_TEST_LANES of them at once (one where it is not set), and adds them up: run.sh [name...].
# The last line is plain: N passed, N failed.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")"
results=../artifacts/test-results
mkdir -p "$results"

# One project to its end, told in a line; its seconds and exit code are kept beside its log.
run() {
    local project=$1 log=$results/$1.txt seconds=$SECONDS code=0
    dotnet "$project/bin/Release/net10.0/$project.dll" -noLogo -noColor > "$log" 2>&1 || code=$?
    echo "$code" > "$results/$project.code"
    printf '%-24s %s  (%s s)\n' "$project" "$(grep -ao 'Total: .*Skipped: [0-9]*' "$log" | tail -n 1 || true)" $((SECONDS - seconds))
}
# The runner's summary: "Total: 7, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0"; none where it crashed.
count() { sed -n "s/.*$1: \([0-9]*\),.*/\1/p" <<< "$(grep -a 'Total: ' "$2" | tail -n 1)"; }
# What failed and why, without the services' own chatter, of which a log holds a thousand times more.
failures() {
    awk '/ \[FAIL\]$/ { shown = 60; print; next } /^      Output:/ { shown = 0 } shown > 0 && /^      / { shown--; print; next } /^    [^ ]/ { shown = 0 }' "$1"
}

# The largest first: the longest is then not the last. A project without a single test source is not yet begun.
projects=()
while read -r _ project; do
    name=${project%.Tests}
    if [ $# -gt 0 ] && [[ " $* " != *" $name "* && " $* " != *" $project "* ]]; then continue; fi
    if compgen -G "$project/*.cs" > /dev/null || compgen -G "$project/*/*.cs" > /dev/null; then projects+=("$project"); fi
done < <(du -s --exclude=bin --exclude=obj -- *.Tests | sort -rn)

# Each job is a group of its own, which an interrupt of this script ends whole.
set -m
trap 'for job in $(jobs -rp); do kill -TERM -- "-$job"; done; exit 130' INT TERM
lanes=${PLATFORM_TEST_LANES:-1}
for project in "${projects[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$lanes" ]; do wait -n; done
    run "$project" &
done
wait

passed=0 failed=0 skipped=0 broken=() causes=""
for project in "${projects[@]}"; do
    log=$results/$project.txt
    t=$(count Total "$log") s=$(count Skipped "$log") f=$(count Failed "$log") e=$(count Errors "$log")
    t=${t:-0} s=${s:-0} f=$((${f:-0} + ${e:-0}))
    p=$((t - s - f))
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    if [ "$(cat "$results/$project.code")" -ne 0 ] || [ $((p + s)) -eq 0 ]; then
        causes+=$(failures "$log")$'\n'
        # A crash, or a project in which nothing ran, counts as a failure even where no test could say so.
        [ $f -gt 0 ] || { failed=$((failed + 1)); tail -n 60 "$log"; }
        mapfile -t names < <(sed -n 's/^ *\([^ ].*\) \[FAIL\]$/\1/p' "$log")
        broken+=("$project: see ${log#../}" "${names[@]}")
    fi
done

# At the end, where everybody looks first.
printf '%s' "$causes"
[ ${#broken[@]} -eq 0 ] || printf 'Failed: %s\n' "${broken[@]}"

if [ $skipped -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ $failed -eq 0 ] && [ $passed -gt 0 ]
