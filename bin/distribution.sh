# Makes the distribution, dist/target/weir, and knows when it is older than its sources. Sourced by weir and build; POSIX
# shell. Its caller has set weir_root and sourced find-jdk.sh and maven-progress.sh.

weir_distribution=$weir_root/dist/target/weir
weir_built=$weir_root/dist/target/weir.built
weir_lock=$weir_root/dist/target/weir.lock

# Succeeds when a source that the distribution is made of changed after file $1 (folders count: a file may be gone).
sources_newer_than() {
    [ -n "$(cd "$weir_root" && find pom.xml bin engine api connectors cluster gateway dist \
        \( -name target -o -path '*/src/test' \) -prune -o \
        \( -path '*/src/*' -o -path 'bin/*' -o -name pom.xml \) -newer "$1" -print 2>/dev/null | head -n 1)" ]
}

distribution_is_current() {
    [ -f "$weir_built" ] && ! sources_newer_than "$weir_built"
}

# Two builds in one clone would overwrite each other: the second waits for the first.
lock_distribution() {
    mkdir -p "$weir_root/dist/target"
    lock_said=
    until mkdir "$weir_lock" 2>/dev/null; do
        lock_holder=$(cat "$weir_lock/process" 2>/dev/null) || lock_holder=
        if [ -n "$lock_holder" ] && ! kill -0 "$lock_holder" 2>/dev/null; then
            rm -rf "$weir_lock"
            continue
        fi
        [ -n "$lock_said" ] || echo "weir: waiting for the build that process ${lock_holder:-?} runs ($weir_lock)" >&2
        lock_said=1
        sleep 1
    done
    trap 'rm -rf "$weir_lock"' EXIT
    trap 'exit 130' INT TERM
    echo $$ >"$weir_lock/process"
}

unlock_distribution() {
    rm -rf "$weir_lock" "$weir_built.begun"
    trap - EXIT INT TERM
}

# Sources that change while the build runs are newer than its beginning, so the next start builds again.
begin_distribution() {
    lock_distribution
    touch "$weir_built.begun"
}

finish_distribution() {
    find_jdk weir
    "$weir_distribution/bin/weir-warm" && mv "$weir_built.begun" "$weir_built" && unlock_distribution
}

# Compiles and packs what the distribution needs, without checks or tests.
build_distribution() {
    begin_distribution
    if distribution_is_current; then
        unlock_distribution
        return 0
    fi
    run_maven "$weir_root/build-output/distribution.log" -f "$weir_root/pom.xml" -Pfast -pl dist -am \
        package -Dmaven.test.skip=true || {
        echo "weir: the build failed; its whole output is in build-output/distribution.log" >&2
        return 1
    }
    finish_distribution
}
