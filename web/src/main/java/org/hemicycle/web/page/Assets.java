package org.hemicycle.web.page;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Addresses of the files that pages link to, each with the fingerprint of its content, so that they cache for ever. */
@Component
public class Assets {

    private final ObjectProvider<ResourceUrlProvider> urls;

    /** Asked late, because Spring MVC, which makes it, needs the pages first. */
    Assets(ObjectProvider<ResourceUrlProvider> urls) {
        this.urls = urls;
    }

    /** The address of a file below {@code /assets}. */
    public String of(String name) {
        String address = urls.getObject().getForLookupPath("/assets/" + name);
        return address == null ? "/assets/" + name : address;
    }
}
