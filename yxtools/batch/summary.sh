# usage: sh summary.sh      (AUDIT_OUT in the environment)
#
# Adds up what is in AUDIT_OUT: a line a disclosure into summary.txt, the totals and what could not be read to the
# standard output. Exit status 2 if something could not be read.
set -eu
LC_ALL=C
export LC_ALL
work=$AUDIT_OUT/.make
. "$work/words"

# A record begins with its type; a quotation mark inside a text is escaped, so that only a key looks like a key.
heads="$said_tables|$said_cards|$said_exact|$said_rounded|$said_fail|$said_unverifiable|$said_errors|$said_warnings|$said_remarks"
awk -v names="$work/names" -v out="$AUDIT_OUT" -v heads="$heads" -v last="$said_document" -v said="$said_total" '
function value(line, key) {
    if (!match(line, "\"" key "\":\"([^\"\\\\]|\\\\.)*\"")) return ""
    return substr(line, RSTART + length(key) + 4, RLENGTH - length(key) - 5)
}
# the columns of a terminal that a word takes: a Chinese character is three bytes and takes two
function wide(word,   ascii) {
    ascii = word
    gsub(/[^ -~]/, "", ascii)
    return length(ascii) + (length(word) - length(ascii)) * 2 / 3
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
    split(heads, head, "|")
    for (at = 1; at <= columns; at++) {
        width[at] = wide(head[at]) < 7 ? 7 : wide(head[at])
        printf "%" (width[at] - wide(head[at]) + length(head[at])) "s  ", head[at]
    }
    print last
    while ((getline name < names) > 0) count(name)
    row(total, sprintf(said, read + 0, unread + 0))
}' > "$work/part/summary"
mv -f "$work/part/summary" "$AUDIT_OUT/summary.txt"
sed -n '1p;$p' "$AUDIT_OUT/summary.txt"
printf "$said_columns\n" "$AUDIT_OUT/summary.txt"

read -r others < "$work/others"
[ "$others" -eq 0 ] || printf "$said_others\n" "$others"

while IFS= read -r name; do
    [ ! -f "$AUDIT_OUT/$name.jsonl" ] || printf "$said_gone\n" "$AUDIT_OUT/$name.jsonl"
done < "$work/gone"

status=0
if [ -s "$work/unnamed" ]; then
    echo "$said_unnamed"
    cat "$work/unnamed"
    status=2
fi
while IFS= read -r name; do
    if [ ! -f "$AUDIT_OUT/$name.jsonl" ]; then
        [ $status -eq 2 ] || echo "$said_unread"
        cat "$AUDIT_OUT/$name.error"
        status=2
    fi
done < "$work/names"
exit $status
