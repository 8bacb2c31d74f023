package org.hemicycle.notification.bulletin;

import java.util.List;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;

/**
 * Something in a bulletin that cannot stand.
 *
 * @param kind its name
 * @param field where it is, such as {@code body.fr}
 * @param message what is wrong
 */
record Fault(RefusalKind kind, String field, String message) {

    /** Refuses by the name of the first fault, with all of them by their fields. */
    static void refuseAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            RefusalKind first = faults.getFirst().kind();
            throw new Refused(
                    first,
                    first.sentence(),
                    faults.stream().map(fault -> new FieldFault(fault.field(), fault.message())).toList());
        }
    }
}
