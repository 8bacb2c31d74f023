package org.hemicycle.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.http.HttpHeaders;

/** What a browser was shown. */
public record Shown(int status, String html, HttpHeaders headers) {

    /** The page as a person reads it, with its white space evened out. */
    public String text() {
        return html.replaceAll("(?s)<(script|style|title)\\b.*?</\\1>", " ")
                .replaceAll("</?(a|strong|span|time|em)\\b[^>]*>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    /** The page has a status. */
    public Shown hasStatus(int expected) {
        assertThat(status).as(this::text).isEqualTo(expected);
        return this;
    }

    /** A person reads each of the sentences. */
    public Shown says(String... sentences) {
        assertThat(text()).contains(sentences);
        return this;
    }

    /** A person reads none of the sentences. */
    public Shown doesNotSay(String... sentences) {
        assertThat(text()).doesNotContain(sentences);
        return this;
    }

    /** The source of the page has each of the fragments. */
    public Shown has(String... fragments) {
        assertThat(html).contains(fragments);
        return this;
    }

    /** The browser is sent on to an address. */
    public Shown leadsTo(String address) {
        assertThat(status).as(this::text).isBetween(300, 399);
        assertThat(headers.getFirst(HttpHeaders.LOCATION)).isEqualTo(address);
        return this;
    }
}
