package dev.weir.examples.wordcount;

import dev.weir.stream.DataStream;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.Collector;
import java.util.Locale;

/**
 * Counts the words of a text and prints each count as it grows.
 *
 * <pre>
 *   WordCount                        a built-in text
 *   WordCount --file path            a file, or all files of a folder
 *   WordCount --socket host port     lines from a server, e.g. of {@code nc -lk 9999}
 * </pre>
 */
public final class WordCount {
    private static final String[] TEXT = {
        "To be, or not to be, that is the question:",
        "Whether 'tis nobler in the mind to suffer",
        "The slings and arrows of outrageous fortune,",
        "Or to take arms against a sea of troubles"
    };

    /** A word and how often it has come. */
    public record Count(String word, long count) {
        Count plus(Count other) {
            return new Count(word, count + other.count);
        }

        @Override
        public String toString() {
            return word + " " + count;
        }
    }

    private WordCount() {}

    public static void main(String[] arguments) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        count(lines(environment, arguments)).print();
        environment.execute("word count");
    }

    private static DataStream<String> lines(StreamExecutionEnvironment environment, String[] arguments) {
        if (arguments.length == 2 && arguments[0].equals("--file")) {
            return environment.readTextFile(arguments[1]);
        }
        if (arguments.length == 3 && arguments[0].equals("--socket")) {
            return environment.socketTextStream(arguments[1], Integer.parseInt(arguments[2]));
        }
        return environment.fromData(TEXT);
    }

    /** The counts of the words, after each word. */
    public static DataStream<Count> count(DataStream<String> lines) {
        return lines.flatMap(WordCount::split)
                .map(word -> new Count(word, 1))
                .keyBy(Count::word)
                .reduce(Count::plus)
                .name("counts");
    }

    private static void split(String line, Collector<String> out) {
        for (String word : line.toLowerCase(Locale.ROOT).split("[^\\p{L}']+")) {
            if (!word.isEmpty()) {
                out.collect(word);
            }
        }
    }
}
