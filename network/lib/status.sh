# What each process is doing: a line for each, and status 1 when one of them is not well.

certificates_of() { # process
  local peer
  case $1 in
    orderer[0-9]*) printf '%s\n' "$(orderer_keys "$1")"/{tls/server.crt,msp/signcerts/*.pem} ;;
    peer[0-9]*) printf '%s\n' "$(peer_keys "$1")"/{tls/server.crt,msp/signcerts/*.pem} ;;
    *)
      peer=$(peer_of_chaincode "$1")
      printf '%s/server.crt\n' "$(chaincode_link_keys "${organisation[$peer]}" "${host_label[$peer]}")" \
        "$(chaincode_link_keys "${organisation[$peer]}" "$(chaincode_label "$peer")")" ;;
  esac
}

# The day on which the first of a process's certificates expires.
expiry_of() { # process
  local files file day first=
  mapfile -t files < <(certificates_of "$1")
  if type -P openssl >/dev/null; then
    for file in "${files[@]}"; do
      day=$(openssl x509 -noout -enddate -in "$file" 2>/dev/null) || return 0
      day=$(date -u -d "${day#notAfter=}" +%Y-%m-%d)
      [[ -n $first && $first < $day ]] || first=$day
    done
  else
    first=$("$java" "$network/lib/Expiry.java" "${files[@]}" 2>/dev/null) || first=
  fi
  printf '%s' "$first"
}

peer_of_chaincode() { # process: [other-]chaincode0.producer or chaincode0.producer.next
  local rest=${1##*chaincode}
  printf 'peer%s' "${rest%.next}"
}
chaincode_of_process() { case $1 in *-chaincode[0-9]*) printf '%s' "${1%-chaincode*}" ;; *) printf '%s' "${setting[chaincode]}" ;; esac; }

state_of_process() { # process: sets pid and word
  local stat
  pid=- word=stopped
  if [ "$mode" = compose ]; then word=$(compose_state "$1"); return; fi
  if ! pid=$(pid_of "$1"); then pid=-; return; fi
  word=running
  { stat=$(<"/proc/$pid/stat"); } 2>/dev/null || return 0
  case ${stat##*) } in T*) word=frozen ;; esac
}

# A node that a command did not finish to take in is not in the roster.
in_roster() { # process
  case $1 in
    orderer[0-9]*|peer[0-9]*) [ -n "${organisation[$1]:-}" ] ;;
    *) [ -n "${organisation[$(peer_of_chaincode "$1")]:-}" ] ;;
  esac
}

row_of() { # process
  local pid word height=- answer=- days='' well=yes expiry
  state_of_process "$1"
  if ! in_roster "$1"; then
    printf '%-28s %8s  %-8s  half joined: repeat the command that was to add it\n' "$1" "$pid" "$word"
    return 1
  fi
  if [ "$word" = running ]; then
    case $1 in
      orderer[0-9]*) orderer_height "$1" || height='?' ;;
      peer[0-9]*) peer_height "$1" || height='?' ;;
      *) chaincode=$(chaincode_of_process "$1") probe=$(probe_of_process "$1")
         if answers "$(peer_of_chaincode "$1")"; then answer=answers; else answer='no answer'; fi ;;
    esac
  fi
  expiry=$(expiry_of "$1")
  if [ -n "$expiry" ]; then
    days=$((($(date -u -d "$expiry" +%s) - $(date -u +%s)) / 86400))
    days="$expiry ($days days)"
    [[ $days != *'(-'* ]] || well=
  fi
  [ "$word" = running ] && [ "$height" != '?' ] && [ "$answer" != 'no answer' ] || well=
  printf '%-28s %8s  %-8s %7s  %-9s  %s\n' "$1" "$pid" "$word" "${height:-?}" "$answer" "${days:-unknown}"
  [ -n "$well" ]
}

# A chaincode that is not the network's own was deployed with a question of its own, if with any.
probe_of_process() { cat "$state/probes/$(chaincode_of_process "$1")" 2>/dev/null || printf describe; }

command_status() {
  find_fabric
  find_java
  open_network
  local name names rows ill=0
  if [ "$mode" = compose ]; then names=("${orderers[@]}" "${peers[@]}")
  else mapfile -t names < <(process_names orderer; process_names peer; process_names chaincode)
  fi
  [ ${#names[@]} -gt 0 ] || fail "nothing of profile \"$profile\" was started yet: run network/net up --profile $profile"
  rows=$(mktemp -d)
  printf '%-28s %8s  %-8s %7s  %-9s  %s\n' NAME PID STATE HEIGHT CHAINCODE 'CERTIFICATE EXPIRES'
  for name in "${names[@]}"; do
    (if row_of "$name" >"$rows/$name"; then :; else printf 'ill' >"$rows/$name.ill"; fi) &
  done
  wait
  for name in "${names[@]}"; do
    cat "$rows/$name"
    [ ! -f "$rows/$name.ill" ] || ill=$((ill + 1))
  done
  rm -rf "$rows"
  [ "$ill" -eq 0 ] || fail "$ill of ${#names[@]} processes are not well: network/net logs NAME says more, network/net up --profile $profile starts what is stopped"
}
