# Becomes one child of the host: launch.sh RECORD HOST-PID STOP-SIGNAL LOG COMMAND...
# It records itself before it becomes the command, so there is no moment in which a child runs unrecorded.
record=$1 host=$2 signal=$3 log=$4
shift 4
exec >> "$log" 2>&1 < /dev/null

look() { read -r line < "/proc/$$/stat"; set -- ${line##*) }; parent=$2 started=${20}; }

look
echo "$$ $started $signal" > "$record"
look
# The host died while this was on its way: the guardian may have read the records already.
[ "$parent" = "$host" ] || exit 0
exec "$@"
