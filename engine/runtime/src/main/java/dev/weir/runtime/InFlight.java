package dev.weir.runtime;

import dev.weir.data.Batch;
import dev.weir.dataflow.state.BatchCodec;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What was on its way to one instance when it was cut, as a {@link Recording} has written it.
 *
 * @param channels the instance's channels then
 * @param sent in the order of each channel; an end means that nothing came after it then
 */
record InFlight(List<ChannelName> channels, List<Sent> sent) {
    static final int ROWS = 0;
    static final int WATERMARK = 1;
    static final int IDLE = 2;
    static final int ACTIVE = 3;
    static final int END = 4;

    /** An element as it is written; rows stand apart. */
    record Entry(int channel, int kind, long millis) {}

    /** An element and the channel it lay in. */
    record Sent(int channel, Element element) {}

    /** Reads to the end of the stream, which is left open. */
    static InFlight read(InputStream source, BatchCodec codec) throws IOException {
        DataInputStream in = new DataInputStream(source);
        List<ChannelName> channels = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            channels.add(new ChannelName(in.readUTF(), in.readInt()));
        }
        List<Entry> entries = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            entries.add(new Entry(in.readInt(), in.readByte(), in.readLong()));
        }
        Iterator<Batch> batches = codec.read(source).iterator();
        List<Sent> sent = new ArrayList<>();
        for (Entry entry : entries) {
            Element element = switch (entry.kind()) {
                case ROWS -> new Element.Data(batches.next());
                case WATERMARK -> new Element.Watermark(entry.millis());
                case IDLE -> Element.Signal.IDLE;
                case ACTIVE -> Element.Signal.ACTIVE;
                case END -> Element.Signal.END;
                default -> throw new IOException("an element of kind " + entry.kind());
            };
            sent.add(new Sent(entry.channel(), element));
        }
        return new InFlight(channels, sent);
    }
}
