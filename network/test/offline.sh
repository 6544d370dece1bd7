# What can be told without Fabric's tools.

profile=smoke mode=native host=127.0.0.1 state=$scratch/state/smoke wanted_jar='' wanted_chaincode='' fabric_line=3 probe=describe
read_description
channel=${setting[channel]} chaincode=${setting[chaincode]}

policy_of() { # organisations…
  organisations=("$@")
  endorsement_policy
}
smallest_policy() { equal "$(policy_of Producer Regulator)" "AND('RegulatorMSP.peer', OutOf(1, 'ProducerMSP.peer'))"; }
largest_policy() {
  equal "$(policy_of Producer Collector Cascade Recycler Regulator)" \
    "AND('RegulatorMSP.peer', OutOf(2, 'ProducerMSP.peer','CollectorMSP.peer','CascadeMSP.peer','RecyclerMSP.peer'))"
}
always_a_majority() {
  local names=(Regulator) policy number needed
  for number in {2..12}; do
    names+=("Other$number")
    policy=$(policy_of "${names[@]}")
    [[ $policy =~ OutOf\(([0-9]+), ]] || return 1
    needed=$((BASH_REMATCH[1] + 1))
    equal "$needed of $number" "$((number / 2 + 1)) of $number" || return 1
  done
}
check "two organisations must both endorse" smallest_policy
check "of five organisations the regulator and two others must endorse" largest_policy
check "the policy is the smallest majority for any number of organisations" always_a_majority

no_port_twice() {
  local name all=() more twice
  for name in "${profiles[@]}"; do
    profile=$name
    while read -r _ _ _ more; do read -ra more <<<"$more"; all+=("${more[@]}"); done < <(new_roster)
  done
  twice=$(printf '%s\n' "${all[@]}" | sort | uniq -d)
  equal "$twice" ""
}
check "no port is used twice, also when both profiles run" no_port_twice

asked_of=()
# shellcheck disable=SC2317 # they stand in for the launcher's own
another_orderer_is_asked() (
  orderers=(orderer0.first orderer0.second orderer0.third) asked_of=()
  healthy() { [ "$1" != orderer0.second ]; }
  client_address() { printf '%s' "$1"; }
  orderer_keys() { printf '%s' "$1"; }
  stands_apart() {
    asked_of+=("${ordering_options[1]}")
    said='Error: timed out waiting for txid on all peers - proposal response: <nil>'
    [ "${ordering_options[1]}" = orderer0.third ]
  }
  find_orderer
  ordered stands_apart && equal "${asked_of[*]}" "orderer0.first orderer0.third" &&
    asked_of=() && ordered stands_apart && equal "${asked_of[*]}" "orderer0.third"
)
# shellcheck disable=SC2317
what_is_refused_is_not_asked_again() (
  orderers=(orderer0.first orderer0.second) asked_of=()
  healthy() { true; }
  client_address() { printf '%s' "$1"; }
  orderer_keys() { printf '%s' "$1"; }
  refused() { asked_of+=("${ordering_options[1]}"); said='Error: proposal failed with status: 500'; false; }
  find_orderer
  ! ordered refused && equal "${asked_of[*]}" "orderer0.first"
)
check "a transaction that one orderer does not pass on goes to another, which is kept" another_orderer_is_asked
check "what is refused is not sent to another orderer" what_is_refused_is_not_asked_again

nested=$'{\n\t"a": {\n\t\t"config": {\n\t\t\t"groups": {\n\t\t\t\t"Application": {\n\t\t\t\t\t"groups": {\n\t\t\t\t\t\t"Old": 1\n\t\t\t\t\t}\n\t\t\t\t}\n\t\t\t}\n\t\t}\n\t}\n}'
object_found() {
  local object
  object=$(json_object 2 config <<<"$nested") || return 1
  [[ $object == '{'$'\n'*'"Old": 1'*'}' && $object != *config* ]]
}
member_added() {
  [[ $(json_with_member 3 New '{"x": 2}' groups Application groups <<<"$nested") == *$'\t\t\t\t\t"groups": {\n"New": {"x": 2},\n\t\t\t\t\t\t"Old": 1'* ]]
}
no_such_place() { ! json_with_member 3 New 1 groups Orderer groups <<<"$nested" && ! json_object 2 nothing <<<"$nested"; }
check "an object is cut out of a configuration" object_found
check "a member is added to a configuration" member_added
check "a configuration without the place is noticed" no_such_place

builder=$network/builders/ccaas/bin
mkdir -p "$scratch/builder"/{source,metadata,other,output,release,connections}
printf '{"type":"ccaas","label":"suhuan_1.0-abc"}' >"$scratch/builder/metadata/metadata.json"
printf '{"type":"golang","label":"suhuan_1.0-abc"}' >"$scratch/builder/other/metadata.json"
builds_connection() (
  cd "$scratch/builder" || exit
  printf '{"address":"127.0.0.1:1"}' >connections/suhuan_1.0-abc.json
  SUHUAN_CHAINCODE_CONNECTIONS=$PWD/connections "$builder/build" source metadata output && "$builder/release" output release &&
    equal "$(<release/chaincode/server/connection.json)" '{"address":"127.0.0.1:1"}'
)
misses_connection() (
  cd "$scratch/builder" || exit
  said=$(SUHUAN_CHAINCODE_CONNECTIONS=$PWD/empty "$builder/build" source metadata output 2>&1) && exit 1
  [[ $said == *"$PWD/empty/suhuan_1.0-abc.json"* ]]
)
check "the builder takes chaincode as a service" "$builder/detect" "$scratch/builder/source" "$scratch/builder/metadata"
check "the builder leaves other chaincode to others" eval "! '$builder/detect' '$scratch/builder/source' '$scratch/builder/other'"
check "the builder hands the peer its own connection file" builds_connection
check "the builder names the connection file that is missing" misses_connection

# The compose file against the native description, node by node: the same names, and the same values but for where a container
# listens, how it is called and where its data is.
normalised() { # node, environment
  local text=$2
  text=${text//$(full_name "$1")/HOST}
  text=${text//127.0.0.1/HOST}
  text=${text//0.0.0.0/HOST}
  text=${text//\/var\/hyperledger\/suhuan/DATA}
  printf '%s' "${text//$state\/data\/$1/DATA}"
}
environment_of() { case $1 in orderer*) orderer_environment "$1" ;; *) peer_environment "$1" ;; esac; }
composed_environment() { # service
  local line inside=
  while IFS= read -r line; do
    case $line in
      "  $1:") inside=service ;;
      "  "[!\ ]*|[!\ ]*) inside= ;;
      "    environment:") [ -z "$inside" ] || inside=environment ;;
      "      - '"*"'") [ "$inside" != environment ] || { line=${line#"      - '"}; printf '%s\n' "${line%"'"}"; } ;;
      "    "[!\ ]*) [ "$inside" != environment ] || inside=service ;;
    esac
  done <"$(compose_file)"
}
written_for() { # profile
  profile=$1 state=$scratch/state/$1
  mkdir -p "$state"
  new_roster >"$state/roster"
  read_roster
  label=suhuan_1.0-abc package_id=suhuan_1.0-abc:0123 mode=compose
  write_compose
}
same_environments() { # profile
  local node native composed
  written_for "$1"
  for node in "${orderers[@]}" "${peers[@]}"; do
    composed=$(composed_environment "$node")
    mode=native
    native=$(environment_of "$node")
    mode=compose
    equal "$(normalised "$node" "$composed")" "$(normalised "$node" "$native")" || return 1
  done
  for node in "${peers[@]}"; do
    composed=$(composed_environment "$(chaincode_process "$node")")
    mode=native
    equal "$(normalised "$node" "$composed")" "$(normalised "$node" "$(chaincode_environment "$node")")" || return 1
    mode=compose
  done
}
same_services() { # profile
  local text expected node line services=
  written_for "$1"
  while IFS= read -r line; do [[ $line =~ ^'  '([a-z][^:\ ]*):$ ]] && services+="${BASH_REMATCH[1]} "; done <"$(compose_file)"
  expected="${orderers[*]} ${peers[*]} "
  for node in "${peers[@]}"; do expected+="$(chaincode_process "$node") "; done
  equal "$services" "$expected" || return 1
  text=$(<"$(compose_file)")
  for node in "${orderers[@]}" "${peers[@]}"; do
    [[ $text == *"- \"127.0.0.1:${client_port[$node]}:${client_port[$node]}\""* ]] || { printf '%s does not publish %s\n' "$node" "${client_port[$node]}"; return 1; }
  done
  [[ $text != *'- "0.0.0.0'* && $text != *:latest* ]]
}
accepted_by_compose() { # profile
  written_for "$1"
  find_compose
  compose config >/dev/null
}
for name in "${profiles[@]}"; do
  check "compose and native nodes of $name have the same environment" same_environments "$name"
  check "compose has exactly the nodes of $name, on the same ports of the loopback" same_services "$name"
  if (find_compose) 2>/dev/null; then
    check "the compose program takes the file of $name" accepted_by_compose "$name"
  else
    skipped=$((skipped + 1))
    printf 'skipped: no compose program here to check the file of %s\n' "$name"
  fi
