# Runs Maven with its output in a log and a line a module on stderr. Sourced by weir and build; POSIX shell.
#
#   run_maven <log file> <Maven's arguments>...    returns Maven's exit code; errors are shown, all else is in the log

run_maven() {
    maven_log=$1
    shift
    mkdir -p "${maven_log%/*}"
    {
        maven_code=0
        "$weir_root/mvnw" -B "$@" 2>&1 || maven_code=$?
        echo "maven exit code: $maven_code"
    } | show_maven_progress "$maven_log" >&2
}

# Reads Maven's output from stdin, copies it to the log in $1, and returns the exit code that its last line names.
show_maven_progress() {
    progress_tty=
    [ -t 2 ] && progress_tty=1
    progress_fetched=0
    progress_module=
    progress_code=1
    progress_more=0
    while IFS= read -r progress_line; do
        printf '%s\n' "$progress_line" >&3
        # What an assertion says stands on the lines after the name of the test.
        case $progress_line in
            '['*) progress_more=0 ;;
            *) [ "$progress_more" = 0 ] || { progress_more=$((progress_more - 1)) && printf '%s\n' "$progress_line"; } ;;
        esac
        case $progress_line in
            '[INFO] Building '*'['*/*']')
                progress_module=${progress_line#'[INFO] Building '}
                progress_module="[${progress_module##*'['} ${progress_module%% *}"
                show_progress "$progress_module"
                ;;
            *Downloaded\ from*)
                progress_fetched=$((progress_fetched + 1))
                if [ -n "$progress_tty" ]; then
                    show_progress "$progress_module  $progress_fetched files downloaded"
                elif [ $((progress_fetched % 200)) = 0 ]; then
                    show_progress "$progress_fetched files downloaded"
                fi
                ;;
            fetching*) show_progress "$progress_line" ;;
            '[ERROR] '*'[Help 1]'* | '[ERROR] Re-run Maven'* | '[ERROR] For more information'* | '[ERROR] To see the full'*) ;;
            # The formatter's differences: the files' names are enough.
            '[ERROR]         '* | '[ERROR]     ... ('*) ;;
            '[ERROR]   mvn <args> -rf'* | '[ERROR] After correcting'*) ;;
            *"Run 'mvn spotless:apply'"*) echo '[ERROR] ./build tidy formats them' ;;
            '[ERROR]   '[A-Za-z]*:[0-9]*)
                printf '%s\n' "$progress_line"
                progress_more=20
                ;;
            '[ERROR] '?* | '[WARNING] '*.java:*) printf '%s%s\n' "${progress_tty:+$(printf '\r\033[K')}" "$progress_line" ;;
            'maven exit code: '*) progress_code=${progress_line##* } ;;
            mvnw:*) printf '%s\n' "$progress_line" ;;
        esac
    done 3>"$1"
    [ -z "$progress_tty" ] || printf '\r\033[K'
    return "$progress_code"
}

show_progress() {
    if [ -n "${weir_silent:-}" ]; then
        return 0
    elif [ -n "$progress_tty" ]; then
        printf '\r\033[K%s' "$1"
    else
        printf '%s\n' "$1"
    fi
}
