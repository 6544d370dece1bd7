# A newer chaincode while transactions go on: the new process runs beside the old one, under another package, until every
# peer has the new definition; only then the old one ends.

command_upgrade() {
  find_fabric
  find_java
  open_network
  [ "$mode" = native ] || fail "a network of containers is not upgraded by this command; docs/guides/upgrade-chaincode.md says what it does, step by step"
  lock_network
  refuse_stopped_nodes ''
  read_committed
  [ -n "$committed_sequence" ] || fail "nothing to upgrade, $chaincode is not deployed: run network/net deploy --profile $profile"
  step "chaincode taken from ${wanted_jar:-chaincode/fabric}" take_jar
  make_package
  policy=$(endorsement_policy)
  if [ "$version" = "$committed_version" ] && [ "$policy" = "$(committed_policy)" ] && ! successors_exist; then
    printf 'The channel runs version %s of %s already.\n' "$version" "$chaincode"
    return 0
  fi
  if [ "$version" != "$committed_version" ]; then
    at_once write_connection "${peers[@]}"
    step "chaincode ready beside the old one: $label" at_once start_successor "${peers[@]}"
    step "package $label installed on ${peers[*]}" at_once install_chaincode "${peers[@]}"
  fi
  if [ "$version" != "$committed_version" ] || [ "$policy" != "$(committed_policy)" ]; then
    sequence=$((committed_sequence + 1))
    define_chaincode
    step "every peer has sequence $sequence" at_once await_sequence "${peers[@]}"
  fi
  prove_chaincode
  if successors_exist; then step "old chaincode ended" at_once succeed "${peers[@]}"; fi
  printf 'Chaincode %s %s is ready.\n' "$chaincode" "$version"
}

start_successor() { # peer
  start_chaincode "$1" .next
  await_chaincode "$(chaincode_process "$1").next"
}

successors_exist() {
  local peer
  for peer in "${peers[@]}"; do [ ! -d "$(process_folder "$(chaincode_process "$peer").next")" ] || return 0; done
  return 1
}

has_sequence() { # peer
  as_admin "$1" lifecycle chaincode querycommitted -C "$channel" -n "$chaincode" --output json && [[ $said =~ \"sequence\":\ *${sequence}[^0-9] ]]
}
await_sequence() { # peer
  until_true 60 has_sequence "$1" || fail "$1 does not have sequence $sequence of $chaincode after 60 s: network/net logs $1 says more"
}

# The successor takes the name of the old process, which first finishes the calls that it has.
succeed() { # peer
  local name
  name=$(chaincode_process "$1")
  [ -d "$(process_folder "$name.next")" ] || return 0
  stop_process "$name"
  rm -rf "$(process_folder "$name")"
  mv "$(process_folder "$name.next")" "$(process_folder "$name")"
}
