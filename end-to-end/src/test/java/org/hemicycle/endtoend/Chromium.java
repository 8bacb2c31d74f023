package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium; the tests download no browser. */
final class Chromium implements AutoCloseable {

    private static final Path PICTURES = Path.of("target/screenshots");
    /** Two busy cores may take long for a page that is there in a moment elsewhere. */
    private static final double LIMIT = 60_000;
    /** Run as it is: its builder for Playwright opens a second page for every check, which takes most of the time. */
    private static final String AXE = axeSource();

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setTimeout(LIMIT * 2)
                .setArgs(List.of(
                        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    }

    /** Starts it, if it is there. */
    static Optional<Chromium> start() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /** A visitor of their own, with or without scripts, and a window of this size. */
    BrowserContext visitor(boolean scripts, int width, int height) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(LIMIT);
        context.setDefaultNavigationTimeout(LIMIT);
        return context;
    }

    /** Takes a picture, and fails when the page is not accessible or wider than the window. */
    static void examine(Page page, String name) {
        picture(page, name);
        page.evaluate(AXE);
        var violations = (List<?>) Objects.requireNonNull(page.evaluate(
                "axe.run(document, {resultTypes: ['violations']})"
                        + ".then(found => found.violations.map(one => one.id + ': ' + one.help + ' at '"
                        + " + one.nodes.map(node => node.html).join(' and ')))"));
        assertThat(violations).as("axe on " + name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("fits the window: " + name).isEqualTo(true);
    }

    /** Takes a picture of the whole page, also where no script may run. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }

    private static String axeSource() {
        try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
