#!/bin/sh
# Sees to the libraries of Debian (and its relatives) that Qt needs: installs what is missing where it may,
# otherwise says in one sentence what to type. Does nothing on other systems.
set -eu
command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 || exit 0

needed="libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
# The C library's GLib package was renamed in Debian 13.
if apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then needed="$needed libglib2.0-0t64"; else needed="$needed libglib2.0-0"; fi
# A window on an X display needs five more.
if [ -n "${DISPLAY:-}" ]; then
  needed="$needed libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
fi

missing=""
for package in $needed; do
  state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$state" = "install ok installed" ] || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ]; then
  echo "Installing what Qt needs:$missing"
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1 || {
    tail -5 "$log" >&2
    echo "Qt's libraries could not be installed; when the network is back, run: apt-get install$missing" >&2
    exit 1
  }
  rm -f "$log"
else
  echo "Qt needs a few libraries of your system; run: sudo apt-get install$missing" >&2
  exit 1
fi
