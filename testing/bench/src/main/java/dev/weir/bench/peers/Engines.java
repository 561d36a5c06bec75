package dev.weir.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where engines' programs are, and how they are started. */
final class Engines {
    private static final Path WEIR = Path.of("dist", "target", "weir", "bin", "weir");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** What Flink's own scripts open for it. */
    private static final List<String> OPENED_FOR_FLINK = List.of(
            "lang",
            "lang.reflect",
            "net",
            "io",
            "nio",
            "text",
            "time",
            "util",
            "util.concurrent",
            "util.concurrent.atomic",
            "util.concurrent.locks");

    /** What Hazelcast's manual has opened for it. */
    private static final List<String> OPENED_FOR_JET = List.of(
            "java.base/java.lang",
            "java.base/sun.nio.ch",
            "java.management/sun.management",
            "jdk.management/com.sun.management.internal");

    private Engines() {}

    /** {@code weir} from the distribution, as users have it. */
    static Entrant.Launch weir(List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>(List.of(WEIR.toString()));
        command.addAll(List.of(arguments));
        return new Entrant.Launch(command, Map.of("WEIR_JVM_OPTIONS", String.join(" ", jvmOptions)));
    }

    /** A main class of this module, with the options of Weir's JVM. */
    static Entrant.Launch here(List<String> jvmOptions, String mainClass, String... arguments) {
        List<String> options = new ArrayList<>(List.of(
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(jvmOptions);
        return java(options, System.getProperty("java.class.path"), mainClass, arguments);
    }

    /** A main class of the module that wraps Flink. */
    static Entrant.Launch flink(List<String> jvmOptions, String mainClass, String... arguments) {
        List<String> options = new ArrayList<>(jvmOptions);
        OPENED_FOR_FLINK.forEach(name -> options.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
        options.add("--sun-misc-unsafe-memory-access=allow");
        return java(options, classPath("bench-flink"), "dev.weir.bench.flink." + mainClass, arguments);
    }

    /** A main class of the module that wraps Hazelcast Jet. */
    static Entrant.Launch jet(List<String> jvmOptions, String mainClass, String... arguments) {
        List<String> options = new ArrayList<>(jvmOptions);
        OPENED_FOR_JET.forEach(opened -> options.add("--add-opens=" + opened + "=ALL-UNNAMED"));
        options.add("--add-modules=java.se");
        options.add("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
        options.add("--enable-native-access=ALL-UNNAMED");
        options.add("--sun-misc-unsafe-memory-access=allow");
        return java(options, classPath("bench-jet"), "dev.weir.bench.jet." + mainClass, arguments);
    }

    private static Entrant.Launch java(List<String> options, String classPath, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return new Entrant.Launch(command, Map.of());
    }

    /** The class path of a peer's module, which {@code ./build bench} has compiled. */
    private static String classPath(String module) {
        Path target = Path.of("testing", module, "target", "fast");
        try {
            return target.resolve("classes") + ":"
                    + Files.readString(target.resolve("classpath.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(module + " is not built", e);
        }
    }
}
