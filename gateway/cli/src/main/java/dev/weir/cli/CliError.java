package dev.weir.cli;

import dev.weir.base.ErrorCode;

/** The error codes of the command line. */
enum CliError implements ErrorCode {
    /** A script cannot be read. */
    UNREADABLE_SCRIPT("WEIR-CLI-0001");

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
