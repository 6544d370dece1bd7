# Reads network.conf and, once a network exists, its roster: the nodes that it really has, with their ports. The roster
# begins as the description's nodes of one profile, and grows when a peer or an organisation joins.

declare -A setting=() first_port=() ordering=()
declare -A organisation=() host_label=() client_port=() admin_port=() callback_port=() operations_port=() chaincode_ports=()
profiles=() orderers=() peers=() organisations=()

read_description() {
  local word name rest
  while read -r word name rest; do
    case $word in
      ''|'#'*|orderer|peer) ;;
      profile)
        profiles+=("$name")
        read -r "ordering[$name]" "first_port[$name]" <<<"$rest" ;;
      *) setting[$word]=$name${rest:+ $rest} ;;
    esac
  done <"$network/network.conf"
}

# Prints the lines of the roster that a new network of this profile has.
new_roster() {
  local kind name in ports first=${SUHUAN_NETWORK_PORTS:-${first_port[$profile]}} port absolute
  [[ $first =~ ^[0-9]+$ && $first -gt 1023 && $first -lt 65000 ]] ||
    fail "the first port is \"$first\"; SUHUAN_NETWORK_PORTS takes a number from 1024 to 64999"
  while read -r kind name in ports; do
    case $kind in orderer|peer) ;; *) continue ;; esac
    [[ ,$in, == *,$profile,* ]] || continue
    absolute=
    for port in $ports; do absolute+=" $((first + port))"; done
    printf '%s %s %s0%s\n' "$kind" "$name" "$kind" "$absolute"
  done <"$network/network.conf"
}

read_roster() {
  local kind name label ports node
  orderers=() peers=() organisations=()
  while read -r kind name label ports; do
    node=$label.${name,,}
    organisation[$node]=$name host_label[$node]=$label
    case $kind in
      orderer)
        orderers+=("$node")
        read -r "client_port[$node]" "admin_port[$node]" "operations_port[$node]" <<<"$ports" ;;
      peer)
        peers+=("$node")
        [[ " ${organisations[*]-} " == *" $name "* ]] || organisations+=("$name")
        read -r "client_port[$node]" "callback_port[$node]" "operations_port[$node]" "chaincode_ports[$node]" <<<"$ports" ;;
    esac
  done <"$state/roster"
}

# Names that follow from the description.
domain_of() { printf '%s.%s' "${1,,}" "${setting[domain]}"; }                        # organisation
msp_of() { printf '%sMSP' "${organisation[$1]}"; }                                   # peer
orderer_msp_of() { printf '%sOrdMSP' "${organisation[$1]}"; }                        # orderer
full_name() { # node
  case $1 in
    orderer*) printf '%s.ord.%s' "${host_label[$1]}" "$(domain_of "${organisation[$1]}")" ;;
    *) printf '%s.%s' "${host_label[$1]}" "$(domain_of "${organisation[$1]}")" ;;
  esac
}
peers_of() { # organisation
  local peer
  for peer in "${peers[@]}"; do [ "${organisation[$peer]}" != "$1" ] || printf '%s\n' "$peer"; done
}
first_peer_of() { # organisation
  local peer
  for peer in "${peers[@]}"; do [ "${organisation[$peer]}" != "$1" ] || { printf '%s' "$peer"; return 0; }; done
}

# Where other nodes reach a node, and where it listens: in native mode one address of this machine, in a composed network
# the node's own name and every address of its container, which publishes to that one address.
node_host() { if [ "$mode" = compose ]; then full_name "$1"; else printf '%s' "$host"; fi; }
node_address() { printf '%s:%s' "$(node_host "$1")" "${client_port[$1]}"; }
listen_host() { if [ "$mode" = compose ]; then printf '0.0.0.0'; else printf '%s' "$host"; fi; }
inner_host() { if [ "$mode" = compose ]; then printf '0.0.0.0'; else printf '127.0.0.1'; fi; }
# Where the launcher, and a gateway on this machine, reach it.
client_address() { printf '%s:%s' "$host" "${client_port[$1]}"; }

# The endorsement policy for the organisations of the roster.
endorsement_policy() {
  local line text='' others='' name needed=$((${#organisations[@]} / 2))
  while IFS= read -r line; do case $line in '#'*|'') ;; *) text+=$line ;; esac; done <"$network/endorsement.policy"
  for name in "${organisations[@]}"; do [[ $text == *"'${name}MSP.peer'"* ]] || others+="${others:+,}'${name}MSP.peer'"; done
  text=${text//'{needed}'/$needed}
  printf '%s' "${text//'{others}'/$others}"
}
