#!/usr/bin/env bash
# The long runs of the promises: the same tests as on every change, with many more cases. One row
# after another, each for at most half an hour at a time; it goes on where it stopped last time.
#
#   tests/long.sh               every row
#   tests/long.sh kills laws    only these
#   tests/long.sh --list        the rows, how far each has come, and what its count is
#
# CJM_LONG_MINUTES=30    how long a row may take at a time
# CJM_LONG_STATE=…       where it is kept how far the rows have come; target/long unless set
# CJM_LONG_<ROW>=…       another total for a row, such as CJM_LONG_KILLS=500
#
# Needs strace, and an administrator for the rows with small disks and other users; set
# CJM_REQUIRE_TOOLS=1 to fail where they would be skipped. Stops at the first row that fails; the
# message says which case, and the same range is run again the next time.
set -euo pipefail
cd "$(dirname "$0")/.."

# row | total | cases at a time | tests
rows=(
    "calls     |        1 |       1 | format::kill outputs:: opening::"
    "errors    |        1 |       1 | format::save"
    "kills     |    10000 |    1000 | format::kill::killed_at_random"
    "editors   |    10000 |    1000 | format::kill::two_editors_lose_nothing"
    "editing   |     2000 |     200 | format::journal::killed_while"
    "mutations | 10000000 |  200000 | format::damage::twenty_thousand_mutations"
    "files     |       20 |       1 | format::damage::other_files"
    "laws      |  1000000 |    5000 | laws:: format::round_trip::any_map_survives --skip merge::"
    "merges    |  1000000 |   10000 | merge::laws::"
    "git       |       200 |      50 | merge::commands::branches_are_merged_by_git"
    "hostile   |    10000 |     200 | export::hostile export::html::hostile report_hostile:: workbook::"
    "bombs     |        1 |       1 | survey_bombs::"
    "soak      |      200 |       1 | soak::"
)
minutes=${CJM_LONG_MINUTES:-30}
state=${CJM_LONG_STATE:-${CARGO_TARGET_DIR:-target}/long}
mkdir -p "$state"

fail() { echo "FAILED: $*" >&2; exit 1; }

list=
if [ "${1-}" = --list ]; then list=1; shift; fi
wanted=" $* "

for row in "${rows[@]}"; do
    IFS='|' read -r name total chunk tests <<<"$row"
    name=${name// /} total=${total// /} chunk=${chunk// /}
    if [ "$wanted" != "  " ] && [[ $wanted != *" $name "* ]]; then continue; fi
    variable=CJM_LONG_${name^^}
    total=${!variable:-$total}
    done=$(cat "$state/$name" 2>/dev/null || echo 0)
    if [ -n "$list" ]; then
        printf '%-10s %9d of %9d %s\n' "$name" "$done" "$total" "$tests"
        continue
    fi
    if [ "$done" -ge "$total" ]; then done=0; fi
    start=$SECONDS
    while [ "$done" -lt "$total" ] && [ $((SECONDS - start)) -lt $((minutes * 60)) ]; do
        count=$((total - done < chunk ? total - done : chunk))
        began=$SECONDS
        read -ra filters <<<"$tests"
        log=$state/$name.log
        env "$variable=$count" CJM_LONG_FROM="$done" \
            cargo test --locked --test all -- --nocapture "${filters[@]}" >"$log" 2>&1 || {
            tail -n 40 "$log" >&2
            fail "$name, cases $done to $((done + count)): see $log"
        }
        grep -q 'test result: ok. [1-9]' "$log" || fail "$name: no test of $tests was run"
        done=$((done + count))
        echo "$done" >"$state/$name"
        printf '%-10s %9d of %9d, the last %d in %d s\n' \
            "$name" "$done" "$total" "$count" $((SECONDS - began))
    done
done
