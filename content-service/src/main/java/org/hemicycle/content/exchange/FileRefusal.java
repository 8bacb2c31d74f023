package org.hemicycle.content.exchange;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.hemicycle.defaults.refusal.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every way in which a file of the directory can be refused, with its status. */
public enum FileRefusal implements RefusalKind {
    DIRECTORY_IMPORT_UNKNOWN(404, "There is no such import."),
    DIRECTORY_IMPORT_STARTED(409, "The import was started; it cannot be removed."),
    DIRECTORY_FILE_TOO_LONG(413, "The file is larger than 16 megabytes or has more than 50,000 records."),
    DIRECTORY_FILE_NOT_UTF8(422, "The file is not text in UTF-8."),
    DIRECTORY_FILE_UNREADABLE(422, "The file is not JSON with lists of Popolo, or not CSV with a line of names."),
    RECORD_FIELD_MISSING(422, "A record lacks a field that it needs."),
    RECORD_FIELD_UNFIT(422, "A field of a record has the wrong form."),
    RECORD_TWICE(422, "Two records of one kind have the same id."),
    RECORD_MERGED(422, "A record was merged into another; the file must name that one."),
    RECORD_REFERENCE_DANGLING(422, "A record names another that is neither in the file nor in the directory."),
    RECORD_PARENT_CYCLE(422, "An organization is a part of itself."),
    RECORD_ENDS_BEFORE_START(422, "Something ends before it starts."),
    RECORD_LANGUAGE_UNKNOWN(422, "A language tag names no language that exists (BCP 47)."),
    RECORD_NAMES_INTERNAL(422, "A public record names one that is internal.");

    private final int status;
    private final String sentence;

    FileRefusal(int status, String sentence) {
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

    Refused refused() {
        return new Refused(this, sentence);
    }

    @Configuration(proxyBeanMethods = false)
    static class Names {
        @Bean
        Refusals directoryFileRefusals() {
            return new Refusals(List.of(FileRefusal.values()));
        }
    }
}
