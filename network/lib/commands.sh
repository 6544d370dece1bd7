# The launcher's commands that concern the whole network.

# What a command works on: the folder of one profile. It is made by `up` and forgotten by `reset`.
open_network() {
  local other
  if [ ! -f "$state/roster" ]; then
    for other in "${profiles[@]}"; do
      [ ! -f "${state%/*}/$other/roster" ] || fail "there is no network of profile \"$profile\"; there is one of profile \"$other\": add --profile $other, or run network/net up --profile $profile"
    done
    fail "there is no network of profile \"$profile\": run network/net up --profile $profile"
  fi
  mode=$(<"$state/mode")
  host=$(<"$state/host")
  read_roster
}

# One command at a time changes a network; readers do not ask. What a command that was killed has left undone, the next one
# does: every step looks first whether it is done.
lock_network() {
  local owner
  until mkdir "$state/lock" 2>/dev/null; do
    if [ -f "$state/lock/pid" ] && ! recorded_pid "$state/lock/pid" >/dev/null; then rm -rf "$state/lock"; continue; fi
    read -r owner _ 2>/dev/null <"$state/lock/pid" || owner=unknown
    fail "another network/net (pid $owner) works on profile \"$profile\"; wait for it, or remove $state/lock if it is gone"
  done
  printf '%s %s\n' "$$" "$(beginning_of "$$")" >"$state/lock/pid"
  trap 'rm -rf "$state/lock"' EXIT
}

create_network() {
  (umask 077 && mkdir -p "$state")
  chmod 0700 "$state"
  if [ ! -f "$state/roster" ]; then
    printf '%s\n' "$wanted_mode" >"$state/mode"
    printf '%s\n' "${wanted_host:-${setting[host]}}" >"$state/host"
    printf '%s\n' "$fabric_line" >"$state/fabric"
    new_roster >"$state/roster.new"
    mv "$state/roster.new" "$state/roster"
  fi
}

refuse_other_wishes() {
  [ "$mode" = "$wanted_mode" ] || [ "$wanted_mode" = native ] ||
    fail "the network of profile \"$profile\" consists of native processes; network/net reset --profile $profile, then up --compose"
  [ -z "$wanted_host" ] || [ "$wanted_host" = "$host" ] ||
    fail "the network of profile \"$profile\" was made for $host, not $wanted_host; network/net reset --profile $profile, then up --host $wanted_host"
  [ "$(<"$state/fabric")" = "$fabric_line" ] ||
    fail "the network of profile \"$profile\" was made with Fabric $(<"$state/fabric"), the tools here are $fabric_version: set FABRIC_HOME to the others, or network/net reset --profile $profile"
}

# Whether every process that was ever started is still there.
all_alive() {
  local name
  for name in $(process_names); do alive "$name" || return 1; done
}

command_up() {
  local ran=
  [ -n "${ordering[$profile]-}" ] || fail "there is no profile \"$profile\"; network.conf knows ${profiles[*]}"
  find_fabric
  [ "${ordering[$profile]}" != BFT ] || [ "$fabric_line" = 3 ] ||
    fail "profile \"$profile\" orders with BFT, which Fabric $fabric_version does not have: use 3.1.x, or profile smoke"
  create_network
  lock_network
  open_network
  refuse_other_wishes
  step "keys and certificates of ${#organisations[@]} organisations with peers and ${#orderers[@]} with orderers" make_identities
  make_configuration
  step "genesis block of channel $channel (${ordering[$profile]})" make_genesis
  if [ "$mode" = compose ]; then
    write_compose
    step "containers started" compose_up
  else
    if all_alive; then ran=yes; fi
    refuse_taken_ports "${orderers[@]}" "${peers[@]}"
    step "orderers started: ${orderers[*]}" at_once start_orderer "${orderers[@]}"
    step "peers started: ${peers[*]}" at_once start_peer "${peers[@]}"
  fi
  step "orderers healthy" at_once await_healthy "${orderers[@]}"
  step "orderers joined" at_once join_orderer "${orderers[@]}"
  step "orderers active" at_once await_active_orderer "${orderers[@]}"
  step "peers healthy" at_once await_healthy "${peers[@]}"
  step "peers joined" at_once join_peer "${peers[@]}"
  write_gateways
  start_chaincodes_again
  if ! deployed; then
    printf 'The network of profile %s is up. Next: network/net deploy --profile %s\n' "$profile" "$profile"
    return 0
  fi
  # After a restart the peers have yet to find one another; until then a gateway cannot write.
  if [ -z "$ran" ]; then prove_chaincode; fi
  printf 'The network of profile %s is up, with chaincode %s.\n' "$profile" "$chaincode"
}

command_down() {
  open_network
  lock_network
  if [ "$mode" = compose ]; then step "containers stopped" compose_down; return; fi
  local kind name names
  for kind in chaincode peer orderer; do
    mapfile -t names < <(process_names "$kind")
    [ ${#names[@]} -eq 0 ] || step "stopped: ${names[*]}" at_once stop_process "${names[@]}"
  done
}

command_reset() {
  if [ ! -d "$state" ]; then printf 'There is no network of profile %s.\n' "$profile"; return; fi
  if [ -f "$state/roster" ]; then
    open_network
    if [ "$mode" = compose ]; then compose_forget; else command_down; fi
  fi
  rm -rf "$state"
  printf 'The network of profile %s is forgotten: keys, ledgers, logs.\n' "$profile"
}

command_logs() { # name
  open_network
  [ "$mode" != compose ] || { find_compose; compose logs --tail 200 "$1"; return; }
  [ -f "$(process_folder "$1")/log" ] || fail "no process is called \"$1\"; there are: $(process_names | tr '\n' ' ')"
  tail -n "${SUHUAN_NETWORK_LINES:-200}" "$(process_folder "$1")/log"
}

# The commands for one process, as an operator or a test of faults uses them.
command_process() { # verb, name
  open_network
  [ -n "$2" ] || fail "which process? network/net $1 NAME; there are: $(process_names | tr '\n' ' ')"
  [ "$mode" != compose ] || { compose_process "$1" "$2"; return; }
  [ -f "$(process_folder "$2")/command" ] || fail "no process is called \"$2\"; there are: $(process_names | tr '\n' ' ')"
  case $1 in
    start)
      find_fabric
      start_process "$2"
      await_ready "$2" ;;
    stop) stop_process "$2" ;;
    kill) signal_process KILL "$2" || fail "$2 is not running"; until_true 5 gone "$2" || true ;;
    freeze) signal_process STOP "$2" || fail "$2 is not running" ;;
    thaw) signal_process CONT "$2" || fail "$2 is not running" ;;
  esac
}

await_ready() { # name
  case $1 in peer[0-9]*|orderer[0-9]*) await_healthy "$1" ;; *) await_chaincode "$1" ;; esac
}
