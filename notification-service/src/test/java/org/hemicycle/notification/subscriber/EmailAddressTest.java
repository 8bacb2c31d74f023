package org.hemicycle.notification.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "' Ada.L+news@Example.ORG ', Ada.L+news@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "o'neil@mail.example, o'neil@mail.example"
    })
    void takesWhatCanBeSentTo(String typed, String wire) {
        assertThat(EmailAddress.of(typed).wire()).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "ada", "@example.org", "ada@", "a@b@example.org", "ada@example", "ada@-example.org", "ada@exa mple.org",
        "ada@example..org", ".ada@example.org", "ada.@example.org", "a..b@example.org", "ada@example.org\r\nBcc: x@y.org",
        "ada\r\n@example.org", "ada@exam\u0000ple.org", "\"ada\"@example.org", "ada<x>@example.org", "ädа@example.org",
        "ada@[127.0.0.1]", "ada@127.0.0.1", "ada@example.org,b@example.org", "ada@exam\u2028ple.org", "a b@example.org",
    })
    void refusesWhatCannot(String typed) {
        assertThatThrownBy(() -> EmailAddress.of(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("example")
                .endsWith(".");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> EmailAddress.of("a".repeat(65) + "@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EmailAddress.of("a@" + "b".repeat(63) + ("." + "c".repeat(63)).repeat(3) + ".org"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EmailAddress.of("a@" + "b".repeat(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsItselfToNobody() {
        assertThat(EmailAddress.of("ada@example.org").toString()).doesNotContain("ada").doesNotContain("example");
    }
}
