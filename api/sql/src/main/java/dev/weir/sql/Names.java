package dev.weir.sql;

import dev.weir.sql.syntax.Show;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code LIKE 'pattern'} of SHOW: {@code %} stands for any text, {@code _} for one character. */
final class Names {
    private Names() {}

    static List<String> matching(Collection<String> names, Show.@Nullable Filter filter) {
        if (filter == null) {
            return List.copyOf(names);
        }
        StringBuilder expression = new StringBuilder();
        for (char c : filter.pattern().toCharArray()) {
            expression.append(
                    switch (c) {
                        case '%' -> ".*";
                        case '_' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        int flags = Pattern.DOTALL | (filter.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0);
        Pattern pattern = Pattern.compile(expression.toString(), flags);
        return names.stream()
                .filter(name -> pattern.matcher(name).matches() != filter.negated())
                .toList();
    }
}
