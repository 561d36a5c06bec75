package dev.weir.cli;

import dev.weir.base.ErrorCode;

/** The error codes of the command line. */
enum CliError implements ErrorCode {
    /** A script cannot be read. */
    UNREADABLE_SCRIPT("WEIR-CLI-0001"),
    /** A command names a job that no process runs. */
    NO_SUCH_JOB("WEIR-CLI-0002"),
    /** A command names a job that several processes run. */
    AMBIGUOUS_JOB("WEIR-CLI-0003"),
    /** A process that runs jobs cannot be talked to. */
    NO_ANSWER("WEIR-CLI-0004"),
    /** The folder through which processes talk is not the user's alone. */
    UNSAFE_FOLDER("WEIR-CLI-0005"),
    /** Checkpoints of a job that runs are not removed. */
    JOB_RUNS("WEIR-CLI-0006");

    private final String code;

    CliError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }
}
