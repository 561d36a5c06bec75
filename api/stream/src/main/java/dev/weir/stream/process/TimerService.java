package dev.weir.stream.process;

/** Time, and timers of the current key. The same time registered twice is one timer. */
public interface TimerService {
    long currentProcessingTime();

    long currentWatermark();

    void registerProcessingTimeTimer(long time);

    void registerEventTimeTimer(long time);

    void deleteProcessingTimeTimer(long time);

    void deleteEventTimeTimer(long time);
}
