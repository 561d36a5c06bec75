package dev.weir.runtime;

import dev.weir.data.Batch;

/** The sending end of an edge between tasks: rows are divided among its channels, everything else goes to all. */
final class Exchange implements Target {
    private final Channel[] channels;
    private final Partitioner partitioner;

    Exchange(Channel[] channels, Partitioner partitioner) {
        this.channels = channels;
        this.partitioner = partitioner;
    }

    @Override
    public void rows(Batch batch) {
        partitioner.send(batch, channels);
    }

    @Override
    public void signal(Element element) {
        for (Channel channel : channels) {
            channel.send(element);
        }
    }
}
