package dev.weir.datagen;

import dev.weir.base.NearestName;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.base.WeirException;
import dev.weir.data.Field;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** {@code 'connector'='datagen'}, with Flink's options; {@code seed} is Weir's own. */
public final class DatagenConnector implements ConnectorFactory {
    static final String FIELDS = "fields.";

    private static final Option<Long> ROWS_PER_SECOND = Option.of(
            "rows-per-second", OptionType.LONG, 10_000L, "How many rows all instances together make a second.");
    private static final Option<Long> NUMBER_OF_ROWS = Option.optional(
            "number-of-rows", OptionType.LONG, "How many rows are made in all; without it, rows come without end.");
    private static final Option<Long> SEED = Option.optional(
            "seed",
            OptionType.LONG,
            "Makes every run give the same rows, whatever its parallelism; times that follow the clock excepted.");

    @Override
    public String identifier() {
        return "datagen";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ROWS_PER_SECOND, NUMBER_OF_ROWS, SEED, ConnectOptions.SCAN_PARALLELISM);
    }

    @Override
    public boolean knows(String optionKey) {
        return optionKey.startsWith(FIELDS);
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.empty();
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        checkFieldNames(table);
        List<ColumnGenerator> generators = new ArrayList<>();
        long rows = table.options().find(NUMBER_OF_ROWS).orElse(Long.MAX_VALUE);
        if (rows < 0) {
            throw WeirException.of(
                    DatagenError.INVALID_FIELD_OPTION, "option 'number-of-rows' must not be negative, but is %s", rows);
        }
        for (Field field : table.schema().fields()) {
            FieldOptions options = new FieldOptions(FIELDS + field.name(), table.options());
            ColumnGenerator generator = Generators.create(field.type(), options);
            rows = Math.min(rows, generator.rows());
            generators.add(generator);
        }
        for (String key : table.options().below(FIELDS).values().keySet()) {
            Generators.checkKnown(FIELDS + key);
        }
        long rate = table.options().get(ROWS_PER_SECOND);
        if (rate <= 0) {
            throw WeirException.of(
                    DatagenError.INVALID_FIELD_OPTION, "option 'rows-per-second' must be positive, but is %s", rate);
        }
        Optional<Long> seed = table.options().find(SEED);
        return Optional.of(new DatagenSource(
                table.name(),
                table.schema(),
                generators,
                IntStream.range(0, table.schema().size()).toArray(),
                rate,
                rows,
                seed.map(OptionalLong::of).orElse(OptionalLong.empty())));
    }

    private static void checkFieldNames(TableDefinition table) {
        List<String> names = table.schema().names();
        for (String key : table.options().below(FIELDS).values().keySet()) {
            if (names.stream().noneMatch(name -> key.startsWith(name + "."))) {
                String name = key.indexOf('.') < 0 ? key : key.substring(0, key.indexOf('.'));
                throw WeirException.of(
                                DatagenError.UNKNOWN_FIELD,
                                "option '%s%s' is about field '%s', which table %s does not have",
                                FIELDS,
                                key,
                                name,
                                table.name())
                        .hint(NearestName.hint(name, names));
            }
        }
    }
}
