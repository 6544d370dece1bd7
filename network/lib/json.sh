# Reads and changes the JSON of Fabric's configtxlator line by line. It writes one key a line, indented by one tab for each
# level, so a place in it is a number of tabs and a key; nothing more general is needed here.

# Prints the first object that has this key at this depth.
json_object() { # depth, key; from standard input
  local line indent inside=
  printf -v indent '%*s' "$1" ''
  indent=${indent// /$'\t'}
  while IFS= read -r line; do
    if [ -z "$inside" ]; then
      [ "$line" != "$indent\"$2\": {" ] || { inside=yes; printf '{\n'; }
    else
      case $line in "$indent}"|"$indent},") printf '}\n'; return 0 ;; esac
      printf '%s\n' "$line"
    fi
  done
  return 1
}

# Copies, and adds a first member to the object at the end of a path of keys, which begins at the given depth.
json_with_member() { # depth, member, its value, keys…; from standard input
  local line depth=$1 member=$2 value=$3 indent
  shift 3
  while IFS= read -r line; do
    printf '%s\n' "$line"
    [ $# -gt 0 ] || continue
    printf -v indent '%*s' "$depth" ''
    [ "$line" = "${indent// /$'\t'}\"$1\": {" ] || continue
    shift
    depth=$((depth + 1))
    [ $# -gt 0 ] || printf '"%s": %s,\n' "$member" "$value"
  done
  [ $# -eq 0 ]
}
