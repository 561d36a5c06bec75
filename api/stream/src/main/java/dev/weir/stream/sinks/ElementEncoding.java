package dev.weir.stream.sinks;

import dev.weir.dataflow.serialization.SerializedCopies;
import java.io.IOException;
import java.io.OutputStream;

/** How files are made of elements. */
sealed interface ElementEncoding<T> {
    /** Begins a file. */
    BulkWriter<T> begin(OutputStream stream) throws IOException;

    /** What the names of files end with. */
    String extension();

    /** The same with another ending of names. */
    ElementEncoding<T> withExtension(String extension);

    /** One with a copy of what the user has given. */
    ElementEncoding<T> copy() throws IOException, ClassNotFoundException;

    /** What the user has given, for messages. */
    Object user();

    /** One element behind the other. */
    record Rows<T>(Encoder<T> encoder, String extension) implements ElementEncoding<T> {
        @Override
        public BulkWriter<T> begin(OutputStream stream) {
            return new BulkWriter<>() {
                @Override
                public void addElement(T element) throws IOException {
                    encoder.encode(element, stream);
                }

                @Override
                public void finish() {}
            };
        }

        @Override
        public Rows<T> copy() throws IOException, ClassNotFoundException {
            return new Rows<>(SerializedCopies.copy(encoder), extension);
        }

        @Override
        public Encoder<T> user() {
            return encoder;
        }

        @Override
        public Rows<T> withExtension(String other) {
            return new Rows<>(encoder, other);
        }
    }

    /** Files that are a whole. */
    record Bulk<T>(BulkWriter.Factory<T> factory, String extension) implements ElementEncoding<T> {
        Bulk(BulkWriter.Factory<T> factory) {
            this(factory, factory.fileExtension());
        }

        @Override
        public BulkWriter<T> begin(OutputStream stream) throws IOException {
            return factory.create(stream);
        }

        @Override
        public Bulk<T> copy() throws IOException, ClassNotFoundException {
            return new Bulk<>(
                    factory instanceof TableFormat.Writers<T> table ? table.copy() : SerializedCopies.copy(factory),
                    extension);
        }

        @Override
        public BulkWriter.Factory<T> user() {
            return factory;
        }

        @Override
        public Bulk<T> withExtension(String other) {
            return new Bulk<>(factory, other);
        }
    }
}
