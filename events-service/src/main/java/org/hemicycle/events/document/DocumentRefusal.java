package org.hemicycle.events.document;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every way in which a document can be refused, with its status. */
enum DocumentRefusal implements RefusalKind {
    DOCUMENT_UNKNOWN(404, "There is no such document, or it is not public."),
    DOCUMENT_EDITION_UNKNOWN(404, "The visit has no such edition, or none yet."),
    DOCUMENT_PERSON_UNKNOWN(404, "The visit does not know the person whom the document is for.");

    private final int status;
    private final String sentence;

    DocumentRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Configuration(proxyBeanMethods = false)
    static class Names {
        @Bean
        Refusals documentRefusals() {
            return new Refusals(List.of(DocumentRefusal.values()));
        }
    }
}
