# usage: sh plan.sh IN OUT VERSION FLAGS YX_AUDIT
#
# Lays a tree of disclosures out for make: for every *.txt below IN a link OUT/.make/in/NAME.txt that make can name.
# Prints the names. OUT/.make/names and files hold the same names and the files they stand for, a line each;
# OUT/.make/words is what the other scripts say, in the language of the reader.
set -eu
given=$1 out=$2 version=$3 flags=$4 audit=$5
work=$out/.make
line_break='
'

root=$(cd -- "$given" && pwd) || exit 2
mkdir -p "$work/in" "$work/part"
eval "$audit $flags --batch-words" > "$work/words"
LC_ALL=C
export LC_ALL
rm -f "$work"/part/*

in_tree() { (cd -- "$root" && find . -name .make -prune -o "$@"); }
any_text='*.[Tt][Xx][Tt]'
in_tree \( -type f -o -type l \) -name "$any_text" ! -path "*$line_break*" -print |
    sed 's|^\./||' | sort > "$work/files"
in_tree -name "$any_text" -path "*$line_break*" -exec sh -c '
    for file do printf "%s" "$file" | tr "\n" "?"; echo; done' sh {} + > "$work/unnamed"
in_tree -type f ! -name "$any_text" -print | wc -l | tr -d ' ' > "$work/others"

# + and the code for what make or a shell could misread; .txt goes, any other spelling of it stays
awk '
BEGIN {
    for (code = 1; code < 128; code++) {
        character = sprintf("%c", code)
        if (character !~ /[A-Za-z0-9._\/@-]/) escape[character] = sprintf("+%02X", code)
    }
}
{
    kept = $0; ending = ""
    if (kept !~ /\.txt$/) ending = "+2E" substr(kept, length(kept) - 2)
    kept = substr(kept, 1, length(kept) - 4)
    name = ""
    for (at = 1; at <= length(kept); at++) {
        character = substr(kept, at, 1)
        name = name (character in escape ? escape[character] : character)
    }
    print name ending
}' "$work/files" > "$work/names"

# make compares ages: what was made with other settings is older than this file
printf '%s\n' "$root" "$version" "$flags" > "$work/settings.new"
if cmp -s "$work/settings.new" "$work/settings"; then
    rm -f "$work/settings.new"
else
    mv -f "$work/settings.new" "$work/settings"
fi

# a link that leads nowhere: its disclosure is gone, what was made of it may still be there
find -L "$work/in" -type l -print | sed "s|.*/\.make/in/||; s|\.txt$||" > "$work/gone"

to_do=0
while IFS= read -r file <&3 && IFS= read -r name <&4; do
    link=$work/in/$name.txt result=$out/$name.jsonl
    if [ ! "$link" -ef "$root/$file" ]; then
        mkdir -p "${link%/*}" "${result%/*}"
        rm -f "$link"
        ln -s "$root/$file" "$link"
    fi
    [ "$result" -nt "$root/$file" ] && [ "$result" -nt "$work/settings" ] || to_do=$((to_do + 1))
done 3< "$work/files" 4< "$work/names"
printf '%s %s\n' "$to_do" "$(date +%s)" > "$work/to-do"

cat "$work/names"
