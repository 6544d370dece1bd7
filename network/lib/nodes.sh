# Orderers and peers: the environment each is started with, the same in a process and in a container.

data_folder() { if [ "$mode" = compose ]; then printf '/var/hyperledger/suhuan'; else printf '%s/data/%s' "$state" "$1"; fi; }

orderer_environment() { # orderer
  local keys data
  keys=$(orderer_keys "$1")
  data=$(data_folder "$1")
  printf '%s\n' \
    "FABRIC_CFG_PATH=$state/config" \
    "FABRIC_LOGGING_SPEC=${SUHUAN_NETWORK_LOG:-warn}" \
    "ORDERER_GENERAL_LISTENADDRESS=$(listen_host)" \
    "ORDERER_GENERAL_LISTENPORT=${client_port[$1]}" \
    "ORDERER_GENERAL_LOCALMSPID=$(orderer_msp_of "$1")" \
    "ORDERER_GENERAL_LOCALMSPDIR=$keys/msp" \
    "ORDERER_GENERAL_TLS_CERTIFICATE=$keys/tls/server.crt" \
    "ORDERER_GENERAL_TLS_PRIVATEKEY=$keys/tls/server.key" \
    "ORDERER_GENERAL_TLS_ROOTCAS=[$keys/tls/ca.crt]" \
    "ORDERER_FILELEDGER_LOCATION=$data/ledger" \
    "ORDERER_CONSENSUS_WALDIR=$data/wal" \
    "ORDERER_CONSENSUS_SNAPDIR=$data/snapshots" \
    "ORDERER_OPERATIONS_LISTENADDRESS=$(inner_host):${operations_port[$1]}" \
    "ORDERER_ADMIN_LISTENADDRESS=$(inner_host):${admin_port[$1]}" \
    "ORDERER_ADMIN_TLS_CERTIFICATE=$keys/tls/server.crt" \
    "ORDERER_ADMIN_TLS_PRIVATEKEY=$keys/tls/server.key" \
    "ORDERER_ADMIN_TLS_CLIENTROOTCAS=[$keys/tls/ca.crt]"
  [ "$fabric_line" = 3 ] || printf '%s\n' ORDERER_GENERAL_BOOTSTRAPMETHOD=none ORDERER_CHANNELPARTICIPATION_ENABLED=true
}

peer_environment() { # peer
  local keys data address first
  keys=$(peer_keys "$1")
  data=$(data_folder "$1")
  address=$(node_address "$1")
  first=$(first_peer_of "${organisation[$1]}")
  printf '%s\n' \
    "FABRIC_CFG_PATH=$state/config" \
    "FABRIC_LOGGING_SPEC=${SUHUAN_NETWORK_LOG:-warn}" \
    "CORE_PEER_ID=$1" \
    "CORE_PEER_LOCALMSPID=$(msp_of "$1")" \
    "CORE_PEER_MSPCONFIGPATH=$keys/msp" \
    "CORE_PEER_ADDRESS=$address" \
    "CORE_PEER_LISTENADDRESS=$(listen_host):${client_port[$1]}" \
    "CORE_PEER_CHAINCODELISTENADDRESS=$(inner_host):${callback_port[$1]}" \
    "CORE_PEER_CHAINCODEADDRESS=127.0.0.1:${callback_port[$1]}" \
    "CORE_PEER_GOSSIP_BOOTSTRAP=$(node_address "$first")" \
    "CORE_PEER_GOSSIP_ENDPOINT=$address" \
    "CORE_PEER_GOSSIP_EXTERNALENDPOINT=$address" \
    "CORE_PEER_TLS_CERT_FILE=$keys/tls/server.crt" \
    "CORE_PEER_TLS_KEY_FILE=$keys/tls/server.key" \
    "CORE_PEER_TLS_ROOTCERT_FILE=$keys/tls/ca.crt" \
    "CORE_PEER_FILESYSTEMPATH=$data" \
    "CORE_LEDGER_SNAPSHOTS_ROOTDIR=$data/snapshots" \
    "CORE_OPERATIONS_LISTENADDRESS=$(inner_host):${operations_port[$1]}" \
    "SUHUAN_CHAINCODE_CONNECTIONS=$state/connections/$1"
}

# The two pages that all nodes share, filled in once.
make_configuration() {
  local text check=
  mkdir -p "$state/config"
  text=$(<"$network/config/core.yaml")
  [ "$fabric_line" != 3 ] || check=', {name: TimeWindowCheck}'
  text=${text//@TIME_WINDOW_CHECK@/$check}
  printf '%s\n' "${text//@BUILDERS@/$state/builders}" >"$state/config/core.yaml"
  cp "$network/config/orderer.yaml" "$state/config/orderer.yaml"
  # Copies, because a running network must not change when the checkout does.
  rm -rf "$state/builders"
  cp -r "$network/builders" "$state/builders"
}

# A node says that it is healthy before it listens on all of its ports.
healthy() { # node
  [[ $(http_get "${operations_port[$1]}" /healthz) == *'"OK"'* ]] && port_taken "$host" "${client_port[$1]}" &&
    { [ -z "${admin_port[$1]:-}" ] || port_taken 127.0.0.1 "${admin_port[$1]}"; }
}

await_healthy() { # node
  local tries=600
  while ! healthy "$1"; do
    [ "$mode" = compose ] || alive "$1" || fail "$1 ended while it started: $(last_line_of_log "$1") (network/net logs $1 says more)"
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "$1 is not healthy after 60 s: $(last_line_of_log "$1") (network/net logs $1 says more)"
    sleep 0.1
  done
}

ports_of() { printf '%s %s %s' "${client_port[$1]}" "${operations_port[$1]}" "${admin_port[$1]:-${callback_port[$1]:-}}"; }

refuse_taken_ports() { # nodes…
  local node port
  for node in "$@"; do
    if alive "$node"; then continue; fi
    for port in $(ports_of "$node"); do
      if port_taken 127.0.0.1 "$port" || { [ "$host" != 127.0.0.1 ] && port_taken "$host" "$port"; }; then
        fail "port $port, which $node needs, is taken by another process: stop that one, or make the network elsewhere with network/net reset and SUHUAN_NETWORK_PORTS=<first port> network/net up"
      fi
    done
  done
}

start_orderer() { # orderer
  mkdir -p "$(data_folder "$1")"
  describe_process "$1" "$(orderer_environment "$1")" "${tool[orderer]}"
  start_process "$1"
}

start_peer() { # peer
  mkdir -p "$(data_folder "$1")" "$state/connections/$1"
  describe_process "$1" "$(peer_environment "$1")" "${tool[peer]}" node start
  start_process "$1"
}
