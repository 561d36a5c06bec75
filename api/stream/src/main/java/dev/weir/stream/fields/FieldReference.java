package dev.weir.stream.fields;

import dev.weir.stream.functions.KeySelector;
import java.io.Serializable;

/** How a program names the field of an element. */
public sealed interface FieldReference extends Serializable {
    /** By its name. */
    record Named(String name) implements FieldReference {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return "'" + name + "'";
        }
    }

    /** By its position, from 0: a component of a record, a value of an array, or the element itself. */
    record Positioned(int position) implements FieldReference {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return "at position " + position;
        }
    }

    /** By a function that reads it. */
    record Selected(KeySelector<Object, Object> selector) implements FieldReference {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return "that the function reads";
        }
    }
}
