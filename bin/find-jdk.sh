# Finds a JDK. Sourced by weir, build, mvnw and the distribution's own launcher; POSIX shell, and cheap: it starts no
# process where a JDK has a "release" file, as all have had for years.
#
#   find_jdk <name of the caller>    sets WEIR_JAVA_HOME, or says what to install and exits with 1
#
# The order: JAVA_HOME, java on PATH, the usual folders. Whatever is too old is passed over.

weir_jdk_oldest=25

# Sets jdk_version to the major version of the JDK in $1, or to nothing where there is none that can run Weir.
read_jdk_version() {
    jdk_version=
    [ -x "$1/bin/java" ] || return 0
    if [ -r "$1/release" ]; then
        while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
            case $jdk_line in
                JAVA_VERSION=*) jdk_version=${jdk_line#*\"} ;;
                MODULES=*jdk.incubator.vector*) ;;
                MODULES=*) jdk_version='' && return 0 ;;
            esac
        done <"$1/release"
    else
        jdk_version=$("$1/bin/java" -version 2>&1 | sed -n '1s/[^"]*"\([^"]*\)".*/\1/p')
    fi
    jdk_version=${jdk_version#1.}
    jdk_version=${jdk_version%%[!0-9]*}
}

# Succeeds and sets WEIR_JAVA_HOME when the JDK in $1 will do.
accept_jdk() {
    read_jdk_version "$1"
    [ -n "$jdk_version" ] && [ "$jdk_version" -ge "$weir_jdk_oldest" ] && [ -x "$1/bin/javac" ] || return 1
    WEIR_JAVA_HOME=$1
}

find_jdk() {
    jdk_seen=
    if [ -n "${JAVA_HOME:-}" ]; then
        accept_jdk "$JAVA_HOME" && return 0
        jdk_seen="JAVA_HOME ($JAVA_HOME: ${jdk_version:+Java }${jdk_version:-no usable JDK})"
    fi
    jdk_java=$(command -v java) || jdk_java=
    if [ -n "$jdk_java" ]; then
        jdk_java=$(readlink -f "$jdk_java" 2>/dev/null || echo "$jdk_java")
        jdk_home=${jdk_java%/bin/java}
        accept_jdk "$jdk_home" && return 0
        jdk_seen="${jdk_seen:+$jdk_seen, }java on PATH ($jdk_java${jdk_version:+: Java }$jdk_version)"
    fi
    jdk_ifs=$IFS
    IFS='
'
    for jdk_home in \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/openjdk* /usr/local/jdk* \
        /opt/java/* /opt/jdk* /opt/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.gradle/jdks/* \
        "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.local/share/rtx/installs/java/* \
        "$HOME"/.jabba/jdk/* "$HOME"/.nix-profile/lib/openjdk \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
        "/c/Program Files/Java"/* "/c/Program Files/Eclipse Adoptium"/*; do
        [ -d "$jdk_home" ] && accept_jdk "$jdk_home" && IFS=$jdk_ifs && return 0
    done
    IFS=$jdk_ifs
    explain_missing_jdk "$1" >&2
    exit 1
}

explain_missing_jdk() {
    echo "$1: needs a JDK of version $weir_jdk_oldest or newer and found none."
    echo "  Looked at: ${jdk_seen:+$jdk_seen, }the usual folders (/usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks, ...)."
    echo "  Install one, for instance:"
    case $(uname -s) in
        Darwin) echo "    brew install openjdk@25" ;;
        *)
            if command -v apt-get >/dev/null; then
                echo "    sudo apt-get install openjdk-25-jdk-headless"
            elif command -v dnf >/dev/null; then
                echo "    sudo dnf install java-25-openjdk-devel"
            elif command -v pacman >/dev/null; then
                echo "    sudo pacman -S jdk-openjdk"
            elif command -v apk >/dev/null; then
                echo "    sudo apk add openjdk25-jdk"
            fi
            ;;
    esac
    echo "    curl -s https://get.sdkman.io | bash; sdk install java 25-tem"
    echo "    or download it from https://adoptium.net/temurin/releases/?version=25"
    echo "  If it is installed already, point JAVA_HOME at it:  JAVA_HOME=/path/to/jdk-25 ./$1"
}
