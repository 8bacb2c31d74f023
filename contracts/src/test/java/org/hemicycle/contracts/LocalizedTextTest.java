package org.hemicycle.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalizedTextTest {

    private static final LocalizedText TEXT = LocalizedText.of(ordered());

    private static Map<String, String> ordered() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("fr", "Bonjour");
        texts.put("en", "Hello");
        texts.put("pt-BR", "Olá");
        return texts;
    }

    @Test
    void givesTheAskedLanguageThenItsBaseThenTheOriginal() {
        assertThat(TEXT.in("en")).isEqualTo("Hello");
        assertThat(TEXT.in("en-GB")).isEqualTo("Hello");
        assertThat(TEXT.in("de")).isEqualTo("Bonjour");
        assertThat(TEXT.languageFor("de-AT")).isEqualTo("fr");
        assertThat(TEXT.in("pt-BR")).isEqualTo("Olá");
    }

    @Test
    void refusesNoTextABlankTextAndATagThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("en", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("english language", "Hello"));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("", "Hello"));
    }

    @Test
    void refusesCharactersThatNoPageFeedOrCalendarCanShow() {
        for (String text : new String[] {"bell \u0007", "\u0000", "half a pair \ud83d", "\uffff", "next line \u0085"}) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> LocalizedText.of("en", text)).withMessageContaining("'en'");
        }
        assertThat(LocalizedText.of("en", "two\nlines,\ta tab, a dove 🕊").in("en")).isEqualTo("two\nlines,\ta tab, a dove 🕊");
    }
}
