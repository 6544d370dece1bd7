# A network that grows while it runs: an organisation joins the channel, an organisation gets one more peer.

# The ports of a new peer: five after an organisation's first peer, or the next free row of ten.
new_ports() { # organisation
  local first=${client_port[${peers[0]}]} peer row=0 base
  base=$(first_peer_of "$1")
  if [ -n "$base" ] && [ "$(peers_of "$1" | wc -l)" -eq 1 ]; then
    base=$((${client_port[$base]} + 5))
  else
    for peer in "${peers[@]}"; do
      [ $(((${client_port[$peer]} - first) / 10)) -lt "$row" ] || row=$(((${client_port[$peer]} - first) / 10 + 1))
    done
    base=$((first + 10 * row))
  fi
  printf '%s %s %s %s %s' "$base" $((base + 1)) $((base + 2)) $((base + 3)) $((base + 4))
}

# Puts a node into the roster of this run. It is written down when it has all that a node has; a command that was stopped
# before can be repeated, and finds the node where it left it.
know_peer() { # organisation, host label, ports
  local node=$2.${1,,}
  new_peer=$node new_line="peer $1 $2 $3"
  peers+=("$node")
  organisation[$node]=$1 host_label[$node]=$2
  read -r "client_port[$node]" "callback_port[$node]" "operations_port[$node]" "chaincode_ports[$node]" <<<"$3"
  [[ " ${organisations[*]} " == *" $1 "* ]] || organisations+=("$1")
}
remember_peer() { [ -z "${new_line:-}" ] || printf '%s\n' "$new_line" >>"$state/roster"; }

make_identities_of() { # organisation; what exists stays
  crypto_of_peers "$1" >"$state/crypto-config-${1,,}.yaml"
  if [ -d "$state/crypto/peerOrganizations/$(domain_of "$1")/ca" ]; then
    run "${tool[cryptogen]}" extend --config "$state/crypto-config-${1,,}.yaml" --input "$state/crypto" ||
      fail "cryptogen made no keys for a peer of $1: $last_words"
  else
    run "${tool[cryptogen]}" generate --config "$state/crypto-config-${1,,}.yaml" --output "$state/crypto" ||
      fail "cryptogen made no keys for $1: $last_words"
  fi
  drop_identities_of_links "$state/crypto"
}

translate() { # what, input, output, options…: one step of configtxlator
  local what=$1 input=$2 output=$3
  shift 3
  run "${tool[configtxlator]}" "$@" --input "$input" --output "$output" || fail "configtxlator does not $what: $last_words"
}

