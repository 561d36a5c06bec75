package dev.weir.conformance;

import dev.weir.base.Option;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.sql.SessionOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the reference of all options from their definitions: {@code docs/options.md}. */
public final class OptionReference {
    private OptionReference() {}

    public static void main(String[] arguments) {
        System.out.print(render());
    }

    /** The page. Connectors that only tests have are left out. */
    public static String render() {
        StringBuilder page = new StringBuilder();
        page.append("# Options\n\nWritten from the definitions in the code; `./build options` writes it anew.\n");
        section(page, "Session: `SET 'key' = 'value'`, or `-D key=value`", SessionOptions.ALL);
        ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(connector -> !connector.getClass().getPackageName().equals("dev.weir.conformance"))
                .sorted(Comparator.comparing(ConnectorFactory::identifier))
                .forEach(connector ->
                        section(page, "`'connector' = '" + connector.identifier() + "'`", connector.options()));
        ServiceLoader.load(FormatFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(FormatFactory::identifier))
                .forEach(format -> section(page, "`'format' = '" + format.identifier() + "'`", format.options()));
        return page.toString();
    }

    private static void section(StringBuilder page, String title, Collection<? extends Option<?>> options) {
        page.append("\n## ").append(title).append("\n\n");
        if (options.isEmpty()) {
            page.append("No options.\n");
            return;
        }
        page.append("| option | default | value | meaning |\n|---|---|---|---|\n");
        page.append(options.stream().map(OptionReference::line).collect(Collectors.joining()));
    }

    private static String line(Option<?> option) {
        List<String> cells = List.of(
                "`" + option.key() + "`",
                option.required() ? "**required**" : value(option.defaultValue()),
                option.type().name(),
                option.description());
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Duration duration -> "`" + duration.toMillis() + " ms`";
            case java.time.ZoneId zone -> "`default`";
            case Enum<?> constant ->
                "`" + constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "`";
            default -> "`" + value + "`";
        };
    }
}
