#!/usr/bin/env bash
# Rebuilds the bundled faces: static Inter, cut down to what maps are written in.
# Needs npm, python3 with pip. The result is committed; run it only to change the subset.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent inter-ui@4.1.1 >/dev/null
tar xzf inter-ui-4.1.1.tgz
python3 -m venv venv
venv/bin/pip install --quiet fonttools==4.68.0 brotli==1.2.1
# Latin with extensions, Cyrillic, Greek, punctuation, super/subscripts, currency, letterlike
# (№ ™), number forms (Roman numerals), arrows, mathematical signs, shapes, symbols.
unicodes="U+0020-024F,U+0259,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20C0,U+2100-218F,U+2190-21FF,U+2200-22FF,U+2300-23FF,U+25A0-25FF,U+2600-26FF,U+2700-27BF,U+FEFF,U+FFFD"
for style in Regular SemiBold Bold; do
  venv/bin/fonttools ttLib.woff2 decompress -o "Inter-$style.ttf" "package/web/Inter-$style.woff2"
  venv/bin/pyftsubset "Inter-$style.ttf" \
    --unicodes="$unicodes" --layout-features=kern,mark,mkmk,ccmp,locl,calt,tnum,case \
    --no-hinting --notdef-outline --output-file="$here/Inter-$style.ttf"
done
cp package/LICENSE.txt "$here/Inter-LICENSE.txt" 2>/dev/null || find package -iname 'LICENSE*' -exec cp {} "$here/Inter-LICENSE.txt" \;
