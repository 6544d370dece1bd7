# A real smoke network from nothing to its end, in a folder and on ports of its own.

export SUHUAN_NETWORK_STATE=$scratch/live SUHUAN_NETWORK_PORTS=${SUHUAN_TEST_PORTS:-31000}
net=$network/net profile=smoke state=$scratch/live/smoke
find_fabric
find_java
mkdir -p "$state"

pid_recorded() { local pid; read -r pid _ <"$(process_folder "$1")/pid"; printf '%s' "$pid"; }
all_pids() { local name; for name in "$@"; do printf '%s=%s ' "$name" "$(pid_recorded "$name")"; done; }
heights_agree() {
  local peer first
  open_network
  peer_height "${peers[0]}" || return 1
  first=$height
  for peer in "${peers[@]}"; do peer_height "$peer" && equal "$peer $height" "$peer $first" || return 1; done
}
committed_is() { # sequence
  open_network
  read_committed
  equal "$committed_sequence" "$1"
}

# The launcher says that it needs nothing more than this.
only_what_it_says() { env -i PATH="$scratch/bin" HOME="$HOME" JAVA_HOME="$(dirname "$(dirname "$(readlink -f "$java")")")" \
  FABRIC_HOME="$(dirname "$(dirname "${tool[peer]}")")" SUHUAN_NETWORK_STATE="$SUHUAN_NETWORK_STATE" SUHUAN_NETWORK_PORTS="$SUHUAN_NETWORK_PORTS" "$@"; }

first_jar=$scratch/suhuan-chaincode-1-app.jar second_jar=$scratch/suhuan-chaincode-2-app.jar
jars_made() {
  wanted_jar='' own=$scratch/jar state=$scratch/jar
  take_jar
  cp "$(package_folder)/chaincode.jar" "$first_jar"
  cp "$first_jar" "$second_jar"
  printf 'second' >"$scratch/second.txt"
  "$(dirname "$java")/jar" uf "$second_jar" -C "$scratch" second.txt
}
check "the chaincode is built, and a second version of it" jars_made

ports_taken() {
  local status
  "$java" "$network/test/Listen.java" "$((SUHUAN_NETWORK_PORTS + 151))" >"$scratch/listening" 2>&1 &
  printf '%s' "$!" >"$scratch/listener"
  until_true 20 port_taken 127.0.0.1 "$((SUHUAN_NETWORK_PORTS + 151))" || return 1
  refused "port $((SUHUAN_NETWORK_PORTS + 151)), which peer0.regulator needs, is taken" quietly "$net" up
  status=$?
  kill "$(<"$scratch/listener")"
  until_true 10 port_free "$((SUHUAN_NETWORK_PORTS + 151))" && return "$status"
}
port_free() { ! port_taken 127.0.0.1 "$1"; }
quietly() { "$@" >/dev/null; }
check "a port that somebody else has is named" ports_taken

