# Makes the distribution, dist/target/weir, and knows when it is older than its sources. Sourced by weir and build; POSIX
# shell. Its caller has set weir_root and sourced find-jdk.sh and maven-progress.sh.

weir_distribution=$weir_root/dist/target/weir
weir_built=$weir_root/dist/target/weir.built

# Succeeds when a source that the distribution is made of changed after file $1 (folders count: a file may be gone).
sources_newer_than() {
    [ -n "$(cd "$weir_root" && find pom.xml engine api connectors cluster gateway dist \
        \( -name target -o -path '*/src/test' \) -prune -o \
        \( -path '*/src/*' -o -name pom.xml \) -newer "$1" -print 2>/dev/null | head -n 1)" ]
}

distribution_is_current() {
    [ -f "$weir_built" ] && ! sources_newer_than "$weir_built"
}

# Sources that change while the build runs are newer than its beginning, so the next start builds again.
begin_distribution() {
    mkdir -p "$weir_root/dist/target"
    touch "$weir_built.begun"
}

finish_distribution() {
    find_jdk weir
    "$weir_distribution/bin/weir-warm" || return 1
    mv "$weir_built.begun" "$weir_built"
}

# Compiles and packs what the distribution needs, without checks or tests.
build_distribution() {
    begin_distribution
    run_maven "$weir_root/build-output/distribution.log" -f "$weir_root/pom.xml" -Pfast -pl dist -am \
        package -Dmaven.test.skip=true || {
        echo "weir: the build failed; its whole output is in build-output/distribution.log" >&2
        return 1
    }
    finish_distribution
}