done

never_kill_a_stranger() {
  local stranger
  state=$scratch/state/smoke
  mkdir -p "$(process_folder peer0.producer)"
  sleep 60 &
  stranger=$!
  printf '%s %s\n' "$stranger" 1 >"$(process_folder peer0.producer)/pid"
  ! alive peer0.producer && stop_process peer0.producer && kill -0 "$stranger"
  local status=$?
  kill "$stranger"
  return "$status"
}
[ ! -r /proc/self/stat ] || check "a pid that the machine gave to another process is not signalled" never_kill_a_stranger

# What an operator sees when something is not there. Only what the launcher says it needs is on the PATH of these.
mkdir -p "$scratch/bin" "$scratch/fake/bin"
for name in bash env date mkdir cp mv rm cat tail tr wc sort uniq sha256sum readlink dirname sleep chmod mktemp nohup tar gzip; do
  ln -s "$(type -P "$name")" "$scratch/bin/$name"
done
for name in peer orderer cryptogen configtxgen configtxlator osnadmin discover; do
  printf '#!/usr/bin/env bash\nprintf "peer:\\n Version: v%%s\\n" "$FAKE_VERSION"\n' >"$scratch/fake/bin/$name"
  chmod +x "$scratch/fake/bin/$name"
done
bare() { env -i PATH="$scratch/bin" HOME="$scratch" SUHUAN_NETWORK_STATE="$scratch/bare" "$@" ; }
check "missing tools are named, with where to get them" refused "peer orderer cryptogen configtxgen configtxlator osnadmin discover (version 3.1.x wanted" bare "$network/net" up
check "a wrong version is named" refused "Fabric v1.4.12; 3.1.x is wanted" bare FABRIC_HOME="$scratch/fake" FAKE_VERSION=1.4.12 "$network/net" up
check "2.5 LTS cannot order with BFT and says so" refused "use 3.1.x, or profile smoke" bare FABRIC_HOME="$scratch/fake" FAKE_VERSION=2.5.16 "$network/net" up --profile full
check "an unknown profile is named" refused "there is no profile \"big\"" bare "$network/net" up --profile big
check "an unknown command is named" refused "there is no command \"fly\"" bare "$network/net" fly
check "an unknown option is named" refused "there is no option \"--fast\"" bare "$network/net" up --fast
check "a network that does not exist is named, and how to make it" refused "run network/net up" bare "$network/net" down
check "a port out of range is named" refused "the first port is \"99999\"" bare FABRIC_HOME="$scratch/fake" FAKE_VERSION=3.1.5 SUHUAN_NETWORK_PORTS=99999 "$network/net" up
check "help needs nothing" bare "$network/net" help
