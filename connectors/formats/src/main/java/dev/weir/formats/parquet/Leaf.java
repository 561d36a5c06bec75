package dev.weir.formats.parquet;

import dev.weir.formats.parquet.Footer.Element;
import dev.weir.formats.parquet.Footer.Physical;
import java.util.Objects;

/**
 * A column of values as files have them: a leaf of the schema.
 *
 * @param index which column chunk of a row group holds it
 * @param maxDefinition the definition level of a value that is there
 * @param maxRepetition how many repeated nodes lead to it
 */
record Leaf(int index, Element element, int maxDefinition, int maxRepetition) {
    Physical type() {
        return Objects.requireNonNull(element.type());
    }
}
