package dev.weir.base;

/**
 * A stable, documented name of one way to fail, such as {@code WEIR-SQL-0007}. Each module lists its codes in one enum
 * that implements this interface; a code is never reused for another meaning.
 */
public interface ErrorCode {
    /** Who has to act. */
    enum Kind {
        /** The user's script, program, data or options are wrong; trying again does not help. */
        USER,
        /** Weir is wrong. */
        INTERNAL,
        /** Memory, disk or another resource ran out. */
        RESOURCES,
        /** Something outside Weir failed: a file system, a server, a network; trying again may help. */
        EXTERNAL
    }

    /** The code, {@code WEIR-<AREA>-<four digits>}. */
    String code();

    /** Who has to act. */
    Kind kind();

    /** Whether the same may succeed when it is tried again: a job that failed so is restarted. */
    default boolean mayPass() {
        return kind() != Kind.USER;
    }
}
