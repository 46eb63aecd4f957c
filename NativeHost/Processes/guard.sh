# Waits for the host's end (end of file on standard input), then stops what it left behind:
# guard.sh RECORDS [FILE-OR-FOLDER-TO-REMOVE...]
# A record is "pid start-time signal"; the start time tells a child from a stranger with a recycled pid.
records=$1
shift
trap '' INT TERM HUP QUIT
cat > /dev/null

alive() {
    [ -r "/proc/$1/stat" ] && read -r line < "/proc/$1/stat" || return 1
    started=$2
    set -- ${line##*) }
    [ "$1" != Z ] && [ "${20}" = "$started" ]
}

# Records sort in the order in which their processes are to be stopped.
signal_all() {
    left=0
    for record in "$records"/*.pid; do
        [ -f "$record" ] || continue
        pid='' && read -r pid start signal < "$record"
        if [ -n "$pid" ] && alive "$pid" "$start"; then
            left=$((left + 1))
            [ "$1" = none ] || kill -s "${2:-$signal}" -- "-$pid"
            [ "$1" = none ] || kill -s CONT -- "-$pid"
        else
            rm -f "$record"
        fi
    done 2> /dev/null
}

tick=0
while :; do
    if [ $tick -ge 100 ]; then signal_all send KILL
    elif [ $((tick % 20)) -eq 0 ]; then signal_all send
    else signal_all none
    fi
    [ $left -eq 0 ] && break
    [ $tick -ge 200 ] && break
    tick=$((tick + 1))
    sleep 0.1
done
[ $# -eq 0 ] || rm -rf -- "$@"
