package dev.weir.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static final Option<Duration> INTERVAL =
            Option.of("checkpoint.interval", OptionType.DURATION, Duration.ofSeconds(1), "How often.");
    private static final Option<Long> MEMORY = Option.optional("memory", OptionType.BYTES, "How much.");
    private static final Option<String> PATH = Option.required("path", OptionType.STRING, "Where.");

    @Test
    void reads_values_and_defaults() {
        Configuration configuration = new Configuration(Map.of("memory", "64 mb"));
        assertThat(configuration.get(INTERVAL)).isEqualTo(Duration.ofSeconds(1));
        assertThat(configuration.find(MEMORY)).contains(64L << 20);
        assertThat(configuration.with("checkpoint.interval", "3min").get(INTERVAL))
                .isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void names_the_nearest_option() {
        Configuration configuration = new Configuration(Map.of("path", "x", "checkpoint.intervall", "1 s"));
        assertThatThrownBy(() -> configuration.validate(List.of(INTERVAL, PATH)))
                .hasMessage("WEIR-CONFIG-0001: unknown option 'checkpoint.intervall'"
                        + " (did you mean 'checkpoint.interval'?)");
    }

    @Test
    void says_what_a_value_should_be() {
        assertThatThrownBy(() -> new Configuration(Map.of("memory", "lots")).find(MEMORY))
                .hasMessage("WEIR-CONFIG-0002: option 'memory' must be size such as '64 mb', but is 'lots'");
    }

    @Test
    void asks_for_required_options() {
        assertThatThrownBy(() -> Configuration.EMPTY.validate(List.of(PATH)))
                .hasMessage("WEIR-CONFIG-0003: option 'path' (text) is required");
    }

    @Test
    void renders_place_code_message_and_hint_on_one_line() {
        WeirException error = WeirException.of(BaseError.UNKNOWN_OPTION, "no such thing as '%s'", "x")
                .at(new Position.Script("job.sql", 3, 14))
                .hint("did you mean 'y'?");
        assertThat(error).hasMessage("job.sql:3:14: WEIR-CONFIG-0001: no such thing as 'x' (did you mean 'y'?)");
        assertThat(error.atIfAbsent(new Position.PlanNode("map"))).isSameAs(error);
    }
}
