package org.hemicycle.content.search;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Why something cannot be searched for. */
public enum SearchRefusal implements RefusalKind {
    QUERY_TOO_LONG("A search takes at most 300 characters and 32 words."),
    TOO_FAR_DOWN("A search shows its first thousand hits; further words or a filter bring others up.");

    private final String sentence;

    SearchRefusal(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return 400;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /** Adds these to the list of problems. */
    @Configuration(proxyBeanMethods = false)
    static class Listed {
        @Bean
        Refusals searchRefusals() {
            return new Refusals(List.of(SearchRefusal.values()));
        }
    }
}
