package io.metafolio.io.html;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The report's style sheet for a part of someone else's page: every rule holds within one class and nowhere else, what concerns the
 * page itself is left out, and the colours are those of the host's theme rather than of the screen's.
 */
final class FragmentStyle {
    static final String CLASS = "metafolio";
    /** Doubled, so that these rules outweigh a host's own for tables in its outputs. */
    private static final String SCOPE = "." + CLASS + "." + CLASS;

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern ROOT_RULE = Pattern.compile(":root\\s*\\{([^}]*)\\}");
    private static final String DARK = "@media (prefers-color-scheme: dark)";
    private static final String OWN_DARK = "@dark";
    /** What hosts write on a page with a dark theme: Jupyter and nbconvert, Visual Studio Code, Colab. */
    private static final List<String> DARK_HOSTS =
            List.of("[data-jp-theme-light=\"false\"]", ".vscode-dark", ".vscode-high-contrast", "html[theme=\"dark\"]");

    private static final List<String> OF_THE_PAGE = List.of("html", "body", "main");

    private final StringBuilder out = new StringBuilder();

    private FragmentStyle() {}

    static String sheet() {
        FragmentStyle style = new FragmentStyle();
        style.rules(COMMENT.matcher(Palette.styleSheet()).replaceAll(""));
        style.rules(COMMENT.matcher(Palette.styleSheet("fragment.css")).replaceAll(""));
        return style.out.toString();
    }

    private void rules(String css) {
        int from = 0;
        while (css.indexOf('{', from) >= 0) {
            int open = css.indexOf('{', from);
            int close = end(css, open);
            rule(css.substring(from, open).strip(), css.substring(open + 1, close));
            from = close + 1;
        }
    }

    /** The brace that ends the block which this one begins. */
    private static int end(String css, int open) {
        int depth = 0;
        for (int i = open; i < css.length(); i++) {
            depth += css.charAt(i) == '{' ? 1 : css.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("A block of the report's style sheet has no end: "
                + css.substring(open, Math.min(css.length(), open + 60)));
    }

    private void rule(String selector, String body) {
        if (selector.equals(DARK) || selector.equals(OWN_DARK)) {
            dark(body);
        } else if (selector.startsWith("@media")) {
            out.append(selector).append('{');
            rules(body);
            out.append("}\n");
        } else if (!selector.startsWith("@")) {
            within(selector).ifPresent(scoped -> write(scoped, body));
        }
    }

    private void dark(String body) {
        ROOT_RULE
                .matcher(body)
                .results()
                .forEach(root -> write(
                        DARK_HOSTS.stream().map(host -> host + " " + SCOPE).collect(Collectors.joining(",")),
                        root.group(1)));
    }

    private void write(String selector, String body) {
        out.append(selector)
                .append('{')
                .append(body.replaceAll("\\s+", " ").strip())
                .append("}\n");
    }

    /** The same elements within a fragment; empty where only the page itself is meant. */
    private static Optional<String> within(String selectors) {
        List<String> scoped = Arrays.stream(selectors.split(","))
                .map(String::strip)
                .filter(selector -> !OF_THE_PAGE.contains(selector))
                .map(selector -> selector.equals(":root") ? SCOPE : SCOPE + " " + selector)
                .toList();
        return scoped.isEmpty() ? Optional.empty() : Optional.of(String.join(",", scoped));
    }
}
