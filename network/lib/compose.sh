# The same network as containers: compose.yaml is written from the roster and from the same environments as the processes get.
# Fabric's tools stay on this machine and speak to the ports that the containers publish.

compose_file() { printf '%s/compose.yaml' "$state"; }

# One service. Everything it mounts has the same path inside as outside, so that no path has two names.
compose_service() { # name, host name, image, command as a YAML list, environment; then ports, then --, then mounts
  local line
  printf '  %s:\n    image: %s\n    hostname: %s\n    command: %s\n    restart: "no"\n    environment:\n' "$1" "$3" "$2" "$4"
  while IFS= read -r line; do
    printf "      - '%s'\n" "$line"
  done <<<"$5"
  printf '    networks:\n      default:\n        aliases: [%s]\n    ports:\n' "$2"
  shift 5
  while [ "$1" != -- ]; do printf '      - "%s:%s"\n' "$1" "${1##*:}"; shift; done
  shift
  printf '    volumes:\n'
  for line in "$@"; do printf '      - "%s"\n' "$line"; done
}

compose_of_orderer() { # orderer
  compose_service "$1" "$(full_name "$1")" "hyperledger/fabric-orderer:${setting[fabric-version]}" '[orderer]' "$(orderer_environment "$1")" \
    "$host:${client_port[$1]}" "127.0.0.1:${admin_port[$1]}" "127.0.0.1:${operations_port[$1]}" -- \
    "$state/config:$state/config:ro" "$(orderer_keys "$1"):$(orderer_keys "$1"):ro" "$1:/var/hyperledger/suhuan"
}

compose_of_peer() { # peer
  compose_service "$1" "$(full_name "$1")" "hyperledger/fabric-peer:${setting[fabric-version]}" '[peer, node, start]' "$(peer_environment "$1")" \
    "$host:${client_port[$1]}" "127.0.0.1:${operations_port[$1]}" -- \
    "$state/config:$state/config:ro" "$state/builders:$state/builders:ro" "$state/connections/$1:$state/connections/$1:ro" \
    "$(peer_keys "$1"):$(peer_keys "$1"):ro" "$1:/var/hyperledger/suhuan"
}

compose_of_chaincode() { # peer
  local port options keys
  choose_port "$1" "$label"
  options=$(jvm_options | tr '\n' ',')
  keys=$(chaincode_link_keys "${organisation[$1]}" "$(chaincode_label "$1")")
  compose_service "$(chaincode_process "$1")" "$(chaincode_host "$1")" "${setting[java-image]}" \
    "[java, ${options//,/, }-jar, \"$(package_folder)/chaincode.jar\"]" "$(chaincode_environment "$1")" "127.0.0.1:$port" -- \
    "$(package_folder):$(package_folder):ro" "$keys:$keys:ro"
}

# The chaincode's services are there once it has been deployed.
write_compose() {
  local node
  {
    printf 'services:\n'
    for node in "${orderers[@]}"; do compose_of_orderer "$node"; done
    for node in "${peers[@]}"; do mkdir -p "$state/connections/$node"; compose_of_peer "$node"; done
    [ -z "${label:-}" ] || for node in "${peers[@]}"; do compose_of_chaincode "$node"; done
    printf 'networks:\n  default: {}\nvolumes:\n'
    for node in "${orderers[@]}" "${peers[@]}"; do printf '  %s: {}\n' "$node"; done
  } >"$(compose_file).new"
  mv "$(compose_file).new" "$(compose_file)"
}

find_compose() {
  if docker compose version >/dev/null 2>&1; then composer=(docker compose)
  elif type -P docker-compose >/dev/null; then composer=(docker-compose)
  else fail "$(compose_file) is written; to run it, install Docker with its compose plugin, or leave --compose away for native processes"
  fi
}

compose() { "${composer[@]}" -f "$(compose_file)" -p "suhuan-$profile" "$@"; }

compose_up() {
  find_compose
  run docker info || fail "$(compose_file) is written, and no container engine answers: start Docker and run the same command again, or make a network of native processes (network/net reset --profile $profile, then up without --compose)"
  run compose up -d || fail "the containers do not start: $last_words"
}

compose_down() { find_compose; run compose stop || fail "the containers do not stop: $last_words"; }
# Without an engine there is nothing to remove.
compose_forget() {
  [ -f "$(compose_file)" ] && run docker info || return 0
  find_compose
  run compose down -v || fail "the containers and their volumes cannot be removed: $last_words"
}
compose_state() { find_compose; if [ -n "$(compose ps -q "$1" 2>/dev/null)" ]; then printf 'running'; else printf 'stopped'; fi; }

compose_process() { # verb, name
  local verb=$1
  find_compose
  case $verb in freeze) verb=pause ;; thaw) verb=unpause ;; esac
  run compose "$verb" "$2" || fail "$2 does not $1: $last_words"
}
