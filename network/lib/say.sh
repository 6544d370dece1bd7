# What the launcher says: a line for each step with the time it took, and one line when it cannot go on.

fail() { printf 'net: %s\n' "$1" >&2; exit 1; }

note() { printf '            %s\n' "$1"; }

# Does a step and prints how long it took.
step() { # what, command…
  local what=$1 began hundredths
  shift
  began=$(date +%s%N)
  "$@"
  hundredths=$((($(date +%s%N) - began) / 10000000))
  printf '%6d.%02d s  %s\n' $((hundredths / 100)) $((hundredths % 100)) "$what"
}

# Runs one of Fabric's tools. What it says goes to the log of the network and into `said`; the last line of it into `last_words`.
run() { # command…
  local status=0 line
  said=$("$@" 2>&1) || status=$?
  last_words=
  while IFS= read -r line; do
    line=${line//$'\e['+([0-9;])m/}
    [[ $line =~ ^[[:space:]]*$ || $line =~ ^Usage:|^[[:space:]]+-|Flags:$ ]] || last_words=$line
  done <<<"$said"
  printf '[%(%Y-%m-%d %H:%M:%S)T] %s\n%s\n' -1 "$*" "$said" >>"$state/net.log"
  return "$status"
}

# Runs a function once for each name, all at the same time, and fails when one of them did: the failed ones have said why.
at_once() { # function, names…
  local function=$1 name failed=0 pids=()
  shift
  for name in "$@"; do
    "$function" "$name" &
    pids+=($!)
  done
  for name in "${pids[@]}"; do wait "$name" || failed=1; done
  [ "$failed" -eq 0 ] || exit 1
}

# Asks again and again, ten times a second, until the answer is yes or the seconds are over.
until_true() { # seconds, command…
  local tries=$(($1 * 10))
  shift
  while ! "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return 1
    sleep 0.1
  done
}
