package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every golden file, run every way. */
class GoldenSqlTest {
    @TestFactory
    Stream<DynamicTest> golden_files_give_what_they_say() {
        return GoldenRunner.files(Path.of("golden")).stream()
                .flatMap(file -> GoldenRun.ALL.stream()
                        .filter(run -> run.suits(file))
                        .map(run -> DynamicTest.dynamicTest(file.path() + ", " + run, () -> check(file, run))));
    }

    private static void check(GoldenFile file, GoldenRun run) {
        assertThat(file.expected()).as("%s expects something", file.path()).isNotEmpty();
        assertThat(file.render(run.outcomes(file))).isEqualTo(file.render(file.expected()));
    }
}