check "up, with nothing on the PATH but what the launcher says it needs" only_what_it_says "$net" up
keys_are_private() { equal "$(stat -c %a "$state")" 700; }
check "the folder with the keys is the owner's alone" keys_are_private
loopback_only() {
  local line addresses=
  open_network
  # The kernel's own table: each listening address of the network's ports, in hexadecimal.
  while read -r _ line _ state_of _; do
    [ "${state_of:-}" = 0A ] || continue
    local port=$((16#${line##*:}))
    [ "$port" -lt "$SUHUAN_NETWORK_PORTS" ] || [ "$port" -ge $((SUHUAN_NETWORK_PORTS + 500)) ] || [[ $line == 0100007F:* || $line == 0000000000000000FFFF00000100007F:* ]] ||
      addresses+="$line "
  done < <(cat /proc/net/tcp /proc/net/tcp6)
  equal "$addresses" ""
}
[ ! -r /proc/net/tcp ] || check "nothing listens but on the loopback" loopback_only

up_is_idempotent() {
  local before
  before=$(all_pids orderer0.regulator peer0.producer peer0.regulator)
  "$net" up && equal "$(all_pids orderer0.regulator peer0.producer peer0.regulator)" "$before"
}
check "up again changes nothing" up_is_idempotent
check "deploy, with nothing on the PATH but what the launcher says it needs" only_what_it_says "$net" deploy --jar "$first_jar"
deploy_is_idempotent() {
  local before
  before=$(all_pids chaincode0.producer chaincode0.regulator)
  "$net" deploy --jar "$first_jar" && equal "$(all_pids chaincode0.producer chaincode0.regulator)" "$before" && committed_is 1
}
check "deploy again changes nothing" deploy_is_idempotent
check "another jar is not deployed over it" refused "network/net upgrade" quietly "$net" deploy --jar "$second_jar"

status_tells() {
  local said
  said=$("$net" status) || { printf '%s\n' "$said"; return 1; }
  [[ $said =~ orderer0.regulator\ +[0-9]+\ +running\ +[0-9]+ && $said =~ peer0.producer\ +[0-9]+\ +running\ +[0-9]+ && $said =~ chaincode0.regulator\ +[0-9]+\ +running\ +-\ +answers\ +20[0-9-]+\ \([0-9]+\ days\) ]]
}
check "status shows process, height, chaincode, certificates" status_tells
same_expiry_without_openssl() {
  open_network
  equal "$(PATH=$scratch/bin expiry_of peer0.producer)" "$(expiry_of peer0.producer)"
}
! type -P openssl >/dev/null || check "the expiry is the same with openssl and without" same_expiry_without_openssl
gateway_file_leads_to_keys() {
  local file text
  file=$state/gateways/Producer.json
  text=$(<"$file")
  [[ $text =~ \"certificate\":\ \"([^\"]+)\" ]] && [ -f "${file%/*}/${BASH_REMATCH[1]}" ] &&
    [[ $text =~ \"privateKey\":\ \"([^\"]+)\" ]] && [ -f "${file%/*}/${BASH_REMATCH[1]}" ] &&
    [[ $text =~ \"tlsRoot\":\ \"([^\"]+)\" ]] && [ -f "${file%/*}/${BASH_REMATCH[1]}" ] &&
    [[ $text == *"\"address\": \"127.0.0.1:$((SUHUAN_NETWORK_PORTS + 111))\""* && $text == *'"organisation": "ProducerMSP"'* ]]
}
check "the gateway's file leads to its keys and its peer" gateway_file_leads_to_keys
chaincode_refuses_strangers() {
  local domain=cc.producer.${setting[domain]} keys
  keys=$state/crypto/peerOrganizations/regulator.${setting[domain]}
  open_network
  ! "$java" "$network/test/Handshake.java" 127.0.0.1 $((SUHUAN_NETWORK_PORTS + 114)) "$state/crypto/peerOrganizations/$domain/peers/peer0.$domain/tls/ca.crt" &&
    "$java" "$network/test/Handshake.java" 127.0.0.1 $((SUHUAN_NETWORK_PORTS + 114)) "$state/crypto/peerOrganizations/$domain/peers/peer0.$domain/tls/ca.crt" \
      "$state/crypto/peerOrganizations/$domain/peers/peer0.$domain/tls/server.crt" "$state/crypto/peerOrganizations/$domain/peers/peer0.$domain/tls/server.key" &&
    ! "$java" "$network/test/Handshake.java" 127.0.0.1 $((SUHUAN_NETWORK_PORTS + 114)) "$state/crypto/peerOrganizations/$domain/peers/peer0.$domain/tls/ca.crt" \
      "$keys/peers/peer0.regulator.${setting[domain]}/tls/server.crt" "$keys/peers/peer0.regulator.${setting[domain]}/tls/server.key"
}
check "chaincode speaks to its own organisation's peer and to nobody else" chaincode_refuses_strangers

killed_and_returned() { # process
  local before said
  before=$(pid_recorded "$1")
  "$net" kill "$1" || return 1
  said=$("$net" status 2>&1) && { printf 'status did not notice\n'; return 1; }
  [[ $said =~ $1\ +-\ +stopped ]] || { printf '%s\n' "$said"; return 1; }
  "$net" start "$1" && [ "$(pid_recorded "$1")" != "$before" ] && until_true 30 status_well
}
status_well() { "$net" status >/dev/null 2>&1; }
check "a killed chaincode is noticed and returns" killed_and_returned chaincode0.producer
check "a killed peer is noticed and returns" killed_and_returned peer0.producer
check "a killed orderer is noticed and returns" killed_and_returned orderer0.regulator
frozen_and_thawed() {
  "$net" freeze peer0.regulator && [[ $("$net" status 2>/dev/null) =~ peer0.regulator\ +[0-9]+\ +frozen ]] && "$net" thaw peer0.regulator && until_true 30 status_well
}
check "a frozen peer is noticed and thaws" frozen_and_thawed

down_and_up() {
  local before
  open_network
  peer_height peer0.producer
  before=$height
  "$net" down && refused "not well" quietly "$net" status && "$net" up && peer_height peer0.producer && [ "$height" -ge "$before" ] && "$net" deploy --jar "$first_jar"
}
check "after down, up continues where it was, chaincode included" down_and_up

# Transactions go on in the background, one after the other, endorsed by every organisation that there was at the beginning.
load() {
  local tries
  open_network
  find_orderer
  all_organisations
  while [ ! -f "$scratch/enough" ]; do
    tries=1
    until commit_probe; do
      printf 'again: %s\n' "$last_words" >>"$scratch/load"
      tries=$((tries + 1))
      [ "$tries" -le 5 ] || { printf 'lost: %s\n' "$last_words" >>"$scratch/load"; break; }
    done
    [ "$tries" -gt 5 ] || printf 'committed\n' >>"$scratch/load"
  done
}
under_load() { # command…
  local status line committed=0 again=0 lost=0
  rm -f "$scratch/enough" "$scratch/load"
  load &
  local loader=$!
  until_true 20 test -s "$scratch/load" || return 1
  "$@"
  status=$?
  touch "$scratch/enough"
  wait "$loader"
  while IFS= read -r line; do
    case $line in committed) committed=$((committed + 1)) ;; again*) again=$((again + 1)); printf '%s\n' "$line" ;; *) lost=$((lost + 1)); printf '%s\n' "$line" ;; esac
  done <"$scratch/load"
  printf '%s committed, %s tried again, %s lost\n' "$committed" "$again" "$lost"
  printf '      under load: %s transactions committed, %s tried again, %s lost\n' "$committed" "$again" "$lost" >>"$scratch/figures"
  [ "$status" -eq 0 ] && [ "$committed" -gt 0 ] && [ "$lost" -eq 0 ]
}
tell_figures() { cat "$scratch/figures" 2>/dev/null && rm "$scratch/figures"; }

check "the chaincode is upgraded while transactions go on" under_load "$net" upgrade --jar "$second_jar"
tell_figures
check "the channel has the second version" committed_is 2
stays_at() { "${@:2}" && committed_is "$1"; }
check "an upgrade to what runs already changes nothing" stays_at 2 "$net" upgrade --jar "$second_jar"
check "an organisation joins while transactions go on" under_load "$net" add-org Insurer
tell_figures
new_policy() { open_network; equal "$(endorsement_policy)" "AND('RegulatorMSP.peer', OutOf(1, 'ProducerMSP.peer','InsurerMSP.peer'))" && committed_is 3; }
check "the new organisation is in the endorsement policy" new_policy
check "adding it again changes nothing" stays_at 3 "$net" add-org Insurer
check "a bad name of an organisation is refused" refused "not \"insurer\"" quietly "$net" add-org insurer
check "a second peer of an organisation joins and reads every block" "$net" join-peer Producer
check "a second peer of an organisation joins from a snapshot" "$net" join-peer Regulator --snapshot
check "a peer of an unknown organisation is refused" refused "there is no organisation \"Nobody\"" quietly "$net" join-peer Nobody
check "every peer has the same height" until_true 20 heights_agree
check "everything is well at the end" "$net" status
grown_network_restarts() { "$net" down && "$net" up && until_true 30 status_well; }
check "the grown network stops and returns" grown_network_restarts
nothing_is_left() {
  local file
  for file in "$state"/run/*/pid; do cp "$file" "$scratch/pid-of-$(basename "${file%/pid}")"; done
  "$net" reset || return 1
  for file in "$scratch"/pid-of-*; do ! recorded_pid "$file" || { printf ' of %s is still there\n' "${file##*pid-of-}"; return 1; }; done
  [ ! -e "$state" ]
}
check "reset leaves no process and no file" nothing_is_left
