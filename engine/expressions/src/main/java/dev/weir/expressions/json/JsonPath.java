package dev.weir.expressions.json;

import dev.weir.base.WeirException;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A path such as {@code lax $.author.tags[0]['name']}, compiled. A strict path fails where there is nothing, a lax one
 * finds nothing; a path of neither word is strict. Steps with {@code *}, {@code ..} or several indexes find lists.
 * Immutable.
 */
public final class JsonPath {
    private sealed interface Step {
        /** Adds what the step finds in a value. */
        void collect(JsonValue value, List<JsonValue> found);

        /** Whether it finds at most one value. */
        default boolean isSingle() {
            return true;
        }
    }

    private record Member(String name) implements Step {
        @Override
        public void collect(JsonValue value, List<JsonValue> found) {
            JsonValue member =
                    value instanceof JsonObject object ? object.members().get(name) : null;
            if (member != null) {
                found.add(member);
            }
        }
    }

    private record Index(int index) implements Step {
        @Override
        public void collect(JsonValue value, List<JsonValue> found) {
            if (value instanceof JsonArray array) {
                int size = array.elements().size();
                int place = index < 0 ? size + index : index;
                if (place >= 0 && place < size) {
                    found.add(array.elements().get(place));
                }
            }
        }
    }

    private record Several(List<Step> steps) implements Step {
        @Override
        public void collect(JsonValue value, List<JsonValue> found) {
            steps.forEach(step -> step.collect(value, found));
        }

        @Override
        public boolean isSingle() {
            return false;
        }
    }

    private record Slice(int from, int to) implements Step {
        @Override
        public void collect(JsonValue value, List<JsonValue> found) {
            if (value instanceof JsonArray array) {
                int size = array.elements().size();
                int first = Math.max(0, from < 0 ? size + from : from);
                int end = Math.min(size, to < 0 ? size + to : to);
                for (int i = first; i < end; i++) {
                    found.add(array.elements().get(i));
                }
            }
        }

        @Override
        public boolean isSingle() {
            return false;
        }
    }

    private record All() implements Step {
        @Override
        public void collect(JsonValue value, List<JsonValue> found) {
            switch (value) {
                case JsonArray array -> found.addAll(array.elements());
                case JsonObject object -> found.addAll(object.members().values());
                default -> {}
            }
        }

        @Override
        public boolean isSingle() {
            return false;
        }
    }

    private record Deep(Step step) implements Step {
        @Override
        public void collect(JsonValue value, List<JsonValue> found) {
            step.collect(value, found);
            List<JsonValue> parts = new ArrayList<>();
            new All().collect(value, parts);
            parts.forEach(part -> collect(part, found));
        }

        @Override
        public boolean isSingle() {
            return false;
        }
    }

    private final boolean lax;
    private final String text;
    private final List<Step> steps;
    private final boolean single;

    private JsonPath(boolean lax, String text, List<Step> steps) {
        this.lax = lax;
        this.text = text;
        this.steps = steps;
        single = steps.stream().allMatch(Step::isSingle);
    }

    /**
     * Compiles a path.
     *
     * @throws WeirException if it is none
     */
    public static JsonPath compile(String path) {
        String trimmed = path.strip();
        String lower = trimmed.toLowerCase(Locale.ROOT);
        boolean lax = lower.startsWith("lax ");
        int begin = lax ? 4 : lower.startsWith("strict ") ? 7 : 0;
        String steps = trimmed.substring(begin).strip();
        return new JsonPath(lax, steps, new Parser(steps).parse());
    }

    /** Whether it was marked lax. */
    public boolean isLax() {
        return lax;
    }

    /**
     * What it finds: one value, a list if it may find several, or null if a lax path finds nothing.
     *
     * @throws WeirException if it is strict and finds nothing
     */
    public @Nullable JsonValue find(JsonValue root) {
        List<JsonValue> found = List.of(root);
        for (Step step : steps) {
            List<JsonValue> next = new ArrayList<>();
            found.forEach(value -> step.collect(value, next));
            found = next;
        }
        if (!single) {
            return new JsonArray(found);
        }
        if (!found.isEmpty()) {
            return found.getFirst();
        }
        if (lax) {
            return null;
        }
        throw WeirException.of(ExpressionError.INVALID_JSON, "No results for path: %s", text)
                .hint("a path that begins with 'lax' may find nothing");
    }

    /** Reads the steps of a path. */
    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Step> parse() {
            if (!text.startsWith("$")) {
                throw invalid("'$'");
            }
            at = 1;
            List<Step> steps = new ArrayList<>();
            while (at < text.length()) {
                steps.add(step());
            }
            return steps;
        }

        private WeirException invalid(String wanted) {
            return WeirException.of(
                    ExpressionError.INVALID_PATTERN,
                    "'%s' is no JSON path: %s was expected at character %d",
                    text,
                    wanted,
                    at + 1);
        }

        private Step step() {
            if (text.startsWith("..", at)) {
                at += 2;
                return new Deep(text.startsWith("[", at) ? bracket() : name());
            }
            if (text.charAt(at) == '.') {
                at++;
                return text.startsWith("[", at) ? bracket() : name();
            }
            if (text.charAt(at) == '[') {
                return bracket();
            }
            throw invalid("'.' or '['");
        }

        private Step name() {
            if (text.startsWith("*", at)) {
                at++;
                return new All();
            }
            int start = at;
            while (at < text.length() && ".[".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at == start) {
                throw invalid("a name");
            }
            return new Member(text.substring(start, at).strip());
        }

        private Step bracket() {
            at++;
            List<Step> choices = new ArrayList<>();
            do {
                skipBlanks();
                choices.add(choice());
                skipBlanks();
            } while (skip(','));
            if (!skip(']')) {
                throw invalid("']'");
            }
            return choices.size() == 1 ? choices.getFirst() : new Several(choices);
        }

        private Step choice() {
            if (skip('*')) {
                return new All();
            }
            char quote = at < text.length() ? text.charAt(at) : 0;
            if (quote == '\'' || quote == '"') {
                int end = text.indexOf(quote, at + 1);
                if (end < 0) {
                    throw invalid(Character.toString(quote));
                }
                String name = text.substring(at + 1, end);
                at = end + 1;
                return new Member(name);
            }
            boolean open = text.startsWith(":", at);
            int from = open ? 0 : number();
            if (!skip(':')) {
                return new Index(from);
            }
            boolean closed = at < text.length() && text.charAt(at) != ']';
            return new Slice(from, closed ? number() : Integer.MAX_VALUE);
        }

        private int number() {
            int start = at;
            if (at < text.length() && text.charAt(at) == '-') {
                at++;
            }
            while (at < text.length() && Character.isDigit(text.charAt(at)) && at - start < 9) {
                at++;
            }
            String digits = text.substring(start, at);
            if (digits.isEmpty() || digits.equals("-")) {
                throw invalid("an index");
            }
            return Integer.parseInt(digits);
        }

        private void skipBlanks() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }

        private boolean skip(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }
    }
}
