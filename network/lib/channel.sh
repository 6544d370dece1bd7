# The channel: its genesis block, and who has joined.

policies() { # indent, name=rule…
  local indent=$1 entry
  shift
  printf '%sPolicies:\n' "$indent"
  for entry in "$@"; do printf '%s  %s: {Type: %s, Rule: "%s"}\n' "$indent" "${entry%%=*}" "${kind:-Signature}" "${entry#*=}"; done
}
implied_policies() { kind=ImplicitMeta policies "$@"; }

# An organisation with peers, as configtxgen reads it; its peers are anchors from the first block on.
configuration_of_organisation() { # organisation
  local m=$1MSP peer
  printf '  - &peers_%s\n    Name: %s\n    ID: %s\n    MSPDir: %s/crypto/peerOrganizations/%s/msp\n' "$1" "$m" "$m" "$state" "$(domain_of "$1")"
  policies '    ' "Readers=OR('$m.admin','$m.peer','$m.client')" "Writers=OR('$m.admin','$m.client')" "Admins=OR('$m.admin')" "Endorsement=OR('$m.peer')"
  printf '    AnchorPeers:\n'
  while IFS= read -r peer; do
    printf '      - {Host: %s, Port: %s}\n' "$(node_host "$peer")" "${client_port[$peer]}"
  done < <(peers_of "$1")
}

configuration_of_orderer() { # orderer
  local m
  m=$(orderer_msp_of "$1")
  printf '  - &%s\n    Name: %s\n    ID: %s\n    MSPDir: %s/crypto/ordererOrganizations/ord.%s/msp\n' \
    "orderer_${organisation[$1]}" "$m" "$m" "$state" "$(domain_of "${organisation[$1]}")"
  policies '    ' "Readers=OR('$m.admin','$m.orderer','$m.client')" "Writers=OR('$m.admin','$m.orderer','$m.client')" "Admins=OR('$m.admin')"
  printf '    OrdererEndpoints: ["%s"]\n' "$(node_address "$1")"
}

references() { # prefix, names…
  local prefix=$1 name line=
  shift
  for name in "$@"; do line+="${line:+, }*$prefix$name"; done
  printf '[%s]' "$line"
}

raft_consenters() {
  local node
  printf '      OrdererType: etcdraft\n      EtcdRaft:\n'
  printf '        Options: {TickInterval: 100ms, ElectionTick: 10, HeartbeatTick: 1, MaxInflightBlocks: 5, SnapshotIntervalSize: 64 MB}\n'
  printf '        Consenters:\n'
  for node in "${orderers[@]}"; do
    printf '          - {Host: %s, Port: %s, ClientTLSCert: %s/tls/server.crt, ServerTLSCert: %s/tls/server.crt}\n' \
      "$(node_host "$node")" "${client_port[$node]}" "$(orderer_keys "$node")" "$(orderer_keys "$node")"
  done
}

# A dead leader is replaced after about forward + complain under load, and after the heartbeat time-out when idle.
bft_consenters() {
  local node number=0 keys
  printf '      OrdererType: BFT\n      SmartBFT:\n'
  printf '        RequestBatchMaxCount: %s\n        RequestBatchMaxBytes: 16777216\n        RequestBatchMaxInterval: %s\n' "${setting[block-count]}" "${setting[block-time]}"
  printf '        %s\n' 'IncomingMessageBufferSize: 200' 'RequestPoolSize: 20000' 'RequestForwardTimeout: 1s' 'RequestComplainTimeout: 5s' \
    'RequestAutoRemoveTimeout: 2m' 'ViewChangeResendInterval: 3s' 'ViewChangeTimeout: 12s' 'LeaderHeartbeatTimeout: 10s' \
    'LeaderHeartbeatCount: 10' 'CollectTimeout: 1s'
  printf '      ConsenterMapping:\n'
  for node in "${orderers[@]}"; do
    number=$((number + 1))
    keys=$(orderer_keys "$node")
    printf '        - {ID: %s, Host: %s, Port: %s, MSPID: %s, Identity: %s, ClientTLSCert: %s/tls/server.crt, ServerTLSCert: %s/tls/server.crt}\n' \
      "$number" "$(node_host "$node")" "${client_port[$node]}" "$(orderer_msp_of "$node")" \
      "$keys/msp/signcerts/$(full_name "$node")-cert.pem" "$keys" "$keys"
  done
}

