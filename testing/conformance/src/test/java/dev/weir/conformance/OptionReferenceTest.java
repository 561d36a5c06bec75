package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionReferenceTest {
    @Test
    void the_page_in_the_documentation_is_that_of_the_definitions() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/options.md")))
                .as("docs/options.md; ./build options writes it")
                .isEqualTo(OptionReference.render());
    }
}
