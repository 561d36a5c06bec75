package dev.weir.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every rule over every source of the repository. */
class HouseRulesTest {
    private static List<JavaSource> sources = List.of();

    @BeforeAll
    static void parse() {
        Repository repository = Repository.around(Path.of(""));
        sources = JavaSource.parse(repository.root(), repository.javaFiles());
    }

    @Test
    void linesAndFilesAreShort() {
        for (JavaSource source : sources) {
            if (source.lines().size() > LayoutRule.LONG_FILE) {
                System.out.println(
                        "long: " + source.path() + " has " + source.lines().size() + " lines");
            }
        }
        assertThat(check(new LayoutRule())).isEmpty();
    }

    @Test
    void methodsFitOnAScreen() {
        assertThat(check(new MethodLengthRule())).isEmpty();
    }

    @Test
    void nobodyCallsWhatIsHandedIn() {
        assertThat(check(new ForbiddenCallRule())).isEmpty();
    }

    @Test
    void packagesAreDescribed() {
        assertThat(new PackageRule().check(sources)).isEmpty();
    }

    @Test
    void errorCodesAreUniqueAndUsed() {
        assertThat(new ErrorCodeRule().check(sources)).isEmpty();
    }

    private static List<Finding> check(Rule rule) {
        List<Finding> findings = new ArrayList<>();
        sources.forEach(source -> findings.addAll(rule.check(source)));
        return findings;
    }
}
