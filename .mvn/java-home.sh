# POSIX sh, to be sourced: points JAVA_HOME at a JDK 25, or stops with advice.
# Looks at JAVA_HOME, QUERN_JAVA_HOME, /usr/lib/jvm, SDKMAN, asdf, Homebrew and macOS's java_home, in this order.

quern_is_jdk25() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
    grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

quern_find_jdk25() {
  for quern_jdk in "${QUERN_JAVA_HOME-}" "${JAVA_HOME-}" \
    /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.asdf/installs/java/*25* "$HOME"/.jdks/* \
    /opt/homebrew/opt/openjdk@25 /opt/homebrew/opt/openjdk /usr/local/opt/openjdk@25; do
    if quern_is_jdk25 "$quern_jdk"; then
      printf '%s\n' "$quern_jdk"
      return 0
    fi
  done
  if [ -x /usr/libexec/java_home ]; then
    quern_jdk=$(/usr/libexec/java_home -v 25 2>/dev/null || true)
    if quern_is_jdk25 "$quern_jdk"; then
      printf '%s\n' "$quern_jdk"
      return 0
    fi
  fi
  return 1
}

# Pathname expansion may be off in the script that sources this.
case $- in
*f*) set +f; quern_restore_f=1 ;;
*) quern_restore_f= ;;
esac
if JAVA_HOME=$(quern_find_jdk25); then
  export JAVA_HOME
else
  echo "Quern needs a JDK 25 and found none." >&2
  echo "Install one (https://adoptium.net/temurin/releases/?version=25, 'sdk install java 25-tem'," >&2
  echo "'apt install temurin-25-jdk' or 'brew install openjdk@25') or set JAVA_HOME to it." >&2
  exit 1
fi
[ -z "$quern_restore_f" ] || set -f
unset quern_restore_f quern_jdk
