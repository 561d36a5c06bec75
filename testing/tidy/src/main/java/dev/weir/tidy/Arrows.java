package dev.weir.tidy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which module may use which, as drawn in ARCHITECTURE.md. An arrow carries what lies behind it: who may use data may
 * use base. A module that is not in this table fails the build: adding one means drawing its arrows here.
 */
public final class Arrows {
    private static final Map<String, List<String>> DRAWN = new TreeMap<>(Map.ofEntries(
            Map.entry("base", List.of()),
            Map.entry("data", List.of("base")),
            Map.entry("expressions", List.of("data")),
            Map.entry("dataflow", List.of("data")),
            Map.entry("operators", List.of("dataflow", "expressions")),
            Map.entry("state", List.of("dataflow")),
            Map.entry("runtime", List.of("dataflow")),
            Map.entry("stream", List.of("operators")),
            Map.entry("functions", List.of("data")),
            Map.entry("sql-syntax", List.of()),
            Map.entry("sql-grammar", List.of("sql-syntax")),
            Map.entry("sql", List.of("operators", "functions", "sql-syntax", "sql-grammar")),
            Map.entry("formats", List.of("dataflow")),
            Map.entry("avro", List.of("dataflow")),
            Map.entry("protobuf", List.of("dataflow")),
            Map.entry("files", List.of("dataflow")),
            Map.entry("datagen", List.of("dataflow")),
            Map.entry("nexmark", List.of("dataflow", "functions")),
            Map.entry("print", List.of("dataflow")),
            Map.entry("socket", List.of("dataflow")),
            Map.entry("kafka", List.of("dataflow")),
            Map.entry("protocol", List.of("dataflow")),
            Map.entry("coordinator", List.of("protocol")),
            Map.entry("worker", List.of("protocol", "runtime", "state")),
            Map.entry("local", List.of("coordinator", "worker")),
            Map.entry("cli", List.of("sql", "protocol")),
            Map.entry("testkit", List.of("dataflow", "state")),
            Map.entry("simulator", List.of("local", "operators", "testkit")),
            Map.entry("programs", List.of("stream", "simulator")),
            Map.entry("servers", List.of()),
            Map.entry("chaos", List.of("base", "servers")),
            Map.entry("tidy", List.of()),
            Map.entry(
                    "examples",
                    List.of("stream", "sql", "local", "formats", "files", "datagen", "nexmark", "print", "socket")),
            Map.entry(
                    "conformance",
                    List.of(
                            "sql",
                            "stream",
                            "simulator",
                            "formats",
                            "avro",
                            "protobuf",
                            "files",
                            "datagen",
                            "nexmark",
                            "print",
                            "socket",
                            "kafka")),
            Map.entry(
                    "bench",
                    List.of(
                            "sql", "stream", "local", "testkit", "formats", "files", "datagen", "nexmark", "print",
                            "servers")),
            Map.entry("bench-flink", List.of("nexmark")),
            Map.entry("bench-jet", List.of("nexmark")),
            Map.entry("dist", List.of())));

    /** Declared by many on purpose; every other library has one door, the module that declares it. */
    private static final Set<String> COMMON_LIBRARIES = Set.of("org.jspecify", "org.slf4j");

    private Arrows() {}

    /** Whether the table has the module. */
    public static boolean knows(String module) {
        return DRAWN.containsKey(module);
    }

    /** Whether {@code user} may use {@code used}, directly or through what it may use. */
    public static boolean allows(String user, String used) {
        Set<String> reached = new HashSet<>();
        collect(user, reached);
        return reached.contains(used);
    }

    /** Whether more than one module may declare a library of this group. */
    public static boolean isCommonLibrary(String group) {
        return COMMON_LIBRARIES.contains(group);
    }

    private static void collect(String module, Set<String> reached) {
        if (reached.add(module)) {
            DRAWN.getOrDefault(module, List.of()).forEach(next -> collect(next, reached));
        }
    }
}
