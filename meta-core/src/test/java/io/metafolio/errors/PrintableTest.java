package io.metafolio.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    @DisplayName(
            "what commands a terminal, turns or breaks a line is written out, letters of all scripts are left alone")
    void control() {
        assertThat(Printable.of("a\u001b[2Jb\r\n\u0007\u202ec\u2028\ud800é漢😀"))
                .isEqualTo("a\\u001b[2Jb\\u000d\\u000a\\u0007\\u202ec\\u2028\\ud800é漢😀");
    }

    @Test
    @DisplayName("a cell as long as a file is cut, and its length told")
    void length() {
        assertThat(Printable.of("x".repeat(1_000_000))).hasSizeLessThan(4_100).endsWith("x … (1000000 characters)");
        assertThat(Printable.of("x".repeat(4_000))).hasSize(4_000);
    }

    @Test
    @DisplayName("every part of a refusal is printable, places that are added too")
    void refusal() {
        RefusedException refused = new RefusedException("a\n", "b\u001b", "c\u0000", "d\u202e");
        refused.addPlace("e\r");
        assertThat(refused).hasMessage("a\\u000a. Where: e\\u000d, b\\u001b. Expected: c\\u0000. Maybe d\\u202e.");
    }
}
