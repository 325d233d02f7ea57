# Read by scripts that drive the real window by keys and mouse: a virtual screen, preferences of
# their own, the program's window on it, and pictures of it. Before it is read, `cjm` is the binary
# and `out` the folder for pictures or empty.

# A screen that begins anew when its last window goes would turn the next one away.
if [ -z "${CJM_ON_VIRTUAL_SCREEN:-}" ]; then
    export CJM_ON_VIRTUAL_SCREEN=1
    exec xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24 -noreset' "$0" "$@"
fi

work=$(mktemp -d)
out=${out:-$work/pictures}
mkdir -p "$out"
out=$(realpath "$out")
# Preferences of their own: nothing of the user's is read or changed.
export HOME=$work XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work LIBGL_ALWAYS_SOFTWARE=1
# What types Cyrillic letters needs a locale that has them.
export LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
program=
finish() {
    [ -z "$program" ] || kill "$program" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
fail() {
    sleep 1
    import -window root "$out/failed.png"
    cat "$work/log" >&2
    echo "FAILED: $*" >&2
    exit 1
}

# Starts the program in Russian with these arguments and waits for its window: `window`.
start() {
    LC_ALL=ru_RU.UTF-8 "$cjm" --new-window "$@" >"$work/log" 2>&1 &
    program=$!
    window=
    for _ in $(seq 120); do
        window=$(xdotool search --onlyvisible --pid "$program" 2>/dev/null | tail -1 || true)
        [ -n "$window" ] && break
        sleep 0.5
    done
    [ -n "$window" ] || fail "no window after a minute"
    xdotool windowmove "$window" 0 0 windowsize "$window" 1600 1000 windowfocus "$window"
    sleep 4
}

pictures=0
# Waits until the window has done what it was asked for and nothing moves any more, at most so many
# times: where something is typed, the caret never stands still.
settled() {
    local same=0 before= now
    for _ in $(seq "$1"); do
        sleep 0.6
        import -window root "$work/now.png"
        now=$(identify -format %# "$work/now.png")
        [ "$now" = "$before" ] && same=$((same + 1)) || same=0
        [ "$same" -lt 2 ] || return 0
        before=$now
    done
}
# Keeps a picture once nothing moves any more, or after so many looks.
look() {
    settled "${2:-8}"
    pictures=$((pictures + 1))
    cp "$work/now.png" "$out/$(printf %02d "$pictures")-$1.png"
}
press() { for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.25; done; }

# Where the letters of the Russian layout are on the keyboard.
declare -A keys=([" "]=65 [ё]=49)
row() { local code=$1 letter; shift; for letter in "$@"; do keys[$letter]=$code; code=$((code + 1)); done; }
row 10 1 2 3 4 5 6 7 8 9 0
row 24 й ц у к е н г ш щ з х ъ
row 38 ф ы в а п р о л д ж э
row 52 я ч с м и т ь б ю
# Types Russian words; `setxkbmap ru` first, once a window is there.
letters() {
    local strokes=() letter small
    while IFS= read -r -N1 letter; do
        small=${letter,}
        [ "$small" = "$letter" ] && strokes+=("${keys[$letter]}") || strokes+=("shift+${keys[$small]}")
    done < <(printf %s "$1")
    xdotool key --delay 30 "${strokes[@]}"
    sleep 0.3
}
