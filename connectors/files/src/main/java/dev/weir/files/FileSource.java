package dev.weir.files;

import dev.weir.base.WeirException;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.ConnectError;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectOptions.OnError;
import dev.weir.dataflow.connect.FileFormat;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.RecordFormat;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads the files of a table.
 *
 * @param table the table
 * @param format how the files are read
 * @param projection indexes of the wanted columns of the table's schema
 */
record FileSource(FileTable table, Format format, int[] projection) implements Source.Projectable {
    /** One of the two shapes of formats. */
    sealed interface Format {
        record Records(RecordFormat format) implements Format {}

        record Whole(FileFormat format) implements Format {}
    }

    static FileSource of(TableDefinition definition) {
        BadRecordPolicy.check(definition.options());
        FileTable table = FileTable.of(definition);
        String name = definition.options().get(ConnectOptions.FORMAT);
        FormatFactory factory = FormatFactory.load(name);
        Format format = factory.recordFormat(table.formatTable())
                .<Format>map(Format.Records::new)
                .or(() -> factory.fileFormat(table.formatTable()).map(Format.Whole::new))
                .orElseThrow(() ->
                        WeirException.of(ConnectError.FORMAT_CANNOT, "format '%s' cannot be read from files", name));
        boolean single = format instanceof Format.Records;
        if (!single && definition.options().get(ConnectOptions.ON_ERROR) != OnError.FAIL) {
            throw WeirException.of(
                            FilesError.INVALID_OPTIONS,
                            "'%s' can only be 'fail' with format '%s'",
                            ConnectOptions.ON_ERROR.key(),
                            name)
                    .hint("its files have no single records that could be left out");
        }
        return new FileSource(
                table, format, IntStream.range(0, definition.schema().size()).toArray());
    }

    @Override
    public String describe() {
        return "Files(" + table.definition().name() + ", "
                + table.definition().options().get(ConnectOptions.FORMAT) + ", " + String.join(", ", schema().names())
                + ")";
    }

    @Override
    public Schema schema() {
        return table.definition().schema().project(projection);
    }

    @Override
    public boolean isBounded() {
        return table.definition().options().find(FileOptions.MONITOR_INTERVAL).isEmpty();
    }

    @Override
    public FileSource project(int... columns) {
        return new FileSource(
                table,
                format,
                Arrays.stream(columns).map(column -> projection[column]).toArray());
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new FileEnumerator(table, format, parallelism);
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new FileSplit.Codec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new FileReader(this, context);
    }

    @Override
    public String toString() {
        return describe();
    }
}
