package dev.weir.formats.parquet;

import dev.weir.base.NearestName;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileFormat;
import dev.weir.dataflow.connect.RandomAccessInput;
import dev.weir.formats.text.FormatError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads files row group by row group. Columns are found by name, as they stand or else ignoring case; one that a file
 * lacks is NULL there, unless its name is close to one that the table does not use. Timestamps without a zone are taken
 * as they stand, those with one as UTC.
 *
 * @param schema the table's columns
 */
public record ParquetFormat(Schema schema) implements FileFormat {
    @Override
    public List<Section> sections(RandomAccessInput file) {
        return guarded(file.name(), () -> {
            List<Section> sections = new ArrayList<>();
            long first = 0;
            for (Footer.RowGroup group : FooterReader.read(file).rowGroups()) {
                sections.add(new Section(sections.size(), first, group.rows()));
                first += group.rows();
            }
            return sections;
        });
    }

    @Override
    public Reader open(RandomAccessInput file, Section section, int[] projection) {
        return guarded(file.name(), () -> {
            Footer footer = FooterReader.read(file);
            if (section.index() >= footer.rowGroups().size()) {
                throw new DamagedException("the file has changed while it was read");
            }
            FileSchema fileSchema = FileSchema.of(footer);
            Schema projected = schema.project(projection);
            Footer.RowGroup group = footer.rowGroups().get(section.index());
            List<ColumnReader> columns = new ArrayList<>();
            for (Field field : projected.fields()) {
                columns.add(column(file, fileSchema, group, field));
            }
            return new RowGroupReader(file, projected, columns, section);
        });
    }

    private ColumnReader column(RandomAccessInput file, FileSchema fileSchema, Footer.RowGroup group, Field field) {
        FileSchema.Node node = fileSchema.find(field.name());
        if (node == null) {
            return missing(file, fileSchema, field);
        }
        return ColumnReaders.create(file, group, node, field);
    }

    private ColumnReader missing(RandomAccessInput file, FileSchema fileSchema, Field field) {
        List<String> unused = fileSchema.names().stream()
                .filter(name -> schema.names().stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        String hint = NearestName.hint(field.name(), unused);
        if (hint != null) {
            throw WeirException.of(
                            FormatError.TYPE_MISMATCH,
                            "the file has no column '%s'; it has %s",
                            field.name(),
                            String.join(", ", fileSchema.names()))
                    .at(new Position.Data(file.name(), 0, field.name()))
                    .hint(hint);
        }
        return new NullColumnReader(field.type());
    }

    /** Gives what goes wrong within a file its code and the file's name. */
    static <T> T guarded(String file, Supplier<T> action) {
        try {
            return action.get();
        } catch (DamagedException | IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
            String problem = e instanceof DamagedException ? e.getMessage() : "its bytes contradict each other";
            throw WeirException.of(FormatError.DAMAGED_FILE, "damaged Parquet file: %s", problem)
                    .at(new Position.Data(file, 0, ""))
                    .causedBy(e);
        } catch (UnsupportedFeatureException e) {
            throw WeirException.of(
                            FormatError.UNSUPPORTED_FEATURE, "Weir cannot read this Parquet file: %s", e.getMessage())
                    .at(new Position.Data(file, 0, ""))
                    .causedBy(e);
        } catch (WeirException e) {
            throw e.atIfAbsent(new Position.Data(file, 0, ""));
        }
    }
}
