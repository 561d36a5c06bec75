package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.TableDefinition;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Table definitions as the planner makes them. */
final class Tables {
    private Tables() {}

    /** @param options alternating keys and values */
    static TableDefinition table(Schema physical, List<String> metadata, List<String> primaryKey, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        List<Field> fields = new ArrayList<>(physical.fields());
        metadata.forEach(key -> fields.add(new Field(key, KafkaMetadata.types().get(key))));
        return new TableDefinition(
                "t",
                new Schema(fields),
                metadata,
                List.of(),
                primaryKey,
                new Configuration(map),
                ZoneOffset.UTC,
                Path.of(""));
    }

    static String[] with(String[] options, String... more) {
        String[] all = java.util.Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return all;
    }
}
