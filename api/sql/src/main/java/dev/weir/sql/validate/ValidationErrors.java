package dev.weir.sql.validate;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidatorException;
import org.jspecify.annotations.Nullable;

/** Says in our words and codes what Calcite's validator rejects. */
final class ValidationErrors {
    private static final Pattern UNKNOWN_COLUMN = Pattern.compile(
            "(?:Column|Field|Unknown identifier|Unknown field) '(.+?)'(?: not found.*)?;?.*", Pattern.DOTALL);
    private static final Pattern UNKNOWN_TABLE =
            Pattern.compile("(?:Table|Object) '(.+?)' not found.*", Pattern.DOTALL);
    private static final Pattern AMBIGUOUS = Pattern.compile("Column '(.+?)' is ambiguous.*", Pattern.DOTALL);
    private static final Pattern SIGNATURE = Pattern.compile(
            "Cannot apply '(.*?)' to arguments of type '(.*?)'\\.\\s*(?:Supported form\\(s\\): (.*))?", Pattern.DOTALL);
    /** The place that Calcite puts into some messages; the error has it beside them. */
    private static final Pattern PLACE =
            Pattern.compile("^(?:From line \\d+, column \\d+ to line \\d+, column \\d+|At line \\d+, column \\d+): ");

    private static final int LONGEST_MESSAGE = 1000;
    private static final List<String> TYPE_COMPLAINTS = List.of(
            "Values passed to",
            "Illegal mixing of types",
            "Type mismatch",
            "Cast function cannot convert",
            "Invalid number of arguments",
            "Values in expression list",
            "WHERE clause must be a condition",
            "ON condition",
            "Expected a boolean");

    private ValidationErrors() {}

    /**
     * The coded error for one of Calcite's.
     *
     * @param columns what columns' names may have been meant
     */
    static WeirException translate(
            RuntimeException e, StatementText statement, Catalogs catalogs, Collection<String> columns) {
        return switch (e) {
            case WeirException ours -> ours.atIfAbsent(statement.position());
            case CalciteContextException context -> translate(context, statement, catalogs, columns);
            case CalciteException plain ->
                WeirException.of(SqlError.INVALID_QUERY, "%s", message(plain))
                        .at(statement.position())
                        .causedBy(plain);
            default -> throw e;
        };
    }

    private static WeirException translate(
            CalciteContextException e, StatementText statement, Catalogs catalogs, Collection<String> columns) {
        if (e.getCause() instanceof WeirException ours) {
            return ours;
        }
        SqlParserPos place = new SqlParserPos(e.getPosLine(), e.getPosColumn(), e.getEndPosLine(), e.getEndPosColumn());
        String message = message(e.getCause() instanceof SqlValidatorException cause ? cause : e);
        return describe(message, catalogs, columns)
                .at(statement.position(place))
                .causedBy(e);
    }

    private static WeirException describe(String message, Catalogs catalogs, Collection<String> columns) {
        Matcher table = UNKNOWN_TABLE.matcher(message);
        if (table.matches()) {
            String name = table.group(1);
            return Catalogs.unknown("table or view", name, catalogs.names(catalogs.current()));
        }
        Matcher ambiguous = AMBIGUOUS.matcher(message);
        if (ambiguous.matches()) {
            return WeirException.of(SqlError.AMBIGUOUS_COLUMN, "several columns are called '%s'", ambiguous.group(1))
                    .hint("put the table's name and a dot before it");
        }
        Matcher column = UNKNOWN_COLUMN.matcher(message);
        if (column.matches() && (message.contains("not found") || message.startsWith("Unknown"))) {
            String name = column.group(1);
            return WeirException.of(SqlError.UNKNOWN_COLUMN, "there is no column '%s'", name)
                    .hint(NearestName.hint(name, columns));
        }
        Matcher signature = SIGNATURE.matcher(message);
        if (signature.matches()) {
            return WeirException.of(
                            SqlError.TYPE_MISMATCH,
                            "%s cannot be applied here: %s",
                            signature.group(1),
                            signature.group(2))
                    .hint(supported(signature.group(3)));
        }
        boolean types = TYPE_COMPLAINTS.stream().anyMatch(message::startsWith);
        return WeirException.of(types ? SqlError.TYPE_MISMATCH : SqlError.INVALID_QUERY, "%s", message);
    }

    private static @Nullable String supported(@Nullable String forms) {
        return forms == null
                ? null
                : "it can be applied as " + String.join(" or ", forms.strip().split("\\s*\n\\s*"));
    }

    private static String message(Throwable e) {
        if (e.getMessage() == null) {
            return e.getClass().getSimpleName();
        }
        String text = e.getMessage().replace("VARCHAR(2147483647)", "STRING").replace("VARBINARY(2147483647)", "BYTES");
        return shortened(PLACE.matcher(text).replaceFirst(""));
    }

    /** A message that quotes a huge literal keeps its beginning and its end, which say what is wrong. */
    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE / 2)
                        + "…"
                        + message.substring(message.length() - LONGEST_MESSAGE / 2);
    }
}
