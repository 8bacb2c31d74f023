package org.hemicycle.web.sitemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.xml.sax.InputSource;

class SitemapTest extends WebTest {

    @Test
    void namesEveryPublicPageInEveryLanguageInWhichItIs() throws Exception {
        var answer = client.get().uri("/sitemap.xml").accept(MediaType.APPLICATION_XML).exchange();
        answer.expectStatus().isOk().expectHeader().contentTypeCompatibleWith(MediaType.APPLICATION_XML)
                .expectHeader().valueEquals("Cache-Control", "max-age=3600, public");
        String map = answer.expectBody(String.class).returnResult().getResponseBody();

        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(map)));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
        assertThat(document.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link").getLength()).isPositive();
        assertThat(map).contains(
                "<loc>http://localhost:8080/de/areas/BE</loc>",
                "<loc>http://localhost:8080/en/visits/v1</loc>",
                // A piece in French alone is found on the French page, with the day on which it was recorded.
                "<loc>http://localhost:8080/fr/articles/a1</loc><lastmod>2026-11-04T08:00:00Z</lastmod></url>",
                "<xhtml:link rel=\"alternate\" hreflang=\"fr\" href=\"http://localhost:8080/fr/calendar\"");
        assertThat(map).doesNotContain("/en/articles/a1", "/desk/", "/staff/", "/admin/");
    }

    @Test
    void isNotGivenWithHoles() {
        CONTENT.fallSilent();
        client.get().uri("/sitemap.xml").exchange().expectStatus().isEqualTo(503);
    }

    @Test
    void isNamedWhereRobotsLook() {
        client.get().uri("/robots.txt").exchange().expectStatus().isOk()
                .expectBody(String.class).value(text -> assertThat(text).contains("Sitemap: http://localhost:8080/sitemap.xml"));
    }
}
