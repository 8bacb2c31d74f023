package org.hemicycle.notification.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AddressVaultTest {

    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");
    private final AddressVault vault = vault("a key of exactly 32 bytes, really");

    private static AddressVault vault(String key) {
        return new AddressVault(new AddressProperties(
                Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void opensWhatItSealed() {
        assertThat(vault.open(vault.seal(ADA, "s1"), "s1")).isEqualTo(ADA);
    }

    @Test
    void sealsTheSameAddressDifferentlyEachTime() {
        assertThat(vault.seal(ADA, "s1")).isNotEqualTo(vault.seal(ADA, "s1"));
    }

    @Test
    void opensForNobodyElseAndWithNoOtherKey() {
        byte[] sealed = vault.seal(ADA, "s1");
        assertThatThrownBy(() -> vault.open(sealed, "s2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault("another key of exactly 32 bytes!").open(sealed, "s1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void findsOneMailboxUnderAllItsSpellings() {
        assertThat(vault.fingerprint(EmailAddress.of("ADA@Example.org"))).isEqualTo(vault.fingerprint(ADA));
        assertThat(vault.fingerprint(EmailAddress.of("ada@bücher.example")))
                .isEqualTo(vault.fingerprint(EmailAddress.of("ada@xn--bcher-kva.example")));
        assertThat(vault.fingerprint(EmailAddress.of("eda@example.org"))).isNotEqualTo(vault.fingerprint(ADA));
        assertThat(vault("another key of exactly 32 bytes!").fingerprint(ADA)).isNotEqualTo(vault.fingerprint(ADA));
    }
}
