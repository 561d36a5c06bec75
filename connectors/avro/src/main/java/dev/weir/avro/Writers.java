package dev.weir.avro;

import org.apache.avro.Schema;

/** Knows by which schema a message was written, and where its content begins. One thread. */
interface Writers {
    /** The schema of a message; fails when there is none to be found. */
    Schema schemaOf(byte[] chunk, int from, int to);

    /** How many bytes stand before the content. */
    int headerLength();

    /** Messages that all have one schema and nothing before their content. */
    record Same(Schema schema) implements Writers {
        @Override
        public Schema schemaOf(byte[] chunk, int from, int to) {
            return schema;
        }

        @Override
        public int headerLength() {
            return 0;
        }
    }
}
