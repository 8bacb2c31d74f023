package org.hemicycle.defaults.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What was sealed is read by nobody but under the same key, for the same purpose and owner. */
class SealTest {

    private static final String KEY = base64("a key of exactly 32 bytes, really");

    private final Seal seal = new Seal(KEY, "A_KEY", "tests");

    @Test
    void opensWhatItSealed() {
        assertThat(seal.open(seal.seal("No nuts, pas de noix – 🥜", "dana"), "dana")).isEqualTo("No nuts, pas de noix – 🥜");
        assertThat(seal.open(seal.seal("", "dana"), "dana")).isEmpty();
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(seal.seal("No nuts", "dana")).isNotEqualTo(seal.seal("No nuts", "dana"));
        assertThat(new String(seal.seal("No nuts", "dana"), StandardCharsets.ISO_8859_1)).doesNotContain("nuts");
    }

    @Test
    void opensForNobodyElse() {
        byte[] sealed = seal.seal("No nuts", "dana");
        assertThatThrownBy(() -> seal.open(sealed, "edo")).isInstanceOf(IllegalStateException.class).hasMessageContaining("A_KEY");
        assertThatThrownBy(() -> new Seal(KEY, "A_KEY", "other tests").open(sealed, "dana")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Seal(base64("another key of exactly 32 bytes!!"), "A_KEY", "tests").open(sealed, "dana"))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> seal.open(sealed, "dana")).as("changed since").isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open(new byte[3], "dana")).as("cut short").isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> new Seal(base64("short"), "A_KEY", "tests")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("A_KEY");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