# Has a majority of the organisations sign a new configuration in which the organisation is a member, and sends it.
admit_organisation() { # organisation
  local folder=$state/channel/add-${1,,} member=$1MSP value number=0 name peer signers=$((${#old_organisations[@]} / 2 + 1))
  mkdir -p "$folder"
  peer=$(first_peer_of "${old_organisations[0]}")
  as_admin "$peer" channel fetch config "$folder/block" -c "$channel" "${ordering_options[@]}" || fail "the channel's configuration cannot be fetched: $last_words"
  translate "read the configuration block" "$folder/block" "$folder/block.json" proto_decode --type common.Block
  json_object 6 config <"$folder/block.json" >"$folder/old.json" || fail "the configuration block has another shape than Fabric 2.5 and 3.1 give it: $folder/block.json"
  if [[ $(<"$folder/old.json") == *"\"$member\": {"* ]]; then note "$member is a member of the channel already"; return 0; fi
  { printf 'Organizations:\n'; configuration_of_organisation "$1"; } >"$folder/configtx.yaml"
  value=$(FABRIC_CFG_PATH=$folder FABRIC_LOGGING_SPEC=error "${tool[configtxgen]}" -printOrg "$member" 2>>"$state/net.log") ||
    fail "configtxgen does not describe $member: see $state/net.log"
  json_with_member 7 "$member" "$value" channel_group groups Application groups <"$folder/old.json" >"$folder/new.json" ||
    fail "the configuration has no place for organisations: $folder/old.json"
  translate "write the old configuration" "$folder/old.json" "$folder/old" proto_encode --type common.Config
  translate "write the new configuration" "$folder/new.json" "$folder/new" proto_encode --type common.Config
  run "${tool[configtxlator]}" compute_update --channel_id "$channel" --original "$folder/old" --updated "$folder/new" --output "$folder/update" ||
    fail "configtxlator finds no difference: $last_words"
  translate "read the update" "$folder/update" "$folder/update.json" proto_decode --type common.ConfigUpdate
  printf '{"payload":{"header":{"channel_header":{"channel_id":"%s","type":2}},"data":{"config_update":%s}}}' "$channel" "$(<"$folder/update.json")" >"$folder/envelope.json"
  translate "write the envelope" "$folder/envelope.json" "$folder/envelope" proto_encode --type common.Envelope
  for name in "${old_organisations[@]}"; do
    number=$((number + 1))
    peer=$(first_peer_of "$name")
    if [ "$number" -lt "$signers" ]; then
      as_admin "$peer" channel signconfigtx -f "$folder/envelope" || fail "$name did not sign the new configuration: $last_words"
    else
      # The one who sends it signs it as well.
      as_admin "$peer" channel update -f "$folder/envelope" -c "$channel" "${ordering_options[@]}" || fail "the channel did not take $member in: $last_words"
      break
    fi
  done
}

same_height() { # peer, as the first peer
  local theirs
  peer_height "$(first_peer_of "${organisations[0]}")" && theirs=$height && peer_height "$1" && [ "$height" -ge "$theirs" ]
}

await_height() { # peer
  until_true 120 same_height "$1" || fail "$1 does not catch up with the channel: network/net logs $1 says more"
}

start_and_join() { # peer
  start_peer "$1"
  await_healthy "$1"
  join_peer "$1"
}

# What the channel has committed, from the package this network keeps: sets version, label and package_id.
take_deployed() {
  version=$committed_version label=${chaincode}_$committed_version
  [ -f "$(package_folder)/package-id" ] || fail "the channel runs version $version of $chaincode, which was not deployed from $state"
  make_package
}

give_chaincode() { # peer
  take_deployed
  write_connection "$1"
  step "chaincode started: $(chaincode_process "$1")" start_chaincode "$1"
  step "package $label installed on $1" install_chaincode "$1"
  step "chaincode ready" await_chaincode_of "$1"
}

begin_growth() { # organisation, whose own peers need not run
  find_fabric
  find_java
  open_network
  [ "$mode" = native ] || fail "a network of containers does not grow by this command; docs/guides/add-organisation.md says what it does, step by step"
  lock_network
  refuse_stopped_nodes "$1"
  read_committed
}

command_add_organisation() { # organisation
  local old_organisations
  [[ $1 =~ ^[A-Z][A-Za-z0-9]{1,30}$ ]] || fail "an organisation's name is a capital letter followed by letters and digits, like \"Insurer\", not \"$1\""
  begin_growth "$1"
  if [[ " ${organisations[*]} " == *" $1 "* ]]; then
    note "$1 is in the network already; what may be missing is made up"
    new_peer=$(first_peer_of "$1")
  else
    old_organisations=("${organisations[@]}")
    know_peer "$1" peer0 "$(new_ports "$1")"
    refuse_taken_ports "$new_peer"
    step "keys and certificates of $1" make_identities_of "$1"
    step "channel configuration with $1, signed by a majority" admit_organisation "$1"
  fi
  step "peer started and joined: $new_peer" start_and_join "$new_peer"
  step "$new_peer has every block" await_height "$new_peer"
  [ -z "$committed_sequence" ] || give_chaincode "$new_peer"
  remember_peer
  if [ -n "$committed_sequence" ]; then
    policy=$(endorsement_policy)
    if [ "$policy" != "$(committed_policy)" ]; then
      sequence=$((committed_sequence + 1))
      define_chaincode
    fi
    prove_chaincode
  fi
  write_gateways
  printf '%s is in the network; its gateway connects with %s/gateways/%s.json\n' "$1" "$state" "$1"
}

command_join_peer() { # organisation
  begin_growth "$1"
  [[ " ${organisations[*]} " == *" $1 "* ]] || fail "there is no organisation \"$1\"; the network has ${organisations[*]}"
  know_peer "$1" "peer$(peers_of "$1" | wc -l)" "$(new_ports "$1")"
  refuse_taken_ports "$new_peer"
  step "keys and certificates of $new_peer" make_identities_of "$1"
  if [ -n "$from_snapshot" ]; then
    step "snapshot taken by $(first_peer_of "$1")" take_snapshot "$(first_peer_of "$1")"
    step "peer started and joined from the snapshot of block $snapshot_block: $new_peer" start_and_join_from_snapshot "$new_peer"
  else
    step "peer started and joined: $new_peer" start_and_join "$new_peer"
  fi
  step "$new_peer has every block" await_height "$new_peer"
  [ -z "$committed_sequence" ] || give_chaincode "$new_peer"
  remember_peer
  [ -z "$committed_sequence" ] || prove_chaincode
  write_gateways
  printf '%s is in the network, and in %s/gateways/%s.json\n' "$new_peer" "$state" "$1"
}

completed_snapshot() { # peer: sets snapshot_block to the newest
  local folder
  snapshot_block=
  for folder in "$(data_folder "$1")/snapshots/completed/$channel"/*/; do
    folder=${folder%/}
    [ -n "$snapshot_block" ] && [ "${folder##*/}" -le "$snapshot_block" ] || snapshot_block=${folder##*/}
  done
  [ -n "$snapshot_block" ]
}
snapshot_done() { # peer, block
  completed_snapshot "$1" && [ "$snapshot_block" -ge "$2" ]
}

# A snapshot of the last block; the peer commits nothing while it writes it.
take_snapshot() { # peer
  local last
  peer_height "$1" || fail "$1 does not say its height: $last_words"
  last=$((height - 1))
  if ! snapshot_done "$1" "$last"; then
    as_admin "$1" snapshot submitrequest -c "$channel" -b 0 --peerAddress "$(client_address "$1")" --tlsRootCertFile "$(peer_keys "$1")/tls/ca.crt" ||
      fail "$1 takes no snapshot: $last_words"
    until_true 120 snapshot_done "$1" "$last" || fail "$1 has taken no snapshot within 120 s: network/net logs $1 says more"
  fi
  snapshot_folder=$(data_folder "$1")/snapshots/completed/$channel/$snapshot_block
}

start_and_join_from_snapshot() { # peer
  start_peer "$1"
  await_healthy "$1"
  if peer_height "$1"; then return 0; fi
  as_admin "$1" channel joinbysnapshot --snapshotpath "$snapshot_folder" || fail "$1 did not join from the snapshot: $last_words"
  until_true 120 peer_height "$1" || fail "$1 did not come out of the snapshot within 120 s: network/net logs $1 says more"
}
