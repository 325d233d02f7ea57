#!/usr/bin/env bash
# The tests are tested: each bug of tests/planted is put into a copy of the house, and the test
# that is to catch it must fail there.
#
#   tests/planted.sh                  every bug
#   tests/planted.sh no-sync dates    those whose names begin so
#   tests/planted.sh --together a b   these in one build: quicker, and proves a little less, since
#                                     a test may fail for another one's sake
#   tests/planted.sh --list           the bugs, and what catches them
#   tests/planted.sh --check          only whether every bug can still be planted; builds nothing
#
# A bug is a patch (of `patch -p0`): its first line says what is wrong, the second, `Caught by:`,
# which tests must fail, as beginnings of their names. Every one of them must.
#
# Each bug costs a build of the house and its tests, five minutes on two cores; everything else is
# built once. CJM_PLANTED=… is where the copy is kept, target/planted unless set. Needs strace, git.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
place=${CJM_PLANTED:-${CARGO_TARGET_DIR:-$PWD/target}/planted}
export CARGO_INCREMENTAL=0 CJM_REQUIRE_TOOLS=1

mode=plant
case ${1-} in --list | --check | --together) mode=${1#--}; shift ;; esac

chosen() {
    [ $# -gt 1 ] || return 0
    local name=$1 start
    shift
    for start in "$@"; do case $name in "$start"*) return 0 ;; esac; done
    return 1
}

# The house as it stands, with what is not committed yet. Only what differs gets a new date, so that
# only that is built again.
copy() {
    local file
    mkdir -p "$place/house"
    git ls-files -z --cached --others --exclude-standard >"$place/files"
    while IFS= read -rd '' file; do
        [ -f "$file" ] || continue
        cmp -s "$file" "$place/house/$file" && continue
        mkdir -p "$place/house/$(dirname "$file")"
        cp -p "$file" "$place/house/$file"
        touch "$place/house/$file"
    done <"$place/files"
    (cd "$place/house" && find . -type f -printf '%P\0') | while IFS= read -rd '' file; do
        [ -f "$file" ] || rm "$place/house/$file"
    done
}

failed=()
complain() { failed+=("$*"); }

# The bug's line of a patch, and the tests that catch it.
what() { sed -n 1p "tests/planted/$1.patch"; }
catchers() { sed -n 's/^Caught by: //p' "tests/planted/$1.patch"; }

# Exactly where its surroundings say: a patch that only nearly fits would stand somewhere else.
# Several together change each other's surroundings.
plant() {
    local fuzz=0
    [ "$mode" != together ] || fuzz=2
    patch -p0 --silent --force --fuzz=$fuzz --no-backup-if-mismatch "${@:2}" <"$root/tests/planted/$1.patch" >/dev/null
}

run() { (cd "$place/house" && cargo test --offline --test all --target-dir "$place/target" "$@"); }

build() { run --no-run >"$place/build.log" 2>&1; }

# Each test that is to catch the bug fails, and fails as a test does.
judge() {
    local name=$1 test log=$place/$1.log
    for test in $(catchers "$name"); do
        if run -- "$test" >"$log" 2>&1; then
            complain "$name: $test lets it pass, see $log"
        elif ! grep -q "^test $test.* FAILED" "$log"; then
            complain "$name: $test failed otherwise, see $log"
        else
            printf '%-26s caught by %s, %d s\n' "$name" "$test" "$SECONDS"
        fi
    done
}

names=()
for patch in tests/planted/*.patch; do
    name=$(basename "$patch" .patch)
    if chosen "$name" "$@"; then names+=("$name"); fi
done
[ ${#names[@]} -gt 0 ] || { echo "FAILED: there is no such bug" >&2; exit 1; }

case $mode in
list)
    for name in "${names[@]}"; do
        printf '%-26s %s\n%-26s   %s\n' "$name" "$(what "$name")" "" "$(catchers "$name")"
    done
    ;;
check)
    for name in "${names[@]}"; do
        plant "$name" --dry-run || complain "$name: it can no longer be planted"
        [ -n "$(catchers "$name")" ] || complain "$name: it does not say which test catches it"
        for test in $(catchers "$name"); do
            grep -rq "fn ${test##*::}" tests/all || complain "$name: there is no test $test"
        done
    done
    ;;
together)
    copy
    for name in "${names[@]}"; do
        (cd "$place/house" && plant "$name") || complain "$name: it cannot be planted with the others"
    done
    if build; then
        for name in "${names[@]}"; do judge "$name"; done
    else
        complain "they do not build together, see $place/build.log"
    fi
    ;;
plant)
    for name in "${names[@]}"; do
        copy
        if ! (cd "$place/house" && plant "$name"); then
            complain "$name: it can no longer be planted"
        elif ! build; then
            complain "$name: it does not build, see $place/build.log"
        else
            judge "$name"
        fi
    done
    ;;
esac
if [ ${#failed[@]} -gt 0 ]; then
    printf 'FAILED: %s\n' "${failed[@]}" >&2
    exit 1
fi
