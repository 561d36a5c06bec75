package dev.weir.stream.sources;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.guard.FunctionFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a table's source as objects, made by a function. */
public final class RowsSource<T> implements Source {
    private static final Schema SCHEMA = Schema.ofObjects("Object");

    private final Source table;
    private final MapFunction<Row, T> mapper;

    private RowsSource(Source table, MapFunction<Row, T> mapper) {
        this.table = table;
        this.mapper = mapper;
    }

    /** Objects made of the rows of a table's source; {@link TableSource} finds one by its connector. */
    public static <T> RowsSource<T> of(Source table, MapFunction<Row, T> mapper) {
        return new RowsSource<>(table, mapper);
    }

    @Override
    public String describe() {
        return "Rows(" + table.describe() + ")";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public boolean isBounded() {
        return table.isBounded();
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return table.enumerator(parallelism);
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return table.splitCodec();
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        SourceReader reader = table.reader(context);
        return new SourceReader() {
            @Override
            public void add(Split split) {
                reader.add(split);
            }

            @Override
            public Status poll(SourceOutput output) {
                return reader.poll(new SourceOutput() {
                    @Override
                    public void emit(Split split, Batch batch) {
                        output.emit(split, objects(batch, context.name()));
                    }

                    @Override
                    public void splitFinished(Split split) {
                        output.splitFinished(split);
                    }
                });
            }

            @Override
            public boolean wantsMoreSplits() {
                return reader.wantsMoreSplits();
            }

            @Override
            public List<Split> unread() {
                return reader.unread();
            }

            @Override
            public void checkpointCompleted(long checkpoint) {
                reader.checkpointCompleted(checkpoint);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    private Batch objects(Batch batch, String name) {
        @Nullable Object[] values = new @Nullable Object[batch.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = mapper.map(batch.toRow(i));
            }
        } catch (Throwable failure) {
            throw FunctionFailure.of(name, mapper, failure);
        }
        return Batch.ofObjects(SCHEMA, values.length, values, null);
    }
}
