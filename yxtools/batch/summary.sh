# usage: sh summary.sh      (AUDIT_OUT in the environment)
#
# Adds up what is in AUDIT_OUT: a line a disclosure into summary.txt, the totals and what could not be read to the
# standard output. Exit status 2 if something could not be read.
set -eu
LC_ALL=C
export LC_ALL
work=$AUDIT_OUT/.make

# A record begins with its type; a quotation mark inside a text is escaped, so that only a key looks like a key.
awk -v names="$work/names" -v out="$AUDIT_OUT" '
function value(line, key) {
    if (!match(line, "\"" key "\":\"([^\"\\\\]|\\\\.)*\"")) return ""
    return substr(line, RSTART + length(key) + 4, RLENGTH - length(key) - 5)
}
function row(counts, last,   at) {
    for (at = 1; at <= columns; at++) printf "%" width[at] "d  ", counts[column[at]]
    print last
}
function count(name,   file, line, type, document, at) {
    file = out "/" name ".jsonl"
    for (at = 1; at <= columns; at++) of_document[column[at]] = 0
    document = ""
    while ((getline line < file) > 0) {
        type = value(substr(line, 1, 40), "type")
        if (type == "document") document = value(line, "doc")
        if (type == "table" || type == "card") of_document[type "s"]++
        if (type == "check") of_document[value(line, "status")]++
        if (type == "finding") of_document[value(line, "severity") "s"]++
    }
    close(file)
    if (document == "") { unread++; return }
    for (at = 1; at <= columns; at++) total[column[at]] += of_document[column[at]]
    read++
    row(of_document, document)
}
BEGIN {
    columns = split("tables cards exact rounded fail unverifiable errors warnings infos", column, " ")
    for (at = 1; at <= columns; at++) {
        width[at] = length(column[at]) < 7 ? 7 : length(column[at])
        printf "%" width[at] "s  ", column[at]
    }
    print "document"
    while ((getline name < names) > 0) count(name)
    row(total, read + 0 " read, " unread + 0 " not read")
}' > "$work/part/summary"
mv -f "$work/part/summary" "$AUDIT_OUT/summary.txt"
sed -n '1p;$p' "$AUDIT_OUT/summary.txt"
echo "(tables, cards; relations by status; findings by severity; a line a disclosure: $AUDIT_OUT/summary.txt)"

read -r others < "$work/others"
[ "$others" -eq 0 ] || echo "not looked at: $others files that are not called *.txt"

while IFS= read -r name; do
    [ ! -f "$AUDIT_OUT/$name.jsonl" ] || echo "the disclosure is gone, not its result: $AUDIT_OUT/$name.jsonl"
done < "$work/gone"

status=0
if [ -s "$work/unnamed" ]; then
    echo 'not audited, a line break in the name (shown as ?):'
    cat "$work/unnamed"
    status=2
fi
while IFS= read -r name; do
    if [ ! -f "$AUDIT_OUT/$name.jsonl" ]; then
        [ $status -eq 2 ] || echo 'cannot be read:'
        cat "$AUDIT_OUT/$name.error"
        status=2
    fi
done < "$work/names"
exit $status
