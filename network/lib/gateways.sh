# What a gateway of an organisation needs to connect: one file for each organisation. Paths are relative to the file's folder.

write_gateways() {
  local name
  mkdir -p "$state/gateways"
  for name in "${organisations[@]}"; do
    gateway_of "$name" >"$state/gateways/$name.json.new"
    mv "$state/gateways/$name.json.new" "$state/gateways/$name.json"
  done
}

gateway_of() { # organisation
  local msp peer separator='' certificates
  msp=$(user_msp "$1" User1)
  certificates=("$msp"/signcerts/*.pem)
  printf '{\n  "profile": "%s",\n  "channel": "%s",\n  "chaincode": "%s",\n  "organisation": "%sMSP",\n' \
    "$profile" "$channel" "${setting[chaincode]}" "$1"
  printf '  "certificate": "%s",\n  "privateKey": "%s",\n  "peers": [' "$(from_gateways "${certificates[0]}")" "$(from_gateways "$msp/keystore/priv_sk")"
  while IFS= read -r peer; do
    printf '%s\n    {"name": "%s", "address": "%s", "tlsRoot": "%s"}' "$separator" "$(full_name "$peer")" "$(client_address "$peer")" \
      "$(from_gateways "$(peer_keys "$peer")/tls/ca.crt")"
    separator=,
  done < <(peers_of "$1")
  printf '\n  ]\n}\n'
}

from_gateways() { printf '../%s' "${1#"$state"/}"; }
