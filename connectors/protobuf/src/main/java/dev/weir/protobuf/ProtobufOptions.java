package dev.weir.protobuf;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import java.util.List;

/**
 * How messages are read and written, with Flink's names and defaults as far as Flink has them.
 *
 * @param ignoreErrors whether messages that cannot be read are left out
 * @param readDefaults whether a field that is not there has its default value instead of being NULL
 * @param nullText what stands for a NULL text within an array or a map, which cannot hold any
 */
record ProtobufOptions(boolean ignoreErrors, boolean readDefaults, String nullText) {
    static final Option<String> CLASS = Option.optional(
            "protobuf.message-class-name",
            OptionType.STRING,
            "The class that protoc has made of the message's type; it must be on the class path.");
    static final Option<String> DESCRIPTOR_FILE = Option.optional(
            "protobuf.descriptor-file",
            OptionType.STRING,
            "A file written by 'protoc --include_imports --descriptor_set_out', instead of a class.");
    static final Option<String> MESSAGE = Option.optional(
            "protobuf.message-name", OptionType.STRING, "The full name of the message's type in that file.");
    private static final Option<Boolean> IGNORE_ERRORS = Option.of(
            "protobuf.ignore-parse-errors",
            OptionType.BOOLEAN,
            false,
            "Whether messages that cannot be read are left out.");
    private static final Option<Boolean> READ_DEFAULTS = Option.of(
            "protobuf.read-default-values",
            OptionType.BOOLEAN,
            false,
            "Whether a field that is not there has its default value instead of being NULL.");
    private static final Option<String> NULL_TEXT = Option.of(
            "protobuf.write-null-string-literal",
            OptionType.STRING,
            "",
            "What is written for a NULL text within an array or a map, which cannot hold any.");

    static final List<Option<?>> ALL =
            List.of(CLASS, DESCRIPTOR_FILE, MESSAGE, IGNORE_ERRORS, READ_DEFAULTS, NULL_TEXT);

    static ProtobufOptions of(Configuration options) {
        return new ProtobufOptions(options.get(IGNORE_ERRORS), options.get(READ_DEFAULTS), options.get(NULL_TEXT));
    }
}
