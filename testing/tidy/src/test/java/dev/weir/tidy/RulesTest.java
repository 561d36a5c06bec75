package dev.weir.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That each rule sees what it forbids, and lets pass what it does not. */
class RulesTest {
    private static final Path MAIN = Path.of("engine/data/src/main/java/dev/weir/data/Sample.java");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long a = System.nanoTime();",
                "java.util.function.LongSupplier a = System::nanoTime;",
                "Object a = java.time.Instant.now();",
                "Object a = new java.util.Random();",
                "double a = Math.random();",
                "Object a = java.util.UUID.randomUUID();",
                "{ Thread.sleep(1); }",
                "{ java.util.concurrent.TimeUnit.SECONDS.sleep(1); }",
                "Object a = java.util.concurrent.Executors.newCachedThreadPool();",
                "{ throw new RuntimeException(\"no\"); }",
                "Object a = Class.forName(\"x\");",
                "@org.junit.jupiter.api.Disabled void skipped() {}"
            })
    void forbiddenCallsAreFound(String member) {
        assertThat(new ForbiddenCallRule().check(sample(member))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object a = new java.util.Random(7);",
                "long a = clock.nanos();",
                "String a = \"System.nanoTime()\"; // System.nanoTime()",
                "{ throw new IllegalArgumentException(\"no\"); }"
            })
    void othersPass(String member) {
        assertThat(new ForbiddenCallRule().check(sample(member))).isEmpty();
    }

    @Test
    void theClockMayReadTheClock() {
        Path clock = Path.of("engine/base/src/main/java/dev/weir/base/SystemClock.java");
        assertThat(new ForbiddenCallRule().check(JavaSource.parse(clock, "class A { long a = System.nanoTime(); }")))
                .isEmpty();
    }

    @Test
    void longMethodsAreFound() {
        assertThat(new MethodLengthRule().check(methodOf(68))).isEmpty();
        assertThat(new MethodLengthRule().check(methodOf(69)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(2));
    }

    @Test
    void layoutIsChecked() {
        assertThat(new LayoutRule().check(sample("// " + "x".repeat(118)))).hasSize(1);
        assertThat(new LayoutRule().check(sample("\tint a;"))).hasSize(1);
        assertThat(new LayoutRule().check(sample("// TO" + "DO later"))).hasSize(1);
        assertThat(new LayoutRule().check(sample("// TO" + "DO(#12) later"))).isEmpty();
    }

    @Test
    void packagesNeedADescription() {
        JavaSource info = JavaSource.parse(
                Path.of("engine/data/src/main/java/dev/weir/data/package-info.java"),
                "/** Data. */\n@NullMarked\npackage dev.weir.data;");
        assertThat(new PackageRule().check(List.of(sample("int a;"))))
                .extracting(Finding::message)
                .containsExactly("no package-info.java");
        assertThat(new PackageRule().check(List.of(sample("int a;"), info))).isEmpty();
    }

    @Test
    void errorCodesAreUniqueAndUsed() {
        JavaSource codes = JavaSource.parse(
                Path.of("engine/data/src/main/java/dev/weir/data/DataError.java"),
                "package dev.weir.data; enum DataError implements ErrorCode {"
                        + " A(\"WEIR-DATA-0001\"), B(\"WEIR-DATA-0001\"), C(\"WEIR-D-1\") }");
        JavaSource user = sample("Object a = DataError.A, b = DataError.B;");
        assertThat(new ErrorCodeRule().check(List.of(codes, user)))
                .extracting(Finding::message)
                .containsExactly(
                        "WEIR-DATA-0001 is DataError.A already",
                        "code \"WEIR-D-1\" is not of the form WEIR-[A-Z]+-\\d{4}",
                        "DataError.C is never used");
    }

    private static JavaSource sample(String member) {
        return JavaSource.parse(MAIN, "package dev.weir.data;\n\nclass Sample {\n" + member + "\n}\n");
    }

    private static JavaSource methodOf(int statements) {
        List<String> lines = new ArrayList<>(List.of("class Sample {", "void method() {"));
        lines.addAll(Collections.nCopies(statements, "int a;"));
        lines.add("}");
        lines.add("}");
        return JavaSource.parse(MAIN, String.join("\n", lines));
    }
}
