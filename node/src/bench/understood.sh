#!/bin/bash
# What Roost understands of the pictures in a folder, beside what exiftool, libvips, ImageMagick, ffmpeg and libheif say.
#
# usage: node/src/bench/understood.sh FOLDER
#
# Keeps every file of FOLDER in a home of its own (-Xmx256m), lets a node make thumbnails, restores everything and compares.
# Prints how many files came back byte for byte; of the JPEG, PNG, TIFF, HEIC, MOV and MP4 files that exiftool reads
# without an error and finds a time in, how many have that time to the second and with its offset; of the pictures that
# another program decodes, how many have a thumbnail; the files that differ; and the largest heaps. FOLDER is only read:
# copies are worked on, each in a folder of its own, so that no two files are taken for parts of one photo. It needs
# exiftool, and those of vips, ImageMagick, ffmpeg and heif-convert that are installed (Debian: libimage-exiftool-perl,
# libvips-tools, imagemagick, ffmpeg, libheif-examples). ImageMagick's program may be named by MAGICK.
set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")/../../.." && pwd -P)
[ $# = 1 ] && [ -d "$1" ] || { sed -n '2,13s/^# \{0,1\}//p' "$0" && exit 2; }
folder=$(cd "$1" && pwd -P)

work=$(mktemp -d "${TMPDIR:-/tmp}/roost-understood.XXXXXX")
node=
cleanup() {
  [ -z "$node" ] || { kill "$node" && wait "$node"; } 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
fail() {
  echo "understood: $*" >&2
  exit 1
}
say() { echo "understood: $*" >&2; }

magick=${MAGICK:-$(command -v magick || command -v convert || true)}
has() { command -v "$1" >/dev/null; }
has exiftool || fail "exiftool is missing."
[ -n "$magick" ] && "$magick" -size 1x1 xc:red "$work/probe.gif" 2>/dev/null || { magick='' && say "ImageMagick is missing."; }
for tool in vips ffmpeg heif-convert; do has $tool || say "$tool is missing."; done

# One copy of each different content, under a number and the ending that it had.
mkdir "$work/pictures" "$work/heap"
find "$folder" -type f -print0 | sort -z | xargs -0 -r sha256sum -z | awk 'BEGIN { RS = ORS = "\0" } !seen[$1]++ { print substr($0, 67) }' >"$work/found"
number=0
while IFS= read -r -d '' file; do
  number=$((number + 1))
  base=${file##*/}
  ending=${base##*.}
  case $ending in "$base" | *[!A-Za-z0-9]*) ending=bin ;; esac
  mkdir "$work/pictures/$number"
  cp -p "$file" "$work/pictures/$number/$number.$ending"
  printf '%s\t%q\n' "$number.$ending" "${file#"$folder"/}" >>"$work/names"
done <"$work/found"
say "$number different files"

export JAVA_TOOL_OPTIONS="-Xmx256m -Xlog:gc:file=$work/heap/%p.log"
roost() { "$here/roost" "$@" 2>>"$work/errors"; }
java_here() { env -u JAVA_TOOL_OPTIONS java -cp "$here/node/target/lib/*" "$@"; }
home=$work/home

roost init --home "$home" --name understood --json >/dev/null
began=$SECONDS
timeout 3600 "$here/roost" keep --hold --once --home "$home" --listen 127.0.0.1:0 --no-mdns --json "$work/pictures" \
  >"$work/keep.json" 2>>"$work/errors" || fail "keeping failed: $(tail -n 3 "$work/errors")"
say "kept in $((SECONDS - began)) s"

began=$SECONDS
"$here/roost" run --home "$home" --listen 127.0.0.1:0 --no-mdns --json >"$work/run.out" 2>>"$work/errors" &
node=$!
until [ -s "$work/run.out" ]; do
  kill -0 "$node" 2>/dev/null || fail "the node did not start: $(tail -n 3 "$work/errors")"
  sleep 0.2
done
java_here "$here/node/src/bench/java/Pictures.java" "$home/control.sock" "$node" "$work/pictured" &
waiting=$!

exiftool -q -r -json -FileType -Error -DateTimeOriginal -CreateDate -CreationDate -OffsetTimeOriginal \
  -OffsetTimeDigitized -OffsetTime "$work/pictures" >"$work/exif.json" 2>/dev/null || true

# Whether any other program makes a picture of a file.
decodes() {
  local limit=(timeout 60)
  if has vips && "${limit[@]}" vips thumbnail "$1" "$work/probe.png" 32; then return; fi
  if [ -n "$magick" ] && "${limit[@]}" "$magick" "$1[0]" -thumbnail 32x32 "$work/probe.png"; then return; fi
  if has ffmpeg; then
    rm -f "$work/probe.bmp"
    "${limit[@]}" ffmpeg -nostdin -v quiet -y -i "file:$1" -frames:v 1 -s 32x32 "$work/probe.bmp" &&
      [ -s "$work/probe.bmp" ] && return
  fi
  case $1 in
    *.heic | *.HEIC | *.heif | *.HIF | *.hif)
      has heif-convert && "${limit[@]}" heif-convert "$1" "$work/probe.jpg" && return
      ;;
  esac
  return 1
}
: >"$work/decodable"
sed -n 's/.*"SourceFile": "\(.*\)",$/\1/p' "$work/exif.json" | while IFS= read -r file; do
  if decodes "$file" >/dev/null 2>&1; then basename "$file" >>"$work/decodable"; fi
done

wait "$waiting" || fail "the node went away while it made thumbnails: $(tail -n 3 "$work/errors")"
say "thumbnails and everyone else's in $((SECONDS - began)) s"
roost photos --home "$home" --json >"$work/photos.json"
kill "$node"
wait "$node" || true
run=$node node=

roost restore --home "$home" --to "$work/back" --listen 127.0.0.1:0 --no-mdns --json >/dev/null
same=0
differing=()
while IFS= read -r -d '' file; do
  if cmp -s "$file" "$work/back/pictures/${file#"$work/pictures/"}"; then
    same=$((same + 1))
  else
    differing+=("$(sed -n "s/^$(basename "$file")\t//p" "$work/names")")
  fi
done < <(find "$work/pictures" -type f -print0)

printf '%-34s %5d of %5d\n' "byte for byte" "$same" "$number"
[ ${#differing[@]} = 0 ] || printf '    %s\n' "${differing[@]}"
java_here "$here/node/src/bench/java/Understood.java" "$work"

# Before a collection a heap is at its fullest: 12M->5M(32M).
peak() { sed -n 's/.* \([0-9]*\)M->.*/\1/p' "$@" | sort -n | tail -n 1; }
others=$(find "$work/heap" -name '*.log' ! -name "$run.log")
echo "largest heap of the node that stays: $(peak "$work/heap/$run.log") MB; of any other process, decoders included: $(peak $others) MB"
