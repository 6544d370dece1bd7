# Keys and certificates: Fabric's cryptogen makes them, good for tests and for one machine. A real deployment has its
# certificate authorities (docs/guides/plan-a-deployment.md).

peer_keys() { printf '%s/crypto/peerOrganizations/%s/peers/%s' "$state" "$(domain_of "${organisation[$1]}")" "$(full_name "$1")"; }
orderer_keys() {
  local domain
  domain=ord.$(domain_of "${organisation[$1]}")
  printf '%s/crypto/ordererOrganizations/%s/orderers/%s' "$state" "$domain" "$(full_name "$1")"
}
user_msp() { # organisation, user
  local domain
  domain=$(domain_of "$1")
  printf '%s/crypto/peerOrganizations/%s/users/%s@%s/msp' "$state" "$domain" "$2" "$domain"
}
# The connection between a peer and its chaincode has a certificate authority of its own in each organisation, so that
# nothing but that organisation's peers can speak to that organisation's chaincode.
chaincode_link_keys() { # organisation, host label
  local domain
  domain=cc.$(domain_of "$1")
  printf '%s/crypto/peerOrganizations/%s/peers/%s.%s/tls' "$state" "$domain" "$2" "$domain"
}

# The pages that cryptogen reads, for the given nodes.
crypto_of_orderers() { # orderers…
  local node
  printf 'OrdererOrgs:\n'
  for node in "$@"; do
    printf -- '- {Name: %sOrd, Domain: ord.%s, EnableNodeOUs: true, Specs: [{Hostname: %s, SANS: [%s]}]}\n' \
      "${organisation[$node]}" "$(domain_of "${organisation[$node]}")" "${host_label[$node]}" "$(loopback_names)"
  done
}
crypto_of_peers() { # organisations…
  local name peer members links
  printf 'PeerOrgs:\n'
  for name in "$@"; do
    members='' links=''
    while IFS= read -r peer; do
      members+="${members:+, }{Hostname: ${host_label[$peer]}, SANS: [$(loopback_names)]}"
      links+="${links:+, }{Hostname: ${host_label[$peer]}}, {Hostname: $(chaincode_label "$peer"), SANS: [$(loopback_names), $(chaincode_host "$peer")]}"
    done < <(peers_of "$name")
    printf -- '- {Name: %s, Domain: %s, EnableNodeOUs: true, Specs: [%s], Users: {Count: 1}}\n' "$name" "$(domain_of "$name")" "$members"
    printf -- '- {Name: %sChaincode, Domain: cc.%s, Specs: [%s]}\n' "$name" "$(domain_of "$name")" "$links"
  done
}
loopback_names() {
  printf '127.0.0.1, localhost'
  [ "$host" = 127.0.0.1 ] || printf ', "%s"' "$host"
}

make_identities() {
  [ ! -d "$state/crypto" ] || return 0
  rm -rf "$state/crypto.new"
  { crypto_of_orderers "${orderers[@]}"; crypto_of_peers "${organisations[@]}"; } >"$state/crypto-config.yaml"
  run "${tool[cryptogen]}" generate --config "$state/crypto-config.yaml" --output "$state/crypto.new" ||
    fail "cryptogen made no keys: $last_words"
  drop_identities_of_links "$state/crypto.new"
  mv "$state/crypto.new" "$state/crypto"
}

# cryptogen also signs Fabric identities for the ends of the chaincode link; only their TLS keys are wanted.
drop_identities_of_links() { # crypto folder
  local folder
  for folder in "$1"/peerOrganizations/cc.*; do rm -rf "$folder"/peers/*/msp; done
}
