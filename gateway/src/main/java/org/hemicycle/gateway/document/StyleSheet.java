package org.hemicycle.gateway.document;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The looks of the gateway's own pages, which must not depend on the part that renders all others. */
@RestController
class StyleSheet {

    @GetMapping("/gateway.css")
    ResponseEntity<Resource> styles() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css;charset=utf-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(new ClassPathResource("gateway.css"));
    }
}
