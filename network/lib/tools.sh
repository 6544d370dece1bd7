# Finds Fabric's own tools, in FABRIC_HOME first and on the PATH then, and Java. None of them is shipped with the project.

declare -A tool=()
fabric_line= # 3 or 2.5

find_fabric() {
  local name missing='' version
  for name in peer orderer cryptogen configtxgen configtxlator osnadmin discover; do
    if [ -n "${FABRIC_HOME:-}" ] && [ -x "$FABRIC_HOME/bin/$name" ]; then
      tool[$name]=$FABRIC_HOME/bin/$name
    else
      tool[$name]=$(type -P "$name") || missing+=" $name"
    fi
  done
  [ -z "$missing" ] || fail "missing of Hyperledger Fabric's tools:$missing (version 3.1.x wanted, looked in ${FABRIC_HOME:+$FABRIC_HOME/bin and }the PATH); README.md, \"Fabric's tools\", says where to get them, then set FABRIC_HOME to their folder"
  while read -r name version; do
    [ "$name" != Version: ] || break
  done < <("${tool[peer]}" version 2>/dev/null)
  case $version in
    v3.*|3.*) fabric_line=3 ;;
    v2.5*|2.5*) fabric_line=2.5 ;;
    *) fail "${tool[peer]} is Fabric ${version:-of an unknown version}; 3.1.x is wanted (2.5 LTS works with less): see README.md, \"Fabric's tools\"" ;;
  esac
  fabric_version=${version#v}
}

# Java runs the chaincode and, where there is no openssl, reads certificates.
find_java() {
  local line version=
  if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=$(type -P java) || java=; fi
  [ -x "$java" ] || fail "no java at ${java:-the PATH}; install a JDK of version 17 or newer, or set JAVA_HOME"
  while IFS= read -r line; do
    [[ $line != *java.specification.version\ =\ * ]] || version=${line##* = }
  done < <("$java" -XshowSettings:properties -version 2>&1)
  [ "${version%%.*}" -ge 17 ] 2>/dev/null || fail "$java is Java ${version:-of an unknown version}; 17 or newer is needed (set JAVA_HOME)"
}

# A tool speaks for an organisation's administrator to one of its peers.
as_admin() { # peer, command…
  local peer=$1 domain
  shift
  domain=$(domain_of "${organisation[$peer]}")
  run env FABRIC_CFG_PATH="$state/config" FABRIC_LOGGING_SPEC=error CORE_PEER_TLS_ENABLED=true \
    CORE_PEER_LOCALMSPID="$(msp_of "$peer")" CORE_PEER_ADDRESS="$(client_address "$peer")" \
    CORE_PEER_TLS_ROOTCERT_FILE="$(peer_keys "$peer")/tls/ca.crt" \
    CORE_PEER_MSPCONFIGPATH="$state/crypto/peerOrganizations/$domain/users/Admin@$domain/msp" \
    "${tool[peer]}" "$@"
}

# The answer of an HTTP GET on the loopback, without a tool that not every machine has.
http_get() { # port, path
  local line
  (
    exec 9<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&9
    while IFS= read -r -t 5 line <&9 || [ -n "$line" ]; do printf '%s\n' "$line"; done
  ) 2>/dev/null
}

port_taken() { (exec 9<>"/dev/tcp/$1/$2") 2>/dev/null; } # host, port
