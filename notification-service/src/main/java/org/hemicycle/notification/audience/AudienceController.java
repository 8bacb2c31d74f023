package org.hemicycle.notification.audience;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.audience.Audiences.Size;
import org.hemicycle.notification.subscriber.Readership;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells staff how many they would write to. */
@RestController
@PreAuthorize("hasAuthority('bulletins:read')")
public class AudienceController {

    private final Audiences audiences;

    AudienceController(Audiences audiences) {
        this.audiences = audiences;
    }

    @PostMapping("/api/audiences/size")
    @Operation(summary = "How many subscribers an audience has at this moment, in all and by language")
    Size size(@RequestBody Wanted wanted) {
        var faults = new ArrayList<FieldFault>();
        Readership readership = wanted.readership("", faults);
        if (!faults.isEmpty()) {
            throw new Refused(CommonRefusal.INVALID_FIELD, CommonRefusal.INVALID_FIELD.sentence(), faults);
        }
        return audiences.size(readership);
    }
}
