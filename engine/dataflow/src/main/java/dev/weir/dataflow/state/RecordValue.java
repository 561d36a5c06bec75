package dev.weir.dataflow.state;

import java.util.Collections;
import java.util.List;

/** One value of a record: what its words mean. */
public sealed interface RecordValue {
    /** A number. */
    RecordValue WORD = new Word();

    /** Bytes of any length. */
    RecordValue BYTES = new Bytes();

    /** 64-bit words it takes. */
    int words();

    /** The value as messages show it. */
    String describe();

    /** A word that means the same in every instance. */
    record Word() implements RecordValue {
        @Override
        public int words() {
            return 1;
        }

        @Override
        public String describe() {
            return "word";
        }
    }

    /** The two words of a value of the table's {@link ByteArena}. */
    record Bytes() implements RecordValue {
        @Override
        public int words() {
            return 2;
        }

        @Override
        public String describe() {
            return "bytes";
        }
    }

    /**
     * A word that is one more than the number of a record; 0 for none. That record is kept by the same instance.
     *
     * @param table the name of its table; of the same namespace, if this one has one
     */
    record Link(String table) implements RecordValue {
        @Override
        public int words() {
            return 1;
        }

        @Override
        public String describe() {
            return "link to " + table;
        }
    }

    /** Some numbers. */
    static List<RecordValue> words(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a record has no " + count + " words");
        }
        return Collections.nCopies(count, WORD);
    }
}
