# Processes of the native network. Each has a folder: its command and environment, its log, and the pid it was started with.
# A pid counts only while the process began at the moment that was recorded, so a number that the machine gave to somebody
# else is never signalled.

process_folder() { printf '%s/run/%s' "$state" "$1"; }

# When a process began, as the kernel counts it; nothing where the kernel does not tell.
beginning_of() { # pid
  local stat fields
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 0
  read -ra fields <<<"${stat##*) }"
  printf '%s' "${fields[19]}"
}

# Prints the pid that a file recorded, when that very process is alive. One that has ended and was not yet asked for its
# status by its parent is not.
recorded_pid() { # file
  local pid began stat=
  [ -f "$1" ] || return 1
  read -r pid began <"$1" || [ -n "$pid" ] || return 1
  kill -0 "$pid" 2>/dev/null || return 1
  [ "$(beginning_of "$pid")" = "$began" ] || return 1
  { stat=$(<"/proc/$pid/stat"); } 2>/dev/null || true
  [[ ${stat##*) } != Z* ]] || return 1
  printf '%s' "$pid"
}
pid_of() { recorded_pid "$(process_folder "$1")/pid"; } # name
alive() { pid_of "$1" >/dev/null; }
gone() { ! alive "$1"; }

# Records how a process is started; starting it again needs nothing else.
describe_process() { # name, environment file content, command…
  local folder environment=$2
  folder=$(process_folder "$1")
  shift 2
  mkdir -p "$folder"
  printf '%s\n' "$environment" >"$folder/environment"
  printf '%s\n' "$@" >"$folder/command"
}

start_process() { # name
  local folder environment command
  folder=$(process_folder "$1")
  [ -f "$folder/command" ] || fail "no process is called \"$1\"; network/net status lists them"
  if alive "$1"; then return 0; fi
  mapfile -t environment <"$folder/environment"
  mapfile -t command <"$folder/command"
  [ ! -s "$folder/log" ] || mv "$folder/log" "$folder/log.1"
  (
    # A process group of its own: a Ctrl-C at the launcher's terminal is not for the network.
    set -m
    cd "$folder" || exit
    nohup env -i PATH="$PATH" HOME="${HOME:-/}" "${environment[@]}" "${command[@]}" </dev/null >log 2>&1 &
    printf '%s %s\n' "$!" "$(beginning_of "$!")" >pid
  )
}

signal_process() { # signal, name
  local pid
  pid=$(pid_of "$2") || return 1
  kill "-$1" "$pid" 2>/dev/null
}

stop_process() { # name
  signal_process CONT "$1" || { rm -f "$(process_folder "$1")/pid"; return 0; }
  signal_process TERM "$1" || true
  if ! until_true 15 gone "$1"; then
    signal_process KILL "$1" || true
    until_true 5 gone "$1" || fail "$1 does not end; its pid is $(pid_of "$1")"
  fi
  rm -f "$(process_folder "$1")/pid"
}

last_line_of_log() { # name
  local line last=
  while IFS= read -r line; do [ -z "$line" ] || last=$line; done < <(tail -n 20 "$(process_folder "$1")/log" 2>/dev/null)
  printf '%s' "${last:-it said nothing}"
}

# All processes that have been described: chaincode first, then peers, then orderers, which is the order to stop them in.
process_names() { # chaincode, peer or orderer; all without
  local folder name kind
  for kind in ${1:-chaincode peer orderer}; do
    for folder in "$state"/run/*/; do
      name=${folder%/}
      name=${name##*/}
      case $name in peer[0-9]*) [ "$kind" = peer ] ;; orderer[0-9]*) [ "$kind" = orderer ] ;; '*') false ;; *) [ "$kind" = chaincode ] ;; esac || continue
      printf '%s\n' "$name"
    done
  done
}
