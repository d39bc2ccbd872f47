#!/bin/bash
# Roost beside the programs that people use today, on the same folder, in the same run, on this machine alone.
#
# usage: node/src/bench/side-by-side.sh [--rounds N] [--photos N] [--videos N] [FOLDER]
#
# Without a FOLDER it makes a camera roll of some 2 GB (850 photos, 22 videos). Each round runs every program once, one
# after the other, so that a slow minute of the machine hits all; the table shows medians in MB/s (10^6 bytes of photos per
# second of wall clock, start of the program included) and how many times as fast as restic Roost is. Everything durable is
# followed by sync, which counts. The folder is read once before, so it comes from memory for all. restic and borg take part
# where they are installed (Debian: restic, borgbackup), with their defaults; FOLDER is only read.
set -euo pipefail
export LC_ALL=C.UTF-8 TIMEFORMAT=%R

here=$(cd "$(dirname "$0")/../../.." && pwd -P)
rounds=5 photos=850 videos=22 folder=
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2 && shift ;;
    --photos) photos=$2 && shift ;;
    --videos) videos=$2 && shift ;;
    -*) sed -n '2,11s/^# \{0,1\}//p' "$0" && exit 2 ;;
    *) folder=$1 ;;
  esac
  shift
done

work=$(mktemp -d "${TMPDIR:-/tmp}/roost-bench.XXXXXX")
cleanup() {
  for pid in "$work"/*.pid; do
    [ -e "$pid" ] && { kill "$(cat "$pid")" && wait "$(cat "$pid")"; } 2>/dev/null || true
  done
  rm -rf "$work"
}
trap cleanup EXIT
fail() {
  echo "side-by-side: $*" >&2
  exit 1
}

roost() { "$here/roost" "$@"; }
# The first value of a key in our own JSON.
value() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" | head -n 1; }
start() { # HOME
  rm -f "$work/$1.out"
  "$here/roost" run --home "$work/$1" --listen 127.0.0.1:0 --json >"$work/$1.out" 2>"$work/$1.err" &
  echo $! >"$work/$1.pid"
  until [ -s "$work/$1.out" ]; do
    kill -0 "$(cat "$work/$1.pid")" 2>/dev/null || fail "$1 did not start: $(cat "$work/$1.err")"
    sleep 0.1
  done
}
stop() {
  kill "$(cat "$work/$1.pid")"
  wait "$(cat "$work/$1.pid")" || true
  rm "$work/$1.pid"
}
pair() { # MEMBER STORAGE
  local code=
  roost pair --home "$work/$1" --role storage --yes --json >"$work/pair.json" 2>/dev/null &
  until [ -n "$code" ]; do
    sleep 0.05
    code=$(value code <"$work/pair.json")
  done
  echo "$code" | roost join --home "$work/$2" --role storage --code-file - --json >/dev/null 2>&1 || fail "pairing failed"
  wait $!
}
# Waits until every photo of a member is as wanted: backedUp (one copy elsewhere, or here) or safe (two).
until_all() { # STATE MEMBER
  java -cp "$work/classes" UntilAll "$work/$2/control.sock" "$1"
}

# timed NAME COMMAND...: runs it and writes down how long it took.
timed() {
  local name=$1 seconds
  shift
  { seconds=$({ time { "$@" >>"$work/output" 2>&1; }; } 2>&1) && echo "$seconds" >>"$work/times.$name"; } ||
    fail "$name failed: $(tail -n 3 "$work/output")"
}
durable() { "$@" && sync -f "$work"; }
same() { diff -rq "$folder" "$1" >/dev/null || fail "$1 differs from the originals"; }

roost --version >/dev/null
javac -d "$work/classes" "$here/node/src/bench/java/UntilAll.java"
if [ -z "$folder" ]; then
  folder=$work/roll
  java "$here/node/src/bench/java/CameraRoll.java" "$folder" "$photos" "$videos" 1
fi
name=$(basename "$folder")
bytes=$(find "$folder" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%.0f", sum }')
find "$folder" -type f -exec cat {} + >/dev/null
sync
echo "side-by-side: $(find "$folder" -type f | wc -l) files, $bytes bytes, $rounds rounds" >&2

copy_round() {
  timed cp.keep durable cp -a "$folder" "$work/copy"
  timed cp.verify cat_all "$work/copy"
  timed cp.restore durable cp -a "$work/copy" "$work/back"
  rm -rf "$work/copy" "$work/back"
}
cat_all() { find "$1" -type f -exec sha256sum {} +; }

roost_round() {
  roost init --home "$work/m" --name m --json >/dev/null
  timed roost.keep durable roost keep --hold --home "$work/m" --json "$folder"
  timed roost.verify roost verify --home "$work/m" --json --listen 127.0.0.1:0 --no-mdns
  timed roost.restore durable roost restore --home "$work/m" --to "$work/back" --json --listen 127.0.0.1:0 --no-mdns
  same "$work/back/$name"
  rm -rf "$work/back"

  roost init --home "$work/n" --role storage --name n --json >/dev/null
  start m
  start n
  copy() { pair m n && until_all safe m; }
  timed roost.copy durable copy
  timed roost.verify-there roost verify --home "$work/n" --json
  stop m
  stop n
  rm -rf "$work/m" "$work/n"

  roost init --home "$work/m" --name m --json >/dev/null
  roost init --home "$work/n" --role storage --name n --json >/dev/null
  start m
  start n
  pair m n
  keep_and_copy() { roost keep --home "$work/m" --json "$folder" && until_all backedUp m; }
  timed roost.keep-in-place-copied durable keep_and_copy
  stop m
  stop n
  rm -rf "$work/m" "$work/n"
}

restic_round() {
  export RESTIC_REPOSITORY=$work/restic RESTIC_PASSWORD=bench RESTIC_CACHE_DIR=$work/restic-cache
  restic init -q
  timed restic.keep durable restic backup -q "$folder"
  timed restic.verify restic check -q --read-data
  timed restic.restore durable restic restore -q latest --target "$work/back"
  same "$work/back$folder"
  rm -rf "$work/restic" "$work/restic-cache" "$work/back"
}

borg_round() {
  export BORG_REPO=$work/borg BORG_PASSPHRASE=bench BORG_BASE_DIR=$work/borg-base
  borg init -e repokey-blake2
  timed borg.keep durable borg create ::one "$folder"
  timed borg.verify borg check --verify-data
  restore() { mkdir "$work/back" && (cd "$work/back" && borg extract ::one); }
  timed borg.restore durable restore
  same "$work/back$folder"
  rm -rf "$work/borg" "$work/borg-base" "$work/back"
}

for round in $(seq "$rounds"); do
  copy_round
  roost_round
  if command -v restic >/dev/null; then restic_round; fi
  if command -v borg >/dev/null; then borg_round; fi
  echo "side-by-side: round $round of $rounds" >&2
done

speed() { # NAME: the median in MB/s, or nothing
  [ -e "$work/times.$1" ] || return 0
  sort -n "$work/times.$1" | awk -v bytes="$bytes" '{ t[NR] = $1 } END { printf "%.0f", bytes / t[int((NR + 1) / 2)] / 1e6 }'
}
{
  echo "MB/s|cp|roost|restic|borg|roost/restic"
  for work_of in keep verify restore copy verify-there keep-in-place-copied; do
    ours=$(speed "roost.$work_of")
    theirs=$(speed "restic.$work_of")
    echo "$work_of|$(speed "cp.$work_of")|$ours|$theirs|$(speed "borg.$work_of")|$(
      [ -n "$theirs" ] && awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.2f", a / b }'
    )"
  done
} | column -t -s '|'
