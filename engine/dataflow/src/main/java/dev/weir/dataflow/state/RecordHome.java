package dev.weir.dataflow.state;

import java.util.List;

/** What decides which of an operator's instances keeps a record, when a job goes on with another parallelism. */
public sealed interface RecordHome {
    /** Where the hash of its key says: rows came by an exchange over just these columns. */
    RecordHome KEY = new Key();

    /** The first instance: of an operator that runs as one. */
    RecordHome FIRST = new First();

    /** Every instance has all records, and all have the same. */
    RecordHome EVERYWHERE = new Everywhere();

    /** As messages show it. */
    String describe();

    /** See {@link #KEY}. */
    record Key() implements RecordHome {
        @Override
        public String describe() {
            return "by key";
        }
    }

    /** Where the hash of some columns of its key says: rows came by an exchange over these, in this order. */
    record KeyColumns(List<Integer> columns) implements RecordHome {
        public KeyColumns {
            columns = List.copyOf(columns);
        }

        @Override
        public String describe() {
            return "by columns " + columns + " of the key";
        }
    }

    /** Where the record is whose number is a column of its key. */
    record KeyLink(int key) implements RecordHome {
        @Override
        public String describe() {
            return "with the record in column " + key + " of the key";
        }
    }

    /** Where the record is that one of its values links to; the n-th value, not word. */
    record ValueLink(int value) implements RecordHome {
        @Override
        public String describe() {
            return "with the record in value " + value;
        }
    }

    /** See {@link #FIRST}. */
    record First() implements RecordHome {
        @Override
        public String describe() {
            return "by the first instance";
        }
    }

    /** See {@link #EVERYWHERE}. */
    record Everywhere() implements RecordHome {
        @Override
        public String describe() {
            return "by every instance";
        }
    }
}
