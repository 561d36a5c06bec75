package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Which topics a table reads: those of a list, or those whose names match. */
sealed interface Topics {
    record Named(List<String> names) implements Topics {
        @Override
        public String toString() {
            return String.join(";", names);
        }
    }

    record Matching(String pattern) implements Topics {
        @Override
        public String toString() {
            return "/" + pattern + "/";
        }
    }

    static Topics of(Configuration options) {
        List<String> names = options.find(KafkaOptions.TOPIC).orElse(List.of());
        String pattern = options.find(KafkaOptions.TOPIC_PATTERN).orElse(null);
        if (names.isEmpty() == (pattern == null)) {
            throw KafkaTable.invalid("one of 'topic' and 'topic-pattern' is required, and only one");
        }
        if (pattern == null) {
            return new Named(List.copyOf(names));
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw KafkaTable.invalid(
                            "option 'topic-pattern': '%s' is no regular expression: %s", pattern, e.getDescription())
                    .causedBy(e);
        }
        return new Matching(pattern);
    }

    /**
     * The topics that there are now, with the number of their partitions. Fails when one that is named is not there.
     */
    default Map<String, Integer> find(Cluster cluster, Admin admin) {
        Set<String> wanted = switch (this) {
            case Named named -> new TreeSet<>(named.names());
            case Matching matching -> {
                Pattern pattern = Pattern.compile(matching.pattern());
                Set<String> names = new TreeSet<>(names(cluster, admin));
                names.removeIf(name -> !pattern.matcher(name).matches());
                yield names;
            }
        };
        Map<String, Integer> partitions = new TreeMap<>();
        admin.describeTopics(wanted).topicNameValues().forEach((topic, future) -> {
            TopicDescription found = described(cluster, admin, topic, future);
            if (found != null) {
                partitions.put(topic, found.partitions().size());
            }
        });
        return partitions;
    }

    private @Nullable TopicDescription described(
            Cluster cluster, Admin admin, String topic, KafkaFuture<TopicDescription> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cluster.failed("describe topic '" + topic + "'", e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw cluster.failed("describe topic '" + topic + "'", e);
            }
            if (this instanceof Matching) {
                // Deleted since it was listed.
                return null;
            }
            throw unknown(cluster, admin, topic).causedBy(e);
        }
    }

    /** What it means that nothing was heard of a topic: that it is not there, or that the brokers are not. */
    static KafkaError missing(Cluster cluster, String topic) {
        try (Admin admin = cluster.admin()) {
            new Named(List.of(topic)).find(cluster, admin);
            return KafkaError.WRITE_FAILED;
        } catch (WeirException e) {
            return e.code() instanceof KafkaError error ? error : KafkaError.WRITE_FAILED;
        }
    }

    /** That there is no such topic, with the name that was probably meant. */
    static WeirException unknown(Cluster cluster, Admin admin, String topic) {
        return WeirException.of(
                        KafkaError.UNKNOWN_TOPIC,
                        "there is no topic '%s', say the brokers at %s",
                        topic,
                        cluster.address())
                .hint(NearestName.hint(topic, names(cluster, admin)));
    }

    private static Set<String> names(Cluster cluster, Admin admin) {
        return cluster.get("list topics", admin.listTopics().names());
    }
}
