package org.hemicycle.web.staff;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Problem;
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Sends what a form asks for and answers with what came of it: the next page, or the form again with what was refused,
 * or a page that keeps everything typed until events-service is back.
 */
@Component
public class Changes {

    private final Templates templates;
    private final Upstreams upstreams;

    Changes(Templates templates, Upstreams upstreams) {
        this.templates = templates;
        this.upstreams = upstreams;
    }

    /** The page that shows a form which was not accepted; {@code stale} when somebody else had changed its subject. */
    @FunctionalInterface
    public interface Again {
        Answer<JteModel> show(Form form, boolean stale);
    }

    /**
     * Sends a change, unless the form was refused already.
     *
     * @param home the address, without language, under which the page of the form is found
     * @param fields what fields of the request are called in the form, where the names differ
     * @param next the address, without language, to go on to when it was done
     * @param call the request, given the version that the person saw as it stands in {@code If-Match}
     */
    public ResponseEntity<?> send(
            Page page,
            Form form,
            String home,
            Map<String, String> fields,
            String next,
            Function<String, ResponseEntity<Void>> call,
            Again again) {
        if (form.isRefused()) {
            return shown(page, form, home, 400, false, again);
        }
        return switch (upstreams.tell(Upstream.EVENTS, () -> call.apply(base(form)))) {
            case Given<String> given ->
                SeeOther.to(page.to(next));
            case Silent<String> silent -> later(page, form, home);
            case Refused<String>(var problem) when problem.status() == 401 || problem.status() == 403 ->
                throw Unanswered.refused(problem);
            case Refused<String>(var problem) when problem.status() == 412 -> {
                form.complain(page.say("editor.stale"));
                problem.changed().forEach(step -> form.miss(meanwhile(step, page)));
                yield shown(page, form, home, 412, true, again);
            }
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, fields);
                point(problem, form, page);
                yield shown(page, form, home, problem.status(), false, again);
            }
        };
    }

    /** Nothing typed is lost while events-service is away: it waits in the page. */
    public ResponseEntity<?> later(Page page, Form form, String home) {
        return ResponseEntity.status(503).body(templates.staffAgain(page.at(home), form, page.path()));
    }

    private ResponseEntity<?> shown(Page page, Form form, String home, int status, boolean stale, Again again) {
        Answer<JteModel> shown = again.show(form, stale);
        return shown.isSilent() ? later(page, form, home) : ResponseEntity.status(status).body(shown.orThrow());
    }

    private static String meanwhile(Problem.Step step, Page page) {
        String what = page.sayOr(step.what(), "meanwhile." + step.what(), step.summary() == null ? "…" : page.in(step.summary()));
        return step.by() == null ? what : page.say("meanwhile.by", what, step.by());
    }

    /** What was typed as a version may be anything; what is none never fits. */
    private static String base(Form form) {
        return "\"" + (form.value("version").matches("\\d{1,18}") ? form.value("version") : "0") + "\"";
    }

    private static void point(Problem problem, Form form, Page page) {
        if (problem.visit() != null) {
            form.pointTo(page.to("/staff/visits/" + problem.visit() + "#meeting-"
                    + Objects.requireNonNullElse(problem.meeting(), "")));
        }
    }
}
