package dev.weir.bench.jet;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.aggregate.AggregateOperations;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.datamodel.WindowResult;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.SinkBuilder;
import com.hazelcast.jet.pipeline.Sinks;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.jet.pipeline.StreamSource;
import com.hazelcast.jet.pipeline.WindowDefinition;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Nexmark q5: the auctions with the most bids in the last ten seconds, every two seconds. {@code HotItems <events>
 * <events per second of event time> <cores> [checkpoints | print]}.
 */
public final class HotItems {
    private static final long SECOND = 1000;

    private HotItems() {}

    /** The auctions with the highest count so far. */
    private static final class Hottest implements Serializable {
        private static final long serialVersionUID = 1;

        private long most;
        private final ArrayList<Long> auctions = new ArrayList<>();

        void add(long auction, long count) {
            if (count > most) {
                auctions.clear();
                most = count;
            }
            if (count == most) {
                auctions.add(auction);
            }
        }

        void addAll(Hottest other) {
            other.auctions.forEach(auction -> add(auction, other.most));
        }

        /** Result rows, as the {@code print} connectors of Weir and Flink write them. */
        List<String> rows() {
            return auctions.stream()
                    .map(auction -> "q5> +I[" + auction + ", " + most + "]")
                    .toList();
        }
    }

    public static void main(String[] arguments) {
        Map<String, String> options = Map.of("events.num", arguments[0], "first-event.rate", arguments[1]);
        String mode = arguments.length > 3 ? arguments[3] : "";
        int cores = Integer.parseInt(arguments[2]);
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config(cores));
        JobConfig job = new JobConfig();
        if (mode.equals("checkpoints")) {
            job.setProcessingGuarantee(ProcessingGuarantee.EXACTLY_ONCE).setSnapshotIntervalMillis(SECOND);
        }
        instance.getJet()
                .newJob(pipeline(options, cores, mode.equals("print")), job)
                .join();
        instance.shutdown();
    }

    /** One member that talks to nobody. */
    private static Config config(int cores) {
        Config config = new Config();
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(cores);
        return config;
    }

    private static Pipeline pipeline(Map<String, String> options, int cores, boolean prints) {
        AggregateOperation1<KeyedWindowResult<Long, Long>, Hottest, Hottest> hottest = AggregateOperation.withCreate(
                        Hottest::new)
                .<KeyedWindowResult<Long, Long>>andAccumulate((all, result) -> all.add(result.key(), result.result()))
                .andCombine(Hottest::addAll)
                .andExportFinish(all -> all);
        Pipeline pipeline = Pipeline.create();
        pipeline.readFrom(bids(options, cores))
                .withNativeTimestamps(4 * SECOND)
                .setLocalParallelism(cores)
                .groupingKey(Bid::auction)
                .window(WindowDefinition.sliding(10 * SECOND, 2 * SECOND))
                .aggregate(AggregateOperations.counting())
                .window(WindowDefinition.tumbling(2 * SECOND))
                .aggregate(hottest)
                .writeTo(prints ? printing() : Sinks.noop());
        return pipeline;
    }

    private static StreamSource<Bid> bids(Map<String, String> options, int cores) {
        return Sources.streamFromProcessorWithWatermarks("bids", true, policy -> source(options, cores, policy));
    }

    private static ProcessorMetaSupplier source(
            Map<String, String> options, int cores, EventTimePolicy<? super Bid> policy) {
        return ProcessorMetaSupplier.of(cores, () -> new BidSource(options, policy));
    }

    private static Sink<WindowResult<Hottest>> printing() {
        return SinkBuilder.sinkBuilder("print", context -> System.out)
                .<WindowResult<Hottest>>receiveFn(
                        (out, window) -> window.result().rows().forEach(out::println))
                .build();
    }
}
