#!/usr/bin/env bash
# Sees to it that PostgreSQL and RabbitMQ are installed, from the system's packages where this may be done. Installing them here
# never creates or starts the system's own cluster or broker: NativeHost runs private ones.
set -euo pipefail

missing=()
[ -n "${ConnectionStrings__postgres:-}" ] || compgen -G '/usr/lib/postgresql/*/bin/postgres' > /dev/null || missing+=(postgresql)
[ -n "${ConnectionStrings__messaging:-}" ] || [ -e /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
[ ${#missing[@]} -gt 0 ] || exit 0

fail() { printf '%s\n' "$*" >&2; exit 1; }
command -v apt-get > /dev/null || fail "Install PostgreSQL 15 or newer and RabbitMQ 3.10 or newer (missing: ${missing[*]}), or give ConnectionStrings__postgres, ConnectionStrings__messaging and Messaging__ManagementUrl."
if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2> /dev/null || fail "Install what is missing first: sudo apt-get install ${missing[*]}"
    exec sudo -n "$(readlink -f "$0")"
fi

policy=/usr/sbin/policy-rc.d
clusters=/etc/postgresql-common/createcluster.d
ours=$clusters/zz-platform-no-cluster.conf
made=()
trap '[ ${#made[@]} -eq 0 ] || rm -f -- "${made[@]}"' EXIT
trap 'exit 130' INT TERM

# 101 is "action forbidden by policy": the packages' scripts then start nothing.
if [ ! -e "$policy" ]; then
    made+=("$policy")
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
fi
mkdir -p "$clusters"
made+=("$ours")
echo 'create_main_cluster = false' > "$ours"

echo "Installing ${missing[*]} from the system's packages ..." >&2
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}" > /dev/null; }
install 2> /dev/null || { apt-get update -qq && install; } || fail "apt-get could not install ${missing[*]}; its messages stand above."

# Not at the next boot either, unless someone wants them: these were installed for private instances only.
if command -v systemctl > /dev/null; then
    systemctl disable postgresql rabbitmq-server > /dev/null 2>&1 || true
fi
