# What weir and weir-warm must agree on: the JDK, the class path, and the start-up cache made for exactly these.

weir_main=dev.weir.cli.Main

# Sets WEIR_JAVA_HOME, weir_classpath and weir_cache. A cache serves one build of the JDK only, hence its name.
weir_jvm() {
    if [ -z "${WEIR_JAVA_HOME:-}" ]; then
        . "$weir_home/bin/find-jdk.sh"
        find_jdk "$1"
    fi
    weir_classpath=
    for weir_jar in "$weir_home"/lib/*.jar; do
        weir_classpath=${weir_classpath:+$weir_classpath:}$weir_jar
    done
    weir_jdk=
    if [ -r "$WEIR_JAVA_HOME/release" ]; then
        while IFS= read -r weir_line || [ -n "$weir_line" ]; do
            case $weir_line in
                IMPLEMENTOR_VERSION=* | JAVA_RUNTIME_VERSION=*) weir_jdk=$weir_jdk-${weir_line#*=} ;;
            esac
        done <"$WEIR_JAVA_HOME/release"
    fi
    IFS='"/ ' weir_split=$weir_jdk
    weir_cache=$weir_home/lib/start
    for weir_line in $weir_split; do
        weir_cache=$weir_cache$weir_line
    done
    unset IFS
    weir_cache=$weir_cache.aot
}
