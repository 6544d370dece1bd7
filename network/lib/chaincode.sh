# The chaincode as a process beside each peer: its jar, its package, its keys. Most of the time `chaincode` is the network's
# own; a benchmark may deploy another one beside it with --chaincode and --jar.

chaincode_label() { printf '%s' "${host_label[$1]/peer/chaincode}"; } # peer
chaincode_host() { printf '%s.%s' "$(chaincode_label "$1")" "$(domain_of "${organisation[$1]}")"; } # peer
own_chaincode() { [ "$chaincode" = "${setting[chaincode]}" ]; }
chaincode_process() { # peer
  local name
  name=$(chaincode_label "$1").${organisation[$1],,}
  if own_chaincode; then printf '%s' "$name"; else printf '%s-%s' "$chaincode" "$name"; fi
}
chaincode_processes() {
  local peer
  for peer in "${peers[@]}"; do printf '%s\n' "$(chaincode_process "$peer")"; done
}

# The two ports of a peer's chaincode. One that is not the network's own gets a row of ports when it is first deployed.
ports_of_chaincode() { # peer
  local name first number=0 peer
  if own_chaincode; then printf '%s' "${chaincode_ports[$1]}"; return; fi
  while read -r name first; do [ "$name" != "$chaincode" ] || break; done <"$state/other-chaincodes"
  for peer in "${peers[@]}"; do
    [ "$peer" != "$1" ] || break
    number=$((number + 1))
  done
  printf '%s %s' $((first + 2 * number)) $((first + 2 * number + 1))
}

remember_chaincode() {
  local name first next
  if own_chaincode; then return 0; fi
  next=$((${client_port[${orderers[0]}]} / 100 * 100 + 300))
  [ ! -f "$state/other-chaincodes" ] || while read -r name first; do
    [ "$name" != "$chaincode" ] || return 0
    next=$((first + 50))
  done <"$state/other-chaincodes"
  printf '%s %s\n' "$chaincode" "$next" >>"$state/other-chaincodes"
}

