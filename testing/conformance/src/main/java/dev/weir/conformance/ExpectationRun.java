package dev.weir.conformance;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Row;
import dev.weir.expressions.json.JsonValue;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonBoolean;
import dev.weir.expressions.json.JsonValue.JsonNull;
import dev.weir.expressions.json.JsonValue.JsonNumber;
import dev.weir.expressions.json.JsonValue.JsonObject;
import dev.weir.expressions.json.JsonValue.JsonText;
import dev.weir.expressions.json.JsonWriter;
import dev.weir.simulator.Simulation;
import dev.weir.sql.QueryResult;
import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlSession;
import dev.weir.testkit.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs one recorded expectation in a session of its own, on the simulator. */
final class ExpectationRun {
    private static final long SEED = 1;

    private ExpectationRun() {}

    /** What came of a case. */
    record Outcome(Kind kind, String detail) {
        enum Kind {
            PASSED,
            FAILED,
            /** The case uses something that Weir does not have yet. */
            MISSING,
            /** The case needs Java classes of the other engine's tests. */
            SKIPPED
        }
    }

    private static SqlSession session(Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.put("parallelism.default", "1");
        all.putIfAbsent("table.local-time-zone", "UTC");
        return SqlSession.create(new SessionSettings(
                Simulation.executor(SEED), new ManualClock(), Path.of("."), new Configuration(all), SEED));
    }

    /** Types of Flink's that Weir does not have. */
    private static final Pattern UNKNOWN_TYPE = Pattern.compile("BITMAP|STRUCTURED<|MULTISET|JAVA_OBJECT");

    private static final Pattern FLOATING = Pattern.compile("-?\\d\\.\\d+E-?\\d+ -?\\d\\.\\d+E-?\\d+");

    /** A test that expects a failure was recorded as one that expects nothing. */
    private static boolean expectsFailure(ExpectationCase expectation) {
        return expectation.required("kind").equals("error")
                || String.valueOf(expectation.text("method")).startsWith("testUnsupported");
    }

    private static boolean usesUnknownType(ExpectationCase expectation) {
        List<JsonValue> types = expectation.list("fieldTypes");
        String used = expectation.text("sql") + (types == null ? "" : types);
        return UNKNOWN_TYPE.matcher(used).find();
    }

    /** A case of {@code scalar_expressions}: the text of one expression's value over a given row, or a failure. */
    static Outcome scalar(ExpectationCase expectation, Map<String, JsonArray> inputs) {
        if (expectation.is("needsUdf") || expectation.is("needsJavaObject") || !expectation.has("sql")) {
            return new Outcome(Outcome.Kind.SKIPPED, "");
        }
        boolean mustFail = expectsFailure(expectation);
        String zone = expectation.text("timeZone");
        Map<String, String> options = zone == null ? Map.of() : Map.of("table.local-time-zone", zone);
        JsonArray columns = inputs.getOrDefault(String.valueOf(expectation.text("input")), new JsonArray(List.of()));
        if (!mustFail && !expectation.has("expected")) {
            return new Outcome(Outcome.Kind.SKIPPED, "");
        }
        String expected = mustFail ? null : expectation.required("expected");
        return attempt(mustFail, () -> {
            try (SqlSession session = session(options)) {
                String table = createInput(session, columns);
                String query = "SELECT CAST((" + expectation.required("sql") + ") AS STRING)" + table;
                Object value = session.query(query).rows().getFirst().getField(0);
                String actual = value == null ? "NULL" : value.toString();
                return sameText(actual, expected) ? "" : "gives " + actual + " instead of " + expected;
            }
        });
    }

    /** JDKs before 19 write some numbers with a digit more than they need. */
    private static boolean sameText(String actual, @Nullable String expected) {
        if (actual.equals(expected)) {
            return true;
        }
        boolean bothNumbers =
                expected != null && FLOATING.matcher(actual + " " + expected).matches();
        return bothNumbers && Double.parseDouble(actual) == Double.parseDouble(expected);
    }

    private static String createInput(SqlSession session, JsonArray columns) {
        List<String> definitions = new ArrayList<>();
        List<JsonValue> values = new ArrayList<>();
        for (JsonValue column : columns.elements()) {
            ExpectationCase field = new ExpectationCase((JsonObject) column);
            String type = field.required("type");
            if (isKnown(type)) {
                definitions.add("`" + field.required("name") + "` " + type);
                values.add(field.object().members().getOrDefault("value", new JsonNull()));
            }
        }
        return create(session, "testTable", definitions, values);
    }

    /** Whether columns of a type can be made; those of others are left out, and cases that use them find no column. */
    private static boolean isKnown(String type) {
        return !type.contains("JAVA_OBJECT") && !type.contains("MULTISET") && !type.contains("BITMAP");
    }

    /** Creates a table of one row; returns the FROM that reads it. */
    private static String create(SqlSession session, String name, List<String> definitions, List<JsonValue> values) {
        if (definitions.isEmpty()) {
            return "";
        }
        String row = JsonWriter.write(new JsonArray(values)).replace("'", "''");
        session.execute("CREATE TEMPORARY TABLE `" + name + "` (" + String.join(", ", definitions)
                + ") WITH ('connector' = 'recorded-row', 'row' = '" + row + "')");
        return " FROM `" + name + "`";
    }

