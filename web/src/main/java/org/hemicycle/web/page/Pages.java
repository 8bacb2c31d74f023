package org.hemicycle.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;

/** Makes the page of a request: the language is in its address, or else the browser's wish. */
@Component
class Pages {

    private final Assets assets;
    private final Addresses addresses;

    Pages(Assets assets, Addresses addresses) {
        this.assets = assets;
        this.addresses = addresses;
    }

    Page of(NativeWebRequest request) {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    Page of(HttpServletRequest request) {
        String uri = asked(request);
        String[] segments = uri.split("/", 3);
        var inAddress = Language.of(segments.length > 1 ? segments[1] : null);
        if (inAddress.isPresent()) {
            return page(inAddress.get(), segments.length > 2 ? "/" + segments[2] : "/");
        }
        Language language = Language.of(request.getParameter("language"))
                .orElseGet(() -> Language.accepted(request.getHeader("Accept-Language")));
        return page(language, uri.startsWith("/problems") ? uri : "/");
    }

    private Page page(Language language, String path) {
        return new Page(language, path, Reader.current(), assets, addresses.publicUrl());
    }

    /** The address that was asked for, also when the request was passed on to the error page. */
    private static String asked(HttpServletRequest request) {
        @Nullable Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String uri ? uri : request.getRequestURI();
    }
}