# Sets `port` to where a peer's chaincode of a label listens: what its connection file says, else the port the running one
# does not use.
choose_port() { # peer, label
  local first second running=
  port=
  if [ -f "$(connection_file "$1" "$2")" ]; then
    [[ $(<"$(connection_file "$1" "$2")") =~ \"address\":\"[^\"]*:([0-9]+)\" ]] && port=${BASH_REMATCH[1]}
    return 0
  fi
  read -r first second <<<"$(ports_of_chaincode "$1")"
  [ ! -f "$(process_folder "$(chaincode_process "$1")")/environment" ] ||
    running=$(<"$(process_folder "$(chaincode_process "$1")")/environment")
  if [[ $running == *:$first$'\n'* ]]; then port=$second; else port=$first; fi
}

# Sets jar, version and label. The label holds the digest of the jar, so that the channel names the very code that endorsed.
take_jar() {
  local digest built source
  if [ -z "$wanted_jar" ]; then
    own_chaincode || fail "chaincode \"$chaincode\" is not the network's own: say which jar with --jar FILE"
    built=$(built_jar)
    if [ -z "$built" ] || stale "$built"; then build_jar; fi
    wanted_jar=$(built_jar)
  fi
  [ -f "$wanted_jar" ] || fail "there is no jar $wanted_jar; build it, or leave --jar away"
  digest=$(sha256sum <"$wanted_jar")
  source=${wanted_jar##*/}
  source=${source#suhuan-chaincode-}
  source=${source%.jar}
  version=${source%-app}-${digest:0:12}
  version=${version//[^[:alnum:]._+-]/-}
  label=${chaincode}_$version
  # A copy, because the next build overwrites the jar and a JVM whose jar changes dies.
  if [ ! -f "$(package_folder)/chaincode.jar" ]; then
    mkdir -p "$(package_folder)"
    cp "$wanted_jar" "$(package_folder)/chaincode.jar.new"
    mv "$(package_folder)/chaincode.jar.new" "$(package_folder)/chaincode.jar"
  fi
}

built_jar() {
  local jars=("$root"/chaincode/fabric/target/suhuan-chaincode-*-app.jar)
  printf '%s' "${jars[0]:-}"
}

stale() { # jar
  local file
  for file in "$root"/pom.xml "$root"/proto/** "$root"/chaincode/**; do
    case $file in */target|*/target/*|*/src/test/*) continue ;; esac
    [ ! -f "$file" ] || [ ! "$file" -nt "$1" ] || return 0
  done
  return 1
}

build_jar() {
  type -P mvn >/dev/null || fail "no mvn found; install Maven 3.8.7 or newer, or give a built jar with --jar FILE"
  note "building the chaincode (a few minutes the first time) …"
  (cd "$root" && mvn -q -B -ntp -Dquick -Dmaven.test.skip -pl chaincode/fabric -am package) >&2 ||
    fail "the build of chaincode/fabric failed; the lines above say why"
}

package_folder() { printf '%s/packages/%s' "$state" "$label"; }

# One package for all organisations: no address and no key in it. What it says of the connection is for peers that have the
# builder of Fabric's own release, which fills in the names in braces; ours takes the peer's connection file.
make_package() {
  local folder digest archive=(tar --sort=name --owner=0 --group=0 --numeric-owner --mode=0644 --mtime=@0 -cf -)
  folder=$(package_folder)
  if [ ! -f "$folder/package-id" ]; then
    digest=$(sha256sum <"$folder/chaincode.jar")
    printf '{"type":"ccaas","label":"%s"}' "$label" >"$folder/metadata.json"
    printf '%s' '{"address":"{{.address}}","dial_timeout":"2s","tls_required":true,"client_auth_required":true,"root_cert":"{{.root_cert}}","client_cert":"{{.client_cert}}","client_key":"{{.client_key}}"}' >"$folder/connection.json"
    printf '%s  chaincode.jar\n' "${digest%% *}" >"$folder/sha256"
    "${archive[@]}" -C "$folder" connection.json sha256 | gzip -n >"$folder/code.tar.gz"
    "${archive[@]}" -C "$folder" code.tar.gz metadata.json | gzip -n >"$folder/package.tgz"
    digest=$(sha256sum <"$folder/package.tgz")
    printf '%s:%s\n' "$label" "${digest%% *}" >"$folder/package-id.new"
    mv "$folder/package-id.new" "$folder/package-id"
  fi
  package_id=$(<"$folder/package-id")
}

connection_file() { printf '%s/connections/%s/%s.json' "$state" "$1" "$2"; } # peer, label

in_one_line() { local text; text=$(<"$1"); printf '%s\\n' "${text//$'\n'/\\n}"; }

# How a peer reaches its chaincode: address, and both ends' certificates.
write_connection() { # peer
  local file ours theirs address=127.0.0.1 port
  file=$(connection_file "$1" "$label")
  [ ! -f "$file" ] || return 0
  choose_port "$1" "$label"
  [ "$mode" != compose ] || address=$(chaincode_host "$1")
  ours=$(chaincode_link_keys "${organisation[$1]}" "${host_label[$1]}")
  theirs=$(chaincode_link_keys "${organisation[$1]}" "$(chaincode_label "$1")")
  mkdir -p "${file%/*}"
  printf '{"address":"%s:%s","dial_timeout":"2s","tls_required":true,"client_auth_required":true,"root_cert":"%s","client_cert":"%s","client_key":"%s"}' \
    "$address" "$port" "$(in_one_line "$theirs/ca.crt")" "$(in_one_line "$ours/server.crt")" "$(in_one_line "$ours/server.key")" >"$file.new"
  mv "$file.new" "$file"
}

chaincode_environment() { # peer
  local keys port
  keys=$(chaincode_link_keys "${organisation[$1]}" "$(chaincode_label "$1")")
  choose_port "$1" "$label"
  printf '%s\n' \
    "CHAINCODE_SERVER_ADDRESS=$(inner_host):$port" \
    "CORE_CHAINCODE_ID_NAME=$package_id" \
    "SUHUAN_CHAINCODE_TLS_CERT=$keys/server.crt" \
    "SUHUAN_CHAINCODE_TLS_KEY=$keys/server.key" \
    "SUHUAN_CHAINCODE_TLS_CLIENT_CA=$keys/ca.crt"
}

# For a process that stays small; docs/performance.md says how large it gets. Memory that compiling freed goes back to the
# system every two seconds, where Java can do that.
jvm_options() { # one a line
  local options=(-Xms24m -Xmx96m -XX:MaxNewSize=24m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError
    -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockExperimentalVMOptions -XX:TrimNativeHeapInterval=2000)
  if [ -n "${SUHUAN_NETWORK_JVM:-}" ]; then read -ra options <<<"$SUHUAN_NETWORK_JVM"; fi
  printf '%s\n' "${options[@]}"
}

start_chaincode() { # peer, suffix of the process's name
  local name options port
  name=$(chaincode_process "$1")${2:-}
  choose_port "$1" "$label"
  if alive "$name"; then return 0; fi
  ! port_taken 127.0.0.1 "$port" ||
    fail "port $port, which $name needs, is taken by another process: stop that one, or make the network elsewhere with SUHUAN_NETWORK_PORTS"
  mapfile -t options < <(jvm_options)
  describe_process "$name" "$(chaincode_environment "$1")" "$java" "${options[@]}" -jar "$(package_folder)/chaincode.jar"
  start_process "$name"
}

chaincode_says_ready() { # name
  local line
  [ -f "$(process_folder "$1")/log" ] || return 1
  while IFS= read -r line; do [[ $line != *'chaincode ready'* ]] || return 0; done <"$(process_folder "$1")/log"
  return 1
}

await_chaincode() { # name
  local tries=600
  while ! chaincode_says_ready "$1"; do
    alive "$1" || fail "$1 ended while it started: $(last_line_of_log "$1") (network/net logs $1 says more)"
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "$1 does not say that it is ready after 60 s: $(last_line_of_log "$1")"
    sleep 0.1
  done
}

# After `down`, `up` brings back the chaincode that was deployed.
start_chaincodes_again() {
  local names
  if [ "$mode" = compose ]; then return 0; fi
  mapfile -t names < <(process_names chaincode)
  [ ${#names[@]} -gt 0 ] || return 0
  step "chaincode started: ${names[*]}" at_once start_process "${names[@]}"
  step "chaincode ready" at_once await_chaincode "${names[@]}"
}