configuration() {
  local name node orderer_organisations=()
  for node in "${orderers[@]}"; do orderer_organisations+=("${organisation[$node]}"); done
  printf 'Organizations:\n'
  for name in "${organisations[@]}"; do configuration_of_organisation "$name"; done
  for node in "${orderers[@]}"; do configuration_of_orderer "$node"; done
  printf 'Profiles:\n  Network:\n    Capabilities: {%s: true}\n' "$([ "$fabric_line" = 3 ] && printf V3_0 || printf V2_0)"
  implied_policies '    ' "Readers=ANY Readers" "Writers=ANY Writers" "Admins=MAJORITY Admins"
  printf '    Orderer:\n      Capabilities: {V2_0: true}\n      BatchTimeout: %s\n' "${setting[block-time]}"
  printf '      BatchSize: {MaxMessageCount: %s, AbsoluteMaxBytes: %s, PreferredMaxBytes: %s}\n' \
    "${setting[block-count]}" "${setting[block-maximum]}" "${setting[block-bytes]}"
  implied_policies '      ' "Readers=ANY Readers" "Writers=ANY Writers" "Admins=MAJORITY Admins" "BlockValidation=ANY Writers"
  printf '      Organizations: %s\n' "$(references orderer_ "${orderer_organisations[@]}")"
  if [ "${ordering[$profile]}" = BFT ]; then bft_consenters; else raft_consenters; fi
  printf '    Application:\n      Capabilities: {V2_5: true}\n      Organizations: %s\n' "$(references peers_ "${organisations[@]}")"
  implied_policies '      ' "Readers=ANY Readers" "Writers=ANY Writers" "Admins=MAJORITY Admins" \
    "LifecycleEndorsement=MAJORITY Endorsement" "Endorsement=MAJORITY Endorsement"
}

genesis_block() { printf '%s/channel/%s.block' "$state" "$channel"; }

make_genesis() {
  [ ! -f "$(genesis_block)" ] || return 0
  mkdir -p "$state/channel"
  configuration >"$state/channel/configtx.yaml"
  run env FABRIC_CFG_PATH="$state/channel" "${tool[configtxgen]}" -profile Network -channelID "$channel" -outputBlock "$(genesis_block).new" ||
    fail "configtxgen made no genesis block: $last_words"
  mv "$(genesis_block).new" "$(genesis_block)"
}

# osnadmin leaves with status 0 whatever the orderer says, so its words decide.
ask_orderer() { # orderer, command…
  local keys node=$1
  shift
  keys=$(orderer_keys "$node")
  run "${tool[osnadmin]}" channel "$@" --channelID "$channel" --orderer-address "127.0.0.1:${admin_port[$node]}" \
    --ca-file "$keys/tls/ca.crt" --client-cert "$keys/tls/server.crt" --client-key "$keys/tls/server.key"
}

orderer_active() { # orderer
  ask_orderer "$1" list && [[ $said == *'"status": "active"'* ]]
}

orderer_height() { # orderer
  height=
  ask_orderer "$1" list && [[ $said =~ \"height\":\ ([0-9]+) ]] && height=${BASH_REMATCH[1]}
}

join_orderer() { # orderer
  if ask_orderer "$1" list && [[ $said == *'Status: 200'* ]]; then return 0; fi
  ask_orderer "$1" join --config-block "$(genesis_block)" || true
  [[ $said == *'Status: 201'* || $said == *'Status: 405'* ]] || fail "$1 did not join the channel: $last_words"
}

await_active_orderer() { # orderer
  until_true 60 orderer_active "$1" || fail "$1 joined the channel and is not active after 60 s: see network/net logs $1"
}

peer_height() { # peer
  height=
  as_admin "$1" channel getinfo -c "$channel" && [[ $said =~ \"height\":([0-9]+) ]] && height=${BASH_REMATCH[1]}
}

join_peer() { # peer
  if peer_height "$1"; then return 0; fi
  as_admin "$1" channel join -b "$(genesis_block)" || [[ $said == *'already exists'* ]] ||
    fail "$1 did not join the channel: $last_words (network/net logs $1 says more)"
}
