package dev.weir.data.objects;

import dev.weir.base.WeirException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Neutral values (numbers, texts, times, arrays of such) as bytes and back, by Apache Fory. It is given no class of a
 * user, and makes none but the values of the JDK that it registers by itself. The first use in a process takes about a
 * second, further instances some milliseconds, so they are shared: whoever needs one borrows it.
 */
final class ForyBytes {
    private static final ConcurrentLinkedQueue<ForyBytes> IDLE = new ConcurrentLinkedQueue<>();
    private static final int DEEPEST = 1000;
    private static final int MOST_KEPT = 1 << 20;

    private final Fory fory = Fory.builder()
            .withXlang(false)
            .withCompatible(false)
            .withRefTracking(false)
            .withCodegen(false)
            .requireClassRegistration(true)
            .suppressClassRegistrationWarnings(true)
            .withMaxDepth(DEEPEST)
            .build();
    private MemoryBuffer buffer = MemoryBuffer.newHeapBuffer(256);

    private static final AtomicBoolean WARM = new AtomicBoolean();

    private ForyBytes() {}

    /** Makes the first one, on a thread of its own. */
    static void warm() {
        if (WARM.compareAndSet(false, true)) {
            Thread.ofPlatform().name("first object writer").daemon().start(() -> {
                ForyBytes first = borrow();
                ObjectBytes bytes = new ObjectBytes(256);
                first.write(new Object[] {1, 2L, "text", new long[] {3}, null}, bytes);
                ObjectSource source = new ObjectSource().of(bytes.array(), 0, bytes.size());
                first.read(source.getBytes(source.getSize()));
                first.giveBack();
            });
        }
    }

    static ForyBytes borrow() {
        ForyBytes idle = IDLE.poll();
        return idle == null ? new ForyBytes() : idle;
    }

    void giveBack() {
        IDLE.add(this);
    }

    /** Writes a value with the count of its bytes in front. */
    void write(@Nullable Object neutral, ObjectBytes out) {
        buffer.writerIndex(0);
        fory.serialize(buffer, neutral);
        int length = buffer.writerIndex();
        out.putCount(length);
        out.putBytes(buffer.getHeapMemory(), 0, length);
        if (length > MOST_KEPT) {
            buffer = MemoryBuffer.newHeapBuffer(256);
        }
    }

    @Nullable
    Object read(byte[] bytes) {
        try {
            return fory.deserialize(bytes);
        } catch (RuntimeException e) {
            throw WeirException.of(ObjectError.DAMAGED, "%d bytes are no object: %s", bytes.length, e)
                    .causedBy(e);
        }
    }
}
