package org.hemicycle.content.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.hemicycle.content.register.PublicAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Coverage, for everybody to read. */
@RestController
@Tag(name = "Coverage", description = "When each area and institution was last met, written about and promised something")
class CoverageController {

    private final Survey survey;

    CoverageController(Survey survey) {
        this.survey = survey;
    }

    @GetMapping("/api/coverage")
    @Operation(
            summary = "Shows what was done last for each area and institution",
            description = "The last visit or briefing that has begun, the last piece and the last commitment, of what is"
                    + " public and checked. Where there is none, the field is absent. A change shows within a second.")
    ResponseEntity<Coverage> coverage() {
        Coverage coverage = survey.coverage();
        return ResponseEntity.ok()
                .eTag(PublicAnswer.tagOf(coverage.toString().getBytes(UTF_8)))
                .cacheControl(PublicAnswer.REVALIDATED)
                .body(coverage);
    }
}
