# usage: sh audit.sh NAME NUMBER      (AUDIT_IN, AUDIT_OUT, YX_AUDIT, YX_AUDITFLAGS in the environment)
#
# Audits the disclosure that plan.sh calls NAME, the NUMBER-th of this run: its records become AUDIT_OUT/NAME.jsonl in
# one step or, if it cannot be read, the reason becomes AUDIT_OUT/NAME.error. The exit status is 0 in both cases.
set -u
work=$AUDIT_OUT/.make
. "$work/words"
result=$AUDIT_OUT/$1.jsonl error=$AUDIT_OUT/$1.error part=$work/part/$$
root=$(cd -- "$AUDIT_IN" && pwd)
file=$(readlink "$work/in/$1.txt")
file=${AUDIT_IN%/}/${file#"$root"/}

progress() {
    read -r total start < "$work/to-do"
    left=''
    if [ "$1" -gt 5 ]; then
        seconds=$((($(date +%s) - start) * (total - $1 + 1) / ($1 - 1)))
        left=$(printf "$said_left" $((seconds / 60)) $((seconds % 60)))
    fi
    printf '\r\033[K%s/%s%s  %s' "$1" "$total" "$left" "$file" >&2
}
if [ -t 2 ]; then progress "$2"; fi

trap 'rm -f "$part" "$part.said"' EXIT
trap 'exit 130' INT
trap 'exit 143' HUP TERM
eval "$YX_AUDIT --all --exit-zero --format jsonl $YX_AUDITFLAGS -- \"\$file\"" > "$part" 2> "$part.said"
status=$?

if [ -t 2 ]; then printf '\r\033[K' >&2; fi
cat "$part.said" >&2
if [ $status -eq 0 ]; then
    mv -f "$part" "$result"
    rm -f "$error"
else
    {
        grep -qF -e "$file" "$part.said" || printf "$said_ended\n" "$file" $status
        cat "$part.said"
    } > "$part"
    mv -f "$part" "$error"
    rm -f "$result"
fi
