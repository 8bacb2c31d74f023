package org.hemicycle.defaults.refusal;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Builds problem documents (RFC 9457) from refusals. */
public final class Problems {

    private Problems() {}

    /** The problem document of a refusal. */
    public static ProblemDetail of(Refused refused) {
        ProblemDetail problem = of(refused.kind(), refused.sentence(), refused.faults());
        refused.particulars().forEach(problem::setProperty);
        return problem;
    }

    /** A problem document of a kind with a sentence and the fields at fault. */
    public static ProblemDetail of(RefusalKind kind, String sentence, List<FieldFault> faults) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(kind.status()), sentence);
        problem.setType(URI.create(kind.type()));
        problem.setTitle(kind.title());
        if (!faults.isEmpty()) {
            problem.setProperty("errors", faults);
        }
        return problem;
    }
}
