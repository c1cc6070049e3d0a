#!/bin/sh
# Runs the worker for one file behind the walls that this machine offers, strongest first:
#   sandbox.sh PYTHON FILE [OUTPUT-FOLDER]     the request line comes on standard input
#   sandbox.sh --protection                    prints which walls would stand
# Walls: prlimit (memory, time, files, size), no network (an own, empty one), no rights to gain, and with
# bubblewrap a file system of which only the programs, the file (to read) and the output folder are there.
# Where user namespaces are not allowed, the limits alone remain; `tuntas doctor` says so.
here=$(cd "$(dirname "$0")" && pwd)
memory=${TUNTAS_WORKER_MEMORY:-1500000000} seconds=${TUNTAS_WORKER_SECONDS:-300}

limits() {
    exec prlimit --as="$memory" --cpu="$seconds" --nofile=128 --fsize=500000000 --core=0 --nproc=512 -- "$@"
}
can_bubble() { command -v bwrap >/dev/null && bwrap --unshare-all --ro-bind / / --dev /dev --proc /proc true 2>/dev/null; }
can_bubble_bare() { command -v bwrap >/dev/null && bwrap --unshare-net --unshare-ipc --ro-bind / / --dev /dev true 2>/dev/null; }
can_unshare() { unshare -rn true 2>/dev/null; }

if [ "${1:-}" = --protection ]; then
    if can_bubble; then echo "limits no-network own-files own-processes"
    elif can_bubble_bare; then echo "limits no-network own-files"
    elif can_unshare; then echo "limits no-network"
    else echo "limits"; fi
    exit 0
fi

python=$1 file=$2 out=${3:-}
# The folder that the interpreter's environment lies in, and the one that its links lead to.
environment=$(dirname "$(dirname "$python")")
set -- "$python" -I -u "$here/read.py"

bubble() {
    binds="--ro-bind /usr /usr --symlink usr/bin /bin --symlink usr/lib /lib --tmpfs /tmp"
    [ -e /lib64 ] && binds="$binds --symlink usr/lib64 /lib64"
    for place in /etc/fonts /etc/ld.so.cache /etc/alternatives /var/cache/fontconfig; do
        [ -e "$place" ] && binds="$binds --ro-bind $place $place"
    done
    [ -n "$out" ] && folder="--bind $out $out" || folder=
    # Word splitting is meant: none of these paths is chosen by who uploads.
    # shellcheck disable=SC2086
    limits bwrap $walls $binds --dev /dev --ro-bind "$environment" "$environment" --ro-bind "$here" "$here" \
        --ro-bind "$file" "$file" $folder --die-with-parent --new-session --chdir /tmp \
        --clearenv --setenv PATH /usr/bin:/bin --setenv LANG C.UTF-8 --setenv TMPDIR /tmp "$@"
}

if can_bubble; then walls="--unshare-all --proc /proc"; bubble "$@"
elif can_bubble_bare; then walls="--unshare-net --unshare-ipc"; bubble "$@"
elif can_unshare; then limits unshare -rn env -i PATH=/usr/bin:/bin LANG=C.UTF-8 TMPDIR="${TMPDIR:-/tmp}" "$@"
else limits env -i PATH=/usr/bin:/bin LANG=C.UTF-8 TMPDIR="${TMPDIR:-/tmp}" "$@"
fi
