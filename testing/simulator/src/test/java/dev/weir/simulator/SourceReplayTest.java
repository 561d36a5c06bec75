package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.testkit.ListSource;
import dev.weir.testkit.SourceReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sources of simulations go on where they were, and the check finds those that do not. */
class SourceReplayTest {
    private static final Schema SCHEMA = Schema.of("a", DataTypes.BIGINT, "b", DataTypes.BIGINT);

    private static ListSource list() {
        List<Batch> batches = new ArrayList<>();
        for (long i = 0; i < 40; i++) {
            batches.add(Batch.ofRows(SCHEMA, List.of(Row.of(i, 0L), Row.of(i, 1L), Row.of(i, 2L))));
        }
        return new ListSource(SCHEMA, List.of(batches, batches.subList(7, 30), batches.subList(0, 1)), 20);
    }

    @Test
    void lists() {
        SourceReplay.check(list(), 50, 8);
    }

    @Test
    void watched() {
        SourceReplay.check(new WatchedSource(SCHEMA, 20), 50, 8);
    }

    @Test
    void cutUp() {
        SourceReplay.check(HostileCuts.cutting(list()), 50, 8);
        SourceReplay.check(HostileCuts.cutting(new WatchedSource(SCHEMA, 20)), 50, 8);
    }

    @Test
    void aPositionThatIsOneLateIsFound() {
        assertThatThrownBy(() -> SourceReplay.check(new OneLate(list()), 50, 8))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }

    /** Reads a poll more before it says where it is. */
    private record OneLate(Source source) implements Source {
        @Override
        public String describe() {
            return "OneLate";
        }

        @Override
        public Schema schema() {
            return source.schema();
        }

        @Override
        public boolean isBounded() {
            return true;
        }

        @Override
        public Enumerator enumerator(int parallelism) {
            return source.enumerator(parallelism);
        }

        @Override
        public Optional<SplitCodec> splitCodec() {
            return source.splitCodec();
        }

        @Override
        public SourceReader reader(OperatorContext context) {
            SourceReader reader = source.reader(context);
            return new SourceReader() {
                @Override
                public void add(Split split) {
                    reader.add(split);
                }

                @Override
                public Status poll(SourceOutput output) {
                    return reader.poll(output);
                }

                @Override
                public List<Split> unread() {
                    reader.poll(new SourceOutput() {
                        @Override
                        public void emit(Split split, Batch batch) {}

                        @Override
                        public void splitFinished(Split split) {}
                    });
                    return reader.unread();
                }
            };
        }
    }
}
