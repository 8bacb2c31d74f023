package org.hemicycle.defaults.refusal;

import java.util.List;
import java.util.Map;

/** A request that is refused by name; nothing was changed. */
public class Refused extends RuntimeException {

    private final RefusalKind kind;
    private final List<FieldFault> faults;
    private final Map<String, Object> particulars;

    /** A refusal with a sentence for the person who asked. */
    public Refused(RefusalKind kind, String sentence) {
        this(kind, sentence, List.of());
    }

    /** A refusal because of one field. */
    public Refused(RefusalKind kind, String sentence, String field) {
        this(kind, sentence, List.of(new FieldFault(field, sentence)));
    }

    /** A refusal because of several fields. */
    public Refused(RefusalKind kind, String sentence, List<FieldFault> faults) {
        this(kind, sentence, faults, Map.of());
    }

    /** A refusal with particulars that go into the problem document as extension members (RFC 9457 §3.2). */
    public Refused(RefusalKind kind, String sentence, List<FieldFault> faults, Map<String, Object> particulars) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.faults = List.copyOf(faults);
        this.particulars = Map.copyOf(particulars);
    }

    /** What was refused. */
    public RefusalKind kind() {
        return kind;
    }

    /** The sentence for the person who asked. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** The fields that are wrong, where there are any. */
    public List<FieldFault> faults() {
        return faults;
    }

    /** Further members of the problem document. */
    public Map<String, Object> particulars() {
        return particulars;
    }
}
