# Sourced by mvnw and hemicycle: sets JAVA_HOME to a JDK 25, or says what to do and stops.
# Looks at JAVA_HOME, HEMICYCLE_JDK, the PATH and the folders where JDKs are usually installed.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

find_jdk_25() {
  for home in "${HEMICYCLE_JDK:-}" "${JAVA_HOME:-}"; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then echo "$home"; return 0; fi
  done
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    # Follow the links that package managers lay (update-alternatives, SDKMAN, Homebrew).
    while [ -L "$on_path" ]; do
      link=$(readlink "$on_path")
      case "$link" in /*) on_path=$link ;; *) on_path=$(dirname "$on_path")/$link ;; esac
    done
    home=$(dirname "$(dirname "$on_path")")
    if is_jdk_25 "$home"; then echo "$home"; return 0; fi
  fi
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
      "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk_25 "$home"; then echo "$home"; return 0; fi
  done
  return 1
}

if JAVA_HOME=$(find_jdk_25); then
  export JAVA_HOME
else
  echo "Hemicycle needs a JDK 25 and found none: install one (for example Eclipse Temurin 25) and set JAVA_HOME to its folder." >&2
  exit 1
fi
