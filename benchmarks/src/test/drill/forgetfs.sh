#!/usr/bin/env bash
# forgetfs.sh PROGRAM FOLDER, as root: what forgetfs keeps and loses at a power failure, by forty seeds.
set -euo pipefail

program=$1 kept=$2/kept place=$2/place
mkdir -p "$place"

start() { # SEED
    "$program" "$kept" "$place" "$1" >"$kept.said" &
    disk=$!
    until mountpoint -q "$place"; do kill -0 "$disk"; done
}
end() { # SIGNAL
    kill -"$1" "$disk"
    wait "$disk"
}
must() { # WHAT, COMMAND...
    local what=$1
    shift
    "$@" || { echo "seed $seed: $what"; exit 1; }
}
page() { # a page of one letter
    head -c 4096 /dev/zero | tr '\0' "$1"
}
one_of_two() { [[ -e "$kept/$1" || -e "$kept/$2" ]]; }
fails() { ! "$@" 2>/dev/null; }

lost=0 unnamed=0 undone=0 replaced=0 torn=0
for seed in {1..40}; do
    rm -rf "$kept"
    mkdir "$kept"
    start "$seed"
    cd "$place"
    for n in {1..16}; do page a; done >pages
    echo forced >forced
    mkdir -p some/folder
    echo forced >some/folder/file
    echo old >name
    echo new >next
    echo kept >from
    sync pages forced some/folder/file name next from
    echo unforced >>forced
    for n in {1..16}; do page b; done | dd of=pages conv=notrunc bs=4096 status=none
    echo unforced >unforced
    echo forced | dd of=each oflag=dsync status=none
    mv next name
    mv from to
    mkdir synced
    echo forced >synced/one
    sync synced/one
    mv synced/one synced/other
    ln synced/other synced/linked
    sync synced
    exec 3<forced
    cd /
    end USR1
    must "it works without power" fails read -r -u 3 _
    exec 3<&-

    must "a file that was synced is gone" grep -q forced "$kept/forced"
    must "a name of a file that was synced is gone" grep -q forced "$kept/some/folder/file"
    must "a write under O_DSYNC is gone" grep -q forced "$kept/each"
    must "the folder was synced, and a new name is not there" cmp -s "$kept/synced/other" "$kept/synced/linked"
    must "the folder was synced, and an old name is there" fails test -e "$kept/synced/one"
    must "a renamed file is gone" one_of_two from to
    must "a file that took the place of another is torn" grep -qxE 'old|new' "$kept/name"
    must "a page is torn" fails grep -qvxE 'a+|b+' <(fold -w 4096 "$kept/pages")
    must "the size of a synced file has changed" test "$(stat -c %s "$kept/pages")" = 65536
    grep -q unforced "$kept/forced" || lost=$((lost + 1))
    [[ -e "$kept/unforced" ]] || unnamed=$((unnamed + 1))
    [[ -e "$kept/to" ]] || undone=$((undone + 1))
    ! grep -q new "$kept/name" || replaced=$((replaced + 1))
    if grep -q b "$kept/pages" && grep -q a "$kept/pages"; then torn=$((torn + 1)); fi
done
echo "of $seed: appended bytes lost $lost, new name lost $unnamed, rename lost $undone, replacement kept $replaced, torn $torn"
for count in $lost $unnamed $undone $replaced $torn; do must "nothing is lost, or all" test $((count > 0 && count < seed)) = 1; done

start 1
echo "never synced" >"$place/orderly"
end TERM
must "an orderly end has lost something" grep -q never "$kept/orderly"
