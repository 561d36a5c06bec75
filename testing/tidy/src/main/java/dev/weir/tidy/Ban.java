package dev.weir.tidy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A group of members that code must not use, what to use instead, and the few places that may.
 *
 * @param members {@code Type.member}; {@code Type.*} is every member, {@code *.member} that of any type,
 *     {@code Type.new()} the constructor without arguments, {@code Type.new} any other, {@code Type.@} an annotation
 * @param exempt beginnings of paths, relative to the repository
 */
record Ban(Set<String> members, String instead, List<String> exempt) {
    private static final String BASE = "engine/base/src/main/java/dev/weir/base/";

    static final List<Ban> LIST = List.of(
            new Ban(
                    Set.of(
                            "System.nanoTime",
                            "System.currentTimeMillis",
                            "Instant.now",
                            "LocalDate.now",
                            "LocalDateTime.now",
                            "LocalTime.now",
                            "OffsetDateTime.now",
                            "ZonedDateTime.now",
                            "Year.now",
                            "Clock.systemUTC",
                            "Clock.systemDefaultZone",
                            "Clock.system"),
                    "take the dev.weir.base.Clock that is handed in",
                    List.of(BASE + "SystemClock.java", "testing/bench/")),
            new Ban(
                    Set.of(
                            "Random.new()",
                            "SplittableRandom.new()",
                            "Math.random",
                            "ThreadLocalRandom.*",
                            "SecureRandom.new()",
                            "UUID.randomUUID"),
                    "derive a generator from the seed that is handed in (dev.weir.base.Seeds)",
                    List.of(BASE + "Seeds.java")),
            new Ban(
                    Set.of("Thread.sleep", "TimeUnit.sleep", "SECONDS.sleep", "MILLISECONDS.sleep"),
                    "ask the scheduler or the clock to be called later",
                    List.of(BASE + "SystemClock.java")),
            new Ban(
                    Set.of("Executors.*", "ForkJoinPool.commonPool", "*.supplyAsync", "*.runAsync"),
                    "threads are started by the drivers only and are handed in",
                    List.of()),
            new Ban(
                    Set.of(
                            "Class.forName",
                            "*.setAccessible",
                            "*.getDeclaredFields",
                            "*.getDeclaredField",
                            "*.getDeclaredMethods",
                            "*.getDeclaredMethod",
                            "Unsafe.*"),
                    "no reflection",
                    // A field that users name by its name, and those of what they keep, can be reached no other way.
                    List.of(
                            "api/stream/src/main/java/dev/weir/stream/fields/",
                            "engine/data/src/main/java/dev/weir/data/objects/")),
            new Ban(
                    Set.of(
                            "RuntimeException.new",
                            "RuntimeException.new()",
                            "Exception.new",
                            "Exception.new()",
                            "Error.new",
                            "Error.new()"),
                    "a coded WeirException for what users can meet, a named exception for an argument's bug",
                    List.of()),
            new Ban(Set.of("*.printStackTrace"), "throw it, or put it into a coded error", List.of()),
            new Ban(
                    Set.of("System.exit"),
                    "only a main method decides about the process",
                    List.of(
                            "gateway/cli/",
                            "testing/conformance/",
                            "testing/simulator/",
                            "testing/bench",
                            "testing/chaos/")),
            new Ban(Set.of("Disabled.@", "Ignore.@"), "mend the test or delete it", List.of()));

    boolean applies(String type, String member) {
        return members.contains(type + "." + member)
                || members.contains(type + ".*")
                || members.contains("*." + member);
    }

    boolean exempts(Path file) {
        String path = file.toString().replace('\\', '/');
        return exempt.stream().anyMatch(path::startsWith);
    }
}
