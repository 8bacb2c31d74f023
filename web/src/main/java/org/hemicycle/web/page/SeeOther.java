package org.hemicycle.web.page;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a form that was taken: the page to look at next, so that loading it again sends nothing twice (RFC 9110 §15.4.4). */
public final class SeeOther {

    private SeeOther() {}

    /** Leads to a page of ours. */
    public static ResponseEntity<Void> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", address).build();
    }
}
