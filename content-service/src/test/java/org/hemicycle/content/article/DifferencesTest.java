package org.hemicycle.content.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.hemicycle.content.article.Differences.Fate;
import org.hemicycle.content.article.Differences.Part;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void showsWordsWithinALineThatChanged() {
        assertThat(Differences.parts("One line.\nThe minister said no.\n", "One line.\nThe minister said yes.\n"))
                .containsExactly(
                        new Part(Fate.STAYED, "One line.\nThe minister said "),
                        new Part(Fate.REMOVED, "no."),
                        new Part(Fate.ADDED, "yes."),
                        new Part(Fate.STAYED, "\n"));
    }

    @Test
    void showsAWholeTextThatCameOrWent() {
        assertThat(Differences.parts("", "New")).containsExactly(new Part(Fate.ADDED, "New"));
        assertThat(Differences.parts("Old", "")).containsExactly(new Part(Fate.REMOVED, "Old"));
        assertThat(Differences.parts("Same", "Same")).containsExactly(new Part(Fate.STAYED, "Same"));
    }

    @Test
    void bearsTwoLongTextsThatShareNothing() {
        List<Part> parts = Differences.parts("one ".repeat(10_000), "two ".repeat(10_000));

        assertThat(parts).extracting(Part::fate).containsExactly(Fate.REMOVED, Fate.ADDED);
    }

    @Property(tries = 300)
    void hasBothTextsInIt(
            @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c') @net.jqwik.api.constraints.Chars({' ', '\n'}) String before,
            @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c') @net.jqwik.api.constraints.Chars({' ', '\n'}) String after) {
        List<Part> parts = Differences.parts(before, after);

        assertThat(without(parts, Fate.ADDED)).isEqualTo(before);
        assertThat(without(parts, Fate.REMOVED)).isEqualTo(after);
    }

    private static String without(List<Part> parts, Fate fate) {
        return parts.stream().filter(part -> part.fate() != fate).map(Part::text).collect(Collectors.joining());
    }
}
