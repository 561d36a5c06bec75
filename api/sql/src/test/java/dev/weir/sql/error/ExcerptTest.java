package dev.weir.sql.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void underlinesTheWord() {
        assertThat(Excerpt.of("SELECT 1\nFORM t", 2, 1)).isEqualTo("    FORM t\n    ^^^^");
        assertThat(Excerpt.of("SELECT 'a b' + 1", 1, 8)).isEqualTo("    SELECT 'a b' + 1\n           ^^^^^");
    }

    @Test
    void showsTheSurroundingsInALongLine() {
        String line = "x".repeat(300) + " here " + "y".repeat(300);

        String[] excerpt = Excerpt.of(line, 1, 302).split("\n");

        assertThat(excerpt[0]).hasSizeLessThanOrEqualTo(104).contains(" here ");
        assertThat(excerpt[1].indexOf('^')).isEqualTo(excerpt[0].indexOf("here"));
    }

    @Test
    void isEmptyForAPlaceOutsideTheText() {
        assertThat(Excerpt.of("SELECT 1", 3, 1)).isEmpty();
        assertThat(Excerpt.of("SELECT 1", 1, 9)).endsWith("^");
    }
}
