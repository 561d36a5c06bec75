package dev.weir.kafka;

import dev.weir.base.ErrorCode;

/** The error codes of the Kafka connectors. */
public enum KafkaError implements ErrorCode {
    /** Options that contradict each other or cannot be. */
    INVALID_OPTION("WEIR-KAFKA-0001", Kind.USER),
    /** No broker answers, or the cluster refuses. */
    UNREACHABLE("WEIR-KAFKA-0002", Kind.EXTERNAL),
    /** A topic or a partition that is not there. */
    UNKNOWN_TOPIC("WEIR-KAFKA-0003", Kind.USER),
    /** An offset from which nothing can be read: it was deleted, or the group has none. */
    NO_OFFSET("WEIR-KAFKA-0004", Kind.USER),
    /** Records cannot be read. */
    READ_FAILED("WEIR-KAFKA-0005", Kind.EXTERNAL),
    /** Records cannot be written. */
    WRITE_FAILED("WEIR-KAFKA-0006", Kind.EXTERNAL),
    /** A transaction cannot be committed now. */
    COMMIT_FAILED("WEIR-KAFKA-0007", Kind.EXTERNAL),
    /** A transaction that a checkpoint holds was aborted by somebody else. */
    TRANSACTION_LOST("WEIR-KAFKA-0008", Kind.USER),
    /** A schema of the user's throws, or cannot be copied for each instance. */
    SCHEMA_FAILED("WEIR-KAFKA-0009", Kind.USER),
    /** A record that should say which row it replaces has no key. */
    NO_KEY("WEIR-KAFKA-0010", Kind.USER);

    private final String code;
    private final Kind kind;

    KafkaError(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
