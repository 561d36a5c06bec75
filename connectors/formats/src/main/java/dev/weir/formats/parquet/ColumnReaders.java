package dev.weir.formats.parquet;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.dataflow.connect.RandomAccessInput;
import dev.weir.formats.text.FormatError;

/** Makes the reader of a column, or says why the file's column cannot be the table's. */
final class ColumnReaders {
    private ColumnReaders() {}

    static ColumnReader create(RandomAccessInput file, Footer.RowGroup group, FileSchema.Node node, Field field) {
        boolean nested = field.type() instanceof DataType.Array
                || field.type() instanceof DataType.MapOf
                || field.type() instanceof DataType.RowOf;
        if (nested && !node.isRepeated() && NestedColumnReader.fits(node, field.type())) {
            return new NestedColumnReader(node, field.type(), leaf -> pages(file, group, leaf));
        }
        if (!node.isLeaf() || node.isRepeated()) {
            throw mismatch(file, node, field);
        }
        Leaf leaf = node.leaf();
        ValueTarget target = Targets.of(leaf, field.type());
        if (target == null) {
            throw mismatch(file, node, field);
        }
        return new FlatColumnReader(pages(file, group, leaf), leaf, target);
    }

    private static Pages pages(RandomAccessInput file, Footer.RowGroup group, Leaf leaf) {
        if (leaf.index() >= group.chunks().size()) {
            throw new DamagedException(
                    "a row group lacks column " + leaf.element().name());
        }
        return new Pages(file, group.chunks().get(leaf.index()), leaf);
    }

    private static WeirException mismatch(RandomAccessInput file, FileSchema.Node node, Field field) {
        return WeirException.of(
                        FormatError.TYPE_MISMATCH,
                        "the table says %s, but the file's column is %s",
                        field.type().name(),
                        describe(node))
                .at(new Position.Data(file.name(), 0, field.name()));
    }

    private static String describe(FileSchema.Node node) {
        String logical = switch (node.element().logical()) {
            case Footer.Logical.None() -> "";
            case Footer.Logical.Other(String name) -> name;
            case Footer.Logical.Text() -> "text";
            case Footer.Logical other -> other.toString();
        };
        String physical = node.isLeaf() ? node.leaf().type().toString() : "a group";
        return (node.isRepeated() ? "repeated " : "") + physical + (logical.isEmpty() ? "" : " (" + logical + ")");
    }
}
