package org.hemicycle.defaults.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A feed as JSON Feed 1.1 has it.
 *
 * @param version the address that names the format
 * @param title what the feed is called
 * @param home the page that people read instead
 * @param address the feed's own address
 * @param language the language of its texts
 * @param authors who is behind it
 * @param items what it tells, the newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String home,
        @JsonProperty("feed_url") String address,
        String language,
        List<Author> authors,
        List<Item> items) {

    /** The media type of such a feed. */
    public static final String MEDIA_TYPE = "application/feed+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Somebody by name. */
    public record Author(String name) {}

    /**
     * One thing that a feed tells.
     *
     * @param id what it is known by through every change
     * @param url where it can be read
     * @param text what it says, without any markup
     * @param published when it came out, where that is known
     * @param modified when it was changed last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String id,
            String url,
            String title,
            @JsonProperty("content_text") String text,
            @JsonProperty("date_published") @Nullable Instant published,
            @JsonProperty("date_modified") Instant modified,
            @Nullable List<Author> authors,
            @Nullable List<String> tags) {}

    /** A feed of ours. */
    public static JsonFeed of(String title, String home, String address, String language, List<Item> items) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                title,
                home,
                address,
                language,
                List.of(new Author("Hemicycle")),
                items);
    }

    /** The feed as it is sent; the same feed is the same text. */
    public String written() {
        return JSON.writeValueAsString(this);
    }
}
