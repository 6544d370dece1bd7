# The chaincode on the channel: installed on every peer, approved by every organisation, committed, and then proved to answer.

first_peers() {
  local name
  for name in "${organisations[@]}"; do printf '%s\n' "$(first_peer_of "$name")"; done
}

# Options that name the ordering service: any orderer that is well will do.
find_orderer() {
  local node
  for node in "${orderers[@]}"; do
    if healthy "$node"; then
      ordering_options=(--orderer "$(client_address "$node")" --tls --cafile "$(orderer_keys "$node")/tls/ca.crt")
      return 0
    fi
  done
  fail "no orderer answers: run network/net up --profile $profile"
}

# Options that name one peer of every organisation.
all_organisations() {
  local peer
  endorsers=()
  while IFS= read -r peer; do
    endorsers+=(--peerAddresses "$(client_address "$peer")" --tlsRootCertFiles "$(peer_keys "$peer")/tls/ca.crt")
  done < <(first_peers)
}

# Sets committed_sequence and committed_version from the channel itself; nothing when nothing is committed.
read_committed() {
  local peer
  committed_sequence='' committed_version=''
  peer=$(first_peer_of "${organisations[0]}")
  if as_admin "$peer" lifecycle chaincode querycommitted -C "$channel" -n "$chaincode" --output json; then
    [[ $said =~ \"sequence\":\ *([0-9]+) ]] && committed_sequence=${BASH_REMATCH[1]}
    [[ $said =~ \"version\":\ *\"([^\"]+)\" ]] && committed_version=${BASH_REMATCH[1]}
  elif [[ $said != *'is not defined'* && $said != *'not found'* ]]; then
    fail "$peer does not say what is deployed: $last_words"
  fi
}
deployed() { read_committed && [ -n "$committed_sequence" ]; }

install_chaincode() { # peer
  as_admin "$1" lifecycle chaincode install "$(package_folder)/package.tgz" || [[ $said == *'already successfully installed'* ]] ||
    fail "$1 did not install $label: $last_words"
}

approve_chaincode() { # peer; for its organisation
  as_admin "$1" lifecycle chaincode approveformyorg "${ordering_options[@]}" -C "$channel" -n "$chaincode" --version "$version" \
    --sequence "$sequence" --package-id "$package_id" --signature-policy "$policy" || [[ $said == *'unchanged content'* ]] ||
    fail "${organisation[$1]} did not approve sequence $sequence of $chaincode: $last_words"
}

commit_chaincode() {
  local peer
  peer=$(first_peer_of "${organisations[0]}")
  as_admin "$peer" lifecycle chaincode commit "${ordering_options[@]}" -C "$channel" -n "$chaincode" --version "$version" \
    --sequence "$sequence" --signature-policy "$policy" "${endorsers[@]}" ||
    fail "sequence $sequence of $chaincode was not committed: $last_words"
  mkdir -p "$state/policies"
  printf '%s\n' "$policy" >"$state/policies/$chaincode"
}

# The policy of the definition that this launcher committed last.
committed_policy() { cat "$state/policies/$chaincode" 2>/dev/null || true; }

# Makes a definition the channel's: sequence, version, package_id and policy say which.
define_chaincode() {
  local names
  find_orderer
  all_organisations
  mapfile -t names < <(first_peers)
  step "approved by ${organisations[*]}" at_once approve_chaincode "${names[@]}"
  step "committed as sequence $sequence: $policy" commit_chaincode
}

answers() { # peer
  as_admin "$1" chaincode query --hex -C "$channel" -n "$chaincode" -c "{\"Args\":[\"$probe\"]}"
}
await_answer() { # peer
  until_true 60 answers "$1" || fail "the chaincode of $1 does not answer \"$probe\": $last_words"
}

# The peer's gateway can only write when it knows, through gossip, of endorsers that satisfy the policy.
knows_endorsers() { # peer
  local msp
  msp=$(user_msp "${organisation[$1]}" User1)
  run "${tool[discover]}" --peerTLSCA "$(peer_keys "$1")/tls/ca.crt" --userKey "$msp/keystore/priv_sk" --userCert "$msp"/signcerts/*.pem \
    --MSP "$(msp_of "$1")" endorsers --channel "$channel" --chaincode "$chaincode" --server "$(client_address "$1")" &&
    [[ $said == *'"Layouts"'* ]]
}
await_endorsers() { # peer
  until_true 60 knows_endorsers "$1" || fail "$1 knows no peers that satisfy the endorsement policy: $last_words"
}

# Ready means that a transaction, endorsed in every organisation, was ordered and found valid. It reads and writes nothing.
# What `describe` answers is each process's own matter, so the organisations are asked for something on which all agree.
commit_probe() {
  local peer question="\"$probe\""
  if own_chaincode; then question='"read",""'; fi
  peer=$(first_peer_of "${organisations[0]}")
  as_admin "$peer" chaincode invoke "${ordering_options[@]}" -C "$channel" -n "$chaincode" "${endorsers[@]}" --waitForEvent \
    --waitForEventTimeout 20s -c "{\"Args\":[$question]}"
}

prove_chaincode() {
  find_orderer
  all_organisations
  step "every peer's chaincode answers" at_once await_answer "${peers[@]}"
  step "every peer knows its endorsers" at_once await_endorsers "${peers[@]}"
  step "one transaction endorsed by ${organisations[*]} and committed" until_true_or_fail "$chaincode is deployed, and a transaction does not pass" 3 commit_probe
}
until_true_or_fail() { # what to say, tries, command…
  local what=$1 tries=$2
  shift 2
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "$what: $last_words"
    sleep 1
  done
}

# Every peer must take part; of the orderers one answers for all, and a BFT ordering service goes on without one of four.
refuse_stopped_nodes() { # an organisation that is excused, or nothing
  local peer
  find_orderer
  for peer in "${peers[@]}"; do
    [ "${organisation[$peer]}" = "$1" ] || healthy "$peer" || fail "$peer is not running: run network/net up --profile $profile first"
  done
}

await_chaincode_of() { await_chaincode "$(chaincode_process "$1")"; } # peer

command_deploy() {
  find_fabric
  find_java
  open_network
  lock_network
  refuse_stopped_nodes ''
  remember_chaincode
  step "chaincode taken from ${wanted_jar:-chaincode/fabric}" take_jar
  make_package
  mkdir -p "$state/probes"
  printf '%s' "$probe" >"$state/probes/$chaincode"
  read_committed
  [ -z "$committed_sequence" ] || [ "$committed_version" = "$version" ] ||
    fail "the channel runs version $committed_version of $chaincode, the jar here is $version: network/net upgrade --profile $profile brings it in"
  at_once write_connection "${peers[@]}"
  if [ "$mode" = compose ]; then
    write_compose
    step "chaincode started" compose_up
  else
    step "chaincode started: $(chaincode_processes | tr '\n' ' ')" at_once start_chaincode "${peers[@]}"
  fi
  step "package $label installed on ${peers[*]}" at_once install_chaincode "${peers[@]}"
  # A peer that calls a chaincode which is not there yet holds up the channel, so nothing is approved before they are ready.
  [ "$mode" = compose ] || step "chaincode ready" at_once await_chaincode_of "${peers[@]}"
  if [ -z "$committed_sequence" ]; then
    sequence=1 policy=$(endorsement_policy)
    define_chaincode
  else
    note "sequence $committed_sequence of $chaincode is committed already"
  fi
  prove_chaincode
  write_gateways
  printf 'Chaincode %s %s is ready.' "$chaincode" "$version"
  if own_chaincode; then printf ' A gateway connects with %s/gateways/<Organisation>.json' "$state"; fi
  printf '\n'
}