    /**
     * A case of {@code builtin_functions}: values and types of expressions over a row of typed fields, or a failure.
     */
    static Outcome builtin(ExpectationCase expectation) {
        if (expectation.has("udfs")) {
            return new Outcome(Outcome.Kind.SKIPPED, "");
        }
        if (usesUnknownType(expectation)) {
            return new Outcome(Outcome.Kind.MISSING, "a type that is not supported yet");
        }
        if (usesJavaObject(expectation)) {
            return new Outcome(Outcome.Kind.SKIPPED, "");
        }
        boolean mustFail = expectation.required("kind").equals("SqlErrorTestItem");
        return attempt(mustFail, () -> {
            try (SqlSession session = session(config(expectation))) {
                String table = createFields(session, expectation);
                QueryResult result = session.query("SELECT " + expectation.required("sql") + table);
                Row row = result.rows().getFirst();
                return mustFail ? row.toString() : difference(expectation, result, row);
            }
        });
    }

    /** Whether a field that it uses was recorded as an object of Java. */
    private static boolean usesJavaObject(ExpectationCase expectation) {
        List<JsonValue> data = expectation.list("fieldData");
        for (int i = 0; data != null && i < data.size(); i++) {
            boolean isUsed = Pattern.compile("\\bf" + i + "\\b")
                    .matcher(expectation.required("sql"))
                    .find();
            if (isUsed && JsonWriter.write(data.get(i)).contains("\"java\"")) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> config(ExpectationCase expectation) {
        Map<String, String> options = new LinkedHashMap<>();
        if (expectation.object().members().get("config") instanceof JsonObject config
                && config.members().get("map") instanceof JsonArray pairs) {
            for (JsonValue pair : pairs.elements()) {
                List<JsonValue> parts = ((JsonArray) pair).elements();
                options.put(((JsonText) parts.get(0)).value(), ((JsonText) parts.get(1)).value());
            }
        }
        return options;
    }

    private static String createFields(SqlSession session, ExpectationCase expectation) {
        List<JsonValue> data = expectation.list("fieldData");
        List<JsonValue> types = expectation.list("fieldTypes");
        if (data == null) {
            return "";
        }
        List<String> definitions = new ArrayList<>();
        List<JsonValue> values = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            String type = types == null ? inferred(data.get(i)) : ((JsonText) types.get(i)).value();
            if (isKnown(type) && !JsonWriter.write(data.get(i)).contains("\"java\"")) {
                definitions.add("f" + i + " " + type);
                values.add(data.get(i));
            }
        }
        return create(session, "UnnamedTable", definitions, values);
    }

    private static String inferred(JsonValue value) {
        return switch (value) {
            case JsonBoolean v -> "BOOLEAN NOT NULL";
            case JsonNumber v -> v.digits().contains(".") ? "DOUBLE NOT NULL" : "INT NOT NULL";
            case JsonText v -> "STRING NOT NULL";
            default -> "STRING";
        };
    }

    private static String difference(ExpectationCase expectation, QueryResult result, Row row) {
        List<JsonValue> expected = expectation.list("expected");
        List<JsonValue> types = expectation.list("types");
        if (expected == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < expected.size(); i++) {
            DataType type = result.schema().type(i);
            Object wanted = ExpectedValues.of(expected.get(i), type);
            Row actual = Row.of(row.getField(i));
            if (!actual.equals(Row.of(wanted))) {
                text.append("#%d gives %s instead of %s; ".formatted(i, actual, JsonWriter.write(expected.get(i))));
            }
            String wantedType = types == null ? null : canonical(((JsonText) types.get(i)).value());
            if (wantedType != null && !wantedType.equals(canonical(type.sql()))) {
                text.append("#%d has type %s instead of %s; ".formatted(i, type.sql(), wantedType));
            }
        }
        return text.toString();
    }

    private static String canonical(String type) {
        return type.replace("VARCHAR(2147483647)", "STRING")
                .replace("VARBINARY(2147483647)", "BYTES")
                .replaceAll("TIMESTAMP\\((\\d)\\) WITH LOCAL TIME ZONE", "TIMESTAMP_LTZ($1)")
                .replaceAll("INTERVAL (YEAR|MONTH)\\b.*", "INTERVAL YEAR TO MONTH")
                .replaceAll("INTERVAL (DAY|HOUR|MINUTE|SECOND)\\b.*", "INTERVAL DAY TO SECOND");
    }

    /** Runs something that returns how its result differs from what is expected, empty for not at all. */
    private interface Attempt {
        @Nullable
        String run();
    }

    private static Outcome attempt(boolean mustFail, Attempt attempt) {
        try {
            String difference = attempt.run();
            if (mustFail) {
                return new Outcome(Outcome.Kind.FAILED, "is accepted");
            }
            boolean same = difference == null || difference.isEmpty();
            return new Outcome(same ? Outcome.Kind.PASSED : Outcome.Kind.FAILED, String.valueOf(difference));
        } catch (WeirException failure) {
            String message = failure.getMessage();
            if (message.contains("not supported yet")) {
                return new Outcome(Outcome.Kind.MISSING, message);
            }
            return new Outcome(mustFail ? Outcome.Kind.PASSED : Outcome.Kind.FAILED, message);
        } catch (RuntimeException | AssertionError bug) {
            return new Outcome(Outcome.Kind.FAILED, "breaks Weir: " + bug);
        }
    }
}
