package dev.weir.nexmark;

import dev.weir.base.ErrorCode;

/** The error codes of the nexmark connector. */
public enum NexmarkError implements ErrorCode {
    UNKNOWN_COLUMN("WEIR-NEXMARK-0001"),
    WRONG_TYPE("WEIR-NEXMARK-0002");

    private final String code;

    NexmarkError(String code) {
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
