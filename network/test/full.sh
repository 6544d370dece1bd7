# The full network: four BFT orderers of four organisations, five organisations with peers.

export SUHUAN_NETWORK_STATE=$scratch/live SUHUAN_NETWORK_PORTS=${SUHUAN_TEST_PORTS:-31000}
net=$network/net profile=full state=$scratch/live/full
find_fabric
find_java
mkdir -p "$state"

transaction_passes() { # orderers that are not asked
  local node peer
  open_network
  for node in "${orderers[@]}"; do
    [[ " $* " == *" $node "* ]] || { ordering_options=(--orderer "$(client_address "$node")" --tls --cafile "$(orderer_keys "$node")/tls/ca.crt"); break; }
  done
  all_organisations
  commit_probe
}
passes_within() { until_true "$1" transaction_passes "${@:2}"; }
well() { "$net" status --profile full; }
equal_heights() {
  local node first
  open_network
  peer_height "${peers[0]}" || return 1
  first=$height
  for node in "${peers[@]}"; do peer_height "$node" && equal "$node $height" "$node $first" || return 1; done
  for node in "${orderers[@]}"; do orderer_height "$node" && equal "$node $height" "$node $first" || return 1; done
}

check "the full network comes up" "$net" up --profile full
check "its chaincode is endorsed by five organisations" "$net" deploy --profile full
check "every process is well" well
check "the first leader is killed" "$net" kill orderer0.producer --profile full
check "transactions go on without it" passes_within 60 orderer0.producer
check "a second orderer is killed" "$net" kill orderer0.collector --profile full
no_quorum() { ! transaction_passes orderer0.producer orderer0.collector; }
check "two of four orderers order nothing" no_quorum
check "the first comes back" "$net" start orderer0.producer --profile full
check "the second comes back" "$net" start orderer0.collector --profile full
check "transactions go on" passes_within 90
check "an organisation joins" "$net" add-org Insurer --profile full
check "every peer and orderer has the same height" until_true 60 equal_heights
check "every process is well in the end" well
check "reset" "$net" reset --profile full
