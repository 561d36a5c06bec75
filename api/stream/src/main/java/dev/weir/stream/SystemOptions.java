package dev.weir.stream;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.dataflow.checkpoint.RecoveryOptions;
import java.util.Properties;

/** Options that whoever starts a program gives it: system properties with a prefix. */
final class SystemOptions {
    private static final String PREFIX = "weir.";

    private SystemOptions() {}

    /** The given options, and those of the system properties for what they leave open. */
    static Configuration under(Configuration options) {
        return under(options, System.getProperties());
    }

    static Configuration under(Configuration options, Properties properties) {
        Configuration result = options;
        for (Option<?> option : RecoveryOptions.all()) {
            String value = properties.getProperty(PREFIX + option.key());
            if (value != null && !result.contains(option.key())) {
                result = result.with(option.key(), value);
            }
        }
        return RecoveryOptions.canonical(result);
    }
}
