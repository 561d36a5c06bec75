package dev.weir.data;

/** What a row of a changelog says, in Flink's four kinds. Inside the engine there are only weights. */
public enum RowKind {
    INSERT("+I"),
    UPDATE_BEFORE("-U"),
    UPDATE_AFTER("+U"),
    DELETE("-D");

    private final String shortString;

    RowKind(String shortString) {
        this.shortString = shortString;
    }

    /** {@code +I}, {@code -U}, {@code +U} or {@code -D}. */
    public String shortString() {
        return shortString;
    }

    /** The weight of one such row: +1 or -1. */
    public int weight() {
        return this == INSERT || this == UPDATE_AFTER ? 1 : -1;
    }
}
