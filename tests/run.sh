#!/usr/bin/env bash
# Runs the built test projects one after another and adds them up: run.sh [name...]. The last line is plain: N passed, N failed.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")"
results=../artifacts/test-results
mkdir -p "$results"

passed=0 failed=0 skipped=0 broken=() causes=""
# The runner's summary: "Total: 7, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0"; none where it crashed.
count() { sed -n "s/.*Total: .*$1: \([0-9]*\),.*/\1/p;" "$2" | tail -n 1; }
# What failed and why, without the services' own chatter, of which a log holds a thousand times more.
failures() {
    awk '/ \[FAIL\]$/ { shown = 60; print; next } /^      Output:/ { shown = 0 } shown > 0 && /^      / { shown--; print; next } /^    [^ ]/ { shown = 0 }' "$1"
}
total() { sed -n 's/.*Total: \([0-9]*\),.*/\1/p' "$1" | tail -n 1; }

for project in *.Tests; do
    name=${project%.Tests}
    if [ $# -gt 0 ] && [[ " $* " != *" $name "* && " $* " != *" $project "* ]]; then continue; fi
    # A project without a single test source is not yet begun; one that has tests must run them.
    compgen -G "$project/*.cs" > /dev/null || compgen -G "$project/*/*.cs" > /dev/null || continue
    log=$results/$project.txt
    seconds=$SECONDS
    dotnet "$project/bin/Release/net10.0/$project.dll" -noLogo -noColor > "$log" 2>&1
    code=$?
    t=$(total "$log") s=$(count Skipped "$log") f=$(count Failed "$log") e=$(count Errors "$log")
    t=${t:-0} s=${s:-0} f=$((${f:-0} + ${e:-0}))
    p=$((t - s - f))
    printf '%-24s %5s passed %4s failed %4s skipped %5s s\n' "$project" "$p" "$f" "$s" $((SECONDS - seconds))
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    if [ $code -ne 0 ] || [ $((p + s)) -eq 0 ]; then
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
