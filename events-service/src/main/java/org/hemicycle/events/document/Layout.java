package org.hemicycle.events.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.springframework.stereotype.Component;

/** Lays documents out as an HTML page and as a tagged PDF (PDF/UA) with its fonts inside. */
@Component
class Layout {

    /** DejaVu has every alphabet of the Union: Latin with all its accents, Greek and Cyrillic. */
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final int KEPT = 50;

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final String style = new String(resource("/document/style.css"), UTF_8);
    private final byte[] regular = resource(FONTS + "DejaVuSans.ttf");
    private final byte[] bold = resource(FONTS + "DejaVuSans-Bold.ttf");

    /** The last few PDFs by the page that they were made from, because making one takes a moment. */
    private final Map<String, byte[]> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    Layout() {
        // The library tells a logger of its own about every unknown property of a style sheet.
        com.openhtmltopdf.util.XRLog.listRegisteredLoggers().forEach(logger -> com.openhtmltopdf.util.XRLog.setLevel(logger, Level.WARNING));
    }

    /** The sheet that the HTML page refers to as {@code style.css}. */
    String style() {
        return style;
    }

    /** The document as a page. */
    String html(Document document) {
        return page(document, "");
    }

    /** The document as a PDF. */
    byte[] pdf(Document document) {
        String page = page(document, style);
        synchronized (made) {
            byte[] known = made.get(page);
            if (known != null) {
                return known;
            }
        }
        byte[] pdf = rendered(page);
        synchronized (made) {
            made.put(page, pdf);
        }
        return pdf;
    }

    private String page(Document document, String sheet) {
        var output = new StringOutput();
        templates.render("document.jte", Map.of("document", document, "style", sheet), output);
        return output.toString();
    }

    private byte[] rendered(String page) {
        var pdf = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.useFont(() -> new java.io.ByteArrayInputStream(regular), "DejaVu Sans", 400, FontStyle.NORMAL, true);
            builder.useFont(() -> new java.io.ByteArrayInputStream(bold), "DejaVu Sans", 700, FontStyle.NORMAL, true);
            // Whatever somebody wrote into a title, nothing is fetched for it.
            builder.useExternalResourceAccessControl((uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            builder.useExternalResourceAccessControl((uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            builder.withProducer("Hemicycle");
            builder.withHtmlContent(page, null);
            builder.toStream(pdf);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(Layout.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
