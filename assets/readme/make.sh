#!/usr/bin/env bash
# Makes the README's pictures with the real program: exports, and the window on a virtual screen.
# Needs a release build, xvfb, xdotool and imagemagick; run it after changes to what maps look like.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
cargo build --release --locked
cjm=${CARGO_TARGET_DIR:-target}/release/cjm
"$cjm" export samples/clinic-visit.cjm -o "$here/clinic-visit.png" --width 1848
"$cjm" export samples/online-shop.cjm -o "$here/online-shop-gap.png" --state gap --theme dark --width 1848
.ci/window "$cjm" "$here/window.png"
.ci/window "$cjm" "$here/window-dark.png" samples/clinic-visit.cjm dark
pictures=$(mktemp -d)
.ci/survey "$cjm" "$pictures"
cp "$pictures"/*-understood.png "$here/survey.png"
cp "$pictures"/*-insights.png "$here/insights.png"
.ci/shared "$cjm" "$pictures"
cp "$pictures"/*-conflict.png "$here/conflict.png"
cp "$pictures"/*-versions.png "$here/versions.png"
.ci/telling "$cjm" "$pictures"
cp "$pictures"/*-second.png "$here/told.png"
cp "$pictures"/*-parted.png "$here/pages.png"
rm -rf "$pictures"
