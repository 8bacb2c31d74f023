package org.hemicycle.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasEverySentenceWithTheSamePlaces(Language language) {
        var english = Texts.of(Language.EN).sentences();
        var others = Texts.of(language).sentences();
        assertThat(others.keySet()).isEqualTo(english.keySet());
        english.forEach((key, sentence) -> {
            assertThat(others.get(key)).as(key).isNotBlank();
            assertThat(places(others.getOrDefault(key, ""))).as(key).isEqualTo(places(sentence));
        });
    }

    @Test
    void everySentenceThatAPageAsksForExists() throws IOException {
        var asked = Pattern.compile("(?:say|count)\\(\"([\\w.-]+[\\w])\"[,)]");
        var missing = new TreeSet<String>();
        try (Stream<Path> files = Stream.concat(Files.walk(Path.of("src/main/jte")), Files.walk(Path.of("src/main/java")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var matcher = asked.matcher(Files.readString(file));
                while (matcher.find()) {
                    String key = matcher.group(1);
                    var sentences = Texts.of(Language.EN).sentences();
                    if (!sentences.containsKey(key) && !sentences.containsKey(key + ".other")) {
                        missing.add(key);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void aPlaceWhoseValueLooksLikeAPlaceIsLeftAlone() {
        assertThat(Texts.of(Language.EN).say("date.span", "{1}", "2")).isEqualTo("{1} – 2");
    }

    @Test
    void noughtIsSingularInFrenchOnly() {
        assertThat(Language.FR.isSingular(0)).isTrue();
        assertThat(Language.EN.isSingular(0)).isFalse();
        assertThat(Language.DE.isSingular(1)).isTrue();
    }

    private static TreeSet<String> places(String sentence) {
        var places = new TreeSet<String>();
        var matcher = PLACE.matcher(sentence);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }
}
